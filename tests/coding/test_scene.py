"""When undated things happened: on the day that the lead tells of, on a day just named, or unknown in a look back."""

import pytest
from sentences import code

from chancery.model import Commitment, Event, Instrument, Statement

LEAD = "The president of Brazil met the president of Ghana in Accra on Monday.\n\n"  # the day before yesterday
CASES = [
    ("en", LEAD + "Brazil and Ghana signed an agreement on cocoa.", Instrument, "2021-05-10"),
    ("en", LEAD + "Brazil thanked Ghana for its help.", Event, "2021-05-10"),
    ("en", LEAD + "Ghana said that it had no dispute with Togo.", Statement, "2021-05-10"),
    ("en", "Brazil and Ghana signed an agreement on cocoa.", Instrument, "2021-05-12"),
    ("en", LEAD + "Brazil had signed an agreement with Ghana.", Instrument, ""),
    ("en", LEAD + "In March 2019 Brazil closed its embassy. Ghana then signed an agreement with Togo.", Instrument, "2019-03"),
    ("en", LEAD + "In March 2019 Brazil closed its embassy. Ghana and Togo signed an agreement.", Instrument, ""),
    ("en", LEAD + "In March 2019 Peru said that it had no dispute with Chile.", Statement, "2019-03"),
    ("en", LEAD + "Last October Peru said that it would build a bridge to Chile by 2025.", Commitment, "2020-10"),
    ("en", LEAD + "Peru promised on Monday to build a bridge to Chile.", Commitment, ""),
    (
        "hu",
        "A szlovák elnök hétfőn Bécsben tárgyalt az osztrák elnökkel.\n\nA két fél megállapodást írt alá a hídról.",
        Instrument,
        "2021-05-10",
    ),
    (
        "ru",
        "Президент Армении в понедельник встретился с президентом Грузии.\n\nАрмения и Грузия подписали соглашение о торговле.",
        Instrument,
        "2021-05-10",
    ),
]


@pytest.mark.parametrize(("language", "text", "kind", "day"), CASES)
def test_days(language: str, text: str, kind: type, day: str) -> None:
    last = text.rindex("\n") if "\n" in text else 0
    dates = [claim.date for claim in code(text, language=language) if isinstance(claim, kind) and claim.start >= last]
    assert dates
    assert dates[-1] == day


def test_no_day_without_the_documents_own() -> None:
    found = [c for c in code("Brazil and Ghana signed an agreement on cocoa.", date="") if isinstance(c, Instrument)]
    assert [c.date for c in found] == [""]
