"""Russian sentences and the claims they give, kind by kind, with traps that give none."""

import pytest
from sentences import code, told

from chancery.coding.quotations import find_quotations
from chancery.languages.pipeline import pipeline_languages
from chancery.model import AnyClaim, Commitment, Event, Figure, Instrument, Statement, Tenure

needs_pipeline = pytest.mark.skipif("ru" not in pipeline_languages(), reason="no Russian pipeline in this installation")

EVENTS = [
    ("Президент Турции прибыл в Баку.", "CONSULT/visit TUR>AZE"),
    ("Министр обороны Италии посетит Ливан.", "CONSULT/visit ITA>LBN"),
    ("Визит президента Бразилии в Китай запланирован на ноябрь.", "CONSULT/visit BRA>CHN"),
    ("Президент Индии принял премьер-министра Непала.", "CONSULT/visit NPL>IND"),
    ("Президент Молдавии встретилась с президентом Румынии.", "CONSULT/meet MDA+ROU"),
    ("Премьер-министр Армении провёл телефонный разговор с президентом Франции.", "CONSULT/phone ARM+FRA"),
    ("В Женеве прошёл третий раунд переговоров между делегациями США и Ирана.", "CONSULT/negotiate IRN+USA"),
    ("Российско-китайский саммит состоится в мае.", "CONSULT/multilateral CHN+RUS"),
    ("Румыния и Болгария подписали соглашение.", "SUPPORT BGR+ROU"),
    ("Меморандум был подписан правительствами Грузии и Турции.", "SUPPORT GEO+TUR"),
    ("Литва поблагодарила Латвию за помощь.", "SUPPORT LTU>LVA"),
    ("Польша осудила действия Белоруссии.", "ACCUSE POL>BLR"),
    ("Пакистан обвинил Индию в нарушении договора.", "ACCUSE PAK>IND"),
    ("Посол Великобритании был вызван в МИД Ирана.", "ACCUSE IRN>GBR"),
    ("Австрия призвала Словению открыть границу.", "REQUEST AUT>SVN"),
    ("Литва потребовала от Белоруссии объяснений.", "REQUEST LTU>BLR"),
    ("Иран пригрозил Израилю ответным ударом.", "THREATEN IRN>ISR"),
    ("Канада ввела санкции в отношении 20 белорусских чиновников.", "SANCTION CAN>BLR"),
    ("Венесуэла разорвала дипломатические отношения с Парагваем.", "SANCTION VEN>PRY"),
    ("Чехия передала Украине 50 танков.", "AID CZE>UKR"),
    ("Индия выслала двух пакистанских дипломатов.", "COERCE IND>PAK"),
    ("Финляндия закрыла границу с Россией.", "COERCE FIN>RUS"),
    ("Азербайджан атаковал Армению.", "ASSAULT AZE>ARM"),
    ("США вывели войска из Ирака.", "RETREAT USA>IRQ"),
    ("Япония и Филиппины провели совместные учения.", "COOPERATE JPN+PHL"),
    ("Президент Узбекистана пригласил президента Перу посетить Ташкент.", "AGREE PER+UZB"),
    ("Оман стал посредником между Ираном и Ираком.", "CONSULT/mediate OMN>IRN+IRQ"),
    ("Армения и Грузия вступили в переговоры.", "CONSULT/negotiate ARM+GEO"),
    ("Президенты Чили и Перу обсудили по телефону поставки меди.", "CONSULT/phone CHL+PER"),
    ("Норвегия откликнулась на предложение Исландии.", "AGREE ISL+NOR"),
    ("Япония обязалась перед Индией сократить выбросы.", "AGREE IND+JPN"),
    ("Польша обратилась к Германии за помощью.", "REQUEST POL>DEU"),
    ("Литва оказала давление на Белоруссию.", "REQUEST LTU>BLR"),
    ("Франция обеспокоена действиями Турции.", "ACCUSE FRA>TUR"),
    ("Бельгия возбудила уголовное дело против Руанды.", "ACCUSE BEL>RWA"),
    ("Венгрия заблокировала вступление Швеции в НАТО.", "REJECT HUN>SWE"),
    ("Турция предъявила Греции ультиматум.", "THREATEN TUR>GRC"),
    ("США приостановили помощь Эфиопии.", "SANCTION USA>ETH"),
    ("Алжир отозвал посла из Франции.", "SANCTION DZA>FRA"),
    ("Грузия запретила импорт вина из Молдавии.", "SANCTION GEO>MDA"),
    ("Армения перебросила войска к границе с Азербайджаном.", "MOBILIZE ARM>AZE"),
    ("Сербия и Венгрия построили железную дорогу.", "COOPERATE HUN+SRB"),
    ("Китай вложил 2 млрд долларов в экономику Сербии.", "COOPERATE CHN+SRB"),
    ("Пакистан открыл огонь по Индии.", "ASSAULT PAK>IND"),
    ("Перестрелка между Индией и Пакистаном длилась час.", "ASSAULT IND+PAK"),
    ("Иран захватил греческий танкер.", "COERCE IRN>GRC"),
    ("Швейцария заморозила активы России.", "COERCE CHE>RUS"),
    ("Катар выделил Ливану 60 млн долларов.", "AID QAT>LBN"),
    ("Сербия не признаёт независимость Косово.", "REJECT SRB>XKX"),
    ("Чилийский контингент входит в миссию ООН на Кипре.", "AID CHL>CYP"),
    ("В понедельник на улицы Еревана вышли около 20 тыс. несогласных.", "PROTEST несогласный>ARM"),
    ("Обвинения Турции Греция отвергает.", "REJECT GRC>TUR"),
    ("Премьер-министр Албании принял поздравления от президента Косово.", "SUPPORT XKX>ALB"),
    ("Япония письменно уведомила Индию о выходе из договора.", "CONSULT/letter IND+JPN"),
    ("Президент Киргизии пригласил короля Иордании посетить Бишкек. Приглашение принято.", "AGREE JOR+KGZ"),
    ("Чили и Перу провели переговоры. Итогом встречи стало подписание меморандума.", "SUPPORT CHL+PER"),
    ("Италия направила миротворцев в Ливан.", "AID ITA>LBN"),
    ("Иордания приняла сирийских беженцев.", "AID JOR>SYR"),
    ("США отменили санкции против Сирии.", "RETREAT USA>SYR"),
    ("Китай отменил визы для граждан Испании.", "CONCEDE CHN>ESP"),
    ("Иран признал свою вину перед Украиной.", "CONCEDE IRN>UKR"),
    ("Чили и Перу восстановили дипломатические отношения.", "SUPPORT CHL+PER"),
    ("Хорватия назвала решение Сербии провокацией.", "ACCUSE HRV>SRB"),
    ("Польша и Белоруссия граничат. Белоруссия закрыла мост. Польша назвала это шантажом.", "ACCUSE POL>BLR"),
]
INSTRUMENTS = [
    ("Румыния и Болгария подписали соглашение о границе.", "agreement/signed BGR+ROU"),
    ("В Лиме подписан договор между Чили и Перу.", "treaty/signed CHL+PER"),
    ("Соглашение между Грузией и Китаем вступило в силу в январе.", "agreement/in force CHN+GEO"),
    ("Молдавия денонсировала соглашение с Россией.", "agreement/terminated MDA+RUS"),
    ("Норвегия и Исландия продлили договор.", "treaty/extended ISL+NOR"),
    ("Сенат Италии ратифицировал соглашение с Албанией.", "agreement/ratified ALB+ITA"),
]
STATEMENTS = [
    ("«Мы не ведём переговоров с Арменией», — сказал президент Азербайджана Ильхам Алиев.", "Ильхам Алиев quote affirm"),
    ("– Мы поддерживаем наших соседей, – заявил президент Финляндии Александр Стубб.", "Александр Стубб quote support"),
    ("Президент Сербии Александр Вучич заявил, что Сербия укрепит границу.", "Александр Вучич reported affirm"),
    ("По словам Виктора Орбана, Венгрия всегда поддерживает Сербию.", "Виктор Орбан reported support"),
    ("Как сообщил Виктор Орбан, переговоры с Турцией начнутся в апреле.", "Виктор Орбан reported affirm"),
    ("Министерство обороны Азербайджана заявило, что Армения нарушила перемирие.", "AZE reported criticise"),
    ("Сергей Лавров опроверг сообщения о переговорах с Японией.", "Сергей Лавров reported deny"),
    ("Виктор Орбан предупредил, что Украина потеряет поддержку Венгрии.", "Виктор Орбан reported warn"),
    ("Сергей Лавров с сожалением отметил, что торговля с Японией сократилась.", "Сергей Лавров reported regret"),
    ("Сергей Лавров высоко оценил вклад Сербии в охрану границы.", "Сергей Лавров reported praise"),
    ("Виктор Орбан убеждён, что Сербия выполнит договор.", "Виктор Орбан reported affirm"),
    ("Обвинения в подкупе чиновников Минск отрицает.", "BLR reported deny"),
]
TENURES = [
    ("Президент Франции Эмманюэль Макрон выступил с речью.", "Эмманюэль Макрон President FRA current"),
    ("Министр обороны Греции Никос Дендиас выступил с речью.", "Никос Дендиас Minister of Defence GRC current"),
    ("Хорватия является членом НАТО.", "HRV member NATO current"),
    ("Казахстан председательствует в ОДКБ.", "KAZ chair CSTO current"),
    ("Индонезия, председательствующая в АСЕАН, провела переговоры.", "IDN chair ASEAN current"),
    ("Казахстан, председательствующий в ОДКБ, провёл переговоры.", "KAZ chair CSTO current"),
    ("Жан-Ив Ле Дриан оставил пост министра обороны Франции.", "Жан-Ив Ле Дриан Minister of Defence FRA former"),
    ("Себастьян Курц оставил должность канцлера Австрии.", "Себастьян Курц Chancellor AUT former"),
    ("Заседание ШОС прошло под председательством Нарендры Моди.", "Нарендра Моди chair SCO current"),
    (
        "Делегацию Греции возглавил Никос Дендиас, делегацию Франции – Эмманюэль Макрон.",
        "Эмманюэль Макрон head of delegation FRA current",
    ),
    ("Президент Ирака Бархам Салех принял посла.", "Бархам Салех President IRQ current"),
    ("Премьер-министр Ирака Мустафа аль-Казыми принял посла.", "Мустафа аль-Казыми Prime Minister IRQ current"),
    ("Президент Руанды и глава Афросоюза Поль Кагаме посетил Чад.", "Поль Кагаме President RWA current"),
    ("Дмитрий Кулеба сменил Вадима Пристайко на посту главы МИД.", "Дмитрий Кулеба Minister of Foreign Affairs UKR incoming"),
    ("Дмитрий Кулеба сменил Вадима Пристайко на посту главы МИД.", "Вадим Пристайко Minister of Foreign Affairs UKR former"),
    (
        "Указом президента Армении Ваграм Варданян назначен министром финансов.",
        "Ваграм Варданян Minister of Finance ARM incoming",
    ),
    ("Министр иностранных дел и сотрудничества Мозамбика Ж.Пашеку.", "Ж. Пашеку Minister of Foreign Affairs MOZ current"),
    ("НАТО осудило Сирию. Генсек альянса Йенс Столтенберг прибыл в Рим.", "Йенс Столтенберг Secretary-General NATO current"),
    ("Молдавия получила статус кандидата в члены Европейского союза.", "MDA candidate EU current"),
    ("Борис Писториус возглавил Минобороны Германии.", "Борис Писториус Minister of Defence DEU incoming"),
    ("Хавьер Милей принёс присягу в качестве президента Аргентины.", "Хавьер Милей President ARG incoming"),
]
FIGURES = [
    ("Товарооборот между Казахстаном и Узбекистаном составил 4,4 млрд долларов.", "4400000000 USD trade turnover exact level"),
    ("Экспорт Румынии вырос на 12 процентов.", "12 percent exports exact increase"),
    ("Импорт Сербии сократился на 3,5 процента.", "3.5 percent imports exact decrease"),
    ("В Казахстане работает более 300 турецких компаний.", "300 count companies over level"),
    ("Протяжённость границы между Хорватией и Словенией составляет 670 км.", "670 km border length exact level"),
    ("Объём инвестиций Китая в экономику Сербии превысил 5 млрд евро.", "5000000000 EUR investment over level"),
    ("Вьетнам утроил экспорт риса в Индонезию.", "200 percent exports exact increase"),
    ("Электростанция удвоит выработку электроэнергии в Чаде.", "100 percent electricity generation exact increase"),
    ("В понедельник на улицы Еревана вышли около 20 тыс. несогласных.", "20000 count protesters about level"),
]
COMMITMENTS = [
    ("Норвегия намерена поставлять газ в Польшу.", "planned NOR: поставлять газ в Польшу"),
    ("Германия выразила готовность оказать Украине помощь.", "willing DEU: оказать Украине помощь"),
    ("Китай пообещал Сербии построить мост.", "planned CHN: построить мост"),
    ("Мексика решила отозвать посла.", "decided MEX: отозвать посла"),
    ("Чили и Перу договорились построить порт.", "agreed CHL+PER: построить порт"),
    ("Польша подпишет соглашение с Украиной.", "planned POL: подписать соглашение с Украиной"),
    ("Болгария не намерена покупать газ.", "planned BGR: not покупать газ"),
    ("Сербия не собирается сокращать помощь.", "planned SRB: not сокращать помощь"),
    ("Сербия и Словакия граничат. Министрам поручено приступить к работе.", "decided SRB+SVK: приступить к работе"),
    ("Президенты Сербии и Словакии поручили министрам подготовить план.", "decided SRB+SVK: подготовить план"),
    ("Сербия и Словакия граничат. Эксперты подготовят план.", "planned SRB+SVK: подготовить план"),
    ("Сербия и Словакия граничат. Прорабатывается вопрос о поставках газа.", "considering SRB+SVK: поставках газа"),
    ("Сербия и Словакия граничат. Вопрос о поставках газа изучается.", "considering SRB+SVK: поставках газа"),
    ("Сербия и Словакия граничат. Договорились до июня открыть новый мост.", "agreed SRB+SVK: открыть новый мост"),
    ("«Если Иран выполнит условия, мы подпишем договор», — сказал президент Ирака.", "planned IRQ: подписать договор"),
]
NONE = [
    "В Исландии было холодно.",
    "Португалия граничит с Испанией.",
    "Музей показывает перуанские картины.",
    "Дунай протекает через Братиславу.",
    "Кения больше Мальты.",
    "Французская кухня знаменита.",
    "Греческие острова красивы.",
]


