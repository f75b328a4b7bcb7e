"""The command on the numbers of a relation: a table, and a plot of one measure over time."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Column
from rich.text import Text

from chancery import api
from chancery.cli import options
from chancery.cli.console import clean, say, show_json, show_table, telling
from chancery.cli.told import Told, sources, told
from chancery.errors import ExportError, SettingError
from chancery.model import Actor, Figure

_CHANGES = {"increase": "grew by ", "decrease": "fell by "}
_BAR = 44  # characters of the longest bar


def figures(
    state: options.OptionalState = "",
    other: options.OptionalState = "",
    measure: Annotated[str, typer.Option(metavar="MEASURE", help="Only this measure: trade turnover, exports …")] = "",
    plot: Annotated[bool, typer.Option("--plot", help="Draw one measure over time.")] = False,
    png: Annotated[Path | None, typer.Option(metavar="FILE", help="Write that plot as a PNG too.", show_default=False)] = None,
    ledger: options.LedgerFile = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """Show the numbers told about a relation, in order of time."""
    from chancery.stores.duckdb import open_ledger

    query = api.query(kind="figure", states=[each for each in (state, other) if each])
    with open_ledger(ledger) as opened:
        entries = told(opened, query)
    if measure:
        known = sorted({_figure(entry).measure for entry in entries})
        entries = [entry for entry in entries if _figure(entry).measure == measure]
        if not entries and known:
            raise SettingError(f"no figure there measures {measure!r}; known are {', '.join(known)}")
    if as_json:
        show_json([_one_of(entry) for entry in entries])
    elif not entries:
        say("No figures are recorded there.")
    elif plot or png:
        _plot(entries, png)
    else:
        show_figures(entries)


def show_figures(entries: list[Told], limit: int | None = None) -> None:
    """Print figures as a table in order of the period told of; where there are more than the limit, the latest of them."""
    columns = (
        Column("period", max_width=10, overflow="fold"),
        Column("measure", ratio=1),
        Column("number", ratio=1),
        Column("about", max_width=16),
        Column("source", no_wrap=True),
    )
    rows = []
    ordered = sorted(entries, key=lambda each: (_period(each), each.rows[0].document_date))
    for entry in ordered[-limit:] if limit else ordered:
        claim = _figure(entry)
        certainty = "" if entry.factualities == ["fact"] else f" ({', '.join(entry.factualities)})"
        disputed = " [contested]" if entry.record.contested else ""
        measured = telling(claim.measure + certainty + disputed, entry.factualities)
        rows.append((_period(entry), measured, number(claim), actors(claim.about), sources(entry.rows)))
    show_table(columns, rows)


def _plot(entries: list[Told], png: Path | None) -> None:
    series = _longest_series(entries)
    first = _figure(series[0])
    title = f"{first.measure}, {first.unit}: {actors(first.about)}"
    left_out = len(entries) - len(series)
    if png:
        _write_png(series, title, png)
        say(f"plot of {len(series)} points written to {png}")
        return
    say(title)
    most = max(abs(_figure(entry).value) for entry in series) or 1.0
    rows = []
    for entry in series:
        claim = _figure(entry)
        bar = "█" * max(1, round(_BAR * abs(claim.value) / most))
        style = "red" if entry.record.contested else "cyan"
        mark = " contested" if entry.record.contested else ""
        rows.append((_period(entry), Text(bar, style=style), number(claim) + mark, sources(entry.rows)))
    columns = (
        Column("period", no_wrap=True),
        Column("", no_wrap=True),
        Column("number", no_wrap=True),
        Column("source", ratio=1),
    )
    show_table(columns, rows)
    if left_out:
        say(f"{left_out} figures of another measure, unit or relation are left out; --measure MEASURE chooses one")


def _longest_series(entries: list[Told]) -> list[Told]:
    """Return the levels of the measure, unit and states that most figures are of, in order of period."""
    grouped: dict[tuple[str, str, tuple[str, ...]], list[Told]] = {}
    for entry in entries:
        claim = _figure(entry)
        if claim.change == "level":
            grouped.setdefault((claim.measure, claim.unit, entry.record.states), []).append(entry)
    if not grouped:
        raise SettingError("only changes are told there, no levels; leave --plot out to see them")
    longest = max(grouped.items(), key=lambda item: (len(item[1]), item[0]))[1]
    return sorted(longest, key=lambda each: (_period(each), each.rows[0].document_date))


def _write_png(series: Sequence[Told], title: str, target: Path) -> None:
    try:
        from matplotlib.figure import Figure as Drawing
        from matplotlib.ticker import MaxNLocator
    except ImportError as error:
        raise ExportError("a PNG needs matplotlib; install it with: pip install 'chancery[plot]'") from error
    drawing = Drawing(figsize=(8, 4.5), layout="constrained")
    axes = drawing.subplots()
    for disputed, colour, name in ((False, "#1f5f8b", "as told"), (True, "#b3261e", "contested")):
        points = [(_period(entry)[:10], _figure(entry).value) for entry in series if entry.record.contested is disputed]
        if points:
            axes.scatter(
                [_year(period) for period, _ in points], [value for _, value in points], color=colour, label=name, zorder=3
            )
    told_so = [(_year(_period(entry)), _figure(entry).value) for entry in series]
    axes.plot([year for year, _ in told_so], [value for _, value in told_so], color="#9aa5b1", linewidth=1)
    axes.set_title(clean(title))
    axes.set_ylim(bottom=0)
    axes.grid(alpha=0.3)
    axes.legend(frameon=False)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.yaxis.set_major_formatter(lambda value, _: _short(value))
    try:
        drawing.savefig(target, format="png", dpi=150)
    except OSError as error:
        raise ExportError(f"cannot write {target}: {error.strerror}; choose another file") from error


def _year(period: str) -> float:
    parts = [int(part) for part in period.partition("/")[0][:10].split("-") if part.isdigit()]
    year, month = [*parts, 7][:2] if len(parts) < 2 else parts[:2]
    return year + (month - 1) / 12 if len(parts) > 1 else float(year)


def number(claim: Figure) -> str:
    """Return a figure's number for people.

    >>> from chancery.model import Figure
    >>> number(Figure(doc="d", quote="", start=0, end=0, sentence="", sentence_start=0, sentence_end=0, factuality="fact",
    ...     by=("outlet",), frame="f", measure="trade turnover", value=16.5e9, unit="USD", approximation="over"))
    'over 16.5 bn USD'
    """
    approximation = "" if claim.approximation == "exact" else f"{claim.approximation} "
    return (
        f"{_CHANGES.get(claim.change, '')}{approximation}{_short(claim.value)}{'' if claim.unit == 'count' else f' {claim.unit}'}"
    )


def _short(value: float) -> str:
    for size, name in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if abs(value) >= size and len(f"{value / size:.10g}") <= 7:
            return f"{value / size:.10g} {name}"
    return f"{int(value) if float(value).is_integer() else value:,}"


def actors(several: tuple[Actor, ...]) -> str:
    """Return actors for people: ``Sergei Lavrov (Russia), Kazakhstan``."""
    from chancery.grounding.states import state_name
    from chancery.ledger.headline import actor_name

    return ", ".join(actor_name(actor, state_name) for actor in several)


def _one_of(entry: Told) -> dict[str, Any]:
    fields = api.ClaimTable([api.ledger_row(entry.voice)]).to_dicts()[0]
    return fields | {
        "record": entry.record.id,
        "told_as": entry.factualities,
        "documents": entry.record.documents,
        "contested": entry.record.contested,
        "against": entry.record.against,
    }


def _figure(entry: Told) -> Figure:
    claim = entry.claim
    assert isinstance(claim, Figure)
    return claim


def _period(entry: Told) -> str:
    claim = _figure(entry)
    return claim.period or claim.date or entry.rows[0].document_date[:10]
