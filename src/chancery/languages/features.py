"""What a word looks like to a pipeline: hashed pieces of its form, the same in training and at work."""

import re
from functools import lru_cache
from zlib import crc32

# British spellings reach tagger and lexicons as one word, whatever the treebank's tokens: co-operation, re-affirmed.
PREFIXED = re.compile(
    r"(?i)(co|re|pre|non|anti|counter|inter|ex|vice|over|under|pro|post|multi|mid|semi|sub|trans|ultra|bi|de(?!-(?:facto|jure))|quasi|neo)-(?=\w\w)"
)
AFFIXES = 5
GRAMS = (3, 4)
LONGEST_FORM = 40

# One character for one, so that offsets hold.
PLAIN = str.maketrans("’‘‚‛“”„‟«»–—−‐‑\xa0…", '\'\'\'\'""""""----- .')


STYLES = frozenset(("H.E.", "H.M.", "H.R.H."))


def reading_form(form: str) -> str:
    """Return the form by which a word is tagged: typographic marks plain, a prefix joined or left off.

    >>> reading_form("co-operation"), reading_form("ex-President"), reading_form("Abu-Dhabi")
    ('cooperation', 'President', 'Abu-Dhabi')
    """
    plain = form.translate(PLAIN)
    if plain in STYLES:
        return "Mr."  # what treebanks have before a name
    prefix = PREFIXED.match(plain) if "-" in plain else None
    if not prefix:
        return plain
    rest = plain[prefix.end() :]
    # A capital after the hyphen keeps the second word's own shape.
    return rest if rest[0].isupper() and not plain.isupper() else prefix[1] + rest


def shape(form: str) -> str:
    """Return a word's outline, at most three of one kind in a row.

    >>> shape("Moscow"), shape("US$16.5bn"), shape("G20-as")
    ('Xxxx', 'XX$dd.dxx', 'Xdd-xx')
    """
    out: list[str] = []
    for character in form:
        if character.isalpha():
            kind = "X" if character.isupper() else "x"
        else:
            kind = "d" if character.isdigit() else character
        if out[-3:] != [kind] * 3:
            out.append(kind)
    return "".join(out[:12])


@lru_cache(maxsize=1)
def _salts() -> tuple[int, ...]:
    return tuple(crc32(name.encode()) for name in ("word", "shape", "prefix", "suffix", "gram"))


def word_features(form: str) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Return a form's hashed features: whole word and shape, its beginnings and ends, its runs of three and four letters.

    Every hash is 32 bits of CRC; the embedding's size folds it. Only the first 40 characters are looked at.
    """
    word, outline, prefix, suffix, gram = _salts()
    form = form[:LONGEST_FORM]
    lower = form.casefold()
    whole = (crc32(lower.encode(), word), crc32(shape(form).encode(), outline))
    sizes = range(1, min(AFFIXES, len(lower)) + 1)
    affixes = tuple(crc32(lower[:n].encode(), prefix) for n in sizes if n < AFFIXES) + tuple(
        crc32(lower[-n:].encode(), suffix) for n in sizes
    )
    bounded = f"<{lower}>"
    grams = tuple(crc32(bounded[i : i + n].encode(), gram) for n in GRAMS for i in range(len(bounded) - n + 1))
    return whole, affixes, grams


def feature_weights(form: str, buckets: int) -> tuple[list[int], list[float]]:
    """Return the rows of an embedding of so many that make a form's vector, the whole word's first, and their weights."""
    rows: list[int] = []
    weights: list[float] = []
    for part, weight in zip(word_features(form), (1.0, None, None), strict=True):
        rows += [number % buckets for number in part]
        weights += [weight or max(1, len(part)) ** -0.5] * len(part)
    return rows, weights
