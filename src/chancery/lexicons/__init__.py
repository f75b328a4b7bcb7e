"""Reads the lexicons: data files in TOML, one folder a language and one for actors, all under this package."""

import functools
import tomllib
from pathlib import Path
from typing import Any

from chancery.errors import LexiconError

HOME = Path(__file__).parent


def lexicon_path(folder: str, name: str) -> Path:
    """Return where the lexicon ``name`` of a language (or of ``actors``) lies."""
    return HOME / folder / f"{name}.toml"


@functools.cache
def has_lexicon(folder: str, name: str) -> bool:
    """Whether a language has the lexicon ``name``."""
    return lexicon_path(folder, name).exists()


@functools.cache
def read_lexicon(folder: str, name: str) -> dict[str, Any]:
    """Return the parsed TOML of one lexicon.

    Raises LexiconError when the file is missing or is not TOML.
    """
    path = lexicon_path(folder, name)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise LexiconError(f"{folder} has no lexicon {name!r}: {path} is missing") from error
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path}: not TOML: {error}") from error
