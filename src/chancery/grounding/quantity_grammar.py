"""How a language writes amounts: the expressions of its lexicon ``quantities``, compiled once."""

import re
from functools import cache
from typing import Any

from chancery.errors import LexiconError
from chancery.grounding.numbers import alternatives, numerals, without_names
from chancery.lexicons import read_lexicon
from chancery.model import Struct

CURRENCY = re.compile(r"[A-Z]{3}")
# Codes that are words or names of something else: "COP 28", "ALL 5 RESOLUTIONS".
_NO_CODES = frozenset({"ALL", "COP", "MAD", "PEN", "TRY"})


class Unit(Struct, frozen=True, kw_only=True):
    """A unit as one pattern writes it, and how many of the named unit one is."""

    form: re.Pattern[str]
    unit: str
    scale: float


class Phrase(Struct, frozen=True, kw_only=True):
    """A phrase that is an amount by itself: *doubled*, *a third of*, *ranks fifth*."""

    pattern: re.Pattern[str]
    unit: str
    change: str
    value: float | None
    not_before: re.Pattern[str] | None


class Grammar(Struct, frozen=True, kw_only=True):
    """All expressions of a language's amounts, compiled."""

    gate: re.Pattern[str]
    quantity: re.Pattern[str]
    units: tuple[Unit, ...]
    prefixes: tuple[Unit, ...]
    phrases: tuple[Phrase, ...]
    any_phrase: re.Pattern[str]
    blocked: re.Pattern[str]
    before: tuple[tuple[str, re.Pattern[str]], ...]
    after: tuple[tuple[str, re.Pattern[str]], ...]
    change: tuple[tuple[str, re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]
    change_by: re.Pattern[str]
    change_after: re.Pattern[str]
    words: dict[str, re.Pattern[str]]
    ordinals: dict[str, float]


def _compile(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise LexiconError(f"quantities.toml holds {pattern!r}, which is no regular expression: {error}") from error


def _forms(entries: list[dict[str, Any]], key: str, suffix: str = "") -> tuple[Unit, ...]:
    return tuple(
        Unit(form=_compile(f"(?:{'|'.join(entry[key])}){suffix}"), unit=entry["unit"], scale=float(entry.get("scale", 1)))
        for entry in entries
        if key in entry
    )


def _with_code(entry: dict[str, Any]) -> dict[str, Any]:
    """Let a currency stand as its ISO code too, in capitals: *SEK 12bn*, *12 billion SEK*."""
    if not CURRENCY.fullmatch(entry["unit"]) or entry["unit"] in _NO_CODES:
        return entry
    code = f"(?-i:{entry['unit']})"
    return {**entry, "forms": [*entry["forms"], code], "before": [*entry.get("before", []), code]}


def _approximations(table: dict[str, list[str]], shape: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, _compile(shape.replace("WORDS", "|".join(words)))) for kind, words in table.items())


@cache
def quantity_grammar(language: str) -> Grammar:
    """Return how a language writes amounts.

    Raises LexiconError when the language has no lexicon ``quantities`` or a pattern in it is wrong.
    """
    data = read_lexicon(language, "quantities")
    words, number = data["grammar"], numerals(language).expression
    suffix = f"(?:{words['suffix']})?" if words["suffix"] else ""
    edge = rf"{suffix}(?!\w)"
    known = [_with_code(entry) for entry in data["unit"]]
    units = "|".join(form for entry in known for form in entry["forms"])
    prefixes = "|".join(form for entry in known for form in entry.get("before", []))
    ordinal = rf"(?P<ordinal>{alternatives(data['numbers']['ordinals'])}|\d+{words['ordinal_digits']})"
    macros = {"{number}": f"(?P<number>{number})", "{ordinal}": ordinal}

    def expand(pattern: str) -> str:
        for name, expression in macros.items():
            pattern = pattern.replace(name, expression)
        return pattern

    quantity = (
        rf"(?<!\w)(?<!\w[-–/])(?<!\d[.,:+])(?P<prefix>(?:{prefixes})\s?)?(?P<first>{number})(?P<short>m(?!\w))?"
        rf"(?:(?P<link>\s?[-–—]\s?|\s(?:{words['range_words']}|{words['between_words']})\s)(?:{prefixes})?(?P<second>{number}))?"
        rf"(?:(?:(?P<unit>[\s-]?(?:(?:{units}){suffix}))(?!\w|-{words['ordinal_digits']}))|{edge})"
    )
    change = data["change"]
    numbers = data["numbers"]
    tables = ("units", "tens", "hundreds", "multipliers", "ordinals")
    every_word = alternatives([word for table in tables for word in numbers.get(table, {})])
    phrases = tuple(
        Phrase(
            pattern=_compile(rf"(?<!\w)(?:{expand(entry['pattern'])})(?!\w)"),
            unit=entry["unit"],
            change=entry.get("change", "level"),
            value=entry.get("value"),
            not_before=_compile(rf"(?:{entry['not_before']})\s\Z") if "not_before" in entry else None,
        )
        for entry in data["phrase"]
    )
    return Grammar(
        # Cheap and met by every sentence with an amount: most sentences hold none and are read no further.
        gate=_compile(rf"\d|(?<!\w)(?:{every_word})|{words['phrase_gate']}"),
        quantity=_compile(quantity),
        units=_forms(known, "forms", suffix),
        prefixes=_forms(known, "before"),
        phrases=phrases,
        any_phrase=_compile("|".join(without_names(phrase.pattern.pattern) for phrase in phrases)),
        blocked=_compile("|".join(rf"(?<![\w])(?:{entry['pattern'].replace('{number}', number)})" for entry in data["blocked"])),
        before=_approximations(data["approximation"], r"(?<!\w)(?:WORDS)(?:\s(?:a|an|the|its|az?))?\s(?:[^\w\s]{0,3})\Z"),
        after=_approximations(data["approximation_after"], r"[\s,-]?(?:WORDS)(?!\w)"),
        change=tuple(
            (
                kind,
                _compile(rf"(?<!\w)(?:{change['before'].replace('VERB', f'(?:{change[kind]})')})\s\Z"),
                _compile(rf"\s(?:(?:{change['adjectives']})\s)?(?:{change[kind + '_nouns']})(?!\w)"),
                _compile(rf"(?<!\w)(?:{change[kind]})(?!\w)"),
            )
            for kind in ("increase", "decrease")
        ),
        change_by=_compile(rf"(?:{change['by']})\Z"),
        change_after=_compile(rf"(?:{change['after']})\Z"),
        words={
            "noun_stop": _compile(rf"(?:{words['noun_stop']})(?!\w)"),
            "partitive": _compile(words["partitive"]),
            "several": _compile(rf"(?<!\w)(?:{words['several']})\s\Z"),
            "definite": _compile(rf"(?<!\w)(?:{words['definite']})\s\Z"),
            "back_nouns": _compile(rf"(?<!\w)(?:{words['back_nouns']})(?!\w)"),
            "named_before": _compile(rf"(?:{words['named_before']})\Z"),
            "small_one": _compile(words["small_one"]),
            "gives": _compile(words.get("gives", "(?!)")),
            "between": _compile(rf"(?<!\w)(?:{words['between']})\s\Z"),
            "between_words": _compile(rf"\s(?:{words['between_words']})\s"),
            "between_after": _compile(rf"[^.;]{{0,40}}?(?<!\w)(?:{words['between_after']})(?!\w)"),
            "from": _compile(rf"(?<!\w)(?:{words['from']})\s\Z"),
            "loose": _compile(words.get("loose", "(?!)")),
        },
        ordinals=data["numbers"]["ordinals"],
    )
