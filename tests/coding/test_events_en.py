"""English sentences and the events they tell of, with traps that tell of none."""

import pytest
from sentences import code, told

from chancery.model import Event

CASES = [
    ("The president of Brazil visited Ghana on Monday.", "CONSULT/visit BRA>GHA"),
    ("Chile's foreign minister arrived in Lima for a two-day visit.", "CONSULT/visit CHL>PER"),
    ("The Zambian minister paid a visit to Botswana.", "CONSULT/visit ZMB>BWA"),
    ("The visit of the Italian president to Croatia ended on Friday.", "CONSULT/visit ITA>HRV"),
    ("Jordan hosted the Iraqi foreign minister in Amman.", "CONSULT/visit IRQ>JOR"),
    ("The Lebanese president received the Cypriot foreign minister in Beirut.", "CONSULT/visit CYP>LBN"),
    ("The prime ministers of Denmark and Norway have met in Geneva.", "CONSULT/meet DNK+NOR"),
    ("The foreign minister of Togo met his Beninese counterpart.", "CONSULT/meet BEN+TGO"),
    ("Vietnam and Laos held talks on river shipping.", "CONSULT/meet LAO+VNM"),
    ("The Kenyan president phoned his Ugandan counterpart.", "CONSULT/phone KEN+UGA"),
    ("Switzerland mediated between Iran and Saudi Arabia.", "CONSULT/mediate CHE>IRN+SAU"),
    ("Finland praised Estonia for its help with the ferry.", "SUPPORT FIN>EST"),
    ("Slovakia thanked Austria for its support.", "SUPPORT SVK>AUT"),
    ("Ethiopia recognised South Sudan on the same day.", "SUPPORT ETH>SSD"),
    ("Peru and Bolivia signed a fisheries agreement.", "SUPPORT BOL+PER"),
    ("Cuba and Mexico agreed on migration.", "AGREE CUB+MEX"),
    ("Mongolia invited the president of Poland to Ulaanbaatar.", "AGREE MNG+POL"),
    ("India accused Pakistan of shelling border villages.", "ACCUSE IND>PAK"),
    ("Mali was criticised by Niger over the arrests.", "ACCUSE NER>MLI"),
    ("France and Germany condemned Belarus.", "ACCUSE DEU+FRA>BLR"),
    ("Colombia, which had accused Cuba of interference, sent a note.", "ACCUSE COL>CUB"),
    ("Greece demanded an apology from Turkey.", "REQUEST GRC>TUR"),
    ("Japan urged North Korea to return to the talks.", "REQUEST JPN>PRK"),
    ("Egypt rejected Ethiopia's proposal.", "REJECT EGY>ETH"),
    ("Syria threatened Israel with retaliation.", "THREATEN SYR>ISR"),
    ("Rwanda apologised to Burundi for the incident.", "CONCEDE RWA>BDI"),
    ("Canada imposed sanctions on Belarus.", "SANCTION CAN>BLR"),
    ("Spain recalled its ambassador from Nicaragua.", "SANCTION ESP>NIC"),
    ("Germany lifted its sanctions against Zimbabwe.", "RETREAT DEU>ZWE"),
    ("Sudan released twelve Egyptian soldiers.", "RETREAT SDN>EGY"),
    ("Norway sent food aid to Malawi.", "AID NOR>MWI"),
    ("Portugal granted Angola a loan of 40 million euros.", "AID PRT>AGO"),
    ("Azerbaijan shelled Armenian positions.", "ASSAULT AZE>ARM"),
    ("Eritrea expelled three Dutch diplomats.", "COERCE ERI>NLD"),
    ("Three Dutch diplomats were expelled by Eritrea.", "COERCE ERI>NLD"),
    ("Russia's expulsion of Czech diplomats drew criticism.", "COERCE RUS>CZE"),
    ("Serbia called Croatia's decision a provocation.", "ACCUSE SRB>HRV"),
    ("Serbia described the Croatian decision as blackmail.", "ACCUSE SRB>HRV"),
    ("Serbia and Croatia share a river. Croatia sent a patrol. Serbia called it a provocation.", "ACCUSE SRB>HRV"),
    ("Kenyan President William Ruto became the first leader to visit Fiji.", "CONSULT/visit KEN>FJI"),
    ("William Ruto became the first Kenyan president to visit Fiji.", "CONSULT/visit KEN>FJI"),
    ("Kenyan President William Ruto spoke. He was at a meeting with Samoa.", "CONSULT/meet KEN+WSM"),
    ("Iran arrested two British sailors.", "COERCE IRN>GBR"),
    ("Australia and Indonesia held a joint naval exercise.", "COOPERATE AUS+IDN"),
    ("Morocco has sold phosphates to India.", "COOPERATE IND+MAR"),
    ("Thailand deployed troops along the border.", "MOBILIZE THA"),
]

