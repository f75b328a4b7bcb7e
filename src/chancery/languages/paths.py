"""The best sequence of labels: scores of each word's labels, and of each step from one label to the next."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

NEVER = -1e4  # the score of a step that no path takes


def legal_steps(labels: Sequence[str]) -> Floats:
    """Return 0 for the steps that IOB2 labels [K] may take and ``NEVER`` for the others: [K + 1, K], the last row the start."""
    steps = np.zeros((len(labels) + 1, len(labels)), dtype=np.float32)
    for k, label in enumerate(labels):
        if label.startswith("I-"):
            steps[[own[2:] != label[2:] for own in labels] + [True], k] = NEVER
    return steps


def best_paths(scores: Floats, lengths: Numbers, steps: Floats) -> Numbers:
    """Return the best labels [B, T] of windows of so many words, by Viterbi's search.

    ``scores`` are those of the labels [B, T, K], ``steps`` those from label to label [K + 1, K], the last row from the start.
    Behind a window's end all is 0.
    """
    windows, words, _ = scores.shape
    found = np.zeros((windows, words), dtype=np.int64)
    if not words:
        return found
    best = np.empty_like(scores)
    came = np.zeros(scores.shape, dtype=np.int64)
    best[:, 0] = scores[:, 0] + steps[-1]
    for t in range(1, words):
        ways = best[:, t - 1, :, None] + steps[:-1]
        came[:, t] = ways.argmax(1)
        best[:, t] = np.take_along_axis(ways, came[:, t, None], 1)[:, 0] + scores[:, t]
    rows = np.arange(windows)
    label = best[rows, lengths - 1].argmax(1)
    for t in range(words - 1, -1, -1):
        inside = t < lengths
        found[inside, t] = label[inside]
        label = np.where(inside, came[rows, t, label], label)
    return found
