"""Hungarian appointments, successions, envoys and their posts, memberships told in part, and deeds of nobody named."""

from typing import TypeVar

import pytest
from sentences import code, told

from chancery.model import Event, Figure, Instrument, Tenure

C = TypeVar("C", Event, Figure, Instrument, Tenure)


def of_kind(kind: type[C], text: str) -> list[C]:
    return [c for c in code(text, language="hu") if isinstance(c, kind)]


TENURES = [
    ("A kenyai elnök Alfred Mutuát nevezte ki külügyminiszternek.", "Alfred Mutua Minister of Foreign Affairs KEN incoming"),
    ("Jan Lipavskýt külügyminiszterré nevezte ki a cseh államfő.", "Jan Lipavský Minister of Foreign Affairs CZE incoming"),
    ("A szejm Donald Tuskot választotta meg Lengyelország miniszterelnökévé.", "Donald Tusk Prime Minister POL incoming"),
    ("Menesztették a szudáni külügyminisztert, Ali Szádikot.", "Ali Szádik Minister of Foreign Affairs SDN former"),
    ("Felmentették Csin Kang kínai külügyminisztert, helyére Vang Ji lép.", "Vang Ji Minister of Foreign Affairs CHN incoming"),
    ("Leköszönt Sauli Niinistö finn elnök, utódja Alexander Stubb.", "Alexander Stubb President FIN incoming"),
    ("Benyújtotta lemondását António Costa portugál kormányfő.", "António Costa Prime Minister PRT former"),
    (
        "Mark Rutte holland kormányfő Jens Stoltenberget váltja a NATO-főtitkári poszton.",
        "Jens Stoltenberg Secretary-General NATO former",
    ),
    ("Íjgyártó István kijevi magyar nagykövetet hazarendelték.", "Íjgyártó István Ambassador HUN current"),
    ("Moldova 2022 júniusában kapta meg a tagjelölti státuszt az Európai Uniótól.", "MDA candidate EU current"),
    (
        "Az új külügyminiszter Sophie Wilmès lesz, aki Didier Reynderst követi.",
        "Didier Reynders Minister of Foreign Affairs BEL former",
    ),
    ("Albánia EU-tagságra pályázik.", "ALB member EU sought"),
    ("Horvátország, amely 2013 óta tagja az Európai Uniónak, támogatja Szerbiát.", "HRV member EU current"),
    ("Szófia, Bukarest és Zágráb NATO-csatlakozását támogatta Washington.", "ROU member NATO incoming"),
    ("Olaszország támogatja Albánia felvételét az Európai Unióba.", "ALB member EU sought"),
    ("Bulgária Irina Bokovát jelölte az ENSZ főtitkári tisztségére.", "Irina Boková Secretary-General UN sought"),
    ("Az OPCW főigazgatója, Fernando Arias Damaszkuszba látogatott.", "Fernando Arias Director General OPCW current"),
    ("Az EU közvetítője, Miroslav Lajčák Pristinába utazott.", "Miroslav Lajčák mediator EU current"),
    ("A kormány Kovács Gábort nevezte ki bécsi nagykövetté.", "Kovács Gábor Ambassador HUN incoming"),
    (
        "Az elnök fogadta Peru és Chile új nagykövetét is: Juan Ruiz és Risto Valdés átadta megbízólevelét.",
        "Risto Valdés Ambassador CHL current",
    ),
    ("Nagy Péter lesz az új berlini nagykövet.", "Nagy Péter Ambassador HUN incoming"),
    ("Szűcs Rezső helyettes államtitkár lesz Magyarország pozsonyi nagykövete.", "Szűcs Rezső Ambassador HUN incoming"),
    ("Kovács Gábor washingtoni nagykövet lesz.", "Kovács Gábor Ambassador HUN incoming"),
    (
        "Az új külügyminiszter Sophie Wilmès lesz, aki fogadta Peru elnökét.",
        "Sophie Wilmès Minister of Foreign Affairs BEL incoming",
    ),
    (
        "Antonio Tajani olasz miniszterelnök-helyettes, külügyminiszter beszélt.",
        "Antonio Tajani Minister of Foreign Affairs ITA current",
    ),
    ("Petr Pavel cseh elnök és Milena Novotna házelnök beszélt.", "Milena Novotna Speaker of Parliament CZE current"),
    ("Abdel Fattáh esz-Sziszi egyiptomi elnök beszélt.", "Abdel Fattáh esz-Sziszi President EGY current"),
    (
        "Iván Duque kolumbiai elnök 2018-ban vette át a hivatalát Juan Manuel Santostól.",
        "Juan Manuel Santos President COL former",
    ),
]


@pytest.mark.parametrize(("text", "tenure"), TENURES)
def test_tenures(text: str, tenure: str) -> None:
    assert tenure in told(text, Tenure, language="hu")


@pytest.mark.parametrize(
    "text",
    [
        "Szijjártó Péter külügyminiszter levelet váltott a szerb kormányfővel.",
        "Macron francia elnök követte a tárgyalásokat.",
        "A thai parlament Szrettha Thaviszint választotta miniszterelnökké.",
    ],
)
def test_nobody_moves_or_holds(text: str) -> None:
    found = told(text, Tenure, language="hu")
    assert not [t for t in found if t.endswith(("former", "Prime Minister THA current")) or t.startswith("Sz") and "HUN inc" in t]


def test_no_seat_is_denied_by_its_kind() -> None:
    found = of_kind(Tenure, "Japán az ENSZ Biztonsági Tanácsának nem állandó tagja.")
    assert [t.factuality for t in found] == ["fact"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Algéria hazarendelte párizsi nagykövetét.", "SANCTION DZA>FRA"),
        ("Íjgyártó István kijevi magyar nagykövetet hazarendelték.", "SANCTION HUN>UKR"),
        ("Tizenkét orosz diplomatát utasítottak ki Bulgáriából.", "COERCE BGR>RUS"),
        ("Törökországba küldte mentőalakulatát a mexikói kormány.", "AID MEX>TUR"),
        ("A Világbank 700 millió dollár kölcsönt hagyott jóvá Srí Lankának.", "AID World Bank>LKA"),
        ("Szijjártó Péter ma Baku vendége.", "CONSULT/visit HUN>AZE"),
    ],
)
def test_events(text: str, event: str) -> None:
    assert event in told(text, Event, language="hu")


def test_what_came_next_has_happened() -> None:
    text = "Kezet fogott a görög és a török kormányfő, majd zárt ajtók mögött tárgyaltak."
    assert {e.factuality for e in of_kind(Event, text)} == {"fact"}


def test_a_text_comes_to_be_signed() -> None:
    found = of_kind(Instrument, "Aláírásra került az indiai–emirátusi szabadkereskedelmi megállapodás.")
    assert [(i.stage, [a.code for a in i.parties]) for i in found] == [("signed", ["IND", "ARE"])]


def test_a_fifth() -> None:
    found = of_kind(Figure, "Ötödével csökkent az orosz gáz importja Ausztriában.")
    assert [(f.value, f.unit, f.change) for f in found] == [(20, "percent", "decrease")]
