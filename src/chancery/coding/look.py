"""A cheap first look: whether a text holds anything that a coder could use, before it is parsed."""

import functools
import re

from chancery.coding.frames import EVENT_LEXICONS, read_frames
from chancery.coding.sources import listed
from chancery.grounding.gazetteer import find_known
from chancery.grounding.quantities import may_hold_amount
from chancery.grounding.register import is_surname
from chancery.lexicons import has_lexicon, read_lexicon

LEXICONS = (*EVENT_LEXICONS, "instruments", "commitments", "statements", "tenures")
_CAPITALISED = re.compile(r"\b[^\W\d_a-z]\w{3,}")
CHANGING = ("овать", "евать")  # преследовать, преследует
ACTORS = ("state", "body", "office", "seat")


@functools.cache
def _triggers(language: str) -> re.Pattern[str]:
    """Match a word that may be a form of a trigger, by its first letters, or a number."""
    lemmas = {lemma.lower() for _, lemma in read_frames(language, *LEXICONS).by_lemma}
    if has_lexicon(language, "lemmas"):
        lemmas |= {form.lower() for form in read_lexicon(language, "lemmas").get("verbs", {})}
    stems = {
        lemma if len(lemma) < 4 else lemma[: max(3, len(lemma) - (5 if lemma.endswith(CHANGING) else 2))] for lemma in lemmas
    }
    shortest = {s for s in stems if not any(s[:n] in stems for n in range(1, len(s)))}
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, shortest)))}|\d)", re.IGNORECASE)


def has_diplomacy(text: str, language: str) -> bool:
    """Whether some paragraph names or means a state, body or officeholder and has a word that may trigger a frame, or a number.

    >>> has_diplomacy("Hungary and Serbia signed a treaty.", "en"), has_diplomacy("The cake needs three eggs.", "en")
    (True, False)
    """
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        piece = line.group()
        if (_triggers(language).search(piece) or may_hold_amount(piece, language)) and _names_actor(piece, language):
            return True
    return False


@functools.cache
def _groups(language: str) -> re.Pattern[str]:
    """Match a phrase for two states that were named elsewhere: *the two countries*, *both sides*."""
    back = read_lexicon(language, "groups")["back"]
    words = "|".join(sorted(map(re.escape, back["pair_words"])))
    stems = "|".join(sorted(re.escape(noun[: max(3, len(noun) - 1)]) for noun in back["pair_nouns"]))
    return re.compile(rf"(?<!\w)(?:{words})\w*\W+(?:\w+\W+)?(?:{stems})", re.IGNORECASE)


@functools.cache
def _institutions(language: str) -> re.Pattern[str]:
    """Match the institutions of foreign and defence policy that a text may name without their state: *the Foreign Ministry*."""
    stems = "|".join(sorted(map(re.escape, listed(language, "institutions"))))
    return re.compile(rf"(?<!\w)(?:{stems})" if stems else r"(?!)", re.IGNORECASE)


@functools.cache
def _powers(language: str) -> re.Pattern[str]:
    """Match a noun of power that acts without a name: *the court*, *rebels*."""
    nouns = read_lexicon(language, "groups").get("unnamed", {}).get("look", ())
    stems = "|".join(sorted(re.escape(noun[: max(4, len(noun) - 1)]) for noun in nouns))
    return re.compile(rf"(?<!\w)(?:{stems})" if stems else r"(?!)", re.IGNORECASE)


def _names_actor(text: str, language: str) -> bool:
    if _groups(language).search(text) or _powers(language).search(text):
        return True
    known = any(hit.entry.kind in ACTORS for hit in find_known(text, language))
    return known or bool(_institutions(language).search(text)) or any(is_surname(word) for word in _CAPITALISED.findall(text))
