"""The commands as people type them, on a small ledger built by hand and on documents that are really read."""

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from chancery.cli import app
from chancery.cli.console import marked
from chancery.cli.figures import number
from chancery.model import Figure
from chancery.stores.duckdb import open_ledger
from commands import Chancery
from tiny_ledger import make_ledger

COMMANDS = [command.callback.__name__ for command in app.registered_commands if command.callback]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return make_ledger(tmp_path / "tiny.duckdb")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(chancery: Chancery, command: str) -> None:
    result = chancery(command, "--help")
    assert result.code == 0
    assert f"Usage: chancery {command}" in result.out


def test_timeline_takes_names_and_codes_and_is_in_order_of_time(chancery: Chancery, ledger: Path) -> None:
    result = chancery("timeline", "Russia", "kaz", "--ledger", ledger)
    assert result.code == 0
    rows = [line for line in result.out.splitlines() if "2013-01-24-note" in line]
    assert len(rows) == 4
    assert [line[:10].strip() for line in rows] == sorted(line[:10].strip() for line in rows)
    assert "(denied)" in next(line for line in rows if "threatens" in line)


def test_timeline_ends_with_a_command_that_works(chancery: Chancery, ledger: Path) -> None:
    last = chancery("timeline", "RUS", "KAZ", "--ledger", ledger).out.splitlines()[-1]
    _, _, command = last.partition("chancery ")
    shown = chancery(*command.split())
    assert shown.code == 0
    assert "told as" in shown.out


@pytest.mark.parametrize(
    ("conditions", "kinds"),
    [
        ((), ["commitment", "event", "figure", "instrument"]),
        (("--kind", "figure", "--kind", "event"), ["event", "figure"]),
        (("--since", "2014"), []),
        (("--until", "2012-12-31"), []),
        (("--since", "2013-01-24", "--until", "2013-01-24"), ["commitment", "event", "figure", "instrument"]),
    ],
)
def test_timeline_conditions(chancery: Chancery, ledger: Path, conditions: tuple[str, ...], kinds: list[str]) -> None:
    records = chancery.json("timeline", "RUS", "KAZ", "--ledger", ledger, *conditions)
    assert sorted(record["kind"] for record in records) == kinds


def test_show_sets_off_the_quote_and_names_frame_voice_and_document(chancery: Chancery, ledger: Path) -> None:
    (record,) = chancery.json("timeline", "RUS", "KAZ", "--kind", "event", "--ledger", ledger)
    result = chancery("show", record["id"][:6], "--ledger", ledger)
    assert "Idrisov denied that [[Russia threatened]] Kazakhstan." in result.out
    assert "told as denied by Erlan Idrisov; frame test.frame" in result.out
    assert "2013-01-24 2013-01-24-note About 2013-01-24-note" in result.out
    full = chancery.json("show", record["id"], "--ledger", ledger)
    assert [claim["quote"] for claim in full["claims"]] == ["Russia threatened"]
    assert full["told_as"] == ["denied"]


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        (("--state", "Kazakhstan"), 6),
        (("--state", "RUS"), 4),
        (("--pair", "KAZ", "Russia"), 4),
        (("--factuality", "denied"), 1),
        (("--kind", "statement"), 1),
        (("--document", "2013-01-24-note"), 4),
        (("--limit", "2"), 2),
        (("--limit", "0"), 6),
        (("--since", "2014"), 2),
    ],
)
def test_claims_conditions(chancery: Chancery, ledger: Path, conditions: tuple[str, ...], expected: int) -> None:
    assert len(chancery.json("claims", "--ledger", ledger, *conditions)) == expected


def test_claims_says_what_the_limit_hides(chancery: Chancery, ledger: Path) -> None:
    assert "2 of 6 claims; --limit 0 shows all" in chancery("claims", "--limit", "2", "--ledger", ledger).out
    assert "6 of 6 claims\n" in chancery("claims", "--ledger", ledger).out


