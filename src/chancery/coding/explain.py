"""Why a claim was made, or none: each sentence with its parse, its actors, the frames that fired and those that did not."""

from collections.abc import Iterator

from chancery.coding.document import code_document, read_parts
from chancery.coding.events import event_of
from chancery.coding.frames import EVENT_LEXICONS, FrameSet, Match, find_matches, read_frames, slot_actors
from chancery.coding.grammar import lemma_of
from chancery.coding.reading import Reading
from chancery.languages.parsed import Sentence, Word
from chancery.model import AnyClaim, Document, Struct

OTHER_LEXICONS = ("statements", "instruments", "commitments", "tenures")


class SentenceTrace(Struct, frozen=True, kw_only=True):
    """One sentence as the coders saw it.

    ``tokens`` are (text, lemma, part of speech, relation, head); ``mentions`` (text, code, how); ``fired`` (frame,
    kind, quote); ``silent`` (predicate, reason why no claim came of it).
    """

    start: int
    end: int
    text: str
    tokens: tuple[tuple[str, str, str, str, str], ...]
    mentions: tuple[tuple[str, str, str], ...]
    fired: tuple[tuple[str, str, str], ...]
    silent: tuple[tuple[str, str], ...]


def explain(document: Document) -> list[SentenceTrace]:
    """Return the trace of every sentence of a document; none for a language that is not coded."""
    claims = code_document(document)
    traces = [trace for reading in read_parts(document, look=False) for trace in _traces(reading, claims)]
    return sorted(traces, key=lambda trace: trace.start)


def _traces(reading: Reading, claims: list[AnyClaim]) -> Iterator[SentenceTrace]:
    frames = read_frames(reading.language, *EVENT_LEXICONS)
    others = read_frames(reading.language, *OTHER_LEXICONS)
    for sentence in reading.sentences:
        here = [c for c in claims if sentence.start <= c.start < sentence.end]
        fired = {c.frame for c in here}
        matches = find_matches(sentence, frames, reading.grammar)
        silent = [(lemma_of(m.word), _reason(m, reading)) for m in matches if m.frame.id not in fired]
        known = {m.word.i for m in matches}
        for word in sentence.words:
            if word.pos == "VERB" and word.i not in known:
                silent += _elsewhere(word, sentence, fired, others, reading)
        yield SentenceTrace(
            start=sentence.start,
            end=sentence.end,
            text=sentence.text,
            tokens=tuple((w.text, w.lemma, w.pos, w.dep, w.head.text) for w in sentence.words),
            mentions=tuple((a.text, a.code, a.how) for a in reading.actors(sentence, sentence.words)),
            fired=tuple((c.frame, type(c).__name__.lower(), c.quote) for c in here),
            silent=tuple(silent),
        )


def _elsewhere(word: Word, sentence: Sentence, fired: set[str], others: FrameSet, reading: Reading) -> list[tuple[str, str]]:
    """Say of a verb that tells no event what the frames of the other kinds made of it."""
    matches = [m for m in find_matches(sentence, others, reading.grammar) if m.word is word]
    if not matches:
        return [(lemma_of(word), "no frame has this verb")]
    if any(m.frame.id in fired for m in matches):
        return []
    return [(lemma_of(word), f"{matches[0].frame.id}: what it needs beside it was not found")]


def _reason(match: Match, reading: Reading) -> str:
    """Say why a frame whose trigger stood there made no event."""
    frame = match.frame
    if event_of(match, reading) is not None:
        return f"{frame.id}: another frame or an earlier mention tells the same"

    def found(role: str, default: tuple[str, ...]) -> bool:
        speaker = reading.quoted_speaker(match.word.start)
        return any(slot_actors(match, slot, reading.grounding, speaker) for slot in frame.slots(role, default))

    if not found("actor", ("subj",)):
        return f"{frame.id}: no actor found in {', '.join(frame.slots('actor', ('subj',)))}"
    return f"{frame.id}: no second actor found in {', '.join(frame.slots('recipient')) or 'the sentence'}"
