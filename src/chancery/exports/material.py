"""What an export is made of: records with their claims, threads and documents, read once and then only written."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any

import msgspec

from chancery.errors import ExportError
from chancery.model import AnyClaim, Document, Record, Struct, Thread


class MissingExtra(ExportError):
    """A format needs a library that is not installed."""


class Told(Struct, frozen=True, kw_only=True):
    """A record and its claims, in the record's order."""

    record: Record
    claims: tuple[AnyClaim, ...]


class Material(Struct, frozen=True, kw_only=True):
    """What to write.

    ``what`` is claims, records or threads, for formats that can write each. ``rows`` are claims as ``jsonl.claim_dict`` makes
    them. ``statuses`` gives the status of threads as of ``day``, the day of the newest document; ``documents`` are by id.
    ``header`` asks for a line of column names where a format goes without one.
    """

    what: str = "claims"
    rows: tuple[Mapping[str, Any], ...] = ()
    told: tuple[Told, ...] = ()
    threads: tuple[Thread, ...] = ()
    statuses: Mapping[str, str] = {}
    documents: Mapping[str, Document] = {}
    day: str = ""
    state_name: Callable[[str], str] = str
    header: bool = False


def voice(told: Told) -> AnyClaim:
    """Return the claim that a record speaks with."""
    own = told.record.claims
    return told.claims[own.index(told.record.voice) if told.record.voice in own else 0]


def standing(material: Material) -> Iterator[Told]:
    """Yield the records that nobody rejected."""
    return (told for told in material.told if told.record.review != "rejected")


def facts_only(material: Material) -> Material:
    """Return material without what is only planned, possible or denied; threads keep the facts that they hold."""
    told = tuple(each for each in material.told if voice(each).factuality == "fact")
    rows = tuple(row for row in material.rows if row.get("factuality") == "fact")
    kept = {each.record.id for each in told}
    threads = tuple(thread for thread in material.threads if kept & set(thread.records))
    return msgspec.structs.replace(material, told=told, rows=rows, threads=threads)


def needed(module: str, form: str, extra: str) -> Any:
    """Return a library that a format needs; raises MissingExtra, naming the command that installs it, where it is not there."""
    try:
        return import_module(module)
    except ImportError as error:
        library = module.partition(".")[0]
        raise MissingExtra(f"{form} needs {library}; install it with: pip install 'chancery[{extra}]'") from error
