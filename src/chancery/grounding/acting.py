"""Russian words that make an office one that somebody only acts in: «исполняющий обязанности министра», «и.о. министра»."""

from collections.abc import Sequence

from chancery.languages.parsed import Word

ACTING = "Acting "
ABBREVIATED = frozenset(("и.о", "и.о.", "ио", "врио", "вр.и.о", "вр.и.о."))


def acting_start(words: Sequence[Word], first: int) -> int:
    """Return where an office begins with the words that say that somebody acts in it; ``first`` where none do."""
    i = first - 1
    if i > 0 and words[i].text == ".":
        i -= 1
    if i >= 0 and words[i].text.lower() in ABBREVIATED:
        return i
    if i > 0 and words[i].lemma.lower() == "обязанность" and words[i - 1].text.lower().startswith("исполняющ"):
        return i - 1 - (i > 1 and words[i - 2].lemma.lower() == "временно")
    return first
