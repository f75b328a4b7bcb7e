"""What the desk reads of a ledger, against plain readings: threads by status on a day, pages, owners, documents, changes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from chancery.days import span
from chancery.ledger.promises import status_on
from chancery.model import STATUSES, THREAD_KINDS, Discard, Query, Thread
from chancery.records import enter
from chancery.stores.desk import ThreadQuery
from chancery.stores.duckdb import Ledger, open_ledger
from hand_made import HANDFUL, put

SLOW = settings(max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))

days = st.dates(date(2007, 12, 1), date(2012, 3, 1)).map(date.isoformat)
cut = st.builds(lambda day, length: day[:length], days, st.sampled_from((4, 7, 10)))
intervals = st.builds(lambda first, last: f"{first}/{last}", cut, cut)
ends = st.sampled_from(["{}/..", "../{}", "{}/", "/{}"])
dues = st.one_of(
    st.just(""),
    cut,
    cut,
    intervals,
    st.builds(str.format, ends, cut),
    st.sampled_from(["/", "../..", "9999", "0001", "2008-02-29"]),
)
threads = st.lists(
    st.builds(
        Thread,
        id=st.just(""),
        kind=st.sampled_from((*["commitment"] * 5, *THREAD_KINDS)),
        title=st.sampled_from(["one", "two"]),
        states=st.sets(st.sampled_from(["HUN", "KAZ", "RUS"])).map(lambda several: tuple(sorted(several))),
        records=st.sampled_from([("r1",), ("r1", "r2"), ("r1", "r2", "r3")]),
        status=st.sampled_from((*STATUSES[:3], *STATUSES, "signed", "held", "")),
        due=dues,
        owner=st.sampled_from(["", "ann", "bob"]),
        last_news=st.one_of(st.just(""), cut),
        contested=st.booleans(),
        promised_by=st.sampled_from([(), ("RUS",), ("KAZ", "RUS")]),
    ),
    max_size=12,
).map(lambda several: [msgspec.structs.replace(each, id=f"{number:04x}") for number, each in enumerate(several)])


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger into which threads are put and nothing else."""
    with open_ledger(tmp_path_factory.mktemp("threads") / "l.duckdb", create=True) as ledger:
        yield ledger


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The ledger of the handful, with decisions and things set aside."""
    with open_ledger(tmp_path_factory.mktemp("handful") / "l.duckdb", create=True) as made:
        put(made, *HANDFUL)
        run = made.start_run(started="2020-01-01T00:00:00", version="test", paths=["x"])
        for name in ("b.txt", "a.txt", "c.txt"):
            made.set_aside(Discard(stage="sources", reason="no text", document=name), run.id)
        promises = [record for record in made.records() if record.kind == "commitment"]
        for record in promises:
            enter(made, "owner", record.id, ["ann"], who="ann")
            enter(made, "note", record.id, ["seen"], who="ann")
        yield made


def on(found: Sequence[Thread], query: ThreadQuery) -> list[Thread]:
    """Return the threads that a query asks for, with their status on its day, read as the query is described."""
    dated = [msgspec.structs.replace(each, status=status_on(each, query.day)) for each in found]
    return [each for each in dated if _asked(each, query)]


def _asked(each: Thread, query: ThreadQuery) -> bool:
    when = span(each.last_news)
    within = when is not None
    if query.since and within:
        within = when.last >= span(query.since).first
    if query.until and within:
        within = when.first <= span(query.until).last
    return (
        (not query.kinds or each.kind in query.kinds)
        and set(query.states) <= set(each.states)
        and (not query.statuses or each.status in query.statuses)
        and (not query.owner or each.owner == query.owner)
        and (not query.contested or each.contested)
        and (not query.several or len(each.records) > 1 or each.kind == "commitment")
        and (within or not query.since and not query.until)
        and (not query.by or query.by in each.promised_by)
    )


def one(due: str, status: str = "open") -> list[Thread]:
    return [Thread(id="0", kind="commitment", title="", states=(), records=("r",), status=status, due=due)]


@SLOW
@given(held=threads, several=st.lists(st.one_of(st.just(""), cut), min_size=1, max_size=6))
@example(held=one("2008-05-22"), several=["2008-05-22", "2008-05-23", "2008-05", "2008-06", "2008", "2009"])
@example(held=one("2008-05"), several=["2008-05-31", "2008-06-01", "2008-05", "2008-06", "2008", "2009"])
@example(held=one("2008"), several=["2008-12-31", "2009-01-01", "2008-12", "2009-01", "2008", "2009"])
@example(held=one("2008/2007"), several=["2008-01-01", "2008-01-02", "2008", "2007"])
@example(held=one("2007/2008-02"), several=["2008-02-29", "2008-03-01", "2008-02", "2008"])
@example(held=one("2007/.."), several=["2030"])
@example(held=one("../2007"), several=["2008", "2007"])
@example(held=one("2008"), several=["2009-02-30", "2009-13", "0000", "9999-12-31"])
@example(held=one("2008", "kept"), several=["2009"])
def test_a_status_on_a_day_is_what_one_thread_says(scratch: Ledger, held: list[Thread], several: list[str]) -> None:
    scratch.put_woven([], held, "2020-01-01")
    for day in several:
        found, total = scratch.find_threads(ThreadQuery(day=day), limit=100)
        assert {each.id: each.status for each in found} == {each.id: status_on(each, day) for each in held}, day
        assert total == len(held)
        counts = Counter((each.kind, status_on(each, day)) for each in held)
        assert scratch.count_threads(ThreadQuery(day=day)) == dict(counts)


queries: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"day": st.one_of(st.just(""), cut)},
    optional={
        "kinds": st.sampled_from([("commitment",), ("plan", "office")]),
        "states": st.sampled_from([("RUS",), ("KAZ", "RUS"), ("FRA",)]),
        "statuses": st.sampled_from([("overdue",), ("open", "kept"), ("",)]),
        "owner": st.sampled_from(["ann", "nobody"]),
        "by": st.sampled_from(["RUS", "KAZ"]),
        "contested": st.just(True),
        "several": st.just(True),
        "since": cut,
        "until": cut,
    },
)


@SLOW
@given(held=threads, asked=queries, order=st.sampled_from(["last_news", "due", "records", "title", "'; DROP TABLE threads"]))
def test_threads_are_those_asked_for(scratch: Ledger, held: list[Thread], asked: dict[str, Any], order: str) -> None:
    scratch.put_woven([], held, "2020-01-01")
    query = ThreadQuery(**asked, order=order)
    wanted = on(held, query)
    found, total = scratch.find_threads(query, limit=100)
    assert sorted(found, key=lambda each: each.id) == wanted and total == len(wanted)
    assert scratch.count_threads(query) == dict(Counter((each.kind, each.status) for each in wanted))
    paged = [each for first in range(0, len(wanted) + 3, 3) for each in scratch.find_threads(query, first=first, limit=3)[0]]
    assert paged == found
    keys = {
        "last_news": lambda each: each.last_news,
        "records": lambda each: len(each.records),
    }
    if order in keys:
        told = [keys[order](each) for each in found]
        assert told == sorted(told, reverse=True)
    if order == "due":
        assert [each.due for each in found] == sorted((each.due for each in found), key=lambda due: (due == "", due))


def test_owners_are_listed_once_and_by_name(scratch: Ledger) -> None:
    names = ["zoe", "ann", "", "zoe"]
    threads = [msgspec.structs.replace(one("2008")[0], id=str(number), owner=name) for number, name in enumerate(names)]
    scratch.put_woven([], threads, "2020-01-01")
    assert scratch.owners() == ["ann", "zoe"]


@pytest.mark.parametrize("limit", [1, 2, 100])
def test_pages_hold_everything_once_and_say_how_much_there_is(ledger: Ledger, limit: int) -> None:
    for page in (ledger.document_rows, ledger.changes_before, ledger.discard_rows, partial(ledger.claim_page, Query())):
        whole, total = page(first=0, limit=1000)
        assert len(whole) == total > 0
        walked = []
        for first in range(0, total + limit, limit):
            some, told = page(first=first, limit=limit)
            assert told == total  # beyond the end too
            walked += some
        assert walked == whole


def test_documents_come_newest_first_with_their_claims(ledger: Ledger) -> None:
    rows, _ = ledger.document_rows()
    assert [row.id for row in rows] == ["e", "d", "b", "a", "c", "f"]
    claims = Counter(row.claim.doc for row in ledger.claim_rows())
    assert {row.id: row.claims for row in rows} == dict(claims)
    assert {row.id: row.origin for row in rows}["b"] == "a"


@pytest.mark.parametrize(
    ("asked", "ids"),
    [({"language": "ru"}, ["d"]), ({"word": "a"}, ["a"]), ({"word": "%"}, []), ({"word": "'"}, []), ({"language": "x"}, [])],
)
def test_documents_by_word_and_language(ledger: Ledger, asked: dict[str, str], ids: list[str]) -> None:
    rows, total = ledger.document_rows(**asked)
    assert ([row.id for row in rows], total) == (ids, len(ids))


def test_things_set_aside_come_by_document(ledger: Ledger) -> None:
    found, total = ledger.discard_rows(first=1, limit=1)
    assert ([each.document for each in found], total) == (["b.txt"], 3)


def test_changes_come_latest_first(ledger: Ledger) -> None:
    found, total = ledger.changes_before(limit=1000)
    assert total == len(ledger.changes()) and found[0].at == max(change.at for change in ledger.changes())
    assert [each.at for each in found] == sorted((each.at for each in found), reverse=True)


def test_the_catalogue_has_a_row_a_record_in_order(ledger: Ledger) -> None:
    table = ledger.catalogue()
    assert table["number"].to_pylist() == list(range(table.num_rows))
    assert sorted(table["id"].to_pylist()) == sorted(record.id for record in ledger.records())


def test_the_journal_is_counted(ledger: Ledger) -> None:
    assert ledger.decision_count() == len(ledger.decisions()) == 4


def test_a_ledger_of_nothing_holds_nothing(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "none.duckdb", create=True) as none:
        assert none.find_threads(ThreadQuery(day="2008")) == ([], 0)
        assert none.document_rows() == none.changes_before() == none.discard_rows() == ([], 0)
        assert none.owners() == [] and none.decision_count() == 0 and none.catalogue().num_rows == 0
