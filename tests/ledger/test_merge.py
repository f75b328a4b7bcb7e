"""Merging is a function of the set of claims: their order and batches leave no trace."""

from collections.abc import Sequence

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from chancery.ledger.keys import claim_key, evidence_id
from chancery.ledger.merge import merge_claims
from chancery.model import FACTUALITIES, Actor, AnyClaim, Document, Event, Struct


class Row(Struct, frozen=True, kw_only=True):
    evidence_id: str
    claim_key: str
    document_date: str
    claim: AnyClaim


def visit(doc: str, who: str, whom: str, *, factuality: str = "fact", date: str = "2008-05-22", start: int = 0) -> Event:
    return Event(
        doc=doc, quote="", start=start, end=start, sentence="", sentence_start=0, sentence_end=0, factuality=factuality,
        by=("outlet",), frame="visit", event_type="CONSULT", mode="visit", date=date,
        actor=(Actor(code=who, state=who),), recipient=(Actor(code=whom, state=whom),),
    )  # fmt: skip


def row(claim: Event, document_date: str) -> Row:
    document = Document(id=claim.doc, text="", sha256=claim.doc)
    return Row(
        evidence_id=evidence_id(document, claim),
        claim_key=claim_key(claim, document_date),
        document_date=document_date,
        claim=claim,
    )


DATES = {"a": "2008-05-23", "b": "2008-05-22T09:00", "c": "", "d": "2008"}
STATES = st.sampled_from(["RUS", "KAZ", "HUN"])
ROWS = st.lists(
    st.builds(
        lambda doc, who, whom, factuality, date, start: row(
            visit(doc, who, whom, factuality=factuality, date=date, start=start), DATES[doc]
        ),
        st.sampled_from(sorted(DATES)),
        STATES,
        STATES,
        st.sampled_from(FACTUALITIES),
        st.sampled_from(["2008-05-22", "2008-05", ""]),
        st.integers(0, 2),
    ),
    max_size=12,
)


@given(st.data(), ROWS)
def test_any_order_gives_the_same_records(data: st.DataObject, rows: list[Row]) -> None:
    assert merge_claims(data.draw(st.permutations(rows))) == merge_claims(rows)


@given(ROWS, st.integers(0, 12))
def test_what_comes_twice_counts_once(rows: list[Row], cut: int) -> None:
    assert merge_claims(rows[cut:] + rows + rows[:cut]) == merge_claims(rows)


@given(ROWS)
def test_every_claim_is_in_exactly_one_record(rows: list[Row]) -> None:
    records = merge_claims(rows)
    assert sorted(claim for record in records for claim in record.claims) == sorted({row.evidence_id for row in rows})
    assert {record.id for record in records} == {row.claim_key for row in rows}


def only(rows: Sequence[Row]) -> msgspec.Struct:
    records = merge_claims(rows)
    assert len(records) == 1
    return records[0]


def test_a_record_says_who_told_it_when() -> None:
    record = only([row(visit(doc, "KAZ", "RUS"), DATES[doc]) for doc in "cadb"])
    assert record.documents == ("d", "b", "a", "c")
    assert (record.first_reported, record.last_reported) == ("2008", "2008-05-23")
    assert record.states == ("KAZ", "RUS")
    assert (record.date, record.kind, record.headline) == ("2008-05-22", "event", "KAZ visits RUS")


def test_the_firmest_voice_gives_the_headline_and_denials_show() -> None:
    planned, denied = (
        row(visit(doc, "KAZ", "RUS", factuality=f), "2008-05-20") for doc, f in (("a", "planned"), ("b", "denied"))
    )
    fact = row(visit("c", "KAZ", "RUS"), "2008-05-23")
    assert only([planned]).headline == "KAZ visits RUS (planned)"
    assert only([planned, fact]).headline == "KAZ visits RUS"
    assert only([fact, denied]).headline == "KAZ visits RUS (denied by some)"
    assert only([denied]).headline == "KAZ visits RUS (denied)"


def test_an_undated_claim_takes_the_day_of_its_document() -> None:
    assert only([row(visit("b", "KAZ", "RUS", date=""), DATES["b"])]).date == "2008-05-22"
    assert only([row(visit("c", "KAZ", "RUS", date=""), DATES["c"])]).date == ""
