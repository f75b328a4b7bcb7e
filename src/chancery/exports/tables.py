"""Claims as tables: one flat row a claim, as Arrow, Parquet or CSV; the columns are those of docs/claims.md."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO, TextIO

import pyarrow as pa
import pyarrow.parquet as pq

from chancery.errors import ExportError
from chancery.exports.cells import write_csv_rows

_TEXT, _TEXTS, _WHOLE, _NUMBER = pa.string(), pa.list_(pa.string()), pa.int64(), pa.float64()

SCHEMA = pa.schema(
    [
        ("record", _TEXT),
        ("evidence_id", _TEXT),
        ("doc", _TEXT),
        ("document_date", _TEXT),
        ("kind", _TEXT),
        ("factuality", _TEXT),
        ("by", _TEXTS),
        ("date", _TEXT),
        ("place", _TEXT),
        ("event_type", _TEXT),
        ("actor", _TEXTS),
        ("recipient", _TEXTS),
        ("mode", _TEXT),
        ("context", _TEXT),
        ("name", _TEXT),
        ("form", _TEXT),
        ("parties", _TEXTS),
        ("stage", _TEXT),
        ("subject", _TEXT),
        ("period", _TEXT),
        ("deed", _TEXT),
        ("strength", _TEXT),
        ("to", _TEXTS),
        ("deadline", _TEXT),
        ("condition", _TEXT),
        ("measure", _TEXT),
        ("value", _NUMBER),
        ("unit", _TEXT),
        ("approximation", _TEXT),
        ("about", _TEXTS),
        ("change", _TEXT),
        ("speaker", _TEXTS),
        ("manner", _TEXT),
        ("stance", _TEXT),
        ("gist", _TEXT),
        ("holder", _TEXT),
        ("role", _TEXT),
        ("of", _TEXTS),
        ("status", _TEXT),
        ("quote", _TEXT),
        ("start", _WHOLE),
        ("end", _WHOLE),
        ("sentence", _TEXT),
        ("actor_text", _TEXTS),
        ("recipient_text", _TEXTS),
        ("frame", _TEXT),
        ("also", _TEXTS),
    ]
)


def arrow_table(rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Return the rows that ``jsonl.claim_dict`` makes as an Arrow table of ``SCHEMA``; absent fields are null."""
    return pa.Table.from_pylist([_columns(row) for row in rows], schema=SCHEMA)


def write_parquet(rows: Iterable[Mapping[str, Any]], target: Path | BinaryIO) -> int:
    """Write the rows as one Parquet file and return how many were written; raises ExportError if that fails."""
    table = arrow_table(rows)
    try:
        pq.write_table(table, target)
    except (OSError, pa.ArrowException) as error:
        raise ExportError(f"cannot write {target}: {error}; choose another --output") from error
    return int(table.num_rows)


def write_csv(rows: Iterable[Mapping[str, Any]], target: TextIO) -> int:
    """Write the rows as CSV with a header line, lists joined by ``; ``, and return how many were written.

    Text that a spreadsheet would run as a formula gets a leading apostrophe.
    """
    columns = (_columns(row) for row in rows)
    return write_csv_rows(SCHEMA.names, ([row.get(name) for name in SCHEMA.names] for row in columns), target)


def _columns(row: Mapping[str, Any]) -> dict[str, Any]:
    unknown = row.keys() - set(SCHEMA.names)
    if unknown:
        raise ExportError(f"claim fields without a table column: {', '.join(sorted(unknown))}; add them to exports/tables.py")
    return {
        name: [value] if SCHEMA.field(name).type == _TEXTS and isinstance(value, str) else value for name, value in row.items()
    }
