"""Events: who did what to whom, by the PLOVER codebook.

*Estonian Foreign Minister Urmas Reinsalu visited Latvia on Monday* gives CONSULT (visit), actor ``Urmas Reinsalu|EST``,
recipient ``LVA``.
"""

from functools import cache
from itertools import chain

from msgspec.structs import replace

from chancery.coding.arguments import arguments
from chancery.coding.demands import demand_of
from chancery.coding.factuality import is_negated, is_refused_beside
from chancery.coding.frames import EVENT_LEXICONS, Match, find_matches, is_time, read_frames, slot_actors
from chancery.coding.grammar import is_passive, lemma_of, role_of
from chancery.coding.invitations import visit_of
from chancery.coding.make_believe import is_make_believe
from chancery.coding.participants import PERSONS, THING, is_political, of_nature, unnamed, unnamed_actors, without_own_states
from chancery.coding.postings import sender_of
from chancery.coding.reading import Reading, phrase
from chancery.coding.recipients import is_of_politics, named_recipient, unnamed_recipient, within
from chancery.coding.repeats import collapsed, without_inner
from chancery.coding.sides import (
    acting_side,
    both_sides,
    dropped,
    first_person,
    host_of,
    inviter_of,
    mediated,
    other_side,
    predicated,
    side_of,
    told_where,
)
from chancery.coding.tied import tied_events
from chancery.grounding.chain import side_actor
from chancery.languages.parsed import Sentence, Word
from chancery.lexicons import read_lexicon
from chancery.model import Actor, Event

