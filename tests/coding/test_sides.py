"""Sides that a sentence leaves to its document: both of them, the other one, who speaks, whom the clause above names."""

import pytest
from sentences import brief, code, document, told

from chancery.coding.document import code_document
from chancery.languages.pipeline import pipeline_languages
from chancery.model import Actor, AnyClaim, Commitment, Event, Figure, Instrument, Statement, Turn

needs_russian = pytest.mark.skipif("ru" not in pipeline_languages(), reason="no Russian pipeline in this installation")

FISH = "Peru and Chile share a border. Peru and Chile trade in fish."
BLOC = "The EU and Moldova are close. The EU and Moldova are old friends."
HU = "Csehország és Szlovákia szomszédok. Csehország és Szlovákia kereskedik."
RU = "Словакия и Чехия граничат. Словакия и Чехия торгуют."
GUESTS = "Президент Сербии Александр Вучич и президент Словакии Зузана Чапутова выступили. Словакия и Сербия торгуют."


def turned(text: str, speaker: str, language: str = "en") -> list[Event]:
    """Return the events of a text whose last line is what a speaker says in a transcript."""
    turn = Turn(start=text.rindex("\n") + 1, end=len(text), speaker=speaker)
    claims = code_document(document(text, language=language, turns=(turn,)))
    return [claim for claim in claims if isinstance(claim, Event)]


def acts(text: str, language: str = "en") -> list[str]:
    """Return the events of a text without the trade that its opening tells of."""
    return [event for event in told(text, Event, language=language) if not event.startswith("COOPERATE")]


@pytest.mark.parametrize(
    ("language", "text", "event"),
    [
        ("en", f"{FISH} Closed-door talks were held in Oslo on Monday.", "CONSULT/meet CHL+PER"),
        ("en", f"{FISH} A new tariff was the fruit of talks held in Oslo.", "CONSULT/meet CHL+PER"),
        ("en", f"{FISH} The tariff was set in difficult talks.", "CONSULT/meet CHL+PER"),
        ("en", f"{FISH} The meeting of specialists ended on Monday.", "CONSULT/meet CHL+PER"),
        ("en", f"{FISH} The meeting was held in the Turkish capital.", "CONSULT/meet CHL+PER"),
        ("en", f"{FISH} Three agreements were signed in the Turkish capital.", "SUPPORT CHL+PER"),
        ("hu", f"{HU} A török fővárosban megállapodást írtak alá.", "SUPPORT CZE+SVK"),
        pytest.param("ru", f"{RU} Переговоры прошли в турецкой столице.", "CONSULT/negotiate CZE+SVK", marks=needs_russian),
        pytest.param("ru", f"{RU} В турецкой столице подписано соглашение.", "SUPPORT CZE+SVK", marks=needs_russian),
        pytest.param("ru", f"{RU} Переговоры делегаций прошли в понедельник.", "CONSULT/negotiate CZE+SVK", marks=needs_russian),
        pytest.param("ru", f"{RU} Заседание комиссии прошло в понедельник.", "CONSULT/meet CZE+SVK", marks=needs_russian),
    ],
)
def test_what_nobody_is_told_to_do_together_both_sides_did(language: str, text: str, event: str) -> None:
    assert acts(text, language) == [event]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"{FISH} Every closed-door meeting is dull."),
        ("en", f"{FISH} Talks are dull."),
        ("en", f"{FISH} The meeting of farmers ended on Monday."),
        ("en", f"{FISH} The meeting of specialists from Quito University ended on Monday."),
        ("en", f"{FISH} The meeting was held on a Turkish ship."),
        ("en", f"{FISH} Three agreements were signed in the Turkish embassy."),
        ("hu", f"{HU} A török hajón megállapodást írtak alá."),
        pytest.param("ru", f"{RU} Переговоры прошли в турецком посольстве.", marks=needs_russian),
        pytest.param("ru", f"{RU} Встреча рыбаков прошла в понедельник.", marks=needs_russian),
    ],
)
def test_what_others_may_have_done_is_not_given_to_the_two_sides(language: str, text: str) -> None:
    assert acts(text, language) == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("In talks held in Oslo the foreign ministers of Peru and Chile agreed on fishing quotas.", "CONSULT/meet CHL+PER"),
        (
            f"{FISH} In talks held in Oslo the ministers of Georgia and Latvia agreed to open a ferry line.",
            "CONSULT/meet GEO+LVA",
        ),
    ],
)
def test_talks_are_those_of_the_clause_s_subjects(text: str, event: str) -> None:
    assert event in acts(text)


