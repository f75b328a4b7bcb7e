"""Whether two claims tell of the same thing, kind by kind: a score, of which ``SAME`` and more is yes."""

from functools import lru_cache

from chancery.ledger.likeness import alike, dice, marks, persons_clash, persons_meet, same_person, same_place, shared, timing
from chancery.ledger.traits import NEVER, Traits
from chancery.ledger.words import listed_stems

SAME = 0.4
_WORDS, _OTHER = 0.85, 0.15  # what its words, and all else together, say at most of whether a statement is another one

ONE_UTTERANCE = 20  # days within which a promise that is told again was uttered once
_DATED_UTTERANCE = 5  # where one telling says when

# Between two sides without direction.
_MUTUAL = ("CONSULT", "AGREE", "COOPERATE")
_MEETINGS = frozenset(("meet", "negotiate", "multilateral", "mediate"))
_VISITS = frozenset(("visit", "host"))
_ENDS = ("suspended", "terminated", "withdrawn")
# Forms that news use for one another.
_FORMS = (
    frozenset(("treaty", "agreement", "pact", "convention", "accord", "")),
    frozenset(("declaration", "joint statement", "statement", "communiqué", "")),
    frozenset(("programme", "roadmap", "plan", "action plan", "strategy", "")),
    frozenset(("memorandum", "protocol", "agreement", "")),
    frozenset(("contract", "agreement", "deal", "")),
)


def same(one: Traits, other: Traits, *, one_document: bool = False) -> float:
    """Return how sure it is that two claims of one kind tell of the same thing, from 0 to 1."""
    if one.kind != other.kind:
        return 0.0
    return _RULES[one.kind](one, other, one_document)


def clash(one: Traits, other: Traits) -> bool:
    """Whether two claims cannot stand in one record, whatever links them through others."""
    if one.kind != other.kind:
        return True
    if one.kind != "commitment" and (one.told == "planned") != (other.told == "planned"):
        return True
    if one.kind == "figure":
        return one.value != other.value and not close(one, other)
    if one.kind == "tenure":
        return one.mode != other.mode or not any(
            same_person(a, b) or a.sort != "person" for a in one.actors for b in other.actors
        )
    if one.kind == "instrument":
        return one.mode != other.mode
    if one.kind == "event":
        if one.exact == 3 and other.exact == 3 and not one.when.meets(other.when, 1):
            return True
        ours, theirs = one.actors + one.others, other.actors + other.others
        return one.sort != other.sort or persons_clash(ours, theirs) or shared(marks(ours), marks(theirs)) < 0.6
    return False


def never_clashes(claim: Traits) -> bool:
    """Whether a claim clashes with none that ``same`` finds alike: what tells texts apart has no score there."""
    return claim.kind in ("commitment", "instrument") or claim.kind == "statement" and claim.told != "planned"


def _event(one: Traits, other: Traits, one_document: bool) -> float:
    if (
        one.sort != other.sort
        or (one.told == "planned") != (other.told == "planned")
        or (one_document and one.again != other.again)
    ):
        return 0.0
    modes = same_mode(one.mode, other.mode)
    time = timing(one, other)
    if not modes or not time or clash(one, other):
        return 0.0
    if one.sort in _MUTUAL or one.mode in _VISITS:
        who = shared(marks(one.actors + one.others), marks(other.actors + other.others))
    else:
        to = shared(marks(one.others), marks(other.others)) if one.others and other.others else 0.6
        who = min(shared(marks(one.actors), marks(other.actors)), to)
    if who < 0.6:
        return 0.0
    about = alike(one, other)
    parties = one.actors + one.others, other.actors + other.others
    there = 0.2 * same_place(one, other) + 0.1 * persons_meet(*parties)
    if one.sort == "CONSULT" and one.mode and other.mode:
        # Who met whom and when is all that a meeting needs.
        return 0.35 * who + 0.4 * time + 0.1 * modes + 0.15 * about + there - (0.1 if time < 0.6 else 0.0)
    if one_document and about < 0.4:
        return 0.0
    return 0.2 * who + 0.3 * time + 0.1 * modes + 0.4 * about + there - 0.1


