"""Plans and what became of them; instruments through their stages."""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from chancery.days import Span
from chancery.ledger.blocks import any_day, candidate_pairs, cross_pairs, telling
from chancery.ledger.entries import Entry
from chancery.ledger.joined import Joined
from chancery.ledger.likeness import alike, marks, one_act, persons_clash, shared
from chancery.ledger.same import is_generic, same_form, same_mode
from chancery.ledger.traits import NEVER, Traits

STAGES = (
    "proposed", "negotiated", "drafted", "agreed", "signed", "approved", "ratified", "in force", "implemented", "extended",
    "suspended", "terminated", "withdrawn",
)  # fmt: skip
_DEEDS_ON_TEXTS = ("SUPPORT", "AGREE", "SANCTION")
# Forms of which two states have few at a time, and stages that tell of a text signed before.
_RARE = ("treaty", "protocol", "convention", "roadmap")
_LATER = frozenset(("ratified", "in force", "suspended", "terminated", "withdrawn"))
_ONE_DAY_ON, _LATE = 2, 31  # days by which a meeting, and by which an opening or a delivery, misses the day it was planned for
_SOON = 400  # days within which an undated plan is held, if ever
_GAP = 3650  # days between two stages of a text without a name of its own


class Chain(NamedTuple):
    """Records that carry one matter, in order of time, with what became of it and the record that shows it."""

    entries: list[Entry]
    status: str
    shown_by: str = ""


def plans(events: Sequence[Entry]) -> list[Chain]:
    """Return what was planned with what was held, postponed or cancelled; and visits with the talks held on them."""
    ahead = [each for each in events if _is_plan(each.traits)]
    deeds = [each for each in events if each.traits.mode != "invite" and (each.traits.told != "planned" or each.traits.mode)]
    gaps = [
        (gap, plan.id, deed.id, plan, deed)
        for plan, deed in cross_pairs(ahead, deeds, _sides, _reach)
        if plan.id != deed.id and (gap := _gap(plan, deed)) is not None
    ]
    meetings = [each for each in events if each.traits.sort == "CONSULT" and each.traits.exact == 3 and each.traits.mode]
    links = [pair for pair in candidate_pairs(meetings, _sides, _reach) if _on_one_occasion(*pair)]
    taken: set[str] = set()
    for _, plan_id, _, plan, deed in sorted(gaps, key=lambda each: each[:3]):
        if plan_id not in taken:  # a plan is held once, by what follows soonest
            taken.add(plan_id)
            links.append((plan, deed))
    linked = connected(events, links)
    followed = {entry.id for chain in linked for entry in chain}
    lonely = [[plan] for plan in ahead if plan.traits.mode and plan.id not in followed]
    return [Chain(chain, *_outcome(chain)) for chain in (*linked, *lonely)]


def _sides(entry: Entry) -> list[tuple[str, ...]]:
    sort = "CONSULT" if entry.traits.mode == "invite" else entry.traits.sort
    return [(sort, mark) for mark in entry.traits.marks[:4]]


def _is_plan(traits: Traits) -> bool:
    """Whether an event lies ahead: it was planned, or somebody was invited to it."""
    return traits.told == "planned" or (traits.mode == "invite" and traits.told != "denied")


def _reach(entry: Entry) -> Span:
    traits = entry.traits
    if traits.mode == "invite" or traits.told == "planned" and not traits.exact and traits.reported:
        return Span(traits.reported - 1, traits.reported + _SOON)
    if traits.told == "planned" and traits.sort != "CONSULT":
        return Span(traits.when.first - _LATE, traits.when.last + _LATE)
    return traits.when


def _gap(plan: Entry, deed: Entry) -> int | None:
    """Return how many days after the plan's day the deed came, or None where it is not what was planned."""
    one, other = plan.traits, deed.traits
    came_instead = one.exact and one.mode == "meet" and other.mode in ("visit", "host")  # who agreed to meet may come
    modes = came_instead or same_mode("visit" if one.mode == "invite" else one.mode, other.mode)
    if not modes or deed.day < plan.reported.first - 1:
        return None
    if shared(set(one.marks), set(other.marks)) < 0.6 or persons_clash(one.actors + one.others, other.actors + other.others):
        return None
    if one.exact and one.mode != "invite":
        late = _LATE if one.sort != "CONSULT" and one_act(one.words.acts, other.words.acts) else _ONE_DAY_ON
        return abs(other.when.first - one.when.first) if other.when.meets(one.when, late) else None
    soon = deed.day <= plan.reported.first + _SOON
    return deed.day - plan.reported.first if soon and (one.mode or alike(one, other) >= 0.4) else None


def _on_one_occasion(one: Entry, other: Entry) -> bool:
    """Whether one is a visit and the other what was done on it: talks of the same sides on its days."""
    visit, talks = (one, other) if one.traits.mode in ("visit", "host") else (other, one)
    if visit.traits.mode not in ("visit", "host") or talks.traits.mode not in ("meet", "negotiate"):
        return False
    if talks.traits.told == "planned" or not visit.traits.exact == talks.traits.exact == 3:
        return False
    return visit.traits.when.meets(talks.traits.when) and visit.traits.marks == talks.traits.marks


def _outcome(chain: Sequence[Entry]) -> tuple[str, str]:
    held = [each for each in chain if each.traits.told == "fact" and each.traits.mode != "invite"]
    planned = [each for each in chain if _is_plan(each.traits)]
    for entry in reversed(chain):
        cues = set(entry.traits.words.outcomes)
        if entry.traits.told == "denied" or (cues & {"cancelled"} and entry not in held):
            return "cancelled", entry.id
        if "postponed" in cues and not held:
            return "postponed", entry.id
    if held:
        return "held", held[-1].id
    return "planned", planned[-1].id if planned else ""


