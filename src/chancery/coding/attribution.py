"""Who says what: quotations, reported speech and transcript turns, each with its speaker and its words."""

import re
from typing import NamedTuple

from chancery.coding.factuality import is_negated
from chancery.coding.frames import Match, find_matches, read_frames, slot_actors
from chancery.coding.grammar import Grammar, grammar_of, is_passive, lemma_of, tells_aspect
from chancery.grounding.actors import Grounding
from chancery.grounding.gazetteer import offices
from chancery.languages.parsed import Sentence, Word
from chancery.lexicons import has_lexicon, read_lexicon
from chancery.model import Actor, Document, Turn

PAIRS = {"“": "”", "„": "”“", "«": "»", '"': '"', "”": "”"}
# The author's words within somebody else's: "Мы готовы, – сказал министр, – к диалогу"; in Russian they open with their verb.
INSERTED = r"[,.!?…]\s?[–—-]\s(?=[а-яё]+(?:л|ла|ло|ли|ет|ит|ют|ят)(?:ся|сь)?\s)[^«»\n]{3,150}?"
RESUMED = re.compile(INSERTED + r"[,.:]\s?[–—-]\s(?=\S)")
# "– Мы готовы к диалогу, – сказал министр.": a paragraph that opens with a dash is spoken but for the author's words.
DIALOGUE = re.compile(r"[–—-]\s?(?=\S)")
AUTHOR = re.compile(INSERTED + r"(?:[,.:]\s?[–—-]\s(?=\S)|$)")
SHORTEST = 4  # words: shorter quotations are titles or irony


class Quotation(NamedTuple):
    """Quoted words: code points inside the marks."""

    start: int
    end: int


class Report(NamedTuple):
    """Somebody's words: speaker, span said, how (``quote`` or ``reported``), stance, frame, sentences, offset of the cue."""

    speaker: tuple[Actor, ...]
    start: int
    end: int
    manner: str
    stance: str
    frame: str
    sentences: tuple[Sentence, ...]
    cue: int = 0


def find_quotations(text: str) -> list[Quotation]:
    """Return the quotations of a text, paragraph by paragraph; an unclosed one runs to its paragraph's end.

    Marks inside a quotation, apostrophes and marks round fewer than four words are passed over.
    """
    found = []
    for paragraph in re.finditer(r"[^\n]+", text):
        at, end = paragraph.start(), paragraph.end()
        dialogue = DIALOGUE.match(text, at, end)
        if dialogue and AUTHOR.search(text, at, end):
            found += _spoken(text, dialogue.end(), end, AUTHOR)
            continue
        while at < end:
            mark = text[at]
            if mark in PAIRS and mark != "”" and not (mark == '"' and at > 0 and text[at - 1].isalnum()):
                close = next(
                    (
                        i
                        for i in range(at + 1, end)
                        if text[i] in PAIRS[mark] and not (text[i] == '"' and i + 1 < end and text[i + 1].isalnum())
                    ),
                    -1,
                )
                stop = close if close > 0 else end
                found += _spoken(text, at + 1, stop, RESUMED)
                at = stop + 1
            else:
                at += 1
    return found


def _spoken(text: str, start: int, end: int, author: re.Pattern[str]) -> list[Quotation]:
    """Return the runs of enough words between two offsets that are not the author's."""
    cuts = [m.span() for m in author.finditer(text, start, end)]
    runs = zip((start, *(last for _, last in cuts)), (*(first for first, _ in cuts), end), strict=True)
    spoken = [(first + len(text[first:last]) - len(text[first:last].lstrip()), last) for first, last in runs]
    return [
        Quotation(first, first + len(text[first:last].rstrip()))
        for first, last in spoken
        if len(text[first:last].split()) >= SHORTEST
    ]


