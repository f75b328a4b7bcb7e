"""Event records as TSV in the columns of ICEWS, coded by CAMEO, and four of our own after them."""

import re
from typing import TextIO

from chancery.exports.cells import write_tsv_rows
from chancery.exports.dyads import Dyad, dyads
from chancery.exports.material import Material
from chancery.exports.parties import Party
from chancery.model import Document

ICEWS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
    "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District", "Province",
    "Country", "Latitude", "Longitude",
)  # fmt: skip
OWN = ("Factuality", "Independent Sources", "Belief", "Record")
COLUMNS = ICEWS + OWN
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+|\n+")


def write_cameo(material: Material, target: TextIO) -> int:
    """Write one row a pair of source and target, under a line of column names, and return how many were written."""
    return write_tsv_rows(COLUMNS, (_row(material, dyad) for dyad in dyads(material)), target)


def _row(material: Material, dyad: Dyad) -> list[object]:
    event, document = dyad.event, dyad.document
    town, _, state = event.place.rpartition(", ")
    return [
        dyad.number,
        dyad.day.isoformat() if dyad.day else "",
        *_party(material, dyad.source),
        dyad.record.headline,
        dyad.cameo,
        dyad.goldstein,
        *_party(material, dyad.target),
        event.doc,
        _sentence_number(document, event.sentence_start),
        document.outlet if document else "",
        town,
        "",
        "",
        material.state_name(state) if state else "",
        "",
        "",
        event.factuality,
        dyad.record.sources,
        dyad.record.belief,
        dyad.record.id,
    ]


def _party(material: Material, party: Party | None) -> tuple[str, str, str]:
    if party is None:
        return "", "", ""
    return party.name, party.sector, material.state_name(party.state) if party.state else ""


def _sentence_number(document: Document | None, start: int) -> int | str:
    """Return which sentence begins at an offset, counted by full stops and line ends."""
    return "" if document is None else 1 + len(_SENTENCE_END.findall(document.text[:start].lstrip()))
