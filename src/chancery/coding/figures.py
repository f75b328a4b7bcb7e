"""Figures: numbers about a relation, with what they measure.

*In 2019 trade between Serbia and Hungary reached 3.1 billion euros* gives trade turnover, 3100000000 EUR, about SRB and
HUN, period 2019.
"""

import re
from functools import cache

from chancery.coding.grammar import lemma_of
from chancery.coding.reading import Reading
from chancery.grounding.quantities import Quantity, find_quantities
from chancery.languages.parsed import Sentence, Word
from chancery.lexicons import has_lexicon, read_lexicon
from chancery.model import Actor, Figure

DIMENSIONS = {
    **dict.fromkeys(("km", "m", "miles", "cm"), "length"),
    **dict.fromkeys(("km2", "ha", "m2"), "area"),
    **dict.fromkeys(("years", "months", "weeks", "days", "hours", "minutes"), "duration"),
    "count": "count",
    "rank": "rank",
}
UNNAMED = {
    "percent": "share",
    "km": "length",
    "km2": "area",
    "ha": "area",
    "m3": "volume",
    "tonnes": "weight",
    "MW": "power",
    "GW": "power",
    "rank": "rank",
}
DURATIONS = frozenset(("years", "months", "weeks", "days", "hours", "minutes"))
REACH = 14  # words between a number and the noun that says what it measures


@cache
def _measures(language: str) -> list[tuple[tuple[str, ...], str]]:
    if not has_lexicon(language, "figures"):
        return []
    entries = [(tuple(lemmas.lower().split()), label) for lemmas, label in read_lexicon(language, "figures")["measures"].items()]
    return sorted(entries, key=lambda e: (-len(e[0]), e[0]))


@cache
def _only_for() -> dict[str, str]:
    """Measures that fit one dimension only → that dimension: no length is counted in days."""
    fits = read_lexicon("en", "figures")["fits"]  # labels are English in every language
    return {label: dimension for dimension, labels in fits.items() for label in labels}


def code_figures(reading: Reading) -> list[Figure]:
    """Return the figures of a document: quantities whose measure is known, or that stand beside an actor."""
    found: list[Figure] = []
    for sentence in reading.sentences:
        for quantity in find_quantities(sentence.text, reading.language):
            figure = _figure(quantity, sentence, reading)
            if figure is not None:
                found.append(figure)
    return _collapse(found)


def _figure(quantity: Quantity, sentence: Sentence, reading: Reading) -> Figure | None:
    start, end = sentence.start + quantity.start, sentence.start + quantity.end
    words = [w for w in sentence.words if w.start < end and w.end > start]
    if not words:
        return None
    measure, where = _measure(quantity, words, sentence, reading)
    about = _about(sentence, reading)
    if quantity.unit in DURATIONS and not measure:
        return None
    if not measure and (quantity.unit in ("count", "times") or not about):
        return None
    date = _period(words[0], words[-1], sentence, reading)
    span = [*words, *where]
    verb = next((a for a in words[-1].ancestors() if a.pos == "VERB"), words[0])
    factuality = reading.factuality(sentence, verb) if verb is not words[0] else "fact"
    return Figure(
        **reading.evidence(sentence, span),
        factuality="fact" if factuality == "denied" else factuality,
        by=reading.by(start),
        frame="rule.quantity",
        date=date,
        measure=measure or UNNAMED.get(quantity.unit, "amount"),
        value=quantity.value,
        unit=quantity.unit,
        approximation=quantity.approximation,
        about=about,
        period=date,
        change=quantity.change,
    )


def _measure(quantity: Quantity, words: list[Word], sentence: Sentence, reading: Reading) -> tuple[str, list[Word]]:
    """Return what a quantity measures and the words that say so: the counted noun, else the nearest measure noun."""
    lemmas = _lemmas(sentence.words, reading)
    first, last = words[0].i, words[-1].i
    if quantity.unit == "count":
        return _counted(words, sentence, reading)
    best: tuple[int, str, list[Word]] | None = None
    kind = DIMENSIONS.get(quantity.unit, "money" if quantity.unit.isupper() else "share")
    for phrase, label in _measures(reading.language):
        if _only_for().get(label, kind) != kind:
            continue
        for at in range(len(lemmas) - len(phrase) + 1):
            if tuple(lemmas[at : at + len(phrase)]) != phrase:
                continue
            end = at + len(phrase) - 1
            if _is_action(sentence.words[end], words) or _across(sentence, last, at):
                continue
            gap = first - (at + len(phrase)) if at < first else at - last - 1
            # A measure stands before its number more often than behind it.
            cost = gap + (0 if at < first else 2) - 2 * len(phrase)
            if gap <= REACH and (best is None or cost < best[0]) and not _other_number(sentence, at, first):
                # A time beside "water" measures no water.
                told = label if kind != "duration" or label in _only_for() else kind
                best = (cost, told, sentence.words[at : at + len(phrase)])
    return (best[1], best[2]) if best else ("", [])


