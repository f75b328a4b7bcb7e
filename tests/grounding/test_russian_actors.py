"""Russian sentences to titles, persons and actors, with whatever Russian pipeline there is; left out where there is none."""

import pytest

from chancery.grounding.actors import Grounding
from chancery.grounding.known import known_names
from chancery.grounding.people import Cast
from chancery.grounding.titles import find_titles
from chancery.languages.parsed import Sentence, Word, span_head
from chancery.languages.pipeline import parse
from chancery.model import Actor

FOREIGN = "Minister of Foreign Affairs"
LAVROV = Actor(code="Сергей Лавров|RUS", state="RUS", how="name")
MET = "Министр иностранных дел России Сергей Лавров встретился с министром иностранных дел Казахстана Ерланом Идрисовым."
COUNTRIES = "Россия и Казахстан подписали договор."

TITLES = [
    ("Министр иностранных дел РФ прибыл в Астану.", [f"{FOREIGN} of RUS"]),
    ("Российский министр иностранных дел прибыл.", [f"{FOREIGN} of RUS"]),
    ("Глава МИД Казахстана сделал заявление.", [f"{FOREIGN} of KAZ"]),
    ("Президенты России и Казахстана подписали договор.", ["President+ of RUS KAZ"]),
    ("Бывший президент Польши выступил с речью.", ["President of POL (former)"]),
    ("Экс-президент Польши выступил с речью.", ["President of POL (former)"]),
    ("Избранный президент Ирана выступил с речью.", ["President of IRN (incoming)"]),
    ("Генеральный секретарь НАТО выступил с речью.", ["Secretary-General of NATO"]),
    ("Пресс-секретарь президента РФ выступил с заявлением.", ["press secretary of RUS"]),
    ("Посол России в Казахстане провёл встречу.", ["Ambassador of RUS"]),
    ("Глава «Газпрома» подписал контракт.", ["leader of Gazprom"]),
    ("Глава подписал контракт.", []),
]

PEOPLE = [
    (2013, "Министр иностранных дел РФ Сергей Лавров прибыл в Астану.", ["Сергей Лавров|RUS"]),
    (2013, "Он встретился с министром иностранных дел РФ Сергеем Лавровым.", ["Сергей Лавров|RUS"]),
    (2013, "Сергей Викторович Лавров прибыл в Астану.", ["Сергей Лавров|RUS"]),
    (2013, "Сергей Лавров прибыл в Астану. Заявление С. Лаврова опубликовано. Лаврову задали вопросы.", ["Сергей Лавров|RUS"]),
    (2021, "Он передал послание президенту Казахстана Касым-Жомарту Токаеву.", ["Касым-Жомарт Токаев|KAZ"]),
    (2019, "Визит Нурсултана Назарбаева завершился.", ["Нурсултан Назарбаев|KAZ"]),
    (2021, "Официальный представитель МИД РФ Мария Захарова выступила с заявлением.", ["Мария Захарова|RUS"]),
    (2021, "Переговоры с Марией Захаровой завершились.", ["Мария Захарова"]),
    (2020, "Эмманюэль Макрон посетил Россию. Макрон дал интервью.", ["Эмманюэль Макрон|FRA"]),
    (2018, "Дональд Трамп встретился с Си Цзиньпином.", ["Дональд Трамп|USA", "Си Цзиньпин|CHN"]),
    (2022, "Владимир Зеленский позвонил президенту Польши Анджею Дуде.", ["Владимир Зеленский|UKR", "Анджей Дуда|POL"]),
    (2021, "Премьер-министр Венгрии Виктор Орбан встретился с президентом Турции Реджепом Тайипом Эрдоганом.",
     ["Виктор Орбан|HUN", "Реджеп Тайип Эрдоган|TUR"]),
    (2021, "Министр С.В.Лавров выступил с речью. Сергей Викторович ответил на вопросы.", ["Сергей Лавров|RUS"]),
    (2021, "Министр иностранных дел КНР Ван И встретился с министром.", ["Ван И|CHN"]),
    (2021, "Мэр Нью-Йорка Эрик Адамс прибыл в Анкару.", ["Эрик Адамс|USA"]),
    (2021, "Делегацию Белоруссии возглавил вице-премьер Николай Снопков.", ["Николай Снопков|BLR"]),
    (2024, "Он встретился с министром иностранных дел и культа Дианой Мондино.", ["Диана Мондино|ARG"]),
    (2023, "Президент Сомали Хасан Шейх Махмуд выступил с речью.", ["Хасан Шейх Махмуд|SOM"]),
    (2016, "Визит посла Уругвая Бруно Родригеса завершился.", ["Бруно Родригес|URY"]),
    (2016, "Он провёл переговоры с Президентом Республики Бенин Данило Мединой.", ["Данило Медина|BEN"]),
    (2016, "Он передал послание послу Республики Бенин Лусио Гутьерресу.", ["Лусио Гутьеррес|BEN"]),
    (2021, "Газета «Ведомости» и Российский университет опубликовали доклад.", []),
]  # fmt: skip

