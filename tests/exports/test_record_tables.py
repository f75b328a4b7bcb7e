"""Records and threads as Parquet, read back by the programs that people would use."""

from pathlib import Path

import duckdb
import polars
import pyarrow.parquet as pq
import pytest
from made_material import bytes_from, make

from chancery.errors import ExportError
from chancery.exports.formats import FORMATS
from chancery.exports.record_tables import RECORDS, THREADS, record_table, thread_table
from chancery.model import Record, Thread


def written(path: Path, what: str) -> Path:
    path.write_bytes(bytes_from(FORMATS["parquet"].write, make(what=what)))
    return path


def test_every_field_has_a_column() -> None:
    assert set(Record.__struct_fields__) - {"id"} <= set(RECORDS.names)
    assert set(Thread.__struct_fields__) - {"id"} <= set(THREADS.names)


def test_records(tmp_path: Path) -> None:
    path, material = written(tmp_path / "r.parquet", "records"), make()
    table = pq.read_table(path)
    assert table.schema.equals(RECORDS)
    assert table["record"].to_pylist() == [each.record.id for each in material.told]
    assert [len(claims) for claims in table["claims"].to_pylist()] == [len(each.claims) for each in material.told]
    sql = "select distinct c.quote from read_parquet(?), unnest(claims) as u(c) where kind = 'instrument' and c.doc = 'g'"
    assert duckdb.execute(sql, [str(path)]).fetchall() == [("The treaty on gas is ratified.",)]
    read = polars.read_parquet(path)
    assert read["belief"].to_list() == [each.record.belief for each in material.told]
    assert read["contested"].sum() == sum(each.record.contested for each in material.told) > 0


def test_threads(tmp_path: Path) -> None:
    path, material = written(tmp_path / "t.parquet", "threads"), make()
    table = pq.read_table(path)
    assert table.schema.equals(THREADS)
    assert table["thread"].to_pylist() == [thread.id for thread in material.threads]
    assert table["status"].to_pylist() == [material.statuses[thread.id] or "" for thread in material.threads]
    counted = duckdb.execute("select count(*) from read_parquet(?) where kind = 'commitment'", [str(path)]).fetchall()
    assert counted == [(sum(thread.kind == "commitment" for thread in material.threads),)]


def test_nothing_makes_an_empty_table_with_all_columns() -> None:
    assert record_table([]).schema.equals(RECORDS)
    assert thread_table([]).schema.equals(THREADS)


def test_a_field_without_a_column_is_named() -> None:
    with pytest.raises(ExportError, match="colour"):
        thread_table([{"thread": "a", "colour": "red"}])
