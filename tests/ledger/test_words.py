"""What a text is about: stems in one language, names and matters in all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.ledger.words import find_terms, read_words, stem


@pytest.mark.parametrize(
    ("word", "left"),
    [
        ("gas", "gas"),
        ("road", "road"),
        ("roads", "road"),
        ("border", "borde"),
        ("railway", "railw"),
        ("pipelines", "pipeli"),
        ("2008", "2008"),
        ("16500000", "16500000"),
    ],
)
def test_a_stem_is_what_inflection_leaves(word: str, left: str) -> None:
    assert stem(word) == left


@given(st.text(max_size=20))
def test_a_stem_is_a_beginning(word: str) -> None:
    assert word.startswith(stem(word))


def test_small_words_are_left_out_and_numbers_kept() -> None:
    assert read_words("They will build a road of 7 km in the north by 2010.").stems == ("2010", "7", "buil", "nort", "road")


def test_stems_are_of_the_claim_names_and_matters_of_its_sentence_too() -> None:
    words = read_words("the project", "They want the project of a nuclear power plant near Balkhash.")
    assert words.stems == ("proje",)
    assert words.names == ("blhs",)
    assert words.matters == ("nuclear_plant",)


@pytest.mark.parametrize(
    "text",
    [
        "They spoke about a nuclear power plant.",
        "Egy atomerőmű építéséről tárgyaltak.",
        "Речь шла о строительстве атомной электростанции.",
    ],
)
def test_a_matter_is_the_same_in_every_language(text: str) -> None:
    assert read_words(text).matters == ("nuclear_plant",)


def test_a_name_is_the_same_in_every_script() -> None:
    texts = (
        "They met in Petropavlovsk yesterday.",
        "Tegnap Petropavlovszk városában találkoztak.",
        "Вчера в Петропавловск прибыли.",
    )
    assert [read_words(text).names for text in texts] == [("ptrpvlvsk",)] * 3


def test_states_their_people_and_capitals_are_no_names() -> None:
    assert read_words("In May the Russian president and Kazakhstan met in Astana with Hungarians.").names == ()


def test_the_first_word_of_a_sentence_is_no_name() -> None:
    assert read_words("Bridges are built.").names == ()
    assert read_words("two bridges", "Bridges are built. Bridges cost much.").names == ()


def test_a_word_that_begins_with_an_accent_is_no_name() -> None:
    assert read_words("A két állam egy üzem építéséről és átadásáról beszélt.").names == ()


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("The visit was cancelled.", ("cancelled",)),
        ("A látogatást elhalasztották.", ("postponed",)),
        ("Строительство моста завершено.", ("done",)),
        ("Work on the bridge began.", ("begun",)),
        ("They called it off.", ("cancelled",)),
        ("They called the whole thing off.", ()),
        ("Off they called.", ()),
        ("They spoke about a bridge.", ()),
    ],
)
def test_outcomes(text: str, outcomes: tuple[str, ...]) -> None:
    assert find_terms("outcomes", text.casefold().rstrip(".")) == outcomes


def test_outcomes_are_looked_for_in_what_tells_the_claim_alone() -> None:
    assert read_words("build a bridge", "They build a bridge; the visit was cancelled.", "will build a bridge").outcomes == ()
    assert read_words("build a bridge", "", "scrapped plans to build a bridge").outcomes == ("cancelled",)


@given(st.text(max_size=60), st.text(max_size=60))
def test_all_parts_are_sorted_and_told_once(text: str, context: str) -> None:
    for part in read_words(text, context):
        assert list(part) == sorted(set(part))
