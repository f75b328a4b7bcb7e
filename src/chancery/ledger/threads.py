"""Records linked into threads: plans, instruments, commitments, series of figures, offices, matters that return, disputes."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b

import msgspec

from chancery.ledger.chains import Chain, connected, in_time, instruments, plans
from chancery.ledger.entries import Entry
from chancery.ledger.merge import Rulings
from chancery.ledger.promises import deed_links, due_day, follow_up, same_deed
from chancery.model import Record, Thread, ThreadKind

_FOLLOWED = ("instrument", "commitment", "event")


def link_threads(entries: Sequence[Entry], records: Mapping[str, Record], against: Mapping[str, set[str]]) -> list[Thread]:
    """Return all threads, in order of kind and id; a record may stand in several.

    ``records`` are the entries' records by id, ``against`` which of them contradict one another.
    """
    found: list[tuple[ThreadKind, str, Chain]] = []
    events = [entry for entry in entries if entry.traits.kind == "event"]
    found += (("plan", chain.entries[0].id, chain) for chain in plans(events))
    texts, promises = instruments(entries), deed_links(entries)
    found += (("instrument", _first(chain, "instrument").id, chain) for chain in texts)
    followed = follow_up(entries, promises, texts)
    found += (("commitment", _first(chain, "commitment").id, chain) for chain in followed)
    found += (("series", key, Chain(in_time(group, _period), "")) for key, group in _keyed(entries, _series))
    found += (("office", key, _office(group)) for key, group in _keyed(entries, _offices))
    found += (("matter", key, Chain(in_time(group), "")) for key, group in _matter_groups(entries) if _goes_on(group))
    found += (("matter", group[0].id, Chain(group, "")) for group in same_deed(entries, promises, followed))
    found += (("dispute", group[0].id, Chain(group, "contested")) for group in _disputes(entries, against))
    threads = [_thread(kind, key, chain, records) for kind, key, chain in found]
    return sorted(threads, key=lambda thread: (thread.kind, thread.id))


def _thread(kind: ThreadKind, key: str, chain: Chain, records: Mapping[str, Record]) -> Thread:
    own = [records[entry.id] for entry in chain.entries]
    ids = {record.id for record in own}
    lead = records[_first(chain, kind).id] if kind in ("instrument", "commitment") else own[0]
    states = sorted({state for record in own for state in record.states})
    said = [entry for entry in chain.entries if entry.traits.kind == "commitment"]
    due = due_day(said) if kind == "commitment" else ""
    return Thread(
        id=blake2b(f"{kind} {key}".encode(), digest_size=8).hexdigest(),
        kind=kind,
        title=key.partition("/")[0].replace("_", " ") if "/" in key and kind == "matter" else lead.headline,
        states=tuple(states),
        records=tuple(record.id for record in own),
        status=chain.status,
        shown_by=chain.shown_by,
        contested=kind == "dispute"
        or any(record.contested and not record.against for record in own)
        or any(ids & set(record.against) for record in own),
        due=due,
        last_news=max(entry.last_news for entry in chain.entries),
        found_status=chain.status,
        found_due=due,
        promised_by=tuple(sorted({party.mark for entry in said for party in entry.traits.actors if party.mark}))
        if kind == "commitment"
        else (),
    )


def as_ruled(thread: Thread, records: Sequence[Record]) -> Thread:
    """Return a thread with the status, due day and owner that people set on its commitments, the last set first.

    ``records`` are the thread's own, in its order.
    """
    if thread.kind != "commitment":
        return thread
    ruled = [record for record in reversed(records) if record.kind == "commitment"]
    return msgspec.structs.replace(
        thread,
        status=next((record.status for record in ruled if record.status), thread.found_status),
        due=next((record.due for record in ruled if record.due), thread.found_due),
        owner=next((record.owner for record in ruled if record.owner), ""),
    )


def _first(chain: Chain, kind: str) -> Entry:
    """Return the entry of a kind that was reported first: what a thread is called by."""
    own = [entry for entry in chain.entries if entry.traits.kind == kind] or chain.entries
    return min(own, key=lambda entry: entry.mentions[0].place)


def _keyed(entries: Sequence[Entry], keys: Callable[[Entry], Iterable[str]]) -> Iterator[tuple[str, list[Entry]]]:
    grouped: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in keys(entry):
            grouped[key].append(entry)
    yield from ((key, group) for key, group in sorted(grouped.items()) if len(group) > 1)


# Words of measures that tell of one thing among many: two capacities are two plants', and no series.
_OF_A_THING = frozenset(("capacity", "length", "distance", "duration", "speed", "time", "term", "width", "depth"))


def _series(entry: Entry) -> Iterable[str]:
    traits = entry.traits
    if traits.kind == "figure" and traits.marks and traits.sort and not _OF_A_THING & set(traits.sort.split()):
        yield f"{traits.sort}/{traits.mode}/{' '.join(traits.marks)}"


def _period(entry: Entry) -> int:
    return entry.traits.due.first or entry.day


# By what the records of a kind of thread are ordered, where it is not when they happened.
_TIMES: dict[str, Callable[[Entry], int]] = {"series": _period, "office": lambda entry: entry.reported.first}


def _offices(entry: Entry) -> Iterable[str]:
    if entry.traits.kind == "tenure" and entry.traits.sort:
        yield from (f"{entry.traits.sort}/{party.mark}" for party in entry.traits.others[:1] if party.mark)


def _office(group: Sequence[Entry]) -> Chain:
    chain = in_time(group, lambda entry: entry.reported.first)
    current = [entry for entry in chain if entry.traits.mode == "current"]
    last = max(current or chain, key=lambda entry: (entry.reported.last, entry.id))
    return Chain(chain, last.traits.mode, last.id)


def _matters(entry: Entry) -> Iterable[str]:
    traits = entry.traits
    if traits.kind in _FOLLOWED:
        marks = traits.marks[:3]
        pairs = [f"{a} {b}" for a in marks for b in marks if a < b]
        yield from (f"{matter}/{pair}" for matter in traits.words.matters for pair in pairs)


def _matter_groups(entries: Sequence[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """Yield what is told of one matter between two states, with what a document of it tells of one of them alone."""
    alone: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.traits.kind in _FOLLOWED and len(entry.traits.marks) == 1:
            for matter in entry.traits.words.matters:
                alone[matter, entry.traits.marks[0]].append(entry)
    grouped: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in _matters(entry):
            grouped[key].append(entry)
    for key, group in sorted(grouped.items()):
        matter, _, pair = key.partition("/")
        documents = {document for entry in group for document in entry.documents}
        own = [
            each for mark in pair.split() for each in alone.get((matter, mark), ()) if not documents.isdisjoint(each.documents)
        ]
        if len(group) + len(own) > 1:
            yield key, [*group, *own]


def _goes_on(group: Sequence[Entry]) -> bool:
    """Whether several documents tell of the matter, or one of several days."""
    return len({mention.origin for entry in group for mention in entry.mentions}) > 1 or len({entry.day for entry in group}) > 1


def _disputes(entries: Sequence[Entry], against: Mapping[str, set[str]]) -> list[list[Entry]]:
    by_id = {entry.id: entry for entry in entries}
    links = [(by_id[one], by_id[other]) for one, several in sorted(against.items()) for other in sorted(several) if one < other]
    return connected(entries, links)


def move(threads: Sequence[Thread], entries: Sequence[Entry], rulings: Rulings) -> list[Thread]:
    """Return the threads with every record that people moved in the thread they chose, and in no other of that kind."""
    if not rulings.moves:
        return list(threads)
    holder = {mention.evidence_id: entry for entry in entries for mention in entry.mentions}
    moved = {thread.id: thread for thread in threads}
    for claim, targets, kind in rulings.moves:
        others = {holder[target].id for target in targets if target in holder}
        if claim not in holder or not others:
            continue  # rejected meanwhile
        own = holder[claim]
        fitting = [(-len(others & set(each.records)), each.id) for each in moved.values() if each.kind == kind]
        goal = min(fitting)[1] if fitting and min(fitting)[0] else ""
        for thread in list(moved.values()) if goal else ():
            records = set(thread.records) - ({own.id} if thread.kind == kind else set()) | (
                {own.id} if thread.id == goal else set()
            )
            if not records:
                del moved[thread.id]
            elif records != set(thread.records):
                own_time = in_time(
                    [each for each in entries if each.id in records], _TIMES.get(thread.kind, lambda each: each.day)
                )
                order = {entry.id: place for place, entry in enumerate(own_time)}
                states = sorted({*thread.states, *own.traits.marks}) if thread.id == goal else thread.states
                moved[thread.id] = msgspec.structs.replace(
                    thread, records=tuple(sorted(records, key=lambda record: order[record])), states=tuple(states)
                )
    return sorted(moved.values(), key=lambda thread: (thread.kind, thread.id))
