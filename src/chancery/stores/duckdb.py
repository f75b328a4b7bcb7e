"""The ledger as one DuckDB file, which analysts may also query directly."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any, Self

import duckdb
import msgspec
import pyarrow as pa

from chancery.claims import claim_kind
from chancery.errors import MissingError, StoreError
from chancery.model import AnyClaim, Discard, Document, DocumentDate, Query, Run, Turn
from chancery.settings import setting
from chancery.stores.desk import DeskTables
from chancery.stores.rows import ClaimRow, Counts, Known
from chancery.stores.schema import TABLES, VERSION, among, create_statements, date_span, where_claims
from chancery.stores.woven import WovenTables

_ARROW = {
    "VARCHAR": pa.string(),
    "VARCHAR[]": pa.list_(pa.string()),
    "JSON": pa.string(),
    "BIGINT": pa.int64(),
    "BOOLEAN": pa.bool_(),
    "DOUBLE": pa.float64(),
    "BLOB": pa.binary(),
}
# No extension is fetched from the network, whatever a query needs.
_CONFIG: dict[str, Any] = {"autoinstall_known_extensions": "false"}
_decode_claim = msgspec.json.Decoder(AnyClaim).decode
_decode_turns = msgspec.json.Decoder(tuple[Turn, ...]).decode
_decode_words = msgspec.json.Decoder(tuple[str, ...]).decode


def open_ledger(path: Path | str, *, create: bool = False) -> "Ledger":
    """Return the ledger at ``path``: for reading only, or, with ``create``, for writing, made where there is none.

    Any number of processes may read a ledger at once, but only one may write it, and then none may read. Raises StoreError
    if there is no ledger, the file is something else, another process holds it, or its schema version is unknown.
    """
    path = Path(path)
    if not path.exists():
        if not create:
            raise StoreError(f"{path}: there is no ledger here; build it first with: chancery build FOLDER --ledger {path}")
        _make(path)
    connection = _connect(path, read_only=not create)
    try:
        tables = {name for (name,) in connection.execute("SELECT table_name FROM information_schema.tables").fetchall()}
        if not tables >= TABLES.keys():
            raise StoreError(f"{path}: a DuckDB file, but no ledger of Chancery; give another file to --ledger")
        version = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchall()
        if version != [(VERSION,)]:
            found = version[0][0] if version else "none"
            raise StoreError(f"{path}: its schema version is {found}, this Chancery reads {VERSION}; build a new ledger")
    except duckdb.Error as error:
        connection.close()
        raise StoreError(f"{path}: the ledger is damaged ({str(error).splitlines()[0]}); build it anew") from error
    except BaseException:
        connection.close()
        raise
    return Ledger(path, connection)


def _make(path: Path) -> None:
    # Made under another name and then renamed, so that a killed build leaves no half-made ledger.
    unfinished = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        with _connect(unfinished, read_only=False) as connection:
            for statement in create_statements():
                connection.execute(statement)
            connection.execute("INSERT INTO meta VALUES ('schema', ?), ('stale', 'no'), ('edition', '0')", [VERSION])
            connection.execute("CHECKPOINT")  # into the file itself: its log would not be renamed with it
        path.with_name(path.name + ".wal").unlink(missing_ok=True)  # of a ledger that was removed
        unfinished.replace(path)
    except duckdb.Error as error:
        for left in (unfinished, unfinished.with_name(unfinished.name + ".wal")):
            left.unlink(missing_ok=True)
        told = str(error).splitlines()[0]
        raise StoreError(f"{path}: the ledger cannot be made ({told}); make room or choose another place") from error
    except OSError as error:
        raise StoreError(f"{path}: the ledger cannot be made ({error.strerror}); choose another place") from error


def _connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    last = monotonic() + int(setting("wait_seconds"))
    while True:
        try:
            return duckdb.connect(str(path), read_only=read_only, config=_CONFIG)
        except duckdb.Error as error:
            if "lock on file" not in str(error) or monotonic() >= last:
                raise _refused(path, str(error)) from error
        sleep(0.2)


def _refused(path: Path, told: str) -> StoreError:
    if "lock on file" in told:
        holder = re.search(r"held in (.+?)(?: by user .+?)?(?:\.| See|$)", told)
        by = f"process {number[1]}" if (number := re.search(r"PID (\d+)", told)) else holder[1] if holder else "another process"
        return StoreError(f"{path}: the ledger is in use by {by}; wait for it or stop it (CHANCERY_WAIT_SECONDS waits longer)")
    if "different configuration" in told:
        return StoreError(f"{path}: the ledger is open for writing in this process; close it first")
    if "not a valid DuckDB" in told:
        return StoreError(f"{path}: not a DuckDB file, so no ledger; give another file to --ledger")
    return StoreError(f"{path}: the ledger cannot be opened: {told.splitlines()[0]}")


class Ledger(WovenTables, DeskTables):
    """An open ledger. Every write is a transaction of its own, unless several are joined with ``transaction``.

    Every method raises StoreError where the file cannot be read or written; a ledger opened for reading refuses to write.
    """

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self.path = path
        self._connection = connection
        self._in_transaction = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def cursor(self) -> "Ledger":
        """Return the same ledger for another thread: each thread needs one of its own."""
        return Ledger(self.path, self._connection.cursor())

    def close(self) -> None:
        """Let go of the file, so that another process can write it."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Join the writes made within: all of them happen, or none."""
        if self._in_transaction:
            yield
            return
        self._run("BEGIN")
        self._in_transaction = True
        try:
            yield
        except BaseException:
            self._run("ROLLBACK")
            raise
        else:
            self._run("COMMIT")
        finally:
            self._in_transaction = False

    # Writing

    def put(self, document: Document, rows: Iterable[ClaimRow], code_version: str, fingerprint: bytes = b"") -> None:
        """Store a document and its claims in place of what the ledger held of it; doing it again changes nothing."""
        self.put_batch([(document, rows, fingerprint)], code_version)

    def put_batch(self, coded: Iterable[tuple[Document, Iterable[ClaimRow], bytes]], code_version: str) -> None:
        """Store documents with their claims and the fingerprints by which copies are found, all or none of them.

        A source has one document, and a document one source: the same bytes under the same id have moved. A source that
        was set aside before no longer is. Raises StoreError if an id already belongs to other bytes from another source.
        """
        batch = [(document, {row.evidence_id: row for row in rows}, printed) for document, rows, printed in coded]
        ids, sources = [document.id for document, _, _ in batch], [document.source for document, _, _ in batch]
        held = self._rows("SELECT id, source, sha256 FROM documents WHERE id IN (SELECT unnest(?::VARCHAR[]))", [ids])
        holders = {holder: tuple(rest) for holder, *rest in held}
        for document, rows, _ in batch:
            source, sha256 = holders.setdefault(document.id, (document.source, document.sha256))
            if source != document.source and sha256 != document.sha256:
                raise StoreError(f"{document.source}: the id {document.id} belongs to {source}; give it another")
            if any(row.claim.doc != document.id for row in rows.values()):
                raise StoreError(f"{document.source}: some claims name another document than {document.id}")
        former = "SELECT id FROM documents WHERE source IN (SELECT unnest($1::VARCHAR[])) OR id IN (SELECT unnest($2::VARCHAR[]))"
        with self.transaction():
            self._run(f"DELETE FROM claims WHERE doc IN ({former})", [sources, ids])
            self._run(f"DELETE FROM documents WHERE id IN ({former})", [sources, ids])
            self.clear_set_aside(sources)
            self._insert("documents", [_document_columns(document, code_version, printed) for document, _, printed in batch])
            self._insert("claims", [_claim_columns(row) for _, rows, _ in batch for row in rows.values()])
            self.mark_stale()

    def remove_document(self, document_id: str) -> None:
        """Take a document and its claims out of the ledger."""
        with self.transaction():
            self._run("DELETE FROM claims WHERE doc = ?", [document_id])
            self._run("DELETE FROM documents WHERE id = ?", [document_id])
            self.mark_stale()

    def set_aside(self, discard: Discard, run: str) -> None:
        """Remember that something was set aside in a run; what the same document was set aside for before is forgotten."""
        with self.transaction():
            self._run("DELETE FROM discards WHERE document = ?", [discard.document])
            self._insert("discards", [{**msgspec.structs.asdict(discard), "run": run}])

    def clear_set_aside(self, documents: Iterable[str]) -> None:
        """Forget that documents were set aside."""
        self._run("DELETE FROM discards WHERE document IN (SELECT unnest(?::VARCHAR[]))", [list(documents)])

    def start_run(self, *, started: str, version: str, paths: Sequence[str]) -> Run:
        """Note that a build has begun and return it with its number."""
        number = self._rows("SELECT coalesce(max(id::BIGINT), 0) + 1 FROM runs")[0][0]
        run = Run(id=str(number), started=started, version=version, paths=tuple(paths))
        self._insert("runs", [_run_columns(run)])
        return run

    def finish_run(self, run: Run) -> None:
        """Note how a build ended."""
        with self.transaction():
            self._run("DELETE FROM runs WHERE id = ?", [run.id])
            self._insert("runs", [_run_columns(run)])

    # Reading

    def known_documents(self) -> dict[str, Known]:
        """Return, for every source, which bytes of it the ledger holds, coded by which version, under which id."""
        return {source: Known(*known) for source, *known in self._rows("SELECT source, sha256, code_version, id FROM documents")}

    def documents(self) -> list[Document]:
        """Return all documents, in order of id."""
        return [_document(row) for row in self._dicts("SELECT * FROM documents ORDER BY id")]

    def each_document(self) -> Iterator[Document]:
        """Yield all documents one after the other, in order of id."""
        for (name,) in self._rows("SELECT id FROM documents ORDER BY id"):
            yield self.document(name)

    def claims_of(self, document_id: str) -> list[ClaimRow]:
        """Return a document's claims with their identities, in order of place."""
        return self._claim_rows("WHERE doc = ? ORDER BY start, evidence_id", [document_id])

    def document(self, document_id: str) -> Document:
        """Return one document; raises StoreError if the ledger does not hold it."""
        rows = self._dicts("SELECT * FROM documents WHERE id = ?", [document_id])
        if not rows:
            raise MissingError(f"{self.path}: no document is called {document_id!r}; list them with: chancery documents")
        return _document(rows[0])

    def documents_by_id(self, ids: Iterable[str]) -> dict[str, Document]:
        """Return documents by their ids; those that the ledger does not hold are left out."""
        where = among("id", ids)
        return {row["id"]: _document(row) for row in self._dicts(f"SELECT * FROM documents WHERE {where.sql}", where.values)}

    def headings(self, ids: Iterable[str]) -> list[Document]:
        """Return documents without their texts and turns, in order of id; those that the ledger does not hold are left out."""
        where = among("id", ids)
        sql = f"SELECT * REPLACE ('' AS text, '[]' AS turns) FROM documents WHERE {where.sql} ORDER BY id"
        return [_document(row) for row in self._dicts(sql, where.values)]

    def claims(self, query: Query = Query()) -> list[AnyClaim]:
        """Return the claims that a query asks for, in order of date, document and place."""
        return [row.claim for row in self.claim_rows(query)]

    def claim_rows(self, query: Query = Query()) -> list[ClaimRow]:
        """Return the claims that a query asks for with their identities, in order of date, document and place."""
        where = where_claims(query)
        return self._claim_rows(f"{where.sql} ORDER BY sort_date, doc, start, evidence_id", where.values)

    def discards(self) -> list[Discard]:
        """Return what is set aside at present, in order of document."""
        rows = self._rows("SELECT stage, reason, document FROM discards ORDER BY document, stage, reason")
        return [Discard(stage=stage, reason=reason, document=document) for stage, reason, document in rows]

    def runs(self) -> list[Run]:
        """Return all builds, the first one first."""
        rows = self._dicts("SELECT * FROM runs ORDER BY id::BIGINT")
        return [Run(**{**row, "paths": _decode_words(row["paths"])}) for row in rows]

    def counts(self) -> Counts:
        """Return how much the ledger holds."""
        return Counts(
            documents=self._rows("SELECT count(*) FROM documents")[0][0],
            records=self._rows("SELECT count(*) FROM records")[0][0],
            claims=dict(self._rows("SELECT kind, count(*) FROM claims GROUP BY kind ORDER BY kind")),
            languages=dict(self._rows("SELECT language, count(*) FROM documents GROUP BY language ORDER BY language")),
            set_aside=dict(self._rows("SELECT stage, count(*) FROM discards GROUP BY stage ORDER BY stage")),
        )

    def pairs(self) -> list[tuple[str, str, int]]:
        """Return every two states that share records, and how many, those with most first."""
        return self._rows("""
            WITH involved AS (SELECT id, unnest(states) AS state FROM records)
            SELECT a.state, b.state, count(*) AS shared FROM involved a JOIN involved b ON a.id = b.id AND a.state < b.state
            GROUP BY a.state, b.state ORDER BY shared DESC, a.state, b.state""")

    # The connection

    def claim_rows_by_id(self, ids: Sequence[str]) -> list[ClaimRow]:
        """Return claims with their identities by evidence id, in order of date, document and place."""
        where = among("evidence_id", ids)
        return self._claim_rows(f"WHERE {where.sql} ORDER BY sort_date, doc, start, evidence_id", where.values)

    def _claim_rows(self, rest: str, values: Sequence[object]) -> list[ClaimRow]:
        """Return claims with their identities and records; ``rest`` is what comes after the columns and the table of claims."""
        rows = self._rows(f"SELECT evidence_id, claim_key, document_date, body, states FROM claims {rest}", values)
        told = among("evidence_id", (row[0] for row in rows))
        holders = dict(self._rows(f"SELECT evidence_id, record FROM record_claims WHERE {told.sql}", told.values))
        return [
            ClaimRow(
                evidence_id=evidence,
                claim_key=key,
                document_date=date,
                claim=_decode_claim(body),
                states=tuple(states),
                record=holders.get(evidence, ""),
            )
            for evidence, key, date, body, states in rows
        ]

    def _insert(self, table: str, rows: Sequence[Mapping[str, object]]) -> None:
        if not rows:
            return
        schema = pa.schema([(name, _ARROW[kind.removesuffix(" PRIMARY KEY")]) for name, kind in TABLES[table].items()])
        try:
            self._connection.register("incoming", pa.Table.from_pylist(list(rows), schema=schema))
            self._connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
            self._connection.unregister("incoming")
        except (duckdb.Error, pa.ArrowException, UnicodeError) as error:
            raise StoreError(f"{self.path}: the {table} cannot be written: {error}") from error

    def _run(self, sql: str, values: Sequence[object] | Mapping[str, object] = ()) -> duckdb.DuckDBPyConnection:
        try:
            return self._connection.execute(sql, values if isinstance(values, Mapping) else list(values))
        except duckdb.Error as error:
            raise StoreError(f"{self.path}: {error}") from error

    def _arrow(self, sql: str) -> pa.Table:
        try:
            return self._connection.sql(sql).to_arrow_table()
        except duckdb.Error as error:
            raise StoreError(f"{self.path}: {error}") from error

    def _rows(self, sql: str, values: Sequence[object] | Mapping[str, object] = ()) -> list[Any]:
        return self._run(sql, values).fetchall()

    def _dicts(self, sql: str, values: Sequence[object] | Mapping[str, object] = ()) -> list[dict[str, Any]]:
        result = self._run(sql, values)
        names = [column[0] for column in result.description]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def _document_columns(document: Document, code_version: str, fingerprint: bytes) -> dict[str, object]:
    date = document.date or DocumentDate(value="", precision="day", method="")
    return {
        **{name: getattr(document, name) for name in ("id", "source", "sha256", "title", "outlet", "language", "text")},
        **{f"date_{name}": value for name, value in msgspec.structs.asdict(date).items()},
        "turns": msgspec.json.encode(document.turns).decode(),
        "notes": msgspec.json.encode(document.notes).decode(),
        "code_version": code_version,
        "fingerprint": fingerprint,
        "origin": document.id,
    }


