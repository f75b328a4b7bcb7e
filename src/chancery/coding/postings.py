"""Where an envoy is posted and who sent them, by the words beside the office: *kijevi magyar nagykövet*, *посол Перу в Осло*."""

from msgspec.structs import replace

from chancery.coding.frames import Match
from chancery.coding.grammar import is_passive
from chancery.coding.reading import Reading
from chancery.languages.parsed import Word
from chancery.model import Actor

POSTED = 3  # words before the office among which its post stands


def post_of(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return the state to whose capital the envoy of a deed is posted: *hazarendelte párizsi nagykövetét* gives FRA."""
    return _seat(match, reading, _envoys(match, reading) or _visits(match, reading))


def _seat(match: Match, reading: Reading, envoys: list[Word]) -> tuple[Actor, ...]:
    """Return the state in whose capital envoys serve, by the adjective before their office."""
    for envoy in envoys:
        for known in reading.grounding.cast.known[match.sentence.index]:
            entry = known.hit.entry
            if envoy.i - POSTED <= known.last < envoy.i and entry.how == "seat adjective":
                word = match.sentence.words[known.last]
                return (Actor(code=entry.state, state=entry.state, text=word.text, start=word.start, end=word.end, how="seat"),)
    return ()


def sender_of(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return whose envoy it is, where nobody else is told to act: *a kijevi magyar nagykövetet hazarendelték*.

    So do English passives: *The French ambassador to Niger was called home*.
    """
    if not reading.grammar.cases and not is_passive(match.word):
        return ()
    for envoy in _envoys(match, reading):
        title = reading.grounding.title_at(match.sentence, envoy)
        states = title.states if title is not None else []
        if not reading.grammar.cases:
            owners = [c for c in envoy.children if c.dep in ("nmod:poss", "amod")]
            states = list({a.state: a for a in reading.actors(match.sentence, owners) if a.state}) or states
        if len(states) == 1:
            return (Actor(code=states[0], state=states[0], text=envoy.text, start=envoy.start, end=envoy.end, how="title"),)
    return ()


def summoner_of(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return who summons an envoy, where nobody else is told to act: *bekérették a varsói orosz nagykövetet* tells of POL.

    So does *bekérették az izraeli külügyminisztériumba* of ISR.
    """
    if not reading.grammar.by_ending or not match.frame.data.get("summons") or match.trigger.pos != "VERB":
        return ()
    house = reading.actors(match.sentence, match.arguments.get("into", ()))
    called = tuple(replace(a, code=a.state) for a in house if a.state)[:1]
    return called or _seat(match, reading, [w for w in match.arguments.get("obj", ()) if w.pos == "NOUN"])


def _envoys(match: Match, reading: Reading) -> list[Word]:
    if not match.frame.data.get("posted"):
        return []
    return [w for slot in ("obj", "of") for w in match.arguments.get(slot, ()) if w.pos == "NOUN"]


def _visits(match: Match, reading: Reading) -> list[Word]:
    """Return the visit that a match tells of, whose adjective says where it leads: *koppenhágai látogatása*."""
    if not reading.grammar.by_ending or not match.frame.data.get("seated"):
        return []
    things = [match.word] if match.trigger.pos == "NOUN" else match.arguments.get("obj", [])
    return [w for w in things if w.pos == "NOUN"]
