"""Write the weights of a shipped pipeline as training goes on from them.

    python training/restore.py src/chancery/languages/models/hu build/models/hu --treebanks ../shared/treebanks
    make model-hu BEGIN=build/models/hu.pt PASSES=3 SEED=21

A pipeline holds its weights rounded to 8 bits and without those that training alone uses (each corpus's corrections,
which begin anew). They are found by their place: a network whose every weight has a value of its own is written in the same
way, and what stands where it has a value is that weight.
"""

import argparse
import json
import shutil
import tempfile
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import onnx
import torch
from batches import Labels
from encoders import read_encoder
from export import save
from network import Network
from numpy.typing import NDArray
from onnx import numpy_helper
from recipes import recipe
from torch import Tensor
from train import read_parts

from chancery.languages.component import NAME
from chancery.languages.features import reading_form

Floats = NDArray[np.float32]


def graph_weights(path: Path) -> list[Floats]:
    """Return the weights that the nodes of a quantised graph read, in the order of the nodes, as floats."""
    model = onnx.load(str(path))
    stored = {t.name: numpy_helper.to_array(t) for t in model.graph.initializer}
    found = []
    for node in model.graph.node:
        for name in node.input:
            base = name.removesuffix("_quantized")
            if base != name and name in stored:
                scale, zero = stored[f"{base}_scale"], stored[f"{base}_zero_point"].astype(np.float32)
                found.append((stored[name].astype(np.float32) - zero) * scale)
            elif name in stored and stored[name].dtype == np.float32 and not name.endswith("_scale"):
                found.append(stored[name])
    return found


def restored(fresh: Network, marked: Path, shipped: Path) -> dict[str, Tensor]:
    """Return the weights of ``fresh`` that the shipped graphs hold; ``marked`` holds the graphs of numbered weights.

    Raises ValueError where the graphs are of different networks.
    """
    state = fresh.state_dict()
    names = list(dict(fresh.named_parameters()))
    found: dict[str, Tensor] = {}
    for graph in ("network.onnx", "relations.onnx"):
        ours, theirs = graph_weights(marked / graph), graph_weights(shipped / graph)
        if [w.shape for w in ours] != [w.shape for w in theirs]:
            raise ValueError(f"{shipped / graph} is of another network than the recipe makes")
        for own, their in zip(ours, theirs, strict=True):
            number = round(float(own.flat[0])) if own.size else 0
            name = names[number - 1] if 0 < number <= len(names) else ""
            if name and own.size == state[name].numel() and np.allclose(own, number, atol=0.4):
                found[name] = _shaped(their, state[name].shape, name)
    return found


def _shaped(weights: Floats, shape: torch.Size, name: str) -> Tensor:
    """Return weights in the shape of the parameter: matrices of layers stand turned in a graph."""
    tensor = torch.from_numpy(weights.copy())
    if name == "heads.relation_matrix":
        width, count, other = shape[1], shape[0], shape[2]
        return tensor.view(width, count, other).transpose(0, 1).contiguous()
    layer = name.endswith("weight") and tensor.dim() == 2 and not name.endswith(("words.weight", "positions.weight"))
    layer = layer or name == "heads.words.weight"
    return (tensor.T.contiguous() if layer else tensor).reshape(shape)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--treebanks", type=Path, nargs="+", default=[Path("../shared/treebanks")])
    arguments = parser.parse_args()
    log = json.loads((arguments.pipeline / "training.json").read_text(encoding="utf-8"))
    language, how = log["language"], recipe(log["language"])
    corpora = read_parts(arguments.treebanks, list(how.train), language)
    dev = read_parts(arguments.treebanks, list(how.dev), language)
    labels = Labels.count(corpora, how)
    shipped = arguments.pipeline / NAME
    known = json.loads((shipped / "labels.json").read_text(encoding="utf-8"))
    forms = (reading_form(f) for part in (corpora, dev) for own in part.values() for s in own for f in s.forms)
    encoder = read_encoder(how.encoder, forms) if how.encoder else None
    sizes = labels.sizes() | {task: len(known[task]) for task in labels.sizes()}
    network = Network(asdict(how), sizes, 1, encoder)
    with torch.no_grad():
        for number, weight in enumerate(network.parameters(), 1):
            weight.fill_(number)
    with tempfile.TemporaryDirectory() as scratch:
        marked = Path(scratch) / "marked"
        save(network, _with(labels, known), how, language, marked, encoder.tokenizer if encoder else None, {})
        found = restored(network, marked / NAME, shipped)
    tables = np.load(shipped / "tables.npz")
    found["pieces.bag.weight"] = torch.from_numpy(tables["pieces"].astype(np.float32) * tables["scale"][:, None])
    steps = torch.from_numpy(tables["steps"].astype(np.float32))
    found["heads.entity_steps"] = torch.where(steps < -1e3, torch.zeros_like(steps), steps)
    missing = [name for name, _ in network.named_parameters() if name not in found]
    if missing:
        raise ValueError(f"{shipped} does not hold {', '.join(missing)}")
    shutil.copytree(arguments.pipeline, arguments.output, dirs_exist_ok=True)
    torch.save({**network.state_dict(), **found}, arguments.output.with_suffix(".pt"))
    print(f"{len(found)} weights in {arguments.output.with_suffix('.pt')}")


def _with(labels: Labels, known: dict[str, list[str]]) -> Labels:
    """Return labels as the shipped pipeline knows them."""
    lists = {task: tuple(known[task]) for task in ("tags", "feats", "edits", "relations", "entities")}
    return replace(labels, allowed=(), **lists)


if __name__ == "__main__":
    main()
