"""Records that tell otherwise than others: a deed told and denied, two figures for one period."""

from collections import defaultdict
from collections.abc import Sequence

from chancery.days import Span
from chancery.ledger.blocks import candidate_pairs, cross_pairs
from chancery.ledger.entries import Entry
from chancery.ledger.likeness import alike, marks, shared
from chancery.ledger.same import close
from chancery.ledger.traits import NEVER, Traits

# Papers and acts by which one state presses another: a note reported may be the ultimatum that is denied.
_DEMANDS = frozenset(("note", "letter", "ultimatum", "demand", "REQUEST", "THREATEN", "ACCUSE"))
_ACTS = ("event", "instrument", "commitment")
# Measures of which a pair of states may have many values in a year.
_MANY = ("amount", "number", "share", "term", "cost", "loan", "duration", "distance", "capacity", "aid", "investment", "price")
_NEAR = 14  # days between a report and its denial
_REACH = 900  # characters between a telling and "there was no such thing"


def find_disputes(entries: Sequence[Entry]) -> dict[str, set[str]]:
    """Return for every record that others contradict the ids of these; of two, each names the other."""
    against: defaultdict[str, set[str]] = defaultdict(set)
    figures = [entry for entry in entries if entry.traits.kind == "figure" and entry.traits.due != NEVER]
    for one, other in candidate_pairs(figures, _series, lambda entry: entry.traits.due):
        if one.documents.isdisjoint(other.documents) and _other_value(one.traits, other.traits):
            against[one.id].add(other.id)
            against[other.id].add(one.id)
    acts = [entry for entry in entries if entry.traits.kind in _ACTS or _is_denial(entry)]
    denials, tellings = [each for each in acts if _is_denial(each)], [each for each in acts if not _is_denial(each)]
    for denied, told in cross_pairs(denials, tellings, _acts, _told_about):
        if _denies(denied, told):
            against[denied.id].add(told.id)
            against[told.id].add(denied.id)
    return dict(against)


def _is_denial(entry: Entry) -> bool:
    """Whether a record is told only as denied, or is a statement that denies."""
    return entry.told == ("denied",) or entry.traits.denies


def _series(entry: Entry) -> list[tuple[str, ...]]:
    return [(entry.traits.sort, entry.traits.mode, *entry.traits.marks)]


def _other_value(one: Traits, other: Traits) -> bool:
    return (
        one.sort not in _MANY
        and one.due == other.due
        and not one.loose
        and not other.loose
        and not close(one, other)
        and one.told != "planned" != other.told
    )


def _acts(entry: Entry) -> list[tuple[str, ...]]:
    return [(mark, day) for mark in entry.traits.marks[:4] or ("",) for day in _weeks(entry)]


def _weeks(entry: Entry) -> list[str]:
    week = entry.traits.reported // _NEAR
    return [str(week), str(week + 1)]


def _told_about(entry: Entry) -> Span:
    return Span(entry.reported.first - _NEAR, entry.reported.last)


def _denies(denied: Entry, told: Entry) -> bool:
    one, other = denied.traits, told.traits
    if shared(set(one.marks), set(other.marks)) < 0.6 and not _points_back(denied, told):
        return False
    about = alike(one, other)
    if denied.documents & told.documents:
        if _points_back(denied, told):
            return True
        if one.kind == "statement":
            # Somebody denies what the same text has others say: it is about the same matter or nearly in the same words.
            common = set(one.words.matters) & set(other.words.matters)
            return other.told in ("possible", "planned") and (about >= 0.35 or bool(common))
        pressing = {one.sort, one.mode} & _DEMANDS and {other.sort, other.mode} & _DEMANDS
        return (
            bool(pressing)
            and _directed(one, other)
            or about >= 0.5
            or (one.kind, one.sort) == (other.kind, other.sort)
            and about >= 0.35
        )
    if one.kind == "statement":
        return False
    return one.kind == other.kind and one.sort == other.sort and _directed(one, other) and about >= 0.4


def _directed(one: Traits, other: Traits) -> bool:
    """Whether the doer of one is not the sufferer of the other."""
    if one.kind != other.kind or not one.others or not other.others:
        return bool(marks(one.actors) & (marks(other.actors) | marks(other.others)))
    return bool(marks(one.actors) & marks(other.actors))


def _points_back(denied: Entry, told: Entry) -> bool:
    """Whether the denial stands a little below what is told and points at it: *there were no such understandings*."""
    if not denied.mentions[0].traits.pointing or told.traits.told not in ("possible", "planned"):
        return False
    return any(
        a.doc == b.doc and 0 < a.start - b.start <= _REACH and set(a.traits.marks) & set(b.traits.marks)
        for a in denied.mentions
        for b in told.mentions
    )
