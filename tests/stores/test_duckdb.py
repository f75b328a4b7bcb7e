"""The DuckDB ledger: what goes in comes out, once, and one writer at a time."""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import perf_counter

import duckdb
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.errors import StoreError
from chancery.model import Actor, AnyClaim, Decision, Discard, Document, DocumentDate, Event, Figure, Query, Record, Thread, Turn
from chancery.stores.duckdb import Ledger, open_ledger
from chancery.stores.rows import Change, ClaimRow


def document(name: str, *, date: str = "2008-05-23", source: str = "", sha256: str = "", **fields: str) -> Document:
    told = DocumentDate(value=date, precision="day", method="test", flagged=name == "b") if date else None
    return Document(
        id=name, text=f"text of {name}", sha256=sha256 or f"sha of {name}", source=source or f"/{name}.txt", date=told, **fields
    )


def row(
    name: str, *, key: str = "k1", date: str = "2008-05-22", states: str = "KAZ RUS", start: int = 0, **fields: str
) -> ClaimRow:
    claim = Event(
        **{"factuality": "fact", "event_type": "CONSULT", **fields},
        doc=name,
        quote="q",
        start=start,
        end=start + 1,
        sentence="s",
        sentence_start=0,
        sentence_end=9,
        by=("outlet",),
        frame="visit",
        date=date,
        actor=tuple(Actor(code=state, state=state) for state in states.split()),
    )
    return ClaimRow(
        evidence_id=f"{name}-{key}-{start}",
        claim_key=key,
        document_date="2008-05-23",
        claim=claim,
        states=tuple(sorted(states.split())),
        traits="[]",
    )


def rebuild(ledger: Ledger) -> int:
    """Put one record for every claim key in the ledger and return how many; how claims are merged is not the store's affair."""
    records = merge(ledger.claim_rows())
    ledger.put_woven(records, [], "2020-01-01")
    return len(records)


def merge(rows: Iterable[ClaimRow]) -> list[Record]:
    groups: dict[str, list[ClaimRow]] = {}
    for each in rows:
        groups.setdefault(each.claim_key, []).append(each)
    return [
        Record(
            id=key,
            kind="event",
            headline=key,
            date=group[0].claim.date,
            states=group[0].states,
            claims=tuple(each.evidence_id for each in group),
            documents=tuple(each.claim.doc for each in group),
        )
        for key, group in groups.items()
    ]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "new" / "l.duckdb", create=True) as opened:
        yield opened


def contents(ledger: Ledger) -> tuple[list[Document], list[ClaimRow], list[Record]]:
    return ledger.documents(), ledger.claim_rows(), ledger.records()


# Opening


def test_a_missing_ledger_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="chancery build"):
        open_ledger(tmp_path / "none.duckdb")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", [b"", b"hello\n", b"x" * 20_000])
def test_what_is_no_database_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "l.duckdb"
    path.write_bytes(content)
    for create in (False, True):
        with pytest.raises(StoreError, match="not a DuckDB file"):
            open_ledger(path, create=create)
    assert path.read_bytes() == content


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        open_ledger(tmp_path)


def test_a_place_that_cannot_hold_one(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="choose another place"):
        open_ledger(tmp_path / "file" / "l.duckdb", create=True)


def test_another_database_is_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "l.duckdb"
    duckdb.connect(str(path)).execute("CREATE TABLE claims (a INT)").close()
    with pytest.raises(StoreError, match="no ledger of Chancery"):
        open_ledger(path, create=True)


def test_a_schema_of_tomorrow_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "l.duckdb"
    open_ledger(path, create=True).close()
    duckdb.connect(str(path)).execute("UPDATE meta SET value = '99' WHERE key = 'schema'").close()
    with pytest.raises(StoreError, match="schema version is 99"):
        open_ledger(path)


def test_one_process_writes_and_others_are_told(ledger: Ledger) -> None:
    script = f"from chancery.stores.duckdb import open_ledger\nopen_ledger({str(ledger.path)!r})"
    at_once = {**os.environ, "CHANCERY_WAIT_SECONDS": "0"}
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, env=at_once)
    assert run.stderr.splitlines()[-1].startswith("chancery.errors.StoreError")
    assert f"in use by process {os.getpid()}" in run.stderr
    with pytest.raises(StoreError, match="close it first"):
        open_ledger(ledger.path)


