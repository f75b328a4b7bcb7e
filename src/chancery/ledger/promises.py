"""Commitments followed up: said again, taken a step further, kept, dropped, contradicted, or past their day without news."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from chancery.days import LAST, Span, iso, span
from chancery.ledger.blocks import any_day, candidate_pairs, cross_pairs, telling
from chancery.ledger.chains import Chain, connected, in_time
from chancery.ledger.entries import Entry
from chancery.ledger.likeness import alike, inclusion, marks, one_act, persons_clash, shared
from chancery.ledger.merge import Mention
from chancery.ledger.same import numbers_clash, same_partner
from chancery.ledger.traits import NEVER, Traits
from chancery.ledger.words import listed_stems, stem
from chancery.model import OPEN, Thread

_STATUSES = ("kept", "dropped", "contradicted", "progressing", "repeated", "open")
_SIGNED = ("signed", "approved", "ratified", "in force", "implemented")
_DEEDS = ("COOPERATE", "AID", "RETREAT", "CONCEDE", "SANCTION", "MOBILIZE", "CONSULT")
_MATERIAL = ("COOPERATE", "AID", "RETREAT", "CONCEDE", "SANCTION", "MOBILIZE")
_ONE_DAY_SET = 62  # days that two wordings of one deadline may lie apart
# Acts that go on once they have begun, and when a deed is the one that was promised for a day, a month or a year.
_LASTING = frozenset(("supply", "let_use", "transport", "cooperate", "finance", "support", "keep_in_touch", "train"))
_TOWARDS_A_TEXT = ("meet", "sign")
_MONTH = 30
_ONE_YEAR, _EARLY, _LATE, _SOON = 366, 45, 31, 400
_NAMED = 3  # names of a claim by which its deed is looked for
_ASKED = 6  # members of a group that are compared with another
_ALIKE, _FOLLOWS, _SURELY = 0.55, 0.45, 0.6
_ONE_ACT = 0.1  # what one act in common adds to the likeness of two deeds


class News(NamedTuple):
    """A record that tells what became of a commitment."""

    entry: Entry
    status: str


def deed_links(entries: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Return every two commitments of one doer to one deed, for whatever day."""
    promised = [entry for entry in entries if entry.traits.kind == "commitment"]
    return [(a, b) for a, b in candidate_pairs(promised, _deeds, any_day) if _one_deed(a.traits, b.traits)]


def follow_up(entries: Sequence[Entry], links: Sequence[tuple[Entry, Entry]], texts: Sequence[Chain]) -> list[Chain]:
    """Return a chain for every commitment, its repetitions and all that came of it, with its status but for ``overdue``.

    ``links`` are those of ``deed_links``, ``texts`` the chains of instruments.
    """
    promised = [entry for entry in entries if entry.traits.kind == "commitment"]
    fallen = list(_fallen(promised, texts))
    fell: dict[str, int] = {}
    for promise, end, status in fallen:
        if status == "dropped":
            fell[promise.id] = min(end.day, fell.get(promise.id, end.day))
    said = _one_day(promised, [(a, b) for a, b in links if _same_day(a.traits, b.traits)], fell)
    news: defaultdict[str, list[News]] = defaultdict(list)
    for promise, deed, status in (*_found_news(promised, entries), *fallen):
        if deed.day <= fell.get(promise.id, LAST):  # what came later is news of a promise made anew
            news[promise.id].append(News(deed, status))
    return [_chain(group, [each for entry in group for each in news[entry.id]]) for group in said]


def same_deed(entries: Sequence[Entry], links: Sequence[tuple[Entry, Entry]], followed: Sequence[Chain]) -> list[list[Entry]]:
    """Return commitments to one deed of which ``follow_up`` made several chains, each group in order of time."""
    chain = {entry.id: number for number, each in enumerate(followed) for entry in each.entries}
    return [group for group in connected(entries, links) if len({chain[entry.id] for entry in group}) > 1]


