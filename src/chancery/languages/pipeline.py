"""Text → parsed text: the UD pipelines shipped with the package, loaded once a process and only when met."""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy
import spacy
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from chancery.errors import LanguageError, SettingError
from chancery.languages.component import NO_START  # importing it registers the component that our pipelines are made of
from chancery.languages.features import PLAIN, PREFIXED
from chancery.languages.lemmas import known_adjectives, known_noun, known_verb
from chancery.languages.parsed import Sentence, Word, link
from chancery.languages.repairs import repair
from chancery.settings import setting

MODELS = Path(__file__).parent / "models"
# What the coders read, and the component that usually sets it.
NEEDED = {
    "token.pos": "morphologizer",
    "token.morph": "morphologizer",
    "token.lemma": "trainable_lemmatizer",
    "token.dep": "parser",
    "doc.sents": "parser",
}
# fmt: off
UNIVERSAL = frozenset((
    "ROOT", "root", "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf", "compound", "conj", "cop",
    "csubj", "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod",
    "nsubj", "nummod", "obj", "obl", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp",
))
# fmt: on

# A sentence ends after one of these, or after a mark that closes a quotation or bracket.
ENDS = frozenset(".?!:;\"')]…•")

FULL_STOPS = frozenset(".?!…")
OPENING = frozenset("\"'([")
CLOSING = frozenset("\"')]")
TRAILING = frozenset(".,-")

# Tokenizer and parser take more than twice as long for a paragraph, or a run without spaces, that is twice as long.
LONGEST = 4_000
LONGEST_RUN = 300
LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1}}}")


def pipeline_languages() -> frozenset[str]:
    """Return the ISO codes of the languages that have a pipeline: the package's own and those that the settings name."""
    own = (path.name for path in MODELS.iterdir() if (path / "meta.json").exists())
    return frozenset(own) | set(other_pipelines())


def other_pipelines() -> dict[str, str]:
    """Return the pipelines that the setting ``languages`` names: language → a spaCy package or a folder.

    Raises SettingError when the setting is not of the form ``ru=FOLDER,de=NAME``.
    """
    found = {}
    for entry in filter(None, (part.strip() for part in str(setting("languages")).split(","))):
        language, equals, name = entry.partition("=")
        if not (equals and name.strip() and re.fullmatch(r"[a-z]{2,3}", language.strip())):
            raise SettingError(f"CHANCERY_LANGUAGES: {entry!r} is not LANGUAGE=PIPELINE; write ru=FOLDER,de=NAME")
        found[language.strip()] = name.strip()
    return found


@functools.cache
def load_pipeline(language: str, name: str = "") -> Language:
    """Load a language's spaCy pipeline (under a second), once a process: the one named, or set, or the package's own.

    Raises LanguageError when there is none, when it does not load, or when it does not say what the coders need.
    """
    wanted = name or other_pipelines().get(language, "")
    found: str | Path = wanted or MODELS / language
    if isinstance(found, Path) and not (found / "meta.json").exists():
        raise LanguageError(f"no pipeline for language {language!r}; there are {', '.join(sorted(pipeline_languages()))}")
    try:
        pipeline = spacy.load(found)
    except (OSError, ValueError) as error:
        remedy = "reinstall chancery" if isinstance(found, Path) else f"give {language}= a folder or an installed package"
        raise LanguageError(f"the pipeline {found} does not load: {error}; {remedy}") from error
    _check(pipeline, str(found))
    return pipeline


def _check(pipeline: Language, name: str) -> None:
    """Raise LanguageError when a pipeline lacks an annotation that the coders read, or has labels other than UD's."""
    assigned = {value for part in pipeline.pipe_names for value in pipeline.get_pipe_meta(part).assigns}
    missing = [value for value in NEEDED if value not in assigned]
    if missing:
        wanted = ", ".join(f"{value} ({NEEDED[value]})" for value in missing)
        raise LanguageError(f"the pipeline {name} does not set {wanted}; add such a component")
    labels = {label.partition(":")[0].partition("||")[0] for label in pipeline.pipe_labels.get("parser", ())}
    foreign = sorted(labels - UNIVERSAL)
    if foreign:
        raise LanguageError(
            f"the pipeline {name} has relations that are not UD: {', '.join(foreign[:5])}; use one trained on a UD treebank"
        )


