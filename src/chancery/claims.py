"""What claims hold: their kind and sort, everybody whom they name and how those are listed, the stages of a text."""

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from chancery.model import Actor, AnyClaim, Commitment, Event, Figure, Instrument, Kind, Statement, Tenure


def claim_kind(claim: AnyClaim) -> Kind:
    """Return which of the six kinds a claim is."""
    return cast(Kind, claim.__struct_config__.tag)


def claim_actors(claim: AnyClaim) -> Iterator[Actor]:
    """Yield every actor that a claim names, in the order of its fields."""
    for field in claim.__struct_fields__:
        value = getattr(claim, field)
        if isinstance(value, Actor):
            yield value
        elif isinstance(value, tuple):
            yield from (each for each in value if isinstance(each, Actor))


def claim_states(claim: AnyClaim) -> tuple[str, ...]:
    """Return the alpha-3 codes of every state involved in a claim, sorted."""
    return tuple(sorted({actor.state for actor in claim_actors(claim) if actor.state}))


def claim_others(claim: AnyClaim) -> tuple[str, ...]:
    """Return the codes of all actors in a claim that are no states: persons, bodies, companies; sorted."""
    return tuple(sorted({actor.code for actor in claim_actors(claim) if actor.code and actor.code != actor.state}))


def claim_type(claim: AnyClaim) -> str:
    """Return what sort of its kind a claim is: its event type, form, strength, measure, stance or role."""
    match claim:
        case Event():
            return claim.event_type
        case Instrument():
            return claim.form
        case Commitment():
            return claim.strength
        case Figure():
            return claim.measure
        case Statement():
            return claim.stance
        case Tenure():
            return claim.role


def stages_reached(claims: Iterable[AnyClaim | None]) -> dict[str, int]:
    """Return the stages that a text is told to have reached, each with the place of the claim that tells it first."""
    reached: dict[str, int] = {}
    for place, claim in enumerate(claims):
        if isinstance(claim, Instrument) and claim.stage and claim.factuality == "fact":
            reached.setdefault(claim.stage, place)
    return reached


def is_plural(actors: Sequence[Actor]) -> bool:
    """Whether several act, or one that is several: ``KAZ companies``; the codes of states and persons end otherwise."""
    last = actors[0].code.split()[-1:] if actors else []
    return len(actors) > 1 or any(word.islower() and word.endswith("s") for word in last)


def listed(names: Iterable[str], most: int = 4) -> str:
    """Return names in a row; where they are more than ``most``, the last of them as a number.

    >>> listed(["Russia", "Kazakhstan"]), listed("abcde")
    ('Russia and Kazakhstan', 'a, b, c and 2 others')
    """
    some = list(names)
    if len(some) > most:
        some[most - 1 :] = [f"{len(some) - most + 1} others"]
    return " and ".join(filter(None, [", ".join(some[:-1]), *some[-1:]]))
