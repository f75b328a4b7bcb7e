"""A body's own document, in which its heads, ministers and meetings are the body."""

import pytest
from sentences import told

from chancery.model import Event

TITLE = "Communiqué of the Thirtieth Summit of the Association of Southeast Asian Nations"

CASES = [
    ("Heads of State urged Myanmar to free the prisoners.", "REQUEST ASEAN>MMR"),
    ("The Ministers condemned the missile launch by North Korea.", "ACCUSE ASEAN>PRK"),
    ("The Summit called on Thailand to withdraw its troops.", "REQUEST ASEAN>THA"),
]


@pytest.mark.parametrize(("sentence", "event"), CASES)
def test_who_meets_in_a_body_is_the_body_in_its_own_document(sentence: str, event: str) -> None:
    assert event in told(f"{TITLE}\n\nThe leaders met in Jakarta.\n\n{sentence}", Event)


@pytest.mark.parametrize(
    "text",
    [
        "ASEAN in Jakarta\n\nThe leaders met.\n\nHeads of State urged Myanmar to free the prisoners.",  # no document of a body
        f"{TITLE}\n\nThe Ministers of Kenya and Uganda urged Myanmar to free the prisoners.",
        f"{TITLE}\n\nTwo ministers urged Myanmar to free the prisoners.",
    ],
)
def test_others_are_not_the_body(text: str) -> None:
    assert not any("ASEAN>" in event for event in told(text, Event))


TWO = "Malaysia and North Korea quarrel. North Korea protested to Malaysia. Malaysia replied to North Korea."


def test_who_is_held_in_a_quarrel_of_two_is_held_by_the_other() -> None:
    assert "COERCE MYS>PRK" in told(f"{TWO} North Korean diplomats were detained at the airport.", Event)


def test_whom_a_call_names_is_not_the_other_side() -> None:
    text = f'{TWO} North Korea\'s minister said: "We call on all claimants to refrain."'
    assert "REQUEST PRK>MYS" not in told(text, Event)
