"""Month and weekday names, and absolute dates as they are written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.calendars import find_calendar_dates, month_names, weekday_names


@pytest.mark.parametrize(
    ("text", "words", "parts"),
    [
        ("25 January 2013, 20:42", "25 January 2013, 20:42", (2013, 1, 25, "20:42")),
        ("22 May, 2008 14:09", "22 May, 2008 14:09", (2008, 5, 22, "14:09")),
        ("in Moscow on May 5, 2008.", "May 5, 2008", (2008, 5, 5, "")),
        ("WASHINGTON, Oct 11, 2008", "Oct 11, 2008", (2008, 10, 11, "")),
        ("Sept. 5, 2001", "Sept. 5, 2001", (2001, 9, 5, "")),
        ("the 1st of May 2004", "1st of May 2004", (2004, 5, 1, "")),
        ("MAY 5, 2008 at 10:30 p.m", "MAY 5, 2008 at 10:30 p.m", (2008, 5, 5, "22:30")),
        ("Külföld :: 2025. november 12. 22:19 ::", "2025. november 12. 22:19", (2025, 11, 12, "22:19")),
        ("Belgrád, 2023. május 10., szerda", "2023. május 10., szerda", (2023, 5, 10, "")),
        ("2020. március 1-jén", "2020. március 1-jén", (2020, 3, 1, "")),
        ("Június 20-án írják alá", "Június 20-án", (None, 6, 20, "")),
        ("2024 májusában", "2024 májusában", (2024, 5, None, "")),
        ("БИШКЕК, 30 ноября 2022 года", "30 ноября 2022 года", (2022, 11, 30, "")),
        ("1-го мая 2020 г.", "1-го мая 2020 г.", (2020, 5, 1, "")),
        ("29 ноября в Баку", "29 ноября", (None, 11, 29, "")),
        ("в июне 2014 года", "июне 2014 года", (2014, 6, None, "")),
        ("23.11.2020", "23.11.2020", (2020, 11, 23, "")),
        ("2023. 05. 10. 12:10", "2023. 05. 10. 12:10", (2023, 5, 10, "12:10")),
        ("2020-11-23T10:22:33+01:00", "2020-11-23T10:22:33+01:00", (2020, 11, 23, "10:22")),
        ("met on 14 May to talk", "14 May", (None, 5, 14, "")),
        ("On 12-13 May they met", "13 May", (None, 5, 13, "")),
        ("since June 2014", "June 2014", (2014, 6, None, "")),
        ("6/13/2008", "6/13/2008", (2008, 6, 13, "")),
        ("05/06/2008", "05/06/2008", (2008, None, None, "")),
    ],
)
def test_a_written_date_is_found_with_its_parts(text, words, parts):
    (found,) = find_calendar_dates(text)
    assert text[found.start : found.end] == words
    assert (found.year, found.month, found.day, found.time) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Nothing here",
        "a roadmap for 2012-2013",
        "May 5,000 people",
        "as many as 14 may decide",
        "31 February 2012",
        "a share of 23.11 percent",
        "resolution 1244",
        "the march 5 kilometres long",
        "99/99/2008",
    ],
)
def test_what_is_no_date_is_left_alone(text):
    assert find_calendar_dates(text) == []


def test_several_dates_come_in_order():
    found = find_calendar_dates("From 14 May 2012 to 3 June 2012; signed 2013. január 5.")
    assert [(d.year, d.month, d.day) for d in found] == [(2012, 5, 14), (2012, 6, 3), (2013, 1, 5)]


@pytest.mark.parametrize("language", ["en", "hu", "ru"])
def test_every_month_and_weekday_has_a_name(language):
    assert set(month_names(language).values()) == set(range(1, 13))
    assert set(weekday_names(language).values()) == set(range(7))
    assert all(name == name.casefold() for name in month_names(language))


def test_an_unknown_language_is_an_error():
    with pytest.raises(ValueError, match="'xx'; known are en, hu, ru"):
        month_names("xx")


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)), st.sampled_from(["en", "hu", "ru"]))
def test_each_day_is_read_back_from_each_language(day, language):
    name = next(name for name, number in month_names(language).items() if number == day.month and len(name) > 2)
    text = {
        "en": f"{day.day} {name.title()} {day.year}",
        "hu": f"{day.year}. {name} {day.day}.",
        "ru": f"{day.day} {name} {day.year} года",
    }[language]
    (found,) = find_calendar_dates(f"({text})")
    assert (found.year, found.month, found.day) == (day.year, day.month, day.day)


@given(st.text(alphabet="0123456789 .,:-/T–MayJune2008маяянваря május", max_size=80))
def test_offsets_lie_inside_the_text_and_do_not_overlap(text):
    end = 0
    for found in find_calendar_dates(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
