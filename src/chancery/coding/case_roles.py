"""In which case a Hungarian name or noun stands, by its ending, and whose owner it is, whatever the tagger says."""

import re

from chancery.coding.grammar import Grammar, grammar_of, role_of
from chancery.grounding.actors import Grounding
from chancery.grounding.names import nominative_of
from chancery.languages.parsed import Sentence, Word
from chancery.model import Actor

# What may follow a name whose nominative is known.
NOMINATIVE = re.compile(r"(?:j?[ae]i?|i|[aeoö]?k|j?[uü]k)?")
ACCUSATIVE = re.compile(r"-?(?:j?[áaée]i?|[aeoö]?k|i)?[aeoöáé]?t")
INSTRUMENTAL = re.compile(r"-?(?:v|([bcdfghjklmnprstvz])\1|ssz|nny|ggy|ccs|zzs|tty|lly|sz)[ae]l")
SUPERESSIVE = re.compile(r"-?[eoö]?n")
# What a case adds to a name whose nominative is known: *Delhibe*, *Nairobiból*.
KNOWN_ENDINGS = (
    (re.compile(r"-?b[ae]"), "into"), (re.compile(r"-?b[ae]n"), "in"), (re.compile(r"-?(?:b[óő]l|t[óő]l)"), "from"),
    (re.compile(r"-?(?:r[ae]|h[oeö]z|n[ae]k)"), "to"), (re.compile(r"-?r[óő]l"), "about"), (re.compile(r"-?n[áé]l"), "at"),
)  # fmt: skip
_CASES = "t|n|v[ae]l|b[ae]n?|b[óő]l|r[ae]|r[óő]l|h[oe]z|n[ae]k|ért|t[óő]l|n[áé]l|ig"
POSSESSED = re.compile(rf".*(?:[ae]|i|[áéi](?:{_CASES}))")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d\.?")
LENGTHENED = re.compile(rf".*(?:[áé](?:{_CASES})|[ae]i(?:{_CASES})?)")


def last_word(sentence: Sentence, actor: Actor, grounding: Grounding) -> Word:
    """Return the word that bears an actor's case: its last, or that of the title behind it (*Erdogan török elnököt*)."""
    words = sentence.words
    last = next((w for w in reversed(words) if w.start < actor.end), words[-1])
    mention = grounding.name_at(sentence, last)
    title = mention.title if mention is not None and mention.last == last.i else None
    if title is None and last.i + 1 < len(words):
        title = grounding.title_at(sentence, words[last.i + 1])
        title = title if title is not None and title.start == last.i + 1 else None
    if title is not None and title.start > last.i and words[last.i + 1].text != ",":
        return words[title.end]
    return last


def _stem_length(word: Word, sentence: Sentence, grounding: Grounding) -> int:
    """Return how much of a word its nominative takes, as lexicon and names tell it; 0 where they do not."""
    for item in grounding.cast.known[sentence.index]:
        form = item.hit.entry.form.split()[-1]
        if item.last == word.i and word.text.lower().startswith(form.lower()[:-1]):
            return len(form)
    mention = grounding.name_at(sentence, word)
    if mention is not None and mention.person is not None and word.text in mention.person.name.split():
        return len(word.text)  # "Laakkonen" bears no ending
    if mention is not None and mention.person is None and word.has("Case=Acc") and word.text.endswith("t"):
        return 0  # "Irina Bokovát", whom nobody knows
    return len(nominative_of(word, sentence.language)) if mention is not None and mention.last == word.i else 0


def is_possessed(last: Word, sentence: Sentence) -> Word | None:
    """Return the noun that an owner in the nominative has right behind it: *Irán* of *Irán új javaslatát*."""
    for word in sentence.words[last.i + 1 : last.i + 6]:
        if word.pos in ("NOUN", "PROPN"):
            text = word.text.lower()
            marked = word.has("Person[psor]=3") and POSSESSED.fullmatch(text)
            lengthened = LENGTHENED.fullmatch(text) and len(text) > len(word.lemma) + 1
            return word if marked or (lengthened and word.lemma[-1:].lower() not in "aeiouáéíóúöüőűt") else None
        joins = word.text.lower() in grammar_of(sentence.language).words["together"]
        if word.pos not in ("ADJ", "NUM") or joins or YEAR.fullmatch(word.text):
            return None
    return None


def standing(owned: Word) -> str:
    """Return the role of an owned noun that stands *on* something: *beiktatásán*."""
    return "on" if owned.text.lower().endswith(("án", "én", "in")) else ""


def case_role(word: Word, sentence: Sentence, grounding: Grounding, grammar: Grammar) -> str:
    """Return a word's role: by the postposition behind it, its ending or its features; nominative is the subject."""
    after = sentence.words[word.i + 1] if word.i + 1 < len(sentence.words) else None
    if after is not None and after.text.lower() in grammar.roles:
        return grammar.roles[after.text.lower()]
    text = word.text.lower()
    stem = _stem_length(word, sentence, grounding)
    if stem:
        ending = text[stem:]
        if NOMINATIVE.fullmatch(ending):
            return "subj"
        for pattern, role in ((ACCUSATIVE, "obj"), (INSTRUMENTAL, "with"), (SUPERESSIVE, "on"), *KNOWN_ENDINGS):
            if pattern.fullmatch(ending):
                return role
    for ending, role in grammar.endings.items():
        if len(text) > len(ending) + 2 and text.endswith(ending):
            return role
    role = role_of(word, grammar)
    if role in ("", "subj") and text.endswith("t") and word.has("Case=Acc"):
        return "obj"
    return role or "subj"
