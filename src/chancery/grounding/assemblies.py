"""A body's own document, in which *Heads of Government*, *the Conference* and *the Ministers* are the body.

In a *Communiqué of the Meeting of the Caribbean Community*, *Heads of Government decided* is what ``CARICOM`` decided.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from chancery.grounding.known import Known
from chancery.languages.parsed import Sentence, Word


def assembly_of(sentences: Sequence[Sentence], known: Sequence[Sequence[Known]], back: Mapping[str, Any]) -> str:
    """Return the body whose own document this is, by its title: *Communiqué of the Meeting of the Caribbean Community*."""
    title = " ".join(w.text for w in sentences[0].words).casefold() if sentences else ""
    if not known or not any(phrase in title for phrase in back.get("assembly_titles", ())):
        return ""
    bodies = {k.hit.entry.code for k in known[0] if k.hit.entry.kind == "body"}
    return bodies.pop() if len(bodies) == 1 else ""


def is_assembled(sentence: Sentence, word: Word, known: Sequence[Known], assembly: str, back: Mapping[str, Any]) -> bool:
    """Whether a noun is the body that tells of itself: *Heads of Government agreed*, *the Conference noted*."""
    if word.lemma.lower() not in back.get("assembled", ()) or word.rel not in ("nsubj", "obl", "nmod"):
        return False
    people = word.lemma.lower() in back.get("assembled_people", ())
    if people and (not word.has("Number=Plur") or word.child("nummod", "flat", "appos") is not None):
        return False
    inside = {w.i for w in word.subtree() if w.rel != "acl"}
    others = (
        k.hit.entry.code for k in known if not inside.isdisjoint(range(k.first, k.last + 1)) and k.hit.entry.kind != "office"
    )
    return all(code == assembly for code in others)
