"""English sentences on who is ready to talk, stands firm, shuts a border, supplies and assures, and what tells of none of it."""

import pytest
from sentences import code, told

from chancery.model import Event, Instrument

PAIR = (
    "Ghana and Togo hold talks\n\n"
    "Ghanaian Foreign Minister Shirley Botchwey met Togolese Foreign Minister Robert Dussey in Lomé.\n\n"
)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Oslo said it was open to negotiations with Bern.", "AGREE CHE+NOR"),
        ("Ghana's government is prepared for dialogue with Togo.", "AGREE GHA+TGO"),
        ("Chad closed four of its six crossings with Sudan.", "SANCTION TCD>SDN"),
        ("Pakistan sent nine consignments of relief goods to Yemen.", "AID PAK>YEM"),
        ("Qatar gave Lebanon two billion dollars' worth of fuel.", "AID QAT>LBN"),
        ("France went on to supply Armenia with howitzers.", "AID FRA>ARM"),
        ("Azerbaijan supplies Bulgaria with gas.", "COOPERATE AZE+BGR"),
        ("Brazil assured Kyiv of its full solidarity.", "SUPPORT BRA>UKR"),
        ("Ecuador held firm against Peru.", "REJECT ECU>PER"),
        ("Iran said the Israeli attack would not go unanswered.", "THREATEN IRN>ISR"),
        ("The French ambassador to Niger was called home.", "SANCTION FRA>NER"),
        ("Ugandan soldiers entered eastern Congo.", "COERCE UGA>COD"),
        ("Peru imposed restrictions on Chilean wine.", "SANCTION PER>CHL"),
        ("Switzerland offered to mediate between Chad and Sudan.", "AGREE CHE+SDN+TCD"),
        (PAIR + "They witnessed the signing of an agreement on fisheries.", "SUPPORT GHA+TGO"),
        (PAIR + "In 2010 telephone lines were reconnected and flights resumed.", "COOPERATE GHA+TGO"),
        (PAIR + "That was followed by three rounds of talks between their advisers.", "CONSULT/meet GHA+TGO"),
    ],
)
def test_what_somebody_does(text: str, event: str) -> None:
    assert event in told(text, Event)


@pytest.mark.parametrize(
    "text",
    [
        "The Polish zloty held firm against the euro.",
        "A strong cold front swept into Ukraine overnight.",
        "Flights from Madrid resumed after the fog lifted.",
        "French tourists crossed the border into Italy.",
        "The supermarket chain shut three of its six stores in Poland.",
        "Chad and Libya declared that the war between them was over.",
    ],
)
def test_what_nobody_does(text: str) -> None:
    assert told(text, Event) == []


def test_who_is_thanked_for_having_done_something_did_it() -> None:
    events = told("Colombia thanked Norway for having mediated with Ecuador.", Event)
    assert events == ["SUPPORT COL>NOR", "CONSULT/mediate NOR>ECU"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Eritrea sent a delegation to Ethiopia.", "CONSULT/visit ERI>ETH"),
        ("Poland extended its ban on Ukrainian grain.", "SANCTION POL>UKR"),
        ("Japan came to the aid of the Philippines.", "AID JPN>PHL"),
        ("Peru poured cold water on Chile's offer.", "REJECT PER>CHL"),
        ("Niger showed the French ambassador the door.", "COERCE NER>FRA"),
        ("The United States pulled the plug on aid to Cambodia.", "SANCTION USA>KHM"),
        ("Norway sent 50 million kroner to Moldova.", "AID NOR>MDA"),
        ("Uganda and Rwanda reached an agreement on the border.", "SUPPORT RWA+UGA"),
        (PAIR + "Kenyan Foreign Minister Alfred Mutua met his Omani colleague Sayyid Badr. The two ministers signed a pact.",
         "SUPPORT KEN+OMN"),
    ],
)  # fmt: skip
def test_who_is_sent_and_what_is_kept_up(text: str, event: str) -> None:
    assert event in told(text, Event)


def test_a_text_that_is_only_weighed_is_possible() -> None:
    found = [i for i in code("Ghana and Togo are considering a treaty on fisheries.") if isinstance(i, Instrument)]
    assert [(i.form, i.stage, i.factuality) for i in found] == [("treaty", "proposed", "possible")]


def test_a_note_handed_to_who_is_summoned_is_no_second_meeting() -> None:
    assert told("Belarus summoned the Lithuanian envoy and handed him a note.", Event) == ["ACCUSE BLR>LTU"]
