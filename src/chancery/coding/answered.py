"""Whom somebody condemns or rejects who only names the deed: whoever did it, where an earlier sentence tells that.

*North Korea launched a missile on Friday. Japan condemned the launch*: the recipient is ``PRK``.
"""

from msgspec.structs import replace

from chancery.coding.frames import FrameSet
from chancery.coding.grammar import lemma_of
from chancery.coding.reading import Reading
from chancery.model import Actor, Event

ANSWERING = ("ACCUSE", "REJECT", "THREATEN")
BACK = 3  # sentences in which the deed may be told


def with_doers(events: list[Event], frames: FrameSet, reading: Reading) -> list[Event]:
    """Return events in which whoever did what is answered stands for the deed that is all the answer names."""
    index = {sentence.start: sentence.index for sentence in reading.sentences}
    ordered = sorted(events, key=lambda e: e.start)
    found = []
    for n, event in enumerate(ordered):
        blank = event.event_type in ANSWERING and event.recipient and not any(a.state or "|" in a.code for a in event.recipient)
        deeds = _deeds(event, frames, reading, index) if blank else set()
        doers = next((d for e in reversed(ordered[:n]) if (d := _doers(e, event, deeds, index))), ())
        if doers:
            first = event.recipient[0]
            told = tuple(replace(a, text=first.text, start=first.start, end=first.end, how="chain") for a in doers)
            event = replace(event, recipient=told)
        found.append(event)
    return found


def _deeds(event: Event, frames: FrameSet, reading: Reading, index: dict[int, int]) -> set[tuple[str, str]]:
    """Return the types and modes of which the nouns in an event's words tell."""
    at = index.get(event.sentence_start)
    words = reading.sentences[at].words if at is not None else []
    nouns = [w for w in words if w.pos == "NOUN" and event.start <= w.start < event.end]
    told = (frame.data for w in nouns for _, frame in frames.by_lemma.get(("NOUN", lemma_of(w)), ()))
    return {(data["type"], data.get("mode", "")) for data in told}


def _doers(earlier: Event, event: Event, deeds: set[tuple[str, str]], index: dict[int, int]) -> tuple[Actor, ...]:
    """Return who did one of some deeds in an earlier event, if it is near enough and another side's."""
    apart = index.get(event.sentence_start, 0) - index.get(earlier.sentence_start, 0)
    own = {a.state or a.code for a in event.actor}
    doers = tuple(a for a in earlier.actor if a.state and a.state not in own)
    same = (earlier.event_type, earlier.mode) in deeds and earlier.factuality == "fact"
    return doers if same and 0 < apart <= BACK else ()
