"""Event records as CSV in the columns of POLECAT, the weekly data coded by PLOVER, and a few of our own after them."""

from collections.abc import Iterator
from typing import TextIO

from chancery.codebook import goldstein_of, plover_type, quad_of, read_codebook
from chancery.exports.cells import write_csv_rows
from chancery.exports.material import Material, Told, standing, voice
from chancery.exports.parties import Party, parties_of
from chancery.exports.spans import first_day
from chancery.model import Event

POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
    "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
OWN = (
    "headline", "date_told", "type_told", "factuality", "n_reports", "n_independent_sources", "belief", "contested", "quote",
    "document", "record",
)  # fmt: skip
COLUMNS = POLECAT + OWN


def write_plover(material: Material, target: TextIO) -> int:
    """Write one row an event record, and return how many were written.

    What is planned or denied stands under the type where PLOVER files it, and says so in ``factuality``.
    """
    version = f"codebook {read_codebook().version}"
    rows = (_row(material, told, claim, version) for told in standing(material) if isinstance(claim := voice(told), Event))
    return write_csv_rows(COLUMNS, ([row.get(name, "") for name in COLUMNS] for row in rows), target)


def _row(material: Material, told: Told, event: Event, version: str) -> dict[str, object]:
    record, document = told.record, material.documents.get(event.doc)
    day = first_day(record.date) or first_day(record.first_reported)
    filed = plover_type(event)
    row: dict[str, object] = {
        "Event ID": record.id,
        "Event Date": day.isoformat() if day else "",
        "Event Type": filed,
        "Event Mode": event.mode,
        "Intensity": goldstein_of(event),
        "Quad Code": quad_of(filed).upper(),
        "Contexts": event.context,
        "Publication Date": document.date.value[:10] if document and document.date else "",
        "Source": (document.outlet if document else "") or event.doc,
        "Language": document.language if document else "",
        "Version": version,
        "headline": record.headline,
        "date_told": record.date,
        "type_told": event.event_type,
        "factuality": event.factuality,
        "n_reports": len(record.documents),
        "n_independent_sources": record.sources,
        "belief": record.belief,
        "contested": int(record.contested),
        "quote": event.quote,
        "document": event.doc,
        "record": record.id,
    }
    row |= _place(event.place)
    for role, actors in (("Actor", event.actor), ("Recipient", event.recipient)):
        row |= dict(_parties(role, parties_of(actors, material.state_name)))
    return row


def _parties(role: str, parties: list[Party]) -> Iterator[tuple[str, object]]:
    sectors = list(dict.fromkeys(each.sector for each in parties if each.sector))
    yield f"{role} Name", [each.name for each in parties]
    yield f"{role} Country", list(dict.fromkeys(each.state for each in parties if each.state))
    yield f"Primary {role} Sector", sectors[0] if sectors else ""
    yield f"{role} Sectors", sectors
    yield f"{role} Name Raw", [each.text for each in parties if each.text]


def _place(place: str) -> dict[str, object]:
    """Return the columns of a place, written ``Moscow, RUS`` or ``KAZ``."""
    town, _, state = place.rpartition(", ")
    if not place:
        return {}
    return {"Placename": place, "City": town, "Country": state, "Feature Type": "" if town else "PCLI"}
