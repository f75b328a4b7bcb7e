"""Who takes part where the parse or the wording hides it: parted clauses, names before nouns, talks, works and dates."""

import pytest
from sentences import code, told

from chancery.model import Event

CASES = [
    ("en", "The Macron visit to Kenya ended on Monday.", "CONSULT/visit FRA>KEN"),
    ("en", "Foreign Minister Sergey Lavrov of Russia held talks in Ankara on Monday.", "CONSULT/visit RUS>TUR"),
    ("en", "The deal angered many Kyrgyz: some 30 activists were detained in October.", "COERCE KGZ>activists"),
    ("en", "Kenya said Ethiopia's move was a violation of international law.", "ACCUSE KEN>ETH"),
    ("hu", "A szerb elnök köszöntötte Orbán Viktort, és látogatásra hívta meg.", "AGREE HUN+SRB"),
    ("hu", "Irán bírálta Ománt, majd fenyegette is.", "THREATEN IRN>OMN"),
    (
        "hu",
        "Trump nem küldött üzenetet Kaszim-Zsomart Tokajev közvetítésével, aki a múlt héten Bécsben tárgyalt.",
        "CONSULT/visit KAZ>AUT",
    ),
    ("ru", "Сделка возмутила Киргизию: около 30 активистов были задержаны.", "COERCE KGZ>активист"),
]


@pytest.mark.parametrize(("language", "text", "event"), CASES)
def test_a_hidden_part_is_found(language: str, text: str, event: str) -> None:
    assert event in told(text, Event, language=language)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Peru and Chile are friends. Peru trades with Chile. The six-nation talks were held in May.",
            "CONSULT/meet CHL+PER",
        ),
        ("The plan angered Armenia: the mine was seized.", "COERCE ARM>mine"),
    ],
)
def test_what_only_looks_so_is_no_part(text: str, event: str) -> None:
    assert event not in told(text, Event)


def test_a_date_in_a_relative_clause_is_not_that_of_the_deed_above_it() -> None:
    events = code("Iranian Foreign Minister Abbas Araghchi, who held talks in Beijing on 3 May, will travel to Moscow.")
    assert [e.date for e in events if isinstance(e, Event) and e.factuality == "planned"] == [""]
