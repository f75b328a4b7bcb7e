"""Events told of what links two states, of who sits in a capital, and of participants in participles, possessors and clauses."""

import pytest
from sentences import code

from chancery.model import Event

EVENTS = [
    ("Direct flights between Cairo and Doha resumed in January.", "COOPERATE EGY+QAT"),
    ("Planes are again flying between Belgrade and Pristina.", "COOPERATE SRB+XKX"),
    ("Work on the pipeline from Turkmenistan to Afghanistan began in September.", "COOPERATE AFG+TKM"),
    ("The new bridge linking Romania and Bulgaria was opened in June 2013.", "COOPERATE BGR+ROU"),
    ("A submarine cable connecting Brazil with Portugal has been laid.", "COOPERATE BRA+PRT"),
    ("Flights between Moscow and Tbilisi were suspended in 2019.", "SANCTION GEO+RUS"),
    ("The resumption of flights between Cairo and Tehran was announced in June.", "COOPERATE EGY+IRN"),
    ("Poland has scrapped its order for fifty French helicopters.", "SANCTION POL > FRA"),
    ("Denmark upgraded its mission in Kyiv to an embassy.", "SUPPORT DNK > UKR"),
    ("Kyrgyzstan and Tajikistan exchanged plots of land near Isfara.", "COOPERATE KGZ+TJK"),
    ("Azerbaijan returned fifteen captured soldiers to Armenia.", "RETREAT AZE > ARM"),
    ("French troops left Niamey in December.", "RETREAT FRA > NER"),
    ("Kuwait sent home the Lebanese ambassador.", "COERCE KWT > LBN"),
    ("The occupation of Kuwait by Iraq lasted seven months.", "COERCE IRQ > KWT"),
    ("Accused by Kyiv of shelling the port, Moscow denied any role.", "ACCUSE UKR > RUS"),
    ("Deputies in Pristina rejected the deal with Montenegro.", "REJECT XKX > MNE"),
    ("Spain, whose parliament ratified the treaty with Morocco in 1991, welcomed the step.", "SUPPORT ESP > MAR"),
    ("Serbia recognised the results. Its parliament ratified the accord with Croatia in March.", "SUPPORT SRB > HRV"),
    ("The Greek prime minister said his government would not recognise Kosovo.", "REJECT GRC > XKX"),
    ("Beijing called Tokyo's decision irresponsible.", "ACCUSE CHN > JPN"),
]
NOTHING = [
    "The company runs trains in Spain.",
    "Trains run between Florence and Rome every hour.",
    "The ministry said that work on the motorway had begun.",
    "Sailing between the islands began in June.",
]


def events(text: str) -> set[str]:
    found = [claim for claim in code(text) if isinstance(claim, Event)]
    sides = [("+".join(sorted(a.code for a in e.actor)), "+".join(sorted(a.code for a in e.recipient))) for e in found]
    return {
        f"{e.event_type} {one} > {two}" if two else f"{e.event_type} {one}" for e, (one, two) in zip(found, sides, strict=True)
    }


@pytest.mark.parametrize(("text", "event"), EVENTS)
def test_event_is_told(text: str, event: str) -> None:
    assert event in events(text)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_between_states(text: str) -> None:
    assert events(text) == set()
