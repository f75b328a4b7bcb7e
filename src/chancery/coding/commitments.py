"""Commitments: what a party says it will do, plans, is ready to do or has agreed to do.

*Norway is ready to supply more gas to Poland* gives a commitment of NOR with strength ``willing`` and deed ``supply more
gas to Poland``.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from chancery.coding.arguments import arguments
from chancery.coding.clauses import actors_by_case, deed_clause, further_deeds
from chancery.coding.deeds import deed_in_active, deed_text
from chancery.coding.factuality import factuality_of, is_negated, is_refused_beside
from chancery.coding.frames import Frame, FrameSet, Match, find_matches, read_frames, slot_actors, slot_words
from chancery.coding.futures import is_future, is_going_to, meetings_in
from chancery.coding.grammar import is_passive, lemma_of, role_of, tells_aspect
from chancery.coding.infinitives import deed_as_infinitive, not_done, words_text
from chancery.coding.listed import deeds_behind_colon, introduced_by, listed_deed
from chancery.coding.promised import (
    announced_by,
    bound_sides,
    condition_of,
    for_somebody,
    is_a_work,
    is_bidden,
    is_condition,
    is_done_to,
    is_expected,
    is_firm,
    is_meeting,
    whose_work,
)
from chancery.coding.reading import Reading
from chancery.coding.sides import told_where
from chancery.languages.parsed import Sentence, Word
from chancery.lexicons import read_lexicon
from chancery.model import Actor, Commitment, Factuality

DEED_NOUNS = ("ás", "és", "étel")  # what Hungarian makes of a verb
FACTUALITY: dict[str, Factuality] = {
    "considering": "possible",
    "willing": "planned",
    "planned": "planned",
    "agreed": "planned",
    "decided": "planned",
}


def code_commitments(reading: Reading) -> list[Commitment]:
    """Return the commitments of a document: those that frames announce, and plain futures of an actor."""
    frames = read_frames(reading.language, "commitments")
    found: list[Commitment] = []
    for sentence in reading.sentences:
        if sentence.text.rstrip().endswith("?"):
            continue
        deeds: set[int] = set()
        meetings = meetings_in(sentence, reading)
        for match in find_matches(sentence, frames, reading.grammar):
            for commitment, deed in _from_frame(match, reading):
                if deed.i not in deeds and not (match.frame.data.get("timetable") and deed.i in meetings):
                    deeds.add(deed.i)
                    found.append(commitment)
        found += _from_list(sentence, frames, reading)
        for word in sentence.words:
            if word.pos == "VERB" and word.i not in deeds and word.i not in meetings and is_future(word, sentence, reading):
                future = _from_future(word, sentence, reading)
                if future is not None:
                    deeds.add(word.i)
                    found.append(future)
    return _collapse(found)


def _from_list(sentence: Sentence, frames: FrameSet, reading: Reading) -> list[Commitment]:
    """Return the deed of an item of a list that a promise introduces: *The two countries will – restore the air link;*."""
    deed = listed_deed(sentence, reading)
    cue, actor = introduced_by(sentence, frames, reading) if deed is not None else (None, ())
    if deed is None or not actor:
        return []
    text, words = deed_text(deed, reading)
    frame = cue.frame if cue is not None else next(f for f in frames.frames if f.data["strength"] == "planned")
    match = Match(frame, frame.triggers[0], deed, {}, sentence)
    told = _commitment(actor, (), text, words, match, deed, sentence, reading)
    return [told if cue is not None else replace(told, frame="rule.future")] if text else []


def _from_frame(match: Match, reading: Reading) -> list[tuple[Commitment, Word]]:
    frame, sentence = match.frame, match.sentence
    speaker = reading.quoted_speaker(match.word.start)
    behind = deeds_behind_colon(match, reading)
    if behind:
        match.arguments["inf"] = behind
    actor: tuple[Actor, ...] = ()
    for slot in frame.slots("actor", ("subj",)):
        actor = slot_actors(match, slot, reading.grounding, speaker)
        if actor:
            break
    if frame.data.get("of_works"):  # "the launch is expected in May"
        works = match.arguments.get("obj", []) if is_passive(match.word) and "inf" not in match.arguments else []
        actor = whose_work(match.word, sentence, reading) if is_a_work(works, reading) and not actor else ()
    below = deed_clause(match.sentence, match.word, reading.grounding, reading.grammar) if reading.grammar.by_ending else None
    if below is not None and not below.top.text.lower().endswith("ni") and _has_deed_noun(match):
        below, match.arguments["comp"] = None, []  # "egy egyetem megnyitását tervezik, hogy figyelmet fordítanak …"
    if below is not None and below.actor:
        actor = below.actor
    elif not actor and reading.grammar.by_ending and _opens_bare(match):
        actor = reading.grounding.dropped(sentence, match.word)
    elif not actor and reading.grammar.by_ending and "subj" not in match.arguments and match.word.has("Number=Plur"):
        actor = bound_sides(match.word, sentence, reading)  # "képviseletének megnyitását tervezik"
    if frame.data.get("exists"):  # "there are prospects for building a port"
        there_is = match.word.rel == "nsubj" and match.word.head.lemma == "be" and match.word.head.child("expl") is not None
        if not there_is or is_negated(match.word, reading.grammar) or is_negated(match.word.head, reading.grammar):
            return []
        actor = bound_sides(match.word, sentence, reading)
    actor = tuple(a for a in actor or told_where(match, reading) if a.state or a.how != "group")
    subjects = match.arguments.get("subj", [])
    # "решено провести", "условились провести", "изучается вопрос о", "it was decided to set up a council"
    plural = match.word.has("Number=Plur") and match.word.has("Tense=Past") and match.word.has("VerbForm=Fin")
    untold = (is_passive(match.word) or plural) and not subjects and reading.grammar.by_case
    untold = untold or is_passive(match.word) and bool(subjects) and all(w.text.lower() == "it" for w in subjects)
    unnamed = untold and any(role in match.arguments for role in ("inf", "clause:to")) or untold and frame.data.get("impersonal")
    if not actor and (unnamed or (frame.data.get("by_text") and _is_text(match))):
        actor = bound_sides(match.word, sentence, reading)
    below_it = [c for c in match.word.children if c.rel == "csubj"] if match.word.child("expl") is not None else []
    if not actor and below_it and frame.data["strength"] == "agreed":  # "it was agreed that Ghana would host the meeting"
        match.arguments.setdefault("comp", below_it)
        actor = reading.actors(sentence, [c for top in below_it for c in top.children if c.rel == "nsubj"])
        actor = tuple(a for a in actor if a.state or a.how != "group")
    if not actor:
        return []
    # "не смогли договориться"
    if lemma_of(match.word) in reading.grammar.words.get("duty", ()) and reading.grammar.by_case:
        told_by = {a.state for a in reading.reporter(match.word.start)}
        if told_by and not told_by & {a.state for a in actor}:
            return []  # "Чад должен это понять": what somebody asks of another
    unwilling = reading.grammar.by_case and factuality_of(sentence, match.word, reading.grammar) == "denied"
    unwilling = unwilling or is_negated(match.word, reading.grammar)
    if reading.grammar.by_ending and match.word.has("Mood=Imp"):
        return []  # "hogy járuljon hozzá": wanted of somebody
    if frame.data.get("be") and match.word.child("cop") is None or frame.data.get("alone") and "obj" in match.arguments:
        return []  # "held talks to end the war", "expects Iran to pay"
    refused = unwilling and lemma_of(match.word) in frame.data.get("refuses", ())  # "does not intend to cut the aid"
    if unwilling and not refused and frame.data["strength"] != "considering":
        return []
    to: tuple[Actor, ...] = ()
    for slot in frame.slots("to", ("to", "with")):
        to = tuple(a for a in slot_actors(match, slot, reading.grounding, speaker) if all(a.code != b.code for b in actor))
        if to:
            break
    speaking = reading.grammar.verbs.get("speaking", frozenset())
    if below is not None:
        met = frame.data.get("no_meetings") and is_meeting([below.top], reading)  # "bejelentette, hogy Limába látogat"
        if met or below.past or lemma_of(below.top) in speaking | reading.grammar.verbs.get("duty", frozenset()):
            return []  # "bejelentette, hogy két diplomatának távoznia kell"
        told = []
        for each in (below, *further_deeds(sentence, below, reading.grounding, reading.grammar)):
            text = deed_as_infinitive(each.top, each.words, reading.dates(sentence), reading.grammar) or words_text(each.words)
            negated = any(w.text.lower() in reading.grammar.words["negation"] for w in each.words)
            text = not_done(text, reading.grammar) if refused and not negated else text
            told.append((_commitment(actor, to, text, each.words, match, each.top, sentence, reading), each.top))
        return told
    found = []
    matters, vague_matters = (reading.grammar.words.get(name, frozenset()) for name in ("undertakings", "vague_matters"))
    for slot in frame.slots("deed", ("inf", "comp")):
        deeds: Sequence[Word] = match.arguments.get(slot, ())
        if not deeds and reading.grammar.by_case and slot == "inf":
            deeds = slot_words(match, slot, reading.grammar)  # "подтвердили намерение углублять диалог"
        for top in _below_vague(deeds, frame, reading):
            held = [top, *arguments(top, reading.grammar).get("obj", ()), *match.arguments.get("obj", ())]
            weighed = reading.grammar.by_case and frame.data["strength"] == "considering"
            held += arguments(top, reading.grammar).get("of", ()) if weighed and top.pos == "NOUN" else ()
            set_down = reading.grammar.by_ending and frame.id.endswith(".plan") and top.pos == "NOUN"
            if (weighed or set_down or unnamed and frame.data["strength"] == "planned") and is_meeting(held, reading):
                continue  # "планируется провести встречу", "a következő ülést tervezik": nobody promised it
            # "the leaders agreed that Blinken will visit": who visits is bound, not who agreed.
            own = [c for c in top.children if c.rel == "nsubj"] if slot == "comp" and not is_passive(top) else []
            actor = tuple(a for a in reading.actors(sentence, own) if a.state or a.how != "group") or actor
            for deed in (top, *_beside(top)):
                if lemma_of(deed) not in frame.data.get("only_verbs", (lemma_of(deed),)):
                    continue  # "hopes to win": nothing that it undertakes
                if lemma_of(deed) in speaking or slot in ("inf", "comp") and is_done_to(deed, reading):
                    continue
                passive = slot == "comp" and tells_aspect(deed) and is_passive(deed)
                text, words = (
                    deed_in_active(deed, arguments(deed, reading.grammar), reading) if passive else deed_text(deed, reading)
                )
                if (
                    slot in ("about", "in", "to")
                    and reading.grammar.by_ending
                    and deed.pos == "NOUN"
                    and (not deed.lemma.endswith(DEED_NOUNS) or deed.lemma in vague_matters)
                    and deed.lemma not in matters
                ):
                    continue  # "megállapodtak a határról" says nothing that shall be done
                if reading.grammar.by_ending and deed.has("VerbForm=Fin"):
                    doers = actors_by_case(sentence, deed, "subj", reading.grounding, reading.grammar)
                    actor = tuple(a for a in doers if a.state) or actor
                    words = [w for w in words if not any(a.start <= w.start < a.end for a in doers)]
                    text = deed_as_infinitive(deed, words, reading.dates(sentence), reading.grammar) or text
                if text and is_negated(deed, reading.grammar) != refused:
                    text = not_done(text, reading.grammar)
                ahead = {c.text.lower() for c in deed.children if c.rel == "aux"} & {"would", *reading.grammar.words["will"]}
                if slot == "comp" and not ahead and _has_been(deed):
                    continue  # "assured Latvia that it was abiding by its obligations"
                if frame.data.get("needs_future") and not ahead:
                    continue  # "agreed that trade had doubled" binds nobody
                if text:
                    found.append((_commitment(actor, to, text, words, match, deed, sentence, reading), deed))
        if found:
            break
    return found


def _has_been(verb: Word) -> bool:
    """Whether a verb or its auxiliary stands in the past."""
    return any(w.has("Tense=Past") and w.has("VerbForm=Fin") for w in (verb, *verb.children) if w is verb or w.rel == "aux")


def _beside(deed: Word) -> Iterator[Word]:
    """Yield the deeds that stand beside one: *to open a post, to exchange data and to resume traffic*."""
    for word in deed.children:
        if word.rel == "conj" and word.pos == deed.pos and not _is_told(word):
            yield word
            yield from _beside(word)


def _is_told(verb: Word) -> bool:
    """Whether a verb tells what has been done: *is weighing whether to join but has not applied*."""
    return any(c.rel == "aux" and c.lemma == "have" and c.has("VerbForm=Fin") for c in verb.children)


def _has_deed_noun(match: Match) -> bool:
    """Whether a Hungarian verb of intention has what shall be done as its object: *a híd megnyitását tervezik*."""
    objects = match.arguments.get("obj", ()) if "obj" in match.frame.slots("deed", ()) else ()
    return any(w.has("Person[psor]=3") and w.lemma.endswith(DEED_NOUNS) for w in objects)


def _below_vague(deeds: Sequence[Word], frame: Frame, reading: Reading) -> list[Word]:
    """Return deeds, for a vague noun what it is about: *вопрос о строительстве порта*, *возможность построить порт*.

    Some nouns are promised nothing by unless a verb stands below them: *accepted the invitation to visit Kenya*.
    """
    vague, verbs_only = frame.data.get("vague", ()), frame.data.get("only_deeds", ())
    found: list[Word] = []
    for deed in deeds:
        if vague and reading.grammar.cases and (lemma_of(deed) not in vague or deed.has("Number=Plur")):
            continue  # "обсуждены вопросы торговли": topics of talk
        inner = arguments(deed, reading.grammar) if lemma_of(deed) in vague else {}
        if lemma_of(deed) in verbs_only and any(c.dep == "nmod:poss" for c in deed.children):
            continue  # "discussed Poland's plan to buy arms": Poland's to carry out
        if lemma_of(deed) in verbs_only:
            found += next((inner[role] for role in ("inf", "clause:of", "clause:for") if role in inner), [])
            continue
        bare = [] if vague and reading.grammar.by_case else [deed]  # "обсудим этот вопрос": nothing that shall be done
        found += next((inner[role] for role in ("inf", "about", "of", "clause:of") if role in inner), bare)
    return found


def _is_text(match: Match) -> bool:
    """Whether an instrument is the subject: what a treaty foresees binds its parties."""
    forms = read_lexicon(match.sentence.language, "instruments")["forms"]
    return any(w.lemma.lower() in forms for w in match.arguments.get("subj", ()))


def _opens_bare(match: Match) -> bool:
    """Whether a Hungarian verb opens its sentence, so that its subject is somebody spoken of before."""
    return match.trigger.pos == "VERB" and match.word.i <= 2 and "subj" not in match.arguments


def _commitment(
    actor: tuple[Actor, ...],
    to: tuple[Actor, ...],
    text: str,
    words: list[Word],
    match: Match,
    deed: Word,
    sentence: Sentence,
    reading: Reading,
) -> Commitment:
    strength = str(match.frame.data["strength"])
    return Commitment(
        **reading.evidence(sentence, [match.word, *words]),
        factuality=match.frame.data.get("factuality") or FACTUALITY[strength],
        by=reading.by(deed.start),
        frame=match.frame.id,
        date=reading.promised_on(sentence, match.word),
        place=reading.place_of(sentence, deed),
        actor=actor,
        to=to,
        deed=text,
        strength=strength,
        deadline=reading.deadline_of(sentence, deed),
        condition=condition_of(deed, match.word, reading),
    )


def _from_future(word: Word, sentence: Sentence, reading: Reading) -> Commitment | None:
    """*Kazakhstan will support Belarus*, *the consultations will be completed*: somebody with a will of its own acts."""
    there = arguments(word, reading.grammar)
    subject, passive = there.get("subj", []), is_passive(word)
    speaker = reading.quoted_speaker(word.start)
    self_told = (
        bool(speaker) and not subject and any(w.has("Person=1") for w in (word, *word.children) if w.rel == "aux" or w is word)
    )
    bare = reading.grammar.by_ending and not subject and word.has("Person=3")
    impersonal = bare and word.has("Number=Plur")
    sayer = tuple(a for a in reading.reporter(word.start) if a.state) if bare and not speaker else ()
    if lemma_of(word) in reading.grammar.verbs.get("speaking", ()) or lemma_of(word) in reading.grammar.verbs.get("posts", ()):
        return None
    due = is_a_work(subject, reading) and bool(reading.deadline_of(sentence, word))
    stative = word.lemma in reading.grammar.verbs["states"] and not due and not for_somebody(word, there, sentence, reading)
    bidden = is_bidden(word, there, sentence, reading)
    if stative or not (subject or passive or impersonal or self_told or sayer or bidden):
        return None
    unsure = reading.grammar.words["unsure"]
    if any(c.rel == "mark" and c.text.lower() in unsure for c in word.children) or is_condition(word, sentence, reading):
        return None
    if reading.grammar.by_case and (is_expected(word) or factuality_of(sentence, word, reading.grammar) == "possible"):
        return None
    aim = next((w for w in subject if w.dep == "nsubj:outer"), None)
    if aim is not None:  # "Oman's goal is to raise exports"
        if lemma_of(aim) not in reading.grammar.words.get("aims", ()):
            return None
        subject = [c for c in aim.children if c.rel == "nmod" and (c.dep == "nmod:poss" or role_of(c, reading.grammar) == "of")]
    actor = tuple(
        a for a in reading.actors(sentence, subject) if a.state or a.how not in ("group", "unknown name") or is_firm(a, reading)
    )
    if not actor:
        named = reading.actors(sentence, [c for w in subject for c in w.children if c.rel == "compound"])
        actor = tuple(a for a in named if is_firm(a, reading))
    if self_told:
        actor = tuple(
            Actor(code=a.state, state=a.state, text=word.text, start=word.start, end=word.end, how="speaker")
            for a in speaker
            if a.state
        )
    if sayer and not actor:  # "közölte, hogy 2027-ig megépíti", "… még az idén átutalják": who says so acts
        states = {a.state: a for a in sayer}
        actor = tuple(replace(a, code=s, text=word.text, start=word.start, end=word.end) for s, a in states.items())
    working = bool(subject) and all(lemma_of(w) in reading.grammar.words.get("working_level", ()) for w in subject)
    if (passive or impersonal or working or due or bidden) and not actor:
        actor = whose_work(word, sentence, reading) if due or passive or bidden else bound_sides(word, sentence, reading)
    if not actor and passive and not subject and not reading.grammar.cases:
        actor = announced_by(word, there, sentence, reading)
    if not actor:
        return None
    negated = is_negated(word, reading.grammar) or (is_going_to(word) and is_negated(word.head, reading.grammar))
    negated = negated or is_refused_beside(sentence, word, reading.grammar)
    text, words = deed_in_active(word, there, reading) if passive else deed_text(word, reading)
    if negated and not text and not passive:
        text = word.lemma  # "will not interfere"
    if reading.grammar.by_ending and word.has("VerbForm=Fin"):
        doers = [w for w in subject if reading.actors(sentence, [w])]
        text = deed_as_infinitive(word, words, reading.dates(sentence), reading.grammar, doers) or text
    if not text or reading.grammar.by_ending and _points_only(words, word):
        return None
    told = [*there.get("obj", ()), *there.get("to", ()), *there.get("with", ())]
    to = tuple(a for a in reading.actors(sentence, told) if all(a.code != b.code for b in actor))
    if negated:
        text = not_done(text, reading.grammar)
    maybe = {c.text.lower() for c in word.children if c.rel == "aux"} & {"could", "may", "might"}
    strength = "considering" if maybe or (reading.grammar.by_ending and word.has("Mood=Pot")) else "planned"
    above = word.head
    # "has denied that plants would be separated"
    denied = (
        word.rel == "ccomp"
        and lemma_of(above) in reading.grammar.verbs["denied"]
        and not (negated or is_negated(above, reading.grammar))
    )
    return Commitment(
        **reading.evidence(sentence, [*subject, *words]),
        factuality="denied" if denied else FACTUALITY[strength],
        by=reading.by(word.start),
        frame="rule.future",
        date=reading.promised_on(sentence, word),
        place=reading.place_of(sentence, word),
        actor=actor,
        to=() if passive else tuple(a for a in to if a.how != "group"),
        deed=text,
        strength=strength,
        deadline=reading.deadline_of(sentence, word),
        condition=condition_of(word, word, reading),
    )


def _points_only(words: list[Word], verb: Word) -> bool:
    """Whether all that a Hungarian deed names is a pronoun: *amelyet aláírni*."""
    relative = any(w.has("PronType=Rel") for w in words)  # "amelyet közösen működtetni"
    telling = ("NOUN", "PROPN", "NUM") if relative else ("NOUN", "PROPN", "NUM", "ADJ")
    return not any(w.pos in telling or w.has("VerbForm=Inf") for w in words if w is not verb)


def _collapse(commitments: list[Commitment]) -> list[Commitment]:
    kept: list[Commitment] = []
    for item in commitments:
        if not any(
            k.deed.casefold() == item.deed.casefold() and {a.code for a in k.actor} == {a.code for a in item.actor} for k in kept
        ):
            kept.append(item)
    return kept
