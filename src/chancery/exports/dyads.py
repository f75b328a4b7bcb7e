"""Event records as pairs of a source and a target, which is how ICEWS and GDELT hold them."""

from collections.abc import Iterator
from datetime import date
from hashlib import blake2b
from itertools import permutations, product
from typing import NamedTuple

from chancery.codebook import cameo_of, goldstein_of
from chancery.exports.material import Material, standing, voice
from chancery.exports.parties import Party, parties_of
from chancery.exports.spans import first_day
from chancery.model import Document, Event, Record

_FIGURES = 11  # hexadecimal, of a record's id: with a byte for the pair the number fits 52 bits, which a double holds exactly
_ROOT = 2


class Dyad(NamedTuple):
    """One pair of an event, of whom either may be unknown; ``number`` is its own, ``cameo`` has three digits or four."""

    number: int
    record: Record
    event: Event
    claims: int
    source: Party | None
    target: Party | None
    cameo: str
    goldstein: float | None
    day: date | None
    document: Document | None


def dyads(material: Material) -> Iterator[Dyad]:
    """Yield the pairs of every event record that has a CAMEO code: all but denied conflict, from which no code follows.

    Every actor is paired with every recipient. Where all are actors, as in a meeting, each is paired with each, both ways.
    The number in hexadecimal, without its last two figures, is how the record's id begins.
    """
    taken: set[int] = set()
    for told in standing(material):
        event = voice(told)
        if not isinstance(event, Event) or not (code := cameo_of(event)):
            continue
        record = told.record
        for place, (source, target) in enumerate(_pairs(material, event)):
            number = (_base(record.id) << 8) + place
            while number in taken:
                number += 1
            taken.add(number)
            yield Dyad(
                number=number,
                record=record,
                event=event,
                claims=len(told.claims),
                source=source,
                target=target,
                cameo=code + "0" if len(code) == _ROOT else code,
                goldstein=goldstein_of(event),
                day=first_day(record.date) or first_day(record.first_reported),
                document=material.documents.get(event.doc),
            )


def _pairs(material: Material, event: Event) -> list[tuple[Party | None, Party | None]]:
    sources = parties_of(event.actor, material.state_name)
    targets = parties_of(event.recipient, material.state_name)
    if sources and targets:
        # Somebody who stands on both sides is not paired with himself, unless there is nobody else.
        apart = [(source, target) for source, target in product(sources, targets) if source.code != target.code]
        return [*apart] or [(sources[0], targets[0])]
    if len(sources) > 1:
        return [*permutations(sources, 2)]
    return [(sources[0] if sources else None, targets[0] if targets else None)]


def _base(record: str) -> int:
    try:
        return int(record[:_FIGURES], 16)
    except ValueError:
        return int(blake2b(record.encode(), digest_size=8).hexdigest()[:_FIGURES], 16)
