"""Invitations: who comes at whose, and the visits that they announce.

*Látogatásra hívta meg az észt elnököt* is a planned visit of the Estonian president.
"""

from msgspec.structs import replace

from chancery.coding.arguments import arguments
from chancery.coding.frames import Match
from chancery.coding.grammar import is_passive, lemma_of, role_of
from chancery.coding.reading import Reading
from chancery.grounding.chain import state_of
from chancery.languages.parsed import Word
from chancery.model import Actor, Event

GUESTS = 2  # more are no visit but a conference


def visit_of(match: Match, event: Event, reading: Reading) -> Event | None:
    """Return the visit that somebody is invited to, or that somebody who accepts an invitation will pay."""
    words = reading.grammar.words
    lemmas = {lemma_of(w) for w in match.sentence.words}
    invites = event.mode == "invite" and bool(lemmas & words.get("visits", frozenset()))
    accepted = {lemma_of(w) for w in match.arguments.get("obj", ())} & words.get("invitations", frozenset())
    accepts = bool(accepted) and event.event_type == "AGREE"
    comes = match.trigger.pos == "NOUN" and not reading.grammar.cases  # "at the invitation of Lula he paid a visit to Brazil"
    if event.factuality != "fact" or invites == accepts or comes:
        return None
    guest, host = (event.recipient, event.actor) if invites else (event.actor, event.recipient)
    if not guest or not host or len(guest) > GUESTS:
        return None
    ahead = reading.date_of(match.sentence, match.word) if not reading.grammar.cases else ""
    ahead = ahead if reading.today and ahead[:10] > reading.today[: len(ahead[:10])] else ""
    sure = accepts or bool(ahead) or bool(reading.grammar.cases)
    hosts: dict[str, Actor] = {}
    for actor in host:
        code = actor.state or actor.code
        hosts.setdefault(code, replace(actor, code=code, state=state_of(code)))
    return replace(
        event,
        factuality="planned" if sure else "possible",
        date=ahead,
        event_type="CONSULT",
        actor=guest,
        recipient=tuple(hosts.values()),
        mode="visit",
    )


def at_invitation(match: Match, reading: Reading) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Return host and guest of *at the invitation of Lula, Lourenço came*: whose it is, and who comes; neither without both."""
    noun = match.word
    verb = next((w for w in noun.ancestors() if w.pos == "VERB"), None)
    if match.frame.data.get("mode") != "invite" or match.trigger.pos != "NOUN" or noun.rel != "obl" or verb is None:
        return (), ()
    hosts = reading.actors(match.sentence, [c for c in noun.children if c.rel == "nmod"])
    states = {a.state for a in hosts if a.state}
    comes = reading.actors(match.sentence, [c for c in verb.children if c.rel == "nsubj"])
    guests = tuple(a for a in comes if a.state and a.state not in states)
    named = tuple(a for a in comes if a.state in states)  # a host's name that the parser took for another subject
    return (named or hosts, guests) if hosts and guests else ((), ())


def inviter_of(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """*He was invited to visit Russia*: who is not told to have invited is the state that shall be visited."""
    if match.frame.data.get("mode") != "invite" or not is_passive(match.word):
        return ()
    deeds = [arguments(deed, reading.grammar) for deed in match.arguments.get("inf", ())]
    places = [w for deed in deeds for role in ("obj", "to", "in") for w in deed.get(role, ())]
    found = reading.actors(match.sentence, [*places, *match.arguments.get("to", ())])
    bodies = tuple(a for a in found if reading.grounding.is_body(a.code))
    return bodies or tuple(a for a in found if a.state)


def is_invited_to(word: Word, reading: Reading) -> bool:
    """Whether a meeting is what somebody is only asked to: *invited the president to the summit*."""
    asked = word.rel in ("obl", "nmod") and role_of(word, reading.grammar) in ("for", "to")
    return asked and lemma_of(word.head) in reading.grammar.words.get("inviting", ())
