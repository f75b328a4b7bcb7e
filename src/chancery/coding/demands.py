"""Demands told by a modal: *Russia said that Israel must end the attacks* is a request of Russia to Israel."""

from chancery.coding.arguments import arguments
from chancery.coding.frames import Match
from chancery.coding.participants import is_political
from chancery.coding.reading import Reading
from chancery.model import Event


def demand_of(match: Match, reading: Reading) -> Event | None:
    """Return what a speaker demands of another who *must* or *should* act; nothing where nobody is told to say so."""
    cue, sentence = match.word, match.sentence
    verb = cue.head if cue.rel == "aux" else cue
    speaker = reading.reporter(cue.start)
    over = any(c.rel == "aux" and c.lemma == "have" for c in verb.children)  # "should have ended"
    if not speaker or over or sentence.text.rstrip().endswith("?"):
        return None
    own = {a.code for a in speaker} | {a.state for a in speaker if a.state}
    told = [
        a
        for a in reading.actors(sentence, arguments(verb, reading.grammar).get("subj", []))
        if not {a.code, a.state} & own and is_political(a) and a.how not in ("speaker", "pair", "pronoun", "number")
    ]
    if not told:
        return None
    named = [w for a in told for w in sentence.words if a.start <= w.start < a.end]
    return Event(
        **reading.evidence(sentence, [*named, cue, verb]),
        factuality="fact",
        by=reading.by(cue.start),
        frame=match.frame.id,
        event_type="REQUEST",
        actor=speaker,
        recipient=tuple(told),
        context="diplomatic",
    )
