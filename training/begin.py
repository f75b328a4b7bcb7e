"""The weights of an earlier run, set into a network whose texts bring more labels, corpora or parameters."""

from collections.abc import Mapping, Sequence

import torch
from batches import Labels
from network import Heads
from torch import Tensor

UNSEEN = -3.0  # how unlikely a label begins that the earlier run did not know


def carried(
    weights: Mapping[str, Tensor], earlier: Mapping[str, Sequence[str]], labels: Labels, fresh: Mapping[str, Tensor]
) -> dict[str, Tensor]:
    """Return ``fresh``, a network's own state, with the earlier weights in it, rows of tags, features and edits by their label.

    ``earlier`` are the labels of the earlier run by task. Raises ValueError where relations or entities are others: they
    have no rows to move.
    """
    for task in ("relations", "entities"):
        if list(earlier[task]) != list(getattr(labels, task)):
            raise ValueError(f"the weights to begin with know other {task}; train without --begin")
    place: dict[tuple[str, str], int] = {}
    for task in Heads.TASKS:
        for label in earlier[task]:
            place[task, label] = len(place)
    rows = [place.get((task, label), -1) for task in Heads.TASKS for label in getattr(labels, task)]
    found = dict(fresh)
    for name, own in weights.items():
        if name.startswith(("heads.words.", "heads.corrections.")):
            empty = torch.full_like(own[:1], UNSEEN if name == "heads.words.bias" else 0.0)
            own = torch.cat([own, empty])[rows]
        found[name] = own
    return found
