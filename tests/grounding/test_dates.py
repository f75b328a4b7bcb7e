"""Dates in text: tables of phrases, traps and properties, in each language."""

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from chancery.errors import GroundingError
from chancery.grounding.date_meanings import anniversary_year
from chancery.grounding.dates import date_spans, find_dates
from chancery.lexicons import has_lexicon, read_lexicon

LANGUAGES = [language for language in ("en", "hu", "ru") if has_lexicon(language, "dates")]
PHRASES = [(lang, entry) for lang in LANGUAGES for entry in read_lexicon(lang, "dates")["phrase"]]
BLOCKED = [(lang, entry) for lang in LANGUAGES for entry in read_lexicon(lang, "dates")["blocked"]]

# The words, the document's date, and each value with the way it counts.
ENGLISH = [
    ("He arrived on 22 May 2008.", "", "2008-05-22 absolute"),
    ("on May 22, 2008, in Astana", "", "2008-05-22 absolute"),
    ("on the 22nd of May 2008", "", "2008-05-22 absolute"),
    ("Monday, May 5, 2008", "", "2008-05-05 absolute"),
    ("signed on 2008-05-22 in Baku", "", "2008-05-22 absolute"),
    ("dated 22.05.2008", "", "2008-05-22 absolute"),
    ("in May 2008", "", "2008-05 absolute"),
    ("in December, 2011", "", "2011-12 absolute"),
    ("in 2007 and in 2009", "", "2007 absolute, 2009 absolute"),
    ("the 1972 treaty", "", "1972 absolute"),
    ("the talks of the year 2012", "", "2012 absolute"),
    ("in early 2012", "", "2012 absolute"),
    ("in mid-2012", "", "2012 absolute"),
    ("at the end of 2012", "", "2012 absolute"),
    ("on August 1", "2008-10-11", "2008-08-01 absolute"),
    ("on 1 August", "2008-10-11", "2008-08-01 absolute"),
    ("in September", "2020-11", "2020-09 absolute"),
    ("The summit will be held in December.", "2008-06-10", "2008-12 absolute"),
    ("They met in December.", "2008-06-10", "2007-12 absolute"),
    ("He may arrive in July.", "2008-03-22", "2008-07 absolute"),
    ("on June 5", "2008-05-22", "2008-06-05 absolute"),
    ("on January 5", "2008-12-20", "2009-01-05 absolute"),
    ("on Friday, May 23", "2009-03-01", "2008-05-23 absolute"),
    ("on May 5", "2008", "2008-05-05 absolute"),
    ("last May", "2008-05-22", "2007-05 relative"),
    ("until May", "2008-06-22", "2008-05 until"),
    ("next March", "2008-05-22", "2009-03 relative"),
    ("in March last year", "2008-05-22", "2007-03 relative"),
    ("in October this year", "2008-11-22", "2008-10 relative"),
    ("on May 12-13, 2012", "", "2012-05-12/2012-05-13 during"),
    ("12–13 May 2012", "", "2012-05-12/2012-05-13 during"),
    ("from 5 to 7 May", "2012-06-01", "2012-05-05/2012-05-07 during"),
    ("from May 30 to June 2, 2012", "", "2012-05-30/2012-06-02 during"),
    ("on May 5 and June 7, 2012", "", "2012-05-05 absolute, 2012-06-07 absolute"),
    ("in January–October 2023", "", "2023-01/2023-10 during"),
    ("from January to October", "2023-11-30", "2023-01/2023-10 during"),
    ("between January and March 2023", "", "2023-01/2023-03 during"),
    ("in 2012-2013", "", "2012/2013 during"),
    ("in 2012–13", "", "2012/2013 during"),
    ("between 2009 and 2012", "", "2009/2012 during"),
    ("from 2009 to 2012", "", "2009/2012 during"),
    ("on Friday", "2008-05-05", "2008-05-02 weekday"),
    ("on Monday", "2008-05-05", "2008-05-05 weekday"),
    ("He will arrive on Friday.", "2008-05-05", "2008-05-09 weekday"),
    ("next Tuesday", "2008-05-05", "2008-05-06 weekday"),
    ("last Monday", "2008-05-05", "2008-04-28 weekday"),
    ("this Friday", "2008-05-05", "2008-05-09 weekday"),
    ("by Friday", "2008-05-05", "2008-05-02 by"),
    ("yesterday", "2008-03-01", "2008-02-29 relative"),
    ("today and tomorrow", "2008-12-31", "2008-12-31 relative, 2009-01-01 relative"),
    ("last week", "2025-11-12", "2025-11-03/2025-11-09 relative"),
    ("next week", "2025-12-30", "2026-01-05/2026-01-11 relative"),
    ("last month", "2008-10-11", "2008-09 relative"),
    ("last month", "2008-01-11", "2007-12 relative"),
    ("earlier this month", "2008-10-11", "2008-10 relative"),
    ("this year", "2008", "2008 relative"),
    ("later this year", "2008-10", "2008 relative"),
    ("next year", "2008-10", "2009 relative"),
    ("the year before last", "2008-10", "2006 relative"),
    ("the first half of 2024", "", "2024-01/2024-06 during"),
    ("in the second half of next year", "2023-05", "2024-07/2024-12 during"),
    ("the third quarter of 2024", "", "2024-07/2024-09 during"),
    ("in Q1 2024", "", "2024-01/2024-03 during"),
    ("the first half of the year", "2024-08", "2024-01/2024-06 during"),
    ("It will open in the first quarter.", "2012-10", "2013-01/2013-03 during"),
    ("Exports rose in the fourth quarter.", "2013-01", "2012-10/2012-12 during"),
    ("in the first eleven months of 2023", "", "2023-01/2023-11 during"),
    ("in the first nine months of this year", "2023-11", "2023-01/2023-09 during"),
    ("in the second half of May", "2023-06-01", "2023-05-16/2023-05-31 during"),
    ("by 2015", "", "2015 by"),
    ("by the end of 2015", "", "2015 by"),
    ("before the end of the year", "2015-03", "2015 by"),
    ("no later than 1 July 2015", "", "2015-07-01 by"),
    ("until 2030", "", "2030 until"),
    ("since 2018", "", "2018 since"),
    ("since last year", "2018", "2017 since"),
    ("since March 2018", "", "2018-03 since"),
    ("over the past five years", "2025-03-01", "2020/2025 during"),
    ("in the last three months", "2025-03-01", "2024-12/2025-03 during"),
    ("over the next ten years", "2025", "2025/2035 during"),
    ("over the past decade", "2025", "2015/2025 during"),
    ("ten years ago", "2025-03-01", "2015 relative"),
    ("a month ago", "2025-03-31", "2025-02 relative"),
    ("three days ago", "2025-03-01", "2025-02-26 relative"),
    ("in two years.", "2025-03-01", "2027 relative"),
    ("within two months", "2025-03-01", "2025-05 by"),
    ("the summer of 2012", "", "2012-06/2012-08 absolute"),
    ("last summer", "2012-10-01", "2012-06/2012-08 relative"),
    ("the winter of 2012", "", "2012-12/2013-02 absolute"),
    ("the 20th anniversary of relations", "2012", "1992 anniversary"),
    ("ON 22 MAY 2008", "", "2008-05-22 absolute"),
    ("on 22\u00a0May 2008", "", "2008-05-22 absolute"),
]
HUNGARIAN = [
    ("2008. május 22-én érkezett", "", "2008-05-22 absolute"),
    ("2008. május 22-i közlemény", "", "2008-05-22 absolute"),
    ("2008. május 22.", "", "2008-05-22 absolute"),
    ("2008.05.22.", "", "2008-05-22 absolute"),
    ("május 10-én", "2008-10-11", "2008-05-10 absolute"),
    ("június 20-án", "2008-10-11", "2008-06-20 absolute"),
    ("augusztus 1-jén", "2008-10-11", "2008-08-01 absolute"),
    ("május elsején", "2008-10-11", "2008-05-01 absolute"),
    ("szerdán, május 14-én", "2008-06-11", "2008-05-14 absolute"),
    ("augusztusban", "2008-10-11", "2008-08 absolute"),
    ("az augusztusi látogatás", "2008-10-11", "2008-08 absolute"),
    ("decemberben kerül sor rá", "2008-06-10", "2008-12 absolute"),
    ("decemberben tárgyaltak", "2008-06-10", "2007-12 absolute"),
    ("2008 májusában", "", "2008-05 absolute"),
    ("2008. májusi", "", "2008-05 absolute"),
    ("tavaly októberben", "2008-06-10", "2007-10 relative"),
    ("jövő májusban", "2008-06-10", "2009-05 relative"),
    ("idén márciusban", "2008-06-10", "2008-03 relative"),
    ("2007-ben", "", "2007 absolute"),
    ("az 1972-es szerződés", "", "1972 absolute"),
    ("2012 végén", "", "2012 absolute"),
    ("2012. évi", "", "2012 absolute"),
    ("2025-ig", "", "2025 until"),
    ("2030 végéig", "", "2030 until"),
    ("2018 óta", "", "2018 since"),
    ("2018-tól", "", "2018 since"),
    ("2030-ra", "", "2030 by"),
    ("2030 végére", "", "2030 by"),
    ("május 10-ig", "2008-06-01", "2008-05-10 until"),
    ("január óta", "2008-06-01", "2008-01 since"),
    ("péntekig", "2008-05-05", "2008-05-02 until"),
    ("szerdán", "2008-05-05", "2008-04-30 weekday"),
    ("hétfőn", "2008-05-05", "2008-05-05 weekday"),
    ("a pénteki ülés", "2008-05-05", "2008-05-02 weekday"),
    ("pénteken fog érkezni", "2008-05-05", "2008-05-09 weekday"),
    ("múlt pénteken", "2008-05-07", "2008-05-02 weekday"),
    ("jövő kedden", "2008-05-05", "2008-05-13 weekday"),
    ("jövő hét kedden", "2008-05-05", "2008-05-13 weekday"),
    ("jövő héten kedden", "2008-05-05", "2008-05-13 weekday"),
    ("tegnap", "2008-05-05", "2008-05-04 relative"),
    ("a mai ülés", "2008-05-05", "2008-05-05 relative"),
    ("ma", "2008-05-05", "2008-05-05 relative"),
    ("holnapután", "2008-05-05", "2008-05-07 relative"),
    ("tegnapelőtt", "2008-05-05", "2008-05-03 relative"),
    ("múlt héten", "2025-11-12", "2025-11-03/2025-11-09 relative"),
    ("a jövő heti csúcs", "2025-11-12", "2025-11-17/2025-11-23 relative"),
    ("múlt hónapban", "2008-10-11", "2008-09 relative"),
    ("e hónapban", "2008-10-11", "2008-10 relative"),
    ("tavaly", "2008-10", "2007 relative"),
    ("tavalyelőtt", "2008-10", "2006 relative"),
    ("az idei kvóta", "2008-10", "2008 relative"),
    ("idén", "2008-10", "2008 relative"),
    ("jövőre", "2008-10", "2009 relative"),
    ("jövő évben", "2008-10", "2009 relative"),
    ("a múlt évben", "2008-10", "2007 relative"),
    ("az év végéig", "2008-10", "2008 until"),
    ("az év végén", "2008-10", "2008 relative"),
    ("jövő év második felében", "2023-10", "2024-07/2024-12 during"),
    ("2024 első felében", "", "2024-01/2024-06 during"),
    ("2024 első félévében", "", "2024-01/2024-06 during"),
    ("2024 harmadik negyedévében", "", "2024-07/2024-09 during"),
    ("az idei első tizenegy hónapban", "2023-12-01", "2023-01/2023-11 during"),
    ("2023 első 11 hónapjában", "", "2023-01/2023-11 during"),
    ("2023. január–októberben", "", "2023-01/2023-10 during"),
    ("január és október között", "2023-12-01", "2023-01/2023-10 during"),
    ("januártól októberig", "2023-12-01", "2023-01/2023-10 during"),
    ("2012-2013-ban", "", "2012/2013 during"),
    ("2009 és 2012 között", "", "2009/2012 during"),
    ("2009-től 2012-ig", "", "2009/2012 during"),
    ("2012. május 12–13-án", "", "2012-05-12/2012-05-13 during"),
    ("május 12-től 15-ig", "2012-06-01", "2012-05-12/2012-05-15 during"),
    ("2008. május 30. – június 2.", "", "2008-05-30/2008-06-02 during"),
    ("az elmúlt 5 évben", "2025-03-01", "2020/2025 during"),
    ("az utóbbi három hónapban", "2025-03-01", "2024-12/2025-03 during"),
    ("a következő tíz évben", "2025", "2025/2035 during"),
    ("az elmúlt évtizedben", "2025", "2015/2025 during"),
    ("tíz évvel ezelőtt", "2025-03-01", "2015 relative"),
    ("egy hónappal ezelőtt", "2025-03-31", "2025-02 relative"),
    ("két év múlva", "2025-03-01", "2027 relative"),
    ("két hónapon belül", "2025-03-01", "2025-05 by"),
    ("2012 nyarán", "", "2012-06/2012-08 absolute"),
    ("tavaly ősszel", "2012-06", "2011-09/2011-11 relative"),
    ("jövő tavasszal", "2012-06", "2013-03/2013-05 relative"),
    ("a kapcsolatok 20. évfordulója", "2012", "1992 anniversary"),
    ("Kedden és szerdán", "2008-05-08", "2008-05-06 weekday, 2008-05-07 weekday"),
]
# Words that are no dates, or none that can be known.
ENGLISH_TRAPS = [
    "They may agree on this.", "May I ask a question?", "The troops march to the border.", "The march of history goes on.",
    "in the second round of talks", "He sat with the ministers to do more.", "in the 1990s", "the early 1980s",
    "in the 21st century", "in recent months", "over the past few years", "UN Resolution 1929",
    "Agenda 2030 for development", "Vision 2030 is a strategy", "2000 people came", "a plant of 2000 megawatts",
    "more than 2000 soldiers", "Regulation 833/2014 of the Council", "Theresa May was there", "he told Russia Today",
    "the Sunday Times wrote", "the Good Friday Agreement", "the October Revolution", "the September 11 attacks",
    "at 1930 GMT", "talks that spring from fear", "the fall of the government", "the 31 June draft", "five years of work",
    "a two-day visit", "on the same day", "the year was good", "a monthly review", "the week-long talks", "in the end",
    "on May 32",
]  # fmt: skip
HUNGARIAN_TRAPS = [
    "az 1990-es években", "a kilencvenes években", "a 21. században", "a második fordulóban", "az utóbbi időben",
    "az elmúlt néhány évben", "az 1929-es számú határozat", "2000 katona érkezett", "több mint 2000 ember",
    "mintegy 2000 megawatt", "az Agenda 2030", "a Vasárnapi Hírek írta", "az arab tavasz", "ötéves program",
    "háromnapos látogatás", "ugyanazon a napon", "az év jó volt", "a hét ország", "madár repül", "a manat árfolyama",
    "maga a miniszter", "májusfa", "a nap végén", "tavasziasan viselkedett", "a második felek", "két évfolyam",
    "a jövő nemzedéke", "a múlt árnyai", "833/2014 rendelet",
]  # fmt: skip


