"""The best tree over arc scores."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from chancery.languages.trees import best_heads


def is_tree(heads: list[int]) -> bool:
    """Whether heads (-1 for the root) are a tree with one root."""
    if heads.count(-1) != 1:
        return False
    for start in range(len(heads)):
        node, steps = start, 0
        while node >= 0 and steps <= len(heads):
            node, steps = heads[node], steps + 1
        if node >= 0:
            return False
    return True


def total(scores: np.ndarray, heads: list[int]) -> float:
    return float(sum(scores[word, head + 1] for word, head in enumerate(heads)))


@given(st.integers(1, 4).flatmap(lambda n: arrays(np.float32, (n, n + 1), elements=st.integers(-9, 9).map(float))))
@settings(max_examples=150, deadline=None)
def test_no_other_tree_scores_more(scores: np.ndarray) -> None:
    n = len(scores)
    found = best_heads(scores).tolist()
    assert is_tree(found)
    trees = (list(heads) for heads in product(range(-1, n), repeat=n) if is_tree(list(heads)))
    assert total(scores, found) == pytest.approx(max(total(scores, heads) for heads in trees))


@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
@settings(max_examples=40, deadline=None)
def test_a_long_sentence_gets_a_tree(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32)
    assert is_tree(best_heads(scores).tolist())


def test_two_words_that_both_want_to_be_the_root_do_not_both_become_it() -> None:
    assert best_heads(np.array([[9, 0, 1], [8, 0, 0]], dtype=np.float32)).tolist() == [-1, 0]
