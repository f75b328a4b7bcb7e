"""The trace says of every sentence what was seen in it, what fired and why the rest is silent."""

from sentences import ENGLISH, document

from chancery.coding.document import code_document
from chancery.coding.explain import explain

TEXT = "Peru and Bolivia have signed a fisheries agreement. Mongolia praised. The lake froze over."


def test_every_sentence_has_a_trace_at_its_offsets() -> None:
    traces = explain(document(TEXT))
    assert [TEXT[t.start : t.end] for t in traces] == [t.text for t in traces]
    assert [t.text for t in traces] == [
        "Peru and Bolivia have signed a fisheries agreement.",
        "Mongolia praised.",
        "The lake froze over.",
    ]


def test_every_claim_stands_in_the_trace_of_its_sentence() -> None:
    text = " ".join(ENGLISH)
    subject = document(text)
    told = [(c.frame, type(c).__name__.lower(), c.quote) for c in code_document(subject)]
    assert told
    assert [fired for trace in explain(subject) for fired in trace.fired] == told


def test_a_trace_shows_parse_and_actors() -> None:
    first = explain(document(TEXT))[0]
    assert [token[0] for token in first.tokens] == [
        "Peru",
        "and",
        "Bolivia",
        "have",
        "signed",
        "a",
        "fisheries",
        "agreement",
        ".",
    ]
    assert ("signed", "sign", "VERB") in [token[:3] for token in first.tokens]
    assert [(text, code) for text, code, _ in first.mentions] == [("Peru", "PER"), ("Bolivia", "BOL")]


def test_a_verb_without_a_second_actor_says_so() -> None:
    [trace] = explain(document("Mongolia has praised the weather."))
    [reason] = [reason for lemma, reason in trace.silent if lemma == "praise"]
    assert reason.startswith("en.events_verbal.praise: no second actor found in obj")


def test_a_verb_that_no_frame_knows_says_so() -> None:
    [trace] = explain(document("The cat has sneezed softly."))
    assert ("sneeze", "no frame has this verb") in trace.silent
    assert trace.fired == ()


def test_a_language_that_is_not_coded_has_no_trace() -> None:
    assert explain(document(TEXT, language="xx")) == []
