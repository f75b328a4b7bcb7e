"""Which language a text is in, offline: the letters that it uses, and a small model where they do not tell."""

from functools import cache

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


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE)


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
