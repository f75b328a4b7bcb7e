"""Kings, queens and popes, who go by a first name and a number: *Abdullah II*."""

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from chancery.grounding.transliteration import romanized

if TYPE_CHECKING:
    from chancery.grounding.register import Term

NUMERAL = re.compile(r"X{0,2}(?:II|III|IV|VI{0,3}|IX|X)|XXI{0,3}|XI{1,3}")
_ALIKE = 0.7
_FIRST = "GBR"  # a monarch of several states stands for this one


def find_monarchs(name: str, year: int, by_number: Mapping[str, list[tuple[str, "Term"]]]) -> list["Term"]:
    """Return the terms of the monarchs that a first name with a number may mean, those that cover the year first.

    ``by_number`` are those of ``monarchs``.

    A monarch of several states is the United Kingdom's alone, as the others are told with their names.
    """
    given, _, number = name.rpartition(" ")
    if not given or not NUMERAL.fullmatch(number):
        return []
    own = romanized(given.split()[-1]).casefold()
    found = [
        term
        for first, term in by_number.get(number, ())
        if first[:1] == own[:1] and SequenceMatcher(None, first, own).ratio() >= _ALIKE
    ]
    found = [term for term in found if term.state == _FIRST] or found
    return sorted(found, key=lambda term: (not term.first <= year <= term.last, abs(term.first - year), term))


def monarchs(terms: Iterable["Term"]) -> dict[str, list[tuple[str, "Term"]]]:
    """Return the terms of people with a number in their name by it, each with the name before it: ``abdullah``."""
    table: dict[str, list[tuple[str, Term]]] = {}
    for term in terms:
        words = term.person.split()
        at = next((n for n, word in enumerate(words) if n and NUMERAL.fullmatch(word)), 0)
        if at:
            table.setdefault(words[at], []).append((words[at - 1].casefold(), term))
    return table
