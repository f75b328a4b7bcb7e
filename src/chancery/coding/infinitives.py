"""The words of deeds; Hungarian ones as infinitives: *2027-ig építi meg a hidat* is the deed ``megépíteni a hidat``."""

import re
from collections.abc import Iterable

from chancery.coding.grammar import Grammar, lemma_of
from chancery.grounding.dates import DateMention
from chancery.languages.parsed import Word

_IRREGULAR = {"hisz": "hinni", "jön": "jönni", "lesz": "lenni", "megy": "menni", "tesz": "tenni", "van": "lenni"}
_IRREGULAR |= {"vesz": "venni", "visz": "vinni"}
_DIGRAPHS = re.compile(r"(?:sz|zs|cs|gy|ny|ly|ty)$")
_CLUSTER = re.compile(r"(?:ít|űt|[^aáeéiíoóöőuúüű]{2})$")
_DOUBLE = re.compile(r"([^td])\1$")
_BACK = re.compile(r"[aáoóuú]|^(?:indít|tilt)$")  # these have front vowels alone but take "ani"


def infinitive_of(verb: str, preverbs: Iterable[str] = ()) -> str:
    """Return the infinitive of a Hungarian verb that is given in its dictionary form.

    >>> infinitive_of("megépít", ["meg"]), infinitive_of("átad", ["át"]), infinitive_of("dolgozik"), infinitive_of("küld")
    ('megépíteni', 'átadni', 'dolgozni', 'küldeni')
    """
    verb = verb.replace("+", "")
    preverb = max((p for p in preverbs if verb.startswith(p) and len(verb) - len(p) > 1), key=len, default="")
    stem = verb[len(preverb) :]
    if stem in _IRREGULAR:
        return preverb + _IRREGULAR[stem]
    stem = stem[:-2] if stem.endswith("ik") and len(stem) > 3 else stem
    single = _DOUBLE.search(stem) or (_DIGRAPHS.search(stem) and not _CLUSTER.search(stem[:-1]))
    if single or not _CLUSTER.search(stem):
        return f"{preverb}{stem}ni"
    return f"{preverb}{stem}{'ani' if _BACK.search(stem) else 'eni'}"


def deed_as_infinitive(
    verb: Word, words: list[Word], dates: list[DateMention], grammar: Grammar, doers: Iterable[Word] = ()
) -> str:
    """Return a clause's deed with its finite verb as an infinitive, without its doers and the words that say when."""
    if verb.has("Mood=Pot"):
        return ""
    preverb = next((c for c in verb.children if c.dep == "compound:preverb"), None)
    left = [w for doer in doers if doer.i < verb.i for w in doer.subtree()]
    kept = [w for w in words if w is not preverb and w not in left]
    kept = [w for w in kept if not any(d.start <= w.start < d.end for d in dates)]
    if len(kept) > 1 and kept[0].text.lower() in grammar.words["going_on"]:
        kept = kept[1:]
    if len(kept) > 1 and kept[0].pos == "DET" and kept[1].i > kept[0].i + 1:
        kept = kept[1:]  # the article of the words that said when
    if len(kept) < 2:
        return ""
    run = ""
    for before, word in zip([None, *kept], kept, strict=False):
        text = word.text
        if word is verb:
            apart = preverb.text.lower() if preverb is not None else ""
            bare = text.lower().endswith("ni")
            text = apart + text if bare else infinitive_of(lemma_of(verb), grammar.preverbs)
        run += f"{' ' if before is not None and before.end < word.start else ''}{text}"
    return run.strip(" ,;")


def words_text(words: list[Word]) -> str:
    """Return words as one text, with a space wherever the document has something between them."""
    spaced = [" " * (i > 0 and words[i - 1].end < w.start) + w.text for i, w in enumerate(words)]
    return "".join(spaced)


def not_done(text: str, grammar: Grammar) -> str:
    """Return a deed that shall not be done: *not open a consulate*, *nem csökkenteni a segélyt*."""
    return f"{'nem' if grammar.by_ending else 'not'} {text}"
