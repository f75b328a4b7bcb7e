"""Whom aid is for, by the words around what is given: *$2 million in aid to Fiji*, *to help people in Mali and Niger*.

And what is done for peace: soldiers who come as peacekeepers bring aid, wherever the sentence says it.
"""

from collections.abc import Iterable, Iterator

from chancery.coding.arguments import arguments
from chancery.coding.frames import Match
from chancery.coding.grammar import lemma_of, role_of
from chancery.coding.participants import PERSONS, is_political
from chancery.coding.reading import Reading
from chancery.languages.parsed import Word
from chancery.model import Actor

GIVEN = ("to", "for")
WORTH = ("in", "of", "worth")
# where soldiers of peace, or the mission that they come for, are told beside a deed
FOR_PEACE = ("subj", "obj", "agent", "of", "as", "by", "for", "in", "into", "on", "to", "under", "with", "inf", "clause:to")


def aided(match: Match, reading: Reading, apart: set[str]) -> tuple[Actor, ...]:
    """Return whom a verb of giving is for, where no slot tells: below the sum that is given, or in what it is given for."""
    if match.frame.data["type"] != "AID" or match.trigger.pos != "VERB" or reading.grammar.cases:
        return ()
    given = match.arguments.get("obj", [])
    shares = [c for w in given for c in w.children if c.rel == "nmod" and role_of(c, reading.grammar) in WORTH]
    below = [w for share in shares for role in GIVEN for w in arguments(share, reading.grammar).get(role, ())]
    for words in (below, list(_helped(match, given, reading))):
        named = reading.actors(match.sentence, words)
        found = tuple(a for a in named if not {a.code, a.state} & apart and (a.state or is_political(a)))
        found = found or homes(match, words, reading, apart)
        if found:
            return found
    return ()


def _helped(match: Match, given: list[Word], reading: Reading) -> Iterator[Word]:
    """Yield whom something is given to help: *provided funds to support refugees*."""
    helping = reading.grammar.verbs.get("helping", frozenset())
    clauses = [*match.word.children, *(c for w in given for x in w.subtree() for c in x.children)]
    for deed in clauses:
        if deed.rel in ("advcl", "acl", "xcomp") and deed.pos == "VERB" and lemma_of(deed) in helping:
            yield from arguments(deed, reading.grammar).get("obj", ())


def homes(match: Match, words: Iterable[Word], reading: Reading, apart: set[str]) -> tuple[Actor, ...]:
    """Return the states where people are to whom something is given: *food for families in Mali and Niger*."""
    found: dict[str, Actor] = {}
    for word in words:
        beside = [c for c in word.head.children if c.rel == "obl" and c.i > word.i and role_of(c, reading.grammar) == "in"]
        for below in (w for head in (word, *beside) for w in _phrase(head)):
            for actor in reading.actors(match.sentence, [below]):
                if actor.state and actor.code == actor.state and actor.state not in apart:
                    found.setdefault(actor.state, actor)
    return tuple(found.values())


def homes_of(match: Match, people: tuple[Actor, ...], reading: Reading, apart: set[str]) -> tuple[Actor, ...]:
    """Return the states where the people are to whom aid is given, else the people."""
    if match.frame.data["type"] != "AID" or reading.grammar.cases or any(a.how not in (PERSONS, "number") for a in people):
        return people
    ends = {a.end for a in people}
    return homes(match, [w for w in match.sentence.words if w.end in ends], reading, apart) or people


def is_for_peace(match: Match, reading: Reading) -> bool:
    """Whether forces come as peacekeepers or on a mission of peace: *sent 200 soldiers to Mali on a peacekeeping mission*."""
    told = reading.grammar.words.get("peacekeeping", frozenset())
    words = (w for role in FOR_PEACE for w in match.arguments.get(role, ()))
    return bool(told) and any(lemma_of(w) in told or w.text.lower() in told for word in words for w in _phrase(word))


def is_deed_of_peace(deed: Word, reading: Reading) -> bool:
    """Whether what somebody is to do is for a mission of peace: *ready to contribute troops to a peacekeeping force in Mali*."""
    told = reading.grammar.words.get("peacekeeping", frozenset())
    return any(lemma_of(w) in told for w in deed.subtree())


def _phrase(word: Word) -> Iterator[Word]:
    """Yield a word and what stands below it, without relative clauses."""
    yield word
    for child in word.children:
        if child.dep != "acl:relcl":
            yield from _phrase(child)
