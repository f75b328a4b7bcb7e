"""The sources of words: whom a speech verb or words such as *according to* name, and the report that they make."""

import functools
from typing import NamedTuple

from msgspec.structs import replace

from chancery.coding.frames import Match, slot_actors
from chancery.coding.grammar import Grammar, grammar_of, is_passive, role_of
from chancery.coding.quotations import SHORTEST
from chancery.grounding.actors import Grounding
from chancery.grounding.people import TOP
from chancery.languages.parsed import Sentence, Word
from chancery.lexicons import has_lexicon, read_lexicon
from chancery.model import Actor

OPENING = 4  # sentences in which a joint statement names who makes it


class Report(NamedTuple):
    """Somebody's words: speaker, span said, how (``quote`` or ``reported``), stance, frame, sentences, offset of the cue.

    ``parts`` are the runs of an interrupted quotation without its tag: *"A," he said, "b."*
    """

    speaker: tuple[Actor, ...]
    start: int
    end: int
    manner: str
    stance: str
    frame: str
    sentences: tuple[Sentence, ...]
    cue: int = 0
    parts: tuple[tuple[int, int], ...] = ()

    def covers(self, at: int) -> bool:
        """Whether the words at an offset are the speaker's."""
        return any(start <= at < end for start, end in self.runs)

    @property
    def runs(self) -> tuple[tuple[int, int], ...]:
        """The runs of words that are the speaker's own."""
        return self.parts or ((self.start, self.end),)


def speaker_of(match: Match, grounding: Grounding) -> tuple[Actor, ...]:
    """Return who speaks in a matched speech frame; the authors of a text stand for the text."""
    mark, above = match.word.child("mark"), match.word.head
    if match.word.rel == "advcl" and mark is not None and mark.text.lower() == "as" and match.word.child("nsubj") is None:
        cited = above.child("nsubj:pass") or above.child("obj")  # "quoted Dmitry Peskov as saying"
        if cited is not None and ((found := grounding.actors(match.sentence, cited)) or cited.pos == "PRON"):
            return found
    heard = [c for c in match.word.children if c.rel == "nsubj" and listens(c, match.word, grounding.language)]
    if heard:
        match.arguments["subj"] = [w for w in match.arguments.get("subj", ()) if w not in heard]
    for slot in match.frame.slots("speaker", ("subj",)):
        found = slot_actors(match, slot, grounding, ())
        unnamed = len(found) == 1 and found[0].how == "group" and not found[0].state and grounding.language == "en"
        if unnamed and (subject := next(iter(match.arguments.get(slot, ())), None)) is not None:
            return (label_of(match.sentence, subject),)
        if found:
            own = _in_own_words(match, slot, found, grounding) if grounding.language == "en" else ()
            if all(a.how == "speaker" for a in found):
                own = _signatories(found, grounding)
            return own or tuple(a for a in found if a.how != "modifier") or found
        for word in match.arguments.get(slot, ()):
            if grammar_of(grounding.language).by_case and word.lemma.lower() in grounding.groups["texts"]:
                # "говорится в заявлении правительства Перу"
                owners = [a for c in word.children if c.rel == "nmod" for a in grounding.actors(match.sentence, c)]
                if owners:
                    return tuple(owners[:1])
                bare = next((c for c in word.children if c.rel == "nmod" and _bears_name(c)), None)
                if bare is not None:
                    return (Actor(code=bare.text, text=bare.text, start=bare.start, end=bare.end, how="label"),)
            if word.lemma.lower() in grounding.groups["texts"] and word.pos == "NOUN":
                adjective = word.child("amod", "compound")
                text = f"{adjective.text} {word.text}" if adjective is not None else word.text
                return (Actor(code=text.lower(), text=text, start=word.start, end=word.end, how="text"),)
    subject = match.word.child("nsubj") if match.trigger.pos == "VERB" and grounding.language == "en" and not heard else None
    own = _own_government(match, subject, grounding) if subject is not None else ()
    if own:
        return own
    if subject is not None and subject.pos == "NOUN" and subject.lemma.lower() in listed("en", "unnamed"):
        return (label_of(match.sentence, subject),)  # "Two diplomats said that …"
    return ()


