"""Join the documents of English GUM into one file to train on, without those of its development and test parts.

    git clone https://github.com/amir-zeldes/gum
    python training/join_documents.py gum --without FOLDER/en_gum-dev.conllu FOLDER/en_gum-test.conllu \\
        --output OTHER/en_gum-train.conllu

Which documents belong to those parts stands in GUM's ``splits.md``; sentences that the files behind ``--without`` hold are
left out beside. Documents of Reddit, which GUM gives without their words, are passed over. Licences of the texts: GUM's
``LICENSE.txt``.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

WITHOUT_WORDS = "_reddit_"


def held_out(gum: Path) -> set[str]:
    """Return the names of the documents of the development and test parts; raise ValueError where ``splits.md`` has none."""
    parts = re.split(r"^## ", (gum / "splits.md").read_text(encoding="utf-8"), flags=re.M)
    names = {name for part in parts if not part.startswith("train") for name in re.findall(r"\* (\w+)", part)}
    if not names:
        raise ValueError(f"{gum / 'splits.md'} names no development and test documents; take GUM's own folder")
    return names


def texts(blocks: Iterable[str]) -> set[str]:
    """Return the texts of sentences."""
    return {line for block in blocks for line in block.split("\n") if line.startswith("# text = ")}


def sentences(gum: Path, without: set[str]) -> Iterator[str]:
    """Yield the blocks of sentences to train on."""
    left_out = held_out(gum)
    for path in sorted((gum / "dep").glob("GUM_*.conllu")):
        if path.stem in left_out or WITHOUT_WORDS in path.stem:
            continue
        for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
            if not texts([block]) & without:
                kept = (line for line in block.split("\n") if not line.startswith("#") or line.startswith("# text = "))
                yield "\n".join(kept) + "\n\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gum", type=Path, help="folder of the corpus, with dep/ and splits.md")
    parser.add_argument("--without", type=Path, nargs="+", required=True, help="CoNLL-U files whose sentences are left out")
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    try:
        without = set().union(*(texts([path.read_text(encoding="utf-8")]) for path in arguments.without))
        blocks = list(sentences(arguments.gum, without))
    except (OSError, ValueError) as error:
        sys.exit(f"join_documents: {error}")
    arguments.output.write_text("".join(blocks), encoding="utf-8")
    words = sum(bool(re.match(r"\d+\t", line)) for block in blocks for line in block.split("\n"))
    print(f"{len(blocks)} sentences, {words} words")


if __name__ == "__main__":
    main()
