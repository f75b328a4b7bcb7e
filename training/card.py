"""Write a pipeline's model card from what its training recorded and what the benchmark measured.

python benchmarks/pipelines.py --json > build/pipelines.json
python training/card.py src/chancery/languages/models/en build/pipelines.json
"""

import argparse
import json
from datetime import date
from pathlib import Path

from recipes import ENCODERS, LICENCES, SOURCES

NAMES = {"en": "English", "hu": "Hungarian", "ru": "Russian"}
MEASURES = ("words", "sentences", "UPOS", "features", "lemma", "UAS", "LAS", "entities")


def card(folder: Path, measured: list[dict[str, object]], day: str) -> str:
    """Return the text of a card; raises KeyError where the training recorded no recipe."""
    record = json.loads((folder / "training.json").read_text(encoding="utf-8"))
    recipe, language = record["recipe"], record["language"]
    corpora = sorted({next(k for k in SOURCES if name.startswith(k)) for name in recipe["train"]})
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    encoder = "a gated convolution over hashed word pieces"
    if recipe["encoder"]:
        encoder = f"{ENCODERS[recipe['encoder']]}, fine-tuned, joined to hashed word pieces"
    runs = [*record["before"], record]
    passes = ", then on from its weights with `BEGIN`: ".join(
        f"{run['passes']} passes, {run['minutes']:.0f} minutes of CPU, seed {run['seed']}" for run in runs
    )
    if record.get("averaged"):
        passes += f", of whose weights {record['averaged']:.0%} are averaged with those it went on from (`training/average.py`)"
    lines = [
        f"# {NAMES[language]} pipeline",
        "",
        "A spaCy pipeline with Universal Dependencies labels: one network says tags, features, lemmas, sentences, trees",
        f"and names (PER, ORG, LOC, MISC) in one pass. Encoder: {encoder}.",
        f"Weights are int8 in ONNX; {size:.1f} MB with tables and labels.",
        "",
        "| | |",
        "| --- | --- |",
        *(f"| data | {SOURCES[c][0]} ({SOURCES[c][1]}) |" for c in corpora),
        f"| training | `make model-{language}`: {passes} |",
        f"| date | {day} |",
        f"| licence | {LICENCES[language]} |",
        "",
        "F1 on raw text of the treebanks' test parts, gold sentences joined by tens (`python benchmarks/pipelines.py`):",
        "",
        f"| test | {' | '.join(MEASURES)} |",
        f"| --- | {' | '.join('---:' for _ in MEASURES)} |",
    ]
    for row in measured:
        if row["language"] == language:
            cells = (f"{row[m]:.3f}" if m in row else "" for m in MEASURES)
            lines.append(f"| {row['test']} | {' | '.join(cells)} |")
    lines += [
        "",
        "The code of this package is under the Apache License 2.0; the weights in this folder are under the terms named",
        "above. The training data is not part of the package.",
        "",
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("measured", type=Path, help="what benchmarks/pipelines.py --json printed")
    parser.add_argument("--date", default=date.today().isoformat())
    arguments = parser.parse_args()
    measured = json.loads(arguments.measured.read_text(encoding="utf-8"))
    (arguments.folder / "MODEL_CARD.md").write_text(card(arguments.folder, measured, arguments.date), encoding="utf-8")


if __name__ == "__main__":
    main()
