"""The command line: with its modules, the only part of Chancery that prints or exits.

Exit codes: 0 done, 1 done with documents set aside, 2 could not run.
"""

import io
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from chancery import __version__
from chancery.cli import (
    brief,
    build,
    codebook,
    decisions,
    demo,
    export,
    figures,
    grounding,
    languages,
    reading,
    serve,
    threads,
    views,
)
from chancery.cli.console import clean
from chancery.errors import ChanceryError

app = typer.Typer(
    help="Read the public documents of diplomacy and keep the record of relations between states.",
    epilog="Start with: chancery build FOLDER",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"chancery {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass


for _command in (
    build.build,
    build.remove,
    views.timeline,
    views.show,
    views.claims,
    views.records,
    threads.threads,
    threads.thread,
    threads.instruments,
    threads.commitments,
    figures.figures,
    brief.brief,
    views.documents,
    export.export,
    decisions.decide,
    decisions.decisions,
    decisions.changes,
    decisions.verify,
    reading.explain,
    reading.gaps,
    grounding.who,
    grounding.when,
    grounding.actors,
    languages.languages,
    codebook.codebook,
    serve.serve,
    serve.users,
    demo.demo,
):
    app.command()(_command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command in ``arguments`` (default: the process's own) and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a letter shows its number; the command goes on.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        try:
            app(args=None if arguments is None else list(arguments), prog_name="chancery")
        finally:
            sys.stdout.flush()
    except ChanceryError as error:
        sys.stderr.write(f"error: {clean(str(error))}\n")
        raise SystemExit(2) from None
    except OSError as error:  # the result cannot be written: a full disk, say
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what waits to be written goes nowhere
        sys.stderr.write(f"error: the result cannot be written: {error.strerror}; send it elsewhere\n")
        raise SystemExit(2) from None
