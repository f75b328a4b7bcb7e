"""Every kind of claim reads as one plain line."""

import msgspec
import pytest

from chancery.ledger.headline import headline
from chancery.model import Actor, AnyClaim, Commitment, Event, Figure, Instrument, Statement, Tenure

RUS, KAZ, HUN, SRB, UZB = (Actor(code=code, state=code) for code in ("RUS", "KAZ", "HUN", "SRB", "UZB"))
IDRISOV = Actor(code="Erlan Idrisov|KAZ", state="KAZ")
FIRMS = Actor(code="KAZ companies", state="KAZ")
TOLD = {
    "doc": "a",
    "quote": "",
    "start": 0,
    "end": 0,
    "sentence": "",
    "sentence_start": 0,
    "sentence_end": 0,
    "by": (),
    "frame": "f",
}
FACT = {**TOLD, "factuality": "fact"}
MEETING = Event(**FACT, event_type="CONSULT", mode="meet", actor=(RUS, KAZ))
TREATY = Instrument(**FACT, name="Treaty on Borders", form="treaty", parties=(RUS, KAZ), stage="signed")
TURNOVER = Figure(
    **FACT, measure="trade turnover", value=16.5e9, unit="USD", about=(RUS, KAZ), period="2007", approximation="over"
)


@pytest.mark.parametrize(
    ("claim", "line"),
    [
        (Event(**FACT, event_type="CONSULT", mode="visit", actor=(IDRISOV,), recipient=(RUS,)), "Erlan Idrisov (KAZ) visits RUS"),
        (
            Event(**FACT, event_type="CONSULT", mode="visit", actor=(IDRISOV, KAZ), recipient=(RUS,)),
            "Erlan Idrisov (KAZ) and KAZ visit RUS",
        ),
        (Event(**FACT, event_type="COOPERATE", actor=(FIRMS,), recipient=(RUS,)), "KAZ companies cooperate with RUS"),
        (Event(**FACT, event_type="SANCTION", mode="trade", actor=(HUN,), recipient=(RUS,)), "HUN sanctions RUS"),
        (Event(**FACT, event_type="NOVEL", actor=(HUN,), recipient=(RUS,)), "HUN NOVEL RUS"),
        (Event(**FACT, event_type="CONSULT", mode="letter", actor=(HUN,), recipient=(RUS,)), "HUN writes to RUS"),
        (MEETING, "RUS and KAZ: meeting"),
        (msgspec.structs.replace(MEETING, actor=(RUS, KAZ, HUN, SRB, UZB)), "RUS, KAZ, HUN and 2 others: meeting"),
        (TREATY, "RUS–KAZ: Treaty on Borders signed"),
        (msgspec.structs.replace(TREATY, parties=(), name="", stage=""), "Treaty"),
        (
            Commitment(**TOLD, factuality="planned", actor=(KAZ,), deed="open a consulate", strength="planned", deadline="2015"),
            "KAZ plans: open a consulate (by 2015)",
        ),
        (
            Commitment(**TOLD, factuality="planned", actor=(KAZ, RUS), deed="build a bridge", strength="considering"),
            "KAZ and RUS consider: build a bridge",
        ),
        (
            Commitment(**TOLD, factuality="possible", actor=(KAZ,), to=(RUS,), deed="lend\n 5 bn", strength="willing"),
            "KAZ ready towards RUS: lend 5 bn (possible)",
        ),
        (TURNOVER, "RUS–KAZ: trade turnover over 16.5 billion USD (2007)"),
        (
            msgspec.structs.replace(TURNOVER, value=50.0, unit="percent", change="increase", approximation="exact", period=""),
            "RUS–KAZ: trade turnover up 50 percent",
        ),
        (Figure(**FACT, measure="joint projects", value=1234.0, unit="count"), "Joint projects 1,234"),
        (
            Statement(**FACT, speaker=(IDRISOV,), manner="quote", stance="warn", gist="time is short"),
            "Erlan Idrisov (KAZ) warns: time is short",
        ),
        (
            Tenure(**FACT, holder=IDRISOV, role="minister", of=(KAZ,), status="former"),
            "Erlan Idrisov (KAZ): minister of KAZ (former)",
        ),
        (
            Tenure(**TOLD, factuality="denied", holder=RUS, role="member", of=(Actor(code="EAEU"),)),
            "RUS: member of EAEU (denied)",
        ),
    ],
)
def test_headline(claim: AnyClaim, line: str) -> None:
    assert headline(claim) == line


def test_words_of_a_document_cannot_run_on_or_drive_a_terminal() -> None:
    line = headline(msgspec.structs.replace(TREATY, name="Treaty \x1b[31m\n" + "x" * 500))
    assert line.isprintable()
    assert len(line) < 160
    assert "…" in line
