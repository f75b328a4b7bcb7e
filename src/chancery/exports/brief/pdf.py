"""A brief as a PDF by Typst: a fixed template, to which the text comes as data, so that no word of a document runs as markup."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from chancery.errors import ExportError
from chancery.exports.brief.html import link
from chancery.exports.brief.parts import AnyBlock, Brief, Chart, Listing, Note, Paragraph, Sentence, Table
from chancery.exports.brief.words import plain, when

_TEMPLATES = Path(__file__).parent / "templates"


def pdf(brief: Brief, plots: Sequence[bytes] | None) -> bytes:
    """Return the brief as a PDF; ``plots`` are SVG in the order of its charts, None where they cannot be drawn.

    Raises ExportError without Typst, or where Typst cannot set it.
    """
    try:
        import typst
    except ImportError as error:
        raise ExportError("a brief in PDF needs Typst; install it with: pip install 'chancery[brief]'") from error
    try:
        # A date made of the brief's own day: the same brief gives the same bytes.
        return bytes(
            typst.compile(
                str(_TEMPLATES / "brief.typ"),
                root=str(_TEMPLATES),
                sys_inputs={"brief": msgspec.json.encode(_data(brief, plots)).decode()},
                format="pdf",
                timestamp=datetime(*_day(brief.day), tzinfo=UTC),
            )
        )
    except typst.TypstError as error:
        raise ExportError(f"Typst cannot set the brief: {error}; write it as html or md") from error


def _day(day: str) -> tuple[int, int, int]:
    year, month, last = [*(int(part) for part in day.split("-")), 1, 1][:3] if day else [2000, 1, 1]
    return max(year, 1), month, last


def _data(brief: Brief, plots: Sequence[bytes] | None) -> dict[str, Any]:
    seen: set[int] = set()
    return {
        "title": brief.title,
        "subtitle": brief.subtitle,
        "notes": [_note(note) for note in brief.notes],
        "undrawn": plots is None,
        "sections": [
            {"heading": section.heading, "blocks": [_block(block, brief, plots, seen) for block in section.blocks]}
            for section in brief.sections
        ],
    }


def _block(block: AnyBlock, brief: Brief, plots: Sequence[bytes] | None, seen: set[int]) -> dict[str, Any]:
    match block:
        case Paragraph():
            return {"kind": "paragraph", "sentences": _sentences(block.sentences, seen)}
        case Listing():
            items = [{"lead": item.lead, "sentences": _sentences(item.sentences, seen)} for item in block.items]
            return {"kind": "listing", "title": block.title, "items": items, "more": block.more}
        case Table():
            rows = [{"name": row.name, "cells": [_sentences(cell, seen) for cell in row.cells]} for row in block.rows]
            return {"kind": "table", "columns": block.columns, "rows": rows, "more": block.more}
        case Chart():
            title = f"{block.title}, {block.unit}" if block.unit else block.title
            plot = None if plots is None else plots[brief.charts.index(block)].decode()
            return {"kind": "chart", "title": title, "plot": plot, "sentences": _sentences(block.caption, seen)}


def _sentences(sentences: Sequence[Sentence], seen: set[int]) -> list[dict[str, Any]]:
    """Return sentences as data; a note is ``fresh`` where it is referred to first, and is set there."""
    told = []
    for each in sentences:
        told.append({"text": each.text, "tag": each.tag, "notes": [{"number": n, "fresh": n not in seen} for n in each.notes]})
        seen.update(each.notes)
    return told


def _note(note: Note) -> dict[str, Any]:
    citations = []
    for citation in note.citations:
        source = citation.source
        told = ", ".join(filter(None, [plain(source.outlet, 60), when(source.date)]))
        citations.append(
            {
                "quote": plain(citation.quote) + (" …" if citation.cut else ""),
                "title": plain(source.title or source.id, 90),
                "told": told,
                "id": plain(source.id, 80),
                "link": link(citation),
                "address": plain(source.address, 160) if citation.first == note.number else "",
                "first": citation.first,
            }
        )
    return {"number": note.number, "citations": citations, "remark": note.remark, "command": note.command}
