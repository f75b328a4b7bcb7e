"""Who speaks: the speaker of a quotation by its tag, its lead, what stands beside it, the sentence before or what went before."""

from bisect import bisect_left, bisect_right
from itertools import islice, takewhile
from typing import NamedTuple

from msgspec.structs import replace

from chancery.coding.frames import Match
from chancery.coding.grammar import Grammar, is_passive
from chancery.coding.quotations import FULL_STOP, SHORTEST, Quotation
from chancery.coding.sources import Report, according, label_of, listed, listens, may_speak, speaker_of
from chancery.grounding.actors import Grounding
from chancery.grounding.people import Person
from chancery.grounding.titles import Title
from chancery.languages.parsed import Sentence, Word
from chancery.model import Actor


class Around(NamedTuple):
    """What stands around the quotations of a document: its text, sentences, speech frames that fire, actors, quotations."""

    text: str
    sentences: list[Sentence]
    matches: dict[int, list[Match]]
    grounding: Grounding
    grammar: Grammar
    quotations: list[Quotation]

    def spoken(self, at: int) -> bool:
        """Whether an offset lies in a quotation."""
        k = bisect_right(self.quotations, at, key=lambda q: q.start)
        return k > 0 and at < self.quotations[k - 1].end

    def within(self, start: int, end: int) -> list[Sentence]:
        """Return the sentences that reach into a run of the text."""
        first = max(0, bisect_right(self.sentences, start, key=lambda s: s.start) - 1)
        return [s for s in takewhile(lambda s: s.start < end, islice(self.sentences, first, None)) if s.end > start]


class Zone(NamedTuple):
    """The author's words before or behind a quotation, where its speaker is looked for."""

    start: int
    end: int
    behind: bool


def attribute(block: tuple[Quotation, ...], there: Around, last: Report | None) -> Report | None:
    """Return the report that a quotation makes, its parts joined; None where nobody speaks it: a title, a slogan.

    Its speaker stands in its tag or lead, else beside it in the paragraph, else in the sentence before, else spoke last.
    """
    first, final = block[0], block[-1]
    around = there.within(first.start, final.end)
    if not around or (first.opens == "inside" and _is_mention(first, there)):
        return None
    parts = tuple((q.start, q.end) for q in block) if len(block) > 1 else ()
    found = _beside(first, _zones(block, there), around, there, last) or _from_afar(block, around, there, last)
    if found is None:
        return None
    covered = tuple(sorted({*around, *found.beside}, key=lambda s: s.index))
    return Report(found.speaker, first.start, final.end, "quote", found.stance, found.frame, covered, found.cue, parts)


class Found(NamedTuple):
    """Who speaks a quotation, with the stance and frame of the words that tell it, their sentences and offset."""

    speaker: tuple[Actor, ...]
    frame: str
    beside: tuple[Sentence, ...] = ()
    stance: str = ""
    cue: int = 0


def _beside(first: Quotation, zones: list[Zone], around: list[Sentence], there: Around, last: Report | None) -> Found | None:
    """Return who speaks by the words that introduce or tag a quotation."""
    for zone in zones:
        for match in _speech_in(zone, first, there):
            used = last is not None and match.word.start == last.cue and not zone.behind
            if used and first.opens in ("colon", "comma"):
                continue  # "“A,” said one, while the other went further: “B.”"
            named = tuple(a for a in speaker_of(match, there.grounding) if not there.spoken(a.start))
            speaker = goes_on(named, match.sentence, there) or _unnamed(match, there, last)
            if speaker:
                speaker = _named_later(speaker, match.sentence, there)
                stance = str(match.frame.data.get("stance", ""))
                return Found(speaker, match.frame.id, (match.sentence,), stance, match.word.start)
    for sentence in around:
        said = according(sentence, there.grounding, there.grammar)
        if said is not None and said.start - 2 <= first.start < said.end:
            return Found(said.speaker, said.frame)
    if first.opens == "inside":
        # "described the visit as “long overdue” and the mood as “that of neighbours”"
        if last is not None and last.cue and around[0] in last.sentences and last.end <= first.start:
            return Found(last.speaker, last.frame, stance=last.stance, cue=last.cue)
        lead = _word_before(first.start, around[0])
        if lead is None or lead.pos != "SCONJ":
            return None  # but "folytatta, hogy „…”": a clause of what somebody says or thinks
    for zone in zones:
        acting = _acting_in(zone, there)
        if acting is not None:
            beside = there.within(zone.start, zone.end)
            speaker = _named_later(acting[0], beside[-1], there)
            return Found(speaker, "rule.quotation.beside", tuple(beside), cue=acting[1].start)
    return None