NONE = [
    "The weather in Iceland was cold.",
    "Kenya has a long border with Tanzania.",
    "The river separates Romania and Bulgaria.",
    "The two rivers meet near Khartoum.",
    "Oil prices met resistance at 80 dollars.",
    "The museum shows paintings from Peru and Chile.",
    "Students from Nepal study law in India.",
    "Hungary is a country in Europe.",
    "Russian salad and French fries were served.",
    "The studio released a film about Norway and Sweden.",
    "Talks are useful.",
    "Iceland is larger than Malta.",
]


@pytest.mark.parametrize(("sentence", "event"), CASES)
def test_a_sentence_tells_of_an_event(sentence: str, event: str) -> None:
    assert event in told(sentence, Event)


@pytest.mark.parametrize("sentence", NONE)
def test_a_sentence_without_an_act_between_actors_tells_of_no_event(sentence: str) -> None:
    assert told(sentence, Event) == []


@pytest.mark.parametrize(
    ("sentence", "factuality"),
    [
        ("Finland has praised Estonia.", "fact"),
        ("Finland did not criticise Estonia.", "denied"),
        ("The president of Brazil will visit Ghana in June.", "planned"),
        ("The president of Brazil is planning to visit Ghana.", "planned"),
        ("Canada may impose sanctions on Belarus.", "possible"),
        ("Canada could impose sanctions on Belarus if the talks fail.", "possible"),
        ("The foreign minister of Togo has never visited Benin.", "denied"),
        ("The president of Brazil refused to visit Ghana.", "denied"),
    ],
)
def test_an_event_is_as_certain_as_it_is_told(sentence: str, factuality: str) -> None:
    assert factuality in {claim.factuality for claim in code(sentence) if isinstance(claim, Event)}


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("The president of Brazil visited Ghana on Monday.", "2021-05-10"),
        ("On 3 March 2019 Canada imposed sanctions on Belarus.", "2019-03-03"),
        ("In 2004 Peru and Bolivia signed a fisheries agreement.", "2004"),
        ("The president of Brazil visited Ghana yesterday.", "2021-05-11"),
        ("The president of Brazil visited Ghana.", "2021-05-12"),  # the report's own day
    ],
)
def test_an_event_is_dated_by_its_own_clause(sentence: str, date: str) -> None:
    assert [claim.date for claim in code(sentence) if isinstance(claim, Event)] == [date]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Chile and Peru have signed a treaty in Vienna.", "Vienna, AUT"),
        ("Chile and Peru have signed a treaty in Geneva.", "Geneva, CHE"),
        ("Chile and Peru have signed a treaty in Austria.", "AUT"),
        ("Chile and Peru have signed a treaty.", ""),
    ],
)
def test_an_event_takes_place_where_the_clause_says(sentence: str, place: str) -> None:
    assert [claim.place for claim in code(sentence) if isinstance(claim, Event)] == [place]


def test_the_same_event_told_twice_is_one() -> None:
    text = "Vietnam and Laos held talks on Monday. The talks between Vietnam and Laos were long."
    assert len(told(text, Event)) == 1
