"""Claims that tell of the same thing become one record, whatever order they come in."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from chancery.ledger.headline import Naming, headline
from chancery.ledger.keys import claim_kind, claim_states
from chancery.model import FACTUALITIES, AnyClaim, Record


class Row(Protocol):
    """What merging needs to know of a stored claim."""

    @property
    def evidence_id(self) -> str: ...
    @property
    def claim_key(self) -> str: ...
    @property
    def document_date(self) -> str: ...
    @property
    def claim(self) -> AnyClaim: ...


def merge_claims(rows: Iterable[Row], state_name: Naming = str) -> list[Record]:
    """Return one record for every claim key, in order of date and id.

    A record speaks with the voice of its firmest and earliest claim; where another denies it, the headline says so.
    Rows that come twice count once. ``state_name`` turns the codes of states into names for the headlines.
    """
    groups: defaultdict[str, dict[str, Row]] = defaultdict(dict)
    for row in rows:
        groups[row.claim_key][row.evidence_id] = row
    records = [_record(key, list(group.values()), state_name) for key, group in groups.items()]
    return sorted(records, key=lambda record: (record.date, record.id))


def _record(key: str, rows: list[Row], state_name: Naming) -> Record:
    # Undated documents come last: "~" sorts after every digit.
    rows.sort(key=lambda row: (row.document_date or "~", row.claim.doc, row.claim.start, row.evidence_id))
    voice = min(rows, key=lambda row: FACTUALITIES.index(row.claim.factuality))
    denied = voice.claim.factuality != "denied" and any(row.claim.factuality == "denied" for row in rows)
    reported = [row.document_date[:10] for row in rows if row.document_date]
    return Record(
        id=key,
        kind=claim_kind(voice.claim),
        headline=headline(voice.claim, state_name) + (" (denied by some)" if denied else ""),
        date=voice.claim.date or voice.document_date[:10],
        states=tuple(sorted({state for row in rows for state in claim_states(row.claim)})),
        claims=tuple(row.evidence_id for row in rows),
        documents=tuple(dict.fromkeys(row.claim.doc for row in rows)),
        first_reported=reported[0] if reported else "",
        last_reported=reported[-1] if reported else "",
    )
