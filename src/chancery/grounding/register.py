"""The person register: who held which top national office, by name, from Wikidata's terms of office (CC0) and a supplement."""

import csv
import functools
import re
import unicodedata
from difflib import SequenceMatcher
from typing import NamedTuple

from chancery.grounding.monarchs import find_monarchs, monarchs
from chancery.grounding.transliteration import CYRILLIC, pinyin, romanized, sound
from chancery.lexicons import HOME

OPEN = 9999
LAST_YEAR = 2021  # of which Wikidata's table knows the whole


class Term(NamedTuple):
    """One person's years in one office class of one state; 0 and 9999 stand for unknown ends."""

    person: str
    state: str
    office: str
    first: int
    last: int


@functools.lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return a name in lower case and Latin letters without diacritics or dots, for comparing.

    >>> fold("Recep Tayyip Erdoğan"), fold("Сергей Лавров")
    ('recep tayyip erdogan', 'sergey lavrov')
    """
    plain = unicodedata.normalize("NFKD", romanized(name)).casefold().replace("ı", "i").replace("ł", "l").replace("đ", "d")
    bare = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    bare = romanized(bare)  # a letter that only its mark kept from being known: Ӱ
    return bare.replace(".", "").replace("’", "'")


# Hungarian writes foreign names by ear; in this order the spellings fall back to the English ones.
_BY_EAR = (
    ("dzs", "\1"),
    ("gy", "d"),
    ("ty", "t"),
    ("ny", "n"),
    ("ly", "l"),
    ("sz", "\0"),
    ("cs", "ch"),
    ("zs", "zh"),
    ("s", "sh"),
    ("\0", "s"),
    ("j", "y"),
    ("cz", "ts"),
    ("\1", "j"),
)


@functools.lru_cache(maxsize=65536)
def by_ear(name: str) -> str:
    """Return the English-style spelling of a foreign name that Hungarian writes by ear.

    >>> by_ear("tokajev"), by_ear("lavrov"), by_ear("usakov")
    ('tokayev', 'lavrov', 'ushakov')
    """
    for heard, written in _BY_EAR:
        name = name.replace(heard, written)
    return name


@functools.lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return a folded word reduced so that its usual romanisations agree.

    >>> skeleton("idrissov") == skeleton("idrisov"), skeleton("tokayev") == skeleton("tokaev")
    (True, True)
    """
    for variant, common in (
        ("ks", "x"),
        ("kh", "h"),
        ("ye", "e"),
        ("yo", "e"),
        ("iu", "u"),
        ("ia", "a"),
        ("ya", "a"),
        ("yu", "u"),
        ("j", "i"),
        ("y", "i"),
        ("w", "v"),
        ("ff", "v"),
    ):
        word = word.replace(variant, common)
    return re.sub(r"(.)\1", r"\1", word)


_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?)+[^\W\d_]{2}")


@functools.cache
def _terms() -> tuple[Term, ...]:
    """Return all terms of office: Wikidata's, then those written by hand for what it lacks.

    A term that Wikidata leaves open ends where the supplement has a successor in the same office.
    """
    old, more = (_read_terms(name) for name in ("officeholders.csv", "officeholders_more.csv"))
    begun: dict[tuple[str, str], list[int]] = {}
    for term in more:
        begun.setdefault((term.state, term.office), []).append(term.first)
    ended = []
    for term in old:
        after = [year for year in begun.get((term.state, term.office), ()) if year > max(term.first, LAST_YEAR)]
        ended.append(term._replace(last=min(after)) if term.last == OPEN and after else term)
    return (*ended, *more)


def _read_terms(name: str) -> list[Term]:
    with (HOME / "actors" / name).open(encoding="utf-8", newline="") as stream:
        return [
            Term(row["person"], row["state"], row["office"], int(row["from"] or 0), int(row["to"] or OPEN))
            for row in csv.DictReader(stream)
        ]


@functools.cache
def _crowned() -> dict[str, list[tuple[str, Term]]]:
    return monarchs(_terms())


@functools.cache
def _by_surname() -> dict[str, list[Term]]:
    table: dict[str, list[Term]] = {}
    for term in _terms():
        parts = fold(term.person).replace("-", " ").split()
        for key in {skeleton(part) for part in parts[1:] or parts if len(part) > 3 or part == parts[-1]}:
            table.setdefault(key, []).append(term)
    return table


@functools.cache
def _by_sound() -> dict[str, list[Term]]:
    """The terms by the sound of each word of the person's name but the first, for names that Cyrillic spells by ear."""
    table: dict[str, list[Term]] = {}
    for term in sorted({term for terms in _by_surname().values() for term in terms}):
        parts = term.person.replace("-", " ").split()
        for key in {sound(part, term.state) for part in parts[1:] or parts if len(part) > 2 or part == parts[-1]}:
            table.setdefault(key, []).append(term)
    return table


PINYIN = frozenset(("CHN", "HKG", "MAC", "TWN"))
LEAST_SOUND = 3  # of a surname; where it stands alone and has no more, its vowels must agree too


