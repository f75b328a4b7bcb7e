"""Where a command's text goes: standard output, or a file that is whole or as it was before."""

import os
import sys
from pathlib import Path

from chancery.errors import ExportError


def write_text(text: str, target: Path | None) -> None:
    """Write text to a file, or to standard output where none is given.

    Raises ExportError if that fails; the file is then as it was before.
    """
    if target is None:
        sys.stdout.write(text)
        return
    # What is no plain file (a pipe, a device) is written to as it is; nothing may take its place.
    beside = target if target.exists() and not target.is_file() else target.with_name(f"{target.name}.new")
    try:
        beside.write_text(text, encoding="utf-8", newline="")
        if beside != target:
            os.replace(beside, target)
    except OSError as error:
        if beside != target:
            beside.unlink(missing_ok=True)
        raise ExportError(f"cannot write {target}: {error.strerror}; choose another file") from error
