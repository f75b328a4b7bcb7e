"""Holds the actor lexicons to their rules: known codes, sorted, normalised, complete, and no form with two meanings."""

import datetime
import unicodedata
from collections import defaultdict
from typing import Any

import pycountry
import pytest

from chancery.lexicons import lexicon_path, read_lexicon

Entry = dict[str, Any]

LANGUAGES = ("en", "hu", "ru")
FORMS = ("names", "adjectives", "demonyms", "capitals", "seats")
RANKS = {"head-of-state", "head-of-government", "minister", "other"}

# Kosovo has no ISO 3166-1 code; XKX is the one in general use.
NOT_ISO = {"XKX"}
PAST = {"CSK", "DDR", "SCG", "SUN", "YUG"}

# The dependent territories of ISO 3166-1 that are no actors; those that documents name stand in places.toml.
TERRITORIES = set(
    """
    ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK CUW CXR CYM FLK GGY GIB GLP GUF GUM HMD IMN IOT JEY MAF MNP MSR MTQ MYT
    NFK PCN PRI REU SGS SHN SJM SPM SXM TCA TKL UMI VGB VIR WLF
    """.split()  # noqa: SIM905 (a list of 45 quoted codes would be harder to read)
)

# Forms that two states share: the two Congos, the two Dominican states, and the seats of past states that others took over.
SHARED: dict[str, dict[str, set[str]]] = {
    "en": {
        "Belgrade": {"SCG", "SRB", "YUG"},
        "Congo": {"COD", "COG"},
        "Congolese": {"COD", "COG"},
        "Dominican": {"DMA", "DOM"},
        "Dominicans": {"DMA", "DOM"},
        "Kremlin": {"RUS", "SUN"},
        "Moscow": {"RUS", "SUN"},
        "Prague": {"CSK", "CZE"},
    },
    "hu": {
        "Belgrád": {"SCG", "SRB", "YUG"},
        "Kongó": {"COD", "COG"},
        "kongói": {"COD", "COG"},
        "Kreml": {"RUS", "SUN"},
        "Moszkva": {"RUS", "SUN"},
        "Prága": {"CSK", "CZE"},
    },
    "ru": {
        "Белград": {"SCG", "SRB", "YUG"},
        "Конго": {"COD", "COG"},
        "конголезец": {"COD", "COG"},
        "конголезский": {"COD", "COG"},
        "Кремль": {"RUS", "SUN"},
        "Москва": {"RUS", "SUN"},
        "Прага": {"CSK", "CZE"},
    },
}

# File, table, the key it is sorted by, and the keys that an entry may have.
OFFICE_KEYS = {"id", "role", "body_role", "rank", "generic", "of_states", "titles", "ambiguous"}
FILES = [
    ("actors", "states", "state", "code", {"code", "name", "from", "to"}),
    ("actors", "bodies", "body", "code", {"code", "state", "cased", "en", "hu", "ru", "ambiguous"}),
    ("actors", "places", "place", "name", {"name", "state", "en", "hu", "ru", "ambiguous"}),
    *((lang, "states", "state", "code", {"code", "ambiguous", *FORMS}) for lang in LANGUAGES),
    *((lang, "offices", "office", "id", OFFICE_KEYS) for lang in LANGUAGES),
]


def states() -> dict[str, Entry]:
    return {entry["code"]: entry for entry in read_lexicon("actors", "states")["state"]}


def bodies() -> list[Entry]:
    return read_lexicon("actors", "bodies")["body"]


def places() -> list[Entry]:
    return read_lexicon("actors", "places")["place"]


def offices(language: str) -> dict[str, Entry]:
    return {entry["id"]: entry for entry in read_lexicon(language, "offices")["office"]}


def state_forms(language: str) -> dict[str, set[str]]:
    """Return the states that each form of a language can mean."""
    forms: dict[str, set[str]] = defaultdict(set)
    for entry in read_lexicon(language, "states")["state"]:
        for field in FORMS:
            for form in entry.get(field, ()):
                forms[form].add(entry["code"])
    return forms


@pytest.mark.parametrize(("folder", "name", "table", "key", "allowed"), FILES)
def test_entries_are_sorted_unique_and_have_only_known_keys(
    folder: str, name: str, table: str, key: str, allowed: set[str]
) -> None:
    lexicon = read_lexicon(folder, name)
    assert set(lexicon) == {table}
    keys = [entry[key] for entry in lexicon[table]]
    assert keys == sorted(set(keys))
    assert [entry[key] for entry in lexicon[table] if not set(entry) <= allowed] == []


