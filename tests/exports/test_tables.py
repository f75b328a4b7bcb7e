"""Claims as Arrow, Parquet and CSV, read back by the programs that people would use."""

import csv
import io
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chancery.errors import ExportError
from chancery.exports.jsonl import claim_dict
from chancery.exports.tables import SCHEMA, arrow_table, write_csv, write_parquet
from chancery.model import Actor, Claim, Commitment, Event, Figure, Instrument, Statement, Tenure

ROWS: list[dict[str, Any]] = [
    {"doc": "a", "kind": "figure", "by": "outlet", "value": 16500000000, "unit": "USD", "about": ["RUS", "KAZ"], "start": 5},
    {"doc": "b", "kind": "statement", "by": ["X", "Y"], "speaker": "Szijjártó Péter", "gist": "мир, дружба", "start": 0},
]


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_field_of_every_kind_has_a_column() -> None:
    kinds = (Event, Instrument, Commitment, Figure, Statement, Tenure)
    fields = {field for kind in kinds for field in kind.__struct_fields__} - {"sentence_start", "sentence_end"}
    assert fields < set(SCHEMA.names)
    assert set(Claim.__struct_fields__) - {"sentence_start", "sentence_end"} < fields


def test_columns_are_typed_and_single_values_become_lists() -> None:
    table = arrow_table(ROWS)
    assert table.schema == SCHEMA
    assert table.column("by").to_pylist() == [["outlet"], ["X", "Y"]]
    assert table.column("speaker").to_pylist() == [None, ["Szijjártó Péter"]]
    assert table.column("value").to_pylist() == [16.5e9, None]


def test_no_claims_make_an_empty_table_with_all_columns() -> None:
    assert arrow_table([]).schema == SCHEMA
    target = io.StringIO()
    assert write_csv([], target) == 0
    assert target.getvalue().splitlines()[0].split(",") == SCHEMA.names


def test_parquet_is_read_by_pyarrow_and_duckdb(tmp_path: Path) -> None:
    path = tmp_path / "claims.parquet"
    assert write_parquet(ROWS, path) == 2
    assert pq.read_table(path).equals(arrow_table(ROWS))
    query = "select doc, len(about), value from read_parquet(?) where list_contains(about, 'KAZ')"
    assert duckdb.execute(query, [str(path)]).fetchall() == [("a", 2, 16.5e9)]


def test_parquet_that_cannot_be_written_says_where(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no_such_folder"):
        write_parquet(ROWS, tmp_path / "no_such_folder" / "claims.parquet")


def test_csv_joins_lists_and_keeps_numbers_plain() -> None:
    target = io.StringIO(newline="")
    assert write_csv([*ROWS, {"doc": "c", "value": -4.5}], target) == 3
    first, second, third = read_csv(target.getvalue())
    assert (first["about"], first["value"], first["record"]) == ("RUS; KAZ", "16500000000", "")
    assert second["gist"] == "мир, дружба"
    assert third["value"] == "-4.5"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_csv_text_is_never_a_formula(start: str) -> None:
    target = io.StringIO(newline="")
    write_csv([{"doc": "a", "gist": start + "cmd()", "by": [start + "x", "y"]}], target)
    (row,) = read_csv(target.getvalue())
    assert row["gist"] == "'" + start + "cmd()"
    assert row["by"] == "'" + start + "x; y"


@example("one\rtwo")
@example('"; "')
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_csv_gives_any_text_back(text: str) -> None:
    target = io.StringIO(newline="")
    write_csv([{"doc": "a", "sentence": text}], target)
    (row,) = read_csv(target.getvalue())
    assert row["sentence"].removeprefix("'") == text.removeprefix("'")
    assert not row["sentence"].startswith(("=", "+", "-", "@", "\t"))


def test_a_field_without_a_column_is_named() -> None:
    with pytest.raises(ExportError, match="colour"):
        arrow_table([{"doc": "a", "colour": "red"}])


def test_rows_of_real_claims_fit_the_schema() -> None:
    claim = Event(
        doc="a",
        quote="q",
        start=0,
        end=1,
        sentence="q",
        sentence_start=0,
        sentence_end=1,
        factuality="denied",
        by=("outlet",),
        frame="f",
        event_type="THREATEN",
        actor=(Actor(code="RUS", state="RUS", text="Moscow"),),
    )
    table = arrow_table([claim_dict(claim, str)])
    assert table.column("actor_text").to_pylist() == [["Moscow"]]
    assert table.column("recipient").type == pa.list_(pa.string())
