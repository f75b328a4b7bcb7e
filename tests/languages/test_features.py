"""What a word looks like to a pipeline."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.languages.features import LONGEST_FORM, feature_weights, reading_form, shape, word_features


@pytest.mark.parametrize(
    ("form", "read"),
    [
        ("co-operation", "cooperation"),
        ("re\u2011affirmed", "reaffirmed"),
        ("Co-operation", "Cooperation"),
        ("RE-AFFIRMED", "REAFFIRMED"),
        ("ex-President", "President"),
        ("pro-Russian", "Russian"),
        ("de-escalation", "deescalation"),
        ("de-facto", "de-facto"),
        ("H.E.", "Mr."),
        ("H.R.H.", "Mr."),
        ("H.G.", "H.G."),
        ("oil-gas", "oil-gas"),
        ("re-", "re-"),
        ("’s", "'s"),
        ("“", '"'),
    ],
)
def test_a_word_is_read_by_its_plain_form(form: str, read: str) -> None:
    assert reading_form(form) == read


@given(st.text(max_size=60))
def test_any_form_has_rows_inside_the_table_with_positive_weights(form: str) -> None:
    rows, weights = feature_weights(reading_form(form), 1000)
    assert len(rows) == len(weights) >= 2
    assert all(0 <= row < 1000 for row in rows) and all(weight > 0 for weight in weights)
    assert len(shape(form)) <= 12


def test_forms_that_differ_only_in_case_share_their_word_and_not_their_shape() -> None:
    (word, outline), *_ = word_features("Moscow")
    (other, capitals), *_ = word_features("MOSCOW")
    assert word == other and outline != capitals


def test_a_very_long_form_costs_no_more_than_a_long_one() -> None:
    assert word_features("a" * 10_000) == word_features("a" * LONGEST_FORM)
