"""Groups of states, persons by their office or first name, and what the other side is: each text and what it must give."""

import pytest
from sentences import code, who

from chancery.model import Event, Tenure

EVENTS = [
    (
        "Mali, Niger and Burkina Faso met in Bamako. The three countries withdrew from ECOWAS.",
        "SANCTION",
        "BFA+MLI+NER",
        "ECOWAS",
    ),
    ("Kenya, Uganda and Rwanda built it under a roadmap that the three signed in 2013.", "SUPPORT", "KEN+RWA+UGA", ""),
    ("Arab countries urged Israel to stop.", "REQUEST", "Arab countries", "ISR"),
    ("China met the countries of Central and Eastern Europe.", "CONSULT", "CHN+countries of Central and Eastern Europe", ""),
    ("Italy recalled its envoy, retaliating for the expulsion of its own diplomats from Tehran.", "COERCE", "IRN", "ITA"),
    ("Kyrgyzstan and Kazakhstan held talks. Kazakhstan has agreed to buy surplus output.", "AGREE", "KAZ", "KGZ"),
    ("Sudan's Hamdok, feted in Hanoi in December, was late.", "CONSULT", "SDN", "VNM"),
    ("Latvia has accused Belarus of theft. Minsk rejects the charge.", "REJECT", "BLR", "LVA"),
    ("The last French soldiers left Niger in December.", "RETREAT", "FRA", "NER"),
    ("Thousands marched in Tbilisi.", "PROTEST", "GEO", "GEO"),
    ("Croatia protested to Montenegro over a resolution.", "ACCUSE", "HRV", "MNE"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "recipient"), EVENTS)
def test_groups_and_the_other_side_take_part(text: str, kind: str, actor: str, recipient: str) -> None:
    assert [(who(c.actor), who(c.recipient)) for c in code(text) if isinstance(c, Event) and c.event_type == kind] == [
        (actor, recipient)
    ]


TENURES = [
    (
        "The president of Congo and chair of the African Union, Felix Tshisekedi, spoke.",
        [("Felix Tshisekedi|COD", "President", "COD", "current"), ("Felix Tshisekedi|COD", "chair", "AU", "current")],
    ),
    (
        "Kenya named Alfred Mutua as foreign minister, replacing Raychelle Omamo.",
        [
            ("Alfred Mutua", "Minister of Foreign Affairs", "KEN", "incoming"),
            ("Raychelle Omamo", "Minister of Foreign Affairs", "KEN", "former"),
        ],
    ),
    (
        "Sri Lanka's president sacked Finance Minister Basil Rajapaksa.",
        [("Basil Rajapaksa|LKA", "Minister of Finance", "LKA", "former")],
    ),
    (
        "Chad's government accused the envoy. Government spokesman Aziz Saleh declined to comment.",
        [("Aziz Saleh|TCD", "spokesperson", "TCD", "current")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TENURES)
def test_offices_are_held_taken_and_left(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = [(c.holder.code.replace("|KEN", ""), c.role, c.of[0].code, c.status) for c in code(text) if isinstance(c, Tenure)]
    assert sorted(found) == sorted(expected)