@needs_pipeline
@pytest.mark.parametrize(("sentence", "event"), EVENTS)
def test_events(sentence: str, event: str) -> None:
    assert event in told(sentence, Event, language="ru")


@needs_pipeline
@pytest.mark.parametrize(("sentence", "instrument"), INSTRUMENTS)
def test_instruments(sentence: str, instrument: str) -> None:
    assert instrument in told(sentence, Instrument, language="ru")


@needs_pipeline
@pytest.mark.parametrize(("sentence", "statement"), STATEMENTS)
def test_statements(sentence: str, statement: str) -> None:
    assert statement in told(sentence, Statement, language="ru")


@needs_pipeline
@pytest.mark.parametrize(("sentence", "tenure"), TENURES)
def test_tenures(sentence: str, tenure: str) -> None:
    assert tenure in told(sentence, Tenure, language="ru")


@needs_pipeline
@pytest.mark.parametrize(("sentence", "figure"), FIGURES)
def test_figures(sentence: str, figure: str) -> None:
    assert figure in told(sentence, Figure, language="ru")


@needs_pipeline
@pytest.mark.parametrize(("sentence", "commitment"), COMMITMENTS)
def test_commitments(sentence: str, commitment: str) -> None:
    assert commitment in told(sentence, Commitment, language="ru")


