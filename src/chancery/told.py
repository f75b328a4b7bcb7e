"""Joins records and claims: every record together with what its documents say, as people corrected it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from chancery.model import AnyClaim, Query, Record
from chancery.records import as_corrected

if TYPE_CHECKING:
    from chancery.stores.duckdb import Ledger
    from chancery.stores.rows import ClaimRow


class Told(NamedTuple):
    """A record and the ledger's rows of its claims, in order of document date."""

    record: Record
    rows: "list[ClaimRow]"

    @property
    def voice(self) -> "ClaimRow":
        """The claim that the record and its headline speak with."""
        return next((row for row in self.rows if row.evidence_id == self.record.voice), self.rows[0])

    @property
    def claim(self) -> AnyClaim:
        """The claim of ``voice``."""
        return self.voice.claim

    @property
    def factualities(self) -> list[str]:
        """How the documents tell it, each way once, in order of document date."""
        return list(dict.fromkeys(row.claim.factuality for row in self.rows))


def told(ledger: "Ledger", query: Query) -> list[Told]:
    """Return the records that the query asks for and nobody rejected, each with all its claims, also those outside its dates."""
    return with_claims(ledger, (record for record in ledger.records(query) if record.review != "rejected"))


def with_claims(ledger: "Ledger", records: Iterable[Record]) -> list[Told]:
    """Return records with their claims; one whose claims are all gone is left out."""
    held = list(records)
    found = ledger.claim_rows_by_id([claim for record in held for claim in record.claims])
    rows = {row.evidence_id: row for row in as_corrected(ledger, found)}
    # A build that was cut off may have taken a record's claims away.
    entries = [Told(record, [rows[claim] for claim in record.claims if claim in rows]) for record in held]
    return [entry for entry in entries if entry.rows]
