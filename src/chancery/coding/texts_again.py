"""Texts spoken of again by their bare noun or by *it*: *signed a treaty … The document enters into force in May*."""

from collections.abc import Sequence

from msgspec.structs import replace

from chancery.coding.frames import FrameSet, Match, find_matches, slot_actors
from chancery.coding.grammar import Grammar, lemma_of
from chancery.coding.reading import Reading
from chancery.languages.parsed import Sentence, Word
from chancery.model import Actor, Instrument

BARE = ("det", "case", "punct", "acl", "cop", "nsubj", "advmod", "aux", "advcl")  # what may hang on a noun that points back


def named_before(word: Word, told: Instrument, before: Sequence[tuple[Instrument, Word]], grammar: Grammar) -> Instrument:
    """Return a text with the name, form and parties of the one that its noun takes up, or as it is where it takes up none.

    ``before`` are the texts told of so far, each with its noun. One text takes up one, several take up several, of the same
    form; *document* and *text* take up any.
    """
    if not _takes_up(word, grammar):
        return told
    anything = word.lemma.lower() in grammar.words.get("any_text", ())
    for other, noun in reversed(before):
        same = anything or other.form == told.form
        if same and " " in other.name and noun.has("Number=Plur") == word.has("Number=Plur"):
            return replace(
                told,
                name=other.name,
                form=other.form,
                subject=other.subject,
                period=other.period,
                parties=other.parties or told.parties,
            )
    return told


def _takes_up(word: Word, grammar: Grammar) -> bool:
    """Whether a noun stands alone with a word that points back: *the document*, *both texts*, *этот договор*, *az egyezmény*."""
    pointing = grammar.words.get("pointing_back", ())
    back = [c for c in word.children if c.rel in ("det", "nummod") and c.text.lower() in pointing]
    alone = all(c.rel in BARE or c in back for c in word.children)
    unmarked = grammar.by_case and word.lemma.lower() in grammar.words.get("any_text", ())  # no article tells in Russian
    return alone and (bool(back) or unmarked)


def taken_up(sentence: Sentence, found: list[Instrument], frames: FrameSet, reading: Reading) -> list[Instrument]:
    """Return the further stages of a text that *it* takes up, here or in the next sentence: *It was ratified in May*."""
    again, pronouns = [], reading.grammar.words["text_pronouns"]
    for match in find_matches(sentence, frames, reading.grammar):
        ends_itself = lemma_of(match.word) in match.frame.data.get("ends_itself", ())
        sure = ends_itself or bool(match.trigger.preposition or match.trigger.companions)
        slots = [s for s in match.frame.slots("text", ("obj",)) if s == "obj" or (s == "subj" and sure)]
        words = [w for s in slots for w in match.arguments.get(s, ()) if w.text.lower() in pronouns]
        if not words or match.trigger.pos != "VERB" or not match.frame.data["stage"]:
            continue
        start = reading.sentences[sentence.index - 1].start if sentence.index else 0
        before = {i.name: i for i in found if start <= i.start < words[0].start}
        told = next(iter(before.values())) if len(before) == 1 else None
        if told is None or told.stage == match.frame.data["stage"]:
            continue
        date = reading.date_of(sentence, match.word)
        again.append(retold(told, match, [words[0], match.word], date, reading))
    return again


def retold(told: Instrument, match: Match, words: Sequence[Word], date: str, reading: Reading) -> Instrument:
    """Return a text at the stage that a verb tells of it again; ``words`` are its evidence, ``date`` may be empty."""
    sentence, speaker = match.sentence, reading.quoted_speaker(match.word.start)
    factuality = reading.factuality(sentence, match.word, date)
    doers = [a for s in match.frame.slots("parties", ("subj",)) for a in slot_actors(match, s, reading.grounding, speaker)]
    return replace(
        told,
        **reading.evidence(sentence, words),
        factuality=factuality,
        by=reading.by(match.word.start),
        frame=match.frame.id,
        date=date or (reading.day_of(sentence, match.word) if factuality == "fact" else ""),
        place=reading.place_of(sentence, match.word),
        parties=as_parties([*told.parties, *(a for a in doers if a.state)]),
        stage=str(match.frame.data["stage"]),
    )


def as_parties(actors: list[Actor]) -> tuple[Actor, ...]:
    """Signatories bind their states: persons become the state they act for."""
    found: list[Actor] = []
    for actor in actors:
        code = actor.state if "|" in actor.code else actor.code
        if code and all(code != f.code for f in found):
            found.append(Actor(code=code, state=actor.state, text=actor.text, start=actor.start, end=actor.end, how=actor.how))
    return tuple(found)
