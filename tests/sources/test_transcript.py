"""Speakers and turns."""

import pytest

from chancery.sources.transcript import find_turns


def _turns(text):
    return [(turn.speaker, turn.question, text[turn.start : turn.end]) for turn in find_turns(text)]


def test_a_press_conference_falls_into_turns():
    text = (
        "Transcript of Remarks\n\nForeign Minister Lavrov:\n\nGood evening.\n\nWe met: it went well.\n\n"
        "Question: What of Georgia?\n\nForeign Minister Lavrov (speaks after Tazhin): No comment.\n\nNote: this is a draft."
    )
    assert _turns(text) == [
        ("Foreign Minister Lavrov", False, "Good evening.\n\nWe met: it went well."),
        ("Question", True, "What of Georgia?"),
        ("Foreign Minister Lavrov", False, "No comment.\n\nNote: this is a draft."),
    ]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Q: Why?\n\nA: Because.", [("Q", True), ("A", False)]),
        ("SECRETARY BLINKEN: Hello.\n\nQUESTION: Why?", [("SECRETARY BLINKEN", False), ("QUESTION", True)]),
        ("Kérdés: Miért?\n\nOrbán Viktor miniszterelnök: Ezért.", [("Kérdés", True), ("Orbán Viktor miniszterelnök", False)]),
        ("Вопрос (перевод с английского): Почему?\n\nС.В.Лавров: Потому.", [("Вопрос", True), ("С.В.Лавров", False)]),
        ("President Duda: Welcome.\n\nPresident Yoon: Thank you.", [("President Duda", False), ("President Yoon", False)]),
        (
            "Anna Kovács: One.\n\nJohn Smith: Two.\n\nAnna Kovács: Three.\n\nJohn Smith: Four.",
            [("Anna Kovács", False), ("John Smith", False)] * 2,
        ),
    ],
)
def test_forms_of_labels(text, speakers):
    assert [(turn.speaker, turn.question) for turn in find_turns(text)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Note: one.\n\nNote: two.\n\nSource: three.",
        "They agreed the following: peace.\n\nThey agreed the following: trade.",
        "President Duda: one label makes no transcript.",
        "Berlin: a city.\n\nParis: another one.",
        "The Minister Of Trade And Transport And Of Energy: yes.\n\nThe President Of The Great And Free Republic: yes.",
        "Article 1: scope.\n\nArticle 2: terms.",
        "The President of the Republic of Poland and the President of Korea said today: yes.\n\nThey also said this to us: no.",
        "",
    ],
)
def test_what_is_no_transcript_has_no_turns(text):
    assert find_turns(text) == ()


def test_a_label_without_words_opens_no_turn():
    assert _turns("Question:\n\nPresident Duda: Yes.\n\nQuestion: And?") == [
        ("President Duda", False, "Yes."),
        ("Question", True, "And?"),
    ]


def test_papers_and_agencies_that_only_ask_are_the_press() -> None:
    text = (
        "Lin Jian: Good afternoon.\n\nTASS: The envoy left Riga on Monday. Will he return?\n\nLin Jian: I have nothing to add."
        "\n\nThe Irish Times: Is a visit planned?\n\nLin Jian: Which visit? There is none.\n\nBackground: what next?"
    )
    assert [(turn.speaker, turn.question) for turn in find_turns(text)] == [
        ("Lin Jian", False),
        ("TASS", True),
        ("Lin Jian", False),
        ("The Irish Times", True),
        ("Lin Jian", False),
    ]
    assert find_turns("Riga: a city?\n\nOslo: another?\n\nBern: a third?") == ()


def test_names_that_label_once_speak_where_they_say_i_or_we() -> None:
    text = "Statements\n\nJuan Pérez: I thank my colleague.\n\nAna Ruiz: We agreed to build a bridge."
    assert [turn.speaker for turn in find_turns(text)] == ["Juan Pérez", "Ana Ruiz"]
    assert find_turns(text.replace("I thank my", "Thanks to the").replace("We agreed", "Plans are")) == ()
