"""Whom *he*, *the guest* and *the host* mean: who acted before, who was received or arrived last, and who received them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.grounding.chain import TARGETS, side_actor
from chancery.grounding.declension import suits
from chancery.grounding.people import TOP, Person
from chancery.languages.parsed import Sentence, Word
from chancery.model import Actor

if TYPE_CHECKING:
    from chancery.grounding.actors import Grounding


OWNERS = frozenset(("her", "his", "its", "their"))


def meant_by(grounding: Grounding, sentence: Sentence, word: Word) -> list[Person]:
    """Return whom a pronoun of the third person may mean, the likeliest first."""
    if grounding.language == "hu" and word.rel in TARGETS:
        return foreigners_before(grounding, sentence, word)
    others = grounding.others_before(sentence, word, 3)
    return [p for p in others if suits(word.text.lower(), p.name)] if grounding.language == "ru" else others


def leading(people: list[Person], leaders: bool) -> list[Person]:
    """Return people, those at the head of their states before the others where leaders are meant: *the two leaders*."""
    return sorted(people, key=lambda p: not p.ranks & TOP) if leaders else people


def acted_before(grounding: Grounding, sentence: Sentence, word: Word) -> Actor | None:
    """Return who was the subject before, by the office alone, where a pronoun is one: *the Uzbek leader spoke. He said …*."""
    if not sentence.index or any(m.person is not None and m.first < word.i for m in grounding.cast.names[sentence.index]):
        return None
    before = grounding.sentences[sentence.index - 1]
    subject = next((c for w in before.roots for c in w.children if c.rel == "nsubj" and c.pos == "NOUN"), None)
    if word.rel != "nsubj" or subject is None or before.paragraph != sentence.paragraph or subject.i > subject.head.i:
        return None
    acted = grounding.resolve(before, subject)
    told = len(acted) == 1 and acted[0].state and acted[0].how in ("chain", "title")
    return acted[0] if told and (grounding.language != "ru" or suits(word.text.lower(), acted[0].code)) else None


def several_before(grounding: Grounding, sentence: Sentence) -> tuple[Actor, ...]:
    """Return who acted in the sentence before, not by their names: *Both ministers*, *The authorities … They urged …*."""
    before = grounding.sentences[sentence.index - 1] if sentence.index else None
    subject = next((c for w in before.roots for c in w.children if c.rel == "nsubj"), None) if before is not None else None
    acted = grounding.resolve(before, subject) if before is not None and subject is not None else ()
    several = subject is not None and subject.has("Number=Plur") and len(acted) == 1 and acted[0].how in ("description", "group")
    return acted if several or len(acted) == 2 and all("|" in a.code for a in acted) else ()


def counted_owners(grounding: Grounding, sentence: Sentence, word: Word) -> tuple[Actor, ...] | None:
    """Return whose *their* is where a number of others acts: *the six nations in their offers*; None where none does."""
    verb = next((w for w in word.ancestors() if w.pos == "VERB"), None)
    subject = verb.child("nsubj") if verb is not None and word.dep == "nmod:poss" else None
    count = subject.child("nummod") if subject is not None and subject.i < word.i else None
    if subject is None or count is None or count.lemma.lower() in grounding.back["pair_words"] or count.text == "2":
        return None
    return grounding.resolve(sentence, subject)


def guest_or_host(grounding: Grounding, sentence: Sentence, word: Word, hosts: bool) -> Actor | None:
    """Return the person last received or arrived before a sentence; with ``hosts`` the person who received them.

    *His guest* is else who was last named of the other side, which several hosts stand for: *assured his hosts*.
    """
    if word.has("Number=Plur"):
        other = other_of_pair(grounding, sentence, word)
        return side_actor(other, word) if other else None
    receiving, arriving = grounding.back["receiving"], grounding.back["arriving"]
    for before in reversed(grounding.sentences[: sentence.index]):
        for verb in before.words:
            lemma = verb.lemma.lower()
            if lemma not in receiving and lemma not in arriving:
                continue
            receives = lemma in receiving
            rel = "obj" if receives and not hosts else "nsubj"
            if hosts and not receives:
                continue
            # "Ким, прибывший в Осло": a participle tells of its noun
            told = [verb.head] if verb.rel == "acl" and verb.has("VerbForm=Part") and not receives else []
            told += [c for c in verb.children if c.rel == rel]
            found = [a for c in told for a in _people(grounding, before, c)]
            if found:
                return found[0]
    other = other_of_pair(grounding, sentence, word) if any(c.text.lower() in OWNERS for c in word.children) else ""
    named = [p for p in grounding.people_before(sentence, word, 30) if p.state == other] if other else []
    return grounding.person_actor(sentence, named[0], word, word, "chain") if named else None


def _people(grounding: Grounding, sentence: Sentence, word: Word) -> list[Actor]:
    """Return the persons of a phrase, also those that the parser hung on it as appositions."""
    phrase = (word, *(c for c in word.children if c.rel in ("appos", "flat", "nmod")))
    return [a for w in phrase for a in grounding.resolve(sentence, w) if "|" in a.code]


def foreigners_before(grounding: Grounding, sentence: Sentence, word: Word) -> list[Person]:
    """Return the people before *őt* who are not of the state that acts on them: *fogadta őt a laoszi elnök*."""
    subjects = [c for c in word.head.children if c.rel == "nsubj"]
    own = {a.state for c in subjects for a in grounding.resolve(sentence, c) if a.state}
    return [p for p in grounding.people_before(sentence, word, 3) if p.state not in own]


def other_of_pair(grounding: Grounding, sentence: Sentence, word: Word) -> str:
    """Return the document's other side beside the subject of a word's verb: *Чили передала соседям муку*."""
    verb = next((w for w in word.ancestors() if w.pos == "VERB"), word)
    subject = verb.child("nsubj")
    if subject is not None and word in (subject, *subject.subtree()):
        return ""
    acts = {a.state or a.code for a in grounding.resolve(sentence, subject)} if subject is not None else set()
    pair = grounding.pair
    return next((s for s in pair if s not in acts), "") if len(pair) == 2 and acts & set(pair) else ""


def stand_alone(word: Word) -> bool:
    """Whether neighbours are no one's and of no kind; what is counted only hangs on them: *передала соседям 300 тонн муки*."""
    return not any(c.rel in ("amod", "nummod") or (c.rel == "nmod" and c.child("nummod") is None) for c in word.children)