def read_docs(pipeline: Language, texts: Iterable[str], language: str) -> Iterator[Doc]:
    """Yield a Doc of each paragraph, of the same length as its text."""
    docs = (_prepared(pipeline.make_doc(_readable(text, language))) for text in texts)
    return pipeline.pipe(docs, batch_size=64)


def _closed(doc: Doc, i: int) -> bool:
    """Whether a quotation mark closes a sentence that ends with a full stop."""
    return i > 1 and doc[i].text == '"' and doc[i - 1].text == "." and not doc[i - 1].whitespace_


def _ended(doc: Doc, i: int) -> bool:
    """Whether the dot before a capital, a token of its own, follows a word too long to be an abbreviation or a number."""
    word = doc[i - 2] if i > 1 else None
    return bool(doc[i - 1].whitespace_ and word is not None and (len(word) > 5 or (len(word) > 3 and word.text[0].isdigit())))


def _prepared(doc: Doc) -> Doc:
    """Merge ``co - operation`` into one token of norm ``cooperation`` and forbid sentence ends without a closing mark."""
    spans: list[tuple[Span, str]] = []
    i = 0
    while i + 2 < len(doc):
        first, hyphen, last = doc[i], doc[i + 1], doc[i + 2]
        adjacent = not first.whitespace_ and not hyphen.whitespace_
        if adjacent and hyphen.text == "-" and last.is_alpha and PREFIXED.match(f"{first.text}-{last.text}"):
            # A capital after the hyphen (ex-President) keeps the second word's own shape for the tagger.
            norm = last.lower_ if last.text[0].isupper() else first.lower_ + last.lower_
            spans.append((doc[i : i + 3], norm))
            i += 3
        else:
            i += 1
    if spans:
        with doc.retokenize() as retokenizer:
            for span, norm in spans:
                retokenizer.merge(span, attrs={"NORM": norm})
    # The parser may end a sentence only where the writer may have: after a closing mark.
    starts: Any = numpy.zeros((len(doc), 1), dtype="uint64")
    before = ""
    for token in doc:
        numbered = token.i <= 2 and doc[0].text.rstrip(".").isdigit()  # "2. Direct trade will begin"
        closing = token.i and token.text in CLOSING and not doc[token.i - 1].whitespace_
        opened = token.i and doc[token.i - 1].text in OPENING and not doc[token.i - 1].whitespace_
        if opened and token.i > 1 and not doc[token.i - 2].whitespace_:
            opened = False  # the mark before closes
        # "…a tengeren”.", "„…” – mondta": what follows a closing mark belongs to its sentence
        trailing = token.i and token.text in TRAILING and doc[token.i - 1].text in CLOSING and doc.lang_ == "hu"
        # "10 проц. за год", "approx. five": a dot before a small letter ends an abbreviation, not a sentence.
        goes_on = token.text[0].islower() and before.endswith(".") and not before.endswith("..")
        goes_on = goes_on or (before == ":" and token.text == '"')  # He said: "We agree."
        if token.i and (numbered or closing or opened or trailing or goes_on or not (before and before[-1] in ENDS)):
            starts[token.i] = NO_START
        elif token.text in OPENING and before[-1:] in FULL_STOPS and not token.whitespace_ and doc[token.i - 1].whitespace_:
            starts[token.i] = 1  # He left. "We agree": no pipeline sees which marks open
        elif before == '"' and token.text[0].isupper() and doc[token.i - 1].whitespace_ and _closed(doc, token.i - 1):
            starts[token.i] = 1  # "We agree." Then he left.
        elif before == "." and doc.lang_ == "en" and token.text[0].isupper() and _ended(doc, token.i):
            starts[token.i] = 1  # "US$16.5bn. Exports fell."
        if not token.is_space:
            before = token.text
    # All at once: setting them one by one looks at the whole text each time.
    return doc.from_array([SENT_START], starts)


# Hungarian endings of the definite past, of the third person plural and of the infinitive, which only verbs have.
FINITE = re.compile(r"(?<=\w{3})(?:[oöe]?tt[ae]|[^t]t[ae]|tt?[áé]k|tt[ae]k|[ae]ni)$")
CLAUSAL = frozenset(("ROOT", "ccomp", "csubj", "advcl", "parataxis", "conj", "dep", "acl"))


