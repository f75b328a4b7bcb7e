"""Visits that an invitation announces: *látogatásra hívta meg az észt elnököt* is a planned visit of the Estonian president."""

from msgspec.structs import replace

from chancery.coding.frames import Match
from chancery.coding.grammar import lemma_of
from chancery.coding.reading import Reading
from chancery.grounding.chain import state_of
from chancery.model import Actor, Event

GUESTS = 2  # more are no visit but a conference


def visit_of(match: Match, event: Event, reading: Reading) -> Event | None:
    """Return the visit that somebody is invited to, or that somebody who accepts an invitation will pay."""
    words = reading.grammar.words
    lemmas = {lemma_of(w) for w in match.sentence.words}
    invites = event.mode == "invite" and bool(lemmas & words.get("visits", frozenset()))
    accepted = {lemma_of(w) for w in match.arguments.get("obj", ())} & words.get("invitations", frozenset())
    accepts = bool(accepted) and event.event_type == "AGREE"
    if event.factuality != "fact" or invites == accepts:
        return None
    guest, host = (event.recipient, event.actor) if invites else (event.actor, event.recipient)
    if not guest or not host or len(guest) > GUESTS:
        return None
    hosts: dict[str, Actor] = {}
    for actor in host:
        code = actor.state or actor.code
        hosts.setdefault(code, replace(actor, code=code, state=state_of(code)))
    return replace(
        event, factuality="planned", date="", event_type="CONSULT", actor=guest, recipient=tuple(hosts.values()), mode="visit"
    )
