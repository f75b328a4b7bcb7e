"""What becomes of a commitment: which records tell that it was kept, taken a step further, dropped or contradicted."""

from collections.abc import Iterator, Sequence

from chancery.days import LAST, Span
from chancery.ledger.blocks import cross_pairs, telling
from chancery.ledger.entries import Entry
from chancery.ledger.likeness import alike, inclusion, marks, one_act, persons_clash, shared
from chancery.ledger.traits import NEVER, Traits
from chancery.ledger.words import listed_stems, stem

TOWARDS_A_TEXT = ("meet", "sign")
_ONE_YEAR, _MONTH = 366, 30
_EARLY, _LATE = 45, 31  # days by which a deed may miss the day that it was promised for
_SOON = 400  # days within which an undated promise of a single act is kept, if ever
_GOES_ON = 3650  # days within which an act that goes on is told of
_SIGNED = ("signed", "approved", "ratified", "in force", "implemented")
# The stages of a text at which an act on it is done.
_REACHED = {
    "sign": _SIGNED,
    "ratify": ("ratified", "in force", "implemented"),
    "extend": ("extended",),
    "keep_up": (*_SIGNED, "extended"),
}
_MATERIAL = ("COOPERATE", "AID", "RETREAT", "CONCEDE", "SANCTION", "MOBILIZE")
_DEEDS = (*_MATERIAL, "CONSULT")
_VERBAL = ("AGREE", "SUPPORT")
_HOSTILE = ("ASSAULT", "COERCE", "SANCTION")
# Acts that harm, and those whose works are opened when they are over.
_HARM = frozenset(["arrest", "ban", "close", "expel", "hinder", "leave", "lower", "recall", "sever", "stop", "strike"])
_WORKS = frozenset(["build", "connect", "create", "finish", "modernise", "repair"])
# Acts that go on once they have begun.
_LASTING = frozenset(
    [
        "cooperate",
        "educate",
        "finance",
        "give_help",
        "keep_in_touch",
        "let_use",
        "protect",
        "supply",
        "support",
        "train",
        "transport",
    ]
)
_SOONEST = 24  # records of one word, act and side that are looked at for a promise
_NAMED = 3  # names of a claim by which its deed is looked for
_FOLLOWS, _SURELY = 0.45, 0.6


def deeds_of(entry: Entry) -> Iterator[tuple[str, ...]]:
    """Yield the blocks in which commitments to one deed meet: a side with a word, or with an act and its thing."""
    words = entry.traits.words
    done = [f"{act} {name}" for act in words.acts for name in words.names[:_NAMED]]
    yield from _of_each_side(entry, [*telling(entry.traits), *done])


def _followed_in(entry: Entry) -> Iterator[tuple[str, ...]]:
    """Yield the blocks in which commitments meet their news: also a side with an act and its month, or one that goes on."""
    acts = entry.traits.words.acts
    done = [f"{act} {month}" for month in _months(entry) for act in acts]
    if entry.traits.kind != "commitment" or _LASTING.issuperset(acts):
        done += [f"{act} goes on" for act in acts if act in _LASTING]
    yield from deeds_of(entry)
    yield from _of_each_side(entry, done)


