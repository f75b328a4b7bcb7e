"""Which dates of a Hungarian sentence lie ahead: the tense of their clause tells it, *pénteken Rigába utazik*."""

from chancery.coding.clauses import stretches_of
from chancery.coding.grammar import Grammar, is_participle, lemma_of
from chancery.languages.parsed import Sentence, Word


def lies_ahead(sentence: Sentence, start: int, end: int, grammar: Grammar) -> bool:
    """Whether the words at some offsets of a sentence say when something will be: their clause stands in the present.

    *Pénteken Rigába utazik* tells of the next Friday, *pénteken Rigában járt* of the last one; in *a júniusi választáson győztes
    párt* the date only describes a thing, and words of telling say nothing of it: *írja pénteken a lap*.
    """
    if not grammar.by_ending:
        return False
    date = [w for w in sentence.words if start <= w.start < end]
    if not date:
        return False
    behind = sentence.words[date[-1].i + 1 : date[-1].i + 3]
    if any(w.text.lower() in grammar.words["since"] for w in (*date, *behind)):
        return False  # "április vége óta"
    behind = behind[:1]
    if any(is_participle(w) or w.has("VerbForm=PartPast") for w in behind):
        return False
    verbs = _verbs_beside(sentence, date[0])
    if not verbs or any(w.has("Tense=Past") for w in verbs):
        return False
    wished = any(w.has("Mood=Cnd") or lemma_of(w) in grammar.verbs["planned"] | grammar.verbs["possible"] for w in verbs)
    if date[-1].pos == "ADJ":
        return wished  # "a novemberi csúcson szeretné aláírni", but "a májusi egyezmény szabályozza"
    told = grammar.verbs["citing"]
    return wished or any(w.has("Tense=Pres") and w.has("Mood=Ind") and lemma_of(w) not in told for w in verbs)


def in_later_clause(sentence: Sentence, word: Word, date: Word) -> bool:
    """Whether a date belongs to a clause of its own behind that of a word: *elkészült a szöveg, ősszel írják alá*."""
    stretches = stretches_of(sentence)
    here = next((n for n, stretch in enumerate(stretches) if word in stretch), 0)
    there = next((n for n, stretch in enumerate(stretches) if date in stretch), 0)
    told = any(w.pos in ("VERB", "AUX") and _is_finite(w) for w in stretches[there])
    before = any(w.pos in ("VERB", "AUX") and _is_finite(w) for w in stretches[here])
    return there > here and told and before


def _verbs_beside(sentence: Sentence, word: Word) -> list[Word]:
    """Return the finite verbs of a word's stretch between commas, else those of the next stretch, or of the one before."""
    stretches = stretches_of(sentence)
    at = next((n for n, stretch in enumerate(stretches) if word in stretch), 0)
    for n in (at, at + 1, at - 1):
        found = [w for w in stretches[n] if w.pos in ("VERB", "AUX") and _is_finite(w)] if 0 <= n < len(stretches) else []
        if found:
            return found
    return []


def _is_finite(word: Word) -> bool:
    return word.has("VerbForm=Fin") or "Mood=" in word.feats
