"""The person register: spellings that mean one person, years that tell namesakes apart, and names that mean nobody."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.grounding.register import Term, by_ear, find_terms, fold, former_leaders, given_names, skeleton

PEOPLE = [
    ("Sergei Lavrov", 2013, "Sergey Lavrov", "RUS"),
    ("Sergey Lavrov", 2013, "Sergey Lavrov", "RUS"),
    ("Szergej Lavrov", 2013, "Sergey Lavrov", "RUS"),
    ("Vlagyimir Putyin", 2013, "Vladimir Putin", "RUS"),
    ("Dmitrij Medvegyev", 2010, "Dmitry Medvedev", "RUS"),
    ("Kaszim-Zsomart Tokajev", 2020, "Kassym-Jomart Tokayev", "KAZ"),
    ("Kassym-Jomart Tokaev", 2020, "Kassym-Jomart Tokayev", "KAZ"),
    ("Nurszultan Nazarbajev", 2013, "Nursultan Nazarbayev", "KAZ"),
    ("Erlan Idrisov", 2013, "Erlan Idrissov", "KAZ"),
    ("Yerlan Idrissov", 2013, "Erlan Idrissov", "KAZ"),
    ("Aleksandr Lukashenko", 2013, "Alexander Lukashenko", "BLR"),
    ("Viktor Orban", 2013, "Viktor Orbán", "HUN"),
    ("Orbán Viktor", 2013, "Viktor Orbán", "HUN"),
    ("Szijjártó Péter", 2020, "Péter Szijjártó", "HUN"),
    ("Recep Tayyip Erdogan", 2013, "Recep Tayyip Erdoğan", "TUR"),
    ("Mevlut Cavusoglu", 2020, "Mevlüt Çavuşoğlu", "TUR"),
    ("Volodimir Zelenszkij", 2022, "Volodymyr Zelenskyy", "UKR"),
    ("Volodymyr Zelensky", 2022, "Volodymyr Zelenskyy", "UKR"),
    ("Petro Porosenko", 2015, "Petro Poroshenko", "UKR"),
    ("Micheil Szaakasvili", 2010, "Mikheil Saakashvili", "GEO"),
    ("Almazbek Atambajev", 2013, "Almazbek Atambayev", "KGZ"),
    ("Ilham Alijev", 2013, "Ilham Aliyev", "AZE"),
    ("Aleksandar Vucic", 2020, "Aleksandar Vučić", "SRB"),
    ("Yoon Suk Yeol", 2023, "Yoon Suk-yeol", "KOR"),
    ("Shinzo Abe", 2015, "Shinzō Abe", "JPN"),
    ("George Bush", 2005, "George W. Bush", "USA"),
]


NOBODY = ["", " ", ".", "al-", "Al Jazeera", "John Smith", "Zzyx Qwerty", "Ivan Lavrov", "Lavrov Treaty", "Moscow Times"]


@pytest.mark.parametrize(("name", "year", "person", "state"), PEOPLE)
def test_spellings_lead_to_one_person(name: str, year: int, person: str, state: str) -> None:
    assert {(term.person, term.state) for term in find_terms(name, year)} == {(person, state)}


@pytest.mark.parametrize(
    ("surname", "year", "states"),
    [
        ("Lavrov", 2013, {"RUS"}),
        ("Lavrov", 1990, set()),
        ("Lavrov", 0, set()),
        ("Putyin", 2013, {"RUS"}),
        ("Abe", 2015, {"JPN"}),
        ("Abe", 1995, set()),
        ("Sergei", 2013, set()),
    ],
)
def test_a_surname_alone_means_somebody_only_in_that_persons_years(surname: str, year: int, states: set[str]) -> None:
    assert {term.state for term in find_terms(surname, year)} == states


def test_a_leader_is_remembered_for_some_years_and_no_namesake_takes_the_name() -> None:
    assert [t.state for t in former_leaders("Obama", 2019)][:1] == ["USA"]
    assert former_leaders("Obama", 2040) == []
    assert find_terms("Obama", 2019) == []


@pytest.mark.parametrize("name", NOBODY)
def test_names_outside_the_register_mean_nobody(name: str) -> None:
    assert find_terms(name, 2013) == []


def test_the_term_that_covers_the_year_comes_first() -> None:
    assert find_terms("Dmitry Medvedev", 2010)[0].office == "head of state"
    assert find_terms("Dmitry Medvedev", 2015)[0].office == "head of government"
    assert find_terms("Boris Johnson", 2017)[0].office == "foreign minister"
    assert find_terms("Boris Johnson", 2021)[0].office == "head of government"


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
        ("Yıldırım", "yildirim"),
        ("Wałęsa", "walesa"),
        ("George W. Bush", "george w bush"),
        ("Đukanović", "dukanovic"),
        ("M’Bala", "m'bala"),
    ],
)
def test_names_fold_to_plain_letters(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("heard", "english"),
    [
        ("zsirinovszkij", "zhirinovskiy"),
        ("csernomirgyin", "chernomirdin"),
        ("dzsaparov", "japarov"),
        ("janukovics", "yanukovich"),
        ("lukasenka", "lukashenka"),
        ("obama", "obama"),
    ],
)
def test_hungarian_spelling_by_ear_falls_back_to_the_english_one(heard: str, english: str) -> None:
    assert by_ear(heard) == english


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sergei", "sergey"),
        ("aleksandr", "alexandr"),
        ("kharkiv", "harkiv"),
        ("yanukovych", "ianukovich"),
        ("medvedeff", "medvedev"),
    ],
)
def test_romanisations_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("lavrov", "lvov"), ("putin", "rasputin"), ("bush", "busch"), ("obama", "osama")])
def test_different_names_keep_different_skeletons(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_given_names_are_first_names_only() -> None:
    assert given_names() >= {"sergey", "viktor", "vladimir"}
    assert not given_names() & {"lavrov", "nazarbayev"}


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(max_size=25), st.integers(min_value=0, max_value=2100))
@settings(deadline=None)
def test_any_text_may_be_looked_up(name: str, year: int) -> None:
    assert all(isinstance(term, Term) and term.first <= term.last for term in find_terms(name, year))


@given(st.sampled_from(PEOPLE))
@settings(deadline=None)
def test_case_does_not_matter(row: tuple[str, int, str, str]) -> None:
    name, year = row[0], row[1]
    assert find_terms(name.upper(), year) == find_terms(name, year)


def test_a_term_left_open_ends_with_its_successor() -> None:
    assert {(t.first, t.last) for t in find_terms("Joe Biden", 2022) if t.office == "head of state"} == {(2021, 2025)}
    assert [t.state for t in find_terms("Angela Merkel", 2010)][:1] == ["DEU"]
