"""The first and the last day of a date as it was told, for formats that know whole days only."""

from datetime import date
from typing import NamedTuple

from chancery.days import span

_DAY = len("2008-05-22")


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
    found = span(text)
    if found is None or "." in text:
        return None
    begin, slash, end = text.partition("/")
    exact = len(begin) >= _DAY and (not slash or len(end) >= _DAY)
    return Days(date.fromordinal(found.first), date.fromordinal(found.last), exact)


def first_day(text: str) -> date | None:
    """Return the first day of a date, None for what is no date."""
    days = days_of(text)
    return days.first if days else None
