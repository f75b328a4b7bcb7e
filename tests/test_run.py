"""A build accounts for every file, changes nothing when run again, and survives being killed."""

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery import run
from chancery.errors import ChanceryError, CodingError, SourceError, StoreError
from chancery.languages.pipeline import MODELS
from chancery.model import AnyClaim, Document, Query
from chancery.run import BuildReport, Progress, build, code_text, code_version, read_and_code
from chancery.stores.duckdb import open_ledger
from fake_coding import coder, fake_module

VISIT = "KAZ visits RUS. The two presidents met in the capital and spoke about trade, water and the border."
OTHER = "HUN visits RUS. The two ministers met in the capital and spoke about energy, trade and the railways."
UKRAINIAN = "Президент України прибув до Варшави з офіційним візитом, щоб обговорити підтримку й нові угоди."


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "chancery.coding.document", fake_module())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    return made


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "l.duckdb"


def sums(report: BuildReport) -> tuple[int, int, int, int]:
    return report.read, report.kept, report.unchanged, len(report.discards)


def contents(path: Path) -> dict[str, Any]:
    """Everything that a ledger says about documents, claims, records and threads, as JSON."""
    with open_ledger(path) as ledger:
        parts = {"documents": ledger.documents(), "rows": ledger.claim_rows(), "records": ledger.records()}
        parts |= {"threads": ledger.threads(), "mentions": list(ledger.mention_rows()), "prints": ledger.prints()}
        parts |= {"discards": ledger.discards(), "known": ledger.known_documents()}
    return {name: msgspec.json.encode(part) for name, part in parts.items()}


def test_a_build_reads_codes_and_merges(folder: Path, ledger: Path) -> None:
    (folder / "a.txt").write_text(f"22 May 2008\n\n{VISIT}")
    (folder / "b.txt").write_text(f"22 May 2008\n\n{VISIT}\n\n{OTHER}")
    report = build([folder], ledger)
    assert sums(report) == (2, 2, 0, 0)
    assert (report.claims, report.records) == (3, 2)
    assert {"find", "read", "detect", "code", "store", "merge"} == set(report.stage_seconds)
    with open_ledger(ledger) as opened:
        together = [record for record in opened.records() if len(record.documents) == 2]
        assert [record.headline for record in together] == ["Kazakhstan visits Russia"]
        assert together[0].documents == ("a", "b")
        for document in opened.documents():
            assert document.language == "en"
            for claim in opened.claims(Query(document=document.id)):
                assert document.text[claim.start : claim.end] == claim.quote
        (noted,) = opened.runs()
    assert (noted.read, noted.kept, noted.unchanged, noted.set_aside) == (2, 2, 0, 0)
    assert noted.finished >= noted.started > "2020"
    assert noted.version == code_version()


def test_again_changes_nothing_but_the_count_of_unchanged(folder: Path, ledger: Path) -> None:
    (folder / "a.txt").write_text(VISIT)
    (folder / "b.txt").write_text("BROKEN " + VISIT)
    build([folder], ledger)
    before = contents(ledger)
    assert sums(build([folder], ledger)) == (2, 0, 1, 1)
    assert contents(ledger) == before


def test_a_changed_file_is_coded_anew_and_a_vanished_one_stays(folder: Path, ledger: Path) -> None:
    (folder / "a.txt").write_text(VISIT)
    (folder / "b.txt").write_text(VISIT)
    build([folder], ledger)
    (folder / "a.txt").write_text(OTHER)
    (folder / "b.txt").unlink()
    report = build([folder], ledger)
    assert sums(report) == (1, 1, 0, 0)
    with open_ledger(ledger) as opened:
        assert [document.id for document in opened.documents()] == ["a", "b"]
        assert [record.headline for record in opened.records()] != []
        assert {record.headline: record.documents for record in opened.records()} == {
            "Hungary visits Russia": ("a",),
            "Kazakhstan visits Russia": ("b",),
        }


