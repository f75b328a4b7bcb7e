"""The commands by which people rule over the record, and see what changed and whether all is sound."""

import getpass
import json
from pathlib import Path
from shutil import copy

import duckdb
import pytest

from chancery.model import Query
from chancery.records import reweave
from chancery.stores.duckdb import open_ledger
from commands import Chancery
from hand_made import HANDFUL, make_ledger, put


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_ledger(tmp_path_factory.mktemp("whole") / "l.duckdb", *HANDFUL)


@pytest.fixture(scope="module")
def names(whole: Path) -> dict[str, str]:
    """Ids of two records of that ledger."""
    return {"RECORD": find(whole, "commitment"), "OTHER": find(whole, "figure")}


@pytest.fixture
def ledger(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger that every command uses, and somebody who decides."""
    path = copy(whole, tmp_path / "l.duckdb")
    monkeypatch.setenv("CHANCERY_LEDGER", str(path))
    monkeypatch.setenv("CHANCERY_WHO", "ann")
    return path


def find(ledger: Path, *kinds: str) -> str:
    """Return the id of the first record of these kinds."""
    with open_ledger(ledger) as opened:
        return opened.records(Query(kinds=kinds))[0].id


def export(chancery: Chancery, what: str) -> str:
    result = chancery("export", "--what", what)
    assert result.code == 0
    return result.out


# Deciding


def test_a_decision_says_what_it_did_and_how_to_take_it_back(chancery: Chancery, ledger: Path) -> None:
    before = export(chancery, "records"), export(chancery, "threads")
    target = find(ledger, "figure")
    result = chancery("decide", "correct", target[:6], "value=17500000000", "--why", "a slip of the pen")
    assert result.code == 0
    first, second = result.out.splitlines()
    (made,) = chancery.json("decisions")
    assert first == f"correct by ann: decision {made['id']}; value was '1.65e+10', is '17500000000'"
    assert second == f"Take it back with: chancery decide undo {made['id']} --ledger {ledger}"
    assert chancery.json("show", target)["headline"] == "Russia–Kazakhstan: trade turnover 17.5 billion USD (2007)"
    assert chancery(*second.partition("chancery ")[2].split()).code == 0
    assert (export(chancery, "records"), export(chancery, "threads")) == before


def test_who_decides_is_an_option_a_setting_or_the_login(
    chancery: Chancery, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = find(ledger)
    assert chancery.json("decide", "confirm", target, "--who", "bob")["who"] == "bob"
    assert chancery.json("decide", "reject", target)["who"] == "ann"
    monkeypatch.delenv("CHANCERY_WHO")
    monkeypatch.setattr(getpass, "getuser", lambda: "carl")
    assert chancery.json("decide", "confirm", target)["who"] == "carl"


def test_merge_split_and_move_take_ids_or_their_beginnings(chancery: Chancery, ledger: Path) -> None:
    one, other = (record["id"] for record in chancery.json("records", "--kind", "figure"))
    assert chancery("decide", "merge", one[:8], other[:8]).code == 0
    (merged,) = chancery.json("records", "--kind", "figure")
    assert merged["documents"] == ["a", "b"]
    assert chancery("decide", "split", merged["id"], merged["claims"][1][:8]).code == 0
    assert len(chancery.json("records", "--kind", "figure")) == 2
    plan = chancery.json("threads", "--kind", "plan")[0]
    call = next(record for record in chancery.json("records", "--kind", "event") if "calls" in record["headline"])
    assert chancery("decide", "move", call["id"], plan["id"][:8]).code == 0
    assert call["id"] in chancery.json("thread", plan["id"])["records"]


def test_words_are_one_text(chancery: Chancery, ledger: Path) -> None:
    target = find(ledger, "commitment")
    chancery("decide", "note", target, "ask", "the", "embassy")
    assert "note: ask the embassy" in chancery("show", target).out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("decide", "annul", "RECORD"), "nothing is decided by 'annul'; choose from confirm"),
        (("decide", "confirm", "zz"), "no record has an id that begins with 'zz'; list them with: chancery records"),
        (("decide", "merge", "RECORD", "OTHER"), "only records of one kind can be one"),
        (("decide", "status", "RECORD", "settled"), "choose from open, repeated, progressing"),
        (("decide", "correct", "RECORD", "colour=red"), "choose from"),
        (("decide", "undo", "zz"), "list them with: chancery decisions"),
        (("decide", "confirm", "RECORD", "--who", " "), "--who NAME"),
        (("decide", "confirm", "RECORD", "--ledger", "none.duckdb"), "chancery build FOLDER --ledger none.duckdb"),
        (("decisions", "burn"), "list, export or import, not with 'burn'"),
        (("decisions", "import"), "write one with: chancery decisions export FILE"),
        (("decisions", "import", "none.jsonl"), "none.jsonl cannot be read"),
        (("decisions", "import", "odd.jsonl"), "odd.jsonl:2: no decision: "),
        (("decisions", "export", "no/such/folder.jsonl"), "no/such/folder.jsonl"),
        (("changes", "--since", "yesterday"), "'yesterday', which is no date"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    chancery: Chancery, whole: Path, names: dict[str, str], tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    (tmp_path / "odd.jsonl").write_text('{"id":"a","made":"2020","who":"ann","action":"confirm"}\n{"id": 5}\n')
    given = [names.get(each, each) for each in arguments]
    result = chancery(*given, *([] if "--ledger" in given else ["--ledger", whole]))
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: ")
    assert message in result.err
    assert result.err.count("\n") == 1
    assert not (tmp_path / "none.duckdb").exists()
    with open_ledger(whole) as opened:
        assert opened.decisions() == []


# The journal


def test_the_journal_lists_what_stands_what_was_undone_and_what_finds_nothing(chancery: Chancery, ledger: Path) -> None:
    lost = chancery.json("decide", "confirm", find(ledger, "statement"))["id"]
    undone = chancery.json("decide", "reject", find(ledger, "tenure"), "--why", "old")["id"]
    undo = chancery.json("decide", "undo", undone)["id"]
    stands = chancery.json("decide", "owner", find(ledger, "commitment"), "Dana")["id"]
    with open_ledger(ledger, create=True) as opened:
        opened.remove_document("f")
        reweave(opened)
    listed = {each["id"]: (each["stands"], each["lost"]) for each in chancery.json("decisions")}
    assert listed == {lost: (True, True), undone: (False, False), undo: (False, False), stands: (True, False)}
    shown = chancery("decisions").out
    rows = [next(line for line in shown.splitlines() if each in line) for each in (lost, undone, undo, stands)]
    assert [[state for state in ("finds nothing", "undone", "stands") if state in row] for row in rows] == [
        ["finds nothing"],
        ["undone"],
        [],
        ["stands"],
    ]
    assert "4 decisions, 2 stand, 1 of them find no record at present" in shown
    assert "(old)" in shown
    with open_ledger(ledger, create=True) as opened:
        put(opened, HANDFUL[5])
    assert not any(each["lost"] for each in chancery.json("decisions"))
    assert chancery.json("records", "--kind", "statement")[0]["review"] == "confirmed"


def test_a_journal_is_written_and_read_into_another_ledger(chancery: Chancery, ledger: Path, tmp_path: Path) -> None:
    chancery("decide", "owner", find(ledger, "commitment"), "Dána")
    made = chancery.json("decide", "reject", find(ledger, "tenure"))
    chancery("decide", "undo", made["id"])
    assert chancery("decisions", "export", "journal.jsonl").code == 0
    text = (tmp_path / "journal.jsonl").read_text(encoding="utf-8")
    assert chancery("decisions", "export").out == text
    assert [json.loads(line)["action"] for line in text.splitlines()] == ["owner", "reject", "undo"]
    before = export(chancery, "records"), export(chancery, "threads"), text
    other = make_ledger(tmp_path / "other.duckdb", *reversed(HANDFUL))
    assert chancery("decisions", "import", "journal.jsonl", "--ledger", other).out == "3 of 3 decisions added\n"
    assert chancery("decisions", "import", "journal.jsonl", "--ledger", other).out == "0 of 3 decisions added\n"
    written = [chancery("export", other, "--what", what).out for what in ("records", "threads")]
    assert (*written, chancery("decisions", "export", "--ledger", other).out) == before


# Looking after it


def test_verify_finds_a_ledger_sound_or_says_what_is_not(chancery: Chancery, ledger: Path) -> None:
    chancery("decide", "confirm", find(ledger))
    sound = chancery("verify")
    assert sound.code == 0
    counted, verdict = sound.out.splitlines()
    assert counted.startswith("6 documents, 16 claims, ")
    assert counted.endswith(" 1 decisions checked")
    assert verdict == "all is sound"
    with duckdb.connect(str(ledger)) as connection:
        connection.execute("UPDATE documents SET text = replace(text, 'denied', 'agreed')")
    tampered = chancery("verify")
    assert tampered.code == 1
    assert "e: claim" in tampered.out
    assert tampered.out.splitlines()[-1].endswith("faults; build the ledger anew")
    assert chancery("verify", "--json").code == 1


def test_changes_lists_new_changed_and_gone_records_and_statuses(chancery: Chancery, ledger: Path) -> None:
    new = chancery.json("changes")
    assert {(each["change"], each["item"]) for each in new} == {("new", "record")}
    target = find(ledger, "commitment")
    made = chancery.json("decide", "status", target, "kept")["made"]
    with open_ledger(ledger, create=True) as opened:
        opened.remove_document("f")
        reweave(opened, "2999-01-01T00:00:00")
    later = chancery.json("changes", "--since", made)
    kinds = {(each["change"], each["item"]) for each in later}
    assert kinds == {("changed", "record"), ("changed", "thread"), ("gone", "record")}
    assert [each["id"] for each in later if each["item"] == "record" and each["change"] == "changed"] == [target]
    assert ("repeated", "kept") in {(each.get("before"), each["after"]) for each in later if each["item"] == "thread"}
    shown = chancery("changes", "--since", made, "--limit", "0").out
    assert "repeated → kept" in shown
    assert "gone record" in shown
    assert f"{len(later)} of {len(later)} changes" in shown
    assert chancery("changes", "--since", "2999-01-02").out.endswith("0 of 0 changes\n")
    assert "1 of 1 changes" in chancery("changes", "--since", "2999").out