def test_figures(chancery: Chancery, ledger: Path) -> None:
    result = chancery("figures", "KAZ", "RUS", "--ledger", ledger)
    assert "2007    trade turnover  16.5 bn USD  Kazakhstan,       2013-01-24-note" in result.out
    assert chancery("figures", "HUN", "--ledger", ledger).out == "No figures are recorded there.\n"


@pytest.mark.parametrize(
    ("as_of", "status"), [("2013-12-31", "open"), ("2014", "open"), ("2014-12-31", "open"), ("2015-01-01", "overdue")]
)
def test_a_commitment_is_overdue_once_its_whole_deadline_has_passed(
    chancery: Chancery, ledger: Path, as_of: str, status: str
) -> None:
    (promise,) = chancery.json("commitments", "--all", "--as-of", as_of, "--ledger", ledger)
    assert promise["status"] == status
    shown = chancery.json("commitments", "--status", status, "--as-of", as_of, "--ledger", ledger)
    assert shown == [promise]


def test_the_newest_document_decides_what_is_overdue_not_the_clock(chancery: Chancery, ledger: Path) -> None:
    assert chancery("commitments", "--ledger", ledger).out.endswith("\n1 of 1 commitments not settled, as of 2015-06-01\n")
    assert chancery("commitments", "--status", "open", "--ledger", ledger).out == "0 of 1 commitments, as of 2015-06-01\n"


def test_documents_lists_what_was_set_aside(chancery: Chancery, ledger: Path) -> None:
    assert "no readable text" in chancery("documents", "--ledger", ledger).out
    held = chancery.json("documents", "--ledger", ledger)
    assert [each["document"] for each in held["set_aside"]] == ["empty.txt"]
    assert [each["date"]["value"] for each in held["documents"]] == ["2013-01-24", "2015-06-01"]
    assert not any(each.get("text") for each in held["documents"])


def test_demo_shows_everything_at_a_glance(chancery: Chancery, ledger: Path) -> None:
    result = chancery("demo", "--ledger", ledger)
    assert result.code == 0
    for part in ("2 documents, 6 claims", "set aside: 1", "Kazakhstan and Russia", "trade turnover", "chancery timeline"):
        assert part in result.out


