"""Tokenizers, and treebanks fitted to them."""

import re
from dataclasses import replace

import spacy
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_prefix_regex, compile_suffix_regex
from treebanks import Sentence, raw_text

# What stays one word although spaCy's rules would cut it: runs of one mark; prefixes in English, compounds in Russian.
MARKS = r"[!?]{2,}|\.{2,}|([=*_~+#-])\1{2,}|``|''|[:;]-?[()DP]|[.:]\?"
NUMBERS = r"(?:\d{3}-)?\d{3}-\d{4}|b/c"  # of telephones, as the treebank has them
WHOLE = {
    "en": rf"(?i)(?:(?:co|re|pre|non|anti|counter|inter|ex|vice|e|semi|multi|pro|post|mid)-[a-z]+|{NUMBERS}|{MARKS})$",
    "hu": rf"(?:{MARKS})$",
    "ru": rf"(?:[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)+|{MARKS}|\)+)$",
}


# Runs of one mark that stay whole beside a word too, where the treebank has them so.
RUNS = {"en": ["[!?]{2,}", *(rf"{re.escape(mark)}{{2,}}" for mark in "*$<>=~_")]}


# What spaCy's exceptions lack: words written together that the treebank cuts, by where; abbreviations that keep their dot.
CUT = {"en": ["a|lot", "and|/|or", "du|n|no", "out|ta", "wan|na"]}
DOTTED = {"en": ["Amb.", "Capt.", "Cmdr.", "Col.", "Cpl.", "Drs.", "Hon.", "Lt.", "Maj.", "Pres.", "Sgt.", "Sts."]}


def blank(language: str) -> Language:
    """Return spaCy's empty pipeline of a language with our tokenizer."""
    nlp = spacy.blank(language)
    if language in WHOLE:
        nlp.tokenizer.token_match = re.compile(WHOLE[language]).match
    if language in RUNS:
        nlp.tokenizer.suffix_search = compile_suffix_regex([*RUNS[language], *nlp.Defaults.suffixes]).search
        nlp.tokenizer.prefix_search = compile_prefix_regex([*RUNS[language], *nlp.Defaults.prefixes]).search
    for written in CUT.get(language, ()):
        parts = written.split("|")
        for form in {"".join(parts), "".join(parts).capitalize()}:
            at, own = 0, []
            for part in parts:
                own.append({ORTH: form[at : at + len(part)]})
                at += len(part)
            nlp.tokenizer.add_special_case(form, own)
    for form in DOTTED.get(language, ()):
        nlp.tokenizer.add_special_case(form, [{ORTH: form}])
    return nlp


def fitted(sentence: Sentence, tokenizer: Tokenizer) -> Sentence:
    """Join words that the tokenizer keeps as one (``С`` ``.`` → ``С.``) where all but the first are marks without dependants."""
    text = raw_text(sentence)
    ends = {t.idx: t.idx + len(t.text) for t in tokenizer(text)}
    spans = []
    at = 0
    for form in sentence.forms:
        at = text.find(form, at)
        if at < 0:
            return sentence
        spans.append((at, at + len(form)))
        at += len(form)
    heads = sentence.heads or ()
    keep: list[int] = []
    forms: dict[int, str] = {}
    k = 0
    while k < len(spans):
        start, end = spans[k]
        own = ends.get(start, end)
        last = k
        while (
            last + 1 < len(spans) and spans[last + 1][1] <= own and sentence.tags[last + 1] == "PUNCT" and last + 1 not in heads
        ):
            last += 1
        if last > k and spans[last][1] == own and (not heads or -1 not in heads[k + 1 : last + 1]):
            forms[k] = text[start:own]
        else:
            last = k
        keep.append(k)
        k = last + 1
    if not forms:
        return sentence
    place = {old: new for new, old in enumerate(keep)}
    spaces = tuple(text[spans[k][0] + len(forms.get(k, sentence.forms[k])) :][:1] == " " for k in keep)
    entities = None
    if sentence.entities is not None:
        entities = tuple(
            (place[s], max(place[w] for w in range(s, e) if w in place) + 1, kind)
            for s, e, kind in sentence.entities
            if s in place
        )
    return replace(
        sentence,
        forms=tuple(forms.get(k, sentence.forms[k]) for k in keep),
        spaces=spaces,
        tags=tuple(sentence.tags[k] for k in keep),
        feats=tuple(sentence.feats[k] for k in keep),
        lemmas=tuple(sentence.lemmas[k] + "." if k in forms and forms[k].endswith(".") else sentence.lemmas[k] for k in keep),
        heads=None if sentence.heads is None else tuple(-1 if sentence.heads[k] < 0 else place[sentence.heads[k]] for k in keep),
        relations=None if sentence.relations is None else tuple(sentence.relations[k] for k in keep),
        entities=entities,
        text=text,
    )
