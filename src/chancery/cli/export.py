"""The command that writes a ledger for other programs."""

import io
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from chancery import __version__, api
from chancery.cli import options
from chancery.cli.output import write_bytes, write_text
from chancery.errors import ExportError
from chancery.exports.folder import MANIFEST, write_folder
from chancery.exports.formats import FORMATS, WHATS, Format, find_format
from chancery.exports.material import Material, facts_only
from chancery.materials import read_material

_EVERY = "all"
_FORMATS_HELP = f"{', '.join(FORMATS)}; or {_EVERY} of them, into a folder."


class What(StrEnum):
    """What ``chancery export`` writes in formats that can hold each."""

    claims = "claims"
    records = "records"
    threads = "threads"


def export(
    ledger: Annotated[
        Path, typer.Argument(envvar="CHANCERY_LEDGER", metavar="[LEDGER]", help="The ledger to export.")
    ] = options.DEFAULT_LEDGER,
    what: Annotated[
        What | None, typer.Option(help="What jsonl and parquet hold; csv holds claims.", show_default="claims")
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="NAME", help=_FORMATS_HELP)] = "jsonl",
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to write; a folder for all.", show_default="standard output")
    ] = None,
    state: Annotated[
        list[str] | None, typer.Option(metavar="STATE", help="Only what involves this state; repeatable, all must be involved.")
    ] = None,
    since: options.Since = "",
    until: options.Until = "",
    facts: Annotated[bool, typer.Option("--facts-only", help="Leave out what is only planned, possible or denied.")] = False,
    header: Annotated[bool, typer.Option("--header", help="Column names for gdelt and gdelt1, which have none.")] = False,
    same: Annotated[Path | None, typer.Option("--ledger", metavar="FILE", help="The ledger, as in other commands.")] = None,
) -> None:
    """Write a ledger for other programs: as JSON lines, tables, event data, linked data, networks or a calendar."""
    from chancery.stores.duckdb import open_ledger

    query = api.query(states=state or (), since=since, until=until)
    chosen = None if form == _EVERY else find_format(form)
    whats = _whats(chosen, what)
    if output is None and (chosen is None or not chosen.is_text):
        raise ExportError(
            f"{form} is no text; name a file with --output" if chosen else "all formats go into a folder; name it with --output"
        )
    with open_ledger(same or ledger) as opened:
        material = read_material(opened, query, whats)
    material = msgspec.structs.replace(facts_only(material) if facts else material, header=header)
    if chosen is None:
        assert output is not None
        _write_all(material, output)
        return
    told = whats[0] if chosen.whats else ""
    written = _write_one(chosen, msgspec.structs.replace(material, what=told), output)
    if output is not None:
        typer.echo(f"{written} {told or 'entries'} written to {output}", err=True)


def _whats(chosen: Format | None, what: What | None) -> tuple[str, ...]:
    """Return what must be read: what was asked for, or all."""
    if chosen is None or not chosen.whats:
        if what is not None:
            raise ExportError(f"{chosen.name if chosen else _EVERY} has contents of its own; leave --what out")
        return WHATS if chosen is None else ("records", "threads")
    asked = str(what or What.claims)
    if asked not in chosen.whats:
        raise ExportError(f"{asked} are written as jsonl; leave --format out")
    return (asked,)


def _write_one(form: Format, material: Material, output: Path | None) -> int:
    # Written to memory first, so that a failed export leaves no half file behind.
    memory = io.BytesIO()
    written = form.write(material, memory)
    if form.is_text:
        write_text(memory.getvalue().decode(), output)
    elif output is not None:
        write_bytes(memory.getvalue(), output)
    return written


def _write_all(material: Material, folder: Path) -> None:
    from chancery.codebook import read_codebook
    from chancery.stores.schema import VERSION

    versions = {"chancery": __version__, "ledger_schema": VERSION, "codebook": read_codebook().version}
    manifest = write_folder(material, folder, versions)
    for each in manifest["left_out"]:
        typer.echo(f"left out: {each['reason']}", err=True)
    typer.echo(f"{len(manifest['files'])} files and {MANIFEST} written to {folder}", err=True)
