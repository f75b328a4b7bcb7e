"""Who takes part in an event without a known name: *a court in Lyon*, *textile workers*, *the attack on the church*.

Names, offices and groups of a known state are found by the grounding; what is left here is told in the document's own words.
"""

import functools
from collections.abc import Iterable

from chancery.coding.arguments import NOUN_SLOTS
from chancery.coding.frames import Match, authors, slot_words
from chancery.coding.grammar import lemma_of
from chancery.coding.reading import Reading
from chancery.languages.parsed import Sentence, Word, conjuncts
from chancery.lexicons import read_lexicon
from chancery.model import Actor

POLITICAL = "institution"  # how an actor was found that stands for power without a name: a court, rebels, police
THING = "thing"
PERSONS = "group"
BEFORE = ("amod", "compound", "nummod", "nmod", "flat")  # what belongs to a plain name before its noun
LONGEST = 5  # words of a plain name


def unnamed_actors(match: Match, slots: Iterable[str], reading: Reading, things: bool = False) -> tuple[Actor, ...]:
    """Return who stands in the first filled one of some slots, in plain words; with ``things`` also what is no person.

    *A court in Lyon found the cardinal guilty* gives ``FRA court``. What a trigger itself asks for is no participant, but
    for ``held`` frames: *boycotted the vote*.
    """
    held = things and bool(match.frame.data.get("held"))
    for slot in slots:
        places = NOUN_SLOTS.get(slot, (slot,)) if match.trigger.pos == "NOUN" else (slot,)
        for place in places:
            found: dict[str, Actor] = {}
            words = slot_words(match, place, reading.grammar)
            for word in [author for w in words for author in authors(w, reading.grammar)] if slot == "subj" else words:
                if match.frame.data["type"] == "PROTEST" and lemma_of(word) in _lists(reading.language).get("crowds", ()):
                    return _crowd(match, word, reading, match.word)
                for head in (word, *conjuncts(word)):
                    if head is not match.word and (held or lemma_of(head) not in match.trigger.companions):
                        for actor in unnamed(match.sentence, head, reading, things and slot != "subj"):
                            found.setdefault(actor.code, actor)
            if found:
                return tuple(found.values())
    return ()


