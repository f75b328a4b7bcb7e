"""The Python API: light to import, and tables that other libraries read."""

import subprocess
import sys
from pathlib import Path

import pytest

import chancery
from chancery.api import Ledger
from chancery.errors import ChanceryError, GroundingError, SettingError, StoreError
from tiny_ledger import make_ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return chancery.Ledger(make_ledger(tmp_path / "tiny.duckdb"))


def loaded_by(statement: str) -> set[str]:
    report = f"import sys; {statement}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    return set(subprocess.run([sys.executable, "-c", report], capture_output=True, text=True, check=True).stdout.split())


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = {"spacy", "duckdb", "trafilatura", "pyarrow", "pandas", "msgspec", "rich", "typer"}
    assert not loaded_by("import chancery") & heavy
    assert "duckdb" in loaded_by("import chancery.stores.duckdb")


def test_the_command_line_starts_without_models_or_stores() -> None:
    assert not loaded_by("import chancery.cli") & {"spacy", "duckdb", "trafilatura", "pyarrow", "pandas"}


def test_public_names_are_there_and_others_are_not() -> None:
    assert set(dir(chancery)) == set(chancery.__all__)
    assert all(getattr(chancery, name) for name in chancery.__all__)
    with pytest.raises(AttributeError, match="Ledger"):
        chancery.ledgers  # noqa: B018


def test_claims_are_a_sequence(ledger: Ledger) -> None:
    claims = ledger.claims()
    assert len(claims) == 6
    assert claims[0] == next(iter(claims))
    assert [claim.quote for claim in claims[1:3]] == [claim.quote for claim in claims][1:3]
    assert repr(ledger.claims(kind="figure")) == "<ClaimTable of 1 claims: 1 figure>"
    assert repr(claims[:0]) == "<ClaimTable of 0 claims>"


def test_claims_by_condition(ledger: Ledger) -> None:
    kinds = {claim["kind"] for claim in ledger.claims(kind=["figure", "event"], states=["Kazakhstan", "RUS"]).to_dicts()}
    assert kinds == {"figure", "event"}
    assert len(ledger.claims(since="2014", until="2015")) == 2
    assert len(ledger.claims(factuality="planned", document="2013-01-24-note")) == 1


def test_claims_of_a_ledger_name_their_record_and_document_date(ledger: Ledger) -> None:
    rows = ledger.claims().to_dicts()
    records = ledger.records()
    assert {row["record"] for row in rows} == {record.id for record in records}
    assert {row["evidence_id"] for row in rows} == {claim for record in records for claim in record.claims}
    assert {row["doc"]: row["document_date"] for row in rows}["2013-01-24-note"] == "2013-01-24"


def test_records_and_documents(ledger: Ledger) -> None:
    (record,) = ledger.records(kind="instrument", states=["KAZ", "Russia"])
    assert record.documents == ("2013-01-24-note",)
    assert [document.id for document in ledger.documents()] == ["2013-01-24-note", "evil\x1b[31m"]


def test_tables_for_other_libraries(ledger: Ledger) -> None:
    claims = ledger.claims(kind="figure")
    assert claims.to_arrow().column("value").to_pylist() == [16.5e9]
    frame = claims.to_pandas()
    assert list(frame["measure"]) == ["trade turnover"]
    assert list(frame["about"].iloc[0]) == ["KAZ", "RUS"]


def test_pandas_that_is_not_installed_is_named_with_its_remedy(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ChanceryError, match=r"pip install 'chancery\[pandas\]'"):
        ledger.claims().to_pandas()


def test_impossible_conditions_are_named(ledger: Ledger) -> None:
    with pytest.raises(GroundingError, match="Atlantis"):
        ledger.claims(states=["Atlantis"])
    with pytest.raises(SettingError, match="since is 'May 2008'"):
        ledger.claims(since="May 2008")
    with pytest.raises(SettingError, match="kind is 'promise'"):
        ledger.records(kind="promise")


def test_a_ledger_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="missing.duckdb"):
        chancery.Ledger(tmp_path / "missing.duckdb")


def test_a_closed_ledger_can_be_written(tmp_path: Path) -> None:
    path = make_ledger(tmp_path / "tiny.duckdb")
    with chancery.Ledger(path) as opened:
        assert len(opened.claims()) == 6
    make_ledger(path)


def test_code_ties_every_claim_to_its_words() -> None:
    text = "Kazakhstan and Russia signed a treaty on friendship in Astana."
    claims = chancery.code(text, date="2008-05-22")
    assert len(claims) >= 1
    assert all(text[claim.start : claim.end] == claim.quote for claim in claims)


def test_code_wants_a_real_date() -> None:
    with pytest.raises(ChanceryError, match="'Thursday' is no date"):
        chancery.code("Russia and Kazakhstan met.", date="Thursday")


def test_build_makes_a_ledger_from_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "ASTANA, May 22, 2008. Kazakhstan and Russia signed a treaty on friendship.", encoding="utf-8"
    )
    report = chancery.build([tmp_path / "a.txt"], tmp_path / "built.duckdb")
    assert (report.read, report.kept) == (1, 1)
    with chancery.Ledger(tmp_path / "built.duckdb") as opened:
        assert [document.id for document in opened.documents()] == ["a"]