def _lemmas(words: list[Word], reading: Reading) -> list[str]:
    return [lemma_of(w) if reading.grammar.by_case else w.lemma.lower() for w in words]


def _is_action(word: Word, number: list[Word]) -> bool:
    """Whether a measure's word is a verb with another object: *shares a border*, not *imports* before its sum."""
    thing = word.child("obj")
    return word.pos == "VERB" and thing is not None and thing not in number and thing.head not in number


def _across(sentence: Sentence, last: int, at: int) -> bool:
    """Whether a measure behind a number belongs to the next clause: *reached $600 million and imports $200 million*."""
    return at > last and any(w.pos in ("CCONJ", "PUNCT", "SCONJ") for w in sentence.words[last + 1 : at])


def _other_number(sentence: Sentence, at: int, first: int) -> bool:
    """Whether another number stands between a measure noun and this one, so that the noun is that one's."""
    between = sentence.words[at:first]
    if first and sentence.words[first - 1].text.lower() == "to" and any(w.text.lower() == "from" for w in between):
        return False  # "trade fell from $7.2 billion in 2008 to $400 million": both are trade
    return sum(w.pos == "NUM" and not re.fullmatch(r"(19|20)\d\d(-\w+)?", w.text) for w in between) >= 2


def _counted(words: list[Word], sentence: Sentence, reading: Reading) -> tuple[str, list[Word]]:
    head = next((w.head for w in words if (w.rel == "nummod" or w.dep == "amod:att") and w.head not in words), None)
    if head is None and reading.grammar.by_case:
        # "10 тысяч военных": the multiplier owns what is counted
        head = next((c for w in words for c in w.children if c.rel == "nmod" and c.has("Case=Gen") and c.i > words[-1].i), None)
    if head is None:
        return "", []
    while reading.grammar.cases and head.pos == "ADJ" and head.head.i > head.i:
        head = head.head  # "800 svéd cég": the number counts the noun
    noun = [w for w in sentence.words if words[-1].i < w.i <= head.i] or [head]
    # "twenty soldiers were killed": the verb says what is counted.
    done = head.head if head.dep in ("nsubj:pass", "obj") else None
    suffered = dict(_measures(reading.language)).get((done.text.lower(),), "") if done is not None and done.pos == "VERB" else ""
    if done is not None and suffered:
        return suffered, [*noun, done]
    for phrase, label in _measures(reading.language):
        spoken = _lemmas(noun, reading)
        if tuple(spoken[-len(phrase) :]) == phrase:
            return label, noun
    return "", []


def _about(sentence: Sentence, reading: Reading) -> tuple[Actor, ...]:
    found: list[Actor] = []
    # "долларов США": a currency speaks of no state
    coins = {w.i for w in sentence.words if w.i and reading.grammar.by_case and sentence.words[w.i - 1].lemma.lower() == "доллар"}
    for actor in reading.spoken_of(sentence, [w for w in sentence.words if w.i not in coins]):
        if actor.state or reading.grounding.is_body(actor.code):
            code = actor.state or actor.code
            if all(f.code != code for f in found):
                found.append(
                    Actor(code=code, state=actor.state, text=actor.text, start=actor.start, end=actor.end, how=actor.how)
                )
    if found:
        return tuple(found[:4])
    return tuple(Actor(code=s, state=s, how="pair") for s in reading.grounding.pair)


def _period(first: Word, last: Word, sentence: Sentence, reading: Reading) -> str:
    """Return the time that a figure is for: the date right behind it, else the nearest before it, else the first after it."""
    dates = [d for d in reading.dates(sentence) if d.how not in ("by", "until")]
    behind = next((d for d in dates if 0 <= d.start - last.end <= len(" in ")), None)
    if behind is not None:
        return behind.value
    before = [d for d in dates if d.start <= first.start]
    return before[-1].value if before else dates[0].value if dates else ""


def _collapse(figures: list[Figure]) -> list[Figure]:
    kept: list[Figure] = []
    for figure in figures:
        if not any(k.value == figure.value and k.unit == figure.unit and k.measure == figure.measure for k in kept):
            kept.append(figure)
    return kept
