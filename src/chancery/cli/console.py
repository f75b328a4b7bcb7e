"""How commands print: tables for people, JSON for programs; document text never reaches the terminal raw."""

import os
import re
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from rich import box
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from chancery.model import FACTUALITIES

_PIPED_WIDTH = 100
_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_STYLES = {"planned": "cyan", "possible": "yellow", "denied": "red"}


def out() -> Console:
    """Return the console for results: plain and 100 columns wide (or ``COLUMNS``) where output is piped."""
    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else _PIPED_WIDTH
    return Console(width=width, markup=False, highlight=False, emoji=False)


def clean(text: str) -> str:
    r"""Return document text as one printable line: no control, escape or direction-changing characters.

    >>> clean("red \x1b[31malert\n now")
    'red [31malert now'
    """
    return _printable(text).strip()


def say(line: str = "") -> None:
    """Print one line as it is; the terminal wraps it, not we, so that commands in it can be copied."""
    out().print(Text(clean(line)), soft_wrap=True)


def heading(line: str) -> None:
    """Print a heading with an empty line before it."""
    console = out()
    console.print()
    console.print(Text(clean(line), style="bold"), soft_wrap=True)


def show_table(columns: Sequence[Column], rows: Iterable[Sequence[str | Text]]) -> None:
    """Print rows under the columns; without lines and colour where output is piped."""
    console = out()
    table = Table(*columns, box=box.SIMPLE_HEAD if console.is_terminal else None, pad_edge=False, show_edge=False)
    for row in rows:
        table.add_row(*(cell if isinstance(cell, Text) else Text(clean(cell)) for cell in row))
    console.print(table)


def show_json(value: Any) -> None:
    """Print a value of structs, dictionaries and lists as indented JSON, what a terminal would obey as escapes."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    sys.stdout.write("".join(c if c == "\n" or not _is_control(c) else f"\\u{ord(c):04x}" for c in text) + "\n")


def telling(line: str, factualities: Sequence[str]) -> Text:
    """Return a line that says how certain it is, in the colour of that: denied by anybody, else as told at its firmest."""
    if "denied" in factualities:
        return Text(clean(line), style=_STYLES["denied"])
    return Text(clean(line), style=_STYLES.get(min(factualities, key=FACTUALITIES.index), ""))


def folded(text: str) -> Text:
    """Return the text of a narrow last column, a quarter of the width, broken at spaces and hyphens where it can be."""
    return Text("\n".join(textwrap.wrap(clean(text), max(out().width // 4, 10))))


def marked(sentence: str, start: int, end: int) -> Text:
    """Return a sentence with ``sentence[start:end]`` set off: bold on a terminal, in double brackets elsewhere."""
    before, quote, after = (_printable(part) for part in (sentence[:start], sentence[start:end], sentence[end:]))
    if sys.stdout.isatty():
        return Text.assemble(before, (quote, "bold underline"), after)
    return Text(f"{before}[[{quote}]]{after}")


def _printable(text: str) -> str:
    spaced = re.sub(r"\s+", " ", text)
    return "".join(c for c in spaced if not _is_control(c))


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs") or character in _BIDI_CONTROLS
