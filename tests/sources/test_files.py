"""From paths and bytes to documents, with folders as nasty as they come."""

import hashlib
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.errors import SourceError
from chancery.model import Discard, Document
from chancery.sources.files import find_files, read_bytes, read_document

NEWS = """22 May, 2008 14:09

Two presidents sign a deal

Two presidents sign a deal

The presidents of Russia and Kazakhstan signed a co-operation deal in Astana on Thursday.

The talks went on for two hours, their spokesmen said. (MTI)

Share via
"""


def _names(found):
    return [item.name for item in found if isinstance(item, Path)]


def _reasons(found):
    return {Path(item.document).name: item.reason for item in found if isinstance(item, Discard)}


def _read(path):
    """The document, or the reason why there is none."""
    try:
        return read_document(path)
    except SourceError as error:
        return str(error)


def test_a_news_text_is_read_whole():
    document = read_bytes(NEWS.encode(), name="news/d1.txt")
    assert document.id == "d1"
    assert document.source == "news/d1.txt"
    assert document.sha256 == hashlib.sha256(NEWS.encode()).hexdigest()
    assert document.title == "Two presidents sign a deal"
    assert document.outlet == "MTI"
    assert document.date is not None
    assert (document.date.value, document.date.precision, document.date.flagged) == ("2008-05-22T14:09", "minute", False)
    assert document.language == ""
    assert document.text.split("\n\n") == [
        "22 May, 2008 14:09",
        "Two presidents sign a deal",
        "The presidents of Russia and Kazakhstan signed a co-operation deal in Astana on Thursday.",
        "The talks went on for two hours, their spokesmen said.",
    ]


def test_folders_are_read_in_order_and_what_is_passed_over_is_told(tmp_path):
    for name in ("b.txt", "a.HTML", "c.htm", ".hidden.txt", "side.jsonl", "notes.md", "picture.jpg", "none"):
        (tmp_path / name).write_text("text")
    (tmp_path / "aa").mkdir()
    (tmp_path / "aa" / "z.txt").write_text("text")
    found = list(find_files([tmp_path]))
    assert _names(found) == ["a.HTML", "z.txt", "b.txt", "c.htm"]
    reason = "not a kind of file that is read (.txt, .html, .htm)"
    assert _reasons(found) == {"none": reason, "picture.jpg": reason}
    assert all(item.stage == "sources" for item in found if isinstance(item, Discard))


def test_named_paths_are_never_passed_over_silently(tmp_path):
    (tmp_path / "side.jsonl").write_text("{}")
    found = list(find_files([tmp_path / "side.jsonl", tmp_path / "missing.txt", Path("nul\0byte.txt")]))
    reasons = _reasons(found)
    assert reasons["side.jsonl"].startswith("not a kind of file")
    assert reasons["missing.txt"] == "No such file or directory"
    assert len(found) == 3


def test_links_that_lead_round_are_followed_once(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "a.txt").write_text("text")
    (tmp_path / "one" / "back").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    found = list(find_files([tmp_path]))
    assert _names(found) == ["a.txt"]
    assert _reasons(found) == {
        "back": "a link to a folder that is read already",
        "self.txt": "Too many levels of symbolic links",
    }


def test_a_folder_that_cannot_be_listed_is_set_aside(tmp_path, monkeypatch):
    (tmp_path / "locked").mkdir()
    (tmp_path / "open.txt").write_text("text")
    listing = os.listdir

    def refuse(path):
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr(os, "listdir", refuse)
    found = list(find_files([tmp_path]))
    assert _names(found) == ["open.txt"]
    assert _reasons(found) == {"locked": "Permission denied"}


