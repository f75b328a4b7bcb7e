"""Who says what: quotations, reported speech and transcript turns, each with its speaker and its words."""

import re

from chancery.coding.briefings import briefer, is_reply
from chancery.coding.factuality import is_negated, is_to_be
from chancery.coding.frames import Match, find_matches, read_frames
from chancery.coding.grammar import Grammar, grammar_of, is_passive, lemma_of, tells_aspect
from chancery.coding.headlines import headed
from chancery.coding.quotations import Quotation, find_quotations, join
from chancery.coding.sources import Report, according, listed, manners_of, speaker_of
from chancery.coding.speakers import Around, attribute, goes_on
from chancery.grounding.actors import Grounding
from chancery.grounding.chain import side_actor
from chancery.grounding.gazetteer import offices
from chancery.languages.parsed import Sentence, Word
from chancery.model import Actor, Document, Turn

ACTED = frozenset(("criticise", "demand", "explain", "praise", "propose", "support"))  # stances that acts of states take


def find_spoken(text: str, sentences: list[Sentence], grammar: Grammar) -> list[Quotation]:
    """Return the quotations of a text, by its marks, its dashes and the verbs that the parse found there."""
    frames = read_frames(grammar.language, "statements")
    speaking = {m.word.start for s in sentences for m in find_matches(s, frames, grammar) if m.trigger.pos == "VERB"}
    past = {w.start for s in sentences for w in s.words if w.pos == "VERB" and w.has("Tense=Past") and not w.has("VerbForm=Part")}
    return find_quotations(text, speaking, past)


def find_reports(
    document: Document, sentences: list[Sentence], grounding: Grounding, grammar: Grammar, quotations: list[Quotation]
) -> list[Report]:
    """Return every report in a document, in order: turns first asked for, then quotations, then reported speech.

    *"There is no row," Idrisov said* gives a report of Idrisov with manner ``quote``.
    """
    frames = read_frames(grammar.language, "statements")
    matches = {s.index: find_matches(s, frames, grammar) for s in sentences}
    reports: list[Report] = []
    last: Report | None = None
    there = Around(document.text, sentences, matches, grounding, grammar, quotations)
    quoted_words: set[int] = set()
    for block in join(quotations):
        if any(t.start <= block[0].start < t.end for t in document.turns):
            continue
        report = attribute(block, there, last)
        if report is not None:
            reports.append(report)
            last = report
            quoted_words.update(k for part in block for k in range(part.start, part.end))
    quoted: dict[int, list[Report]] = {}
    for report in reports:
        for sentence in report.sentences:
            quoted.setdefault(sentence.index, []).append(report)
    before: tuple[Actor, ...] = ()
    for sentence in sentences:
        if sentence.index and sentences[sentence.index - 1].paragraph != sentence.paragraph:
            before = ()
        outside = [m for m in matches[sentence.index] if m.word.start not in quoted_words]
        found = [_reported(m, sentence, grounding, before) for m in outside]
        found += [according(sentence, grounding, grammar)]
        if not document.turns and sentence.index not in quoted:
            found += [headed(sentence, grounding, grammar)]
        told = [r._replace(speaker=goes_on(r.speaker, sentence, there)) for r in found if r is not None]
        here = _largest(told, quoted.get(sentence.index, []))
        spoke = (*here, *quoted.get(sentence.index, []))
        said = [r.speaker for r in spoke if any("|" in a.code or a.how in ("name", "chain") for a in r.speaker)]
        before = said[0] if said else ()
        reports += here
    reports.sort(key=lambda r: (r.start, r.end))
    return reports


def _largest(found: list[Report], quoted: list[Report]) -> list[Report]:
    """Keep of reports by one speaker that overlap the one that says most, and none that a quotation says."""
    kept: list[Report] = []
    for report in sorted(found, key=lambda r: r.start - r.end):
        codes = {a.code for a in report.speaker}
        told = [r for r in (*kept, *quoted) if {a.code for a in r.speaker} == codes]
        if not any(start < report.end and end > report.start for r in told for start, end in r.runs):
            kept.append(report)
    return kept