@pytest.mark.parametrize(("folder", "name", "table", "key", "allowed"), FILES)
def test_text_is_normalised_and_forms_are_clean(folder: str, name: str, table: str, key: str, allowed: set[str]) -> None:
    text = lexicon_path(folder, name).read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "’" not in text, "apostrophes in lexicons are straight"
    for entry in read_lexicon(folder, name)[table]:
        for field, value in entry.items():
            for form in value if isinstance(value, list) else [value]:
                if isinstance(form, str) and field not in ("to", "state"):
                    assert form, (entry[key], field)
                    assert form == " ".join(form.split()), (entry[key], field, form)
            if isinstance(value, list):
                assert value, (entry[key], field)
                assert len(value) == len(set(value)), (entry[key], field)


def test_state_codes_are_iso_codes_or_named_exceptions() -> None:
    iso = {country.alpha_3 for country in pycountry.countries}
    past = {country.alpha_3 for country in pycountry.historic_countries}
    assert past >= PAST
    assert set(states()) <= iso | NOT_ISO | PAST
    assert set(states()) >= NOT_ISO | PAST | {"HKG", "GRL", "PSE", "TWN", "VAT"}


def test_every_sovereign_state_is_listed() -> None:
    assert {country.alpha_3 for country in pycountry.countries} - TERRITORIES <= set(states())


def test_validity_days_are_dates_in_order_and_past_states_have_ended() -> None:
    for code, entry in states().items():
        first = datetime.date.fromisoformat(entry["from"]) if entry.get("from") else datetime.date.min
        last = datetime.date.fromisoformat(entry["to"]) if entry.get("to") else datetime.date.max
        assert first < last, code
        assert (last < datetime.date.max) == (code in PAST), code


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_a_name_an_adjective_and_a_capital(language: str) -> None:
    entries = {entry["code"]: entry for entry in read_lexicon(language, "states")["state"]}
    assert set(entries) == set(states())
    lacking = [(code, field) for code, entry in entries.items() for field in FORMS[:2] + ("capitals",) if not entry.get(field)]
    assert lacking == []


