"""How often the language of a paragraph is told, on the treebanks' paragraphs and the gold documents.

    python benchmarks/languages.py [--treebanks ../shared/treebanks] [--documents ../shared]

A paragraph is ten gold sentences; of three, two and one it is shown too. Belarusian and Kazakh have no pipeline: they
count as right when they are called neither English nor Hungarian nor Russian.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter

from rich import box
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "training"))

from treebanks import raw_text, read_corpus  # noqa: E402

from chancery.languages.detect import detect_language, foreign_parts  # noqa: E402

SUPPORTED = ("en", "hu", "ru")
SIZES = (10, 3, 2, 1)
# The gold documents and the language that each is in, as people told it.
DOCUMENTS = {
    **dict.fromkeys(("000", "001", "002", "003", "d01", "d02", "d05", "d08"), "en"),
    **dict.fromkeys(("004", "d11", "d15"), "hu"),
    **dict.fromkeys(("d16", "d19"), "ru"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, default=ROOT.parent / "shared" / "treebanks")
    parser.add_argument("--documents", type=Path, default=ROOT.parent / "shared")
    arguments = parser.parse_args()
    console = Console(width=120)
    if not arguments.treebanks.is_dir():
        print(f"languages: no treebanks at {arguments.treebanks}; say where with --treebanks. Nothing was measured.")
    else:
        console.print(paragraph_table(arguments.treebanks))
    if (arguments.documents / "gold").is_dir():
        console.print(document_line(arguments.documents))


def paragraph_table(folder: Path) -> Table:
    """Return the share of paragraphs whose language is told, by language and size."""
    right: Counter[tuple[str, int]] = Counter()
    seen: Counter[tuple[str, int]] = Counter()
    split: Counter[str] = Counter()
    seconds = characters = 0.0
    for path in sorted(folder.glob("*.conllu")) + sorted(folder.glob("*.tsv")):
        language = path.name[:2]
        texts = [raw_text(s) for s in read_corpus(path)]
        for size in SIZES:
            for at in range(0, len(texts), size):
                text = " ".join(texts[at : at + size])
                started = perf_counter()
                found = detect_language(text)
                seconds += perf_counter() - started
                characters += len(text)
                seen[language, size] += 1
                right[language, size] += found == language if language in SUPPORTED else found not in SUPPORTED
                if size == 10 and language in SUPPORTED:
                    split[language] += any(part.whole for part in foreign_parts(text, language, SUPPORTED))
    table = Table(
        "language", *(f"{n} sentences" if n > 1 else "1 sentence" for n in SIZES), "taken for foreign", box=box.SIMPLE_HEAD
    )
    for language in sorted({name for name, _ in seen}):
        shares = [f"{right[language, n] / seen[language, n]:.4f} of {seen[language, n]:,}" for n in SIZES]
        table.add_row(language, *shares, str(split[language]) if language in SUPPORTED else "")
    all_of = [
        sum(right[name, n] for name, m in right if m == n) / sum(seen[name, n] for name, m in seen if m == n) for n in SIZES
    ]
    table.add_row("all", *(f"{share:.4f}" for share in all_of), f"{characters / seconds / 1e6:.1f} million characters/s")
    return table


def document_line(folder: Path) -> str:
    """Return for how many gold documents the language was told."""
    wrong = []
    for name, language in DOCUMENTS.items():
        path = next(iter(folder.glob(f"*/{name}.txt")))
        found = detect_language(path.read_text(encoding="utf-8"))
        if found != language:
            wrong.append(f"{name} taken for {found}")
    return f"{len(DOCUMENTS) - len(wrong)} of {len(DOCUMENTS)} gold documents told{': ' if wrong else ''}{', '.join(wrong)}"


if __name__ == "__main__":
    main()
