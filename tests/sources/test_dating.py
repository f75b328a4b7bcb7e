"""The date of a document and the place that told it."""

import pytest

from chancery.sources.dating import find_document_date
from chancery.sources.years import infer_year

BODY = "The two ministers met in the capital and signed a treaty on trade."
LONG = [BODY] * 12


def _date(lines, **given):
    date, notes = find_document_date(lines, **given)
    return (date.value, date.precision, date.method, date.flagged) if date else None, notes


@pytest.mark.parametrize(
    ("lines", "given", "expected"),
    [
        (["25 January 2013, 20:42", "Title of it", BODY], {}, ("2013-01-25T20:42", "minute", "date line", False)),
        (["Külföld :: 2025. november 12. 22:19 ::", BODY], {}, ("2025-11-12T22:19", "minute", "date line", False)),
        (["Wednesday, 14 May 2014", BODY], {}, ("2014-05-14", "day", "date line", False)),
        (
            ["Updated: 6 May 2008 10:00. Published: 5 May 2008 09:00", BODY],
            {},
            ("2008-05-05T09:00", "minute", "date line", False),
        ),
        (
            ["MOSCOW, May 5 (Interfax) - They met.", "On May 5, 2008 they met."],
            {},
            ("2008-05-05", "day", "dateline, year inferred", True),
        ),
        (["June 2014", BODY], {}, ("2014-06", "month", "date line", False)),
        (["05/06/2008", BODY], {}, ("2008", "year", "date line", True)),
        (["WASHINGTON, Oct 11, 2008", BODY], {}, ("2008-10-11", "day", "dateline", False)),
        (["Presidential Palace, Warsaw, 13 July 2023", BODY], {}, ("2023-07-13", "day", "dateline", False)),
        ([f"BERLIN, 2 August 2017 – {BODY}"], {}, ("2017-08-02", "day", "dateline", False)),
        ([f"БИШКЕК, 30 ноября 2022 года. {BODY}"], {}, ("2022-11-30", "day", "dateline", False)),
        ([f"MOSCOW, May 5, 2008 (Interfax) - {BODY}"], {}, ("2008-05-05", "day", "dateline", False)),
        ([BODY], {"metadata": "2013-01-25T20:42:00+04:00"}, ("2013-01-25T20:42", "minute", "metadata", False)),
        ([BODY], {"title": "Press conference after the talks, May 5, 2008"}, ("2008-05-05", "day", "title", False)),
        ([BODY], {"title": "Assessing the 26 December 1991 declaration"}, ("1991-12-26", "day", "title", True)),
        ([*LONG, "Moscow, 5 May 2008"], {}, ("2008-05-05", "day", "date line at the end", False)),
        ([*LONG, "Done at Almaty on 5 May 2008 in two copies."], {}, ("2008-05-05", "day", "closing formula", False)),
        ([BODY], {"name": "2014-05-29-slug"}, ("2014-05-29", "day", "file name", True)),
        ([BODY, "They had met on 5 May 2008 in Minsk too."], {}, ("2008-05-05", "day", "text", True)),
        ([BODY, "A roadmap for 2012-2013 has been approved."], {}, ("2012", "year", "text, year inferred", True)),
    ],
)
def test_the_date_and_its_method(lines, given, expected):
    assert _date(lines, **given) == (expected, ())


def test_the_date_line_goes_before_everything_else():
    lines = ["Talks of 3 May 2001", "25 January 2013, 20:42", f"MOSCOW, 24 January 2013 – {BODY}"]
    expected = ("2013-01-25T20:42", "minute", "date line", False)
    assert _date(lines, title=lines[0], metadata="2012-01-01", name="2011-01-01") == (expected, ())


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The presidents met in Minsk on 14 May 2011 for an hour.", "2011-05-14"),
        ("It is on the eve of the 20th anniversary of relations, established in 1992.", "2012-05-14"),
        ("Trade will grow this year, 2010, he said.", "2010-05-14"),
        ("A plan of joint work in 2012-2013 was adopted.", "2012-05-14"),
        ("By 2013 Russia will start working on tariffs and by 2015 on pipelines.", "2013-05-14"),
        ("In 2007 trade reached a record. By 2009 it will double, both sides hope.", "2007-05-14"),
        ("The state became independent in 1991. A roadmap for 2012-2013 has been approved.", "2012-05-14"),
        ("В 2011 году утверждена программа сотрудничества на 2011–2013 годы.", "2011-05-14"),
    ],
)
def test_a_date_without_year_takes_the_year_that_the_text_implies(sentence, value):
    title = "Presidents meet in Minsk 14 May"
    assert _date([title, sentence], title=title) == ((value, "day", "title, year inferred", True), ())


def test_a_date_without_year_and_a_text_without_years_stay_undated():
    title = "Presidents meet in Minsk 14 May"
    assert _date([title, BODY], title=title) == (None, ("date without year: 14 May",))


def test_the_file_name_may_give_the_missing_year():
    title = "Presidents meet in Minsk 14 May"
    expected = ("2012-05-14", "day", "title, year from file name", True)
    assert _date([title, BODY], title=title, name="2012-05-15-minsk") == (expected, ())


def test_nothing_gives_no_date():
    assert _date([BODY], name="003") == (None, ())
    assert _date([]) == (None, ())


def test_a_leap_day_is_not_put_into_a_common_year():
    title = "Presidents meet in Minsk 29 February"
    date, notes = find_document_date([title, "The plan for 2013-2014 will be approved."], title=title)
    assert date is None
    assert notes == ("date without year: 29 February",)


def test_founding_years_and_distant_plans_do_not_date_a_text():
    assert infer_year(["They will mark the 30th anniversary in 2022."], None, None) is None
    assert infer_year(["The state became independent in 1991."], 5, 14) is None
