"""All records of a ledger as columns in memory: they are filtered, ordered and counted in milliseconds, whatever is asked."""

import calendar
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from chancery.web.filters import Filters

# How much a kind matters to those who review, and by how much a dispute raises the doubt.
_WEIGHTS = {"instrument": 3.0, "commitment": 3.0, "event": 2.0, "figure": 2.0, "tenure": 1.0, "statement": 1.0}
_DISPUTED = 0.3
_YEAR_ONE = 10000  # what began at no told day is numbered below it
_KEPT_MASKS = 100
Numbers = Any  # a NumPy array of record numbers


class Count(NamedTuple):
    """A value of a facet and how many records have it."""

    value: str
    records: int


class _One:
    """A column with one value a record."""

    def __init__(self, column: pa.ChunkedArray) -> None:
        coded = column.combine_chunks().dictionary_encode()
        self.codes = coded.indices.to_numpy(zero_copy_only=False)
        self.values = [str(value) for value in coded.dictionary.to_pylist()]
        self._code = {value: code for code, value in enumerate(self.values)}

    def mask(self, value: str) -> Any:
        return self.codes == self._code.get(value, -1)

    def counts(self, chosen: Any) -> Any:
        return np.bincount(self.codes[chosen], minlength=len(self.values))


class _Several(_One):
    """A column with a list of values a record."""

    def __init__(self, column: pa.ChunkedArray) -> None:
        lists = column.combine_chunks()
        super().__init__(pa.chunked_array([lists.flatten()]))
        lengths = np.nan_to_num(lists.value_lengths().to_numpy(zero_copy_only=False)).astype(np.int64)
        self.rows = np.repeat(np.arange(len(lists)), lengths)
        self._size = len(lists)
        self._masks: dict[str, Any] = {}  # the same few states are asked for again and again

    def mask(self, value: str) -> Any:
        if value not in self._masks:
            found = np.zeros(self._size, dtype=bool)
            found[self.rows[super().mask(value)]] = True
            if len(self._masks) >= _KEPT_MASKS:
                self._masks = {}
            self._masks[value] = found
        return self._masks[value]

    def counts(self, chosen: Any) -> Any:
        return np.bincount(self.codes[chosen[self.rows]], minlength=len(self.values))


