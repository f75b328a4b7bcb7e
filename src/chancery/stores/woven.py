"""Records, threads, decisions and changes in a ledger: what is made of the claims, and what people ruled."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from hashlib import blake2b
from pathlib import Path
from typing import Any

import duckdb
import msgspec

from chancery.errors import MissingError
from chancery.model import AnyClaim, Decision, Query, Record, Thread
from chancery.stores.rows import Change, ClaimRow, MentionRow, PrintRow
from chancery.stores.schema import Where, all_in, among, date_span, folded, where_records, words_in

_FETCHED = 10_000
_decode_claim = msgspec.json.Decoder(AnyClaim).decode
_decode_decision = msgspec.json.Decoder(Decision).decode
_decode_record = msgspec.json.Decoder(Record).decode
_decode_thread = msgspec.json.Decoder(Thread).decode


class WovenTables:
    """The part of a ledger that is made from its claims, with the journal of decisions."""

    path: Path
    _run: Callable[..., duckdb.DuckDBPyConnection]
    _rows: Callable[..., list[Any]]
    _dicts: Callable[..., list[dict[str, Any]]]
    _insert: Callable[[str, Sequence[Mapping[str, object]]], None]
    claim_rows_by_id: Callable[[Sequence[str]], list[ClaimRow]]
    transaction: Callable[[], AbstractContextManager[None]]

    # What records are made from

    def is_stale(self) -> bool:
        """Whether claims or decisions have changed since the records were made."""
        return self._rows("SELECT value FROM meta WHERE key = 'stale'") == [("yes",)]

    def mention_rows(self) -> Iterator[MentionRow]:
        """Yield what merging needs of every claim, in order of evidence id."""
        found = self._run("""
            SELECT evidence_id, claim_key, doc, origin, document_date, start, frame, states, traits::VARCHAR
            FROM claims JOIN (SELECT id AS doc, origin FROM documents) USING (doc) ORDER BY evidence_id""")
        while rows := found.fetchmany(_FETCHED):
            yield from (MentionRow._make((*row[:7], tuple(row[7]), row[8])) for row in rows)

    def prints(self) -> list[PrintRow]:
        """Return the fingerprints of all documents, in order of id."""
        return [PrintRow(*row) for row in self._rows("SELECT id, date_value, fingerprint FROM documents ORDER BY id")]

    def claims_by_id(self, ids: Sequence[str]) -> dict[str, AnyClaim]:
        """Return claims by their evidence ids; those that the ledger does not hold are left out."""
        where = among("evidence_id", ids)
        rows = self._rows(f"SELECT evidence_id, body FROM claims WHERE {where.sql}", where.values)
        return {evidence: _decode_claim(body) for evidence, body in rows}

    # Writing

    def mark_copies(self, origins: Mapping[str, str]) -> None:
        """Note which document every copy is a copy of; all others are their own origin."""
        copies = [{"id": copy, "origin": origin} for copy, origin in origins.items()]
        with self.transaction():
            self._run("UPDATE documents SET origin = id WHERE origin IS DISTINCT FROM id")
            if copies:
                pairs = [[each["id"] for each in copies], [each["origin"] for each in copies]]
                self._run(
                    """
                    UPDATE documents SET origin = c.origin
                    FROM (SELECT unnest(?::VARCHAR[]) AS id, unnest(?::VARCHAR[]) AS origin) c WHERE documents.id = c.id""",
                    pairs,
                )

    def put_woven(self, records: Sequence[Record], threads: Sequence[Thread], at: str) -> None:
        """Put records and threads in place of those held, and note what became different at that moment."""
        with self.transaction():
            self._run("CREATE OR REPLACE TEMP TABLE former AS SELECT id, headline, digest FROM records")
            self._run("CREATE OR REPLACE TEMP TABLE former_threads AS SELECT id, title, status FROM threads")
            self._run("DELETE FROM record_claims")
            self._run("DELETE FROM records")
            self._run("DELETE FROM threads")
            numbered = sorted(records, key=lambda record: (date_span(record.date, "")[0], record.id))
            for first in range(0, len(numbered), _FETCHED):
                some = numbered[first : first + _FETCHED]
                self._insert("records", [_record_columns(record, first + place) for place, record in enumerate(some)])
                places = [(record.id, place, claim) for record in some for place, claim in enumerate(record.claims)]
                self._insert(
                    "record_claims", [dict(zip(("record", "position", "evidence_id"), row, strict=True)) for row in places]
                )
            for first in range(0, len(threads), _FETCHED):
                self._insert("threads", [_thread_columns(thread) for thread in threads[first : first + _FETCHED]])
            self._write_words()
            self._note_changes(at)
            self._new_edition()
            self.mark_stale(False)

    def _write_words(self) -> None:
        # Sorted by word, so that only a small part of the table is read for one.
        self._run("DELETE FROM words")
        self._run(rf"""
            INSERT INTO words
            SELECT DISTINCT word, number FROM (
                SELECT unnest({words_in("headline")}) AS word, number FROM records
                UNION ALL
                SELECT unnest(list_concat(
                    {words_in("body->>'sentence'")}, list_transform(actors, lambda code: '@' || {folded("code")})
                )), number
                FROM claims JOIN record_claims USING (evidence_id) JOIN (SELECT id AS record, number FROM records) USING (record))
            ORDER BY word, number""")

    def replace_record(self, record: Record, threads: Sequence[Thread], at: str) -> None:
        """Put a record with other reviews, notes and such in place of itself, and its threads, and note the change."""
        with self.transaction():
            number, headline, digest = self._rows("SELECT number, headline, digest FROM records WHERE id = ?", [record.id])[0]
            row = _record_columns(record, number)
            if row["digest"] != digest:
                self._run("DELETE FROM records WHERE id = ?", [record.id])
                self._insert("records", [row])
                self._note(at, "record", record.id, record.headline, headline, record.headline)
            for thread in threads:
                former = self.thread(thread.id)
                self._run("DELETE FROM threads WHERE id = ?", [thread.id])
                self._insert("threads", [_thread_columns(thread)])
                if former.status != thread.status:
                    self._note(at, "thread", thread.id, thread.title, former.status, thread.status)
            self._new_edition()

    def mark_stale(self, stale: bool = True) -> None:
        """Say that claims or decisions have changed since the records were made, or that the records follow them."""
        self._run("UPDATE meta SET value = ? WHERE key = 'stale'", ["yes" if stale else "no"])

    def edition(self) -> int:
        """Return a number that grows with every change of the records."""
        return int(self._rows("SELECT value FROM meta WHERE key = 'edition'")[0][0])

    def _new_edition(self) -> None:
        self._run("UPDATE meta SET value = (value::BIGINT + 1)::VARCHAR WHERE key = 'edition'")

    def _note(self, at: str, item: str, name: str, title: str, before: str, after: str) -> None:
        row = Change(at=at, change="changed", item=item, id=name, title=title, before=before, after=after)
        self._insert("changes", [msgspec.structs.asdict(row)])

    def _note_changes(self, at: str) -> None:
        self._run(
            """
            INSERT INTO changes
            SELECT $1, CASE WHEN f.id IS NULL THEN 'new' WHEN r.id IS NULL THEN 'gone' ELSE 'changed' END, 'record',
                coalesce(r.id, f.id), coalesce(r.headline, f.headline), coalesce(f.headline, ''), coalesce(r.headline, '')
            FROM records r FULL JOIN former f ON r.id = f.id WHERE r.digest IS DISTINCT FROM f.digest ORDER BY 4""",
            [at],
        )
        self._run(
            """
            INSERT INTO changes
            SELECT $1, 'changed', 'thread', t.id, t.title, f.status, t.status
            FROM threads t JOIN former_threads f ON t.id = f.id WHERE t.status <> f.status ORDER BY 4""",
            [at],
        )

    def add_decision(self, decision: Decision) -> None:
        """Add a decision to the end of the journal; one that is there already is not added again."""
        with self.transaction():
            if not self._rows("SELECT 1 FROM decisions WHERE id = ?", [decision.id]):
                number = self._rows("SELECT coalesce(max(position), 0) + 1 FROM decisions")[0][0]
                self._insert(
                    "decisions", [{"position": number, "id": decision.id, "body": msgspec.json.encode(decision).decode()}]
                )
                self.mark_stale()

    # Reading

    def decisions(self) -> list[Decision]:
        """Return the journal, the first decision first."""
        return [_decode_decision(body) for (body,) in self._rows("SELECT body FROM decisions ORDER BY position")]

    def records(self, query: Query = Query()) -> list[Record]:
        """Return the records that a query asks for, in order of date and id.

        A record is asked for by its own date and states, and by any one of its documents and of its claims' factualities.
        """
        where = where_records(query)
        return self._records(where.sql, where.values)

    def records_by_id(self, ids: Iterable[str]) -> dict[str, Record]:
        """Return records by their ids; those that the ledger does not hold are left out."""
        where = among("id", ids)
        found = self._records(f"WHERE {where.sql}", where.values)
        return {record.id: record for record in found}

    def record(self, prefix: str) -> Record:
        """Return the record whose id, or one of whose claims' keys, is or begins with ``prefix``.

        So a record is found by every id that it ever had. Raises StoreError if there is none or more than one.
        """
        found = self._records("WHERE id = ?", [prefix]) or self._records("WHERE starts_with(id, ?)", [prefix])
        if not found:
            keyed = "SELECT record FROM record_claims JOIN claims USING (evidence_id) WHERE starts_with(claim_key, ?)"
            found = self._records(f"WHERE id IN ({keyed})", [prefix])
        if len(found) != 1:
            some = ", ".join(record.id for record in found[:3])
            raise MissingError(
                f"{self.path}: {len(found)} records have an id that begins with {prefix!r} ({some} …); give more of it"
                if found
                else f"{self.path}: no record has an id that begins with {prefix!r}; list them with: chancery records"
            )
        return found[0]

    def record_of(self, claim: str) -> Record:
        """Return the record in which a claim stands; raises MissingError if none does."""
        found = self._records("WHERE id IN (SELECT record FROM record_claims WHERE evidence_id = ?)", [claim])
        if not found:
            raise MissingError(f"{self.path}: no record holds the claim {claim}; run chancery build again")
        return found[0]

    def evidence(self, record: Record) -> list[ClaimRow]:
        """Return the claims that a record rests on, in its order."""
        rows = {row.evidence_id: row for row in self.claim_rows_by_id(record.claims)}
        return [rows[claim] for claim in record.claims if claim in rows]

    def holders(self) -> list[tuple[str, str]]:
        """Return every claim that stands in a record, by evidence id, with the record's id."""
        return self._rows("SELECT evidence_id, record FROM record_claims ORDER BY record, position")

    def edited(self) -> Iterator[tuple[str, str]]:
        """Yield the records and threads that are not as they were made: what it is, and its id."""
        for item, table in (("record", "records"), ("thread", "threads")):
            for row in self._dicts(f"SELECT * FROM {table} ORDER BY id"):
                made = (
                    _record_columns(_decode_record(row["body"]), row["number"])
                    if item == "record"
                    else _thread_columns(_decode_thread(row["body"]))
                )
                plain = {name: list(value) if isinstance(value, tuple) else value for name, value in made.items()}
                if {name: value for name, value in row.items() if name != "body"} != {
                    name: value for name, value in plain.items() if name in row and name != "body"
                }:
                    yield item, row["id"]

    def newest_date(self) -> str:
        """Return the day of the newest document, empty where no document has a date."""
        return str(self._rows("SELECT coalesce(max(left(date_value, 10)), '') FROM documents")[0][0])

    def voices(self, records: Iterable[Record]) -> dict[str, AnyClaim]:
        """Return for each of these records, by id, the claim that it speaks with."""
        spoken = {record.id: record.voice for record in records}
        held = self.claims_by_id(list(spoken.values()))
        return {name: held[claim] for name, claim in spoken.items() if claim in held}

    def threads(self, *, kinds: Sequence[str] = (), states: Sequence[str] = (), contested: bool = False) -> list[Thread]:
        """Return threads in order of kind, last news and id, of these kinds and with all these states where some are given."""
        where = [all_in("states", states)] + ([among("kind", kinds)] if kinds else [])
        where += [Where("contested", [])] if contested else []
        values = [value for each in where for value in each.values]
        return self._threads(f"WHERE {' AND '.join(each.sql for each in where)} ORDER BY kind, last_news DESC, id", values)

    def thread(self, prefix: str) -> Thread:
        """Return the thread whose id begins with ``prefix``; raises StoreError if there is none or more than one."""
        found = self._threads("WHERE id = ?", [prefix]) or self._threads("WHERE starts_with(id, ?) ORDER BY id", [prefix])
        if len(found) != 1:
            raise MissingError(
                f"{self.path}: {len(found)} threads have an id that begins with {prefix!r}; list them with: chancery threads"
            )
        return found[0]

    def threads_of(self, record: str) -> list[Thread]:
        """Return the threads in which a record stands."""
        return self._threads("WHERE list_contains(records, ?) ORDER BY kind, id", [record])

    def changes(self, since: str = "") -> list[Change]:
        """Return what became different at a moment since then, an ISO date or time, the first first."""
        rows = self._dicts('SELECT * FROM changes WHERE "at" >= ? ORDER BY "at", item, change, id', [since])
        return [msgspec.convert(row, Change) for row in rows]

    def _records(self, where: str, values: Sequence[object]) -> list[Record]:
        rows = self._rows(f"SELECT body FROM records {where} ORDER BY sort_date, id", values)
        return [_decode_record(body) for (body,) in rows]

    def _threads(self, rest: str, values: Sequence[object]) -> list[Thread]:
        return [_decode_thread(body) for (body,) in self._rows(f"SELECT body FROM threads {rest}", values)]


def _record_columns(record: Record, number: int) -> dict[str, object]:
    sort_date, until_date = date_span(record.date, "")
    fields, body = _written(record)
    digest = blake2b(body.encode(), digest_size=8).hexdigest()
    return fields | {"sort_date": sort_date, "until_date": until_date, "number": number, "digest": digest, "body": body}


def _thread_columns(thread: Thread) -> dict[str, object]:
    fields, body = _written(thread)
    return fields | {"body": body}


def _written(item: Record | Thread) -> tuple[dict[str, object], str]:
    # With every field: a struct's own encoding leaves out defaults by identity, which differs from process to process.
    fields = msgspec.structs.asdict(item)
    return fields, msgspec.json.encode(fields).decode()
