"""Sentences end where writers end them: abbreviations, initials, ordinals, quotations, headlines, list items."""

import pytest

from chancery.languages.pipeline import parse

SENTENCES = [
    ("en", ["Mr. Lavrov met U.S. Secretary of State A. J. Blinken in St. Petersburg.", "They agreed."]),
    ("en", ["The note was signed on Jan. 5 by Gen. Smith and Prof. Li of Orion Inc. in Geneva.", "It holds."]),
    ("en", ["“We agree.", "We will sign it tomorrow,” the minister said."]),
    ("en", ["Trade grew by 5.4 per cent to US$16.5bn.", "Exports fell."]),
    ("en", ["Was the treaty signed?", "The ministry denied it!", "Talks go on."]),
    ("en", ["Ministers sign border treaty\n", "The foreign ministers of Serbia and Hungary signed a treaty on Friday."]),
    ("en", ["• Trade rose.\n", "• Two roads were opened.\n", "• The embassy moved."]),
    ("hu", ["Varsó, 2023. szeptember 20.", "Lengyelország nem szállít több fegyvert – jelentette ki Mateusz Morawiecki."]),
    ("ru", ["Минск, 25 декабря 2024 г.", "Белоруссия вышла из договора."]),
    ("hu", ["A két ország 2025. november 12. óta tárgyal.", "Pénteken folytatják."]),
    ("hu", ["A 20. évforduló alkalmából dr. Kiss Péter beszélt Bécsben.", "Utána hazautazott."]),
    ("hu", ["XVI. Benedek pápa fogadta a magyar miniszterelnököt.", "A találkozó egy órán át tartott."]),
    ("hu", ["A kereskedelmi forgalom 27,8 milliárd dollárra, azaz kb. 10 százalékkal nőtt.", "Az export csökkent."]),
    ("hu", ["A miniszter azt mondta: „Készen állunk.", "Holnap aláírjuk.”"]),
    ("ru", ["Президент РФ В. В. Путин прибыл в Астану 12 ноября 2025 г.", "Переговоры начались утром."]),
    ("ru", ["Товарооборот составил 12,5 млрд долл. США, т. е. вырос на 10 проц. за год.", "Экспорт сократился."]),
    ("ru", ["Министр заявил: «Мы готовы.", "Завтра мы подпишем договор»."]),
]


@pytest.mark.parametrize(("language", "sentences"), SENTENCES)
def test_sentences_end_where_writers_end_them(language: str, sentences: list[str]) -> None:
    text = "".join(s if s.endswith("\n") else f"{s} " for s in sentences).rstrip()
    assert [s.text for s in parse(text, language)] == [s.rstrip("\n") for s in sentences]
