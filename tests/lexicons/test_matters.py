"""The lexicons by which the ledger compares texts: in order, in all languages, each term found, none in common words."""

import itertools

import pytest

from chancery.ledger.keys import fold
from chancery.ledger.words import find_terms, listed
from chancery.lexicons import read_lexicon

LANGUAGES = ("en", "hu", "ru")
ACTS = read_lexicon(".", "acts")
MATTERS = read_lexicon(".", "matters")
OUTCOMES = read_lexicon(".", "outcomes")

# Words of everyday diplomatic prose that tell of no matter; each begins as some matter's word does or might.
COMMON = """
reference country countries international ultimately consulting second secondary power powerful poster report reported transport
transfer express national nation nationality president presidential precedent secretary security station statement stage state
minister ministerial ministry administration general generally particular partner partnership parties party press pressing
progress project projected proposal process processing protocol provision relation relations related relative release resolution
resolve respect response responsible result return review region regional regular regularly council counsel counter court

nemzeti nemzetközi miniszter miniszterelnök miniszterelnökség ország országok országgyűlés kormány kormányzat elnök elnökség
külügyminiszter találkozó találkozott tárgyalás tárgyalások megállapodás megállapodott együttműködés kapcsolat kapcsolatok terület
területek kérdés kérdések lehetőség fontos fejlesztés gazdaság gazdasági politika politikai közös között közlemény vezető vezetők

президент министр министерство государство государственный страна страны правительство отношения сотрудничество переговоры встреча
вопрос вопросы развитие область сторона стороны визит официальный совместный международный национальный региональный проект
решение работа работы заявление глава лидер участие участники рамках также экономика экономический политика политический
"""


@pytest.mark.parametrize("lexicon", [MATTERS, OUTCOMES, ACTS], ids=["matters", "outcomes", "acts"])
def test_entries_are_in_order_and_in_all_languages(lexicon: dict[str, dict[str, list[str]]]) -> None:
    assert list(lexicon) == sorted(lexicon)
    assert [entry for entry, terms in lexicon.items() if tuple(terms) != LANGUAGES or not all(terms.values())] == []


@pytest.mark.parametrize("lexicon", [MATTERS, OUTCOMES, ACTS], ids=["matters", "outcomes", "acts"])
def test_no_term_stands_twice(lexicon: dict[str, dict[str, list[str]]]) -> None:
    terms = sorted((language, fold(term)) for entry in lexicon.values() for language in LANGUAGES for term in entry[language])
    assert [one for one, other in itertools.pairwise(terms) if one == other] == []


@pytest.mark.parametrize(("name", "lexicon"), [("matters", MATTERS), ("outcomes", OUTCOMES), ("acts", ACTS)])
def test_every_term_is_found(name: str, lexicon: dict[str, dict[str, list[str]]]) -> None:
    told = [(entry, term) for entry, languages in lexicon.items() for terms in languages.values() for term in terms]
    missed = [(entry, term) for entry, term in told if entry not in find_terms(name, fold(term.replace("*", "")))]
    assert len(told) > 300
    assert missed == []


@pytest.mark.parametrize("word", COMMON.split())
def test_common_words_tell_of_no_matter(word: str) -> None:
    assert find_terms("matters", fold(word)) == ()


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("a nuclear power plant", "nuclear_plant"),
        ("atomerőművet építenek", "nuclear_plant"),
        ("строительство атомной электростанции", "nuclear_plant"),
        ("the demarcation of the border", "border_demarcation"),
        ("a nagysebességű vasutat", "high_speed_railway"),
        ("транзит газа через территорию", "gas_transit"),
    ],
)
def test_a_matter_is_the_same_in_every_language_and_case(text: str, matter: str) -> None:
    assert matter in find_terms("matters", fold(text))


@pytest.mark.parametrize("name", list(read_lexicon(".", "ledger_words")))
def test_word_lists_are_in_order(name: str) -> None:
    for words in read_lexicon(".", "ledger_words")[name].values():
        assert len({fold(word) for word in words}) == len(words)
        assert words == sorted(words, key=fold)
    assert listed(name)
