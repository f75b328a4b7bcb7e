"""Who did what somebody condemns by the deed alone."""

import pytest
from sentences import told

from chancery.model import Event

CASES = [
    ("en", "North Korea launched a ballistic missile on Friday. Japan strongly condemned the launch.", "ACCUSE JPN>PRK"),
    ("en", "Eritrea invaded Djibouti in June. The war lasted three days. Kenya condemned the invasion.", "ACCUSE KEN>ERI"),
    ("en", "Turkey arrested a journalist. The Swedish foreign minister denounced the arrest.", "ACCUSE SWE>TUR"),
    ("ru", "Эритрея вторглась в Джибути. Кения осудила вторжение.", "ACCUSE KEN>ERI"),
]


@pytest.mark.parametrize(("language", "text", "event"), CASES)
def test_who_did_what_is_condemned_was_told_before(language: str, text: str, event: str) -> None:
    assert event in told(text, Event, language=language)


FAR = " The rains came late that year." * 4
OTHERS = " Kenya, Ghana and Peru watched."  # so that no two states are the sides


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (f"North Korea launched a ballistic missile on Friday.{FAR} Japan condemned the launch.{OTHERS}", "ACCUSE JPN>PRK"),
        (
            f"Japan launched a missile on Friday. The Japanese government condemned the launch.{OTHERS}",
            "ACCUSE JPN>JPN",
        ),
    ],
)
def test_a_deed_far_away_or_of_their_own_is_not_the_one(text: str, event: str) -> None:
    assert event not in told(text, Event)
