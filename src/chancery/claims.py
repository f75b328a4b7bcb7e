"""What a claim holds, whatever its kind: its kind and sort, and everybody whom it names."""

from collections.abc import Iterator
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
