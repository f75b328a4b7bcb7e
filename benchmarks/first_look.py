"""What the first look saves and what it loses: documents that are not parsed because nothing diplomatic stands in them.

    python benchmarks/first_look.py [--treebanks ../shared/treebanks] [--documents ../shared] [--most 150]

Documents about anything: the development parts of treebanks (reviews, mail, blogs, encyclopaedia, news), cut into pieces
of twenty sentences. Documents of diplomacy: examples/, and seeds and briefs where they are. Each is coded with and without
the look; a claim that only the second run has is lost.
"""

import argparse
import sys
from pathlib import Path
from time import perf_counter
from unittest.mock import patch

from rich import box
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "training"))

from treebanks import raw_text, read_corpus  # noqa: E402

from chancery.coding import document as coding  # noqa: E402
from chancery.coding.document import code_document, coded_languages  # noqa: E402
from chancery.coding.look import has_diplomacy  # noqa: E402
from chancery.languages.detect import detect_language  # noqa: E402
from chancery.model import Document  # noqa: E402

PIECE = 20


def pieces(path: Path) -> list[Document]:
    """Return a treebank's sentences as documents of twenty."""
    texts = [raw_text(s) for s in read_corpus(path)]
    joined = [" ".join(texts[at : at + PIECE]) for at in range(0, len(texts), PIECE)]
    return [Document(id=f"{path.stem}-{n}", text=text, language=path.name[:2], sha256="") for n, text in enumerate(joined)]


def files(folder: Path) -> list[Document]:
    """Return the text files of a folder as documents."""
    found = []
    for path in sorted(folder.rglob("*.txt")):
        text = path.read_text(encoding="utf-8", errors="ignore")
        found.append(Document(id=path.stem, text=text, language=detect_language(text), sha256=""))
    return found


def measure(documents: list[Document]) -> tuple[int, int, int, float, float]:
    """Return how many documents were skipped, claims in all and lost, and seconds without and with the look."""
    skipped = claims = lost = 0
    without = with_look = 0.0
    for document in documents:
        started = perf_counter()
        passes = has_diplomacy(document.text, document.language)
        looked = perf_counter() - started
        started = perf_counter()
        with patch.object(coding, "has_diplomacy", lambda *_: True):
            found = len(code_document(document))
        took = perf_counter() - started
        skipped += not passes
        claims += found
        lost += 0 if passes else found
        without += took
        with_look += looked + (took if passes else 0)
    return skipped, claims, lost, without, with_look


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, default=ROOT.parent / "shared" / "treebanks")
    parser.add_argument("--documents", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--most", type=int, default=150, help="documents of each set")
    arguments = parser.parse_args()
    sets = {"examples": files(ROOT / "examples")}
    for name in ("seeds", "briefs"):
        if (arguments.documents / name).is_dir():
            sets[name] = files(arguments.documents / name)
    for name in ("en_ewt-dev.conllu", "en_gum-dev.conllu", "hu_szeged-dev.conllu", "ru_gsd-dev.conllu", "ru_taiga-dev.conllu"):
        if (arguments.treebanks / name).exists():
            sets[name] = pieces(arguments.treebanks / name)
    table = Table("documents of", "number", "skipped", "claims", "lost", "time with the look", box=box.SIMPLE_HEAD)
    for name, documents in sets.items():
        documents = [d for d in documents if d.language in coded_languages()][: arguments.most]
        if not documents:
            continue
        for document in documents:
            has_diplomacy(document.text, document.language)  # names compile their patterns once, for look and coders alike
        skipped, claims, lost, without, with_look = measure(documents)
        table.add_row(name, str(len(documents)), str(skipped), str(claims), str(lost), f"{with_look / without:.2f} of without")
    Console(width=120).print(table)


if __name__ == "__main__":
    main()