def _signatories(states: tuple[Actor, ...], grounding: Grounding) -> tuple[Actor, ...]:
    """Return the leaders who say *we* in the joint statement of their states: those whom it names first, one for each state."""
    opening = [
        m.person for names in grounding.cast.names[:OPENING] for m in names if m.person is not None and m.person.ranks & TOP
    ]
    leaders = [next((p for p in opening if p.state == a.state), None) for a in states]
    return tuple(replace(a, code=p.code) for a, p in zip(states, leaders, strict=True) if p is not None) if all(leaders) else ()


def _in_own_words(match: Match, slot: str, found: tuple[Actor, ...], grounding: Grounding) -> tuple[Actor, ...]:
    """Return people or an institution of a state that are not its government, in plain words: *a Japanese official*."""
    subject = next(iter(match.arguments.get(slot, ())), None)
    if subject is None or len(found) != 1 or found[0].code != found[0].state or subject.pos not in ("NOUN", "PROPN"):
        return ()
    lemma = subject.lemma.lower()
    described = {c.text.lower() for c in subject.children}
    if lemma not in listed("en", "own_words") or lemma == "ministry" and not described.isdisjoint(listed("en", "foreign")):
        return ()
    label = label_of(match.sentence, subject)
    name = next((n for n in grounding.modifying_states(match.sentence, subject) if n.start == label.start), None)
    own = label.text[name.end - name.start :].removeprefix("'s").removeprefix("’s").strip() if name is not None else label.text
    state = found[0].state
    return (Actor(code=f"{own}|{state}", state=state, text=label.text, start=label.start, end=label.end, how="label"),)


def _own_government(match: Match, subject: Word, grounding: Grounding) -> tuple[Actor, ...]:
    """Return whose a government is that tells of its own state's deeds: *Canada would lift the ban, the government said*."""
    fields = listed("en", "fields")
    described = [c for c in subject.children if c.rel not in ("det", "punct") and c.text.lower() not in fields]
    if subject.lemma.lower() not in listed("en", "governing") or described:
        return ()
    deeds = [
        c
        for c in match.arguments.get("comp", ())
        if any(w.rel == "aux" and w.text.lower() in ("will", "would") for w in c.children)
    ]
    doers = [a for d in deeds for w in d.children if w.rel == "nsubj" for a in grounding.actors(match.sentence, w, ())]
    if len(doers) != 1 or doers[0].code != doers[0].state:
        return ()
    state = doers[0].state
    return (Actor(code=state, state=state, text=subject.text, start=subject.start, end=subject.end, how="description"),)


def listens(noun: Word, verb: Word, language: str) -> bool:
    """Whether a noun behind a verb is whom it is told, though the parser took it for who tells: *told reporters*."""
    return noun.i > verb.i and verb.lemma in listed(language, "heard") and not is_passive(verb)


def may_speak(word: Word, grounding: Grounding) -> bool:
    """Whether a noun names who may speak for others, such as *spokeswoman* and *ministry*."""
    lemma = word.lemma.lower()
    return lemma in grounding.groups.get("state_nouns", ()) or lemma in listed(grounding.language, "unnamed")


def label_of(sentence: Sentence, subject: Word) -> Actor:
    """Return a speaker without a name in the words for it: *a West African diplomat in Abuja* is a ``West African diplomat``."""
    own = [c for c in subject.children if c.rel in ("amod", "compound", "flat", "fixed", "nmod")]
    if sentence.language == "en":
        placed = ("of", "for", "in") if subject.lemma.lower() in listed("en", "posted") else ("of", "for", "at")
        own = [c for c in own if c.i < subject.i or role_of(c, grammar_of("en")) in placed]
    span = sorted((subject, *(w for c in own for w in c.subtree())), key=lambda w: w.i)
    opens = span[0].pos == "DET" or sentence.language == "en" and span[0].has("Poss=Yes")
    span = span[1:] if opens and len(span) > 1 else span
    text = sentence.text[span[0].start - sentence.start : span[-1].end - sentence.start]
    return Actor(code=text, text=text, start=span[0].start, end=span[-1].end, how="label")


