"""Who acts and who speaks where grammar, quotations and short forms mislead; each pair of a text and what it must give."""

import pytest
from sentences import code, who

from chancery.model import Commitment, Event, Figure, Instrument, Statement

EVENTS = [
    ("The EU condemned North Korea for supplying missiles to Russia.", "COOPERATE", "PRK", "RUS", "fact"),
    ("Colombia asked the United States to ease its sanctions on Venezuela.", "REQUEST", "COL", "USA", "fact"),
    ("Germany called on China to stop exports to Russia.", "REQUEST", "DEU", "CHN", "fact"),
    ("France condemned the launch.", "ACCUSE", "FRA", "launch", "fact"),
    ("Israel, the United Arab Emirates and Bahrain signed agreements in Oslo.", "SUPPORT", "ARE+BHR+ISR", "", "fact"),
    ("Egypt and Sudan ended a fourth round of talks.", "CONSULT", "EGY+SDN", "", "fact"),
    ("In 2021 the Biden administration expelled ten Russian diplomats.", "COERCE", "USA", "RUS", "fact"),
    ("Houthi rebels attacked a Saudi airport.", "ASSAULT", "Houthis", "SAU", "fact"),
    ("Israel bombed Hamas positions.", "ASSAULT", "ISR", "Hamas", "fact"),
    ("Colombia and Venezuela reopened their border.", "CONCEDE", "COL+VEN", "", "fact"),
    ("The European Union is busy. On Monday the Union opened negotiations with Moldova.", "CONSULT", "EU+MDA", "", "fact"),
    ("The Deputy Prime Minister of Pakistan spoke by telephone with Iran.", "CONSULT", "IRN+PAK", "", "fact"),
    ("Barack Obama visited Cuba in March 2022.", "CONSULT", "USA", "CUB", "fact"),
    ("Cuba and Jamaica have yet to sign a peace treaty.", "SUPPORT", "CUB+JAM", "", "denied"),
    ("Latvia summoned the Chinese ambassador to protest against the search.", "ACCUSE", "LVA", "CHN", "fact"),
    ("Japan imposed the curbs in July after South Korea's court ordered its firms to pay.", "SANCTION", "JPN", "KOR", "fact"),
    ("Argentina will act if Brazil does not release Uruguay.", "RETREAT", "BRA", "URY", "possible"),
    ("Peru called the meeting with Chile a success.", "CONSULT", "CHL+PER", "", "fact"),
    ("Japan protested to Russia over the seizure of a trawler.", "COERCE", "RUS", "trawler", "fact"),
    ("Chile protested to Peru over the arrest of its diplomat.", "COERCE", "PER", "CHL", "fact"),
    ("Poland lodged a protest with Belarus over the detention of a journalist.", "COERCE", "BLR", "journalist", "fact"),
    ("France condemned the attack on Kyiv.", "ACCUSE", "FRA", "attack", "fact"),
    ("Turkey condemned the Israeli strikes on Damascus.", "ACCUSE", "TUR", "ISR", "fact"),
    ("Kenya condemned the invasion of Ukraine by Russia.", "ACCUSE", "KEN", "RUS", "fact"),
    ("The African Union suspended Gabon after the coup.", "SANCTION", "AU", "GAB", "fact"),
    ("The Security Council of Armenia condemned Azerbaijan.", "ACCUSE", "ARM", "AZE", "fact"),
    ("Vietnam's National Assembly criticised Laos.", "ACCUSE", "VNM", "LAO", "fact"),
    ("Downing Street said the prime minister had met Emmanuel Macron.", "CONSULT", "FRA+GBR", "", "fact"),
    ("The president will travel to Kigali in May, the Elysee said.", "CONSULT", "FRA", "RWA", "planned"),
    ("India and China have reached an agreement on patrolling along the border.", "MOBILIZE", "CHN+IND", "", "planned"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "recipient", "factuality"), EVENTS)
def test_events_have_their_own_actors(text: str, kind: str, actor: str, recipient: str, factuality: str) -> None:
    found = [(who(c.actor), who(c.recipient), c.factuality) for c in code(text) if isinstance(c, Event) and c.event_type == kind]
    assert found == [(actor, recipient, factuality)]


@pytest.mark.parametrize(
    "text",
    [
        "Has Pakistan been in contact with Iran?",
        "China lodged a formal protest.",
        "Germany praised the weather.",
        "Abu Dhabi said that the so-called Port Sudan authority did not represent the government of Sudan.",
        "Washington is ready to invoke its commitments under the 1951 Mutual Defense Treaty.",
        "The African Union offered to host the next round in Kigali.",
        "Hani Sewilam, who leads the Egyptian delegation, was late.",
    ],
)
def test_questions_and_acts_on_nobody_known_give_no_event_with_a_recipient(text: str) -> None:
    assert [
        c for c in code(text) if isinstance(c, Event) and (c.recipient or len(c.actor) > 1 or c.event_type == "PROTEST")
    ] == []


