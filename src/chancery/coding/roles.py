"""Who does what a matched frame tells, and to whom: the subject, its owner, the other side, or who is understood.

In *Estonian Foreign Minister Urmas Reinsalu visited Latvia on Monday* Reinsalu is the actor and Latvia the recipient.
"""

from msgspec.structs import replace

from chancery.coding.arguments import arguments
from chancery.coding.clauses import THEIRS, actors_by_case, clause_of
from chancery.coding.connections import linked
from chancery.coding.frames import EVENT_LEXICONS, Match, find_matches, read_frames, slot_actors
from chancery.coding.grammar import is_participle, is_passive, lemma_of, role_of
from chancery.coding.invitations import at_invitation, inviter_of
from chancery.coding.participants import THING, is_political, of_nature, protesters, unnamed, unnamed_actors, without_own_states
from chancery.coding.postings import sender_of, summoner_of
from chancery.coding.reading import Reading
from chancery.coding.recipients import author, named_recipient, suspected, told_to, unnamed_recipient, within
from chancery.coding.sides import (
    acting_side,
    beside_object,
    both_sides,
    convened,
    dropped,
    first_person,
    holding_state,
    host_of,
    is_on_joining,
    joined_before,
    mediated,
    other_side,
    pair_of,
    predicated,
    side_of,
    told_where,
)
from chancery.grounding.chain import side_actor
from chancery.languages.parsed import Word, conjuncts
from chancery.model import Actor

