"""A ledger is read again whole, and what does not fit together is named."""

import re
from pathlib import Path
from shutil import copy

import duckdb
import pytest

from chancery.records import decide
from chancery.stores.duckdb import open_ledger
from chancery.verify import Report, verify
from hand_made import HANDFUL, make_ledger
from tiny_ledger import make_ledger as make_tiny


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound ledger of the handful of documents with three decisions, one of them undone."""
    path = make_ledger(tmp_path_factory.mktemp("sound") / "l.duckdb", *HANDFUL)
    with open_ledger(path, create=True) as ledger:
        promised = next(record.id for record in ledger.records() if record.kind == "commitment")
        decide(ledger, "owner", promised, ["Dana"], who="ann")
        decide(ledger, "undo", decide(ledger, "status", promised, ["kept"], who="ann").id, who="bob")
    return path


def checked(path: Path) -> Report:
    with open_ledger(path) as ledger:
        return verify(ledger)


def tampered(sound: Path, path: Path, sql: str) -> tuple[str, ...]:
    """Return what verify finds in a copy of a sound ledger that somebody has edited."""
    with duckdb.connect(str(copy(sound, path))) as connection:
        connection.execute(sql)
    return checked(path).faults


def test_a_ledger_as_it_was_made_is_sound(sound: Path) -> None:
    report = checked(sound)
    assert report.faults == ()
    assert (report.checked["documents"], report.checked["claims"], report.checked["decisions"]) == (6, 16, 3)
    with open_ledger(sound) as ledger:
        assert (report.checked["records"], report.checked["threads"]) == (len(ledger.records()), len(ledger.threads()))


def test_small_ledgers_are_sound(tmp_path: Path) -> None:
    assert checked(make_ledger(tmp_path / "empty.duckdb")) == Report(
        checked={"documents": 0, "claims": 0, "records": 0, "threads": 0, "decisions": 0}, faults=()
    )
    assert checked(make_tiny(tmp_path / "tiny.duckdb")).faults == ()


FAULTS = {
    "a word of a text": (
        "UPDATE documents SET text = replace(text, 'denied', 'agreed') WHERE id = 'e'",
        r"e: claim [0-9a-f]{16}: its words are not those at \d+ to \d+",
    ),
    "a text cut short": (
        "UPDATE documents SET text = left(text, 20) WHERE id = 'e'",
        r"e: claim [0-9a-f]{16}: its sentence is not what stands at \d+ to \d+",
    ),
    "the quote of a claim": (
        "UPDATE claims SET body = json_merge_patch(body, '{\"quote\": \"nothing\"}') WHERE doc = 'f'",
        r"f: claim [0-9a-f]{16}: its words are not those",
    ),
    "what a claim says": (
        "UPDATE claims SET body = json_merge_patch(body, '{\"value\": 99}') WHERE kind = 'figure' AND doc = 'a'",
        r"a: claim [0-9a-f]{16}: its identity does not follow from what it says",
    ),
    "how a claim is told": (
        "UPDATE claims SET body = json_merge_patch(body, '{\"factuality\": \"fact\"}') WHERE factuality = 'denied'",
        r"e: claim [0-9a-f]{16}: its identity does not follow from what it says",
    ),
    "the date of a document": (
        "UPDATE documents SET date_value = '2007-01-01' WHERE id = 'f'",
        r"f: claim [0-9a-f]{16}: its identity does not follow from what it says",
    ),
    "the bytes of a document": (
        "UPDATE documents SET sha256 = 'x' WHERE id = 'f'",
        r"f: claim [0-9a-f]{16}: its identity does not follow from what it says",
    ),
    "a document": ("DELETE FROM documents WHERE id = 'f'", r"1 claims belong to no document"),
    "a claim": ("DELETE FROM claims WHERE doc = 'f'", r".*claim.* [0-9a-f]{16}"),
    "the record of a claim": (
        "DELETE FROM record_claims WHERE evidence_id = (SELECT evidence_id FROM claims WHERE doc = 'f')",
        r"claim [0-9a-f]{16} stands in 0 records",
    ),
    "the headline of a record": (
        "UPDATE records SET headline = 'All is well' WHERE kind = 'tenure'",
        r"record [0-9a-f]{16}: it is not as it was made",
    ),
    "the belief in a record": (
        "UPDATE records SET body = json_merge_patch(body, '{\"belief\": 1.0}') WHERE kind = 'tenure'",
        r"record [0-9a-f]{16}: it is not as it was made",
    ),
    "the status of a thread": ("UPDATE threads SET status = 'held' WHERE kind = 'matter'", r"thread [0-9a-f]{16}: it is not as"),
    "the sources of a record": (
        "UPDATE records SET body = json_merge_patch(body, '{\"sources\": 9}') WHERE kind = 'tenure'",
        r"record [0-9a-f]{16}: 9 sources of 1 documents",
    ),
    "one side of a dispute": (
        "UPDATE records SET body = json_merge_patch(body, '{\"against\": []}') "
        "WHERE id = (SELECT max(id) FROM records WHERE len(against) > 0)",
        r"record [0-9a-f]{16}: stands against [0-9a-f]{16}, which does not stand against it",
    ),
    "a record of a thread": (
        "UPDATE threads SET body = json_merge_patch(body, '{\"records\": [\"zz\"]}') WHERE kind = 'plan'",
        r"thread [0-9a-f]{16}: there is no record zz",
    ),
    "what shows a status": (
        "UPDATE threads SET body = json_merge_patch(body, '{\"shown_by\": \"zz\"}') WHERE kind = 'plan'",
        r"thread [0-9a-f]{16}: there is no record zz",
    ),
    "who decided": (
        'UPDATE decisions SET body = json_merge_patch(body, \'{"who": "eve"}\') WHERE position = 1',
        r"decision [0-9a-f]{12}: it is not what was entered",
    ),
    "what was decided": (
        'UPDATE decisions SET body = json_merge_patch(body, \'{"after": "Eve"}\') WHERE position = 1',
        r"decision [0-9a-f]{12}: it is not what was entered",
    ),
    "a decision that was undone": (
        "DELETE FROM decisions WHERE position = 2",
        r"decision [0-9a-f]{12}: it undoes [0-9a-f]{12}, which is not there",
    ),
    "records that are old": (
        "UPDATE meta SET value = 'yes' WHERE key = 'stale'",
        r"claims or decisions have changed since the records were made; run build again",
    ),
}


@pytest.mark.parametrize("what", FAULTS)
def test_what_was_changed_is_found(sound: Path, tmp_path: Path, what: str) -> None:
    sql, fault = FAULTS[what]
    found = tampered(sound, tmp_path / "l.duckdb", sql)
    assert any(re.match(fault, each) for each in found), found


def test_nothing_else_is_called_a_fault(sound: Path, tmp_path: Path) -> None:
    (fault,) = tampered(sound, tmp_path / "l.duckdb", FAULTS["what was decided"][0])
    with open_ledger(sound) as ledger:
        assert ledger.decisions()[0].id in fault