def test_a_second_process_waits_for_the_first(ledger: Ledger) -> None:
    script = f"from chancery.stores.duckdb import open_ledger\nopen_ledger({str(ledger.path)!r}).close()\nprint('read')"
    patient = {**os.environ, "CHANCERY_WAIT_SECONDS": "60"}
    waiting = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, env=patient)
    with pytest.raises(subprocess.TimeoutExpired):
        waiting.wait(timeout=2)
    ledger.close()
    assert waiting.communicate(timeout=60)[0] == "read\n"


def test_readers_share_and_cannot_write(ledger: Ledger) -> None:
    ledger.put(document("a"), [row("a")], "1")
    ledger.close()
    with open_ledger(ledger.path) as one, open_ledger(ledger.path) as other:
        assert one.claims() == other.claims() == [row("a").claim]
        with pytest.raises(StoreError):
            one.put(document("b"), [], "1")


def test_a_half_made_ledger_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "l.duckdb.new").write_bytes(b"cut off")
    with open_ledger(tmp_path / "l.duckdb", create=True) as opened:
        assert opened.documents() == []
    assert [path.name for path in tmp_path.iterdir()] == ["l.duckdb"]


def test_a_closed_ledger_says_so(ledger: Ledger) -> None:
    ledger.close()
    ledger.close()
    with pytest.raises(StoreError, match="l.duckdb"):
        ledger.documents()


# Writing


def test_what_goes_in_comes_out(ledger: Ledger) -> None:
    whole = document("a", title="T", outlet="O", language="hu")
    whole = msgspec.structs.replace(whole, turns=(Turn(start=1, end=2, speaker="Ő", question=True),), notes=("x", "y"))
    bare = document("b", date="")
    figure = Figure(
        **{field: getattr(row("b").claim, field) for field in Event.__struct_fields__ if field in Figure.__struct_fields__},
        measure="border length",
        value=7598.8,
        unit="km",
    )
    rows = [row("a"), msgspec.structs.replace(row("b", key="k2"), claim=figure, states=())]
    ledger.put(whole, rows[:1], "1")
    ledger.put(bare, rows[1:], "1")
    assert ledger.documents() == [whole, bare]
    assert ledger.document("a") == whole
    assert ledger.claim_rows() == [msgspec.structs.replace(row, traits="") for row in rows]  # only merging reads the traits
    assert [(row.evidence_id, row.origin, row.traits) for row in ledger.mention_rows()] == [
        ("a-k1-0", "a", "[]"),
        ("b-k2-0", "b", "[]"),
    ]
    assert ledger.known_documents() == {"/a.txt": ("sha of a", "1", "a"), "/b.txt": ("sha of b", "1", "b")}
    with pytest.raises(StoreError, match="'c'"):
        ledger.document("c")


def test_bodies_do_not_depend_on_the_process_that_made_them(ledger: Ledger) -> None:
    fields = {field: getattr(row("a").claim, field) for field in Figure.__struct_fields__ if hasattr(row("a").claim, field)}
    figure = Figure(**fields, measure="border length", value=7598.8, unit="km")
    bodies = set()
    for claim in (figure, pickle.loads(pickle.dumps(figure))):
        ledger.put(document("a"), [msgspec.structs.replace(row("a"), claim=claim)], "1")
        bodies.add(ledger._connection.execute("SELECT body FROM claims").fetchall()[0])
        assert ledger.claims() == [figure]
    assert len(bodies) == 1


def test_doing_it_again_changes_nothing(ledger: Ledger) -> None:
    for _ in range(3):
        ledger.put(document("a"), [row("a"), row("a", start=4), row("a")], "1")
        rebuild(ledger)
    assert len(ledger.claims()) == 2
    assert [record.claims for record in ledger.records()] == [("a-k1-0", "a-k1-4")]


def test_a_changed_document_takes_the_place_of_the_former(ledger: Ledger) -> None:
    ledger.put_batch([(document("a"), [row("a"), row("a", key="k2")], b""), (document("b"), [row("b")], b"")], "1")
    ledger.put(document("a", sha256="new"), [row("a", key="k3")], "2")
    assert [each.claim_key for each in ledger.claim_rows(Query(document="a"))] == ["k3"]
    assert [each.claim_key for each in ledger.claim_rows(Query(document="b"))] == ["k1"]
    assert ledger.known_documents()["/a.txt"] == ("new", "2", "a")


