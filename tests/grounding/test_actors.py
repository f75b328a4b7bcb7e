"""Words to actors: names, titles, groups, pronouns and what points back, with the words that carry each."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.errors import GroundingError
from chancery.grounding.actors import Grounding
from chancery.grounding.states import find_state, state_name
from chancery.languages.parsed import Sentence, Word, span_head
from chancery.languages.pipeline import parse
from chancery.model import Actor

LAVROV = Actor(code="Sergei Lavrov|RUS", state="RUS", how="name")


def ground(text: str, language: str, year: int = 2013) -> Grounding:
    return Grounding(parse(text, language), f"{year}-06-15")


def at(grounding: Grounding, text: str, phrase: str) -> tuple[Sentence, Word]:
    """Return the sentence and the head word of the last place where a phrase stands."""
    start = text.rindex(phrase)
    sentence = next(s for s in grounding.sentences if s.start <= start < s.end)
    return sentence, span_head([w for w in sentence.words if w.start < start + len(phrase) and w.end > start])


def who(text: str, phrase: str, language: str = "en", year: int = 2013, speaker: tuple[Actor, ...] = ()) -> list[str]:
    """Return the codes of the actors of a phrase, sorted."""
    grounding = ground(text, language, year)
    return sorted(a.code for a in grounding.actors(*at(grounding, text, phrase), speaker))


def everybody(text: str, language: str, year: int = 2013) -> set[str]:
    grounding = ground(text, language, year)
    return {a.code for s in grounding.sentences for w in s.words for a in grounding.actors(s, w)}


MINISTERS = "Russian Foreign Minister Sergei Lavrov met the Kazakh Foreign Minister Erlan Idrisov."
COUNTRIES = "Russia and Kazakhstan are neighbours."

ENGLISH = [
    ("Kazakhstan signed the treaty.", "Kazakhstan", ["KAZ"]),
    ("The Kazakhs signed the treaty.", "Kazakhs", ["KAZ"]),
    ("Moscow said that the talks would go on.", "Moscow", ["RUS"]),
    ("The Kremlin rejected the offer.", "Kremlin", ["RUS"]),
    ("The White House welcomed the offer.", "White House", ["USA"]),
    ("The EU criticised Belarus.", "EU", ["EU"]),
    ("The US and the UK criticised Belarus.", "US", ["GBR", "USA"]),
    ("NATO and Russia agreed.", "NATO", ["NATO", "RUS"]),
    ("The Eurasian Economic Union was founded.", "Eurasian Economic Union", ["EAEU"]),
    ("Russia, Belarus and Kazakhstan agreed.", "Russia", ["BLR", "KAZ", "RUS"]),
    ("The Kazakh Foreign Minister Erlan Idrisov visited Russia.", "Erlan Idrisov", ["Erlan Idrisov|KAZ"]),
    ("The Kazakh Foreign Minister Erlan Idrisov visited Russia.", "Foreign Minister", ["Erlan Idrisov|KAZ"]),
    ("President of Belarus Aleksandr Lukashenko visited Russia.", "Aleksandr Lukashenko", ["Aleksandr Lukashenko|BLR"]),
    ("Sergei Lavrov, Russia's foreign minister, arrived.", "foreign minister", ["Sergei Lavrov|RUS"]),
    ("Sergei Lavrov arrived in Astana. Lavrov left on Friday.", "Lavrov", ["Sergei Lavrov|RUS"]),
    ("Sergei Lavrov arrived in Astana. Mr Lavrov left on Friday.", "Mr Lavrov", ["Sergei Lavrov|RUS"]),
    ("The Dutch foreign minister resigned.", "foreign minister", ["Minister of Foreign Affairs|NLD"]),
    ("Russia's and Kazakhstan's foreign ministers met.", "foreign ministers", ["KAZ", "RUS"]),
    ("The foreign ministers of Russia and Kazakhstan met.", "foreign ministers", ["KAZ", "RUS"]),
    (f"{MINISTERS} The Russian minister left.", "The Russian minister", ["Sergei Lavrov|RUS"]),
    ("The government of India protested.", "government", ["IND"]),
    ("The Georgian side refused.", "side", ["GEO"]),
    ("The Chinese embassy protested.", "embassy", ["CHN"]),
    ("Belarusian enterprises sell tractors.", "enterprises", ["BLR companies"]),
    ("Russian and Belarusian companies agreed.", "companies", ["BLR companies", "RUS companies"]),
    ("Russian media criticised the plan.", "media", ["RUS media"]),
    ("The journalists left the hall.", "journalists", ["journalist"]),
    ("London-based analysts criticised Russia.", "analysts", ["analysts"]),
    (f"{MINISTERS} Each praised his Chinese counterpart.", "counterpart", ["Minister of Foreign Affairs|CHN"]),
    ("Six nations held talks on Iran in Geneva.", "nations", ["six nations"]),
    ("The Washington Post criticised the plan.", "Post", ["Washington Post"]),
]  # fmt: skip

HUNGARIAN = [
    ("Kazahsztánban tárgyalt a miniszter.", "Kazahsztánban", ["KAZ"]),
    ("Az oroszokkal tárgyaltak Budapesten.", "oroszokkal", ["RUS"]),
    ("Moszkva elutasította az ajánlatot.", "Moszkva", ["RUS"]),
    ("A Kreml elutasította az ajánlatot.", "Kreml", ["RUS"]),
    ("Az EU elutasította az ajánlatot.", "EU", ["EU"]),
    ("A NATO-val tárgyaltak.", "NATO-val", ["NATO"]),
    ("Oroszország és Kína megállapodott.", "Oroszország", ["CHN", "RUS"]),
    ("Németországgal és Franciaországgal tárgyaltak.", "Németországgal", ["DEU", "FRA"]),
    ("A magyar–szerb határon nyugalom van.", "magyar–szerb", ["HUN", "SRB"]),
    ("A magyar-szerb határon nyugalom van.", "magyar-szerb", ["HUN", "SRB"]),
    ("A magyar külügyminiszter tárgyalt.", "külügyminiszter", ["Minister of Foreign Affairs|HUN"]),
    ("Az orosz és a kazah külügyminiszter tárgyalt.", "külügyminiszter", ["KAZ", "RUS"]),
    ("Szergej Lavrov orosz külügyminiszter tárgyalt.", "Szergej Lavrov", ["Szergej Lavrov|RUS"]),
    ("Szergej Lavrov orosz külügyminiszter tárgyalt.", "külügyminiszter", ["Szergej Lavrov|RUS"]),
    ("Orbán Viktor miniszterelnök tárgyalt.", "Orbán Viktor", ["Orbán Viktor|HUN"]),
    ("Jurij Usakov, az orosz elnök külpolitikai tanácsadója tárgyalt.", "Jurij Usakov", ["Jurij Usakov|RUS"]),
    ("Szergej Lavrov Budapesten járt. Lavrovval tárgyaltak.", "Lavrovval", ["Szergej Lavrov|RUS"]),
    ("A fehérorosz vállalatok építkeznek.", "vállalatok", ["BLR companies"]),
    ("A kínai fél megállapodott.", "fél", ["CHN"]),
    ("Szerbia és Magyarország tárgyalt. A két ország megállapodott.", "ország", ["HUN", "SRB"]),
    ("Szerbia és Magyarország tárgyalt. A felek megállapodtak.", "felek", ["HUN", "SRB"]),
    ("Szerbia és Magyarország tárgyalt. A vezetők megállapodtak.", "vezetők", ["HUN", "SRB"]),
]  # fmt: skip

# The sentences before, the phrase, who it means, and who speaks.
CHAIN = [
    ("Sergei Lavrov visited Kazakhstan. He met Erlan Idrisov.", "He", ["Sergei Lavrov|RUS"], ()),
    ("Sergei Lavrov visited Kazakhstan. Erlan Idrisov thanked him.", "him", ["Sergei Lavrov|RUS"], ()),
    (f"{COUNTRIES} They want peace.", "They", ["KAZ", "RUS"], ()),
    (f"{COUNTRIES} Both countries want peace.", "countries", ["KAZ", "RUS"], ()),
    (f"{COUNTRIES} The two states want peace.", "states", ["KAZ", "RUS"], ()),
    (f"{COUNTRIES} The parties agreed.", "parties", ["KAZ", "RUS"], ()),
    (f"{COUNTRIES} Relations between our two countries are good.", "countries", ["KAZ", "RUS"], (LAVROV,)),
    (f"{MINISTERS} The two ministers discussed trade.", "ministers", ["Erlan Idrisov|KAZ", "Sergei Lavrov|RUS"], ()),
    (f"{MINISTERS} They discussed trade.", "They", ["Erlan Idrisov|KAZ", "Sergei Lavrov|RUS"], ()),
    (f"{COUNTRIES} The quake killed two people.", "people", ["people"], ()),
    (f"{COUNTRIES} They freed both people.", "people", ["people"], ()),
    (f"{COUNTRIES} The two peoples want peace.", "peoples", ["KAZ", "RUS"], ()),
    (f"{COUNTRIES} The leaders want peace.", "leaders", ["KAZ", "RUS"], ()),
    (f"{COUNTRIES} The local leaders want peace.", "leaders", [], ()),
    (f"{MINISTERS} The leaders want peace.", "leaders", ["Erlan Idrisov|KAZ", "Sergei Lavrov|RUS"], ()),
    ("Kazakhstan wrote to Russia. Russia thanked the country.", "country", ["KAZ"], ()),
    (f"{COUNTRIES} It rained. Russia helped the country.", "country", ["KAZ"], ()),
    ("Kazakhstan, Chile, Ghana and Belarus agree. Peru is poor. Russia helped the country.", "country", ["PER"], ()),
    ("The EU and Moldova are close. It rained. Moldova helped the country.", "country", [], ()),
    ("Germany and Mali trade. The Foreign Office protested.", "Foreign Office", ["DEU"], ()),
    ("Pakistan and Mali trade. The Foreign Office protested.", "Foreign Office", ["PAK"], ()),
    ("Mali and Chad trade. The Foreign Office protested.", "Foreign Office", ["GBR"], ()),
    ("Mali answered. The High Representative of the Union spoke.", "High Representative", ["EU"], ()),
    ("Russia wants peace. It has said so.", "It", ["RUS"], ()),
    ("Russia and its neighbours want peace.", "its", ["RUS"], ()),
    ("We want peace with Kazakhstan.", "We", ["RUS"], (LAVROV,)),
    ("I want peace with Kazakhstan.", "I", ["Sergei Lavrov|RUS"], (LAVROV,)),
    ("Our country wants peace with Kazakhstan.", "country", ["RUS"], (LAVROV,)),
    ("Kazakh President Nursultan Nazarbayev came. The President left.", "President", ["Nursultan Nazarbayev|KAZ"], ()),
]  # fmt: skip

# Words that name nobody, or not whom they seem to.
TRAPS = [
    ("en", "The Washington Post criticised the plan.", {"USA", "Post"}),
    ("en", "The Moscow Times criticised the plan.", {"RUS", "Times"}),
    ("en", "China Daily praised the deal.", {"CHN", "Daily"}),
    ("en", "Moscow reported progress.", {"mass media"}),
    ("en", "Nobody reported progress.", {"mass media"}),
    ("en", "The Kazakh capital hosted talks.", {"KAZ companies"}),
    ("en", "Michael Jordan arrived.", {"JOR"}),
    ("en", "Paris Hilton arrived.", {"FRA"}),
    ("en", "He flew to Atlanta, Georgia, on Friday.", {"GEO"}),
    ("en", "He was born in New Mexico.", {"MEX"}),
    ("en", "The Lisbon Treaty was ratified.", {"PRT"}),
    ("en", "They polished the china and ate turkey.", {"CHN", "POL", "TUR"}),
    ("en", "The UN protested.", {"UN|PRK", "PRK"}),
    ("en", "Mr Putin left Astana.", {"Mr Putin"}),
    ("en", "They agreed that it was late and that we should go.", {"they", "it", "we", "They"}),
    ("en", "Its President thanked him and both of them.", {"its", "him", "both", "them"}),
    ("en", "The leaders of both countries met us.", {"us", "leaders"}),
    ("hu", "Magyarország elnöke lett az uniónak.", {"LVA"}),
    ("hu", "Az elnök levelet ír.", {"IRL"}),
    ("hu", "A Moszkva téren tüntettek.", {"RUS"}),
    ("hu", "Ők és mi is tudjuk, hogy ő ezt akarja.", {"ők", "Ők", "mi", "ő"}),
    ("hu", "A magyarázat svédasztalnál hangzott el.", {"HUN", "SWE"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase", "codes"), ENGLISH)
def test_english_phrases(text: str, phrase: str, codes: list[str]) -> None:
    assert who(text, phrase) == codes


@pytest.mark.parametrize(("text", "phrase", "codes"), HUNGARIAN)
def test_hungarian_phrases(text: str, phrase: str, codes: list[str]) -> None:
    assert who(text, phrase, "hu") == codes


@pytest.mark.parametrize(("text", "phrase", "codes", "speaker"), CHAIN)
def test_what_points_back_means_who_was_named(text: str, phrase: str, codes: list[str], speaker: tuple[Actor, ...]) -> None:
    assert who(text, phrase, speaker=speaker) == codes


@pytest.mark.parametrize(("language", "text", "wrong"), TRAPS)
def test_look_alikes_and_pronouns_are_no_actors(language: str, text: str, wrong: set[str]) -> None:
    assert everybody(text, language) & wrong == set()


@pytest.mark.parametrize("phrase", ["We", "us", "our country", "I"])
def test_first_persons_without_a_speaker_mean_nobody(phrase: str) -> None:
    assert who(f"Moscow and Astana agreed. It is late, {phrase} will go.", phrase) == []


def test_a_person_and_the_persons_own_state_in_one_phrase_are_one_actor() -> None:
    assert who("Russia and Sergei Lavrov agreed.", "Russia") == ["Sergei Lavrov|RUS"]


def test_who_is_named_for_a_former_office_is_no_holder_of_it() -> None:
    text = "Former Polish President Lech Walesa arrived. The Polish President spoke."
    assert who(text, "The Polish President") == ["President|POL"]


def test_a_coordinated_subject_is_told_in_the_order_of_the_words() -> None:
    text = "Kazakhstan, Russia and Belarus agreed."
    grounding = ground(text, "en")
    assert [a.code for a in grounding.actors(*at(grounding, text, "Kazakhstan"))] == ["KAZ", "RUS", "BLR"]


@pytest.mark.parametrize(
    ("language", "text", "phrase", "place"),
    [
        ("en", "They met in Moscow on Friday.", "Moscow", "Moscow, RUS"),
        ("en", "They met in Geneva on Friday.", "Geneva", "Geneva, CHE"),
        ("en", "They met in Kazakhstan on Friday.", "Kazakhstan", "KAZ"),
        ("en", "They met in the hall on Friday.", "hall", ""),
        ("en", "They met in Kazakh style on Friday.", "Kazakh", ""),
        ("hu", "Moszkvában tárgyaltak.", "Moszkvában", "Moscow, RUS"),
        ("hu", "Bécsben tárgyaltak.", "Bécsben", "Vienna, AUT"),
        ("hu", "Magyarországon tárgyaltak.", "Magyarországon", "HUN"),
    ],
)
def test_places_are_written_with_their_state(language: str, text: str, phrase: str, place: str) -> None:
    grounding = ground(text, language)
    sentence, word = at(grounding, text, phrase)
    assert grounding.place(sentence, [word]) == place


@pytest.mark.parametrize(
    ("text", "noun", "codes"),
    [
        ("Russia-Kazakhstan cooperation grows.", "cooperation", ["KAZ", "RUS"]),
        ("Russian-Kazakh cooperation grows.", "cooperation", ["KAZ", "RUS"]),
        ("Kazakhstan's cooperation grows.", "cooperation", ["KAZ"]),
        ("Cooperation of Russia grows.", "Cooperation", ["RUS"]),
        ("Cooperation in Moscow grows.", "Cooperation", []),
    ],
)
def test_states_that_modify_a_noun(text: str, noun: str, codes: list[str]) -> None:
    grounding = ground(text, "en")
    assert sorted(a.code for a in grounding.modifying_states(*at(grounding, text, noun))) == codes


SENTENCES = [
    MINISTERS,
    COUNTRIES,
    "He thanked them, and both countries agreed.",
    "The two ministers praised Belarusian enterprises.",
    "“We want peace,” President Putin said.",
    "The President of the Republic of Korea, Yoon Suk Yeol, left.",
    "Six nations met in Geneva\n",
    "The Washington Post – and its editor – agreed…",
    "President of Belarus Aleksandr Lukashenko met China’s Xi Jinping.",
]
MONDATOK = [
    "Orbán Viktor miniszterelnök Putyinnal tárgyalt Moszkvában.",
    "Szergej Lavrov orosz külügyminiszter „barátinak” nevezte a tárgyalást.",
    "A két ország megállapodott, a felek aláírták.",
    "A magyar–szerb határon a fehérorosz vállalatok építkeznek.",
    "Jurij Usakov, az orosz elnök külpolitikai tanácsadója hallgatott\n",
    "Ő az EU-ban és Németországgal tárgyalt.",
]


@pytest.mark.parametrize(("language", "sentences"), [("en", SENTENCES), ("hu", MONDATOK)])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_an_actors_words_stand_at_its_offsets(language: str, sentences: list[str], data: st.DataObject) -> None:
    text = " ".join(data.draw(st.lists(st.sampled_from(sentences), min_size=1, max_size=6)))
    grounding = ground(text, language)
    for sentence in grounding.sentences:
        for word in sentence.words:
            for actor in grounding.actors(sentence, word, (LAVROV,)):
                assert actor.code and actor.text
                assert text[actor.start : actor.end] == actor.text
                assert sentence.start <= actor.start < actor.end <= sentence.end
                assert actor.state == "" or actor.code == actor.state or actor.state in actor.code.replace("|", " ").split()
                assert "\n" not in actor.code


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3))
@settings(max_examples=15, deadline=None)
def test_the_same_document_has_the_same_actors(sentences: list[str]) -> None:
    assert everybody(" ".join(sentences), "en") == everybody(" ".join(sentences), "en")


def test_a_document_without_words_has_no_actors() -> None:
    empty = Grounding([], "")
    assert (empty.pair, empty.cast.people, empty.language) == ((), [], "")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("KAZ", "KAZ"),
        ("kaz", "KAZ"),
        (" Kazakhstan ", "KAZ"),
        ("KAZAKHSTAN", "KAZ"),
        ("Oroszország", "RUS"),
        ("Russian Federation", "RUS"),
        ("Türkiye", "TUR"),
        ("Hungarian", "HUN"),
        ("US", "USA"),
        ("U.S.", "USA"),
        ("Moscow", "RUS"),
        ("Belgrade", "SRB"),
        ("Prague", "CZE"),
        ("Prága", "CZE"),
        ("Taiwan", "TWN"),
        ("Kosovo", "XKX"),
    ],
)
def test_a_state_is_found_by_code_name_adjective_or_capital(name: str, code: str) -> None:
    assert find_state(name) == code


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Kazahkstan", "did you mean .*Kazakhstan"),
        ("Oroszorszag", "did you mean .*Russia"),
        ("Hungry", "did you mean .*Hungary"),
        ("Xyzzyq", "give a name or an ISO 3166-1 alpha-3 code"),
        ("", "give a name or an ISO 3166-1 alpha-3 code"),
        ("ZZZ", "no state is called 'ZZZ'"),
    ],
)
def test_no_state_says_which_are_near(name: str, hint: str) -> None:
    with pytest.raises(GroundingError, match=hint):
        find_state(name)


@given(st.text(max_size=12))
@settings(deadline=None)
def test_any_text_is_a_state_or_an_error(name: str) -> None:
    try:
        assert state_name(find_state(name)) != ""
    except GroundingError as error:
        assert repr(name.strip()) in str(error)


def test_states_have_english_names_and_other_codes_stand_for_themselves() -> None:
    assert (state_name("KAZ"), state_name("NATO")) == ("Kazakhstan", "NATO")
