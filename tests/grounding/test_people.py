"""The people of a document: one person a name, the fullest spelling, the state, the ranks."""

import pytest

from chancery.grounding.people import Cast, Person, home_state
from chancery.languages.pipeline import parse


def cast(text: str, language: str = "en", year: int = 2013) -> Cast:
    return Cast(parse(text, language), year, home_state(language))


def codes(text: str, language: str = "en", year: int = 2013) -> list[str]:
    return [person.code for person in cast(text, language, year).people]


PEOPLE = [
    ("en", 2013, "The Kazakh Foreign Minister Erlan Idrisov arrived.", ["Erlan Idrisov|KAZ"]),
    ("en", 2013, "President of Belarus Aleksandr Lukashenko arrived.", ["Aleksandr Lukashenko|BLR"]),
    ("en", 2023, "The President of the Republic of Korea, Yoon Suk Yeol, arrived. President Yoon spoke.", ["Yoon Suk Yeol|KOR"]),
    ("en", 2013, "Ex-President Putin spoke.", ["Putin|RUS"]),
    ("en", 2020, "President-elect Joe Biden spoke.", ["Joe Biden|USA"]),
    ("en", 2013, "Former Polish President Lech Walesa spoke.", ["Lech Walesa|POL"]),
    ("en", 2013, "Sergei Lavrov arrived. Lavrov spoke. Mr Lavrov left.", ["Sergei Lavrov|RUS"]),
    ("en", 2013, "Lavrov in Astana\nRussian Foreign Minister Sergei Lavrov arrived.", ["Sergei Lavrov|RUS"]),
    ("en", 2015, "Xi Jinping arrived. President Xi spoke.", ["Xi Jinping|CHN"]),
    ("en", 2022, "Ursula von der Leyen, the President of the European Commission, arrived.", ["Ursula von der Leyen"]),
    ("en", 2013, "UN Secretary-General Ban Ki-moon arrived.", ["Ban Ki-moon"]),
    ("en", 2013, "NATO Secretary General Anders Fogh Rasmussen arrived.", ["Anders Fogh Rasmussen"]),
    ("en", 2013, "Russia's President Vladimir Vladimirovich Putin arrived.", ["Vladimir Putin|RUS"]),
    ("en", 2019, "Saudi Arabia's Crown Prince Mohammed bin Salman arrived.", ["Mohammed bin Salman|SAU"]),
    ("en", 2019, "French President Emmanuel Macron arrived.", ["Emmanuel Macron|FRA"]),
    ("en", 2019, "Emmanuel Macron visited Russia.", ["Emmanuel Macron|FRA"]),
    ("en", 2022, "Chinese Foreign Minister Wang Yi arrived. Wang spoke.", ["Wang Yi|CHN"]),
    ("en", 2013, "Russian Foreign Minister Sergei Lavrov met his Kazakh counterpart Erlan Idrisov.",
     ["Sergei Lavrov|RUS", "Erlan Idrisov|KAZ"]),
    ("en", 2016, "The visit of H.E. Ollanta Humala to Chile ended.", ["Ollanta Humala|PER"]),
    ("en", 2016, "They met Her Excellency Maria Silva, the Foreign Minister of Angola.", ["Maria Silva|AGO"]),
    ("en", 2016, "They met H.E. Maria Silva, the Foreign Minister of Angola.", ["Maria Silva|AGO"]),
    ("en", 2024, "Minister of Foreign Affairs, Emigration and Egyptian Expatriates Badr Abdelatty rose.", ["Badr Abdelatty|EGY"]),
    ("en", 2024, "Romania's Minister of Transport, Tourism and Trade Ana Popescu spoke.", ["Ana Popescu|ROU"]),
    ("en", 2024, "Togo's Minister of Foreign Affairs and International Cooperation Robert Dussey spoke.", ["Robert Dussey|TGO"]),
    ("en", 2023, "The talks with Hassan Sheikh Mohamud ended.", ["Hassan Sheikh Mohamud|SOM"]),
    ("en", 2010, "Somali President Sharif Sheikh Ahmed spoke.", ["Sharif Sheikh Ahmed|SOM"]),
    ("en", 2023, "Bangladeshi Prime Minister Sheikh Hasina spoke.", ["Sheikh Hasina|BGD"]),
    ("en", 2023, "Malaysian Prime Minister Anwar Ibrahim spoke. The talks with Anwar ended.", ["Anwar Ibrahim|MYS"]),
    ("en", 2015, "Cambodian Commerce Minister Sun Chanthol spoke.", ["Sun Chanthol|KHM"]),
    ("en", 2015, "They met Jan-Christian Blum, the German ambassador.", ["Jan-Christian Blum|DEU"]),
    ("en", 2015, "Slovak Foreign Minister Jan Kubis spoke.", ["Jan Kubis|SVK"]),
    ("hu", 2013, "Szergej Lavrov orosz külügyminiszter tárgyalt.", ["Szergej Lavrov|RUS"]),
    ("hu", 2023, "Orbán Viktor miniszterelnök tárgyalt.", ["Orbán Viktor|HUN"]),
    ("hu", 2023, "Kaszim-Zsomart Tokajev kazah elnök tárgyalt.", ["Kaszim-Zsomart Tokajev|KAZ"]),
    ("hu", 2024, "A szlovák kormányfő, Robert Fico tárgyalt.", ["Robert Fico|SVK"]),
    ("hu", 2013, "A volt lengyel elnök, Lech Walesa tárgyalt.", ["Lech Walesa|POL"]),
    ("hu", 2013, "Jurij Usakov, az orosz elnök külpolitikai tanácsadója tárgyalt.", ["Jurij Usakov|RUS"]),
    ("hu", 2023, "Tegnap Recep Tayyip Erdogan fogadta Orbán Viktort.", ["Orbán Viktor|HUN", "Recep Tayyip Erdogan|TUR"]),
    ("hu", 2023, "Tegnap Recep Tayyip Erdogannal tárgyalt.", ["Recep Tayyip Erdogan|TUR"]),
    ("hu", 2025, "Tegnap Volodimir Zelenszkijjel tárgyalt.", ["Volodimir Zelenszkij|UKR"]),
    ("hu", 2019, "Trumppal és Putyinnal is tárgyalt.", ["Trump|USA", "Putyin|RUS"]),
    ("hu", 2022, "Tegnap Emmanuel Macron francia elnökkel egyeztetett.", ["Emmanuel Macron|FRA"]),
    ("hu", 2015, "Orbán Viktor Vlagyimir Putyinnal tárgyalt.", ["Orbán Viktor|HUN", "Vlagyimir Putyin|RUS"]),
    ("hu", 2015, "Vlagyimir Putyin itt járt. Orbán Viktor Putyinnal tárgyalt.", ["Orbán Viktor|HUN", "Vlagyimir Putyin|RUS"]),
    ("hu", 2015, "Vlagyimir Putyin Budapesten járt. A miniszterelnök Putyinnal tárgyalt.", ["Vlagyimir Putyin|RUS"]),
    ("hu", 2021, "Szijjártó Péter külügyminiszter tárgyalt. Szijjártó elutazott.", ["Szijjártó Péter|HUN"]),
    ("hu", 2025, "Antonio Costa, az Európai Tanács elnöke Pekingben tárgyalt.", ["Antonio Costa"]),
]  # fmt: skip

