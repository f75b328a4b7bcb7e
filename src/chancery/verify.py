"""Reads a whole ledger again and says what does not fit together."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from chancery.ledger.decisions import new_decision
from chancery.ledger.keys import claim_key, evidence_id
from chancery.model import Decision, Record, Struct

if TYPE_CHECKING:
    from chancery.stores.duckdb import Ledger


class Report(Struct, frozen=True, kw_only=True):
    """How much was checked, by what it is, and every fault in words."""

    checked: dict[str, int]
    faults: tuple[str, ...]


def verify(ledger: "Ledger") -> Report:
    """Return what is wrong with a ledger: every claim's words against its document, and all ties between its parts."""
    faults: list[str] = []
    claims: Counter[str] = Counter()
    documents = 0
    for document in ledger.each_document():
        documents += 1
        date = document.date.value if document.date else ""
        for row in ledger.claims_of(document.id):
            claim = row.claim
            claims[row.evidence_id] += 1
            where = f"{document.id}: claim {row.evidence_id}"
            if document.text[claim.start : claim.end] != claim.quote:
                faults.append(f"{where}: its words are not those at {claim.start} to {claim.end}")
            if document.text[claim.sentence_start : claim.sentence_end] != claim.sentence:
                faults.append(f"{where}: its sentence is not what stands at {claim.sentence_start} to {claim.sentence_end}")
            if any(not 0 <= start < end <= len(document.text) for start, end in claim.also):
                faults.append(f"{where}: it is told again outside the text")
            if evidence_id(document, claim) != row.evidence_id or claim_key(claim, date) != row.claim_key:
                faults.append(f"{where}: its identity does not follow from what it says")
    orphans = sum(ledger.counts().claims.values()) - claims.total()
    if orphans:
        faults.append(f"{orphans} claims belong to no document")
    if ledger.is_stale():
        faults.append("claims or decisions have changed since the records were made; run build again")
    records = ledger.records()
    by_id = {record.id: record for record in records}
    held = Counter(claim for claim, _ in ledger.holders())
    faults += [f"record {each}: claim {claim} is not told to stand in it" for each, claim in _unheld(records, ledger.holders())]
    faults += [f"{item} {name}: it is not as it was made; run chancery build again" for item, name in ledger.edited()]
    faults += [f"claim {each} stands in {held[each]} records" for each in sorted(claims.keys() | held.keys()) if held[each] != 1]
    faults += [f"claim {each} stands in a record but is not there" for each in sorted(held.keys() - claims.keys())]
    for record in records:
        if len(record.documents) < record.sources or record.sources < 1:
            faults.append(f"record {record.id}: {record.sources} sources of {len(record.documents)} documents")
        faults += [f"record {record.id}: stands against {other}, which does not stand against it" for other in record.against
                   if other not in by_id or record.id not in by_id[other].against]  # fmt: skip
    threads = ledger.threads()
    for thread in threads:
        missing = set(thread.records) - by_id.keys() | ({thread.shown_by} - by_id.keys() - {""})
        faults += [f"thread {thread.id}: there is no record {each}" for each in sorted(missing)]
    journal = ledger.decisions()
    ids = {decision.id for decision in journal}
    for decision in journal:
        if _redrawn(decision).id != decision.id:
            faults.append(f"decision {decision.id}: it is not what was entered")
        if decision.undoes and decision.undoes not in ids:
            faults.append(f"decision {decision.id}: it undoes {decision.undoes}, which is not there")
    checked = {
        "documents": documents,
        "claims": claims.total(),
        "records": len(records),
        "threads": len(threads),
        "decisions": len(journal),
    }
    return Report(checked=checked, faults=tuple(faults))


def _unheld(records: Iterable[Record], holders: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    known = dict(holders)
    yield from ((record.id, claim) for record in records for claim in record.claims if known.get(claim, record.id) != record.id)


def _redrawn(decision: Decision) -> Decision:
    names = ("why", "claims", "others", "field", "before", "after", "undoes")
    return new_decision(decision.made, decision.who, decision.action, **{name: getattr(decision, name) for name in names})
