"""Train the small encoder that says which event type an actor does to a recipient, and write it where the coder finds it.

    python training/relations.py --table ../shared/benchmarks/plover/relations-dev.tsv --output build/relations
    python training/relations.py --table ... --folds 5      cross-validate: macro F1 on each fifth by the other four;
                                                                             with --output, write the five

The marked table is read with our own sentences (training/relations/*.tsv), which only ever train. CPU is enough; one
seed and thread count give the same weights.
"""

import argparse
import csv
import json
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from encoders import read_encoder
from export import write_graph
from marked_tables import macro_f1, unmarked
from network import Transformer
from recipes import ENGLISH
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from chancery.coding.relations import MARKS, marked

OWN = Path(__file__).with_name("relations")
WORDS = 1_200  # word pieces of a batch
EPOCHS = 10
RATES = (6e-5, 1e-3)  # of the encoder, of the head
LONGEST = 160  # word pieces of a sentence


class Example(NamedTuple):
    """A marked sentence as word pieces, with the places of its two opening marks, its label, and its plain text."""

    pieces: list[int]
    actor: int
    recipient: int
    label: str
    text: str = ""


class Typer(nn.Module):
    """Word pieces [B, S], mask and places of the two marks [B] in; scores of the types [B, K] out."""

    def __init__(self, transformer: Transformer, types: int) -> None:
        super().__init__()
        self.transformer = transformer
        self.dropout = nn.Dropout(0.2)
        self.head = nn.Linear(3 * transformer.width, types)

    def forward(self, pieces: Tensor, mask: Tensor, actor: Tensor, recipient: Tensor) -> Tensor:
        states = self.transformer(pieces, mask)
        mean = (states * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True)
        ends = [states.gather(1, k.view(-1, 1, 1).expand(-1, 1, states.shape[-1])).squeeze(1) for k in (actor, recipient)]
        return self.head(self.dropout(torch.cat([mean, *ends], -1)))


def read_table(path: Path, tokenizer: Tokenizer) -> list[Example]:
    """Read the sentences of a marked table that mark both an actor and a recipient."""
    with path.open(encoding="utf-8", newline="") as file:
        quoting = csv.QUOTE_MINIMAL if "dev" in path.name else csv.QUOTE_NONE
        rows = list(csv.DictReader(file, delimiter="\t", quoting=quoting))
    return [e for row in rows if (e := example(row["marked_sentence"], row["event_type"], tokenizer))]


def example(text: str, label: str, tokenizer: Tokenizer) -> Example | None:
    """Return a sentence marked with <s> and <t> as an example; nothing where a mark is missing or nested."""
    plain, actor, recipient = unmarked(text)
    if actor is None or recipient is None:
        return None
    ids = marked(tokenizer, plain, actor, recipient, LONGEST)
    return Example(*ids, label, plain) if ids else None


def batches(examples: list[Example], chance: random.Random | None) -> Iterator[list[Example]]:
    """Yield examples of like length together."""
    ordered = sorted(examples, key=lambda e: len(e.pieces) + (chance.random() * 8 if chance else 0))
    groups: list[list[Example]] = [[]]
    for e in ordered:
        if groups[-1] and len(e.pieces) * (len(groups[-1]) + 1) > WORDS:
            groups.append([])
        groups[-1].append(e)
    if chance:
        chance.shuffle(groups)
    yield from groups


