"""A brief as Markdown with footnotes; words of documents show as they are, whatever markup they hold."""

import re
from collections.abc import Sequence

from chancery.exports.brief.parts import AnyBlock, Brief, Chart, Citation, Listing, Note, Paragraph, Sentence, Table
from chancery.exports.brief.words import plain, when
from chancery.exports.numbers import short

_BAR = 24  # characters of the longest bar
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$^@])")
_LINKED = re.compile(r"(?i)(://|www\.)")
_OPENING = re.compile(r"^([-+=:]|\d+[.)](?=\s|$))")


def markdown(brief: Brief) -> str:
    """Return the brief as text for readers that know footnotes (``[^1]``) and tables."""
    lines = [f"# {escaped(brief.title)}", ""]
    if brief.subtitle:
        lines += [f"*{escaped(brief.subtitle)}*", ""]
    for section in brief.sections:
        lines += [f"## {escaped(section.heading)}", ""]
        for block in section.blocks:
            lines += [*_block(block), ""]
    lines += [_note(note) for note in brief.notes]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    r"""Return text that Markdown shows as it is.

    >>> escaped("[win](http://evil) *now*")
    '\\[win\\](http\\://evil) \\*now\\*'
    """
    line = _SPECIAL.sub(r"\\\1", plain(text))
    line = _LINKED.sub(lambda found: "\\" + found[0] if found[0].startswith(":") else f"{found[0][:-1]}\\.", line)
    return _OPENING.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", line)


def _block(block: AnyBlock) -> list[str]:
    match block:
        case Paragraph():
            return [_sentences(block.sentences)]
        case Listing():
            lines = [f"**{escaped(block.title)}**", ""] if block.title else []
            for item in block.items:
                lead = f"**{escaped(item.lead)}** — " if item.lead else ""
                lines.append(f"- {lead}{_sentences(item.sentences)}")
            return lines + _more(block.more)
        case Table():
            lines = [f"| {' | '.join(block.columns)} |", f"|{' --- |' * len(block.columns)}"]
            for row in block.rows:
                cells = ["; ".join(_sentence(each) for each in cell) for cell in row.cells]
                lines.append(f"| {' | '.join([escaped(row.name), *cells])} |")
            return lines + _more(block.more)
        case Chart():
            return _bars(block)


def _bars(chart: Chart) -> list[str]:
    """Return a chart as rows of bars, in a block that is shown letter by letter."""
    most = max((abs(point.value) for point in chart.points), default=0.0) or 1.0
    names = [when(point.period) for point in chart.points]
    width = max(len(name) for name in names)
    rows = [
        f"    {name:<{width}}  {'█' * max(1, round(_BAR * abs(point.value) / most))} {short(point.value)}"
        + (" contested" if point.contested else "")
        for name, point in zip(names, chart.points, strict=True)
    ]
    title = f"{chart.title}, {chart.unit}" if chart.unit else chart.title
    return [f"**{escaped(title)}**", "", *rows, "", _sentences(chart.caption)]


def _more(more: str) -> list[str]:
    return ["", f"*{escaped(more)}*"] if more else []


def _sentences(sentences: Sequence[Sentence]) -> str:
    return " ".join(_sentence(sentence) for sentence in sentences)


def _sentence(sentence: Sentence) -> str:
    tag = f"**{escaped(sentence.tag)}** " if sentence.tag else ""
    return f"{tag}{escaped(sentence.text)}{''.join(f'[^{number}]' for number in sentence.notes)}"


def _note(note: Note) -> str:
    parts = [_citation(citation, note.number) for citation in note.citations]
    parts += [f"Shown by: {escaped(note.command)}"] if note.command else []
    parts += [f"({escaped(note.remark)})"] if note.remark else []
    return f"[^{note.number}]: {' '.join(parts)}"


def _citation(citation: Citation, number: int) -> str:
    source = citation.source
    title = escaped(plain(source.title or source.id, 90))
    told = ", ".join(filter(None, [title, escaped(plain(source.outlet, 60)), when(source.date)]))
    address = escaped(source.address) if citation.first == number else f"see note {citation.first}"
    return f"“{escaped(citation.quote)}{' …' if citation.cut else ''}” {told}. {escaped(plain(source.id, 80))}; {address}."
