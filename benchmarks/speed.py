"""How fast one process reads, codes and stores documents, and where its time goes.

    python benchmarks/speed.py [--words 20000] [--no-encoder] [--json]

The documents of examples/, and those beside the checkout where there are some, are copied round after round into a
folder until they hold enough words; one build then reads that folder into an empty ledger. Each stage is timed round its
own function. Nothing is asserted: the numbers are a machine's, on a day.
"""

import argparse
import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple, TypeVar

from rich import box
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = (ROOT / "examples", ROOT.parent / "shared" / "seeds", ROOT.parent / "shared" / "briefs")
DOCUMENTS = (".txt", ".html")
STAGES = ("read", "detect", "parse", "ground", "attribute")

T = TypeVar("T")


class Result(NamedTuple):
    """What was measured: seconds of loading by part, sizes, the build's seconds and those of each stage.

    ``asked`` are the sentences of which the relation encoder was asked.
    """

    loading: dict[str, float]
    documents: int
    words: int
    sentences: int
    asked: int
    claims: int
    seconds: float
    stages: dict[str, float]


def timed(function: Callable[..., T], name: str, spent: dict[str, float]) -> Callable[..., T]:
    """Return a function that does the same and adds the seconds it took to ``spent``."""

    @wraps(function)
    def call(*arguments: Any, **named: Any) -> T:
        started = perf_counter()
        try:
            return function(*arguments, **named)
        finally:
            spent[name] = spent.get(name, 0.0) + perf_counter() - started

    return call


def load() -> dict[str, float]:
    """Load everything that a first document needs, part by part, and return the seconds of each."""
    spent: dict[str, float] = {}
    started = perf_counter()
    from chancery.coding.document import coded_languages
    from chancery.run import code_text

    spent["modules"] = perf_counter() - started
    from chancery.languages.detect import detect_language
    from chancery.languages.pipeline import load_pipeline

    timed(detect_language, "language model", spent)("The ministers of both states have signed a treaty on the border river.")
    for language in sorted(coded_languages()):
        timed(load_pipeline, f"pipeline {language}", spent)(language)
        timed(code_text, f"lexicons {language}", spent)("Lavrov 2021.", date="2021-05-12", language=language)
    return spent


def copy_documents(target: Path, words: int) -> tuple[int, int]:
    """Copy whole rounds of the documents into a folder until they hold so many words; return documents and words.

    Documents in a language that is not coded are left out: they would pass in no time and flatter the rate.
    """
    from chancery.coding.document import coded_languages
    from chancery.languages.detect import detect_language
    from chancery.sources.files import read_document

    found = [path for folder in FOLDERS if folder.is_dir() for path in sorted(folder.rglob("*")) if path.suffix in DOCUMENTS]
    texts = {path: read_document(path).text for path in found}
    files = {path: len(text.split()) for path, text in texts.items() if detect_language(text) in coded_languages()}
    if not files:
        raise SystemExit(f"speed: no coded documents in {', '.join(map(str, FOLDERS))}; run it from a whole checkout")
    a_round = sum(files.values())
    rounds = -(-words // a_round)
    for number in range(rounds):
        place = target / str(number)
        place.mkdir()
        for path in files:
            shutil.copyfile(path, place / path.name)
    return rounds * len(files), rounds * a_round


def measure(words: int) -> Result:
    """Load, build one ledger in this process and return what it took."""
    loading = load()
    from chancery.coding import document as coding
    from chancery.coding import reading
    from chancery.coding.relations import RelationTyper
    from chancery.run import build

    sentences, asked = [0], set[str]()

    def parse(*arguments: Any) -> Any:
        found = read(*arguments)
        sentences[0] += len(found)
        return found

    def guess(typer: RelationTyper, pairs: Any) -> Any:
        asked.update(text for text, _, _ in pairs)
        return answer(typer, pairs)

    read, reading.parse = reading.parse, parse
    answer, RelationTyper.guess = RelationTyper.guess, guess  # type: ignore[method-assign]
    spent: dict[str, float] = {}
    for name, stage in (("parse", "parse"), ("Grounding", "ground"), ("find_reports", "attribute")):
        setattr(reading, name, timed(getattr(reading, name), stage, spent))
    kinds = [kind for kind, _, _ in coding.CODERS]
    coding.CODERS = tuple((kind, timed(coder, f"code {kind}", spent), names) for kind, coder, names in coding.CODERS)
    with TemporaryDirectory() as folder:
        documents, held = copy_documents(Path(folder), words)
        report = build([folder], Path(folder) / "speed.duckdb")
    if report.discards:
        reasons = Counter(discard.reason for discard in report.discards)
        print(f"speed: {len(report.discards)} documents were set aside: {reasons.most_common(1)[0][0]}", file=sys.stderr)
    spent |= {stage: report.stage_seconds.get(stage, 0.0) for stage in ("read", "detect", "store", "merge")}
    order = (*STAGES, *(f"code {kind}" for kind in kinds), "store", "merge")
    stages = {stage: spent.get(stage, 0.0) for stage in order}
    stages["the rest"] = report.seconds - sum(stages.values())
    return Result(loading, documents, held, sentences[0], len(asked), report.claims, report.seconds, stages)


def show(result: Result) -> None:
    console = Console(width=None if sys.stdout.isatty() else 80, highlight=False)
    console.print(
        f"{result.documents} documents, {result.words:,} words, {result.claims:,} claims in {result.seconds:.1f} s, one process: "
        f"{result.documents / result.seconds:.1f} documents/s, {result.words / result.seconds:,.0f} words/s, "
        f"{result.sentences / result.seconds:.0f} of {result.sentences:,} sentences/s; "
        f"the relation encoder was asked of {result.asked} different ones"
    )
    table = Table("stage", box=box.SIMPLE)
    table.add_column("seconds", justify="right")
    table.add_column("share", justify="right")
    for stage, seconds in result.stages.items():
        table.add_row(stage, f"{seconds:.2f}", f"{seconds / result.seconds:.1%}")
    console.print(table)
    loading = Table("loading, once a process", box=box.SIMPLE)
    loading.add_column("seconds", justify="right")
    for part, seconds in result.loading.items():
        loading.add_row(part, f"{seconds:.2f}")
    loading.add_row("in all", f"{sum(result.loading.values()):.2f}")
    console.print(loading)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=20_000, help="words to read at least (default: 20,000)")
    parser.add_argument("--no-encoder", action="store_true", help="without the relation encoder")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    if options.no_encoder:
        os.environ["CHANCERY_RELATIONS"] = "off"
    result = measure(options.words)
    if options.json:
        print(json.dumps(result._asdict()))
    else:
        show(result)


if __name__ == "__main__":
    main()