def test_a_source_has_one_document_also_under_a_new_id(ledger: Ledger) -> None:
    ledger.put(document("a", source="/x"), [row("a")], "1")
    ledger.put(document("b", source="/x"), [row("b")], "1")
    assert [each.id for each in ledger.documents()] == ["b"]
    assert [claim.doc for claim in ledger.claims()] == ["b"]


def test_an_id_is_never_taken_from_another_source(ledger: Ledger) -> None:
    ledger.put(document("a", source="/x"), [row("a")], "1")
    with pytest.raises(StoreError, match="belongs to /x"):
        ledger.put(document("a", source="/y", sha256="other"), [], "1")
    with pytest.raises(StoreError, match="belongs to /u"):
        ledger.put_batch([(document("c", source="/u"), [], b""), (document("c", source="/v", sha256="other"), [], b"")], "1")
    assert [each.source for each in ledger.documents()] == ["/x"]


def test_moved_bytes_keep_their_id(ledger: Ledger) -> None:
    ledger.put(document("a", source="/x"), [row("a")], "1")
    ledger.put(document("a", source="/y"), [row("a")], "1")
    assert [each.source for each in ledger.documents()] == ["/y"]
    assert len(ledger.claims()) == 1


def test_a_batch_is_stored_whole_or_not_at_all(ledger: Ledger) -> None:
    ledger.put(document("a"), [row("a")], "1")
    before = contents(ledger)
    for spoilt in (document("b", title="\udc80"), document("a", source="/z", sha256="other")):
        with pytest.raises(StoreError):
            ledger.put_batch([(document("a", sha256="new"), [], b""), (spoilt, [], b"")], "2")
        assert contents(ledger) == before
    with pytest.raises(StoreError, match="another document"):
        ledger.put(document("b"), [row("a")], "2")
    with pytest.raises(KeyboardInterrupt), ledger.transaction():
        ledger.remove_document("a")
        raise KeyboardInterrupt
    assert contents(ledger) == before


def test_a_removed_document_takes_its_claims_along(ledger: Ledger) -> None:
    ledger.put_batch([(document("a"), [row("a")], b""), (document("b"), [row("b")], b"")], "1")
    ledger.remove_document("a")
    rebuild(ledger)
    assert [each.id for each in ledger.documents()] == ["b"]
    assert [record.documents for record in ledger.records()] == [("b",)]


def test_records_are_stale_once_claims_or_decisions_have_changed(ledger: Ledger) -> None:
    decision = Decision(id="d", made="2020-01-01", who="ann", action="note")
    changes: list[Callable[[], object]] = [
        lambda: ledger.put(document("a"), [row("a")], "1"),
        lambda: ledger.add_decision(decision),
        lambda: ledger.remove_document("a"),
    ]
    assert not ledger.is_stale()
    for change in changes:
        change()
        assert ledger.is_stale()
        rebuild(ledger)
        assert not ledger.is_stale()
    ledger.add_decision(decision)
    assert not ledger.is_stale()
    assert ledger.decisions() == [decision]


def test_what_is_set_aside_is_told_once_and_until_it_is_read(ledger: Ledger) -> None:
    aside = [Discard(stage="sources", reason=reason, document="/a.txt") for reason in ("empty", "still empty")]
    for run, discard in enumerate(aside):
        ledger.set_aside(discard, str(run))
    ledger.set_aside(Discard(stage="coding", reason="broken", document="/b.txt"), "1")
    assert [discard.reason for discard in ledger.discards()] == ["still empty", "broken"]
    assert ledger.counts().set_aside == {"coding": 1, "sources": 1}
    ledger.put(document("a"), [], "1")
    ledger.clear_set_aside(["/b.txt"])
    assert ledger.discards() == []


def test_runs_show_which_was_cut_off(ledger: Ledger) -> None:
    first = ledger.start_run(started="t1", version="v", paths=["x", "y"])
    second = ledger.start_run(started="t2", version="v", paths=["x"])
    done = msgspec.structs.replace(second, finished="t3", read=5, kept=2, unchanged=2, set_aside=1)
    ledger.finish_run(done)
    assert ledger.runs() == [first, done]
    assert (first.id, first.paths, first.finished) == ("1", ("x", "y"), "")