def _of_each_side(entry: Entry, words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return ((mark, word) for mark in entry.traits.marks[:4] or ("",) for word in words)


def _months(entry: Entry) -> range:
    """Return in which months a promise that names no thing may be kept, numbered, or in which a deed was done."""
    if entry.traits.kind != "commitment":
        return range(entry.day // _MONTH, entry.day // _MONTH + 1)
    days = _expected(entry.traits)
    last = min(days.last, days.first + _SOON + _EARLY) if days else 0
    return range(days.first // _MONTH, last // _MONTH + 1) if days else range(0)


def _expected(promise: Traits, bare: bool = False) -> Span | None:
    """Return the days on which a promise that names no thing may be kept; None for one that does, but by a ``bare`` deed."""
    if not bare and (promise.words.matters or promise.words.names) or not promise.reported:
        return None
    if promise.due == NEVER or promise.due.days > _ONE_YEAR:
        goes_on = not _LASTING.isdisjoint(promise.words.acts)
        return Span(promise.uttered.last, promise.uttered.last + (_GOES_ON if goes_on else _SOON))
    return Span(promise.due.first - _EARLY, promise.due.last + _LATE)


def found_news(promised: Sequence[Entry], entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry, str]]:
    """Yield every commitment with a record that is news of it, and the status that this shows it to have."""
    others = [entry for entry in entries if entry.traits.kind in ("event", "instrument") or entry.traits.denies]
    for promise, deed in cross_pairs(promised, others, _followed_in, _heard, _SOONEST, twice=True):
        if status := _told_of(promise, deed):
            yield promise, deed, status


def _heard(entry: Entry) -> Span:
    """Return the days on which a promise may be followed up, or on which news of it was told."""
    return Span(entry.reported.first, LAST) if entry.traits.kind == "commitment" else entry.reported


def _told_of(promise: Entry, deed: Entry) -> str:
    """Return which status a record shows a commitment to have, empty where it tells nothing of it."""
    one, other = promise.traits, deed.traits
    if deed.reported.last < promise.reported.first or set(one.marks).isdisjoint(other.marks):
        return ""
    harms = other.sort in _HOSTILE and not _is_hostile(one)
    if other.told == "fact" and not harms and _done_as_told(promise, deed):
        return "kept"
    if status := _by_act(promise, deed):
        return status
    against = other.told == "denied" or other.denies
    if harms or not against and (other.told != "fact" or not _later(promise, deed)):
        return ""
    if other.kind == "instrument" and against:
        return ""  # what is not signed or ratified yet may still be
    about = alike(one, other)
    if about < _SURELY and len(one.stems) >= 3 and len(other.stems) > 1:
        about = max(about, 0.9 * inclusion(one.stems, other.stems))
    matters = set(one.words.matters) & set(other.words.matters)
    if matters and len(set(one.marks) & set(other.marks)) > 1:
        about = max(about, 0.5)  # one matter between the same states
    if about < _FOLLOWS:
        return ""
    if against:
        return "contradicted" if about >= _SURELY else ""
    cues = set(other.words.outcomes)
    if "cancelled" in cues:
        return "dropped" if about >= _SURELY else ""
    if other.kind == "instrument":
        return _by_stage(one, other)
    if other.kind == "event" and other.sort == "CONSULT":
        return "kept" if _speaks_of("meeting", one) and _in_time(promise, deed) else ""
    if _in_part(one, other) and not one.negative:
        return "progressing"
    told_only = other.sort in _VERBAL and not one_act(one.words.acts, TOWARDS_A_TEXT)  # a text signed is not yet the deed done
    if "done" in cues and about >= _SURELY and not told_only:
        return "contradicted" if one.negative else "kept"
    if not one.negative and (cues & {"begun", "done"} or other.sort in ("AGREE", "SUPPORT", "COOPERATE")):
        return "kept" if "keep_up" in one.words.acts else "progressing"  # what was to go on goes on
    return ""


def _later(promise: Entry, deed: Entry) -> bool:
    """Whether a deed is told after the promise, or in the same text as done on a later day than that on which it was made."""
    if deed.reported.last > promise.reported.first:
        return True
    return deed.traits.exact >= 2 and deed.day > promise.traits.uttered.last


def _by_act(promise: Entry, deed: Entry) -> str:
    """Return what an event makes of a commitment to the same act on the same thing, empty where it is neither."""
    one, other = promise.traits, deed.traits
    if other.kind != "event" or other.told != "fact":
        return ""
    same_act = one_act(one.words.acts, other.words.acts)
    works = "open" in other.words.acts and bool(_WORKS & set(one.words.acts))  # over when what they were for is opened
    if not (same_act or works or other.sort in _HOSTILE):
        return ""
    one_thing = _one_thing(one, other)
    if "alone" in other.words.outcomes and one_thing and same_act:
        # What was to be done together or by another is done without: who promised it gave it up, who did not undid it.
        return "dropped" if marks(one.actors) & marks(other.actors) else "contradicted"
    if not _later(promise, deed):
        return ""
    if other.sort in _HOSTILE and not (same_act and _is_hostile(one)):
        return "contradicted" if one_thing and _breaks(one, other) else ""
    cues = set(other.words.outcomes)
    lasting = set(one.words.acts) & set(other.words.acts) & _LASTING
    undone = "cancelled" in cues and other.sort == "REJECT"
    if other.sort not in _DEEDS and other.mode != "invite" and not undone and not (lasting and other.sort == "SUPPORT"):
        return ""
    if not one_thing:
        goes_on = bool(lasting) and _LASTING.issuperset(one.words.acts)
        bare = (one.due != NEVER or goes_on) and not other.words.matters and not other.words.names
        days = _expected(one, bare)
        if not days or not days.first <= deed.day <= days.last or shared(set(one.marks), set(other.marks)) < 0.6:
            return ""
    if undone and not one.negative:
        return "dropped"
    if {"cancelled", "postponed"} & cues:
        return ""
    begun = "begun" in cues and "done" not in cues and not {"begin", *_LASTING} & set(one.words.acts)
    if begun or _in_part(one, other) or (works and not one.words.ends and other.words.ends):
        return "progressing"
    return "contradicted" if one.negative else "kept"


def _breaks(promise: Traits, deed: Traits) -> bool:
    """Whether a hostile deed, done by the side that promised and since, goes against what was promised."""
    since = deed.exact > 0 and deed.when.last >= promise.uttered.first
    ours = bool(marks(promise.actors) & marks(deed.actors))
    return since and ours and not _is_hostile(promise) and "cancelled" not in deed.words.outcomes


def _is_hostile(promise: Traits) -> bool:
    """Whether a deed was promised that harms: to ban, to close, to stop something; not to do so is no harm."""
    return not promise.negative and not _HARM.isdisjoint(promise.words.acts)


def _in_part(promise: Traits, deed: Traits) -> bool:
    """Whether a deed did a part only of what was promised: a section, or a way of which one end alone is the promised one."""
    if "part" in deed.words.outcomes and "part" not in promise.words.outcomes:
        return True
    ours, theirs = promise.words.ends, deed.words.ends
    met = sum(a.startswith(b) or b.startswith(a) for a in ours for b in theirs)
    return met == 1 and deed.sort != "CONSULT"


def _one_thing(one: Traits, other: Traits) -> bool:
    """Whether two claims are about one matter or one way, or name one thing besides states."""
    if set(one.words.matters) & set(other.words.matters) or set(one.words.names) & set(other.words.names):
        return True
    return bool(one.words.ends) and one.words.ends == other.words.ends


def _done_as_told(promise: Entry, deed: Entry) -> bool:
    """Whether a record is the very signing or meeting that was promised: by its sort, its parties and its day."""
    one, other = promise.traits, deed.traits
    if other.kind == "instrument" and other.mode in _SIGNED and _speaks_of("signing", one):
        named = {stem(word) for word in other.sort.split()} & set(one.stems) or alike(one, other) >= _FOLLOWS
        return bool(named) and shared(set(one.marks), set(other.marks)) >= 0.6 and _in_time(promise, deed)
    if other.kind == "event" and other.sort == "CONSULT" and other.mode and one.due != NEVER and _speaks_of("meeting", one):
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


def _speaks_of(words: str, promise: Traits) -> bool:
    """Whether a promise holds a word of one of the ledger's lists."""
    return not listed_stems(words).isdisjoint(promise.stems)


def _in_time(promise: Entry, deed: Entry) -> bool:
    due = promise.traits.due
    return promise.reported.first <= deed.day <= (due.last + _LATE if due != NEVER else promise.reported.first + _SOON)


def _by_stage(promise: Traits, text: Traits) -> str:
    if text.mode in ("terminated", "withdrawn"):
        return "" if one_act(promise.words.acts, TOWARDS_A_TEXT) and text.when.first > promise.uttered.last + _SOON else "dropped"
    promised = {*promise.words.acts, *(("sign",) if _speaks_of("signing", promise) else ())}
    one_form = not {stem(word) for word in text.sort.split()}.isdisjoint(promise.stems)
    reached = any(text.mode in stages for act, stages in _REACHED.items() if act in promised)
    if reached and (one_form or alike(promise, text) >= _SURELY):
        return "contradicted" if promise.negative else "kept"
    if promise.negative:
        return ""
    return "kept" if text.mode == "implemented" else "progressing"
