"""How likely it is that a careful reader would find a record in its documents."""

from collections.abc import Iterable, Mapping
from functools import cache

from chancery.ledger.merge import Mention
from chancery.lexicons import read_lexicon

# What is wrong with a frame or a pipeline is wrong in every document: no number of sources makes belief certain.
_SHARED_ERROR = 0.03
# A frame that was seen little is believed as its kind and language are, as if that were seen so often.
_PRIOR = 10


def belief(mentions: Iterable[Mention], source: Mapping[str, str]) -> float:
    """Return the belief in a record, from 0 to 1, rounded to three places; ``source`` says for which source a claim counts.

    Each independent source counts with its surest claim, by the share of that frame's claims that careful readers confirmed
    (lexicons/precision.toml, which benchmarks/precision.py measures); sources err apart, but for a small share in common.
    """
    surest: dict[str, float] = {}
    for mention in mentions:
        share = precision(mention.frame, mention.traits.kind, mention.traits.language)
        own = source[mention.evidence_id]
        surest[own] = max(surest.get(own, 0.0), share)
    wrong = 1.0
    for share in surest.values():
        wrong *= 1 - share
    return round((1 - _SHARED_ERROR) * (1 - wrong), 3)


@cache
def precision(frame: str, kind: str, language: str) -> float:
    """Return which share of a frame's claims is right, as far as it was measured."""
    measured = read_lexicon(".", "precision")
    kinds = measured["kinds"]
    right, seen = kinds.get(f"{language}.{kind}") or kinds.get(kind) or (1, 2)
    prior = (right + 1) / (seen + 2)
    right, seen = measured["frames"].get(frame, (0, 0))
    return float((right + prior * _PRIOR) / (seen + _PRIOR))