def protesters(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return who protests where only the protest is told of: *Riots broke out in Tbilisi*."""
    word, verb = match.word, match.word.head
    told = match.trigger.pos == "NOUN" and match.frame.data["type"] == "PROTEST" and word.rel == "nsubj"
    if not told or lemma_of(verb) not in reading.grammar.verbs.get("erupting", ()):
        return ()
    return tuple(a for a in _crowd(match, word, reading, verb) if a.state)


def _crowd(match: Match, word: Word, reading: Reading, top: Word) -> tuple[Actor, ...]:
    """Return who protests where only their number is told: *Thousands marched in Tbilisi* are ``GEO protesters``."""
    below = [w for w in top.subtree() if not w.has("VerbForm=Fin") or w is top]
    state = reading.grounding.place(match.sentence, below).rpartition(", ")[2]
    code = f"{state} protesters" if state else "protesters"
    return (Actor(code=code, state=state, text=word.text, start=word.start, end=word.end, how=PERSONS),)


def unnamed(sentence: Sentence, word: Word, reading: Reading, things: bool) -> tuple[Actor, ...]:
    """Return the participant that a noun names in plain words, or nothing."""
    lists = _lists(reading.language)
    lemma = lemma_of(word)
    below = [c for c in word.children if c.rel == "nmod" and c.i > word.i]
    counting = bool(lists) and lemma in lists["containers"] and bool(below)
    called = word.pos == "ADJ" and word.rel in ("nsubj", "obj") and lemma in lists.get("people", ())  # "тысячи несогласных"
    nominal = word.pos in ("NOUN", "PROPN") or counting or called
    if not lists or not nominal or lemma in lists["never"] or lemma in lists["storms"]:
        return ()
    if counting:  # "members of the army", "dozens of workers"
        return reading.grounding.actors(sentence, below[0]) or unnamed(sentence, below[0], reading, things)
    if lemma in lists["weapons"] or lemma in lists.get("vehicles", ()):  # "Syrian government shelling killed a soldier"
        owners = [c for c in word.children if c.rel == "compound" or c.dep == "nmod:poss"]
        known = (*reading.grounding.modifying_states(sentence, word), *reading.actors(sentence, owners))
        if known:
            return known[:1]
    mention = reading.grounding.name_at(sentence, word)
    if word.pos == "PROPN" and mention is None and lemma not in lists["political"]:
        return ()
    if mention is not None and reading.grounding.is_inert(sentence, mention):
        return ()
    title = reading.grounding.title_at(sentence, word)
    if title is not None and (title.states or title.bodies):
        return reading.grounding.actors(sentence, word)  # "the Turkish president" is known by the office
    if lemma in lists.get("regional", ()):
        return _of_region(sentence, word, reading)
    how = POLITICAL if lemma in lists["political"] | lists["weapons"] else PERSONS if lemma in lists["people"] else ""
    if not how and mention is not None and word.pos == "PROPN":
        how = "unknown name"
    if not how and not things:
        return ()
    bodies = [a for c in below if c.has("Case=Gen") for a in reading.actors(sentence, [c]) if reading.grounding.is_body(a.code)]
    if how in (POLITICAL, PERSONS) and bodies and reading.grammar.by_case:
        return (bodies[0],)  # "миротворцы ОДКБ", "наблюдатели ОБСЕ"
    first = min((w for w in _plain(word)), key=lambda w: w.i)
    words = sentence.words[first.i : word.i + 1]
    state = _state(sentence, word, reading)
    text = sentence.text[first.start - sentence.start : word.end - sentence.start]
    if reading.grammar.by_case:  # "около 20 тыс. рабочих" are workers
        words = [w for w in words if w.pos != "NUM" and w.rel != "nummod"]
    code = " ".join([*(w.text for w in words[:-1]), lemma]) if reading.grammar.cases else " ".join(text.split())
    if how == "unknown name" and mention is not None and reading.grammar.by_ending:
        code = mention.text
    if how in (POLITICAL, PERSONS):
        named = lemma if reading.grammar.cases else word.text.lower()
        code = f"{state} {named}" if state else code
        if state and lemma in reading.grounding.groups["state_nouns"] and _is_owned(word):
            code = state  # "its parliament", "whose navy" act for the state
        how = POLITICAL if _of_body(sentence, word, reading) else how
    return (
        Actor(
            code=code,
            state=state if how in (POLITICAL, PERSONS) else "",
            text=text,
            start=first.start,
            end=word.end,
            how=how or THING,
        ),
    )


def _of_region(sentence: Sentence, word: Word, reading: Reading) -> tuple[Actor, ...]:
    """Return states told by their region alone: *Arab countries*, *the countries of Central Asia*."""
    regions = _lists(reading.language).get("regions", frozenset())
    below = [w for c in word.children if c.rel in ("amod", "compound", "nmod", "flat") for w in c.subtree()]
    named = [w for w in below if w.text[0].isupper() and w.pos != "DET" or w.lemma.lower() in regions]
    if not word.has("Number=Plur") or not named or any(k.rel == "nummod" for k in word.children):
        return ()
    first, last = min((word, *named), key=lambda w: w.i), max((word, *named), key=lambda w: w.i)
    text = " ".join(sentence.text[first.start - sentence.start : last.end - sentence.start].split())
    return (Actor(code=text, text=text, start=first.start, end=last.end, how=POLITICAL),)


def of_nature(actor: Actor, sentence: Sentence) -> bool:
    """Whether an unknown name is a storm's: *Typhoon Malou struck the Philippines*."""
    storms = _lists(sentence.language).get("storms", frozenset())
    named = [w for w in sentence.words if actor.start <= w.start < actor.end]
    before = sentence.words[named[0].i - 1 : named[0].i] if named and named[0].i else []
    return actor.how == "unknown name" and any(lemma_of(w) in storms for w in (*before, *named))


def without_own_states(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return actors without the states of persons among them, if two or more are left: ministers act for their states."""
    persons = {a.state for a in actors if "|" in a.code}
    left = tuple(a for a in actors if a.code != a.state or a.state not in persons)
    return left if len(left) > 1 else actors


def in_power(word: Word, language: str) -> bool:
    """Whether a noun stands for power by itself: *opposition demands*, *the government's offer*."""
    lists = _lists(language)
    return bool(lists) and word.pos == "NOUN" and lemma_of(word) in lists["political"] - lists["weapons"]


def is_political(actor: Actor) -> bool:
    """Whether an actor is a state, a body, somebody in the register, or stands for power: *rebels*, *the court*."""
    return bool(actor.state) or actor.code in _powers() or actor.how not in ("unknown name", PERSONS, THING, "number")


def are_abroad(actors: Iterable[Actor], others: Iterable[Actor]) -> bool:
    """Whether what somebody does to others is done to another state or its people."""
    own = {a.state or a.code for a in actors}
    return bool(own) and all(a.state and a.state not in own for a in others)


@functools.cache
def _powers() -> frozenset[str]:
    """Return the groups, by their English codes, that stand for power."""
    return frozenset(read_lexicon("en", "groups")["unnamed"]["powers"])


@functools.cache
def _lists(language: str) -> dict[str, frozenset[str]]:
    groups = read_lexicon(language, "groups")
    lists = {name: frozenset(words) for name, words in groups.get("unnamed", {}).items()}
    if lists:
        lists.setdefault("weapons", frozenset())
        lists["people"] |= {*groups["people"]["nouns"], *groups["plain_nouns"], *groups["group_nouns"]}
    return lists


def _plain(word: Word) -> list[Word]:
    """Return a noun with what stands before it as part of its name, without articles and clauses."""
    own = [c for c in word.children if c.i < word.i and c.rel in BEFORE and c.dep != "nmod:poss" and c.child("case") is None]
    found = [word]
    for child in reversed(own):
        found += [w for w in child.subtree() if w.i < word.i and w.pos not in ("DET", "PUNCT")]
    return [w for w in found if word.i - w.i < LONGEST]


def _of_body(sentence: Sentence, word: Word, reading: Reading) -> bool:
    """Whether people belong to a known body: *Taliban suicide bombers*."""
    own = [c for c in word.children if c.rel == "compound" or c.dep == "nmod:poss"]
    return any(reading.grounding.is_body(a.code) for a in reading.actors(sentence, own))


def _described(owner: Word, word: Word) -> Word:
    """Return whom *whose* stands for: the noun that its clause describes."""
    if not owner.has("PronType=Rel") and owner.text.lower() != "whose":
        return owner
    clause = next((w for w in word.ancestors() if w.rel == "acl"), None)
    return clause.head if clause is not None else owner


def _is_owned(word: Word) -> bool:
    return any(c.dep == "nmod:poss" for c in word.children)


def _state(sentence: Sentence, word: Word, reading: Reading) -> str:
    """Return the state whose court, police or workers they are: by what modifies the noun, else by where they are."""
    owners = [a.state for a in reading.grounding.modifying_states(sentence, word) if a.state]
    if not owners:
        poss = [c for c in word.children if c.dep == "nmod:poss" or (c.rel in ("nmod", "compound") and c.child("case") is None)]
        poss = [_described(c, word) for c in poss]
        owners = [a.state for c in poss for a in reading.grounding.actors(sentence, c) if a.state]
    if owners:
        return owners[0]
    for child in word.children:
        hit = (case := child.child("case")) is not None and case.text.lower() in ("against", "on")  # "the attack on Kyiv"
        if child.rel in ("nmod", "obl") and child.i > word.i and not hit:
            place = reading.grounding.place(sentence, list(child.subtree()))
            if place:
                return place.rpartition(", ")[2]
    return ""
