"""Documents in more than one language, and documents with nothing for us."""

from unittest.mock import patch

import pytest

from chancery.coding import document as coding
from chancery.coding.document import blanked, code_document, read_parts
from chancery.coding.look import has_diplomacy
from chancery.languages.detect import foreign_parts
from chancery.model import Document, Statement

ENGLISH = "Hungarian Foreign Minister Peter Szijjarto met his Serbian counterpart in Budapest on Friday."
HUNGARIAN = "Az orosz külügyminiszter és kazah hivatali partnere Moszkvában megállapodást írt alá az űrkutatásról."
RUSSIAN = "Министры двух стран обсудили в Москве проект нового договора о дружбе."


def document(text: str, language: str = "en") -> Document:
    return Document(id="mixed", text=text, sha256="", language=language)


def test_a_paragraph_in_another_language_is_coded_in_it() -> None:
    text = f"{ENGLISH}\n\n{HUNGARIAN}\n\n{ENGLISH}"
    claims = code_document(document(text))
    there = range(len(ENGLISH) + 2, len(ENGLISH) + 2 + len(HUNGARIAN))
    assert {c.frame.split(".")[0] for c in claims if c.start in there} - {"rule"} == {"hu"}
    assert {c.frame.split(".")[0] for c in claims if c.start not in there} - {"rule"} == {"en"}
    assert all(text[c.start : c.end] == c.quote for c in claims)
    alone = [(c.frame, c.quote) for c in code_document(document(HUNGARIAN, "hu"))]
    assert [(c.frame, c.quote) for c in claims if c.start in there] == alone


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{ENGLISH}\n{HUNGARIAN}", [("hu", True, HUNGARIAN)]),
        (f"{ENGLISH}\n{RUSSIAN}", [("ru", True, RUSSIAN)]),
        (f"Lavrov said: «{RUSSIAN}»", [("ru", False, RUSSIAN.rstrip("."))]),
        ("The paper Комсомольская правда wrote that talks went on in Moscow for two days without any result.", []),
        (f"{ENGLISH}\nOrbán Viktor", []),
        ("Igen.", []),
    ],
)
def test_parts_in_another_language_are_found(text: str, found: list[tuple[str, bool, str]]) -> None:
    parts = foreign_parts(text, "en", ("en", "hu", "ru"))
    assert [(p.language, p.whole, text[p.start : p.end]) for p in parts] == found


def test_blanking_keeps_offsets_and_lines() -> None:
    assert blanked("ab\ncd ef", [(1, 4), (6, 8)]) == "a \n d   "


def test_a_text_without_actors_is_not_parsed() -> None:
    text = "The cake needs three eggs, a cup of sugar and an hour in the oven. Everybody agreed that it was good."
    assert not has_diplomacy(text, "en")
    with patch.object(coding, "Reading", side_effect=AssertionError("parsed")):
        assert read_parts(document(text)) == []


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (HUNGARIAN, "hu"), ("The president resigned.", "en")])
def test_a_text_with_actors_is_parsed(text: str, language: str) -> None:
    assert has_diplomacy(text, language)


def test_a_russian_quotation_on_an_english_page_is_coded_in_russian_by_its_speaker() -> None:
    quotation = "Россия и Казахстан подписали соглашение о сотрудничестве в космосе"
    text = f"Russian Foreign Minister Sergei Lavrov said in Moscow on Friday: «{quotation}»."
    claims = {c.frame: c for c in code_document(document(text))}
    signing = claims["ru.events.sign"]
    assert text[signing.start : signing.end] == signing.quote and signing.quote in quotation
    assert signing.by == ("Sergei Lavrov",)
    assert any(isinstance(c, Statement) and c.quote == quotation for c in claims.values())
