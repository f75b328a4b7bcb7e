"""Merging is a function of the set of claims: their order leaves no trace."""

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.ledger.merge import Mention, Rulings, merge_mentions
from chancery.ledger.weave import Woven, weave
from chancery.model import FACTUALITIES, Event, Record
from hand_made import HANDFUL, Told, documents_of, event, figure, mentions, promise, text, text_of, woven

ALL = mentions(*HANDFUL)
CLAIMS = {row.evidence_id: row.claim for told in HANDFUL for row in told.rows}


def exported(found: Sequence[Mention], rulings: Rulings = Rulings()) -> bytes:
    return msgspec.json.encode(weave(found, lambda _: CLAIMS, rulings=rulings))


@settings(max_examples=30, deadline=None)
@given(st.permutations(ALL))
def test_any_order_gives_the_same_records_and_threads(shuffled: list[Mention]) -> None:
    assert exported(shuffled) == exported(ALL)


@settings(max_examples=30, deadline=None)
@given(st.permutations(ALL), st.integers(0, len(ALL)), st.data())
def test_any_order_gives_the_same_under_any_rulings(shuffled: list[Mention], cut: int, data: st.DataObject) -> None:
    ids = st.sampled_from([mention.evidence_id for mention in ALL])
    rulings = Rulings(pairs=data.draw(st.dictionaries(st.tuples(ids, ids), st.booleans(), max_size=4)))
    assert exported(shuffled[:cut], rulings) == exported(sorted(shuffled[:cut], key=lambda mention: mention.evidence_id), rulings)


STATES = st.sampled_from(["RUS", "KAZ", "HUN"])
DATES = {"a": "2008-05-23", "b": "2008-05-22T09:00", "c": "", "d": "2008"}
TOLD = st.builds(
    lambda doc, who, whom, factuality, date, mode, more: text(
        doc, DATES[doc], event(f"{who} and {whom} {mode} {more}.", who, whom, factuality=factuality, date=date, mode=mode)
    ),
    st.sampled_from(sorted(DATES)),
    STATES,
    STATES,
    st.sampled_from(FACTUALITIES),
    st.sampled_from(["2008-05-22", "2008-05", ""]),
    st.sampled_from(["visit", "meet", "host", ""]),
    st.sampled_from(["once", "again"]),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(TOLD, max_size=8, unique_by=lambda told: told.document.sha256), st.randoms())
def test_every_claim_is_in_exactly_one_group(texts: list[Told], chance: object) -> None:
    found = mentions(*texts)
    groups = merge_mentions(found)
    assert sorted(mention.evidence_id for group in groups for mention in group) == sorted(each.evidence_id for each in found)
    assert all(group == sorted(group, key=lambda mention: mention.place) for group in groups)
    assert [group[0].place for group in groups] == sorted(group[0].place for group in groups)
    chance.shuffle(found)
    assert merge_mentions(found) == groups
    records = woven(*texts).records
    assert len({record.id for record in records}) == len(groups) == len(records)


# What a record says


def visit(sentence: str = "KAZ visits RUS.", **fields: object) -> Event:
    return event(sentence, "KAZ", "RUS", **{"mode": "visit", "date": "2008-05-22"} | fields)


def only(*texts: Told) -> Record:
    (record,) = woven(*texts).records
    return record


def test_a_record_says_who_told_it_when() -> None:
    record = only(*(text(doc, DATES[doc], visit()) for doc in "cadb"))
    assert record.documents == ("d", "b", "a", "c")
    assert (record.first_reported, record.last_reported) == ("2008", "2008-05-23")
    assert record.states == ("KAZ", "RUS")
    assert (record.date, record.kind, record.headline) == ("2008-05-22", "event", "KAZ visits RUS")
    assert record.sources == 4


def test_the_firmest_voice_gives_the_headline_and_denials_show() -> None:
    planned = text("a", "2008-05-20", visit(factuality="planned"))
    denied = text("b", "2008-05-23", visit(factuality="denied"))
    fact = text("c", "2008-05-23", visit())
    assert only(planned).headline == "KAZ visits RUS (planned)"
    assert only(fact).headline == "KAZ visits RUS"
    assert only(denied).headline == "KAZ visits RUS (denied)"
    assert only(fact, denied).headline == "KAZ visits RUS (denied by some)"
    assert only(fact, denied).told == ("denied", "fact")
    assert not only(denied).contested


def test_a_plan_and_what_was_held_are_two_records() -> None:
    planned = text("a", "2008-05-20", visit(factuality="planned"))
    fact = text("c", "2008-05-23", visit())
    assert [record.headline for record in woven(planned, fact).records] == ["KAZ visits RUS (planned)", "KAZ visits RUS"]


def test_an_undated_claim_takes_the_day_of_its_document() -> None:
    assert only(text("b", DATES["b"], visit(date=""))).date == "2008-05-22"
    assert only(text("c", DATES["c"], visit(date=""))).date == ""


# What is one and what is two


LAVROV, TAZHIN = "Sergei Lavrov|RUS", "Marat Tazhin|KAZ"


def call(sentence: str) -> Event:
    return event(sentence, LAVROV, TAZHIN, mode="phone", date="2008-05-22")


