"""What of a claim decides whether another claim tells of the same thing: who, when, what about, in comparable form."""

from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple

from chancery.claims import claim_kind, claim_states
from chancery.days import Span, span
from chancery.ledger.keys import fold
from chancery.ledger.skeletons import skeleton
from chancery.ledger.words import Words, listed, named_states, read_words, stem
from chancery.model import Actor, AnyClaim, Commitment, Event, Figure, Instrument, Statement, Struct, Tenure

# Acts that an event of a type or mode is, and a stage of a text shows done, whatever its words.
_IMPLIED = {
    "AID": "give_help",
    "COOPERATE": "cooperate",
    "CONSULT": "meet",
    "MOBILIZE": "deploy",
    "RETREAT": "withdraw",
    "SUPPORT": "support",
    "visit": "visit",
    "signed": "sign",
    "ratified": "ratify",
    "extended": "extend",
    "terminated": "end_text",
    "withdrawn": "end_text",
}
_FEW_DAYS = 6
_LONG = 8  # words
NEVER = Span(0, 0)


class Party(NamedTuple):
    """Whom a claim names: the state or body it belongs to (``mark``), and a person's name as skeletons of its words.

    ``sort`` is ``state``, ``body``, ``person``, ``office`` (a person without a name) or ``group``.
    """

    mark: str
    name: tuple[str, ...]
    sort: str


class Traits(Struct, array_like=True, frozen=True, kw_only=True, gc=False):
    """A claim in comparable form. ``when`` are the days in which it may have happened, ``exact`` the precision told.

    ``sort`` is an event's type, an instrument's form, a figure's measure, a statement's stance, a tenure's role as stems;
    ``mode`` an event's mode, an instrument's stage, a commitment's strength, a figure's unit and change, a tenure's status.
    ``exact`` is 3 for days, 2 for months, 1 for years and longer, 0 where only the document is dated. ``due`` is a
    commitment's deadline, a figure's or an instrument's period. ``again`` says that words tell it to be another of its sort,
    ``pointing`` that they point at something told before, ``negative`` that a deed is promised not to be done. ``place`` is a
    town's skeleton, ``line`` a hash of the sentence, ``long_line`` whether that is long enough to be nobody else's by chance.
    """

    kind: str
    sort: str
    mode: str
    told: str
    actors: tuple[Party, ...]
    others: tuple[Party, ...]
    marks: tuple[str, ...]
    when: Span
    exact: int
    reported: int
    due: Span
    words: Words
    value: float
    loose: bool
    again: bool
    pointing: bool
    negative: bool
    place: str
    line: str
    long_line: bool
    language: str

    @property
    def denies(self) -> bool:
        """Whether it is a statement that denies."""
        return self.kind == "statement" and self.sort == "deny"

    @property
    def uttered(self) -> Span:
        """The days on which a promise or statement was made: as told by who looks back on it, else its document's."""
        told_later = self.exact >= 2 and self.when.last <= self.reported
        return self.when if told_later else Span(self.reported, self.reported)

    @property
    def stems(self) -> tuple[str, ...]:
        """Stems of the claim's own words."""
        return self.words.stems


