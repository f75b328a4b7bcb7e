"""Records together with the claims that tell of them, as the views show them."""

from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from rich.text import Text

from chancery.cli.console import folded
from chancery.model import FACTUALITIES, AnyClaim, Query, Record

if TYPE_CHECKING:
    from chancery.stores.duckdb import Ledger
    from chancery.stores.rows import ClaimRow


class Told(NamedTuple):
    """A record and the ledger's rows of its claims, in order of document date."""

    record: Record
    rows: "list[ClaimRow]"

    @property
    def voice(self) -> "ClaimRow":
        """The firmest of the claims, and of those the earliest: the one that the record's headline speaks for."""
        return min(self.rows, key=lambda row: FACTUALITIES.index(row.claim.factuality))

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
    from chancery.records import as_corrected

    rows = {
        row.evidence_id: row for row in as_corrected(ledger, ledger.claim_rows(Query(kinds=query.kinds, states=query.states)))
    }
    entries = [
        # A record's claims may each name only some of its states; those the query passed over are fetched one record at a time.
        Told(
            record,
            [rows[key] for key in record.claims]
            if rows.keys() >= set(record.claims)
            else as_corrected(ledger, ledger.evidence(record)),
        )
        for record in ledger.records(query)
        if record.review != "rejected"
    ]
    # A build that was cut off may have taken a record's claims away.
    return [entry for entry in entries if entry.rows]


def sources(rows: "list[ClaimRow]") -> Text:
    """Return the first document with its date, unless its name tells that, and how many more tell the same."""
    documents = {row.claim.doc: row.document_date[:10] for row in rows}
    first, date = next(iter(documents.items()))
    dated = f" ({date})" if date and date not in first else ""
    more = f" and {len(documents) - 1} more" if len(documents) > 1 else ""
    return folded(first + dated + more)


def told_json(entry: Told) -> dict[str, Any]:
    """Return a record as JSON shows it: its own fields and how its documents tell it."""
    fields: dict[str, Any] = msgspec.structs.asdict(entry.record)
    return fields | {"told_as": entry.factualities}
