"""The two identities of a claim: what it says (``claim_key``) and where it stands (``evidence_id``)."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

import msgspec

from chancery.claims import claim_kind
from chancery.model import Actor, AnyClaim, Commitment, Document, Event, Figure, Instrument, Statement, Struct, Tenure

Part = str | float | bool | list[str]


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return text without case, accents, punctuation and odd spaces, so that spellings of one name agree.

    >>> fold("Szijjártó  Péter"), fold("Treaty on Good-Neighbourliness")
    ('szijjarto peter', 'treaty on good neighbourliness')
    """
    if text.isascii():
        return _PLAIN.sub(" ", text.lower()).strip()
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return " ".join(letters.translate(_LETTERS).split())


_PLAIN = re.compile(r"[^0-9a-z]+")


class _Letters(dict[int, str | None]):
    """What becomes of a letter by its number: nothing of an accent, a space of punctuation."""

    def __missing__(self, number: int) -> str | None:
        letter = chr(number)
        category = unicodedata.category(letter)
        found = None if category == "Mn" else letter if letter.isalnum() or category == "Mc" else " "
        self[number] = found
        return found


_LETTERS = _Letters()


def claim_key(claim: AnyClaim, document_date: str) -> str:
    """Return 16 hex digits that agree for two claims that say the same thing, whatever their words and their documents.

    ``document_date`` stands in where an event or instrument has no date of its own, and dates every statement; it is cut to
    the day, for an instrument to the year.
    The order of actors does not matter, nor do case, accents and punctuation of names, deeds and gists.
    """
    # JSON keeps the parts apart: no two lists of parts are written alike.
    parts = msgspec.json.encode([claim_kind(claim), *_content(claim, document_date[:10])])
    return blake2b(parts, digest_size=8).hexdigest()


def evidence_id(document: Document, claim: AnyClaim) -> str:
    """Return 16 hex digits for one claim at one place of one document, made by one frame.

    The document's bytes and id count, the words' offsets, the frame and everything that is claimed: two claims of one frame
    on one span differ, and so do the same words in two copies of a file.
    """
    parts = msgspec.json.encode([document.sha256, claim_kind(claim), _values(claim)])
    return blake2b(parts, digest_size=8).hexdigest()


def _values(value: object) -> object:
    # Written field by field: a struct's own encoding leaves out defaults by identity, which differs from process to process.
    if isinstance(value, Struct):
        return [_values(getattr(value, field)) for field in value.__struct_fields__]
    return [_values(each) for each in value] if isinstance(value, tuple) else value


def _content(claim: AnyClaim, day: str) -> list[Part]:
    match claim:
        case Event():
            return [
                claim.event_type,
                claim.mode,
                claim.factuality == "planned",
                claim.date or day,
                _codes(claim.actor),
                _codes(claim.recipient),
            ]
        case Instrument():
            # Few texts have names of their own: the memorandum of 2013 is not that of 2023.
            return [fold(claim.name), claim.stage, claim.factuality == "planned", (claim.date or day)[:4], _codes(claim.parties)]
        case Commitment():
            return [fold(claim.deed), _codes(claim.actor), _codes(claim.to)]
        case Figure():
            # A rise of 50 percent and a level of 50 percent are two figures.
            return [claim.measure, claim.value + 0.0, claim.unit, claim.change, claim.period, _codes(claim.about)]
        case Statement():
            return [fold(claim.gist), day, _codes(claim.speaker)]
        case Tenure():
            return [fold(claim.role), claim.status, _codes([claim.holder]), _codes(claim.of)]


def _codes(actors: Iterable[Actor]) -> list[str]:
    return sorted({"|".join(fold(part) for part in actor.code.split("|")) for actor in actors})
