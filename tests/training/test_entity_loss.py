"""The loss of entity labels against sums over all labellings; runs where torch is installed."""

from itertools import product

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install 'chancery[training]'")

from network import Heads  # noqa: E402

from chancery.languages.paths import legal_steps  # noqa: E402

LABELS = ("O", "B-MISC", "I-MISC", "B-PER", "I-PER")


@pytest.mark.parametrize("unnamed", [False, True])
def test_what_nobody_marked_may_be_of_an_open_type(unnamed: bool) -> None:
    torch.manual_seed(3)
    heads = Heads(8, {"tags": 2, "feats": 2, "edits": 2, "relations": 2, "entities": 5}, 1, 4, 3, 0.0)
    heads.open_entities = [1, 2]
    heads.legal.copy_(torch.from_numpy(legal_steps(LABELS)))
    torch.nn.init.normal_(heads.entity_steps)
    scores = torch.randn(2, 4, 5)
    targets = torch.tensor([[0, 3, 4, 0], [0, 3, -100, -100]])
    steps = heads.entity_steps + heads.legal

    def worth(window: int, path: tuple[int, ...]) -> torch.Tensor:
        before = (-1, *path)
        return sum((scores[window, t, k] + steps[before[t], k] for t, k in enumerate(path)), torch.tensor(0.0))

    wanted = torch.tensor(0.0)
    for window, length in enumerate((4, 2)):
        paths = list(product(range(5), repeat=length))
        right = [
            path
            for path in paths
            if all(k == g or (unnamed and g == 0 and k in (1, 2)) for k, g in zip(path, targets[window].tolist(), strict=False))
        ]
        sums = [torch.stack([worth(window, path) for path in own]).logsumexp(0) for own in (paths, right)]
        wanted = wanted + sums[0] - sums[1]
    loss = heads.entity_loss(scores, targets, torch.tensor([unnamed, unnamed]))
    assert torch.allclose(loss, wanted / 6, atol=1e-4)
