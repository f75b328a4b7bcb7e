"""Quantities in text: tables of amounts, traps and properties, in each language."""

import time

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from chancery.errors import LexiconError
from chancery.grounding.numbers import magnitude, numerals, read_number
from chancery.grounding.quantities import Quantity, find_quantities
from chancery.lexicons import has_lexicon, read_lexicon

LANGUAGES = [language for language in ("en", "hu", "ru") if has_lexicon(language, "quantities")]
UNITS = [(lang, entry) for lang in LANGUAGES for kind in ("unit", "phrase") for entry in read_lexicon(lang, "quantities")[kind]]
BLOCKED = [(lang, entry) for lang in LANGUAGES for entry in read_lexicon(lang, "quantities")["blocked"]]

# The words; then value and unit, and what is not "exact" and "level".
ENGLISH = [
    ("Turnover was 16.5 billion dollars.", "16500000000 USD"),
    ("$US 16.5 billions", "16500000000 USD"),
    ("US$16.5bn", "16500000000 USD"),
    ("trade turnover reached $15.6 billion", "15600000000 USD"),
    ("worth 20 trillion won", "20000000000000 KRW"),
    ("a loan of €4.5bn", "4500000000 EUR"),
    ("up to €4.5bn", "4500000000 EUR at most"),
    ("$5m in aid", "5000000 USD"),
    ("£300 million", "300000000 GBP"),
    ("300 million Hungarian forints", "300000000 HUF"),
    ("150 billion yuan", "150000000000 CNY"),
    ("90 billion rubles", "90000000000 RUB"),
    ("90 billion Belarusian roubles", "90000000000 BYN"),
    ("one million euros", "1000000 EUR"),
    ("half a million dollars", "500000 USD"),
    ("two and a half million dollars", "2500000 USD"),
    ("C$30 million", "30000000 CAD"),
    ("$5-7 billion", "6000000000 USD about"),
    ("between 5 and 7 billion dollars", "6000000000 USD about"),
    ("50 percent of the trade", "50 percent"),
    ("6.5%", "6.5 percent"),
    ("twenty per cent", "20 percent"),
    ("10 to 15 percent", "12.5 percent about"),
    ("12 and 15 percent respectively", "12 percent; 15 percent"),
    ("by 3 percentage points", "3 percentage points"),
    ("exceeded the 90 percent mark", "90 percent over"),
    ("more than 40 percent", "40 percent over"),
    ("nearly 40 percent", "40 percent under"),
    ("less than 40 percent", "40 percent under"),
    ("no less than 40 percent", "40 percent at least"),
    ("at least 40 percent", "40 percent at least"),
    ("no more than 40 percent", "40 percent at most"),
    ("around 40 percent", "40 percent about"),
    ("almost half of the gas", "50 percent under"),
    ("about half of the gas", "50 percent about"),
    ("two-thirds of the gas", "66.67 percent"),
    ("a quarter of the gas", "25 percent"),
    ("Trade grew by 50 percent.", "50 percent increase"),
    ("Trade grew 50 percent.", "50 percent increase"),
    ("trade rose by more than 12.5 percent", "12.5 percent over increase"),
    ("an increase of 10 percent", "10 percent increase"),
    ("a 10 percent increase", "10 percent increase"),
    ("exports fell by almost 20 per cent", "20 percent under decrease"),
    ("a drop of 5%", "5 percent decrease"),
    ("up 3.5% to $10bn", "3.5 percent increase; 10000000000 USD"),
    ("Trade rose by $2 billion.", "2000000000 USD increase"),
    ("Trade rose to $2 billion.", "2000000000 USD"),
    ("trade rose from 5 to 7 billion dollars", "5000000000 USD; 7000000000 USD"),
    ("By 50 percent, trade has grown", "50 percent increase"),
    ("It stood at $1.8 billion and reached 3.5 billion in 2008.", "1800000000 USD; 3500000000 USD"),
    ("Trade has doubled.", "100 percent increase"),
    ("They plan to double trade.", "100 percent increase"),
    ("Trade tripled.", "200 percent increase"),
    ("Deliveries were halved.", "50 percent decrease"),
    ("a threefold rise", "3 times increase"),
    ("They met three times.", "3 times"),
    ("7,598 km", "7598 km"),
    ("a 7,598-kilometre border", "7598 km"),
    ("2,000 square kilometers", "2000 km2"),
    ("30 billion cubic metres of gas", "30000000000 m3"),
    ("10 bcm of gas", "10000000000 m3"),
    ("2 million metric tons of grain", "2000000 tonnes"),
    ("1.2 million barrels per day", "1200000 barrels per day"),
    ("1,200 MW", "1200 MW"),
    ("2.4 gigawatts", "2.4 GW"),
    ("500 million kWh", "500000000 kWh"),
    ("40 thousand hectares", "40000 ha"),
    ("a five-year programme", "5 years"),
    ("a term of six months", "6 months"),
    ("a three-day visit", "3 days"),
    ("three decades of friendship", "30 years"),
    ("13 projects", "13 count projects"),
    ("about 60 joint events and projects", "60 count about joint events and projects"),
    ("Some 500 Turkish companies", "500 count about Turkish companies"),
    ("more than a dozen agreements", "12 count over agreements"),
    ("twenty-five documents", "25 count documents"),
    ("one hundred and twenty soldiers", "120 count soldiers"),
    ("5,000 troops", "5000 count troops"),
    ("six hundred thousand people", "600000 count people"),
    ("12 of the 15 members", "12 count members; 15 count members"),
    ("three Russian ministers", "3 count Russian ministers"),
    ("At least two people were killed.", "2 count at least people"),
    ("He came on Tuesday. Two more agreements followed.", "2 count more agreements followed"),
    ("They signed two more agreements.", "2 count more agreements"),
    ("30 countries", "30 count countries"),
    ("The 15-member council", "15 count member council"),
    ("up to 100 people", "100 count at most people"),
    ("the third-largest investor", "3 rank"),
    ("It ranks third.", "3 rank"),
    ("ranked 5th", "5 rank"),
    ("It is in fifth place.", "5 rank"),
    ("7\u00a0000 people", "7000 count people"),
    ("6,5 percent", "6.5 percent"),
    ("On May 5, 12 people came.", "12 count people came"),
]
HUNGARIAN = [
    ("27,8 milliárd dollár", "27800000000 USD"),
    ("27,8 milliárd dollárt", "27800000000 USD"),
    ("4 milliárd euró", "4000000000 EUR"),
    ("négymilliárd euróra", "4000000000 EUR"),
    ("hatmilliárd dolláros", "6000000000 USD"),
    ("százmillió forintot", "100000000 HUF"),
    ("300 milliárd forintos hitel", "300000000000 HUF"),
    ("kétszázmillió rubel", "200000000 RUB"),
    ("150 milliárd jüan", "150000000000 CNY"),
    ("másfél milliárd euró", "1500000000 EUR"),
    ("félmillió euró", "500000 EUR"),
    ("két és fél milliárd euró", "2500000000 EUR"),
    ("5-7 milliárd euró", "6000000000 EUR about"),
    ("5 és 7 milliárd euró között", "6000000000 EUR about"),
    ("100 milliárd dollár fölé", "100000000000 USD over"),
    ("16 milliárd dollárnál több", "16000000000 USD over"),
    ("50 százalék", "50 percent"),
    ("az export 6,5%-a", "6.5 percent"),
    ("húsz százalékát", "20 percent"),
    ("12 és 15 százalék", "12 percent; 15 percent"),
    ("3 százalékponttal", "3 percentage points"),
    ("meghaladja a 90 százalékot", "90 percent over"),
    ("meghaladta a 90 százalékot", "90 percent over"),
    ("több mint 40 százalék", "40 percent over"),
    ("közel 40 százalék", "40 percent under"),
    ("csaknem 40 százalék", "40 percent under"),
    ("mintegy 40 százalék", "40 percent about"),
    ("körülbelül 40 százalék", "40 percent about"),
    ("legalább 40 százalék", "40 percent at least"),
    ("legfeljebb 40 százalék", "40 percent at most"),
    ("kevesebb mint 40 százalék", "40 percent under"),
    ("megközelítette a 40 százalékot", "40 percent about"),
    ("elérte a 40 százalékot", "40 percent"),
    ("az export csaknem fele", "50 percent under"),
    ("a tagok kétharmada", "66.67 percent"),
    ("a gáz negyedét", "25 percent"),
    ("50 százalékkal nőtt a forgalom", "50 percent increase"),
    ("A forgalom 50 százalékkal bővült.", "50 percent increase"),
    ("a forgalom több mint 12,5 százalékkal emelkedett", "12.5 percent over increase"),
    ("20 százalékkal csökkent", "20 percent decrease"),
    ("25 százalékos növekedés", "25 percent increase"),
    ("2 milliárd dollárral nőtt", "2000000000 USD increase"),
    ("2 milliárd dollárra nőtt", "2000000000 USD"),
    ("40 százalékra nőtt", "40 percent"),
    ("2 milliárd dollárról 3,6 milliárdra nőtt", "2000000000 USD; 3600000000 USD"),
    ("a kétszeresére nőtt", "2 times increase"),
    ("háromszorosára emelkedett", "3 times increase"),
    ("Megduplázódott a forgalom.", "100 percent increase"),
    ("megháromszorozódott", "200 percent increase"),
    ("a felére csökkent", "50 percent decrease"),
    ("164 kilométer", "164 km"),
    ("164 kilométeres határ", "164 km"),
    ("kétezer négyzetkilométer", "2000 km2"),
    ("2 milliárd köbméter gáz", "2000000000 m3"),
    ("40 ezer tonna", "40000 tonnes"),
    ("1200 megawattos", "1200 MW"),
    ("2,4 gigawatt", "2.4 GW"),
    ("12.500 hektár", "12500 ha"),
    ("5 millió hordó olaj", "5000000 barrels"),
    ("ötéves program", "5 years"),
    ("10 éves szerződés", "10 years"),
    ("hat hónapos időszak", "6 months"),
    ("háromnapos látogatás", "3 days"),
    ("három évtized", "30 years"),
    ("egy év alatt", "1 years"),
    ("16 megállapodást írtak alá", "16 count megállapodást"),
    ("Törökország 16 megállapodást kötött", "16 count megállapodást"),
    ("500 török nagyvállalat", "500 count török nagyvállalat"),
    ("nyolc dokumentumot", "8 count dokumentumot"),
    ("tizenhat megállapodást", "16 count megállapodást"),
    ("huszonöt cég", "25 count cég"),
    ("százhúsz katona", "120 count katona"),
    ("kétezer-ötszáz katona", "2500 count katona"),
    ("7 000 ember", "7000 count ember"),
    ("12.500 ember", "12500 count ember"),
    ("13 ezer hallgató", "13000 count hallgató"),
    ("hatszázezer ember", "600000 count ember"),
    ("mintegy 60 közös rendezvény", "60 count about közös rendezvény"),
    ("30 ország", "30 count ország"),
    ("három orosz miniszter", "3 count orosz miniszter"),
    ("a harmadik legnagyobb befektető", "3 rank"),
    ("az ötödik helyen", "5 rank"),
    ("egymillió ember", "1000000 count ember"),
]
ENGLISH_TRAPS = [
    "on 22 May 2008", "in 2007", "in 2012-2013", "five years ago", "over the past five years", "at 5 p.m.", "at 14:30",
    "the 20th anniversary", "the 21st century", "1. The Sides agreed", "call +7 495 695 45 45", "the 123 Agreement",
    "the K2 tank", "FA-50 jets", "the G20 summit", "Rossiya 1", "Resolution 1929", "Article 5 of the treaty",
    "Protocol No. 14", "one of the partners", "the two countries", "two leaders", "both sides", "the two ministers",
    "the five Caspian states", "first of all", "the first visit", "the P5+1 talks", "the Group of 20", "dozens of people",
    "tens of thousands of people", "several hundred troops", "hundreds of men", "a 65-year-old diplomat", "double taxation",
    "double standards", "the second half of 2024", "a third country", "Boeing 737", "the six-party talks", "no one came",
    "page 7", "in the 1990s", "24/7", "tension and often", "a weight of words", "the two states", "one another",
    "Channel 5", "at 90 km/h", "won by 3:0",
]  # fmt: skip
HUNGARIAN_TRAPS = [
    "2008. május 22-én", "2007-ben", "2012-2013-ban", "tíz évvel ezelőtt", "az elmúlt 5 évben", "este 10 órakor",
    "14:30-kor", "a 20. évforduló", "a 21. században", "2. A felek megállapodtak", "telefon: +36 1 458 1000",
    "a 123-as megállapodás", "a Rosszija 1 csatornán", "az 1929. számú határozat", "a két ország", "a két fél",
    "a három elnök", "mindkét fél", "egyike a partnereknek", "az egyik cég", "egy cég", "több száz cég",
    "néhány ezer ember", "a felek", "kétoldalú kapcsolatok", "háromoldalú tárgyalás", "az 5+1-es tárgyalás",
    "az első látogatás", "a második felében", "harmadik ország", "a G20 csúcs", "fél hatkor", "az 1990-es években",
    "Európa felé", "hatékony munka", "a hatalom", "hatályba lépett", "kétség nem fér hozzá", "5. cikk", "a hét végén",
    "ötlet", "százados", "egyetért", "nyolcadik ülés",
]  # fmt: skip


