"""Claims as docs/claims.md writes them."""

import io
import json

import pytest

from chancery.exports.jsonl import claim_dict, record_dict, thread_dict, write_jsonl
from chancery.model import Actor, AnyClaim, Commitment, Event, Figure, Instrument, Record, Statement, Tenure, Thread

KAZ = Actor(code="KAZ", state="KAZ", text="Astana")
RUS = Actor(code="RUS", state="RUS", text="Moscow")
LAVROV = Actor(code="Sergei Lavrov|RUS", state="RUS", text="Lavrov")
OIC = Actor(code="OIC", text="the OIC")
NAMES = {"KAZ": "Kazakhstan", "RUS": "Russia"}
WORDS = {
    "doc": "000",
    "quote": "some words",
    "start": 3,
    "end": 13,
    "sentence": "So some words.",
    "sentence_start": 0,
    "sentence_end": 14,
    "factuality": "fact",
    "by": ("outlet",),
    "frame": "a.frame",
}
COMMON = {
    "doc": "000",
    "factuality": "fact",
    "by": "outlet",
    "quote": "some words",
    "start": 3,
    "end": 13,
    "sentence": "So some words.",
    "frame": "a.frame",
}

CASES: list[tuple[AnyClaim, dict[str, object]]] = [
    (
        Event(**WORDS, event_type="CONSULT", mode="visit", actor=(LAVROV,), recipient=(KAZ,), date="2008-05-22", place="KAZ"),
        {
            "kind": "event",
            "event_type": "CONSULT",
            "mode": "visit",
            "actor": ["Sergei Lavrov|RUS"],
            "actor_text": ["Lavrov"],
            "recipient": ["KAZ"],
            "recipient_text": ["Astana"],
            "date": "2008-05-22",
            "place": "KAZ",
        },
    ),
    (
        Instrument(**WORDS, name="treaty on friendship", form="treaty", parties=(KAZ, RUS), stage="signed"),
        {
            "kind": "instrument",
            "name": "treaty on friendship",
            "form": "treaty",
            "parties": ["KAZ", "RUS"],
            "stage": "signed",
        },
    ),
    (
        Commitment(**WORDS, actor=(KAZ,), to=(RUS,), deed="build a road", strength="agreed", deadline="2015"),
        {
            "kind": "commitment",
            "actor": ["KAZ"],
            "actor_text": ["Astana"],
            "to": ["RUS"],
            "deed": "build a road",
            "strength": "agreed",
            "deadline": "2015",
        },
    ),
    (
        Figure(**WORDS, measure="share", value=0.0, unit="percent", about=(RUS,)),
        {
            "kind": "figure",
            "measure": "share",
            "value": 0,
            "unit": "percent",
            "approximation": "exact",
            "about": ["RUS"],
            "change": "level",
        },
    ),
    (
        Statement(**WORDS, speaker=(LAVROV, KAZ), manner="quote", stance="affirm", gist="all is well", about=(OIC,)),
        {
            "kind": "statement",
            "speaker": ["Sergei Lavrov", "Kazakhstan"],
            "manner": "quote",
            "stance": "affirm",
            "gist": "all is well",
            "about": ["OIC"],
        },
    ),
    (
        Tenure(**WORDS, holder=KAZ, role="chair", of=(OIC,)),
        {"kind": "tenure", "holder": "KAZ", "role": "chair", "of": ["OIC"], "status": "current"},
    ),
]


@pytest.mark.parametrize(("claim", "fields"), CASES, ids=[str(fields["kind"]) for _, fields in CASES])
def test_every_kind_is_written_with_exactly_its_own_fields(claim: AnyClaim, fields: dict[str, object]) -> None:
    assert claim_dict(claim, NAMES.__getitem__) == COMMON | fields


def test_one_speaker_is_a_string_and_an_organisation_keeps_its_acronym() -> None:
    said = {"manner": "reported", "stance": "warn", "gist": "g"}
    assert claim_dict(Statement(**WORDS, speaker=(LAVROV,), **said), NAMES.__getitem__)["speaker"] == "Sergei Lavrov"
    assert claim_dict(Statement(**WORDS, speaker=(OIC,), **said), NAMES.__getitem__)["speaker"] == "OIC"


def test_several_voices_are_a_list() -> None:
    claim = Event(**WORDS | {"by": ("Lavrov", "Idrisov")}, event_type="AGREE", actor=(RUS,))
    assert claim_dict(claim, NAMES.__getitem__)["by"] == ["Lavrov", "Idrisov"]


def test_a_broken_number_stays_broken() -> None:
    claim = Figure(**WORDS, measure="growth", value=4.5, unit="percent")
    assert claim_dict(claim, NAMES.__getitem__)["value"] == 4.5


def test_identity_is_added_where_there_is_one() -> None:
    row = claim_dict(CASES[0][0], NAMES.__getitem__, {"record": "ab12", "document_date": ""})
    assert row["record"] == "ab12"
    assert "document_date" not in row


def written(row: dict[str, object]) -> object:
    target = io.StringIO()
    write_jsonl([row], target)
    return json.loads(target.getvalue())


def test_a_record_shows_the_words_of_every_claim() -> None:
    figure, tenure = CASES[3][0], CASES[5][0]
    record = Record(
        id="ab12", kind="figure", headline="RUS: share 0 percent", date="2008", states=("RUS",), claims=("e1", "e2"),
        documents=("000",), sources=1, belief=0.5, told=("fact",),
    )  # fmt: skip
    words = {"doc": "000", "quote": "some words", "sentence": "So some words.", "factuality": "fact", "by": "outlet"}
    assert written(record_dict(record, [figure, tenure])) == {
        "record": "ab12",
        "kind": "figure",
        "headline": "RUS: share 0 percent",
        "date": "2008",
        "states": ["RUS"],
        "claims": [words | {"evidence_id": "e1", "kind": "figure"}, words | {"evidence_id": "e2", "kind": "tenure"}],
        "documents": ["000"],
        "sources": 1,
        "belief": 0.5,
        "contested": False,
        "told": ["fact"],
    }
    with pytest.raises(ValueError):
        record_dict(record, [figure])


def test_a_thread_shows_its_status_as_of_a_day() -> None:
    thread = Thread(
        id="cd34", kind="commitment", title="A road", states=("KAZ",), records=("ab12",), status="open", due="2010-12-31"
    )
    assert written(thread_dict(thread, "overdue", "2015-06-01")) == {
        "thread": "cd34",
        "kind": "commitment",
        "title": "A road",
        "states": ["KAZ"],
        "records": ["ab12"],
        "status": "overdue",
        "contested": False,
        "due": "2010-12-31",
        "as_of": "2015-06-01",
    }


def test_lines_are_json_whatever_the_words() -> None:
    odd = 'két "szó"\u2028és\nегы'
    rows = [claim_dict(claim, NAMES.__getitem__) | {"sentence": odd} for claim, _ in CASES]
    target = io.StringIO()
    assert write_jsonl(rows, target) == len(CASES)
    lines = target.getvalue().removesuffix("\n").split("\n")
    assert [json.loads(line) for line in lines] == rows
