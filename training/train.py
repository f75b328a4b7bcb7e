"""Train a pipeline of one language and write it where the package finds it.

    python training/train.py en --treebanks ../shared/treebanks --output build/en [--passes 12]

Needs the packages of ``pip install chancery[training]``. Runs on CPU; the same seed, data and thread count give the same
weights. `recipes.py` says what each language is trained on and how.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import torch
from augment import augmented
from batches import Batch, Batcher, Labels, windows
from begin import carried
from encoders import read_encoder
from export import save
from measure import dev_scores
from names import Names
from network import Network
from recipes import Recipe, recipe
from tokens import blank, fitted
from torch import Tensor
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from treebanks import Sentence, read_corpus

from chancery.languages.component import NAME
from chancery.languages.features import reading_form
from chancery.languages.paths import legal_steps

AVERAGED = 0.999  # what the averaged weights keep of themselves at a step
GOING_ON = 0.4  # of the recipe's rates, where a run goes on from an earlier one's weights


def read_parts(folders: Sequence[Path], names: Sequence[str], language: str) -> dict[str, list[Sentence]]:
    """Read the named files from the first folder that has each, their words fitted to the tokenizer.

    Raises FileNotFoundError with the name of one that is in none.
    """
    tokenizer = blank(language).tokenizer
    found = {}
    for name in names:
        path = next((folder / name for folder in folders if (folder / name).exists()), None)
        if not path:
            raise FileNotFoundError(f"{name} is in none of {', '.join(map(str, folders))}; say where it lies with --treebanks")
        found[name] = [fitted(s, tokenizer) for s in read_corpus(path)]
    return found


def losses(network: Network, batch: Batch, out: tuple[Tensor, ...]) -> dict[str, Tensor]:
    """Return the mean loss of each task over the words that are annotated for it."""
    words, starts, entities, scores, below, above = out
    found: dict[str, Tensor] = {}
    at = 0
    for task in network.heads.TASKS:
        size = network.heads.sizes[task]
        if (batch.targets[task] >= 0).any():  # of nothing the mean is no number, and would spoil every weight
            found[task] = F.cross_entropy(
                words[..., at : at + size].flatten(0, 1).float(),
                batch.targets[task].flatten(),
                ignore_index=-100,
                label_smoothing=0.03,
            )
        at += size
    keep = batch.mask.bool()
    found["starts"] = F.binary_cross_entropy_with_logits(starts[keep].float(), batch.starts[keep])
    named = batch.entities[:, 0] >= 0
    if named.any():
        found["entities"] = network.heads.entity_loss(entities[named].float(), batch.entities[named], batch.unnamed[named])
    has = batch.heads >= 0
    if has.any():
        masked = scores.float().masked_fill(~batch.allowed, -1e4)
        found["arcs"] = F.cross_entropy(masked[has], batch.heads[has], label_smoothing=0.0)
        row, _ = torch.nonzero(has, as_tuple=True)
        relations = network.heads.relation_scores(below[has].float(), above[row, batch.heads[has]].float())
        found["relations"] = F.cross_entropy(relations, batch.relations[has], label_smoothing=0.03)
    return found


def grouped(
    corpora: dict[str, list[Sentence]],
    names: dict[str, Names],
    how: Recipe,
    chance: random.Random,
    language: str,
    batcher: Batcher,
) -> list[list[list[Sentence]]]:
    """Return one pass over the corpora, each as often as its recipe says, in groups of windows of like length."""
    pool: list[list[Sentence]] = []
    for name, share in how.train.items():
        sentences = corpora[name]
        whole, part = divmod(share, 1)
        for round_share in [1.0] * int(whole) + ([part] if part else []):
            changed = [augmented(names[name].exchanged(s, chance), chance, language) for s in sentences]
            parts = windows(changed, chance, how.window)
            pool += parts if round_share == 1 else chance.sample(parts, int(len(parts) * round_share))
    chance.shuffle(pool)
    step = 16 if batcher.pieces else 8
    most = int(how.words * (1.4 if batcher.pieces else 1))
    sizes = {id(w): -(-batcher.length(w) // step) * step for w in pool}
    pool.sort(key=lambda w: sizes[id(w)])
    groups: list[list[list[Sentence]]] = [[]]
    longest = 0
    for window in pool:
        size = sizes[id(window)]
        longest = max(longest, size)
        if groups[-1] and longest * (len(groups[-1]) + 1) > most:
            groups.append([])
            longest = size
        groups[-1].append(window)
    chance.shuffle(groups)
    return groups


def train(
    language: str, how: Recipe, folders: Sequence[Path], output: Path, begin: Path | None, seed: int, threads: int
) -> dict[str, float]:
    """Train and save, with the weights to go on from beside the pipeline; return the last scores on the development part."""
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    chance = random.Random(seed)
    corpora = read_parts(folders, list(how.train), language)
    names = {name: Names(sentences) for name, sentences in corpora.items()}
    dev = read_parts(folders, list(how.dev), language)
    labels = Labels.count(corpora, how)
    forms = (reading_form(f) for part in (corpora, dev) for own in part.values() for s in own for f in s.forms)
    encoder = read_encoder(how.encoder, forms) if how.encoder else None
    batcher = Batcher(labels, how, chance, encoder.tokenizer if encoder else None)
    network = Network(asdict(how), labels.sizes(), len(labels.corpora), encoder)
    network.heads.open_entities = [n for n, label in enumerate(labels.entities) if label.endswith("-MISC")]
    network.heads.legal.copy_(torch.from_numpy(legal_steps(labels.entities)))
    averaged = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(AVERAGED))  # begins behind the warm-up
    half = how.half and torch.cpu._is_avx512_bf16_supported()  # elsewhere it is emulated, at a fifth of the speed
    parameters = sum(p.numel() for p in network.parameters())
    print(f"{parameters / 1e6:.1f} million parameters; {labels.sizes()}", flush=True)
    before: list[dict[str, object]] = []
    if begin:
        known = json.loads((begin.with_suffix("") / NAME / "labels.json").read_text(encoding="utf-8"))
        network.load_state_dict(carried(torch.load(begin, weights_only=True), known, labels, network.state_dict()))
        earlier = json.loads((begin.with_suffix("") / "training.json").read_text(encoding="utf-8"))
        before = [*earlier["before"], {key: earlier[key] for key in ("passes", "minutes", "seed")}]
    if how.encoder:
        network.encoder.transformer.words.weight.requires_grad_(False)  # as good, and a tenth faster
    slow = [p for p in network.encoder.transformer.parameters() if p.requires_grad] if how.encoder else []
    known = {id(p) for p in slow}
    fast = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
    share = GOING_ON if begin else 1.0
    groups = [{"params": fast, "lr": share * how.rate}]
    groups += [{"params": slow, "lr": share * how.encoder_rate}] if slow else []
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    steps_a_pass = len(grouped(corpora, names, how, random.Random(seed), language, batcher))
    total = int(steps_a_pass * how.passes * 1.01)
    warm = min(300, total // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.01, (total - s) / (total - warm)))
    )
    scores: dict[str, float] = {}
    started = time.perf_counter()
    step = words = 0
    for number in range(1, how.passes + 1):
        network.train()
        sums: dict[str, float] = {}
        begun = step
        for group in grouped(corpora, names, how, chance, language, batcher):
            batch = batcher.batch(group, training=True)
            with torch.autocast("cpu", torch.bfloat16, enabled=half):
                out = network(network.pieces(*batch.pieces)[batch.words], batch.mask, *batch.subwords)
                out = (network.heads.corrected(out[0], batch.corpus, network.heads.last), *out[1:])
            parts = losses(network, batch, out)
            loss = sum(how.weights.get(name, 1.0) * value for name, value in parts.items())
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            step += 1
            if step >= warm:
                averaged.update_parameters(network)
            words += int(batch.mask.sum())
            for name, value in parts.items():
                sums[name] = sums.get(name, 0.0) + float(value.detach())
            if step % 50 == 0:
                print(
                    f"  {step} of {total}, {words / (time.perf_counter() - started):,.0f} words/s",
                    {k: round(v / (step - begun), 3) for k, v in sums.items()},
                    flush=True,
                )
        best = averaged.module if step >= warm else network
        best.eval()
        if number % how.check_every == 0 or number == how.passes:
            scores = {}
            for name, sentences in dev.items():
                scores |= {f"{name.split('-')[0]} {k}": v for k, v in dev_scores(best, sentences, batcher).items()}
            minutes = (time.perf_counter() - started) / 60
            print(f"pass {number} of {how.passes}, {minutes:.1f} minutes:", json.dumps(scores), flush=True)
            torch.save(best.state_dict(), output.with_suffix(".pt"))
            save(
                best,
                labels,
                how,
                language,
                output,
                encoder.tokenizer if encoder else None,
                {
                    "dev": scores,
                    "before": before,
                    "passes": number,
                    "minutes": round(minutes, 1),
                    "seed": seed,
                },
            )
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language")
    parser.add_argument("--treebanks", type=Path, nargs="+", default=[Path("../shared/treebanks")])
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--begin", type=Path, help="weights (.pt) of an earlier run to go on from, with its pipeline beside them")
    parser.add_argument("--passes", type=int, help="passes over the data, instead of the recipe's")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    how = recipe(arguments.language, passes=arguments.passes)
    try:
        train(
            arguments.language,
            how,
            arguments.treebanks,
            arguments.output,
            arguments.begin,
            arguments.seed,
            arguments.threads,
        )
    except (FileNotFoundError, ValueError) as error:
        sys.exit(f"train: {error}")


if __name__ == "__main__":
    main()