def test_shown_names_are_among_the_english_names() -> None:
    english = {entry["code"]: entry["names"] for entry in read_lexicon("en", "states")["state"]}
    assert [code for code, entry in states().items() if entry["name"] not in english[code]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_means_two_states_but_the_listed_ones(language: str) -> None:
    assert {form: codes for form, codes in state_forms(language).items() if len(codes) > 1} == SHARED[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_shared_forms_are_marked_where_the_state_is_not_the_first_choice(language: str) -> None:
    marked = {entry["code"]: set(entry.get("ambiguous", ())) for entry in read_lexicon(language, "states")["state"]}
    for form, codes in SHARED[language].items():
        unmarked = {code for code in codes if form not in marked[code]}
        assert len(unmarked) <= 1, form
        assert not unmarked & PAST, form


@pytest.mark.parametrize("language", LANGUAGES)
def test_ambiguous_forms_are_forms_of_their_entry(language: str) -> None:
    for entry in read_lexicon(language, "states")["state"]:
        assert set(entry.get("ambiguous", ())) <= {form for field in FORMS for form in entry.get(field, ())}, entry["code"]
    for entry in bodies() + places():
        assert set(entry.get("ambiguous", ())) <= {*entry["en"], *entry["hu"], *entry.get("ru", ())}, entry
    for office, entry in offices(language).items():
        assert set(entry.get("ambiguous", ())) <= set(entry["titles"]), office


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_names_two_things(language: str) -> None:
    meanings: dict[str, list[str]] = defaultdict(list)
    for form in state_forms(language):
        meanings[form].append("a state")
    for entry in bodies():
        for form in entry.get(language, ()):
            meanings[form].append(entry["code"])
    for entry in places():
        for form in entry.get(language, ()):
            meanings[form].append(entry["name"])
    assert {form: what for form, what in meanings.items() if len(what) > 1} == {}


def test_english_forms_are_capitalised_and_hungarian_and_russian_adjectives_are_not() -> None:
    for entry in read_lexicon("en", "states")["state"]:
        for form in entry["adjectives"]:
            assert form[0].isupper(), (entry["code"], form)
    for entry in read_lexicon("hu", "states")["state"]:
        for form in entry["adjectives"]:
            # Names of several words keep their capitals before the ending: Costa Rica-i, Srí Lanka-i.
            assert form == form.lower() or form.endswith("-i"), (entry["code"], form)
    for entry in read_lexicon("ru", "states")["state"]:
        for form in (*entry["adjectives"], *entry.get("demonyms", ())):
            assert form == form.lower(), (entry["code"], form)


def test_bodies_are_many_have_both_languages_and_known_states() -> None:
    assert len(bodies()) >= 250
    known = states()
    for entry in bodies():
        assert entry["en"] and entry["hu"], entry["code"]
        assert entry["code"] not in known, "a body's code must not be a state's"
        assert entry.get("state", "RUS") in known, entry["code"]


def test_places_are_many_have_both_languages_and_known_states() -> None:
    assert len(places()) >= 500
    known = states()
    for entry in places():
        assert entry["en"] and entry["hu"], entry["name"]
        assert entry["name"] in entry["en"], entry["name"]
        assert entry["state"] == "" or entry["state"] in known, entry["name"]
        assert entry["state"] not in PAST, entry["name"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_offices_are_many_and_no_title_means_two(language: str) -> None:
    table = offices(language)
    assert len(table) >= 120
    meanings: dict[str, list[str]] = defaultdict(list)
    for office, entry in table.items():
        assert entry["rank"] in RANKS, office
        for title in entry["titles"]:
            meanings[title.casefold()].append(office)
    assert {title: ids for title, ids in meanings.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("language", ["hu", "ru"])
def test_offices_have_the_same_role_and_rank_in_every_language(language: str) -> None:
    english, other = offices("en"), offices(language)
    assert set(english) == set(other)
    differing = [i for i, entry in english.items() if any(entry[k] != other[i][k] for k in ("role", "rank"))]
    assert differing == []


def test_bodies_and_places_that_russian_texts_name_have_russian_forms() -> None:
    assert sum("ru" in entry for entry in bodies()) >= 400
    assert sum("ru" in entry for entry in places()) >= 600


@pytest.mark.parametrize(
    ("language", "form", "code"),
    [
        ("en", "Dutch", "NLD"),
        ("en", "Foggy Bottom", "USA"),
        ("en", "Nur-Sultan", "KAZ"),
        ("en", "Burma", "MMR"),
        ("en", "Nigerien", "NER"),
        ("hu", "Bécs", "AUT"),
        ("hu", "Újdelhi", "IND"),
        ("hu", "egyesült államokbeli", "USA"),
        ("hu", "nigeri", "NER"),
        ("hu", "nigériai", "NGA"),
        ("hu", "Dél Korea", "KOR"),
        ("hu", "tádzsik", "TJK"),
        ("ru", "РФ", "RUS"),
        ("ru", "Белоруссия", "BLR"),
        ("ru", "Кыргызская Республика", "KGZ"),
        ("ru", "нигерский", "NER"),
        ("ru", "нигерийский", "NGA"),
        ("ru", "Госдепартамент", "USA"),
        ("ru", "франко-", "FRA"),
    ],
)
def test_forms_lead_to_their_state(language: str, form: str, code: str) -> None:
    assert state_forms(language)[form] == {code}


@pytest.mark.parametrize(
    ("language", "title", "role"),
    [
        ("en", "top diplomat", "Minister of Foreign Affairs"),
        ("en", "premier", "Prime Minister"),
        ("en", "head of state", "head of state"),
        ("en", "secretary of state", "Secretary of State"),
        ("hu", "államfő", "President"),
        ("hu", "kormányfő", "Prime Minister"),
        ("hu", "külgazdasági és külügyminiszter", "Minister of Foreign Affairs and Trade"),
        ("hu", "tárcavezető", "Minister"),
        ("hu", "államtitkár", "State Secretary"),
        ("ru", "глава внешнеполитического ведомства", "Minister of Foreign Affairs"),
        ("ru", "премьер", "Prime Minister"),
        ("ru", "госсекретарь", "Secretary of State"),
        ("ru", "официальный представитель", "spokesperson"),
        ("ru", "генсек ООН", "Secretary-General"),
    ],
)
def test_titles_lead_to_their_role(language: str, title: str, role: str) -> None:
    assert [entry["role"] for entry in offices(language).values() if title in entry["titles"]] == [role]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_office_of_its_holders_state_is_one_that_may_refer_back(language: str) -> None:
    assert [o["id"] for o in offices(language).values() if o.get("of_states") and not o.get("generic")] == []
