"""Holds the members of international bodies to known codes, dates in order and a table of facts written apart from the data."""

import re
from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from chancery.grounding.search import members
from chancery.lexicons import read_lexicon

BODIES = read_lexicon("actors", "members")["body"]
ROWS = [(body["code"], row) for body in BODIES for row in body["members"]]
STATES = {entry["code"]: entry for entry in read_lexicon("actors", "states")["state"]}

# The body, a day, who is a member on it and who is not.
FACTS = [
    ("AU", "2010-06-01", "DZA ESH", "MAR SSD"),
    ("AU", "2018-01-01", "MAR SSD", "ISR"),
    ("Arab League", "2022-01-01", "COM SYR", "IRN TUR"),
    ("ASEAN", "1990-01-01", "BRN SGP", "VNM TLS"),
    ("ASEAN", "2026-01-01", "VNM TLS", "PNG"),
    ("BRICS", "2010-01-01", "IND RUS", "ZAF"),
    ("BRICS", "2025-06-01", "IDN IRN ZAF", "ARG TUR"),
    ("CEFTA", "2003-06-01", "HUN ROU", "SRB"),
    ("CEFTA", "2015-01-01", "SRB XKX", "HUN HRV"),
    ("CIS", "2008-09-01", "GEO UKR", "EST LVA"),
    ("CIS", "2010-01-01", "AZE MDA", "GEO TKM"),
    ("COMECON", "1980-01-01", "CUB VNM DDR", "ALB YUG"),
    ("CPTPP", "2025-01-01", "GBR JPN", "USA CHN"),
    ("CSTO", "2010-01-01", "ARM UZB", "AZE GEO"),
    ("CSTO", "2013-06-01", "ARM KAZ", "UZB"),
    ("Commonwealth", "2017-01-01", "IND RWA", "MDV ZWE IRL"),
    ("Council of Europe", "2022-03-15", "RUS TUR", "BLR"),
    ("Council of Europe", "2022-03-16", "TUR UKR", "RUS"),
    ("EAEU", "2015-06-01", "ARM RUS", "KGZ TJK"),
    ("ECOWAS", "2025-02-01", "NGA SEN", "MLI NER BFA MRT"),
    ("EFTA", "1970-06-01", "GBR ISL", "FIN"),
    ("EU", "1972-12-31", "DEU FRA", "GBR DNK"),
    ("EU", "1980-12-31", "GBR IRL", "GRC"),
    ("EU", "2004-05-01", "HUN CYP", "BGR"),
    ("EU", "2013-06-30", "BGR ROU", "HRV"),
    ("EU", "2019-06-01", "GBR GRC HRV", "NOR CHE"),
    ("EU", "2020-01-31", "GBR", "TUR"),
    ("EU", "2020-02-01", "IRL", "GBR"),
    ("EU", "2021-01-01", "GRC", "GBR SRB"),
    ("Euro area", "2022-12-31", "LTU SVK", "HRV BGR HUN"),
    ("G7", "1990-01-01", "CAN ITA", "RUS"),
    ("G8", "2010-01-01", "RUS", "CHN"),
    ("G8", "2014-06-01", "", "RUS USA"),
    ("GUAM", "2003-01-01", "UZB MDA", "KAZ"),
    ("NATO", "1999-03-11", "TUR ESP", "HUN POL"),
    ("NATO", "1999-03-12", "HUN POL CZE", "SVK"),
    ("NATO", "2022-06-01", "MKD MNE", "FIN SWE"),
    ("NATO", "2024-01-01", "FIN", "SWE UKR"),
    ("NATO", "2024-03-07", "FIN SWE", "AUT"),
    ("OPEC", "2018-06-30", "QAT ECU COG", "IDN RUS"),
    ("OPEC", "2024-02-01", "GAB GNQ", "AGO QAT ECU"),
    ("OPEC+", "2020-04-12", "RUS KAZ SAU", "QAT USA"),
    ("OSCE", "1980-01-01", "SUN DDR YUG", "RUS ALB"),
    ("OSCE", "2015-01-01", "MNG AND", "SUN XKX"),
    ("OTS", "2020-01-01", "UZB", "HUN TKM"),
    ("P5", "1985-01-01", "SUN CHN", "RUS DEU"),
    ("P5", "2020-01-01", "RUS", "SUN"),
    ("SCO", "2020-01-01", "IND PAK", "IRN BLR"),
    ("SCO", "2024-08-01", "IRN BLR", "TUR"),
    ("Schengen Area", "2010-01-01", "CHE NOR", "GBR HRV LIE"),
    ("V4", "1992-01-01", "CSK HUN", "SVK"),
    ("V4", "1993-01-01", "CZE SVK POL", "CSK AUT"),
    ("Warsaw Pact", "1970-01-01", "DDR SUN", "ALB YUG"),
]


