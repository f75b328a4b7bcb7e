"""Deeds in Hungarian and Russian whose doer or other side stands in a case, an adjective, a clause before or the document."""

import pytest
from sentences import code, document, told

from chancery.coding.document import code_document
from chancery.coding.reading import Reading
from chancery.languages.lemmas import known_verb
from chancery.model import Event, Statement, Turn

HUNGARIAN = [
    # what runs or is built between two states
    ("Elindult a személyvonat Bukarest és Chișinău között.", "COOPERATE MDA+ROU"),
    ("Megnyitották a Szerbiát és Magyarországot összekötő gázvezetéket.", "COOPERATE HUN+SRB"),
    ("Orosz gáz érkezik Törökországon át Magyarországra.", "COOPERATE HUN+RUS"),
    ("Újraindult a vasúti közlekedés Horvátország és Szerbia között.", "COOPERATE HRV+SRB"),
    ("Új határátkelőt nyitottak Magyarország és Románia között.", "COOPERATE HUN+ROU"),
    ("Norvégia és Svédország elnöke tárgyalt.\n\nElkészült a közös alagút első szakasza is.", "COOPERATE NOR+SWE"),
    # borders closed, guests kept out, envoys unwelcome
    ("Finnország lezárta az orosz határt.", "COERCE FIN>RUS"),
    ("Kolumbia nem engedi be a bolíviai minisztert.", "COERCE COL>BOL"),
    ("Három orosz diplomatát nemkívánatos személlyé nyilvánítottak Chișinăuban.", "COERCE MDA>RUS"),
    ("India és Pakisztán kölcsönösen kiutasította a diplomatákat.", "COERCE IND+PAK>IND+PAK"),
    # where a visit leads, where a mission stands
    ("Kisida Fumio japán miniszterelnök kétnapos látogatásra érkezett Újdelhibe.", "CONSULT/visit JPN>IND"),
    ("A kenyai elnök koppenhágai látogatása sikeres volt.", "CONSULT/visit KEN>DNK"),
    ("Dánia 2016-ban nyitotta meg újra dakkai nagykövetségét.", "SUPPORT DNK>BGD"),
    ("Az ír elnök Rigába érkezett. Fogadta őt Edgars Rinkēvičs lett államfő is.", "CONSULT/visit IRL>LVA"),
    # whose deed a noun tells of
    ("Az Oroszországgal szembeni uniós szankciók két éve érvényesek.", "SANCTION EU>RUS"),
    ("A Brazíliával való együttműködés fontos Indiának.", "COOPERATE BRA+IND"),
    ("A görög miniszter egyoldalúnak nevezte a török intézkedést.", "ACCUSE GRC>TUR"),
    ("Az etióp csapatok kivonultak Szomáliából.", "RETREAT ETH>SOM"),
    ("A román kormány elfogadta Moldova kérését.", "AGREE MDA+ROU"),
    ("Az EU bővítette a mianmari tisztviselők elleni szankciós listát.", "SANCTION EU>MMR"),
    # a body of two states, talks of the document's sides
    ("A norvég–svéd gazdasági vegyes bizottság májusban ülésezett Oslóban.", "CONSULT/negotiate NOR+SWE"),
    ("A német és a francia elnök reggelizett.\n\nMájusban tárgyalások kezdődnek a jegyzőkönyvről.", "CONSULT/negotiate DEU+FRA"),
]
RUSSIAN = [
    ("Между Баку и Тбилиси снова пошли пассажирские поезда.", "COOPERATE AZE+GEO"),
    ("Газ из Азербайджана начал поступать в Сербию.", "COOPERATE AZE+SRB"),
    ("Открылся мост, соединивший Румынию и Болгарию.", "COOPERATE BGR+ROU"),
    ("Прямые рейсы между Каиром и Дохой возобновились в январе.", "COOPERATE EGY+QAT"),
    ("Посол Марокко в Мадриде отозван для консультаций.", "SANCTION MAR>ESP"),
    ("МИД Чехии объявил двух сотрудников российского посольства персонами нон грата.", "COERCE CZE>RUS"),
    ("Канада сняла часть санкций с Венесуэлы.", "RETREAT CAN>VEN"),
    ("Против Ирана введены новые американские санкции.", "SANCTION USA>IRN"),
    ("Решением Евросоюза против Мали введены санкции.", "SANCTION EU>MLI"),
    ("Израиль не впустил турецкого министра.", "COERCE ISR>TUR"),
    ("Наши индийские военные покинули Мальдивы.", "RETREAT IND>MDV"),
    ("Миротворцы ОДКБ начали покидать Казахстан.", "RETREAT CSTO>KAZ"),
    ("Азербайджан передал Армении двух военнопленных.", "RETREAT AZE>ARM"),
    ("Польша поставит Молдавии медикаменты.", "AID POL>MDA"),
    ("Китай отказался покупать австралийский уголь.", "REJECT CHN>AUS"),
    ("Латвия стала новым членом ОЭСР.", "SUPPORT LVA>OECD"),
    ("Лидеры Греции и Болгарии присутствовали при подписании контракта.", "SUPPORT BGR+GRC"),
    ("Германия приветствовала подписание договора между Чили и Перу.", "SUPPORT DEU>CHL+PER"),
    ("Правительство Кипра, который критиковал Турцию, поддержало вступление Молдавии в Евросоюз.", "SUPPORT CYP>MDA"),
    ("Король Бельгии заверил президента Непала, что помощь будет отправлена, и попросил Пекин о поддержке.", "REQUEST BEL>CHN"),
    ("Чили и Перу подписали договор.\n\nВ мае Чили передала соседям 300 тонн муки.", "AID CHL>PER"),
]


