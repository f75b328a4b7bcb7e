"""Sentences into tensors: windows of neighbouring sentences, labels as numbers, padding."""

import random
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

import torch
from recipes import Recipe
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F
from treebanks import UNKNOWN, Sentence, entity_labels

from chancery.languages.edits import lemma_edit
from chancery.languages.features import feature_weights, reading_form
from chancery.languages.network import WordPieces

NONE = -100


@dataclass(frozen=True)
class Labels:
    """The labels of each task in the order of their numbers, and the corpora, the one that the pipeline speaks first."""

    corpora: tuple[str, ...]
    tags: tuple[str, ...]
    feats: tuple[str, ...]
    edits: tuple[str, ...]
    relations: tuple[str, ...]
    entities: tuple[str, ...]
    allowed: tuple[tuple[int, int], ...]  # tag and features that were seen together
    unnamed: frozenset[str] = frozenset()  # corpora in which no entity is of type MISC: what is unmarked there may be

    @classmethod
    def count(cls, corpora: dict[str, list[Sentence]], how: Recipe) -> "Labels":
        """Count the labels of the training corpora; lemma edits only the most frequent."""
        counts: dict[str, Counter[str]] = {k: Counter() for k in ("tags", "feats", "edits", "relations", "entities")}
        pairs: Counter[tuple[str, str]] = Counter()
        names: list[str] = []
        named: set[str] = set()
        for sentences in corpora.values():
            for s in sentences:
                if s.corpus not in names:
                    names.append(s.corpus)
                if s.tagged:
                    counts["tags"].update(s.tags)
                    counts["feats"].update(s.feats)
                    counts["edits"].update(lemma_edit(reading_form(f), m) for f, m in zip(s.forms, s.lemmas, strict=True))
                counts["relations"].update(s.relations or ())
                counts["entities"].update(entity_labels(s) or ())
                if any(kind == "MISC" for *_, kind in s.entities or ()):
                    named.add(s.corpus)
                if s.tagged:
                    pairs.update(zip(s.tags, s.feats, strict=True))
        del counts["tags"][UNKNOWN]
        tags = tuple(sorted(counts["tags"]))
        feats = tuple(sorted(f for f, n in counts["feats"].items() if n > 1))
        edits = tuple(e for e, n in sorted(counts["edits"].items(), key=lambda p: (-p[1], p[0]))[: how.edits] if n > 1)
        entities = tuple(sorted(counts["entities"], key=lambda e: (e != "O", e))) or ("O",)
        allowed = tuple(
            (tags.index(t), feats.index(f)) for (t, f), n in sorted(pairs.items()) if n > 1 and f in feats and t in tags
        )
        relations = tuple(sorted(counts["relations"]))
        return cls(tuple(names), tags, feats, edits, relations, entities, allowed, frozenset(names) - named)

    def sizes(self) -> dict[str, int]:
        """Return how many labels each task has."""
        return {k: len(getattr(self, k)) for k in ("tags", "feats", "edits", "relations", "entities")}


@dataclass(frozen=True)
class Batch:
    """``B`` windows of at most ``T`` words; heads count from 1 with 0 for the root; -100 where nothing is annotated."""

    pieces: tuple[Tensor, Tensor, Tensor]
    words: Tensor
    mask: Tensor
    subwords: tuple[Tensor, ...]
    corpus: Tensor
    targets: dict[str, Tensor]
    starts: Tensor
    entities: Tensor
    unnamed: Tensor
    heads: Tensor
    relations: Tensor
    allowed: Tensor


def windows(sentences: list[Sentence], chance: random.Random, longest: int) -> list[list[Sentence]]:
    """Cut a corpus into runs of neighbouring sentences of one corpus, of random length up to so many words."""
    found: list[list[Sentence]] = []
    current: list[Sentence] = []
    size, limit = 0, 0
    for s in sentences:
        if current and size + len(s) > limit:
            found.append(current)
            current, size = [], 0
        if not current:
            limit = chance.randint(5, longest) if chance.random() < 0.8 else 1
        current.append(s)
        size += len(s)
    if current:
        found.append(current)
    return [w for w in found if sum(map(len, w)) <= 3 * longest]


