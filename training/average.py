"""Average the weights of two runs and write the pipeline: often better than either, where one went on from the other.

    python training/average.py hu build/models/hu.pt build/models/hu-on.pt --share 0.65 --output build/models/hu-mean

``--share`` is what the second one counts. Prints the scores on the development part, by which to choose it.
"""

import argparse
import json
import random
import sys
from dataclasses import asdict
from pathlib import Path

import torch
from batches import Batcher, Labels
from begin import carried
from encoders import read_encoder
from export import save
from measure import dev_scores
from network import Network
from recipes import recipe
from torch import Tensor
from train import read_parts

from chancery.languages.component import NAME
from chancery.languages.features import reading_form
from chancery.languages.paths import legal_steps

OWN = "heads.corrections"  # what only training uses, and a restored pipeline lacks


def mean(first: dict[str, Tensor], second: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """Return the weights between two runs, ``share`` of the way from the first to the second."""
    return {
        name: weight if name.startswith(OWN) or not weight.is_floating_point() else torch.lerp(first[name], weight, share)
        for name, weight in second.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language")
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--share", type=float, default=0.5)
    parser.add_argument("--treebanks", type=Path, nargs="+", default=[Path("../shared/treebanks")])
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    if not 0 <= arguments.share <= 1:
        sys.exit(f"average: --share is a part from 0 to 1, not {arguments.share}")
    torch.set_num_threads(arguments.threads)
    how = recipe(arguments.language)
    corpora = read_parts(arguments.treebanks, list(how.train), arguments.language)
    dev = read_parts(arguments.treebanks, list(how.dev), arguments.language)
    labels = Labels.count(corpora, how)
    forms = (reading_form(f) for part in (corpora, dev) for own in part.values() for s in own for f in s.forms)
    encoder = read_encoder(how.encoder, forms) if how.encoder else None
    tokenizer = encoder.tokenizer if encoder else None
    batcher = Batcher(labels, how, random.Random(1), tokenizer)
    network = Network(asdict(how), labels.sizes(), len(labels.corpora), encoder)
    network.heads.legal.copy_(torch.from_numpy(legal_steps(labels.entities)))
    weights, logs = [], []
    for path in (arguments.first, arguments.second):
        known = json.loads((path.with_suffix("") / NAME / "labels.json").read_text(encoding="utf-8"))
        weights.append(carried(torch.load(path, weights_only=True), known, labels, network.state_dict()))
        logs.append(json.loads((path.with_suffix("") / "training.json").read_text(encoding="utf-8")))
    network.load_state_dict(mean(weights[0], weights[1], arguments.share))
    network.eval()
    scores: dict[str, float] = {}
    for name, sentences in dev.items():
        scores |= {f"{name.split('-')[0]} {k}": v for k, v in dev_scores(network, sentences, batcher).items()}
    print(json.dumps(scores), flush=True)
    torch.save(network.state_dict(), arguments.output.with_suffix(".pt"))
    log = {key: logs[1][key] for key in ("before", "passes", "minutes", "seed")}
    record = {"dev": scores, **log, "averaged": arguments.share}
    save(network, labels, how, arguments.language, arguments.output, tokenizer, record)


if __name__ == "__main__":
    main()
