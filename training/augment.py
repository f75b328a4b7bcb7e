"""Make treebank sentences look like news: capitals, headlines, bullets, curly quotes, sums of money."""

import random
from dataclasses import replace

from treebanks import Sentence, subset

# How often a sentence is changed in each way.
RATES = {
    "capitals": 0.03,
    "title": 0.03,
    "lower": 0.015,
    "no_stop": 0.06,
    "phrase": 0.03,
    "bullet": 0.02,
    "dateline": 0.015,
}
CURLY = {'"': "“”„", "'": "’‘", "-": "–—", "``": "“", "''": "”"}
SCALES = ("bn", "m", "mn", "k", "tn")
CURRENCIES = ("US$", "€", "£", "$", "A$", "C$", "¥")
CITIES = {
    "en": ("MOSCOW", "GENEVA", "NEW DELHI", "ANKARA", "CAIRO", "BRUSSELS", "TOKYO", "NAIROBI", "BOGOTA", "LONDON", "KYIV"),
    "hu": ("BUDAPEST", "MOSZKVA", "BÉCS", "BELGRÁD", "BRÜSSZEL", "VARSÓ", "PÁRIZS", "BERLIN"),
    "ru": ("МОСКВА", "АСТАНА", "ЖЕНЕВА", "МИНСК", "АНКАРА", "ПЕКИН", "ЛОНДОН", "ТОКИО"),
}
MONTHS = {
    "en": ("January", "March", "May", "June", "July", "August", "October", "November", "Sept", "Dec"),
    "hu": ("január", "március", "május", "június", "július", "október", "november"),
    "ru": ("января", "марта", "мая", "июня", "июля", "октября", "ноября"),
}
AGENCIES = {"en": ("Reuters", "AP", "Xinhua", "AFP"), "hu": ("MTI", "MTI/AP"), "ru": ("ТАСС", "Интерфакс", "РИА")}


def augmented(sentence: Sentence, chance: random.Random, language: str) -> Sentence:
    """Return a sentence as it is, or changed as the press might write it; the annotation stays true."""
    draw = chance.random()
    for name, rate in RATES.items():
        if draw < rate:
            sentence = CHANGES[name](sentence, chance, language)
            break
        draw -= rate
    if chance.random() < 0.1:
        sentence = _money(sentence, chance)
    if chance.random() < 0.15:
        sentence = _marks(sentence, chance)
    return sentence


def _capitals(sentence: Sentence, chance: random.Random, language: str) -> Sentence:
    return replace(sentence, forms=tuple(f.upper() for f in sentence.forms))


def _title(sentence: Sentence, chance: random.Random, language: str) -> Sentence:
    small = ("ADP", "CCONJ", "DET", "PART")
    forms = (
        f if i and t in small else f[:1].upper() + f[1:]
        for i, (f, t) in enumerate(zip(sentence.forms, sentence.tags, strict=True))
    )
    return _no_stop(replace(sentence, forms=tuple(forms)), chance, language)


def _lower(sentence: Sentence, chance: random.Random, language: str) -> Sentence:
    return replace(sentence, forms=tuple(f.lower() for f in sentence.forms))


def _no_stop(sentence: Sentence, chance: random.Random, language: str) -> Sentence:
    """Leave off the final mark."""
    n = len(sentence)
    if n < 3 or sentence.heads is None or sentence.tags[-1] != "PUNCT" or n - 1 in sentence.heads or sentence.heads[-1] == -1:
        return sentence
    return subset(sentence, range(n - 1), sentence.heads.index(-1))


def _phrase(sentence: Sentence, chance: random.Random, language: str) -> Sentence:
    """Take a noun phrase for a headline without a verb."""
    if sentence.heads is None or sentence.relations is None:
        return sentence
    heads = sentence.heads
    roots = [
        i
        for i, relation in enumerate(sentence.relations)
        if relation.split(":")[0] in ("nsubj", "obj", "obl", "nmod") and sentence.tags[i] in ("NOUN", "PROPN")
    ]
    if not roots:
        return sentence
    root = chance.choice(roots)
    inside = {root}
    changed = True
    while changed:
        more = {i for i, h in enumerate(heads) if h in inside and i not in inside}
        changed = bool(more)
        inside |= more
    drop = {
        i
        for i in inside
        if heads[i] == root and i not in heads and sentence.relations[i] in ("case", "punct", "mark", "cc") and i != root
    }
    keep = sorted(inside - drop)
    if len(keep) < 3 or keep[-1] - keep[0] != len(keep) - 1:
        return sentence
    piece = subset(sentence, keep, root)
    first = piece.forms[0]
    return replace(piece, forms=(first[:1].upper() + first[1:], *piece.forms[1:]))


