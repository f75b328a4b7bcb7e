"""Tenures: who holds which office, chair or membership.

*Estonian Foreign Minister Urmas Reinsalu* gives the tenure of Urmas Reinsalu as Minister of Foreign Affairs of EST.
"""

from chancery.coding.factuality import settle
from chancery.coding.frames import Match, find_matches, read_frames, slot_actors
from chancery.coding.grammar import role_of
from chancery.coding.reading import Reading
from chancery.grounding.gazetteer import offices
from chancery.grounding.people import NameMention
from chancery.grounding.titles import Title
from chancery.languages.parsed import Sentence, Word
from chancery.model import Actor, Tenure

_LONGEST_NAME = 5  # words
OF_BODIES = frozenset(("member", "observer", "chair", "co-chair", "candidate", "associate member", "founding member"))


def code_tenures(reading: Reading) -> list[Tenure]:
    """Return the tenures of a document: titles beside names, then what frames tell; each once."""
    found: list[Tenure] = []
    for sentence in reading.sentences:
        names = reading.grounding.cast.names[sentence.index] if reading.grounding.cast.names else []
        for mention in names:
            if mention.person is not None and mention.title is not None:
                tenure = _from_title(mention, mention.title, sentence, reading)
                if tenure is not None:
                    found.append(tenure)
    frames = read_frames(reading.language, "tenures")
    for sentence in reading.sentences:
        told: set[int] = set()
        for match in find_matches(sentence, frames, reading.grammar):
            tenures = _from_frame(match, reading) if match.word.i not in told else []
            if tenures:
                told.add(match.word.i)
                found += tenures
    return _collapse(found)


def _from_title(mention: NameMention, title: Title, sentence: Sentence, reading: Reading) -> Tenure | None:
    assert mention.person is not None
    words = sentence.words
    person = mention.person
    of: tuple[Actor, ...] = tuple(Actor(code=b, text=b, how="title") for b in title.bodies)
    if title.rank == "other" and not (title.states or title.bodies):
        of = _organisation(title, sentence, reading)
        if not of and offices(reading.language)[title.office].get("generic"):
            return None
    if not of:
        state = title.states[0] if title.states else person.state
        if not state:
            return None
        of = (Actor(code=state, state=state, how="title"),)
    holder = reading.grounding.person_actor(sentence, person, words[mention.first], words[mention.last], "name")
    first, last = min(title.start, mention.first), max(title.end, mention.last)
    return Tenure(
        **reading.evidence(sentence, words[first : last + 1]),
        factuality="fact",
        by=reading.by(words[first].start),
        frame="rule.title",
        holder=holder,
        role=title.role,
        of=of,
        status=title.status,
    )


def _organisation(title: Title, sentence: Sentence, reading: Reading) -> tuple[Actor, ...]:
    """Return the organisation that nobody knows below an office, by its name: *director of the think tank Chatham House*."""
    for child in sentence.words[title.last].children:
        if child.rel == "nmod" and role_of(child, reading.grammar) in ("of", "at"):
            name = [w for w in sorted(child.subtree(), key=lambda w: w.i) if w.pos == "PROPN"]
            if 0 < len(name) <= _LONGEST_NAME and name[-1].i - name[0].i < len(name):
                text = " ".join(w.text for w in name)
                return (Actor(code=text, text=text, start=name[0].start, end=name[-1].end, how="unknown name"),)
    return ()


