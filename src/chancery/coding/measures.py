"""What a number measures: the noun it counts, the noun or verb that says what a sum or share is of, the term it sets.

*Denmark will send 24 field hospitals to Ukraine* counts field hospitals, *trade reached $28 billion* measures trade
turnover, *the lease runs for 10 years* sets a term, *two days later* measures nothing.
"""

import re
from functools import cache
from typing import Any, NamedTuple

from chancery.coding.grammar import lemma_of
from chancery.coding.reading import Reading
from chancery.grounding.quantities import BARE, Quantity, is_definite
from chancery.languages.parsed import Sentence, Word
from chancery.lexicons import has_lexicon, read_lexicon

DIMENSIONS = {
    **dict.fromkeys(("km", "m", "miles", "cm"), "length"),
    **dict.fromkeys(("km2", "ha", "m2"), "area"),
    **dict.fromkeys(("years", "months", "weeks", "days", "hours", "minutes"), "duration"),
    "count": "count",
    "rank": "rank",
}
REACH = 14  # words between a number and the noun that says what it measures
# A number up to this that an article makes known, or that counts states or sides, refers back: "the three presidents".
FEW = 10
FEWEST = 3  # least number of things that no lexicon names
YEARS = (1900, 2100)
DERIVED = ("s", "ú", "ű")  # of an adjective that holds what is counted: "11 fős testület" is one body
OPEN = "number"  # the measure of things that have no English name here


class Measure(NamedTuple):
    """A label, empty where a number measures nothing, the words that say so, and whether the lexicon knows the thing."""

    label: str
    words: list[Word]
    known: bool = True


BEYOND = 20  # words
NOTHING = Measure("", [])


class _Lexicon(NamedTuple):
    by_first: dict[str, list[tuple[tuple[str, ...], str]]]
    by_last: dict[str, list[tuple[tuple[str, ...], str]]]
    things: dict[str, list[tuple[tuple[str, ...], str]]]
    words: dict[str, frozenset[str]]


@cache
def _lexicon(language: str) -> _Lexicon:
    data: dict[str, Any] = read_lexicon(language, "figures") if has_lexicon(language, "figures") else {}
    measures, things = data.get("measures", {}), data.get("things", {})
    words = {f"{table}.{key}": frozenset(data.get(table, {}).get(key, ())) for table, key in _LISTS}
    return _Lexicon(_indexed(measures, 0), _indexed(measures, -1), _indexed(things, -1), words)


def _indexed(table: dict[str, str], word: int) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return phrases and their labels by the phrase's first or last word, the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    entries = [(tuple(lemmas.lower().split()), label) for lemmas, label in table.items()]
    for phrase, label in sorted(entries, key=lambda e: (-len(e[0]), e[0])):
        index.setdefault(phrase[word], []).append((phrase, label))
    return index


_LISTS = [
    ("uncounted", "ever"),
    ("uncounted", "few"),
    *(("terms", key) for key in ("nouns", "verbs", "needs", "moments", "worth")),
]


@cache
def _only_for() -> dict[str, str]:
    """Measures that fit one dimension or unit only → that one: no length is counted in days."""
    fits = read_lexicon("en", "figures")["fits"]  # labels are English in every language
    return {label: dimension for dimension, labels in fits.items() for label in labels}


def measure_of(quantity: Quantity, words: list[Word], sentence: Sentence, reading: Reading) -> Measure:
    """Return what a quantity measures: what it counts, the term that it sets, else the nearest measure noun."""
    if quantity.unit == "count":
        return _counted(quantity, words, sentence, reading)
    if quantity.unit == BARE:
        return _reached(words, sentence, reading)
    kind = DIMENSIONS.get(quantity.unit, "money" if quantity.unit.isupper() else "share")
    near = _nearest(kind, words, sentence, reading, quantity.unit)
    if kind == "share" and not near.label and quantity.change != "level":
        # "trade reached $6 billion, up 20 per cent": the sum's own measure rose; "tourist arrivals tripled"
        near = _nearest(kind, words, sentence, reading, quantity.unit, beyond=True)
        near = near if near.label else _nearest("count", words, sentence, reading)
    return near if near.label or kind != "duration" else _term(words, sentence, reading)


