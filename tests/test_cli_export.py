"""The export command: every format of a small ledger, filters, and what cannot be done."""

import json
import os
import subprocess
import sys
from pathlib import Path

import polars
import pyarrow.parquet as pq
import pytest

from chancery import Ledger, __version__
from chancery.codebook import read_codebook
from chancery.exports.formats import FORMATS
from chancery.records import decide
from chancery.stores.duckdb import open_ledger
from chancery.stores.schema import VERSION
from commands import Chancery
from hand_made import HANDFUL, event, make_ledger, text, text_of

OTHERS = (
    text(
        "g",
        "2010-03-01",
        event("Hungary thanked Serbia.", "HUN", "SRB", event_type="SUPPORT", date="2010-02-25"),
        event("Hungary will visit Russia.", "HUN", "RUS", mode="visit", date="2010-06", factuality="planned"),
        text_of("The treaty on gas is ratified.", "HUN; SRB", "treaty on gas", form="treaty", stage="ratified"),
    ),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_ledger(tmp_path_factory.mktemp("export") / "made.duckdb", *HANDFUL, *OTHERS)


def lines(written: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in written.splitlines()]


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.is_text])
def test_text_goes_to_standard_output_or_to_a_file_alike(chancery: Chancery, made: Path, tmp_path: Path, name: str) -> None:
    if name == "ftm":
        pytest.importorskip("followthemoney")
    shown = chancery("export", made, "--format", name)
    assert (shown.code, shown.err) == (0, "")
    told = chancery("export", made, "--format", name, "--output", "out")
    assert (told.code, told.out) == (0, "")
    assert told.err.endswith(" written to out\n") and int(told.err.split()[0]) > 0
    assert (tmp_path / "out").read_bytes().decode("utf-8") == shown.out
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("what", ["claims", "records", "threads"])
def test_parquet_holds_what_json_lines_hold(chancery: Chancery, made: Path, tmp_path: Path, what: str) -> None:
    rows = lines(chancery("export", made, "--what", what).out)
    assert chancery("export", made, "--what", what, "--format", "parquet", "--output", "t.parquet").code == 0
    assert pq.read_table(tmp_path / "t.parquet").num_rows == len(rows) > 0


@pytest.mark.parametrize(
    ("conditions", "documents"),
    [
        (("--state", "Hungary"), {"g"}),
        (("--state", "HUN", "--state", "Russia"), {"g"}),
        (("--state", "RUS", "--state", "KAZ"), {"a", "b", "c", "d", "e"}),
        (("--since", "2010"), {"g"}),
        (("--until", "2008-05-19"), {"c", "e"}),
        (("--state", "HUN", "--until", "2009"), set()),
    ],
)
def test_filters(chancery: Chancery, made: Path, tmp_path: Path, conditions: tuple[str, ...], documents: set[str]) -> None:
    claims = lines(chancery("export", made, *conditions).out)
    records = lines(chancery("export", made, "--what", "records", *conditions).out)
    assert {row["doc"] for row in claims if row["kind"] == "event"} == {
        claim["doc"] for row in records if row["kind"] == "event" for claim in row["claims"]
    }
    chancery("export", made, "--format", "plover", "--output", "p.csv", *conditions)
    read = polars.read_csv(tmp_path / "p.csv", infer_schema=False)
    assert set(read["document"]) <= documents
    assert read.height == len([row for row in records if row["kind"] == "event"])
    threads = lines(chancery("export", made, "--what", "threads", *conditions).out)
    kept = {row["record"] for row in records}
    assert all(kept & set(row["records"]) for row in threads)


def test_facts_only_and_header(chancery: Chancery, made: Path) -> None:
    rows = lines(chancery("export", made, "--facts-only").out)
    assert rows and {row["factuality"] for row in rows} == {"fact"}
    every = chancery("export", made, "--format", "gdelt").out.splitlines()
    facts = chancery("export", made, "--format", "gdelt", "--facts-only", "--header").out.splitlines()
    assert len(every) > len(facts) - 1 > 0
    assert facts[0].startswith("GLOBALEVENTID\t") and not every[0].startswith("GLOBALEVENTID")


def test_claims_are_as_people_corrected_them(chancery: Chancery, tmp_path: Path) -> None:
    path = make_ledger(tmp_path / "l.duckdb", *OTHERS)
    with open_ledger(path, create=True) as opened:
        (thanked,) = [each for each in opened.records() if each.date == "2010-02-25"]
        decide(opened, "correct", thanked.id, ["recipient=KAZ"], who="me")
    corrected = chancery("export", path, "--format", "cameo", "--since", "2010-02-25", "--until", "2010-02-25").out
    assert "\tKazakhstan\t" in corrected and "\tSerbia\t" not in corrected


