"""Which states *the three countries* are: the last that a document names in one row of so many."""

from collections.abc import Sequence

from chancery.grounding.known import Known
from chancery.grounding.numbers import read_number
from chancery.languages.parsed import Sentence, Word

LINKS = frozenset(("and", "és", "valamint", "и"))
_BETWEEN = frozenset((",", "the", "a", "az")) | LINKS
FEWEST, MOST = 3, 9


def listed_states(
    sentences: Sequence[Sentence], known: Sequence[Sequence[Known]], sentence: Sentence, counted: Word
) -> list[str]:
    """Return the states that a number of countries means, empty where no row of so many went before.

    *Mali, Niger and Chad recalled their envoys. The three countries left the bloc.* gives MLI, NER and TCD.
    """
    number = counted if counted.pos == "NUM" else next((c for c in counted.children if c.rel == "nummod"), None)
    count = read_number(number.text, sentence.language) if number is not None else 0
    if not FEWEST <= count <= MOST:
        return []
    for index in range(sentence.index, -1, -1):
        there = sentences[index]
        for row in reversed(_rows(there, known[index])):
            if len(set(row)) == count == len(row):
                return row
    return []


def _rows(sentence: Sentence, known: Sequence[Known]) -> list[list[str]]:
    """Return the rows of states in a sentence, those that only commas and *and* part."""
    rows: list[list[str]] = []
    end = -1
    for item in sorted((k for k in known if k.hit.entry.kind == "state"), key=lambda k: k.first):
        between = {w.text.lower() for w in sentence.words[end + 1 : item.first]}
        if rows and item.first > end and between <= _BETWEEN:
            rows[-1].append(item.hit.entry.state)
        else:
            rows.append([item.hit.entry.state])
        end = item.last
    return rows


def counted_by(number: Word) -> Word:
    """Return who is counted by a noun of number, else the noun: *dozens of farmers*, but *groups in Santiago*."""
    below = [c for c in number.children if c.rel == "nmod"]
    marks = {c: case.text.lower() for c in below if (case := c.child("case")) is not None}
    return next((c for c in below if marks.get(c, "of") not in ("at", "from", "in", "near")), number)
