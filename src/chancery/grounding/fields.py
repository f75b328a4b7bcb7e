"""The field of a Russian office, between it and the name: «спецпосланник США по Сирии Том Баррак»."""

import functools
from collections.abc import Mapping, Sequence
from typing import Any

from chancery.grounding.gazetteer import offices
from chancery.grounding.known import Known
from chancery.languages.parsed import Word

_LONGEST = 9  # words of a field


def field_end(words: Sequence[Word], end: int, first: int, known: Mapping[int, Known]) -> int:
    """Return the last word of what an office is for, where a name stands right behind it; else the office's own last word.

    «верховный комиссар ООН по делам беженцев Филиппо Гранди» ends with *беженцев*.
    """
    i = end + 1
    if i + 1 >= len(words) or words[i].text.lower() != "по":
        return end
    i += 1
    start = i
    while i < min(start + _LONGEST, len(words)):
        word = words[i]
        if i in known:
            i = known[i].last + 1
        elif word.text[0].islower() and (word.pos in ("ADJ", "NOUN") or word.text == "и"):
            i += 1
        elif word.has("Case=Dat") and not words[first].has("Case=Dat") and word.pos in ("ADJ", "NOUN", "PROPN"):
            i += 1  # "по Ближнему Востоку"
        elif word.has("Case=Gen") and not words[first].has("Case=Gen") and words[i + 1 : i + 2] and words[i + 1].has("Case=Nom"):
            i += 1  # "по делам Европы Стивен Даути"
        else:
            break
    named = start < i < len(words) and words[i].pos == "PROPN" and words[i].text[0].isupper()
    return i - 1 if named else end


@functools.cache
def _by_form() -> dict[str, dict[str, Any]]:
    """Return the Russian offices by the words for them."""
    return {form.lower(): office for office in offices("ru").values() for form in office["titles"]}


def parted_office(form: str, behind: Sequence[Word]) -> dict[str, Any] | None:
    """Return the office that an adjective parts from its institution, if the two make one: «глава британского МИД»."""
    if len(behind) < 2 or behind[0].pos != "ADJ":
        return None
    return _by_form().get(" ".join((form, *(w.text for w in behind[1:]))).lower())
