"""Which language a text and its parts are in, offline: the letters that it uses, and a small model where they do not tell."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_SAMPLE = 20_000
_SHORT = 60
# Languages in which governments and the press write, in letters other than Cyrillic: a page of names is no Pidgin.
# fmt: off
WRITTEN = (
    "af", "am", "ar", "az", "bn", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fil", "fr", "ga",
    "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "km", "ko", "lo", "lt", "lv", "mr", "ms", "mt", "my", "ne",
    "nl", "no", "pl", "ps", "pt", "ro", "sk", "sl", "so", "sq", "sr", "sv", "sw", "ta", "te", "th", "tl", "tr", "ur", "uz",
    "vi", "zh",
)
# fmt: on
# Cyrillic letters beyond the Russian alphabet, by language.
_BEYOND_RUSSIAN: dict[str, frozenset[str]] = {
    "be": frozenset("іў"),
    "kk": frozenset("әғқңөұүһі"),
    "ky": frozenset("ңөү"),
    "mk": frozenset("ѓѕјљњќџ"),
    "mn": frozenset("өү"),
    "sr": frozenset("ђјљњћџ"),
    "tg": frozenset("ғӣқӯҳҷ"),
    "tt": frozenset("әҗңөүһ"),
    "uk": frozenset("іїєґ"),
    "uz": frozenset("ўқғҳ"),
}
_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
_HUNGARIAN = frozenset("áéíóöőúüű")

# A paragraph is in another language than its document only if it is long enough to tell, and sure.
_PARAGRAPH = 60
_SURE = 0.999
# At least so many letters and words of the other script, within a paragraph, are a quotation in another language.
_RUN, _RUN_WORDS = 25, 4
_CYRILLIC_RUN = re.compile(r"[\u0400-\u052f](?:[\u0400-\u052f\d\s,.:;!?%()«»„“”\"'’–—-]*[\u0400-\u052f])?")
_LATIN_RUN = re.compile(r"[A-Za-zÀ-ž](?:[A-Za-zÀ-ž\d\s,.:;!?%()«»„“”\"'’–—-]*[A-Za-zÀ-ž])?")


class Part(NamedTuple):
    """A stretch of a text, by offsets, in another language than the text; ``whole`` if it fills its paragraph."""

    start: int
    end: int
    language: str
    whole: bool


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the language that most of a text is in, or ``und`` if it has no letters.

    The first 20,000 characters are looked at. Cyrillic is called Russian only where the letters allow it; a short
    text in Latin letters that English or Hungarian could have written is given to one of these two.

    >>> detect_language("Aláírták a megállapodást."), detect_language("Қазақстан мен Ресей келісімге қол қойды")
    ('hu', 'kk')
    """
    sample = text[:_SAMPLE]
    letters = [letter for letter in sample.casefold() if letter.isalpha()]
    if not letters:
        return "und"
    cyrillic = [letter for letter in letters if "\u0400" <= letter <= "\u052f"]
    if len(cyrillic) * 2 > len(letters):
        return _cyrillic_language(sample, cyrillic)
    plain = {letter for letter in letters if not letter.isascii()}
    # A quotation in the other script says nothing of the language around it.
    sample = re.sub(r"[\u0400-\u052f]+", " ", sample) if cyrillic else sample
    if len(letters) < _SHORT and plain <= _HUNGARIAN and not cyrillic:
        return _best(sample, ("en", "hu"))
    return _best(sample, WRITTEN)


def _cyrillic_language(sample: str, cyrillic: list[str]) -> str:
    beyond = [letter for letter in cyrillic if letter not in _RUSSIAN]
    # A Russian text may quote a Kazakh or Ukrainian name; a text in those languages cannot do with so few.
    if len(beyond) * 100 > len(cyrillic):
        covered = {language: sum(letter in own for letter in beyond) for language, own in _BEYOND_RUSSIAN.items()}
        most = max(covered.values())
        if most:
            return _best(sample, tuple(language for language in covered if covered[language] == most))
    if set(cyrillic) & set("ыэё") or len(cyrillic) < _SHORT:
        return "ru"
    return _best(sample, ("ru", "bg"))


def _best(sample: str, languages: tuple[str, ...]) -> str:
    """Return the likeliest of some languages; those that the model lacks yield to the smallest fitting alphabet."""
    if len(languages) == 1:
        return languages[0]
    ranked = [language for language, _ in _identifier().rank(sample) if language in languages]
    return ranked[0] if ranked else min(languages, key=lambda language: (len(_BEYOND_RUSSIAN.get(language, ())), language))


def foreign_parts(text: str, language: str, languages: Collection[str]) -> list[Part]:
    """Return the paragraphs, and the runs of words in another script within one, that are in another of some languages.

    >>> foreign_parts("Lavrov put it so: «Мы готовы продолжать переговоры с партнёрами» – and left.", "en", ("en", "ru"))
    [Part(start=19, end=63, language='ru', whole=False)]
    """
    wanted = [other for other in languages if other != language]
    return [part for line in re.finditer(r"[^\n]+", text) for part in _foreign(line.start(), line.group(), language, wanted)]


def _foreign(at: int, paragraph: str, language: str, wanted: Collection[str]) -> Iterator[Part]:
    letters = sum(character.isalpha() for character in paragraph)
    if letters < _RUN:
        return
    cyrillic = sum("\u0400" <= character <= "\u052f" for character in paragraph)
    is_cyrillic = language in ("ru", *_BEYOND_RUSSIAN)
    other = letters - cyrillic if is_cyrillic else cyrillic
    if other * 10 >= letters * 9:
        found = detect_language(paragraph)
        if found in wanted:
            yield Part(at, at + len(paragraph), found, True)
    elif other >= _RUN:
        for run in (_LATIN_RUN if is_cyrillic else _CYRILLIC_RUN).finditer(paragraph):
            own = run.group()
            if sum(map(str.isalpha, own)) >= _RUN and len(own.split()) >= _RUN_WORDS:
                found = detect_language(own)
                if found in wanted:
                    yield Part(at + run.start(), at + run.end(), found, False)
    elif letters >= _PARAGRAPH and not other:
        found = _sure(paragraph, language)
        if found in wanted:
            yield Part(at, at + len(paragraph), found, True)


def _sure(paragraph: str, language: str) -> str:
    """Return the language of a paragraph in the document's own script; the document's unless the model is sure."""
    likely, probability = _identifier().classify(paragraph)
    return str(likely) if probability > _SURE else language
