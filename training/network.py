"""The networks: words in, all that the pipelines say about them out.

One encoder pass feeds every head. The encoder is a convolution over hashed word pieces, or a small pretrained
transformer joined to them. ``B`` windows of at most ``T`` words; padding is masked.
"""

import json

import torch
from encoders import Encoder
from torch import Tensor, nn
from torch.nn import functional as F

from chancery.languages.paths import NEVER


class WordPieces(nn.Module):
    """Sum of hashed rows of a form's pieces: [types] forms in, [types, width] out."""

    def __init__(self, buckets: int, width: int) -> None:
        super().__init__()
        self.bag = nn.EmbeddingBag(buckets, width, mode="sum", include_last_offset=True)
        nn.init.normal_(self.bag.weight, std=0.5)

    def forward(self, rows: Tensor, offsets: Tensor, weights: Tensor) -> Tensor:
        return self.bag(rows, offsets, per_sample_weights=weights)


class Convolution(nn.Module):
    """A residual gated convolution over three neighbouring words."""

    def __init__(self, width: int, dilation: int, dropout: float) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.gate = nn.Linear(3 * width, 2 * width)
        self.dropout = nn.Dropout(dropout)
        self.dilation = dilation

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        d = self.dilation
        y = self.norm(x) * mask
        gap = torch.zeros_like(y[:, :1]).expand(-1, d, -1)
        padded = torch.cat([gap, y, gap], 1)
        near = torch.cat([padded[:, : -2 * d], y, padded[:, 2 * d :]], -1)
        return x + self.dropout(F.glu(self.gate(near), -1))


