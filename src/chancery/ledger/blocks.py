"""Which claims are compared at all: those that share a block, and whose days can meet."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from chancery.days import LAST, Span
from chancery.ledger.likeness import window
from chancery.ledger.same import ONE_UTTERANCE
from chancery.ledger.traits import NEVER, Party, Traits
from chancery.ledger.words import listed_stems

T = TypeVar("T")

_ALWAYS = Span(0, LAST)
_MOST_STEMS, _MOST_MARKS = 4, 4
# A block of so many that are about at one time tells nothing; its members meet in blocks of more words.
_HOT = 80


def blocks(traits: Traits) -> list[tuple[str, ...]]:
    """Return the blocks that a claim belongs to: two claims that are the same share one at least.

    A block names the kind and, by kind, a type and a state, an office-holder's name, a measure and a state, or a state with
    a word or a matter of the claim.
    """
    marks = traits.marks[:_MOST_MARKS] or ("",)
    match traits.kind:
        case "event":
            return [("event", traits.sort, "p" if traits.told == "planned" else "", mark) for mark in marks]
        case "figure":
            return [("figure", traits.sort, traits.mode, mark) for mark in marks]
        case "tenure":
            holders = {key for party in traits.actors for key in (party.name if party.sort == "person" else (party.mark,))}
            return [("tenure", traits.mode, key) for key in sorted(holders)]
        case "statement":
            speakers = sorted({key for party in traits.actors for key in _speaker(party)})
            days = [f"@{traits.when.first}"] if traits.exact == 3 else []
            return [("statement", key, word) for key in speakers for word in (*telling(traits), *days)]
        case _:
            own = sorted({party.mark for party in traits.actors if party.mark})[:_MOST_MARKS] or list(marks)
            mode = traits.mode if traits.kind == "instrument" else ""
            sides = [" ".join(pair) for pair in combinations(own, 2)] if traits.kind == "instrument" and len(own) > 1 else own
            return [(traits.kind, mode, side, word) for side in sides for word in telling(traits)]


def _speaker(party: Party) -> tuple[str, ...]:
    return party.name if party.sort == "person" else (party.mark,)


def telling(traits: Traits) -> list[str]:
    """Return the words and matters by which claims of one side find one another.

    They are the longest stems, two and three of them together, and every matter.
    """
    stems = sorted(traits.stems, key=lambda s: (s in listed_stems("texts"), -len(s), s))[:_MOST_STEMS]
    return [*stems, " ".join(stems[:2]), " ".join(stems[:3]), *(f"#{matter}" for matter in traits.words.matters)]


def block_window(traits: Traits) -> Span:
    """Return the days in which another claim must lie to be compared with this one."""
    match traits.kind:
        case "tenure" | "instrument":
            return _ALWAYS
        case "figure":
            return traits.due if traits.due != NEVER else _around(traits, 400)
        case "commitment":
            return _around(traits, ONE_UTTERANCE // 2 + 1)
        case "statement":
            return _around(traits, 4)
        case _:
            return window(traits)


def _around(traits: Traits, days: int) -> Span:
    made = traits.uttered if traits.kind in ("commitment", "statement") else Span(traits.reported, traits.reported)
    return Span(made.first - days, made.last + days) if traits.reported else _ALWAYS


def any_day(_: object) -> Span:
    """Return all days: for what may be told of at any time."""
    return _ALWAYS


def candidate_pairs(
    items: Sequence[T],
    keys: Callable[[T], Iterable[tuple[str, ...]]],
    days: Callable[[T], Span],
    twice: bool = False,
) -> Iterator[tuple[T, T]]:
    """Yield every two items that share a block and whose days meet or are neighbours, once, the earlier one first.

    Of a block that is hot the latest count; with ``twice`` those of them alone that share two words.
    """
    spans = [days(item) for item in items]
    under_way: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in sorted(range(len(items)), key=lambda each: spans[each]):
        first = spans[number].first - 1
        met = _Met(twice)
        for key in set(keys(items[number])):
            waiting = under_way[key]
            if waiting and spans[waiting[0]].last < first:
                waiting[:] = [other for other in waiting if spans[other].last >= first]
            met.add(key, waiting[-_HOT:], len(waiting) > _HOT)
            waiting.append(number)
        for other in met:
            if spans[other].last >= first:
                yield items[other], items[number]


def cross_pairs(
    ones: Iterable[T],
    others: Iterable[T],
    keys: Callable[[T], Iterable[tuple[str, ...]]],
    days: Callable[[T], Span],
    most: int = _HOT,
    twice: bool = False,
) -> Iterator[tuple[T, T]]:
    """Yield every one of the first and one of the second that share a block and whose days meet or are neighbours, once.

    Of a block that holds more than ``most``, those count that end soonest after the one begins; with ``twice`` those of them
    alone that share two words.
    """
    held = sorted(((days(item), item) for item in others), key=lambda each: each[0].last)
    grouped: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, (_, item) in enumerate(held):
        for key in set(keys(item)):
            grouped[key].append(number)
    for one in ones:
        own = days(one)
        first = bisect_left(held, own.first - 1, key=lambda each: each[0].last)
        met = _Met(twice)
        for key in set(keys(one)):
            if block := grouped.get(key):
                begin = bisect_left(block, first)
                met.add(key, block[begin : begin + most], len(block) - begin > most)
        yield from ((one, held[number][1]) for number in met if held[number][0].meets(own, 1))


class _Met:
    """Whom somebody meets in its blocks, in order: anybody; with ``twice``, in crowded ones, who shares two words with it.

    A block's word is the first one in the last part of its key.
    """

    def __init__(self, twice: bool) -> None:
        self._twice = twice
        self._met: set[int] = set()
        self._crowds: defaultdict[str, set[int]] = defaultdict(set)

    def add(self, key: tuple[str, ...], others: Sequence[int], crowded: bool) -> None:
        if self._twice and crowded:
            self._crowds[key[-1].partition(" ")[0]].update(others)
        else:
            self._met.update(others)

    def __iter__(self) -> Iterator[int]:
        once: set[int] = set()
        for crowd in self._crowds.values():
            self._met.update(once & crowd)
            once |= crowd
        return iter(sorted(self._met))