# Reading

VISITS = [
    row("a", key="k1", date="2008-05-22", states="KAZ RUS"),
    row("a", key="k2", date="2008", states="HUN RUS", start=5, factuality="planned"),
    row("b", key="k3", date="2012/2013", states="HUN KAZ RUS"),
    row("b", key="k4", date="", states="KAZ", start=3),
    row("b", key="k1", date="2008-05-22", states="KAZ RUS", start=7, factuality="denied"),
]


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.put(document("a", language="en"), VISITS[:2], "1")
    ledger.put(document("b", language="hu"), VISITS[2:], "1")
    rebuild(ledger)
    return ledger


@pytest.mark.parametrize(
    ("query", "claims", "records"),
    [
        (Query(), "a-k2-5 a-k1-0 b-k1-7 b-k4-3 b-k3-0", "k4 k2 k1 k3"),
        (Query(kinds=("event", "figure")), "a-k2-5 a-k1-0 b-k1-7 b-k4-3 b-k3-0", "k4 k2 k1 k3"),
        (Query(kinds=("figure",)), "", ""),
        (Query(states=("RUS", "HUN")), "a-k2-5 b-k3-0", "k2 k3"),
        (Query(document="b"), "b-k1-7 b-k4-3 b-k3-0", "k4 k1 k3"),
        (Query(factuality="planned"), "a-k2-5", "k2"),
        (Query(factuality="denied"), "b-k1-7", "k1"),
        (Query(since="2008-05-23"), "a-k2-5 b-k4-3 b-k3-0", "k2 k3"),
        (Query(until="2008-05-22"), "a-k2-5 a-k1-0 b-k1-7", "k2 k1"),
        (Query(since="2008-05", until="2008-05"), "a-k2-5 a-k1-0 b-k1-7 b-k4-3", "k2 k1"),
        (Query(since="2013"), "b-k3-0", "k3"),
        (Query(since="2014"), "", ""),
        (Query(until="2007-12-31"), "", ""),
        (Query(states=("KAZ",), document="a", until="2008"), "a-k1-0", "k1"),
    ],
)
def test_query(filled: Ledger, query: Query, claims: str, records: str) -> None:
    assert [each.evidence_id for each in filled.claim_rows(query)] == claims.split()
    assert filled.claims(query) == [each.claim for each in filled.claim_rows(query)]
    assert [record.id for record in filled.records(query)] == records.split()


def test_a_record_is_found_by_the_beginning_of_its_id(filled: Ledger) -> None:
    assert filled.record("k1") == filled.records(Query(factuality="denied"))[0]
    with pytest.raises(StoreError, match="4 records"):
        filled.record("k")
    for wrong in ("x", "%", "k_"):
        with pytest.raises(StoreError, match="no record"):
            filled.record(wrong)


def test_evidence_comes_in_the_order_of_the_record(filled: Ledger) -> None:
    record = filled.record("k1")
    assert [each.evidence_id for each in filled.evidence(record)] == list(record.claims) == ["a-k1-0", "b-k1-7"]


def test_counts_and_pairs(filled: Ledger) -> None:
    counts = filled.counts()
    assert (counts.documents, counts.records, counts.claims) == (2, 4, {"event": 5})
    assert counts.languages == {"en": 1, "hu": 1}
    assert filled.pairs() == [("HUN", "RUS", 2), ("KAZ", "RUS", 2), ("HUN", "KAZ", 1)]


def test_a_claim_says_which_record_it_stands_in(filled: Ledger) -> None:
    assert {each.evidence_id: each.record for each in filled.claim_rows(Query(document="a"))} == {"a-k1-0": "k1", "a-k2-5": "k2"}


# Threads, decisions, changes


THREADS = [
    Thread(
        id="t1",
        kind="plan",
        title="A visit",
        states=("KAZ", "RUS"),
        records=("k1", "k3"),
        status="planned",
        last_news="2008-05-23",
    ),
    Thread(id="t2", kind="plan", title="Another", states=("HUN",), records=("k2",), contested=True, last_news="2009-01-01"),
    Thread(id="t3", kind="office", title="A chair", states=("KAZ",), records=("k4",), last_news="2010"),
]