def read_traits(claim: AnyClaim, document_date: str, language: str = "") -> Traits:
    """Return a claim's traits; ``document_date`` and ``language`` are those of its document.

    >>> visit = Event(doc="a", quote="Idrisov visited Moscow", start=0, end=22, sentence="", sentence_start=0, sentence_end=0,
    ...     factuality="fact", by=("outlet",), frame="visit", event_type="CONSULT", mode="visit", date="2013-01-24",
    ...     actor=(Actor(code="Erlan Idrisov|KAZ", state="KAZ"),), recipient=(Actor(code="RUS", state="RUS"),))
    >>> read_traits(visit, "2013-01-25").marks
    ('KAZ', 'RUS')
    """
    sort, mode, own, due, value = _content(claim)
    actors, others = _sides(claim)
    reported_span = span(document_date[:10])
    reported = reported_span.last if reported_span else 0
    told = span(claim.date) if claim.date else None
    exact = 0 if told is None else 3 if told.days <= _FEW_DAYS else 2 if told.days <= 31 else 1
    when = told or (Span(reported, reported) if reported else NEVER)
    told_of = named_states(own) if isinstance(claim, Commitment) else set()
    sentence, quoted = fold(claim.sentence or claim.quote), fold(claim.quote).split()
    context = claim.quote if claim_kind(claim) in ("instrument", "commitment") else claim.sentence or claim.quote
    return Traits(
        kind=claim_kind(claim),
        sort=sort,
        mode=mode,
        told=claim.factuality,
        actors=actors,
        others=others,
        marks=tuple(sorted(told_of | {party.mark for party in (*actors, *others) if party.mark} | set(claim_states(claim)))),
        when=when,
        exact=exact,
        reported=reported,
        due=(span(due) if due else None) or NEVER,
        words=read_words(own, context, f"{claim.quote} {own}", [_IMPLIED[each] for each in (sort, mode) if each in _IMPLIED]),
        value=value,
        loose=isinstance(claim, Figure) and claim.approximation != "exact",
        again=isinstance(claim, Event) and not listed("again").isdisjoint(quoted),
        pointing=not listed("pointing").isdisjoint(quoted),
        negative=isinstance(claim, Commitment) and own.split(" ")[0].casefold() in listed("negation"),
        place=skeleton(claim.place.partition(",")[0]) if "," in claim.place else "",
        line=blake2b(sentence.encode(), digest_size=8).hexdigest(),
        long_line=sentence.count(" ") >= _LONG,
        language=language,
    )


def _content(claim: AnyClaim) -> tuple[str, str, str, str, float]:
    """Return sort, mode, own words, due and value of a claim."""
    match claim:
        case Event():
            return claim.event_type, claim.mode, claim.quote, "", 0.0
        case Instrument():
            return claim.form, claim.stage, f"{claim.name} {claim.subject}", claim.period, 0.0
        case Commitment():
            return "", claim.strength, claim.deed, claim.deadline, 0.0
        case Figure():
            return claim.measure, f"{claim.unit} {claim.change}", claim.measure, claim.period, claim.value
        case Statement():
            return claim.stance, claim.manner, claim.gist, "", 0.0
        case Tenure():
            return role_stems(claim.role), claim.status, claim.role, "", 0.0


def role_stems(role: str) -> str:
    """Return an office's name so that its wordings agree.

    >>> role_stems("Foreign Minister") == role_stems("Minister of Foreign Affairs")
    True
    """
    words = (word for word in fold(role).split() if word not in listed("role_noise"))
    return " ".join(sorted({"chair" if word in listed("chairs") else stem(word) for word in words}))


def _sides(claim: AnyClaim) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    match claim:
        case Event():
            return _parties(claim.actor), _parties(claim.recipient)
        case Instrument():
            return _parties(claim.parties), ()
        case Commitment():
            return _parties(claim.actor), _parties(claim.to)
        case Figure():
            return _parties(claim.about), ()
        case Statement():
            return _parties(claim.speaker), _parties(claim.about)
        case Tenure():
            return _parties([claim.holder]), _parties(claim.of)


def _parties(actors: Iterable[Actor]) -> tuple[Party, ...]:
    return tuple(sorted({_party(actor) for actor in actors}))


def _party(actor: Actor) -> Party:
    name, _, state = actor.code.partition("|")
    state = state or actor.state
    words = name.split()
    if name == state:
        return Party(state, (), "state")
    if state and words[:1] == [state]:
        return Party(state, tuple(sorted(stem(word) for word in fold(" ".join(words[1:])).split())), "group")
    if not listed("offices").isdisjoint(fold(name).split()):
        return Party(state, (), "office")
    if name[:1].islower():
        return Party(state, tuple(sorted(stem(word) for word in fold(name).split())), "group")
    if not state and (name.isupper() or len(words) > 3):
        return Party(name, (), "body")
    skeletons = sorted({skeleton(part) for word in words for part in word.split("-")} - {""})
    return Party(state, tuple(skeletons), "person")
