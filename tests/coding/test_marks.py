"""Quotation marks keep their other half in names of texts and in gists."""

import pytest
from sentences import code

from chancery.coding.marks import is_unclosed, unquoted
from chancery.model import Instrument, Statement


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("«Мы готовы»", "Мы готовы"),
        ("„Készen állunk”", "Készen állunk"),
        ("“We are ready", "We are ready"),
        ('the "red line" is drawn', 'the "red line" is drawn'),
        ("«Газпром» и «Росатом»", "«Газпром» и «Росатом»"),
        ("“", ""),
        ("", ""),
    ],
)
def test_marks_round_all_of_a_text_go_and_others_stay(text: str, bare: str) -> None:
    assert unquoted(text) == bare
    assert not is_unclosed(bare)


def test_the_name_of_a_text_keeps_its_closing_mark() -> None:
    sentence = "Сербия и Россия подписали меморандум о сотрудничестве концерна с «Росатомом»."
    (name,) = {claim.name for claim in code(sentence, language="ru") if isinstance(claim, Instrument)}
    assert name.endswith("«Росатомом»")


def test_a_gist_keeps_the_marks_inside_it() -> None:
    sentence = "Foreign Minister Ahmed Attaf of Algeria said that Mali had crossed several “red lines”."
    (gist,) = {claim.gist for claim in code(sentence) if isinstance(claim, Statement)}
    assert gist == "Mali had crossed several “red lines”"
