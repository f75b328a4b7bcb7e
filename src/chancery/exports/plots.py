"""Series drawn by matplotlib: one plot as a PNG file, and the small plots of a brief as SVG or PNG, the same bytes each time."""

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chancery.errors import ExportError
from chancery.exports.brief.parts import Chart, Point
from chancery.exports.brief.words import plain
from chancery.exports.numbers import short

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_TOLD, _CONTESTED, _LINE, _INK = "#1f5f8b", "#b3261e", "#9aa5b1", "#3b4650"


def write_png(points: Sequence[Point], title: str, target: Path) -> None:
    """Write one large plot; raises ExportError without matplotlib or where the file cannot be written."""
    drawing = _drawing(8, 4.5, "a PNG needs matplotlib; install it with: pip install 'chancery[plot]'")
    axes = drawing.subplots()
    for disputed, colour, name in ((False, _TOLD, "as told"), (True, _CONTESTED, "contested")):
        some = [point for point in points if point.contested is disputed]
        if some:
            axes.scatter([point.year for point in some], [point.value for point in some], color=colour, label=name, zorder=3)
    axes.plot([point.year for point in points], [point.value for point in points], color=_LINE, linewidth=1)
    axes.set_title(plain(title), parse_math=False)
    axes.set_ylim(bottom=0)
    axes.grid(alpha=0.3)
    axes.legend(frameon=False)
    _label(axes)
    try:
        drawing.savefig(target, format="png", dpi=150)
    except OSError as error:
        raise ExportError(f"cannot write {target}: {error.strerror}; choose another file") from error


def draw(charts: Sequence[Chart], form: str) -> list[bytes]:
    """Return small plots as ``svg`` or ``png``, in the order of the charts; raises ExportError without matplotlib."""
    return [_small(chart, form, number) for number, chart in enumerate(charts)]


def _small(chart: Chart, form: str, number: int) -> bytes:
    drawing = _drawing(2.6, 1.55, "plots need matplotlib; install it with: pip install 'chancery[brief]'")
    import matplotlib

    axes = drawing.subplots()
    points = chart.points
    axes.plot([point.year for point in points], [point.value for point in points], color=_LINE, linewidth=1, zorder=2)
    for point in points:
        colour = _CONTESTED if point.contested else _TOLD
        axes.plot(
            [point.year],
            [point.value],
            marker="o",
            markersize=4,
            color=colour,
            markerfacecolor="none" if point.contested else colour,
        )
    least = min(0.0, *(point.value for point in points))
    axes.set_ylim(bottom=least, top=max(0.0, *(point.value for point in points)) * 1.15 or 1.0)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set_color(_INK)
        axes.spines[side].set_linewidth(0.6)
    axes.tick_params(labelsize=7, colors=_INK, width=0.6, length=2.5)
    axes.grid(axis="y", alpha=0.25, linewidth=0.5)
    _label(axes)
    written = io.BytesIO()
    # The salt makes the ids of an SVG the same each time; without a date nothing else changes.
    with matplotlib.rc_context({"svg.hashsalt": f"chancery-{number}", "svg.fonttype": "path"}):
        metadata = {"Date": None, "Creator": None} if form == "svg" else {"Software": None}
        drawing.savefig(written, format=form, dpi=220, transparent=True, metadata=metadata)
    return _bare(written.getvalue()) if form == "svg" else written.getvalue()


def inline(svg: bytes) -> str:
    """Return an SVG for use inside a page, in the page's own colours, light or dark."""
    text = svg.decode()
    for colour, own in ((_INK, "currentColor"), (_TOLD, "var(--link)"), (_CONTESTED, "var(--red)")):
        text = text.replace(colour, own)
    return text


def _bare(svg: bytes) -> bytes:
    """Return an SVG without what stands before its root and without its metadata."""
    text = svg.decode()
    text = re.sub(r"<metadata>.*?</metadata>", "", text[text.index("<svg") :], flags=re.DOTALL)
    return text.encode()


def _drawing(width: float, height: float, missing: str) -> "Figure":
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise ExportError(missing) from error
    return Figure(figsize=(width, height), layout="constrained")


def _label(axes: "Axes") -> None:
    from matplotlib.ticker import MaxNLocator

    axes.xaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4))
    axes.yaxis.set_major_formatter(_short)


def _short(value: Any, _: Any) -> str:
    return short(float(f"{value:.6g}"))