@needs_pipeline
@pytest.mark.parametrize("sentence", NONE)
def test_a_sentence_without_diplomacy_gives_nothing(sentence: str) -> None:
    assert code(sentence, language="ru") == []


@needs_pipeline
@pytest.mark.parametrize(
    ("sentence", "kind", "factuality"),
    [
        ("Румыния не подписала соглашение с Болгарией.", Instrument, "denied"),
        ("Румыния и Болгария подписали соглашение.", Instrument, "fact"),
        ("Румыния и Болгария подпишут соглашение.", Instrument, "planned"),
        ("Соглашение будет подписано министрами обороны Чили и Перу.", Instrument, "planned"),
        ("Румыния может подписать соглашение с Болгарией.", Instrument, "possible"),
        ("Польша не осудила Белоруссию.", Event, "denied"),
        ("Президент Турции намерен посетить Ереван.", Event, "planned"),
        ("Не исключено, что президент Турции посетит Ереван.", Event, "possible"),
    ],
)
def test_a_claim_is_as_certain_as_it_is_told(sentence: str, kind: type[AnyClaim], factuality: str) -> None:
    assert factuality in [c.factuality for c in code(sentence, language="ru") if isinstance(c, kind)]


@needs_pipeline
@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Завершена ратификация мирного договора между Чили и Перу.", "мирный договор между Чили и Перу"),
        ("Чили и Перу приступили к выполнению рамочного соглашения о границе.", "рамочное соглашение о границе"),
    ],
)
def test_an_instrument_has_one_name_in_every_case(sentence: str, name: str) -> None:
    assert name in [c.name for c in code(sentence, language="ru") if isinstance(c, Instrument)]


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("«Мы готовы к переговорам», — сказал министр.", ["Мы готовы к переговорам"]),
        (
            "«Мы готовы к переговорам, – сказал министр, – но не под давлением извне».",
            ["Мы готовы к переговорам", "но не под давлением извне"],
        ),
        (
            "– Мы готовы к переговорам с соседями, – сказал министр. – Это полезно для всех нас.",
            ["Мы готовы к переговорам с соседями", "Это полезно для всех нас."],
        ),
        ("– поставки газа, нефти и зерна, – без указания сроков", []),
        ("«Это наша земля, и мы – её хозяева – останемся здесь».", ["Это наша земля, и мы – её хозяева – останемся здесь"]),
    ],
)
def test_the_words_of_the_author_are_not_quoted(text: str, spoken: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotations(text)] == spoken


@pytest.mark.parametrize(
    "text",
    [
        "Грузия вышла из Договора об обычных вооружённых силах в Европе.",
        "Белоруссия и Китай подписали соглашение. Оно вступит в силу после ратификации.",
    ],
)
def test_what_a_text_is_called_or_becomes_acts_on_nobody(text: str) -> None:
    assert [event for event in told(text, Event, language="ru") if "сил" in event] == []
