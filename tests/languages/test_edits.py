"""Lemmas as edits of the form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.languages.edits import apply_edit, lemma_edit

WORDS = st.text(st.characters(codec="utf-8", categories=("L",)), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("signed", "sign"),
        ("Talks", "talk"),
        ("MOSCOW", "Moscow"),
        ("Putyinnal", "Putyin"),
        ("legnagyobb", "nagy"),
        ("went", "go"),
        ("EU", "EU"),
        ("встретился", "встретиться"),
        (",", ","),
    ],
)
def test_an_edit_makes_the_lemma(form: str, lemma: str) -> None:
    assert apply_edit(form, lemma_edit(form, lemma)) == lemma


@given(WORDS, WORDS)
def test_an_edit_of_plain_words_always_makes_the_lemma(form: str, lemma: str) -> None:
    if form == form.lower() and lemma == lemma.lower() == lemma.lower().lower():
        assert apply_edit(form, lemma_edit(form, lemma)) == lemma


def test_words_that_change_alike_share_an_edit() -> None:
    assert lemma_edit("signed", "sign") == lemma_edit("Talked", "talk")


def test_an_edit_that_a_form_is_too_short_for_gives_nothing() -> None:
    assert apply_edit("ad", "l|0||2|") is None