@pytest.mark.parametrize(
    ("text", "speaker", "event"),
    [
        (f"{FISH}\nMuch was settled at our twelfth meeting.", "President", "CONSULT/meet CHL+PER"),
        (f"{FISH}\nOur twelfth meeting was short.", "Chair", "CONSULT/meet CHL+PER"),
    ],
)
def test_our_meeting_is_that_of_both_sides_whoever_speaks(text: str, speaker: str, event: str) -> None:
    assert event in map(brief, turned(text, speaker))
    assert event not in map(brief, turned(text.replace("our", "your").replace("Our", "Your"), speaker))


@needs_russian
@pytest.mark.parametrize(
    ("said", "event"),
    [
        ("О газе говорили на нашей прошлой встрече.", "CONSULT/meet SRB+SVK"),
        ("Обязательно приеду в Словакию.", "CONSULT/visit SRB>SVK"),
        ("Обязательно приедем в Словакию.", "CONSULT/visit SRB>SVK"),
        ("Благодарю Словакию за помощь.", "SUPPORT SRB>SVK"),
        ("Осуждаем действия Боливии.", "ACCUSE SRB>BOL"),
    ],
)
def test_a_russian_first_person_is_who_speaks(said: str, event: str) -> None:
    assert event in map(brief, turned(f"{GUESTS}\n{said}", "Александр Вучич", "ru"))


@needs_russian
def test_a_first_person_in_the_plural_speaks_for_the_state() -> None:
    events = turned(f"{GUESTS}\nОсуждаем действия Боливии. Обязательно приеду в Словакию.", "Александр Вучич", "ru")
    actors = {event.event_type: [a.code for a in event.actor] for event in events}
    assert (actors["ACCUSE"], actors["CONSULT"]) == (["SRB"], ["Александр Вучич|SRB"])


@needs_russian
@pytest.mark.parametrize("said", ["Обязательно приедет в Словакию.", "Поблагодарил Словакию за помощь."])
def test_another_person_is_not_who_speaks(said: str) -> None:
    events = turned(f"{GUESTS}\n{said}", "Александр Вучич", "ru")
    assert [event for event in events if event.event_type != "COOPERATE"] == []


@pytest.mark.parametrize(
    ("language", "text", "event"),
    [
        ("en", f"{FISH} Peru requested that visa rules be eased.", "REQUEST PER>CHL"),
        ("en", "Peru's Foreign Minister Ana Quispe met Chile's envoy. She requested that rules be eased.", "REQUEST PER>CHL"),
        ("en", f"{FISH} Chile expressed its gratitude.", "SUPPORT CHL>PER"),
        ("en", f"{FISH} Chile lodged a protest.", "ACCUSE CHL>PER"),
        ("en", f"{FISH} Peru refused to pay.", "REJECT PER>CHL"),
        ("en", f"{FISH} Peru recalled its ambassador.", "SANCTION PER>CHL"),
        ("en", f"{FISH} Peru imposed sanctions.", "SANCTION PER>CHL"),
        ("en", f"{BLOC} The EU lodged a protest.", "ACCUSE EU>MDA"),
        ("hu", f"{HU} Csehország köszönetet mondott.", "SUPPORT CZE>SVK"),
        pytest.param("ru", f"{RU} Словакия поблагодарила за помощь.", "SUPPORT SVK>CZE", marks=needs_russian),
    ],
)
def test_what_one_side_says_it_says_to_the_other(language: str, text: str, event: str) -> None:
    assert event in acts(text, language)


@pytest.mark.parametrize(
    "text",
    [
        f"{FISH} Peru requested that visa rules for Bolivian drivers be eased.",
        f"{FISH} Bolivia requested that visa rules be eased.",
        f"{FISH} The plan was read in Lima, but Peru rejects it.",
        f"{FISH} The UN requested that visa rules be eased.",
        f"{FISH} Peru apologised.",
        f"{FISH} Peru withdrew its troops.",
        "Peru requested that visa rules be eased.",
    ],
)
def test_no_other_side_is_spoken_to_where_somebody_else_may_be(text: str) -> None:
    assert acts(text) == []


