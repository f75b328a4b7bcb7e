"""Actors by case: where word order is free and the parse unsure, a clause's names are sorted by their case endings."""

import functools
import re
from typing import NamedTuple

from msgspec.structs import replace

from chancery.coding.arguments_by_case import shared_postposition
from chancery.coding.case_roles import case_role, is_possessed, last_word, standing
from chancery.coding.grammar import Grammar, grammar_of, lemma_of, role_of
from chancery.grounding.actors import Grounding
from chancery.languages.parsed import Sentence, Word
from chancery.model import Actor

BREAKS = frozenset(',;:–—()„”“«»"')
FENCES = frozenset(':;„”“«»"')
SURE = frozenset(("name", "title", "capital", "seat", "chain", "pair", "description", "group", "counterpart"))


THEIRS = "theirs"  # how a plural without a subject tells of a person's side: "Erdogan közölte, hogy megegyeztek"
SHARED = "shared"  # the role of an adjective whose noun stands behind another one


class Placed(NamedTuple):
    """An actor of a clause with its role, its last word, and the noun that it owns, if it stands as an owner."""

    actor: Actor
    role: str
    last: Word
    owned: Word | None = None


def stretches_of(sentence: Sentence) -> list[list[Word]]:
    """Return a sentence's words cut at its commas, dashes and quotation marks, and before *hogy* and relative pronouns."""
    stretches: list[list[Word]] = [[]]
    for word in sentence.words:
        if word.text in BREAKS or _opens_below(word):
            stretches.append([])
        if word.text not in BREAKS:
            stretches[-1].append(word)
    return [stretch for stretch in stretches if stretch]


def _opens_below(word: Word) -> bool:
    return word.has("PronType=Rel") or word.text.lower() == "hogy"


def _silent(stretch: list[Word]) -> bool:
    return not any(w.pos in ("VERB", "AUX") and not _says_former(w) or _opens_below(w) for w in stretch)


def _says_former(word: Word) -> bool:
    """Whether what looks like a copula says that somebody no longer holds an office: *Vike-Freiberga volt elnök*."""
    return word.rel == "cop" and word.text.lower() == "volt" and word.head.rel in ("nsubj", "obj", "obl", "nmod", "appos")


def clause_of(sentence: Sentence, verb: Word) -> list[Word]:
    """Return the words of a verb's clause: its stretch between commas, and the stretches beside it without a verb."""
    stretches = stretches_of(sentence)
    at = next((n for n, stretch in enumerate(stretches) if verb in stretch), 0)
    first = last = at
    below = any(_opens_below(w) for w in stretches[at][:1])

    def reaches(near: int, far: int) -> bool:
        before, after = stretches[min(near, far)], stretches[max(near, far)]
        return _silent(stretches[far]) and not _fenced(sentence, before, after)

    while first > 0 and not below and reaches(first, first - 1):
        first -= 1
    while last + 1 < len(stretches) and reaches(last, last + 1):
        last += 1
    # What stands first in a sentence often belongs to its main verb, over a relative clause between.
    far = first > 0 and not below and reaches(first, 0)
    opening = stretches[0] if far else []
    return [*opening, *(w for stretch in stretches[first : last + 1] for w in stretch)]


def _fenced(sentence: Sentence, before: list[Word], after: list[Word]) -> bool:
    """Whether a quotation mark, a colon or a semicolon stands between two stretches, so that no clause spans them."""
    return any(w.text in FENCES for w in sentence.words[before[-1].i + 1 : after[0].i])


def placed_actors(sentence: Sentence, words: list[Word], grounding: Grounding, grammar: Grammar) -> list[Placed]:
    """Return the sure actors among some words with the roles that their endings and postpositions give them.

    *Irán köszönetet mondott Ománnak* gives IRN the role ``subj`` and OMN the role ``to``.
    """
    found: list[Placed] = []
    titles = grounding.cast.titles[sentence.index] if grounding.cast.titles else []
    for word in words:
        if word.pos in ("VERB", "AUX", "PUNCT", "DET") or any(t.start <= word.i < t.first for t in titles):
            continue
        for actor in grounding.actors(sentence, word):
            last = last_word(sentence, actor, grounding)
            last = word if word.pos == "NOUN" and word.i > last.i else last  # "a küldöttség tagjaival"
            behind = sentence.words[last.i + 1].text if last.i + 1 < len(sentence.words) else ""
            shared = actor.how == "adjective" and behind in grammar.words["together"]
            if shared:
                found.append(Placed(actor, SHARED, last))  # "a magyar és a szerb kormány"
                continue
            if actor.how not in SURE or any(p.actor.code == actor.code and p.last is last for p in found):
                continue
            if word.pos == "NOUN" and "-" in word.lemma and actor.how == "name":
                continue  # "NATO-csatlakozás": what somebody joins does nothing and undergoes nothing
            role = shared_postposition(last, sentence, grammar) or case_role(last, sentence, grounding, grammar)
            owned = is_possessed(last, sentence) if role == "subj" else None
            found.append(Placed(actor, "of" if owned is not None else role, last, owned))
    return _coordinated(found, sentence, grammar)


