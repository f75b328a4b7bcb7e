"""The command that writes a ledger's claims for other programs."""

import io
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from chancery import api
from chancery.cli import options
from chancery.cli.output import write_text
from chancery.errors import ExportError


class What(StrEnum):
    """What ``chancery export`` writes."""

    claims = "claims"
    records = "records"
    threads = "threads"


class Format(StrEnum):
    """The formats that ``chancery export`` writes."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


def export(
    ledger: Annotated[
        Path, typer.Argument(envvar="CHANCERY_LEDGER", metavar="[LEDGER]", help="The ledger to export.")
    ] = options.DEFAULT_LEDGER,
    what: Annotated[What, typer.Option(help="claims, records or threads; records and threads as jsonl.")] = What.claims,
    form: Annotated[Format, typer.Option("--format", help="jsonl, csv or parquet.")] = Format.jsonl,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Where to write.", show_default="standard output")] = None,
    same: Annotated[Path | None, typer.Option("--ledger", metavar="FILE", help="The ledger, as in other commands.")] = None,
) -> None:
    """Write all claims as JSON lines, CSV or Parquet; or all records or threads as JSON lines."""
    from chancery.exports.jsonl import record_dict, thread_dict, write_jsonl
    from chancery.exports.tables import write_csv, write_parquet
    from chancery.stores.duckdb import open_ledger

    if what is not What.claims and form is not Format.jsonl:
        raise ExportError(f"{what} are written as jsonl; leave --format out")
    with open_ledger(same or ledger) as opened:
        if what is What.records:
            rows = [record_dict(record, claims) for record, claims in opened.told_records()]
        elif what is What.threads:
            day = opened.newest_date()
            rows = [thread_dict(thread, api.thread_status(thread, day), day) for thread in opened.threads()]
        else:
            rows = api.ClaimTable(api.ledger_row(row) for row in opened.claim_rows()).to_dicts()
    if form is Format.parquet:
        if output is None:
            raise ExportError("parquet is no text; name a file with --output")
        written = write_parquet(rows, output)
    else:
        # Rows are written to memory first, so that a failed export leaves no half file behind.
        text = io.StringIO(newline="")
        written = (write_csv if form is Format.csv else write_jsonl)(rows, text)
        write_text(text.getvalue(), output)
    if output is not None:
        typer.echo(f"{written} {what} written to {output}", err=True)