@pytest.mark.parametrize(
    ("language", "text", "event"),
    [
        ("en", f"{FISH} The ambassador of Chile was summoned on Monday.", "ACCUSE PER>CHL"),
        ("en", f"{FISH} Three Peruvian diplomats were expelled.", "COERCE CHL>PER"),
        ("en", f"{BLOC} The ambassador of the EU was summoned.", "ACCUSE MDA>EU"),
        pytest.param("ru", f"{RU} Посол Чехии был вызван в понедельник.", "ACCUSE SVK>CZE", marks=needs_russian),
    ],
)
def test_one_side_acts_where_the_other_is_acted_on(language: str, text: str, event: str) -> None:
    assert acts(text, language) == [event]


@pytest.mark.parametrize(
    "text",
    [
        f"{FISH} The ambassador of Bolivia was summoned on Monday.",
        f"{FISH} The ambassador of Chile was summoned over a quarrel with Bolivia.",
    ],
)
def test_no_side_acts_where_a_third_state_is_spoken_of(text: str) -> None:
    assert acts(text) == []


@pytest.mark.parametrize(
    ("language", "text", "event"),
    [
        ("en", f"{FISH} The Latvian president has been invited to Tbilisi.", "AGREE GEO+LVA"),
        ("en", f"{FISH} The Latvian president was invited to visit Georgia.", "AGREE GEO+LVA"),
        pytest.param("ru", "Президент Боливии приглашён посетить Россию.", "AGREE BOL+RUS", marks=needs_russian),
        pytest.param("ru", "Министр обороны Сербии приглашён приехать в Словакию.", "AGREE SRB+SVK", marks=needs_russian),
    ],
)
def test_who_shall_be_visited_has_invited(language: str, text: str, event: str) -> None:
    assert event in acts(text, language)


@pytest.mark.parametrize(
    ("language", "text", "event"),
    [
        ("en", "Peru and Chile signed a treaty under Turkish mediation.", "CONSULT/mediate TUR>CHL+PER"),
        ("en", "With the mediation of Turkey, Peru and Chile agreed to a truce.", "CONSULT/mediate TUR>CHL+PER"),
        ("hu", "Törökország közvetítésével Csehország és Szlovákia megállapodott.", "CONSULT/mediate TUR>CZE+SVK"),
        pytest.param(
            "ru",
            "Сербия и Словакия договорились о мире при посредничестве Турции.",
            "CONSULT/mediate TUR>SRB+SVK",
            marks=needs_russian,
        ),
    ],
)
def test_who_agrees_through_somebody_is_mediated_between(language: str, text: str, event: str) -> None:
    assert event in acts(text, language)


FICO = "Robert Fico szlovák kormányfő"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (f"{FICO} felidézte, hogy tavaly maga is járt Hanoiban.", "CONSULT/visit SVK>VNM"),
        (f"{FICO} felidézte, hogy tavaly járt Hanoiban.", "CONSULT/visit SVK>VNM"),
        (f"{FICO} elmondta, hogy tavaly Hanoiba látogatott.", "CONSULT/visit SVK>VNM"),
        (f"{FICO} Prágában beszélt. A kormányfő felidézte, hogy tavaly maga is járt Hanoiban.", "CONSULT/visit SVK>VNM"),
        (f"{FICO} felidézte, hogy tavaly Andrej Babiš járt Hanoiban.", "CONSULT/visit CZE>VNM"),
        (f"{FICO} elmondta, hogy kedd délután meghívta a cseh elnököt.", "AGREE CZE+SVK"),
        (f"{FICO} elmondta: meghívta a cseh elnököt.", "AGREE CZE+SVK"),
        ("A levél Robert Ficótól érkezett. Megköszönte Csehország támogatását.", "SUPPORT SVK>CZE"),
        ("A szlovák külügyminiszter Prágában beszélt. Kérte, hogy Csehország nyissa meg a határt.", "REQUEST SVK>CZE"),
        ("A szlovák külügyminiszter beszédet mondott. Megköszönte Csehország támogatását.", "SUPPORT SVK>CZE"),
        (f"{FICO} beszédet mondott. Megköszönte Csehország támogatását.", "SUPPORT SVK>CZE"),
        ("A szlovák külügyminiszter beszédet mondott. Tegnap a teremben megköszönte Csehország támogatását.", "SUPPORT SVK>CZE"),
        (f"{FICO} beszédet mondott. „A híd kész” – jelentette ki. Később megköszönte Csehország támogatását.", "SUPPORT SVK>CZE"),
    ],
)
def test_a_hungarian_verb_without_a_subject_goes_on_with_somebody(text: str, event: str) -> None:
    assert told(text, Event, language="hu") == [event]