def find_reports(document: Document, sentences: list[Sentence], grounding: Grounding, grammar: Grammar) -> list[Report]:
    """Return every report in a document, in order: turns first asked for, then quotations, then reported speech.

    *"There is no row," Idrisov said* gives a report of Idrisov with manner ``quote``.
    """
    frames = read_frames(grammar.language, "statements")
    matches = {s.index: find_matches(s, frames, grammar) for s in sentences}
    reports: list[Report] = []
    last: tuple[Actor, ...] = ()
    quotations = find_quotations(document.text)
    turned = [(t, turn_speaker(t, grounding)) for t in document.turns]
    quoted_words: set[int] = set()
    for quotation in quotations:
        if any(t.start <= quotation.start < t.end for t, _ in turned):
            continue
        around = [s for s in sentences if s.start < quotation.end and s.end > quotation.start]
        if not around:
            continue
        report = _attribute(quotation, around, sentences, matches, grounding, last)
        if report is not None:
            reports.append(report)
            last = report.speaker
            quoted_words.update(range(quotation.start, quotation.end))
    quoted: dict[int, list[Report]] = {}
    for report in reports:
        for sentence in report.sentences:
            quoted.setdefault(sentence.index, []).append(report)
    for sentence in sentences:
        found = [_reported(m, sentence, grounding) for m in matches[sentence.index] if m.word.start not in quoted_words]
        found += [_according(sentence, grounding, grammar)]
        reports += _largest([r for r in found if r is not None], quoted.get(sentence.index, []))
    reports.sort(key=lambda r: (r.start, r.end))
    return reports


def _largest(found: list[Report], quoted: list[Report]) -> list[Report]:
    """Keep of reports by one speaker that overlap the one that says most, and none that a quotation says."""
    kept: list[Report] = []
    for report in sorted(found, key=lambda r: r.start - r.end):
        codes = {a.code for a in report.speaker}
        told = [r for r in (*kept, *quoted) if {a.code for a in r.speaker} == codes]
        if not any(r.start < report.end and r.end > report.start for r in told):
            kept.append(report)
    return kept


def turn_speaker(turn: Turn, grounding: Grounding) -> tuple[Actor, ...]:
    """Return who speaks in a turn: the person whom its label names, else the label's own words."""
    if turn.question:
        return (Actor(code="journalist", text=turn.speaker, how="label"),)
    label = re.sub(r"\(.*?\)", "", turn.speaker).strip()
    bare = offices(grounding.language) if len(label.split()) < 3 and grounding.language else {}
    role = next((o["role"] for o in bare.values() if label.casefold() in (t.casefold() for t in o["titles"])), "")
    bearers = [p for p in grounding.cast.people if role and role in p.roles]
    if len(bearers) == 1:
        return (Actor(code=bearers[0].code, state=bearers[0].state, text=turn.speaker, how="label"),)
    words = label.casefold().split()
    for person in grounding.cast.people:
        names = person.name.casefold().split()
        family = names[0 if grounding.cast.family_first(person) else -1]
        if words and words[-1] in (family, names[-1]) or person.name.casefold() in label.casefold():
            return (Actor(code=person.code, state=person.state, text=turn.speaker, how="label"),)
    return (Actor(code=label, text=turn.speaker, how="label"),)


