"""The best tree over a sentence's arc scores, with one root."""

import numpy as np
from numpy.typing import NDArray

ROOT = -1
NEVER = -1e9


def best_heads(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return each word's head in the highest-scoring tree with exactly one root.

    ``scores`` is (words, words + 1): the first column scores the root, column ``h + 1`` the head ``h``. The root's word
    gets head -1. Source: Chu and Liu 1965, Edmonds 1967; the root is charged once so that one word alone takes it.
    """
    n = len(scores)
    if n == 1:
        return np.array([ROOT])
    scores = np.array(scores, dtype=np.float64)
    scores[np.arange(n), np.arange(n) + 1] = NEVER
    greedy = scores[:, 1:].argmax(1)
    root = int((scores[:, 0] - scores[np.arange(n), greedy + 1]).argmax())
    greedy[root] = root
    reached = greedy
    for _ in range(n.bit_length()):
        reached = reached[reached]
    if (reached == root).all():
        greedy[root] = ROOT
        return greedy
    spread = np.abs(scores[scores > NEVER]).max() * 2 + 1
    full = np.full((n + 1, n + 1), NEVER)
    full[1:, :] = scores
    full[1:, 0] -= spread * n
    return _arborescence(full)[1:] - 1


def _arborescence(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the heads of the best tree from node 0; ``scores[d, h]`` is the arc from ``h`` to ``d``."""
    n = len(scores)
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(n, dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)  # node 0 is outside and stays first
    within = np.array(cycle)
    size = len(outside)
    small = np.full((size + 1, size + 1), -np.inf)
    small[:size, :size] = scores[np.ix_(outside, outside)]
    gain = scores[np.ix_(within, outside)] - scores[within, heads[within]][:, None]
    enter = gain.argmax(0)
    small[size, :size] = gain[enter, np.arange(size)]
    leaving = scores[np.ix_(outside, within)]
    leave = leaving.argmax(1)
    small[:size, size] = leaving[np.arange(size), leave]
    found = _arborescence(small)
    result = heads.copy()
    for i in range(1, size):
        result[outside[i]] = within[leave[i]] if found[i] == size else outside[found[i]]
    entered = found[size]
    result[within[enter[entered]]] = outside[entered]
    return result


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """Return the nodes of one cycle that does not hold node 0; none if every node hangs from it."""
    state = np.zeros(len(heads), dtype=np.int8)
    state[0] = 2
    for start in range(1, len(heads)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        state[path] = 2
    return []
