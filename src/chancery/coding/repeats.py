"""Repeated mentions of one event in a document: headline and lead, background told twice, an act inside another's words.

The first or best dated mention stays; ``also`` keeps where the others stand.
"""

from msgspec.structs import replace

from chancery.coding.frames import Match
from chancery.coding.grammar import Grammar, lemma_of
from chancery.coding.reading import Reading
from chancery.languages.parsed import Word
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
    # "summoned the envoy and handed him a note"
    summoned = {m.word.i for m, _ in found if m.frame.id.endswith(".summon")}
    found = [
        (m, e) for m, e in found if e.mode != "message" or m.word.rel != "conj" or m.word.head.i not in summoned
    ]  # "and handed him a note"
    held = {w.i for match, _ in found for w in match.arguments.get("obj", ()) if w.pos == "NOUN"}
    found = [(m, e) for m, e in found if not (e.factuality == "denied" and _describes(m.word) and m.word.head.i in held)]
    return [
        event
        for match, event in found
        if event.event_type == "CONSULT"
        or (event.factuality == "fact" and event.event_type != inside.get(match.word.i))
        or match.word.i not in inside
    ]


def _describes(word: Word) -> bool:
    """Whether a deed only says what a noun is about, without a clause of its own: *rejected the charge of arming rebels*."""
    return word.dep == "acl" and not (word.child("mark") is not None and word.has("VerbForm=Fin"))


def _only_lends(match: Match, event: Event, nouns: dict[int, Event]) -> bool:
    """Whether the noun below a verb tells the same more closely: *imposed a ban on imports* is no arrest, but a sanction."""
    told_by = match.trigger.companions and not match.trigger.preposition
    told = [nouns[w.i] for w in match.arguments.get("obj", ()) if told_by and w.i in nouns]
    return any(_states(n.actor, n.recipient) == _states(event.actor, event.recipient) for n in told)


def points_back(match: Match, event: Event, reading: Reading) -> bool:
    """Whether words only take up what is told elsewhere: *after the talks*, *the documents were signed*."""
    word, grammar = match.word, reading.grammar
    if event.event_type == "CONSULT" and match.trigger.pos == "NOUN":
        beside = word.rel in ("obl", "nmod") or grammar.by_case and word.rel in ("nsubj", "obj")
        return beside and _is_bare(word, grammar) and not reading.date_of(match.sentence, word)
    texts = match.arguments.get("obj", ()) if event.mode == "sign" and match.trigger.pos == "VERB" else ()
    taken_up = grammar.words["any_text"] | grammar.words.get("signatures", frozenset())
    return bool(texts) and all(_is_bare(w, grammar) and (not grammar.by_case or lemma_of(w) in taken_up) for w in texts)


def _is_bare(word: Word, grammar: Grammar) -> bool:
    """Whether a noun stands with nothing but a word that points back; in Russian, which has no articles, with nothing."""
    others = [c for c in word.children if c.rel not in ("case", "punct", "det")]
    points = any(c.rel == "det" and c.text.lower() in grammar.words["pointing_back"] for c in word.children)
    return word.pos == "NOUN" and not others and (points or grammar.by_case)


def collapsed(events: list[Event], weak: frozenset[str], back: frozenset[tuple[int, str]], body: int) -> list[Event]:
    """Return each event once, those of the title, before the ``body`` of the text, only where nothing else tells them.

    ``weak`` frames tell of a meeting only where nothing else in the document does; so do the events in ``back``, by start and
    frame, which only point back.
    """
    kept: list[Event] = []
    alike: dict[tuple[object, ...], list[int]] = {}
    for event in sorted(events, key=lambda e: e.frame in weak or (e.start, e.frame) in back):
        there = alike.setdefault((event.event_type, event.factuality, _states(event.actor, event.recipient)), [])
        pointing = (event.start, event.frame) in back
        n = next((n for n in there if (_taken_up(kept[n], event) if pointing else _same(kept[n], event, weak))), None)
        if n is None:
            there.append(len(kept))
            kept.append(event)
        elif event.date and is_headline(kept[n]) and not is_headline(event):
            kept[n] = _with(event, kept[n])  # a headline tells less than the sentence that dates it
        else:
            kept[n] = _with(kept[n], event)
    return sorted(_without_titles(kept, body), key=lambda e: (e.start, e.end))


