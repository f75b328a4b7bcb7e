"""Lemmas of verbs that the lexicons know, by their form, where a pipeline guesses otherwise."""

import pytest

from chancery.languages.lemmas import known_verb


@pytest.mark.parametrize(
    ("language", "form", "guess", "lemma"),
    [
        ("ru", "председательствующая", "председательствующая", "председательствовать"),
        ("ru", "председательствующего", "председательствую", "председательствовать"),
        ("ru", "председательствующая", "председательствовать", ""),
        ("ru", "танцующая", "танцующий", ""),
        ("ru", "председательша", "председательша", ""),
        ("en", "apologised", "apologis", "apologise"),
        ("en", "danced", "danc", ""),
    ],
)
def test_a_verb_s_form_has_the_lemma_that_the_lexicons_know(language: str, form: str, guess: str, lemma: str) -> None:
    assert known_verb(form, guess, language) == lemma
