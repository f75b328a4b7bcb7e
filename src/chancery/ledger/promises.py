"""Commitments followed up: said again, taken a step further, kept, dropped, contradicted, or past their day without news."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from chancery.days import LAST, iso, span
from chancery.ledger.blocks import any_day, candidate_pairs
from chancery.ledger.chains import Chain, connected, in_time
from chancery.ledger.entries import Entry
from chancery.ledger.likeness import alike, marks, one_act, shared
from chancery.ledger.merge import Mention
from chancery.ledger.news import TOWARDS_A_TEXT, deeds_of, found_news
from chancery.ledger.same import numbers_clash, same_partner
from chancery.ledger.traits import NEVER, Traits
from chancery.ledger.words import stem
from chancery.model import OPEN, Thread

_STATUSES = ("kept", "dropped", "contradicted", "progressing", "repeated", "open")
_ON_A_TEXT = ("end_text", "ratify", "sign")
_ONE_DAY_SET = 62  # days that two wordings of one deadline may lie apart
_ASKED = 6  # members of a group that are compared with another
_ALIKE, _FOLLOWS = 0.55, 0.45
_ONE_ACT = 0.1  # what one act in common adds to the likeness of two deeds


class News(NamedTuple):
    """A record that tells what became of a commitment."""

    entry: Entry
    status: str


def deed_links(entries: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Return every two commitments of one doer to one deed, for whatever day."""
    promised = [entry for entry in entries if entry.traits.kind == "commitment"]
    return [(a, b) for a, b in candidate_pairs(promised, deeds_of, any_day, twice=True) if _one_deed(a.traits, b.traits)]


def follow_up(entries: Sequence[Entry], links: Sequence[tuple[Entry, Entry]], texts: Sequence[Chain]) -> list[Chain]:
    """Return a chain for every commitment, its repetitions and all that came of it, with its status but for ``overdue``.

    ``links`` are those of ``deed_links``, ``texts`` the chains of instruments.
    """
    promised = [entry for entry in entries if entry.traits.kind == "commitment"]
    denied = _denied(promised, entries)
    untrue = {promise.id for promise, _, _ in denied}
    fallen = list(_fallen(promised, texts))
    fell: dict[str, int] = {}
    for promise, end, status in fallen:
        if status == "dropped":
            fell[promise.id] = min(end.day, fell.get(promise.id, end.day))
    again = [(a, b) for a, b in links if _same_day(a.traits, b.traits) and untrue.isdisjoint((a.id, b.id))]
    said = _one_day(promised, again, fell)
    news: defaultdict[str, list[News]] = defaultdict(list)
    for promise, deed, status in (*found_news(promised, entries), *fallen, *denied):
        if status == "progressing" and promise.id in untrue:
            continue  # what was denied can only come true
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
                for told in by_document[mention.doc]:
                    promise = promises[told.evidence_id]
                    if told.traits.line != mention.traits.line and not _about_text(told.traits, text.traits):
                        continue
                    if one_act(promise.traits.words.acts, TOWARDS_A_TEXT) and not promise.traits.negative:
                        continue  # to talk about a text and to sign it does not fall with it
                    before = min(promise.traits.uttered.first, promise.reported.first)
                    if before <= end.day and set(promise.traits.marks) & set(end.traits.marks):
                        yield promise, end, _status_after_end(promise.traits)


def _denied(promised: Sequence[Entry], entries: Sequence[Entry]) -> list[tuple[Entry, Entry, str]]:
    """Return commitments that are reported in a document only to be denied in it: of several the one most like the denial."""
    denials: defaultdict[str, list[tuple[Mention, Entry]]] = defaultdict(list)
    for entry in entries:
        for mention in entry.mentions if entry.traits.denies else ():
            denials[mention.doc].append((mention, entry))
    meant: dict[str, tuple[float, Entry, Entry]] = {}
    for promise in promised:
        for told in promise.mentions:
            for mention, denial in denials.get(told.doc, ()):
                if told.traits.told != "denied" and not told.traits.negative and _of_one_thing(told.traits, mention.traits):
                    near = alike(told.traits, mention.traits)
                    if mention.evidence_id not in meant or near > meant[mention.evidence_id][0]:
                        meant[mention.evidence_id] = (near, promise, denial)
    return [(promise, denial, "contradicted") for _, promise, denial in meant.values()]


def _of_one_thing(promise: Traits, denial: Traits) -> bool:
    """Whether a denial is of a deed told in its document: of the same matter, or the same act with a word in common."""
    one, other = promise.words, denial.words
    said = bool(set(one.stems) & set(other.stems))
    return said and (bool(set(one.matters) & set(other.matters)) or one_act(one.acts, other.acts))


def _about_text(promise: Traits, text: Traits) -> bool:
    """Whether a promise told in a text's document is about it: it names the text's form, or to ratify, sign or end something."""
    named = {stem(word) for word in text.sort.split()}
    return not named.isdisjoint(promise.stems) or one_act(promise.words.acts, _ON_A_TEXT)


def _status_after_end(promise: Traits) -> str:
    """Return what the end of a text makes of a promise about it: to end it was kept, not to end it broken, all else fell."""
    if "end_text" in promise.words.acts or "cancelled" in promise.words.outcomes:
        return "contradicted" if promise.negative else "kept"
    return "contradicted" if promise.negative else "dropped"


def status_on(thread: Thread, day: str) -> str:
    """Return a commitment thread's status as of an ISO day: ``overdue`` where its day has passed and nothing came of it."""
    due, today = span(thread.due), span(day)
    return "overdue" if thread.status in OPEN and due and today and due.last < today.first else thread.status


def _one_deed(one: Traits, other: Traits) -> bool:
    about = alike(one, other)
    if about < _ALIKE and one.language == other.language and one_act(one.words.acts, other.words.acts):
        about += _ONE_ACT
    if about < _ALIKE or numbers_clash(one, other):
        return False
    return shared(marks(one.actors), marks(other.actors)) >= 0.6 and same_partner(one, other)


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
