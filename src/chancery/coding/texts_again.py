"""Texts spoken of again by their bare noun: *signed a treaty on the border … The document enters into force in May*."""

from collections.abc import Sequence

from msgspec.structs import replace

from chancery.coding.grammar import Grammar
from chancery.languages.parsed import Word
from chancery.model import Instrument

BARE = ("det", "case", "punct", "acl", "cop", "nsubj", "advmod", "aux", "advcl")  # what may hang on a noun that points back


def named_before(word: Word, told: Instrument, before: Sequence[tuple[Instrument, Word]], grammar: Grammar) -> Instrument:
    """Return a text with the name, form and parties of the one that its noun takes up, or as it is where it takes up none.

    ``before`` are the texts told of so far, each with its noun. One text takes up one, several take up several, of the same
    form; *document* and *text* take up any.
    """
    if not _takes_up(word, grammar):
        return told
    anything = word.lemma.lower() in grammar.words.get("any_text", ())
    for other, noun in reversed(before):
        same = anything or other.form == told.form
        if same and " " in other.name and noun.has("Number=Plur") == word.has("Number=Plur"):
            return replace(
                told,
                name=other.name,
                form=other.form,
                subject=other.subject,
                period=other.period,
                parties=other.parties or told.parties,
            )
    return told


def _takes_up(word: Word, grammar: Grammar) -> bool:
    """Whether a noun stands alone with a word that points back: *the document*, *both texts*, *этот договор*, *az egyezmény*."""
    pointing = grammar.words.get("pointing_back", ())
    back = [c for c in word.children if c.rel in ("det", "nummod") and c.text.lower() in pointing]
    alone = all(c.rel in BARE or c in back for c in word.children)
    unmarked = grammar.by_case and word.lemma.lower() in grammar.words.get("any_text", ())  # no article tells in Russian
    return alone and (bool(back) or unmarked)
