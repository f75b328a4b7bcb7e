"""Write a trained network as the package reads it: an ONNX graph with int8 weights, tables and labels."""

import json
import tempfile
import warnings
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from batches import Labels
from network import Network
from recipes import Recipe
from tokenizers import Tokenizer
from tokens import blank
from torch import Tensor, nn

from chancery.languages.component import NAME

RANKED = 4  # lemma edits kept, best first


class Answers(nn.Module):
    """The network with its answers in place of scores where nothing is left to decide."""

    def __init__(self, network: Network, labels: Labels) -> None:
        super().__init__()
        self.encoder = network.encoder
        self.heads = network.heads
        allowed = torch.full((len(labels.tags), len(labels.feats)), -1e4)
        for tag, feats in labels.allowed:
            allowed[tag, feats] = 0
        self.register_buffer("allowed", allowed)
        self.sizes = [network.heads.sizes[t] for t in network.heads.TASKS]

    def forward(self, vectors: Tensor, mask: Tensor, *pieces: Tensor) -> tuple[Tensor, ...]:
        words, starts, entities, arcs, below, above = self.heads(self.encoder(vectors, mask, *pieces))
        tags, feats, edits = words.split(self.sizes, -1)
        best = tags.argmax(-1)
        feats = (feats + nn.functional.embedding(best, self.allowed)).argmax(-1)
        return best, feats, edits.topk(RANKED, -1).indices, starts, entities, arcs, below, above


class Relations(nn.Module):
    """The best relation of each arc: states of dependants and heads [N, D] in, numbers of relations [N] out."""

    def __init__(self, matrix: Tensor) -> None:
        super().__init__()
        self.count = matrix.shape[0]
        self.left = nn.Parameter(matrix.transpose(0, 1).reshape(matrix.shape[1], -1).contiguous())

    def forward(self, below: Tensor, above: Tensor) -> Tensor:
        one = torch.ones_like(below[:, :1])
        left = torch.cat([below, one], 1) @ self.left
        right = torch.cat([above, one], 1)
        return (left.view(-1, self.count, right.shape[1]) * right.unsqueeze(1)).sum(-1).argmax(-1)


def write_relations(matrix: Tensor, path: Path) -> None:
    """Write the graph that names the relations of arcs, from their matrix [R, D + 1, D + 1]."""
    state = torch.zeros(3, matrix.shape[1] - 1)
    axes = {"below": {0: "n"}, "above": {0: "n"}, "relations": {0: "n"}}
    write_graph(Relations(matrix).eval(), (state, state), ["below", "above"], ["relations"], axes, path)


def write_graph(
    module: nn.Module,
    inputs: tuple[Tensor, ...],
    names: list[str],
    outputs: list[str],
    axes: dict[str, dict[int, str]],
    path: Path,
) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as scratch, warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            module, inputs, str(plain), input_names=names, output_names=outputs, dynamic_axes=axes, opset_version=17, dynamo=False
        )
        quantize_dynamic(plain, path, weight_type=QuantType.QInt8, per_channel=True)


def save(
    network: Network,
    labels: Labels,
    how: Recipe,
    language: str,
    folder: Path,
    tokenizer: Tokenizer | None,
    log: dict[str, Any],
) -> None:
    """Write a spaCy pipeline whose one component holds network, tables and labels, and ``training.json`` beside it."""
    pipeline, folder = folder, folder / NAME
    folder.mkdir(parents=True, exist_ok=True)
    answers = Answers(network, labels).eval()
    inputs: tuple[Tensor, ...] = (torch.zeros(2, 7, how.pieces), torch.ones(2, 7))
    names = ["vectors", "mask"]
    axes = {"vectors": {0: "b", 1: "t"}, "mask": {0: "b", 1: "t"}}
    if how.encoder:
        whole = torch.ones(2, 11, dtype=torch.long)
        place = torch.ones(2, 7, dtype=torch.long)
        inputs += (whole, torch.ones(2, 11), place, place)
        names += ["pieces", "piece_mask", "first", "last"]
        axes |= {"pieces": {0: "b", 1: "s"}, "piece_mask": {0: "b", 1: "s"}, "first": {0: "b", 1: "t"}, "last": {0: "b", 1: "t"}}
    outputs = ["tags", "feats", "edits", "starts", "entities", "arcs", "below", "above"]
    axes |= {name: {0: "b", 1: "t"} for name in outputs[:5]}
    axes |= {"arcs": {0: "b", 1: "t", 2: "h"}, "below": {0: "b", 1: "t"}, "above": {0: "b", 1: "h"}}
    write_graph(answers, inputs, names, outputs, axes, folder / "network.onnx")
    write_relations(network.heads.relation_matrix.detach(), folder / "relations.onnx")
    table = network.pieces.bag.weight.detach().numpy()
    scale = np.maximum(np.abs(table).max(1) / 127, 1e-8).astype(np.float32)
    np.savez_compressed(
        folder / "tables.npz",
        pieces=np.round(table / scale[:, None]).astype(np.int8),
        scale=scale,
        steps=(network.heads.entity_steps + network.heads.legal).detach().numpy(),
    )
    lists = {k: list(getattr(labels, k)) for k in ("tags", "feats", "edits", "relations", "entities")}
    (folder / "labels.json").write_text(json.dumps(lists, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    record = {"language": language, "recipe": asdict(how), **log}
    (pipeline / "training.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if tokenizer:
        tokenizer.save(str(folder / "tokenizer.json"))
    assemble(language, pipeline)


def assemble(language: str, folder: Path) -> None:
    """Write what spaCy needs beside the component's own folder: configuration, tokenizer, vocabulary."""
    nlp = blank(language)
    nlp.add_pipe(NAME)
    nlp.meta["name"] = f"chancery_{folder.name}"
    nlp.to_disk(folder, exclude=[NAME])
