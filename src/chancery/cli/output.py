"""Where what a command writes goes: standard output, or a file that is whole or as it was before."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from chancery.errors import ExportError


def write_text(text: str, target: Path | None) -> None:
    """Write text to a file, or to standard output where none is given.

    Raises ExportError if that fails; the file is then as it was before.
    """
    if target is None:
        sys.stdout.write(text)
        return
    _put(target, lambda beside: beside.write_text(text, encoding="utf-8", newline=""))


def write_bytes(content: bytes, target: Path) -> None:
    """Write bytes to a file; raises ExportError if that fails, and the file is then as it was before."""
    _put(target, lambda beside: beside.write_bytes(content))


def _put(target: Path, write: Callable[[Path], object]) -> None:
    # What is no plain file (a pipe, a device) is written to as it is; nothing may take its place.
    beside = target if target.exists() and not target.is_file() else target.with_name(f"{target.name}.new")
    try:
        write(beside)
        if beside != target:
            os.replace(beside, target)
    except OSError as error:
        if beside != target:
            beside.unlink(missing_ok=True)
        raise ExportError(f"cannot write {target}: {error.strerror}; choose another file") from error
