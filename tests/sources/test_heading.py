"""Titles, outlets and agency marks."""

import pytest

from chancery.sources.heading import drop_agency_marks, find_outlet, find_title, is_date_line

BODY = "The two ministers met in the capital on Friday and signed a treaty on trade."


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Ministers sign a treaty", BODY], "Ministers sign a treaty"),
        (
            ["Külföld :: 2025. november 12. 22:19 ::", "Aláírták az egyezményt Moszkvában", BODY],
            "Aláírták az egyezményt Moszkvában",
        ),
        (
            ["TRANSCRIPT", "Joint press briefing by the two presidents", "Warsaw, 13 July 2023", BODY],
            "Joint press briefing by the two presidents",
        ),
        (
            [
                "Министерство торговли Республики Молдова",
                "Пресс-служба",
                "О шестом заседании комиссии",
                "Баку, 30 ноября 2022 года",
            ],
            "О шестом заседании комиссии",
        ),
        (["Ministry of Foreign Affairs summons ambassador", BODY], "Ministry of Foreign Affairs summons ambassador"),
        (["WASHINGTON, Oct 11, 2008", BODY], ""),
        ([BODY, "A later line without a stop"], ""),
        ([], ""),
    ],
)
def test_the_title_is_the_first_headline(lines, title):
    assert find_title(lines) == title


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        (["Cím", BODY, "(MTI)"], "MTI"),
        ([f"{BODY} (TASS)"], "TASS"),
        ([f"MOSCOW, May 5 (Interfax) - {BODY}"], "Interfax"),
        ([f"БАКУ, 5 мая. ТАСС. {BODY}"], "ТАСС"),
        ([BODY, "— Reuters"], "Reuters"),
        ([BODY, "Source: Xinhua"], "Xinhua"),
        ([BODY, "The group is called the Organization for Security and Cooperation in Europe (OSCE)."], ""),
        ([BODY], ""),
    ],
)
def test_the_outlet_is_the_agency_that_signs(lines, outlet):
    assert find_outlet(lines) == outlet


def test_agency_marks_go_and_acronyms_in_sentences_stay():
    lines = ["They left. (MTI)", "(MTI)", "Forrás: MTI", "They joined the organisation (OSCE)", "(2)"]
    assert drop_agency_marks(lines) == ["They left.", "They joined the organisation (OSCE)", "(2)"]


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("25 January 2013, 20:42", True),
        ("Presidential Palace, Warsaw, 13 July 2023", True),
        ("Belgrád, 2023. május 10., szerda", True),
        ("Published: 5 May 2008", True),
        ("Ministers of Chile and Peru meet 3 April", False),
        ("They met on 14 May 2012.", False),
        ("No date at all", False),
    ],
)
def test_date_lines_are_told_from_sentences(line, answer):
    assert is_date_line(line) is answer