@pytest.mark.parametrize(
    "text",
    [
        "Szlovákia beszámolót közölt. Megköszönte Csehország támogatását.",
        f"{FICO} felidézte, hogy a vonat tavaly járt Hanoiban.",
        "A szlovák külügyminiszter beszédet mondott. A beszéd sikert aratott. Tegnap megköszönte Csehország támogatását.",
    ],
)
def test_a_hungarian_verb_goes_on_with_no_state_and_not_where_something_else_acted_before(text: str) -> None:
    assert told(text, Event, language="hu") == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (f"{FISH} Peruvian President Ollanta Humala spoke of fish during his first visit.", "CONSULT/visit PER>CHL"),
        (f"{BLOC} Moldovan President Maia Sandu spoke of wine during her first visit.", "CONSULT/visit MDA>EU"),
    ],
)
def test_a_visitor_without_a_destination_is_with_the_other_side(text: str, event: str) -> None:
    assert event in acts(text)


def blocs(claim: AnyClaim) -> list[Actor]:
    """Return a claim's actors that are the EU."""
    fields = ("actor", "recipient", "parties", "about", "speaker")
    return [a for field in fields for a in getattr(claim, field, ()) if a.code == "EU" and a.how != "name"]


@pytest.mark.parametrize(
    ("language", "text", "kind", "claim"),
    [
        ("en", f"{BLOC} The two sides met in Oslo.", Event, "CONSULT/meet EU+MDA"),
        ("en", f"{BLOC} The talks lasted two days.", Event, "CONSULT/meet EU+MDA"),
        ("en", f"{BLOC} Moldova held talks.", Event, "CONSULT/meet EU+MDA"),
        ("en", f"{BLOC} Moldova lodged a protest.", Event, "ACCUSE MDA>EU"),
        ("en", f"{BLOC} The ambassador of Moldova was summoned.", Event, "ACCUSE EU>MDA"),
        ("en", f"{BLOC} A trade agreement was drafted.", Instrument, "agreement/drafted EU+MDA"),
        ("en", f"{BLOC} A road is to be built by 2026.", Commitment, "planned EU+MDA: build a road by 2026"),
        ("en", f"{BLOC} Trade turnover reached 3 billion euros.", Figure, "3000000000 EUR trade turnover exact level"),
        ("hu", "Az EU és Moldova barát. Az EU és Moldova fizet. Közölték, hogy út épül.", Statement, "MDA+EU reported affirm"),
        pytest.param(
            "ru", "ЕС и Молдавия близки. ЕС и Молдавия друзья. Стороны встретились в Осло.", Event, "CONSULT/meet EU+MDA",
            marks=needs_russian,
        ),
    ],
)  # fmt: skip
def test_a_bloc_is_one_of_two_sides_and_no_state(language: str, text: str, kind: type[AnyClaim], claim: str) -> None:
    found = [c for c in code(text, language=language) if isinstance(c, kind) and brief(c) == claim and blocs(c)]
    assert len(found) == 1
    assert {a.state for a in blocs(found[0])} == {""}


def test_a_bloc_is_thanked_as_you() -> None:
    text = f"{BLOC} The EU and Moldova are near. Moldovan President Maia Sandu spoke.\nWe thank you for the aid."
    assert [(brief(e), [a.state for a in e.recipient]) for e in turned(text, "Maia Sandu")] == [("SUPPORT MDA>EU", [""])]


def test_a_bloc_s_talks_are_with_the_other_side() -> None:
    assert acts(f"{BLOC} The EU's talks lasted two days.") == ["CONSULT/meet EU+MDA"]
