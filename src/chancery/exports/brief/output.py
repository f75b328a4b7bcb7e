"""A brief as the bytes of a file, in the format that the file's name asks for."""

from collections.abc import Callable
from typing import NamedTuple

from chancery.errors import ExportError
from chancery.exports.brief.docx import docx
from chancery.exports.brief.html import html
from chancery.exports.brief.markdown import markdown
from chancery.exports.brief.parts import Brief
from chancery.exports.brief.pdf import pdf
from chancery.exports.plots import draw


class Written(NamedTuple):
    """The bytes of a file; ``undrawn`` says why it has no plots, empty where it has them or needs none."""

    content: bytes
    undrawn: str = ""


# Ending → what writes it and the format of its plots. Markdown draws with letters.
_DRAWN: dict[str, tuple[Callable[[Brief, list[bytes] | None], str | bytes], str]] = {
    ".html": (html, "svg"),
    ".docx": (docx, "png"),
    ".pdf": (pdf, "svg"),
}
ENDINGS = (".html", ".md", ".docx", ".pdf")


def write(brief: Brief, ending: str) -> Written:
    """Return the brief as a file; without matplotlib it comes without plots.

    Raises ExportError for an unknown ending, or naming the command that installs what the format needs.
    """
    if ending == ".md":
        return Written(_encoded(markdown(brief)))
    if ending not in _DRAWN:
        raise ExportError(f"{ending or 'no ending'}: a brief is written as {', '.join(ENDINGS)}; end the name with one of them")
    writer, form = _DRAWN[ending]
    plots: list[bytes] | None = []
    undrawn = ""
    if brief.charts:
        try:
            plots = draw(brief.charts, form)
        except ExportError as error:
            plots, undrawn = None, str(error)
    content = writer(brief, plots)
    return Written(content if isinstance(content, bytes) else _encoded(content), undrawn)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8")
