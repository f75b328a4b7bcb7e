"""How alike two claims are in who, when and what about: the parts from which ``same`` decides."""

from collections.abc import Iterable

from chancery.days import Span
from chancery.ledger.traits import NEVER, Party, Traits
from chancery.ledger.words import Words

# Reports come after the fact: an undated claim of what happened lies in the days before its document.
_BEFORE_REPORT = 7
# How far texts of two languages are alike of which nothing can be compared.
UNKNOWN = 0.35
# What one act in common closes of the gap to certainty, and what two different acts leave of the likeness.
_ONE_ACT, _OTHER_ACT = 0.2, 0.8
_CENTURIES = ("18", "19", "20")
# Acts that say how far another one has come, or that it goes on.
ASPECTS = frozenset(("begin", "finish", "keep_up"))


def marks(parties: Iterable[Party]) -> set[str]:
    """Return the states and bodies among the parties, and groups that belong to nobody by their words."""
    return {party.mark or "~" + " ".join(party.name) for party in parties}


def shared(one: set[str], other: set[str]) -> float:
    """Return how far two sets of states agree: 1 equal, 0.6 one holds the other, 0.3 they overlap, 0 not at all.

    >>> shared({"RUS", "KAZ"}, {"RUS"}), shared({"RUS"}, {"KAZ"})
    (0.6, 0.0)
    """
    if one == other:
        return 1.0
    common = one & other
    if not common:
        return 0.0
    return 0.6 if common in (one, other) else 0.3


def same_person(one: Party, other: Party) -> bool:
    """Whether two names can be one person's: one is part of the other, or two of their words agree."""
    if one is other:
        return len(one.name) > 1 or len("".join(one.name)) > 1
    if one.mark and other.mark and one.mark != other.mark:
        return False
    common = set(one.name).intersection(other.name)
    # One word in common is enough where it is a whole name: a surname alone, of more than a consonant.
    shorter = min(len(one.name), len(other.name))
    return len(common) >= 2 or (len(common) == 1 and shorter == 1 and len(next(iter(common))) > 1)


def persons_clash(one: Iterable[Party], other: Iterable[Party]) -> bool:
    """Whether both name people of one state, and none of these is the same."""
    ours, theirs = [p for p in one if p.sort == "person"], [p for p in other if p.sort == "person"]
    for state in {p.mark for p in ours} & {p.mark for p in theirs}:
        here, there = [p for p in ours if p.mark == state], [p for p in theirs if p.mark == state]
        if not any(same_person(a, b) for a in here for b in there):
            return True
    return False


def persons_meet(one: Iterable[Party], other: Iterable[Party]) -> bool:
    """Whether some person is named by both."""
    theirs = [p for p in other if p.sort == "person"]
    return any(same_person(a, b) for a in one if a.sort == "person" for b in theirs)


def dice(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return the share of two sets that they have in common, 0 where one is empty."""
    if not one or not other:
        return 0.0
    return 2 * len(set(one).intersection(other)) / (len(one) + len(other))


def inclusion(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return the share of the smaller set that the larger one holds, 0 where one is empty."""
    if not one or not other:
        return 0.0
    return len(set(one).intersection(other)) / min(len(one), len(other))


def alike(one: Traits, other: Traits) -> float:
    """Return how far two claims are about the same: by their words in one language, by matters, names and acts in two.

    Two texts in two languages that hold neither matters nor names may be about the same or not: ``UNKNOWN``.
    """
    ours, theirs = one.words, other.words
    matters = dice(ours.matters, theirs.matters)
    if one.language == other.language:
        common = len(set(ours.stems).intersection(theirs.stems))
        if not common:
            return 0.4 * matters
        here, there = len(ours.stems), len(theirs.stems)
        shorter = min(here, there)
        words = max(2 * common / (here + there), 0.85 * common / shorter if shorter >= 3 else 0.0)
        return max(words, 0.6 * words + 0.4 * matters)
    names = dice(_told(ours), _told(theirs))
    about = 0.75 * matters + 0.25 * names if ours.matters and theirs.matters else max(UNKNOWN, 0.6 * names)
    if not ours.acts or not theirs.acts:
        return about
    return about + _ONE_ACT * (1 - about) if one_act(ours.acts, theirs.acts) else _OTHER_ACT * about


def one_act(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two sets of acts share one; to begin or to finish counts only where that is all that either does.

    >>> one_act(("begin", "build"), ("begin", "withdraw")), one_act(("finish",), ("build", "finish"))
    (False, True)
    """
    common = set(one).intersection(other) if one and other else ()
    return bool(common) and (not ASPECTS.issuperset(common) or ASPECTS.issuperset(one) or ASPECTS.issuperset(other))


def _told(words: Words) -> tuple[str, ...]:
    """Return what two languages write alike: names, and numbers that are no years."""
    numbers = (stem for stem in words.stems if stem[0].isdigit() and not (len(stem) == 4 and stem[:2] in _CENTURIES))
    return (*words.names, *numbers)


def same_place(one: Traits, other: Traits) -> bool:
    """Whether both tell of one and the same town or site."""
    return bool(one.place) and one.place == other.place


def window(traits: Traits) -> Span:
    """Return the days in which a claim's time lies: as told, or before its document, widely for what lies ahead."""
    if traits.exact or traits.when == NEVER:
        return traits.when
    day = traits.reported
    if traits.told == "planned":
        return Span(day - 30, day + 60)
    return Span(day - _BEFORE_REPORT, day)


def timing(one: Traits, other: Traits) -> float:
    """Return how well two claims agree in time.

    1 is one and the same day, 0.7 and 0.5 a month or a year that holds the other, 0.6 and 0.4 what documents of that time tell
    without date, 0.3 what a later document may look back on, 0 what cannot be.
    """
    if NEVER in (one.when, other.when):
        return 0.3
    if one.exact == 3 and other.exact == 3:
        # News of one evening is dated by the day before or after, elsewhere in the world.
        if one.when.meets(other.when):
            return 1.0
        return 0.6 if one.when.meets(other.when, 1) and one.reported != other.reported else 0.0
    if one.exact and other.exact:
        return 0.0 if not one.when.meets(other.when) else 0.7 if min(one.exact, other.exact) == 2 else 0.5
    if window(one).meets(window(other), 1):
        return 0.6 if one.exact == 3 or other.exact == 3 else 0.4
    if not one.exact and not other.exact:
        return 0.3 if "planned" not in (one.told, other.told) else 0.0
    dated, undated = (one, other) if one.exact else (other, one)
    ahead = undated.told == "planned"
    return 0.3 if (dated.when.last >= undated.reported if ahead else dated.when.first <= undated.reported) else 0.0
