"""From a network's numbers to words, sentences and trees."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece

from chancery.errors import LanguageError
from chancery.languages.component import continued
from chancery.languages.network import LONGEST, TOGETHER, WINDOW, Network, Window, WordPieces, cut, decode, together


def output(n: int, heads: list[int], starts: set[int]) -> tuple[np.ndarray, ...]:
    """Return a network's output for ``n`` words that wants these heads (-1 for the root) and sentence starts."""
    arcs = np.zeros((n, n + 1), dtype=np.float32)
    arcs[np.arange(n), np.array(heads) + 1] = 5
    scores = np.array([1.0 if k in starts else -1.0 for k in range(n)], dtype=np.float32)
    zeros = np.zeros(n, dtype=np.int64)
    edits = np.tile(np.array([1, 0]), (n, 1))
    return zeros, zeros, edits, scores, zeros, arcs, np.ones((n, 2), dtype=np.float32), np.ones((n + 1, 2), dtype=np.float32)


EDITS = ["l|0||0|", "l|0||2|"]


def relate(below: np.ndarray, above: np.ndarray) -> np.ndarray:
    assert below.shape == above.shape
    return np.zeros(len(below), dtype=np.int64)


def test_words_hang_within_their_sentence_only() -> None:
    forms = ["They", "met", ".", "He", "left"]
    out = output(5, [1, -1, 1, 1, -1], {0, 3})
    (found,) = decode(EDITS, relate, [Window(forms, np.ones(5, dtype=bool), np.zeros(5, dtype=bool), out)])
    assert found.starts.tolist() == [True, False, False, True, False]
    assert found.heads.tolist() == [1, 1, 1, 4, 4]  # "He" wanted a head in the sentence before


def test_a_sentence_starts_only_where_it_may_and_where_it_must() -> None:
    may, must = np.array([False, True, False, False]), np.array([False, False, False, True])
    (found,) = decode(EDITS, relate, [Window(["A", "b", "c", "d"], may, must, output(4, [-1, 0, 0, 0], {1, 2}))])
    assert found.starts.tolist() == [True, True, False, True]


def test_the_best_lemma_that_fits_is_taken() -> None:
    ones, zeros = np.ones(2, dtype=bool), np.zeros(2, dtype=bool)
    windows = [
        Window(["Talked", "a"], ones, zeros, output(2, [-1, 0], {0})),
        Window(["Held", "b"], ones, zeros, output(2, [-1, 0], {0})),
    ]
    assert [found.lemmas for found in decode(EDITS, relate, windows)] == [["talk", "a"], ["he", "b"]]


@given(st.lists(st.integers(1, WINDOW), max_size=60))
def test_each_window_is_read_once_in_a_batch_that_is_not_too_large(lengths: list[int]) -> None:
    groups = together(lengths)
    assert sorted(k for group in groups for k in group) == list(range(len(lengths)))
    assert all(len(group) * max(lengths[k] for k in group) <= TOGETHER for group in groups if len(group) > 1)


@pytest.mark.parametrize("n", [0, 1, WINDOW, WINDOW + 1, 5 * WINDOW])
def test_windows_hold_every_word_once_and_are_not_too_long(n: int) -> None:
    cuts = cut(["word"] * n)
    assert cuts[0] == 0 and cuts[-1] == n
    assert all(0 < b - a <= WINDOW for a, b in zip(cuts, cuts[1:], strict=False) if n)


def test_a_long_paragraph_is_cut_behind_a_sentence() -> None:
    forms = (["word"] * 29 + [".", "Then"]) * 8
    assert all(forms[k - 1] == "." and forms[k] == "Then" for k in cut(forms)[1:-1])


def test_an_entity_that_continues_nothing_begins_and_holds_white_space() -> None:
    big = 2**63 + 7
    iob, kinds = np.array([1, 2, 1, 2, 1, 3], dtype="uint64"), np.array([big, 0, big, 0, 9, 9], dtype="uint64")
    spaces = np.array([False, True, False, False, False, False])
    assert continued(iob, kinds, spaces)[0].tolist() == [3, 1, 1, 2, 3, 3]


def test_word_pieces_point_at_the_first_and_last_of_each_word() -> None:
    known = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "##b", "##c", "##d", "##e"]
    own = WordPieces(Tokenizer(WordPiece({w: n for n, w in enumerate(known)}, unk_token="[UNK]")))
    pieces, mask, first, last = own.arrays([["a", "abcde"], ["ab"]], 2)
    assert pieces.tolist() == [[2, 4, 4, 5, 6, 8, 3], [2, 4, 5, 3, 0, 0, 0]]  # of five pieces the first three and the last
    assert mask.sum(1).tolist() == [7, 4]
    assert (first.tolist(), last.tolist()) == ([[1, 2], [1, 0]], [[1, 5], [2, 0]])
    long = own.arrays([["abcd"] * WINDOW], WINDOW)[0]
    assert long.shape[1] <= LONGEST


def test_a_folder_that_holds_no_network_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="does not load: .*reinstall chancery"):
        Network(tmp_path)


def test_a_damaged_graph_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "labels.json").write_text("{}", encoding="utf-8")
    np.savez(tmp_path / "tables.npz", pieces=np.zeros((1, 1), dtype=np.int8), scale=np.ones(1, dtype=np.float32))
    (tmp_path / "network.onnx").write_bytes(b"cut off")
    with pytest.raises(LanguageError, match="does not load: .*reinstall chancery"):
        Network(tmp_path)
