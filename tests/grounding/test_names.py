"""Titles with the states and bodies that own them, and runs of capitalised words, in real parses."""

import pytest

from chancery.grounding.known import known_names
from chancery.grounding.names import find_names, is_person
from chancery.grounding.titles import Title, find_titles
from chancery.languages.pipeline import parse


def titles(text: str, language: str) -> list[Title]:
    return [title for sentence in parse(text, language) for title in find_titles(sentence, known_names(sentence))]


def told(title: Title) -> str:
    """Return a title as ``role of OWNERS``, with its status where it is not the current one, and ``+`` for a plural."""
    owners = " ".join([*title.states, *title.bodies])
    status = "" if title.status == "current" else f" ({title.status})"
    return f"{title.role}{'+' if title.plural else ''}{' of ' + owners if owners else ''}{status}"


def names(text: str, language: str) -> list[str]:
    """Return the runs of capitalised words that no lexicon explains."""
    found = []
    for sentence in parse(text, language):
        for first, last in find_names(sentence, known_names(sentence)):
            found.append(text[sentence.words[first].start : sentence.words[last].end])
    return found


FOREIGN = "Minister of Foreign Affairs"

TITLES = [
    ("en", "The Kazakh Foreign Minister Erlan Idrisov arrived.", [f"{FOREIGN} of KAZ"]),
    ("en", "The President of Belarus Aleksandr Lukashenko arrived.", ["President of BLR"]),
    ("en", "The President of the Republic of Korea, Yoon Suk Yeol, arrived.", ["President of KOR"]),
    ("en", "Russia's foreign minister, Sergei Lavrov, arrived.", [f"{FOREIGN} of RUS"]),
    ("en", "Russia’s foreign minister arrived.", [f"{FOREIGN} of RUS"]),
    ("en", "Sergei Lavrov, the Russian foreign minister, arrived.", [f"{FOREIGN} of RUS"]),
    ("en", "Russia's and Kazakhstan's foreign ministers met.", [f"{FOREIGN}+ of RUS KAZ"]),
    ("en", "The Russian and Kazakh foreign ministers met.", [f"{FOREIGN}+ of RUS KAZ"]),
    ("en", "The foreign ministers of Russia and Kazakhstan met.", [f"{FOREIGN}+ of RUS KAZ"]),
    ("en", "The presidents of Russia, Belarus and Kazakhstan met.", ["President+ of RUS BLR KAZ"]),
    ("en", "The former Polish president Lech Walesa spoke.", ["President of POL (former)"]),
    ("en", "The ex-president of Poland spoke.", ["President of POL (former)"]),
    ("en", "Poland's then foreign minister Radek Sikorski spoke.", [f"{FOREIGN} of POL (former)"]),
    ("en", "US President-elect Joe Biden spoke.", ["President of USA (incoming)"]),
    ("en", "The U.S. Secretary of State John Kerry spoke.", ["Secretary of State of USA"]),
    ("en", "NATO Secretary General Jens Stoltenberg spoke.", ["Secretary-General of NATO"]),
    ("en", "Hungary's Minister of Foreign Affairs and Trade spoke.", ["Minister of Foreign Affairs and Trade of HUN"]),
    ("en", "The Minister of Foreign Affairs and International Cooperation of Togo spoke.", [f"{FOREIGN} of TGO"]),
    ("en", "The High Representative spoke.", ["High Representative of EU"]),
    ("en", "The High Representative for Bosnia spoke.", ["High Representative of BIH"]),
    ("hu", "Szergej Lavrov orosz külügyminiszter Budapesten tárgyalt.", [f"{FOREIGN} of RUS"]),
    ("hu", "Az orosz külügyminiszterrel tárgyalt.", [f"{FOREIGN} of RUS"]),
    ("hu", "Oroszország külügyminisztere Budapesten tárgyalt.", [f"{FOREIGN} of RUS"]),
    ("hu", "A volt lengyel elnök beszélt.", ["President of POL (former)"]),
    ("hu", "A megválasztott lengyel elnök beszélt.", ["President of POL (incoming)"]),
    ("hu", "Az Egyesült Államok elnöke Moszkvába utazott.", ["President of USA"]),
    ("hu", "Orbán Viktor miniszterelnök beszélt.", ["Prime Minister"]),
    ("hu", "A NATO főtitkára Budapesten tárgyalt.", ["Secretary-General of NATO"]),
]