def test_a_changed_rule_codes_everything_anew(folder: Path, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text(VISIT)
    build([folder], ledger)
    monkeypatch.setattr(run, "code_version", lambda: "another")
    assert sums(build([folder], ledger)) == (1, 1, 0, 0)
    assert sums(build([folder], ledger)) == (1, 0, 1, 0)


def test_the_version_follows_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run._rules_version() == run._rules_version.__wrapped__()
    monkeypatch.setattr(run, "_CODE", ("model.py",))
    assert run._rules_version.__wrapped__() != run._rules_version()


def test_whatever_is_wrong_with_a_file_sets_it_aside(folder: Path, ledger: Path) -> None:
    (folder / "good.txt").write_text(VISIT)
    (folder / "broken.txt").write_text("BROKEN " + VISIT)
    (folder / "bug.txt").write_text("BUG " + VISIT)
    (folder / "empty.txt").write_text("")
    (folder / "odd.xyz").write_text(VISIT)
    report = build([folder, folder / "missing.txt"], ledger)
    assert sums(report) == (6, 1, 0, 5)
    told = {Path(discard.document).name: (discard.stage, discard.reason) for discard in report.discards}
    assert told["broken.txt"] == ("coding", "broken: broken on purpose")
    assert told["bug.txt"][0] == "coding"
    assert told["bug.txt"][1].startswith("internal error: ZeroDivisionError: bug on purpose (fake_coding.py:")
    assert {told[name][0] for name in ("empty.txt", "odd.xyz", "missing.txt")} == {"sources"}
    with open_ledger(ledger) as opened:
        assert len(opened.discards()) == 5
    (folder / "bug.txt").write_text(VISIT)
    build([folder], ledger)
    with open_ledger(ledger) as opened:
        assert not [discard for discard in opened.discards() if discard.document.endswith("bug.txt")]


def test_a_kept_file_that_breaks_and_is_mended_is_no_longer_aside(folder: Path, ledger: Path) -> None:
    (folder / "a.txt").write_text(VISIT)
    build([folder], ledger)
    before = contents(ledger)
    (folder / "a.txt").write_text("BROKEN " + VISIT)
    assert sums(build([folder], ledger)) == (1, 0, 0, 1)
    (folder / "a.txt").write_text(VISIT)
    assert sums(build([folder], ledger)) == (1, 0, 1, 0)
    assert contents(ledger) == before


def test_a_text_that_is_too_long_is_set_aside(folder: Path, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text(VISIT)
    monkeypatch.setenv("CHANCERY_MAX_CHARACTERS", "20")
    report = build([folder], ledger)
    assert sums(report) == (1, 0, 0, 1)
    assert "CHANCERY_MAX_CHARACTERS" in report.discards[0].reason


def test_another_pipeline_codes_the_documents_anew(folder: Path, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text(VISIT)
    build([folder], ledger)
    monkeypatch.setenv("CHANCERY_LANGUAGES", f"en={MODELS / 'en'}")
    assert sums(build([folder], ledger)) == (1, 1, 0, 0)
    assert sums(build([folder], ledger)) == (1, 0, 1, 0)


def test_other_languages_are_kept_with_a_note(folder: Path, ledger: Path) -> None:
    (folder / "a.txt").write_text(UKRAINIAN)
    assert sums(build([folder], ledger)) == (1, 1, 0, 0)
    with open_ledger(ledger) as opened:
        assert "language uk is kept but not coded yet" in opened.document("a").notes
        assert opened.claims() == []


def test_files_of_one_name_stay_apart(folder: Path, ledger: Path) -> None:
    for place, text in (("x", VISIT), ("y", OTHER), ("z", VISIT)):
        (folder / place).mkdir()
        (folder / place / "a.txt").write_text(text)
    build([folder], ledger)
    before = contents(ledger)
    with open_ledger(ledger) as opened:
        named = {document.id: Path(document.source).parent.name for document in opened.documents()}
        assert named == {"a": "x", "a~2": "y", "a~3": "z"}
        assert [claim.doc for claim in opened.claims()] == ["a", "a~2", "a~3"]
        assert len({row.evidence_id for row in opened.claim_rows()}) == 3
    assert sums(build([folder / "z", folder / "y", folder / "x"], ledger)) == (3, 0, 3, 0)
    assert contents(ledger) == before
    (folder / "y" / "a.txt").write_text(VISIT + " More.")
    build([folder], ledger)
    with open_ledger(ledger) as opened:
        assert opened.document("a~2").text.endswith("More.")


def test_a_file_counts_once_however_it_is_named(folder: Path, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text(VISIT)
    (folder / "link.txt").symlink_to(folder / "a.txt")
    assert sums(build([folder, folder / "a.txt"], ledger)) == (1, 1, 0, 0)
    monkeypatch.chdir(folder)
    assert sums(build(["a.txt", "../in/a.txt", "."], ledger)) == (1, 0, 1, 0)


def test_a_moved_folder_is_the_same_folder(folder: Path, ledger: Path) -> None:
    (folder / "a.txt").write_text(VISIT)
    build([folder], ledger)
    moved = folder.rename(folder.with_name("moved"))
    build([moved], ledger)
    with open_ledger(ledger) as opened:
        assert [(document.id, Path(document.source).parent.name) for document in opened.documents()] == [("a", "moved")]
        assert len(opened.claims()) == 1


def test_names_that_are_no_utf8(folder: Path, ledger: Path) -> None:
    for name in (b"\xff.txt", b"\xfe.txt"):
        Path(os.fsdecode(os.path.join(os.fsencode(folder), name))).write_text(VISIT)
    assert sums(build([folder], ledger)) == (2, 2, 0, 0)
    assert sums(build([folder], ledger)) == (2, 0, 2, 0)


@settings(max_examples=12, deadline=None)
@given(
    files=st.dictionaries(
        st.sampled_from("abcdefgh"), st.sampled_from([VISIT, OTHER, "BROKEN", "BUG x", "", UKRAINIAN]), max_size=6
    ),
    changes=st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from([VISIT, "BROKEN again", OTHER]), max_size=3),
    size=st.integers(1, 4),
)
def test_every_file_is_accounted_for(files: dict[str, str], changes: dict[str, str], size: int) -> None:
    with TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHANCERY_BATCH_DOCUMENTS", str(size))
        folder, ledger = Path(place, "in"), Path(place, "l.duckdb")
        folder.mkdir()
        for each in (files, changes):
            for name, text in each.items():
                (folder / f"{name}.txt").write_text(text)
            steps: list[Progress] = []
            report = build([folder], ledger, on_progress=steps.append)
            assert report.read == len(list(folder.iterdir()))
            assert report.read == report.kept + report.unchanged + len(report.discards)
            assert [step.done for step in steps] == sorted({step.done for step in steps})
            assert not steps or steps[-1].done == steps[-1].total == report.read
            with open_ledger(ledger) as opened:
                assert opened.runs()[-1].set_aside == len(report.discards)
                assert {row.claim.doc for row in opened.claim_rows()} <= {document.id for document in opened.documents()}


def test_nothing_to_read(folder: Path, ledger: Path) -> None:
    assert sums(build([folder], ledger)) == (0, 0, 0, 0)


def test_two_workers_end_as_one_does(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "chancery.coding.document")
    for number, place in enumerate(("Astana", "Moscow", "Budapest", "Belgrade")):
        text = f"22 May 200{number}\n\nKazakhstan and Russia signed a treaty on friendship in {place}, said President Putin."
        (folder / f"{number}.txt").write_text(text)
    (folder / "5.txt").write_text("")
    reports = [build([folder], tmp_path / f"{workers}.duckdb", workers=workers) for workers in (1, 2)]
    assert contents(tmp_path / "1.duckdb") == contents(tmp_path / "2.duckdb")
    assert [sums(report) for report in reports] == [(5, 4, 0, 1)] * 2
    assert reports[0].claims >= 4


# Being cut off


def test_a_killed_build_ends_the_same_when_it_is_run_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHANCERY_BATCH_DOCUMENTS", "3")
    for number in range(24):
        place = folder / f"{number % 3}"
        place.mkdir(exist_ok=True)
        text = ("BROKEN " if number % 7 == 0 else "") + (VISIT if number % 2 else OTHER)
        (place / f"{number // 2}.txt").write_text(f"{text} Number {number}.")
    build([folder], tmp_path / "whole.duckdb")
    whole = contents(tmp_path / "whole.duckdb")
    cut_off = tmp_path / "cut.duckdb"
    half_done = 0
    for batches, seconds in ((0, 0.0), (0, 0.2), (1, 0.0), (3, 0.08), (8, 0.0)):
        for path in tmp_path.glob("cut.duckdb*"):
            path.unlink()
        command = [sys.executable, str(Path(__file__).with_name("fake_coding.py")), "0.03", str(folder), str(cut_off)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            told = [child.stdout.readline() for _ in range(batches + 1)]
            time.sleep(seconds)
            child.kill()
        assert len(set(told)) == batches + 1
        with open_ledger(cut_off, create=True) as opened:
            half_done += 0 < len(opened.documents()) < 20
            assert all(run.finished == "" for run in opened.runs())
        report = build([folder], cut_off)
        assert report.read == 24 == report.kept + report.unchanged + len(report.discards)
        assert contents(cut_off) == whole
    assert half_done >= 2


def test_ctrl_c_leaves_what_was_stored(folder: Path, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHANCERY_BATCH_DOCUMENTS", "2")
    for name in "abcdef":
        (folder / f"{name}.txt").write_text(VISIT)

    def interrupted(document: Document) -> list[AnyClaim]:
        if document.id == "e":
            raise KeyboardInterrupt
        return coder(document)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules["chancery.coding.document"], "code_document", interrupted)
        with pytest.raises(KeyboardInterrupt):
            build([folder], ledger)
    with open_ledger(ledger) as opened:
        assert [document.id for document in opened.documents()] == ["a", "b", "c", "d"]
        assert opened.runs()[0].finished == ""
    assert sums(build([folder], ledger)) == (6, 2, 4, 0)


def test_a_ledger_that_cannot_be_written_ends_the_build(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "l.duckdb").write_text("not a ledger")
    with pytest.raises(StoreError, match="not a DuckDB file"):
        build([folder], tmp_path / "l.duckdb")


# One text


def test_a_text_is_coded_as_of_its_date() -> None:
    document, claims = code_text(VISIT, date="2008-05", name="note")
    assert (document.id, document.language) == ("note", "en")
    assert document.date is not None
    assert (document.date.value, document.date.precision, document.date.method) == ("2008-05", "month", "given")
    assert [document.text[claim.start : claim.end] for claim in claims] == ["KAZ visits RUS"]
    assert code_text(VISIT, language="hu")[0].language == "hu"


@pytest.mark.parametrize("date", ["yesterday", "2008-13", "2008-02-30", "20080522", "2008-W01-1", "08"])
def test_a_date_that_is_none_is_refused(date: str) -> None:
    with pytest.raises(SourceError, match="2008-05-22"):
        code_text(VISIT, date=date)


@pytest.mark.parametrize("text", ["", " \n", "…", "\udc80"])
def test_no_text_is_refused(text: str) -> None:
    with pytest.raises(ChanceryError):
        code_text(text)


def test_one_file(folder: Path) -> None:
    (folder / "a.txt").write_text(VISIT)
    document, claims = read_and_code(folder / "a.txt")
    assert (document.id, len(claims)) == ("a", 1)
    (folder / "b.txt").write_text("BROKEN")
    with pytest.raises(CodingError):
        read_and_code(folder / "b.txt")