def tensors(group: list[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return pieces [B, S], their mask, and the places of both marks [B]."""
    width = max(len(e.pieces) for e in group)
    pieces = torch.tensor([e.pieces + [0] * (width - len(e.pieces)) for e in group])
    mask = torch.tensor([[1.0] * len(e.pieces) + [0.0] * (width - len(e.pieces)) for e in group])
    return pieces, mask, torch.tensor([e.actor for e in group]), torch.tensor([e.recipient for e in group])


def fit(examples: list[Example], types: list[str], seed: int, epochs: int) -> Typer:
    """Train a typer from the pretrained encoder."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    typer = Typer(Transformer.pretrained(read_encoder(ENGLISH, ()), 6, 0.1), len(types))
    typer.transformer.words.weight.requires_grad_(False)
    slow = [p for p in typer.transformer.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW([{"params": slow, "lr": RATES[0]}, {"params": typer.head.parameters(), "lr": RATES[1]}])
    counts = Counter(e.label for e in examples)
    weight = torch.tensor([(len(examples) / max(1, counts[t])) ** 0.4 for t in types])
    weight /= weight.mean()
    total = epochs * sum(1 for _ in batches(examples, None))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / (total * 0.08), max(0.02, 1 - s / total)))
    started = time.perf_counter()
    for epoch in range(1, epochs + 1):
        typer.train()
        losses = []
        for group in batches(examples, chance):
            scores = typer(*tensors(group))
            wanted = torch.tensor([types.index(e.label) for e in group])
            loss = F.cross_entropy(scores, wanted, weight=weight, label_smoothing=0.05)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(typer.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(float(loss.detach()))
        print(f"  epoch {epoch} of {epochs}, loss {np.mean(losses):.3f}, {time.perf_counter() - started:.0f} s", flush=True)
    return typer.eval()


def scores_of(typer: Typer, examples: list[Example]) -> dict[int, Tensor]:
    """Return each example's scores by its identity."""
    found: dict[int, Tensor] = {}
    with torch.no_grad():
        for group in batches(examples, None):
            for e, row in zip(group, typer(*tensors(group)), strict=True):
                found[id(e)] = row
    return found


def temperature(scores: list[Tensor], wanted: list[int]) -> float:
    """Return the temperature under which scores of unseen examples are best calibrated (Guo et al. 2017)."""
    every, right = torch.stack(scores), torch.tensor(wanted)
    ranked = [(float(F.cross_entropy(every / t, right)), t) for t in np.arange(0.4, 3.0, 0.05)]
    return round(float(min(ranked)[1]), 2)


def cross_validated(
    own: list[Example], table: list[Example], types: list[str], arguments: argparse.Namespace, tokenizer: Tokenizer
) -> dict[str, object]:
    """Return macro F1 and accuracy over the table, each part typed by a typer of the others, and the temperature.

    The table has no NONE; the types are compared among those that it has. With an output, each fold's typer is written
    there with the sentences that it has not seen.
    """
    folds, seed, epochs = arguments.folds, arguments.seed, arguments.epochs
    order = list(range(len(table)))
    random.Random(seed).shuffle(order)
    pairs: list[tuple[str, str]] = []
    scores: list[Tensor] = []
    wanted: list[int] = []
    asked = torch.tensor([t != "NONE" for t in types])
    for fold in range(folds):
        held = [table[k] for k in order[fold::folds]]
        rest = [table[k] for n, k in enumerate(order) if n % folds != fold]
        typer = fit([*own, *rest], types, seed + fold, epochs)
        found = scores_of(typer, held)
        for e in held:
            pairs.append((e.label, types[int(found[id(e)].masked_fill(~asked, -1e9).argmax())]))
            scores.append(found[id(e)])
            wanted.append(types.index(e.label))
        if arguments.output:
            write(typer, types, tokenizer, arguments, arguments.output / f"fold-{fold}", [e.text for e in held])
        print(f"fold {fold + 1}: macro F1 so far {macro_f1(pairs):.3f}", flush=True)
    right = sum(w == f for w, f in pairs) / len(pairs)
    by_type = {
        kind: round(2 * sum(w == f == kind for w, f in pairs) / max(1, sum((w == kind) + (f == kind) for w, f in pairs)), 3)
        for kind in types
        if kind != "NONE"
    }
    return {
        "macro_f1": round(macro_f1(pairs), 4),
        "accuracy": round(right, 4),
        "temperature": temperature(scores, wanted),
        "by_type": by_type,
    }


def write(
    typer: Typer, types: list[str], tokenizer: Tokenizer, arguments: argparse.Namespace, folder: Path, held: list[str]
) -> None:
    """Write a typer as int8 ONNX with its tokenizer and a record of its training."""
    folder.mkdir(parents=True, exist_ok=True)
    pair = tensors([Example([1] * 12, 2, 6, ""), Example([1] * 9, 3, 5, "")])
    axes = {"pieces": {0: "b", 1: "s"}, "mask": {0: "b", 1: "s"}, "actor": {0: "b"}, "recipient": {0: "b"}, "scores": {0: "b"}}
    write_graph(typer, pair, ["pieces", "mask", "actor", "recipient"], ["scores"], axes, folder / "typer.onnx")
    tokenizer.save(str(folder / "tokenizer.json"))
    record = {
        "types": types,
        "temperature": arguments.temperature,
        "epochs": arguments.epochs,
        "seed": arguments.seed,
        **({"held": held} if held else {}),
    }
    (folder / "typer.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--table", type=Path, required=True)
    parser.add_argument("--output", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--without-own", action="store_true", help="leave out our own sentences")
    parser.add_argument("--temperature", type=float, default=1.0, help="as cross-validation found it")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    tokenizer = read_encoder(ENGLISH, ()).tokenizer
    tokenizer.add_special_tokens(list(MARKS))
    table = read_table(arguments.table, tokenizer)
    own = [] if arguments.without_own else [e for path in sorted(OWN.glob("*.tsv")) for e in read_table(path, tokenizer)]
    types = sorted({e.label for e in (*table, *own)})
    print(f"{len(table)} sentences of the table, {len(own)} of our own; {', '.join(types)}", flush=True)
    if arguments.folds:
        print(json.dumps(cross_validated(own, table, types, arguments, tokenizer), indent=1))
    elif arguments.output:
        write(fit([*own, *table], types, arguments.seed, arguments.epochs), types, tokenizer, arguments, arguments.output, [])


if __name__ == "__main__":
    main()
