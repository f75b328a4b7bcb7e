"""Joins ledger and exports: reads from a ledger what an export is made of, as people's decisions stand."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from chancery import api
from chancery.exports.formats import WHATS
from chancery.exports.material import Material, Told
from chancery.model import Query, Record
from chancery.records import as_corrected
from chancery.told import with_claims

if TYPE_CHECKING:
    from chancery.stores.duckdb import Ledger


def read_material(ledger: "Ledger", query: Query, whats: Iterable[str] = WHATS) -> Material:
    """Return what a ledger holds of claims, of records with their documents, or of threads.

    Threads are those with all the states of the query that hold a record which the query asks for.
    """
    wanted = set(whats)
    records = ledger.records(query) if wanted & {"records", "threads"} else []
    bounded = bool(query.since or query.until)
    material = _material(ledger, records, wanted - {"claims"}, states=query.states, every_thread=not bounded)
    if "claims" in wanted:
        rows = api.ClaimTable(api.ledger_row(row) for row in as_corrected(ledger, ledger.claim_rows(query))).to_dicts()
        material = msgspec.structs.replace(material, rows=tuple(rows))
    return material


def material_of(ledger: "Ledger", records: Sequence[Record], whats: Iterable[str] = WHATS) -> Material:
    """Return these records with their documents, their claims, or the threads in which they stand."""
    wanted = set(whats)
    material = _material(ledger, records, wanted - {"claims"})
    if "claims" in wanted:
        rows = ledger.claim_rows_by_id([claim for record in records for claim in record.claims])
        material = msgspec.structs.replace(
            material, rows=tuple(api.ClaimTable(api.ledger_row(row) for row in as_corrected(ledger, rows)).to_dicts())
        )
    return material


def _material(
    ledger: "Ledger", records: Sequence[Record], wanted: set[str], *, states: tuple[str, ...] = (), every_thread: bool = False
) -> Material:
    from chancery.grounding.states import state_name  # reads the lexicons: not before they are needed

    day = ledger.newest_date()
    material = Material(day=day, state_name=state_name)
    if "records" in wanted:
        kept = tuple(
            Told(
                record=msgspec.structs.replace(each.record, claims=tuple(row.evidence_id for row in each.rows)),
                claims=tuple(row.claim for row in each.rows),
            )
            for each in with_claims(ledger, records)
        )
        documents = ledger.documents_by_id(sorted({name for each in kept for name in each.record.documents}))
        material = msgspec.structs.replace(material, told=kept, documents=documents)
    if "threads" in wanted:
        found = ledger.threads(states=states)
        if not every_thread:
            ids = {record.id for record in records}
            found = [thread for thread in found if not ids.isdisjoint(thread.records)]
        statuses = {thread.id: api.thread_status(thread, day) for thread in found}
        material = msgspec.structs.replace(material, threads=tuple(found), statuses=statuses)
    return material