def _lemma(token: Token, written: str, language: str) -> tuple[str, str]:
    """Return a token's lemma and part of speech: what the lexicons know by form stands before the model's guess."""
    pos, form = token.pos_, token.lower_
    if form.startswith(("ex-", "vice-")) and pos in ("PUNCT", "ADJ", "X", "ADV"):
        pos = "NOUN"
    guess = str(token.lemma_)
    if pos in ("VERB", "AUX"):
        known = known_verb(form, guess.lower(), language)
        if known:
            return known, pos
    elif language == "en" and pos == "NOUN" and known_noun(form, language):
        return known_noun(form, language), pos
    elif form in known_adjectives(language) and (language == "hu" or (language == "en" and pos == "ADJ")):
        return form, "ADJ"
    elif language == "hu" and FINITE.search(form) and pos in ("ADJ", "NOUN") and known_verb(form, "", language):
        return known_verb(form, "", language), "VERB"  # no participle ends so
    elif language == "hu" and pos == "ADJ" and token.dep_ in ("ROOT", "ccomp", "parataxis") and known_verb(form, "", language):
        return known_verb(form, "", language), "VERB"  # "tárgyalt": a past tense, not a participle, where it governs the clause
    elif language == "hu" and pos != "ADJ":
        known = known_noun(form, language)
        if known and pos in ("NOUN", "ADV", "ADP", "PRON"):
            return known, "NOUN"
        # A verb that opens a sentence is often taken for a name or a pronoun.
        unsure = pos in ("PRON", "PROPN", "NOUN", "ADV", "X") and guess.lower() == form and len(form) > 5
        verb = known_verb(form, "", language) if unsure and not known else ""
        if verb and verb != form:
            return verb, "VERB"
        # "hogy Kína katonákat küld": a bare stem where a clause wants its verb
        bare = pos == "NOUN" and len(form) > 3 and not known and token.dep_.partition(":")[0] in CLAUSAL
        if bare and known_verb(form, "", language) == form:
            return form, "VERB"
    if pos == "PROPN":
        return (written if language == "en" else guess), pos
    lemma = guess.lower()
    if language == "en" and pos == "NOUN" and len(form) == 4 and form.endswith("ies"):
        lemma = form[:-1]  # ties, not ty
    beside = form.partition("-")[0]
    if beside in ("ex", "vice") and "-" in form:
        return f"{beside}-{lemma.removeprefix(beside).lstrip('-')}", pos
    if (
        language == "en"
        and pos == "NOUN"
        and lemma == form
        and form.endswith("s")
        and "Number=Plur" in str(token.morph)
        and len(form) > 4
    ):
        lemma = f"{form[:-3]}y" if form.endswith("ies") else form[:-1]  # a capital at the start confuses the lemmatiser
    prefix, hyphen, rest = lemma.partition("-")
    if hyphen and rest and PREFIXED.match(lemma) and prefix not in ("ex", "vice"):
        return prefix + rest, pos
    return lemma, pos


@functools.lru_cache(maxsize=4096)
def _bare(character: str) -> str:
    """Return a Latin letter without its marks: *Gül* must not look foreign to an English tagger."""
    plain = unicodedata.normalize("NFD", character)[0]
    return {"ı": "i", "ł": "l", "đ": "d", "ø": "o"}.get(character, plain)


def _readable(piece: str, language: str) -> str:
    """Return a text of the same length that the pipeline reads best."""
    plain = piece.translate(PLAIN)
    return "".join(c if c < "\x7f" else _bare(c) for c in plain) if language == "en" else plain