def _without_titles(events: list[Event], body: int) -> list[Event]:
    """Return events without those of the title that the text below it tells more fully."""
    titles = [e for e in events if e.sentence_start < body]
    below = [e for e in events if e.sentence_start >= body]
    left = []
    for title in titles:
        n = next((n for n, event in enumerate(below) if _tells_title(event, title)), None)
        if n is None:
            left.append(title)
        else:
            below[n] = _with(below[n], title)
    return [*left, *below]


def _tells_title(event: Event, title: Event) -> bool:
    """Whether an event tells what a title tells, where title and text may name other people and dates by the day."""
    if event.event_type != title.event_type or event.date and title.date and event.date[:7] != title.date[:7]:
        return False
    if event.event_type == "CONSULT":
        alike = event.factuality == title.factuality and (title.mode == event.mode or "visit" not in (title.mode, event.mode))
        return alike and _states(title.actor, title.recipient) <= _states(event.actor, event.recipient)
    if event.event_type == "SUPPORT" and event.frame != title.frame and not (event.mode and event.mode == title.mode):
        return not (title.recipient or event.recipient) and _states(title.actor) == _states(event.actor)
    return _states(title.actor) <= _states(event.actor)


def _taken_up(told: Event, event: Event) -> bool:
    """Whether an event that only points back is one that is told: a signing of the same day, or any meeting."""
    if event.event_type == "CONSULT":
        return event.mode != "visit" or told.mode == "visit"
    return told.mode == event.mode and not (told.date and event.date and told.date != event.date)


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
    if a.event_type == "SUPPORT" and a.mode != b.mode and {"ratify", "sign"} & {a.mode, b.mode}:
        return False  # "raised their ties to a partnership: the declaration was signed by both"
    if b.frame in weak:
        return True
    if a.mode and b.mode and a.mode != b.mode or _receives_apart(a, b) or _are_other_works(a, b):
        return False
    told_again = a.frame == b.frame and (is_headline(a) or is_headline(b))
    return a.event_type in ("CONSULT", "COOPERATE") or a.sentence_start == b.sentence_start or told_again


def _receives_apart(a: Event, b: Event) -> bool:
    """Whether one event is a visit to a state and the other one the reception by somebody there, told each for itself."""
    if a.frame.endswith(".host") == b.frame.endswith(".host") or is_headline(a) or is_headline(b):
        return False
    return any(map(_is_named, a.recipient)) != any(map(_is_named, b.recipient))


def _are_other_works(a: Event, b: Event) -> bool:
    """Whether two states work together in two ways, each told for itself: *rents the base*, *sells it grain*."""
    told = {e.frame.rpartition(".")[2] for e in (a, b)}
    return a.event_type == "COOPERATE" and len(told) == 2 and "cooperate" not in told and not (is_headline(a) or is_headline(b))


def _is_named(actor: Actor) -> bool:
    """Whether a person is told by name, not by the office alone."""
    name = actor.code.partition("|")[0].split()[-1]
    return "|" in actor.code and name[:4] in actor.text


def _others_meet(a: Event, b: Event) -> bool:
    """Whether two meetings of the same states brought other people of one of them together, by their names."""
    if a.event_type != "CONSULT" or is_headline(a) or is_headline(b):
        return False
    met = [{p.state: p.code for p in (*e.actor, *e.recipient) if "|" in p.code and p.how == "name"} for e in (a, b)]
    return any(met[0][state] != met[1][state] for state in met[0].keys() & met[1].keys())


def _states(*groups: tuple[Actor, ...]) -> frozenset[str]:
    return frozenset(a.state or a.code for group in groups for a in group)
