"""A brief as a Word document by python-docx: notes at its end, to which numbers link and from which links lead back."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from chancery.errors import ExportError
from chancery.exports.brief.html import link
from chancery.exports.brief.parts import AnyBlock, Brief, Chart, Citation, Listing, Note, Paragraph, Sentence, Table
from chancery.exports.brief.words import plain, when

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as DocxParagraph

_BLUE, _SOFT, _ALARM, _GOOD = "1F3A5F", "56616B", "A4231B", "23683A"
_ALARMING, _SETTLED = ("overdue", "contested", "contradicted", "cancelled"), ("kept", "held")
_LEAD, _PAGE = 3.7, 17.2  # widths in centimetres
_DATED = (1980, 1, 1, 0, 0, 0)  # of every file in the archive: the earliest that a ZIP knows


def docx(brief: Brief, plots: Sequence[bytes] | None) -> bytes:
    """Return the brief as a .docx file; ``plots`` are PNG in the order of its charts, None where they cannot be drawn.

    Raises ExportError without python-docx.
    """
    try:
        import docx as library
    except ImportError as error:
        raise ExportError("a brief in Word needs python-docx; install it with: pip install 'chancery[brief]'") from error
    document = library.Document()
    _prepare(document, brief)
    _paragraph(document, brief.title, size=20, colour=_BLUE, bold=True, after=0)
    if brief.subtitle:
        _paragraph(document, brief.subtitle, colour=_SOFT, after=6)
    writer = _Writer(document, brief, plots)
    for section in brief.sections:
        _heading(document, section.heading)
        for block in section.blocks:
            writer.block(block)
        writer.charts([block for block in section.blocks if isinstance(block, Chart)])
        if plots is None and any(isinstance(block, Chart) for block in section.blocks):
            _paragraph(document, "Without plots: matplotlib is not installed (pip install 'chancery[brief]').", italic=True)
    _heading(document, "Sources")
    for note in brief.notes:
        writer.note(note)
    written = io.BytesIO()
    document.save(written)
    return _undated(written.getvalue())


def _undated(archive: bytes) -> bytes:
    """Return a ZIP archive with the same files, all of one date, so that the same document gives the same bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as former, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for name in former.namelist():
            entry = zipfile.ZipInfo(name, _DATED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, former.read(name))
    return written.getvalue()


def _prepare(document: "Document", brief: Brief) -> None:
    from docx.shared import Cm, Pt

    page = document.sections[0]
    page.page_width, page.page_height = Cm(21.0), Cm(29.7)
    page.left_margin = page.right_margin = Cm(1.9)
    page.top_margin = page.bottom_margin = Cm(1.8)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Georgia", Pt(9.5)
    style.paragraph_format.space_after = Pt(3)
    about = document.core_properties
    year, month, day = [*(int(part) for part in brief.day.split("-")), 1, 1][:3] if brief.day else (2000, 1, 1)
    made = datetime(max(year, 1), month, day)
    about.title, about.author, about.last_modified_by, about.comments = f"{brief.title}: brief", "Chancery", "Chancery", ""
    about.created = about.modified = made
    about.revision = 1


def _heading(document: "Document", text: str) -> None:
    from docx.shared import Pt, RGBColor

    heading = document.add_heading(text, level=2)
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(11), Pt(3)
    for run in heading.runs:
        run.font.name, run.font.size, run.font.color.rgb = "Georgia", Pt(12.5), RGBColor.from_string(_BLUE)


def _paragraph(
    document: "Document",
    text: str,
    *,
    size: float = 9.5,
    colour: str = "",
    bold: bool = False,
    italic: bool = False,
    after: float = 3,
) -> None:
    from docx.shared import Pt, RGBColor

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(after)
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)