def _told(quantity: Quantity) -> str:
    marks = [mark for mark in (quantity.approximation, quantity.change) if mark not in ("exact", "level")]
    return " ".join(part for part in (f"{quantity.value:.15g}", quantity.unit, *marks, quantity.noun) if part)


def _plain(text: str, language: str) -> str:
    return "; ".join(_told(quantity) for quantity in find_quantities(text, language))


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: str) -> None:
    assert _plain(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), HUNGARIAN)
def test_hungarian(text: str, expected: str) -> None:
    assert _plain(text, "hu") == expected


@pytest.mark.parametrize("text", ENGLISH_TRAPS)
def test_english_without_quantities(text: str) -> None:
    assert _plain(text, "en") == ""


@pytest.mark.parametrize("text", HUNGARIAN_TRAPS)
def test_hungarian_without_quantities(text: str) -> None:
    assert _plain(text, "hu") == ""


def test_a_range_keeps_its_ends() -> None:
    (quantity,) = find_quantities("between 5 and 7 billion dollars", "en")
    assert (quantity.low, quantity.high) == (5e9, 7e9)


def test_numbers_of_another_sentence_do_not_change_this_one() -> None:
    assert _plain("Trade grew. It stands at 40 percent.", "en") == "40 percent"


def test_a_language_without_lexicon_is_refused() -> None:
    with pytest.raises(LexiconError, match="quantities"):
        find_quantities("5 km", "xx")


