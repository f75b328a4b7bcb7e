"""Builds and decisions that are killed lose nothing: the trial of benchmarks/killed.py with few kills and few documents."""

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import killed
import pytest

from chancery import run
from chancery.run import build
from chancery.stores.duckdb import open_ledger
from commands import Chancery
from fake_coding import fake_module
from stored_coding import Ended

FILES = ("2012-06-07-friendship-treaty-extended", "2014-07-04-alican-gate-denial", "2014-10-14-eaeu-treaty-ratified")


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A trial of three documents."""
    documents = [path for path in killed.examples(1) if path.stem in FILES]
    assert len(documents) == 3
    with closing(killed.Trial(tmp_path_factory.mktemp("killed"), documents, 1)) as opened:
        yield opened


def test_six_kills_do_no_harm(trial: Any) -> None:
    trial.run(6, episode=3)
    assert trial.faults == []
    counts = {column: sum(trial.counts[kind, column] for kind in killed.KINDS) for column in killed.COLUMNS}
    assert counts["times"] == 6 == sum(counts[place] for place in ("before", "within", "after", "ended first"))
    assert counts["ended first"] < 6
    assert trial.counts["finished", "compared"] == 3


def test_harm_is_noticed(trial: Any) -> None:
    episode = killed.Episode(trial, "harmed")
    episode.finish()
    ended = trial.commands.run(episode.decision())
    assert ended.code == 0
    episode.held = episode.look("decision")
    assert (len(episode.held.decisions), trial.faults) == (1, [])
    with open_ledger(episode.ledger) as ledger:
        name = ledger.claims()[0].doc
    with duckdb.connect(str(episode.ledger)) as connection:
        connection.execute("DELETE FROM documents WHERE id = ?", [name])
        connection.execute("DELETE FROM decisions")
    episode.look("decision")
    told = " ".join(trial.faults)
    assert "claims belong to no document" in told
    assert "1 documents are lost" in told
    assert "the journal does not begin as it was" in told
    trial.faults.clear()
    episode.judge("decision", Ended(0, '{"id": "gone"}', "", 0.0, 0))
    assert trial.faults == ["decision: decision gone was acknowledged and is lost"]
    trial.faults.clear()
    episode.ledger.write_bytes(b"half a file")
    episode.look("later build")
    assert len(trial.faults) == 1 and "not a DuckDB file" in trial.faults[0]
    trial.faults.clear()


@pytest.mark.parametrize(
    "command",
    [
        "records",
        "threads",
        "show RECORD",
        "export --what claims",
        "timeline KAZ RUS",
        "export --what records",
        "demo",
        "decide confirm RECORD --who me",
    ],
)
def test_a_build_that_was_cut_off_can_be_looked_at(
    chancery: Chancery, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setitem(sys.modules, "chancery.coding.document", fake_module())
    file, ledger = tmp_path / "a.txt", tmp_path / "l.duckdb"
    file.write_text("KAZ visits RUS. The two presidents met in the capital and spoke about trade, water and the border.")
    build([file], ledger)
    with open_ledger(ledger) as opened:
        (record,) = opened.records()

    def cut_off(_: object) -> None:
        raise KeyboardInterrupt

    file.write_text("ARM visits TUR. The two presidents met in the capital and spoke about trade, water and the border.")
    monkeypatch.setattr(run, "reweave", cut_off)
    with pytest.raises(KeyboardInterrupt):
        build([file], ledger)
    result = chancery(*command.replace("RECORD", record.id).split(), "--ledger", ledger)
    assert result.code == 0 or (result.code == 2 and "build" in result.err)
