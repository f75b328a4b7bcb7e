"""Languages by their letters and by the model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.languages.detect import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The two ministers discussed the draft of a new treaty on friendship and alliance in Moscow on Friday.", "en"),
        ("A két ország külügyminisztere pénteken Moszkvában tárgyalt az új barátsági szerződés tervezetéről.", "hu"),
        ("Министры двух стран обсудили в Москве проект нового договора о дружбе и союзничестве.", "ru"),
        ("Президент Қасым-Жомарт Тоқаев Мәскеуге мемлекеттік сапармен барды және келісімге қол қойды.", "kk"),
        ("Президент України прибув до Варшави з офіційним візитом, щоб обговорити підтримку й нові угоди.", "uk"),
        ("Прэзідэнт Беларусі сустрэўся з міністрам замежных спраў, каб абмеркаваць супрацоўніцтва.", "be"),
        ("Президент Садыр Жапаров чек ара жөнүндө келишимди ратификациялоо боюнча мыйзамга кол койду, өкмөт билдирди.", "ky"),
        ("Президентът посрещна в София своя колега и двамата подписаха споразумение за сътрудничество в енергетиката.", "bg"),
        ("Le président de la République a reçu son homologue allemand à Paris pour parler de la coopération.", "fr"),
        ("Joint statement", "en"),
        ("Közös nyilatkozat", "hu"),
        ("Совместное заявление", "ru"),
        ("12.11.2025 – 22:19", "und"),
        ("", "und"),
    ],
)
def test_the_language_of_a_text_is_told(text, language):
    assert detect_language(text) == language


def test_a_kazakh_name_does_not_make_a_russian_text_kazakh():
    text = "Министр принял посла и обсудил с ним ход переговоров о границе. " * 5 + "Посла зовут Әлихан."
    assert detect_language(text) == "ru"


@given(st.text(max_size=60))
def test_any_text_gets_a_code(text):
    assert detect_language(text).isalpha()
