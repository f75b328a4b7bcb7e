"""The tables of a ledger, and how dates and queries are written in them."""

from collections.abc import Iterable
from typing import NamedTuple

from chancery.days import is_date
from chancery.errors import StoreError
from chancery.model import FACTUALITIES, KINDS, Query

VERSION = "3"

# The body of a claim, record or thread is all of it: reading one text is many times faster than reading lists.
# Claims and records both say when: sort_date and until_date are the first and last day (or month, or year) of their date.
TABLES: dict[str, dict[str, str]] = {
    "meta": {"key": "VARCHAR PRIMARY KEY", "value": "VARCHAR"},
    "documents": {
        "id": "VARCHAR PRIMARY KEY",
        "source": "VARCHAR",
        "sha256": "VARCHAR",
        "title": "VARCHAR",
        "outlet": "VARCHAR",
        "date_value": "VARCHAR",
        "date_precision": "VARCHAR",
        "date_method": "VARCHAR",
        "date_flagged": "BOOLEAN",
        "language": "VARCHAR",
        "text": "VARCHAR",
        "turns": "JSON",
        "notes": "JSON",
        "code_version": "VARCHAR",
        "fingerprint": "BLOB",
        "origin": "VARCHAR",
    },
    "claims": {
        "evidence_id": "VARCHAR PRIMARY KEY",
        "claim_key": "VARCHAR",
        "doc": "VARCHAR",
        "document_date": "VARCHAR",
        "kind": "VARCHAR",
        "factuality": "VARCHAR",
        "date": "VARCHAR",
        "sort_date": "VARCHAR",
        "until_date": "VARCHAR",
        "start": "BIGINT",
        "end": "BIGINT",
        "frame": "VARCHAR",
        "states": "VARCHAR[]",
        "actors": "VARCHAR[]",
        "body": "JSON",
        "traits": "JSON",
    },
    "records": {
        "id": "VARCHAR PRIMARY KEY",
        "kind": "VARCHAR",
        "headline": "VARCHAR",
        "date": "VARCHAR",
        "sort_date": "VARCHAR",
        "until_date": "VARCHAR",
        "states": "VARCHAR[]",
        "documents": "VARCHAR[]",
        "first_reported": "VARCHAR",
        "last_reported": "VARCHAR",
        "sources": "BIGINT",
        "belief": "DOUBLE",
        "contested": "BOOLEAN",
        "against": "VARCHAR[]",
        "told": "VARCHAR[]",
        "review": "VARCHAR",
        "status": "VARCHAR",
        "owner": "VARCHAR",
        "due": "VARCHAR",
        "notes": "VARCHAR[]",
        "type": "VARCHAR",
        "voice": "VARCHAR",
        "number": "BIGINT",
        "digest": "VARCHAR",
        "body": "JSON",
    },
    # Which words stand in the sentences and headlines of a record, without case and accents; @ begins an actor's code.
    "words": {"word": "VARCHAR", "number": "BIGINT"},
    "record_claims": {"record": "VARCHAR", "position": "BIGINT", "evidence_id": "VARCHAR PRIMARY KEY"},
    "threads": {
        "id": "VARCHAR PRIMARY KEY",
        "kind": "VARCHAR",
        "title": "VARCHAR",
        "states": "VARCHAR[]",
        "records": "VARCHAR[]",
        "status": "VARCHAR",
        "shown_by": "VARCHAR",
        "contested": "BOOLEAN",
        "due": "VARCHAR",
        "owner": "VARCHAR",
        "last_news": "VARCHAR",
        "found_status": "VARCHAR",
        "found_due": "VARCHAR",
        "promised_by": "VARCHAR[]",
        "body": "JSON",
    },
    "decisions": {"position": "BIGINT PRIMARY KEY", "id": "VARCHAR", "body": "JSON"},
    "changes": {
        "at": "VARCHAR",
        "change": "VARCHAR",
        "item": "VARCHAR",
        "id": "VARCHAR",
        "title": "VARCHAR",
        "before": "VARCHAR",
        "after": "VARCHAR",
    },
    "discards": {"document": "VARCHAR", "stage": "VARCHAR", "reason": "VARCHAR", "run": "VARCHAR"},
    "runs": {
        "id": "VARCHAR PRIMARY KEY",
        "started": "VARCHAR",
        "version": "VARCHAR",
        "paths": "JSON",
        "finished": "VARCHAR",
        "read": "BIGINT",
        "kept": "BIGINT",
        "unchanged": "BIGINT",
        "set_aside": "BIGINT",
    },
}