@pytest.mark.parametrize(("text", "event"), HUNGARIAN)
def test_hungarian_deeds(text: str, event: str) -> None:
    assert event in told(text, Event, language="hu")


@pytest.mark.parametrize(("text", "event"), RUSSIAN)
def test_russian_deeds(text: str, event: str) -> None:
    assert event in [e.replace("/sign", "") for e in told(text, Event, language="ru")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A vonat Bécsből Budapestre érkezett.", "hu"),
        ("Az új híd a városban megnyílt.", "hu"),
        ("Amerikai csapatok érkeztek Lengyelországba.", "hu"),
        ("Поезд из Москвы в Минск опоздал на час.", "ru"),
        ("Американские войска прибыли в Польшу.", "ru"),
    ],
)
def test_arrivals_that_are_no_deeds_of_states(text: str, language: str) -> None:
    assert told(text, Event, language=language) == []


def test_what_is_announced_in_a_form_of_two_moods_is_planned() -> None:
    recall = "A bolgár elnök bejelentette, hogy országa visszahívja nagykövetét Belgrádból."
    (event,) = [c for c in code(recall, language="hu") if isinstance(c, Event)]
    assert event.factuality == "planned"


def test_the_guest_received_is_who_arrived() -> None:
    text = (
        "Президент Литвы Гитанас Науседа, прибывший в Польшу с визитом, провёл переговоры.\n\n"
        "Премьер-министр Польши Матеуш Моравецкий принял гостя вечером."
    )
    received = [c for c in code(text, language="ru") if isinstance(c, Event) and c.frame.endswith("host")]
    assert [a.code for c in received for a in c.actor] == ["Гитанас Науседа|LTU"]


@pytest.mark.parametrize(
    ("form", "verb"), [("открытый", "открыть"), ("принятую", "принять"), ("отменивший", "отменить"), ("напомню", "напомнить")]
)
def test_russian_forms_find_their_verb(form: str, verb: str) -> None:
    assert known_verb(form, "", "ru") == verb


BRIEFING = (
    "Брифинг официального представителя МИД России Ивана Соколова\n\nМосква\n\n"
    "Мы приветствуем подписание соглашения между Чили и Перу. Погибли сорок солдат Перу на границе с Чили.\n\n"
    "Вопрос: Что думает об этом Москва?\n\nОтвет: Мы осуждаем действия Боливии в отношении Чили."
)


def briefing() -> tuple[Turn, ...]:
    asked, answer = BRIEFING.index("Вопрос: ") + 8, BRIEFING.index("Ответ: ") + 7
    return (
        Turn(start=asked, end=BRIEFING.index("\n\nОтвет"), speaker="Вопрос", question=True),
        Turn(start=answer, end=len(BRIEFING), speaker="Ответ"),
    )


def test_who_holds_a_briefing_opens_it_and_answers() -> None:
    held = document(BRIEFING, language="ru", turns=briefing())
    said = [c for c in code_document(held) if isinstance(c, Statement)]
    assert {a.code for c in said for a in c.speaker} == {"Иван Соколов|RUS"}
    assert not any(c.quote.startswith("Погибли") for c in said)
    spoken = Reading(held)
    assert [a.code for a in spoken.quoted_speaker(BRIEFING.index("приветствуем"))] == ["Иван Соколов|RUS"]
