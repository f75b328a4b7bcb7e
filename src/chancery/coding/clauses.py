"""Actors by case: where word order is free and the parse unsure, a clause's names are sorted by their case endings."""

from chancery.coding.grammar import Grammar, role_of
from chancery.grounding.actors import Grounding
from chancery.languages.parsed import Sentence, Word
from chancery.model import Actor

BREAKS = frozenset(",;:–—()„”")
SURE = frozenset(("name", "title", "capital", "seat", "chain", "pair", "description", "group"))


def clause_of(sentence: Sentence, verb: Word) -> list[Word]:
    """Return the words of a verb's clause: its stretch between commas, and the stretches beside it without a verb."""
    stretches: list[list[Word]] = [[]]
    for word in sentence.words:
        if word.text in BREAKS or word.has("PronType=Rel") or word.text.lower() == "hogy":
            stretches.append([])
        if word.text not in BREAKS:
            stretches[-1].append(word)
    at = next((n for n, stretch in enumerate(stretches) if verb in stretch), 0)
    first = last = at

    def silent(stretch: list[Word]) -> bool:
        return not any(w.pos in ("VERB", "AUX") or w.has("PronType=Rel") or w.text.lower() == "hogy" for w in stretch)

    while first > 0 and silent(stretches[first - 1]):
        first -= 1
    while last + 1 < len(stretches) and silent(stretches[last + 1]):
        last += 1
    # What stands first in a sentence often belongs to its main verb, over a relative clause between.
    opening = stretches[0] if first > 0 and silent(stretches[0]) else []
    return [*opening, *(w for stretch in stretches[first : last + 1] for w in stretch)]


def actors_by_case(sentence: Sentence, verb: Word, slot: str, grounding: Grounding, grammar: Grammar) -> tuple[Actor, ...]:
    """Return the actors of a verb's clause whose last word bears the case or postposition of a slot.

    Only languages whose grammar maps cases have any.
    """
    if not grammar.cases:
        return ()
    words = clause_of(sentence, verb)
    found: list[Actor] = []
    ends: set[int] = set()
    for word in words:
        if word is verb or word.pos in ("VERB", "AUX", "PUNCT", "DET"):
            continue
        for actor in grounding.actors(sentence, word):
            last = next((w for w in reversed(words) if w.start < actor.end and w.end >= actor.end), word)
            title = grounding.title_at(sentence, sentence.words[min(last.i + 1, len(sentence.words) - 1)])
            if title is not None and title.start == last.i + 1:
                last = sentence.words[title.end]  # "Erdogan török államfő": the title bears the case
            if actor.how not in SURE or last.i in ends and any(a.code == actor.code for a in found):
                continue
            if _case(last, sentence, grammar) == slot:
                ends.add(last.i)
                if all(a.code != actor.code for a in found):
                    found.append(actor)
    return tuple(found)


def actors_beside_noun(sentence: Sentence, noun: Word, slot: str, grounding: Grounding, grammar: Grammar) -> tuple[Actor, ...]:
    """Return who stands next to an event noun: its owner right before it, a place or partner right behind it.

    *Tokajev kazah elnök kétnapos látogatása Moszkvában*: Tokajev is the owner, *Moszkvában* stands in ``in``.
    """
    if not grammar.cases:
        return ()
    words = sentence.words
    if slot == "subj":
        i = noun.i - 1
        while i >= 0 and words[i].pos in ("ADJ", "NUM") and not grounding.actors(sentence, words[i]) and noun.i - i < 6:
            i -= 1
        owned = noun.has("Number[psor]=Sing") or noun.text.lower()[len(noun.lemma) :][:1] in ("a", "á", "e", "é", "j")
        if i < 0 or not owned:
            return ()
        found = grounding.actors(sentence, words[i])
        return tuple(a for a in found if a.how in SURE)
    for word in words[noun.i + 1 : noun.i + 4]:
        found = tuple(a for a in grounding.actors(sentence, word) if a.how in SURE)
        if found:
            return found if _case(word, sentence, grammar) == slot else ()
    return ()


def _case(word: Word, sentence: Sentence, grammar: Grammar) -> str:
    """Return a word's role: by the postposition behind it, its ending or its features; nominative is the subject."""
    after = sentence.words[word.i + 1] if word.i + 1 < len(sentence.words) else None
    if after is not None and after.text.lower() in grammar.roles:
        return grammar.roles[after.text.lower()]
    text = word.text.lower()
    for ending, role in grammar.endings.items():
        if len(text) > len(ending) + 2 and text.endswith(ending):
            return role
    role = role_of(word, grammar)
    if role in ("", "subj") and text.endswith("t") and word.has("Case=Acc"):
        return "obj"
    return role or "subj"
