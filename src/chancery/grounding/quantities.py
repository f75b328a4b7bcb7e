"""Quantities in a text: counts, money, percentages, measures, durations, multiples and ranks.

All words and patterns come from each language's lexicon ``quantities``. Numbers that belong to dates are left to
``chancery.grounding.dates``.
"""

import re

import msgspec

from chancery.grounding.dates import date_spans
from chancery.grounding.numbers import magnitude, read_number
from chancery.grounding.quantity_grammar import CURRENCY, Grammar, Unit, quantity_grammar
from chancery.model import Struct

# How far before a number its approximator, and around it the verb of change, is looked for, in characters.
_NEAR, _CLAUSE = 48, 90
# The room for one word right before a number, such as "between" or "several".
_JUST_BEFORE = 20
_NOUN_WORDS = 6
_CLAUSE_END = re.compile(r"[;:!?\n]|\.(?=\s|$)")
_DURATIONS = frozenset({"years", "months", "weeks", "days", "hours", "minutes"})
_WORD = re.compile(r"[^\W\d][\w'’-]*")
_SPACES = (" ", "\u00a0", "\u202f", "-")
_MILLION = 1e6
# The unit of a number that its phrase gives no noun.
BARE = "bare"
# The unit, for the moment, of millions that leave theirs to another amount of the sentence.
_ELIDED = ""


class Quantity(Struct, frozen=True, kw_only=True):
    """One amount as written: offsets, its worth in ``unit``, and how the words qualify it.

    ``unit`` is ``count`` (with ``noun``, the words after the number), ``bare`` (a number whose noun stands elsewhere:
    *arrivals rose to 210,000*), ``percent``, ``times``, ``rank``, an ISO 4217 code or
    an English unit. ``approximation`` and ``change`` are those of docs/claims.md. Of a range, ``low`` and ``high`` are
    the ends and ``value`` their middle, ``about``.
    """

    start: int
    end: int
    value: float
    unit: str
    approximation: str = "exact"
    change: str = "level"
    noun: str = ""
    low: float | None = None
    high: float | None = None


def _unit_of(written: str, units: tuple[Unit, ...]) -> Unit | None:
    stripped = written.strip(" \t\n\u00a0\u202f-")
    # The last entry that fits is the most particular: "Serbian dinars" stands after "dinars".
    return next((unit for unit in reversed(units) if unit.form.fullmatch(stripped)), None)


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after a span in its clause, at most eight words or so on each side."""
    left = _CLAUSE_END.split(text[max(0, start - _CLAUSE) : start])[-1]
    right = _CLAUSE_END.split(text[end : end + _CLAUSE])[0]
    return left, right


def _approximation(grammar: Grammar, text: str, start: int, end: int) -> tuple[str, int]:
    """Return how the words qualify the number, and where the words before it begin."""
    lead = max(0, start - _NEAR)
    found = [(kind, m) for kind, pattern in grammar.before if (m := pattern.search(text, lead, start))]
    if found:
        # "no more than" holds "more than": the longer one is meant.
        kind, match = min(found, key=lambda pair: pair[1].start())
        return kind, match.start()
    after = next((kind for kind, pattern in grammar.after if pattern.match(text, end)), "exact")
    return after, start


def _change(grammar: Grammar, text: str, start: int, end: int) -> str:
    """Return whether the amount from ``start`` (approximator left out) is one that something grew or shrank by."""
    left, right = _clause(text, start, end)
    by = bool(grammar.change_by.search(left.rstrip())) or bool(grammar.change_by.search(text[start:end]))
    before_noun = grammar.change_after.search(text[start:end])
    nearest: list[tuple[int, str]] = []
    for kind, before, after, anywhere in grammar.change:
        if before.search(left) or (before_noun and after.match(right)):
            return kind
        if by:
            nearest += [(len(left) - m.end(), kind) for m in anywhere.finditer(left)]
            nearest += [(m.start(), kind) for m in anywhere.finditer(right)]
    return min(nearest)[1] if nearest else "level"


def _noun(grammar: Grammar, text: str, end: int) -> str:
    """Return the words after a number up to where its noun phrase can no longer go on, at most six."""
    partitive = grammar.words["partitive"].match(text, end + 1)
    here = partitive.end() if partitive else end + 1
    last, words = here, 0
    while words < _NOUN_WORDS and text[here - 1 if not words else last : last + (words > 0)] in _SPACES:
        place = here if not words else last + 1
        word = _WORD.match(text, place)
        if word is None or grammar.words["noun_stop"].match(text, place):
            break
        last, words = word.end(), words + 1
    return text[here:last]


def _ends(grammar: Grammar, language: str, text: str, match: re.Match[str], scale: float) -> tuple[float, float | None] | None:
    """Return the number's worth, or the ends of a range; None if two numbers stand side by side that are no range."""
    first, second = match["first"], match["second"]
    low = read_number(first, language) * (_MILLION if match["short"] else 1.0) * scale
    if not second:
        return low, None
    lead = max(0, match.start() - _JUST_BEFORE)
    if grammar.words["between_words"].fullmatch(match["link"]):
        between = grammar.words["between"].search(text, lead, match.start())
        if not between and not grammar.words["between_after"].match(text, match.end()):
            return None
    elif grammar.words["from"].search(text, lead, match.start()):
        return None
    if magnitude(first, language) == 1.0:
        low *= magnitude(second, language)
    high = read_number(second, language) * scale
    if low == high:
        return low, None  # "95–95 hadifoglyot": so many each
    return (low, high) if low < high else None


