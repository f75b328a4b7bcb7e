"""English sentences on the borders between kinds: what is done, what is only meant, what is said, and which text is meant."""

import pytest
from sentences import code, told

from chancery.model import AnyClaim, Commitment, Event, Instrument, Statement, Tenure

PAIR = (
    "Ghana and Togo hold talks\n\n"
    "Ghanaian Foreign Minister Shirley Botchwey met Togolese Foreign Minister Robert Dussey in Lomé.\n\n"
)
GIVING: list[tuple[type[AnyClaim], str, str]] = [
    (Event, "Bahrain reopened its embassy in Damascus in May.", "SUPPORT BHR>SYR"),
    (Event, "The next ASEAN summit will be held in Bali in October.", "CONSULT/multilateral ASEAN"),
    (Event, "The sanctions imposed by Canada on Iran have hurt trade.", "SANCTION CAN>IRN"),
    (Event, "Negotiations on a fishing treaty between Peru and Chile were launched in Lima.", "CONSULT/negotiate CHL+PER"),
    (Event, "Norway bought Korean tanks last year.", "COOPERATE KOR+NOR"),
    (Event, "Lima imposed a ban on imports of Chilean wine.", "SANCTION PER>CHL"),
    (Event, "The Security Council met. The Council urged Mali to stop the fighting.", "REQUEST UNSC>MLI"),
    (Event, "South Korea's Park Jin called on President Joko Widodo of Indonesia.", "CONSULT/meet IDN+KOR"),
    (Event, PAIR + "Both ministers spoke for an hour. They urged Mali to stop the fighting.",
     "REQUEST GHA+TGO>MLI"),
    (Event, "The agreement Chile and Peru reached in May holds.", "SUPPORT CHL+PER"),
    (Instrument, "A treaty on fishing between Ghana and Togo is under negotiation.", "treaty/negotiated GHA+TGO"),
    (Instrument, "An agreement on visas between Georgia and Turkey is in preparation.", "agreement/drafted GEO+TUR"),
    (Instrument, "In a joint declaration Ghana and Togo condemned the attack.", "joint statement/agreed GHA+TGO"),
    (Commitment, "Greece might give up the project.", "considering GRC: give up the project"),
    (Commitment, "Chad will not interfere.", "planned TCD: not interfere"),
    (Commitment, "Peru is weighing the option of reopening the mine.", "considering PER: reopen the mine"),
    (Commitment, PAIR + "The opening of the bridge is scheduled for May 2031.", "planned GHA+TGO: opening of the bridge"),
    (Commitment, PAIR + "Each side will open a consulate.", "planned GHA+TGO: open a consulate"),
    (Statement, "Angela Merkel demanded the return of the prisoners from Vietnam.", "Angela Merkel reported demand"),
    (Statement, "Ghana repeated its warning that the dam was unsafe.", "GHA reported warn"),
    (Tenure, "The Deputy Prime Minister and Minister of Defence of Ireland, Simon Coveney, spoke.",
     "Simon Coveney Minister of Defence IRL current"),
    (Tenure, "Assistant Secretary of State Molly Phee visited Kenya.", "Molly Phee Assistant Secretary of State USA current"),
]  # fmt: skip
NONE: list[tuple[type[AnyClaim], str]] = [
    (Event, "Oman may join forces with Qatar."),
    (Event, "Ghana and Togo will cooperate in fishing."),
    (Event, "Ghana and Togo are examining the possibility of setting up a joint commission."),
    (Commitment, "Sergei Lavrov will visit Ghana on Monday."),
    (Commitment, "The ministers of Ghana and Togo are due to meet in May."),
    (Statement, "Ghana supports the accession of Kosovo."),
    (Statement, "Kenya condemned the attack in Somalia."),
    (Instrument, "The president of Ghana signed a law on mining."),
]


@pytest.mark.parametrize(("kind", "text", "claim"), GIVING)
def test_a_text_gives_a_claim(kind: type[AnyClaim], text: str, claim: str) -> None:
    assert claim in told(text, kind)


@pytest.mark.parametrize(("kind", "text"), NONE)
def test_a_text_gives_none(kind: type[AnyClaim], text: str) -> None:
    assert told(text, kind) == []


def test_what_is_refrained_from_is_not_done() -> None:
    [test] = [claim for claim in code("Pakistan refrained from testing a missile.") if isinstance(claim, Event)]
    assert test.factuality == "denied"


def test_a_text_spoken_of_again_bears_its_name() -> None:
    text = "Ghana and Togo signed a fisheries treaty in May. The treaty was ratified in June. Both parliaments had approved it."
    told_of = [(i.name, i.stage) for i in code(text) if isinstance(i, Instrument)]
    assert told_of[:2] == [("fisheries treaty", "signed"), ("fisheries treaty", "ratified")]