def _told(text: str, language: str, anchor: str) -> str:
    return ", ".join(f"{mention.value} {mention.how}" for mention in find_dates(text, language, anchor))


@pytest.mark.parametrize(("text", "anchor", "expected"), ENGLISH)
def test_english(text: str, anchor: str, expected: str) -> None:
    assert _told(text, "en", anchor) == expected


@pytest.mark.parametrize(("text", "anchor", "expected"), HUNGARIAN)
def test_hungarian(text: str, anchor: str, expected: str) -> None:
    assert _told(text, "hu", anchor) == expected


@pytest.mark.parametrize("text", ENGLISH_TRAPS)
def test_english_without_dates(text: str) -> None:
    assert _told(text, "en", "2008-05-05") == ""


@pytest.mark.parametrize("text", HUNGARIAN_TRAPS)
def test_hungarian_without_dates(text: str) -> None:
    assert _told(text, "hu", "2008-05-05") == ""


@pytest.mark.parametrize(("language", "entry"), PHRASES, ids=lambda value: value["id"] if isinstance(value, dict) else value)
def test_every_phrase_of_the_lexicon_fires(language: str, entry: dict) -> None:  # type: ignore[type-arg]
    example = entry["example"]
    assert [m.value for m in find_dates(example["text"], language, example["anchor"])] == [example["value"]]