def test_ministers_act_for_their_states_which_do_not_act_beside_them() -> None:
    text = "The talks between Hungary's and Serbia's foreign ministers, Péter Szijjártó and Ivica Dačić, ended."
    (event,) = (c for c in code(text) if isinstance(c, Event))
    assert [a.code for a in event.actor] == ["Péter Szijjártó|HUN", "Ivica Dačić|SRB"]


def test_the_office_itself_goes_before_the_rank() -> None:
    text = (
        "Russian Foreign Minister Sergei Lavrov and Russian Deputy Prime Minister Igor Shuvalov spoke. Kazakh Foreign "
        "Minister Erlan Idrisov listened. The talks between Russia's and Kazakhstan's foreign ministers ended."
    )
    met = [c for c in code(text) if isinstance(c, Event) and c.event_type == "CONSULT"]
    assert [a.code for a in met[-1].actor] == ["Sergei Lavrov|RUS", "Erlan Idrisov|KAZ"]


def test_it_is_the_thing_last_spoken_of() -> None:
    text = (
        "Bolivia joined Mercosur in July. The European Commission hopes that its agreement with Mercosur, on which talks were "
        "concluded in December, will be signed next year; France, however, rejects it."
    )
    assert [c for c in code(text) if isinstance(c, Event) and c.event_type == "REJECT"] == []


def test_a_visit_that_will_be_the_first_is_not_made_yet() -> None:
    text = "Lula's visit to Japan will be the first state visit there by a Brazilian president since 2008."
    assert {c.factuality for c in code(text, date="2024-12-12") if isinstance(c, Event)} == {"planned"}


def test_who_leaves_a_treaty_leaves_it_alone() -> None:
    text = "Belarus withdrew from the Treaty on Conventional Armed Forces. Hungary thanked Belarus. Belarus and Hungary trade."
    left = [c for c in code(text) if isinstance(c, Instrument) and c.stage == "withdrawn"]
    assert [[a.code for a in c.parties] for c in left] == [["BLR"]]


SPEAKERS = [
    ('Borrell blamed Kurti. "Mr Vučić agreed at once, but Prime Minister Albin Kurti did not," he said.', "Josep Borrell"),
    ("Ursula von der Leyen met Boris Johnson. “It was a long road to this deal,” von der Leyen said.", "Ursula von der Leyen"),
    ("South Korean President Yoon Suk Yeol came. Yoon said that Seoul was ready for talks.", "Yoon Suk Yeol"),
    ("Ethiopia's Foreign Ministry replied. It said that Egypt had misread the position.", "ETH"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_statements_have_their_own_speaker(text: str, speaker: str) -> None:
    text = text.replace("Borrell blamed", "EU foreign policy chief Josep Borrell blamed")
    last = [c for c in code(text) if isinstance(c, Statement)][-1]
    assert [a.code.partition("|")[0] for a in last.speaker] == [speaker]


def test_what_is_not_said_is_no_statement() -> None:
    for text in ("Serbia would not oppose the membership of Kosovo.", "Lee came for what he called a mistake."):
        assert [c for c in code(text) if isinstance(c, Statement)] == []


def test_who_is_to_act_is_bound_not_who_agreed() -> None:
    found = [
        c for c in code("The United States and China agreed that Antony Blinken will visit Beijing.") if isinstance(c, Commitment)
    ]
    assert [who(c.actor) for c in found] == ["USA"]


def test_a_date_belongs_to_no_name_and_a_place_is_no_party() -> None:
    text = "VIENNA, 3 May 2021 — Iran and Oman met in Vienna. Iran and Oman concluded a Trade Agreement on Monday."
    found = [c for c in code(text) if isinstance(c, Instrument)]
    assert [(c.name, who(c.parties)) for c in found] == [("Trade Agreement", "IRN+OMN")]


def test_both_ends_of_a_fall_measure_the_same() -> None:
    found = [
        c
        for c in code("Trade of Peru with Chile fell from $7.2 billion in 2008 to $400 million in 2020.")
        if isinstance(c, Figure)
    ]
    assert [(c.value, c.measure, c.period) for c in found] == [
        (7.2e9, "trade turnover", "2008"),
        (4e8, "trade turnover", "2020"),
    ]


def test_the_verb_says_what_is_counted() -> None:
    found = [c for c in code("Twenty Indian soldiers were killed in June 2020.") if isinstance(c, Figure)]
    assert [(c.value, c.measure) for c in found] == [(20, "deaths")]