# The text, the phrase, whom it means, and who speaks.
ACTORS = [
    ("Казахстан подписал договор.", "Казахстан", ["KAZ"], ()),
    ("Москва отклонила предложение.", "Москва", ["RUS"], ()),
    ("Кремль отклонил предложение.", "Кремль", ["RUS"], ()),
    ("Россия, Белоруссия и Казахстан подписали договор.", "Россия", ["BLR", "KAZ", "RUS"], ()),
    ("ЕС раскритиковал Белоруссию.", "ЕС", ["EU"], ()),
    ("Правительство Индии выразило протест.", "Правительство", ["IND"], ()),
    ("Власти США выразили протест.", "Власти", ["USA"], ()),
    ("Грузинская сторона отказалась.", "сторона", ["GEO"], ()),
    ("МИД Польши выразил протест.", "МИД", ["POL"], ()),
    ("Белорусские предприятия продают тракторы.", "предприятия", ["BLR companies"], ()),
    ("Министр иностранных дел Нидерландов подал в отставку.", "Министр", [f"{FOREIGN}|NLD"], ()),
    (f"{MET} Российский министр уехал.", "министр уехал", ["Сергей Лавров|RUS"], ()),
    (f"{COUNTRIES} Обе страны хотят мира.", "страны", ["KAZ", "RUS"], ()),
    (f"{COUNTRIES} Стороны обсудили торговлю.", "Стороны", ["KAZ", "RUS"], ()),
    (f"{COUNTRIES} Президенты двух стран довольны.", "Президенты", ["KAZ", "RUS"], ()),
    (f"{COUNTRIES} Лидеры обсудили торговлю.", "Лидеры", ["KAZ", "RUS"], ()),
    (f"{MET} Лидеры обсудили торговлю.", "Лидеры", ["Ерлан Идрисов|KAZ", "Сергей Лавров|RUS"], ()),
    (f"{MET} Завтра встретятся министры трёх стран.", "министры", [], ()),
    (f"{MET} Стороны обсудили торговлю.", "Стороны", ["KAZ", "RUS"], ()),
    ("Сергей Лавров посетил Казахстан. Он провёл переговоры.", "Он", ["Сергей Лавров|RUS"], ()),
    ("Сергей Лавров посетил Казахстан. Она провела переговоры.", "Она", [], ()),
    ("Премьер-министр Эфиопии Абий Ахмед выступил с речью. Абий уехал.", "Абий уехал", ["Абий Ахмед|ETH"], ()),
    ("Мы хотим мира с Казахстаном.", "Мы", ["RUS"], (LAVROV,)),
    ("Я хочу мира с Казахстаном.", "Я", ["Сергей Лавров|RUS"], (LAVROV,)),
    ("Президент Казахстана Нурсултан Назарбаев прибыл. Казахстанский лидер дал интервью.", "лидер",
     ["Нурсултан Назарбаев|KAZ"], ()),
]  # fmt: skip


def ground(text: str, year: int = 2013) -> Grounding:
    return Grounding(parse(text, "ru"), f"{year}-06-15")


def at(grounding: Grounding, text: str, phrase: str) -> tuple[Sentence, Word]:
    start = text.rindex(phrase)
    sentence = next(s for s in grounding.sentences if s.start <= start < s.end)
    return sentence, span_head([w for w in sentence.words if w.start < start + len(phrase.split()[0]) and w.end > start])


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_titles_have_their_owners_and_status(text: str, expected: list[str]) -> None:
    told = []
    for sentence in parse(text, "ru"):
        for title in find_titles(sentence, known_names(sentence)):
            owners = " ".join([*title.states, *title.bodies])
            status = "" if title.status == "current" else f" ({title.status})"
            told.append(f"{title.role}{'+' if title.plural else ''}{' of ' + owners if owners else ''}{status}")
    assert told == expected


@pytest.mark.parametrize(("year", "text", "expected"), PEOPLE)
def test_people_are_named_in_the_nominative(year: int, text: str, expected: list[str]) -> None:
    assert sorted(p.code for p in Cast(parse(text, "ru"), year, "").people) == sorted(expected)


@pytest.mark.parametrize(("text", "phrase", "codes", "speaker"), ACTORS)
def test_phrases_mean_their_actors(text: str, phrase: str, codes: list[str], speaker: tuple[Actor, ...]) -> None:
    grounding = ground(text)
    assert sorted(a.code for a in grounding.actors(*at(grounding, text, phrase), speaker)) == codes


@pytest.mark.parametrize(
    ("text", "phrase", "place"),
    [
        ("Встреча прошла в Москве в пятницу.", "Москве", "Moscow, RUS"),
        ("Встреча прошла в Женеве в пятницу.", "Женеве", "Geneva, CHE"),
        ("Встреча прошла в Казахстане в пятницу.", "Казахстане", "KAZ"),
        ("Встреча прошла в Баку в пятницу.", "Баку", "Baku, AZE"),
    ],
)
def test_places_are_written_with_their_state(text: str, phrase: str, place: str) -> None:
    grounding = ground(text)
    sentence, word = at(grounding, text, phrase)
    assert grounding.place(sentence, [word]) == place
    assert grounding.says_where(sentence, word) == ("," in place)


def test_an_actors_words_stand_at_its_offsets() -> None:
    text = " ".join(dict.fromkeys(text for text, *_ in ACTORS)) + " " + " ".join(text for _, text, _ in PEOPLE)
    grounding = ground(text, 2021)
    for sentence in grounding.sentences:
        for word in sentence.words:
            for actor in grounding.actors(sentence, word, (LAVROV,)):
                assert actor.code and actor.text
                assert text[actor.start : actor.end] == actor.text
                assert sentence.start <= actor.start < actor.end <= sentence.end
                assert actor.state == "" or actor.code == actor.state or actor.state in actor.code.replace("|", " ").split()


def test_states_that_modify_a_noun_share_a_word() -> None:
    text = "Российско-казахстанское сотрудничество растёт."
    grounding = ground(text)
    assert sorted(a.code for a in grounding.modifying_states(*at(grounding, text, "сотрудничество"))) == ["KAZ", "RUS"]