def _attribute(
    quotation: Quotation,
    around: list[Sentence],
    sentences: list[Sentence],
    matches: dict[int, list[Match]],
    grounding: Grounding,
    last: tuple[Actor, ...],
) -> Report | None:
    """Find a quotation's speaker: in its own sentences, beside it in the paragraph, before it, else who spoke last."""
    first, final = around[0], around[-1]
    near = list(around)
    following = sentences[final.index + 1] if final.index + 1 < len(sentences) else None
    before = sentences[first.index - 1] if first.index else None
    # "…," | Rice said.  The parser may cut the sentence at the closing mark.
    if (
        following is not None
        and following.paragraph == final.paragraph
        and following.start - quotation.end <= 3
        and following.text[:1].islower()
    ):
        near.append(following)
    for sentence in near:
        for match in matches[sentence.index]:
            if quotation.start <= match.word.start < quotation.end:
                continue
            speaker = _speaker(match, grounding)
            if speaker:
                covered = tuple(dict.fromkeys((*around, sentence)))
                return Report(
                    speaker,
                    quotation.start,
                    quotation.end,
                    "quote",
                    str(match.frame.data.get("stance", "")),
                    match.frame.id,
                    covered,
                )
    for sentence in [s for s in (before, following) if s is not None and s.paragraph == first.paragraph]:
        for match in matches[sentence.index]:
            speaker = _speaker(match, grounding)
            if speaker:
                return Report(speaker, quotation.start, quotation.end, "quote", "", match.frame.id, tuple(around))
    if len(" ".join(s.text for s in around).split()) < SHORTEST + 2:
        return None
    inside = all(s.start >= quotation.start - 2 and s.end <= quotation.end + 2 for s in around)
    if before is not None and inside:
        people = grounding.people_before(before, before.words[-1], 0)
        if people and before.paragraph in (first.paragraph, first.paragraph - 1):
            actor = Actor(code=people[0].code, state=people[0].state, text=people[0].name, how="sentence before")
            return Report((actor,), quotation.start, quotation.end, "quote", "", "rule.quotation.before", tuple(around))
        if last:
            return Report(last, quotation.start, quotation.end, "quote", "", "rule.quotation.continued", tuple(around))
    return None


def _speaker(match: Match, grounding: Grounding) -> tuple[Actor, ...]:
    """Return who speaks in a matched speech frame; the authors of a text stand for the text."""
    for slot in match.frame.slots("speaker", ("subj",)):
        found = slot_actors(match, slot, grounding, ())
        if found:
            return tuple(a for a in found if a.how != "modifier") or found
        for word in match.arguments.get(slot, ()):
            if grammar_of(grounding.language).by_case and word.lemma.lower() in grounding.groups["texts"]:
                # "говорится в заявлении правительства Перу"
                owners = [a for c in word.children if c.rel == "nmod" for a in grounding.actors(match.sentence, c)]
                if owners:
                    return tuple(owners[:1])
            if word.lemma.lower() in grounding.groups["texts"] and word.pos == "NOUN":
                adjective = word.child("amod", "compound")
                text = f"{adjective.text} {word.text}" if adjective is not None else word.text
                return (Actor(code=text.lower(), text=text, start=word.start, end=word.end, how="text"),)
    return ()


def _according(sentence: Sentence, grounding: Grounding, grammar: Grammar) -> Report | None:
    """*According to the minister, …*, *Tokajev szerint …*: the rest of the sentence is the named one's."""
    listed = (
        read_lexicon(grammar.language, "statements").get("attribution", {}) if has_lexicon(grammar.language, "statements") else {}
    )
    text = sentence.text.lower()
    for phrase in listed.get("phrases", ()):
        at = text.find(phrase)
        if at < 0 or (at and text[at - 1].isalnum()) or text[at + len(phrase) : at + len(phrase) + 1].isalnum():
            continue
        cue = [w for w in sentence.words if sentence.start + at <= w.start < sentence.start + at + len(phrase)]
        after = [w for w in sentence.words if cue and cue[-1].i < w.i <= cue[-1].i + 5]
        named = []
        closed = False
        for word in (*(w for w in cue if w.pos in ("PRON", "DET")), *after):
            if word.pos == "PUNCT" or word.rel in ("acl", "advcl"):
                closed = word.text == ","
                break
            named.append((word, grounding.actors(sentence, word)))
        # "the Kenyan President William Ruto": the person, not the adjective.
        found = [(w, a) for w, a in named if a and "|" in a[0].code] or [(w, a) for w, a in named if a]
        if found:
            # "According to Hungarian figures, trade grew": what is said begins behind the comma.
            last = named[-1][0] if closed else found[0][0]
            return _rest(sentence, cue[0], max(cue[-1], last, key=lambda w: w.i), found[0][1])
    for postposition in listed.get("postpositions", ()):
        for word in sentence.words:
            if word.text.lower() == postposition and word.i:
                before = sentence.words[word.i - 1]
                if before.has("PronType=Rel") or before.text.lower() in ("aki", "akik"):
                    people = [m for m in grounding.cast.names[sentence.index] if m.person is not None and m.last < before.i]
                    before = sentence.words[people[-1].last] if people else before
                speaker = grounding.actors(sentence, before)
                if before.i < word.i - 1 and speaker:
                    return _rest(sentence, sentence.words[word.i - 1], word, speaker)
                if speaker and speaker[0].end <= word.start:
                    first = next(w for w in sentence.words if w.start >= speaker[0].start)
                    return _rest(sentence, first, word, speaker)
    return None