def instruments(entries: Sequence[Entry]) -> list[Chain]:
    """Return every instrument's records by stage and time, with the events that signed it; its status is the latest stage."""
    texts = [entry for entry in entries if entry.traits.kind == "instrument"]
    links = [
        (a, b)
        for a, b in candidate_pairs(texts, _named, any_day)
        if one_text(a.traits, b.traits, bool(a.documents & b.documents))
    ]
    links += _meant(texts)
    signings: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        if entry.traits.kind == "event" and entry.traits.sort in _DEEDS_ON_TEXTS:
            for line in _lines(entry):
                signings.setdefault(line, []).append(entry)
    named: dict[tuple[str, str], set[str]] = {}
    for text in texts:
        for line in _lines(text):
            named.setdefault(line, set()).add(text.id)
    # An event belongs to every text that its sentence names; only where that is one, other tellings of the event are of it too.
    links += [
        (text, event) for text in texts for line in _lines(text) if len(named[line]) == 1 for event in signings.get(line, ())
    ]
    linked = connected([*texts, *{event.id: event for several in signings.values() for event in several}.values()], links)
    single = {entry.id for group in linked for entry in group}
    chains = []
    for group in (*linked, *([text] for text in texts if text.id not in single)):
        own = [entry for entry in group if entry.traits.kind == "instrument"]
        events = {event.id: event for text in own for line in _lines(text) for event in signings.get(line, ())}
        if own:
            chains.append(Chain(in_time(list({entry.id: entry for entry in (*group, *events.values())}.values())), *_stage(own)))
    return chains


def _lines(entry: Entry) -> list[tuple[str, str]]:
    return [(mention.doc, mention.traits.line) for mention in entry.mentions]


def _meant(texts: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Return what "the agreement" of a document means: of the texts of its form and parties the one told of nearest to it."""
    told: dict[tuple[str, str, tuple[str, ...]], list[tuple[int, Entry]]] = {}
    for entry in texts:
        for mention in entry.mentions:
            if not is_generic(mention.traits):
                told.setdefault((mention.doc, mention.traits.sort, mention.traits.marks), []).append((mention.start, entry))
    links = []
    for entry in texts:
        for mention in entry.mentions:
            if is_generic(mention.traits):
                near = told.get((mention.doc, mention.traits.sort, mention.traits.marks), [])
                if near:
                    links.append((entry, min(near, key=lambda each: (abs(each[0] - mention.start), each[1].id))[1]))
    return links


def _stage(chain: Sequence[Entry]) -> tuple[str, str]:
    """Return the stage that was reached last, and the record that tells it first; of one day's stages the furthest.

    A signing that is told again years later is no news: each stage counts from the first day on which it was told.
    """
    first: dict[str, Entry] = {}
    for entry in [each for each in chain if each.traits.told == "fact"] or list(chain):
        stage = entry.traits.mode
        if stage not in first or (entry.day, entry.id) < (first[stage].day, first[stage].id):
            first[stage] = entry
    last = max(first, key=lambda stage: (first[stage].day, STAGES.index(stage) if stage in STAGES else -1))
    return last, first[last].id


def _named(entry: Entry) -> list[tuple[str, ...]]:
    marks = entry.traits.marks[:4]
    words = telling(entry.traits)
    pairs = [(f"{one} {other}", word) for one, other in combinations(marks, 2) for word in words]
    # One party may be told alone: it meets the texts of two by their first word.
    return [*pairs, *((mark, word) for mark in marks or ("",) for word in (words[:1] if pairs else words))]


def one_text(one: Traits, other: Traits, one_document: bool) -> bool:
    """Whether two claims are of one instrument, at whatever stages."""
    who = shared(marks(one.actors), marks(other.actors)) if one.actors and other.actors else 0.5
    if who < 0.5 or not same_form(one.sort, other.sort):
        return False
    about = alike(one, other)
    if one_document and (is_generic(one) or is_generic(other)):
        return False  # _meant finds what these mean
    if (
        who == 1.0
        and one.sort == other.sort in _RARE
        and len(one.marks) == 2
        and {one.mode, other.mode} & _LATER
        and one.mode != other.mode
    ):
        about = max(about, 0.3) + 0.3  # two states have few treaties at once: what is ratified or ended now was signed before
    apart = abs((one.when.first if one.exact else one.reported) - (other.when.first if other.exact else other.reported))
    if NEVER in (one.when, other.when):
        apart = 0
    if about >= 0.75 and min(len(one.stems), len(other.stems)) >= 3:
        return True
    return about >= (0.45 if one_document else 0.55) and apart <= (_GAP if one.mode != other.mode else 60)


def connected(entries: Sequence[Entry], links: Iterable[tuple[Entry, Entry]]) -> list[list[Entry]]:
    """Return the entries that links join, each group in order of time."""
    joined = Joined[str]()
    linked: set[str] = set()
    for one, other in links:
        joined.join(one.id, other.id)
        linked |= {one.id, other.id}
    grouped: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.id in linked:
            grouped.setdefault(joined.root(entry.id), []).append(entry)
    return [in_time(group) for group in grouped.values()]


def in_time(entries: Sequence[Entry], key: Callable[[Entry], int] = lambda entry: entry.day) -> list[Entry]:
    """Return entries in order of time."""
    return sorted(entries, key=lambda entry: (key(entry), entry.reported.first, entry.id))
