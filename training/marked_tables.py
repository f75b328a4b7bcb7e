"""Sentences with two marked spans, as labelled tables write them, and the score by which their types are compared."""

import re
from collections.abc import Iterable

Span = tuple[int, int]


def unmarked(marked: str) -> tuple[str, Span | None, Span | None]:
    """Return a sentence without its marks, and where <s>actor</s> and <t>recipient</t> stand in it; None for one that lacks.

    >>> unmarked("<s>Peru</s> thanked <t>Chad</t>.")
    ('Peru thanked Chad.', (0, 4), (13, 17))
    """
    text = ""
    places: dict[str, int] = {}
    for part in re.split(r"(</?[st]>)", marked):
        if re.fullmatch(r"</?[st]>", part):
            places[part] = len(text)
        else:
            text += part
    spans = [(places[f"<{k}>"], places[f"</{k}>"]) if f"<{k}>" in places and f"</{k}>" in places else None for k in "st"]
    return text, spans[0], spans[1]


def macro_f1(pairs: Iterable[tuple[str, str]]) -> float:
    """Return the mean over the labelled types of the F1 of (labelled, found) pairs."""
    pairs = list(pairs)
    scores = []
    for kind in sorted({wanted for wanted, _ in pairs}):
        right = sum(w == f == kind for w, f in pairs)
        scores.append(2 * right / max(1, sum((w == kind) + (f == kind) for w, f in pairs)))
    return sum(scores) / len(scores)
