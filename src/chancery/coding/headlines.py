"""Headlines that give somebody's words: *Wang Yi: China will never accept interference in Taiwan*."""

from chancery.coding.grammar import Grammar
from chancery.coding.quotations import SHORTEST
from chancery.coding.sources import Report
from chancery.grounding.actors import Grounding
from chancery.languages.parsed import Sentence
from chancery.model import Actor

LONGEST_HEAD = 7  # words of a headline before its colon
_SHORTEST_HEAD = 2  # of a headline whose words are a capital's: "Баку: …", "Официальный Баку: …"


def headed(sentence: Sentence, grounding: Grounding, grammar: Grammar) -> Report | None:
    """Return what a headline gives as somebody's words behind a name and a colon, in Russian a capital's too.

    *Алиев: Баку не намерен воевать* gives a report of Aliyev, *Ciucă: Románia nem hagyja magára Moldovát* one of Ciucă.
    """
    words = sentence.words
    colon = next((w.i for w in words[: LONGEST_HEAD + 1] if w.text == ":"), 0)
    behind = [w for w in words[colon + 1 :] if w.pos != "PUNCT"]
    if not colon or len(behind) < SHORTEST or words[-1].text in ".:!?" or words[colon + 1].text in '«"“„–—-':
        return None
    if not any(w.pos in ("VERB", "AUX", "ADJ") for w in behind):
        return None
    speaker = _named(sentence, colon, grounding, grammar)
    if speaker is None:
        return None
    return Report((speaker,), behind[0].start, behind[-1].end, "reported", "", "rule.headline", (sentence,), words[0].start)


def _named(sentence: Sentence, colon: int, grounding: Grounding, grammar: Grammar) -> Actor | None:
    """Return the one person whom the words before a colon name and nothing else; where cases tell, the one state."""
    head = sentence.words[:colon]
    if any(w.pos not in ("NOUN", "PROPN", "ADJ", "PUNCT") for w in head):
        return None
    told = [a for w in head for a in grounding.actors(sentence, w)]
    people = {a.code: a for a in told if "|" in a.code}
    states = {a.code: a for a in told if a.state} if grammar.by_case and colon <= _SHORTEST_HEAD else {}
    named = people or states
    return next(iter(named.values())) if len(named) == 1 else None
