"""What of a long record is told first: weights of records, and the choice of a few."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from math import log2
from typing import TypeVar

from chancery.exports.brief.parts import Account
from chancery.exports.brief.words import begins, when
from chancery.exports.numbers import year
from chancery.model import Event, Instrument

T = TypeVar("T")
_SURE = 0.6
_HALF_LIFE = 5.0  # years after which a record counts half as recent
_EXACT = {10: 1.0, 7: 0.6, 4: 0.3}  # by the length of an ISO date
# What a desk asks for first; an unnamed text or a bare sign of cooperation tells it little.
_MODES = {"visit": 0.3, "negotiate": 0.2, "host": 0.2, "meet": 0.2, "phone": 0.1, "sign": -0.2}
_FORMS = {"treaty": 0.3, "agreement": 0.2, "declaration": 0.2, "joint statement": 0.1, "note": -0.2}
_VAGUE_FORMS = ("plan", "document", "law", "programme", "note")
_VAGUE = ("cooperation", "support", "agreement to cooperate", "signing")


def weight(account: Account, day: str) -> float:
    """Return how much a record matters as of a day: belief, independent sources, exactness and recency of its date, and its kind.

    Belief counts from 0 to 1 (1 where a person confirmed it, 0.5 where it was not weighed), every doubling of the sources 0.25 up
    to 1, an exact day 0.3, a record of the very day 0.5 and half as much every five years.
    """
    record, claim = account.record, account.claim
    belief = 1.0 if record.review == "confirmed" else 0.5 if record.belief is None else record.belief
    sources = min(1.0, 0.25 * log2(max(1, record.sources)))
    date = begins(record.date or account.tellings[0].date)
    exact = 0.3 * _EXACT.get(len(date), 0.0) if claim.date and "/" not in claim.date else 0.0
    age = max(0.0, year(day) - year(date)) if day and date else _HALF_LIFE
    recent = 0.5 * 0.5 ** (age / _HALF_LIFE)
    return belief + sources + exact + recent + _kind(account)


def _kind(account: Account) -> float:
    match account.claim:
        case Event() as event:
            persons = 0.2 * any("|" in actor.code for actor in (*event.actor, *event.recipient))
            vague = -0.3 * account.record.headline.endswith(tuple(f": {word}" for word in _VAGUE))
            return _MODES.get(event.mode, 0.0) + persons + vague
        case Instrument() as text:
            named = text.name.casefold() != text.form and len(text.name.split()) > 2
            return _FORMS.get(text.form, 0.0) + 0.4 * named - 0.5 * is_vague(text)
        case _:
            return 0.0


def surest(accounts: Iterable[Account]) -> list[Account]:
    """Return the records that a careful reader would probably find in their documents, or that a person confirmed; else all."""
    every = list(accounts)
    return [each for each in every if each.record.review == "confirmed" or (each.record.belief or 0.0) >= _SURE] or every


def is_vague(text: Instrument) -> bool:
    """Whether an instrument is named by one word that tells nothing of it: *plans*, *document*."""
    name = text.name.casefold()
    if " " in name or not name.isascii():
        return False
    return text.form in _VAGUE_FORMS or not name.startswith(text.form)


def day_of(account: Account) -> str:
    """Return when a record's thing was, for people; where no document dates it, when it was told."""
    if any(telling.claim.date for telling in account.tellings):
        return when(account.record.date)
    return f"told {when(account.record.date)}" if account.record.date else "no date"


def heaviest(
    found: Iterable[T],
    key: Callable[[T], tuple[float, str]],
    limit: int,
    group: Callable[[T], Hashable] | None = None,
    each: int = 1,
) -> list[T]:
    """Return the heaviest of some things, by weight and then name, at most ``each`` of one group."""
    taken: dict[Hashable, int] = {}
    chosen: list[T] = []
    for thing in sorted(found, key=lambda one: (-key(one)[0], key(one)[1])):
        if len(chosen) == limit:
            break
        if group is not None:
            name = group(thing)
            taken[name] = taken.get(name, 0) + 1
            if taken[name] > each:
                continue
        chosen.append(thing)
    return chosen


def latest_first(accounts: Sequence[Account]) -> list[Account]:
    """Return records in order of date, the latest first."""
    return sorted(accounts, key=lambda each: (begins(each.record.date), each.record.id), reverse=True)