TRAPS = [
    ("en", 2013, "The Washington Post and Gazprom praised the Nord Stream.", []),
    ("en", 2013, "On Monday in May the ministers met in Baku.", []),
    ("en", 2013, "On Sun the ministers met in Baku.", []),
    ("en", 2024, "The Minister of Trade and Robert Dussey spoke.", ["Robert Dussey|TGO"]),
    ("en", 2013, "Al Jazeera reported on Lake Victoria.", []),
    ("en", 2013, "Moscow and Beijing signed the Shanghai Treaty.", []),
    ("en", 1990, "Mr Lavrov, a baker, lives in Riga.", ["Lavrov"]),
    ("en", 2013, "Ivan Lavrov, a baker, lives in Riga.", ["Ivan Lavrov"]),
    ("hu", 2013, "Az Európai Parlament Strasbourgban ülésezett.", []),
    ("hu", 2013, "A Duna partján tüntettek hétfőn.", []),
]


@pytest.mark.parametrize(("language", "year", "text", "expected"), PEOPLE)
def test_people_have_their_names_and_states(language: str, year: int, text: str, expected: list[str]) -> None:
    assert sorted(codes(text, language, year)) == sorted(expected)


@pytest.mark.parametrize(("language", "year", "text", "allowed"), TRAPS)
def test_things_and_namesakes_are_no_officeholders(language: str, year: int, text: str, allowed: list[str]) -> None:
    assert set(codes(text, language, year)) <= set(allowed)