def _measured(grammar: Grammar, language: str, text: str, match: re.Match[str]) -> Quantity | None:
    """Return the quantity that a number with its currency sign, range and unit makes, None if it counts nothing."""
    start, end = match.span()
    unit = _unit_of(match["unit"], grammar.units) if match["unit"] else None
    if unit is None and match["prefix"]:
        unit = _unit_of(match["prefix"], grammar.prefixes)
    ends = _ends(grammar, language, text, match, unit.scale if unit else 1.0)
    # "$5m" and "5m euros" are money, "5m" alone could be metres.
    unsure = match["short"] and not match["prefix"] and not (unit and CURRENCY.fullmatch(unit.unit))
    if ends is None or unsure or grammar.words["several"].search(text, max(0, start - _JUST_BEFORE), start):
        return None
    low, high = ends
    value = low if high is None else round((low + high) / 2, 6)
    name = unit.unit if unit else "count"
    kind, lead = _approximation(grammar, text, start, end)
    if name in _DURATIONS and lead == start:
        # What follows a duration is about time, not amount: "öt év alatt" is "in the course of five years".
        kind = "exact"
    # A number that bears a case ending itself ("3 milliárdra") has no noun.
    inflected = end > max(match.end("first"), match.end("second"))
    if unit is None and grammar.words["loose"].fullmatch(text, match.end("first"), end):
        inflected, kind = False, "about" if kind == "exact" else kind  # "tucatnyi megállapodás"
    noun = "" if unit or inflected else _noun(grammar, text, end)
    if unit is None and noun and _counts_nothing(grammar, text, lead, match, value, noun):
        return None
    if unit is None and not noun:
        if magnitude(match["second"] or match["first"], language) < _MILLION:
            return None
        name = _ELIDED
    change = "level" if unit is None or name in _DURATIONS else _change(grammar, text, lead, end)
    if unit is not None and name not in _DURATIONS and change == "level" and lead < start:
        change = _change(grammar, text, start, end)  # "снизился почти на 20 процентов": the approximator stands before "by"
    if high is None:
        return Quantity(start=start, end=end, value=value, unit=name, approximation=kind, change=change, noun=noun)
    kind = "about" if kind == "exact" else kind
    return Quantity(
        start=start, end=end, value=value, unit=name, approximation=kind, change=change, noun=noun, low=low, high=high
    )


def may_hold_amount(text: str, language: str) -> bool:
    """Whether a text has a digit, a number word or another sign of an amount, by one cheap look.

    >>> may_hold_amount("Three envoys met.", "en"), may_hold_amount("The envoys met.", "en")
    (True, False)
    """
    return quantity_grammar(language).gate.search(text) is not None


def is_definite(text: str, start: int, language: str) -> bool:
    """Whether the word right before a number makes what it counts known: *the three envoys*.

    >>> is_definite("The three envoys met.", 4, "en"), is_definite("They sent three envoys.", 10, "en")
    (True, False)
    """
    return quantity_grammar(language).words["definite"].search(text, max(0, start - _JUST_BEFORE), start) is not None


def _first_of_two(grammar: Grammar, language: str, text: str, match: re.Match[str]) -> list[Quantity]:
    """Read the first of two numbers that are no range ("12 and 15 percent"): it shares the unit of the second."""
    other = grammar.quantity.match(text, match.end("link"))
    second = _measured(grammar, language, text, other) if other else None
    if second is None or second.unit == _ELIDED:
        return []
    value = read_number(match["first"], language)
    if second.unit != "count" and magnitude(match["first"], language) == 1.0:
        value *= magnitude(match["second"], language)
    kind, _ = _approximation(grammar, text, match.start(), match.end("first"))
    return [
        Quantity(
            start=match.start(), end=match.end("first"), value=value, unit=second.unit, approximation=kind,
            change=second.change, noun=second.noun,
        )
    ]  # fmt: skip