def _from_afar(block: tuple[Quotation, ...], around: list[Sentence], there: Around, last: Report | None) -> Found | None:
    """Return who speaks a quotation that no words introduce: whom the sentence before tells of, or who spoke last."""
    first, start = block[0], around[0]
    filled = all(s.start >= first.start - 2 and s.end <= block[-1].end + 2 for s in around)
    if not filled or first.opens == "inside" or len(" ".join(s.text for s in around).split()) < SHORTEST + 2:
        return None
    before = there.sentences[start.index - 1] if start.index else None
    after = there.sentences[around[-1].index + 1] if around[-1].index + 1 < len(there.sentences) else None
    pointing = listed(there.grammar.language, "pointing")
    if after is not None and after.text.lower().startswith(pointing) and (found := _subject(after, there)):
        return Found(found, "rule.quotation.after", (after,))
    for sentence in [s for s in (before, after) if s is not None and s.paragraph == start.paragraph]:
        said_there = _main_speech(sentence, there)
        if said_there is not None:
            return Found(*said_there)
    if before is None:
        return None
    people = there.grounding.people_before(before, before.words[-1], 0)
    if people and before.paragraph in (start.paragraph, start.paragraph - 1):
        actor = Actor(code=people[0].code, state=people[0].state, text=people[0].name, how="sentence before")
        return Found((actor,), "rule.quotation.before")
    return Found(last.speaker, "rule.quotation.continued") if last else None


def _zones(block: tuple[Quotation, ...], there: Around) -> list[Zone]:
    """Return the author's words round a quotation, those first that should name its speaker."""
    first = block[0]
    before = _before(first, there)
    behind = [z for q in block if (q.tagged or q.opens == "inside") and (z := _behind(q, there))]
    lead = [before] if before else []
    return [*lead, *behind] if first.opens in ("colon", "comma", "inside") or not behind else [*behind, *lead]


def _before(part: Quotation, there: Around) -> Zone | None:
    """Return the words of the sentence before a quotation, or of the paragraph before that ends with a colon."""
    line = there.text.rfind("\n", 0, part.start) + 1
    stop = part.start
    if not there.text[line:stop].strip("\"“„«»”‘' \t–—-"):
        above = there.text[:line].rstrip()
        if not above.endswith(":"):
            return None
        line, stop = above.rfind("\n") + 1, len(above)
    ended = max((m.end() for m in FULL_STOP.finditer(there.text, line, stop) if m.end() < stop - 1), default=line)
    k = bisect_left(there.quotations, part.start, key=lambda q: q.start)
    start = max(ended, there.quotations[k - 1].end if k else 0, line)
    return Zone(start, stop, False) if any(c.isalpha() for c in there.text[start:stop]) else None


def _behind(part: Quotation, there: Around) -> Zone | None:
    """Return the words of the sentence behind a quotation, up to the next one."""
    end = there.text.find("\n", part.end)
    end = end if end >= 0 else len(there.text)
    start = next((i for i in range(part.end, end) if there.text[i].isalpha()), end)
    stop = FULL_STOP.search(there.text, start, end)
    k = bisect_left(there.quotations, start, key=lambda q: q.start)
    end = min(stop.start() + 1 if stop else end, there.quotations[k].start if k < len(there.quotations) else end)
    return Zone(start, end, True) if start < end else None


