"""Whom what runs, is built or stops between them links: *Flights between Cairo and Doha resumed*.

Nobody need be told to do it: those at both ends do.
"""

from msgspec.structs import replace

from chancery.coding.clauses import clause_of, placed_actors
from chancery.coding.frames import Match
from chancery.coding.grammar import compound_of, lemma_of, role_of
from chancery.coding.reading import Reading
from chancery.coding.sides import pair_of
from chancery.grounding.chain import BLOCS, side_actor
from chancery.languages.parsed import Word
from chancery.model import Actor

ENDS = ("between", "from", "to", "with", "into")
# Where the ends stand in a Hungarian clause: *a Szlovákiát Magyarországgal összekötő híd* names them by other cases too.
BOUND = (*ENDS, "obj", "of", "subj")


def linked(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return the states at both ends of what a frame of links tells of, its subject's first; nothing where only one is told.

    *The bridge linking Togo to Ghana was opened* gives ``TGO`` and ``GHA``.
    """
    slots = ("of", "to") if match.trigger.pos == "NOUN" else ("subj", "obj", "on")
    held = [w for slot in slots for w in match.arguments.get(slot, ()) if lemma_of(w) in match.trigger.companions]
    if reading.grammar.by_ending:
        return _linked_by_ending(match, reading)
    doers = [w for slot in ("subj", "agent", "by") for w in match.arguments.get(slot, ()) if w not in held]
    ends = [w for thing in held for w in _ends(thing, reading)]
    borders = ("on",) if reading.grammar.by_case else ()  # "на границе Чили и Перу открылся пункт пропуска"
    ends += [w for role in (*ENDS, *borders) for w in match.arguments.get(role, ()) if w not in held]
    named = reading.actors(match.sentence, [*doers, *ends])
    owners = tuple(a for w in held for a in reading.grounding.modifying_states(match.sentence, w)) if not doers else ()
    sides = {a.state or a.code: a for a in reversed((*named, *owners)) if a.state or reading.grounding.is_body(a.code)}
    found = tuple(replace(a, code=side) for side, a in reversed(sides.items()))
    if len(found) > 1:
        return found
    bare = (
        not reading.grammar.cases
        and not found
        and match.frame.data["type"] in ("COOPERATE", "SUPPORT")
        and match.trigger.pos == "VERB"
    )
    again = lemma_of(match.word) in reading.grammar.verbs.get("resuming", ()) and not doers
    return pair_of(match, reading) if bare and again else ()  # "embassies were reopened and flights resumed"


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


def _linked_by_ending(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return the states at both ends by the endings of a Hungarian clause; the document's two sides of what is theirs in common.

    *Elindult a vonat Riga és Vilnius között* gives ``LVA`` and ``LTU``; *Elindult a közös erőmű második blokkja* both sides.
    """
    sentence, pair = match.sentence, reading.grounding.pair
    held = [w for slot in ("subj", "obj") for w in match.arguments.get(slot, ()) if _is_held(w, match)]
    placed = placed_actors(sentence, clause_of(sentence, match.word), reading.grounding, reading.grammar)
    named = [p.actor for p in placed if p.role in BOUND]
    named += [a for w in held for a in reading.grounding.modifying_states(sentence, w)]
    sides = {a.state or a.code: a for a in reversed(named) if (a.state and "|" not in a.code) or a.code in BLOCS}
    if len(sides) > 1:
        return tuple(replace(a, code=side) for side, a in reversed(sides.items()))
    joint = reading.grammar.words.get("joint", ())
    common = any(c.lemma.lower() in joint for w in held for c in w.subtree())
    between = any(role_of(c, reading.grammar) == "between" for c in match.word.children if c.rel in ("obl", "nmod"))
    ours = common and not sides or between and len(sides) == 1 and set(sides) <= set(pair)
    return tuple(side_actor(side, match.word) for side in pair) if ours and len(pair) == 2 else ()


def _is_held(word: Word, match: Match) -> bool:
    """Whether a noun is what a frame of links tells of, as such or at the end of a compound."""
    companions = match.trigger.companions
    return lemma_of(word) in companions or compound_of(lemma_of(word), companions) != ""
