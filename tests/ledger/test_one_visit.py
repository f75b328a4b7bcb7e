"""Thirty tellings of one visit, in three languages, six of them copies: one record; eight other visits stay others."""

import json
from pathlib import Path

import pytest

from chancery.run import build
from chancery.stores.duckdb import Ledger, open_ledger

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    path = tmp_path_factory.mktemp("visits") / "visits.duckdb"
    build([*sorted((HERE / "one_visit").glob("*.txt")), *sorted((HERE / "other_visits").glob("*.txt"))], path)
    return open_ledger(path)


def test_thirty_tellings_are_one_record_of_twenty_four_sources(ledger: Ledger) -> None:
    told = {path.stem for path in (HERE / "one_visit").glob("*.txt")}
    visit = max(ledger.records(), key=lambda record: len(record.documents))
    assert set(visit.documents) == told
    assert len(told) == 30
    copies = json.loads((HERE / "one_visit" / "copies.json").read_text("utf-8"))
    assert visit.sources == 30 - len(copies) == 24
    assert (visit.kind, visit.date) == ("event", "2008-05-22")


def test_copies_are_found_and_nothing_else_is_called_one(ledger: Ledger) -> None:
    copies = json.loads((HERE / "one_visit" / "copies.json").read_text("utf-8"))
    assert {row.doc: row.origin for row in ledger.mention_rows() if row.origin != row.doc} == copies