def same_mode(one: str, other: str) -> float:
    """Return how well two modes of events agree; none agrees half with any."""
    if one == other:
        return 1.0
    if {one, other} <= _MEETINGS or {one, other} <= _VISITS:
        return 0.8
    return 0.5 if not one or not other else 0.0


def _instrument(one: Traits, other: Traits, one_document: bool) -> float:
    if one.mode != other.mode or clash(one, other):
        return 0.0
    forms = same_form(one.sort, other.sort)
    who = shared(marks(one.actors), marks(other.actors)) if one.actors and other.actors else 0.5
    if not forms or who < 0.5:
        return 0.0
    about = alike(one, other)
    time = timing(one, other)
    if not time:
        return 0.0
    if is_generic(one) or is_generic(other):
        # "The agreement was signed on June 7" is the one that its parties signed that day, whatever it was called.
        named = 0.4 if time == 1.0 or (one_document and time >= 0.6 and one.sort == other.sort) else 0.0
        return 0.2 * who + 0.1 * forms + 0.2 * time + named * (0.5 + 0.5 * about) + 0.1 * same_place(one, other)
    if one.language == other.language and about < 0.75 and not _one_subject(one, other):
        return 0.0
    if one_document and about < 0.8 and one.line == other.line:
        return 0.0  # a sentence that names two texts tells them apart
    # A text that is known by name is one text for ever; "a memorandum on trade" is one of many.
    if about >= 0.75 and min(len(one.stems), len(other.stems)) >= 3:
        time = max(time, 0.7)
    ended = 0.15 * (one.mode in _ENDS and who == 1.0)  # few texts end: two endings between two parties are likely one
    return 0.2 * who + 0.15 * forms + 0.25 * time + 0.5 * about + 0.1 * same_place(one, other) + ended - 0.1


def _one_subject(one: Traits, other: Traits) -> bool:
    """Whether the names of two texts share what tells them from other texts: a word that is none for texts, or a matter."""
    return not _own_stems(one.stems).isdisjoint(_own_stems(other.stems)) or not set(one.words.matters).isdisjoint(
        other.words.matters
    )


def is_generic(text: Traits) -> bool:
    """Whether an instrument is told without a name or a subject: *the document*, *an agreement*."""
    return not _own_stems(text.stems)


@lru_cache(maxsize=65536)
def _own_stems(stems: tuple[str, ...]) -> frozenset[str]:
    """Return the stems that are none of words for texts."""
    return frozenset(stem for stem in stems if not any(stem.startswith(word) for word in listed_stems("texts")))


def same_form(one: str, other: str) -> float:
    """Return how well two forms of instruments agree: 1 one form, 0.7 such as are used for one another, else 0."""
    return 1.0 if one == other else 0.7 if any({one, other} <= group for group in _FORMS) else 0.0


def _commitment(one: Traits, other: Traits, one_document: bool) -> float:
    said, told = one.uttered, other.uttered
    told_later = {one.reported, other.reported} != {said.first, told.first}
    if not said.meets(told, _DATED_UTTERANCE if told_later else ONE_UTTERANCE):
        return 0.0  # said again, it is a promise of its own in one thread
    who = shared(marks(one.actors), marks(other.actors))
    if who < 0.3 or not same_partner(one, other) or (one.due != NEVER and other.due != NEVER and not one.due.meets(other.due)):
        return 0.0
    about = alike(one, other)
    if numbers_clash(one, other):
        return 0.0
    due = one.due != NEVER and one.due == other.due
    return 0.25 * who + 0.7 * about + 0.1 * due - 0.1 - 0.1 * one_document


def same_partner(one: Traits, other: Traits) -> bool:
    """Whether two promises may be made to the same: one says not to whom, or they share somebody."""
    return not one.others or not other.others or not marks(one.others).isdisjoint(marks(other.others))


def numbers_clash(one: Traits, other: Traits) -> bool:
    """Whether both texts hold numbers and none of them is the same."""
    here, there = _numbers(one.stems), _numbers(other.stems)
    return bool(here and there) and here.isdisjoint(there)


