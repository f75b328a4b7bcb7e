"""What the parts of a date phrase mean, seen from the document's date: pure arithmetic of the calendar.

Each function of ``MEANINGS`` takes the parts that the words gave, the anchor and whether the clause looks ahead, and
returns an ISO value cut to its precision, an interval ``first/last``, or nothing where the anchor is too coarse.

A date without its year is the last one up to the anchor, or the next one if it lies at most two months ahead. In a
clause that looks ahead ("will be held in December") it is the next one, unless the last one lies at most two months back.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from chancery.model import Struct

_NEAR_MONTHS = 2
# Counts of days, months or years beyond this are no dates; nor is 0, which stands for "half a" and "some".
_MOST = 1000


class Anchor(Struct, frozen=True, kw_only=True):
    """The document's date, as far as it is known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


class Parts(Struct, frozen=True, kw_only=True):
    """What the words of a date phrase give.

    ``year`` is a calendar year, ``shift`` one counted from the anchor's (-1 for "last year"); ``part`` is the first and
    last month of a half or quarter, or of a season; ``weekday`` 0 is Monday; ``unit`` is day, week, month or year.
    """

    year: int | None = None
    shift: int | None = None
    year2: int | None = None
    month: int | None = None
    month2: int | None = None
    day: int | None = None
    day2: int | None = None
    weekday: int | None = None
    count: int | None = None
    unit: str = ""
    offset: int = 0
    part: tuple[int, int] | None = None


Meaning = Callable[[Parts, Anchor, bool], str]


def anchor_of(value: str) -> Anchor:
    """Return the anchor that an ISO date (cut to year or month, or empty) gives.

    Raises ValueError when the value is no ISO date.
    """
    if not value:
        return Anchor()
    numbers = [int(part) for part in value[:10].split("-")]
    if not 1000 < numbers[0] < 9000:
        raise ValueError(f"the year of {value!r} lies outside 1000-9000")
    date(*(numbers + [1, 1])[:3])
    return Anchor(**dict(zip(("year", "month", "day"), numbers, strict=False)))


def iso(year: int, month: int | None = None, day: int | None = None) -> str:
    """Return an ISO value cut to the parts given, empty when there is no such day.

    >>> iso(2008, 5), iso(2008, 5, 22), iso(2007, 2, 29)
    ('2008-05', '2008-05-22', '')
    """
    if month is None:
        return f"{year:04}"
    if day is None:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= monthrange(year, month)[1] else ""


def _interval(first: str, last: str) -> str:
    if not first or not last or len(first) == len(last) and first >= last:
        return ""
    return f"{first}/{last}"


def _months_on(year: int, month: int, months: int) -> tuple[int, int]:
    count = year * 12 + month - 1 + months
    return count // 12, count % 12 + 1


def _day_of(anchor: Anchor) -> date | None:
    if anchor.year is None or anchor.month is None or anchor.day is None:
        return None
    return date(anchor.year, anchor.month, anchor.day)


def given_year(parts: Parts, anchor: Anchor) -> int | None:
    """Return the year that the words name, by number or from the anchor's ("last year")."""
    if parts.year is not None or parts.shift is None or anchor.year is None:
        return parts.year
    return anchor.year + parts.shift


def _nearest_year(month: int, day: int | None, parts: Parts, anchor: Anchor, ahead: bool) -> int | None:
    if anchor.year is None or anchor.month is None:
        return anchor.year
    if parts.weekday is not None and day is not None:
        years = (anchor.year, anchor.year - 1, anchor.year + 1)
        fitting = [y for y in years if iso(y, month, day) and date(y, month, day).weekday() == parts.weekday]
        if fitting:
            return fitting[0]
    known_days = day is not None and anchor.day is not None
    here = (month, day if known_days else 0)
    last = anchor.year if here <= (anchor.month, anchor.day if known_days else 0) else anchor.year - 1
    following = last + 1
    if day is not None:  # 29 February has a year only every fourth, or eighth
        last = next((year for year in range(last, last - 9, -1) if iso(year, month, day)), last)
        following = next((year for year in range(last + 1, last + 9) if iso(year, month, day)), following)
    months_back = (anchor.year - last) * 12 + anchor.month - month
    months_on = (following - anchor.year) * 12 + month - anchor.month
    if ahead:
        return last if months_back <= _NEAR_MONTHS else following
    return following if months_on <= _NEAR_MONTHS else last


