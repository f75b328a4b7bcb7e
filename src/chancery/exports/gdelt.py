"""Event records as TSV in the columns of GDELT's event table, version 2.0 (61 columns) or 1.0 (58)."""

from collections.abc import Iterator
from datetime import date
from typing import TextIO

from chancery.exports.cells import write_tsv_rows
from chancery.exports.dyads import Dyad, dyads
from chancery.exports.material import Material
from chancery.exports.parties import Party
from chancery.exports.spans import first_day
from chancery.model import Document

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code",
    "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{number}{name}" for number in "12" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
# Version 1.0 has no second level below the state.
COLUMNS_1 = tuple(name for name in COLUMNS if not name.endswith("ADM2Code"))
_LEAD = 80  # characters that a first paragraph has at least; what is shorter is a headline or a byline


def write_gdelt(material: Material, target: TextIO, *, first_version: bool = False) -> int:
    """Write one row a pair of actors, and return how many were written; column names only where ``header`` asks for them.

    What is only possible is left out: no column could say so.
    """
    columns = COLUMNS_1 if first_version else COLUMNS
    rows = (_row(material, dyad, first_version) for dyad in dyads(material) if dyad.event.factuality != "possible")
    return write_tsv_rows(columns if material.header else (), ([row.get(name) for name in columns] for row in rows), target)


def write_gdelt1(material: Material, target: TextIO) -> int:
    """Write version 1.0 of the table, as ``write_gdelt`` does version 2.0."""
    return write_gdelt(material, target, first_version=True)


def _row(material: Material, dyad: Dyad, first_version: bool) -> dict[str, object]:
    record = dyad.record
    added = first_day(record.first_reported)
    row: dict[str, object] = {
        "GLOBALEVENTID": dyad.number,
        "IsRootEvent": int(_in_lead(dyad.document, dyad.event.start)),
        "EventCode": dyad.cameo,
        "EventBaseCode": dyad.cameo[:3],
        "EventRootCode": dyad.cameo[:2],
        "QuadClass": _quad_class(dyad.cameo),
        "GoldsteinScale": dyad.goldstein,
        "NumMentions": dyad.claims,
        "NumSources": record.sources,
        "NumArticles": len(record.documents),
        "DATEADDED": f"{added:%Y%m%d}{'' if first_version else '000000'}" if added else "",
        "SOURCEURL": _url(dyad),
    }
    row |= dict(_date(dyad.day)) | dict(_place(material, dyad.event.place))
    for number, party in (("1", dyad.source), ("2", dyad.target)):
        row |= dict(_actor(f"Actor{number}", party))
    return row


def _date(day: date | None) -> Iterator[tuple[str, object]]:
    if day:
        # As GDELT counts it: months of thirty days in a year of 365.
        fraction = min(((day.month - 1) * 30 + day.day) / 365, 0.9999)
        yield "SQLDATE", f"{day:%Y%m%d}"
        yield "MonthYear", f"{day:%Y%m}"
        yield "Year", day.year
        yield "FractionDate", f"{day.year + fraction:.4f}"


def _actor(column: str, party: Party | None) -> Iterator[tuple[str, object]]:
    if party:
        known = party.code if party.sector == "IGO" else ""
        yield f"{column}Code", (party.state or party.sector) + (known or (party.sector if party.state else ""))
        yield f"{column}Name", party.name.upper()
        yield f"{column}CountryCode", party.state
        yield f"{column}KnownGroupCode", known
        yield f"{column}Type1Code", party.sector


def _place(material: Material, place: str) -> Iterator[tuple[str, object]]:
    town, _, state = place.rpartition(", ")
    if state:
        name = material.state_name(state)
        yield "ActionGeo_Type", 4 if town else 1  # a town of the world, a country
        yield "ActionGeo_FullName", f"{town}, {name}" if town else name


def _quad_class(cameo: str) -> int:
    """Return GDELT's number of a quad class: 1 and 2 cooperation in word and deed, 3 and 4 conflict."""
    root = int(cameo[:2])
    return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


def _in_lead(document: Document | None, start: int) -> bool:
    """Whether words stand in the first paragraph of a document, or above it."""
    if document is None:
        return False
    end = 0
    for paragraph in document.text.split("\n"):
        end += len(paragraph) + 1
        if len(paragraph) >= _LEAD:
            break
    return start < end


def _url(dyad: Dyad) -> str:
    """Return where the document was read from if that is on the web, else its id: where files lie is nobody's business."""
    source = dyad.document.source if dyad.document else ""
    return source if source.startswith(("http://", "https://")) else dyad.event.doc
