"""Numbers in digits and in words: what they look like in a language, and what they are worth.

The words come from the ``[numbers]`` table of each language's lexicon ``quantities``.
"""

import re
from functools import cache

from chancery.lexicons import read_lexicon
from chancery.model import Struct

# A number of at least this much is a magnitude, which the first number of a range may leave to the second.
_MAGNITUDE = 1000


class Numerals(Struct, frozen=True, kw_only=True):
    """A language's numbers: an expression without groups, without word boundaries, and what each word is worth."""

    expression: str
    token: re.Pattern[str]
    small: dict[str, float]
    multipliers: dict[str, float]


def without_names(pattern: str) -> str:
    """Return an expression with its named groups unnamed, so that several may be joined in one."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def alternatives(words: list[str] | dict[str, float]) -> str:
    """Return an expression that matches any of the words, longest first; a space stands for any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


@cache
def numerals(language: str) -> Numerals:
    """Return how a language writes numbers.

    Raises LexiconError when the language has no lexicon ``quantities``.
    """
    data = read_lexicon(language, "quantities")["numbers"]
    small, tens, multipliers = data["units"], data["tens"], data["multipliers"]
    unit, ten, multiplier = alternatives(small), alternatives(tens), alternatives(multipliers)
    join = data["join"]
    # Russian has a word for each hundred, which other words follow; other languages multiply.
    hundreds = data.get("hundreds", {})
    below_hundred = rf"(?:(?:{ten})(?:{join}(?:{unit}))?|{unit})"
    below = rf"(?:(?:{alternatives(hundreds)})(?:{join}{below_hundred})?|{below_hundred})" if hundreds else below_hundred
    # All repeats are bounded, so that no text, however odd, is slow to read or too large for a float.
    digits = (
        rf"(?:\d{{1,3}}(?:(?:{data['group']})\d{{3}}(?!\d)){{1,5}}(?:{data['decimal']}\d{{1,9}})?"
        rf"|\d{{1,18}}(?!\d)(?:(?:{data['decimal']}|{data['other_decimal']})\d{{1,9}})?)"
    )
    words = rf"(?:{below}|{data['bare']}(?={join if data['bare'] else ''}(?:{multiplier})))"
    tail = rf"(?:{join}(?:{multiplier})(?!{data['not_after_multiplier']})(?:{data['join_rest']}{below})?){{0,5}}"
    fraction = rf"(?:{data['and_half']})?"
    every_word = alternatives({**small, **tens, **hundreds, **multipliers})
    times = rf"(?:[\s-]?(?:{multiplier})(?!{data['not_after_multiplier']})){{0,3}}"
    lone = rf"|(?:{data['lone']})(?!\w)" if "lone" in data else ""
    return Numerals(
        expression=rf"(?:{digits}{fraction}{times}|{words}{fraction}{tail}{lone}){fraction}",
        token=re.compile(rf"({digits})|({data['and_half']}|{every_word})", re.IGNORECASE),
        small={**small, **tens, **hundreds},
        multipliers=multipliers,
    )


def read_digits(digits: str, language: str) -> float:
    """Return the worth of digits written with the language's separators.

    >>> read_digits("12.500", "hu"), read_digits("27,8", "hu"), read_digits("7,000", "en")
    (12500.0, 27.8, 7000.0)
    """
    data = read_lexicon(language, "quantities")["numbers"]
    if re.fullmatch(rf"\d{{1,3}}(?:(?:{data['group']})\d{{3}})+(?:{data['decimal']}\d+)?", digits):
        digits = re.sub(rf"(?:{data['group']})(?=\d{{3}})", "", digits)
    return float(digits.replace(",", "."))


def read_number(text: str, language: str) -> float:
    """Return the worth of a number that the language's expression matched, in digits, words or both.

    >>> read_number("16.5 billion", "en"), read_number("kétezer-ötszáz", "hu"), read_number("two hundred and five", "en")
    (16500000000.0, 2500.0, 205.0)
    """
    known = numerals(language)
    total, current, seen = 0.0, 0.0, False
    for match in known.token.finditer(text):
        digits, word = match.group(1), " ".join((match.group(2) or "").casefold().split())
        if digits:
            current, seen = current + read_digits(digits, language), True
        elif word in known.multipliers:
            factor = known.multipliers[word]
            if factor < _MAGNITUDE:
                current = (current if seen else 1) * factor
            elif seen or not total:
                total, current = total + (current if seen else 1) * factor, 0.0
            else:
                total *= factor
            seen = factor < _MAGNITUDE
        else:
            # What is neither digit nor word of the lexicon is the half of "two and a half".
            half = 0.5 * _last_factor(text[: match.start()], known)
            current, seen = current + known.small.get(word, half), True
    return float(f"{total + current:.12g}")


def _last_factor(text: str, known: Numerals) -> float:
    words = [" ".join(m.group(2).casefold().split()) for m in known.token.finditer(text) if m.group(2)]
    return known.multipliers.get(words[-1], 1.0) if words else 1.0


def magnitude(text: str, language: str) -> float:
    """Return the factor that thousand, million … give a number, 1 without them.

    >>> magnitude("7 billion", "en"), magnitude("7", "en")
    (1000000000.0, 1.0)
    """
    known = numerals(language)
    factor = 1.0
    for match in known.token.finditer(text):
        worth = known.multipliers.get((match.group(2) or "").casefold(), 1.0)
        factor *= worth if worth >= _MAGNITUDE else 1.0
    return factor
