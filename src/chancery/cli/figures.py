"""The command on the numbers of a relation: a table, and a plot of one measure over time."""

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Column
from rich.text import Text

from chancery import api
from chancery.cli import options
from chancery.cli.console import say, show_json, show_table, telling
from chancery.cli.told import sources
from chancery.errors import SettingError
from chancery.exports import numbers
from chancery.exports.brief.parts import Point
from chancery.exports.numbers import number
from chancery.exports.plots import write_png
from chancery.model import Actor, Figure
from chancery.told import Told, told

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
        write_png([_point(entry) for entry in series], title, png)
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
    return numbers.period(_figure(entry), entry.rows[0].document_date)


def _point(entry: Told) -> Point:
    when = _period(entry)
    return Point(period=when, year=numbers.year(when), value=_figure(entry).value, contested=entry.record.contested)