def turn_speaker(turn: Turn, grounding: Grounding, begin: int = 0) -> tuple[Actor, ...]:
    """Return who speaks in a turn: the person whom its label names, else the label's own words.

    ``begin`` is where the first turn begins: who answers without a name is told before.
    """
    if turn.question:
        return (Actor(code="journalist", text=turn.speaker, how="label"),)
    label = re.sub(r"\(.*?\)", "", turn.speaker).strip()
    holder = briefer(grounding, begin) if is_reply(label, grounding) else None
    if holder is not None:
        return (Actor(code=holder.code, state=holder.state, text=turn.speaker, how="label"),)
    bare = offices(grounding.language) if len(label.split()) < 3 and grounding.language else {}
    role = next((o["role"] for o in bare.values() if label.casefold() in (t.casefold() for t in o["titles"])), "")
    bearers = [p for p in grounding.cast.people if role and role in p.roles]
    if role and not bearers and (titled := briefer(grounding)) is not None:
        bearers = [titled]  # "Briefing by the Spokesperson, Ms. Mumtaz Zahra Baloch"
    if len(bearers) == 1:
        return (Actor(code=bearers[0].code, state=bearers[0].state, text=turn.speaker, how="label"),)
    words = re.sub(r"\b(?:[^\W\d_]\.)+ ?", "", label).casefold().split()  # "В.Путин", "S. V. Lavrov"
    for person in grounding.cast.people:
        names = person.name.casefold().split()
        family = names[0 if grounding.cast.family_first(person) else -1]
        if words and words[-1] in (family, names[-1]) or person.name.casefold() in label.casefold():
            return (Actor(code=person.code, state=person.state, text=turn.speaker, how="label"),)
    return (Actor(code=label or "interviewee", text=turn.speaker, how="label"),)


def _reported(match: Match, sentence: Sentence, grounding: Grounding, before: tuple[Actor, ...] = ()) -> Report | None:
    """Return the reported speech that a speech frame introduces, if it has content: a clause, the rest, an object.

    ``before`` is who spoke in the sentence before.
    """
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
    if match.frame.data.get("negated") and (is_passive(word) or not is_negated(word, grammar_of(sentence.language))):
        return None  # "не исключил, что …"
    verbs = grammar_of(sentence.language).verbs
    if (
        word.has("VerbForm=Inf")
        and lemma_of(word.head) in verbs["planned"] | verbs["possible"] | verbs["denied"]
        and tells_aspect(word)
    ):
        return None  # "готова поддержать": not yet said
    if grammar_of(sentence.language).words.get("to_be_said") and _lies_ahead(word, grammar_of(sentence.language)):
        return None  # "will call on Chad", "may offer a pact", "promised to describe it as final"
    weighs = lemma_of(word) in match.frame.data.get("weighs", ())
    if weighs and any(w.has("VerbForm=Ger") for w in (*match.arguments.get("comp", ()), *match.arguments.get("inf", ()))):
        return None  # "is considering sending an envoy": weighed, not said
    denied = word.dep == "acl:relcl" and match.frame.data.get("stance") == "deny" and _is_claim(word.head, sentence)
    if word.dep == "acl:relcl" and "comp" not in match.arguments and not denied:
        return None  # "for what he called a mistake": the clause around it says who speaks
    content = (sentence.start, word.head.end) if denied else _content(match)
    if content is None:
        return None
    speaker = speaker_of(match, grounding)
    acts = bool(speaker) and match.frame.data.get("stance") in ACTED and all("|" not in a.code and a.state for a in speaker)
    if acts and not _says_clause(match, content):
        return None  # "Peru támogatja a javaslatot", "Tanzania pledged its support": what a state does is nobody's word
    if not speaker:
        if any(c.rel == "nsubj" for c in word.children) or match.trigger.pos != "VERB":
            return None
        # Hungarian drops the pronoun: "Közölte, hogy …" goes on with the last speaker; Russian may: "Отметил, что …".
        single = word.has("Tense=Past") and (word.has("Gender=Masc") or word.has("Gender=Fem")) and not is_passive(word)
        if sentence.language == "ru" and is_passive(word) and word.has("Gender=Neut") and "comp" in match.arguments:
            speaker = _both_sides(word, grounding)  # "Отмечено, что …": what a readout tells of both
        elif sentence.language == "hu" or (sentence.language == "ru" and single):
            opens = sentence.language == "hu" and word.i <= 1 and not word.has("Number=Plur")
            spoke = before if opens else ()  # "A szóvivő megerősítette, hogy … . Cáfolta ugyanakkor …"
            speaker = spoke or grounding.dropped(sentence, word) or (before if sentence.language == "hu" else ())
        if not speaker:
            return None
    start, end = content
    stance = str(match.frame.data.get("stance", "")) or _told_how(match)
    return Report(speaker, start, end, "reported", stance, match.frame.id, (sentence,), word.start)