def _year_for(parts: Parts, anchor: Anchor, ahead: bool, month: int, day: int | None = None) -> int | None:
    if parts.year is not None or parts.shift is not None:
        return given_year(parts, anchor)
    return _nearest_year(month, day, parts, anchor, ahead)


def _year(parts: Parts, anchor: Anchor, ahead: bool) -> str:
    year = given_year(parts, anchor)
    return "" if year is None else iso(year)


def _month(parts: Parts, anchor: Anchor, ahead: bool) -> str:
    assert parts.month is not None
    year = _year_for(parts, anchor, ahead, parts.month)
    return "" if year is None else iso(year, parts.month)


def _date(parts: Parts, anchor: Anchor, ahead: bool) -> str:
    assert parts.month is not None and parts.day is not None
    year = _year_for(parts, anchor, ahead, parts.month, parts.day)
    return "" if year is None else iso(year, parts.month, parts.day)


def _beside_month(direction: int) -> Meaning:
    def read(parts: Parts, anchor: Anchor, ahead: bool) -> str:
        if anchor.year is None or anchor.month is None or parts.month is None:
            return ""
        beyond = parts.month < anchor.month if direction < 0 else parts.month > anchor.month
        return iso(anchor.year + (0 if beyond else direction), parts.month)

    return read


def _date_range(parts: Parts, anchor: Anchor, ahead: bool) -> str:
    assert parts.month is not None and parts.day is not None and parts.day2 is not None
    last_month = parts.month2 or parts.month
    year = _year_for(parts, anchor, ahead, last_month, parts.day2)
    if year is None:
        return ""
    first_year = year - 1 if parts.month > last_month else year
    return _interval(iso(first_year, parts.month, parts.day), iso(year, last_month, parts.day2))


def _month_range(parts: Parts, anchor: Anchor, ahead: bool) -> str:
    assert parts.month is not None and parts.month2 is not None
    last = parts.year2
    if last is None:
        last = _year_for(parts, anchor, ahead, parts.month2)
    if last is None:
        return ""
    both = parts.year if parts.year is not None and parts.year2 is not None else None
    first = both if both is not None else last - 1 if parts.month > parts.month2 else last
    return _interval(iso(first, parts.month), iso(last, parts.month2))


def _year_range(parts: Parts, anchor: Anchor, ahead: bool) -> str:
    first, last = given_year(parts, anchor), parts.year2
    if first is None or last is None:
        return ""
    if last < 100:
        last += first // 100 * 100
    return _interval(iso(first), iso(last))


def _part(parts: Parts, anchor: Anchor, ahead: bool) -> str:
    """Return the months of a half or quarter; without a year the last that has begun, or ahead the first not yet over."""
    assert parts.part is not None
    year = given_year(parts, anchor)
    if year is None and parts.shift is None and anchor.year is not None:
        year = anchor.year
        if anchor.month is not None:
            year += int(ahead and parts.part[1] < anchor.month) - int(not ahead and parts.part[0] > anchor.month)
    return "" if year is None else _interval(iso(year, parts.part[0]), iso(year, parts.part[1]))


def _month_part(parts: Parts, anchor: Anchor, ahead: bool) -> str:
    assert parts.month is not None and parts.part is not None
    year = _year_for(parts, anchor, ahead, parts.month)
    if year is None or parts.part not in ((1, 6), (7, 12)):
        return ""
    days = (1, 15) if parts.part == (1, 6) else (16, monthrange(year, parts.month)[1])
    return _interval(iso(year, parts.month, days[0]), iso(year, parts.month, days[1]))


def _first_months(parts: Parts, anchor: Anchor, ahead: bool) -> str:
    year = given_year(parts, anchor)
    if year is None and parts.shift is None:
        year = anchor.year
    if year is None or parts.count is None or not 1 <= parts.count <= 12:
        return ""
    return iso(year, 1) if parts.count == 1 else _interval(iso(year, 1), iso(year, parts.count))


def _season(parts: Parts, anchor: Anchor, ahead: bool) -> str:
    """Return the months of a season of the north; a winter bears the year of its December."""
    assert parts.part is not None
    first, last = parts.part
    year = _year_for(parts, anchor, ahead, first)
    return "" if year is None else _interval(iso(year, first), iso(year + (last < first), last))


