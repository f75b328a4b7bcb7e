"""A claim in one short plain English line, for timelines and as a record's headline. Names come from codes only."""

from collections.abc import Callable, Sequence

from chancery.claims import is_plural, listed
from chancery.model import Actor, AnyClaim, Commitment, Event, Figure, Instrument, Statement, Tenure

_LONGEST = 120
Naming = Callable[[str], str]

# PLOVER type or mode → one actor towards a recipient, several towards a recipient, nobody in particular addressed.
_DEEDS: dict[str, tuple[str, str, str]] = {
    "AGREE": ("agrees to cooperate with", "agree to cooperate with", "agreement to cooperate"),
    "CONSULT": ("consults", "consult", "consultations"),
    "SUPPORT": ("supports", "support", "support"),
    "CONCEDE": ("makes concessions to", "make concessions to", "concessions"),
    "COOPERATE": ("cooperates with", "cooperate with", "cooperation"),
    "AID": ("gives aid to", "give aid to", "aid"),
    "RETREAT": ("yields to", "yield to", "withdrawal or release"),
    "REQUEST": ("makes a request to", "make a request to", "request"),
    "ACCUSE": ("criticises", "criticise", "criticism"),
    "REJECT": ("refuses", "refuse", "refusal"),
    "THREATEN": ("threatens", "threaten", "threat"),
    "PROTEST": ("protests against", "protest against", "protest"),
    "SANCTION": ("sanctions", "sanction", "sanctions"),
    "MOBILIZE": ("readies forces against", "ready forces against", "readying of forces"),
    "COERCE": ("coerces", "coerce", "coercion"),
    "ASSAULT": ("attacks", "attack", "armed attack"),
    "visit": ("visits", "visit", "visit"),
    "host": ("hosts", "host", "hosting"),
    "meet": ("meets", "meet", "meeting"),
    "phone": ("calls", "call", "phone call"),
    "negotiate": ("negotiates with", "negotiate with", "negotiations"),
    "mediate": ("mediates for", "mediate for", "mediation"),
    "multilateral": ("meets", "meet", "multilateral meeting"),
    "invite": ("invites", "invite", "invitation"),
    "letter": ("writes to", "write to", "letter"),
    "message": ("sends a message to", "send a message to", "message"),
    "sign": ("signs with", "sign with", "signing"),
    "ratify": ("ratifies with", "ratify with", "ratification"),
    "note": ("sends a note to", "send a note to", "note"),
}
_STRENGTHS = {
    "considering": "considers",
    "willing": "ready",
    "planned": "plans",
    "agreed": "agreed",
    "decided": "decided",
}
_STANCES = {
    "affirm": "affirms",
    "praise": "praises",
    "support": "supports",
    "thank": "thanks",
    "criticise": "criticises",
    "deny": "denies",
    "warn": "warns",
    "demand": "demands",
    "propose": "proposes",
    "regret": "regrets",
    "explain": "explains",
}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def headline(claim: AnyClaim, state_name: Naming = str) -> str:
    """Return a claim as one line; what is planned, possible or denied says so at its end.

    ``state_name`` turns a state's code into the name that people know; without it the codes stand.

    >>> from chancery.model import Event
    >>> visit = Event(doc="a", quote="", start=0, end=0, sentence="", sentence_start=0, sentence_end=0, factuality="planned",
    ...     by=("outlet",), frame="visit", event_type="CONSULT", mode="visit",
    ...     actor=(Actor(code="Erlan Idrisov|KAZ", state="KAZ"),), recipient=(Actor(code="RUS", state="RUS"),))
    >>> headline(visit)
    'Erlan Idrisov (KAZ) visits RUS (planned)'
    """
    line = _line(claim, state_name)
    line = line[:1].upper() + line[1:]
    # A commitment's own verb already says that its deed lies ahead.
    told = claim.factuality == "fact" or (isinstance(claim, Commitment) and claim.factuality == "planned")
    return line if told else f"{line} ({claim.factuality})"


def _line(claim: AnyClaim, naming: Naming) -> str:
    match claim:
        case Event():
            return _event(claim, naming)
        case Instrument():
            what = _cut(claim.name) or claim.form or "instrument"
            return " ".join(filter(None, [_between(claim.parties, naming), what, claim.stage]))
        case Commitment():
            towards = f" towards {_names(claim.to, naming)}" if claim.to else ""
            due = f" (by {_cut(claim.deadline)})" if claim.deadline else ""
            doing = _STRENGTHS.get(claim.strength, claim.strength)
            if is_plural(claim.actor) and doing in ("considers", "plans"):
                doing = doing.removesuffix("s")
            return f"{_names(claim.actor, naming)} {doing}{towards}: {_cut(claim.deed)}{due}"
        case Figure():
            period = f" ({claim.period})" if claim.period else ""
            return " ".join(filter(None, [_between(claim.about, naming), claim.measure, _amount(claim)])) + period
        case Statement():
            return f"{_names(claim.speaker, naming)} {_STANCES.get(claim.stance, claim.stance)}: {_cut(claim.gist)}"
        case Tenure():
            office = " of ".join(filter(None, [claim.role, _names(claim.of, naming)]))
            return f"{actor_name(claim.holder, naming)}: {office}" + ("" if claim.status == "current" else f" ({claim.status})")


def _event(claim: Event, naming: Naming) -> str:
    one, many, alone = _DEEDS.get(claim.mode) or _DEEDS.get(claim.event_type) or (claim.event_type,) * 3
    if not claim.recipient:
        return f"{_names(claim.actor, naming)}: {alone}"
    return f"{_names(claim.actor, naming)} {many if is_plural(claim.actor) else one} {_names(claim.recipient, naming)}"


def _amount(figure: Figure) -> str:
    size, scale = next(((s, f" {word}") for s, word in _SCALES if abs(figure.value) >= s), (1.0, ""))
    number = f"{figure.value / size:,.10g}{scale}"
    unit = "" if figure.unit == "count" else figure.unit
    turn = {"increase": "up", "decrease": "down"}.get(figure.change, "")
    approximation = "" if figure.approximation == "exact" else figure.approximation
    return " ".join(filter(None, [turn, approximation, number, unit]))


def _between(actors: Sequence[Actor], naming: Naming) -> str:
    if not actors:
        return ""
    return ("–".join(actor_name(a, naming) for a in actors) if len(actors) <= 3 else _names(actors, naming)) + ":"


def _names(actors: Sequence[Actor], naming: Naming) -> str:
    return listed(actor_name(actor, naming) for actor in actors)


def actor_name(actor: Actor, state_name: Naming = str) -> str:
    """Return an actor for people: ``Sergei Lavrov (RUS)``, ``KAZ companies``; states by ``state_name``."""
    name, _, state = actor.code.partition("|")
    if state:
        return _cut(f"{name} ({state_name(state)})")
    first, space, rest = name.partition(" ")
    return _cut(f"{state_name(first)}{space}{rest}") if actor.state and first == actor.state else _cut(name)


def _cut(text: str) -> str:
    shown = text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
    plain = " ".join(shown.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + "…"
