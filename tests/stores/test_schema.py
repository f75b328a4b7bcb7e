"""Dates of every precision meet the queries that they lie in."""

import pytest

from chancery.errors import StoreError
from chancery.model import Query
from chancery.stores.schema import date_span, where_claims, where_records


@pytest.mark.parametrize(
    ("date", "fallback", "span"),
    [
        ("2008-05-22", "2001", ("2008-05-22", "2008-05-22")),
        ("", "2001-02-03T04:05", ("2001-02-03", "2001-02-03")),
        ("2012/2013", "", ("2012", "2013")),
        ("../2013", "", ("0000", "2013")),
        ("2012/", "", ("2012", "9999")),
        ("", "", ("", "")),
    ],
)
def test_span(date: str, fallback: str, span: tuple[str, str]) -> None:
    assert date_span(date, fallback) == span


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (Query(kinds=("evnt",)), "evnt"),
        (Query(factuality="true"), "planned"),
        (Query(since="22 May 2008"), "2008-05-22"),
        (Query(until="2008-5"), "until"),
    ],
)
def test_what_no_claim_can_meet_is_refused(query: Query, told: str) -> None:
    for where in (where_claims, where_records):
        with pytest.raises(StoreError, match=told):
            where(query)


def test_values_are_bound_and_never_written_into_the_sql() -> None:
    query = Query(states=("'; DROP TABLE claims",), document="x' OR 1=1", kinds=("event",), since="2008", until="2009")
    for where in (where_claims(query), where_records(query)):
        assert "DROP" not in where.sql and "OR 1" not in where.sql
        assert where.sql.count("?") == len(where.values)