@pytest.mark.parametrize(("language", "entry"), BLOCKED, ids=lambda value: value["id"] if isinstance(value, dict) else value)
def test_every_blocked_phrase_is_no_date(language: str, entry: dict) -> None:  # type: ignore[type-arg]
    assert find_dates(entry["example"], language, "2020-06-10") == []


@pytest.mark.parametrize("phrase", ["on Friday", "yesterday", "last week", "three days ago"])
@pytest.mark.parametrize("anchor", ["", "2008", "2008-05"])
def test_a_coarse_anchor_gives_no_day(phrase: str, anchor: str) -> None:
    assert find_dates(phrase, "en", anchor) == []
    assert date_spans(phrase, "en")


def test_a_numeric_date_that_countries_read_differently_gives_only_its_year() -> None:
    (mention,) = find_dates("on 03/04/2012", "en", "2012-05-01")
    assert (mention.value, mention.flagged) == ("2012", True)


def test_an_anchor_that_is_no_date_is_refused() -> None:
    with pytest.raises(GroundingError, match="2008-13"):
        find_dates("today", "en", "2008-13")
    with pytest.raises(GroundingError, match="soon"):
        find_dates("today", "en", "soon")
    with pytest.raises(GroundingError, match="0001"):
        find_dates("yesterday", "en", "0001-01-01")


