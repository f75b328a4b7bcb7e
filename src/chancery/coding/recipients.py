"""To whom or what an event is done: in the frame's slots, in the deed it speaks of, or in the words below it."""

from collections.abc import Iterable

from msgspec.structs import replace

from chancery.coding.arguments import arguments
from chancery.coding.beneficiaries import aided, homes_of, is_deed_of_peace
from chancery.coding.frames import EVENT_LEXICONS, Match, read_frames, slot_actors, slot_words
from chancery.coding.grammar import lemma_of, role_of
from chancery.coding.participants import THING, in_power, is_political, unnamed, unnamed_actors
from chancery.coding.postings import post_of
from chancery.coding.reading import Reading
from chancery.coding.text_names import form_of, forms_in
from chancery.grounding.known import is_placed
from chancery.languages.parsed import Word, conjuncts
from chancery.model import Actor

BELONGING = ("of", "with", "against", "to", "on", "from", "for", "by", "at")
# Types whose deed may be done to a thing: *condemned the attack*, *seized a tanker*.
TO_THINGS = (
    "ACCUSE",
    "ASSAULT",
    "COERCE",
    "CONCEDE",
    "MOBILIZE",
    "PROTEST",
    "REJECT",
    "RETREAT",
    "SANCTION",
    "SUPPORT",
    "THREATEN",
)
# Types done to whoever stands nearest below their words, if only by the place.
BELOW = ("AGREE", "REQUEST", "AID", "ASSAULT", "COERCE", "CONCEDE", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION")


def named_recipient(match: Match, actor: tuple[Actor, ...], reading: Reading, speaker: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return who is acted on: in the frame's slots, else what the words in those slots belong to.

    *Egypt rejected Ethiopia's proposal*: the proposal is Ethiopia's.
    """
    codes = {a.code for a in actor}
    if posted := tuple(a for a in post_of(match, reading) if a.code not in codes):
        return posted
    if whose := tuple(a for a in _whose_matter(match, reading) if a.code not in codes):
        return whose
    slots = match.frame.slots("recipient")
    plain: tuple[Actor, ...] = ()
    # "welcomed Oman's bid for a seat on the Council": the bid is Oman's
    owned_thing = any(c.dep == "nmod:poss" and c.pos == "PROPN" for w in match.arguments.get("obj", ()) for c in w.children)
    sent = match.frame.data["type"] == "AID" and match.trigger.pos == "VERB" and bool(match.trigger.companions)
    where = ("in",) if match.frame.data["type"] == "PROTEST" and not reading.grammar.cases and "in" in slots else ()
    slots = tuple(slot for slot in slots if slot not in where)  # "burned Chinese flags in Lima": where comes last
    for slot in slots:
        if slot == "of" and sent and slot not in match.arguments and not reading.grammar.cases:
            continue  # "sent a team of experts to the hospital"
        if owned_thing and not reading.grammar.cases and match.trigger.pos == "VERB" and slot not in match.arguments:
            continue
        found = tuple(a for a in slot_actors(match, slot, reading.grounding, speaker) if a.code not in codes)
        if any(a.how == "pronoun" and a.state in codes | {b.state for b in actor} for a in found):
            continue  # "their dams worry him; he supports them": not the two sides, of which he is one
        if found and not reading.grammar.cases and all(a.how in ("group", "number") and not a.state for a in found):
            plain = plain or found  # "handed over sixty prisoners to Togo": to whom goes before whom
            continue
        if found:
            return found
    if given := aided(match, reading, codes | {a.state for a in actor if a.state}):
        return given
    for slot in slots:
        place = "of" if match.trigger.pos == "NOUN" and slot == "obj" else slot
        for word in slot_words(match, place, reading.grammar):
            if speaker and reading.grammar.by_ending and word.has("Person[psor]=1"):  # "a segítségünkre sietett"
                return tuple(replace(a, code=a.state, text=word.text, start=word.start, end=word.end) for a in speaker if a.state)
            owners = [
                c for c in word.children if c.dep == "nmod:poss" or (c.rel == "nmod" and role_of(c, reading.grammar) in BELONGING)
            ]
            doing = ("by", "from", "of") if reading.grammar.by_case else ("by", "from")
            harm = match.frame.data["type"] == "ACCUSE" and _harms(word, reading)
            if harm:  # "condemned the attack on Kyiv": whom it hits is not whom anybody blames
                owners = [c for c in owners if c.dep == "nmod:poss" or role_of(c, reading.grammar) in doing]
            if owned_thing and not reading.grammar.cases and slot == "obj":
                owners = [c for c in owners if c.dep == "nmod:poss"] or owners
            # "lifted sanctions imposed on India"
            owners += [
                c
                for clause in word.children
                if clause.rel == "acl" and (clause.has("VerbForm=Part") or _imposes(clause, match))
                for c in _hung(clause, reading)
            ]
            before = [a for c in word.children if c.rel == "compound" for a in reading.actors(match.sentence, [c])]
            states = [
                a for a in before if a.state and a.code == a.state and a.how != "capital"
            ]  # "U.S. calls", not "the Oslo talks"
            bodies = [*(a for a in before if reading.grounding.is_body(a.code)), *states]
            named = (*reading.actors(match.sentence, owners), *bodies)
            described = reading.grounding.modifying_states(match.sentence, word)
            owned = (*named, *(a for a in described if not harm or reading.grammar.cases or a.start < word.start))
            owned += reading.grounding.modifying_bodies(match.sentence, word) if reading.grammar.by_ending else ()
            if match.frame.data["type"] == "AGREE" and not reading.grammar.cases:
                owned = tuple(a for a in owned if a.code not in {b.state for b in actor})  # "promised Washington's support"
            distinct = {a.code: a for a in reversed(owned)}  # of two words for one actor the first
            found = tuple(
                a for a in reversed(distinct.values()) if a.code not in codes and (a.state or a.how in ("name", "title"))
            )
            if found:
                return found
    handed = _handed_to(match, reading, codes) or homes_of(match, plain, reading, codes | {a.state for a in actor if a.state})
    stood = (tuple(a for a in slot_actors(match, slot, reading.grounding, speaker) if a.code not in codes) for slot in where)
    return handed or next(stood, ())


def author(match: Match, reading: Reading, actor: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return who made what is refused or blamed, in plain words: *rejected an appeal filed by his lawyers*.

    Of several things that stand in a row any may tell it: *condemned the killings and the threats made by Iran*.
    """
    if match.frame.data["type"] not in ("ACCUSE", "CONCEDE", "REJECT") or match.trigger.pos != "VERB" or reading.grammar.cases:
        return ()
    codes = {a.code for a in actor}
    before = ("nmod", "compound") if match.frame.data["type"] == "REJECT" else ("nmod",)  # but "denounced journalist detentions"
    things = [w for role in ("obj", "to", *match.frame.slots("recipient")) for w in match.arguments.get(role, ())]
    things += [w for deed in match.arguments.get("inf", ()) for w in _objects(deed, reading)]
    for word in (k for w in things if w.pos == "NOUN" for k in (w, *conjuncts(w))):
        hung = [c for clause in word.children if clause.rel == "acl" and clause.has("VerbForm=Part") for c in clause.children]
        owners = [
            c
            for c in (*word.children, *hung)
            if c.rel in ("nmod", "obl")
            and role_of(c, reading.grammar) in ("by", "from")
            and c.dep != "nmod:poss"
            or c.i < word.i
            and c.rel in before
            and in_power(c, reading.language)  # "opposition demands"
        ]
        named = tuple(a for a in reading.actors(match.sentence, owners) if a.code not in codes)
        plain = (a for c in owners for a in unnamed(match.sentence, c, reading, things=False) if a.code not in codes)
        if found := named or tuple(plain):
            return found
    return ()


def _objects(deed: Word, reading: Reading) -> list[Word]:
    there = arguments(deed, reading.grammar)
    return [w for role in ("obj", "to", "on") for w in there.get(role, ())]


def told_to(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return the people without a name who are asked to do something: *pressed the miners to call off the strike*."""
    asked = match.frame.data["type"] == "REQUEST" and match.trigger.pos == "VERB" and not reading.grammar.cases
    if not asked or not match.arguments.get("inf") or lemma_of(match.word) not in reading.grammar.verbs["object_control"]:
        return ()
    return unnamed_actors(match, ("obj", "to", "on"), reading)


def suspected(match: Match, reading: Reading, actor: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return of whom an inquiry asks whether they did something: *opened an investigation into claims that police beat him*."""
    if not match.frame.data.get("suspects"):
        return ()
    codes = {a.code for a in actor}
    matters = [match.word, *(w for role in ("obj", "into", "of", "over") for w in match.arguments.get(role, ()))]
    clauses = [c for w in matters for c in w.children if c.rel in ("acl", "ccomp") and c.child("mark") is not None]
    subjects = [c for clause in clauses for c in clause.children if c.rel == "nsubj"]
    named = tuple(a for a in reading.actors(match.sentence, subjects) if a.code not in codes)
    return named or tuple(a for w in subjects for a in unnamed(match.sentence, w, reading, things=False))


def _harms(word: Word, reading: Reading) -> bool:
    """Whether a noun tells of a hostile deed: *attack*, *detention*, *удар*."""
    if reading.grammar.by_ending or word.pos != "NOUN":
        return False
    told = read_frames(reading.language, *EVENT_LEXICONS).by_lemma.get(("NOUN", lemma_of(word)), ())
    return any(frame.data["type"] in ("ASSAULT", "COERCE") for _, frame in told)


def _handed_to(match: Match, reading: Reading, apart: set[str]) -> tuple[Actor, ...]:
    """Return to whom a thing is handed where the parser hung it on what describes the thing.

    *Returned a vase that was stolen in 1990 from a museum to Greece*, but not *a firm linked to Greece*: what describes it
    must have a complement of its own before.
    """
    if reading.grammar.cases or match.trigger.pos != "VERB" or "to" not in match.frame.slots("recipient"):
        return ()
    for clause in (c for w in match.arguments.get("obj", ()) for c in w.children if c.rel == "acl" and c.pos == "VERB"):
        hung = [c for c in clause.children if c.rel == "obl" and c.i > clause.i]
        for word in hung[1:]:
            if role_of(word, reading.grammar) == "to":
                named = reading.actors(match.sentence, [word]) or reading.grounding.modifying_states(match.sentence, word)
                if found := tuple(a for a in named if a.state and a.code not in apart):
                    return found
    return ()


def _whose_matter(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return the state whose deed a Russian verb backs or praises: *поддержал вступление Молдавии в Евросоюз*."""
    if (
        not reading.grammar.by_case
        or match.trigger.pos != "VERB"
        or match.frame.data["type"] != "SUPPORT"
        or match.trigger.companions
    ):
        return ()
    things = [w for w in match.arguments.get("obj", ()) if w.pos == "NOUN" and not reading.actors(match.sentence, [w])]
    owners = [c for w in things for c in w.children if c.rel == "nmod" and c.has("Case=Gen") and c.child("case") is None]
    return tuple(a for a in reading.actors(match.sentence, owners) if a.state)


def _imposes(clause: Word, match: Match) -> bool:
    """Whether a relative clause says on whom something was put that is lifted: *the bans that it imposed on six officials*."""
    lifted = match.frame.data["type"] in ("CONCEDE", "RETREAT") and match.sentence.language == "en"
    return lifted and any(
        c.rel == "obl" and (case := c.child("case")) and case.text in ("on", "against") for c in clause.children
    )


def _hung(clause: Word, reading: Reading) -> list[Word]:
    """Return what hangs on a participle behind a noun by a preposition that marks an owner or a target."""
    return [
        c for c in clause.children if c.rel == "obl" and role_of(c, reading.grammar) in BELONGING and c.child("case") is not None
    ]


def unnamed_recipient(match: Match, reading: Reading, actor: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return whom it is done to in plain words, else who is named below the deed, else what; things do not meet."""
    symmetric = bool(match.frame.data.get("symmetric"))
    slots = match.frame.slots("recipient", ("with", "between") if symmetric else ())
    if symmetric or match.frame.data["type"] == "CONSULT":
        met = (a for a in unnamed_actors(match, slots, reading) if is_political(a))
        return tuple(a for a in met if not any(a.start < b.end and b.start < a.end for b in actor))
    codes = {a.code for a in actor}
    if match.frame.data["type"] == "MOBILIZE":
        slots = tuple(slot for slot in slots if slot != "obj")  # "scrambled fighter jets": its own
    found = unnamed_actors(match, slots, reading)
    if "for_peace" in match.frame.data:
        found = tuple(
            a for a in found if not a.text.lower().endswith(("mission", "operation"))
        )  # "sent on a peacekeeping mission"
    found = found or _deeper(match, reading, actor)
    found = homes_of(match, found, reading, codes | {a.state for a in actor if a.state})
    if not found and match.frame.data["type"] == "SUPPORT" and match.trigger.pos == "VERB":
        found = _furthered(match, reading, actor)
    if not found and match.frame.data["type"] in TO_THINGS and not match.frame.data.get("official"):
        found = unnamed_actors(match, slots, reading, things=True)
        if match.frame.data["type"] == "SUPPORT" and not is_of_politics(match, reading, found):
            found = tuple(a for a in found if a.how != THING)  # "praised the weather"
    return tuple(a for a in found if a.code not in codes and not any(a.start < b.end and b.start < a.end for b in actor))


def within(match: Match, reading: Reading, apart: Iterable[Actor]) -> tuple[Actor, ...]:
    """Return whom the deed is for that a predicate governs: *agreed to lift a ban on imports of British beef*.

    The deed's own arguments go before what stands deeper in it.
    """
    codes = {a.code for a in apart} | {a.state for a in apart if a.state}
    told = match.arguments.get("obj", ()) if match.frame.data["type"] in ("AGREE", "ACCUSE") else ()
    asked = [
        c for w in told for c in w.children if c.rel in ("acl", "ccomp") and c.child("mark") is not None
    ]  # "an offer to help Togo"
    for deed in (*match.arguments.get("inf", ()), *match.arguments.get("comp", ()), *asked):
        if deed.pos not in ("VERB", "AUX", "ADJ", "NOUN"):
            continue
        inner = arguments(deed, reading.grammar)
        clause = deed in match.arguments.get("comp", ()) or (deed in asked and match.frame.data["type"] == "ACCUSE")
        told = inner.get("subj", []) if clause else []  # "demanded that Japan apologise"
        meets = lemma_of(deed) in reading.grammar.verbs.get("hosting", ())
        near = [
            *told,
            *(
                w
                for role in ("obj", "to", "with", "for", "from", "against", "on", "in", "into", "of")
                for w in inner.get(role, ())
            ),
        ]
        inside = sorted((w for w in deed.subtree() if w.pos in ("PROPN", "NOUN") and w.i > deed.i), key=lambda w: w.i)
        places = [w for w in (*near, *inside) if _says_where(match, w, reading, meets)]
        named = [
            tuple(a for a in _named_at(match, w, reading) if not {a.code, a.state} & codes)
            for w in (*near, *inside)
            if w not in places
        ]
        if not any(named):  # "отказался покупать иранскую нефть", "refused to lift the ban on Cypriot ships"
            described = (
                reading.grounding.modifying_states(match.sentence, w) for w in (*near, *([] if reading.grammar.cases else inside))
            )
            named = [tuple(a for a in states if a.state not in codes) for states in described]
        asked_of = unnamed(match.sentence, told[0], reading, things=False) if told and not named[0] else ()
        if match.frame.data["type"] == "REQUEST" and any(map(is_political, asked_of)):
            return asked_of  # "demanded that the court free him"
        best = next((found for found in named if any(is_political(a) for a in found)), None)
        if best and match.frame.data["type"] == "AGREE" and is_deed_of_peace(deed, reading):
            best = next((found for found in named if any(a.code == a.state for a in found)), best)  # "to a UN force in Mali"
        if best or any(named):
            return best or next(found for found in named if found)
        for word in near[:1] if not meets else ():
            plain = tuple(a for a in unnamed(match.sentence, word, reading, things=False) if a.code not in codes)
            if plain and (match.frame.data["type"] != "AGREE" or any(is_political(a) for a in plain)):
                return plain
    return ()


def _named_at(match: Match, word: Word, reading: Reading) -> tuple[Actor, ...]:
    """Return who is named at a word, else whose it is by its adjective: *agreed to lift a ban on Polish beef*."""
    found = reading.actors(match.sentence, [word])
    if any(map(is_political, found)) or reading.grammar.cases or match.frame.data["type"] not in ("AGREE", "REJECT"):
        return found
    return reading.grounding.modifying_states(match.sentence, word) or found


def _says_where(match: Match, word: Word, reading: Reading, meets: bool) -> bool:
    """Whether a name only says where the deed is done: a site nobody knows, or any city where somebody hosts a meeting."""
    if meets and reading.grounding.says_where(match.sentence, word):
        return True
    return is_placed(word) and all(a.how == "unknown name" for a in _named_at(match, word, reading))


def is_text(word: Word, reading: Reading) -> bool:
    """Whether a noun with a capital is the name of a treaty or the like."""
    return word.text[0].isupper() and word.i > 0 and bool(form_of(word, forms_in(reading.language)))


def is_of_politics(match: Match, reading: Reading, recipient: tuple[Actor, ...]) -> bool:
    """Whether what something is done to belongs to politics by its own words: *denounced the detentions in Venezuela*."""
    starts = {a.end for a in recipient if a.how == THING}
    things = [w for w in match.sentence.words if w.end in starts]
    named = (a for w in things for a in reading.actors(match.sentence, list(w.subtree())))
    return any(a.state and a.how != "capital" or reading.grounding.is_body(a.code) for a in named)  # but "the Oslo talks"


def _deeper(match: Match, reading: Reading, actor: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return who is named nearest below the predicate, besides its subject: *lifted its ban on imports of British beef*."""
    if match.frame.data["type"] not in BELOW:
        return ()
    codes = {a.code for a in actor} | {a.state for a in actor if a.state}
    level = [w for role, words in match.arguments.items() if role not in ("subj", "agent", "comp") for w in words]
    level = [w for w in level if lemma_of(w) not in reading.grammar.words.get("behests", ())]
    level = [w for w in level if not any(a.start <= w.start < a.end for a in actor)]
    seen: set[int] = set()
    hosting = reading.grammar.verbs.get("hosting", frozenset())
    while level:
        for word in level:
            if _says_where(match, word, reading, lemma_of(word.head) in hosting):
                continue
            found = tuple(a for a in reading.actors(match.sentence, [word]) if is_political(a) and not {a.code, a.state} & codes)
            own = match.frame.data["type"] == "MOBILIZE" and word.rel == "compound"  # "put an Army brigade on alert"
            plain = unnamed(match.sentence, word, reading, things=False) if seen and not found and not own else ()
            found = found or tuple(a for a in plain if a.code not in codes)
            if match.frame.data["type"] == "AGREE":
                found = tuple(a for a in found if is_political(a))
            if found:
                return found
        seen.update(w.i for w in level)
        level = [
            c
            for w in level
            if not is_text(w, reading)  # "left the Treaty on Conventional Armed Forces": what a text is called does nothing
            for c in w.children
            if c.i not in seen and (c.rel not in ("acl", "advcl", "conj", "parataxis", "ccomp") or _is_order(c, match))
        ]
        level.sort(key=lambda w: role_of(w, reading.grammar) in ("at", "in", "on"))  # who is met goes before where
    return ()


def _is_order(clause: Word, match: Match) -> bool:
    """Whether an infinitive says what forces get ready for: *mobilised troops for an order to move against Chad*."""
    mobilises = match.frame.data["type"] == "MOBILIZE" and match.sentence.language == "en"
    return mobilises and clause.rel == "acl" and clause.has("VerbForm=Inf")


def _furthered(match: Match, reading: Reading, actor: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return whose matter it is that somebody welcomes or backs: *поддержал начало переговоров о вступлении Молдавии*."""
    codes = {a.code for a in actor} | {a.state for a in actor if a.state}
    level = [w for w in match.arguments.get("obj", ()) if w.pos == "NOUN"]
    for _ in range(4):
        found = tuple(a for a in reading.actors(match.sentence, level) if a.state and a.how != "group" and a.state not in codes)
        for word in () if found else level:
            owners = reading.actors(match.sentence, [c for c in word.children if c.dep == "nmod:poss"])
            cities = [a for c in word.children for a in reading.grounding.actors(match.sentence, c) if a.how == "capital"]
            described = reading.grounding.modifying_states(match.sentence, word)
            owners = owners or tuple(a for a in described if all(a.start != c.start for c in cities))  # "the Oslo talks"
            found += tuple(a for a in owners if a.state and a.state not in codes)
        if found:
            return tuple({a.code: a for a in reversed(found)}.values())[::-1]
        below = [c for w in level for c in w.children if c.rel == "nmod"]
        below += [
            g
            for w in level
            for c in w.children
            if c.rel == "acl" and not reading.grammar.cases
            for g in c.children
            if g.rel == "obj"
        ]
        level = [c for c in below if role_of(c, reading.grammar) not in ("in", "on", "at", "under")]
    return ()
