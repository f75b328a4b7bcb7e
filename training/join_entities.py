"""Write a treebank with the entities of another annotation of the same sentences.

    python training/join_entities.py TREEBANK.conllu ENTITIES.iob2 --output FOLDER/TREEBANK.conllu

Reads the layout of Universal NER: number, form, label. Persons, organisations and places are taken over; what that
annotation calls other is left open. Sentences that it lacks, or cuts into other words, keep no entities.
"""

import argparse
from pathlib import Path

TYPES = ("PER", "ORG", "LOC")


def read_labels(path: Path) -> dict[tuple[str, ...], list[str]]:
    """Return the labels of each sentence by its forms."""
    found = {}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and not line.startswith("#")]
        labels = [row[2] if row[2][2:] in TYPES else "O" for row in rows]
        found[tuple(row[1] for row in rows)] = labels
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("entities", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    known = read_labels(arguments.entities)
    joined = total = 0
    blocks = []
    for block in arguments.treebank.read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        words = [k for k, line in enumerate(lines) if line[:1].isdigit() and line.split("\t")[0].isdigit()]
        labels = known.get(tuple(lines[k].split("\t")[1] for k in words))
        total += bool(words)
        if words and labels:
            joined += 1
            for k, label in zip(words, labels, strict=True):
                row = lines[k].split("\t")
                row[9] = f"NER={label}" if row[9] == "_" else f"{row[9]}|NER={label}"
                lines[k] = "\t".join(row)
        blocks.append("\n".join(lines))
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    arguments.output.write_text("\n\n".join(blocks), encoding="utf-8")
    print(f"{joined:,} of {total:,} sentences have entities in {arguments.output}")


if __name__ == "__main__":
    main()
