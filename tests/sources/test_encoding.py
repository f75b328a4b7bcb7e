"""Bytes to characters."""

import pytest

from chancery.errors import SourceError
from chancery.sources.encoding import decode

HUNGARIAN = "Az elnökök hűvös őszi napon írták alá a megállapodást, amelyről évekig tárgyaltak a két fővárosban."
RUSSIAN = "Президенты подписали соглашение, о котором много лет шли переговоры в двух столицах."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (HUNGARIAN, "cp1250"),
        (HUNGARIAN, "iso8859_2"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        ("He said “we agree” – and left.", "cp1252"),
    ],
)
def test_one_byte_encodings_are_guessed_and_noted(text, encoding):
    decoded, notes = decode(text.encode(encoding), name="d.txt")
    assert decoded == text
    assert notes[0].startswith("encoding guessed")


def test_the_declared_encoding_goes_before_a_guess():
    polish = "Prezydent przyjął w Łodzi ministra spraw zagranicznych."
    assert decode(polish.encode("iso8859_2"), name="d.html", declared="ISO-8859-2") == (polish, ())


@pytest.mark.parametrize("declared", ["no-such", "base64", "punycode", "utf-16", "x\x00y", "utf-8"])
def test_a_declared_encoding_that_is_no_use_is_passed_over(declared):
    assert decode(RUSSIAN.encode("cp1251"), name="d.html", declared=declared)[0] == RUSSIAN


def test_utf8_is_not_overruled_by_a_false_declaration():
    assert decode(RUSSIAN.encode(), name="d.html", declared="windows-1251") == (RUSSIAN, ())


def test_a_few_bad_bytes_are_replaced_and_noted():
    text, notes = decode(RUSSIAN.encode() + b"\xff." + RUSSIAN.encode(), name="d.txt")
    assert text == f"{RUSSIAN}\ufffd.{RUSSIAN}"
    assert notes == ("1 unreadable bytes replaced (utf-8)",)
    text, notes = decode(b"The ministers met again in the capital. " * 10 + b"\xfe", name="d.txt")
    assert text.endswith("\ufffd")
    assert notes == ("1 unreadable bytes replaced (utf-8)",)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n", "a PNG image"),
        (b"%PDF-1.4 text", "a PDF"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (bytes(200), "binary data"),
    ],
)
def test_binary_data_is_refused_by_name(data, what):
    with pytest.raises(SourceError, match=rf"d\.txt: this is {what}"):
        decode(data, name="d.txt")
