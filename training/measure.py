"""Scores on development sentences while training: gold words, own sentence boundaries."""

import random

import numpy as np
import torch
from batches import Batcher, Labels, windows
from export import Answers, Relations
from network import Network
from treebanks import Sentence, spans_of

from chancery.languages.features import reading_form
from chancery.languages.network import Window, decode
from chancery.languages.paths import best_paths


def dev_scores(network: Network, sentences: list[Sentence], batcher: Batcher, most: int = 1_000) -> dict[str, float]:
    """Return UPOS, features, lemma, LAS (universal relations, marks included), sentence F1 and entity F1, from 0 to 1."""
    labels: Labels = batcher.labels
    answers = Answers(network, labels).eval()
    relations = Relations(network.heads.relation_matrix.detach()).eval()

    def relate(below: np.ndarray, above: np.ndarray) -> np.ndarray:
        return relations(torch.from_numpy(below), torch.from_numpy(above)).numpy()

    groups = windows(sentences[:most], random.Random(0), 150)
    right = dict.fromkeys(("upos", "feats", "lemma", "las", "uas"), 0)
    words = trees = 0
    starts = [0, 0, 0]
    names = [0, 0, 0]
    with torch.no_grad():
        for at in range(0, len(groups), 16):
            group = groups[at : at + 16]
            batch = batcher.batch(group, training=False)
            out = [o.numpy() for o in answers(network.pieces(*batch.pieces)[batch.words], batch.mask, *batch.subwords)]
            lengths = np.array([sum(map(len, window)) for window in group])
            out[4] = best_paths(out[4], lengths, (network.heads.entity_steps + network.heads.legal).numpy())
            for b, window in enumerate(group):
                forms = [reading_form(f) for s in window for f in s.forms]
                n = len(forms)
                own = (*(o[b, :n] for o in out[:5]), out[5][b, :n, : n + 1], out[6][b, :n], out[7][b, : n + 1])
                read = Window(forms, np.ones(n, dtype=bool), np.zeros(n, dtype=bool), own)
                (found,) = decode(list(labels.edits), relate, [read])
                words += n
                right["upos"] += sum(
                    labels.tags[i] == t for i, t in zip(found.tags, (t for s in window for t in s.tags), strict=True)
                )
                right["feats"] += sum(
                    labels.feats[i] == t for i, t in zip(found.feats, (t for s in window for t in s.feats), strict=True)
                )
                right["lemma"] += sum(a == t for a, t in zip(found.lemmas, (t for s in window for t in s.lemmas), strict=True))
                gold_starts = np.cumsum([0, *(len(s) for s in window)])[:-1]
                mine = set(np.flatnonzero(found.starts).tolist())
                starts[0] += len(mine & set(gold_starts.tolist()))
                starts[1] += len(mine)
                starts[2] += len(gold_starts)
                place = 0
                gold_names = set()
                for s in window:
                    if s.heads is not None and s.relations is not None:
                        trees += len(s)
                        for k in range(len(s)):
                            head = place + (k if s.heads[k] < 0 else s.heads[k])
                            if found.heads[place + k] == head:
                                right["uas"] += 1
                                relation = labels.relations[found.relations[place + k]]
                                right["las"] += relation.split(":")[0] == s.relations[k].split(":")[0]
                    gold_names |= {(a + place, e + place, t) for a, e, t in s.entities or ()}
                    place += len(s)
                if window[0].entities is not None:
                    my_names = set(spans_of([labels.entities[i] for i in found.entities]))
                    names[0] += len(gold_names & my_names)
                    names[1] += len(my_names)
                    names[2] += len(gold_names)
    scores = {k: v / words for k, v in right.items() if k in ("upos", "feats", "lemma")}
    if trees:
        scores |= {"uas": right["uas"] / trees, "las": right["las"] / trees}
    scores["sentences"] = 2 * starts[0] / max(1, starts[1] + starts[2])
    if names[2]:
        scores["entities"] = 2 * names[0] / max(1, names[1] + names[2])
    return {k: round(v, 4) for k, v in scores.items()}