def test_all_formats_go_into_a_folder_with_a_manifest(chancery: Chancery, made: Path, tmp_path: Path) -> None:
    told = chancery("export", made, "--format", "all", "--output", "everything")
    assert (told.code, told.out) == (0, "")
    manifest = json.loads((tmp_path / "everything" / "manifest.json").read_text("utf-8"))
    assert (manifest["chancery"], manifest["ledger_schema"], manifest["codebook"]) == (
        __version__,
        VERSION,
        read_codebook().version,
    )
    assert manifest["newest_document"] == "2010-03-01"
    with open_ledger(made) as opened:
        counts = opened.counts()
        assert manifest["counts"] == {
            "documents": counts.documents,
            "claims": sum(counts.claims.values()),
            "records": counts.records,
            "threads": len(opened.threads()),
        }
    done = {each["format"] for each in manifest["files"]} | {each["format"] for each in manifest["left_out"]}
    assert done == set(FORMATS)
    assert told.err.endswith(f"{len(manifest['files'])} files and manifest.json written to everything\n")
    for what in ("claims", "records", "threads"):
        written = (tmp_path / "everything" / f"{what}.jsonl").read_text("utf-8")
        assert written == chancery("export", made, "--what", what).out


def test_two_processes_write_the_same_bytes(made: Path, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "chancery", "export", made, "--format", "all", "--output", tmp_path / seed]
        subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, check=True, capture_output=True)
    first, second = ({path.name: path.read_bytes() for path in (tmp_path / seed).iterdir()} for seed in ("1", "2"))
    assert first == second


def test_a_library_that_is_missing_is_named_with_the_command(
    chancery: Chancery, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    refused = chancery("export", made, "--format", "ical", "--output", "due.ics")
    assert (refused.code, refused.err) == (2, "error: ical needs icalendar; install it with: pip install 'chancery[calendar]'\n")
    told = chancery("export", made, "--format", "all", "--output", "out")
    assert told.code == 0
    assert "left out: ical needs icalendar; install it with: pip install 'chancery[calendar]'\n" in told.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--format", "xls"), "no format is called 'xls'; choose from jsonl, csv"),
        (("--format", "all"), "all formats go into a folder; name it with --output"),
        (("--format", "all", "--what", "claims", "--output", "x"), "all has contents of its own; leave --what out"),
        (("--format", "plover", "--what", "records"), "plover has contents of its own; leave --what out"),
        (("--format", "parquet"), "parquet is no text; name a file with --output"),
        (("--state", "Atlantis"), "Atlantis"),
        (("--since", "soon"), "since is 'soon', which is no date"),
        (("--format", "parquet", "--output", "no/such/t.parquet"), "no/such/t.parquet"),
    ],
)
def test_what_cannot_be_done_is_one_line(chancery: Chancery, made: Path, arguments: tuple[str, ...], message: str) -> None:
    result = chancery("export", made, *arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: ") and message in result.err and result.err.count("\n") == 1


def test_a_failed_write_leaves_the_file_as_it_was(
    chancery: Chancery, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    for name in ("t.parquet", "states.gexf", "plover.csv"):
        (tmp_path / name).write_bytes(b"before")
        refused = chancery("export", made, "--format", name.rpartition(".")[2].replace("csv", "plover"), "--output", name)
        assert (refused.code, refused.err) == (2, f"error: cannot write {name}: No space left on device; choose another file\n")
        assert (tmp_path / name).read_bytes() == b"before"
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".new"]


def test_claims_are_as_people_corrected_them_wherever_they_are_told(chancery: Chancery, tmp_path: Path) -> None:
    made = make_ledger(tmp_path / "l.duckdb", *HANDFUL)
    with open_ledger(made, create=True) as ledger:
        wrong = next(each for each in ledger.records() if "16.5 billion" in each.headline)
        decide(ledger, "correct", wrong.id, ["value=16600000000"], who="ann")
    told = (
        lines(chancery("export", made).out),
        json.loads(chancery("claims", "--json", "--ledger", made).out),
        Ledger(made).claims().to_dicts(),
    )
    for rows in told:
        assert sorted(row["value"] for row in rows if row["kind"] == "figure") == [14e9, 16.6e9]