class Catalogue:
    """The records of one edition of a ledger; a record goes by its number in it."""

    def __init__(self, edition: int, table: pa.Table) -> None:
        self.edition = edition
        self.size = table.num_rows
        self._ids = np.array(table["id"].to_pylist(), dtype="S16")
        self._columns: dict[str, _One] = {name: _One(table[name]) for name in ("kind", "type", "review")}
        self._columns |= {
            facet: _Several(table[name])
            for facet, name in (
                ("state", "states"),
                ("status", "statuses"),
                ("told", "told"),
                ("language", "languages"),
                ("outlet", "outlets"),
            )
        }
        self.first = _days(table["sort_date"], last=False)
        self.last = _days(table["until_date"], last=True)
        self._columns["year"] = _One(
            pa.chunked_array([pa.array([str(day // 10000) if day >= _YEAR_ONE else "" for day in self.first])])
        )
        self._contested = table["contested"].to_numpy()
        weight = np.array([_WEIGHTS.get(kind, 1.0) for kind in self._columns["kind"].values])[self._columns["kind"].codes]
        belief, sources = table["belief"].to_numpy(), table["sources"].to_numpy()
        self._matter = weight * np.log1p(sources) * belief
        self._doubt = (1 - belief + _DISPUTED * self._contested) * weight * np.log1p(sources)

    def ids(self, numbers: Numbers) -> list[str]:
        """Return the ids of records by their numbers, in the order given."""
        return [name.decode() for name in self._ids[numbers]]

    def ordered(self, chosen: Any, order: str) -> Numbers:
        """Return the numbers of the chosen records, in an order of ``filters.ORDERS``."""
        numbers = np.flatnonzero(chosen).astype(np.int32)
        match order:
            case "oldest":
                return numbers
            case "weight":
                return numbers[np.argsort(-self._matter[numbers], kind="stable")]
            case "doubt":
                return numbers[np.argsort(-self._doubt[numbers], kind="stable")]
        return numbers[::-1]

    def chosen(self, filters: Filters, find_word: Callable[[str, bool], Numbers]) -> Any:
        """Return for every record whether the filters let it through.

        ``find_word`` gives the numbers of the records with a word (or an actor's code after @), whole or as it begins.
        """
        chosen = np.ones(self.size, dtype=bool)
        for facet, values in filters.facets():
            column = self._columns[facet]
            if facet == "state":  # all of them; of any other facet one is enough
                for value in values:
                    chosen &= column.mask(value)
            else:
                chosen &= np.logical_or.reduce([column.mask(value) for value in values])
        if filters.contested:
            chosen &= self._contested
        if not filters.review:
            chosen &= ~self._columns["review"].mask("rejected")
        if filters.since:
            chosen &= (self.first > 0) & (self.last >= _day(filters.since, last=False))
        if filters.until:
            chosen &= (self.first > 0) & (self.first <= _day(filters.until, last=True))
        for word, whole in filters.words():
            found = np.zeros(self.size, dtype=bool)
            found[find_word(word, whole)] = True
            chosen &= found
        return chosen

    def facets(self, chosen: Any, most: int = 12) -> dict[str, list[Count]]:
        """Return for every facet its values with how many of the chosen records have them, the commonest first."""
        return {name: list(_most(column, column.counts(chosen), most)) for name, column in self._columns.items()}

    def by_month(self, chosen: Any, groups: Mapping[str, tuple[str, ...]]) -> dict[str, dict[str, int]]:
        """Return by group of event types how many of the chosen records fall into each month."""
        column = self._columns["type"]
        told: dict[str, dict[str, int]] = {}
        for name, types in groups.items():
            mask = chosen & np.logical_or.reduce([column.mask(each) for each in types])
            mask &= (self.first // 100 == self.last // 100) & (self.first >= _YEAR_ONE)  # a year alone is no month
            months, counts = np.unique(self.first[mask] // 100, return_counts=True)
            told[name] = {
                f"{month // 100:04d}-{month % 100:02d}": int(count) for month, count in zip(months, counts, strict=True)
            }
        return told

    def years(self, chosen: Any, kind: str) -> dict[str, int]:
        """Return how many of the chosen records of a kind fall into each year, in order of time."""
        mask = chosen & self._columns["kind"].mask(kind) & (self.first >= _YEAR_ONE)
        years, counts = np.unique(self.first[mask] // 10000, return_counts=True)
        return {str(year): int(count) for year, count in zip(years, counts, strict=True)}

    def partners(self, chosen: Any, types: tuple[str, ...] = ()) -> dict[tuple[str, str], int]:
        """Return how many of the chosen records every two states share."""
        states = self._columns["state"]
        assert isinstance(states, _Several)
        if types:
            chosen = chosen & np.logical_or.reduce([self._columns["type"].mask(each) for each in types])
        keep = chosen[states.rows]
        rows, codes = states.rows[keep], states.codes[keep]
        pairs = np.zeros((len(states.values), len(states.values)), dtype=np.int64)
        for width in range(1, _MOST_STATES):  # the states of one record stand together: shift by one, two …
            same = rows[width:] == rows[:-width]
            np.add.at(pairs, (codes[:-width][same], codes[width:][same]), 1)
        pairs = pairs + pairs.T
        found = {}
        for one, other in zip(*np.nonzero(np.triu(pairs, 1)), strict=True):
            pair = tuple(sorted((states.values[one], states.values[other])))
            found[pair[0], pair[1]] = int(pairs[one, other])
        return found

    def chosen_with(self, facet: str, value: str) -> Any:
        """Return for every record whether it has a value of a facet."""
        return self._columns[facet].mask(value)

    def named(self, facet: str) -> list[str]:
        """Return the values of a facet, in order."""
        return sorted(value for value in self._columns[facet].values if value)


_MOST_STATES = 12  # records with more states tell of the first ones' relations only


def _most(column: _One, counts: Any, most: int) -> Iterator[Count]:
    order = np.argsort(-counts, kind="stable")[: most + 1]
    yield from (Count(column.values[code], int(counts[code])) for code in order if counts[code] and column.values[code])


def _days(column: pa.ChunkedArray, *, last: bool) -> Any:
    dates = column.combine_chunks().dictionary_encode()
    days = np.array([_day(date, last=last) for date in dates.dictionary.to_pylist()], dtype=np.int64)
    return days[dates.indices.to_numpy(zero_copy_only=False)] if len(days) else np.zeros(0, dtype=np.int64)


def _day(date: str, *, last: bool) -> int:
    """Return the first or last day of a year, month or day as a number: 20080522; 0 for no date.

    >>> _day("2008-02", last=True), _day("2008", last=False), _day("", last=True)
    (20080229, 20080101, 0)
    """
    parts = [int(part) for part in date[:10].split("-") if part.isdigit()]
    if not parts:
        return 0
    year, month = parts[0], parts[1] if len(parts) > 1 else 12 if last else 1
    if len(parts) > 2:
        day = parts[2]
    else:
        day = calendar.monthrange(year, month)[1] if last and 1 <= month <= 12 and year else 1
    return year * 10000 + month * 100 + day