def _rest(sentence: Sentence, first: Word, last: Word, speaker: tuple[Actor, ...]) -> Report | None:
    """Return the larger part of a sentence, before or behind the words that name its source."""
    end = max(last.i, *(w.i for w in sentence.words if w.start < speaker[0].end))
    behind = [w for w in sentence.words if w.i > end and w.pos != "PUNCT"]
    before = [w for w in sentence.words if w.i < first.i and w.pos != "PUNCT"]
    content = max(behind, before, key=len)
    if len(content) < SHORTEST:
        return None
    return Report(speaker, content[0].start, content[-1].end, "reported", "", "rule.according", (sentence,))


def _reported(match: Match, sentence: Sentence, grounding: Grounding) -> Report | None:
    """Return the reported speech that a speech frame introduces, if it has content: a clause, the rest, an object."""
    word = match.word
    if word.rel in ("advcl", "acl") and word.has("VerbForm=Part") and word.has("Tense=Past"):
        return None  # "Asked about Mali, the minister replied": nobody asks here
    mark = word.child("mark")
    if (
        word.rel == "advcl"
        and mark is not None
        and mark.text.lower() in grammar_of(sentence.language).words.get("blamed_for", ())
    ):
        return None  # "thanked Hungary for defending them": told of, not said here
    if "stance" in match.frame.data and is_negated(word, grammar_of(sentence.language)):
        return None  # "would not oppose the membership": no stand is taken
    verbs = grammar_of(sentence.language).verbs
    if (
        word.has("VerbForm=Inf")
        and lemma_of(word.head) in verbs["planned"] | verbs["possible"] | verbs["denied"]
        and tells_aspect(word)
    ):
        return None  # "готова поддержать": not yet said
    if word.dep == "acl:relcl" and "comp" not in match.arguments:
        return None  # "for what he called a mistake": the clause around it says who speaks
    content = _content(match)
    if content is None:
        return None
    speaker = _speaker(match, grounding)
    if not speaker:
        if any(c.rel == "nsubj" for c in word.children) or match.trigger.pos != "VERB":
            return None
        # Hungarian drops the pronoun: "Közölte, hogy …" goes on with the last speaker; Russian may: "Отметил, что …".
        single = word.has("Tense=Past") and (word.has("Gender=Masc") or word.has("Gender=Fem")) and not is_passive(word)
        if sentence.language != "hu" and not (sentence.language == "ru" and single):
            return None
        speaker = grounding.dropped(sentence, word)
        if not speaker:
            return None
    start, end = content
    stance = str(match.frame.data.get("stance", ""))
    return Report(speaker, start, end, "reported", stance, match.frame.id, (sentence,), word.start)