_LOOKED_UP = 400


class Where(NamedTuple):
    """A WHERE clause, or nothing, with the values that it binds."""

    sql: str
    values: list[object]


def create_statements() -> list[str]:
    """Return the statements that make an empty ledger of this schema version."""
    columns = {table: ", ".join(f'"{name}" {kind}' for name, kind in fields.items()) for table, fields in TABLES.items()}
    return [f"CREATE TABLE {table} ({fields})" for table, fields in columns.items()]


def folded(text: str) -> str:
    """Return the SQL of a text without case and accents, from the SQL of the text."""
    return f"strip_accents(lower({text}))"


def words_in(text: str) -> str:
    """Return the SQL of the list of words in a text, without case and accents, from the SQL of the text."""
    return rf"regexp_extract_all({folded(text)}, '[\p{{L}}\p{{N}}]+')"


def date_span(date: str, fallback: str) -> tuple[str, str]:
    """Return the ISO dates between which something lies, each as precise as it was told; an open end reaches to year 0 or 9999.

    >>> date_span("2012/2013-05", ""), date_span("", "2008-05-22T10:30"), date_span("2014/..", "")
    (('2012', '2013-05'), ('2008-05-22', '2008-05-22'), ('2014', '9999'))
    """
    first, slash, last = (date or fallback).partition("/")
    if not slash:
        return first[:10], first[:10]
    return first.strip(".")[:10] or "0000", last.strip(".")[:10] or "9999"


def where_claims(query: Query) -> Where:
    """Return the condition that a query puts on the claims table; raises StoreError for what no claim can meet."""
    where = _common(query)
    if query.document:
        where.append(Where("doc = ?", [query.document]))
    if query.factuality:
        where.append(Where("factuality = ?", [query.factuality]))
    return _joined(where)


def where_records(query: Query) -> Where:
    """Return the condition that a query puts on the records table, of which one claim must have the factuality asked for."""
    where = _common(query)
    if query.document:
        where.append(Where("list_contains(documents, ?)", [query.document]))
    if query.factuality:
        told = "SELECT record FROM record_claims JOIN claims USING (evidence_id) WHERE factuality = ?"
        where.append(Where(f"id IN ({told})", [query.factuality]))
    if query.contested:
        where.append(Where("contested", []))
    return _joined(where)


def _common(query: Query) -> list[Where]:
    for kind in query.kinds:
        _check_choice("kind", kind, KINDS)
    if query.factuality:
        _check_choice("factuality", query.factuality, FACTUALITIES)
    where: list[Where] = []
    if query.kinds:
        where.append(Where("list_contains(?, kind)", [list(query.kinds)]))
    if query.states:
        where.append(all_in("states", query.states))
    # Dates of different precision meet where one begins with the other: 2008 lies since 2008-05 and until 2008-03.
    if query.since:
        since = _checked_date("since", query.since)
        where.append(Where("sort_date <> '' AND until_date >= left(?, length(until_date))", [since]))
    if query.until:
        until = _checked_date("until", query.until)
        where.append(Where("sort_date <> '' AND left(sort_date, length(?)) <= ?", [until, until]))
    return where


def all_in(column: str, wanted: Iterable[str]) -> Where:
    """Return the condition that a list column holds all of these values."""
    values = list(wanted)
    return Where(" AND ".join([f"list_contains({column}, ?)"] * len(values)) or "true", [*values])


def among(column: str, wanted: Iterable[object]) -> Where:
    """Return the condition that a column has one of these values; few of them are looked up in its index."""
    values = list(wanted)
    if len(values) > _LOOKED_UP:
        kind = "BIGINT" if isinstance(values[0], int) else "VARCHAR"
        return Where(f"{column} IN (SELECT unnest(?::{kind}[]))", [values])
    return Where(f"{column} IN ({', '.join('?' * len(values))})" if values else "false", [*values])


def _joined(where: list[Where]) -> Where:
    sql = " AND ".join(f"({each.sql})" for each in where)
    return Where(f"WHERE {sql}" if sql else "", [value for each in where for value in each.values])


def _check_choice(name: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise StoreError(f"no {name} is called {value!r}; known are {', '.join(known)}")


def _checked_date(name: str, value: str) -> str:
    if not is_date(value):
        raise StoreError(f"{name} is {value!r}, which is no ISO date; write it as 2008, 2008-05 or 2008-05-22")
    return value
