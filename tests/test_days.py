"""Dates of every precision become days that can be compared."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.days import Span, iso, span

FIRST, LAST = date.min.toordinal(), date.max.toordinal()
DATES = st.dates(min_value=date(1, 1, 1))


def days(first: str, last: str) -> Span:
    return Span(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2008-05-22", days("2008-05-22", "2008-05-22")),
        ("2008-05-22T10:30", days("2008-05-22", "2008-05-22")),
        ("2008-02", days("2008-02-01", "2008-02-29")),
        ("2009-02", days("2009-02-01", "2009-02-28")),
        ("2008", days("2008-01-01", "2008-12-31")),
        ("2012/2013", days("2012-01-01", "2013-12-31")),
        ("2012-11/2013-02-03", days("2012-11-01", "2013-02-03")),
        ("2013/2012", days("2013-01-01", "2013-01-01")),
        ("2014/..", Span(days("2014-01-01", "2014-01-01").first, LAST)),
        ("2014/", Span(days("2014-01-01", "2014-01-01").first, LAST)),
        ("../2014", Span(FIRST, days("2014-01-01", "2014-12-31").last)),
    ],
)
def test_span(text: str, found: Span) -> None:
    assert span(text) == found


@pytest.mark.parametrize(
    "text", ["", "spring", "2008-13", "2008-02-30", "0000", "10000", "2008-05-2x", "2008/spring", "spring/2008"]
)
def test_what_is_no_date_has_no_days(text: str) -> None:
    assert span(text) is None


@given(DATES)
def test_a_day_comes_back_as_it_was(day: date) -> None:
    found = span(day.isoformat())
    assert found == Span(day.toordinal(), day.toordinal())
    assert iso(day.toordinal()) == day.isoformat()


@given(DATES)
def test_a_day_lies_in_its_month_and_the_month_in_its_year(day: date) -> None:
    own, month, year = (span(day.isoformat()[:length]) for length in (10, 7, 4))
    assert own and month and year
    assert year.first <= month.first <= own.first <= own.last <= month.last <= year.last
    assert month.days in range(28, 32) and year.days in (365, 366)


@given(st.lists(st.integers(1, 60), min_size=4, max_size=4), st.integers(0, 5))
def test_spans_meet_where_they_share_a_day(ends: list[int], slack: int) -> None:
    one, other = Span(*sorted(ends[:2])), Span(*sorted(ends[2:]))
    near = range(one.first - slack, one.last + slack + 1)
    assert one.meets(other, slack) == bool(set(near) & set(range(other.first, other.last + 1)))
    assert one.meets(other, slack) == other.meets(one, slack)
