"""Whom *the guest* and *the host* mean: who was received or arrived last, and who received them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.grounding.people import Person
from chancery.languages.parsed import Sentence, Word
from chancery.model import Actor

if TYPE_CHECKING:
    from chancery.grounding.actors import Grounding


def guest_or_host(grounding: Grounding, sentence: Sentence, hosts: bool) -> Actor | None:
    """Return the person last received or arrived before a sentence; with ``hosts`` the person who received them."""
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
    return None


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
    acts = {a.state or a.code for a in grounding.resolve(sentence, subject)} if subject is not None else set()
    pair = grounding.pair
    return next((s for s in pair if s not in acts), "") if len(pair) == 2 and acts & set(pair) else ""


def stand_alone(word: Word) -> bool:
    """Whether neighbours are no one's and of no kind; what is counted only hangs on them: *передала соседям 300 тонн муки*."""
    return not any(c.rel in ("amod", "nummod") or (c.rel == "nmod" and c.child("nummod") is None) for c in word.children)
