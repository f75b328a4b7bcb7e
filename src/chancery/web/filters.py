"""What people ask for, read from an address and written back into one: the same for pages and the JSON API."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

import msgspec

from chancery import api
from chancery.errors import SettingError
from chancery.model import Struct

FACETS = ("state", "kind", "type", "status", "told", "language", "outlet", "review", "year")
ORDERS = ("newest", "oldest", "weight", "doubt")
PAGE = 25
MOST_A_PAGE = 200
_LONGEST = 300
_MOST_VALUES = 20
_WORD = re.compile(r"[^\W_]+")


class Filters(Struct, frozen=True, kw_only=True):
    """What a search lets through: of one facet any of the values, of ``state`` all; ``q`` are words that must all occur."""

    q: str = ""
    state: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    actor: str = ""
    since: str = ""
    until: str = ""
    contested: bool = False
    order: str = "newest"
    page: int = 1
    per_page: int = PAGE

    def facets(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the facets that restrict, with their values."""
        yield from ((name, getattr(self, name)) for name in FACETS if getattr(self, name))

    def words(self) -> Iterator[tuple[str, bool]]:
        """Yield the words to look for, and whether each is whole: short ones are, longer ones may go on."""
        for word in _WORD.findall(_bare(self.q.lower())):
            yield word, len(word) < 3
        if self.actor:
            yield f"@{self.actor}", True

    def address(self, path: str, **changes: Any) -> str:
        """Return the address of the same search with some parts changed; it begins at page one unless that is asked for."""
        changed = msgspec.structs.replace(self, **({"page": 1} | changes))
        parts: list[tuple[str, str]] = []
        for name in self.__struct_fields__:
            value, default = getattr(changed, name), getattr(_NOTHING, name)
            if value != default:
                parts += [(name, each) for each in value] if isinstance(value, tuple) else [(name, _written(value))]
        return f"{path}?{urlencode(parts)}" if parts else path

    def without(self, path: str, facet: str, value: str = "") -> str:
        """Return the address of the search without one value of a facet, or without the facet."""
        held = getattr(self, facet)
        left = tuple(each for each in held if each != value) if isinstance(held, tuple) and value else getattr(_NOTHING, facet)
        return self.address(path, **{facet: left})

    def with_value(self, path: str, facet: str, value: str) -> str:
        """Return the address of the search that lets through another value of a facet too."""
        return self.address(path, **{facet: tuple(dict.fromkeys((*getattr(self, facet), value)))})


_NOTHING = Filters()


class Paging(NamedTuple):
    """Which page of how many rows is asked for."""

    page: int
    per_page: int

    @property
    def first(self) -> int:
        """How many rows come before the page."""
        return (self.page - 1) * self.per_page


def read_paging(given: Mapping[str, str]) -> Paging:
    """Return the page that an address asks for; raises SettingError for what is no number or too large."""
    return Paging(
        _whole("page", given.get("page") or "1", 100_000), _whole("per_page", given.get("per_page") or str(PAGE), MOST_A_PAGE)
    )


def read_values(name: str, values: Iterable[str]) -> list[str]:
    """Return what an address says of one part, without what is empty; raises SettingError for what no search needs."""
    given = [value.strip() for value in values if value.strip()]
    if len(given) > _MOST_VALUES or any(len(value) > _LONGEST for value in given):
        raise SettingError(f"{name} is longer than {_MOST_VALUES} values of {_LONGEST} letters; ask for less")
    if any("\x00" in value for value in given):
        raise SettingError(f"{name} holds a character that is none; leave it out")
    return given


def _bare(text: str) -> str:
    """Return a text without its accents, which may stand as letters of their own and would part a word."""
    letters = (each for each in unicodedata.normalize("NFD", text) if not unicodedata.category(each).startswith("M"))
    return unicodedata.normalize("NFC", "".join(letters))


def _written(value: object) -> str:
    return "1" if value is True else str(value)


def read_filters(several: Mapping[str, Sequence[str]]) -> Filters:
    """Return the filters in the parts of an address, each with all its values; empty ones count for nothing.

    Raises SettingError or GroundingError, both in plain words, for a value that can be nothing.
    """
    given = {name: read_values(name, values) for name, values in several.items() if name in _NOTHING.__struct_fields__}
    one = {name: values[-1] for name, values in given.items() if values}
    asked = api.query(
        kind=given.get("kind", ()),
        states=given.get("state", ()),
        since=one.get("since", ""),
        until=one.get("until", ""),
    )
    for told in given.get("told", ()):
        api.query(factuality=told)
    order = one.get("order", "newest")
    if order not in ORDERS:
        raise SettingError(f"order is {order!r}; choose from {', '.join(ORDERS)}")
    return Filters(
        q=one.get("q", ""),
        state=tuple(dict.fromkeys(asked.states)),
        kind=asked.kinds,
        **{name: tuple(given.get(name, ())) for name in ("type", "status", "told", "language", "outlet", "review", "year")},
        actor=one.get("actor", ""),
        since=asked.since,
        until=asked.until,
        contested=one.get("contested", "") in ("1", "true", "on", "yes"),
        order=order,
        page=(paging := read_paging(one)).page,
        per_page=paging.per_page,
    )


def _whole(name: str, value: str, most: int) -> int:
    if not re.fullmatch(r"[0-9]{1,12}", value) or not 1 <= int(value) <= most:
        raise SettingError(f"{name} is {value!r}; give a whole number from 1 to {most:,}")
    return int(value)
