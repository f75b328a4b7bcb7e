"""Triggers: which words a lexicon entry asks for, and whether they are there.

A trigger is written ``sign``, ``state visit`` (a noun with the word before it), ``call +on`` (with a preposition or
particle), ``hold >talk|meeting`` (with one of these
objects) or ``enter +into>force`` (with a preposition and one of these nouns under it).
"""

import functools
import re
from typing import NamedTuple

from chancery.calendars import month_names, weekday_names
from chancery.coding.arguments import Arguments
from chancery.coding.grammar import Grammar, compound_of, lemma_of, role_of
from chancery.errors import LexiconError
from chancery.languages.parsed import Word, conjuncts
from chancery.lexicons import read_lexicon

LANGUAGES = ("en", "hu", "ru")
TRIGGER = re.compile(
    r"(?:(?P<before>[\w'’-]+) )?(?P<lemma>[\w'’-]+)(?: \+(?P<preposition>\w+))?"
    r"(?: ?>(?P<companions>[\w'’-]+(?:[ |][\w'’-]+)*))?"
)


class Trigger(NamedTuple):
    """What must be there for a frame to fire: a lemma of a word class, optionally with company."""

    pos: str
    lemma: str
    preposition: str = ""
    companions: frozenset[str] = frozenset()
    before: str = ""

    @property
    def weight(self) -> int:
        """How specific the trigger is: the most specific one of a word's triggers wins."""
        return bool(self.preposition) + 2 * bool(self.companions) + 2 * bool(self.before)


def read_trigger(text: str, pos: str, where: str) -> Trigger:
    """Read one trigger.

    Raises LexiconError when it is empty or has parts that triggers do not have.

    >>> read_trigger("enter +into>force", "VERB", "en.instruments.force").preposition
    'into'
    """
    form = TRIGGER.fullmatch(text)
    if form is None or (form["before"] and pos != "NOUN"):
        raise LexiconError(
            f"{where}: trigger {text!r} is not of the form 'lemma', 'lemma +with', 'lemma >noun|noun' "
            "or 'lemma +into>noun' (for nouns also 'state visit')"
        )
    companions = frozenset(form["companions"].split("|")) if form["companions"] else frozenset()
    return Trigger(pos, form["lemma"], form["preposition"] or "", companions, form["before"] or "")


def fits(trigger: Trigger, there: Arguments, word: Word, grammar: Grammar, compounds: bool = False) -> bool:
    if trigger.before:
        return any(
            c.lemma.lower() == trigger.before and c.i < word.i and c.rel in ("amod", "compound", "nmod", "nummod", "obl")
            for c in word.children
        )
    if trigger.preposition:
        under = [w for w in there.get(trigger.preposition, []) if not is_time(w)]
        beside = f"particle:{trigger.preposition}" in there or any(
            c.rel in ("advmod", "compound", "mark", "case") and c.text.lower() == trigger.preposition and c.i > word.i
            for c in word.children
        )
        if trigger.companions:  # "shot down the proposal"
            under += there.get("obj", []) if beside else []
            return any(is_one_of(w, trigger.companions, compounds) for w in under)
        clause = trigger.preposition in ("about", "against", "of") and f"clause:{trigger.preposition}" in there
        return bool(under) or beside or clause
    if trigger.companions:
        alone = "obj" not in there and lemma_of(word) in grammar.verbs.get("coming_about", ())
        # "became a member", "made it clear", "megállapodás született"
        nouns = (*there.get("subj" if alone else "obj", []), *(w for w in there.get("inf", ()) if w.pos in ("NOUN", "ADJ")))
        held = [c for w in nouns for c in (w, *conjuncts(w), *measured(w, grammar))]
        return any(is_one_of(w, trigger.companions, compounds) for w in held)
    return True


def measured(word: Word, grammar: Grammar) -> list[Word]:
    """Return what a number, a measure or a load is of: *four of its six crossings*, *200 тонн продовольствия*."""
    counts = word.pos == "NUM" and not grammar.cases
    if not counts and word.lemma.lower() not in grammar.words.get("measures", ()):
        return []
    return [c for c in word.children if c.rel in ("nmod", "obl") and role_of(c, grammar) in ("of", "with")]


def is_time(word: Word) -> bool:
    """Whether a phrase only says when, whatever its preposition: *called Salman on Saturday*."""
    return word.lemma.casefold().rstrip(".") in _calendar() or (
        word.pos == "NUM" and any(c.lemma.casefold().rstrip(".") in _calendar() for c in word.children)
    )


@functools.cache
def _calendar() -> frozenset[str]:
    return frozenset(name.casefold() for language in LANGUAGES for name in (*month_names(language), *weekday_names(language))) - {
        "may"
    }


def is_one_of(word: Word, nouns: frozenset[str], compounds: bool = False) -> bool:
    """Whether a word is one of some nouns, by its lemma or with the word before it (*gas pipeline*); ``MONEY`` is any sum.

    With ``compounds`` also a Hungarian word that ends in one: *adóegyezmény*.
    """
    lemma = lemma_of(word)
    if "MONEY" in nouns and _is_money(word):
        return True
    paired = any(f"{c.lemma.lower()} {lemma}" in nouns for c in word.children if c.i == word.i - 1)
    return lemma in nouns or paired or (compounds and compound_of(lemma, nouns) != "")


def _is_money(word: Word) -> bool:
    """Whether a word heads a sum of money: *€28 million*, *352.5 million euros*."""
    if word.pos == "SYM" or any(c.pos == "SYM" and not c.text.isalnum() and c.text != "%" for c in word.children):
        return True
    if word.lemma.lower() in _counting("money") and word.child("nummod", "compound") is not None:
        return True
    return word.lemma.lower() in _counting("funded") and any(_is_money(c) for c in word.children if c.i < word.i)


@functools.cache
def _counting(name: str) -> frozenset[str]:
    return frozenset(w for language in LANGUAGES for w in read_lexicon(language, "grammar")["words"].get(name, ()))