def _beside_season(direction: int) -> Meaning:
    def read(parts: Parts, anchor: Anchor, ahead: bool) -> str:
        if anchor.year is None or anchor.month is None or parts.part is None:
            return ""
        first, last = parts.part
        beyond = (last < anchor.month and first <= last) if direction < 0 else first > anchor.month
        year = anchor.year + (0 if beyond else direction)
        return _interval(iso(year, first), iso(year + (last < first), last))

    return read


def _weekday(parts: Parts, anchor: Anchor, ahead: bool) -> str:
    today = _day_of(anchor)
    if today is None or parts.weekday is None:
        return ""
    back = (today.weekday() - parts.weekday) % 7
    return str(today + timedelta(days=(7 - back) % 7) if ahead else today - timedelta(days=back))


def _beside_weekday(direction: int) -> Meaning:
    def read(parts: Parts, anchor: Anchor, ahead: bool) -> str:
        today = _day_of(anchor)
        if today is None or parts.weekday is None:
            return ""
        return str(today + timedelta(days=direction * ((direction * (parts.weekday - today.weekday())) % 7 or 7)))

    return read


def _week_weekday(parts: Parts, anchor: Anchor, ahead: bool) -> str:
    today = _day_of(anchor)
    if today is None or parts.weekday is None:
        return ""
    return str(today + timedelta(days=parts.weekday - today.weekday() + 7 * parts.offset))


def _moved(unit: str, steps: int, anchor: Anchor) -> str:
    if anchor.year is None:
        return ""
    if unit == "decade":
        return iso(anchor.year + 10 * steps)
    if unit == "year":
        return iso(anchor.year + steps)
    if anchor.month is None:
        return ""
    if unit == "month":
        return iso(*_months_on(anchor.year, anchor.month, steps))
    today = _day_of(anchor)
    if today is None:
        return ""
    if unit == "day":
        return str(today + timedelta(days=steps))
    monday = today + timedelta(days=7 * steps - today.weekday())
    return _interval(str(monday + timedelta(days=5 if unit == "weekend" else 0)), str(monday + timedelta(days=6)))


def _countable(parts: Parts) -> bool:
    return parts.count is None or 1 <= parts.count <= _MOST and (parts.unit != "decade" or parts.count <= _MOST // 10)


def _shifted(parts: Parts, anchor: Anchor, ahead: bool) -> str:
    if not _countable(parts):
        return ""
    return _moved(parts.unit, parts.offset * (1 if parts.count is None else parts.count), anchor)


def _span(direction: int) -> Meaning:
    def read(parts: Parts, anchor: Anchor, ahead: bool) -> str:
        if not _countable(parts):
            return ""
        count = 1 if parts.count is None else parts.count
        unit = "day" if parts.unit == "week" else parts.unit
        steps = direction * count * (7 if parts.unit == "week" else 1)
        ends = sorted((_moved(unit, steps, anchor), _moved("year" if unit == "decade" else unit, 0, anchor)))
        return _interval(*ends)

    return read


def anniversary_year(count: int, year: int) -> int:
    """Return the year of the event whose ``count``-th anniversary falls in ``year``.

    >>> anniversary_year(20, 2012)
    1992
    """
    return year - count


def _anniversary(parts: Parts, anchor: Anchor, ahead: bool) -> str:
    year = anchor.year if parts.year is None and parts.shift is None else given_year(parts, anchor)
    return "" if year is None or parts.count is None or not _countable(parts) else iso(anniversary_year(parts.count, year))


MEANINGS: dict[str, Meaning] = {
    "year": _year,
    "month": _month,
    "date": _date,
    "last_month_named": _beside_month(-1),
    "next_month_named": _beside_month(1),
    "date_range": _date_range,
    "month_range": _month_range,
    "year_range": _year_range,
    "part": _part,
    "month_part": _month_part,
    "first_months": _first_months,
    "season": _season,
    "last_season": _beside_season(-1),
    "next_season": _beside_season(1),
    "weekday": _weekday,
    "last_weekday": _beside_weekday(-1),
    "next_weekday": _beside_weekday(1),
    "week_weekday": _week_weekday,
    "shifted": _shifted,
    "past_span": _span(-1),
    "coming_span": _span(1),
    "anniversary": _anniversary,
}