@pytest.fixture
def threaded(filled: Ledger) -> Ledger:
    filled.put_woven(filled.records(), THREADS, "2020-01-02")
    return filled


def test_threads_come_out_as_they_went_in(threaded: Ledger) -> None:
    assert threaded.threads() == [THREADS[2], THREADS[1], THREADS[0]]
    assert threaded.thread("t2") == THREADS[1]
    assert [each.id for each in threaded.threads(kinds=["plan"], states=["RUS", "KAZ"])] == ["t1"]
    assert [each.id for each in threaded.threads(contested=True)] == ["t2"]
    assert [each.id for each in threaded.threads_of("k3")] == ["t1"]
    for prefix in ("t", "x"):
        with pytest.raises(StoreError, match="chancery threads"):
            threaded.thread(prefix)


def test_only_what_is_different_is_a_change(threaded: Ledger) -> None:
    records = {record.id: record for record in threaded.records()}
    assert {(each.at, each.change, each.id) for each in threaded.changes()} == {("2020-01-01", "new", name) for name in records}
    records["k1"] = msgspec.structs.replace(records["k1"], sources=9)
    new = msgspec.structs.replace(records.pop("k2"), id="k9", headline="New")
    held = [msgspec.structs.replace(THREADS[0], status="held"), *THREADS[1:]]
    threaded.put_woven([*records.values(), new], held, "2020-01-03")
    assert threaded.changes("2020-01-02") == [
        Change(at="2020-01-03", change="changed", item="record", id="k1", title="k1", before="k1", after="k1"),
        Change(at="2020-01-03", change="gone", item="record", id="k2", title="k2", before="k2"),
        Change(at="2020-01-03", change="new", item="record", id="k9", title="New", after="New"),
        Change(at="2020-01-03", change="changed", item="thread", id="t1", title="A visit", before="planned", after="held"),
    ]


def test_copies_are_marked_and_unmarked(filled: Ledger) -> None:
    filled.mark_copies({"b": "a"})
    assert {each.doc: each.origin for each in filled.mention_rows()} == {"a": "a", "b": "a"}
    filled.mark_copies({})
    assert {each.doc: each.origin for each in filled.mention_rows()} == {"a": "a", "b": "b"}


def test_the_journal_keeps_its_order_and_every_decision_once(ledger: Ledger) -> None:
    journal = [
        Decision(id=name, made=made, who="ann", action="note", after="é") for name, made in (("b", "2"), ("a", "1"), ("c", "3"))
    ]
    for decision in (*journal, journal[0]):
        ledger.add_decision(decision)
    assert ledger.decisions() == journal


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(["a", "b", "c"]), cut=st.integers(0, 3))
def test_order_and_batches_leave_no_trace(tmp_path_factory: pytest.TempPathFactory, order: list[str], cut: int) -> None:
    path = tmp_path_factory.mktemp("order") / "l.duckdb"
    batch = [(document(name), [row(name), row(name, key="k2", start=3)], b"") for name in order]
    with open_ledger(path, create=True) as ledger:
        ledger.put_batch(batch[:cut], "1")
        rebuild(ledger)
        ledger.put_batch(batch[cut:], "1")
        rebuild(ledger)
        assert [each.id for each in ledger.documents()] == ["a", "b", "c"]
        assert ledger.record("k1").claims == ("a-k1-0", "b-k1-0", "c-k1-0")
        assert [each.evidence_id for each in ledger.claim_rows()] == ["a-k1-0", "a-k2-3", "b-k1-0", "b-k2-3", "c-k1-0", "c-k2-3"]


def test_ten_thousand_claims_are_stored_and_merged_within_seconds(ledger: Ledger) -> None:
    claims: list[AnyClaim] = []
    started = perf_counter()
    for batch in range(5):
        names = [f"d{batch}-{number}" for number in range(20)]
        ledger.put_batch([(document(name), [row(name, key=f"k{n}", start=n) for n in range(100)], b"") for name in names], "1")
    assert rebuild(ledger) == 100
    claims = ledger.claims()
    assert len(claims) == 10_000
    assert perf_counter() - started < 10
