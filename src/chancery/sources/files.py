"""Files and bytes to documents: what is read, what is set aside, and the steps from one to the other."""

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from chancery.errors import SourceError
from chancery.model import Discard, Document
from chancery.settings import setting
from chancery.sources.dating import find_document_date
from chancery.sources.encoding import decode
from chancery.sources.heading import drop_agency_marks, find_outlet, find_title
from chancery.sources.html import Page, read_page
from chancery.sources.junk import drop_junk
from chancery.sources.text import clean_characters, find_paragraphs
from chancery.sources.transcript import find_turns

_KINDS: dict[str, Literal["text", "html"]] = {".txt": "text", ".html": "html", ".htm": "html"}
_SIDE_FILES = frozenset({".jsonl", ".json", ".md", ".csv", ".tsv", ".toml", ".yaml", ".yml", ".log", ".lock", ".duckdb", ".wal"})
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_HTML_OPENING = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head)\b", re.IGNORECASE)


def find_files(paths: Iterable[Path]) -> Iterator[Path | Discard]:
    """Yield the files to read, folders recursively and in sorted order, and a Discard for each thing set aside.

    Read are ``.txt``, ``.html`` and ``.htm``. Within folders, hidden entries and side files (``.jsonl``, ``.json``,
    ``.md``, ``.csv``, ``.tsv``, ``.toml``, ``.yaml``, ``.yml``, ``.log``, ``.lock``, ``.duckdb``, ``.wal``) are passed
    over silently; everything else becomes a Discard, as do named paths that do not exist, pipes and devices, and
    what the system refuses to open. A folder is entered once; a further link to it becomes a Discard.
    """
    entered: set[tuple[int, int]] = set()
    waiting = [(path, True) for path in reversed(list(paths))]
    while waiting:
        path, named = waiting.pop()
        try:
            status = path.stat()
            if stat.S_ISDIR(status.st_mode):
                if (status.st_dev, status.st_ino) in entered and path.is_symlink():
                    yield _discard(path, "a link to a folder that is read already")
                elif (status.st_dev, status.st_ino) not in entered:
                    entered.add((status.st_dev, status.st_ino))
                    names = sorted(name for name in os.listdir(path) if not name.startswith("."))
                    waiting += [(path / name, False) for name in reversed(names)]
                continue
        except (OSError, ValueError) as error:
            yield _discard(path, _system_reason(error))
            continue
        suffix = path.suffix.casefold()
        if suffix in _SIDE_FILES and not named:
            continue
        if suffix not in _KINDS:
            yield _discard(path, "not a kind of file that is read (.txt, .html, .htm)")
        elif not stat.S_ISREG(status.st_mode):
            yield _discard(path, "not a regular file")
        else:
            yield path


def read_document(path: Path) -> Document:
    """Return the document in a file.

    Raises SourceError, naming file, reason and remedy, if the file is missing, unreadable, too large, empty or binary.
    """
    try:
        status = path.stat()
        # Opening a pipe would wait for a writer for ever.
        if not stat.S_ISREG(status.st_mode):
            raise SourceError(f"{path}: not a regular file; give a .txt, .html or .htm file")
        _check_size(status.st_size, str(path))
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise SourceError(f"{path}: {_system_reason(error)}; check the path and its permissions") from error
    return read_bytes(data, name=str(path))


def read_bytes(data: bytes, *, name: str, kind: Literal["text", "html"] | None = None) -> Document:
    """Return the document in some bytes; ``name`` is a path or any other name, and its stem becomes the id.

    Without ``kind`` the name's ending decides, then the opening of the text. ``language`` stays empty here.
    Raises SourceError if there is no readable text or more of it than the settings allow.
    """
    name = name.encode("utf-8", "replace").decode("utf-8") or "text"
    _check_size(len(data), name)
    declared = _DECLARED.search(data[:4096]) if kind != "text" else None
    raw, notes = decode(data, name=name, declared=declared.group(1).decode("ascii", "replace") if declared else "")
    kind = kind or _KINDS.get(Path(name).suffix.casefold(), "text")
    page = read_page(raw) if kind == "html" or _HTML_OPENING.match(raw) else Page(text=raw)
    lines = find_paragraphs(clean_characters(page.text))
    paragraphs = drop_junk(drop_agency_marks(lines))
    text = "\n\n".join(paragraphs)
    if not any(character.isalnum() for character in text):
        raise SourceError(f"{name}: no readable text in it; check that the file is the one you meant")
    title = _one_line(page.title) or find_title(paragraphs)
    date, date_notes = find_document_date(paragraphs, title=title, metadata=page.date, name=Path(name).stem)
    return Document(
        id=Path(name).stem or "text",
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        title=title,
        outlet=_one_line(page.outlet) or find_outlet(lines),
        date=date,
        source=name,
        turns=find_turns(text),
        notes=(*notes, *page.notes, *date_notes),
    )


def _one_line(text: str) -> str:
    return " ".join(clean_characters(text).split())


def _check_size(size: int, name: str) -> None:
    limit = int(setting("max_bytes"))
    if size > limit:
        raise SourceError(f"{name}: {size:,} bytes, over the limit of {limit:,}; split it or raise CHANCERY_MAX_BYTES")


def _system_reason(error: OSError | ValueError) -> str:
    return (error.strerror or type(error).__name__) if isinstance(error, OSError) else str(error)


def _discard(path: Path, reason: str) -> Discard:
    return Discard(stage="sources", reason=reason, document=str(path))
