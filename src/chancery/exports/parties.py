"""Who an actor's code stands for: a state, a person, a body, a group, or a name of which no more is known."""

import functools
from collections.abc import Callable, Iterable
from typing import Literal

from chancery.lexicons import read_lexicon
from chancery.model import Actor, Struct

PartyKind = Literal["state", "person", "body", "group", "name"]

# What the last word of a group's code says of its sector, by PLOVER's and CAMEO's abbreviations.
_SECTORS = {
    "army": "MIL", "troops": "MIL", "forces": "MIL", "navy": "MIL", "military": "MIL", "soldiers": "MIL", "police": "COP",
    "court": "JUD", "courts": "JUD", "parliament": "LEG", "parliaments": "LEG", "lawmakers": "LEG", "government": "GOV",
    "governments": "GOV", "companies": "BUS", "banks": "BUS", "investors": "BUS", "media": "MED", "journalists": "MED",
    "opposition": "OPP", "parties": "PTY", "politicians": "PTY", "rebels": "REB", "separatists": "REB", "unions": "LAB",
    "workers": "LAB", "universities": "EDU", "students": "EDU", "citizens": "CVL", "farmers": "CVL", "protesters": "CVL",
    "activists": "CVL", "refugees": "REF",
}  # fmt: skip


class Party(Struct, frozen=True, kw_only=True):
    """An actor for people and programs: a state's ``name`` is English, ``state`` an alpha-3 code, ``sector`` a role or empty."""

    code: str
    name: str
    kind: PartyKind
    state: str = ""
    sector: str = ""
    text: str = ""


def party_of(actor: Actor, state_name: Callable[[str], str]) -> Party:
    """Return who an actor is.

    >>> party_of(Actor(code="Sergei Lavrov|RUS", state="RUS"), {"RUS": "Russia"}.get).kind
    'person'
    >>> companies = party_of(Actor(code="KAZ companies", state="KAZ"), {"KAZ": "Kazakhstan"}.get)
    >>> companies.name, companies.kind, companies.sector
    ('Kazakhstan companies', 'group', 'BUS')
    """
    name, bar, _ = actor.code.partition("|")
    first, space, rest = name.partition(" ")
    told = {"code": actor.code, "state": actor.state, "text": actor.text}
    if bar:
        return Party(**told, name=name, kind="person", sector="GOV" if actor.state else "")
    if actor.state and actor.code == actor.state:
        return Party(**told, name=state_name(actor.code), kind="state")
    if name in _international() or name in _bodies():
        return Party(**told, name=name, kind="body", sector="IGO" if name in _international() else "")
    if actor.state and first == actor.state and space:
        return Party(**told, name=f"{state_name(first)} {rest}", kind="group", sector=_sector(name))
    # Names begin with a capital; what does not is named by plain words.
    is_group = any(word[:1].islower() for word in name.split())
    return Party(**told, name=name, kind="group" if is_group else "name", sector=_sector(name))


def parties_of(actors: Iterable[Actor], state_name: Callable[[str], str]) -> list[Party]:
    """Return who several actors are, each once."""
    return list({actor.code: party_of(actor, state_name) for actor in actors}.values())


def _sector(name: str) -> str:
    return _SECTORS.get(name.rpartition(" ")[2].casefold(), "")


@functools.cache
def _international() -> frozenset[str]:
    return frozenset(body["code"] for body in read_lexicon("actors", "members")["body"])


@functools.cache
def _bodies() -> frozenset[str]:
    return frozenset(body["code"] for body in read_lexicon("actors", "bodies")["body"])
