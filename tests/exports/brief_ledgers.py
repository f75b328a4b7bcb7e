"""Ledgers for the tests of briefs: a relation with a little of everything, a busy one, and one told by a hostile document."""

import msgspec

from hand_made import Told, actors, event, figure, office, promise, said, text, text_of

LAVROV, TAZHIN = "Sergei Lavrov|RUS", "Marat Tazhin|KAZ"
MEDVEDEV, NAZARBAYEV = "Dmitry Medvedev|RUS", "Nursultan Nazarbayev|KAZ"


def placed(told: Told, **fields: object) -> Told:
    """Return a document with a title, an outlet, an address."""
    return msgspec.structs.replace(told, document=msgspec.structs.replace(told.document, **fields))


RELATION = (
    placed(
        text(
            "visit",
            "2008-05-22",
            event("Medvedev came to Astana on Thursday.", MEDVEDEV, "KAZ", mode="visit", date="2008-05-22", place="Astana, KAZ"),
            text_of(
                "Russia and Kazakhstan signed an agreement on nuclear energy.",
                "RUS; KAZ",
                "agreement on nuclear energy",
                date="2008-05-22",
            ),
            figure("Turnover reached 16.5 billion dollars in 2007.", "RUS; KAZ", 16.5e9, period="2007"),
            figure("Turnover was 12.8 billion dollars in 2006.", "RUS; KAZ", 12.8e9, period="2006"),
            promise("Russia will build a railway to Aktau by 2010.", "RUS", "build a railway to Aktau", "KAZ", deadline="2010"),
            promise("Kazakhstan will sell uranium to Tomsk.", "KAZ", "sell uranium to Tomsk", "RUS"),
            promise("Both will open a joint bank in Omsk.", "RUS; KAZ", "open a joint bank in Omsk", deadline="2030"),
            office("Lavrov is Foreign Minister of Russia.", LAVROV, "Minister of Foreign Affairs", "RUS"),
        ),
        title="Medvedev in Astana",
        outlet="Steppe Post",
        source="https://steppe.example/2008/05/22",
    ),
    text(
        "other",
        "2008-05-24",
        figure("Turnover stood at 14 billion dollars in 2007.", "RUS; KAZ", 14e9, period="2007"),
        figure("Turnover was 9.7 billion dollars in 2005.", "RUS; KAZ", 9.7e9, period="2005"),
        event("Lavrov will visit Kazakhstan on June 10.", LAVROV, "KAZ", mode="visit", date="2008-06-10", factuality="planned"),
        event("Tazhin denied that Lavrov had called him on May 19.", LAVROV, TAZHIN, mode="phone", date="2008-05-19",
            factuality="denied", by=("Marat Tazhin",)),
        office("Tazhin is Foreign Minister of Kazakhstan.", TAZHIN, "Minister of Foreign Affairs", "KAZ"),
    ),
    text(
        "russian",
        "2008-05-25",
        text_of("Подписано соглашение о границе в степи.", "RUS; KAZ", "соглашение о границе в степи", date="2008-05-25"),
        said("Lavrov denied the quarrel.", LAVROV, "the quarrel over the border", stance="deny", about=actors("KAZ")),
        language="ru",
    ),
)  # fmt: skip

_LONG = "in a building on the river in the capital, before the ministers and the heads of the largest companies of both countries"


def _busy(number: int) -> Told:
    year, month = 2000 + number // 4, 3 * (number % 4) + 1
    day = f"{year}-{month:02}-17"
    value = (number + 1) * 1e9
    later = f"{year + 40}-01-0{number % 9 + 1}"
    words = f"{number} {_LONG}"
    things = ("bridges", "pipelines", "schools", "ports", "mines", "canals", "tunnels", "markets", "dams", "towers")
    thing = f"{things[number % 10]} {things[number // 10 % 10]} near town{number}"
    told = text(
        f"2000-document-with-a-rather-long-name-number-{number}",
        day,
        event(f"Medvedev came for visit {words}.", MEDVEDEV, "KAZ", mode="visit", date=day),
        event(f"Nazarbayev met Medvedev, meeting {words}.", NAZARBAYEV, MEDVEDEV, mode="meet", date=day),
        event(f"Lavrov will come, trip {words}.", LAVROV, TAZHIN, mode="meet", date=later, factuality="planned"),
        text_of(f"They signed the agreement on {thing}, {_LONG}.", "RUS; KAZ", f"agreement on the {thing} {_LONG}", date=day),
        text_of(f"They drafted plans for {thing}, {_LONG}.", "RUS; KAZ", f"programme for {thing}", date=day, stage="drafted"),
        promise(f"Russia will build {thing}, {_LONG}.", "RUS", f"build {thing}, {_LONG}", "KAZ", deadline=f"{year + 1}"),
        promise(f"Kazakhstan will pay for {thing}, {_LONG}.", "KAZ", f"pay for {thing}, {_LONG}", "RUS", deadline=f"{year + 2}"),
        promise(f"Both will paint {thing}, {_LONG}.", "RUS; KAZ", f"paint {thing}, {_LONG}"),
        figure(f"Turnover was {value} dollars in {year}, {_LONG}.", "RUS; KAZ", value, period=f"{year}"),
        figure(f"Exports were {value} dollars, {_LONG}.", "RUS; KAZ", value, period=f"{year}", measure="exports"),
        event(f"Tazhin denied call {words}.", LAVROV, TAZHIN, mode="phone", date=day, factuality="denied", by=("Marat Tazhin",)),
        office(f"Lavrov is Minister of {thing}, {_LONG}.", LAVROV, f"Minister of {thing}", "RUS"),
        office(f"Tazhin is Minister of {thing}, {_LONG}.", TAZHIN, f"Minister of {thing}", "KAZ"),
    )  # fmt: skip
    return placed(
        told,
        title=f"{number}: what happened {_LONG}",
        outlet="The Evening Post of the Two Steppes",
        source=f"https://x.example/{number}/{'a' * 90}",
    )


BUSY = tuple(_busy(number) for number in range(60))

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
TYPST = '#eval("1+1") #read("/etc/passwd") $x$ *bold* _it_ @note-1 <note-2> \\u{41}'
MARKDOWN = "[win](http://evil.example) ![p](x) `code` | cell **b** # h"
FORMULA = '=HYPERLINK("http://evil.example") \x07\x1b[31m\ufffe\u202etxt.exe {{ 7*7 }} {% raw %}'
_EVIL = f"{SCRIPT} {TYPST} {MARKDOWN} {FORMULA}"
HOSTILE = (
    placed(
        text(
            "evil",
            "2020-02-02",
            text_of(f"Signed: {SCRIPT} {TYPST}.", "RUS; KAZ", f"agreement on {_EVIL}", date="2020-02-02"),
            promise(f"Promised: {MARKDOWN}.", "RUS", _EVIL, "KAZ", condition=_EVIL),
            figure(f"Counted: {FORMULA}.", "RUS; KAZ", 5.0, measure=_EVIL, unit=SCRIPT, period="2019"),
            figure("Counted again.", "RUS; KAZ", 6.0, measure=_EVIL, unit=SCRIPT, period="2018"),
            figure("Counted anew.", "RUS; KAZ", 7.0, measure=_EVIL, unit=SCRIPT, period="2017"),
            said("All was denied.", f"{SCRIPT}|RUS", _EVIL, stance="deny", about=actors("KAZ"), by=(TYPST,)),
            office("It is so.", f"{SCRIPT} {TYPST}|KAZ", f"President {MARKDOWN}", "KAZ"),
        ),
        title=_EVIL,
        outlet=_EVIL,
        source="javascript:alert(3)",
    ),
)