def _document(row: dict[str, Any]) -> Document:
    date = {name: row[f"date_{name}"] for name in DocumentDate.__struct_fields__}
    return Document(
        **{name: row[name] for name in ("id", "source", "sha256", "title", "outlet", "language", "text")},
        date=DocumentDate(**date) if date["value"] else None,
        turns=_decode_turns(row["turns"]),
        notes=_decode_words(row["notes"]),
    )


def _claim_columns(row: ClaimRow) -> dict[str, object]:
    claim = row.claim
    sort_date, until_date = date_span(claim.date, row.document_date)
    return {
        **{name: getattr(row, name) for name in ("evidence_id", "claim_key", "document_date", "states", "actors", "traits")},
        **{name: getattr(claim, name) for name in ("doc", "factuality", "date", "start", "end", "frame")},
        "kind": claim_kind(claim),
        "sort_date": sort_date,
        "until_date": until_date,
        # With every field: a struct's own encoding leaves out defaults by identity, which differs from process to process.
        "body": msgspec.json.encode({"kind": claim_kind(claim), **msgspec.structs.asdict(claim)}).decode(),
    }


def _run_columns(run: Run) -> dict[str, object]:
    return {**msgspec.structs.asdict(run), "paths": msgspec.json.encode(run.paths).decode()}