def _coordinated(found: list[Placed], sentence: Sentence, grammar: Grammar) -> list[Placed]:
    """*Irán és Omán között*: what a postposition or a possession marks, it marks for all that are joined."""
    words = sentence.words
    ordered = sorted(found, key=lambda p: p.last.i)
    for n in range(len(ordered) - 2, -1, -1):
        here, after = ordered[n], ordered[n + 1]
        link = words[here.last.i + 1] if here.last.i + 1 < len(words) else here.last
        behind = words[after.last.i + 1].text.lower() if after.last.i + 1 < len(words) else ""
        joined = link.text.lower() in grammar.words["together"] and after.last.i - link.i <= 4
        if here.role == SHARED and joined and after.actor.how in ("description", "group", "adjective"):
            ordered[n] = Placed(here.actor, after.role, here.last, after.owned)
        if here.role == "subj" and joined and (after.role == "of" or behind in grammar.roles):
            ordered[n] = Placed(here.actor, after.role, here.last, after.owned)
    return [p for p in ordered if p.role != SHARED]


def actors_by_case(sentence: Sentence, verb: Word, slot: str, grounding: Grounding, grammar: Grammar) -> tuple[Actor, ...]:
    """Return the actors of a verb's clause whose last word bears the case or postposition of a slot.

    Only languages whose grammar lists endings have any.
    """
    if not grammar.by_ending:
        return ()
    return _in_role(placed_actors(sentence, clause_of(sentence, verb), grounding, grammar), slot, sentence)


@functools.cache
def _joined(language: str) -> re.Pattern[str]:
    """What may stand between two names that are joined: a comma, a hyphen or a conjunction, and a few words."""
    links = "|".join(re.escape(w) + (r"\b" if w.isalpha() else "") for w in sorted(grammar_of(language).words["together"]))
    return re.compile(rf"\s*(?:{links}).{{0,30}}$")


def _in_role(placed: list[Placed], slot: str, sentence: Sentence) -> tuple[Actor, ...]:
    found: list[Actor] = []
    end = -1
    joined = _joined(sentence.language)
    for item in placed:
        if slot == "subj" and item.role == slot:
            # A second nominative that is not joined to the first belongs to something else.
            between = sentence.text[end - sentence.start : item.actor.start - sentence.start]
            if end >= 0 and item.actor.start > end and not joined.match(between):
                continue
            end = item.last.end
        if item.role == slot and all(a.code != item.actor.code for a in found):
            found.append(item.actor)
    return tuple(found)


def clause_actors(
    sentence: Sentence, verb: Word, slot: str, parsed: tuple[Actor, ...], grounding: Grounding, grammar: Grammar
) -> tuple[Actor, ...]:
    """Return who stands in a slot of a verb: by case, else by the parse where no case speaks against it.

    *Irán reményét fejezte ki*: a clause whose only actor owns its object has that actor as subject.
    """
    pronoun = next((c for c in verb.children if c.rel == "nsubj" and c.has("PronType=Rel")), None) if slot == "subj" else None
    if pronoun is not None and parsed:
        return parsed  # "a népnek, amely segített": whom the pronoun means stands in another role above
    if (
        pronoun is not None and pronoun.lemma.lower() in grammar.words["who"]
    ):  # "az elnök közvetítésével, aki Bécsben tárgyalt": never a thing
        people = [m for m in grounding.cast.names[sentence.index] if m.person is not None and m.last < pronoun.i]
        return grounding.actors(sentence, sentence.words[people[-1].last]) if people else ()
    placed = placed_actors(sentence, clause_of(sentence, verb), grounding, grammar)
    found = _in_role(placed, slot, sentence)
    if found:
        return found
    around = placed_actors(sentence, sentence.words, grounding, grammar)
    elsewhere = {p.actor.code for p in (*placed, *around) if p.role != slot} - {p.actor.code for p in around if p.role == slot}
    left = tuple(a for a in parsed if a.how == "pronoun" or a.code not in elsewhere)
    if left or verb.pos not in ("VERB", "AUX"):
        return left
    if slot != "subj":
        # "hozzájárult Svédország csatlakozásához": who owns what stands in the slot
        owners = [(p.actor, p.owned) for p in placed if p.owned is not None]
        return tuple(a for a, owned in owners if slot in (case_role(owned, sentence, grounding, grammar), standing(owned)))
    told = (p for p in placed[:1] if p.owned is not None and (p.owned.has("Case=Acc") or p.owned.has("Case=Del")))
    return tuple(p.actor for p in told if p.owned is not None and p.last.i < p.owned.i < verb.i)


