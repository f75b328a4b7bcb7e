"""A ledger's records and threads: made of its claims in whatever order, and as people's decisions stand."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from shutil import copy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chancery import records
from chancery.api import thread_status
from chancery.errors import ChanceryError, DecisionError, StoreError
from chancery.model import Anchor, Decision, Query, Record, Thread
from chancery.records import decide, enter, import_decisions, reweave, standing_decisions
from chancery.stores.duckdb import Ledger, open_ledger
from hand_made import HANDFUL, Told, event, exported, figure, make_ledger, promise, put, text


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the handful of documents, stored at once, over which nobody has decided anything."""
    return make_ledger(tmp_path_factory.mktemp("whole") / "l.duckdb", *HANDFUL)


@pytest.fixture(scope="module")
def untouched(whole: Path) -> tuple[str, str]:
    """What that ledger exports."""
    with open_ledger(whole) as opened:
        return exported(opened)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory, whole: Path) -> Iterator[Ledger]:
    """A copy of that ledger, open for writing."""
    with open_ledger(copy(whole, tmp_path_factory.mktemp("opened") / "l.duckdb"), create=True) as ledger:
        yield ledger


@pytest.fixture
def ledger(opened: Ledger) -> Iterator[Ledger]:
    """That ledger; what a test does to it is taken back after the test, for a file of its own takes longer than most tests."""
    with suppress(_TakenBack), opened.transaction():
        yield opened
        raise _TakenBack


class _TakenBack(Exception):
    pass


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory, whole: Path) -> Path:
    """That ledger with many decisions."""
    path = copy(whole, tmp_path_factory.mktemp("decided") / "l.duckdb")
    with open_ledger(path, create=True) as opened:
        for action, target, words in [some(opened)[number] for number in LASTING]:
            decide(opened, action, target, words, who="ann")
    return path


def record(ledger: Ledger, words: str) -> Record:
    """Return the first record whose headline holds the words."""
    return next(each for each in ledger.records() if words in each.headline)


def thread(ledger: Ledger, kind: str, words: str = "") -> Thread:
    return next(each for each in ledger.threads(kinds=[kind]) if words in each.title)


# Order


@settings(max_examples=4, deadline=None)
@given(order=st.permutations(HANDFUL), cuts=st.sets(st.integers(1, 5), max_size=2))
def test_documents_in_any_order_and_in_any_parts_give_the_same(
    tmp_path_factory: pytest.TempPathFactory, untouched: tuple[str, str], order: list[Told], cuts: set[int]
) -> None:
    with open_ledger(tmp_path_factory.mktemp("order") / "l.duckdb", create=True) as opened:
        for first, last in zip([0, *sorted(cuts)], [*sorted(cuts), len(order)], strict=True):
            put(opened, *order[first:last])
        assert exported(opened) == untouched


def test_documents_one_by_one_give_the_same(tmp_path: Path, untouched: tuple[str, str]) -> None:
    with open_ledger(tmp_path / "l.duckdb", create=True) as opened:
        for told in reversed(HANDFUL):
            put(opened, told)
        assert exported(opened) == untouched


@pytest.mark.parametrize("told", HANDFUL[::2], ids=lambda told: told.document.id)
def test_a_document_that_came_and_went_leaves_no_trace(ledger: Ledger, untouched: tuple[str, str], told: Told) -> None:
    ledger.remove_document(told.document.id)
    reweave(ledger)
    assert exported(ledger) != untouched
    put(ledger, told)
    assert exported(ledger) == untouched


def test_doing_it_again_changes_nothing(ledger: Ledger, untouched: tuple[str, str]) -> None:
    noted = ledger.changes()
    put(ledger, *HANDFUL)
    assert exported(ledger) == untouched
    assert ledger.changes() == noted


