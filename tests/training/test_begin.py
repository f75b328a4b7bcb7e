"""Weights go on under more labels than they knew; runs where torch is installed."""

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install 'chancery[training]'")

from batches import Labels  # noqa: E402
from begin import UNSEEN, carried  # noqa: E402

EARLIER = {"tags": ["NOUN", "VERB"], "feats": ["_"], "edits": ["0", "1"], "relations": ["root"], "entities": ["O"]}


def labels(**more: tuple[str, ...]) -> Labels:
    own = {k: tuple(v) for k, v in EARLIER.items()} | more
    return Labels(corpora=("a", "b"), allowed=(), **own)


def test_rows_keep_their_labels_and_new_ones_begin_unlikely() -> None:
    weights = {"heads.words.weight": torch.arange(10.0).view(5, 2), "heads.words.bias": torch.arange(5.0)}
    fresh = {
        "heads.words.weight": torch.ones(7, 2),
        "heads.words.bias": torch.ones(7),
        "heads.corrections.0.bias": torch.zeros(7),
    }
    found = carried(weights, EARLIER, labels(tags=("ADJ", "NOUN", "VERB"), feats=("Case=Nom", "_")), fresh)
    assert found["heads.words.bias"].tolist() == [UNSEEN, 0, 1, UNSEEN, 2, 3, 4]
    assert found["heads.words.weight"][:, 0].tolist() == [0, 0, 2, 0, 4, 6, 8]
    assert found["heads.corrections.0.bias"].tolist() == [0] * 7  # a corpus that the earlier run did not read


def test_other_relations_are_refused() -> None:
    with pytest.raises(ValueError, match="other relations"):
        carried({}, EARLIER, labels(relations=("nsubj", "root")), {})