def _nearest(kind: str, words: list[Word], sentence: Sentence, reading: Reading, unit: str = "", beyond: bool = False) -> Measure:
    """Return the nearest noun that measures a kind of amount, or one unit alone: relations last years, not 72 hours.

    ``beyond`` another number only where nothing nearer is wanted.
    """
    lemmas = _lemmas(sentence.words, reading)
    first, last = words[0].i, words[-1].i
    known, fits = _lexicon(reading.language).by_first, _only_for()
    best: tuple[int, int, str, int, int] | None = None
    for at, lemma in enumerate(lemmas):
        for phrase, label in known.get(lemma, ()):
            if (
                fits.get(label, "" if kind == "duration" else kind) not in (kind, unit)
                or tuple(lemmas[at : at + len(phrase)]) != phrase
            ):
                continue
            end = at + len(phrase) - 1
            if _is_action(sentence.words[end], words, reading) or _across(sentence, last, at):
                continue
            gap = first - end - 1 if at < first else at - last - 1
            # A measure stands before its number more often than behind it.
            cost = gap + (0 if at < first else 2) - 2 * len(phrase)
            rank = (cost, -len(phrase), label, at, end)
            if (
                gap <= (BEYOND if beyond else REACH)
                and (best is None or rank[:2] < best[:2])
                and (beyond and end < first or not _other_number(sentence, at, first))
            ):
                best = rank
    return Measure(best[2], sentence.words[best[3] : best[4] + 1]) if best else NOTHING


def _lemmas(words: list[Word], reading: Reading) -> list[str]:
    return [lemma_of(w) if reading.grammar.by_case else w.lemma.lower() for w in words]


def _is_action(word: Word, number: list[Word], reading: Reading) -> bool:
    """Whether a measure's word is a verb with another object: *shares a border*, not *imports* before its sum."""
    thing = word.child("obj")
    if word.pos != "VERB" or thing is None or thing in number or thing.head in number:
        return False
    worth = _lexicon(reading.language).words["terms.worth"]
    return not any(w.lemma.lower() in worth for w in thing.children)  # "exports cotton worth half a billion"


def _across(sentence: Sentence, last: int, at: int) -> bool:
    """Whether a measure behind a number belongs to the next clause: *reached $600 million and imports $200 million*."""
    return at > last and any(w.pos in ("CCONJ", "PUNCT", "SCONJ") for w in sentence.words[last + 1 : at])


def _other_number(sentence: Sentence, at: int, first: int) -> bool:
    """Whether another number stands between a measure noun and this one, so that the noun is that one's."""
    between = sentence.words[at:first]
    if first and sentence.words[first - 1].text.lower() == "to" and any(w.text.lower() == "from" for w in between):
        return False  # "trade fell from $7.2 billion in 2008 to $400 million": both are trade
    return sum(w.pos == "NUM" and not re.fullmatch(r"(19|20)\d\d(-\w+)?", w.text) for w in between) >= 2


def _term(words: list[Word], sentence: Sentence, reading: Reading) -> Measure:
    """Return the term that a span of time sets: *a 27-year contract*, *must be repaid within 20 years*, no *two years ago*."""
    lexicon, last = _lexicon(reading.language).words, words[-1]
    lemmas = _lemmas(sentence.words, reading)
    around = lemmas[max(0, words[0].i - 2) : words[0].i] + lemmas[last.i + 1 : last.i + 2]
    if not lexicon["terms.moments"].isdisjoint(around):
        return NOTHING
    heads = [w.head for w in words if w.head not in words]
    # "20 év alatt kell visszafizetni": what has to be done within the time
    heads += [c for head in heads for c in head.children if c.rel == "xcomp"]
    for head in dict.fromkeys(heads):
        lemma = lemma_of(head)
        if lemma in lexicon["terms.nouns"] or lemma in lexicon["terms.verbs"]:
            return Measure("term", [head])
        if lemma in lexicon["terms.needs"]:
            return Measure("duration", [head])
    return NOTHING