def test_the_nasty_folder(tmp_path, monkeypatch):
    hungarian = "A két ország külügyminisztere pénteken új egyezményt írt alá a fővárosban, közölték hűvös hangon."
    russian = "Министры двух стран обсудили в пятницу проект договора о дружбе."
    (tmp_path / "empty.txt").touch()
    with (tmp_path / "large.txt").open("wb") as large:
        large.truncate(50_000_000)
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)))
    (tmp_path / "utf16.txt").write_bytes(hungarian.encode("utf-16"))
    (tmp_path / "utf16be.txt").write_bytes(b"\xfe\xff" + russian.encode("utf-16-be"))
    (tmp_path / "mark.txt").write_bytes(b"\xef\xbb\xbf" + hungarian.encode())
    (tmp_path / "latin2.txt").write_bytes(hungarian.encode("iso8859_2"))
    (tmp_path / "cp1251.txt").write_bytes(russian.encode("cp1251"))
    (tmp_path / "broken.txt").write_bytes(russian.encode() + b" \xff\xfe " + russian.encode())
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "denied.txt").write_text(russian)
    reading = Path.read_bytes

    def refuse(path):
        if path.name == "denied.txt":
            raise PermissionError(13, "Permission denied")
        return reading(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    found = list(find_files([tmp_path]))
    assert _reasons(found) == {"pipe.txt": "not a regular file", "loop": "a link to a folder that is read already"}
    read = {path.name: _read(path) for path in found if isinstance(path, Path)}
    texts = {name: document.text for name, document in read.items() if isinstance(document, Document)}
    assert texts == {
        "broken.txt": f"{russian} \ufffd\ufffd {russian}",
        "cp1251.txt": russian,
        "latin2.txt": hungarian,
        "mark.txt": hungarian,
        "utf16.txt": hungarian,
        "utf16be.txt": russian,
    }
    assert read["broken.txt"].notes == ("2 unreadable bytes replaced (utf-8)",)
    assert read["cp1251.txt"].notes == ("encoding guessed: cp1251",)
    reasons = {name: reason for name, reason in read.items() if isinstance(reason, str)}
    assert set(reasons) == {"empty.txt", "large.txt", "image.txt", "denied.txt"}
    assert "no readable text" in reasons["empty.txt"]
    assert "50,000,000 bytes, over the limit of 10,000,000" in reasons["large.txt"]
    assert "CHANCERY_MAX_BYTES" in reasons["large.txt"]
    assert "a PNG image" in reasons["image.txt"]
    assert "Permission denied" in reasons["denied.txt"]
    assert all(str(tmp_path / name) in reason for name, reason in reasons.items())


def test_a_pipe_that_is_named_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(SourceError, match="not a regular file"):
        read_document(tmp_path / "pipe.txt")


def test_a_file_that_is_too_large_is_not_even_opened(tmp_path, monkeypatch):
    with (tmp_path / "large.txt").open("wb") as large:
        large.truncate(50_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} was opened"))
    with pytest.raises(SourceError, match="over the limit"):
        read_document(tmp_path / "large.txt")


def test_the_limit_is_a_setting(monkeypatch):
    monkeypatch.setenv("CHANCERY_MAX_BYTES", "5")
    with pytest.raises(SourceError, match="6 bytes, over the limit of 5"):
        read_bytes(b"sixsix", name="d.txt")


def test_a_name_that_is_no_unicode_can_be_written_down():
    document = read_bytes(b"Some text stands here.", name="bad\udcff.txt")
    assert document.id.encode("utf-8")
    assert document.source.encode("utf-8")


def test_html_is_known_by_its_opening_too():
    document = read_bytes(b"<!DOCTYPE html><p>The talks began in Geneva on Monday.</p>", name="page.txt")
    assert document.text == "The talks began in Geneva on Monday."


def _holds(data, kind):
    try:
        document = read_bytes(data, name="d.txt", kind=kind)
    except SourceError:
        return
    assert document.text
    assert unicodedata.is_normalized("NFC", document.text)
    assert not any(unicodedata.category(letter)[0] == "C" for letter in document.text if letter != "\n")
    assert "\n\n\n" not in document.text
    for turn in document.turns:
        assert 0 <= turn.start < turn.end <= len(document.text)
        assert document.text[turn.start : turn.end].strip() == document.text[turn.start : turn.end]


@given(st.binary(max_size=400), st.sampled_from(["text", "html", None]))
def test_no_bytes_raise_anything_but_a_source_error(data, kind):
    _holds(data, kind)


PIECES = [
    "Question: ",
    "President Duda: ",
    "\n",
    "\n\n",
    "14 May",
    " 2012",
    "</p>",
    "<p>",
    "<a href=x>",
    "é",
    "e\u0301",
    "\u00ad",
    "\u2028",
    "(MTI)",
]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=10)), max_size=25), st.sampled_from(["text", "html"]))
def test_clean_text_and_turns_hold_for_any_text(pieces, kind):
    _holds("".join(pieces).encode("utf-8", "replace"), kind)


@given(st.sampled_from(["utf-8", "utf-16", "utf-32", "utf-8-sig"]), st.text(alphabet="abcőűáéабвгд ", min_size=1))
def test_the_encoding_does_not_change_the_text(encoding, words):
    text = f"Word {words}"
    assert read_bytes(text.encode(encoding), name="d.txt").text == " ".join(unicodedata.normalize("NFC", text).split())