def _speech_in(zone: Zone, quotation: Quotation, there: Around) -> list[Match]:
    """Return the speech frames of a zone, those first whose clause holds the quotation, then the nearest."""
    found = []
    for sentence in there.within(zone.start, zone.end):
        spoken = next((w for w in sentence.words if w.start >= quotation.start and w.pos != "PUNCT"), None)
        above = {w.i for w in spoken.ancestors()} if spoken is not None and spoken.start < quotation.end else set()
        for match in there.matches[sentence.index]:
            at = match.word.start
            if zone.start <= at < zone.end and not there.spoken(at):
                verb = match.trigger.pos != "NOUN"
                holds = quotation.opens == "inside" and match.word.i in above
                found.append(((not verb, not holds, abs(at - (zone.start if zone.behind else zone.end))), match))
    return [match for _, match in sorted(found, key=lambda pair: pair[0])]


def _main_speech(sentence: Sentence, there: Around) -> tuple[tuple[Actor, ...], str] | None:
    """Return speaker and frame of the speech verb nearest to the root of a sentence."""
    for match in sorted(there.matches[sentence.index], key=lambda m: sum(1 for _ in m.word.ancestors())):
        speaker = speaker_of(match, there.grounding)
        if speaker:
            return speaker, match.frame.id
    return None


def _acting_in(zone: Zone, there: Around) -> tuple[tuple[Actor, ...], Word] | None:
    """Return who does something beside a quotation, and the word for it: *shook his head: “…”*; else a name alone beside it."""
    sentences = there.within(zone.start, zone.end)
    words = [(s, w) for s in sentences for w in s.words if zone.start <= w.start < zone.end]
    for sentence, word in words if zone.behind else reversed(words):
        for subject in (c for c in word.children if c.rel == "nsubj" and zone.start <= c.start < zone.end):
            if listens(subject, word, sentence.language):
                continue
            found = there.grounding.actors(sentence, subject)
            if any("|" in a.code or a.how in ("name", "title", "chain", "pronoun", "unknown name") for a in found):
                return found, subject
    names = [(s, m) for s in sentences for m in there.grounding.cast.names[s.index]]
    named = [(s, m) for s, m in names if zone.start <= s.words[m.first].start < zone.end]
    for sentence, mention in named if zone.behind else reversed(named):
        first, last = sentence.words[mention.first], sentence.words[mention.last]
        near = first.start == zone.start if zone.behind else last.end >= zone.end - 3
        found = there.grounding.actors(sentence, last) if near or mention.person is not None else ()
        if found:
            return found, last
    return None


def goes_on(speaker: tuple[Actor, ...], sentence: Sentence, there: Around) -> tuple[Actor, ...]:
    """Return whom *he* or *she* means beside a speech verb: nobody named, where an unnamed source spoke in the sentence before.

    *…, a ministry official said. She added that …* is the official's.
    """
    if not sentence.index or not speaker or any(a.how != "pronoun" or "|" not in a.code for a in speaker):
        return speaker
    before = there.sentences[sentence.index - 1]
    said = _main_speech(before, there)
    if said is None or any(a.state or a.how not in ("label", "unknown name", "group", "person") for a in said[0]):
        return speaker
    own = {a.code for a in _subject(before, there)}
    return said[0] if len(said[0]) == 1 and not any(a.code in own for a in speaker) else speaker


def _subject(sentence: Sentence, there: Around) -> tuple[Actor, ...]:
    """Return the actors that are a sentence's subject."""
    subjects = (c for w in sentence.roots for c in w.children if c.rel == "nsubj")
    return next((a for c in subjects if (a := there.grounding.actors(sentence, c))), ())


def _named_later(speaker: tuple[Actor, ...], sentence: Sentence, there: Around) -> tuple[Actor, ...]:
    """Return an officeholder by the name that the next sentence gives, if it names one person of no other state."""
    held = len(speaker) == 1 and speaker[0].how == "title" and "|" in speaker[0].code
    if not held or any(p.code == speaker[0].code for p in there.grounding.cast.people):
        return speaker
    person = _next_person(sentence, there)
    if person is None or person.state not in ("", speaker[0].state):
        return speaker
    return (replace(speaker[0], code=f"{person.name}|{speaker[0].state}"),)


def _next_person(sentence: Sentence, there: Around) -> Person | None:
    """Return the one person whom the sentence behind one names; None where it names several or nobody."""
    after = there.sentences[sentence.index + 1 : sentence.index + 2]
    people = {m.person.code: m.person for s in after for m in there.grounding.cast.names[s.index] if m.person is not None}
    return next(iter(people.values())) if len(people) == 1 else None


