"""Claims become records, records threads, and what people ruled stands over both: one pure function."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

from chancery.claims import claim_kind, claim_type
from chancery.ledger.belief import belief
from chancery.ledger.disputes import find_disputes
from chancery.ledger.entries import Entry, entries
from chancery.ledger.headline import Naming, headline
from chancery.ledger.joined import Joined
from chancery.ledger.merge import Mention, Rulings, merge_mentions, voice
from chancery.ledger.threads import as_ruled, link_threads, move
from chancery.model import AnyClaim, Record, Struct, Thread

# Claims are fetched so many at a time: their words take far more room than what merging compares.
_FETCHED = 5000
Fetch = Callable[[Sequence[str]], Mapping[str, AnyClaim]]


class Woven(Struct, frozen=True, kw_only=True):
    """Records in order of date and id, and threads in order of kind and id."""

    records: list[Record]
    threads: list[Thread]


def weave(mentions: Iterable[Mention], fetch: Fetch, state_name: Naming = str, rulings: Rulings = Rulings()) -> Woven:
    """Return the records and threads that claims make, whatever order they come in.

    ``fetch`` gives claims by evidence id, for the headlines; ``state_name`` turns the codes of states into names.
    """
    made = entries(merge_mentions(mentions, rulings))
    # What people rejected is kept, but says nothing of anything else.
    taken = [
        entry
        for entry in made
        if fields_set((mention.evidence_id for mention in entry.mentions), rulings).get("review") != "rejected"
    ]
    against = find_disputes(taken)
    records: list[Record] = []
    waiting = iter(made)
    while batch := list(islice(waiting, _FETCHED)):
        claims = fetch([voice(entry.mentions).evidence_id for entry in batch])
        records += (_record(entry, claims, state_name, against.get(entry.id, set()), rulings) for entry in batch)
    records.sort(key=lambda record: (record.date, record.id))
    by_id = {record.id: record for record in records}
    threads = move(link_threads(taken, by_id, against), taken, rulings)
    return Woven(records=records, threads=[as_ruled(thread, [by_id[each] for each in thread.records]) for thread in threads])


def _record(entry: Entry, claims: Mapping[str, AnyClaim], state_name: Naming, against: set[str], rulings: Rulings) -> Record:
    speaks = voice(entry.mentions)
    claim = claims[speaks.evidence_id]
    told = entry.told
    denied = "denied" in told and speaks.traits.told != "denied"
    reported = [mention.document_date[:10] for mention in entry.mentions if mention.document_date]
    origin = independent(entry.mentions)
    return Record(
        id=entry.id,
        kind=claim_kind(claim),
        headline=headline(claim, state_name) + (" (denied by some)" if denied else ""),
        date=claim.date or speaks.document_date[:10],
        states=tuple(sorted({mark for mention in entry.mentions for mark in mention.states})),
        claims=tuple(mention.evidence_id for mention in entry.mentions),
        documents=tuple(dict.fromkeys(mention.doc for mention in entry.mentions)),
        first_reported=reported[0] if reported else "",
        last_reported=reported[-1] if reported else "",
        sources=len(set(origin.values())),
        belief=belief(entry.mentions, origin),
        contested=denied or bool(against),
        against=tuple(sorted(against)),
        told=told,
        type=claim_type(claim),
        voice=speaks.evidence_id,
        **fields_set((mention.evidence_id for mention in entry.mentions), rulings),  # type: ignore[arg-type]
    )


def fields_set(claims: Iterable[str], rulings: Rulings) -> dict[str, object]:
    """Return the fields of a record that people set: review, owner, due day, status, notes; later rulings go before earlier.

    ``claims`` are the evidence ids of the record's claims.
    """
    if not rulings.fields:
        return {}
    said = sorted(each for claim in claims for each in rulings.fields.get(claim, ()))
    fields: dict[str, object] = {field: value for _, field, value in said if field != "notes"}
    notes = tuple(value for _, field, value in said if field == "notes")
    return fields | ({"notes": notes} if notes else {})


def independent(mentions: Sequence[Mention]) -> dict[str, str]:
    """Return for every claim, by evidence id, the source it counts for.

    Copies of a document count as their original, and so do two documents that tell it in one and the same sentence.
    """
    joined = Joined[str]()
    first_with: dict[str, str] = {}
    for mention in mentions:
        if mention.traits.long_line:
            joined.join(mention.origin, first_with.setdefault(mention.traits.line, mention.origin))
    return {mention.evidence_id: joined.root(mention.origin) for mention in mentions}