@pytest.mark.parametrize("count", ["half a", "two and a half", "0", "99999999999", "5000", "999,999"])
@pytest.mark.parametrize("unit", ["days", "weeks", "months", "years", "decades"])
def test_counts_that_give_no_date(count: str, unit: str) -> None:
    assert find_dates(f"{count} {unit} ago", "en", "2025-03-01") == []
    assert find_dates(f"over the past {count} {unit}", "en", "2025-03-01") == []


def test_anniversary_year() -> None:
    assert anniversary_year(20, 2012) == 1992


DAYS = st.dates(min_value=date(1901, 1, 1), max_value=date(2098, 12, 31))
FORMS = [
    ("en", "d MMMM yyyy", "{}"),
    ("en", "MMMM d, yyyy", "on {}"),
    ("en", "EEEE, d MMMM yyyy", "on {}."),
    ("en", "EEEE, MMMM d, yyyy", "{}"),
    ("en", "yyyy-MM-dd", "({})"),
    ("hu", "yyyy. MMMM d.", "{}"),
    ("hu", "yyyy. MMMM d", "{}-én"),
    ("hu", "yyyy. MMMM d", "{}-i"),
    ("hu", "yyyy.MM.dd.", "{}"),
]


@pytest.mark.parametrize(("language", "form", "frame"), FORMS)
@given(day=DAYS)
def test_every_writing_of_a_day_is_read_back(language: str, form: str, frame: str, day: date) -> None:
    text = frame.format(format_date(day, form, locale=language))
    assert [m.value for m in find_dates(text, language, "2008-05-22")] == [day.isoformat()]