TWO_CALLS = text(
    "a", "2008-05-22", call("Lavrov called Tazhin on Thursday morning."), call("In the evening Lavrov called him again.")
)


def test_two_calls_of_one_day_told_apart_in_one_document_stay_two() -> None:
    assert len(woven(TWO_CALLS).records) == 2
    other = text("b", "2008-05-23", call("On Thursday Lavrov telephoned Tazhin."))
    assert documents_of(woven(TWO_CALLS, other)) == [("a",), ("a", "b")]


def test_a_call_told_twice_in_one_document_is_one() -> None:
    assert len(woven(text("a", "2008-05-22", call("Lavrov called Tazhin."), call("They spoke on the phone."))).records) == 1


@pytest.mark.parametrize(
    ("sentence", "lavrov", "tazhin", "language"),
    [
        ("Lavrov telefonon beszélt Tazsinnal.", "Szergej Lavrov|RUS", "Marat Tazsin|KAZ", "hu"),
        ("Лавров позвонил Тажину.", "Сергей Лавров|RUS", "Марат Тажин|KAZ", "ru"),
    ],
)
def test_a_call_told_in_two_languages_is_one(sentence: str, lavrov: str, tazhin: str, language: str) -> None:
    told = text("a", "2008-05-22", call("Lavrov called Tazhin on Thursday."))
    other = text("b", "2008-05-23", event(sentence, lavrov, tazhin, mode="phone", date="2008-05-22"), language=language)
    assert documents_of(woven(told, other)) == [("a", "b")]


def test_a_visit_and_the_talks_on_it_are_two_records_in_one_thread() -> None:
    found = woven(HANDFUL[0])
    events = [record.id for record in found.records if record.kind == "event"]
    assert len(events) == 2
    (plan,) = [thread for thread in found.threads if thread.kind == "plan"]
    assert sorted(plan.records) == sorted(events)


def names(found: Woven) -> list[str]:
    return sorted(record.headline for record in found.records if record.kind == "instrument")


def test_two_texts_signed_on_one_day_are_two() -> None:
    sentence = "They signed an agreement on nuclear energy and an agreement on air transport."
    both = text(
        "a",
        "2008-05-22",
        *(text_of(sentence, "RUS; KAZ", name, quote=f"an {name}", date="2008-05-22") for name in NAMES),
    )
    assert names(woven(both)) == ["RUS–KAZ: agreement on air transport signed", "RUS–KAZ: agreement on nuclear energy signed"]
    each = [
        text(name[-3:], "2008-05-23", text_of(f"An {name} was signed.", "RUS; KAZ", name, date="2008-05-22")) for name in NAMES
    ]
    assert documents_of(woven(*each)) == [("ort",), ("rgy",)]
    assert documents_of(woven(both, *each)) == [("a", "ort"), ("a", "rgy")]


NAMES = ("agreement on nuclear energy", "agreement on air transport")


def test_what_rules_one_another_out_is_not_linked_through_a_third() -> None:
    days = [text(f"d{day}", f"2008-05-{day}", visit(date=f"2008-05-{day}")) for day in (20, 21, 22)]
    assert all(len(record.documents) < 3 for record in woven(*days).records)


def test_a_promise_made_again_is_a_record_of_its_own() -> None:
    made = promise("KAZ will build a road to Omsk.", "KAZ", "build a road to Omsk")
    assert documents_of(woven(text("a", "2008-05-22", made), text("b", "2008-05-24", made))) == [("a", "b")]
    assert documents_of(woven(text("a", "2008-05-22", made), text("b", "2012-05-24", made))) == [("a",), ("b",)]


# Rulings


ROUND = [text(name, f"{year}-01-01", figure("The border is long.", "RUS; KAZ", 7500.0, measure="border length", unit="km"))
         for name, year in (("a", 2008), ("b", 2012), ("c", 2016))]  # fmt: skip


def evidence(told: Told) -> str:
    (found,) = told.evidence
    return found


def test_a_ruling_goes_before_everything() -> None:
    one, other = (
        text("a", "2008-05-22", call("Lavrov called Tazhin.")),
        text("b", "2012-07-01", visit("KAZ visits RUS.", date="2012-07-01")),
    )
    together = Rulings(pairs={(evidence(one), evidence(other)): True})
    assert documents_of(woven(one, other)) == [("a",), ("b",)]
    assert documents_of(woven(one, other, rulings=together)) == [("a", "b")]


def test_a_claim_that_is_ruled_out_leaves_alone() -> None:
    a, b, c = map(evidence, ROUND)
    assert documents_of(woven(*ROUND)) == [("a", "b", "c")]
    assert documents_of(woven(*ROUND, rulings=Rulings(pairs={(c, a): False, (c, b): False}))) == [("a", "b"), ("c",)]


def test_what_is_ruled_apart_is_not_linked_through_a_third() -> None:
    days = [text(name, "2008-05-23", visit(f"KAZ visits RUS {name}.")) for name in "abc"]
    a, b, _ = map(evidence, days)
    found = documents_of(woven(*days, rulings=Rulings(pairs={(a, b): False})))
    assert found in ([("a",), ("b", "c")], [("a", "c"), ("b",)])
