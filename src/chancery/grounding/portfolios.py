"""Fields of English offices that no lexicon lists as a whole: *Minister of Livestock and Fisheries*, *Water Minister*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from chancery.grounding.known import Known
from chancery.languages.parsed import Word
from chancery.lexicons import read_lexicon

if TYPE_CHECKING:
    from chancery.grounding.titles import Title

LINKS = frozenset(("and", "&", ",", "the", "of", "for"))
LEADS = frozenset(("of", "for"))
NAMED = frozenset(("minister", "deputy-minister", "minister-of-state"))  # offices that their field may stand before


@cache
def _lists() -> dict[str, frozenset[str]]:
    table: dict[str, Any] = read_lexicon("en", "groups")
    names = ("portfolios", "portfolio_adjectives", "portfolio_offices", "deputies")
    return {name: frozenset(table[name]) for name in names}


def take_field(title: Title, words: Sequence[Word], known: Sequence[Known], at_first: Mapping[int, Known]) -> None:
    """Let an English office have its field, where the lexicon has none for it, and what makes it a deputy's."""
    first, last, field = _field_of(words, title.first, title.last, title.office, known, at_first)
    if field:
        secretary = title.office == "secretary" and last > title.last  # "the Secretary for Foreign Affairs" sits in a cabinet
        title.rank = "minister" if secretary else title.rank
        title.role = f"{title.role} {field}"
        title.first = title.start = first
        title.last = title.end = max(title.last, last)
    if not field and title.rank == "minister" and words[last].lemma.lower() == "minister" and last > first:
        start = _joined_before(words, first, at_first)
        if start < first:  # "Mines and Energy Minister"
            title.role = f"Minister of {_label(words[start:last])}"
            title.first = title.start = start
    deputy = _deputy_before(words, title.first) if title.rank == "minister" and title.role.startswith("Minister") else title.first
    if deputy < title.first:
        title.role = f"Deputy {title.role}"
        title.first = title.start = deputy


def _field_of(
    words: Sequence[Word], first: int, last: int, office: str, known: Sequence[Known], owned: Mapping[int, Known]
) -> tuple[int, int, str]:
    """Return where an office begins and ends with its field, and the field with its preposition, empty where it has none.

    ``first`` and ``last`` are the office's own words; ``owned`` are the names of states and bodies by their first word.
    """
    lists = _lists()
    if office not in lists["portfolio_offices"]:
        return first, last, ""
    end = _behind(words, last, owned, lists)
    if end > last:
        return first, end, _label(words[last + 1 : end + 1])
    taken = {i for k in known if k.hit.entry.kind != "office" for i in range(k.first, k.last + 1)}
    start = _before(words, first, taken, lists, words[first].text[0].isupper()) if office in NAMED else first
    return (start, last, "of " + _label(words[start:first])) if start < first else (first, last, "")


def _joined_before(words: Sequence[Word], first: int, at_first: Mapping[int, Known]) -> int:
    """Return where an office begins whose first field *and* joins to those before: *Trade, Industry and Energy Minister*."""
    if first < 2 or words[first - 1].text.lower() not in ("and", "&") or _is_weak(words[first - 2], _lists()):
        return first
    taken = set(at_first)
    start = _before(words, first - 1, taken, _lists(), words[first].text[0].isupper())
    return start if start < first - 1 else first


def _deputy_before(words: Sequence[Word], first: int) -> int:
    """Return where an office begins with the word that makes it a deputy's: *Vice Minister*, *First Deputy Minister*."""
    start = first
    while start and words[start - 1].text.lower() in _lists()["deputies"]:
        start -= 1
    return start


def _behind(words: Sequence[Word], last: int, owned: Mapping[int, Known], lists: Mapping[str, frozenset[str]]) -> int:
    i = last + 1
    if i >= len(words) or words[i].text.lower() not in LEADS:
        return last
    i += 1
    end = last
    while i < len(words) and i not in owned:
        if _is_field(words[i], lists["portfolios"]):
            end = end if _is_weak(words[i], lists) else i
        elif words[i].text.lower() not in (*LINKS, *lists["portfolio_adjectives"]):
            break
        i += 1
    return end


def _before(words: Sequence[Word], first: int, taken: set[int], lists: Mapping[str, frozenset[str]], upper: bool) -> int:
    start, i = first, first - 1
    if i < 0 or _is_weak(words[i], lists):
        return first
    while i >= 0 and i not in taken:
        if _is_field(words[i], lists["portfolios"]) and words[i].text[0].isupper() == upper:
            start = i
        elif words[i].text.lower() not in ("and", "&", ",") or start == first:
            break
        i -= 1
    return start


def _is_field(word: Word, fields: frozenset[str]) -> bool:
    return word.text.lower() in fields or word.lemma.lower() in fields


def _is_weak(word: Word, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether a word only says what kind of field is meant: *foreign* trade, *rural* development."""
    return word.text.lower() in lists["portfolio_adjectives"]


def _label(span: Sequence[Word]) -> str:
    """Return the words of a field as an office is written: *rural development* is ``Rural Development``."""
    small = LINKS | LEADS
    texts = [w.text if w.text.lower() in small or w.text[0].isupper() else w.text.capitalize() for w in span]
    return " ".join(texts).replace(" ,", ",")
