"""Russian names without a parser: case endings, compounds, look-alikes, nominatives, and people known by their Cyrillic names."""

import pytest

from chancery.grounding.cases import case_spellings, fixed_part, nominatives
from chancery.grounding.declension import suits
from chancery.grounding.gazetteer import can_ground, find_known, offices
from chancery.grounding.register import find_terms
from chancery.grounding.transliteration import pinyin, romanized, sound
from chancery.lexicons import read_lexicon


def found(text: str) -> str:
    """Return what is found, in order, as ``words=code`` joined by commas."""
    return ", ".join(f"{text[h.start : h.end]}={h.entry.code}" for h in find_known(text, "ru"))


NAMES = [
    ("Казахстан и Россия", "Казахстан=KAZ, Россия=RUS"),
    ("переговоры с Казахстаном и Россией", "Казахстаном=KAZ, Россией=RUS"),
    ("российско-казахстанские отношения", "российско=RUS, казахстанские=KAZ"),
    ("франко-германский и американо-китайский диалог", "франко=FRA, германский=DEU, американо=USA, китайский=CHN"),
    ("азербайджано-туркменской комиссии", "азербайджано=AZE, туркменской=TKM"),
    ("Российской Федерации, Республикой Казахстан", "Российской Федерации=RUS, Республикой Казахстан=KAZ"),
    ("Соединенными Штатами Америки и США", "Соединенными Штатами Америки=USA, США=USA"),
    ("в КНР, КНДР, ОАЭ и ФРГ", "КНР=CHN, КНДР=PRK, ОАЭ=ARE, ФРГ=DEU"),
    ("РОССИЯ И СОЕДИНЁННЫЕ ШТАТЫ", "РОССИЯ=RUS, СОЕДИНЁННЫЕ ШТАТЫ=USA"),
    ("Египту, Нидерландам, Филиппинами, Афинах", "Египту=EGY, Нидерландам=NLD, Филиппинами=PHL, Афинах=GRC"),
    ("Нигера и Нигерии", "Нигера=NER, Нигерии=NGA"),
    ("Гвинеи, Гвинеи-Бисау и Экваториальной Гвинеи", "Гвинеи=GIN, Гвинеи-Бисау=GNB, Экваториальной Гвинеи=GNQ"),
    ("Кот-д’Ивуара и Шри-Ланки", "Кот-д’Ивуара=CIV, Шри-Ланки=LKA"),
    ("Южной Кореи и Республики Корея", "Южной Кореи=KOR, Республики Корея=KOR"),
    ("с китайцами, россиянам, поляков и турками", "китайцами=CHN, россиянам=RUS, поляков=POL, турками=TUR"),
    ("в Кремле, Белому дому, Госдепом", "Кремле=RUS, Белому дому=USA, Госдепом=USA"),
    ("из Москвы в Пекин и Астану", "Москвы=RUS, Пекин=CHN, Астану=KAZ"),
    ("в ООН, ОБСЕ и ОДКБ", "ООН=UN, ОБСЕ=OSCE, ОДКБ=CSTO"),
    ("Организации Объединенных Наций", "Организации Объединенных Наций=UN"),
    ("Советом Безопасности ООН", "Советом Безопасности ООН=UNSC"),
    ("Евросоюзом, «Газпрому», ЧВК «Вагнер»", "Евросоюзом=EU, Газпрому=Gazprom, ЧВК «Вагнер=Wagner Group"),
    ("Совета Россия — НАТО", "Совета Россия — НАТО=NATO-Russia Council"),
    ("в Санкт-Петербурге и Ростове-на-Дону", "Санкт-Петербурге=St. Petersburg, Ростове-на-Дону=Rostov-on-Don"),
    ("Каспийского моря, Южного Кавказа", "Каспийского моря=Caspian Sea, Южного Кавказа=South Caucasus"),
    ("министром иностранных дел РФ", "министром иностранных дел=foreign-minister, РФ=RUS"),
    ("министры иностранных дел", "министры иностранных дел=foreign-minister"),
    ("главы внешнеполитических ведомств", "главы внешнеполитических ведомств=foreign-minister"),
    ("чрезвычайным и полномочным послом", "чрезвычайным и полномочным послом=ambassador"),
    ("премьер-министру и вице-премьеров", "премьер-министру=prime-minister, вице-премьеров=deputy-prime-minister"),
]  # fmt: skip

# Look-alikes: nothing is named, or less than it seems.
TRAPS = [
    ("Антон Чехов и господин Поляков", ""),
    ("после этого, того и чада", ""),
    ("президентский, министерский, китаист, русалка", ""),
    ("в Северной Ирландии", "Северной Ирландии=Northern Ireland"),
    ("в Персидском заливе", "Персидском заливе=Persian Gulf"),
    ("по-русски, москвич, казахстанизация", ""),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_russian_names_and_titles(text: str, expected: str) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), TRAPS)
