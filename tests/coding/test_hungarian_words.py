"""Hungarian families of words: charges denied, assent withheld, expulsions by a modal, visits awaited, chairs and candidates."""

import pytest
from sentences import code, told

from chancery.languages.pipeline import pipeline_languages
from chancery.model import Commitment, Event, Tenure

pytestmark = pytest.mark.skipif("hu" not in pipeline_languages(), reason="no Hungarian pipeline in this installation")

TOLD = [
    ("Norvégia koholmánynak minősítette Peru állításait.", "REJECT NOR>PER"),
    ("A chilei kormány nem egyezik bele Bolívia csatlakozásába.", "REJECT CHL>BOL"),
    ("A lengyel külügyminiszter bejelentette, hogy három chilei diplomatának távoznia kell.", "COERCE POL>CHL"),
    ("Peking szerint Japánnak el kell hagynia a szigeteket.", "REQUEST CHN>JPN"),
    ("Norvégia húsz moldovai diáknak ad ösztöndíjat.", "AID NOR>MDA"),
    ("Románia és Szerbia jövőre tervezi a következő csúcstalálkozót.", "CONSULT/meet ROU+SRB"),
    ("Tiranába várják a lengyel miniszterelnököt.", "CONSULT/visit POL>ALB"),
    ("A dán külügyminiszter májusban Oslóba mehet.", "CONSULT/visit DNK>NOR"),
]


@pytest.mark.parametrize(("text", "event"), TOLD)
def test_events(text: str, event: str) -> None:
    assert event in told(text, Event, language="hu")


@pytest.mark.parametrize(
    "text",
    [
        "Norvégia évi kétmillió köbméter kapacitást foglalt le a lengyel terminálon.",
        "A török hatóságok ezer illegális határátlépést akadályoztak meg.",
        "A játékosnak el kell hagynia a pályát, mondta a dán edző.",
        "A csapatot Debrecenbe várják.",
        "A soros EU-elnökséget Dánia tölti be.",
        "A dán miniszter az árvíz veszélyére figyelmeztetett.",
    ],
)
def test_nothing_done(text: str) -> None:
    assert not [c for c in code(text, language="hu") if isinstance(c, Event | Commitment)]


@pytest.mark.parametrize(
    ("text", "tenure"),
    [
        ("Albánia 2014 óta tagjelölt.", "ALB candidate EU current"),
        ("Moldova megkapta a tagjelölti státust.", "MDA candidate EU current"),
        ("Bulgária bevezette az eurót.", "BGR member eurozone current"),
        ("A soros EU-elnökséget Dánia látja el.", "DNK chair EU current"),
        (
            "Az ukrán parlament külügyi bizottságának elnöke, Olekszandr Merezsko Bécsbe utazott.",
            "Olekszandr Merezsko chair of the foreign affairs committee Verkhovna Rada current",
        ),
    ],
)
def test_tenures(text: str, tenure: str) -> None:
    assert tenure in told(text, Tenure, language="hu")


def test_dialogue_promised() -> None:
    assert told("Chile kész az őszinte párbeszédre.", Commitment, language="hu") == ["willing CHL: őszinte párbeszédre"]