def test_bodies_are_many_sorted_and_known() -> None:
    codes = [body["code"] for body in BODIES]
    assert len(codes) >= 60
    assert codes == sorted(set(codes))
    assert set(codes) <= {body["code"] for body in read_lexicon("actors", "bodies")["body"]}


@pytest.mark.parametrize("body", BODIES, ids=lambda body: str(body["code"]))
def test_members_are_sorted_known_states(body: dict) -> None:
    assert set(body) == {"code", "members"}
    assert body["members"] == sorted(body["members"])
    assert {row[0] for row in body["members"]} <= set(STATES)


def test_dates_are_iso_cut_to_what_is_known_and_in_order() -> None:
    for code, (state, *dates) in ROWS:
        assert 1 <= len(dates) <= 2, (code, state)
        for value in dates:
            assert re.fullmatch(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", value), (code, state, value)
            date.fromisoformat((value + "-01-01")[:10])
        assert dates == sorted(dates), (code, state)


def test_terms_of_one_state_do_not_overlap() -> None:
    terms: dict[tuple[str, str], list[list[str]]] = defaultdict(list)
    for code, (state, *dates) in ROWS:
        terms[code, state].append(dates)
    for where, spans in terms.items():
        for earlier, later in pairwise(spans):
            assert len(earlier) == 2 and earlier[1] <= later[0], where


def test_past_states_end_with_their_state() -> None:
    for code, (state, *dates) in ROWS:
        last = STATES[state].get("to")
        if last:
            assert dates[0] < last and len(dates) == 2, (code, state)
            days = (date.fromisoformat((dates[1] + "-01-01")[:10]) - date.fromisoformat(last)).days
            assert days <= 1, (code, state)


@pytest.mark.parametrize(("body", "day", "inside", "outside"), FACTS)
def test_who_is_a_member_on_a_day(body: str, day: str, inside: str, outside: str) -> None:
    told = set(members(body, day))
    assert set(inside.split()) <= told
    assert not set(outside.split()) & told
    assert set(outside.split()) <= set(STATES)


@pytest.mark.parametrize(
    ("body", "day", "count"),
    [
        ("AU", "2020-01-01", 55),
        ("Arab League", "2020-01-01", 22),
        ("CARICOM", "2020-01-01", 14),  # and Montserrat
        ("CELAC", "2024-01-01", 33),
        ("Commonwealth", "2023-01-01", 56),
        ("Council of Europe", "2023-01-01", 46),
        ("EU", "1995-01-01", 15),
        ("EU", "2007-01-01", 27),
        ("EU", "2015-01-01", 28),
        ("EU", "2021-01-01", 27),
        ("Euro area", "2024-01-01", 20),
        ("G20", "2020-01-01", 19),  # and the EU
        ("NATO", "1990-01-01", 16),
        ("NATO", "2010-01-01", 28),
        ("NATO", "2025-01-01", 32),
        ("OAS", "2020-01-01", 35),
        ("OAU", "2000-01-01", 53),
        ("OECD", "2022-01-01", 38),
        ("OIC", "2020-01-01", 57),
        ("OPEC", "2025-01-01", 12),
        ("OPEC+", "2025-01-01", 22),
        ("OSCE", "2020-01-01", 57),
        ("PIF", "2020-01-01", 18),
        ("SADC", "2020-01-01", 16),
        ("Schengen Area", "2025-02-01", 29),
    ],
)
def test_how_many_members_a_body_has(body: str, day: str, count: int) -> None:
    assert len(members(body, day)) == count
