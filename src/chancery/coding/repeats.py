"""Repeated mentions of one event in a document: headline and lead, background told twice, an act inside another's words.

The first or best dated mention stays; ``also`` keeps where the others stand.
"""

from msgspec.structs import replace

from chancery.coding.frames import Match
from chancery.model import Actor, Event

OUTER = ("AGREE", "REQUEST", "REJECT", "THREATEN")  # types whose words hold another act that has not come about


def without_inner(found: list[tuple[Match, Event]]) -> list[Event]:
    """Return events without those that another one only speaks of: *asked Vučić to release the officers* is a request."""
    nouns = {match.word.i: event for match, event in found if match.trigger.pos == "NOUN"}
    found = [(match, event) for match, event in found if not _only_lends(match, event, nouns)]
    inside: dict[int, str] = {}
    for match, event in found:
        if event.event_type in OUTER:
            for deed in (*match.arguments.get("inf", ()), *match.arguments.get("comp", ())):
                inside.update((w.i, event.event_type) for w in deed.subtree() if w is not match.word)
    given = [m for m, e in found if m.frame.data["type"] == "AID" and m.trigger.pos == "VERB"]
    meant = {
        w.i for m in given for w in m.word.subtree() if w is not m.word and w.rel in ("acl", "advcl") and w.has("VerbForm=Inf")
    }
    found = [(m, e) for m, e in found if m.word.i not in meant or e.event_type not in ("AID", "SUPPORT")]  # "sent aid to help"
    within = {w.i for m in given for w in m.arguments.get("in", ())}  # "will provide 10 million francs in aid"
    found = [
        (m, e) for m, e in found if m.word.i not in within or e.event_type not in ("AID", "SUPPORT") or m.trigger.pos != "NOUN"
    ]
    held = {w.i for match, _ in found for w in match.arguments.get("obj", ()) if w.pos == "NOUN"}
    found = [(m, e) for m, e in found if not (e.factuality == "denied" and m.word.dep == "acl" and m.word.head.i in held)]
    return [
        event
        for match, event in found
        if event.event_type == "CONSULT"
        or (event.factuality == "fact" and event.event_type != inside.get(match.word.i))
        or match.word.i not in inside
    ]


def _only_lends(match: Match, event: Event, nouns: dict[int, Event]) -> bool:
    """Whether the noun below a verb tells the same more closely: *imposed a ban on imports* is no arrest, but a sanction."""
    told_by = match.trigger.companions and not match.trigger.preposition
    told = [nouns[w.i] for w in match.arguments.get("obj", ()) if told_by and w.i in nouns]
    return any(_states(n.actor, n.recipient) == _states(event.actor, event.recipient) for n in told)


def collapsed(events: list[Event], weak: frozenset[str]) -> list[Event]:
    """Return each event once; ``weak`` frames tell of a meeting only where nothing else in the document does."""
    kept: list[Event] = []
    alike: dict[tuple[object, ...], list[int]] = {}
    for event in sorted(events, key=lambda e: e.frame in weak):
        there = alike.setdefault((event.event_type, event.factuality, _states(event.actor, event.recipient)), [])
        n = next((n for n in there if _same(kept[n], event, weak)), None)
        if n is None:
            there.append(len(kept))
            kept.append(event)
        elif event.date and is_headline(kept[n]) and not is_headline(event):
            kept[n] = _with(event, kept[n])  # a headline tells less than the sentence that dates it
        else:
            kept[n] = _with(kept[n], event)
    return sorted(kept, key=lambda e: (e.start, e.end))


def is_headline(event: Event) -> bool:
    """Whether an event stands in a title: at the document's head, or in a line without a stop."""
    return event.sentence_start == 0 or event.sentence[-1].isalnum()


def _with(event: Event, other: Event) -> Event:
    return replace(event, also=tuple(sorted({*event.also, *other.also, (other.start, other.end)})))


def _same(a: Event, b: Event, weak: frozenset[str]) -> bool:
    turned = a.recipient and b.recipient and _states(a.actor) != _states(b.actor)
    if turned and a.event_type != "CONSULT":
        return False  # each expels the other's envoy
    if a.frame == b.frame and is_headline(a):
        return True
    if a.date and b.date and a.date != b.date or _others_meet(a, b):
        return False
    if b.frame in weak:
        return True
    if a.mode and b.mode and a.mode != b.mode:
        return False
    told_again = a.frame == b.frame and (is_headline(a) or is_headline(b))
    return a.event_type in ("CONSULT", "COOPERATE") or a.sentence_start == b.sentence_start or told_again


def _others_meet(a: Event, b: Event) -> bool:
    """Whether two meetings of the same states brought other people of one of them together, by their names."""
    if a.event_type != "CONSULT" or is_headline(a) or is_headline(b):
        return False
    met = [{p.state: p.code for p in (*e.actor, *e.recipient) if "|" in p.code and p.how == "name"} for e in (a, b)]
    return any(met[0][state] != met[1][state] for state in met[0].keys() & met[1].keys())


def _states(*groups: tuple[Actor, ...]) -> frozenset[str]:
    return frozenset(a.state or a.code for group in groups for a in group)
