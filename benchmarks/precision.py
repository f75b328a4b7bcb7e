"""Which share of every frame's claims careful readers confirm; writes lexicons/precision.toml, by which records are believed.

    python benchmarks/precision.py            show the shares by language and kind
    python benchmarks/precision.py --write    and write them, with those of every frame that made three claims or more

A claim is right where a gold claim of its document and kind answers it, as benchmarks/agreement.py compares them. The gold
of examples/ counts and, where it lies beside the checkout, that of ../shared.
"""

import argparse
from collections import Counter

from agreement import EXAMPLES, ROOT, SHARED, pairs, read_gold
from rich import box
from rich.console import Console
from rich.table import Table

from chancery.exports.jsonl import claim_dict
from chancery.grounding.states import state_name
from chancery.model import KINDS
from chancery.run import read_and_code

TARGET = ROOT / "src" / "chancery" / "lexicons" / "precision.toml"
FEWEST = 3
HEAD = """\
# How many claims careful readers confirmed of those that were made: right, made. By language and kind, and by frame where it
# made three or more. Measured on the gold of the example documents by benchmarks/precision.py, which writes this file.
"""


def measure() -> tuple[Counter[str], Counter[str], Counter[str], Counter[str]]:
    """Return right and made claims by language and kind, and by frame."""
    right, made, frame_right, frame_made = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    sets = [(EXAMPLES / "gold", sorted(p for p in EXAMPLES.iterdir() if p.is_dir() and p.name != "gold"))]
    if SHARED.exists():
        sets.append((SHARED / "gold", [SHARED / "seeds", SHARED / "briefs"]))
    for folder, homes in sets:
        gold = read_gold(folder)
        for name in sorted({row["doc"] for row in gold}):
            files = [file for home in homes for file in sorted(home.glob(f"{name}.*"))]
            if not files:
                continue
            document, claims = read_and_code(files[0])
            rows = [{**claim_dict(claim, state_name), "doc": name} for claim in claims]
            for kind in KINDS:
                own = [row for row in rows if row["kind"] == kind]
                hits = {j for _, j in pairs([row for row in gold if row["doc"] == name and row["kind"] == kind], own)}
                for number, row in enumerate(own):
                    for key in (kind, f"{document.language}.{kind}"):
                        made[key] += 1
                        right[key] += number in hits
                    frame_made[row["frame"]] += 1
                    frame_right[row["frame"]] += number in hits
    return right, made, frame_right, frame_made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write precision.toml")
    options = parser.parse_args()
    right, made, frame_right, frame_made = measure()
    table = Table("kind", "made", "confirmed", box=box.SIMPLE)
    for key in sorted(made):
        table.add_row(key, str(made[key]), f"{right[key] / made[key]:.2f}")
    Console().print(table)
    if options.write:
        lines = [HEAD, "[kinds]", *(f'"{key}" = [{right[key]}, {made[key]}]' for key in sorted(made)), "", "[frames]"]
        lines += [f'"{key}" = [{frame_right[key]}, {frame_made[key]}]' for key in sorted(frame_made) if frame_made[key] >= FEWEST]
        TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"written to {TARGET.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
