"""How far the claims agree with the gold claims, and the floor that this agreement must never fall below.

    python benchmarks/agreement.py               a table for examples/, and for the gold beside the checkout where there is some
    python benchmarks/agreement.py --json        the same as JSON
    python benchmarks/agreement.py --write-floor raise tests/floor.json to what is reached now, less a margin

A coded claim may answer a gold claim of its document and kind when its sentence holds three quarters of the gold quote's
words. Of all such pairs the best agreeing are taken, each claim once; a pair agrees as far as its main fields do,
weighted, and counts from AGREES on. Where a gold claim lists other readings under ``alt``, the better reading counts.
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from chancery.exports.jsonl import claim_dict
from chancery.grounding.states import state_name
from chancery.model import KINDS
from chancery.run import read_and_code

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared"
FLOOR = ROOT / "tests" / "floor.json"
MARGIN = 0.02
AGREES = 0.65
HELD = 0.75

Row = Mapping[str, Any]
Compare = Callable[[Any, Any], float]


def words_of(value: object) -> Counter[str]:
    """Count the words of a value, without case and accents."""
    plain = unicodedata.normalize("NFKD", str(value or "").casefold())
    return Counter(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))


def dice(left: Counter[str], right: Counter[str]) -> float:
    """Return twice what two counts share over what they hold; two empty ones agree."""
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 1.0


def same(gold: object, coded: object) -> float:
    return float(words_of(gold) == words_of(coded))


def wording(gold: object, coded: object) -> float:
    """Free text agrees in full from half its words on: two people word the same deed differently."""
    return min(1.0, 2 * dice(words_of(gold), words_of(coded)))


def number(gold: object, coded: object) -> float:
    if not isinstance(gold, int | float) or not isinstance(coded, int | float):
        return 0.0
    return float(abs(gold - coded) <= 0.01 * abs(gold))


def day(gold: object, coded: object) -> float:
    """The same date agrees, a coarser form of it half."""
    left, right = str(gold or ""), str(coded or "")
    if left == right:
        return 1.0
    return 0.5 * bool(left and right and (left.startswith(right) or right.startswith(left)))


def actors(gold: object, coded: object) -> float:
    """Agreement of two lists of actors: a surname or a code for a code, half where only the state is the same."""
    left, right = _names(gold), _names(coded)
    if not left or not right:
        return float(left == right)
    there = sum(max(_alike(a, b) for b in right) for a in left)
    back = sum(max(_alike(a, b) for a in left) for b in right)
    return (there + back) / (len(left) + len(right))


def _names(value: object) -> list[str]:
    return [str(item) for item in (value if isinstance(value, list) else [value]) if item]


def _alike(left: str, right: str) -> float:
    (name, _, state), (other, _, of) = left.partition("|"), right.partition("|")
    own, others = list(words_of(name)), list(words_of(other))
    if own == others or (own and others and own[-1] == others[-1] and len(own[-1]) > 3):
        return 1.0
    return 0.5 * ((state or name.split()[0]) == (of or other.split()[0]))


FIELDS: dict[str, tuple[tuple[str, float, Compare], ...]] = {
    "event": (
        ("event_type", 4, same),
        ("actor", 2.5, actors),
        ("recipient", 2, actors),
        ("factuality", 1, same),
        ("date", 0.5, day),
    ),
    "instrument": (("name", 3, wording), ("form", 2, same), ("stage", 2.5, same), ("parties", 2.5, actors)),
    "commitment": (("actor", 3.5, actors), ("deed", 4.5, wording), ("strength", 1, same), ("deadline", 1, day)),
    "figure": (("value", 5, number), ("unit", 2, same), ("measure", 2, wording), ("about", 1, actors)),
    "statement": (("speaker", 6, actors), ("stance", 1.5, same), ("about", 1.5, actors), ("manner", 1, same)),
    "tenure": (("holder", 4, actors), ("role", 3, wording), ("of", 2, actors), ("status", 1, same)),
}
TOGETHER = ("AGREE", "CONSULT", "COOPERATE")  # here it matters little who is named first


def agreement(gold: Row, coded: Row) -> float:
    """Return how far the main fields of two claims of one kind agree, from 0 to 1."""
    fields = FIELDS[gold["kind"]]
    readings = [(gold, coded)]
    if gold.get("event_type") in TOGETHER:
        readings.append((_joined(gold), _joined(coded)))
    if isinstance(gold.get("alt"), dict):
        readings += [({**wanted, **gold["alt"]}, found) for wanted, found in readings]
    total = sum(weight for _, weight, _ in fields)
    return max(
        sum(weight * compare(wanted.get(field), found.get(field)) for field, weight, compare in fields) / total
        for wanted, found in readings
    )


def _joined(event: Row) -> Row:
    everyone = [*_names(event.get("actor")), *_names(event.get("recipient"))]
    return {**event, "actor": everyone, "recipient": everyone}


def pairs(gold: list[Row], coded: list[Row]) -> list[tuple[int, int]]:
    """Return which claims of one document and kind answer one another, by place: the best agreeing first, each once."""
    ranked = []
    for i, wanted in enumerate(gold):
        quote = words_of(wanted["quote"])
        for j, found in enumerate(coded):
            if (quote & words_of(found["sentence"])).total() >= HELD * quote.total():
                ranked.append((-agreement(wanted, found), i, j))
    taken: list[tuple[int, int]] = []
    for score, i, j in sorted(ranked):
        if -score >= AGREES and all(i != a and j != b for a, b in taken):
            taken.append((i, j))
    return taken


def measure(gold: list[Row], coded: list[Row]) -> dict[str, Any]:
    """Return F1 for each kind, and precision and recall of core claims over all."""
    f1, hits, core_hits = {}, 0, 0
    for kind in KINDS:
        kind_hits = 0
        for document in sorted({row["doc"] for row in gold}):
            wanted = [row for row in gold if row["doc"] == document and row["kind"] == kind]
            found = [row for row in coded if row["doc"] == document and row["kind"] == kind]
            matched = pairs(wanted, found)
            kind_hits += len(matched)
            core_hits += sum(bool(wanted[i].get("core")) for i, _ in matched)
        total = sum(row["kind"] == kind for row in (*gold, *coded))
        f1[kind] = 2 * kind_hits / total if total else 0.0
        hits += kind_hits
    core = sum(bool(row.get("core")) for row in gold)
    return {"precision": hits / len(coded) if coded else 0.0, "core_recall": core_hits / core if core else 0.0, "f1": f1}


def read_gold(folder: Path) -> list[Row]:
    return [
        json.loads(line)
        for file in sorted(folder.glob("*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
        if line.strip()
    ]


def gold_hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(folder.glob("*.jsonl")):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def code_files(gold: Path, folders: Iterable[Path]) -> list[Row]:
    """Code the documents that have gold claims; raises FileNotFoundError naming a gold file without a document."""
    folders = list(folders)
    rows: list[Row] = []
    for file in sorted(gold.glob("*.jsonl")):
        found = [path for folder in folders for path in sorted(folder.glob(f"{file.stem}.*"))]
        if not found:
            raise FileNotFoundError(f"{file} has no document in {', '.join(map(str, folders))}; add it or remove the gold")
        rows += [{**claim_dict(claim, state_name), "doc": file.stem} for claim in read_and_code(found[0])[1]]
    return rows


def of_examples() -> dict[str, Any]:
    """Measure examples/ against examples/gold."""
    gold = EXAMPLES / "gold"
    coded = code_files(gold, [path for path in sorted(EXAMPLES.iterdir()) if path.is_dir() and path != gold])
    return {"gold_sha256": gold_hash(gold), **measure(read_gold(gold), coded)}


def of_shared() -> dict[str, Any] | None:
    """Measure the documents beside the checkout with the scorer that lies there; None where there are none."""
    scorer, gold = SHARED / "score" / "score.py", SHARED / "gold"
    if not scorer.is_file() or not gold.is_dir():
        return None
    coded = code_files(gold, [SHARED / "seeds", SHARED / "briefs"])
    with TemporaryDirectory() as folder:
        target = Path(folder) / "coded.jsonl"
        target.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in coded), encoding="utf-8")
        told = subprocess.run(
            [sys.executable, str(scorer), str(gold), str(target), "--json"], capture_output=True, text=True, check=True
        )
    table = json.loads(told.stdout)
    every = table["all"]
    return {
        "gold_sha256": gold_hash(gold),
        "precision": every["precision"] or 0.0,
        "core_recall": every["core_recall"] or 0.0,
        "f1": {kind: table[kind]["f1"] for kind in KINDS},
    }


def raised(floor: Row, reached: Row) -> dict[str, Any]:
    """Return a floor raised to what is reached less the margin; no value sinks, unless the gold itself is another."""
    same_gold = floor.get("gold_sha256") == reached["gold_sha256"]

    def up(old: float, new: float) -> float:
        return max(old if same_gold else 0.0, round(max(0.0, new - MARGIN), 3))

    return {
        "gold_sha256": reached["gold_sha256"],
        "precision": up(floor.get("precision", 0.0), reached["precision"]),
        "core_recall": up(floor.get("core_recall", 0.0), reached["core_recall"]),
        "f1": {kind: up(floor.get("f1", {}).get(kind, 0.0), reached["f1"][kind]) for kind in KINDS},
    }


def show(results: Mapping[str, Row], floors: Mapping[str, Row]) -> None:
    table = Table("gold", "precision", "core recall", *KINDS, box=box.SIMPLE)
    for name, result in results.items():
        for label, row in ((name, result), (f"{name}, floor", floors.get(name, {}))):
            if row:
                values = [row["precision"], row["core_recall"], *(row["f1"][kind] for kind in KINDS)]
                table.add_row(label, *(f"{value:.3f}" for value in values))
    Console(width=None if sys.stdout.isatty() else 110).print(table)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--write-floor", action="store_true", help="raise tests/floor.json to what is reached now")
    options = parser.parse_args()
    results = {"examples": of_examples()}
    beside = of_shared()
    if beside is not None:
        results["shared"] = beside
    floors = json.loads(FLOOR.read_text("utf-8")) if FLOOR.exists() else {}
    if options.write_floor:
        floors |= {name: raised(floors.get(name, {}), result) for name, result in results.items()}
        FLOOR.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    if options.json:
        print(json.dumps(results))
    else:
        show(results, floors)


if __name__ == "__main__":
    main()
