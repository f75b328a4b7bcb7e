"""Names matched letter by letter: offsets stay, gaps and quotation marks are bridged, words end where they end."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.grounding.cases import case_spellings
from chancery.grounding.forms import Piece, end_of, endings, form_of, plain, prepare
from chancery.grounding.gazetteer import TAILS, find_known


@given(st.text(max_size=40), st.sampled_from(("en", "hu", "ru")))
def test_a_text_ready_to_be_searched_keeps_its_offsets(text: str, language: str) -> None:
    ready = prepare(text, language)
    assert len(ready.exact) == len(ready.lower) == len(text)


def test_letters_that_stand_for_each_other_are_one() -> None:
    assert prepare("Côte d’Ivoire, İzmir", "en").lower == "côte d'ivoire, İzmir"
    assert prepare("Ёлкин – «Орёл»", "ru").exact == "Елкин - «Орел»"


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("New Zealand signed", 11),
        ("New\n  Zealand", 13),
        ("New Zealander", -1),
        ("NEW ZEALAND", -1),
        ("Newer Zealand", -1),
        ("New", -1),
    ],
)
def test_words_are_joined_by_any_space_and_end_where_they_end(text: str, end: int) -> None:
    name = form_of([plain("New Zealand", TAILS["en"])], "en")
    assert end_of(name, prepare(text, "en"), 0) == end


def test_a_loose_name_stands_in_any_case_of_letters() -> None:
    name = form_of([plain("foreign minister", TAILS["en"])], "en", loose=True)
    assert end_of(name, prepare("the FOREIGN Minister", "en"), 4) == 20


def test_what_must_precede_is_asked_for_its_spelling_alone() -> None:
    name = form_of([plain("того", None), plain("Того", None)], "ru", before=[None, re.compile(r"(?<=\s)")])
    assert end_of(name, prepare("Того", "ru"), 0) == -1
    assert end_of(name, prepare("в Того", "ru"), 2) == 6
    assert end_of(name, prepare("того", "ru"), 0) == 4


def test_the_longest_ending_that_fits_is_taken() -> None:
    assert endings(("", "а", "ами"), "ru").match("ами") is not None
    form = form_of([[Piece(None, "договор", endings(("", "а", "ами"), "ru"))]], "ru")
    assert [end_of(form, prepare(word, "ru"), 0) for word in ("договор", "договорами", "договорам")] == [7, 10, -1]


@given(
    st.sampled_from(("Российская Федерация", "Шанхайская организация сотрудничества", "министр иностранных дел", "Южная Осетия")),
    st.sampled_from((" ", "  ", "\n", "\u00a0", ' "', "» ", "» «")),
)
def test_quotation_marks_and_spaces_between_russian_words_are_bridged(form: str, gap: str) -> None:
    text = gap.join(form.split())
    assert end_of(form_of(case_spellings(form), "ru"), prepare(text, "ru"), 0) == len(text)


@given(st.sampled_from(("Kazakhstan", "Hungary", "Viet Nam", "Kremlin")), st.text("ab z-'.,\n", max_size=6))
def test_a_name_found_is_the_text_between_its_offsets(name: str, behind: str) -> None:
    text = f"In {name}{behind}"
    for hit in find_known(text, "en"):
        assert text[hit.start : hit.end] == hit.entry.form