def _bullet(sentence: Sentence, chance: random.Random, language: str) -> Sentence:
    if sentence.heads is None:
        return sentence
    mark = chance.choice(("•", "-", "–", "*", "·"))
    return _prefixed(sentence, [(mark, "PUNCT", "_", mark, sentence.heads.index(-1) + 1, "punct")], own_root=False)


def _dateline(sentence: Sentence, chance: random.Random, language: str) -> Sentence:
    """Return a dateline, a sentence of its own in the pipelines' eyes."""
    city = chance.choice(CITIES[language]).split()
    rows: list[tuple[str, str, str, str, int, str]] = []
    root = len(city) - 1
    for i, word in enumerate(city):
        rows.append((word, "PROPN", "_", word.capitalize(), -1 if i == root else root, "root" if i == root else "compound"))
    if chance.random() < 0.6:
        rows.append((",", "PUNCT", "_", ",", root, "punct"))
        month = chance.choice(MONTHS[language])
        at = len(rows)
        day = str(chance.randint(1, 31))
        tag = "PROPN" if language == "en" else "NOUN"
        if language == "ru":
            rows += [(day, "ADJ", "_", day, root, "nmod"), (month, tag, "_", month, at, "flat")]
        else:
            rows += [
                (month, tag, "_", month, root, "nmod:unmarked" if language == "en" else "nmod"),
                (day, "NUM", "_", day, at, "nummod"),
            ]
    if chance.random() < 0.4:
        agency = chance.choice(AGENCIES[language])
        at = len(rows) + 1
        rows += [
            ("(", "PUNCT", "_", "(", at, "punct"),
            (agency, "PROPN", "_", agency, root, "parataxis"),
            (")", "PUNCT", "_", ")", at, "punct"),
        ]
    rows.append((chance.choice(("-", "—", "–")), "PUNCT", "_", "-", root, "punct"))
    forms, tags, feats, lemmas, heads, relations = zip(*rows, strict=True)
    entities = None if sentence.entities is None else ((0, len(city), "LOC"),)
    spaces = (True,) * len(forms)
    return Sentence(forms, spaces, tags, feats, lemmas, heads, relations, entities, sentence.corpus)


def _prefixed(sentence: Sentence, rows: list[tuple[str, str, str, str, int, str]], own_root: bool) -> Sentence:
    assert sentence.heads is not None and sentence.relations is not None
    n = len(rows)
    forms, tags, feats, lemmas, heads, relations = zip(*rows, strict=True)
    entities = sentence.entities
    return replace(
        sentence,
        forms=forms + sentence.forms,
        spaces=(True,) * n + sentence.spaces,
        tags=tags + sentence.tags,
        feats=feats + sentence.feats,
        lemmas=lemmas + sentence.lemmas,
        heads=heads + tuple(h if h < 0 else h + n for h in sentence.heads),
        relations=relations + sentence.relations,
        entities=None if entities is None else tuple((s + n, e + n, k) for s, e, k in entities),
        text="",
    )


def _marks(sentence: Sentence, chance: random.Random) -> Sentence:
    forms = tuple(chance.choice(CURLY[f]) if f in CURLY else f for f in sentence.forms)
    return replace(sentence, forms=forms)


def _money(sentence: Sentence, chance: random.Random) -> Sentence:
    """Write sums as the press does: US$ before, 16.5bn for a number behind a currency."""
    forms, lemmas = list(sentence.forms), list(sentence.lemmas)
    for i, form in enumerate(forms):
        if form in ("$", "£", "€"):
            forms[i] = lemmas[i] = chance.choice(CURRENCIES)
            if i + 1 < len(forms) and forms[i + 1][0].isdigit():
                forms[i + 1] = f"{chance.randint(1, 999)}{chance.choice(('', '.5', '.2', '.75'))}{chance.choice(SCALES)}"
                lemmas[i + 1] = forms[i + 1]
    return replace(sentence, forms=tuple(forms), lemmas=tuple(lemmas))


CHANGES = {
    "capitals": _capitals,
    "title": _title,
    "lower": _lower,
    "no_stop": _no_stop,
    "phrase": _phrase,
    "bullet": _bullet,
    "dateline": _dateline,
}
