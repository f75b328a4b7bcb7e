"""What belongs to the page's frame, and what must never be lost."""

import pytest

from chancery.sources.junk import drop_junk, is_junk


@pytest.mark.parametrize(
    "line",
    [
        "and share via",
        "Share on Facebook",
        "Facebook Twitter Telegram",
        "icon starsicon boxicon lampicon boaticon arrow upicon doneicon fm",
        "• 4",
        "• 2:25",
        "***",
        "Home | News | World | Europe",
        "Read more",
        "Read more: Ministers meet in Vienna",
        "Follow us on Twitter and Facebook for the latest news.",
        "We use cookies to improve your experience on this site. By continuing you accept our cookie policy.",
        "© 2013 The Daily. All rights reserved.",
        "Photo: Reuters",
        "Iratkozzon fel hírlevelünkre!",
        "Az oldal sütiket használ a jobb felhasználói élményért.",
        "Minden jog fenntartva",
        "Olvassa el ezt is: Tárgyalások Bécsben",
        "Поделиться",
        "Читайте также: Министры встретились в Вене",
        "Подписывайтесь на наш канал в Telegram.",
        "Сайт использует файлы cookie, вы соглашаетесь с этим.",
        "Все права защищены",
    ],
)
def test_frame_lines_are_junk(line):
    assert is_junk(line)


@pytest.mark.parametrize(
    "line",
    [
        "25 January 2013, 20:42",
        "2020-11-23",
        "2012",
        "Külföld :: 2025. november 12. 22:19 ::",
        "By our own correspondent",
        "They agreed to share power and to print new banknotes.",
        "Share of trade rose to 40 percent.",
        "The icon of Kazan, the icon of Vladimir and a third icon were given back by the museum on Monday.",
        "“The cookies that we sent to the troops were only a beginning,” she said.",
        "Follow-up talks will be held in Geneva.",
        "Trade | agreed at once. Gas | not agreed yet. Borders | soon.",
        "On trade | on gas | on borders.",
        "More on <a>this</a> and <b>that</b> here",
        "Moscow – Astana – Minsk",
        "Поделиться властью они не готовы, сказал министр журналистам.",
        "A megosztás kérdéséről a felek nem egyeztek meg a tárgyaláson.",
        "Question: What will the presidents discuss?",
    ],
)
def test_text_is_kept(line):
    assert not is_junk(line)


def test_a_headline_printed_twice_stays_once_but_labels_stay():
    lines = [
        "Talks end in Geneva",
        "Talks end in Geneva",
        "President Duda:",
        "Thank you.",
        "President Duda:",
        "Goodbye to you all.",
    ]
    assert drop_junk(lines) == lines[1:]