def test_records_are_made_anew_only_when_something_has_changed(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    weave = records.weave
    monkeypatch.setattr(records, "weave", lambda *arguments: made.append(1) or weave(*arguments))
    reweave(ledger)
    assert made == []
    decide(ledger, "note", record(ledger, "railway").id, ["ask"], who="ann")
    reweave(ledger)
    assert made == []  # a note is set where it belongs, without all else
    decide(ledger, "reject", record(ledger, "railway").id, who="ann")
    reweave(ledger)
    assert made == [1]
    ledger.remove_document("a")
    reweave(ledger)
    assert made == [1, 1]


_SET = st.one_of(
    st.tuples(st.just("confirm"), st.just("")),
    st.tuples(st.just("note"), st.sampled_from(["ask", "wait"])),
    st.tuples(st.just("owner"), st.sampled_from(["ann", "bob"])),
    st.tuples(st.just("due"), st.sampled_from(["2009", "2012-05-01"])),
    st.tuples(st.just("status"), st.sampled_from(["kept", "dropped", "open"])),
    st.tuples(st.just("undo"), st.just("")),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(decisions=st.lists(st.tuples(_SET, st.booleans()), min_size=1, max_size=6))
def test_what_is_set_at_once_is_what_a_remaking_sets(ledger: Ledger, decisions: list[tuple[tuple[str, str], bool]]) -> None:
    for (action, value), first in decisions:
        promises = ledger.records(Query(kinds=("commitment",)))
        target = promises[0 if first else -1].id
        if action == "undo":
            journal = ledger.decisions()
            if not journal:
                continue
            target = journal[0 if first else -1].id
        enter(ledger, action, target, [value] if value else [], who="ann")
        assert not ledger.is_stale()
    quick = tables(ledger)
    ledger.mark_stale()
    reweave(ledger)
    assert tables(ledger) == quick


def test_what_changes_the_threads_waits_for_a_remaking(ledger: Ledger) -> None:
    enter(ledger, "reject", record(ledger, "railway").id, who="ann")
    assert ledger.is_stale()
    reweave(ledger)
    assert not ledger.is_stale()
    enter(ledger, "confirm", record(ledger, "railway").id, who="bob")
    assert ledger.is_stale()


def tables(ledger: Ledger) -> list[object]:
    return [ledger.records(), ledger.threads(), exported(ledger), ledger.catalogue().to_pylist()]


def test_a_record_is_found_by_every_id_that_it_had(ledger: Ledger) -> None:
    first, second = record(ledger, "16.5 billion"), record(ledger, "14 billion")
    decide(ledger, "merge", first.id, [second.id], who="ann")
    assert ledger.record(second.id) == ledger.record(first.id)


# What each action does


def test_confirm_and_reject(ledger: Ledger) -> None:
    visit = record(ledger, "visits")
    decide(ledger, "confirm", visit.id[:8], who="ann")
    assert ledger.record(visit.id).review == "confirmed"
    rejection = decide(ledger, "reject", visit.id, who="bob")
    assert (rejection.before, ledger.record(visit.id).review) == ("confirmed", "rejected")
    decide(ledger, "undo", rejection.id, who="ann")
    assert ledger.record(visit.id).review == "confirmed"


def test_what_was_rejected_stands_in_no_thread(ledger: Ledger) -> None:
    made = record(ledger, "a railway")
    assert ledger.threads_of(made.id)
    rejection = decide(ledger, "reject", made.id, who="ann")
    assert ledger.threads_of(made.id) == []
    decide(ledger, "undo", rejection.id, who="ann")
    assert ledger.threads_of(made.id)


@pytest.mark.parametrize(
    ("words", "change", "headline"),
    [
        ("16.5 billion", "value=17500000000", "Russia–Kazakhstan: trade turnover 17.5 billion USD (2007)"),
        ("16.5 billion", "period = 2006", "Russia–Kazakhstan: trade turnover 16.5 billion USD (2006)"),
        ("nuclear", "stage=ratified", "Russia–Kazakhstan: agreement on nuclear energy ratified"),
        ("nuclear", "parties=RUS; HUN", "Russia–Hungary: agreement on nuclear energy signed"),
        ("a railway", "deadline=2012", "Russia plans towards Kazakhstan: build a railway to the port of Aktau (by 2012)"),
        ("visits Kazakhstan (planned)", "factuality=possible", "Dmitry Medvedev (Russia) visits Kazakhstan (possible)"),
        ("Marat Tazhin (Kazakhstan): ", "role=Prime Minister", "Marat Tazhin (Kazakhstan): Prime Minister of Kazakhstan"),
    ],
)
def test_a_corrected_field_shows_in_the_headline(ledger: Ledger, words: str, change: str, headline: str) -> None:
    former = record(ledger, words)
    decide(ledger, "correct", former.id, [change], who="ann")
    assert ledger.record(former.id).headline == headline


def test_a_correction_counts_for_all_that_is_made_of_the_claim(ledger: Ledger) -> None:
    decide(ledger, "correct", record(ledger, "a railway").id, ["deadline=2012"], who="ann")
    assert thread(ledger, "commitment").due == "2012-12-31"
    decide(ledger, "correct", record(ledger, "14 billion").id, ["value=16500000000"], who="ann")
    assert [each.contested for each in ledger.records() if each.kind == "figure"] == [False]
    assert ledger.threads(kinds=["dispute"]) == []


def test_corrected_parties_are_the_states_involved(ledger: Ledger) -> None:
    former = record(ledger, "nuclear")
    decide(ledger, "correct", former.id, ["parties=RUS; HUN"], who="ann")
    assert ledger.record(former.id).states == ("HUN", "RUS")


def test_a_second_correction_remembers_the_first(ledger: Ledger) -> None:
    figures = record(ledger, "16.5 billion")
    first = decide(ledger, "correct", figures.id, ["unit=EUR"], who="ann")
    second = decide(ledger, "correct", figures.id, ["unit=GBP"], who="ann")
    assert (first.before, first.after, second.before, second.after) == ("USD", "EUR", "EUR", "GBP")
    decide(ledger, "undo", first.id, who="ann")
    assert ledger.record(figures.id).headline == "Russia–Kazakhstan: trade turnover 16.5 billion GBP (2007)"


def test_merge_makes_one_of_two(ledger: Ledger) -> None:
    first, second = record(ledger, "16.5 billion"), record(ledger, "14 billion")
    decide(ledger, "merge", second.id, [first.id], who="ann")
    merged = ledger.record(first.id)
    assert (merged.claims, merged.documents) == ((*first.claims, *second.claims), ("a", "b"))
    assert not merged.contested
    assert not [each for each in ledger.records() if each.id == second.id]


def test_split_makes_two_of_one(ledger: Ledger) -> None:
    visit = next(each for each in ledger.records() if each.documents == ("a", "b"))
    decide(ledger, "split", visit.id, [visit.claims[1][:8]], who="ann")
    assert sorted(each.claims for each in ledger.records() if set(each.claims) & set(visit.claims)) == sorted(
        (claim,) for claim in visit.claims
    )


def test_what_was_split_may_be_merged_again(ledger: Ledger, untouched: tuple[str, str]) -> None:
    visit = next(each for each in ledger.records() if each.documents == ("a", "b"))
    decide(ledger, "split", visit.id, [visit.claims[1]], who="ann")
    one, other = (each for each in ledger.records() if set(each.claims) & set(visit.claims))
    decide(ledger, "merge", one.id, [other.id], who="ann")
    assert exported(ledger) == untouched


def test_one_claim_leaves_and_the_others_stay_together(tmp_path: Path) -> None:
    border = figure("The border is 7500 km long.", "RUS; KAZ", 7500.0, measure="border length", unit="km")
    with open_ledger(tmp_path / "border.duckdb", create=True) as opened:
        put(opened, *(text(name, f"{year}-01-01", border) for name, year in (("a", 2008), ("b", 2012), ("c", 2016))))
        (one,) = opened.records()
        decide(opened, "split", one.id, [one.claims[2]], who="ann")
        assert sorted(each.documents for each in opened.records()) == [("a", "b"), ("c",)]


def test_move_takes_a_record_to_the_thread_that_was_chosen(ledger: Ledger) -> None:
    call, plan = record(ledger, "calls"), thread(ledger, "plan")
    assert call.id not in plan.records
    decide(ledger, "move", call.id, [plan.id], who="ann")
    assert set(ledger.thread(plan.id).records) == {call.id, *plan.records}
    assert [each.id for each in ledger.threads_of(call.id) if each.kind == "plan"] == [plan.id]


def test_move_takes_a_record_to_the_chosen_one_of_several_matters(tmp_path: Path) -> None:
    both = promise(
        "Russia will build a railway and a nuclear power plant.", "RUS", "build a railway and a nuclear power plant", "KAZ"
    )
    texts = [
        text("a", "2008-05-22", both),
        text("b", "2008-06-22", event("Kazakhstan praised the railway.", "KAZ", "RUS", event_type="SUPPORT")),
        text("c", "2008-07-22", event("Kazakhstan paid for a nuclear power plant.", "KAZ", "RUS", event_type="AID")),
        text("d", "2009-07-22", event("Lavrov met Tazhin.", "Sergei Lavrov|RUS", "Marat Tazhin|KAZ", mode="meet")),
    ]
    with open_ledger(tmp_path / "matters.duckdb", create=True) as opened:
        put(opened, *texts)
        meeting = record(opened, "meets").id
        for matter in ("railway", "nuclear plant"):
            made = decide(opened, "move", meeting, [thread(opened, "matter", matter).id], who="ann")
            assert [each.title for each in opened.threads_of(meeting) if each.kind == "matter"] == [matter]
            decide(opened, "undo", made.id, who="ann")


def test_status_owner_due_and_note_of_a_commitment(ledger: Ledger) -> None:
    made = record(ledger, "a railway")
    for action, words in (
        ("owner", ["Dana", "Seitova"]),
        ("due", ["2009-01-01"]),
        ("note", ["ask the", "embassy"]),
        ("note", ["again"]),
    ):
        decide(ledger, action, made.id, words, who="ann")
    found, railway = ledger.record(made.id), thread(ledger, "commitment")
    assert (found.owner, found.due, found.notes) == ("Dana Seitova", "2009-01-01", ("ask the embassy", "again"))
    assert (railway.owner, railway.due, railway.status) == ("Dana Seitova", "2009-01-01", "repeated")
    assert thread_status(railway, ledger.newest_date()) == "overdue"
    decide(ledger, "status", made.id, ["kept"], who="ann")
    assert (ledger.record(made.id).status, thread(ledger, "commitment").status) == ("kept", "kept")
    assert thread_status(thread(ledger, "commitment"), "2099-01-01") == "kept"


def test_only_the_thread_of_the_commitment_itself_is_ruled(ledger: Ledger) -> None:
    made = record(ledger, "a railway")
    assert {each.kind for each in ledger.threads_of(made.id)} == {"commitment", "matter"}
    for action, word in (("status", "kept"), ("owner", "Dana"), ("due", "2009")):
        decide(ledger, action, made.id, [word], who="ann")
    assert {each.kind for each in ledger.threads() if each.status == "kept" or each.owner or each.due} == {"commitment"}


def test_the_later_word_goes(ledger: Ledger) -> None:
    made = record(ledger, "a railway").id
    for owner in ("Ann", "Bob"):
        last = decide(ledger, "owner", made, [owner], who="ann")
    assert (last.before, ledger.record(made).owner) == ("Ann", "Bob")


# Taking back


def some(ledger: Ledger) -> list[tuple[str, str, list[str]]]:
    """Return one decision of every action but undo on the handful of documents: action, target, words."""
    visit = next(each for each in ledger.records() if each.documents == ("a", "b"))
    made = record(ledger, "a railway").id
    return [
        ("confirm", visit.id, []),
        ("reject", visit.id, []),
        ("correct", visit.id, ["actor=Vladimir Putin|RUS"]),
        ("correct", made, ["deadline=2012"]),
        ("merge", record(ledger, "16.5 billion").id, [record(ledger, "14 billion").id]),
        ("split", visit.id, [visit.claims[0]]),
        ("move", record(ledger, "calls").id, [thread(ledger, "plan").id]),
        ("status", made, ["dropped"]),
        ("owner", made, ["Dana"]),
        ("due", made, ["2009"]),
        ("note", made, ["ask"]),
    ]


@pytest.mark.parametrize("number", range(11))
def test_every_decision_is_undone_and_redone_to_the_same_bytes(ledger: Ledger, untouched: tuple[str, str], number: int) -> None:
    action, target, words = some(ledger)[number]
    made = decide(ledger, action, target, words, who="ann", why="because")
    decided = exported(ledger)
    assert decided != untouched
    undone = decide(ledger, "undo", made.id[:6], who="bob")
    assert exported(ledger) == untouched
    decide(ledger, "undo", undone.id, who="ann")
    assert exported(ledger) == decided
    assert [each.action for each in ledger.decisions()] == [action, "undo", "undo"]


@settings(max_examples=2, deadline=None)
@given(chosen=st.lists(st.integers(0, 10), min_size=2, max_size=4, unique=True), chance=st.randoms())
def test_many_decisions_are_undone_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, whole: Path, untouched: tuple[str, str], chosen: list[int], chance: object
) -> None:
    with open_ledger(copy(whole, tmp_path_factory.mktemp("many") / "l.duckdb"), create=True) as opened:
        made = []
        for number in chosen:
            try:
                action, target, words = some(opened)[number]
                made.append(decide(opened, action, target, words, who="ann").id)
            except (ChanceryError, StopIteration):  # what an earlier decision made impossible
                continue
        chance.shuffle(made)
        for each in made:
            decide(opened, "undo", each, who="ann")
        assert exported(opened) == untouched


# Staying

# Of those above, all that leave one another's targets as they are.
LASTING = (0, 3, 4, 6, 7, 8, 9, 10)


def test_decisions_stand_after_a_rebuild_and_when_another_document_comes(decided: Path, tmp_path: Path) -> None:
    with open_ledger(copy(decided, tmp_path / "l.duckdb"), create=True) as ledger:
        before = exported(ledger)
        put(ledger, *HANDFUL)
        assert exported(ledger) == before
        other = event("Orbán met Vučić.", "Viktor Orbán|HUN", "Aleksandar Vučić|SRB", mode="meet", date="2009-01-01")
        put(ledger, text("z", "2009-01-01", other))
        assert set(before[0].splitlines()) < set(exported(ledger)[0].splitlines())
        ledger.remove_document("z")
        reweave(ledger)
        assert exported(ledger) == before


def test_a_decision_whose_document_is_gone_is_lost_until_it_comes_back(ledger: Ledger) -> None:
    made = decide(ledger, "owner", record(ledger, "a railway").id, ["Dana"], who="ann")
    decided = exported(ledger)
    ledger.remove_document("b")
    reweave(ledger)
    assert standing_decisions(ledger) == ([made], [made])
    assert ledger.decisions() == [made]
    assert not [each for each in ledger.records() if each.owner]
    put(ledger, HANDFUL[1])
    assert standing_decisions(ledger) == ([made], [])
    assert exported(ledger) == decided


def test_a_merge_is_lost_when_one_side_is_gone(ledger: Ledger) -> None:
    made = decide(ledger, "merge", record(ledger, "16.5 billion").id, [record(ledger, "14 billion").id], who="ann")
    decided = exported(ledger)
    ledger.remove_document("a")
    reweave(ledger)
    assert standing_decisions(ledger)[1] == [made]
    put(ledger, HANDFUL[0])
    assert exported(ledger) == decided


def test_a_decision_on_two_documents_stands_while_one_is_there(ledger: Ledger) -> None:
    visit = next(each for each in ledger.records() if each.documents == ("a", "b"))
    decide(ledger, "confirm", visit.id, who="ann")
    ledger.remove_document("a")
    reweave(ledger)
    assert standing_decisions(ledger)[1] == []
    assert ledger.record(visit.id).review == "confirmed"


def test_a_decision_finds_its_claim_when_the_document_is_coded_anew(ledger: Ledger) -> None:
    made = record(ledger, "a railway")
    decide(ledger, "owner", made.id, ["Dana"], who="ann")
    former = HANDFUL[1]
    deeper = promise(
        "Russia will build a railway to the port of Aktau by 2010.",
        "RUS",
        "build a railway to Aktau",
        "KAZ",
        frame="new",
        deadline="2010",
    )
    put(ledger, text("b", "2008-05-23", *(deeper if claim.quote == deeper.quote else claim for claim in former.claims)))
    assert standing_decisions(ledger)[1] == []
    assert record(ledger, "build a railway to Aktau").owner == "Dana"


def test_a_decision_follows_its_words_when_the_document_is_edited(tmp_path: Path) -> None:
    met = [
        event(f"Lavrov met {name}.", "Sergei Lavrov|RUS", f"{name}|{state}", mode="meet")
        for name, state in (("Tazhin", "KAZ"), ("Jeremić", "SRB"))
    ]
    with open_ledger(tmp_path / "edited.duckdb", create=True) as opened:
        put(opened, text("a", "2008-05-22", *met))
        decide(opened, "confirm", record(opened, "Jeremić").id, who="ann")
        put(opened, text("a", "2008-05-22", event("ASTANA (Agency).", "KAZ"), *met))
        assert {each.headline: each.review for each in opened.records() if "meets" in each.headline} == {
            "Sergei Lavrov (Russia) meets Tazhin (Kazakhstan)": "",
            "Sergei Lavrov (Russia) meets Jeremić (Serbia)": "confirmed",
        }


def test_decisions_go_to_another_ledger_of_the_same_documents(decided: Path, tmp_path: Path) -> None:
    with open_ledger(copy(decided, tmp_path / "l.duckdb"), create=True) as ledger:
        decide(ledger, "undo", ledger.decisions()[0].id, who="ann")
        journal, before = ledger.decisions(), exported(ledger)
    with open_ledger(tmp_path / "other.duckdb", create=True) as other:
        put(other, *reversed(HANDFUL))
        assert import_decisions(other, journal) == len(LASTING) + 1
        assert (exported(other), other.decisions()) == (before, journal)
        assert import_decisions(other, journal) == 0
        assert (exported(other), other.decisions()) == (before, journal)


def test_decisions_may_come_before_their_documents(decided: Path, tmp_path: Path) -> None:
    with open_ledger(decided) as ledger:
        journal, before = ledger.decisions(), exported(ledger)
    with open_ledger(tmp_path / "other.duckdb", create=True) as other:
        import_decisions(other, journal)
        assert standing_decisions(other)[1] == journal
        put(other, *HANDFUL)
        assert exported(other) == before


# What cannot be


@pytest.mark.parametrize(
    ("action", "words", "message"),
    [
        ("annul", [], "'annul'; choose from confirm, reject, correct"),
        ("merge", [], "give its id after the first"),
        ("merge", ["SELF"], "merge needs another record"),
        ("merge", ["FIGURE"], "only records of one kind can be one; .* is of kind commitment"),
        ("split", [], r"give their ids"),
        ("split", ["SELF"], r"some but not all of the record's claims \([0-9a-f]{16}\)"),
        ("correct", [], "write them as FIELD=VALUE"),
        ("correct", ["deadline"], "write them as FIELD=VALUE"),
        ("correct", ["deadline=soon"], "'soon', which is no date; write 2008"),
        ("correct", ["colour=red"], "commitment has no field 'colour' that can be corrected; choose from actor"),
        ("correct", ["quote=x"], "no field 'quote'"),
        ("status", ["settled"], "'settled'; choose from open, repeated"),
        ("status", [], "status needs a text; give it after the record"),
        ("due", ["soon"], "'soon', which is no date; write 2030-12-31"),
        ("owner", [" "], "owner needs a text"),
        ("note", [], "note needs a text"),
    ],
)  # fmt: skip
def test_what_cannot_be_decided_says_what_can(ledger: Ledger, action: str, words: list[str], message: str) -> None:
    before = ledger.decisions(), exported(ledger)
    target, other = record(ledger, "a railway"), record(ledger, "14 billion")
    given = [{"SELF": target.id, "FIGURE": other.id}.get(word, word) for word in words]
    with pytest.raises(DecisionError, match=message):
        decide(ledger, action, target.id, given, who="ann")
    assert (ledger.decisions(), exported(ledger)) == before


def test_all_claims_of_a_record_cannot_leave_it(ledger: Ledger) -> None:
    visit = next(each for each in ledger.records() if each.documents == ("a", "b"))
    with pytest.raises(DecisionError, match=f"{visit.claims[0]}, {visit.claims[1]}"):
        decide(ledger, "split", visit.id, list(visit.claims), who="ann")


def test_a_thread_needs_another_record_to_be_moved_to(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "one.duckdb", create=True) as opened:
        put(opened, text("a", "2008-05-22", promise("They will build a road.", "RUS", "build a road to Aktau", "KAZ")))
        (made,), (alone,) = opened.records(), opened.threads()
        with pytest.raises(DecisionError, match=f"thread {alone.id} holds no other record; choose another"):
            decide(opened, "move", made.id, [alone.id], who="ann")


@pytest.mark.parametrize(
    ("action", "target", "words", "message"),
    [
        ("confirm", "zz", [], "no record has an id that begins with 'zz'; list them with: chancery records"),
        ("confirm", "", [], r"1\d records have an id that begins with ''"),
        ("merge", "FIRST", ["zz"], "no record has an id that begins with 'zz'"),
        ("move", "FIRST", ["zz"], "0 threads have an id that begins with 'zz'; list them with: chancery threads"),
    ],
)
def test_what_is_not_there_is_named(ledger: Ledger, action: str, target: str, words: list[str], message: str) -> None:
    with pytest.raises(StoreError, match=message):
        decide(ledger, action, ledger.records()[0].id if target == "FIRST" else target, words, who="ann")


def test_undo_needs_one_decision(ledger: Ledger) -> None:
    with pytest.raises(DecisionError, match="0 decisions have an id that begins with 'zz'; list them with: chancery decisions"):
        decide(ledger, "undo", "zz", who="ann")


def test_somebody_decides(ledger: Ledger) -> None:
    with pytest.raises(DecisionError, match="--who NAME"):
        decide(ledger, "confirm", ledger.records()[0].id, who="")


@pytest.mark.parametrize(("action", "field"), [("annul", "notes"), ("status", "headline"), ("owner", "colour"), ("note", "")])
def test_a_journal_of_nonsense_is_refused_and_does_no_harm(
    whole: Path, untouched: tuple[str, str], tmp_path: Path, action: str, field: str
) -> None:
    with open_ledger(copy(whole, tmp_path / "l.duckdb"), create=True) as own:
        row = own.evidence(record(own, "a railway"))[0]
        where = Anchor(
            evidence_id=row.evidence_id, doc="b", kind="commitment", start=row.claim.start, end=row.claim.end, quote=""
        )
        nonsense = Decision(id="d", made="2020", who="ann", action=action, claims=(where,), field=field, after="x")
        with pytest.raises(ChanceryError):
            import_decisions(own, [nonsense])
        assert own.decisions() == []
        assert exported(own) == untouched


# Changes


def test_what_became_different_is_noted(ledger: Ledger) -> None:
    first = ledger.changes()
    assert {(each.change, each.item) for each in first} == {("new", "record")}
    assert {each.id for each in first} == {each.id for each in ledger.records()}
    made = decide(ledger, "status", record(ledger, "a railway").id, ["kept"], who="ann")
    found = ledger.changes(made.made)
    commitment = [each for each in found if each.id == thread(ledger, "commitment").id]
    assert [(each.change, each.item, each.before, each.after) for each in commitment] == [
        ("changed", "thread", "repeated", "kept")
    ]
    assert [(each.change, each.id) for each in found if each.item == "record"] == [("changed", record(ledger, "a railway").id)]
    gone = record(ledger, "praises").id
    ledger.remove_document("f")
    reweave(ledger, "2999-01-01")
    assert [(each.change, each.id) for each in ledger.changes("2999")] == [("gone", gone)]
    put(ledger, HANDFUL[5])
    assert [(each.change, each.id) for each in ledger.changes() if each.id == gone] == [
        ("new", gone),
        ("new", gone),
        ("gone", gone),
    ]
