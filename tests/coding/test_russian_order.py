"""Russian word order and forms that news is written in: names between verb and object, notices, demands, sources behind."""

import pytest
from sentences import code, told

from chancery.languages.pipeline import pipeline_languages
from chancery.model import Commitment, Event, Statement, Tenure

pytestmark = pytest.mark.skipif("ru" not in pipeline_languages(), reason="no Russian pipeline in this installation")

TOLD = [
    # a name between verb and object, an object before the verb, a doer that has one form for all cases
    ("Катар разорвал с Марокко отношения.", "SANCTION QAT>MAR"),
    ("Предложение Молдавии поддержали США и Норвегия.", "SUPPORT NOR+USA>MDA"),
    ("Санкции против Ирана, введённые ЕС в 2012 году, остались в силе.", "SANCTION EU>IRN"),
    ("Накануне министра обороны Чили принял президент Перу.", "CONSULT/visit CHL>PER"),
    ("Правительство Зимбабве поблагодарило Китай.", "SUPPORT ZWE>CHN"),
    ("Соглашение о торговле между Чили и Норвегией планируется подписать в июне.", "SUPPORT CHL+NOR"),
    # what somebody gives notice of is their own deed
    ("Эстония уведомила посла о высылке двух дипломатов Белоруссии.", "COERCE EST>BLR"),
    ("Норвегия объявила о выделении Молдавии 20 млн евро.", "AID NOR>MDA"),
    ("Япония сообщила о предоставлении Замбии кредита.", "AID JPN>ZMB"),
    ("Катар выделит Ливану на ремонт школ 4 млн долларов.", "AID QAT>LBN"),
    ("Китай передал Непалу 2 млн доз вакцины.", "AID CHN>NPL"),
    ("Алжир покрывает треть потребностей Италии в газе.", "COOPERATE DZA+ITA"),
    ("Президент Перу прибыл в Сантьяго. Страны сотрудничают в строительстве порта.", "COOPERATE CHL+PER"),
    # charges denied, threats, demands, sanctions joined
    ("МИД Ирана назвал обвинения Катара голословными.", "REJECT IRN>QAT"),
    ("«Этот шаг Канады не останется без ответа», — заявил глава МИД Китая Ван И.", "THREATEN CHN>CAN"),
    ("Армении следует вывести войска, считает министр обороны Грузии Ираклий Чиковани.", "REQUEST GEO>ARM"),
    ("Швейцария присоединилась к санкциям против Белоруссии.", "SANCTION CHE>BLR"),
    ("В открытии порта участвовали президент Перу и премьер-министр Чили.", "CONSULT/meet CHL+PER"),
]


@pytest.mark.parametrize(("text", "event"), TOLD)
def test_events(text: str, event: str) -> None:
    assert event in told(text, Event, language="ru")


@pytest.mark.parametrize(
    "text",
    [
        "Игра не останется без зрителей, считает тренер Чили.",
        "По расписанию Армения должна получить кубок в мае, сообщил министр спорта Грузии.",
        "Цены на газ выросли, сообщили в магазине.",
        "Гол, забитый США, решил исход матча.",
        "Учёный сообщил о выделении Земле нового имени.",
    ],
)
def test_nothing_done(text: str) -> None:
    assert not [c for c in code(text, language="ru") if isinstance(c, Event | Commitment)]


def test_source_behind_a_comma() -> None:
    assert told("Границу с Литвой закроют, заявили в МИД Польши.", Statement, language="ru")


def test_right_kept_for_later() -> None:
    text = "Китай оставляет за собой право закрыть рынок для Австралии."
    assert told(text, Commitment, language="ru") == ["willing CHN: закрыть рынок для Австралии"]


@pytest.mark.parametrize(
    ("text", "tenure"),
    [
        ("Глава британского МИД Дэвид Лэмми прибыл в Пекин.", "Дэвид Лэмми Minister of Foreign Affairs GBR current"),
        ("По словам главы молдавского МИД М.Попшоя, рейсы отменены.", "М. Попшой Minister of Foreign Affairs MDA current"),
    ],
)
def test_offices(text: str, tenure: str) -> None:
    assert tenure in told(text, Tenure, language="ru")
