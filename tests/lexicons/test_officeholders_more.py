"""Holds the officeholders written by hand to the form of the register, apart from its rows, and both to a table of facts."""

import csv

import pytest

from chancery.lexicons import HOME, read_lexicon

HEADER = ["person", "state", "office", "from", "to"]
OFFICES = {
    "head of state",
    "head of government",
    "deputy head of government",
    "foreign minister",
    "defence minister",
    "economy minister",
    "finance minister",
    "interior minister",
    "energy minister",
    "trade minister",
    "speaker",
}
STATES = {entry["code"] for entry in read_lexicon("actors", "states")["state"]}


def _read(name: str) -> list[list[str]]:
    with (HOME / "actors" / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


OLD = _read("officeholders.csv")
MORE = _read("officeholders_more.csv")

# The state, the office, a year, the person.
FACTS = [
    ("DEU", "head of government", 1990, "Helmut Kohl"),
    ("DEU", "head of government", 2013, "Angela Merkel"),
    ("DEU", "head of government", 2025, "Friedrich Merz"),
    ("DEU", "foreign minister", 1995, "Klaus Kinkel"),
    ("DEU", "defence minister", 2015, "Ursula von der Leyen"),
    ("DEU", "finance minister", 2012, "Wolfgang Schäuble"),
    ("DEU", "interior minister", 2000, "Otto Schily"),
    ("DEU", "economy minister", 2022, "Robert Habeck"),
    ("USA", "foreign minister", 1990, "James Baker"),
    ("USA", "foreign minister", 2010, "Hillary Clinton"),
    ("USA", "foreign minister", 2025, "Marco Rubio"),
    ("GBR", "head of government", 1995, "John Major"),
    ("GBR", "head of government", 2024, "Keir Starmer"),
    ("FRA", "head of state", 1992, "François Mitterrand"),
    ("FRA", "head of government", 2024, "Michel Barnier"),
    ("RUS", "foreign minister", 1992, "Andrei Kozyrev"),
    ("RUS", "defence minister", 2024, "Andrey Belousov"),
    ("SUN", "head of state", 1990, "Mikhail Gorbachev"),
    ("CHN", "foreign minister", 1993, "Qian Qichen"),
    ("CHN", "foreign minister", 2023, "Qin Gang"),
    ("JPN", "head of government", 1993, "Kiichi Miyazawa"),
    ("KOR", "head of state", 2025, "Lee Jae-myung"),
    ("THA", "head of government", 2003, "Thaksin Shinawatra"),
    ("PER", "head of state", 1995, "Alberto Fujimori"),
    ("COL", "head of state", 2016, "Juan Manuel Santos"),
    ("BRA", "foreign minister", 2008, "Celso Amorim"),
    ("ZAF", "head of state", 1994, "Nelson Mandela"),
    ("IND", "head of government", 1993, "P. V. Narasimha Rao"),
    ("PAK", "head of government", 1994, "Benazir Bhutto"),
    ("IRN", "head of government", 2025, "Masoud Pezeshkian"),
    ("SYR", "head of state", 2025, "Ahmed al-Sharaa"),
    ("UKR", "foreign minister", 2025, "Andrii Sybiha"),
    ("BLR", "foreign minister", 2010, "Sergei Martynov"),
    ("POL", "head of government", 2010, "Donald Tusk"),
    ("POL", "head of government", 2024, "Donald Tusk"),
    ("HUN", "foreign minister", 2024, "Péter Szijjártó"),
    ("KAZ", "head of government", 2009, "Karim Massimov"),
    ("VAT", "head of government", 2000, "Angelo Sodano"),
    ("MMR", "foreign minister", 2018, "Aung San Suu Kyi"),
    ("TWN", "head of state", 2024, "Lai Ching-te"),
]


def _covers(row: list[str], year: int) -> bool:
    return int(row[3] or 0) <= year <= int(row[4] or 9999)


def test_form() -> None:
    assert MORE[0] == OLD[0] == HEADER
    for person, state, office, first, last in MORE[1:]:
        assert person == person.strip() and "," not in person and person
        assert state in STATES and office in OFFICES, (person, state, office)
        assert 1945 <= int(first) <= int(last or 2026) <= 2026, (person, first, last)


def test_sorted_by_person_state_office_and_year() -> None:
    rows = [tuple(row[:3]) + (int(row[3]),) for row in MORE[1:]]
    assert rows == sorted(set(rows))


def test_no_term_is_there_twice() -> None:
    terms: dict[tuple[str, ...], list[list[str]]] = {}
    for row in OLD[1:]:
        terms.setdefault(tuple(row[:3]), []).append(row)
    for row in MORE[1:]:
        for other in terms.setdefault(tuple(row[:3]), []):
            overlap = int(row[3]) <= int(other[4] or 9999) and int(other[3] or 0) <= int(row[4] or 9999)
            assert not overlap, (row, other)
        terms[tuple(row[:3])].append(row)


@pytest.mark.parametrize(("state", "office", "year", "person"), FACTS)
def test_who_held_an_office(state: str, office: str, year: int, person: str) -> None:
    holders = {row[0] for row in OLD[1:] + MORE[1:] if row[1:3] == [state, office] and _covers(row, year)}
    assert person in holders
