"""Whom what runs, is built or stops between them links: *Flights between Cairo and Doha resumed*.

Nobody need be told to do it: those at both ends do.
"""

from msgspec.structs import replace

from chancery.coding.frames import Match
from chancery.coding.grammar import lemma_of, role_of
from chancery.coding.reading import Reading
from chancery.languages.parsed import Word
from chancery.model import Actor

ENDS = ("between", "from", "to", "with", "into")


def linked(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return the states at both ends of what a frame of links tells of, its subject's first; nothing where only one is told.

    *The bridge linking Togo to Ghana was opened* gives ``TGO`` and ``GHA``.
    """
    slots = ("of", "to") if match.trigger.pos == "NOUN" else ("subj", "obj", "on")
    held = [w for slot in slots for w in match.arguments.get(slot, ()) if lemma_of(w) in match.trigger.companions]
    doers = [w for slot in ("subj", "agent", "by") for w in match.arguments.get(slot, ()) if w not in held]
    ends = [w for thing in held for w in _ends(thing, reading)]
    ends += [w for role in ENDS for w in match.arguments.get(role, ()) if w not in held]
    named = reading.actors(match.sentence, [*doers, *ends])
    owners = tuple(a for w in held for a in reading.grounding.modifying_states(match.sentence, w)) if not doers else ()
    sides = {a.state or a.code: a for a in reversed((*named, *owners)) if a.state or reading.grounding.is_body(a.code)}
    found = tuple(replace(a, code=side) for side, a in reversed(sides.items()))
    return found if len(found) > 1 else ()


def _ends(thing: Word, reading: Reading) -> list[Word]:
    """Return the words below a noun that say where it begins and ends: *work on a pipeline from Iran to Pakistan*."""
    linking = reading.grammar.verbs.get("linking", ())
    found = []
    for word in thing.subtree():
        if word is thing:
            continue
        told = word.rel in ("nmod", "obl", "conj") and role_of(word, reading.grammar) in ENDS
        bound = word.rel == "obj" and lemma_of(word.head) in linking
        if told or bound:
            found.append(word)
        if bound:  # "a pipeline that joins the networks of Togo and Ghana"
            found += [c for c in word.children if c.rel == "nmod" and role_of(c, reading.grammar) == "of"]
    return found