def _content(match: Match) -> tuple[int, int] | None:
    word, sentence = match.word, match.sentence
    wanted = match.frame.slots("content", ("comp",))
    if sentence.language == "hu" and "comp" in wanted and (behind := _content_clause(match)):
        return behind
    # "как рассчитывают в Ташкенте": what is said stands around the words that name the source.
    opening = word.child("mark", "advmod")
    cited = opening is not None and opening.text.lower() in grammar_of(sentence.language).words.get("citing", ())
    inner = [w for slot in wanted if slot != "rest" and not cited for w in match.arguments.get(slot, ())]
    if inner and "comp" not in match.arguments and ("obj" in match.arguments or not grammar_of(sentence.language).by_case):
        inner += [c for c in word.children if c.rel == "obl" and c.i > word.i]  # "criticised Serbia over the dam"
    if match.trigger.pos != "VERB":
        inner = inner or [c for c in word.children if c.rel in ("acl", "ccomp", "parataxis")]
    if inner:
        span = sorted((w for top in inner for w in top.subtree() if w.pos != "PUNCT"), key=lambda w: w.i)
        if grammar_of(sentence.language).by_case:
            span = _behind_mark(span, word)
        while span and span[0].pos == "SCONJ":
            span = span[1:]  # "that", "hogy": the clause begins behind it
        if span and span[0].pos == "CCONJ":
            return None  # "have recognised it, but others have not"
        if len(span) >= 2:
            return min(w.start for w in span), max(w.end for w in span)
    told = not word.has("VerbForm=Conv")  # "…, пригрозив санкциями": what stands before is not threatened
    if told and "comp" in wanted and word.rel in ("parataxis", "advcl", "ccomp", "conj", "root", "ROOT"):
        clause = _own_clause(match)
        rest = [w for w in sentence.words if w.i not in clause and w.pos != "PUNCT"]
        marked = any(c.rel == "mark" for c in word.children) and not cited
        loose = (word.rel in ("parataxis", "advcl") and not marked) or any(c.rel == "parataxis" for c in word.children)
        between = sentence.words[min(word.i, rest[0].i) : max(word.i, rest[-1].i) + 1] if rest else []
        if loose and not any(w.text == ";" for w in between) and len(rest) >= 3 and len(clause) <= 14:
            return min(w.start for w in rest), max(w.end for w in rest)
    return None


def _behind_mark(span: list[Word], verb: Word) -> list[Word]:
    """Return a Russian clause from its *что* on; what the parser hung on it before its speech verb is not said.

    *Об этом сообщил министр* says nothing: a pronoun alone is no content.
    """
    mark = next((w for w in span if w.i > verb.i and w.text.lower() in ("что", "чтобы", "будто")), None)
    if mark is not None and span[0].i < verb.i:
        span = [w for w in span if w.i >= mark.i]
    return span if any(w.pos not in ("ADP", "PRON", "DET", "ADV", "PART") for w in span) else []


def _content_clause(match: Match) -> tuple[int, int] | None:
    """Return the clause behind a verb's *hogy* or colon, up to where another speech verb goes on without one of its own.

    *X azt mondta, hogy … , és felszólította Iránt* ends before *és*.
    """
    words, verb = match.sentence.words, match.word
    start = next((w.i for w in words[verb.i + 1 :] if w.text.lower() == "hogy" or w.text == ":"), 0)
    if not start or any(w.pos == "VERB" for w in words[verb.i + 1 : start]):
        return None
    known = read_frames(match.sentence.language, "statements").by_lemma
    going_on = grammar_of(match.sentence.language).words.get("going_on", frozenset())
    end = len(words)
    for at in range(start + 1, len(words) - 1):
        if words[at].text == "," and going_on & {w.text.lower() for w in words[at + 1 : at + 3]}:
            clause = [w for w in words[at + 1 :] if w.text != ","]
            spoken = next((w for w in clause if w.pos == "VERB" and ("VERB", lemma_of(w)) in known), None)
            if spoken is not None and not any(w.text == "," for w in words[at + 1 : spoken.i]):
                end = at
                break
    inside = [w for w in words[start + 1 : end] if w.pos != "PUNCT"]
    return (inside[0].start, inside[-1].end) if len(inside) >= 2 else None


def _own_clause(match: Match) -> set[int]:
    """The words of *, Sergei Lavrov said in conclusion*: the verb and what hangs on it but for the content."""
    word = match.word
    mine = {word.i}
    for child in word.children:
        if child.rel in ("nsubj", "aux", "advmod", "obl", "obj", "iobj", "punct", "mark", "advcl", "case", "cc"):
            mine.update(w.i for w in child.subtree())
    return mine


def words_of(report: Report) -> list[Word]:
    """Return the words that a report covers."""
    return [w for s in report.sentences for w in s.words if w.start < report.end and w.end > report.start]