def _bears_name(word: Word) -> bool:
    """Whether a word is an institution's abbreviation: *говорится в сообщении МИД*."""
    return word.text.isupper() and len(word.text) > 1


def according(sentence: Sentence, grounding: Grounding, grammar: Grammar) -> Report | None:
    """*According to the minister, …*, *Tokajev szerint …*: the rest of the sentence is the named one's."""
    text = sentence.text.lower()
    for phrase in listed(grammar.language, "phrases"):
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
    for first, last, source in _cited(sentence, grammar):
        if named_source := grounding.actors(sentence, source):
            return _rest(sentence, first, last, named_source)
    for word in sentence.words:
        if word.text.lower() in listed(grammar.language, "pronominal"):
            before = grounding.people_before(sentence, word, 2)
            if before:
                return _rest(sentence, word, word, (grounding.person_actor(sentence, before[0], word, word, "pronoun"),))
    for postposition in listed(grammar.language, "postpositions"):
        for word in sentence.words:
            if word.text.lower() == postposition and word.i:
                source = sentence.words[word.i - 1]
                if source.has("PronType=Rel") or source.text.lower() in ("aki", "akik"):
                    people = [m for m in grounding.cast.names[sentence.index] if m.person is not None and m.last < source.i]
                    source = sentence.words[people[-1].last] if people else source
                speaker = grounding.actors(sentence, source)
                if source.i < word.i - 1 and speaker:
                    return _rest(sentence, sentence.words[word.i - 1], word, speaker)
                if not speaker and grammar.by_ending and may_speak(source, grounding) and source.pos == "NOUN":
                    speaker = (label_of(sentence, source),)  # "diplomáciai források szerint"
                if speaker and speaker[0].end <= word.start:
                    first = next(w for w in sentence.words if w.start >= speaker[0].start)
                    return _rest(sentence, first, word, speaker)
    return None


def _cited(sentence: Sentence, grammar: Grammar) -> list[tuple[Word, Word, Word]]:
    """Return where words name a source in their midst, and the source: *in Moscow's view*, *as Péter Szijjártó put it*."""
    found = []
    for word in sentence.words:
        owner = next((c for c in word.children if c.dep == "nmod:poss" and c.pos in ("PROPN", "NOUN")), None)
        case = word.child("case")
        if (
            word.lemma.lower() in listed(grammar.language, "possessed")
            and owner is not None
            and case is not None
            and case.text.lower() in ("in", "by")
        ):
            found.append((case, word, owner))
        mark, subject = word.child("mark", "advmod"), word.child("nsubj")
        if word.lemma == "put" and mark is not None and mark.text.lower() == "as" and subject is not None and word.child("obj"):
            inside = [w for w in word.subtree() if w.pos != "PUNCT"]
            found.append((mark, max(inside, key=lambda w: w.i), subject))
    return found


def _rest(sentence: Sentence, first: Word, last: Word, speaker: tuple[Actor, ...]) -> Report | None:
    """Return the larger part of a sentence, before or behind the words that name its source."""
    end = max(last.i, *(w.i for w in sentence.words if w.start < speaker[0].end))
    behind = [w for w in sentence.words if w.i > end and w.pos != "PUNCT"]
    before = [w for w in sentence.words if w.i < first.i and w.pos != "PUNCT"]
    stop = next((w.i for w in sentence.words[end:] if w.text == ";"), 0) if sentence.language == "hu" else 0
    behind = [w for w in behind if w.i < stop] if stop else behind  # what somebody else says follows
    content = max(behind, before, key=len)
    if len(content) < SHORTEST:
        return None
    return Report(speaker, content[0].start, content[-1].end, "reported", "", "rule.according", (sentence,))


@functools.cache
def listed(language: str, name: str) -> tuple[str, ...]:
    """Return a list of the statements' words of attribution."""
    table = read_lexicon(language, "statements").get("attribution", {}) if has_lexicon(language, "statements") else {}
    return tuple(table.get(name, ()))


def manners_of(language: str) -> dict[str, str]:
    """Return the stances that words beside a speech verb tell: *с удовлетворением*, *резко*."""
    table = read_lexicon(language, "statements") if has_lexicon(language, "statements") else {}
    return dict(table.get("manners", {}))