class ConvolutionEncoder(nn.Module):
    """Word vectors [B, T, E] to states [B, T, H]."""

    def __init__(self, pieces: int, width: int, dilations: tuple[int, ...], dropout: float) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(pieces)
        self.enter = nn.Linear(pieces, width)
        self.blocks = nn.ModuleList(Convolution(width, d, dropout) for d in dilations)
        self.leave = nn.LayerNorm(width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        keep = mask.unsqueeze(-1)
        x = self.enter(self.dropout(self.norm(x)))
        for block in self.blocks:
            x = block(x, keep)
        return self.leave(x) * keep


class Attention(nn.Module):
    """One layer of BERT (Devlin et al. 2019), in the names of its published weights' order."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.out = nn.Linear(width, width)
        self.out_norm = nn.LayerNorm(width, eps=1e-12)
        self.inner = nn.Linear(width, inner)
        self.outer = nn.Linear(inner, width)
        self.outer_norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, t, w = x.shape
        q, k, v = (f(x).view(b, t, self.heads, w // self.heads).transpose(1, 2) for f in (self.query, self.key, self.value))
        # Written out: the fused kernel is several times slower on a CPU at these sizes.
        q = q * (w // self.heads) ** -0.5
        y = torch.softmax(q @ k.transpose(-1, -2) + bias.to(q.dtype), -1) @ v
        x = self.out_norm(x + self.out(y.transpose(1, 2).reshape(b, t, w)))
        return self.outer_norm(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


class Transformer(nn.Module):
    """A BERT encoder: word-piece numbers [B, S] and their mask in, states [B, S, H] out."""

    def __init__(self, words: int, width: int, layers: int, heads: int, inner: int, positions: int, dropout: float) -> None:
        super().__init__()
        self.width = width
        self.words = nn.Embedding(words, width)
        self.positions = nn.Embedding(positions, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Attention(width, heads, inner, dropout) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        place = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.dropout(self.norm(self.words(pieces) + self.positions(place)))
        bias = (1.0 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    @classmethod
    def pretrained(cls, encoder: Encoder, layers: int, dropout: float) -> "Transformer":
        """Begin with the first layers of a pretrained encoder."""
        kept = (k for k in encoder.weights if not k.startswith("layers.") or int(k.split(".")[1]) < layers)
        weights = {k: torch.from_numpy(encoder.weights[k].copy()) for k in kept}
        words, width = weights["words.weight"].shape
        own = cls(words, width, layers, 12, len(weights["layers.0.inner.bias"]), len(weights["positions.weight"]), dropout)
        own.load_state_dict(weights)
        return own


class JoinedEncoder(nn.Module):
    """A transformer's states at each word's first and last piece, joined to the word's own vector, mixed by convolution."""

    def __init__(self, transformer: Transformer, pieces: int, width: int, dilations: tuple[int, ...], dropout: float) -> None:
        super().__init__()
        self.transformer = transformer
        self.norm = nn.LayerNorm(pieces)
        self.enter = nn.Linear(2 * transformer.width + pieces, width)
        self.blocks = nn.ModuleList(Convolution(width, d, dropout) for d in dilations)
        self.leave = nn.LayerNorm(width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor, pieces: Tensor, piece_mask: Tensor, first: Tensor, last: Tensor) -> Tensor:
        states = self.transformer(pieces, piece_mask)
        index = [i.unsqueeze(-1).expand(-1, -1, states.shape[-1]) for i in (first, last)]
        ends = torch.cat([states.gather(1, i) for i in index], -1)
        x = self.enter(self.dropout(torch.cat([ends, self.norm(x)], -1)))
        for block in self.blocks:
            x = block(x, mask.unsqueeze(-1))
        return self.leave(x) * mask.unsqueeze(-1)


class Heads(nn.Module):
    """All that is said of a word: tag, features, lemma edit, sentence start, entity, arcs and relations.

    A corpus that annotates a little otherwise than the first gets a correction of its own for tag, features and lemma,
    which stays in training.
    """

    TASKS = ("tags", "feats", "edits")

    def __init__(self, width: int, sizes: dict[str, int], corpora: int, arc: int, relation: int, dropout: float) -> None:
        super().__init__()
        self.sizes = sizes
        self.words = nn.Linear(width, sum(sizes[t] for t in self.TASKS))
        self.corrections = nn.ModuleList(nn.Linear(width, sum(sizes[t] for t in self.TASKS)) for _ in range(corpora - 1))
        for correction in self.corrections:
            nn.init.zeros_(correction.weight)
            nn.init.zeros_(correction.bias)
        self.starts = nn.Linear(width, 1)
        self.entities = nn.Sequential(nn.Linear(width, 128), nn.GELU(), nn.Dropout(dropout), nn.Linear(128, sizes["entities"]))
        self.arcs = nn.Linear(width, 2 * arc)
        self.relations = nn.Linear(width, 2 * relation)
        self.root_arc = nn.Parameter(torch.zeros(arc))
        self.root_relation = nn.Parameter(torch.zeros(relation))
        self.arc_matrix = nn.Parameter(torch.eye(arc) * 0.1)
        self.arc_head = nn.Linear(arc, 1, bias=False)
        self.relation_matrix = nn.Parameter(torch.randn(sizes["relations"], relation + 1, relation + 1) * 0.05)
        self.dropout = nn.Dropout(dropout)
        self.width = (arc, relation)
        self.open_entities: list[int] = []  # labels that some corpora leave unmarked
        self.entity_steps = nn.Parameter(torch.zeros(sizes["entities"] + 1, sizes["entities"]))
        self.register_buffer("legal", torch.zeros_like(self.entity_steps), persistent=False)

    def forward(self, x: Tensor) -> tuple[Tensor, ...]:
        """Return word logits, start logits, entity logits, arc scores [B, T, T + 1], dependants' and heads' relation states."""
        x = self.last = self.dropout(x)
        dependant, head = self.dropout(F.gelu(self.arcs(x))).chunk(2, -1)
        root = self.root_arc.view(1, 1, -1).expand(x.shape[0], 1, -1)
        head = torch.cat([root, head], 1)
        scores = (dependant @ self.arc_matrix) @ head.transpose(1, 2) + self.arc_head(head).transpose(1, 2)
        below, above = self.dropout(F.gelu(self.relations(x))).chunk(2, -1)
        above = torch.cat([self.root_relation.view(1, 1, -1).expand(x.shape[0], 1, -1), above], 1)
        return self.words(x), self.starts(x).squeeze(-1), self.entities(x), scores, below, above

    def corrected(self, words: Tensor, corpus: Tensor, states: Tensor) -> Tensor:
        """Add to word logits [B, T, K] the corrections of the corpora that the windows come from."""
        for n, correction in enumerate(self.corrections, 1):
            rows = torch.nonzero(corpus == n).squeeze(1)
            if len(rows):
                words = words.index_add(0, rows, correction(states[rows]).to(words.dtype))
        return words

    def entity_loss(self, scores: Tensor, targets: Tensor, unnamed: Tensor) -> Tensor:
        """Return the mean loss a word of label scores [B, T, K] under a linear-chain conditional random field.

        Targets are -100 behind the windows' ends. In a window that is ``unnamed``, what nobody marked may be of an open
        type: all labellings that agree with the marks count as right.
        """
        keep = targets >= 0
        right = F.one_hot(targets.clamp(min=0), scores.shape[-1]).bool()
        for label in self.open_entities:
            right[..., label] |= right[..., 0] & unnamed.unsqueeze(1)
        both = torch.cat([scores, scores.masked_fill(~right, NEVER)])
        steps = self.entity_steps + self.legal
        total = both[:, 0] + steps[-1]
        inside = torch.cat([keep, keep])
        for t in range(1, scores.shape[1]):
            onward = (total.unsqueeze(2) + steps[:-1]).logsumexp(1) + both[:, t]
            total = torch.where(inside[:, t, None], onward, total)
        anything, agreeing = total.logsumexp(1).chunk(2)
        return (anything - agreeing).sum() / keep.sum()

    def relation_scores(self, below: Tensor, above: Tensor) -> Tensor:
        """Score relations of chosen arcs: [N, D] dependants and [N, D] heads in, [N, relations] out."""
        one = torch.ones_like(below[:, :1])
        return torch.einsum("ni,rij,nj->nr", torch.cat([below, one], 1), self.relation_matrix, torch.cat([above, one], 1))


class Network(nn.Module):
    """Word pieces, encoder and heads together."""

    def __init__(self, settings: dict[str, object], sizes: dict[str, int], corpora: int, encoder: Encoder | None) -> None:
        super().__init__()
        s = json.loads(json.dumps(settings))
        self.pieces = WordPieces(s["buckets"], s["pieces"])
        if encoder:
            transformer = Transformer.pretrained(encoder, s["layers"], 0.1)
            self.encoder: nn.Module = JoinedEncoder(transformer, s["pieces"], s["width"], tuple(s["dilations"]), s["dropout"])
        else:
            self.encoder = ConvolutionEncoder(s["pieces"], s["width"], tuple(s["dilations"]), s["dropout"])
        self.heads = Heads(s["width"], sizes, corpora, s["arc"], s["relation"], s["dropout"])

    def forward(self, vectors: Tensor, mask: Tensor, *pieces: Tensor) -> tuple[Tensor, ...]:
        return self.heads(self.encoder(vectors, mask, *pieces))
