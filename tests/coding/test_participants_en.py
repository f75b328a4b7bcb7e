"""Who takes part in events without a known name, and what is no event at all; each text and what it must give."""

import false_events
import pytest
from sentences import code

from chancery.coding.relations import relation_typer
from chancery.model import Event

EVENTS = [
    ("A court in Lyon convicted a Russian banker.", "ACCUSE", "FRA court", "RUS"),
    ("Palestinian gunmen killed an Israeli soldier.", "ASSAULT", "PSE gunmen", "ISR"),
    ("Syrian government shelling killed a Turkish soldier.", "ASSAULT", "SYR", "TUR"),
    ("The rebels said they would release the Turkish soldiers.", "RETREAT", "rebels", "TUR"),
    ("Egypt agreed to lift its ban on imports of Polish beef.", "AGREE", "EGY", "POL"),
    ("Kazakhstan will not lift the ban on Kyrgyz milk.", "REJECT", "KAZ", "KGZ"),
    ("Russia said that Israel must end the attacks.", "REQUEST", "RUS", "ISR"),
    ("Norway lifted sanctions imposed on India.", "RETREAT", "NOR", "IND"),
    ("Romania gave 20 million euros to Moldova.", "AID", "ROU", "MDA"),
    ("Amnesty International put out a report accusing the Nigerian army of torture.", "ACCUSE", "Amnesty International", "NGA"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "recipient"), EVENTS)
def test_participants_are_found_below_the_words(text: str, kind: str, actor: str, recipient: str) -> None:
    found = [(c.actor, c.recipient) for c in code(text) if isinstance(c, Event) and c.event_type == kind]
    assert (actor, recipient) in [tuple("+".join(a.code for a in side) for side in sides) for sides in found]


@pytest.mark.parametrize(
    "text",
    [
        "Hungary shot down Spain's hopes of water polo gold.",
        "Typhoon Malou struck the Philippines.",
        "The committee for cooperation between Serbia and Hungary has a new address.",
        "Trade between Serbia and Hungary came to 3.6 billion euros.",
        "In the thriller the president of Mexico attacks Cuba.",
    ],
)
def test_sport_storms_topics_and_stories_are_no_events(text: str) -> None:
    assert [c for c in code(text) if isinstance(c, Event)] == []


def test_a_headline_and_its_sentence_are_one_event() -> None:
    [event] = [c for c in code("Serbia condemns Kosovo\n\nSerbia condemned Kosovo on Monday.") if isinstance(c, Event)]
    assert event.quote.startswith("Serbia condemned Kosovo") and event.also == ((0, 22),)


def test_the_encoder_types_what_no_frame_knows_and_can_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Norway ferried blankets and doctors to Syria."
    [event] = [c for c in code(text) if isinstance(c, Event)]
    assert (event.event_type, event.actor[0].code, event.recipient[0].code) == ("AID", "NOR", "SYR")
    assert event.frame == "en.relations" and event.quote == text[:-1]
    typer = relation_typer()
    assert typer is not None and typer.guess([(text, (0, 6), (3, 20))]) == [None]
    monkeypatch.setenv("CHANCERY_RELATIONS", "off")
    assert relation_typer() is None and not [c for c in code(text) if isinstance(c, Event)]


def test_traps_give_few_false_events() -> None:
    traps = [(file.stem, text) for file in false_events.FOLDER.glob("*.txt") for _, text in false_events.read_traps(file)]
    assert len(traps) >= 300
    assert sum(bool(false_events.false_events(text, language)) for language, text in traps) <= 0.06 * len(traps)
