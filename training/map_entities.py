"""Write the entity files of CrossNER as one list of words and labels, its types as persons, bodies and places.

    git clone https://github.com/zliucr/CrossNER
    python training/map_entities.py CrossNER/ner_data --output FOLDER/en_crossner-train.conll

Reads its five domains (Liu et al. 2021, MIT), Wikipedia's sentences on politics, science, music, literature and computing, all
parts of each; the folder's copy of CoNLL-2003 is passed over. What is neither person, body nor place stays unmarked: the
domains cut those types too finely to be one. So do types of which one cannot say whether they are bodies (journals, magazines).
"""

import argparse
import sys
from pathlib import Path

DOMAINS = ("ai", "literature", "music", "politics", "science")
TYPES = {
    "PER": ("musicalartist", "person", "politician", "researcher", "scientist", "writer"),
    "ORG": ("band", "organisation", "politicalparty", "university"),
    "LOC": ("country", "location"),
}
LABELS = {own: label for label, types in TYPES.items() for own in types}


def mapped(line: str) -> str:
    """Return a line of a word and its label with the label of ours.

    >>> mapped("Duma\\tB-organisation"), mapped("Hamlet\\tB-book")
    ('Duma B-ORG', 'Hamlet O')
    """
    word, label = line.rsplit(None, 1)
    mark, _, own = label.partition("-")
    return f"{word} {mark}-{LABELS[own]}" if own in LABELS else f"{word} O"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    blocks: dict[str, None] = {}
    for path in (arguments.folder / domain / f"{part}.txt" for domain in DOMAINS for part in ("train", "dev", "test")):
        if not path.exists():
            sys.exit(f"map_entities: {path} is missing; give CrossNER's folder ner_data")
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            lines = [line for line in block.split("\n") if line.strip()]
            if lines:
                blocks["\n".join(map(mapped, lines))] = None
    arguments.output.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    print(f"{len(blocks):,} sentences in {arguments.output}")


if __name__ == "__main__":
    main()
