"""What only Hungarian names need: places inside other names, endings that say where, adjectives that are also other words."""

import re
from collections.abc import Sequence
from functools import cache

from chancery.grounding.gazetteer import HUNGARIAN_TAIL, Entry, find_known
from chancery.grounding.register import fold, given_names
from chancery.languages.parsed import Word
from chancery.lexicons import read_lexicon

_WHERE = re.compile(r"-?(?:b[ae]n|[oeö]?n|[eoö]tt)")
_OWNED = re.compile(r"(?:[ae]|[áé](?:t|n[ae]k|v[ae]l|r[ae]|r[óő]l|t[óő]l|h[eo]z|b[ae]n?|b[óő]l|n[áé]l|ig|ért))$")
_ADJECTIVAL = re.compile(r"-?i(?:ak|ek)?")


def stands_in(surface: str, form: str) -> bool:
    """Whether the ending of a place's name says that something is there.

    >>> stands_in("Kazahsztánban", "Kazahsztán"), stands_in("Ungváron", "Ungvár"), stands_in("Irán", "Irán")
    (True, True, False)
    """
    return bool(_WHERE.fullmatch(surface[len(form) :]))


def is_adjectival(surface: str, form: str) -> bool:
    """Whether a place's name is made an adjective, which names nobody: *genfi*, *New York-i*."""
    return bool(_ADJECTIVAL.match(surface[len(form) :]))


def is_part(words: Sequence[Word], first: int, last: int, entry: Entry) -> bool:
    """Whether a state's or place's name is part of another name, or of a language's.

    *Magyar Péter*, *Moszkva tér*, *Kongó folyó*, *Hotel Budapest*, *a kazanyi Kreml*, *orosz nyelvű*.
    """
    if entry.kind not in ("state", "place", "seat"):
        return False
    before = words[first - 1] if first else None
    after = words[last + 1] if last + 1 < len(words) else None
    if before is not None and before.text in _listed("heads"):
        return True
    if before is not None and entry.how == "seat" and before.text[0].islower() and before.text.endswith("i"):
        # "a kazanyi Kreml" is no seat of power
        return any(hit.entry.kind == "place" for hit in find_known(before.text.capitalize(), "hu"))
    if after is None:
        return False
    if entry.how in ("adjective", "seat adjective"):
        capital = words[first].text[0].isupper()
        return after.text.lower().startswith("nyelv") or (capital and (is_given(after.text) or _is_form(after.text, "streets")))
    if entry.ambiguous and entry.how == "name" and _is_form(after.text, "parts"):
        return True
    return _is_form(after.text, "streets") or words[last].text == entry.form and is_given(after.text)


def is_owned(word: Word) -> bool:
    """Whether a noun says that somebody has it, by its tag and by its ending: *elnöke*, *elnökével*, but not *elnököt*."""
    return "Number[psor]" in word.feats and bool(_OWNED.search(word.text))


def _listed(name: str) -> Sequence[str]:
    listed: Sequence[str] = read_lexicon("hu", "groups")["names"][name]
    return listed


@cache
def _forms(name: str) -> re.Pattern[str]:
    lengthened = {"a": "[aá]", "e": "[eé]"}
    bodies = "|".join(re.escape(w[:-1]) + lengthened.get(w[-1], re.escape(w[-1])) for w in _listed(name))
    return re.compile(rf"(?:{bodies})(?:{HUNGARIAN_TAIL})", re.IGNORECASE)


def _is_form(text: str, name: str) -> bool:
    return bool(_forms(name).fullmatch(text))


@cache
def _given() -> frozenset[str]:
    return frozenset(fold(given) for given in _listed("given"))


def is_given(text: str) -> bool:
    """Whether a word is a Hungarian given name in some case: *Péterrel*."""
    folded = fold(text)
    return text[0].isupper() and any(
        folded[:size] in _given() and re.fullmatch(HUNGARIAN_TAIL, text[size:]) for size in range(3, len(text) + 1)
    )


def is_native(name: str) -> bool:
    """Whether a name may be a Hungarian's: a surname alone, or one with a given name behind it and none before."""
    parts = [fold(part) for part in name.split()]
    native = {fold(given) for given in read_lexicon("hu", "groups")["names"]["given"]}
    return len(parts) == 1 or parts[-1] in native or (parts[-1] in given_names() and parts[0] not in given_names())