def _one_day(promised: Sequence[Entry], links: Sequence[tuple[Entry, Entry]], fell: Mapping[str, int]) -> list[list[Entry]]:
    """Return commitments with their repetitions; what was promised for two days is two promises, whatever lies between.

    ``fell`` are the days on which promises fell with their text: what is promised after is promised anew.
    """
    group = {entry.id: [entry] for entry in promised}
    ranked = sorted(links, key=lambda pair: (-alike(pair[0].traits, pair[1].traits), pair[0].id, pair[1].id))
    for one, other in ranked:
        here, there = group[one.id], group[other.id]
        one_day = all(_same_day(a.traits, b.traits) for a in here for b in there)
        if here is not there and one_day and not _anew(here, there, fell) and _akin(here, there):
            here += there
            for entry in there:
                group[entry.id] = here
    unique = {id(several): several for several in group.values()}
    return [in_time(several) for several in unique.values()]


def _anew(here: Sequence[Entry], there: Sequence[Entry], fell: Mapping[str, int]) -> bool:
    """Whether one group of promises was made only after the other had fallen."""
    return any(fell.get(a.id, LAST) < b.reported.first or fell.get(b.id, LAST) < a.reported.first for a in here for b in there)


def _akin(here: Sequence[Entry], there: Sequence[Entry]) -> bool:
    """Whether two groups are of one deed on the whole, not by two of their members alone."""
    likeness = [alike(a.traits, b.traits) for a in here[:_ASKED] for b in there[:_ASKED]]
    return sum(likeness) >= _FOLLOWS * len(likeness)


def _same_day(one: Traits, other: Traits) -> bool:
    return NEVER in (one.due, other.due) or abs(one.due.last - other.due.last) <= _ONE_DAY_SET


def _fallen(promised: Sequence[Entry], texts: Sequence[Chain]) -> Iterator[tuple[Entry, Entry, str]]:
    """Yield commitments that stood in a text which was ended later: they fell with it."""
    by_document: defaultdict[str, list[Mention]] = defaultdict(list)
    promises: dict[str, Entry] = {}
    for promise in promised:
        for mention in promise.mentions:
            by_document[mention.doc].append(mention)
            promises[mention.evidence_id] = promise
    for chain in texts:
        if chain.status not in ("terminated", "withdrawn"):
            continue
        end = next(entry for entry in chain.entries if entry.id == chain.shown_by)
        for text in chain.entries:
            for mention in text.mentions if text.traits.kind == "instrument" else ():
                named = {stem(word) for word in text.traits.sort.split()}
                for told in by_document[mention.doc]:
                    if told.traits.line != mention.traits.line and named.isdisjoint(told.traits.stems):
                        continue
                    promise = promises[told.evidence_id]
                    if one_act(promise.traits.words.acts, _TOWARDS_A_TEXT):
                        continue  # to talk about a text and to sign it does not fall with it
                    if promise.reported.first < end.day and set(promise.traits.marks) & set(end.traits.marks):
                        yield promise, end, _status_after_end(promise.traits)


def _status_after_end(promise: Traits) -> str:
    """Return what the end of a text makes of a promise about it: to end it was kept, not to end it broken, all else fell."""
    if "cancelled" in promise.words.outcomes:
        return "contradicted" if promise.negative else "kept"
    return "contradicted" if promise.negative else "dropped"


def status_on(thread: Thread, day: str) -> str:
    """Return a commitment thread's status as of an ISO day: ``overdue`` where its day has passed and nothing came of it."""
    due, today = span(thread.due), span(day)
    return "overdue" if thread.status in OPEN and due and today and due.last < today.first else thread.status


def _deeds(entry: Entry) -> Iterator[tuple[str, ...]]:
    words = entry.traits.words
    done = [f"{act} {name}" for act in words.acts for name in words.names[:_NAMED]]
    done += [f"{act} {month}" for month in _months(entry) for act in words.acts]
    yield from ((mark, word) for mark in entry.traits.marks[:4] or ("",) for word in (*telling(entry.traits), *done))