class Batcher:
    """Turns windows into tensors for one recipe and its labels."""

    def __init__(self, labels: Labels, how: Recipe, chance: random.Random, tokenizer: Tokenizer | None = None) -> None:
        self.labels = labels
        self.how = how
        self.chance = chance
        self.numbers = {
            k: {name: n for n, name in enumerate(getattr(labels, k))} for k in ("tags", "feats", "edits", "relations", "entities")
        }
        self.pieces = WordPieces(tokenizer) if tokenizer else None

    @lru_cache(maxsize=500_000)  # noqa: B019
    def _rows(self, form: str) -> tuple[list[int], list[float]]:
        return feature_weights(form, self.how.buckets)

    def embed(self, forms: list[str], training: bool) -> tuple[Tensor, Tensor, Tensor]:
        """Return rows, offsets and weights of the pieces of some forms; in training a tenth loses its whole-word row."""
        rows: list[int] = []
        weights: list[float] = []
        offsets = [0]
        for form in forms:
            own, weight = self._rows(form)
            rows += own
            weights += weight
            if training and self.chance.random() < 0.1:
                weights[offsets[-1]] = 0.0
            offsets.append(len(rows))
        return torch.tensor(rows), torch.tensor(offsets), torch.tensor(weights)

    def length(self, window: list[Sentence]) -> int:
        """Return what a window costs: its words, or its word pieces if an encoder reads them."""
        if not self.pieces:
            return sum(map(len, window))
        return sum(self.pieces.count(reading_form(form)) for s in window for form in s.forms)

    def subwords(self, windows_of_forms: list[list[str]], width: int) -> tuple[Tensor, ...]:
        """Return the transformer's input of some windows: pieces, mask, and each word's first and last piece."""
        if not self.pieces:
            return ()
        pieces, mask, first, last = (torch.from_numpy(a) for a in self.pieces.arrays(windows_of_forms, width))
        gap = -pieces.shape[1] % 16
        return F.pad(pieces, (0, gap)), F.pad(mask, (0, gap)), first, last

    def batch(self, group: list[list[Sentence]], training: bool) -> Batch:
        """Return the tensors of some windows."""
        forms = [[reading_form(f) for s in w for f in s.forms] for w in group]
        # Few different shapes: the kernels are made anew for each.
        width = -(-max(map(len, forms)) // 8) * 8
        types: dict[str, int] = {"": 0}
        index = torch.zeros(len(group), width, dtype=torch.long)
        for b, own in enumerate(forms):
            index[b, : len(own)] = torch.tensor([types.setdefault(f, len(types)) for f in own])
        shape = (len(group), width)
        targets = {k: torch.full(shape, NONE) for k in ("tags", "feats", "edits")}
        starts, mask = torch.zeros(shape), torch.zeros(shape)
        entities, heads, relations = (torch.full(shape, NONE) for _ in range(3))
        sentence = torch.full(shape, -1)
        corpus = torch.tensor(
            [self.labels.corpora.index(w[0].corpus) if w[0].corpus in self.labels.corpora else 0 for w in group]
        )
        for b, window in enumerate(group):
            at = 0
            for k, s in enumerate(window):
                end = at + len(s)
                mask[b, at:end] = 1
                starts[b, at] = 1
                sentence[b, at:end] = k
                edits = [lemma_edit(f, m) for f, m in zip(forms[b][at:end], s.lemmas, strict=True)]
                for task, values in (("tags", s.tags), ("feats", s.feats), ("edits", edits)):
                    if s.tagged:
                        targets[task][b, at:end] = torch.tensor([self.numbers[task].get(v, NONE) for v in values])
                marks = entity_labels(s)
                if marks is not None:
                    entities[b, at:end] = torch.tensor([self.numbers["entities"].get(m, 0) for m in marks])
                if s.heads is not None and s.relations is not None:
                    heads[b, at:end] = torch.tensor([0 if h < 0 else h + at + 1 for h in s.heads])
                    relations[b, at:end] = torch.tensor([self.numbers["relations"].get(r, 0) for r in s.relations])
                at = end
        same = (sentence.unsqueeze(2) == sentence.unsqueeze(1)) & (sentence.unsqueeze(2) >= 0)
        allowed = torch.cat([torch.ones(*shape, 1, dtype=torch.bool), same], 2)
        return Batch(
            self.embed(list(types), training),
            index,
            mask,
            self.subwords(forms, width),
            corpus,
            targets,
            starts,
            entities,
            torch.tensor([w[0].corpus in self.labels.unnamed for w in group]),
            heads,
            relations,
            allowed,
        )
