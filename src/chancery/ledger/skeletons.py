"""Names by what stays of them from script to script and spelling to spelling: Lavrov, Lavrow, Лавров, Szergej and Sergei."""

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = {
    **dict(zip("абвгдезиклмнопрстуф", "abvgdeziklmnoprstuf", strict=True)),
    **dict(zip("әғіңөұүһқґёйъыьэїєў", "aginouuhkgei-i-eieu", strict=True)),
    "ж": "zh",
    "х": "h",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "sh",
    "ю": "u",
    "я": "a",
}
# Longest first; each sound has one letter: c for ts and ch, s for sh, z for zh.
_SOUNDS = (
    ("shch", "s"),
    ("tsch", "c"),
    ("dzs", "z"),
    ("dzh", "z"),
    ("sch", "s"),
    ("tch", "c"),
    *((sound, "c") for sound in ("ch", "cs", "ts", "tz", "cz")),
    *((sound, "s") for sound in ("sh", "sz")),
    *((sound, "z") for sound in ("zh", "zs", "dz")),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("gy", "d"),
    ("ck", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("q", "k"),
)
_SILENT = re.compile(r"[aeiouyj-]+")
_TWICE = re.compile(r"(.)\1")


@lru_cache(maxsize=262144)
def skeleton(word: str) -> str:
    """Return the consonants of one word as they sound, whatever its script and spelling; at least its first letter.

    >>> [skeleton(name) for name in ("Medvedev", "Medvegyev", "Медведев", "Vučić", "Vucsics", "Вучич")]
    ['mdvdv', 'mdvdv', 'mdvdv', 'vcc', 'vcc', 'vcc']
    """
    text = "".join(_CYRILLIC.get(c, c) for c in unicodedata.normalize("NFC", word).casefold())
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if c.isalnum() or c == "-")
    for sound, letter in _SOUNDS:
        text = text.replace(sound, letter)
    return _SILENT.sub("", _TWICE.sub(r"\1", text)) or text[:1]
