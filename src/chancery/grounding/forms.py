"""A name as texts spell it: words in their cases, matched letter by letter, as compiling thousands of patterns costs more."""

import functools
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_SAME = str.maketrans({"’": "'"})
_SAME_IN = {"ru": str.maketrans({"’": "'", "ё": "е", "Ё": "Е", "–": "-", "—": "-"})}
SPACE = re.compile(r"\s+")
HYPHEN = re.compile("-")


class Text(NamedTuple):
    """A text to be searched, with the letters and marks that stand for each other made one, as it is and in lower case."""

    exact: str
    lower: str


class Piece(NamedTuple):
    """One word of a name: what joins it to the word before, what never changes in it, and what may follow that."""

    gap: re.Pattern[str] | None
    stem: str
    tail: re.Pattern[str] | None


class Form(NamedTuple):
    """A name's spellings, the first that fits is taken; ``loose`` ones in any case of letters; ``before``: what must precede."""

    spellings: tuple[tuple[Piece, ...], ...]
    loose: bool = False
    before: tuple[re.Pattern[str] | None, ...] = ()


def prepare(text: str, language: str) -> Text:
    """Return a text ready to be searched; offsets stay.

    >>> prepare("Côte d’Ivoire", "en").lower
    "côte d'ivoire"
    """
    exact = text.translate(_SAME_IN.get(language, _SAME))
    lower = exact.lower()
    if len(lower) != len(exact):  # "İ" becomes two
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in exact)
    return Text(exact, lower)


def form_of(
    spellings: Iterable[Sequence[Piece]], language: str, loose: bool = False, before: Sequence[re.Pattern[str] | None] = ()
) -> Form:
    """Return a name of some spellings, written as the texts of its language are prepared."""
    same = _SAME_IN.get(language, _SAME)

    def ready(piece: Piece) -> Piece:
        stem = piece.stem.translate(same)
        return piece._replace(stem=stem.lower() if loose else stem)

    return Form(tuple(tuple(map(ready, spelling)) for spelling in spellings), loose, tuple(before))


def plain(form: str, tail: re.Pattern[str] | None) -> list[Piece]:
    """Return a spelling whose words do not change but at the end."""
    words = form.split()
    return [Piece(SPACE if n else None, word, tail if n == len(words) - 1 else None) for n, word in enumerate(words)]


def end_of(form: Form, text: Text, at: int) -> int:
    """Return where a name that begins at an offset ends, or -1 if it does not stand there."""
    searched = text.lower if form.loose else text.exact
    for number, pieces in enumerate(form.spellings):
        first = form.before[number] if form.before else None
        if first is not None and not first.match(text.exact, at):
            continue
        end = at
        for gap, stem, tail in pieces:
            if gap is not None:
                between = gap.match(searched, end)
                if between is None:
                    break
                end = between.end()
            if not searched.startswith(stem, end):
                break
            end += len(stem)
            if tail is not None:
                rest = tail.match(searched, end)
                if rest is None:
                    break
                end = rest.end()
        else:
            return end
    return -1


@functools.cache
def endings(forms: tuple[str, ...], language: str, follows: str = r"(?!\w)") -> re.Pattern[str]:
    """Return the pattern of one of some endings, the longest that fits, before what follows them."""
    same = _SAME_IN.get(language, _SAME)
    listed = sorted({e.translate(same) for e in forms}, key=lambda e: (-len(e), e))
    return re.compile(f"(?:{'|'.join(map(re.escape, listed))}){follows}")
