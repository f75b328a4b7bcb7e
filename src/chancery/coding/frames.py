"""Frames: lexicon entries that say which words trigger a claim and where its participants stand."""

import functools
from typing import Any, NamedTuple

from chancery.coding.arguments import NOUN_SLOTS, Arguments, arguments
from chancery.coding.beside_nouns import actors_beside_noun, attribute_of
from chancery.coding.clauses import carried_object, carried_subject, clause_actors
from chancery.coding.grammar import Grammar, grammar_of, is_participle, is_passive, lemma_of, role_of
from chancery.coding.triggers import Trigger, fits, is_one_of, measured, read_trigger
from chancery.errors import LexiconError
from chancery.grounding.actors import Grounding
from chancery.languages.lemmas import known_verb
from chancery.languages.parsed import Sentence, Word, conjuncts
from chancery.lexicons import has_lexicon, read_lexicon
from chancery.model import Actor

# The event lexicons of a language; a long one may be split by what the events are.
EVENT_LEXICONS = ("events", "events_verbal", "events_material")
FIELDS = {"verbs": "VERB", "nouns": "NOUN", "adjectives": "ADJ"}


class Frame(NamedTuple):
    """One lexicon entry: its id, its triggers and what it yields."""

    id: str
    triggers: tuple[Trigger, ...]
    data: dict[str, Any]

    def slots(self, role: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return the places where a role is looked for, in order."""
        return tuple(self.data.get(role, default))


class Match(NamedTuple):
    """A frame that a word of a sentence triggers, with the word's arguments."""

    frame: Frame
    trigger: Trigger
    word: Word
    arguments: Arguments
    sentence: Sentence


class FrameSet(NamedTuple):
    """The frames of one lexicon, found by word class and lemma, those with the most conditions first."""

    frames: tuple[Frame, ...]
    by_lemma: dict[tuple[str, str], tuple[tuple[Trigger, Frame], ...]]


@functools.cache
def read_frames(language: str, *names: str) -> FrameSet:
    """Read the frames of one or more lexicons of a language; those that the language lacks are passed over.

    A word in capitals behind ``>`` stands for the list that the lexicon's ``kinds`` have under it.

    Raises LexiconError for an entry without id, trigger or example, an id that stands twice, or a kind that is not listed.
    """
    frames: list[Frame] = []
    for name in names:
        if not has_lexicon(language, name):
            continue
        seen: set[str] = set()
        lexicon = read_lexicon(language, name)
        kinds = lexicon.get("kinds", {})
        for entry in lexicon.get("frame", ()):
            where = f"{language}.{name}.{entry.get('id', '?')}"
            if "id" not in entry or entry["id"] in seen:
                raise LexiconError(f"{where}: every frame needs an id of its own")
            seen.add(entry["id"])
            told = ((text, pos) for field, pos in FIELDS.items() for text in entry.get(field, ()))
            triggers = tuple(_spelt_out(read_trigger(text, pos, where), kinds, where) for text, pos in told)
            if not triggers or not entry.get("examples"):
                raise LexiconError(f"{where}: a frame needs a trigger and an example")
            frames.append(Frame(where, triggers, entry))
    index: dict[tuple[str, str], list[tuple[Trigger, Frame]]] = {}
    for frame in frames:
        for trigger in frame.triggers:
            index.setdefault((trigger.pos, trigger.lemma), []).append((trigger, frame))
    for listed in index.values():
        listed.sort(key=lambda pair: -pair[0].weight)
    return FrameSet(tuple(frames), {key: tuple(listed) for key, listed in index.items()})


def _spelt_out(trigger: Trigger, kinds: dict[str, list[str]], where: str) -> Trigger:
    unknown = [name for name in trigger.companions if name.isupper() and name not in kinds and name != "MONEY"]
    if unknown:
        raise LexiconError(f"{where}: {unknown[0]} is no kind of this lexicon; list its words under [kinds]")
    return trigger._replace(companions=frozenset(noun for name in trigger.companions for noun in kinds.get(name, (name,))))


def word_class(word: Word) -> str:
    """Return the class under which a word may trigger: auxiliaries count as verbs, names as nouns."""
    return {"AUX": "VERB", "PROPN": "NOUN"}.get(word.pos, word.pos)


def _keys(sentence: Sentence) -> list[tuple[str, str]]:
    """Return each word's class and lemma, by which triggers are found."""
    if sentence.keys is None:
        sentence.keys = [(word_class(word), lemma_of(word)) for word in sentence.words]
    return sentence.keys


def _so_called(word: Word, sentence: Sentence) -> bool:
    """*the so-called authority*: nobody calls."""
    return word.i > 1 and sentence.words[word.i - 1].text == "-" and sentence.words[word.i - 2].text.lower() == "so"


def _taken_for(word: Word, lemma: str, frames: FrameSet, grammar: Grammar) -> tuple[tuple[Trigger, Frame], ...]:
    """Return the triggers of a Hungarian or Russian word under the class that it is mistaken for, or of what it is made of."""
    known = frames.by_lemma
    if word.pos == "VERB":  # "kész", "tagjelölt": a predicate taken for a verb
        return known.get(("ADJ", lemma)) or known.get(("NOUN", lemma), ())
    if "-" in word.text and word.pos in ("NOUN", "PROPN"):
        return known.get(("NOUN", lemma.rpartition("-")[2]), ())  # "NATO-csatlakozás"
    if word.pos != "ADJ":
        return ()
    if grammar.by_case and ("VERB", lemma) in known:
        return known["VERB", lemma]  # "заинтересована": taken for an adjective
    if grammar.by_ending and is_participle(word):
        verb = known_verb(word.text.lower(), "", grammar.language)  # "az elfogadott stratégia"
        told = known.get(("VERB", verb), ())
        return tuple(pair for pair in told if pair[1].id.split(".")[1] in ("events", "instruments"))
    return ()


def find_matches(sentence: Sentence, frames: FrameSet, grammar: Grammar) -> list[Match]:
    """Return the frames that fire in a sentence, the most specific triggers first, then in order of the words.

    A word may fire several; whichever first finds its participants tells what happened.
    """
    found = []
    unsure = bool(grammar.cases)
    for word, key in zip(sentence.words, _keys(sentence), strict=True):
        candidates = frames.by_lemma.get(key) or (_taken_for(word, key[1], frames, grammar) if unsure else ())
        if candidates and not _so_called(word, sentence):
            there = arguments(word, grammar)
            fitting = [pair for pair in candidates if fits(pair[0], there, word, grammar)]
            if grammar.by_ending and not any(trigger.companions for trigger, _ in fitting):
                fitting = [pair for pair in candidates if fits(pair[0], there, word, grammar, compounds=True)]
            found += [Match(frame, trigger, word, there, sentence) for trigger, frame in fitting]
    return sorted(found, key=lambda m: (not m.frame.data.get("negated"), -m.trigger.weight))


def slot_actors(match: Match, slot: str, grounding: Grounding, speaker: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return the actors that stand in a slot of a matched frame.

    Beside a noun the deep subject may be a possessor, an adjective or a *by* phrase; the first that names an actor counts.
    """
    sentence, word, grammar = match.sentence, match.word, grammar_of(grounding.language)
    parsed = _parsed_actors(match, slot, grounding, speaker)
    if match.trigger.pos == "NOUN":
        return parsed or actors_beside_noun(sentence, word, slot, grounding, grammar)
    if is_participle(word) and grammar.by_ending:
        if match.frame.data.get("symmetric") and not parsed:
            return ()  # "az elfogadott orosz–kínai stratégia" describes a text
        described = (*grounding.modifying_states(sentence, word.head), *grounding.modifying_bodies(sentence, word.head))
        whose = slot == "subj" and not grounding.actors(sentence, word.head)
        return parsed or (described if whose else ())  # "kivetett uniós vámok"
    if grammar.by_ending:
        found = clause_actors(sentence, word, slot, parsed, grounding, grammar)
        if not found and slot == "obj":
            return carried_object(sentence, word, grounding, grammar)
        if found or slot != "subj":
            return found
        found = carried_subject(sentence, word, grounding, grammar, outer=".statements." in match.frame.id)
        return found or (() if "subj" in match.arguments else _mistaken_subject(word, sentence, grounding))
    if match.trigger.pos == "VERB" and not parsed and slot == "subj" and "subj" not in match.arguments:
        return _mistaken_subject(word, sentence, grounding)
    if match.trigger.pos == "VERB" and not parsed and slot == "subj" and grounding.language == "en":
        return tuple(a for w in _subject_outside(word) for a in grounding.actors(sentence, w, speaker))
    if match.trigger.pos == "VERB" and parsed and slot == "subj":
        return (*_first_listed(match, grounding, parsed), *parsed)
    return parsed


def _parsed_actors(match: Match, slot: str, grounding: Grounding, speaker: tuple[Actor, ...]) -> tuple[Actor, ...]:
    places = NOUN_SLOTS.get(slot, (slot,)) if match.trigger.pos == "NOUN" else (slot,)
    grammar = grammar_of(grounding.language)
    if grammar.by_case and len(places) > 2:
        # "выразил сожаление решением Китая": what a noun owns goes before what it is lent by the verb above it
        places = ("subj", "by", "between", "of", "agent", "mod")
    # "az Ukrajna elleni orosz támadás": behind a postposition the adjective says whose it is
    link = attribute_of(match.sentence, match.word, grammar) if grammar.by_ending and len(places) > 1 else None
    if link is not None:
        places = ("mod", *(p for p in places if p != "mod"))
    for place in places:
        found: tuple[Actor, ...] = ()
        if place == "mod":
            found = _modifying(match, grounding, grammar)
            if link is not None:
                tied = {a.state for a in grounding.actors(match.sentence, match.sentence.words[link.i - 1])}
                found = tuple(a for a in found if a.state not in tied)
                found = found or grounding.modifying_bodies(match.sentence, match.word)
            if grammar.by_case:  # "иракская оккупация Кувейта": whose it is stands apart from what it is done to
                owners = {a.state for w in match.arguments.get("of", ()) for a in grounding.actors(match.sentence, w)}
                found = tuple(a for a in found if a.state not in owners)
        else:
            if place == "between" and place not in match.arguments and grammar.by_case:
                # "посредник на переговорах между …": what lies between hangs on another noun of the clause
                below = {id(c): c for words in match.arguments.values() for w in words for c in w.subtree() if c is not w}
                match.arguments[place] = [c for c in below.values() if role_of(c, grammar) == place]
            words = slot_words(match, place, grammar)
            if place == "subj":
                words = [author for w in words for author in authors(w, grammar)]
            # "подписали главы ведомств Иванов и Петров": the second name may hang on the first
            beside = (
                [k for w in words for c in w.children if c.rel in ("appos", "flat") for k in conjuncts(c)]
                if not grammar.by_ending
                else []
            )
            for word in (*words, *beside):
                if grammar.by_ending and _names_inside(word, grounding.actors(match.sentence, word)):
                    continue
                codes = {a.code for a in found}
                found += tuple(a for a in grounding.actors(match.sentence, word, speaker) if a.code not in codes)
        if found:
            return found
    return ()


def _modifying(match: Match, grounding: Grounding, grammar: Grammar) -> tuple[Actor, ...]:
    """Return whose a noun is by its adjective; by that of what a Russian passive is about: *введены американские санкции*."""
    sentence, word = match.sentence, match.word
    if match.frame.data.get("type") == "CONSULT" and _is_place(match, grounding):
        return ()  # "the London meeting"
    if not grammar.by_case or match.trigger.pos != "VERB":
        before = [c for c in word.children if c.rel == "compound"] if not grammar.cases else []
        people = [a for c in before for a in grounding.actors(sentence, c) if "|" in a.code]
        if people:
            return tuple(people[:1])  # "the Kenyan President visit", "the Macron visit"
        return grounding.modifying_states(sentence, word) or grounding.modifying_bodies(sentence, word)
    things = match.arguments.get("obj", []) if "subj" not in match.arguments else []
    return tuple(a for w in things for c in w.children if c.rel == "amod" for a in grounding.actors(sentence, c))


def _is_place(match: Match, grounding: Grounding) -> bool:
    """Whether the one name before a noun is a city's, where something is held."""
    named = [c for c in match.word.children if c.rel == "compound" and c.pos == "PROPN"]
    found = [a for c in named for a in grounding.actors(match.sentence, c)]
    return len(named) == 1 and len(found) == 1 and found[0].how == "capital"


def _names_inside(word: Word, actors: tuple[Actor, ...]) -> bool:
    """Whether a Hungarian compound only holds a body's name: *NATO-csatlakozás* does nothing and undergoes nothing."""
    return word.pos == "NOUN" and "-" in word.lemma and bool(actors) and all(a.how == "name" for a in actors)


def slot_words(match: Match, place: str, grammar: Grammar) -> list[Word]:
    """Return the words in a place of a match; the noun that its trigger asks for lends its own phrases.

    *assumed the chairmanship of the OSCE*: *OSCE* stands in ``of``.
    """
    found = match.arguments.get(place)
    if found or place in ("subj", "obj") or not match.trigger.companions:
        return list(found or ())
    there = match.arguments
    below = there.get(match.trigger.preposition) or there.get("obj", [])
    lent = (*below, *(m for w in below for m in measured(w, grammar)), *(w for w in there.get("inf", ()) if w.pos == "NOUN"))
    nouns = (w for w in lent if is_one_of(w, match.trigger.companions, grammar.by_ending))
    return [w for noun in nouns for w in arguments(noun, grammar).get(place, ())]


def authors(word: Word, grammar: Grammar) -> list[Word]:
    """Return who speaks in a text, its owner or who puts it out: *a report by Amnesty*, *passed a motion criticising Meta*."""
    if word.lemma.lower() not in grammar.words.get("texts", ()):
        return [word]
    owners = [c for c in word.children if c.dep == "nmod:poss" or c.rel == "nmod" and role_of(c, grammar) in ("by", "of", "from")]
    if not owners and word.rel == "obj" and word.head is not word:
        owners = [w for w in arguments(word.head, grammar).get("subj", []) if w is not word]
    return owners or [word]


def _first_listed(match: Match, grounding: Grounding, parsed: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return the actor that opens a list of subjects where the parser cut it off: *Israel, Oman and Bahrain signed*."""
    subject = next((w for w in match.arguments.get("subj", ()) if conjuncts(w)), None)
    if subject is None:
        return ()
    start = min(w.i for w in subject.subtree())
    for child in match.word.children:
        bare = child.pos == "PROPN" and child.child("case") is None and child.rel not in ("nsubj", "obj")
        if bare and child.i < start and all(w.text == "," for w in match.sentence.words[child.i + 1 : start]):
            codes = {a.code for a in parsed}
            return tuple(a for a in grounding.actors(match.sentence, child) if a.code not in codes)
    return ()


def _subject_outside(verb: Word) -> list[Word]:
    """Return who says something where the next verb was hung on the words said: *noted that trade had grown, and set a goal*."""
    told = verb.head
    joint = verb.child("cc")
    if verb.rel != "conj" or told.rel != "ccomp" or joint is None or verb.child("nsubj", "mark", "aux") is not None:
        return []
    comma = any(c.text == "," and c.i == joint.i - 1 for c in (*verb.children, *told.children))
    return [c for c in told.head.children if c.rel == "nsubj"] if comma else []


def _mistaken_subject(verb: Word, sentence: Sentence, grounding: Grounding) -> tuple[Actor, ...]:
    """Return the named actor right before a verb that the parser hung on it as something else than its subject."""
    before = next((w for w in reversed(sentence.words[: verb.i]) if w.pos not in ("AUX", "ADV", "PART")), None)
    by_case, by_ending = grammar_of(sentence.language).by_case, grammar_of(sentence.language).by_ending
    if by_case and is_passive(verb):
        return ()
    if by_case and before is not None and before.pos == "PROPN" and before.has("Case=Nom"):
        return tuple(a for a in grounding.actors(sentence, before) if a.how in ("name", "title", "capital", "seat"))
    if before is not None and before.rel == "appos" and before.head.rel == "obl" and before.head.head is verb:
        return tuple(a for a in grounding.actors(sentence, before) if a.how in ("name", "title", "capital", "seat"))
    while True:
        for child in verb.children:
            bare = (
                child.i < verb.i
                and child.child("case") is None
                and child.rel in ("compound", "advmod", "nmod", "flat", "obl", "dep", "amod")
            )
            if by_ending and not child.has("Case=Nom"):
                continue  # "Bukarestben rendezik": where, not who
            if bare and child.pos in ("PROPN", "NOUN"):
                found = tuple(a for a in grounding.actors(sentence, child) if a.how in ("name", "title", "capital", "seat"))
                if found:
                    return found
        if verb.rel != "conj" or verb.head is verb:
            return ()
        verb = verb.head
