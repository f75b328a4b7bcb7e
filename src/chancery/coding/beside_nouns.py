"""Who stands beside a Hungarian noun: its owners, its partner, and whom a relative clause describes."""

from chancery.coding.case_roles import case_role, last_word
from chancery.coding.clauses import SURE, stretches_of
from chancery.coding.grammar import Grammar
from chancery.grounding.actors import Grounding
from chancery.languages.parsed import Sentence, Word
from chancery.model import Actor


def actors_beside_noun(sentence: Sentence, noun: Word, slot: str, grounding: Grounding, grammar: Grammar) -> tuple[Actor, ...]:
    """Return who stands next to an event noun: its owner right before it, a place or partner right behind it.

    *Tokajev kazah elnök kétnapos látogatása Moszkvában*: Tokajev is the owner, *Moszkvában* stands in ``in``.
    """
    if not grammar.by_ending:
        return ()
    words = sentence.words
    if slot == "subj":
        i = noun.i - 1
        while i >= 0 and words[i].pos in ("ADJ", "NUM") and not grounding.actors(sentence, words[i]) and noun.i - i < 6:
            i -= 1
        owned = noun.has("Number[psor]=Sing") or noun.text.lower()[len(noun.lemma) :][:1] in ("a", "á", "e", "é", "j")
        if i < 0 or not owned:
            return ()
        found = tuple(a for a in grounding.actors(sentence, words[i]) if a.how in SURE)
        return (*_joined_before(sentence, i, grounding, grammar), *found) if found else ()
    before = _attributed(sentence, noun, slot, grounding, grammar)
    if before:
        return before
    for word in words[noun.i + 1 : noun.i + 4]:
        found = tuple(a for a in grounding.actors(sentence, word) if a.how in SURE)
        if found:
            last = last_word(sentence, found[0], grounding)
            return found if case_role(last, sentence, grounding, grammar) == slot else ()
    return ()


def attribute_of(sentence: Sentence, noun: Word, grammar: Grammar) -> Word | None:
    """Return the postposition that ties a name to a noun like an adjective: *elleni* in *az Ukrajna elleni támadás*."""
    for word in reversed(sentence.words[max(noun.i - 5, 1) : noun.i]):
        text = word.text.lower()
        if (text in grammar.roles and text.endswith("i")) or text == "való":
            return word
        if word.pos not in ("ADJ", "NUM"):
            return None
    return None


def _attributed(sentence: Sentence, noun: Word, slot: str, grounding: Grounding, grammar: Grammar) -> tuple[Actor, ...]:
    """Return whom a postposition in the place of an adjective ties to a noun: *az Ukrajna elleni orosz támadás*."""
    link = attribute_of(sentence, noun, grammar)
    named = tuple(a for a in grounding.actors(sentence, sentence.words[link.i - 1]) if a.how in SURE) if link is not None else ()
    if link is None or not named:
        return ()
    by_case = case_role(last_word(sentence, named[0], grounding), sentence, grounding, grammar)
    role = grammar.roles.get(link.text.lower(), by_case)
    return (*_joined_before(sentence, link.i - 1, grounding, grammar), *named) if role == slot else ()


def _joined_before(sentence: Sentence, last: int, grounding: Grounding, grammar: Grammar) -> tuple[Actor, ...]:
    """Return the owners that *és* joins to the one that ends at a word: *Szófia, Bukarest és Zágráb csatlakozása*."""
    words, found = sentence.words, list[Actor]()
    first = next((w.i for w in words if any(a.start == w.start for a in grounding.actors(sentence, words[last]))), last)
    while first >= 2 and words[first - 1].text.lower() in grammar.words["together"] - {"-", "–"}:
        if not found and words[first - 1].text == ",":
            break  # a comma alone may part two clauses
        before = words[first - 2]
        named = [a for a in grounding.actors(sentence, before) if a.end == before.end and a.how in ("name", "capital", "seat")]
        if len(named) != 1 or case_role(before, sentence, grounding, grammar) != "subj":
            break
        found.insert(0, named[0])
        first = next(w.i for w in words if w.end > named[0].start)
    return tuple(found)


def described(sentence: Sentence, word: Word, grounding: Grounding) -> tuple[Actor, ...]:
    """Return whom the relative clause of a word is about: *Horvátország, amely tagja az uniónak* gives HRV for *tagja*."""
    stretch = next((s for s in stretches_of(sentence) if word in s), [])
    opening = stretch[0] if stretch else word
    if not (opening.has("PronType=Rel") and opening.has("Case=Nom")) or opening.i < 2:
        return ()
    return tuple(a for a in grounding.actors(sentence, sentence.words[opening.i - 2]) if a.how in SURE)
