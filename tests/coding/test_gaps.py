"""The gaps of a corpus: names and verbs that no lexicon knows, most frequent first, each with a sentence."""

from sentences import document

from chancery.coding.gaps import gaps

UNKNOWN = "Brazil has baffled Ghana."


def test_a_verb_between_two_states_that_no_frame_has_is_a_gap() -> None:
    _, verbs = gaps([document(UNKNOWN)])
    assert ("baffle", 1, UNKNOWN) in verbs


def test_a_verb_that_a_frame_has_is_no_gap() -> None:
    _, verbs = gaps([document("Brazil has praised Ghana.")])
    assert verbs == []


def test_an_unknown_verb_without_two_states_is_no_gap() -> None:
    _, verbs = gaps([document("The choir has baffled Ghana.")])
    assert verbs == []


def test_a_name_without_an_actor_is_a_gap_and_a_known_one_is_none() -> None:
    names, _ = gaps([document("Brazil has thanked Orvalda Quistrup for the ferry. Brazil has thanked Peru.")])
    assert [name for name, _, _ in names] == ["Orvalda Quistrup"]


def test_gaps_are_counted_over_documents_and_ranked() -> None:
    other = document("Peru has baffled Chile. Peru has amused Chile.")
    _, verbs = gaps([document(UNKNOWN), other])
    assert [(verb, count) for verb, count, _ in verbs] == [("baffle", 2), ("amuse", 1)]


def test_documents_in_other_languages_are_passed_over() -> None:
    assert gaps([document(UNKNOWN, language="xx")]) == ([], [])


def test_no_documents_have_no_gaps() -> None:
    assert gaps([]) == ([], [])
