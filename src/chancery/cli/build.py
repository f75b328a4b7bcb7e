"""The command that reads documents into a ledger and reports every one of them."""

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Column

from chancery.cli import options
from chancery.cli.console import clean, heading, say, show_json, show_table
from chancery.cli.views import show_discards
from chancery.model import KINDS

if TYPE_CHECKING:
    from chancery import run
    from chancery.stores.rows import Counts


def build(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders to read.")],
    ledger: options.LedgerFile = options.DEFAULT_LEDGER,
    workers: Annotated[int, typer.Option(min=1, help="Processes that code documents.")] = 1,
    encoder: Annotated[
        bool, typer.Option("--encoder/--no-encoder", help="Ask the relation encoder where no frame speaks.")
    ] = True,
    as_json: options.AsJson = False,
) -> None:
    """Read documents into a ledger.

    Folders are read with all they contain. What the ledger already holds is not read again.
    """
    from chancery import run
    from chancery.stores.duckdb import open_ledger

    if not encoder:
        os.environ["CHANCERY_RELATIONS"] = "off"  # the processes that code inherit it
    progress = Progress(
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[current]}", markup=False),
        console=Console(file=sys.stderr),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    with progress:
        task = progress.add_task("reading", total=None, current="")

        def show(step: "run.Progress") -> None:
            progress.update(task, completed=step.done, total=step.total, current=clean(step.current))

        report = run.build(paths, ledger, workers=workers, on_progress=show)
    set_aside = len(report.discards)
    with open_ledger(ledger) as opened:
        counts, pairs = opened.counts(), opened.pairs()
    if as_json:
        show_json({"report": report, "ledger": counts})
        raise typer.Exit(1 if report.discards else 0)
    say(f"read {report.read} = kept {report.kept} + unchanged {report.unchanged} + set aside {set_aside}")
    if report.discards:
        heading("Set aside")
        show_discards(list(report.discards))
        say()
    show_counts(counts)
    say(f"{report.seconds:.1f} seconds")
    for command in next_commands(pairs, ledger):
        say(f"Next: {command}")
    if report.discards:
        raise typer.Exit(1)


def remove(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="A document's id, as chancery documents lists it.")],
    ledger: options.LedgerFile = options.DEFAULT_LEDGER,
) -> None:
    """Take a document and its claims out of a ledger; decisions on them are kept, and hold again when it comes back."""
    from chancery.records import reweave
    from chancery.stores.duckdb import open_ledger

    with open_ledger(ledger) as opened:
        opened.document(document)  # raises for one that the ledger does not hold
    with open_ledger(ledger, create=True) as opened, opened.transaction():
        opened.remove_document(document)
        reweave(opened)
    say(f"{document} is taken out")


def show_counts(counts: "Counts") -> None:
    """Print how many documents, claims of each kind and records the ledger holds."""
    claims = sum(counts.claims.values())
    say(f"the ledger holds {counts.documents:,} documents, {claims:,} claims, {counts.records:,} records")
    if claims:
        columns = (Column("kind", no_wrap=True), Column("claims", justify="right"))
        show_table(columns, ((kind, f"{counts.claims[kind]:,}") for kind in KINDS if counts.claims.get(kind)))


def next_commands(pairs: list[tuple[str, str, int]], ledger: Path) -> list[str]:
    """Return what to type next: the timeline of the states with most between them, the first pair, else all claims."""
    from chancery.grounding.states import state_name

    if not pairs:
        return [f"chancery claims{options.ledger_option(ledger)}"]
    one, other, _ = pairs[0]
    names = f"{shlex.quote(state_name(one))} {shlex.quote(state_name(other))}"
    return [f"chancery timeline {names}{options.ledger_option(ledger)}"]
