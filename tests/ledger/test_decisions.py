"""The journal of decisions, replayed over the claims that there are."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.errors import DecisionError
from chancery.ledger.decisions import anchor, correct, corrected, nearest, new_decision, place, standing, written
from chancery.ledger.merge import Rulings
from chancery.model import Anchor, AnyClaim, Decision
from hand_made import event, figure, office, promise, text, text_of

MEETING = event("Lavrov met Tazhin.", "Sergei Lavrov|RUS", "Marat Tazhin|KAZ", mode="meet", date="2008-05-22")
TURNOVER = figure("Turnover was large.", "RUS; KAZ", 16.5e9, period="2007")
TREATY = text_of("They signed a treaty.", "RUS; KAZ", "treaty on friendship", form="treaty")
PROMISE = promise("They will build a road.", "RUS", "build a road", "KAZ", deadline="2010")
OFFICE = office("Lavrov is minister.", "Sergei Lavrov|RUS", "minister", "RUS")


def at(claim: str) -> Anchor:
    return Anchor(evidence_id=claim, doc="a", kind="event", start=0, end=9, quote="q")


def ruled(name: str, action: str = "note", claims: str = "x", others: str = "", **fields: str) -> Decision:
    return Decision(
        id=name,
        made="2020-01-01",
        who="ann",
        action=action,
        claims=tuple(map(at, claims)),
        others=tuple(map(at, others)),
        **fields,
    )


def undo(name: str, target: str) -> Decision:
    return Decision(id=name, made="2020-01-02", who="ann", action="undo", undoes=target)


def ids(journal: list[Decision]) -> str:
    return "".join(decision.id for decision in standing(journal))


# What stands


@pytest.mark.parametrize(
    ("journal", "stands"),
    [
        ([], ""),
        ([ruled("a"), ruled("b")], "ab"),
        ([ruled("a"), ruled("b"), undo("c", "a")], "b"),
        ([ruled("a"), undo("b", "a"), undo("c", "b")], "a"),
        ([ruled("a"), undo("b", "a"), undo("c", "b"), undo("d", "c")], ""),
        ([ruled("a"), undo("b", "a"), undo("c", "a")], ""),
        ([ruled("a"), undo("b", "a"), undo("c", "a"), undo("d", "c")], ""),
        ([ruled("a"), undo("b", "z")], "a"),
    ],
)
def test_what_was_taken_back_does_not_stand(journal: list[Decision], stands: str) -> None:
    assert ids(journal) == stands


@given(st.permutations("abcd"))
def test_all_undone_in_any_order_is_none(order: list[str]) -> None:
    journal = [ruled(name) for name in "abcd"]
    undone = [*journal, *(undo(f"u{name}", name) for name in order)]
    assert ids(undone) == ""
    assert place(undone, lambda each: each.evidence_id).rulings == Rulings()
    assert ids([*undone, *(undo(f"v{name}", f"u{name}") for name in reversed(order))]) == "abcd"


# What it means for the claims


def rulings(*journal: Decision, gone: str = "") -> Rulings:
    return place(journal, lambda each: "" if each.evidence_id in gone else each.evidence_id).rulings


def test_every_claim_of_one_side_goes_with_every_one_of_the_other() -> None:
    assert rulings(ruled("a", "merge", "xy", "z")).pairs == {("x", "z"): True, ("y", "z"): True}
    assert rulings(ruled("a", "split", "x", "yz")).pairs == {("x", "y"): False, ("x", "z"): False}


def test_of_two_rulings_on_a_pair_the_later_goes() -> None:
    assert rulings(ruled("a", "merge", "x", "y"), ruled("b", "split", "y", "x")).pairs == {("y", "x"): False}
    assert rulings(ruled("a", "split", "x", "y"), ruled("b", "merge", "x", "y")).pairs == {("x", "y"): True}


def test_fields_moves_and_corrections() -> None:
    journal = [
        ruled("a", "confirm", "xy", field="review", after="confirmed"),
        ruled("b", "note", "y", field="notes", after="ask"),
        ruled("c", "move", "xy", "z", field="plan"),
        ruled("d", "correct", "xy", field="date", after="2008"),
        ruled("e", "correct", "x", field="date", after="2009"),
    ]
    placed = place(journal, lambda each: each.evidence_id)
    assert placed.rulings.fields == {"x": ((0, "review", "confirmed"),), "y": ((1, "notes", "ask"),)}
    assert placed.rulings.moves == (("x", ("z",), "plan"),)
    assert placed.corrections == {"x": (("date", "2009"),), "y": (("date", "2008"),)}
    assert placed.lost == ()


def test_a_decision_that_finds_no_claim_is_lost_and_one_that_finds_some_is_not() -> None:
    lonely, partly = ruled("a", "confirm", "x", field="review", after="confirmed"), ruled("b", "merge", "xy", "z")
    placed = place([lonely, partly], lambda each: "" if each.evidence_id == "x" else each.evidence_id)
    assert placed.lost == (lonely,)
    assert placed.rulings == Rulings(pairs={("y", "z"): True})
    placed = place([partly], lambda each: "" if each.evidence_id == "z" else each.evidence_id)
    assert placed.lost == (partly,)


# Where a claim is found again


def test_an_anchor_says_where_a_claim_stands() -> None:
    told = text("a", "2008-05-22", event("They met.", "RUS", "KAZ"), event("Lavrov met Tazhin.", "RUS", "KAZ", quote="met"))
    assert anchor("e", told.claims[1]) == Anchor(evidence_id="e", doc="a", kind="event", start=17, end=20, quote="met")


def claims(*sentences: str, before: str = "") -> list[tuple[str, AnyClaim]]:
    told = text("a", "2008-05-22", *(event(sentence, "RUS", "KAZ") for sentence in (before, *sentences) if sentence))
    return list(zip(sentences, told.claims[bool(before) :], strict=True))


def test_a_claim_is_found_where_most_of_its_words_are() -> None:
    first, second = claims("Lavrov met Tazhin.", "Lavrov met Jeremić.")
    wanted = anchor("", second[1])
    assert nearest(wanted, [first, second]) == nearest(wanted, [second, first]) == "Lavrov met Jeremić."
    wider = msgspec.structs.replace(second[1], start=second[1].start - 8)
    assert nearest(wanted, [first, ("wider", wider)]) == "wider"
    assert nearest(wanted, [first]) == ""


def test_a_claim_of_another_document_or_kind_is_not_it() -> None:
    ((_, claim),) = claims("Lavrov met Tazhin.")
    wanted = anchor("", claim)
    assert nearest(wanted, [("moved", msgspec.structs.replace(claim, doc="b"))]) == ""
    assert nearest(wanted, [("other", msgspec.structs.replace(OFFICE, doc="a", start=0, end=18))]) == ""


def test_the_same_words_are_found_where_they_have_moved_to() -> None:
    _, second = claims("Lavrov met Tazhin.", "Lavrov met Jeremić.")
    later = claims("Lavrov met Tazhin.", "Lavrov met Jeremić.", before="ASTANA (Agency).")
    assert nearest(anchor("", second[1]), later) == "Lavrov met Jeremić."


# Making one


def test_a_decision_is_called_by_all_that_it_says() -> None:
    made = new_decision("2020-01-01", " ann ", "note", why="w", claims=(at("x"),), field="notes", after="a")
    assert (made.who, len(made.id)) == ("ann", 12)
    assert made == new_decision("2020-01-01", "ann", "note", why="w", claims=(at("x"),), field="notes", after="a")
    others = [
        new_decision("2020-01-02", "ann", "note", why="w", claims=(at("x"),), field="notes", after="a"),
        new_decision("2020-01-01", "bob", "note", why="w", claims=(at("x"),), field="notes", after="a"),
        new_decision("2020-01-01", "ann", "note", why="", claims=(at("x"),), field="notes", after="a"),
        new_decision("2020-01-01", "ann", "note", why="w", claims=(at("y"),), field="notes", after="a"),
        new_decision("2020-01-01", "ann", "note", why="w", claims=(at("x"),), field="notes", after="b"),
    ]
    assert len({made.id, *(other.id for other in others)}) == 6


def test_a_decision_needs_an_action_that_exists_and_somebody() -> None:
    with pytest.raises(DecisionError, match="'annul'; choose from confirm, reject, correct"):
        new_decision("2020-01-01", "ann", "annul")
    with pytest.raises(DecisionError, match="--who NAME"):
        new_decision("2020-01-01", "  ", "note")


# Corrections


@pytest.mark.parametrize(
    ("claim", "field", "value", "shown"),
    [
        (MEETING, "actor", "Vladimir Putin|RUS; RUS companies", "Vladimir Putin|RUS; RUS companies"),
        (MEETING, "date", "2008-05", "2008-05"),
        (MEETING, "date", "", ""),
        (MEETING, "factuality", "denied", "denied"),
        (TURNOVER, "value", "17.5e9", "1.75e+10"),
        (TREATY, "parties", "RUS;HUN ; ", "RUS; HUN"),
        (TREATY, "stage", "ratified", "ratified"),
        (PROMISE, "deadline", "2012/2014", "2012/2014"),
        (PROMISE, "deed", "build a bridge", "build a bridge"),
        (OFFICE, "holder", "Igor Ivanov|RUS", "Igor Ivanov|RUS"),
    ],
)  # fmt: skip
def test_a_field_is_set_as_people_write_it(claim: AnyClaim, field: str, value: str, shown: str) -> None:
    found = correct(claim, field, value)
    assert written(found, field) == shown
    assert correct(found, field, written(found, field)) == found
    assert correct(found, field, written(claim, field)) == correct(claim, field, written(claim, field))


@pytest.mark.parametrize(
    ("code", "state"), [("RUS", "RUS"), ("Vuk Jeremić|SRB", "SRB"), ("KAZ companies", "KAZ"), ("EAEU", ""), ("rebels", "")]
)
def test_an_actor_belongs_to_the_state_of_its_code(code: str, state: str) -> None:
    (actor,) = correct(TREATY, "parties", code).parties
    assert (actor.code, actor.state, actor.how) == (code, state, "decision")


@pytest.mark.parametrize(
    ("claim", "field", "value", "message"),
    [
        (MEETING, "quote", "x", "event has no field 'quote'"),
        (MEETING, "sentence", "x", "event has no field 'sentence'"),
        (MEETING, "doc", "x", "event has no field 'doc'"),
        (MEETING, "parties", "x", "choose from actor, context, date, event_type"),
        (MEETING, "", "x", "choose from"),
        (MEETING, "date", "Thursday", "'Thursday', which is no date; write 2008"),
        (MEETING, "factuality", "sure", "choose from fact, planned, possible, denied"),
        (PROMISE, "deadline", "soon", "'soon', which is no date"),
        (TURNOVER, "value", "16.5 billion", "write it plainly, as 16500000000"),
        (TURNOVER, "value", "nan", "write it plainly"),
    ],
)
def test_what_cannot_be_set_is_said_with_what_can(claim: AnyClaim, field: str, value: str, message: str) -> None:
    with pytest.raises(DecisionError, match=message):
        correct(claim, field, value)


def test_corrections_that_no_longer_fit_are_passed_over() -> None:
    changes = (("date", "2008"), ("parties", "RUS"), ("mode", "phone"))
    assert corrected(MEETING, changes) == msgspec.structs.replace(MEETING, date="2008", mode="phone")
    assert corrected(MEETING, ()) is MEETING