def _months(entry: Entry) -> range:
    """Return in which months a promise that names no thing may be kept, numbered, or in which a deed was done."""
    if entry.traits.kind != "commitment":
        return range(entry.day // _MONTH, entry.day // _MONTH + 1)
    days = _expected(entry.traits)
    return range(days.first // _MONTH, days.last // _MONTH + 1) if days else range(0)


def _expected(promise: Traits) -> Span | None:
    """Return the days on which a promise that names no thing may be kept; None for one that names its thing."""
    if promise.words.matters or promise.words.names or not promise.reported:
        return None
    if promise.due == NEVER or promise.due.days > _ONE_YEAR:
        return Span(promise.uttered.last, promise.uttered.last + _SOON)
    return Span(promise.due.first - _EARLY, promise.due.last + _LATE)


def _one_deed(one: Traits, other: Traits) -> bool:
    if numbers_clash(one, other):
        return False
    if shared(marks(one.actors), marks(other.actors)) < 0.6 or not same_partner(one, other):
        return False
    acts = one_act(one.words.acts, other.words.acts) and one.language == other.language
    return alike(one, other) + (_ONE_ACT if acts else 0.0) >= _ALIKE


def _found_news(promised: Sequence[Entry], entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry, str]]:
    others = [entry for entry in entries if entry.traits.kind in ("event", "instrument") or entry.traits.denies]
    for promise, deed in cross_pairs(promised, others, _deeds, _heard):
        if status := _told_of(promise, deed):
            yield promise, deed, status


def _heard(entry: Entry) -> Span:
    """Return the days on which a promise may be followed up, or on which news of it was told."""
    return Span(entry.reported.first, LAST) if entry.traits.kind == "commitment" else entry.reported


def _told_of(promise: Entry, deed: Entry) -> str:
    """Return which status a record shows a commitment to have, empty where it tells nothing of it."""
    one, other = promise.traits, deed.traits
    if deed.reported.last < promise.reported.first or not set(one.marks) & set(other.marks):
        return ""
    if other.told == "fact" and _done_as_told(promise, deed):
        return "kept"
    if status := _by_act(promise, deed):
        return status
    about = alike(one, other)
    if about < _SURELY and len(one.stems) >= 3:
        about = max(about, 0.9 * inclusion(one.stems, other.stems))
    matters = set(one.words.matters) & set(other.words.matters)
    if matters and len(set(one.marks) & set(other.marks)) > 1:
        about = max(about, 0.5)  # one matter between the same states
    if about < _FOLLOWS:
        return ""
    cues = set(other.words.outcomes)
    later = _later(promise, deed)
    if other.told == "denied" or other.denies:
        return "contradicted" if about >= _SURELY else ""
    if other.told != "fact" or not later:
        return ""
    if "cancelled" in cues:
        return "dropped" if about >= _SURELY else ""
    if other.kind == "instrument":
        return _by_stage(one, other)
    if other.kind == "event" and other.sort == "CONSULT":
        return "kept" if set(one.stems) & listed_stems("meeting") and _in_time(promise, deed) else ""
    if "part" in cues and "part" not in one.words.outcomes:
        return "progressing"
    if "done" in cues and about >= _SURELY:
        return "contradicted" if one.negative else "kept"
    return "progressing" if cues & {"begun", "done"} or other.sort in ("AGREE", "SUPPORT", "COOPERATE") else ""


def _later(promise: Entry, deed: Entry) -> bool:
    """Whether a deed is told after the promise, or in the same text as done on a later day than that on which it was made."""
    if deed.reported.last > promise.reported.first:
        return True
    return deed.traits.exact >= 2 and deed.day > promise.traits.uttered.last


def _by_act(promise: Entry, deed: Entry) -> str:
    """Return what an event makes of a commitment to the same act on the same thing, empty where it is neither."""
    one, other = promise.traits, deed.traits
    if other.kind != "event" or other.told != "fact" or not _later(promise, deed):
        return ""
    if other.sort not in _DEEDS and other.mode != "invite":
        return ""
    if not one_act(one.words.acts, other.words.acts):
        return ""
    if not _one_thing(one, other):
        days = _expected(one)
        if not days or not days.first <= deed.day <= days.last or shared(set(one.marks), set(other.marks)) < 0.6:
            return ""
    cues = set(other.words.outcomes)
    if {"cancelled", "postponed"} & cues:
        return ""
    begun = "begun" in cues and "done" not in cues and not {"begin", *_LASTING} & set(one.words.acts)
    if begun or ("part" in cues and "part" not in one.words.outcomes):
        return "progressing"
    return "contradicted" if one.negative else "kept"


def _one_thing(one: Traits, other: Traits) -> bool:
    """Whether two claims are about one matter, or name one thing besides states."""
    if set(one.words.matters) & set(other.words.matters):
        return True
    return bool(set(one.words.names) & set(other.words.names))


def _done_as_told(promise: Entry, deed: Entry) -> bool:
    """Whether a record is the very signing or meeting that was promised: by its sort, its parties and its day."""
    one, other = promise.traits, deed.traits
    stems = set(one.stems)
    if other.kind == "instrument" and other.mode in _SIGNED and stems & listed_stems("signing"):
        named = {stem(word) for word in other.sort.split()} & stems or alike(one, other) >= _FOLLOWS
        return bool(named) and shared(set(one.marks), set(other.marks)) >= 0.6 and _in_time(promise, deed)
    if other.kind == "event" and other.sort == "CONSULT" and other.mode and one.due != NEVER and stems & listed_stems("meeting"):
        near = deed.traits.when.meets(one.due, 5) if other.exact else False
        return (
            near
            and shared(set(one.marks), set(other.marks)) >= 0.6
            and not persons_clash(one.actors, other.actors + other.others)
        )
    if other.kind == "event" and other.sort in _MATERIAL and one.due != NEVER and one.due.days <= 31 and other.exact == 3:
        on_time = one.due.first - _EARLY <= deed.day <= one.due.last + 15
        return on_time and (bool(set(one.words.matters) & set(other.words.matters)) or alike(one, other) >= _FOLLOWS)
    return False


def _in_time(promise: Entry, deed: Entry) -> bool:
    due = promise.traits.due
    return promise.reported.first <= deed.day <= (due.last + _LATE if due != NEVER else promise.reported.first + _SOON)


def _by_stage(promise: Traits, text: Traits) -> str:
    if text.mode in ("terminated", "withdrawn"):
        return (
            "" if one_act(promise.words.acts, _TOWARDS_A_TEXT) and text.when.first > promise.uttered.last + _SOON else "dropped"
        )
    if set(promise.stems) & listed_stems("signing"):
        return "kept" if text.mode in _SIGNED else "progressing"
    return "kept" if text.mode == "implemented" else "progressing"


def _chain(said: list[Entry], news: list[News]) -> Chain:
    # A denial or an end counts until the promise is made again or a step towards it is told.
    anew = max([entry.reported.last for entry in said] + [n.entry.day for n in news if n.status in ("kept", "progressing")])
    standing = [each for each in news if each.status not in ("contradicted", "dropped") or each.entry.reported.last >= anew]
    deciding = sorted(standing, key=lambda each: (_STATUSES.index(each.status), -each.entry.day, each.entry.id))
    told = {each.entry.id: each.entry for each in news}
    chain = in_time([*said, *(entry for name, entry in told.items() if name not in {s.id for s in said})])
    if deciding:
        return Chain(chain, deciding[0].status, deciding[0].entry.id)
    if any("denied" in entry.told for entry in said):
        return Chain(chain, "contradicted", said[-1].id)
    again = [entry for entry in said if entry.reported.last > said[0].reported.first]
    if again:
        return Chain(chain, "repeated", again[-1].id)
    return Chain(chain, "open")


def due_day(said: Sequence[Entry]) -> str:
    """Return the last day of a commitment, as told last, empty where none was told."""
    told = [entry.traits.due for entry in in_time(said, lambda entry: entry.reported.first) if entry.traits.due != NEVER]
    return iso(told[-1].last) if told and told[-1].last < (span("9990") or NEVER).first else ""
