"""What holds of every document whatever it says: offsets, order, determinism, and that coding never raises."""

import hashlib
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sentences import ENGLISH, HUNGARIAN, document

from chancery.coding.document import CODERS, code_document, coded_kinds, coded_languages
from chancery.ledger.keys import evidence_id
from chancery.model import FACTUALITIES, KINDS, Actor, AnyClaim, Document, Figure

SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

LONG = "\n\n".join([" ".join(ENGLISH[:4]), " ".join(ENGLISH[4:])])


def passages(sentences: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Sentences in any order, joined by whatever a page may hold between them."""
    joints = st.sampled_from([" ", "\n", "\n\n", "  ", "\u00a0", " – ", "\t"])
    pieces = st.lists(st.tuples(st.sampled_from(sentences), joints), min_size=1, max_size=7)
    return pieces.map(lambda chosen: "".join(sentence + joint for sentence, joint in chosen))


def torn(sentences: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Sentences cut to pieces, the pieces shuffled and strewn with letters of any script."""
    words = sorted({word for sentence in sentences for word in sentence.split()})
    noise = st.text(max_size=6)
    return st.lists(st.one_of(st.sampled_from(words), noise), max_size=40).map(" ".join)


def actors_of(claim: AnyClaim) -> list[Actor]:
    """Every actor that a claim names, in whatever field."""
    values = [getattr(claim, field) for field in claim.__struct_fields__]
    flat = [item for value in values for item in (value if isinstance(value, tuple) else (value,))]
    return [item for item in flat if isinstance(item, Actor)]


def check(subject: Document) -> None:
    """Code a document and hold its claims to what every claim promises."""
    claims = code_document(subject)
    for claim in claims:
        assert subject.text[claim.start : claim.end] == claim.quote
        assert subject.text[claim.sentence_start : claim.sentence_end] == claim.sentence
        assert claim.sentence_start <= claim.start < claim.end <= claim.sentence_end
        assert claim.quote in claim.sentence
        assert claim.factuality in FACTUALITIES
        assert claim.by and all(claim.by)
        assert claim.frame and claim.doc == subject.id
        for actor in actors_of(claim):
            assert actor.code.strip()
            if actor.start >= 0:
                assert subject.text[actor.start : actor.end] == actor.text
    assert claims == sorted(claims, key=lambda c: (c.start, c.end, c.frame))
    assert msgspec.json.encode(code_document(subject)) == msgspec.json.encode(claims)


@given(passages(ENGLISH))
@SLOW
def test_english_sentences_in_any_order(text: str) -> None:
    check(document(text))


@given(passages(HUNGARIAN))
@SLOW
def test_hungarian_sentences_in_any_order(text: str) -> None:
    check(document(text, language="hu"))


@given(torn((*ENGLISH, *HUNGARIAN)), st.sampled_from(["en", "hu"]))
@SLOW
def test_torn_sentences_and_noise(text: str, language: str) -> None:
    check(document(text, language=language))


@given(st.text(max_size=120), st.sampled_from(["", "2021", "2021-05", "2021-05-12", "2021-05-12T10:30"]))
@SLOW
def test_any_text_with_any_date(text: str, date: str) -> None:
    check(document(text, date=date))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\t ",
        ".",
        "?!",
        "“",
        "“”",
        "(" * 500,
        "a" * 5_000,
        "Peru " * 300,
        "Peru, " * 200 + "and Chile signed a treaty.",
        "Peru\u200b and\u00ad Chile signed a treaty.",
        "\ufeffPeru and Chile signed a treaty.",
        "Peru and Chile signed a treaty.\r\nThey left.",
        "🇵🇪 and 🇨🇱 signed a treaty 👩‍👩‍👧.",
        "e\u0301" * 50,
        "\u202eurep",
        "Президент России посетил Казахстан.",
        "王毅访问秘鲁。",
    ],
)
def test_odd_texts_are_coded_without_error(text: str) -> None:
    check(document(text))


def test_a_language_that_is_not_coded_gives_no_claims() -> None:
    assert code_document(document(ENGLISH[1], language="xx")) == []
    assert code_document(document(ENGLISH[1], language="")) == []
    assert coded_kinds("xx") == ()


def test_english_and_hungarian_have_every_kind() -> None:
    assert coded_languages() >= {"en", "hu"}
    assert coded_kinds("en") == coded_kinds("hu") == KINDS == tuple(kind for kind, _, _ in CODERS)


def test_a_passage_gives_claims_of_every_kind() -> None:
    assert {type(claim).__name__.lower() for claim in code_document(document(LONG))} == set(KINDS)


def test_a_fresh_process_gives_the_same_bytes() -> None:
    here = msgspec.json.encode(code_document(document(LONG)))
    script = (
        "import sys, msgspec\n"
        "from chancery.coding.document import code_document\n"
        "from chancery.model import Document\n"
        "document = msgspec.json.decode(sys.stdin.buffer.read(), type=Document)\n"
        "sys.stdout.buffer.write(msgspec.json.encode(code_document(document)))\n"
    )
    there = subprocess.run(
        [sys.executable, "-c", script],
        input=msgspec.json.encode(document(LONG)),
        capture_output=True,
        check=True,
        cwd=Path(__file__).parent,
        env={"PYTHONHASHSEED": "7", "PATH": "/usr/bin:/bin"},
    )
    assert hashlib.sha256(there.stdout).hexdigest() == hashlib.sha256(here).hexdigest()


def test_coding_one_document_leaves_no_trace_in_the_next() -> None:
    alone = code_document(document(LONG))
    code_document(document("Kenyan President William Ruto visited Chile. He thanked Peru."))
    assert code_document(document(LONG)) == alone


def test_a_claim_keeps_its_identity_when_it_is_written_and_read_again() -> None:
    told = document("Trade between Chile and Peru doubled last year. Peru ranks third in trade with Chile.")
    claims = code_document(told)
    read = msgspec.json.decode(msgspec.json.encode(claims), type=list[AnyClaim])
    assert any(isinstance(claim, Figure) for claim in claims)
    assert [evidence_id(told, claim) for claim in read] == [evidence_id(told, claim) for claim in claims]
