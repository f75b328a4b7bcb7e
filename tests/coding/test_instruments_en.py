"""English sentences and the instruments they tell of, each at its stage, with traps that name none."""

import pytest
from sentences import code, told

from chancery.model import Instrument

CASES = [
    ("Peru and Bolivia signed a fisheries agreement.", "agreement/signed BOL+PER"),
    ("Japan and Australia concluded a defence treaty.", "treaty/signed AUS+JPN"),
    ("A memorandum of understanding was signed by Cuba and Mexico.", "memorandum/signed CUB+MEX"),
    ("The signing of the peace treaty by Ethiopia and Eritrea took place in Jeddah.", "treaty/signed ERI+ETH"),
    ("The extradition treaty signed by Spain and Morocco covers fraud.", "treaty/signed ESP+MAR"),
    ("The foreign ministers of Togo and Benin signed a protocol on customs.", "protocol/signed BEN+TGO"),
    ("Kuwait signed a contract with Japan.", "contract/signed JPN+KWT"),
    ("Finland and Sweden are due to sign a joint statement next week.", "joint statement/signed FIN+SWE"),
    ("The Latvian parliament ratified the border treaty with Russia.", "treaty/ratified LVA+RUS"),
    ("Greece has not ratified the protocol with North Macedonia.", "protocol/ratified GRC+MKD"),
    ("The ratification of the fisheries treaty with Senegal by Gambia took two years.", "treaty/ratified GMB+SEN"),
    ("The free trade agreement between Chile and Vietnam entered into force in 2014.", "agreement/in force CHL+VNM"),
    ("Under the Montreux Convention, Turkey controls the straits.", "convention/in force TUR"),
    ("India and Nepal are negotiating a water treaty.", "treaty/negotiated IND+NPL"),
    ("Negotiations on a fisheries agreement between Iceland and Norway began.", "agreement/negotiated ISL+NOR"),
    ("Chile and India concluded negotiations on a trade agreement.", "agreement/agreed CHL+IND"),
    ("Armenia and Georgia drafted a memorandum on tourism.", "memorandum/drafted ARM+GEO"),
    ("Norway and Iceland extended their fisheries agreement.", "agreement/extended ISL+NOR"),
    ("The contract between Kuwait and Japan was extended.", "contract/extended JPN+KWT"),
    ("Poland suspended its visa agreement with Belarus.", "agreement/suspended BLR+POL"),
    ("Malaysia terminated the water agreement with Singapore.", "agreement/terminated MYS+SGP"),
    ("Canada withdrew from the fisheries convention with Spain.", "convention/withdrawn CAN+ESP"),
    ("The Italian government approved the memorandum with Libya.", "memorandum/approved ITA+LBY"),
    ("Sri Lanka proposed a maritime treaty to the Maldives.", "treaty/proposed LKA+MDV"),
    ("France and Mali agreed on a roadmap.", "roadmap/agreed FRA+MLI"),
    ("Uganda and Tanzania are implementing the pipeline agreement.", "agreement/implemented TZA+UGA"),
    ("The presidents of Azerbaijan and Georgia met. Both presidents signed a declaration.", "declaration/signed AZE+GEO"),
    ("Tonga and Samoa are considering an agreement on prisoners.", "agreement/proposed TON+WSM"),
    ("Peru sends gas to Chile under an accord signed in 2001.", "agreement/signed CHL+PER"),
    ("The Chilean senate voted down the tax treaty with Peru.", "treaty/approved CHL+PER"),
    ("In a document entitled the Lima Declaration Laos and Thailand praised the ceasefire.", "declaration/agreed"),
]

NONE = [
    "The two sides agreed to meet again.",
    "There was general agreement that the soup was good.",
    "She wrote a letter to her mother.",
    "Doctors treat patients in Mali.",
    "The programme showed a river in Laos.",
    "He plans to study law in Portugal.",
    "Peru signed up for the race.",
    "The goalkeeper signed for a Spanish club.",
    "A deal is a deal.",
    "The committee in Lima will begin its work under a new chairman.",
    "The strategy of the team from Ghana was simple.",
]


@pytest.mark.parametrize(("sentence", "instrument"), CASES)
def test_a_sentence_tells_of_an_instrument_at_a_stage(sentence: str, instrument: str) -> None:
    assert instrument in told(sentence, Instrument)


@pytest.mark.parametrize("sentence", NONE)
def test_a_sentence_without_a_text_between_parties_names_no_instrument(sentence: str) -> None:
    assert told(sentence, Instrument) == []


@pytest.mark.parametrize(
    ("sentence", "factuality"),
    [
        ("Peru and Bolivia signed a fisheries agreement.", "fact"),
        ("Finland and Sweden are due to sign a joint statement next week.", "planned"),
        ("Peru and Bolivia will sign a fisheries agreement.", "planned"),
        ("Egypt did not sign the agreement with Sudan.", "denied"),
        ("Egypt refused to sign the agreement with Sudan.", "denied"),
        ("Greece has not ratified the protocol with North Macedonia.", "denied"),
        ("Turkey may suspend the visa agreement with Greece.", "possible"),
    ],
)
def test_an_instrument_is_as_certain_as_its_stage_is_told(sentence: str, factuality: str) -> None:
    assert [claim.factuality for claim in code(sentence) if isinstance(claim, Instrument)] == [factuality]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Peru and Bolivia signed a fisheries agreement.", "fisheries agreement"),
        ("Japan and Australia signed a treaty on mutual defence.", "treaty on mutual defence"),
        ("A memorandum of understanding was signed by Cuba and Mexico.", "memorandum of understanding"),
        ("Canada withdrew from the Kyoto Protocol.", "Kyoto Protocol"),
    ],
)
def test_an_instrument_bears_the_name_that_the_text_gives_it(sentence: str, name: str) -> None:
    assert name in [claim.name for claim in code(sentence) if isinstance(claim, Instrument)]


@pytest.mark.parametrize(
    "sentence",
    ["Peru has not ratified the treaty that it signed with Bolivia in 2012.", "Peru is yet to ratify the treaty signed in 2012."],
)
def test_the_year_of_the_signing_is_not_that_of_the_ratification(sentence: str) -> None:
    dates = {c.stage: c.date for c in code(sentence) if isinstance(c, Instrument)}
    assert dates == {"ratified": "", "signed": "2012"}


def test_two_instruments_signed_together_are_two() -> None:
    assert told("Cuba and Mexico signed a treaty and a protocol.", Instrument) == [
        "treaty/signed CUB+MEX",
        "protocol/signed CUB+MEX",
    ]
