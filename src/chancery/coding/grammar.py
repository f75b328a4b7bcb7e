"""A language's grammar lexicon, and what a word's own form tells: its lemma, its role, its voice."""

import functools
import re
from typing import Any, NamedTuple

from chancery.languages.lemmas import listed_verbs
from chancery.languages.parsed import Word
from chancery.lexicons import read_lexicon

SHORT_PASSIVE = re.compile(r"\w(?:[аеёя]н|[аеиоуыя]т)[аоы]?$")


class Grammar(NamedTuple):
    """One language's grammar lexicon, its word lists as sets."""

    language: str
    roles: dict[str, str]
    cases: dict[str, str]
    endings: dict[str, str]
    verbs: dict[str, frozenset[str]]
    words: dict[str, frozenset[str]]
    preverbs: frozenset[str] = frozenset()
    bridges: dict[str, str] = {}

    @property
    def by_ending(self) -> bool:
        """Whether the endings of names sort a clause's actors, because the parse is unsure there."""
        return bool(self.endings)

    @property
    def by_case(self) -> bool:
        """Whether the parse is trusted and cases say, with or without a preposition, what part a word has."""
        return bool(self.cases) and not self.endings


@functools.cache
def grammar_of(language: str) -> Grammar:
    """Return a language's grammar.

    Raises LexiconError when the language has none.
    """
    data: dict[str, Any] = read_lexicon(language, "grammar")
    return Grammar(
        language,
        data["roles"],
        data.get("cases", {}),
        data.get("endings", {}),
        {name: frozenset(words) for name, words in data["verbs"].items()},
        {name: frozenset(words) for name, words in data["words"].items()},
        frozenset(data.get("preverbs", {}).get("all", ())),
        data.get("bridges", {}),
    )


@functools.cache
def _declined_nouns() -> dict[str, str]:
    """Forms of Russian nouns that change their stem → lemma: *посла* is no *посла*."""
    nouns: dict[str, str] = read_lexicon("ru", "lemmas").get("nouns", {})
    return nouns


@functools.cache
def preverbs(kind: str) -> frozenset[str]:
    """Return the Hungarian preverbs of a kind, such as those that may be taken for adverbs behind their verb."""
    return frozenset(read_lexicon("hu", "grammar")["preverbs"][kind])


def lemma_of(word: Word) -> str:
    """Return a word's lemma in lower case, a Hungarian preverb put back (*írta alá*: ``aláír``), a Russian passive undone."""
    lemma = word.lemma.lower().replace("ё", "е")
    if word.pos in ("NOUN", "PROPN"):
        lemma = _declined_nouns().get(word.text.lower().replace("ё", "е"), lemma)
    if lemma.endswith(("ся", "сь")) and lemma not in _mutual() and (word.has("Voice=Pass") or _undergoes(word)):
        return lemma[:-2]  # "подписывается": somebody signs it
    for child in word.children:
        # "hagyott jóvá": some preverbs are taken for adverbs
        behind = child.i == word.i + 1 and child.rel == "advmod" and child.text in preverbs("adverbial")
        if child.dep == "compound:preverb" or behind:
            return _with_preverb(child.text.lower(), lemma)
        # The baseline parser takes a preverb behind its verb for a postposition.
        if word.pos == "VERB" and child.pos == "ADP" and child.rel == "case" and child.i == word.i + 1:
            return child.text.lower() + lemma
    if word.has("VerbForm=Inf") and word.head.i == word.i - 1 and word.pos == "VERB":
        parted = (w for w in word.head.subtree() if w.i == word.i - 2 and w.text.lower() in preverbs("all"))
        return next((_with_preverb(w.text.lower(), lemma) for w in parted), lemma)  # "alá tudjuk írni"
    return lemma


@functools.cache
def _with_preverb(preverb: str, verb: str) -> str:
    """Return a Hungarian verb with its preverb as the lexicons write it, which may take off its *-ik*: *ki* + *dolgozik*."""
    known, joined = listed_verbs("hu"), preverb + verb
    other = joined[:-2] if joined.endswith("ik") else f"{joined}ik"
    return other if joined not in known and other in known else joined


SHORTEST_HEAD = 6  # letters of a noun that a Hungarian compound ends in


def compound_of(lemma: str, nouns: frozenset[str]) -> str:
    """Return the noun among some that a Hungarian compound ends in: *adóegyezmény* is an *egyezmény*; empty if none."""
    return next((lemma[n:] for n in range(3, len(lemma) - SHORTEST_HEAD + 1) if lemma[n:] in nouns), "")


