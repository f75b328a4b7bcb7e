"""The formats that a ledger is exported in: what each is called, what it is for, and the function that writes it."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, Literal, TextIO

from chancery.errors import ExportError
from chancery.exports.cameo import write_cameo
from chancery.exports.ftm import write_ftm
from chancery.exports.gdelt import write_gdelt, write_gdelt1
from chancery.exports.ical import write_ical
from chancery.exports.jsonl import record_dict, thread_dict, write_jsonl
from chancery.exports.jsonld import write_jsonld
from chancery.exports.material import Material
from chancery.exports.network import write_gexf, write_graphml
from chancery.exports.plover import write_plover
from chancery.model import Struct

What = Literal["claims", "records", "threads"]
WHATS: tuple[What, ...] = ("claims", "records", "threads")


class Format(Struct, frozen=True, kw_only=True):
    """A format: ``write`` puts material into a binary target and returns how many rows, entities, nodes or entries it wrote.

    ``whats`` are what it can hold one at a time; a format that holds a mixture of its own has none. ``file`` is its file's
    name, in which ``{what}`` stands for one of them.
    """

    name: str
    file: str
    media: str
    help: str
    write: Callable[[Material, BinaryIO], int]
    whats: tuple[What, ...] = ()
    is_text: bool = True

    def file_for(self, what: str) -> str:
        """Return the name of the file."""
        return self.file.format(what=what)


@contextmanager
def _text(target: BinaryIO) -> Iterator[TextIO]:
    # Line ends are as the writers make them; the target outlives the wrapper.
    wrapped = io.TextIOWrapper(target, encoding="utf-8", newline="")
    try:
        yield wrapped
    finally:
        wrapped.flush()
        wrapped.detach()


# What needs Arrow is loaded when it is asked for.


def _jsonl(material: Material, target: BinaryIO) -> int:
    if material.what == "records":
        rows = [record_dict(told.record, told.claims) for told in material.told]
    elif material.what == "threads":
        rows = [thread_dict(thread, material.statuses[thread.id], material.day) for thread in material.threads]
    else:
        rows = [dict(row) for row in material.rows]
    with _text(target) as text:
        return write_jsonl(rows, text)


def _csv(material: Material, target: BinaryIO) -> int:
    from chancery.exports.tables import write_csv

    with _text(target) as text:
        return write_csv(material.rows, text)


def _parquet(material: Material, target: BinaryIO) -> int:
    from chancery.exports.record_tables import record_table, thread_table, write_table
    from chancery.exports.tables import write_parquet

    if material.what == "records":
        return write_table(record_table(record_dict(told.record, told.claims) for told in material.told), target)
    if material.what == "threads":
        rows = (thread_dict(thread, material.statuses[thread.id], material.day) for thread in material.threads)
        return write_table(thread_table(rows), target)
    return write_parquet(material.rows, target)


def _as_text(write: Callable[[Material, TextIO], int]) -> Callable[[Material, BinaryIO], int]:
    def written(material: Material, target: BinaryIO) -> int:
        with _text(target) as text:
            return write(material, text)

    return written


_TSV = "text/tab-separated-values"
_ALL = (
    Format(
        name="jsonl", file="{what}.jsonl", media="application/x-ndjson", help="one JSON object a line", write=_jsonl, whats=WHATS
    ),
    Format(name="csv", file="{what}.csv", media="text/csv", help="a table for spreadsheets", write=_csv, whats=("claims",)),
    Format(
        name="parquet", file="{what}.parquet", media="application/vnd.apache.parquet", help="a typed table", write=_parquet,
        whats=WHATS, is_text=False,
    ),
    Format(name="plover", file="plover.csv", media="text/csv", help="events in POLECAT's columns", write=_as_text(write_plover)),
    Format(name="cameo", file="cameo.tsv", media=_TSV, help="events in ICEWS' columns", write=_as_text(write_cameo)),
    Format(name="gdelt", file="gdelt.tsv", media=_TSV, help="events in GDELT 2.0's columns", write=_as_text(write_gdelt)),
    Format(name="gdelt1", file="gdelt1.tsv", media=_TSV, help="events in GDELT 1.0's columns", write=_as_text(write_gdelt1)),
    Format(
        name="jsonld", file="ledger.jsonld", media="application/ld+json", help="schema.org and PROV-O",
        write=_as_text(write_jsonld),
    ),
    Format(
        name="ftm", file="entities.ftm.json", media="application/x-ndjson", help="FollowTheMoney entities",
        write=_as_text(write_ftm),
    ),
    Format(name="graphml", file="states.graphml", media="application/xml", help="the network of states", write=write_graphml),
    Format(name="gexf", file="states.gexf", media="application/xml", help="the network of states for Gephi", write=write_gexf),
    Format(name="ical", file="due.ics", media="text/calendar", help="due days and planned meetings", write=write_ical),
)  # fmt: skip
FORMATS: dict[str, Format] = {each.name: each for each in _ALL}


def find_format(name: str) -> Format:
    """Return a format by its name; raises ExportError for one that is unknown."""
    if name not in FORMATS:
        raise ExportError(f"no format is called {name!r}; choose from {', '.join(FORMATS)} or all")
    return FORMATS[name]