@pytest.mark.parametrize(("language", "entry"), UNITS, ids=lambda value: value["id"] if isinstance(value, dict) else value)
def test_every_unit_and_phrase_of_the_lexicon_fires(language: str, entry: dict) -> None:  # type: ignore[type-arg]
    assert [quantity.unit for quantity in find_quantities(entry["example"], language)] == [entry["unit"]]


@pytest.mark.parametrize(("language", "entry"), BLOCKED, ids=lambda value: value["id"] if isinstance(value, dict) else value)
def test_every_blocked_phrase_is_no_quantity(language: str, entry: dict) -> None:  # type: ignore[type-arg]
    assert find_quantities(entry["example"], language) == []


@given(cents=st.integers(min_value=1, max_value=10**13), language=st.sampled_from(["en", "hu"]))
def test_formatted_numbers_are_read_back(cents: int, language: str) -> None:
    written = format_decimal(cents / 100, locale=language)
    (quantity,) = find_quantities(f"{written} km", language)
    assert quantity.value == pytest.approx(float(f"{cents / 100:.3f}"))
    assert quantity.unit == "km"


SCALES = {"en": ["", " thousand", " million", " billion", " trillion"], "hu": ["", " ezer", " millió", " milliárd", " billió"]}


@given(mantissa=st.integers(min_value=1, max_value=9999), step=st.integers(0, 4), language=st.sampled_from(["en", "hu"]))
def test_magnitudes_multiply(mantissa: int, step: int, language: str) -> None:
    written = format_decimal(mantissa / 10, locale=language) + SCALES[language][step]
    assert read_number(written, language) == pytest.approx(mantissa / 10 * 1000**step)
    assert magnitude(written, language) == 1000**step