SHORT_NAMES = [
    (2019, "British Prime Minister Theresa May arrived. May asked for time.", ["Theresa May|GBR"]),
    (2017, "Egyptian President Abdel Fattah el-Sisi arrived. El-Sisi left.", ["Abdel Fattah el-Sisi|EGY"]),
    (2014, "US Assistant Secretary of State Victoria Nuland arrived.", ["Victoria Nuland|USA"]),
    (2013, "Chad Smith won.", ["Chad Smith"]),
    (2016, "Barack Obama arrived. Obama spoke.", ["Barack Obama|USA"]),
    (2016, "The Obama administration agreed.", ["Obama|USA"]),
]


@pytest.mark.parametrize(("year", "text", "expected"), SHORT_NAMES)
def test_names_that_are_also_states_or_months_are_people(year: int, text: str, expected: list[str]) -> None:
    assert codes(text, "en", year) == expected


@pytest.mark.parametrize("text", ["the Niger Delta", "the Jordan River", "Huckleberry Finn slept.", "Nice weather came."])
def test_a_name_that_is_part_of_another_is_no_state(text: str) -> None:
    assert [k for known in cast(text).known for k in known if k.hit.entry.kind in ("state", "place")] == []


@pytest.mark.parametrize(("year", "code"), [(1985, "SUN"), (1995, "RUS"), (0, "RUS")])
def test_a_cast_knows_the_states_of_its_year(year: int, code: str) -> None:
    known = cast("Moscow rejected the offer.", year=year).known[0]
    assert [k.hit.entry.code for k in known] == [code]


def person(text: str, name: str, language: str = "en") -> Person:
    return next(p for p in cast(text, language).people if p.name == name)


def test_ranks_and_roles_come_from_titles() -> None:
    lavrov = person("Russian Foreign Minister Sergei Lavrov arrived.", "Sergei Lavrov")
    assert (lavrov.ranks, lavrov.roles, lavrov.how) == ({"minister"}, {"Minister of Foreign Affairs"}, "title")


def test_who_is_named_sheikh_behind_an_office_holds_the_office() -> None:
    assert person("Bangladeshi Prime Minister Sheikh Hasina spoke.", "Sheikh Hasina").roles == {"Prime Minister"}


def test_a_former_office_gives_no_rank() -> None:
    walesa = person("Former Polish President Lech Walesa spoke.", "Lech Walesa")
    assert (walesa.ranks, walesa.state) == (set(), "POL")


def test_the_documents_own_title_stands_before_the_register() -> None:
    assert codes("Armenia's foreign minister Sergei Lavrov arrived.") == ["Sergei Lavrov|ARM"]


def test_two_people_of_one_surname_stay_two() -> None:
    assert set(codes("George Bush met Laura Bush. Jeb Bush was there.", year=2005)) >= {"George Bush|USA"}
    assert len(codes("George Bush met Laura Bush.", year=2005)) == 2


def test_hungarian_outlets_name_their_own_officeholders_without_the_state() -> None:
    assert (home_state("hu"), home_state("en")) == ("HUN", "")
    assert codes("Kovács Gergő miniszterelnök tárgyalt.", "hu", 2040) == ["Kovács Gergő|HUN"]
    assert codes("Prime Minister Greg Smithson spoke.", "en", 2040) == ["Greg Smithson"]


def test_a_given_name_that_is_also_a_word_opens_a_sentence_where_people_go_by_it() -> None:
    found = cast("Myanmar's President Win Myint spoke. Win left on Friday.", year=2019)
    assert [[m.text for m in mentions] for mentions in found.names] == [["Win Myint"], ["Win"]]


def test_every_mention_stands_at_its_words() -> None:
    text = "Sergei Lavrov arrived. Lavrov met Kazakh Foreign Minister Erlan Idrisov."
    found = cast(text)
    assert [[m.text for m in mentions] for mentions in found.names] == [["Sergei Lavrov"], ["Lavrov", "Erlan Idrisov"]]
    assert found.names[0][0].person is found.names[1][0].person
