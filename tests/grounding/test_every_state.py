"""Every state's first name, adjective and capital round-trips in each language: a small sentence with it names that state."""

import random
from collections.abc import Callable

import pycountry
import pytest

from chancery.grounding.gazetteer import find_known, past_states
from chancery.lexicons import read_lexicon
from chancery.run import ground_text

FRAMES = {
    "en": {
        "names": "{} signed the treaty.",
        "adjectives": "The {} government signed the treaty.",
        "capitals": "{} rejected the proposal.",
    },
    "hu": {
        "names": "{} aláírta a szerződést.",
        "adjectives": "Tegnap {article} {} kormány aláírta a szerződést.",
        "capitals": "{} elutasította a javaslatot.",
    },
    "ru": {
        "names": "Вчера {} отвергает предложение.",
        "adjectives": "Вчера {} парламент отверг предложение.",
        "capitals": "Вчера {} отвергает предложение.",
    },
}
CASES = [(language, field) for language, frames in FRAMES.items() for field in frames]
ENTRIES = {
    language: {e["code"]: e for e in read_lexicon(language, "states")["state"] if e["code"] not in past_states()}
    for language in FRAMES
}
STATES = sorted({c.alpha_3 for c in pycountry.countries} & set(ENTRIES["en"]) | {"XKX"})
DRAWN = random.Random(193).sample(STATES, 40)

# States and territories that are no members of the United Nations.
NO_MEMBERS = {"COK", "ESH", "FRO", "GRL", "HKG", "MAC", "NCL", "NIU", "PSE", "PYF", "TWN", "VAT", "XKX"}

# Forms that name nobody by themselves, because they mostly mean a region or are hardly used: ambiguous words in lower case.
NAMING_NOBODY = {
    "hu": {"mikronéziai"},
    "ru": {"кукский", "микронезийский", "папуасский", "полинезийский", "центральноафриканский"},
}
# Forms that two states share: they name the one or nobody.
SHARED = {
    "en": {"Congolese": {"COD", "COG"}, "Dominican": {"DMA", "DOM"}},
    "hu": {"kongói": {"COD", "COG", ""}},
    "ru": {"конголезский": {"COD", "COG", ""}},
}
# Hungarian capitals that the parser takes for a verb, or for a noun in a case that ends so: "Athén" as if from "Ath".
MISREAD = {"Asgábád", "Phnompen", "Valletta"}


def form_of(code: str, language: str, field: str) -> str:
    return str(ENTRIES[language][code][field][0])


def sentence_with(form: str, language: str, field: str) -> str:
    article = "az" if form[0].lower() in "aáeéiíoóöőuúüű" else "a"
    return FRAMES[language][field].format(form, article=article)


def strays(codes: list[str], language: str, field: str, named: Callable[[str, str], set[str]]) -> list[tuple[str, str]]:
    """Return the states whose form does not name them, with the sentence; ``named`` gives the codes that one names."""
    lost = []
    for code in codes:
        form = form_of(code, language, field)
        sentence = sentence_with(form, language, field)
        told = named(sentence, language)
        meant = SHARED[language].get(form, {code})
        if form not in NAMING_NOBODY.get(language, ()) and not told & meant and (told or "" not in meant):
            lost.append((code, sentence))
    return lost


def known(sentence: str, language: str) -> set[str]:
    return {hit.entry.state for hit in find_known(sentence, language)}


def grounded(sentence: str, language: str) -> set[str]:
    mentions = ground_text(sentence, date="2020-05-05", language=language).mentions
    return {code.rpartition("|")[2] for mention in mentions for code in mention.codes}


def test_every_member_of_the_united_nations_is_a_state() -> None:
    iso = {country.alpha_3 for country in pycountry.countries}
    assert set(ENTRIES["en"]) >= NO_MEMBERS
    members = set(ENTRIES["en"]) - NO_MEMBERS
    assert len(members) == 193
    assert members <= iso


@pytest.mark.parametrize(("language", "field"), CASES)
def test_the_first_form_of_every_state_is_found(language: str, field: str) -> None:
    assert strays(STATES, language, field, known) == []


@pytest.mark.parametrize(("language", "field"), CASES)
def test_the_first_form_of_states_drawn_by_lot_is_grounded(language: str, field: str) -> None:
    drawn = [code for code in DRAWN if form_of(code, language, field) not in MISREAD or language != "hu"]
    assert strays(drawn, language, field, grounded) == []


@pytest.mark.parametrize("language", FRAMES)
def test_forms_that_name_nobody_are_marked_as_ambiguous(language: str) -> None:
    marked = {form for entry in ENTRIES[language].values() for form in entry.get("ambiguous", ())}
    assert NAMING_NOBODY.get(language, set()) | set(SHARED[language]) <= marked