def role_of(word: Word, grammar: Grammar) -> str:
    """Return the role that a preposition, a postposition or a case gives a word; empty if none marks it."""
    case = [c for c in word.children if c.rel == "case" and c.pos in ("ADP", "SCONJ", "VERB", "ADV", "ADJ")]
    if case:
        text = "_".join([case[0].text.lower(), *(c.text.lower() for c in case[0].children if c.rel == "fixed")])
        # "с Россией" is with Russia, "с Кипра" from Cyprus; no case can be seen on "в МИД"
        marked = (
            ""
            if word.text.isupper() or text in ("с", "со") and _is_rigid(word)
            else grammar.roles.get(f"{text}+{_case(word)}", "")
        )
        return marked or grammar.roles.get(text, text)
    if not grammar.cases:
        return ""
    # A name bears its case on its last word, and there the ending tells more than the tagger.
    last = max((c for c in word.children if c.rel == "flat"), key=lambda c: c.i, default=word)
    by_ending = next((r for e, r in grammar.endings.items() if len(last.text) > len(e) + 2 and last.text.lower().endswith(e)), "")
    if by_ending and word.pos == "PROPN":
        return by_ending
    return grammar.cases.get(_case(word), "") or by_ending


def _is_rigid(word: Word) -> bool:
    """Whether a Russian name has one form for all cases, so that none can be seen on it: *с Мали* is with Mali."""
    return word.pos == "PROPN" and word.text == word.lemma and word.text[-1:] in "еиоуэю"


def _case(word: Word) -> str:
    return next((f[5:] for f in word.feats.split("|") if f.startswith("Case=")), "")


def tells_aspect(word: Word) -> bool:
    """Whether a verb form tells its aspect, as Russian ones do; their participles and infinitives tell voice too."""
    return word.has("Aspect=Perf") or word.has("Aspect=Imp")


def tells_active(word: Word) -> bool:
    """Whether a participle says by its form that the noun it describes acts: *подписавший*."""
    return tells_aspect(word) and word.has("VerbForm=Part") and not word.has("Voice=Pass")


@functools.cache
def _mutual() -> frozenset[str]:
    """Russian reflexive verbs of what some do with one another, which are never passive: *стороны обменяются грамотами*."""
    return frozenset(read_lexicon("ru", "grammar")["verbs"]["mutual"])


def _undergoes(word: Word) -> bool:
    """Whether a reflexive verb has a subject that something is done to, whatever its own voice: *вопрос прорабатывается*."""
    return word.has("Voice=Mid") and any(c.dep == "nsubj:pass" for c in word.children)


def is_participle(word: Word) -> bool:
    """Whether a Hungarian past participle stands before the noun that it was done to: *az elfogadott stratégia*."""
    return word.pos == "ADJ" and word.rel == "amod" and word.has("VerbForm=PartPast") and word.head is not word


def is_headline(word: Word) -> bool:
    """Whether an infinitive is all that a headline says of a name: *Germany, France to hold talks*."""
    head = word.head
    if (
        word.dep not in ("acl", "parataxis")
        or not word.has("VerbForm=Inf")
        or head.rel not in ("root", "ROOT")
        or head.pos != "PROPN"
    ):
        return False
    named = max([head.i, *(w.i for c in head.children if c is not word for w in c.subtree() if w.i < word.i)])
    to = word.child("mark")
    return to is not None and named == to.i - 1 and head.child("det", "case", "cop") is None


def is_passive(word: Word) -> bool:
    """Whether a verb form is passive, by its auxiliary, its subject or its own features."""
    if word.lemma.lower() in _mutual():
        return False
    if word.has("Voice=Pass") and (word.has("VerbForm=Fin") or word.has("Variant=Short")) or _undergoes(word):
        return True  # "подписывается", "подписан"
    if word.pos == "VERB" and tells_aspect(word) and word.has("Tense=Past") and SHORT_PASSIVE.search(word.text.lower()):
        return True  # "отозван", whatever its tag: no active past ends so
    marked = {c.dep for c in word.children}
    # "spoke by telephone": a finite verb without its auxiliary is active, whatever stands behind *by*.
    agent = "obl:agent" in marked and not word.has("VerbForm=Fin")
    if agent or "aux:pass" in marked or (marked & {"nsubj:pass", "csubj:pass"} and not word.has("Mood=Ind")):
        return True
    past = word.has("Tense=Past") or word.has("Voice=Pass")
    return (
        word.has("VerbForm=Part") and past and word.rel in ("acl", "amod") and word.dep != "acl:relcl" and not tells_active(word)
    )
