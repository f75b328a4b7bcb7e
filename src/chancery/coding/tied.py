"""Events that no frame tells: two actors whom the parse ties to one predicate, typed by the relation encoder.

*Norway ferried blankets and doctors to Syria*: no frame has *ferry*, the encoder says AID. Words always tell the event: those
of the predicate.
"""

from collections.abc import Iterator
from typing import NamedTuple

from chancery.coding.arguments import arguments
from chancery.coding.frames import read_frames
from chancery.coding.grammar import lemma_of
from chancery.coding.make_believe import is_make_believe
from chancery.coding.participants import is_political, unnamed
from chancery.coding.reading import Reading, phrase
from chancery.coding.relations import NONE, Guess, relation_typer
from chancery.languages.parsed import Sentence, Word
from chancery.model import Actor, Event

SURE = 0.85  # how probable a type must be where no frame speaks
FRAME = "relations"
ROLES = ("obj", "to", "with", "against", "from", "on", "for", "at", "into", "of", "over", "in")
MAIN = ("root", "ROOT", "conj", "parataxis", "ccomp")  # a deed below another is that one's matter
MODAL = ("AGREE", "REJECT", "REQUEST", "THREATEN")  # types that say of themselves that the deed is not done
ALIKE = {"YIELD": "CONCEDE"}


class Tie(NamedTuple):
    """A predicate with the actors that its clause ties to one another."""

    sentence: Sentence
    word: Word
    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]


def tied_events(reading: Reading, told: list[Event]) -> list[Event]:
    """Return the events of predicates that no frame knows, between actors of whom the sentence tells nothing else."""
    typer = relation_typer() if reading.language == "en" else None
    if typer is None:
        return []
    ties = list(_ties(reading, told))
    guesses = typer.guess([(t.sentence.text, _span(t.actor[0], t.sentence), _span(t.recipient[0], t.sentence)) for t in ties])
    found = []
    for tie, guess in zip(ties, guesses, strict=True):
        if guess is not None and guess.type != NONE and guess.probability >= SURE:
            found.append(_event(tie, guess, reading))
    return found


def _ties(reading: Reading, told: list[Event]) -> Iterator[Tie]:
    known = {
        lemma for pos, lemma in read_frames(reading.language, "statements", "instruments", "tenures").by_lemma if pos == "VERB"
    } | reading.grammar.verbs["states"]
    for sentence in reading.sentences:
        here = [e for e in told if sentence.start <= e.start < sentence.end]
        if sentence.text.rstrip().endswith("?"):
            continue
        taken = {w.i for e in here for w in sentence.words if e.start <= w.start < e.end}
        for word in sentence.words:
            if word.pos != "VERB" or word.rel not in MAIN or word.i in taken or lemma_of(word) in known:
                continue
            tie = _tie(sentence, word, reading)
            if tie and not any(_about(e, tie) for e in here) and not is_make_believe(sentence, (*tie.actor, *tie.recipient)):
                yield tie


def _tie(sentence: Sentence, word: Word, reading: Reading) -> Tie | None:
    there = arguments(word, reading.grammar)
    speaker = reading.quoted_speaker(word.start)
    actor = tuple(a for w in there.get("subj", ()) for a in reading.grounding.actors(sentence, w, speaker) if _acts(a))
    actor = actor or tuple(a for w in there.get("subj", ()) for a in unnamed(sentence, w, reading, things=False))
    if not actor:
        return None
    own = {a.code for a in actor} | {a.state for a in actor}
    for role in ROLES:
        for noun in there.get(role, ()):
            for head in (noun, *(c for c in noun.children if c.rel in ("nmod", "compound", "amod"))):
                recipient = tuple(
                    a for a in reading.grounding.actors(sentence, head, speaker) if _acts(a) and not {a.code, a.state} & own
                )
                if recipient:
                    return Tie(sentence, word, actor, recipient)
    for role in ROLES:
        for noun in there.get(role, ()):
            recipient = tuple(a for a in unnamed(sentence, noun, reading, things=role == "obj") if a.code not in own)
            ahead = reading.factuality(sentence, word) in ("planned", "possible")
            if ahead and not any(map(is_political, recipient)):
                continue  # "China would create a fund" is promised, done to nobody
            if recipient and any(map(is_political, (*actor, *recipient))):
                return Tie(sentence, word, actor, recipient)
    return None


def _acts(actor: Actor) -> bool:
    return is_political(actor) and actor.how not in ("speaker", "pronoun", "pair", "dropped pronoun") and actor.start >= 0


def _about(event: Event, tie: Tie) -> bool:
    """Whether an event already tells of both sides of a tie."""
    states = {a.state or a.code for a in (*event.actor, *event.recipient)}
    return bool(states & {a.state or a.code for a in tie.actor}) and bool(states & {a.state or a.code for a in tie.recipient})


def _span(actor: Actor, sentence: Sentence) -> tuple[int, int]:
    return max(0, actor.start - sentence.start), max(1, actor.end - sentence.start)


def _event(tie: Tie, guess: Guess, reading: Reading) -> Event:
    sentence, word = tie.sentence, tie.word
    date = reading.date_of(sentence, word)
    factuality = "fact" if guess.type in MODAL else reading.factuality(sentence, word, date)
    named = [w for a in (*tie.actor, *tie.recipient) for w in sentence.words if a.start <= w.start < a.end]
    return Event(
        **reading.evidence(sentence, [*phrase(word, ("nsubj", "obl", "nmod", "obj", "xcomp")), *named]),
        factuality=factuality,
        by=reading.by(word.start),
        frame=f"{reading.language}.{FRAME}",
        date=date or (reading.day_of(sentence, word) if factuality == "fact" else ""),
        place=reading.place_of(sentence, word),
        event_type=ALIKE.get(guess.type, guess.type),
        actor=tie.actor,
        recipient=tie.recipient,
        context="diplomatic",
    )