@pytest.mark.parametrize("command", [("claims",), ("documents",), ("demo",), ("timeline", "KAZ", "RUS")])
@pytest.mark.parametrize("columns", [80, 100])
def test_nothing_from_a_document_reaches_the_terminal_raw(
    chancery: Chancery, ledger: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    result = chancery(*command, "--ledger", ledger)
    assert result.code == 0
    assert "\x1b" not in result.out
    table = [line for line in result.out.splitlines() if "chancery " not in line]
    assert max(map(len, table)) <= columns, "a table is wider than the terminal"
    assert not set(result.out) & set("─│┃━")


def test_markup_in_a_document_is_shown_as_it_stands(chancery: Chancery, ledger: Path) -> None:
    assert "[2J[bold]said[/bold]" in chancery("claims", "--kind", "statement", "--ledger", ledger).out


def test_export_to_every_format(chancery: Chancery, ledger: Path, tmp_path: Path) -> None:
    lines = chancery("export", ledger).out.splitlines()
    assert sorted(json.loads(line)["kind"] for line in lines) == [
        "commitment",
        "event",
        "figure",
        "instrument",
        "statement",
        "tenure",
    ]
    assert all(json.loads(line)["record"] for line in lines)
    assert chancery("export", "--ledger", ledger, "--format", "csv", "--output", "claims.csv").err.startswith("6 claims")
    counted = duckdb.execute("select count(*) from read_csv('claims.csv') where kind = 'event'").fetchall()
    assert counted == [(1,)]
    assert chancery("export", ledger, "--format", "parquet", "--output", "claims.parquet").code == 0
    assert pq.read_table(tmp_path / "claims.parquet").num_rows == 6


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("timeline", "KAZ", "Atlantis", "--ledger", "tiny.duckdb"), "Atlantis"),
        (("timeline", "KAZ", "RUS", "--ledger", "none.duckdb"), "none.duckdb"),
        (("claims", "--since", "yesterday", "--ledger", "tiny.duckdb"), "2008-05-22"),
        (("claims", "--kind", "treaty", "--ledger", "tiny.duckdb"), "instrument"),
        (("claims", "--factuality", "sure", "--ledger", "tiny.duckdb"), "planned"),
        (("commitments", "--as-of", "soon", "--ledger", "tiny.duckdb"), "soon"),
        (("show", "zzzz", "--ledger", "tiny.duckdb"), "zzzz"),
        (("export", "tiny.duckdb", "--format", "parquet"), "--output"),
        (("export", "tiny.duckdb", "--output", "no/such/folder.jsonl"), "no/such/folder.jsonl"),
        (("explain", "no_such_file.txt"), "no_such_file.txt"),
        (("explain", "tiny.duckdb", "--date", "2008"), "--date"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(
    chancery: Chancery, ledger: Path, arguments: tuple[str, ...], message: str
) -> None:
    result = chancery(*arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: ")
    assert message in result.err
    assert result.err.count("\n") == 1


def test_a_wrong_option_is_exit_code_2(chancery: Chancery) -> None:
    assert chancery("claims", "--colour").code == 2


def test_the_ledger_may_come_from_the_environment_or_the_folder(
    chancery: Chancery, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert chancery("documents").code == 2
    monkeypatch.setenv("CHANCERY_LEDGER", str(ledger))
    assert chancery("documents").code == 0
    monkeypatch.delenv("CHANCERY_LEDGER")
    ledger.rename("chancery.duckdb")
    assert chancery("documents").code == 0


def test_the_version_is_that_of_the_package() -> None:
    ran = subprocess.run([sys.executable, "-m", "chancery", "--version"], capture_output=True, text=True, check=True)
    project = (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{ran.stdout.split()[1]}"' in project


def test_letters_that_the_terminal_lacks_stop_nothing(ledger: Path) -> None:
    command = [sys.executable, "-m", "chancery", "claims", "--ledger", str(ledger)]
    ran = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"PYTHONIOENCODING": "ascii"})
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Kazakhstan\\u2013Russia" in ran.stdout


def test_a_reader_that_stops_early_sees_no_traceback(ledger: Path) -> None:
    command = f"'{sys.executable}' -m chancery export '{ledger}' | head -n 1"
    ran = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert ran.stdout.count("\n") == 1
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("value", "unit", "change", "shown"),
    [
        (16512345678.0, "USD", "level", "16,512,345,678 USD"),
        (27.8e9, "USD", "level", "27.8 bn USD"),
        (-2.5, "percent", "level", "-2.5 percent"),
        (50.0, "percent", "increase", "grew by 50 percent"),
        (0.0, "count", "level", "0"),
        (7644.0, "km", "level", "7,644 km"),
    ],
)
def test_numbers_keep_every_digit(value: float, unit: str, change: str, shown: str) -> None:
    words = {"quote": "", "sentence": "", "start": 0, "end": 0, "sentence_start": 0, "sentence_end": 0}
    told = {"doc": "a", "factuality": "fact", "by": ("outlet",), "frame": "f", "measure": "m"}
    assert number(Figure(**words, **told, value=value, unit=unit, change=change)) == shown


@pytest.mark.parametrize("terminal", [True, False])
def test_a_quote_is_set_off_on_paper_and_on_a_terminal(monkeypatch: pytest.MonkeyPatch, terminal: bool) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    text = marked("He said\n\u202eno\x07 to that.", 8, 11)
    assert text.plain == ("He said no to that." if terminal else "He said [[no]] to that.")
    assert [text.plain[span.start : span.end] for span in text.spans] == (["no"] if terminal else [])


TREATY = "Kazakhstan and Russia signed a treaty on friendship in Astana on Thursday.\n\nTrade reached $16.5 billion in 2007.\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "2008-05-22-treaty.txt").write_text(f"ASTANA, May 22, 2008. {TREATY}", encoding="utf-8")
    return folder


def test_build_counts_every_document_and_is_done_once(chancery: Chancery, texts: Path) -> None:
    first = chancery("build", texts, "--ledger", "new.duckdb")
    assert first.code == 0
    assert "read 1 = kept 1 + unchanged 0 + set aside 0" in first.out
    again = chancery("build", texts, "--ledger", "new.duckdb")
    assert "read 1 = kept 0 + unchanged 1 + set aside 0" in again.out
    (command,) = [line.removeprefix("Next: chancery ") for line in again.out.splitlines() if line.startswith("Next: ")]
    assert chancery(*command.split()).code == 0


def test_build_with_documents_set_aside_lists_them_and_exits_with_1(chancery: Chancery, texts: Path) -> None:
    (texts / "empty.txt").write_bytes(b"")
    result = chancery("build", texts, "--ledger", "new.duckdb")
    assert result.code == 1
    assert "read 2 = kept 1 + unchanged 0 + set aside 1" in result.out
    assert "empty.txt" in result.out
    with open_ledger(Path("new.duckdb")) as opened:
        assert opened.counts().documents == 1


def test_explain_reads_text_and_files_alike(chancery: Chancery, texts: Path) -> None:
    text = "Kazakhstan and Russia signed a treaty on friendship in Astana."
    told = chancery.json("explain", text, "--date", "2008-05-22")
    assert [sentence["text"] for sentence in told["sentences"]] == [text]
    assert {claim["kind"] for claim in told["claims"]} >= {"instrument"}
    shown = chancery("explain", texts / "2008-05-22-treaty.txt")
    assert shown.code == 0
    assert "instrument by" in shown.out


def test_explain_says_why_a_language_gives_no_claims(chancery: Chancery) -> None:
    result = chancery("explain", "Президенти України та Польщі зустрілися у Варшаві та підписали договір про дружбу.")
    assert result.code == 0
    assert "0 claims" in result.out
    assert "not coded" in result.out


def test_gaps_reads_a_ledger_and_a_folder_alike(chancery: Chancery, texts: Path) -> None:
    (texts / "2008-05-23-odd.txt").write_text(
        "ASTANA, May 23, 2008. The Quuxbaz Fellowship frobnicated Kazakhstan. The Quuxbaz Fellowship left.", encoding="utf-8"
    )
    chancery("build", texts, "--ledger", "new.duckdb")
    from_ledger = chancery.json("gaps", "new.duckdb")
    assert any("Quuxbaz" in name["text"] for name in from_ledger["names"])
    assert chancery.json("gaps", texts) == from_ledger
    assert "Names that no actor entry knows" in chancery("gaps", texts).out


def test_build_and_demo_tell_machines_what_they_tell_people(chancery: Chancery, texts: Path, tmp_path: Path) -> None:
    told = chancery.json("build", texts, "--ledger", tmp_path / "new.duckdb")
    assert isinstance(told, dict)
    report = told["report"]
    assert report["read"] == report["kept"] + report["unchanged"] + len(report["discards"])
    seen = chancery.json("demo", "--ledger", tmp_path / "new.duckdb")
    assert isinstance(seen, dict)
    assert seen["ledger"] == told["ledger"]


def test_languages_says_what_is_coded_and_what_is_not(chancery: Chancery) -> None:
    covered = {entry["language"]: entry for entry in chancery.json("languages")}
    assert covered["en"]["pipeline"] == "shipped" and covered["en"]["grounded"]
    assert all(covered["en"]["words"].values())
    assert all(covered[language]["words"]["event"] > 1_000 for language in ("en", "hu", "ru"))
    shown = chancery("languages").out
    assert "Coded: en, hu" in shown and "every other language" in shown
