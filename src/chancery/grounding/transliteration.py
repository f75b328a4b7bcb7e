"""Cyrillic names in Latin letters: as English texts write them, as pinyin writes Chinese ones, and by their consonants alone."""

import functools
import re
import unicodedata

CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LETTERS = {
    **dict(zip("абвгдезиклмнопрстуф", "abvgdeziklmnoprstuf", strict=True)),
    **dict(zip("әғіңөұүһқґ", "aginouuhkg", strict=True)),
    "ё": "yo",
    "ж": "zh",
    "й": "y",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ы": "y",
    "ь": "",
    "э": "e",
    "ю": "yu",
    "я": "ya",
    "ї": "i",
    "є": "e",
    "ў": "u",
    "ҳ": "h",
    "ҷ": "j",
    "ӣ": "i",
    "ӯ": "u",
}


@functools.lru_cache(maxsize=65536)
def romanized(text: str) -> str:
    """Return a text with its Cyrillic letters as English texts write them; the rest stays.

    >>> romanized("Лавров"), romanized("Касым-Жомарт Токаев")
    ('Lavrov', 'Kasym-Zhomart Tokaev')
    """
    if not CYRILLIC.search(text):
        return text
    written = []
    for letter in text:
        latin = _LETTERS.get(letter.lower())
        if latin is None:
            written.append(letter)
        else:
            written.append(latin.capitalize() if letter.isupper() else latin)
    return "".join(written)


# Chinese names in Russian are spelt by one system (Palladius); in this order its letters turn into pinyin.
_PALLADIUS = (
    ("нь", "1"),
    (r"н(?![аоуыэиюяе])", "ng"),
    ("1", "n"),
    ("чж", "zh"),
    ("цз(?=[июяе])", "j"),
    ("цз", "z"),
    ("ц(?=[июяе])", "q"),
    ("ц", "c"),
    ("с(?=[июяе])", "x"),
    ("х", "h"),
    ("в", "w"),
    ("ж", "r"),
    ("ун", "on"),
    (r"\bи", "yi"),
)


def pinyin(name: str) -> str:
    """Return a Chinese name as pinyin, as nearly as its consonants need, from its usual Russian spelling.

    >>> pinyin("Цзиньпин"), pinyin("Кэцян")
    ('jinping', 'keqyang')
    """
    name = name.casefold()
    for heard, written in _PALLADIUS:
        name = re.sub(heard, written, name)
    return romanized(name)


# Letters whose sound their marks tell, before the marks are dropped.
_MARKED = {
    **dict.fromkeys("čćç", "ch"),
    **dict.fromkeys("šşș", "sh"),
    "ž": "zh",
    "đ": "dj",
    "ğ": "g",
    "ț": "ts",
    "ţ": "ts",
    "ń": "n",
    "ł": "l",
    "ı": "i",
    "ß": "s",
    "ø": "o",
    "æ": "e",
}
_SOUNDS = tuple(
    (re.compile(spelt), heard)
    for spelt, heard in (
        (r"^s(?:h|ch)(?=[tp])", "s"),
        ("tsch|tch|tsh", "C"),
        ("shch|sch|sh", "S"),
        ("cz|ch", "C"),
        ("dzh|zh|dj|j", "J"),
        ("ts|tz|z", "z"),
        ("ph", "f"),
        ("th", "t"),
        ("kh", "h"),
        ("gh", "g"),
        ("ck|qu|q", "k"),
        ("x", "ks"),
        ("w", "v"),
        ("c(?=[eiy])", "s"),
        ("c", "k"),
        ("(?<=.)[aeiouyh'-]", ""),
        ("^[aeiouy]", "A"),
        (r"(.)\1+", r"\1"),
    )
)
_HEARD = {
    "HUN": (
        ("sz", "\0"),
        ("zs", "zh"),
        ("cs", "ch"),
        ("gy", "d"),
        ("jj", "y"),
        ("j", "y"),
        ("s", "sh"),
        ("\0", "s"),
        ("c", "ts"),
    ),
    **dict.fromkeys(("TUR", "AZE"), (("c", "dzh"),)),
    "POL": (("rz", "zh"), ("sz", "sh"), ("cz", "ch"), ("c", "ts"), ("j", "y")),
    **dict.fromkeys(
        ("DEU", "AUT", "CHE", "SRB", "HRV", "BIH", "MNE", "SVN", "CZE", "SVK", "LVA", "LTU", "EST", "FIN"), (("j", "y"),)
    ),
}


@functools.lru_cache(maxsize=65536)
def sound(word: str, state: str = "") -> str:
    """Return the consonants of one word of a name, so that its spelling by ear in Cyrillic agrees with its own.

    ``state`` tells whose spelling it is. A vowel counts only where the word begins with one, and then as any vowel.

    >>> sound("Макрон") == sound("Macron", "FRA"), sound("Вучич") == sound("Vučić", "SRB"), sound("Трамп") == sound("Trump")
    (True, True, True)
    """
    word = word.casefold()
    if CYRILLIC.search(word):
        word = romanized(word)
    else:
        word = unicodedata.normalize("NFC", word)
        for written, heard in _HEARD.get(state, ()):
            word = word.replace(written, heard)
        word = "".join(_MARKED.get(letter, letter) for letter in word)
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    for spelt, heard in _SOUNDS:
        word = spelt.sub(heard, word)
    return word