@pytest.mark.parametrize("language", ["en", "hu"])
def test_every_number_word_below_a_hundred_is_read(language: str) -> None:
    known = read_lexicon(language, "quantities")["numbers"]
    join = "" if language == "hu" else "-"
    for ten, tens in known["tens"].items():
        for unit, units in known["units"].items():
            if 1 <= units < 10 and float(units).is_integer():
                assert read_number(ten + join + unit, language) == tens + units
    assert set(numerals(language).small) == set(known["units"]) | set(known["tens"])


WORDS = [
    "5", "7,000", "billion", "dollars", "percent", "-", "and", "between", "to", "$", "by", "grew", "two", "hundred",
    "half a", "km", "projects", "more than", "16,5", "milliárd", "százalékkal", "nőtt", "két", "ország", "és", "🙂", "\n",
    "2012", "third", ".", "No.", "of the", "hatmillió",
]  # fmt: skip


@given(words=st.lists(st.sampled_from(WORDS), max_size=12), language=st.sampled_from(["en", "hu"]))
def test_offsets_lie_in_the_text_in_order_without_overlap(words: list[str], language: str) -> None:
    text = " ".join(words)
    place = 0
    for quantity in find_quantities(text, language):
        assert place <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end].strip() == text[quantity.start : quantity.end]
        assert quantity.unit != "count" or quantity.noun
        assert quantity.low is None or quantity.high is not None and quantity.low < quantity.value < quantity.high
        place = quantity.end


@given(text=st.text(max_size=60), language=st.sampled_from(["en", "hu"]))
def test_any_text_is_read_without_error(text: str, language: str) -> None:
    for quantity in find_quantities(text, language):
        assert text[quantity.start : quantity.end]


@pytest.mark.parametrize("piece", ["1", "1 ", "1,111", "\n", "hundred ", "száz", "5 million ", "2012-", "May ", "$"])
def test_long_odd_texts_are_read_in_linear_time(piece: str) -> None:
    text = piece * (12_000 // len(piece))
    for language in LANGUAGES:
        find_quantities("", language)
        began = time.process_time()
        find_quantities(text, language)
        # Takes a tenth of this; quadratic matching takes longer.
        assert time.process_time() - began < 3
