"""Trees set right where a pipeline's guess cannot be: what grammar rules out in a language."""

import functools
import re

from chancery.languages.parsed import Word
from chancery.lexicons import read_lexicon

CYRILLIC = re.compile(r"[\u0400-\u052f]")
LOCAL = frozenset(f"Case={case}" for case in ("Ine", "Ill", "Ela", "Sup", "Sub", "Del", "Ade", "All", "Abl", "Ter"))


def repair(words: list[Word], language: str) -> None:
    """Change relations and heads of a linked sentence in place, where they cannot be so."""
    full = bool(words) and any(w.text in ".!?" for w in words[-2:])
    for word in words:
        if language == "en":
            _english(word, full)
        elif language == "hu":
            _hungarian(word)


@functools.cache
def _calling() -> frozenset[str]:
    return frozenset(read_lexicon("en", "grammar")["verbs"]["calling"])


def _english(word: Word, full: bool) -> None:
    head = word.head
    if CYRILLIC.search(word.text):
        word.dep, word.pos = ("dep" if word.rel == "nsubj" else word.dep), "X"  # a quotation's words are nobody here
    case = word.child("case") if word.dep == "obl:agent" else None
    if word.dep == "obl:agent" and (case is None or case.text.lower() != "by"):
        word.dep = "obl"  # "excluded from the Council"
    if word.dep == "nsubj:pass" and full and head.head is head and head.child("aux:pass") is None:
        word.dep = "nsubj"  # "Switzerland mediated between them.", no headline
    if word.rel == "flat" and head.i < head.head.i < word.i and head.head.pos == "VERB":
        _move(word, head.head, "xcomp")  # "Mitsotakis was appointed Prime Minister"
    objects = [c for c in word.children if c.dep == "obj"]
    if len(objects) == 2 and objects[1].pos == "NOUN" and objects[0].i > word.i and word.child("iobj") is None:
        if word.lemma in _calling():
            objects[1].dep = "xcomp"  # "called the visit a success"
        else:
            objects[0].dep = "iobj"  # "granted Angola a loan"
    subjects = [c for c in word.children if c.dep == "nsubj"]
    if len(subjects) == 2:
        first, second = subjects
        last = max(w.i for w in first.subtree())
        if first.pos == "PROPN" and second.pos == "NOUN" and last == second.i - 1:
            _move(first, second, "compound")  # "Russia-Kazakhstan cooperation grows"


def _hungarian(word: Word) -> None:
    """A subject's name ends in no case of place: *Putyin Kínába látogatott*."""
    head = word.head
    if word.rel == "flat" and head.rel == "nsubj" and LOCAL & set(word.feats.split("|")) and word.i > head.i:
        _move(word, head.head, "obl")


def _move(word: Word, head: Word, dep: str) -> None:
    word.head.children.remove(word)
    word.head, word.dep = head, dep
    head.children.append(word)
    head.children.sort(key=lambda w: w.i)
