"""Bytes to characters: byte order mark, declared encoding, UTF-8, and only then a guess."""

import codecs
import re

from charset_normalizer import from_bytes

from chancery.errors import SourceError

# UTF-32 stands first because its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x7fELF", "a program"),
)
# Encodings that texts in European languages are found in; guessing among few is surer than among all.
_GUESSED = ["cp1250", "cp1251", "cp1252", "iso8859_2", "iso8859_5", "koi8_r"]
_DECLARABLE = re.compile(r"utf-8|ascii|cp(?:437|8\d\d|125\d)|iso8859-\d+|koi8-[rtu]|mac-\w+|kz1048|gb\w+|big5|shift_jis|euc_\w+")
_CONTROL = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r")) + b"\x7f"
_WINDOWS_PUNCTUATION = frozenset(b"\x80\x82\x84\x85\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b\xa0\xa7\xa9\xab\xae\xb0\xbb")


def decode(data: bytes, *, name: str, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """Return the text of some bytes and notes on what had to be guessed or replaced.

    ``declared`` is the encoding that the document itself names, if any. A few bad bytes in UTF-8 become U+FFFD.
    Raises SourceError for binary data and for text in no known encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding)
    _refuse_binary(data, name)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    text = _decode_declared(data, declared)
    if text is not None:
        return text, ()
    if _is_broken_utf8(data):
        return _replacing(data, "utf-8")
    if not set(data) - set(range(128)) - _WINDOWS_PUNCTUATION:
        return data.decode("cp1252"), ("encoding guessed: cp1252",)
    guess = from_bytes(data, cp_isolation=_GUESSED).best()
    if guess is None:
        raise SourceError(f"{name}: the text is in no known encoding; save it as UTF-8 and read it again")
    return str(guess), (f"encoding guessed: {guess.encoding}",)


def _replacing(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, "replace")
    before = data.decode(encoding, "ignore").count("\ufffd")
    bad = text.count("\ufffd") - before
    return text, (f"{bad} unreadable bytes replaced ({encoding})",) if bad else ()


def _decode_declared(data: bytes, declared: str) -> str | None:
    """Return the text in the encoding that the document names, or None if that is unknown, unfit or untrue."""
    try:
        encoding = codecs.lookup(declared).name
        # Pages that name Latin-1 mean its Windows superset; browsers read them so.
        encoding = "cp1252" if encoding in ("iso8859-1", "ascii") else encoding
        return data.decode(encoding) if _DECLARABLE.fullmatch(encoding) else None
    except (LookupError, UnicodeError, ValueError):
        return None


def _refuse_binary(data: bytes, name: str) -> None:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise SourceError(f"{name}: this is {kind}, not text; give its text as .txt or .html")
    control = len(data) - len(data.translate(None, _CONTROL))
    if control * 100 > len(data):
        raise SourceError(f"{name}: this is binary data, not text; give its text as .txt or .html")


def _is_broken_utf8(data: bytes) -> bool:
    """Tell UTF-8 with a few bad bytes from text in a one-byte encoding."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(not character.isascii() for character in text) - bad
    high = sum(byte > 127 for byte in data)
    # In a one-byte encoding hardly any two high bytes happen to form a UTF-8 character.
    if good:
        return good > bad
    return high * 200 < len(data) and bool(set(data) - set(range(128)) - _WINDOWS_PUNCTUATION)
