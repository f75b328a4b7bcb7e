"""The coders in order: a document in, its claims out; the same input and version give the same claims."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from msgspec.structs import replace

from chancery.coding.commitments import code_commitments
from chancery.coding.events import code_events
from chancery.coding.figures import code_figures
from chancery.coding.frames import EVENT_LEXICONS
from chancery.coding.instruments import code_instruments
from chancery.coding.look import has_diplomacy
from chancery.coding.reading import Reading
from chancery.coding.statements import code_statements
from chancery.coding.tenures import code_tenures
from chancery.errors import CodingError
from chancery.grounding.gazetteer import can_ground
from chancery.languages.detect import foreign_parts
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

    Paragraphs and quotations in another coded language are coded in that language.

    Raises CodingError naming the document when a quote does not stand at its offsets.
    """
    claims: list[AnyClaim] = []
    for reading in read_parts(document):
        kinds = coded_kinds(reading.language)
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


def read_parts(document: Document, look: bool = True) -> list[Reading]:
    """Return a document's reading in its own language, first, and one in each other coded language that has parts in it.

    None where its language is not coded; none, unless told not to ``look``, where nothing diplomatic stands in it.
    """
    text, language = document.text, document.language
    if not coded_kinds(language) or not text.strip():
        return []
    parts = foreign_parts(text, language, coded_languages())
    own = blanked(text, [(p.start, p.end) for p in parts if p.whole]) if parts else text
    if look and not parts and not has_diplomacy(text, language):
        return []
    main = Reading(replace(document, text=own), text)
    readings = [main]
    for other in sorted({p.language for p in parts}):
        theirs = [p for p in parts if p.language == other]
        gaps = zip([0, *(p.end for p in theirs)], [*(p.start for p in theirs), len(text)], strict=True)
        rest = blanked(text, list(gaps))
        if has_diplomacy(rest, other):
            readings.append(Reading(replace(document, text=rest, language=other), text, main))
    return readings


def blanked(text: str, stretches: list[tuple[int, int]]) -> str:
    """Return a text with spaces in place of some stretches, line ends kept, so that offsets hold."""
    for start, end in stretches:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text
