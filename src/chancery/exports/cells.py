"""Text from documents made safe for a cell or an element: no formulas, no line breaks in TSV, no letters that XML forbids."""

import csv
import re
from collections.abc import Iterable
from typing import TextIO

# A spreadsheet runs a cell that begins so as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
# What XML 1.0 has no way to write, and iCalendar forbids too.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def csv_cell(value: object) -> object:
    """Return a value as a CSV cell: lists joined by ``; ``, an apostrophe before text that a spreadsheet would run.

    >>> csv_cell("=cmd()"), csv_cell(["RUS", "KAZ"]), csv_cell(-4.0)
    ("'=cmd()", 'RUS; KAZ', -4.0)
    """
    if isinstance(value, list | tuple):
        value = "; ".join(value)
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return "'" + value
    return value


def tsv_cell(value: object) -> str:
    r"""Return a value as a TSV cell: as in CSV, but tabs, line ends and other control characters are spaces; None is empty.

    >>> tsv_cell("\t=a\nb"), tsv_cell(1.0), tsv_cell(None)
    ("' =a b", '1.0', '')
    """
    return "" if value is None else _CONTROL.sub(" ", str(csv_cell(value)))


def xml_text(text: str) -> str:
    r"""Return text without the characters that XML forbids.

    >>> xml_text("a\x0bb\x1b[31m <c>")
    'ab[31m <c>'
    """
    return _FORBIDDEN.sub("", text)


def write_csv_rows(columns: Iterable[str], rows: Iterable[Iterable[object]], target: TextIO) -> int:
    """Write a header line and rows as CSV, and return how many rows were written."""
    # The writer quotes a lone carriage return only where its own line ends hold one.
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(columns)
    written = 0
    for row in rows:
        writer.writerow([csv_cell(value) for value in row])
        written += 1
    return written


def write_tsv_rows(columns: Iterable[str], rows: Iterable[Iterable[object]], target: TextIO) -> int:
    """Write rows as TSV without any quoting, after a header line if there are columns, and return how many were written."""
    if header := "\t".join(columns):
        target.write(f"{header}\n")
    written = 0
    for row in rows:
        target.write("\t".join(tsv_cell(value) for value in row) + "\n")
        written += 1
    return written