HOSTILE = ("ASSAULT", "COERCE", "SANCTION")
OF_POWER = ("ACCUSE", "AGREE", "COERCE", "CONCEDE", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN")  # of those in power
OWNING = ("", "from", "of", "subj")  # roles of who has a noun
SPOKEN = ("AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN")  # types that are speech acts

Roles = tuple[tuple[Actor, ...], tuple[Actor, ...]]  # who does it, and to whom


def roles_of(match: Match, reading: Reading) -> Roles | None:
    """Return who does what a frame tells and to whom, or nothing when nobody does or the other side is missing.

    Where several do it together all of them are actors: *Latvia and Estonia signed a treaty*.
    """
    data, speaker = match.frame.data, reading.quoted_speaker(match.word.start)
    if _is_circumstance(match, reading):
        own = {id(w) for w in match.word.subtree()}
        there = {role: [w for w in words if id(w) in own] for role, words in match.arguments.items()}
        match = match._replace(arguments={role: words for role, words in there.items() if words})
    if data.get("links"):
        ends = linked(match, reading)
        return (ends, ()) if ends else None
    actor, recipient = _doer(match, reading, speaker)
    if not actor:
        return None
    recipient, directed = _undergoer(match, reading, actor, recipient)
    actor = without_own_states(actor)
    home = {a.state for a in actor if a.state}
    if data.get("mode") == "visit" and match.trigger.pos == "NOUN" and home and all(a.code in home for a in recipient):
        return None  # "Putin hosted the king, in the first visit to Russia by a monarch"
    if data.get("mode") == "visit" and all(a.how == "modifier" for a in actor):
        return None  # "a Turkish plane landed in Port Sudan"
    if data.get("persons") and not ((others := recipient or actor[1:]) and all("|" in a.code for a in others)):
        return None
    if not data.get("symmetric") or directed:
        return actor, recipient
    joined = _join(match, reading, actor, recipient, speaker)
    return (joined, ()) if len(joined) > 1 or _sits(match, joined, reading) else None


def _is_circumstance(match: Match, reading: Reading) -> bool:
    """Whether a noun only tells under what a clause stands, whose subject has no part in it: *gave aid despite the war*."""
    word, link = match.word, match.word.child("case")
    apart = match.trigger.pos == "NOUN" and match.frame.data["type"] not in ("AGREE", "CONSULT") and word.rel == "obl"
    return apart and link is not None and link.text.lower() in reading.grammar.words.get("circumstances", ())


def _sits(match: Match, actor: tuple[Actor, ...], reading: Reading) -> bool:
    """Whether a body of several meets, by a word that tells when, where or that it does: *a NATO summit in Riga*."""
    told = match.word.rel == "nsubj" or any(c.rel == "nmod" and c.i > match.word.i for c in match.word.children)
    return bool(match.frame.data.get("by_body")) and told and len(actor) == 1 and reading.grounding.is_body(actor[0].code)


def _doer(match: Match, reading: Reading, speaker: tuple[Actor, ...]) -> Roles:
    """Return who does it, named first and understood last, and whom the same words name as the other side."""
    frame, word, data = match.frame, match.word, match.frame.data
    mine = first_person(match, reading.reporter(word.start), reading) if reading.grammar.by_ending else ()
    hosts = "subj" not in frame.slots("actor", ("subj",))  # "várom Budapestre": whose visit it is stands in the object
    actor = () if hosts else mine
    recipient = tuple(replace(a, code=a.state) for a in mine if a.state) if hosts and "subj" in frame.slots("recipient") else ()
    actor = reading.reporter(word.start) if data.get("judges") else actor
    actor = actor or _first(match, frame.slots("actor", ("subj",)), reading, speaker)
    if len(actor) > 1 and all(a.how in ("pronoun", "pair") for a in actor) and not reading.grammar.cases:
        actor = _who_said(match, reading) or actor  # "Kenyan officials say they have opened an inquiry"
    if data.get("symmetric") and actor and all(a.how == THEIRS for a in actor):
        actor = both_sides(match, reading) or actor
    if data.get("predicate"):
        actor, recipient = predicated(match, reading)
    if match.trigger.pos == "NOUN" and word.child("cop") is not None and word.child("case") is None:
        actor = tuple(a for a in actor if a.how != "pronoun")  # "It was the first meeting between the two", not "was on a trip"
    recipient = recipient or named_recipient(match, actor, reading, speaker)
    if not actor and data.get("mode") == "visit":
        actor = _meant_ahead(match, reading)
    heeded = behest_of(match, reading)
    if heeded[0]:
        return heeded
    told = at_invitation(match, reading)
    if all(told):
        return told
    blamed, harmed = _blamed(match, reading)
    if blamed:
        actor, recipient = blamed, harmed if _owned_by_pronoun(match) else recipient
    elif _suffers(match, actor, reading):
        actor, recipient = tuple(a for a in recipient if a.state not in {b.state for b in actor}), actor
    if match.trigger.pos == "NOUN" and data["type"] in HOSTILE and not {"of", "by", "agent"} & match.arguments.keys():
        actor = tuple(a for a in actor if "|" not in a.code)  # "the request for her extradition": she does nothing
    if not actor and recipient and (match.trigger.pos == "NOUN" or len(recipient) > 1) and data.get("symmetric"):
        actor, recipient = recipient, ()
    if not actor and data.get("symmetric") and match.trigger.pos == "NOUN":
        actor = _below_topic(match, reading)
    if not actor and (data.get("symmetric") or data.get("joint")):
        actor = both_sides(match, reading)
    if not actor and is_participle(word) and reading.grammar.by_ending and data.get("mode") == "sign":
        actor = _parties_of(match, reading)
    if not actor and _is_answer(match, reading):
        actor, recipient = _invited_before(match, reading)
    actor = actor or first_person(match, speaker, reading) or inviter_of(match, reading) or acting_side(match, recipient, reading)
    if not actor and data["type"] in OF_POWER and not data.get("symmetric"):
        actor = told_where(match, reading) or holding_state(match, recipient, reading)
    actor = actor or sender_of(match, reading)
    if not actor and reading.grammar.by_ending:
        actor = summoner_of(match, reading) or dropped(match, reading)
    if not actor and data.get("inner"):  # "the president was overthrown": by their own people
        actor = tuple(replace(a, code=a.state) for a in recipient if a.state and "|" in a.code)[:1]
    recipient = recipient or mediated(match, actor, reading) or _one_another(match, actor, reading)
    if not any(a.how != "unknown name" for a in actor):
        actor = unnamed_actors(match, frame.slots("actor", ("subj",)), reading) or actor or _who_said(match, reading)
        actor = actor or protesters(match, reading)
    actor = (*actor, *_beside_named(match, actor, reading))
    actor, recipient = (tuple(a for a in group if not of_nature(a, match.sentence)) for group in (actor, recipient))
    return actor, recipient


def _beside_named(match: Match, actor: tuple[Actor, ...], reading: Reading) -> tuple[Actor, ...]:
    """Return who without a name does it together with somebody named: *Kuwait and its war allies agreed*."""
    if not match.frame.data.get("symmetric") or match.trigger.pos != "VERB" or reading.grammar.cases or not actor:
        return ()
    if all(a.how == "pair" for a in actor):
        return ()
    rows = [(w, *conjuncts(w)) for w in match.arguments.get("subj", ())]
    heads = [h for row in rows if len(row) > 1 for h in row if reading.grounding.title_at(match.sentence, h) is None]
    heads = [h for h in heads if not any(a.start <= w.start < a.end for a in actor for w in h.subtree() if w.rel != "conj")]
    found = [
        unnamed(match.sentence, h, reading, things=False) or reading.grounding.modifying_bodies(match.sentence, h) for h in heads
    ]
    return tuple(a for actors in found for a in actors if is_political(a))


def _one_another(match: Match, actor: tuple[Actor, ...], reading: Reading) -> tuple[Actor, ...]:
    """Return several actors as those to whom they do it themselves: *Peru és Chile egymást vádolja*."""
    if not reading.grammar.by_ending or match.trigger.pos != "VERB" or match.frame.data.get("symmetric"):
        return ()
    mutual = reading.grammar.words["one_another"]
    each = next((w for w in clause_of(match.sentence, match.word) if w.text.lower() in mutual), None)
    if each is None or len({a.state for a in actor if a.state}) < 2:
        return ()
    return tuple(replace(a, text=each.text, start=each.start, end=each.end) for a in reversed(actor))


def _parties_of(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return who signed a text that a dated Hungarian participle tells of: *a két ország 1996-ban aláírt alapszerződése*."""
    noun, sentence = match.word.head, match.sentence
    if not reading.date_of(sentence, match.word):
        return ()
    owners = [c for c in noun.children if c.rel == "nmod" and c.i < match.word.i and not c.has("Case=Del")]
    named = (*reading.grounding.modifying_states(sentence, noun), *reading.actors(sentence, owners))
    states = {a.state: replace(a, code=a.state) for a in named if a.state}
    if len(states) > 1:
        return tuple(states.values())
    return both_sides(match, reading) or (() if owners or named else pair_of(match, reading))


def _undergoer(
    match: Match, reading: Reading, actor: tuple[Actor, ...], recipient: tuple[Actor, ...]
) -> tuple[tuple[Actor, ...], bool]:
    """Return to whom it is done, and whether what it says of them makes it one-sided though the frame tells of a joint act."""
    data, directed = match.frame.data, False
    esteemed = reading.grammar.by_ending and data["type"] == "SUPPORT" and not data.get("symmetric")
    together = data.get("symmetric") and len({a.state for a in actor if a.state}) > 1
    recipient = recipient or author(match, reading, actor) or told_to(match, reading) or suspected(match, reading, actor)
    if not recipient and not together and (data["type"] in SPOKEN or esteemed):
        recipient = within(match, reading, actor)
        directed = bool(recipient)
    if not recipient and data.get("stands_in"):  # "reopened its embassy in Damascus in May"
        things = [w for thing in match.arguments.get("obj", ()) for w in arguments(thing, reading.grammar).get("in", ())]
        recipient = tuple(a for a in reading.actors(match.sentence, things) if a.state not in {b.state for b in actor})
    if not recipient and not data.get("symmetric") and data["type"] in ("SUPPORT", *SPOKEN):
        recipient = _contacted(match, actor, reading)
    plain = recipient or _affected(match, actor, reading) or unnamed_recipient(match, reading, actor)
    spoken = ("REJECT", "ACCUSE", "THREATEN") if reading.grammar.by_ending else ("REJECT", "ACCUSE")
    vague = data["type"] in spoken and bool(plain) and all(a.how == THING and " " not in a.text for a in plain)
    recipient = (other_side(match, actor, reading, vague) if vague or not plain else ()) or plain  # "rejects the charge"
    if data.get("mode") == "visit" and not data.get("place_told") and not recipient and len(actor) == 1:
        recipient = host_of(match, actor[0], reading)
    return recipient, directed


def _contacted(match: Match, actor: tuple[Actor, ...], reading: Reading) -> tuple[Actor, ...]:
    """Return whom somebody calls or writes to in order to tell it: *rang Saied to express his support*.

    So does *sent a letter to Saied threatening to cut aid*.
    """
    clause = match.word if match.trigger.pos == "VERB" else match.word.head
    above = clause.head
    if match.trigger.pos == "NOUN" and match.word.rel != "obj":
        return ()
    purpose = clause.rel in ("advcl", "xcomp") and clause.has("VerbForm=Inf") and clause.pos == "VERB"
    written = clause.rel in ("acl", "advcl") and clause.text.endswith("ing") and clause.child("mark") is None
    if written and not reading.grammar.cases:
        carried = above.head if above.lemma.lower() in reading.grammar.words.get("texts", ()) else above
        there = arguments(carried, reading.grammar)
        letter = any(w.lemma.lower() in reading.grammar.words.get("texts", ()) for w in there.get("obj", ()))
        told = there.get("to", []) if letter else []
        return tuple(a for a in reading.actors(match.sentence, told) if a.state not in {b.state for b in actor if b.state})
    if not purpose or lemma_of(above) not in reading.grammar.verbs.get("contacting", ()):
        return ()
    there = arguments(above, reading.grammar)
    met = reading.actors(match.sentence, [w for role in ("obj", "to", "with") for w in there.get(role, ())])
    return tuple(a for a in met if a.state not in {b.state for b in actor})


def _meant_ahead(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return the subject behind it that a possessive of a fronted noun means: *during his visit Minister Peters said*."""
    word = match.word
    own = match.trigger.pos == "NOUN" and any(c.dep == "nmod:poss" and c.pos == "PRON" for c in word.children)
    if not own or reading.grammar.cases or word.rel != "obl" or word.head.pos != "VERB" or word.i > word.head.i:
        return ()
    subjects = [w for w in arguments(word.head, reading.grammar).get("subj", []) if w.i > word.i]
    return tuple(a for a in reading.actors(match.sentence, subjects) if "|" in a.code)


def _is_behest(match: Match, reading: Reading) -> bool:
    """Whether a noun says who asked for what is done: *at the request of China*, *Kína kérésére*, *по просьбе Китая*."""
    word, link = match.word, match.word.child("case")
    if match.trigger.pos != "NOUN" or match.frame.data["type"] != "REQUEST" or word.rel not in ("nmod", "obl"):
        return False
    if reading.grammar.by_ending:
        return word.has("Case=Sbl") and word.has("Person[psor]=3")
    return link is not None and link.text.lower() in ("at", "on", "по") and (word.rel == "obl" or reading.grammar.by_case)


def behest_of(match: Match, reading: Reading) -> Roles:
    """Return who asked and who does what they asked for, as far as told: *Benin relented at the request of China*."""
    word = match.word
    if not _is_behest(match, reading):
        return (), ()
    owners = [c for c in word.children if c.dep == "nmod:poss" or c.rel == "nmod" and role_of(c, reading.grammar) in OWNING]
    asker = reading.actors(match.sentence, owners)
    verb = next((w for w in word.ancestors() if w.pos == "VERB"), word.head)
    subjects = arguments(verb, reading.grammar).get("subj", [])
    did = reading.actors(match.sentence, subjects)
    did = did or actors_by_case(match.sentence, verb, "subj", reading.grounding, reading.grammar)
    did = tuple(a for a in did if a.state not in {b.state for b in asker})
    return (asker, did) if did or not subjects else ((), ())  # "the band played on at the request of Japan": no act of state


def _affected(match: Match, actor: tuple[Actor, ...], reading: Reading) -> tuple[Actor, ...]:
    """Return whom a hostile act is told to have touched: *the closure of the border by Colombia angered Venezuela*."""
    word = match.word
    if match.trigger.pos != "NOUN" or match.frame.data["type"] not in HOSTILE or word.dep != "nsubj" or word.head.pos != "VERB":
        return ()
    states = {a.state for a in actor}
    touched = reading.actors(match.sentence, arguments(word.head, reading.grammar).get("obj", []))
    return tuple(a for a in touched if a.state and a.state not in states)


def _is_answer(match: Match, reading: Reading) -> bool:
    """Whether an invitation is taken up by nobody named: *The invitation was accepted*, *Приглашение принято*."""
    taken = (w for w in match.arguments.get("obj", ()) if lemma_of(w) in match.trigger.companions)
    answered = reading.grammar.words.get("answered", ())
    return "subj" not in match.arguments and is_passive(match.word) and any(lemma_of(w) in answered for w in taken)


def _invited_before(match: Match, reading: Reading) -> Roles:
    """Return who was invited in this sentence or the one before, and who invited."""
    frames = read_frames(reading.language, *EVENT_LEXICONS)
    for sentence in reversed(reading.sentences[max(0, match.sentence.index - 1) : match.sentence.index + 1]):
        for other in find_matches(sentence, frames, reading.grammar):
            told = roles_of(other, reading) if other.frame.data.get("mode") == "invite" else None
            if told is not None:
                here = {"text": match.word.text, "start": match.word.start, "end": match.word.end}
                return tuple(replace(a, **here) for a in told[1]), tuple(replace(a, **here) for a in told[0])
    return (), ()


def _below_topic(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return who is named with the text that is talked about: *negotiations on a treaty between Peru and Chile*."""
    topics = [w for role in ("on", "about", "over", "for") for w in match.arguments.get(role, ())]
    named = [w for topic in topics for w in arguments(topic, reading.grammar).get("between", ())]
    found = reading.actors(match.sentence, named)
    return found if len({a.state or a.code for a in found}) > 1 else ()


def _suffers(match: Match, actor: tuple[Actor, ...], reading: Reading) -> bool:
    """Whether whom a clause lends a noun as its actor undergoes what it tells: *retaliating for the expulsion of its envoy*."""
    if match.trigger.pos != "NOUN" or match.frame.data["type"] not in HOSTILE:
        return False
    owned = _owned_by_pronoun(match)
    undergone = {a.state for a in reading.actors(match.sentence, owned) if a.state}
    below = {w.i for w in match.word.subtree()} - {w.i for of in owned for w in of.subtree()}
    named = any(w.i in below and a.start <= w.start < a.end for a in actor for w in match.sentence.words)
    return bool(actor) and not named and all(a.state in undergone for a in actor)


def _owned_by_pronoun(match: Match) -> list[Word]:
    """Return what a deed is done to where a pronoun says whose it is: *the expulsion of its envoy*."""
    return [w for w in match.arguments.get("of", ()) if any(c.dep == "nmod:poss" and c.pos == "PRON" for c in w.children)]


def _blamed(match: Match, reading: Reading) -> Roles:
    """Return whom a complaint over a deed is made to, who did it, and who makes it: *protested to Russia over an arrest*.

    What is told as somebody's own (*of its envoy*) is theirs who complain.
    """
    word, data = match.word, match.frame.data
    told = match.trigger.pos == "NOUN" and data["type"] in HOSTILE and not {"by", "poss"} & match.arguments.keys()
    if not told or role_of(word, reading.grammar) not in ("about", "after", "at", "for", "over"):
        return (), ()
    head = word.head
    above = {head.i, *(w.i for w in head.children if w.rel == "obj"), *([head.head.i] if head.rel == "obj" else [])}
    for other in find_matches(match.sentence, read_frames(reading.language, *EVENT_LEXICONS), reading.grammar):
        if other.word.i in above and other.frame.data["type"] == "ACCUSE":
            made = roles_of(other, reading)
            if made is not None and any(a.state for a in made[1]):
                return tuple(a for a in made[1] if a.state), tuple(a for a in made[0] if a.state)
    return (), ()


def _who_said(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return who says of themselves that they act: *the rebels said they would release the soldiers*."""
    told = match.word if match.trigger.pos != "NOUN" else match.word.head  # "said they had opened an inquiry"
    subjects, verb = match.arguments.get("subj") or match.arguments.get("agent", []), told.head
    own = bool(subjects) and all(w.pos == "PRON" for w in subjects) and told.rel in ("ccomp", "conj")
    if told.rel == "conj" and verb.rel == "ccomp":
        verb = verb.head
    if not own or verb.pos != "VERB":
        return ()
    above = arguments(verb, reading.grammar).get("subj", [])
    named = reading.actors(match.sentence, above)
    plain = tuple(a for w in above for a in unnamed(match.sentence, w, reading, things=False))
    return plain if plain and not any(map(is_political, named)) else named  # "the rebels": power without a name


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
) -> tuple[Actor, ...]:
    """Put all participants of a joint act together; *we have agreed* is the speaker and the other side."""
    everyone = list({a.code: a for a in reversed(actor)}.values())[::-1]
    extra = recipient or _first(match, ("with", "between"), reading, speaker) or beside_object(match, reading)
    extra = extra or convened(match, everyone, reading)
    new = (a for a in extra if all(a.code != e.code for e in everyone))
    everyone = list(without_own_states((*everyone, *new)))  # "the talks between Russia's and Peru's ministers"
    if len(everyone) == 1:
        everyone += joined_before(match, reading, everyone[0])
    states = {side for a in everyone if (side := side_of(a))}
    pair = reading.grounding.pair
    together = any(a.how == "speaker" for a in everyone) or match.trigger.pos == "NOUN" or match.frame.data["type"] == "SUPPORT"
    met = ("with", "between") if match.trigger.pos == "NOUN" or not reading.grammar.by_case else ("with",)
    told = not extra and any(match.arguments.get(role) for role in (*met, "near", "off", "against"))  # "with other governments"
    told = told or is_on_joining(match.word, reading)  # "assists Serbia in its accession talks": those are with the Union
    if len(states) == 1 and len(everyone) == 1 and together and not told and len(pair) == 2 and states <= set(pair):
        other = pair[0] if states == {pair[1]} else pair[1]
        first = everyone[0]
        everyone.append(replace(side_actor(other), text=first.text, start=first.start, end=first.end))
    return tuple(everyone)
