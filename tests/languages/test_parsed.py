"""Words and sentences as data: features, relations, trees and stretches of text."""

import pytest

from chancery.languages.parsed import Sentence, Word, link

TEXT = "Russia gave Kazakhstan's envoy notes"


def sentence() -> Sentence:
    """Return *Russia gave Kazakhstan's envoy notes*, as it stands ten characters into a document."""
    rows = [
        (0, "Russia", "Russia", "PROPN", "nsubj", "Number=Sing"),
        (7, "gave", "give", "VERB", "root", "Mood=Ind|Tense=Past"),
        (12, "Kazakhstan", "Kazakhstan", "PROPN", "nmod:poss", ""),
        (22, "'s", "'s", "PART", "case", ""),
        (25, "envoy", "envoy", "NOUN", "iobj", "Number=Sing"),
        (31, "notes", "note", "NOUN", "obj", "Number=Plur"),
    ]
    words = [Word(i, 10 + at, text, lemma, pos, dep, feats) for i, (at, text, lemma, pos, dep, feats) in enumerate(rows)]
    return Sentence(0, 0, 10, TEXT, link(words, [1, 1, 4, 2, 1, 1]), "en")


def test_offsets_point_into_the_document() -> None:
    there = sentence()
    assert (there.start, there.end) == (10, 10 + len(TEXT))
    assert [TEXT[w.start - 10 : w.end - 10] for w in there.words] == [w.text for w in there.words]


def test_a_relation_is_found_by_its_full_or_its_universal_name() -> None:
    envoy = sentence().words[4]
    assert envoy.child("nmod") is envoy.child("nmod:poss") is envoy.children[0]
    assert envoy.children[0].rel == "nmod"
    assert envoy.child("nmod:att", "obj") is None


def test_the_first_of_several_relations_is_the_first_in_the_sentence() -> None:
    assert getattr(sentence().words[1].child("obj", "iobj"), "text", None) == "envoy"


@pytest.mark.parametrize(
    ("feature", "expected"), [("Tense=Past", True), ("Mood=Ind", True), ("Tense=Pres", False), ("Tense", False), ("", False)]
)
def test_a_feature_must_match_whole(feature: str, expected: bool) -> None:
    assert sentence().words[1].has(feature) is expected


def test_a_subtree_is_the_word_and_all_below_it() -> None:
    words = sentence().words
    assert {w.text for w in words[4].subtree()} == {"envoy", "Kazakhstan", "'s"}
    assert {w.text for w in words[1].subtree()} == {w.text for w in words}
    assert [w.text for w in words[0].subtree()] == ["Russia"]


def test_ancestors_go_up_to_the_root_nearest_first() -> None:
    words = sentence().words
    assert [w.text for w in words[3].ancestors()] == ["Kazakhstan", "envoy", "gave"]
    assert list(words[1].ancestors()) == []


def test_roots_are_their_own_heads() -> None:
    assert [w.text for w in sentence().roots] == ["gave"]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (10, 16, ["Russia"]),
        (10, 15, []),
        (11, 21, ["gave"]),
        (22, 34, ["Kazakhstan", "'s"]),
        (0, 99, TEXT.replace("'", " '").split()),
    ],
)
def test_between_takes_only_whole_words(start: int, end: int, expected: list[str]) -> None:
    assert [w.text for w in sentence().between(start, end)] == expected


@pytest.mark.parametrize("head", [-1, 2])
def test_a_head_outside_the_sentence_is_refused(head: int) -> None:
    words = [Word(0, 0, "Moscow", "Moscow", "PROPN", "root", ""), Word(1, 7, "agreed", "agree", "VERB", "root", "")]
    with pytest.raises(ValueError, match="'agreed' lies outside the sentence of 2 words"):
        link(words, [0, head])


def test_every_word_needs_a_head() -> None:
    with pytest.raises(ValueError, match="argument"):
        link([Word(0, 0, "Moscow", "Moscow", "PROPN", "root", "")], [])