def test_look_alikes_name_nobody(text: str, expected: str) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("forms", "code"),
    [
        ("Россия России Россию Россией", "RUS"),
        ("Китай Китая Китаю Китаем Китае", "CHN"),
        ("Казахстан Казахстана Казахстану Казахстаном Казахстане", "KAZ"),
        ("Беларусь Беларуси Беларусью", "BLR"),
        ("Москва Москвы Москве Москву Москвой", "RUS"),
        ("Израиль Израиля Израилю Израилем Израиле", "ISR"),
        ("Косово Косова Косову Косовом Косове", "XKX"),
        ("иранский иранского иранскому иранским иранском иранская иранской иранскую иранское иранские иранских иранскими", "IRN"),
        ("японец японца японцу японцем японцы японцев японцам японцами японцах", "JPN"),
        ("россиянин россиянина россияне россиян россиянам россиянами", "RUS"),
    ],
)
def test_a_name_keeps_its_meaning_in_every_case(forms: str, code: str) -> None:
    assert [form for form in forms.split() if found(form) != f"{form}={code}"] == []


def test_every_unambiguous_form_of_a_state_is_found_as_that_state() -> None:
    lost = []
    for state in read_lexicon("ru", "states")["state"]:
        for field in ("names", "adjectives", "demonyms", "capitals", "seats"):
            for form in state.get(field, ()):
                whole = [h.entry.state for h in find_known(form, "ru") if h.end - h.start == len(form.rstrip("-"))]
                if form not in state.get("ambiguous", ()) and state["code"] not in whole:
                    lost.append(f"{form}={state['code']}")
    assert lost == []


def test_every_body_place_and_title_is_found() -> None:
    listed = [(b["code"], f) for b in read_lexicon("actors", "bodies")["body"] for f in b.get("ru", ())]
    listed += [(p["name"], f) for p in read_lexicon("actors", "places")["place"] for f in p.get("ru", ())]
    listed += [(office, title) for office, entry in offices("ru").items() for title in entry["titles"]]
    assert [form for code, form in listed if code not in [h.entry.code for h in find_known(form, "ru")]] == []


def test_russian_can_be_grounded() -> None:
    assert can_ground("ru")


@pytest.mark.parametrize(
    ("form", "nominative"),
    [
        ("Лаврова", "Лавров"), ("Путину", "Путин"), ("Токаевым", "Токаев"), ("Зеленского", "Зеленский"),
        ("Захаровой", "Захарова"),
        ("Меркель", "Меркель"), ("Сергеем", "Сергей"), ("Марии", "Мария"), ("Павла", "Павел"), ("Лукашенко", "Лукашенко"),
        ("Касым-Жомарту", "Касым-Жомарт"), ("Обамой", "Обама"), ("Пашиняном", "Пашинян"), ("Рубио", "Рубио"),
        ("Яковенко", "Яковенко"),
    ],
)  # fmt: skip
def test_a_name_in_any_case_may_have_its_nominative(form: str, nominative: str) -> None:
    assert nominative in nominatives(form)


@pytest.mark.parametrize(
    ("form", "start"), [("Россия", "Росси"), ("премьер-министр", "премьер"), ("франко-", "франко"), ("посол", "пос")]
)
def test_what_never_changes_begins_every_case(form: str, start: str) -> None:
    assert fixed_part(form) == start
    spellings = [spelling[0].stem.casefold() for spelling in case_spellings(form)]
    assert spellings and all(stem.startswith(start.casefold()[:-1]) for stem in spellings)


PEOPLE = [
    ("Сергей Лавров", 2013, "Sergey Lavrov"),
    ("Касым-Жомарт Токаев", 2020, "Kassym-Jomart Tokayev"),
    ("Нурсултан Назарбаев", 2013, "Nursultan Nazarbayev"),
    ("Шавкат Мирзиёев", 2022, "Shavkat Mirziyoyev"),
    ("Эмманюэль Макрон", 2020, "Emmanuel Macron"),
    ("Дональд Трамп", 2018, "Donald Trump"),
    ("Джо Байден", 2022, "Joe Biden"),
    ("Олаф Шольц", 2022, "Olaf Scholz"),
    ("Александр Вучич", 2020, "Aleksandar Vučić"),
    ("Петер Сийярто", 2020, "Péter Szijjártó"),
    ("Мевлют Чавушоглу", 2020, "Mevlüt Çavuşoğlu"),
    ("Си Цзиньпин", 2020, "Xi Jinping"),
    ("Ван И", 2020, "Wang Yi"),
    ("Трамп", 2018, "Donald Trump"),
]


@pytest.mark.parametrize(("name", "year", "person"), PEOPLE)
def test_a_name_in_cyrillic_finds_the_person(name: str, year: int, person: str) -> None:
    assert {term.person for term in find_terms(name, year)} == {person}


@pytest.mark.parametrize("name", ["Газпром", "Северный Поток", "Ведомости", "Иван Лавров", "Трамп Тауэр", "Аваза"])
def test_a_name_in_cyrillic_that_nobody_bears_finds_nobody(name: str) -> None:
    assert find_terms(name, 2020) == []


def test_letters_and_sounds() -> None:
    assert romanized("Щербаков, Юрий; Kyiv") == "Shcherbakov, Yuriy; Kyiv"
    assert pinyin("Кэцян").startswith("keq")
    assert sound("Шмидт") == sound("Schmidt") and sound("Юнкер") != sound("Бункер")


@pytest.mark.parametrize(
    ("pronoun", "name", "fits"),
    [
        ("его", "Нарендра Моди", True),
        ("её", "Мария Захарова", True),
        ("его", "Мария Захарова", False),
        ("она", "Сергей Лавров", False),
    ],
)
def test_a_pronoun_suits_a_name_by_its_gender(pronoun: str, name: str, fits: bool) -> None:
    assert suits(pronoun, name) is fits
