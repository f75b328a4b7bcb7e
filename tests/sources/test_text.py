"""Characters and paragraphs."""

from chancery.sources.text import clean_characters, find_paragraphs


def test_odd_characters_become_plain_or_go():
    raw = "\ufeffa\u00a0b\u2009c\tso\u00adft\u200b\u200d\x00\x07\ue001 e\u0301\r\nnext\rthen\u2028last"
    assert clean_characters(raw) == "a b c soft é\nnext\nthen\nlast"


def test_lines_are_paragraphs_of_their_own():
    assert find_paragraphs("Ministry\nPress service\n\n\n  One   two. \nThree.") == [
        "Ministry",
        "Press service",
        "One two.",
        "Three.",
    ]


def test_a_hard_wrapped_block_is_one_paragraph():
    wrapped = "The presidents of the two countries signed an\nagreement on the transit of goods on Friday, their\nspokesmen said."
    assert find_paragraphs(wrapped) == [wrapped.replace("\n", " ")]


def test_two_long_headings_stay_apart():
    headings = "Ministry of Foreign Affairs of the Republic of X\nStatement on the situation at the northern border"
    assert find_paragraphs(headings) == headings.split("\n")
