"""Which dates of a Hungarian sentence lie ahead: the tense of their clause tells it, *pénteken Rigába utazik*."""

from chancery.coding.clauses import stretches_of
from chancery.coding.grammar import Grammar, is_participle, lemma_of, preverbs
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


def is_announced(sentence: Sentence, word: Word, grammar: Grammar) -> bool:
    """Whether a Hungarian verb in the present tells what somebody announces: *bejelentette, hogy Peru konzulátust nyit*.

    The words of announcing stand before it, with *hogy* or a colon between, or behind a dash.
    """
    if not grammar.by_ending or not (word.has("Tense=Pres") and word.has("Mood=Ind")):
        return False
    for verb in sentence.words:
        if verb.pos in ("VERB", "NOUN") and verb is not word and lemma_of(verb) in grammar.verbs["announcing"]:
            first, last = sorted((verb, word), key=lambda w: w.i)
            between = [w.text.lower() for w in sentence.words[first.i + 1 : last.i]]
            if set(between) & ({"hogy", ":"} if first is verb else {"–", "—", "-"}):
                return True
    return False


def is_still_to_come(word: Word, grammar: Grammar) -> bool:
    """Whether a Hungarian present tells of what will be, by its preverb: *bezárja a konzulátust*, but not *zárva tartja*."""
    present = grammar.by_ending and word.has("Tense=Pres") and word.has("Mood=Ind")
    return present and lemma_of(word).startswith(tuple(preverbs("completing")))


def in_later_clause(sentence: Sentence, word: Word, date: Word) -> bool:
    """Whether a date belongs to a clause of its own behind that of a word: *elkészült a szöveg, ősszel írják alá*."""
    stretches = stretches_of(sentence)
    here = next((n for n, stretch in enumerate(stretches) if word in stretch), 0)
    there = next((n for n, stretch in enumerate(stretches) if date in stretch), 0)
    told = any(w.pos in ("VERB", "AUX") and _is_finite(w) for w in stretches[there])
    before = stretches[here][0].has("PronType=Rel") or any(w.pos in ("VERB", "AUX") and _is_finite(w) for w in stretches[here])
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
