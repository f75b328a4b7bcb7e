"""How many sentences in which political actors do nothing to one another still give an event told as fact.

    python benchmarks/false_events.py [--show]

The sentences of benchmarks/no_events are traps: sports, markets, weather, history, hypotheticals, names of other things.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from chancery.coding.document import code_document
from chancery.model import Document, DocumentDate, Event

FOLDER = Path(__file__).with_name("no_events")
TODAY = DocumentDate(value="2025-06-03", precision="day", method="given")


def read_traps(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the group and the text of each sentence; the file's first line says what it is."""
    group = ""
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        if line.startswith("#"):
            group = line.lstrip("# ").strip()
        elif line.strip():
            yield group, line.strip()


def false_events(text: str, language: str) -> list[Event]:
    """Return the events told as fact that a sentence gives."""
    claims = code_document(Document(id="trap", text=text, sha256="", language=language, date=TODAY))
    return [c for c in claims if isinstance(c, Event) and c.factuality == "fact"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print the sentences that give an event")
    options = parser.parse_args()
    console = Console(width=None if sys.stdout.isatty() else 160)
    table = Table("language", "sentences", "with an event", "share", "where", box=box.SIMPLE)
    every = wrong = 0
    for path in sorted(FOLDER.glob("*.txt")):
        where: dict[str, int] = {}
        traps = list(read_traps(path))
        for group, text in traps:
            events = false_events(text, path.stem)
            if not events:
                continue
            where[group] = where.get(group, 0) + 1
            if options.show:
                console.print(f"{path.stem}, {group}: {text}", markup=False, highlight=False)
                for e in events:
                    who = ", ".join(a.code for a in e.actor) + " > " + ", ".join(a.code for a in e.recipient)
                    console.print(f"    {e.event_type} {who} ({e.frame})", markup=False, highlight=False)
        every, wrong = every + len(traps), wrong + sum(where.values())
        told = ", ".join(f"{group} {n}" for group, n in sorted(where.items(), key=lambda pair: -pair[1]))
        table.add_row(path.stem, str(len(traps)), str(sum(where.values())), f"{sum(where.values()) / len(traps):.3f}", told)
    table.add_row("all", str(every), str(wrong), f"{wrong / max(1, every):.3f}", "")
    console.print(table)


if __name__ == "__main__":
    main()
