"""Dates as spans of days, so that they can be compared whatever their precision."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

DATE = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"  # a year, month or day as people type it
_FIRST, LAST = date.min.toordinal(), date.max.toordinal()


class Span(NamedTuple):
    """First and last day, as ordinals of the proleptic Gregorian calendar."""

    first: int
    last: int

    def meets(self, other: "Span", slack: int = 0) -> bool:
        """Whether the spans share a day, or lie at most ``slack`` days apart."""
        return self.first <= other.last + slack and other.first <= self.last + slack

    @property
    def days(self) -> int:
        """How many days the span holds."""
        return self.last - self.first + 1


@lru_cache(maxsize=65536)
def span(text: str) -> Span | None:
    """Return the days of an ISO 8601 date or interval, cut to any precision; None for what is no date.

    >>> [each.days for each in (span("2008-05-22T10:30"), span("2008-02"), span("2012/2013"))]
    [1, 29, 731]
    >>> span("2014/..").last == span("9999").last, span("spring")
    (True, None)
    """
    first, slash, last = text.partition("/")
    begin, end = _point(first), _point(last or first) if last or not slash else None
    if slash:
        begin = begin or (Span(_FIRST, _FIRST) if not first.strip(".") else None)
        end = end or (Span(LAST, LAST) if not last.strip(".") else None)
    if begin is None or end is None:
        return None
    return Span(begin.first, max(begin.first, end.last))


def _point(text: str) -> Span | None:
    try:
        parts = [int(part) for part in text[:10].split("-")]
        year, month, day = [*parts, 0, 0][:3]
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        return None
    return Span(first.toordinal(), last.toordinal())


def is_date(text: str) -> bool:
    """Tell whether a text is a year, month or day in ISO 8601 that there is.

    >>> is_date("2008-05"), is_date("2008-02-31"), is_date("spring 2008")
    (True, False, False)
    """
    return re.fullmatch(DATE, text) is not None and span(text) is not None


def iso(day: int) -> str:
    """Return a day's ordinal as an ISO date."""
    return date.fromordinal(day).isoformat()


_LONG = 3700


def middle(text: str) -> str:
    """Return the day in the middle of a date or interval, where a plot shows it; empty for none and for open or long intervals.

    >>> middle("2008"), middle("2008-05-22"), middle("2014/.."), middle("")
    ('2008-07-01', '2008-05-22', '', '')
    """
    found = span(text)
    return iso((found.first + found.last) // 2) if found and found.days <= _LONG else ""
