"""The first and the last day of a date as it was told, for formats that know whole days only."""

from calendar import monthrange
from datetime import date
from typing import NamedTuple


class Days(NamedTuple):
    """First and last day; ``exact`` where the date names both to the day."""

    first: date
    last: date
    exact: bool


def days_of(text: str) -> Days | None:
    """Return the days of an ISO 8601 date or interval, cut to any precision; None for what is no date or has an open end.

    >>> days_of("2014-02")
    Days(first=datetime.date(2014, 2, 1), last=datetime.date(2014, 2, 28), exact=False)
    >>> days_of("2014/..") is None, days_of("2008-05-22T10:30").exact
    (True, True)
    """
    begin, slash, end = text.partition("/")
    try:
        first, exact = _ends(begin)[0], len(begin) >= 10
        last = _ends(end)[1] if slash else _ends(begin)[1]
    except ValueError:
        return None
    return Days(first, max(first, last), exact and (not slash or len(end) >= 10))


def first_day(text: str) -> date | None:
    """Return the first day of a date, None for what is no date."""
    days = days_of(text)
    return days.first if days else None


def _ends(text: str) -> tuple[date, date]:
    parts = [int(part) for part in text[:10].split("-")]
    year, month, day = [*parts, 0, 0][:3]
    return date(year, month or 1, day or 1), date(year, month or 12, day or monthrange(year, month or 12)[1])
