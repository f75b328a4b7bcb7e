"""What Russian news writes in many ways: who acts where nobody is named, word order, denials of what is told, headlines."""

import pytest
from sentences import code, told

from chancery.languages.pipeline import pipeline_languages
from chancery.model import AnyClaim, Commitment, Event, Instrument, Statement, Tenure

pytestmark = pytest.mark.skipif("ru" not in pipeline_languages(), reason="no Russian pipeline in this installation")

TOLD = [
    # a plural without a subject, where a capital or a ministry stands
    ("В Сеуле осудили запуск северокорейской ракеты.", Event, "ACCUSE KOR>PRK"),
    ("В Варшаве потребовали от Минска освободить журналиста.", Event, "REQUEST POL>BLR"),
    ("В Турции задержали трёх граждан Германии.", Event, "COERCE TUR>DEU"),
    ("В Токио пообещали увеличить помощь Мьянме.", Commitment, "planned JPN: увеличить помощь Мьянме"),
    ("В Ташкенте намерены открыть торговый дом Таджикистана.", Commitment, "planned UZB: открыть торговый дом Таджикистана"),
    # who does and who undergoes, by sense and ending
    ("Парламентская делегация Уругвая посещает Вильнюс.", Event, "CONSULT/visit URY>LTU"),
    ("В мае Египет и Судан провели совместные учения.", Event, "COOPERATE EGY+SDN"),
    ("В понедельник Эфиопия письменно уведомила Каир о пуске плотины.", Event, "CONSULT/letter EGY+ETH"),
    ("Делегацию Мозамбика возглавляла Вероника Макамо.", Tenure, "Вероника Макамо head of delegation MOZ current"),
    ("Катар поставил Бангладеш 2 млн тонн газа.", Event, "COOPERATE BGD+QAT"),
    ("Белоруссия заявила, что поставила Зимбабве тракторы.", Event, "COOPERATE BLR+ZWE"),
    ("Президент Молдавии обратилась к России с просьбой вывести войска из Приднестровья.", Event, "RETREAT RUS>MDA"),
    ("О готовности Узбекистана поставлять газ в Афганистан сообщил министр.", Event, "AGREE AFG+UZB"),
    ("Действия Турции вызвали резкую критику со стороны Кипра.", Event, "ACCUSE CYP>TUR"),
    ("В Тбилиси задержан гражданин Турции.", Event, "COERCE GEO>TUR"),
    ("Береговая охрана Индонезии задержала вьетнамское судно.", Event, "COERCE IDN>VNM"),
    ("Министр Италии заявил, что посетит Ливан.", Event, "CONSULT/visit ITA>LBN"),
    ("Япония выразила решительный протест Южной Корее.", Event, "ACCUSE JPN>KOR"),
    ("США исключили Судан из списка спонсоров терроризма.", Event, "RETREAT USA>SDN"),
    ("Под санкции США попали три турецкие компании.", Event, "SANCTION USA>TUR"),
    ("Аргентине предоставлен кредит МВФ.", Event, "AID IMF>ARG"),
    # measures and loads
    ("Узбекистан доставил в Афганистан 200 тонн продовольствия.", Event, "AID UZB>AFG"),
    ("ОАЭ направили в Судан самолёт с гуманитарной помощью.", Event, "AID ARE>SDN"),
    ("Япония безвозмездно передала Таджикистану оборудование для больниц.", Event, "AID JPN>TJK"),
    ("Белоруссия выдала России подозреваемого в терроризме.", Event, "COOPERATE BLR+RUS"),
    ("Главы правительств Латвии и Эстонии провели онлайн-встречу.", Event, "CONSULT/phone EST+LVA"),
    ("Алжир увеличил поставки газа в Италию на 20 процентов.", Event, "COOPERATE DZA+ITA"),
    # texts
    ("Вступило в силу соглашение о безвизовом режиме между Арменией и Бразилией.", Instrument, "agreement/in force ARM+BRA"),
    ("Россия приостановила участие в Договоре о СНВ.", Instrument, "treaty/suspended RUS"),
    # offices and memberships
    ("Нана Акуфо-Аддо приведён к присяге в качестве президента Ганы.", Tenure, "Нана Акуфо-Аддо President GHA incoming"),
    ("Суд Пакистана отстранил от должности премьер-министра Наваза Шарифа.", Tenure, "Наваз Шариф Prime Minister PAK former"),
    ("Майя Санду избрана президентом Молдавии.", Tenure, "Майя Санду President MDA incoming"),
    ("Босния и Герцеговина получила статус кандидата на вступление в ЕС.", Tenure, "BIH candidate EU current"),
    ("С 1 января председательство в ОБСЕ переходит к Мальте.", Tenure, "MLT chair OSCE incoming"),
    ("Венесуэла вышла из состава Организации американских государств.", Tenure, "VEN member OAS former"),
    ("Спецпредставителем ООН по Ливии назначен Гасан Саламе.", Tenure, "Гасан Саламе special representative UN incoming"),
    ("Саломе Зурабишвили победила на выборах президента Грузии.", Tenure, "Саломе Зурабишвили President GEO incoming"),
    # who says what
    ("Мао Нин из МИД КНР заявила на брифинге, что США нарушили договор.", Statement, "Мао Нин reported criticise"),
    ("Как отметил в выступлении премьер Непала, Индия остаётся партнёром страны.", Statement, "Prime Minister reported affirm"),
    ("Премьер Малайзии Анвар Ибрагим не исключил, что страна подаст в суд.", Statement, "Анвар Ибрагим reported affirm"),
    ("Ильхам Алиев: Азербайджан не намерен воевать с Арменией", Statement, "Ильхам Алиев reported deny"),
    (
        "Никаких переговоров с Панамой Перу не вело, уверяет президент Перу Дина Болуарте.",
        Statement,
        "Дина Болуарте reported deny",
    ),
]


