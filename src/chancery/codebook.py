"""The codebook of events: PLOVER's types, the CAMEO code and the Goldstein score of an event, and where PLOVER files it.

Source of the codes and scores: the head of lexicons/codebook.toml; docs/codebook.md tells what follows from what.
"""

import functools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

import msgspec

from chancery.errors import LexiconError
from chancery.lexicons import HOME, read_lexicon
from chancery.model import Event, Struct

# PLOVER's sixteen, by quad class.
TYPES = {
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "material cooperation": ("COOPERATE", "AID", "RETREAT"),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
# The CAMEO roots that can follow when an act is only planned, or denied.
FOLLOWING = {"planned": ("03", "13"), "denied": ("12",)}

T = TypeVar("T")


class EventType(Struct, frozen=True, kw_only=True):
    """One of PLOVER's sixteen types: its quad class, its CAMEO root, and codes of other roots that belong to it too."""

    code: str
    quad: str
    cameo: str
    definition: str
    also: tuple[str, ...] = ()

    def holds(self, cameo: str) -> bool:
        """Whether a CAMEO code belongs to the type."""
        return cameo.startswith((self.cameo, *self.also))


class Mode(Struct, frozen=True, kw_only=True):
    """How an event of some types came about, and the CAMEO code of that."""

    id: str
    types: tuple[str, ...]
    cameo: str
    definition: str


class Context(Struct, frozen=True, kw_only=True):
    """A field of policy."""

    id: str
    definition: str


class CameoRoot(Struct, frozen=True, kw_only=True):
    """One of CAMEO's twenty roots: the codes below it, and Goldstein scores where they differ from the code above."""

    root: str
    codes: tuple[str, ...]
    scores: dict[str, float]


class _Written(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The book as its file has it."""

    version: str
    type: tuple[EventType, ...]
    mode: tuple[Mode, ...]
    context: tuple[Context, ...]
    cameo: tuple[CameoRoot, ...]
    planned: dict[str, str]
    denied: dict[str, str]


class Codebook(Struct, frozen=True, kw_only=True):
    """The checked book: types, modes and contexts by name, Goldstein scores by CAMEO code (all codes have one).

    ``planned`` and ``denied`` say what a CAMEO code becomes when the act is only planned or is denied; a code that does not
    stand there goes with the code above it.
    """

    version: str
    types: dict[str, EventType]
    modes: dict[str, Mode]
    contexts: dict[str, Context]
    scores: dict[str, float]
    planned: dict[str, str]
    denied: dict[str, str]


class FrameCode(NamedTuple):
    """What an event frame of a lexicon adds: its type, and its CAMEO code or nothing."""

    type: str
    cameo: str


@functools.cache
def read_codebook() -> Codebook:
    """Return the shipped book, with the event frames that refer to it checked too.

    Raises LexiconError that names the entry and the remedy.
    """
    book = check_codebook(read_lexicon("", "codebook"))
    check_frames(event_frames(), book)
    return book


def check_codebook(written: Mapping[str, Any]) -> Codebook:
    """Return a book as parsed from TOML, checked.

    Raises LexiconError for missing or unknown types, unknown quads, ids that stand twice, CAMEO codes that the book's own
    list lacks, and modes of unknown types.
    """
    try:
        book = msgspec.convert(written, _Written)
    except msgspec.ValidationError as error:
        raise LexiconError(f"codebook: {error}; write the entry as its neighbours are") from error
    types = _by_id("type", ((t.code, t) for t in book.type))
    modes = _by_id("mode", ((m.id, m) for m in book.mode))
    contexts = _by_id("context", ((c.id, c) for c in book.context))
    scores = _scores(book.cameo)
    _check_types(types, scores)
    for mode in modes.values():
        if unknown := [code for code in mode.types if code not in types]:
            raise LexiconError(f"codebook: mode {mode.id} has the unknown type {unknown[0]!r}; take types that have an entry")
        _known(f"mode {mode.id}", (mode.cameo,), scores)
        if not any(types[code].holds(mode.cameo) for code in mode.types):
            raise LexiconError(
                f"codebook: mode {mode.id}: none of its types holds CAMEO {mode.cameo}; mend the code or the types"
            )
    for name, table in (("planned", book.planned), ("denied", book.denied)):
        _known(name, (*table, *table.values()), scores)
        if odd := [code for code in table.values() if not code.startswith(FOLLOWING[name])]:
            raise LexiconError(f"codebook: {name} leads to {odd[0]}; take a code under {' or '.join(FOLLOWING[name])}")
    return Codebook(
        version=book.version, types=types, modes=modes, contexts=contexts, scores=scores, planned=book.planned, denied=book.denied
    )


def check_frames(frames: Mapping[str, FrameCode], book: Codebook) -> None:
    """Raise LexiconError for a frame of an unknown type, or with a CAMEO code that is unknown or belongs to another type."""
    for name, frame in frames.items():
        if frame.type not in book.types:
            raise LexiconError(f"{name}: unknown event type {frame.type!r}; take one of {', '.join(book.types)}")
        _known(name, (frame.cameo,) if frame.cameo else (), book.scores)
        if frame.cameo and not book.types[frame.type].holds(frame.cameo):
            raise LexiconError(
                f"{name}: {frame.type} does not hold CAMEO {frame.cameo}; mend the code, or add it to 'also' of the type"
            )


@functools.cache
def event_frames() -> dict[str, FrameCode]:
    """Return the event frames of every language by the id that events carry: ``en.events_material.arrest``."""
    return {
        f"{path.parent.name}.{path.stem}.{entry['id']}": FrameCode(entry.get("type", ""), entry.get("cameo", ""))
        for path in sorted(HOME.glob("??/events*.toml"))
        for entry in read_lexicon(path.parent.name, path.stem).get("frame", ())
    }


def quad_of(event_type: str) -> str:
    """Return the quad class of an event type.

    Raises LexiconError for a type that is not one of PLOVER's sixteen.

    >>> quad_of("AID")
    'material cooperation'
    """
    return _type(event_type).quad


def plover_type(event: Event) -> str:
    """Return the type under which PLOVER files an event, whose types also say whether a thing was done.

    Cooperation that is only planned is AGREE, material conflict that is only planned THREATEN, cooperation or agreement that is
    denied REJECT; everything else is its own type. Raises LexiconError for a type that is not one of the sixteen.
    """
    quad = quad_of(event.event_type)
    if quad.endswith("cooperation"):
        return {"planned": "AGREE", "denied": "REJECT"}.get(event.factuality, event.event_type)
    if quad == "material conflict" and event.factuality == "planned":
        return "THREATEN"
    return event.event_type


def cameo_of(event: Event) -> str:
    """Return the finest CAMEO code that is known of an event: its frame's, else its mode's, else its type's root.

    A planned visit (042) is the intent to meet (036), a planned embargo (163) the threat of one (1312), a denied visit a refusal
    to meet (125). Empty for denied conflict, from which nothing follows. Raises LexiconError for an unknown type.
    """
    book, kind = read_codebook(), _type(event.event_type)
    told = next(code for code in _codes(event, book) if kind.holds(code))
    refiled = plover_type(event) != kind.code
    if event.factuality == "denied":
        return _follow(book.denied, told, kind.cameo) if refiled else ""
    return _follow(book.planned, told, kind.cameo) if refiled else told


def goldstein_of(event: Event) -> float | None:
    """Return the Goldstein score, from -10 (conflict) to 10 (cooperation), of an event's CAMEO code; None where it has none."""
    return read_codebook().scores.get(cameo_of(event))


def frame_counts() -> dict[str, Counter[str]]:
    """Return, by language, how many event frames each type has."""
    found: dict[str, Counter[str]] = {}
    for name, frame in event_frames().items():
        found.setdefault(name.partition(".")[0], Counter())[frame.type] += 1
    return found


def _codes(event: Event, book: Codebook) -> Iterator[str]:
    """Yield the CAMEO codes that may fit an event, the finest first; the last one, its type's root, always does.

    A frame of another type has told of an intent: *will lend* is AGREE by a frame of AID, so 071 gives 0331.
    """
    frame = event_frames().get(event.frame, FrameCode(event.event_type, ""))
    mode = book.modes.get(event.mode)
    root = book.types[frame.type].cameo
    for code in (frame.cameo, mode.cameo if mode else "", root):
        if code:
            yield code
            yield _follow(book.planned, code, root)
    yield book.types[event.event_type].cameo


def _follow(table: Mapping[str, str], code: str, root: str) -> str:
    """Return what a code becomes by a table, else what the nearest code above it does, else what the root does."""
    above = (c[:length] for c in (code, root) for length in range(len(c), 1, -1))
    return next((table[c] for c in above if c in table), "")


def _type(code: str) -> EventType:
    try:
        return read_codebook().types[code]
    except KeyError as error:
        raise LexiconError(f"codebook: {code!r} is no event type; known are {', '.join(read_codebook().types)}") from error


def _check_types(types: Mapping[str, EventType], scores: Mapping[str, float]) -> None:
    for quad, codes in TYPES.items():
        if missing := [code for code in codes if code not in types]:
            raise LexiconError(f"codebook: type {missing[0]} is missing; add a [[type]] with this code and the quad {quad!r}")
    for kind in types.values():
        if kind.quad not in TYPES:
            raise LexiconError(f"codebook: type {kind.code} has the unknown quad {kind.quad!r}; take one of {', '.join(TYPES)}")
        if kind.code not in TYPES[kind.quad]:
            raise LexiconError(f"codebook: type {kind.code} is none of PLOVER's {kind.quad}; mend its code or its quad")
        _known(f"type {kind.code}", (kind.cameo, *kind.also), scores)
        if len(kind.cameo) != 2:
            raise LexiconError(f"codebook: type {kind.code} has {kind.cameo} for its root; take the first two digits")


def _by_id(kind: str, entries: Iterable[tuple[str, T]]) -> dict[str, T]:
    found: dict[str, T] = {}
    for name, entry in entries:
        if name in found:
            raise LexiconError(f"codebook: {kind} {name} stands twice; remove one")
        found[name] = entry
    return found


def _scores(roots: Iterable[CameoRoot]) -> dict[str, float]:
    """Return the score of every CAMEO code, its own or that of the nearest code above it."""
    found: dict[str, float] = {}
    for entry in roots:
        codes = (entry.root, *entry.codes)
        for code in codes:
            if code in found:
                raise LexiconError(f"codebook: CAMEO code {code} stands twice; remove one")
            if not (code.isdigit() and 2 <= len(code) <= 4 and code.startswith(entry.root)):
                raise LexiconError(f"codebook: CAMEO code {code!r} is not two to four digits under {entry.root}; mend it")
            above = [entry.scores[code[:length]] for length in range(len(code), 1, -1) if code[:length] in entry.scores]
            if not above or abs(above[0]) > 10:
                raise LexiconError(f"codebook: CAMEO code {code} has no score from -10 to 10; give one to {entry.root}")
            found[code] = above[0]
        _known(f"scores of {entry.root}", entry.scores, found)
    return found


def _known(where: str, codes: Iterable[str], scores: Mapping[str, float]) -> None:
    for code in codes:
        if code not in scores:
            raise LexiconError(f"codebook: {where}: no CAMEO code {code!r}; take one of the codes listed under [[cameo]]")
