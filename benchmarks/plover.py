"""How well event types and their two actors are found in labelled sentences of the PLOVER codebook.

    python benchmarks/plover.py [--relations ../shared/benchmarks/plover/relations-dev.tsv] [--show misses] [--type AGREE]

A sentence counts as right end to end when one of its coded events has the labelled type and its actor and recipient
overlap the marked words, in the labelled direction where the type has one. The labels make one class, YIELD, of
CONCEDE and RETREAT. A mark that stands nowhere in the sentence is not asked for.
"""

import argparse
import csv
import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from rich import box
from rich.console import Console
from rich.table import Table

from chancery.codebook import plover_type
from chancery.coding.document import read_parts
from chancery.coding.events import code_events
from chancery.model import Actor, Document, DocumentDate, Event

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "training"))

from marked_tables import Span, macro_f1, unmarked  # noqa: E402

RELATIONS = ROOT.parent / "shared" / "benchmarks" / "plover" / "relations-dev.tsv"
EITHER_WAY = frozenset(("AGREE", "CONSULT", "COOPERATE"))
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


class Relation(NamedTuple):
    """A labelled sentence: where its actor and recipient stand, None where they are not marked, and the type."""

    id: str
    text: str
    actor: Span | None
    recipient: Span | None
    type: str


def read_relations(path: Path) -> list[Relation]:
    """Read the labelled sentences of a table with the columns sentence_id, marked_sentence and event_type."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [Relation(row["sentence_id"], *unmarked(row["marked_sentence"]), row["event_type"]) for row in rows]


def type_of(event: Event) -> str:
    """Return the type under which PLOVER files an event, in the labels' classes: what is only planned is agreed or threatened."""
    kind = plover_type(event)
    return YIELD.get(kind, kind)


def is_right(relation: Relation, event: Event) -> bool:
    """Whether an event has a relation's type and both its actors in the right direction."""
    if type_of(event) != relation.type:
        return False
    if _overlap(event.actor, relation.actor) and _overlap(event.recipient, relation.recipient):
        return True
    everyone = (*event.actor, *event.recipient)
    joint = relation.type in EITHER_WAY or not event.recipient  # all take part alike
    return joint and _overlap(everyone, relation.actor) and _overlap(everyone, relation.recipient)


def _overlap(actors: Iterable[Actor], span: Span | None) -> bool:
    return span is None or any(a.start < span[1] and span[0] < a.end for a in actors)


def coded(relations: Iterable[Relation]) -> Iterator[tuple[Relation, list[Event]]]:
    """Yield each relation with the events that its plain sentence gives."""
    for r in relations:
        document = Document(
            id=r.id, text=r.text, sha256="", language="en", date=DocumentDate(value="2019-06-03", precision="day", method="given")
        )
        yield r, [event for reading in read_parts(document) for event in code_events(reading)]


def cross_coded(relations: Iterable[Relation], folder: Path) -> Iterator[tuple[Relation, list[Event]]]:
    """Yield each relation coded with the encoder of the fold that has not seen it (training/relations.py --folds)."""
    by_text = {r.text: r for r in relations}
    seen: set[str] = set()
    for fold in sorted(folder.glob("fold-*")):
        held = json.loads((fold / "typer.json").read_text(encoding="utf-8"))["held"]
        os.environ["CHANCERY_RELATIONS"] = str(fold)
        yield from coded(by_text[text] for text in held if text in by_text and text not in seen)
        seen.update(held)
    os.environ["CHANCERY_RELATIONS"] = "off"  # those with one mark were in no fold, and are coded without an encoder
    yield from coded(r for text, r in by_text.items() if text not in seen)


def measure(found: list[tuple[Relation, list[Event]]]) -> dict[str, Any]:
    """Return the shares of sentences, events a sentence and the first event's macro F1; end to end by type."""
    by_type: dict[str, list[bool]] = {}
    for r, events in found:
        by_type.setdefault(r.type, []).append(any(is_right(r, e) for e in events))
    return {
        "sentences": len(found),
        "end_to_end": sum(any(is_right(r, e) for e in events) for r, events in found) / len(found),
        "type_among": sum(r.type in map(type_of, events) for r, events in found) / len(found),
        "nothing": sum(not events for _, events in found) / len(found),
        "events_a_sentence": sum(len(events) for _, events in found) / len(found),
        "first_macro_f1": macro_f1((r.type, type_of(events[0]) if events else "") for r, events in found),
        "by_type": {k: sum(v) / len(v) for k, v in sorted(by_type.items())},
    }


def show(result: dict[str, Any], console: Console) -> None:
    table = Table(
        "sentences", "end to end", "type among", "no event", "events a sentence", "first event, macro F1", box=box.SIMPLE
    )
    keys = ("end_to_end", "type_among", "nothing", "events_a_sentence", "first_macro_f1")
    table.add_row(str(result["sentences"]), *(f"{result[k]:.3f}" for k in keys))
    console.print(table)
    types = Table(*result["by_type"], box=box.SIMPLE, title="end to end by type")
    types.add_row(*(f"{value:.2f}" for value in result["by_type"].values()))
    console.print(types)


def show_misses(found: Iterable[tuple[Relation, list[Event]]], console: Console) -> None:
    """Print the sentences that are not right, marked, with what was coded instead."""
    for r, events in found:
        if any(is_right(r, e) for e in events):
            continue
        marks = sorted(
            (at, mark)
            for span, m in ((r.actor, "A"), (r.recipient, "R"))
            if span
            for at, mark in zip(span, (f"[{m} ", "]"), strict=True)
        )
        text = r.text
        for at, mark in reversed(marks):
            text = text[:at] + mark + text[at:]
        console.print(f"{r.type} {r.id}: {text}", markup=False, highlight=False)
        for e in events:
            who = ", ".join(a.code for a in e.actor) + " > " + ", ".join(a.code for a in e.recipient)
            console.print(f"    {e.event_type} {who} ({e.frame})", markup=False, highlight=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--relations", type=Path, default=RELATIONS)
    parser.add_argument("--type", help="only this type")
    parser.add_argument("--show", choices=["misses"])
    parser.add_argument("--folds", type=Path, help="folder of cross-validated relation encoders; without it none is asked")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not options.relations.is_file():
        parser.exit(2, f"plover: no table at {options.relations}; name one with --relations\n")
    relations = [r for r in read_relations(options.relations) if options.type in (None, r.type)]
    os.environ["CHANCERY_RELATIONS"] = "off"
    found = list(cross_coded(relations, options.folds) if options.folds else coded(relations))
    if options.json:
        print(json.dumps(measure(found)))
        return
    console = Console(width=None if Console().is_terminal else 160)
    if options.show:
        show_misses(found, console)
    show(measure(found), console)


if __name__ == "__main__":
    main()
