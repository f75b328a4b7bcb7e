"""How much room a brief takes on paper, estimated from its letters, so that long words make it tell less, not run longer."""

from math import ceil

from chancery.exports.brief.parts import AnyBlock, Brief, Chart, Listing, Note, Paragraph, Sentence, Table
from chancery.exports.brief.words import plain

# In points, of the PDF: a page's height, and of each kind of text the letters in a line and the line's height.
_PAGE = 745.0
_HEADING, _TITLE, _PLOT = 30.0, 16.0, 95.0
_WIDE, _BESIDE, _CELL, _CAPTION, _SMALL = (118, 12.2), (96, 12.8), (38, 13.5), (44, 9.0), (172, 8.3)


def pages(brief: Brief) -> float:
    """Return about how many A4 pages a brief takes, footnotes included."""
    body = sum(_HEADING + _blocks(section.blocks) for section in brief.sections)
    return (50.0 + body + sum(_note(note) for note in brief.notes)) / _PAGE


def _blocks(blocks: tuple[AnyBlock, ...]) -> float:
    height = 0.0
    for block in blocks:
        match block:
            case Paragraph():
                height += _lines(_letters(block.sentences), _WIDE)
            case Listing():
                height += _TITLE * bool(block.title) + _BESIDE[1] * bool(block.more)
                height += sum(_lines(_letters(item.sentences), _BESIDE) + 2 for item in block.items)
            case Table():
                height += _CELL[1] * (1 + bool(block.more))
                height += sum(max(sum(_lines(len(s.text), _CELL) for s in cell) for cell in row.cells) for row in block.rows)
            case Chart():
                pass
    charts = [block for block in blocks if isinstance(block, Chart)]
    # Charts stand side by side.
    return height + max((_PLOT + _lines(_letters(chart.caption), _CAPTION) for chart in charts), default=0.0)


def _letters(sentences: tuple[Sentence, ...]) -> int:
    return sum(len(sentence.text) + len(sentence.tag) + 5 for sentence in sentences)


def _note(note: Note) -> float:
    letters = len(note.remark) + len(note.command) + 10
    for citation in note.citations:
        source = citation.source
        address = min(len(source.address), 160) if citation.first == note.number else 12
        letters += (
            len(citation.quote) + len(plain(source.title or source.id, 90)) + len(source.outlet) + len(source.id) + address + 25
        )
    return _lines(letters, _SMALL)


def _lines(letters: int, setting: tuple[int, float]) -> float:
    return ceil(letters / setting[0]) * setting[1]