@pytest.mark.parametrize(("sentence", "kind", "claim"), TOLD)
def test_what_news_tells_in_many_ways(sentence: str, kind: type[AnyClaim], claim: str) -> None:
    assert claim in told(sentence, kind, language="ru")


@pytest.mark.parametrize(
    ("sentence", "frame", "factuality"),
    [
        ("В МИД Пакистана опровергли сообщения о переговорах с Израилем.", "consult", "denied"),
        ("Информация о выводе войск Турции из Ирака является ложной.", "withdraw-troops", "denied"),
        ("Ангола передумала покупать вертолёты у России.", "supply", "denied"),
        ("Визит президента Сербии в Черногорию перенесён на осень.", "visit-noun", "planned"),
        ("Подписание соглашения между Ираном и Россией отложено.", "sign-noun", "planned"),
    ],
)
def test_what_is_denied_or_put_off_has_not_come_about(sentence: str, frame: str, factuality: str) -> None:
    assert {c.factuality for c in code(sentence, language="ru") if c.frame == f"ru.events.{frame}"} == {factuality}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Казахстан – Китай: товарооборот вырос на 15%", Statement),
        ("Итоги: Россия и Китай подписали соглашение о газе", Statement),
        ("Не исключено, что вопрос вынесут на рассмотрение Совета Безопасности ООН.", Statement),
        ("Эфиопия приступила ко второму этапу заполнения.", Commitment),
        ("В Сирии убили трёх солдат.", Event),
    ],
)
def test_what_nobody_says_or_promises(sentence: str, kind: type[AnyClaim]) -> None:
    assert told(sentence, kind, language="ru") == []


def test_a_day_before_a_future_verb_lies_ahead() -> None:
    visit = "В пятницу президент Чили прибудет в Лиму."
    assert [c.date for c in code(visit, language="ru", date="2018-08-20") if isinstance(c, Event)] == ["2018-08-24"]


def test_what_a_text_is_for_belongs_to_its_name_and_its_years_to_its_period() -> None:
    text = "Колумбия и Эквадор заключили контракт на поставку электроэнергии на 2023–2025 годы."
    (contract,) = (c for c in code(text, language="ru") if isinstance(c, Instrument))
    assert contract.name.startswith("контракт на поставку электроэнергии") and contract.date == "2021-05-12"