def carried_subject(sentence: Sentence, verb: Word, grounding: Grounding, grammar: Grammar, outer: bool) -> tuple[Actor, ...]:
    """Return the subject that a clause takes over from the one before it or above it.

    *Irán üdvözölte a tervet, és meghívta Ománt*: Irán invites. *Irán közölte, hogy támogatja Ománt*: Irán supports.
    ``outer`` says that the verb is one of speech, whose subject is not that of reported words before it.
    """
    stretches = stretches_of(sentence)
    at = next((n for n, stretch in enumerate(stretches) if verb in stretch), 0)
    opening = [w.text.lower() for w in stretches[at][:2]]
    if at == 0 or not opening:
        return ()
    if opening[0] in grammar.words["below"] or sentence.words[stretches[at][0].i - 1].text == ":":
        return _subject_above(sentence, stretches, at, verb, grounding, grammar)
    joined = sentence.words[stretches[at][0].i - 1].text == ";" or grammar.words["going_on"] & set(opening)
    if not joined or _own_subject(sentence, stretches[at], verb, grounding, grammar):
        return ()
    for n in range(at - 1, -1, -1):
        stretch = stretches[n]
        below = bool(stretch) and _opens_below(stretch[0])
        if _silent(stretch) or not stretch or (below and (outer or stretch[0].text.lower() != "hogy")):
            continue
        before = next((w for w in stretch if w.pos in ("VERB", "AUX")), None)
        if before is None:
            continue  # "hogy Peru kész a tárgyalásra"
        found = actors_by_case(sentence, before, "subj", grounding, grammar)
        if found:
            return found
        if below:
            return _subject_above(sentence, stretches, n, before, grounding, grammar)
    return ()


def carried_object(sentence: Sentence, verb: Word, grounding: Grounding, grammar: Grammar) -> tuple[Actor, ...]:
    """Return the object that a definite verb without one takes over from the clause before it.

    *Irán elnöke államférfinak nevezte Putyint, és állami látogatásra hívta meg*: Putyin is invited.
    """
    stretches = stretches_of(sentence)
    at = next((n for n, stretch in enumerate(stretches) if verb in stretch), 0)
    going_on = grammar.words["going_on"] & {w.text.lower() for w in stretches[at][:2]}
    if not at or not going_on or not verb.has("Definite=Def") or any(w.has("Case=Acc") for w in stretches[at]):
        return ()
    before = next((w for w in stretches[at - 1] if w.pos == "VERB"), None)
    return actors_by_case(sentence, before, "obj", grounding, grammar) if before is not None else ()


def _subject_above(
    sentence: Sentence, stretches: list[list[Word]], at: int, verb: Word, grounding: Grounding, grammar: Grammar
) -> tuple[Actor, ...]:
    """Return the subject of the verb over a *hogy* clause that names none; its object where somebody is told to act."""
    if _own_subject(sentence, stretches[at], verb, grounding, grammar):
        return ()
    above = next((w for n in range(at - 1, -1, -1) for w in stretches[n] if w.pos == "VERB"), None)
    if above is None:
        return ()
    if lemma_of(above) in grammar.verbs["object_control"]:
        told = (actors_by_case(sentence, above, slot, grounding, grammar) for slot in ("obj", "from", "to"))
        return next((found for found in told if found), ())
    found = actors_by_case(sentence, above, "subj", grounding, grammar)
    found = found or carried_subject(sentence, above, grounding, grammar, outer=False)
    alone = len(found) == 1 and "|" in found[0].code and verb.has("Number=Plur") and verb.has("Person=3")
    return tuple(replace(a, code=a.state, how=THEIRS) for a in found if a.state) if alone else found


def _own_subject(sentence: Sentence, stretch: list[Word], verb: Word, grounding: Grounding, grammar: Grammar) -> bool:
    """Whether a stretch has a noun of its own in the nominative that may be its verb's subject."""
    out: set[int] = {verb.i}
    for item in placed_actors(sentence, stretch, grounding, grammar):
        if item.role != "subj":
            out.update(w.i for w in stretch if item.actor.start <= w.start and w.i <= item.last.i)
    nouns = (w for w in stretch if w.i not in out and (w.pos in ("NOUN", "PROPN") or w.text.lower() in ("ő", "ők", "ez", "az")))
    nouns = (w for w in nouns if is_possessed(w, sentence) is None)  # "csapatai kivonására": an owner
    bare = (w for w in nouns if w.has("Case=Nom") and w.dep not in ("nmod:att", "amod:att", "compound:preverb"))
    return verb.has("Person=1") or any(role_of(w, grammar) in ("", "subj") for w in bare)