@given(day=DAYS, anchor=DAYS)
def test_a_day_without_its_year_lies_within_a_year_of_the_anchor(day: date, anchor: date) -> None:
    if (day.month, day.day) == (2, 29):
        return
    (mention,) = find_dates(format_date(day, "'on' d MMMM", locale="en"), "en", anchor.isoformat())
    found = date.fromisoformat(mention.value)
    assert (found.month, found.day) == (day.month, day.day)
    assert -366 <= (found - anchor).days <= 92


WORDS = [
    "on", "5", "May", "2008", ",", "Friday", "last", "year", "12", "-", "by", "the", "first", "half", "of", "március",
    "2012-ben", "10-én", "múlt", "héten", "és", "június", "\n", "2030-ig", "№", "é", "🙂", "in", "two", "years", "ago",
]  # fmt: skip


@given(words=st.lists(st.sampled_from(WORDS), max_size=12), language=st.sampled_from(["en", "hu"]), anchor=DAYS)
def test_offsets_lie_in_the_text_in_order_without_overlap(words: list[str], language: str, anchor: date) -> None:
    text = " ".join(words)
    mentions = find_dates(text, language, anchor.isoformat())
    place = 0
    for mention in mentions:
        assert place <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip()
        assert mention.value and mention.how
        place = mention.end


@given(text=st.text(max_size=60), language=st.sampled_from(["en", "hu"]))
def test_any_text_is_read_without_error(text: str, language: str) -> None:
    for mention in find_dates(text, language, "2008-05-22"):
        assert text[mention.start : mention.end]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("France will supply Armenia under a contract signed in June.", "2024-06"),
        ("The contract will be signed in June.", "2025-06"),
        ("A summit is expected in June.", "2025-06"),
        ("They will go on with the talks held in March.", "2024-03"),
    ],
)
def test_a_participle_before_a_date_looks_back(text: str, value: str) -> None:
    assert [mention.value for mention in find_dates(text, "en", "2024-10-10")] == [value]