def _counted(quantity: Quantity, words: list[Word], sentence: Sentence, reading: Reading) -> Measure:
    before = [w.text.lower() for w in sentence.words[max(0, words[0].i - 2) : words[0].i]]
    if reading.grammar.by_case and before[1:] == ["из"] and before[0].isdigit():
        return NOTHING  # "81 из 120 депутатов"
    head = next((w.head for w in words if (w.rel == "nummod" or w.dep == "amod:att") and w.head not in words), None)
    if head is None and reading.grammar.by_case:
        # "10 тысяч военных": the multiplier owns what is counted
        head = next((c for w in words for c in w.children if c.rel == "nmod" and c.has("Case=Gen") and c.i > words[-1].i), None)
    if head is None:
        head = _behind(words, sentence, reading)
    if head is None:
        return NOTHING
    bound = sentence.text[quantity.end : quantity.end + 1] == "-"  # "the 45-member group" counts members
    while head.rel == "compound" and head.head.i > head.i and not bound and not reading.grammar.cases:
        head = head.head  # "48 light combat jets"
    within = reading.language == "hu" and head.pos == "ADJ" and head.text.endswith(DERIVED)
    while reading.grammar.cases and head.pos == "ADJ" and head.head.i > head.i and head.head.pos != "VERB":
        head = head.head  # "800 svéd cég": the number counts the noun
    if head.pos == "ADJ":
        # "20 Serbian and about 50 Hungarian companies"
        head = next((c for c in head.children if c.rel == "conj" and c.pos == "NOUN" and c.child("nummod")), head)
    noun = [w for w in sentence.words if words[-1].i < w.i <= head.i] or [head]
    # "twenty soldiers were killed": the verb says what is counted.
    done = head.head if head.dep in ("nsubj:pass", "obj") else None
    known = _lexicon(reading.language)
    if done is not None and done.pos == "VERB" and done.text.lower() != done.lemma.lower():
        suffered = next((label for phrase, label in known.by_first.get(done.text.lower(), ()) if len(phrase) == 1), "")
        if suffered:
            return Measure(suffered, [*noun, done])
    spoken = _lemmas(noun, reading)
    if label := _label(known.by_last, spoken):
        against = label == "votes" and re.match(r"\s*votes\sto\s\d", sentence.text[quantity.end :])
        return Measure("votes in favour" if against else label, noun)
    return NOTHING if within or bound else _thing(quantity, head, noun, sentence, reading)


def _reached(words: list[Word], sentence: Sentence, reading: Reading) -> Measure:
    """Return what a number without a noun measures: what rose to it (*arrivals rose to 210,000*), votes lost."""
    if len(words) > 1 and (words[0].pos == "VERB" or words[0].text.lower() == "to"):
        return _nearest("count", words, sentence, reading)
    before = [w.lemma.lower() for w in sentence.words[max(0, words[0].i - 2) : words[0].i]]
    return Measure("votes against", words) if before == ["vote", "to"] else NOTHING


def _label(index: dict[str, list[tuple[tuple[str, ...], str]]], spoken: list[str]) -> str:
    """Return the label of the longest phrase that words end with, empty where there is none."""
    return next((label for phrase, label in index.get(spoken[-1], ()) if tuple(spoken[-len(phrase) :]) == phrase), "")


def _behind(words: list[Word], sentence: Sentence, reading: Reading) -> Word | None:
    """Return the noun right behind a number that the parse did not tie to it, adjectives between them left out."""
    run: list[Word] = []
    for word in sentence.words[words[-1].i + 1 :]:
        if word.pos not in ("ADJ", "NOUN", "PROPN"):
            break
        run.append(word)
        if word.pos == "NOUN" and reading.grammar.cases:
            return word
    return run[-1] if run and run[-1].pos != "ADJ" else None


def _thing(quantity: Quantity, head: Word, noun: list[Word], sentence: Sentence, reading: Reading) -> Measure:
    """Return the measure of things that the lexicon does not name: *35 language courses*, no *three questions*."""
    never = _lexicon(reading.language).words
    value = quantity.value if quantity.low is None else quantity.low
    lemma = lemma_of(head)
    written = sentence.text[quantity.start : quantity.end]
    if value < FEWEST or head.pos not in ("NOUN", "PROPN", "ADJ") or lemma in never["uncounted.ever"]:
        return NOTHING
    if re.fullmatch(r"\d{4}", written) and YEARS[0] <= value < YEARS[1]:
        return NOTHING
    if head.i < noun[0].i:
        return NOTHING
    spoken = _lemmas(noun, reading)
    if value <= FEW and (
        lemma in never["uncounted.few"]
        or not never["terms.moments"].isdisjoint(spoken)
        or any(w.has("Degree=Sup") for w in [*sentence.words[max(0, noun[0].i - 2) : noun[0].i - 1], *noun])
        or is_definite(sentence.text, quantity.start, reading.language)
    ):
        return NOTHING
    if head.pos != "NOUN":
        # "80,000 Hungarians": a people; another name is none that could be counted
        if reading.language == "en" and not head.text.endswith("s"):
            return NOTHING
        people = any(actor.state for actor in reading.grounding.actors(sentence, head, ()))
        return Measure("citizens", noun, known=False) if people else NOTHING
    if reading.language != "en":
        return Measure(_label(_lexicon(reading.language).things, spoken) or OPEN, noun, known=False)
    named = [w.text.lower() for w in noun if w is head or (w.rel == "compound" and w.pos == "NOUN")]
    return Measure(" ".join(named), noun, known=False)
