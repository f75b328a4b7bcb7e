"""The command that writes the brief on two states."""

from pathlib import Path
from typing import Annotated

import typer

from chancery import api
from chancery.cli import options
from chancery.cli.output import write_bytes
from chancery.errors import ExportError, SettingError


def brief(
    state: options.State,
    other: options.State,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write: a name ending in .html, .md, .docx or .pdf.")
    ],
    since: options.Since = "",
    until: options.Until = "",
    as_of: Annotated[
        str, typer.Option(metavar="DATE", help="The day that decides what is overdue.", show_default="the newest document's date")
    ] = "",
    ledger: options.LedgerFile = options.DEFAULT_LEDGER,
) -> None:
    """Write the relation of two states on one to four pages, every sentence with its source."""
    from chancery import briefs
    from chancery.exports.brief.output import ENDINGS, write
    from chancery.stores.duckdb import open_ledger

    ending = output.suffix.casefold()
    if ending not in ENDINGS:
        raise ExportError(f"{output}: a brief is written as {', '.join(ENDINGS)}; end the name with one of them")
    api.check_date("as-of", as_of)
    query = api.query(states=[state, other], since=since, until=until)
    if len(set(query.states)) != 2:
        raise SettingError(f"{state} and {other} are one state; name two")
    with open_ledger(ledger) as opened:
        made = briefs.brief(opened, *query.states, since=since, until=until, day=as_of)
    written = write(made, ending)
    write_bytes(written.content, output)
    typer.echo(f"brief on {made.title} written to {output}", err=True)
    if written.undrawn:
        typer.echo(f"it has no plots: {written.undrawn}", err=True)
