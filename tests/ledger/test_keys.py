"""Content makes the claim key, provenance the evidence id."""

import pickle

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.claims import claim_kind, claim_states
from chancery.ledger.keys import claim_key, evidence_id, fold
from chancery.model import Actor, AnyClaim, Commitment, Document, Event, Figure, Instrument, Statement, Tenure

RUS, KAZ, HUN = (Actor(code=code, state=code) for code in ("RUS", "KAZ", "HUN"))
LAVROV = Actor(code="Sergei Lavrov|RUS", state="RUS")
SPOT = {"doc": "a", "quote": "q", "start": 3, "end": 4, "sentence": "a q", "sentence_start": 1, "sentence_end": 4}
TOLD = {**SPOT, "factuality": "fact", "by": ("outlet",), "frame": "f"}
DAY = "2008-05-22"
DOCUMENT = Document(id="a", text="a q", sha256="0" * 64)

VISIT = Event(**TOLD, event_type="CONSULT", mode="visit", actor=(LAVROV,), recipient=(KAZ,))
TREATY = Instrument(**TOLD, name="Treaty on Friendship", form="treaty", parties=(RUS, KAZ), stage="signed")
PROMISE = Commitment(**TOLD, actor=(KAZ,), to=(RUS,), deed="open a consulate in Aktau", strength="planned")
TURNOVER = Figure(**TOLD, measure="trade turnover", value=16.5e9, unit="USD", about=(RUS, KAZ), period="2007")
PRAISE = Statement(**TOLD, speaker=(LAVROV,), manner="quote", stance="praise", gist="our ties grow", about=(KAZ,))
OFFICE = Tenure(**TOLD, holder=LAVROV, role="Minister of Foreign Affairs", of=(RUS,))
ALL: list[AnyClaim] = [VISIT, TREATY, PROMISE, TURNOVER, PRAISE, OFFICE]


def changed(claim: AnyClaim, **fields: object) -> AnyClaim:
    return msgspec.structs.replace(claim, **fields)


@pytest.mark.parametrize("claim", ALL, ids=claim_kind)
def test_place_and_wording_do_not_change_the_key(claim: AnyClaim) -> None:
    elsewhere = changed(
        claim, doc="b", start=90, end=99, quote="other words", sentence="", by=("Tass",), frame="g", factuality="denied"
    )
    assert claim_key(elsewhere, DAY) == claim_key(claim, DAY)
    assert evidence_id(DOCUMENT, elsewhere) != evidence_id(DOCUMENT, claim)


def test_the_six_kinds_have_six_keys() -> None:
    assert len({claim_key(claim, DAY) for claim in ALL}) == 6
    assert all(len(claim_key(claim, DAY)) == 16 for claim in ALL)


@pytest.mark.parametrize(
    ("claim", "fields"),
    [
        (VISIT, {"event_type": "SUPPORT"}),
        (VISIT, {"mode": "meet"}),
        (VISIT, {"date": "2008-05-21"}),
        (VISIT, {"factuality": "planned"}),
        (VISIT, {"actor": (KAZ,), "recipient": (LAVROV,)}),
        (TREATY, {"stage": "ratified"}),
        (TREATY, {"name": "Treaty on Borders"}),
        (TREATY, {"parties": (RUS, HUN)}),
        (TREATY, {"factuality": "planned"}),
        (TREATY, {"date": "2013"}),
        (PROMISE, {"deed": "close a consulate in Aktau"}),
        (PROMISE, {"to": (HUN,)}),
        (TURNOVER, {"value": 16.6e9}),
        (TURNOVER, {"unit": "EUR"}),
        (TURNOVER, {"period": "2008"}),
        (TURNOVER, {"change": "increase"}),
        (TURNOVER, {"about": (RUS,)}),
        (PRAISE, {"gist": "our ties shrink"}),
        (PRAISE, {"speaker": (KAZ,)}),
        (OFFICE, {"status": "former"}),
        (OFFICE, {"role": "Prime Minister"}),
        (OFFICE, {"of": (KAZ,)}),
    ],
)
def test_what_is_said_changes_both_identities(claim: AnyClaim, fields: dict[str, object]) -> None:
    assert claim_key(changed(claim, **fields), DAY) != claim_key(claim, DAY)
    assert evidence_id(DOCUMENT, changed(claim, **fields)) != evidence_id(DOCUMENT, claim)


@pytest.mark.parametrize(
    ("claim", "fields"),
    [
        (VISIT, {"actor": (changed(LAVROV, code="SERGEI  LAVROV|RUS", text="he", how="pronoun"),)}),
        (TREATY, {"name": "“Treaty on friendship”", "parties": (KAZ, RUS, KAZ)}),
        (PROMISE, {"deed": "Open a consulate in Aktau.", "strength": "agreed"}),
        (TURNOVER, {"about": (KAZ, RUS), "approximation": "about"}),
        (PROMISE, {"factuality": "possible"}),
        (PRAISE, {"gist": "Our ties grow!", "manner": "reported"}),
        (OFFICE, {"role": "minister of foreign affairs"}),
    ],
)
def test_spelling_and_order_do_not(claim: AnyClaim, fields: dict[str, object]) -> None:
    assert claim_key(changed(claim, **fields), DAY) == claim_key(claim, DAY)


def test_an_undated_event_happened_on_the_day_it_was_reported() -> None:
    assert claim_key(VISIT, "2008-05-22T10:30") == claim_key(changed(VISIT, date=DAY), "2008-05-24")
    assert claim_key(VISIT, "2008-05-23") != claim_key(VISIT, DAY)


def test_statements_of_two_days_are_two_and_treaties_are_one() -> None:
    assert claim_key(PRAISE, "2008-05-23") != claim_key(PRAISE, DAY)
    assert claim_key(TREATY, "2008-05-23") == claim_key(TREATY, DAY)


@given(st.permutations([RUS, KAZ, HUN, LAVROV]))
def test_a_meeting_has_no_first_actor(actors: list[Actor]) -> None:
    meeting = Event(**TOLD, event_type="CONSULT", mode="meet", actor=(HUN, RUS, LAVROV, KAZ))
    assert claim_key(changed(meeting, actor=tuple(actors)), DAY) == claim_key(meeting, DAY)


@pytest.mark.parametrize("claim", ALL, ids=claim_kind)
def test_identities_survive_the_way_from_another_process(claim: AnyClaim) -> None:
    sent = pickle.loads(pickle.dumps(claim))
    assert (claim_key(sent, DAY), evidence_id(DOCUMENT, sent)) == (claim_key(claim, DAY), evidence_id(DOCUMENT, claim))


def test_two_copies_of_a_file_give_two_pieces_of_evidence() -> None:
    other = changed(VISIT, doc="a~2")
    assert evidence_id(msgspec.structs.replace(DOCUMENT, id="a~2"), other) != evidence_id(DOCUMENT, VISIT)
    assert evidence_id(msgspec.structs.replace(DOCUMENT, sha256="1" * 64), VISIT) != evidence_id(DOCUMENT, VISIT)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(f"  {text}. ") == fold(text)


def test_states_are_those_of_every_actor_field() -> None:
    assert claim_states(VISIT) == ("KAZ", "RUS")
    assert claim_states(changed(PRAISE, about=(HUN, Actor(code="EAEU")))) == ("HUN", "RUS")
    assert claim_states(OFFICE) == ("RUS",)
