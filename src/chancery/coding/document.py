"""The coders in order: a document in, its claims out; the same input and version give the same claims."""

from collections.abc import Callable, Sequence
from functools import cache

from chancery.coding.commitments import code_commitments
from chancery.coding.events import code_events
from chancery.coding.figures import code_figures
from chancery.coding.frames import EVENT_LEXICONS
from chancery.coding.instruments import code_instruments
from chancery.coding.reading import Reading
from chancery.coding.statements import code_statements
from chancery.coding.tenures import code_tenures
from chancery.errors import CodingError
from chancery.grounding.gazetteer import can_ground
from chancery.languages.pipeline import pipeline_languages
from chancery.lexicons import has_lexicon
from chancery.model import AnyClaim, Document

Coder = Callable[[Reading], Sequence[AnyClaim]]

# Each coder with the lexicons that a language must have for it.
CODERS: tuple[tuple[str, Coder, tuple[str, ...]], ...] = (
    ("event", code_events, EVENT_LEXICONS),
    ("instrument", code_instruments, ("instruments",)),
    ("commitment", code_commitments, ("commitments",)),
    ("figure", code_figures, ("figures",)),
    ("statement", code_statements, ("statements",)),
    ("tenure", code_tenures, ("offices",)),
)


@cache
def coded_kinds(language: str) -> tuple[str, ...]:
    """Return the kinds of claim that are coded in a language: those whose lexicons it has."""
    if language not in pipeline_languages() or not can_ground(language) or not has_lexicon(language, "grammar"):
        return ()
    return tuple(kind for kind, _, names in CODERS if any(has_lexicon(language, name) for name in names))


@cache
def coded_languages() -> frozenset[str]:
    """Return the languages that are coded at all."""
    return frozenset(language for language in pipeline_languages() if coded_kinds(language))


def code_document(document: Document) -> list[AnyClaim]:
    """Return a document's claims in the order of its text; none in a language that is not coded.

    Raises CodingError naming the document when a quote does not stand at its offsets.
    """
    kinds = coded_kinds(document.language)
    if not kinds or not document.text.strip():
        return []
    reading = Reading(document)
    claims: list[AnyClaim] = []
    for kind, coder, _ in CODERS:
        if kind in kinds:
            claims += coder(reading)
    for claim in claims:
        if document.text[claim.start : claim.end] != claim.quote:
            raise CodingError(
                f"{document.id}: the quote {claim.quote!r} does not stand at {claim.start}; report this with the document"
            )
    claims.sort(key=lambda c: (c.start, c.end, c.frame))
    return claims
