"""What people look for in a ledger: columns of all records to filter and count by, words, and pages of threads and documents."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import msgspec
import pyarrow as pa

from chancery.model import OPEN, Discard, Query, Thread
from chancery.stores.rows import Change, ClaimRow
from chancery.stores.schema import among, folded, where_claims

# A commitment (nothing else has such a status) whose day has passed unsettled is overdue, as ledger/promises.py says of one.
_STATUS_ON = f"""CASE WHEN status IN {OPEN} AND due <> '' AND $day <> ''
    AND NOT starts_with(split_part(due, '/', -1), '.')
    AND split_part(due, '/', -1) < left($day, length(split_part(due, '/', -1)))
    AND (starts_with(due, '/') OR starts_with(due, '.') OR left(split_part(due, '/', 1) || '-01-01', 10) < $day)
    THEN 'overdue' ELSE status END"""


class ThreadQuery(NamedTuple):
    """Which threads to show: all states given must be in them; ``day`` decides what is overdue, ``by`` is whose promise it is."""

    kinds: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    owner: str = ""
    contested: bool = False
    several: bool = False
    since: str = ""
    until: str = ""
    by: str = ""
    day: str = ""
    order: str = "last_news"


class DocumentRow(NamedTuple):
    """A document without its text, with how many claims it gave."""

    id: str
    title: str
    outlet: str
    date: str
    language: str
    source: str
    origin: str
    notes: tuple[str, ...]
    claims: int


_decode_thread = msgspec.json.Decoder(Thread).decode
_ORDERS = {
    "last_news": "last_news DESC, id",
    "due": "due = '', due, last_news DESC, id",
    "records": "len(records) DESC, last_news DESC, id",
    "title": "title, id",
}


DOCUMENT_ORDERS = {
    "newest": "date_value DESC, id",
    "oldest": "date_value = '', date_value, id",
    "title": "title, id",
    "outlet": "outlet, date_value DESC, id",
}


class DeskTables:
    """The part of a ledger that answers those who search and page."""

    path: Path
    _run: Callable[..., duckdb.DuckDBPyConnection]
    _rows: Callable[..., list[Any]]
    _dicts: Callable[..., list[dict[str, Any]]]
    _arrow: Callable[[str], pa.Table]
    claim_rows_by_id: Callable[[Sequence[str]], list[ClaimRow]]

    def catalogue(self) -> pa.Table:
        """Return a row a record, in order of number, with what records are found and counted by.

        ``statuses`` are those of its threads on the day of the newest document.
        """
        status = _STATUS_ON.replace("$day", "(SELECT coalesce(max(left(date_value, 10)), '') FROM documents)")
        return self._arrow(f"""
            WITH told AS (
                SELECT id, list_sort(list(DISTINCT language)) AS languages, list_sort(list(DISTINCT outlet)) AS outlets
                FROM (SELECT id, unnest(documents) AS doc FROM records)
                JOIN (SELECT id AS doc, language, outlet FROM documents) USING (doc) GROUP BY id),
            followed AS (
                SELECT record, list_sort(list(DISTINCT status)) AS statuses
                FROM (SELECT unnest(records) AS record, status_now AS status FROM (SELECT *, {status} AS status_now FROM threads)
                    WHERE kind IN ('commitment', 'instrument', 'plan') AND status_now <> '')
                GROUP BY record)
            SELECT id, number, kind, type, sort_date, until_date, states, told, followed.statuses,
                languages, outlets, review, contested, sources, coalesce(belief, 0) AS belief
            FROM records LEFT JOIN told USING (id) LEFT JOIN followed ON records.id = followed.record
            ORDER BY number""")

    def numbers_with(self, word: str, *, whole: bool = False) -> Any:
        """Return the numbers (NumPy, ascending) of the records in which a word begins with these letters, or is these letters."""
        last = "" if whole else " OR word > $1 AND word < $1 || chr(1114111)"
        # The bounds are looked up first: a table scan skips what lies outside constants only.
        plain = self._rows(f"SELECT {folded('$1')}", [word])[0][0]
        found = self._run(f"SELECT DISTINCT number FROM words WHERE word = $1{last} ORDER BY number", [plain])
        return found.fetchnumpy()["number"]

    def find_threads(self, query: ThreadQuery, *, first: int = 0, limit: int = 50) -> tuple[list[Thread], int]:
        """Return one page of the threads that a query asks for, and how many there are in all."""
        return self.thread_page(query, first=first, limit=limit), sum(self.count_threads(query).values())

    def thread_page(self, query: ThreadQuery, *, first: int = 0, limit: int = 50) -> list[Thread]:
        """Return one page of the threads that a query asks for, with the status that they have on its day."""
        where, values = _where_threads(query)
        order = _ORDERS.get(query.order, _ORDERS["last_news"])
        ids = self._rows(
            f"SELECT id, status_now FROM (SELECT *, {_STATUS_ON} AS status_now FROM threads) {where} "
            f"ORDER BY {order} LIMIT $limit OFFSET $first",
            values | {"limit": limit, "first": first},
        )
        chosen = among("id", (name for name, _ in ids))
        held = dict(self._rows(f"SELECT id, body FROM threads WHERE {chosen.sql}", chosen.values))
        return [msgspec.structs.replace(_decode_thread(held[name]), status=status) for name, status in ids]

    def count_threads(self, query: ThreadQuery) -> dict[tuple[str, str], int]:
        """Return how many threads a query asks for, by kind and status."""
        where, values = _where_threads(query)
        rows = self._rows(
            f"""SELECT kind, status_now, count(*) FROM (SELECT *, {_STATUS_ON} AS status_now FROM threads) {where}
            GROUP BY kind, status_now ORDER BY kind, status_now""",
            values,
        )
        return {(kind, status): count for kind, status, count in rows}

    def count_between(self, states: tuple[str, str], day: str) -> dict[tuple[str, str], tuple[int, int, int]]:
        """Return how many threads hold both states, by kind and status on a day: all, and those that either has promised."""
        rows = self._rows(
            f"""SELECT kind, status_now, count(*), count_if(list_contains(promised_by, $one)),
                count_if(list_contains(promised_by, $other))
            FROM (SELECT *, {_STATUS_ON} AS status_now FROM threads)
            WHERE list_contains(states, $one) AND list_contains(states, $other)
            GROUP BY kind, status_now ORDER BY kind, status_now""",
            {"day": day, "one": states[0], "other": states[1]},
        )
        return {(kind, status): tuple(counts) for kind, status, *counts in rows}

    def claim_page(self, query: Query, *, first: int = 0, limit: int = 50) -> tuple[list[ClaimRow], int]:
        """Return one page of the claims that a query asks for, in order of date, and how many there are in all."""
        where = where_claims(query)
        total = self._rows(f"SELECT count(*) FROM claims {where.sql}", where.values)[0][0]
        ids = self._rows(
            f"SELECT evidence_id FROM claims {where.sql} ORDER BY sort_date, doc, start, evidence_id LIMIT ? OFFSET ?",
            [*where.values, limit, first],
        )
        return self.claim_rows_by_id([each for (each,) in ids]), total

    def actor_counts(self, most: int) -> list[tuple[str, int]]:
        """Return the actors that are no states, by code, with the number of their records, those with most first."""
        return self._rows(
            """
            SELECT actor, count(DISTINCT record) AS told
            FROM (SELECT unnest(actors) AS actor, evidence_id FROM claims) JOIN record_claims USING (evidence_id)
            GROUP BY actor ORDER BY told DESC, actor LIMIT ?""",
            [most],
        )

    def decision_count(self) -> int:
        """Return how many decisions the journal holds."""
        return int(self._rows("SELECT count(*) FROM decisions")[0][0])

    def owners(self) -> list[str]:
        """Return who follows commitments, by name."""
        return [owner for (owner,) in self._rows("SELECT DISTINCT owner FROM threads WHERE owner <> '' ORDER BY owner")]

    def document_rows(
        self, *, word: str = "", language: str = "", order: str = "newest", first: int = 0, limit: int = 50
    ) -> tuple[list[DocumentRow], int]:
        """Return one page of the documents held, in an order of ``DOCUMENT_ORDERS``, and how many there are in all."""
        by = DOCUMENT_ORDERS.get(order, DOCUMENT_ORDERS["newest"])
        chosen = f"""FROM documents WHERE ($language = '' OR language = $language)
            AND ($word = '' OR contains({folded("title || ' ' || outlet || ' ' || id")}, {folded("$word")}))"""
        values: dict[str, Any] = {"word": word, "language": language}
        rows = self._rows(
            f"""
            WITH chosen AS (
                SELECT id, title, outlet, date_value, language, source, origin, notes {chosen}
                ORDER BY {by} LIMIT $limit OFFSET $first)
            SELECT chosen.*, (SELECT count(*) FROM claims WHERE doc = chosen.id) FROM chosen ORDER BY {by}""",
            values | {"limit": limit, "first": first},
        )
        found = [DocumentRow._make((*row[:7], tuple(msgspec.json.decode(row[7])), row[8])) for row in rows]
        return found, self._rows(f"SELECT count(*) {chosen}", values)[0][0]

    def changes_before(self, *, first: int = 0, limit: int = 50) -> tuple[list[Change], int]:
        """Return one page of what became different, the latest first, and how much there is in all."""
        rows = self._dicts('SELECT * FROM changes ORDER BY "at" DESC, item, change, id LIMIT ? OFFSET ?', [limit, first])
        return [msgspec.convert(row, Change) for row in rows], self._rows("SELECT count(*) FROM changes")[0][0]

    def discard_rows(self, *, first: int = 0, limit: int = 50) -> tuple[list[Discard], int]:
        """Return one page of what was set aside, and how many things there are in all."""
        rows = self._rows(
            "SELECT stage, reason, document FROM discards ORDER BY document, stage, reason LIMIT ? OFFSET ?", [limit, first]
        )
        total = self._rows("SELECT count(*) FROM discards")[0][0]
        return [Discard(stage=stage, reason=reason, document=document) for stage, reason, document in rows], total


def _first_day(day: str) -> str:
    """Return the first day of a year, month or day; empty for what is none.

    >>> _first_day("2008"), _first_day("2008-05"), _first_day("2008-02-30")
    ('2008-01-01', '2008-05-01', '')
    """
    try:
        return date.fromisoformat(f"{day}-01-01"[:10]).isoformat()
    except ValueError:
        return ""


def _where_threads(query: ThreadQuery) -> tuple[str, dict[str, Any]]:
    values: dict[str, Any] = {"day": _first_day(query.day)}
    conditions = ["$day = $day"]  # every value that is bound must stand in the statement
    for name, column in (("kinds", "kind"), ("statuses", "status_now")):
        if several := getattr(query, name):
            conditions.append(f"list_contains(${name}, {column})")
            values[name] = list(several)
    for number, state in enumerate(query.states):
        conditions.append(f"list_contains(states, $state{number})")
        values[f"state{number}"] = state
    for name, sql in (
        ("owner", "owner = $owner"),
        ("since", "last_news <> '' AND last_news >= left($since, length(last_news))"),
        ("until", "last_news <> '' AND left(last_news, length($until)) <= $until"),
        ("by", "list_contains(promised_by, $by)"),
    ):
        if value := getattr(query, name):
            conditions.append(sql)
            values[name] = value
    if query.contested:
        conditions.append("contested")
    if query.several:
        conditions.append("(len(records) > 1 OR kind = 'commitment')")
    return f"WHERE {' AND '.join(conditions)}", values