def _is_claim(noun: Word, sentence: Sentence) -> bool:
    """Whether a noun sums up what stands before it as somebody's claim: *accused Mali of theft, a charge that it denies*."""
    first = min((c.i for c in noun.children if c.rel in ("det", "amod")), default=noun.i)
    return noun.lemma.lower() in listed(sentence.language, "claims") and first > 0 and sentence.words[first - 1].text == ","


def _lies_ahead(verb: Word, grammar: Grammar) -> bool:
    """Whether an English verb tells what somebody has yet to say, or may never say: *will say*, *is expected to call on*."""
    first = any(c.rel == "nsubj" and c.text.lower() in ("i", "we") for c in verb.children)
    ahead = any(c.rel == "aux" and c.text.lower() in grammar.words["to_be_said"] for c in verb.children)
    asked = (
        verb.has("VerbForm=Inf")
        and verb.rel == "xcomp"
        and lemma_of(verb.head) in grammar.verbs["planned"] - grammar.verbs["wishing"]
    )
    return not first and (ahead or asked or is_to_be(verb))


def _says_clause(match: Match, content: tuple[int, int]) -> bool:
    """Whether what is said is a clause of its own, and no bare object: *bírálta a döntést*, *urged Moscow to leave*."""
    inside = [w for w in match.sentence.words if content[0] <= w.start < content[1] and w is not match.word]
    verbs = (w for w in inside if w.pos in ("VERB", "AUX") and w.dep != "acl:relcl")
    verbs = (w for w in verbs if w.rel != "conj" or w.head is not match.word)  # "backed the plan and sent troops"
    return any("Mood=" in w.feats or w.child("nsubj", "cop") is not None for w in verbs)


def _told_how(match: Match) -> str:
    """Return the stance that the manner of speaking tells: *с удовлетворением отметили*, *высоко оценил*."""
    manners = manners_of(match.sentence.language)
    subjects = [c for w in match.arguments.get("subj", ()) for c in w.children if c.rel == "nmod" and c.i < match.word.i]
    told = [*match.arguments.get("with", ()), *subjects, *(c for c in match.word.children if c.rel == "advmod")]
    return next((manners[key] for w in told for key in (lemma_of(w), w.text.lower()) if key in manners), "")


def _both_sides(word: Word, grounding: Grounding) -> tuple[Actor, ...]:
    sides = grounding.pair if len(grounding.pair) == 2 else ()
    return tuple(side_actor(s, word) for s in sides)