# Deeds of good will that are only promised: PLOVER calls the promise an agreement.
PROMISED = ("AID", "CONCEDE", "RETREAT")
ALONE = ("MOBILIZE", "PROTEST")  # types that one actor can do without a second
# Deeds whose doing somebody refuses: *will not lift the ban*.
REFUSED = ("AID", "AGREE", "CONCEDE", "RETREAT", "SUPPORT")
WORDS_OF_WILL = ("AGREE", "COOPERATE", "SUPPORT")
MUTUAL = ("ACCUSE", "CONCEDE", "MOBILIZE", "REJECT", "RETREAT", "SANCTION")  # what both sides may do at once
HOSTILE = ("ASSAULT", "COERCE", "SANCTION")
OF_POWER = ("ACCUSE", "AGREE", "COERCE", "CONCEDE", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN")  # of those in power
SPOKEN = ("AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN")  # types that are speech acts


def code_events(reading: Reading) -> list[Event]:
    """Return the events of a document, one for each predicate whose frame finds its participants; repeats collapse."""
    frames = read_frames(reading.language, *EVENT_LEXICONS)
    weak = frozenset(frame.id for frame in frames.frames if frame.data.get("weak"))
    found: list[Event] = []
    for sentence in reading.sentences:
        here: list[tuple[Match, Event]] = []
        if sentence.text.rstrip().endswith("?"):
            continue  # "Are you closing the border?" tells of nothing done
        used: set[int] = set()
        matches = find_matches(sentence, frames, reading.grammar)
        nouns = {m.word.i for m in matches if m.trigger.pos == "NOUN"}
        for match in matches:
            if match.word.i in used or _is_light(match, nouns, reading) or _in_name(match.word, reading, sentence):
                continue
            event = event_of(match, reading)
            if event is not None:
                used.add(match.word.i)
                here.append((match, event))
                visit = visit_of(match, event, reading)
                here += [(match, visit)] if visit is not None else []
            # "lodged a protest" with nobody told is no demonstration either; where cases sort the actors the noun may know more.
            if event is not None or (match.trigger.companions and not reading.grammar.cases):
                _absorb(match, used)
        found += without_inner(here)
    return collapsed([*found, *tied_events(reading, found)], weak)


def _is_light(match: Match, nouns: set[int], reading: Reading) -> bool:
    """Whether a verb only lends its subject to the noun that tells what happened: *offered his condolences*."""
    if match.trigger.pos != "VERB" or match.trigger.companions or lemma_of(match.word) not in reading.grammar.verbs["light"]:
        return False
    return any(w.i in nouns for w in match.arguments.get("obj", ()))


def _in_name(word: Word, reading: Reading, sentence: Sentence) -> bool:
    """Whether a noun only says what a body, a text or an office is for: *комиссия по сотрудничеству*, *министр торговли*."""
    if reading.grammar.by_case and word.rel in ("nmod", "conj") and reading.grounding.title_at(sentence, word) is not None:
        return True
    case = word.child("case")
    named = word.rel == "nmod" and word.head.lemma.lower() in reading.grammar.words.get("named_for", ())
    return named and case is not None and case.text.lower() in ("о", "об", "по")


def _absorb(match: Match, used: set[int]) -> None:
    """A light verb and its noun tell one event: mark both."""
    if match.trigger.companions:
        used.update(w.i for w in match.arguments.get(match.trigger.preposition or "obj", ()))
    elif match.trigger.pos == "NOUN" and match.word.head is not match.word and match.word.rel in ("obj", "nsubj"):
        used.add(match.word.head.i if "agent" in match.arguments else -1)


def event_of(match: Match, reading: Reading) -> Event | None:
    """Return the event that a matched frame tells, or nothing when its participants are not found."""
    frame, word, sentence = match.frame, match.word, match.sentence
    data = frame.data
    if data.get("modal"):
        return demand_of(match, reading)
    speaker = reading.quoted_speaker(word.start)
    if _is_topic(match, reading) or _is_idiom(match) or (data.get("negated") and not is_negated(word, reading.grammar)):
        return None
    recipient: tuple[Actor, ...] = ()
    actor = first_person(match, reading.reporter(word.start), reading) if reading.grammar.by_ending else ()
    actor = reading.reporter(word.start) if data.get("judges") else actor
    actor = actor or _first(match, frame.slots("actor", ("subj",)), reading, speaker)
    if data.get("predicate"):
        actor, recipient = predicated(match, reading)
    if match.trigger.pos == "NOUN" and word.child("cop") is not None and word.child("case") is None:
        actor = tuple(a for a in actor if a.how != "pronoun")  # "It was the first meeting between the two", not "was on a trip"
    recipient = recipient or named_recipient(match, actor, reading, speaker)
    if _suffers(match, actor, reading):
        actor, recipient = tuple(a for a in recipient if a.state not in {b.state for b in actor}), actor
    if not actor and recipient and match.trigger.pos == "NOUN" and data.get("symmetric"):
        actor, recipient = recipient, ()
    if not actor and (data.get("symmetric") or data.get("joint")):
        actor = both_sides(match, reading)
    if not actor and _is_answer(match):
        actor, recipient = _invited_before(match, reading)
    actor = actor or first_person(match, speaker, reading) or inviter_of(match, reading) or acting_side(match, recipient, reading)
    if not actor and data["type"] in OF_POWER and not data.get("symmetric"):
        actor = told_where(match, reading)
    if not actor and reading.grammar.by_ending:
        actor = sender_of(match, reading) or dropped(match, reading)
    recipient = recipient or mediated(match, actor, reading)
    if not any(a.how != "unknown name" for a in actor):
        actor = unnamed_actors(match, frame.slots("actor", ("subj",)), reading) or actor or _who_said(match, reading)
    actor = tuple(a for a in actor if not of_nature(a, sentence))
    if not actor:
        return None
    directed = False
    esteemed = reading.grammar.by_ending and data["type"] == "SUPPORT" and not data.get("symmetric")
    together = data.get("symmetric") and len({a.state for a in actor if a.state}) > 1
    if not recipient and not together and (data["type"] in SPOKEN or esteemed):
        recipient = within(match, reading, actor)
        directed = bool(recipient)
    plain = recipient or unnamed_recipient(match, reading, actor)
    vague = data["type"] in ("REJECT", "ACCUSE") and bool(plain) and all(a.how == THING and " " not in a.text for a in plain)
    recipient = (other_side(match, actor, reading, vague) if vague or not plain else ()) or plain  # "rejects the charge"
    if data.get("mode") == "visit" and not recipient and len(actor) == 1:
        recipient = host_of(match, actor[0], reading)
    actor = without_own_states(actor)
    if data.get("mode") == "visit" and all(a.how == "modifier" for a in actor):
        return None  # "a Turkish plane landed in Port Sudan"
    if data.get("persons") and not ((others := recipient or actor[1:]) and all("|" in a.code for a in others)):
        return None
    if data.get("symmetric") and not directed:
        actor, recipient = _join(match, reading, actor, recipient, speaker)
        if len(actor) < 2:
            return None
    sides = {a.state for a in actor if a.state} if data["type"] in MUTUAL else set()
    mutual = len(sides) > 1 and all(a.how in ("pair", "pronoun") for a in actor)
    if any(not {"actor": actor, "recipient": recipient or mutual}[role] for role in data.get("needs", ())):
        return None
    protest = data["type"] == "PROTEST" and any(a.how == PERSONS for a in actor)
    if not protest and not any(is_political(a) for a in (*actor, *recipient)) and not is_of_politics(match, reading, recipient):
        return None
    if any(not is_time(w) for role in data.get("without", ()) for w in match.arguments.get(role, ())):
        return None
    if lemma_of(word) in data.get("no_person", ()) and any("|" in a.code for a in _told_persons(match, reading)):
        return None  # "dismissed the finance minister", "takes over from Haavisto"
    if data.get("forces") and not any(lemma_of(w) in data["forces"] for w in match.arguments.get("subj", ())):
        return None
    if data.get("official") and not all(a.code == a.state or "|" in a.code for a in actor):
        return None
    if not recipient and len(actor) < 2 and data["type"] not in ALONE and not data.get("alone"):
        return None
    if is_make_believe(sentence, (*actor, *recipient)):
        return None
    date = reading.date_of(sentence, word)
    # What is said is said now: a date ahead belongs to what was offered or asked, not to the offer.
    if data["type"] in SPOKEN and reading.today and date[:10] > reading.today[: len(date[:10])]:
        date = ""
    said = data.get("negatable") is False or data.get("negated")
    factuality = "fact" if said else reading.factuality(sentence, word, date)
    if said and any(c.text.lower() in reading.grammar.words["conditional"] for c in word.children if c.i > word.i):
        return None  # "откажется ли": nobody knows
    if data.get("ahead") and factuality == "fact":
        factuality = "planned"
    if not date and factuality == "fact":
        date = reading.day_of(sentence, word)
    kind = data["type"]
    if "of_bodies" in data and recipient and all(reading.grounding.is_body(a.code) or _is_acronym(a) for a in recipient):
        kind = data["of_bodies"]  # "withdrew from the ICC"
    if factuality == "denied" and kind in REFUSED and _will_not(sentence, word, reading):
        kind, factuality, date = "REJECT", "fact", ""
    if data["type"] in WORDS_OF_WILL and factuality != "fact" and all(a.start == word.start for a in actor):
        return None  # "will be signed": who shall act is only guessed
    if factuality == "planned" and kind in PROMISED and recipient:
        kind, factuality, date = "AGREE", "fact", ""
    actor, recipient = (_by_name(group, match, reading) for group in (actor, recipient))
    named = [w for a in (*actor, *recipient) for w in sentence.words if a.start <= w.start < a.end]
    core = [w for w in phrase(word, ("nsubj", "obl", "nmod", "obj", "xcomp")) if w.rel not in ("det",)]
    objects = [w for w in match.arguments.get("obj", ()) if match.trigger.pos == "VERB"]
    return Event(
        **reading.evidence(sentence, [*core, *named, *objects]),
        factuality=factuality,
        by=reading.by(word.start),
        frame=frame.id,
        date=date,
        place=reading.place_of(sentence, word),
        event_type=kind,
        actor=actor,
        recipient=recipient,
        mode=next((mode for how, mode in data.get("modes", {}).items() if _is_done(word, how)), data.get("mode", "")),
        context=data.get("context", "") or _context(match),
    )


def _is_done(word: Word, how: str) -> bool:
    """Whether an adverb says how something is done: *письменно уведомил*."""
    return any(c.text.lower() == how for c in word.children)


def _is_answer(match: Match) -> bool:
    """Whether an invitation is taken up by nobody named: *Приглашение принято*."""
    taken = (w for w in match.arguments.get("obj", ()) if lemma_of(w) in match.trigger.companions)
    return "subj" not in match.arguments and is_passive(match.word) and any(lemma_of(w) == "приглашение" for w in taken)


def _invited_before(match: Match, reading: Reading) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Return who was invited in this sentence or the one before, and who invited."""
    frames = read_frames(reading.language, *EVENT_LEXICONS)
    for sentence in reversed(reading.sentences[max(0, match.sentence.index - 1) : match.sentence.index + 1]):
        for other in find_matches(sentence, frames, reading.grammar):
            told = event_of(other, reading) if other.frame.data.get("mode") == "invite" else None
            if told is not None:
                here = {"text": match.word.text, "start": match.word.start, "end": match.word.end}
                return tuple(replace(a, **here) for a in told.recipient), tuple(replace(a, **here) for a in told.actor)
    return (), ()


def _suffers(match: Match, actor: tuple[Actor, ...], reading: Reading) -> bool:
    """Whether whom a clause lends a noun as its actor undergoes what it tells: *retaliating for the expulsion of its envoy*."""
    if match.trigger.pos != "NOUN" or match.frame.data["type"] not in HOSTILE:
        return False
    owned = [w for w in match.arguments.get("of", ()) if any(c.dep == "nmod:poss" and c.pos == "PRON" for c in w.children)]
    undergone = {a.state for a in reading.actors(match.sentence, owned) if a.state}
    below = {w.i for w in match.word.subtree()} - {w.i for of in owned for w in of.subtree()}
    named = any(w.i in below and a.start <= w.start < a.end for a in actor for w in match.sentence.words)
    return bool(actor) and not named and all(a.state in undergone for a in actor)


def _told_persons(match: Match, reading: Reading) -> tuple[Actor, ...]:
    return reading.actors(match.sentence, [w for role in ("obj", "from") for w in match.arguments.get(role, ())])


def _is_acronym(actor: Actor) -> bool:
    return actor.how == "unknown name" and actor.code.isupper()


def _is_idiom(match: Match) -> bool:
    """Whether a verb means another thing with one of its nouns: *struck a deal*, *вступит в силу*."""
    apart = match.frame.data.get("not_with", ())
    roles = ("obj", "to", "in", "into")
    told = [w for role in roles for w in match.arguments.get(role, ())]
    told += [w for w in match.arguments.get("inf", ()) if is_passive(w)]  # "asked not to be named"
    return bool(apart) and any(lemma_of(w) in apart for w in told)


def _will_not(sentence: Sentence, word: Word, reading: Reading) -> bool:
    """Whether a verb's own future is negated: *will not lift the ban*, *nem fog fegyvert küldeni*."""
    will = any(c.rel == "aux" and c.text.lower() in reading.grammar.words["will"] for c in word.children)
    return will or is_refused_beside(sentence, word, reading.grammar)


def _by_name(actors: tuple[Actor, ...], match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return actors with the words that name them where a pronoun stands for somebody named in the same sentence."""
    if all(a.how != "pronoun" for a in actors):
        return actors
    sentence = match.sentence
    named = {a.code: a for a in reversed(reading.actors(sentence, sentence.words)) if a.how != "pronoun"}
    return tuple(
        replace(a, text=named[a.code].text, start=named[a.code].start, end=named[a.code].end)
        if a.how == "pronoun" and a.code in named
        else a
        for a in actors
    )


def _who_said(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return who says of themselves that they act: *the rebels said they would release the soldiers*."""
    subjects, verb = match.arguments.get("subj", []), match.word.head
    own = bool(subjects) and all(w.pos == "PRON" for w in subjects) and match.word.rel in ("ccomp", "conj")
    if match.word.rel == "conj" and verb.rel == "ccomp":
        verb = verb.head
    if not own or verb.pos != "VERB":
        return ()
    above = arguments(verb, reading.grammar).get("subj", [])
    named = reading.actors(match.sentence, above)
    return named or tuple(a for w in above for a in unnamed(match.sentence, w, reading, things=False))


def _is_topic(match: Match, reading: Reading) -> bool:
    """Whether a noun only says what something else is about or for, or whose amount is told.

    *A road map for the normalisation of relations*; *trade between the two countries came to $16.5 billion*.
    """
    word = match.word
    if match.trigger.pos != "NOUN" or match.frame.data["type"] not in WORDS_OF_WILL:
        return False
    if match.frame.data.get("topical") and word.rel in ("nmod", "obl"):
        return True
    if word.rel == "obl" and role_of(word, reading.grammar) == "against":
        return True  # "spoke out against the accession of Palau": nobody joins
    if word.rel == "nmod" and word.head.pos in ("NOUN", "PROPN") and role_of(word, reading.grammar) in ("for", "on", "about"):
        return word.head.lemma.lower() not in reading.grammar.words.get("containers", ())
    verb = word.head if word.rel == "nsubj" else None
    own = {id(w) for w in word.subtree()}
    return (
        verb is not None
        and match.frame.data["type"] == "COOPERATE"
        and any(
            w.pos in ("NUM", "SYM") and id(w) not in own for c in verb.children if c.rel in ("obj", "obl") for w in c.subtree()
        )
    )


def _first(match: Match, slots: tuple[str, ...], reading: Reading, speaker: tuple[Actor, ...]) -> tuple[Actor, ...]:
    if reading.grammar.by_ending and match.trigger.pos == "VERB":
        slots = tuple(sorted(slots, key=lambda slot: slot != "subj"))  # "cáfolta Kína vádját": who owns the object does nothing
    for slot in slots:
        found = slot_actors(match, slot, reading.grounding, speaker)
        if found:
            return found
    return ()


def _join(
    match: Match, reading: Reading, actor: tuple[Actor, ...], recipient: tuple[Actor, ...], speaker: tuple[Actor, ...]
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Put all participants of a joint act together; *we have agreed* is the speaker and the other side."""
    everyone = list(actor)
    extra = recipient or _first(match, ("with", "between"), reading, speaker) or _beside_object(match, reading)
    new = (a for a in extra if all(a.code != e.code for e in everyone))
    everyone = list(without_own_states((*everyone, *new)))  # "the talks between Russia's and Peru's ministers"
    states = {side for a in everyone if (side := side_of(a))}
    pair = reading.grounding.pair
    together = any(a.how == "speaker" for a in everyone) or match.trigger.pos == "NOUN" or match.frame.data["type"] == "SUPPORT"
    told = not extra and any(match.arguments.get(role) for role in ("with", "between"))  # "with other governments"
    if len(states) == 1 and len(everyone) == 1 and together and not told and len(pair) == 2 and states <= set(pair):
        other = pair[0] if states == {pair[1]} else pair[1]
        first = everyone[0]
        everyone.append(replace(side_actor(other), text=first.text, start=first.start, end=first.end))
    return tuple(everyone), ()


def _beside_object(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """*signed a treaty with Sargsyan*: the other party may hang on the object."""
    found: tuple[Actor, ...] = ()
    for word in match.arguments.get("obj", ()):
        for child in word.children:
            case = child.child("case")
            if child.rel in ("nmod", "obl") and case is not None and case.text.lower() in ("with", "between", "с", "со", "между"):
                found += reading.actors(match.sentence, [child])
    return found


def _context(match: Match) -> str:
    lemmas = {w.lemma.lower() for w in match.sentence.words}
    return next((context for context, words in _contexts() if lemmas & words), "diplomatic")


@cache
def _contexts() -> list[tuple[str, frozenset[str]]]:
    """Return the contexts in their order, each with its lemmas in all languages."""
    lexicon = read_lexicon(".", "contexts")
    return [(context, frozenset(chain.from_iterable(words.values()))) for context, words in lexicon.items()]