def _unnamed(match: Match, there: Around, last: Report | None) -> tuple[Actor, ...]:
    """Return who speaks where no name tells it: whom a title means, the last speaker, a role in plain words."""
    verb, sentence = match.word, match.sentence
    subject = next((c for c in verb.children if c.rel == "nsubj" and not there.spoken(c.start)), None)
    if subject is not None and listens(subject, verb, sentence.language):
        return ()
    if subject is None:  # "asked a journalist": taken for an object
        bare = (c for c in verb.children if c.rel in ("obl", "nmod", "obj", "iobj") and c.child("case") is None)
        bare = (c for c in bare if not listens(c, verb, sentence.language))
        bare = (c for c in bare if not c.has("Case=Dat") or not there.grammar.by_ending)  # "mondta újságíróknak": to whom
        subject = next((c for c in bare if may_speak(c, there.grounding)), None)
    speaking = last.speaker if last is not None else ()
    if subject is None:
        if there.grammar.language == "en" or verb.pos != "VERB" or is_passive(verb):
            return ()
        return _went_on(sentence, there) or there.grounding.dropped(sentence, verb) or speaking
    if subject.pos == "PRON":
        return speaking
    title = there.grounding.title_at(sentence, subject)
    if title is not None and title.states and (found := there.grounding.actors(sentence, subject)):
        return found
    if not may_speak(subject, there.grounding) and title is None:
        return ()
    articles = {"en": ("the",), "hu": ("a", "az")}.get(there.grammar.language, ())
    definite = not articles or any(c.text.lower() in articles for c in subject.children)
    if definite and title is not None and not title.plural and not title.states:
        meant = _meant(title, sentence, there, speaking)
        if meant:
            return (replace(meant, start=subject.start, end=subject.end, text=subject.text, how="title"),)
    return (label_of(sentence, subject),)


def _went_on(sentence: Sentence, there: Around) -> tuple[Actor, ...]:
    """Return who speaks in the sentence before, with whom a verb without a subject goes on."""
    before = there.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.paragraph != sentence.paragraph:
        return ()
    said = _main_speech(before, there)
    return said[0] if said is not None else ()


def _meant(title: Title, sentence: Sentence, there: Around, speaking: tuple[Actor, ...]) -> Actor | None:
    """Return whom *the spokeswoman* means: the last speaker, the subject before, or the person named next, of no other office."""
    people = {p.code: p for p in there.grounding.cast.people}
    if len(speaking) == 1 and speaking[0].code in people:
        roles = people[speaking[0].code].roles
        if not roles or title.role in roles:
            return speaking[0]
    before = there.sentences[sentence.index - 1] if sentence.index else None
    subjects = _subject(before, there) if before is not None and not speaking else ()
    named = next((a for a in subjects if a.code in people and not people[a.code].roles), None)
    if named is not None:
        return named
    person = _next_person(sentence, there) if title.rank != "other" else None
    return Actor(code=person.code, state=person.state, text=person.name, how="title") if person is not None else None


def _word_before(at: int, sentence: Sentence) -> Word | None:
    """Return the last word of a sentence before an offset, marks apart."""
    return next((w for w in reversed(sentence.words) if w.end <= at and w.pos != "PUNCT"), None)


def _is_mention(quotation: Quotation, there: Around) -> bool:
    """Whether marks within a sentence enclose a title, slogan or word spoken of: *the theme “Reclaiming Diplomacy”*."""
    sentence = there.within(quotation.start, quotation.end)[0]
    words = there.text[quotation.start : quotation.end].split()
    last = _word_before(quotation.start, sentence)
    if last is None:
        return words[0][0].isupper()
    before = sentence.words[last.i - 1] if last.i else last
    if words[0][0].isupper() and words[0] not in ("I", "I’m", "I'm", "I’ve"):
        speaking = any(m.word in (before, last) for m in there.matches[sentence.index])
        return not speaking and last.pos != "SCONJ" and last.text.lower() not in ("that", "as", "hogy", "что", "как")
    if last.text == "of" and before.pos == "NOUN" and not words[0].endswith("ing"):
        return True  # "the principle of “one country, two systems”"
    return len(words) < SHORTEST and last.pos == "DET"