# "DUBAI, 23 November 2020 — ", "MOSCOW, May 5 (Interfax) - ": where and when a wire story was filed; its weekday may follow:
# "Riga, 2013. április 18., csütörtök (MTI) – ", and its day be missing: "Riga (MTI) – ".
DATELINE = re.compile(
    r"(?:[A-ZÁ-Ű][A-ZÁ-Ű'’.-]{2,}(?: [A-ZÁ-Ű'’.-]+)*(?:[,/][^\n—–]{0,40}?)?|[A-ZÁ-Ű][\w'’ ,./-]{2,40}\d[\w. ]{0,8}?"
    r"(?:,? \(?(?:hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap)\)?)?|[A-ZÁ-Ű][\w'’/-]{2,25}(?= \([A-Z]{3,}))"
    r"(?: ?\([\w ./-]{2,30}\))?,? (?:[—–]|--?) (?=[\"“„A-ZÁ-Ű])"
)
# "Varsó, 2023. szeptember 20. ", "NAIROBI, 15 May 2023. ": the same with a stop.
STOPPED = re.compile(
    r"[A-ZÁ-ŰА-Я][\w/ '’.-]{1,40}, (?:\d{4}\. [^\W\d_]+ \d{1,2}|(?:\d{1,2} )?[^\W\d_]+(?: \d{1,2},)? \d{4}(?: г(?:ода)?)?)\."
    r"(?:, \w+)? (?=[\"“„«A-ZÁ-ŰА-Я])"
)


def paragraphs(text: str) -> list[tuple[int, str]]:
    """Return the non-empty lines of a text with their offsets, a wire story's dateline apart from its sentence."""
    pieces = []
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        start, piece = line.start(), line.group()
        dateline = DATELINE.match(piece) or STOPPED.match(piece)
        if dateline:
            pieces.append((start, dateline.group()))
            start, piece = start + dateline.end(), piece[dateline.end() :]
        pieces += _bounded(start, piece)
    return pieces


def _bounded(start: int, piece: str) -> Iterator[tuple[int, str]]:
    """Yield a paragraph in parts that are not too long to parse, cut behind a sentence if possible, else at a space."""
    at = 0
    while len(piece) - at > LONGEST or LONG_RUN.search(piece, at):
        run = LONG_RUN.search(piece, at, at + LONGEST)
        end = run.start() + LONGEST_RUN if run else at + LONGEST
        cuts = () if run else (piece.rfind(". ", at, end) + 1, piece.rfind(" ", at, end))
        end = next((cut for cut in cuts if cut > at), end)
        yield start + at, piece[at:end]
        at = end
    if piece[at:].strip():
        yield start + at, piece[at:]


def _broken(pieces: list[tuple[int, str]], breaks: Iterable[int]) -> list[tuple[int, str]]:
    """Return pieces of a text cut at some offsets too."""
    for at in breaks:
        cuts = ((start, piece, at - start) for start, piece in pieces)
        pieces = [
            part
            for start, piece, k in cuts
            for part in ([(start, piece[:k]), (at, piece[k:])] if 0 < k < len(piece) else [(start, piece)])
            if part[1].strip()
        ]
    return pieces


def parse(text: str, language: str, breaks: Iterable[int] = ()) -> list[Sentence]:
    """Parse a clean text paragraph by paragraph into sentences whose offsets point into it; a sentence begins at each break.

    Raises LanguageError when the language has no pipeline.
    """
    pipeline = load_pipeline(language)
    pieces = _broken(paragraphs(text), breaks)
    docs = read_docs(pipeline, (piece for _, piece in pieces), language)
    sentences: list[Sentence] = []
    for number, ((offset, piece), doc) in enumerate(zip(pieces, docs, strict=True)):
        for span in doc.sents:
            sentence = _sentence(span, piece, offset, len(sentences), number, language)
            if sentence.words:
                sentences.append(sentence)
    return sentences


def _sentence(span: Span, piece: str, offset: int, index: int, paragraph: int, language: str) -> Sentence:
    tokens = [t for t in span if not t.is_space]
    place = {t.i: n for n, t in enumerate(tokens)}
    words = []
    for n, t in enumerate(tokens):
        text = piece[t.idx : t.idx + len(t.text)]
        lemma, pos = _lemma(t, text, language)
        dep = t.dep_
        if text in ("'s", "’s") and pos == "PROPN":
            pos, dep = "PART", "case"  # the treebank's merged possessives mislead the tagger
        words.append(Word(n, offset + t.idx, text, lemma, pos, dep, str(t.morph)))
    heads = [place.get(t.head.i, n) for n, t in enumerate(tokens)]
    link(words, heads)
    repair(words, language)
    start, end = span.start_char, span.end_char
    text = piece[start:end]
    lead = len(text) - len(text.lstrip())
    return Sentence(index, paragraph, offset + start + lead, text.strip(), words, language)
