"""Whom *the guest* and *the host* mean in Hungarian: who was received or arrived last, and who received them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.languages.parsed import Sentence, Word
from chancery.model import Actor

if TYPE_CHECKING:
    from chancery.grounding.actors import Grounding

RECEIVING = frozenset(("fogad", "vendégel", "üdvözöl"))
ARRIVING = frozenset(("ellátogat", "látogat", "tartózkodik", "utazik", "érkezik"))


def guest_or_host(grounding: Grounding, sentence: Sentence, hosts: bool) -> Actor | None:
    """Return the person last received or arrived before a sentence; with ``hosts`` the person who received them."""
    for before in reversed(grounding.sentences[: sentence.index]):
        for verb in before.words:
            lemma = verb.lemma.lower()
            if lemma not in RECEIVING and lemma not in ARRIVING:
                continue
            receives = lemma in RECEIVING
            rel = "obj" if receives and not hosts else "nsubj"
            if hosts and not receives:
                continue
            found = [a for c in verb.children if c.rel == rel for a in _people(grounding, before, c)]
            if found:
                return found[0]
    return None


def _people(grounding: Grounding, sentence: Sentence, word: Word) -> list[Actor]:
    """Return the persons of a phrase, also those that the parser hung on it as appositions."""
    phrase = (word, *(c for c in word.children if c.rel in ("appos", "flat", "nmod")))
    return [a for w in phrase for a in grounding.resolve(sentence, w) if "|" in a.code]