# Owners that are none, and titles that are none.
TRAPS = [
    ("en", "In Moscow President Nazarbayev met the minister.", "President"),
    ("en", "On the way to Kazakhstan President Putin spoke.", "President"),
    ("en", "The presidential palace in Astana is new.", ""),
    ("en", "He took the chair and sat down.", ""),
]


@pytest.mark.parametrize(("language", "text", "expected"), TITLES)
def test_titles_have_their_owners_and_status(language: str, text: str, expected: list[str]) -> None:
    assert [told(title) for title in titles(text, language)] == expected


@pytest.mark.parametrize(("language", "text", "expected"), TRAPS)
def test_a_place_beside_a_title_owns_nothing(language: str, text: str, expected: str) -> None:
    found = [told(title) for title in titles(text, language)]
    assert found[:1] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Kazakh Foreign Minister Erlan Idrisov visited Russia.", ["Erlan Idrisov"]),
        ("en", "President Putin met Mohammed bin Salman in Riyadh.", ["Putin", "Mohammed bin Salman"]),
        ("en", "Then George W. Bush spoke to Jean-Claude Juncker.", ["George W. Bush", "Jean-Claude Juncker"]),
        ("en", "President Ursula von der Leyen met Ban Ki-moon.", ["Ursula von der Leyen", "Ban Ki-moon"]),
        ("en", "On Friday in May the ministers met Sergei Lavrov's deputy.", ["Sergei Lavrov"]),
        ("en", "The Washington Post and The Moscow Times reported on it.", ["Washington Post", "Moscow Times"]),
        ("hu", "Orbán Viktor miniszterelnök Szijjártó Péterrel tárgyalt.", ["Orbán Viktor", "Szijjártó Péterrel"]),
        ("hu", "Antonio Costa és Ursula von der Leyen Pekingbe utazott.", ["Antonio Costa", "Ursula von der Leyen"]),
    ],
)
def test_names_are_runs_of_capitalised_words(language: str, text: str, expected: list[str]) -> None:
    assert names(text, language) == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nursultan Nazarbayev arrived in Moscow.", "Nursultan"),
        ("The talks with Israel Katz went on.", "Israel"),
        ("The talks with Michael Jordan went on.", "Jordan"),
    ],
)
def test_a_place_in_a_persons_name_is_no_place(text: str, place: str) -> None:
    (sentence,) = parse(text, "en")
    assert place not in [k.hit.entry.form for k in known_names(sentence)]


@pytest.mark.parametrize(
    ("text", "place"),
    [("He left Nursultan on Friday.", "Nursultan"), ("The talks with Israel went on.", "Israel"), ("Chad signed it.", "Chad")],
)
def test_the_same_place_alone_is_a_place(text: str, place: str) -> None:
    (sentence,) = parse(text, "en")
    assert place in [k.hit.entry.form for k in known_names(sentence)]


@pytest.mark.parametrize(
    ("language", "name", "expected"),
    [
        ("en", "Sergei Lavrov", True),
        ("en", "Viktor Somebody", True),
        ("en", "Lavrov", True),
        ("en", "Gazprom", False),
        ("en", "Nord Stream", False),
        ("en", "Victory Square", False),
        ("en", "Viktor Palace", False),
        ("hu", "Orbán Viktor", True),
        ("hu", "Szergej Valaki", True),
        ("hu", "Duna Palota", False),
    ],
)
def test_a_person_is_known_by_the_register_or_the_given_name(language: str, name: str, expected: bool) -> None:
    text = f"The talks with {name} went on." if language == "en" else f"Tegnap {name} beszélt."
    (sentence,) = parse(text, language)
    start = text.index(name)
    assert is_person(sentence.between(start, start + len(name)), 2013, language) is expected


def test_a_states_own_council_is_not_the_worlds() -> None:
    for text, code in (("The National Security Council met.", []), ("The Security Council met.", ["UNSC"])):
        (sentence,) = parse(text, "en")
        assert [k.hit.entry.code for k in known_names(sentence)] == code
