"""Figures: numbers about a relation, with what they measure.

*In 2019 trade between Serbia and Hungary reached 3.1 billion euros* gives trade turnover, 3100000000 EUR, about SRB and
HUN, period 2019.
"""

from chancery.coding.measures import FEW, measure_of
from chancery.coding.reading import Reading
from chancery.grounding.chain import side_actor
from chancery.grounding.quantities import BARE, Quantity, find_quantities
from chancery.languages.parsed import Sentence, Word
from chancery.model import Actor, Figure

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
    measure = measure_of(quantity, words, sentence, reading)
    about, here = _about(sentence, reading)
    value, unit = _worth(quantity)
    if not measure.label and (unit in DURATIONS or unit in ("count", "times") or not about):
        return None
    # Just any things are about a relation where the sentence names a state or body, or the document is about a pair.
    if not measure.known and not here and not (about and value > FEW):
        return None
    date = _period(words[0], words[-1], sentence, reading)
    span = [*words, *measure.words]
    verb = next((a for a in words[-1].ancestors() if a.pos == "VERB"), words[0])
    factuality = reading.factuality(sentence, verb) if verb is not words[0] else "fact"
    return Figure(
        **reading.evidence(sentence, span),
        factuality="fact" if factuality == "denied" else factuality,
        by=reading.by(start),
        frame="rule.quantity",
        date=date,
        measure=measure.label or UNNAMED.get(quantity.unit, "amount"),
        value=float(value),
        unit=unit,
        approximation=quantity.approximation,
        about=about,
        period=date,
        change=quantity.change,
    )


def _worth(quantity: Quantity) -> tuple[float, str]:
    """Return a quantity's value and unit as a figure tells them: a range its lower end, a multiple of growth in percent.

    *Grew threefold* is an increase by 200 percent, *fell fourfold* a decrease by 75.
    """
    value = quantity.value if quantity.low is None else quantity.low
    if quantity.unit == BARE:
        return value, "count"
    if quantity.unit != "times" or quantity.change == "level" or value <= 1:
        return value, quantity.unit
    return round(100 * (value - 1 if quantity.change == "increase" else 1 - 1 / value), 2), "percent"


def _about(sentence: Sentence, reading: Reading) -> tuple[tuple[Actor, ...], bool]:
    """Return the states and bodies that a sentence speaks of, else the document's pair, and whether they stand in it."""
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
        return tuple(found[:4]), True
    return tuple(side_actor(s) for s in reading.grounding.pair), False


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