class Deed(NamedTuple):
    """What a clause says shall be done: its words without subject and cue, its verb, who does it, whether it is over."""

    words: list[Word]
    top: Word
    actor: tuple[Actor, ...]
    past: bool


def deed_clause(sentence: Sentence, cue: Word, grounding: Grounding, grammar: Grammar) -> Deed | None:
    """Return the deed that a word of intention governs: an infinitive of its clause, else the *hogy* clause behind it.

    *Irán kész gázt szállítani Ománnak*: ``gázt szállítani Ománnak``, of no other actor than the cue's own.
    """
    stretches = stretches_of(sentence)
    at = next((n for n, stretch in enumerate(stretches) if cue in stretch), 0)
    here = stretches[at]
    infinitive = next((w for w in here if w.pos == "VERB" and w.text.lower().endswith("ni") and w is not cue), None)
    if infinitive is not None:
        words = _without_subject(sentence, here, (cue,), grounding, grammar)
        return Deed(words, infinitive, (), False) if len(words) > 1 else None
    behind = [w for stretch in stretches[at : at + 2] for w in stretch if w.i > cue.i]
    hogy = next((w for w in behind if w.text.lower() == "hogy"), None)
    if hogy is None or any(w.pos == "VERB" for w in behind if w.i < hogy.i):
        return None
    opening = next(n for n, stretch in enumerate(stretches) if hogy in stretch)
    clause = list(stretches[opening])
    for stretch in stretches[opening + 1 :]:  # "hogy új, korszerű átkelőt építenek"
        if any(w.pos == "VERB" for w in clause) or _opens_below(stretch[0]) or stretch[0].pos == "CCONJ":
            break
        clause += stretch
    top = next((w for w in clause if w.pos == "VERB"), None)
    if top is None:
        return None
    whole = [w for w in clause_of(sentence, top) if w.i >= hogy.i]
    actor = tuple(a for a in actors_by_case(sentence, top, "subj", grounding, grammar) if a.state)
    # A bare stem such as "épít" is no past tense, whatever its tag.
    past = any(w.has("Tense=Past") and not w.has("VerbForm=Part") and w.text.lower() != w.lemma for w in clause)
    words = _without_subject(sentence, whole, (hogy,), grounding, grammar)
    return Deed(words, top, actor, past) if len(words) > 1 else None


def further_deeds(sentence: Sentence, deed: Deed, grounding: Grounding, grammar: Grammar) -> list[Deed]:
    """Return the deeds that clauses add behind a *hogy* clause: *hogy megnyitja a hidat, és bővíti a kikötőt*."""
    stretches = stretches_of(sentence)
    at = next(n for n, stretch in enumerate(stretches) if deed.top in stretch)
    found = []
    for stretch in stretches[at + 1 :]:
        words = [w for w in stretch if w.pos != "PUNCT"]
        top = next((w for w in words if w.pos == "VERB" and w.has("VerbForm=Fin")), None)
        goes_on = bool(words) and words[0].pos == "CCONJ" and not any(w.pos == "SCONJ" or w.has("PronType=Rel") for w in words)
        if top is None or not goes_on or not top.has("Tense=Pres") or not top.has("Mood=Ind"):
            break
        if top.has("Number=Plur") != deed.top.has("Number=Plur") or actors_by_case(sentence, top, "subj", grounding, grammar):
            break
        own = _without_subject(sentence, stretch, (), grounding, grammar)
        if len(own) > 1:
            found.append(Deed(own, top, deed.actor, False))
    return found


def _without_subject(
    sentence: Sentence, words: list[Word], leave: tuple[Word, ...], grounding: Grounding, grammar: Grammar
) -> list[Word]:
    """Return the words of a clause without its subjects, the words that open it and those in ``leave``."""
    out = {w.i for w in leave}
    for item in placed_actors(sentence, words, grounding, grammar):
        if item.role == "subj":
            first = next(w.i for w in sentence.words if w.end > item.actor.start)
            out.update(range(first, item.last.i + 1))
    kept = [w for w in words if w.i not in out]
    while kept and (kept[0].pos in ("CCONJ", "DET", "SCONJ", "PUNCT") and (kept[0].i + 1 in out or kept[0].pos != "DET")):
        kept.pop(0)
    while kept and kept[-1].pos in ("PUNCT", "CCONJ"):
        kept.pop()
    return kept