def _counts_nothing(grammar: Grammar, text: str, lead: int, match: re.Match[str], value: float, noun: str) -> bool:
    """Whether a number with a noun is a pronoun, part of a name, or refers back ("the two countries")."""
    words = grammar.words
    if words["small_one"].fullmatch(match["first"]) and not match["second"]:
        return True
    named = lead == match.start() and words["named_before"].search(text, max(0, lead - _NEAR), lead)
    if named and not words["gives"].search(text, max(0, lead - _NEAR), lead):
        return True
    definite = words["definite"].search(text, max(0, lead - _JUST_BEFORE), lead)
    return value <= 10 and bool(words["back_nouns"].search(noun)) and (value <= 2 or definite is not None)


def _phrases(grammar: Grammar, language: str, text: str) -> list[Quantity]:
    found: list[Quantity] = []
    for phrase in grammar.phrases if grammar.any_phrase.search(text) else ():  # one pass instead of thirty; most have none
        for match in phrase.pattern.finditer(text):
            start, end = match.span()
            if phrase.not_before and phrase.not_before.search(text, max(0, start - _NEAR), start):
                continue
            groups = match.groupdict()
            if phrase.value is not None:
                value = phrase.value
            elif groups.get("number"):
                value = read_number(groups["number"], language)
            else:
                word = groups["ordinal"].casefold()
                value = grammar.ordinals[word] if word in grammar.ordinals else float(re.match(r"\d+", word)[0])  # type: ignore[index]
            kind, lead = _approximation(grammar, text, match.start("core") if groups.get("core") else start, end)
            change = phrase.change
            if change == "level" and phrase.unit in ("percent", "times"):
                change = _change(grammar, text, lead, end)
            found.append(Quantity(start=start, end=end, value=value, unit=phrase.unit, approximation=kind, change=change))
    return found


def _with_elided_units(quantities: list[Quantity], text: str) -> list[Quantity]:
    """Give "from $2 billion to 3.5 billion" one currency: that of the nearest amount of money in the sentence."""
    whole = []
    for quantity in quantities:
        if quantity.unit != _ELIDED:
            whole.append(quantity)
            continue
        money = [
            (abs(other.start - quantity.start), other.unit)
            for other in quantities
            if CURRENCY.fullmatch(other.unit)
            and not _CLAUSE_END.search(text, min(other.end, quantity.end), max(other.start, quantity.start))
        ]
        whole += [msgspec.structs.replace(quantity, unit=min(money)[1])] if money else []
    return whole


def find_quantities(text: str, language: str) -> list[Quantity]:
    """Return the quantities of a text in order, none overlapping.

    Dates, clock times, ordinals, document and list numbers, names that hold a number and "the two countries" are none.
    Raises LexiconError when the language has no lexicon ``quantities``.

    >>> q = find_quantities("Trade grew by more than 6.5 percent to $US 16.5 billions.", "en")
    >>> [(x.value, x.unit, x.approximation, x.change) for x in q]
    [(6.5, 'percent', 'over', 'increase'), (16500000000.0, 'USD', 'exact', 'level')]
    """
    grammar = quantity_grammar(language)
    if not may_hold_amount(text, language):
        return []
    candidates = _phrases(grammar, language, text)
    place = 0
    while match := grammar.quantity.search(text, place):
        quantity = _measured(grammar, language, text, match)
        if quantity is None and match["second"] and match["link"].startswith(tuple(" \u00a0\n")):
            candidates += _first_of_two(grammar, language, text, match)
            place = match.end("link")
            continue
        candidates += [quantity] if quantity is not None else []
        place = max(match.end(), place + 1)
    if not candidates:
        return []
    taken = [match.span() for match in grammar.blocked.finditer(text)] + date_spans(text, language)
    free = [c for c in candidates if not any(c.start < end and start < c.end for start, end in taken)]
    chosen: list[Quantity] = []
    for candidate in sorted(free, key=lambda c: (c.start - c.end, c.start)):
        if not any(candidate.start < c.end and c.start < candidate.end for c in chosen):
            chosen.append(candidate)
    return _with_elided_units(sorted(chosen, key=lambda c: c.start), text)
