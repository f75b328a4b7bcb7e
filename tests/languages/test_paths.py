"""The best legal path of labels, against a search of all paths."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from chancery.languages.paths import NEVER, best_paths, legal_steps

LABELS = ("O", "B-LOC", "I-LOC", "B-PER", "I-PER")


def test_an_inside_follows_its_own_beginning_alone() -> None:
    steps = legal_steps(LABELS)
    assert steps.shape == (6, 5)
    assert steps[0, 2] == steps[3, 2] == steps[4, 2] == steps[-1, 2] == NEVER
    assert steps[1, 2] == steps[2, 2] == 0
    assert not steps[:, [0, 1, 3]].any()


@given(st.integers(0, 10_000), st.lists(st.integers(1, 5), min_size=1, max_size=3))
def test_the_path_is_the_best_of_all_legal_ones(seed: int, lengths: list[int]) -> None:
    chance = np.random.default_rng(seed)
    scores = chance.normal(size=(len(lengths), max(lengths), len(LABELS))).astype(np.float32)
    steps = legal_steps(LABELS) + chance.normal(size=(6, 5)).astype(np.float32)
    found = best_paths(scores, np.array(lengths), steps)
    for window, length in enumerate(lengths):

        def worth(path: tuple[int, ...], window: int = window) -> float:
            before = (-1, *path)
            return sum(float(scores[window, t, k] + steps[before[t], k]) for t, k in enumerate(path))

        best = max(product(range(len(LABELS)), repeat=length), key=worth)
        assert abs(worth(tuple(found[window, :length].tolist())) - worth(best)) < 1e-3
        assert not found[window, length:].any()


def test_no_words_have_no_labels() -> None:
    assert best_paths(np.zeros((2, 0, 5), dtype=np.float32), np.zeros(2, dtype=np.int64), legal_steps(LABELS)).shape == (2, 0)