@lru_cache(maxsize=65536)
def _numbers(stems: tuple[str, ...]) -> frozenset[str]:
    return frozenset(stem for stem in stems if stem[0].isdigit())


def _figure(one: Traits, other: Traits, one_document: bool) -> float:
    if one.sort != other.sort or one.mode != other.mode or not close(one, other):
        return 0.0
    who = shared(marks(one.actors), marks(other.actors)) if one.actors and other.actors else 0.5
    if who < 0.5:
        return 0.0
    time = _period(one, other)
    return 0.5 * who + 0.5 * time if time else 0.0


def _period(one: Traits, other: Traits) -> float:
    """Return how well the periods that two figures tell of agree; a figure without period is of its document's time."""
    if one.due != NEVER and other.due != NEVER:
        return 1.0 if one.due == other.due else 0.0
    if one.due == NEVER and other.due == NEVER:
        near = abs(one.reported - other.reported)
        return 0.8 if near <= 31 else 0.5 if near <= 400 and one.value >= 10 else 0.0
    told, untold = (one, other) if one.due != NEVER else (other, one)
    return 0.6 if told.due.first - 31 <= untold.reported <= told.due.last + 366 else 0.0


def close(one: Traits, other: Traits) -> bool:
    """Whether two figures give one value, as exactly as they were told."""
    margin = 0.03 if one.loose or other.loose else 0.001
    return abs(one.value - other.value) <= margin * max(abs(one.value), abs(other.value))


def _statement(one: Traits, other: Traits, one_document: bool) -> float:
    dated = one.exact == other.exact == 3 and one.when.meets(other.when)
    if not (dated or one.uttered.meets(other.uttered, 4)):
        return 0.0
    if one.language == other.language:
        about = _WORDS * dice(one.stems, other.stems) + 0.05 * (one.sort == other.sort) + 0.1 * (dated and not one_document)
        return about if about >= SAME and _one_speaks(one, other) else 0.0
    if not _one_speaks(one, other):
        return 0.0
    common = set(one.words.matters) & set(other.words.matters)
    names = dice(one.words.names, other.words.names)
    return 0.3 * dated + 0.1 * (one.sort == other.sort) + 0.4 * min(1.0, len(common) / 2) + 0.3 * names


def core(traits: Traits) -> frozenset[str]:
    """Return what can rule out at once that two claims are the same: a statement's stems, an event's parties; else nothing."""
    if traits.kind == "statement":
        return frozenset(traits.stems)
    return frozenset(marks(traits.actors + traits.others)) if traits.kind == "event" else frozenset()


def rules_out(one: Traits, other: Traits, ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether ``same`` is 0 for two claims of one kind by their cores alone, as it is for most that share a block."""
    if one.kind == "statement":
        return one.language == other.language and 2 * _WORDS * len(ours & theirs) < (SAME - _OTHER) * (len(ours) + len(theirs))
    return ours != theirs and (ours.isdisjoint(theirs) or not (ours <= theirs or theirs <= ours))


def _one_speaks(one: Traits, other: Traits) -> bool:
    for a in one.actors:
        for b in other.actors:
            if same_person(a, b) if a.sort == b.sort == "person" else a.mark == b.mark != "":
                return True
    return False


def _tenure(one: Traits, other: Traits, one_document: bool) -> float:
    if one.mode != other.mode or not _same_holder(one, other):
        return 0.0
    of = shared(marks(one.others), marks(other.others)) if one.others and other.others else 0.6
    role = dice(tuple(one.sort.split()), tuple(other.sort.split())) if one.language == other.language or one.sort else 0.0
    return min(1.0, of) * role if role > 0.6 and of >= 0.6 else 0.0


def _same_holder(one: Traits, other: Traits) -> bool:
    return any(
        same_person(a, b) if a.sort == b.sort == "person" else (a.mark, a.name, a.sort) == (b.mark, b.name, b.sort)
        for a in one.actors
        for b in other.actors
    )


_RULES = {
    "event": _event,
    "instrument": _instrument,
    "commitment": _commitment,
    "figure": _figure,
    "statement": _statement,
    "tenure": _tenure,
}
