"""Deeds told in a list: *agreed on two steps: to reopen the border and to exchange envoys*, or one below the other.

The two countries will
– restore the air link;
– open a border crossing.
"""

from collections.abc import Sequence

from chancery.coding.frames import FrameSet, Match, find_matches, slot_actors
from chancery.coding.grammar import lemma_of
from chancery.coding.reading import Reading
from chancery.languages.parsed import Sentence, Word
from chancery.model import Actor

MARKS = frozenset(("-", "–", "—", "•", "*", "·", "▪"))
SURE = ("agreed", "decided", "planned")


def deeds_behind_colon(match: Match, reading: Reading) -> list[Word]:
    """Return the verb that opens a list behind a colon: *agreed the following: to reopen the border*; the others hang on it."""
    words = match.sentence.words
    colon = next((w.i for w in words if w.text == ":" and w.i > match.word.i), 0)
    if not colon or match.trigger.pos != "VERB" or match.frame.data.get("strength") not in SURE:
        return []
    between = words[match.word.i + 1 : colon]
    if any(w.pos == "VERB" and w.has("VerbForm=Fin") for w in between) or {"comp", "inf"} & match.arguments.keys() - _below(
        match, colon
    ):
        return []
    verb = _opening([w for w in words[colon + 1 :] if w.text not in MARKS], reading)
    return [verb] if verb is not None else []


def _below(match: Match, colon: int) -> set[str]:
    """Return the roles whose words all stand behind a colon."""
    return {role for role, there in match.arguments.items() if all(w.i > colon for w in there)}


def _opening(words: Sequence[Word], reading: Reading) -> Word | None:
    """Return the infinitive that opens some words, of which somebody is to do what it tells."""
    first = next((w for w in words[:2] if w.pos == "VERB"), None)
    if first is None or first.child("nsubj", "expl", "aux") is not None:
        return None
    if words[0] is not first and words[0].text.lower() != "to":
        return None
    bare = not reading.grammar.cases and first.text.lower() == lemma_of(first)
    return first if bare or first.has("VerbForm=Inf") else None


def listed_deed(sentence: Sentence, reading: Reading) -> Word | None:
    """Return the verb of an item of a list: *– restore the air link;*, *2. To open a border crossing*."""
    words = list(sentence.words)
    if words and words[0].text in MARKS:
        words = words[1:]
    elif len(words) > 2 and words[1].text in (".", ")"):
        words = words[2:]
    elif len(words) > 3 and words[0].text == "(" and words[2].text == ")":
        words = words[3:]
    else:
        return None
    return _opening(words, reading) if words else None


def introduced_by(sentence: Sentence, frames: FrameSet, reading: Reading) -> tuple[Match | None, tuple[Actor, ...]]:
    """Return the word of promise over a list, none where it only says *will*, and who promises: *The sides agreed:*."""
    at = sentence.index - 1
    while at >= 0 and listed_deed(reading.sentences[at], reading) is not None:
        at -= 1
    above = reading.sentences[at] if at >= 0 else None
    if above is None or not above.words or above.index < sentence.index - 15:
        return None, ()
    last = above.words[-1]
    auxiliary = last.text.lower() in reading.grammar.words["will"] or last.text.lower() == "to"
    if not (last.text == ":" or auxiliary):
        return None, ()
    cues = [m for m in find_matches(above, frames, reading.grammar) if m.frame.data.get("strength") in SURE]
    for match in sorted(cues, key=lambda m: -m.word.i):
        for slot in match.frame.slots("actor", ("subj",)):
            actor = tuple(a for a in slot_actors(match, slot, reading.grounding, ()) if a.state or a.how != "group")
            if actor:
                return match, actor
    ahead = auxiliary or any(w.text.lower() in reading.grammar.words["will"] for w in above.words[-3:])
    doers = [w for w in above.words if w.rel == "nsubj"]
    return None, reading.actors(above, doers[-1:]) if ahead else ()
