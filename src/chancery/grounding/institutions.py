"""Institutions within a state that somebody heads: *Kenya's Wildlife Service*, *the Bolivian central bank*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from chancery.grounding.known import POSSESSIVE, Known, listed
from chancery.languages.parsed import Word
from chancery.lexicons import read_lexicon

if TYPE_CHECKING:
    from chancery.grounding.titles import Title

LONGEST = 8  # words of an institution's name
_LINKS = frozenset(("and", "for", "of"))
_REACH = 4  # words back to the link that lets a name go on behind its noun


def institutions_end(words: Sequence[Word], owner: Known) -> int:
    """Return the last word of an institution behind its owner: *of the Iranian Foreign Ministry*, *of Kenya's Wildlife Fund*."""
    things, stately = listed("en", "things"), read_lexicon("en", "groups")["state_nouns"]
    end = i = owner.last
    possessed = _lower(words, i + 1) in POSSESSIVE
    if owner.hit.entry.how != "adjective" and not possessed and owner.hit.entry.kind != "state":
        return end
    i += possessed
    proper = i + 1 < len(words) and words[i + 1].text[0].isupper()
    while i + 1 < len(words) and _goes_on(words, i + 1, proper, end > owner.last) and i < owner.last + LONGEST:
        i += 1
        if words[i].text.lower() in things or not proper and words[i].lemma.lower() in stately:
            end = i
        elif end > owner.last and words[i].text[0].isupper():
            end = i  # "Thailand's Office of National Water Resources"
    return end


def head_institution(title: Title, words: Sequence[Word], owner: Known) -> None:
    """Note the institution of an owner that somebody heads; one without a name of its own goes by its state.

    The *Bolivian central bank* is ``BOL central bank``; who heads a ministry or a delegation does so for the state.
    """
    entry, inside = owner.hit.entry, words[owner.last + 1 : title.end + 1]
    if entry.how == "seat" and owner.last > owner.first:
        head_institution_named(title, words[owner.first : owner.last + 1])  # "the Bank of Ghana"
        return
    possessed = bool(inside) and inside[0].text.lower() in POSSESSIVE
    inside = inside[possessed:]
    if not inside or not _is_apart(title, inside):
        return
    title.rank = "other"
    named = " ".join(w.text for w in inside)
    if inside[0].text[0].islower():
        title.institution = f"{entry.code} {named}" if entry.kind == "state" else ""
    elif len(inside) > 1:
        title.institution = named if possessed or entry.how != "name" else f"{entry.form} {named}"


def head_institution_named(title: Title, inside: Sequence[Word]) -> None:
    """Note an institution that is named whole: *the National Bank of Georgia*."""
    if len(inside) > 1 and _is_apart(title, inside):
        title.rank = "other"
        title.institution = " ".join(w.text for w in inside)


def _is_apart(title: Title, inside: Sequence[Word]) -> bool:
    """Whether an institution is another thing than the government of its state."""
    ours = read_lexicon("en", "groups")["of_the_state"]
    return title.rank != "minister" and not any(w.lemma.lower() in ours for w in inside)


def _goes_on(words: Sequence[Word], i: int, proper: bool, named: bool) -> bool:
    """Whether an institution's name goes on with a word: with capitals where it has any, behind its noun only after *of*."""
    word = words[i]
    if not proper:
        return word.pos in ("ADJ", "NOUN", "PROPN") and word.text[0].islower()
    if word.text.lower() in _LINKS:
        return i + 1 < len(words) and words[i + 1].text[0].isupper()
    linked = any(w.text.lower() in _LINKS for w in words[max(0, i - _REACH) : i])
    return word.text[0].isupper() and (not named or linked)


def _lower(words: Sequence[Word], i: int) -> str:
    return words[i].text.lower() if 0 <= i < len(words) else ""