def _from_frame(match: Match, reading: Reading) -> list[Tenure]:
    """Return the tenures that a matched frame tells: one for each of several states that are members together."""
    frame, sentence, word = match.frame, match.sentence, match.word
    in_body = str(frame.data.get("role", "")) in OF_BODIES
    beside = _beside(match, reading) if in_body and match.trigger.pos == "NOUN" else ()
    holder = beside or _first(match, frame.slots("holder", ("subj",)), reading)
    holder = tuple(h for h in holder if h.state or h.how in ("name", "title", "pronoun"))
    if not holder:
        return []
    of = _first(match, frame.slots("of", ("of", "in", "obj")), reading)
    if not of and in_body:  # "the EU candidate", "received EU candidate status"
        nouns = (word, *(w for words in match.arguments.values() for w in words if w.pos == "NOUN"))
        of = next(filter(None, (_bodies_before(noun, sentence, reading) for noun in nouns)), ())
    of = tuple(a for a in of if all(a.code != h.code for h in holder))
    role = str(frame.data.get("role", ""))
    for slot in frame.slots("role_from", ()):
        for office in match.arguments.get(slot, ()):
            named = reading.grounding.name_at(sentence, office)
            title = reading.grounding.title_at(sentence, office) or (named.title if named else None)
            if title is not None:
                role = title.role
                of = of or tuple(Actor(code=s, state=s, how="title") for s in title.states)
    if not role:
        return []
    if role in OF_BODIES:
        # A state is no club: "left Moscow" and "joined Poland in calling" make nobody a member.
        of = tuple(a for a in of if a.code != a.state and "|" not in a.code and a.how in ("name", "unknown name"))
    if not of and role == "head of delegation":
        of = tuple(Actor(code=h.state, state=h.state, how="holder") for h in holder[:1] if h.state)
    if not of:
        return []
    date = reading.date_of(sentence, word)
    status = str(frame.data.get("status", "current"))
    factuality = reading.factuality(sentence, word, date)
    if factuality == "possible" and status in ("current", "incoming"):
        status = "sought"  # "seeks to join"
    elif factuality == "planned" and status == "current":
        status = "incoming"
    together = [h for h in holder if h.code == h.state] if in_body else []
    return [
        Tenure(
            **reading.evidence(sentence, [word, *_words_of((each, *of), sentence)]),
            factuality=settle(factuality, date, reading.today),
            by=reading.by(word.start),
            frame=frame.id,
            date=date,
            holder=each,
            role=role,
            of=of,
            status=status,
        )
        for each in (together if len(together) > 1 else holder[:1])
    ]


def _words_of(actors: tuple[Actor, ...], sentence: Sentence) -> list[Word]:
    return [w for a in actors for w in sentence.words if a.start <= w.start < a.end]


def _bodies_before(noun: Word, sentence: Sentence, reading: Reading) -> tuple[Actor, ...]:
    """Return the body before a noun, or in it: *the EU candidate*, *NATO-csatlakozás*."""
    within = reading.grounding.resolve(sentence, noun) if "-" in noun.text else ()
    found = tuple(a for a in within if reading.grounding.is_body(a.code))
    return found or reading.grounding.modifying_bodies(sentence, noun)


def _beside(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return who stands beside a noun that says what they are: *Estonia, a member of NATO*, *az EU-tag Horvátország*."""
    word = match.word
    before = word.rel in ("appos", "compound") or word.dep == "nmod:att" and word.i < word.head.i
    near = [word.head] if before and word.head is not word else []
    near += [c for c in word.children if c.rel in ("appos", "flat") and c.pos == "PROPN"]
    found = (a for w in near for a in reading.grounding.actors(match.sentence, w))
    return tuple(a for a in found if a.code == a.state and a.how in ("name", "capital", "seat"))


def _first(match: Match, slots: tuple[str, ...], reading: Reading) -> tuple[Actor, ...]:
    speaker = reading.quoted_speaker(match.word.start)
    for slot in slots:
        found = slot_actors(match, slot, reading.grounding, speaker)
        if found:
            return found
    return ()


def _collapse(tenures: list[Tenure]) -> list[Tenure]:
    kept: list[Tenure] = []
    for tenure in tenures:
        same = (tenure.holder.code, tenure.role, tenure.status, tuple(a.code for a in tenure.of))
        if all((k.holder.code, k.role, k.status, tuple(a.code for a in k.of)) != same for k in kept):
            kept.append(tenure)
    return kept
