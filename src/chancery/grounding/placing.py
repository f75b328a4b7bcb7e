"""Which state each person of a document is of: by the register, the outlet, the office, or who is named just before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.grounding.aides import place_aides
from chancery.grounding.hungarian import is_native
from chancery.grounding.joined import share_offices, share_states
from chancery.grounding.register import find_terms, fold, former_leaders
from chancery.languages.parsed import Sentence, Word

if TYPE_CHECKING:
    from chancery.grounding.people import Cast, Person

MINISTRIES = {
    "foreign minister": "Minister of Foreign Affairs",
    "defence minister": "Minister of Defence",
    "economy minister": "Minister of Economy",
    "finance minister": "Minister of Finance",
    "interior minister": "Minister of the Interior",
    "energy minister": "Minister of Energy",
    "trade minister": "Minister of Trade",
}
RANKS = {"head of state": "head-of-state", "head of government": "head-of-government", **dict.fromkeys(MINISTRIES, "minister")}
SPOKEN = frozenset(("spokesperson", "deputy spokesperson", "adviser", "senior official"))  # of the government last spoken of


def place_people(cast: Cast, sentences: list[Sentence], home: str) -> None:
    """Give the people of a document their states, and those told of without an office the one that the register knows."""
    language = sentences[0].language if sentences else ""
    for sentence, mentions in zip(sentences, cast.names, strict=True) if language == "hu" else ():
        share_offices(sentence, mentions)
    for person in cast.people:
        _find_state(cast, person, home)
    for sentence, mentions in zip(sentences, cast.names, strict=True) if language == "hu" else ():
        share_states(sentence, mentions)
    _fill_states(cast)
    _place_near(cast, sentences)
    _place_where_told(cast, sentences)
    for mentions, titles in zip(cast.names, cast.titles, strict=True) if language == "ru" else ():
        place_aides(mentions, titles)
    for person in cast.people:
        if person.state and not person.roles:
            _recall_office(cast, person)


def _find_state(cast: Cast, person: Person, home: str) -> None:
    """Settle a person's state by the register, else by the outlet's own state for an office without one."""
    if person.state or person.how == "body":
        return
    terms = find_terms(person.name, cast.year)
    if not terms and " " not in person.name:  # "President Obama", told years after
        terms = [t for t in former_leaders(person.name, cast.year) if RANKS[t.office] in person.ranks]
    if terms and cast.year and not terms[0].first - 3 <= cast.year <= terms[0].last + 15:
        terms = []
    wanted = {office for office, rank in RANKS.items() if rank in person.ranks}
    spelt = [t for t in terms if sorted(fold(t.person).split()) == sorted(fold(person.name).split())] or terms
    if not person.name.isascii():  # "Orbán" is not Orban
        spelt = [t for t in spelt if set(person.name.split()) <= set(t.person.split())] or spelt
    best = [t for t in spelt if t.office in wanted] or [t for t in terms if t.office in wanted] or spelt
    states = {t.state for t in best}
    # Namesakes in several states: the one that the document speaks of.
    spoken = [s for s in sorted(states) if cast.states[s]]
    if len(states) == 1 or len(spoken) == 1:
        person.state = spoken[0] if spoken else best[0].state
        person.how = "register"
    elif not states and home and person.ranks and is_native(person.name):
        person.state, person.how = home, "outlet"


def _fill_states(cast: Cast) -> None:
    """Give an officeholder whom nothing else places the document's main state that has no such officeholder yet."""
    owned = [t for titles in cast.titles for t in titles if len(t.states) == 1 and not t.plural]
    for person in cast.people:
        if person.state or person.how == "body" or not person.ranks:
            continue
        # "the spokesperson of the Foreign Ministry of Pakistan", and later "Spokesperson Khan"
        states = {t.states[0] for t in owned if t.role in person.roles}
        named = {m.person for names in cast.names for m in names if m.person and m.person.roles & person.roles}
        if len(states) == 1 and named == {person}:
            person.state, person.how = states.pop(), "office"
            continue
        if person.ranks == {"other"}:
            continue
        taken = {p.state for p in cast.people if p.state and p.ranks & person.ranks}
        free = [state for state, count in cast.states.most_common(2) if state not in taken and count > 1]
        if len(free) == 1 and taken:
            person.state, person.how = free[0], "counterpart"


def _place_near(cast: Cast, sentences: list[Sentence]) -> None:
    """Give an officeholder without a state that of the sentence before: *Government spokesman Saleh*."""
    for sentence in sentences[1:]:
        for mention in cast.names[sentence.index]:
            person, title = mention.person, mention.title
            if person is None or person.state or title is None or title.states or title.bodies or title.plural:
                continue
            if title.rank == "other" and title.role not in SPOKEN:
                continue
            if _states_in(cast, sentence, sentence.words[: mention.first]):
                continue
            before = sentences[sentence.index - 1]
            named = _states_in(
                cast, before, [w for v in before.roots for c in v.children if c.rel == "nsubj" for w in c.subtree()]
            )
            taken = {p.state for p in cast.people if p.roles & person.roles}
            if named and named[0] not in taken:
                person.state, person.how = named[0], "office"


def _place_where_told(cast: Cast, sentences: list[Sentence]) -> None:
    """Give a ministry's spokesperson of no state that of the capital where the text was written, alone on its line."""
    lines = [
        k[0].hit.entry
        for s, k in zip(sentences[1:4], cast.known[1:4], strict=True)
        if k and not k[0].first and k[0].last + 1 == len(s.words)
    ]
    where = {entry.state for entry in lines if entry.how == "capital"}
    for mention in (m for names in cast.names for m in names if m.title and m.title.role in SPOKEN):
        person = mention.person
        if person is not None and not person.state and person.how != "body" and len(where) == 1:
            person.state, person.how = min(where), "office"


def _states_in(cast: Cast, sentence: Sentence, words: list[Word]) -> list[str]:
    """Return the states of what some words of a sentence name: states themselves and people."""
    at = {w.i for w in words}
    named = [(k.first, k.hit.entry.state) for k in cast.known[sentence.index] if k.hit.entry.kind == "state"]
    named += [(m.first, m.person.state) for m in cast.names[sentence.index] if m.person and m.person.state]
    return [state for first, state in sorted(named) if first in at]


def _recall_office(cast: Cast, person: Person) -> None:
    """Take the office of somebody named without one from the register: *Lavrov*, in 2013."""
    for term in find_terms(person.name, cast.year):
        if term.state == person.state and term.first <= cast.year <= term.last and term.office in RANKS:
            person.ranks.add(RANKS[term.office])
            if term.office in MINISTRIES:
                person.roles.add(MINISTRIES[term.office])
            return