def _content(match: Match) -> tuple[int, int] | None:
    word, sentence = match.word, match.sentence
    wanted = match.frame.slots("content", ("comp",))
    if sentence.language == "hu" and "comp" in wanted and (behind := _content_clause(match)):
        return behind
    # "как рассчитывают в Ташкенте": what is said stands around the words that name the source.
    opening = word.child("mark", "advmod")
    cited = opening is not None and opening.text.lower() in grammar_of(sentence.language).words.get("citing", ())
    inner = [w for slot in wanted if slot != "rest" and not cited for w in match.arguments.get(slot, ())]
    if grammar_of(sentence.language).by_case:  # "ещё в 2014 году обещали": when it was said is not what was said
        said = [w for slot in ("comp", "inf", "obj") for w in match.arguments.get(slot, ())]
        inner = [w for w in inner if w in said or w.i > word.i]
    if inner and "comp" not in match.arguments and ("obj" in match.arguments or not grammar_of(sentence.language).by_case):
        inner += [c for c in word.children if c.rel == "obl" and c.i > word.i]  # "criticised Serbia over the dam"
    if match.trigger.pos != "VERB":
        inner = inner or [c for c in word.children if c.rel in ("acl", "ccomp", "parataxis")]
    if inner:
        span = sorted((w for top in inner for w in top.subtree() if w.pos != "PUNCT"), key=lambda w: w.i)
        if grammar_of(sentence.language).by_case:
            own = {w for top in match.arguments.get("subj", ()) for w in top.subtree()}
            span = _behind_mark([w for w in span if w not in own], word)
        while span and span[0].pos == "SCONJ":
            span = span[1:]  # "that", "hogy": the clause begins behind it
        if span and span[0].pos == "CCONJ":
            return None  # "have recognised it, but others have not"
        if len(span) == 1 and match.frame.data.get("stance") == "thank":
            span = sorted((*span, word), key=lambda w: w.i)  # "thanked Ankara" says it all
        if len(span) >= 2:
            return min(w.start for w in span), max(w.end for w in span)
    told = not word.has("VerbForm=Conv")  # "…, пригрозив санкциями": what stands before is not threatened
    told = told and not (
        sentence.language == "en" and word.rel == "advcl" and word.text.endswith("ing")
    )  # "closed it, citing storms"
    if told and "comp" in wanted and word.rel in ("parataxis", "advcl", "ccomp", "conj", "root", "ROOT"):
        clause = _own_clause(match)
        rest = [w for w in sentence.words if w.i not in clause and w.pos != "PUNCT"]
        marked = any(c.rel == "mark" for c in word.children) and not cited
        loose = (word.rel in ("parataxis", "advcl") and not marked) or any(c.rel == "parataxis" for c in word.children)
        loose = loose or _is_cited_behind(match)
        between = sentence.words[min(word.i, rest[0].i) : max(word.i, rest[-1].i) + 1] if rest else []
        if loose and not any(w.text == ";" for w in between) and len(rest) >= 3 and len(clause) <= 14:
            return min(w.start for w in rest), max(w.end for w in rest)
    return None


def _is_cited_behind(match: Match) -> bool:
    """Whether a Russian speech verb opens with its comma the last clause and has who speaks behind it: *…, заявили в МИД*."""
    word, words = match.word, match.sentence.words
    if not grammar_of(match.sentence.language).by_case or word.rel != "conj" or not word.i or words[word.i - 1].text != ",":
        return False
    speakers = [c for c in word.children if c.rel == "nsubj" and c.i > word.i]
    speakers += match.arguments.get("in", []) if word.has("Number=Plur") else []
    return bool(speakers) and word.has("VerbForm=Fin") and all(c.i > word.i or c.rel == "punct" for c in word.children)


def _behind_mark(span: list[Word], verb: Word) -> list[Word]:
    """Return a Russian clause from its *что* on; what the parser hung on it before its speech verb is not said.

    *Об этом сообщил министр* says nothing: a pronoun alone is no content.
    """
    mark = next((w for w in span if w.i > verb.i and w.text.lower() in ("что", "чтобы", "будто")), None)
    below = mark is not None and mark.head.rel == "ccomp" and mark.head.head is verb  # "рассказал агентству, что …"
    if mark is not None and (span[0].i < verb.i or below):
        span = [w for w in span if w.i >= mark.i]
    return span if any(w.pos not in ("ADP", "PRON", "DET", "ADV", "PART") for w in span) else []


def _content_clause(match: Match) -> tuple[int, int] | None:
    """Return the clause behind a verb's *hogy* or colon, up to where another speech verb goes on without one of its own.

    *X azt mondta, hogy … , és felszólította Iránt* ends before *és*.
    """
    words, verb = match.sentence.words, match.word
    start = next((w.i for w in words[verb.i + 1 :] if w.text.lower() == "hogy" or w.text == ":"), 0)
    pointing = any(w.text.lower() in ("úgy", "így", "azt") for w in words[max(0, verb.i - 1) : verb.i])
    if not start and pointing and verb.i + 2 < len(words) and words[verb.i + 1].text == ",":
        start = verb.i + 1  # "Úgy fogalmazott, a két ország közel áll egymáshoz"
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
    return [w for s in report.sentences for w in s.words if any(w.start < end and w.end > start for start, end in report.runs)]
