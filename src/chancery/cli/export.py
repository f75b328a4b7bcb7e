"""The command that writes a ledger's claims for other programs."""

import io
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from chancery import api
from chancery.cli import options
from chancery.errors import ExportError


class Format(StrEnum):
    """The formats that ``chancery export`` writes."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


def export(
    ledger: Annotated[
        Path, typer.Argument(envvar="CHANCERY_LEDGER", metavar="[LEDGER]", help="The ledger to export.")
    ] = options.DEFAULT_LEDGER,
    form: Annotated[Format, typer.Option("--format", help="jsonl, csv or parquet.")] = Format.jsonl,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Where to write.", show_default="standard output")] = None,
    same: Annotated[Path | None, typer.Option("--ledger", metavar="FILE", help="The ledger, as in other commands.")] = None,
) -> None:
    """Write all claims as JSON lines, CSV or Parquet."""
    from chancery.exports.jsonl import write_jsonl
    from chancery.exports.tables import write_csv, write_parquet
    from chancery.stores.duckdb import open_ledger

    with open_ledger(same or ledger) as opened:
        rows = api.ClaimTable(api.ledger_row(row) for row in opened.claim_rows()).to_dicts()
    if form is Format.parquet:
        if output is None:
            raise ExportError("parquet is no text; name a file with --output")
        written = write_parquet(rows, output)
    else:
        # Rows are written to memory first, so that a failed export leaves no half file behind.
        text = io.StringIO(newline="")
        written = (write_csv if form is Format.csv else write_jsonl)(rows, text)
        _write(text.getvalue(), output)
    if output is not None:
        typer.echo(f"{written} claims written to {output}", err=True)


def _write(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise ExportError(f"cannot write {output}: {error.strerror}; choose another --output") from error
