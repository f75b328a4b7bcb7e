"""Offices in Russian: who takes, leaves, seeks or only acts in one, and how texts and deeds around them are told."""

import pytest
from sentences import code, told

from chancery.languages.lemmas import known_verb
from chancery.languages.pipeline import pipeline_languages
from chancery.model import AnyClaim, Commitment, Event, Instrument, Tenure

pytestmark = pytest.mark.skipif("ru" not in pipeline_languages(), reason="no Russian pipeline in this installation")

TENURES = [
    # who is appointed, whatever the parser hangs the participle on
    ("Кирилл Петков, утверждённый послом Болгарии в Чили, прибыл в Сантьяго.", "Кирилл Петков Ambassador BGR incoming"),
    ("Назначение Рустема Умерова министром обороны Украины одобрено.", "Рустем Умеров Minister of Defence UKR incoming"),
    (
        "Указом президента Армении Ваграм Варданян назначен министром финансов.",
        "Ваграм Варданян Minister of Finance ARM incoming",
    ),
    # who gives up an office to whom
    ("Премьер-министр Нидерландов Марк Рютте уступил пост Дику Схофу.", "Марк Рютте Prime Minister NLD former"),
    (
        "Преемником Дмитрия Кулебы на посту министра иностранных дел Украины стал Андрей Сибига.",
        "Андрей Сибига Minister of Foreign Affairs UKR incoming",
    ),
    (
        "Министр иностранных дел Украины Андрей Сибига встретился с послом. Его предшественник Дмитрий Кулеба ушёл из политики.",
        "Дмитрий Кулеба Minister of Foreign Affairs UKR former",
    ),
    (
        "Сергей Шойгу, до мая занимавший пост министра обороны России, посетил Пхеньян.",
        "Сергей Шойгу Minister of Defence RUS former",
    ),
    # who only acts
    (
        "Обязанности министра иностранных дел Болгарии исполняет Теодора Генчовская.",
        "Теодора Генчовская Acting Minister of Foreign Affairs BGR current",
    ),
    ("И.о. премьер-министра Черногории Дритан Абазович посетил Белград.", "Дритан Абазович Acting Prime Minister MNE current"),
    # who seeks an office or a seat
    (
        "На пост генерального директора ЮНЕСКО претендуют египтянин Халед аль-Анани и конголезец Фирмен Матоко.",
        "Фирмен Матоко Director General UNESCO sought",
    ),
    (
        "Чили выдвинула кандидатуру Мишель Бачелет на пост генерального секретаря ООН.",
        "Мишель Бачелет Secretary-General UN sought",
    ),
    ("Россия поддержит кандидатуру Индии в непостоянные члены Совета Безопасности ООН.", "IND member UNSC sought"),
    ("Кандидатом в президенты Польши стал Рафал Тшасковский.", "Рафал Тшасковский President POL sought"),
    ("Польша избрана непостоянным членом Совета Безопасности ООН.", "POL member UNSC incoming"),
    # halves without their verb
    (
        "Российскую делегацию возглавлял Сергей Рябков, перуанскую – заместитель министра Нестор Пополисио.",
        "Нестор Пополисио head of delegation PER current",
    ),
    # envoys
    (
        "Президент Литвы принял верительные грамоты у послов Грузии и Японии – Саломе Шапакидзе и Сиро Ямасаки.",
        "Сиро Ямасаки Ambassador JPN current",
    ),
    ("Спецпосланник США по Сирии Том Баррак посетил Багдад.", "Том Баррак special envoy USA current"),
    ("Верховный комиссар ООН по делам беженцев Филиппо Гранди посетил Дамаск.", "Филиппо Гранди High Commissioner UN current"),
    # what somebody is or was
    ("Ольга Стефанишина — посол Украины в США.", "Ольга Стефанишина Ambassador UKR current"),
    ("Президент Кореи, которым тогда был Ли Мён Бак, приезжал в Ташкент.", "Ли Мён Бак President KOR former"),
]
NO_TENURES = [
    "Министр иностранных дел Австрии Александр Шалленберг стал героем карикатуры.",
    "Баку предложил премьер-министру Армении встречу, и он её принял.",
    "Россия предложила Индии мир.",
]
TOLD: list[tuple[str, type[AnyClaim], str]] = [
    ("Посол Азербайджана вручил верительные грамоты президенту Белоруссии.", Event, "CONSULT/meet AZE+BLR"),
    ("Президент Сербии Александр Вучич принял верительные грамоты посла Катара.", Event, "CONSULT/meet QAT+SRB"),
    # rows of texts, each in its own case
    (
        "Россия и Перу подписали соглашение о порядке пребывания граждан, меморандум о туризме и протокол о намерениях.",
        Instrument,
        "protocol/signed PER+RUS",
    ),
    (
        "Договор между Россией и Перу подписан, его одобрит и парламент Перу.",
        Instrument,
        "treaty/approved PER+RUS",
    ),
    ("Россия и Перу, подтвердив намерение углублять диалог, провели встречу.", Event, "CONSULT/meet PER+RUS"),
    ("Россия и Перу подтвердили намерение и впредь координировать усилия.", Commitment, "planned PER+RUS: координировать усилия"),
]
UNSURE = [
    ("США и Иран не исключают возобновления переговоров.", Event, "possible"),
    ("Рассматривается вопрос о визите в Россию президента Перу.", Event, "possible"),
    ("Соглашение России и Перу подписано не было.", Instrument, "denied"),
    ("Катар вышлет посла Ирана.", Event, "planned"),
]


@pytest.mark.parametrize(("text", "tenure"), TENURES)
def test_who_holds_takes_leaves_or_seeks_an_office(text: str, tenure: str) -> None:
    assert tenure in told(text, Tenure, language="ru")


@pytest.mark.parametrize("text", NO_TENURES)
def test_who_becomes_or_offers_something_else_takes_no_office(text: str) -> None:
    assert not [t for t in told(text, Tenure, language="ru") if "incoming" in t or "sought" in t]


@pytest.mark.parametrize(("text", "kind", "claim"), TOLD)
def test_what_is_told_beside(text: str, kind: type[AnyClaim], claim: str) -> None:
    assert claim in told(text, kind, language="ru")


@pytest.mark.parametrize(("text", "kind", "factuality"), UNSURE)
def test_what_is_weighed_denied_or_ahead(text: str, kind: type[AnyClaim], factuality: str) -> None:

    assert factuality in {c.factuality for c in code(text, language="ru") if isinstance(c, kind)}


@pytest.mark.parametrize(
    ("form", "verb"), [("утверждённый", "утвердить"), ("отставленного", "отставить"), ("избранной", ""), ("подписан", "")]
)
def test_passive_participles_find_their_verb(form: str, verb: str) -> None:
    assert known_verb(form, f"{form[:-2]}ть", "ru") == verb
