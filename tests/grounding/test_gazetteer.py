"""Known names in text: forms, case endings, the longest form at a place, and look-alikes that name nobody."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.grounding.gazetteer import as_of, can_ground, find_known, offices
from chancery.lexicons import read_lexicon


def found(text: str, language: str) -> str:
    """Return what is found, in order, as ``words=code`` joined by commas."""
    return ", ".join(f"{text[h.start : h.end]}={h.entry.code}" for h in find_known(text, language))


ENGLISH = [
    ("Kazakhstan agreed.", "Kazakhstan=KAZ"),
    ("the Kazakh side", "Kazakh=KAZ"),
    ("Kazakhs and Russians", "Kazakhs=KAZ, Russians=RUS"),
    ("a Frenchman, two Dutchmen, Poles and Turks", "Frenchman=FRA, Dutchmen=NLD, Poles=POL, Turks=TUR"),
    ("Moscow's answer to Beijing", "Moscow=RUS, Beijing=CHN"),
    ("the Kremlin, the White House and Downing Street", "Kremlin=RUS, White House=USA, Downing Street=GBR"),
    ("the U.S. and the U.K.", "U.S.=USA, U.K.=GBR"),
    ("the US and the UK", "US=USA, UK=GBR"),
    ("the UN and the EU", "UN=UN, EU=EU"),
    ("US-led talks", "US=USA"),
    ("USA, UAE, DPRK, PRC", "USA=USA, UAE=ARE, DPRK=PRK, PRC=CHN"),
    ("RUSSIA AND THE UNITED STATES", "RUSSIA=RUS, UNITED STATES=USA"),
    ("the Russian Federation", "Russian Federation=RUS"),
    ("the People's Republic of China", "People's Republic of China=CHN"),
    ("the People’s Republic of China", "People’s Republic of China=CHN"),
    ("Côte d’Ivoire", "Côte d’Ivoire=CIV"),
    ("the Republic of the Congo", "Republic of the Congo=COG"),
    ("the Democratic Republic of the Congo", "Democratic Republic of the Congo=COD"),
    ("Guinea, Guinea-Bissau, Equatorial Guinea, Papua New Guinea",
     "Guinea=GIN, Guinea-Bissau=GNB, Equatorial Guinea=GNQ, Papua New Guinea=PNG"),
    ("Niger and Nigeria", "Niger=NER, Nigeria=NGA"),
    ("Dominica and the Dominican Republic", "Dominica=DMA, Dominican Republic=DOM"),
    ("Sudan and South Sudan", "Sudan=SDN, South Sudan=SSD"),
    ("the Soviet Union and Czechoslovakia", "Soviet Union=SUN, Czechoslovakia=CSK"),
    ("Prague and Belgrade", "Prague=CZE, Belgrade=SRB"),
    ("Nur-Sultan and Astana", "Nur-Sultan=KAZ, Astana=KAZ"),
    ("Russian-Kazakh and Sino-Russian ties", "Russian=RUS, Kazakh=KAZ, Russian=RUS"),
    ("Moscow-based", "Moscow=RUS"),
    ("NATO, the OSCE and the CSTO", "NATO=NATO, OSCE=OSCE, CSTO=CSTO"),
    ("the Organization for Security and Co-operation in Europe",
     "Organization for Security and Co-operation in Europe=OSCE"),
    ("the United Nations Security Council", "United Nations Security Council=UNSC"),
    ("the foreign ministers", "foreign ministers=foreign-minister"),
    ("Ministers of Foreign Affairs", "Ministers of Foreign Affairs=foreign-minister"),
    ("the heads of state", "heads of state=head-of-state"),
    ("President of the Republic of Korea", "President=president, Republic of Korea=KOR"),
]  # fmt: skip

HUNGARIAN = [
    ("az orosz és a kazah fél", "orosz=RUS, kazah=KAZ"),
    ("az oroszok, az oroszokkal, az oroszoknak", "oroszok=RUS, oroszokkal=RUS, oroszoknak=RUS"),
    ("a magyarokat, a csehekkel, a törököktől", "magyarokat=HUN, csehekkel=CZE, törököktől=TUR"),
    ("magyar–szerb", "magyar=HUN, szerb=SRB"),
    ("német-francia", "német=DEU, francia=FRA"),
    ("Moszkvából Budapesten át Kijevig", "Moszkvából=RUS, Budapesten=HUN, Kijevig=UKR"),
    ("Béccsel és Párizzsal", "Béccsel=AUT, Párizzsal=FRA"),
    ("Tokióban, Oslóból", "Tokióban=JPN, Oslóból=NOR"),
    ("a Kremlből", "Kremlből=RUS"),
    ("az Egyesült Államokkal", "Egyesült Államokkal=USA"),
    ("egyesült államokbeli", "egyesült államokbeli=USA"),
    ("Dél-Koreával", "Dél-Koreával=KOR"),
    ("az új-zélandi", "új-zélandi=NZL"),
    ("Szaúd-Arábiából", "Szaúd-Arábiából=SAU"),
    ("Bosznia-Hercegovinával", "Bosznia-Hercegovinával=BIH"),
    ("Csehországgal, Egyiptomnak, Irakból", "Csehországgal=CZE, Egyiptomnak=EGY, Irakból=IRQ"),
    ("a NATO-ban, az EBESZ-hez, az ENSZ-t", "NATO-ban=NATO, EBESZ-hez=OSCE, ENSZ-t=UN"),
    ("az EU-ban, az EU-hoz", "EU-ban=EU, EU-hoz=EU"),
    ("az EU bírálta", "EU=EU"),
    ("a külügyminiszterek", "külügyminiszterek=foreign-minister"),
    ("a külügyminiszterével", "külügyminiszterével=foreign-minister"),
    ("a miniszterelnökkel", "miniszterelnökkel=prime-minister"),
]

# Look-alikes: nothing is named, or less than it seems.
TRAPS = [
    ("en", "polish the china with turkey", ""),
    ("en", "Turkeys, Chinaware, Indianapolis, Germanic, Chadwick, Malibu", ""),
    ("en", "Let us go. It is up to us.", ""),
    ("en", "a georgian house in jordan", ""),
    ("en", "presidential, presidency, ministerial", ""),
    ("en", "Perusal of the Omanization plan", ""),
    ("en", "Northern Ireland", "Northern Ireland=Northern Ireland"),
    ("hu", "oroszlán, magyaráz, magyarázat, angolna, görögdinnye, finnyás", ""),
    ("hu", "svédasztal", ""),
    ("hu", "Törökbálint, Horváth, Németh, Csehov", ""),
    ("hu", "Irányelv, Kínál, Kínálat, Perugia", ""),
    ("hu", "Az elnök lett. Levelet ír. Írt Lettországról.", "elnök=president, Lettországról=LVA"),
    ("hu", "minisztérium, elnökség", ""),
]  # fmt: skip

# A name and its forms with the case endings and their vowels, in Hungarian.
STEMS = [
    ("Kazahsztán", "KAZ", "t nak ban ba ból on ra ról hoz nál tól ig ért nal"),
    ("Irán", "IRN", "t nak ban ba ból on ra ról hoz nál tól ig ért nal"),
    ("Izrael", "ISR", "t nek ben be ből en re ről hez nél től ig ért lel"),
    ("Kijev", "UKR", "et nek ben be ből en re ről hez nél től ig ért vel"),
    ("Peking", "CHN", "et nek ben be ből en re ről hez nél től ig ért gel"),
    ("Németország", "DEU", "ot nak ban ba ból on ra ról hoz nál tól ig ért gal"),
    ("Szerbiá", "SRB", "t nak ban ba ból n ra ról hoz nál tól ig ért val"),
    ("Kíná", "CHN", "t nak ban ba ból n ra ról hoz nál tól ig ért val"),
    ("Moszkvá", "RUS", "t nak ban ba ból n ra ról hoz nál tól ig ért val"),
    ("Mexikó", "MEX", "t nak ban ba ból n ra ról hoz nál tól ig ért val"),
    ("orosz", "RUS", "t ok okat oknak okkal októl okról okhoz"),
    ("görög", "GRC", "öt ök öket öknek ökkel öktől ökről ökhöz"),
    ("szerb", "SRB", "et ek eket eknek ekkel ektől ekről ekhez"),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_names_and_titles(text: str, expected: str) -> None:
    assert found(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), HUNGARIAN)
def test_hungarian_names_and_titles(text: str, expected: str) -> None:
    assert found(text, "hu") == expected


@pytest.mark.parametrize(("language", "text", "expected"), TRAPS)
def test_look_alikes_name_nobody(language: str, text: str, expected: str) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(("stem", "code", "endings"), STEMS)
def test_hungarian_names_keep_their_meaning_in_every_case(stem: str, code: str, endings: str) -> None:
    forms = [stem + ending for ending in endings.split()]
    assert [form for form in forms if found(form, "hu") != f"{form}={code}"] == []


@pytest.mark.parametrize("language", ["en", "hu"])
def test_every_unambiguous_form_of_a_state_is_found_as_that_state(language: str) -> None:
    lost = []
    for state in read_lexicon(language, "states")["state"]:
        for field in ("names", "adjectives", "demonyms", "capitals", "seats"):
            for form in state.get(field, ()):
                hits = find_known(form, language)
                if form not in state.get("ambiguous", ()) and [h.entry.state for h in hits if h.end - h.start == len(form)] == []:
                    lost.append(f"{form}={state['code']}")
    assert lost == []


@pytest.mark.parametrize("language", ["en", "hu"])
def test_every_title_is_found_as_its_office(language: str) -> None:
    titles = [(title, office) for office, entry in offices(language).items() for title in entry["titles"]]
    assert [title for title, office in titles if office not in [h.entry.code for h in find_known(title, language)]] == []


FORMS = [
    "Moscow",
    "EU",
    "US",
    "foreign ministers",
    "Republic of Korea",
    "President",
    "Kazakh",
    "Guinea",
    "Papua New Guinea",
    "OSCE",
    "Москвой",
    "российско",
    "министры иностранных дел",
    "поляков",
    "Того",
]
GLUE = [" ", ", ", " of ", " of the ", "-", "–", "'s ", "’s ", " and ", "x", "\n", "\u00a0", ". "]


@given(st.lists(st.one_of(st.sampled_from(FORMS), st.sampled_from(GLUE), st.text(max_size=3)), max_size=20).map("".join))
@settings(deadline=None)
def test_hits_are_in_order_stand_in_the_text_and_names_do_not_overlap(text: str) -> None:
    for language in ("en", "hu", "ru"):
        hits = find_known(text, language)
        assert hits == sorted(hits, key=lambda h: (h.start, h.end))
        assert all(0 <= h.start < h.end <= len(text) for h in hits)
        assert all(before.end <= after.start for before, after in zip(hits, hits[1:], strict=False))
        for hit in hits:
            assert not (hit.start and text[hit.start - 1].isalnum())
            assert not text[hit.end : hit.end + 1].isalnum()


@pytest.mark.parametrize(
    ("text", "language", "owners"),
    [
        ("Moscow", "en", {0: "RUS", 1985: "SUN", 1991: "SUN", 1992: "RUS", 2020: "RUS"}),
        ("Kremlin", "en", {1985: "SUN", 2020: "RUS"}),
        ("Prague", "en", {1985: "CSK", 1992: "CSK", 1993: "CZE"}),
        ("Belgrade", "en", {1985: "YUG", 2002: "YUG", 2003: "SCG", 2005: "SCG", 2007: "SRB"}),
        ("Belgrádban", "hu", {1985: "YUG", 2005: "SCG", 2007: "SRB"}),
        ("prágai", "hu", {1985: "CSK", 2005: "CZE"}),
        ("Москвой", "ru", {1985: "SUN", 2005: "RUS"}),
        ("Soviet Union", "en", {1985: "SUN", 2020: "SUN"}),
        ("Czechoslovak", "en", {2020: "CSK"}),
        ("Russia", "en", {1985: "RUS"}),
        ("President", "en", {1985: "president"}),
    ],
)
def test_a_name_means_the_state_that_bore_it_in_the_year(text: str, language: str, owners: dict[int, str]) -> None:
    (hit,) = find_known(text, language)
    assert {year: as_of(hit, language, year).entry.code for year in owners} == owners


def test_a_language_without_actor_lexicons_finds_nothing() -> None:
    assert not can_ground("xx")
    assert find_known("Moscow and Astana", "xx") == []
    assert can_ground("en") and can_ground("hu")


def test_an_entry_says_how_it_names() -> None:
    hits = find_known("Kazakh, Kazakhs, Kazakhstan, Astana, Kremlin, Geneva, NATO, premier", "en")
    assert {h.entry.form: h.entry.how for h in hits} == {
        "Kazakh": "adjective",
        "Kazakhs": "demonym",
        "Kazakhstan": "name",
        "Astana": "capital",
        "Kremlin": "seat",
        "Geneva": "place",
        "NATO": "name",
        "premier": "title",
    }
