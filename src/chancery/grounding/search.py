"""Searches the lexicons of actors and the register of office holders by name."""

from difflib import get_close_matches
from functools import cache
from typing import Any

from chancery.errors import GroundingError
from chancery.grounding.date_meanings import anchor_of
from chancery.grounding.register import OPEN, Term, find_terms, fold, heard_as
from chancery.grounding.states import state_name
from chancery.lexicons import read_lexicon
from chancery.model import Struct

LANGUAGES = ("en", "hu", "ru")
YEARS = range(2026, 1950, -4)  # an office holder of few years is met at least once


class StateFound(Struct, frozen=True, kw_only=True):
    """A state or territory: its code, English name, other forms, and its years if it is no more."""

    code: str
    name: str
    forms: tuple[str, ...]
    years: str = ""


class BodyFound(Struct, frozen=True, kw_only=True):
    """An international body, company or group with its names and the codes of its members."""

    code: str
    forms: tuple[str, ...]
    members: tuple[str, ...] = ()


class TermFound(Struct, frozen=True, kw_only=True):
    """One person's years in an office of a state; 0 where an end is not known."""

    person: str
    state: str
    office: str
    first: int
    last: int


class Found(Struct, frozen=True, kw_only=True):
    """What the register has under a name."""

    states: tuple[StateFound, ...] = ()
    bodies: tuple[BodyFound, ...] = ()
    people: tuple[TermFound, ...] = ()


def search(name: str, date: str = "") -> Found:
    """Return the states, bodies and office holders called so; with a date only the terms and members of that day.

    Raises GroundingError when the date is none.

    >>> search("EAEU", "2016-05-01").bodies[0].members
    ('ARM', 'BLR', 'KAZ', 'KGZ', 'RUS')
    >>> search("Lavrov").people[0].state
    'RUS'
    """
    try:
        year = anchor_of(date).year or 0
    except (TypeError, ValueError) as error:
        raise GroundingError(f"{date!r} is no ISO date; give YYYY, YYYY-MM, YYYY-MM-DD or nothing") from error
    wanted = fold(name.strip())
    names = _names()
    keys = names.get(wanted) or [key for near in get_close_matches(wanted, names, 3, 0.9) for key in names[near]]
    states = tuple(_state(code) for kind, code in keys if kind == "state")
    bodies = tuple(_body(code, date) for kind, code in keys if kind == "body")
    terms = _terms(name.strip(), year)
    people = tuple(
        TermFound(person=t.person, state=t.state, office=t.office, first=t.first, last=t.last if t.last < OPEN else 0)
        for t in dict.fromkeys(terms)
        if not year or t.first <= year <= t.last
    )
    return Found(states=states, bodies=bodies, people=people)


def _terms(name: str, year: int) -> list[Term]:
    """Return the terms of the people called so; a surname alone is looked up year after year."""
    years = (year,) if year else YEARS
    return find_terms(name, year) or [t for y in years for t in find_terms(name, y)] or heard_as(name.split()[-1] if name else "")


@cache
def _names() -> dict[str, list[tuple[str, str]]]:
    """Return the folded names of states and bodies with what they name."""
    names: dict[str, list[tuple[str, str]]] = {}

    def add(form: str, kind: str, code: str) -> None:
        own = names.setdefault(fold(form), [])
        if (kind, code) not in own:
            own.append((kind, code))

    for state in read_lexicon("actors", "states")["state"]:
        add(state["code"], "state", state["code"])
    for language in LANGUAGES:
        for entry in read_lexicon(language, "states")["state"]:
            for field in ("names", "adjectives", "demonyms", "capitals", "seats"):
                for form in entry.get(field, ()):
                    add(form, "state", entry["code"])
    for body in read_lexicon("actors", "bodies")["body"]:
        for form in (body["code"], *(f for language in LANGUAGES for f in body.get(language, ()))):
            add(form, "body", body["code"])
    return names


def _state(code: str) -> StateFound:
    own = next(s for s in read_lexicon("actors", "states")["state"] if s["code"] == code)
    forms = dict.fromkeys(
        form
        for language in LANGUAGES
        for entry in read_lexicon(language, "states")["state"]
        if entry["code"] == code
        for form in (*entry.get("names", ()), *entry.get("capitals", ()))
    )
    years = f"{own.get('from', '')}–{own.get('to', '')}" if own.get("to") else ""
    return StateFound(code=code, name=state_name(code), forms=tuple(forms), years=years)


def _body(code: str, date: str) -> BodyFound:
    own: dict[str, Any] = next(b for b in read_lexicon("actors", "bodies")["body"] if b["code"] == code)
    forms = tuple(dict.fromkeys(form for language in LANGUAGES for form in own.get(language, ())))
    return BodyFound(code=code, forms=forms, members=members(code, date))


def members(body: str, date: str = "") -> tuple[str, ...]:
    """Return the codes of a body's members on a day, in order; without a date, of those that are still in it.

    Whoever joins on a day is a member on it, and whoever leaves no longer.

    >>> "GBR" in members("EU", "2019-06-01"), "GBR" in members("EU", "2021-06-01"), members("NO SUCH BODY")
    (True, False, ())
    """
    here = []
    for entry in read_lexicon("actors", "members")["body"]:
        if entry["code"] != body:
            continue
        for state, since, *until in entry["members"]:
            joined, left = str(since), str(until[0]) if until else ""
            if (not date and not left) or (
                date and joined[: len(date)] <= date[: len(joined)] and (not left or date < left[: len(date)])
            ):
                here.append(state)
    return tuple(sorted(set(here)))