class _Writer:
    """Writes blocks and notes of one brief; it knows which notes already have a mark to lead back to."""

    def __init__(self, document: "Document", brief: Brief, plots: Sequence[bytes] | None) -> None:
        self._document = document
        self._brief = brief
        self._plots = plots
        self._marked: set[int] = set()
        self._bookmarks = 0

    def block(self, block: AnyBlock) -> None:
        """Write a block."""
        match block:
            case Paragraph():
                self._sentences(self._document.add_paragraph(), block.sentences)
            case Listing():
                if block.title:
                    _paragraph(self._document, block.title, colour=_SOFT, bold=True, size=9, after=1)
                rows = [((Sentence(text=item.lead, notes=()),), item.sentences) for item in block.items]
                self._table(rows, (_LEAD, _PAGE - _LEAD), lined=False)
                self._more(block.more)
            case Table():
                head = tuple((Sentence(text=name, notes=()),) for name in block.columns)
                lines = [((Sentence(text=row.name, notes=()),), *row.cells) for row in block.rows]
                self._table([head, *lines], (5.4, 6.8, 5.0), lined=True)
                self._more(block.more)
            case Chart():
                pass  # charts stand side by side behind the other blocks of their section

    def charts(self, charts: Sequence[Chart]) -> None:
        """Write charts side by side, each with its title and its caption."""
        from docx.shared import Cm, Pt

        if not charts:
            return
        cells = self._document.add_table(rows=1, cols=len(charts)).rows[0].cells
        for cell, chart in zip(cells, charts, strict=True):
            title = cell.paragraphs[0].add_run(f"{chart.title}, {chart.unit}" if chart.unit else chart.title)
            title.bold, title.font.size = True, Pt(9)
            if self._plots is not None:
                picture = io.BytesIO(self._plots[self._brief.charts.index(chart)])
                cell.add_paragraph().add_run().add_picture(picture, width=Cm(5.4))
            self._sentences(cell.add_paragraph(), chart.caption)

    def _table(self, rows: Sequence[Sequence[Sequence[Sentence]]], widths: Sequence[float], *, lined: bool) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Cm, Pt, RGBColor

        table = self._document.add_table(rows=0, cols=len(widths))
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        if lined:
            borders = _element("w:tblBorders", {})
            for side in ("w:bottom", "w:insideH"):
                borders.append(_element(side, {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "C9D0D6"}))
            table._tbl.tblPr.find(qn("w:tblLayout")).addprevious(borders)  # Word minds the order
        for rank, row in enumerate(rows):
            cells = table.add_row().cells
            for place, (cell, sentences) in enumerate(zip(cells, row, strict=True)):
                cell.width = Cm(widths[place])
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(2)
                self._sentences(paragraph, sentences, "; " if lined else " ")
                if (place == 0 and not lined) or (rank == 0 and lined):
                    for run in paragraph.runs:
                        run.font.color.rgb, run.bold = RGBColor.from_string(_SOFT), lined

    def _more(self, more: str) -> None:
        if more:
            _paragraph(self._document, more, colour=_SOFT, italic=True, size=8.5)

    def _sentences(self, paragraph: "DocxParagraph", sentences: Sequence[Sentence], between: str = " ") -> None:
        from docx.shared import Pt, RGBColor

        for place, sentence in enumerate(sentences):
            if place:
                paragraph.add_run(between)
            if sentence.tag:
                run = paragraph.add_run(f"[{sentence.tag}] ")
                colour = _ALARM if sentence.tag in _ALARMING else _GOOD if sentence.tag in _SETTLED else _SOFT
                run.bold, run.font.size, run.font.color.rgb = True, Pt(8), RGBColor.from_string(colour)
            paragraph.add_run(sentence.text)
            for rank, number in enumerate(sentence.notes):
                if rank:
                    paragraph.add_run(",").font.superscript = True
                self._reference(paragraph, number)

    def _reference(self, paragraph: "DocxParagraph", number: int) -> None:
        if number not in self._marked:
            self._marked.add(number)
            self._bookmark(paragraph, f"text_{number}")
        self._leap(paragraph, str(number), f"note_{number}", raised=True)

    def note(self, note: Note) -> None:
        """Write a note with a mark to link to and a link back to where it is referred to first."""
        from docx.shared import Pt

        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(1.5)
        self._bookmark(paragraph, f"note_{note.number}")
        self._leap(paragraph, f"{note.number}", f"text_{note.number}")
        paragraph.add_run("  ")
        for citation in note.citations:
            self._citation(paragraph, citation, note.number)
        if note.command:
            paragraph.add_run("Shown by: ")
            paragraph.add_run(note.command).font.name = "Consolas"
        if note.remark:
            paragraph.add_run(f" ({note.remark})")
        for run in paragraph.runs:
            run.font.size = Pt(7.5)

    def _citation(self, paragraph: "DocxParagraph", citation: Citation, number: int) -> None:
        source = citation.source
        paragraph.add_run(f"“{plain(citation.quote)}{' …' if citation.cut else ''}” ")
        title = plain(source.title or source.id, 90)
        if address := link(citation):
            self._outward(paragraph, title, address)
        else:
            paragraph.add_run(title).italic = True
        told = "".join(f", {part}" for part in (plain(source.outlet, 60), when(source.date)) if part)
        paragraph.add_run(f"{told}. {plain(source.id, 80)}; ")
        if citation.first == number:
            paragraph.add_run(plain(source.address))
        else:
            self._leap(paragraph, f"see note {citation.first}", f"note_{citation.first}")
        paragraph.add_run(".")

    # python-docx has no bookmarks and no links of its own: they are written as Word's own elements.

    def _bookmark(self, paragraph: "DocxParagraph", name: str) -> None:
        self._bookmarks += 1
        for element, fields in (("w:bookmarkStart", {"w:name": name}), ("w:bookmarkEnd", {})):
            paragraph._p.append(_element(element, {"w:id": str(self._bookmarks)} | fields))

    def _leap(self, paragraph: "DocxParagraph", text: str, anchor: str, *, raised: bool = False) -> None:
        _linked(paragraph, _element("w:hyperlink", {"w:anchor": anchor, "w:history": "1"}), text, raised=raised)

    def _outward(self, paragraph: "DocxParagraph", text: str, address: str) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE

        name = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        _linked(paragraph, _element("w:hyperlink", {"r:id": name, "w:history": "1"}), text)


def _element(name: str, fields: dict[str, str]) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(name)
    for field, value in fields.items():
        element.set(qn(field), value)
    return element


def _linked(paragraph: "DocxParagraph", holder: Any, text: str, *, raised: bool = False) -> None:
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(text)
    run.font.superscript = raised or None
    run.font.size = None if raised else Pt(7.5)
    run.font.color.rgb = RGBColor.from_string("1F5F8B")
    holder.append(run._r)
    paragraph._p.append(holder)
