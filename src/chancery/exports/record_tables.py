"""Records and threads as Arrow tables and Parquet, in the fields of ``jsonl.record_dict`` and ``jsonl.thread_dict``."""

from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from chancery.errors import ExportError

_TEXT, _TEXTS = pa.string(), pa.list_(pa.string())
_CLAIM = pa.struct(
    [
        ("evidence_id", _TEXT),
        ("doc", _TEXT),
        ("kind", _TEXT),
        ("quote", _TEXT),
        ("sentence", _TEXT),
        ("factuality", _TEXT),
        ("by", _TEXTS),
    ]
)
RECORDS = pa.schema(
    [
        ("record", _TEXT),
        ("kind", _TEXT),
        ("type", _TEXT),
        ("headline", _TEXT),
        ("date", _TEXT),
        ("states", _TEXTS),
        ("claims", pa.list_(_CLAIM)),
        ("documents", _TEXTS),
        ("first_reported", _TEXT),
        ("last_reported", _TEXT),
        ("sources", pa.int64()),
        ("belief", pa.float64()),
        ("contested", pa.bool_()),
        ("against", _TEXTS),
        ("told", _TEXTS),
        ("review", _TEXT),
        ("status", _TEXT),
        ("owner", _TEXT),
        ("due", _TEXT),
        ("notes", _TEXTS),
        ("voice", _TEXT),
    ]
)
THREADS = pa.schema(
    [
        ("thread", _TEXT),
        ("kind", _TEXT),
        ("title", _TEXT),
        ("states", _TEXTS),
        ("records", _TEXTS),
        ("status", _TEXT),
        ("found_status", _TEXT),
        ("as_of", _TEXT),
        ("promised_by", _TEXTS),
        ("shown_by", _TEXT),
        ("contested", pa.bool_()),
        ("due", _TEXT),
        ("found_due", _TEXT),
        ("owner", _TEXT),
        ("last_news", _TEXT),
    ]
)


def record_table(rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Return records as an Arrow table of ``RECORDS``; a claim's voices are always a list."""
    return _table([{**row, "claims": [_claim(claim) for claim in row["claims"]]} for row in rows], RECORDS)


def thread_table(rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Return threads as an Arrow table of ``THREADS``."""
    return _table([dict(row) for row in rows], THREADS)


def write_table(table: pa.Table, target: BinaryIO) -> int:
    """Write a table as Parquet and return how many rows it has."""
    pq.write_table(table, target)
    return int(table.num_rows)


def _claim(claim: Mapping[str, Any]) -> dict[str, Any]:
    by = claim["by"]
    return {**claim, "by": [by] if isinstance(by, str) else by}


def _table(rows: list[dict[str, Any]], schema: pa.Schema) -> pa.Table:
    unknown = {name for row in rows for name in row} - set(schema.names)
    if unknown:
        raise ExportError(f"fields without a table column: {', '.join(sorted(unknown))}; add them to exports/record_tables.py")
    return pa.Table.from_pylist(rows, schema=schema)