def _heard_terms(name: str, year: int) -> list[Term]:
    """Return the terms that a name in Cyrillic may mean by its sound: *Дональд Трамп*, *Си Цзиньпин*."""
    parts = [p for p in name.replace("-", " ").split() if p]
    found = []
    for words, chinese in ((parts, False), ([pinyin(p) for p in parts], True)):
        for term in _by_sound().get(sound(words[-1]), ()):
            if (term.state in PINYIN) != chinese:
                continue
            theirs = term.person.replace("-", " ").split()
            if len(words) == 1:
                known = bool(year) and term.first - 1 <= year <= term.last + 1
                fits = known and not chinese and len(sound(words[0])) >= LEAST_SOUND
            else:
                one, other = sound(words[0]), sound(theirs[0], term.state)
                enough = chinese or len(sound(words[-1])) >= LEAST_SOUND or one == other
                fits = enough and one[:1] == other[:1] and SequenceMatcher(None, one, other).ratio() > 0.8
            short = len(sound(words[-1])) == LEAST_SOUND
            if fits and _spelt_alike(words[-1], theirs, 0.5 if len(words) > 1 else 0.85 if short else 0.7):
                found.append(term)
    return found


def _spelt_alike(surname: str, theirs: list[str], least: float) -> bool:
    """Whether a surname is spelt by and large like some word of a person's name: vowels count for that much."""
    folded = fold(surname).replace("dzh", "j")
    # "Трампа" is a case of *Trump*, no name of its own.
    parts = [p for p in map(fold, theirs) if not (folded[-1:] == "a" and p[-1:] not in tuple("aeiouyh"))]
    spelt = ((one, other) for part in parts for one, other in ((folded, part), (skeleton(folded), skeleton(part))))
    return any(SequenceMatcher(None, one, other).ratio() >= least for one, other in spelt)


def heard_as(surname: str) -> list[Term]:
    """Return all terms of people whose surname sounds like one in Cyrillic, for a search: *Шольц*, *Олланд*."""
    return [t for t in _by_sound().get(sound(surname), ()) if _spelt_alike(surname, t.person.split()[-1:], 0.5)]


@functools.cache
def given_names() -> frozenset[str]:
    """Return the folded first names of everyone in the register: a word that starts a person's name."""
    names: set[str] = set()
    for term in _terms():
        parts = fold(term.person).split()
        if len(parts) > 1 and len(parts[0]) > 2:
            names.add(parts[0])
    return frozenset(names)


def _alike(given: str, other: str) -> bool:
    given, other = skeleton(given), skeleton(other)
    return given[:1] == other[:1] and SequenceMatcher(None, given, other).ratio() >= 0.7


def is_surname(name: str) -> bool:
    """Whether a word is the last name of somebody in the register, in any usual spelling."""
    folded = fold(name)
    spelt = any(
        skeleton(fold(t.person).split()[-1]) == skeleton(w)
        for w in (folded, by_ear(folded))
        for t in _by_surname().get(skeleton(w), ())
    )
    if spelt or not CYRILLIC.search(name) or len(sound(name)) < LEAST_SOUND:
        return spelt
    return any(_spelt_alike(name, t.person.split()[-1:], 0.7) for t in _by_sound().get(sound(name), ()))


GENERATIONS = frozenset(("jr", "sr"))
LEADING = ("head of state", "head of government")
REMEMBERED = 12  # years for which a government goes by the name of who led it


def find_terms(name: str, year: int = 0) -> list[Term]:
    """Return the terms that a full name may mean, those covering ``year`` first; an empty list if none fits.

    A surname alone finds the people in office in that year only.

    >>> [t.state for t in find_terms("Sergei Lavrov", 2013)], [t.state for t in find_terms("Эмманюэль Макрон", 2020)][:1]
    (['RUS'], ['FRA'])
    """
    if crowned := find_monarchs(name, year, _crowned()):
        return crowned
    parts = [p for p in fold(name).replace("-", " ").split() if p.rstrip(".") not in GENERATIONS]
    if not parts:
        return []
    if _INITIALS.match(name) and len(parts) > 1:
        return [t for t in find_terms(name.split()[-1], year) if fold(t.person)[0] == parts[0][0]]
    tries = [(parts, parts[-1])]
    if len(parts) > 1:
        tries.append((parts[1:] + parts[:1], parts[0]))  # Hungarian order: family name first
        tries.append(([by_ear(p) for p in parts], by_ear(parts[-1])))
    else:
        tries.append(([by_ear(parts[0])], by_ear(parts[0])))
    for words, surname in tries:
        found = []
        for term in _by_surname().get(skeleton(surname), ()):
            theirs = fold(term.person).replace("-", " ").split()
            if len(words) == 1:
                fits = bool(year) and term.first - 1 <= year <= term.last + 1 and skeleton(surname) in map(skeleton, theirs[1:])
            else:
                fits = _alike(words[0], theirs[0])
            if fits:
                found.append(term)
        if len(words) == 1:  # "Obama" is Barack Obama before Pascual Obama Asue, and no other for years after
            found = [t for t in found if _ends_in(t, surname)] or ([] if former_leaders(surname, year) else found)
        if found:
            return _nearest(found, year)
    return _nearest(_heard_terms(name, year), year) if CYRILLIC.search(name) else []


def former_leaders(surname: str, year: int) -> list[Term]:
    """Return the terms of heads of state and government of a surname that still speaks for itself: *the Obama administration*."""
    terms = _by_surname().get(skeleton(fold(surname)), ())
    kept = [t for t in terms if t.office in LEADING and t.first - 1 <= year <= t.last + REMEMBERED and _ends_in(t, surname)]
    return _nearest(kept, year)


def _ends_in(term: Term, surname: str) -> bool:
    return skeleton(fold(term.person).split()[-1]) == skeleton(fold(surname))


def _nearest(terms: list[Term], year: int) -> list[Term]:
    return sorted(terms, key=lambda t: (not (t.first <= year <= t.last), abs(t.first - year), t))
