"""Plots as data for Plotly's script: traces and layout; colours are names that the page's style gives."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from chancery.codebook import TYPES
from chancery.days import middle
from chancery.exports.numbers import VAGUE
from chancery.model import AnyClaim, Figure, Record, Statement
from chancery.web.catalogue import Catalogue
from chancery.web.render import KIND_NAMES, named

COOPERATION = (*TYPES["verbal cooperation"], *TYPES["material cooperation"])
CONFLICT = (*TYPES["verbal conflict"], *TYPES["material conflict"])
Plot = dict[str, Any]
_MOST_SPEAKERS = 12
_OLDEST = 0.02  # of the records, left out of a plot of years where the years before are nearly empty
STANCES = ("praise", "support", "thank", "affirm", "explain", "propose", "regret", "demand", "deny", "warn", "criticise")


def by_year(catalogue: Catalogue, chosen: Any) -> Plot:
    """Return bars of records a year, by kind; years before which hardly anything is told are left out, and the label says so."""
    told = {kind: catalogue.years(chosen, kind) for kind in KIND_NAMES}
    totals: Counter[int] = Counter()
    for years in told.values():
        totals.update({int(year): count for year, count in years.items()})
    first = _beginning(totals)
    older = sum(count for year, count in totals.items() if year < first)
    traces = []
    for kind, name in KIND_NAMES.items():
        shown = {int(year): count for year, count in told[kind].items() if int(year) >= first}
        traces.append(
            {
                "type": "bar",
                "name": name,
                "x": list(shown),
                "y": list(shown.values()),
                "marker": {"color": f"--{kind}"},
                "customdata": [f"/search?kind={kind}&year={year}" for year in shown],
                "hovertemplate": f"%{{x}}: %{{y}} {name.lower()}<extra></extra>",
            }
        )
    label = "Records by year" + (f"; {older:,} of years before {first} are left out" if older else "")
    axis = {"type": "linear", "tickformat": "d", "showgrid": False}
    return {"data": traces, "layout": {"barmode": "stack", "bargap": 0.25, "height": 260, "xaxis": axis}, "label": label}


def _beginning(totals: Mapping[int, int]) -> int:
    """Return the year before which no more than a few in a hundred are told.

    >>> _beginning({1731: 1, 2008: 60, 2009: 60}), _beginning({})
    (2008, 0)
    """
    left = sum(totals.values()) * _OLDEST
    for year in sorted(totals):
        left -= totals[year]
        if left < 0:
            return year
    return 0


def timeline(catalogue: Catalogue, chosen: Any, marked: Mapping[str, Sequence[Record]]) -> Plot:
    """Return bars of cooperation upwards and conflict downwards in time, and above them a line for each sort of record marked."""
    months = catalogue.by_month(chosen, {"Cooperation": COOPERATION, "Conflict": CONFLICT})
    width, step = _bins([month for told in months.values() for month in told])
    traces: list[Plot] = []
    heights = {}
    for name, sign, colour in (("Cooperation", 1, "--good"), ("Conflict", -1, "--bad")):
        told: defaultdict[str, int] = defaultdict(int)
        for month, count in months[name].items():
            told[_bin(month, width)] += count
        heights[name] = max(told.values(), default=0)
        traces.append(
            {
                "type": "bar",
                "name": name,
                "x": [f"{begin}-01" for begin in told],
                "y": [sign * count for count in told.values()],
                "marker": {"color": colour},
                "text": [_period(begin, width) for begin in told],
                "textposition": "none",
                "customdata": list(told.values()),
                "xperiod": f"M{width}",
                "xperiodalignment": "middle",
                "width": width * 26 * 86_400_000,
                "hovertemplate": f"%{{text}}: %{{customdata}} of {name.lower()}<extra></extra>",
            }
        )
    for place, (name, records) in enumerate(marked.items()):
        dated = [record for record in records if len(record.date) >= 7]
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": name,
                "showlegend": False,
                "yaxis": "y2",
                "x": [middle(record.date) for record in dated],
                "y": [place] * len(dated),
                "text": [record.headline for record in dated],
                "customdata": [f"/record/{record.id}" for record in dated],
                "hovertemplate": "%{x|%d %B %Y}<br>%{text}<extra></extra>",
                "marker": {
                    "color": ("--event", "--instrument")[place % 2],
                    "symbol": ("circle", "diamond")[place % 2],
                    "size": 9,
                    "opacity": 0.75,
                },
            }
        )
    ticks = _ticks(-heights["Conflict"], heights["Cooperation"])
    layout = {
        "height": 330,
        "barmode": "relative",
        "showlegend": heights["Conflict"] > 0,
        "xaxis": {"type": "date", "anchor": "y", "showgrid": False},
        "yaxis": {
            "title": {"text": f"events a {step}"},
            "domain": [0, 0.78],
            "tickvals": ticks,
            "ticktext": [str(abs(tick)) for tick in ticks],
        },
        "yaxis2": {
            "domain": [0.82, 1],
            "range": [-0.6, len(marked) - 0.4],
            "tickvals": list(range(len(marked))),
            "ticktext": list(marked),
            "zeroline": False,
        },
    }
    return {"data": traces, "layout": layout, "label": f"Cooperation and conflict by {step}, with meetings and signings"}


def _bins(months: Sequence[str]) -> tuple[int, str]:
    """Return how many months a bar holds, more the longer the time, and what that is called."""
    if not months:
        return 1, "month"
    years = int(max(months)[:4]) - int(min(months)[:4])
    return (1, "month") if years <= 4 else (3, "quarter") if years <= 16 else (12, "year")


def _bin(month: str, width: int) -> str:
    """Return the month with which a bar of so many months begins.

    >>> _bin("2008-05", 3), _bin("2008-05", 12), _bin("2008-05", 1)
    ('2008-04', '2008-01', '2008-05')
    """
    year, number = month.split("-")
    return f"{year}-{(int(number) - 1) // width * width + 1:02d}"


def _period(begin: str, width: int) -> str:
    """Return what a reader calls a bar.

    >>> _period("2008-04", 3), _period("2008-01", 12), _period("2008-05", 1)
    ('2008, quarter 2', '2008', '2008-05')
    """
    year, month = begin.split("-")
    return begin if width == 1 else year if width == 12 else f"{year}, quarter {int(month) // 3 + 1}"


def _ticks(low: int, high: int) -> list[int]:
    """Return a handful of round whole numbers from ``low`` to ``high``, nought among them.

    >>> _ticks(-3, 9), _ticks(0, 1)
    ([-2, 0, 2, 4, 6, 8], [0, 1])
    """
    step = next(size * 10**power for power in range(9) for size in (1, 2, 5) if (high - low) / (size * 10**power) <= 6)
    return list(range(-(-low // step) * step, high + 1, step))


def series(told: Sequence[tuple[Record, AnyClaim]], most: int = 4) -> list[Plot]:
    """Return a plot of every measure and unit of which levels are told for at least two periods, the longest series first."""
    grouped: defaultdict[tuple[str, str, tuple[str, ...]], list[tuple[str, Record, Figure]]] = defaultdict(list)
    for record, claim in told:
        if isinstance(claim, Figure) and claim.change == "level" and claim.measure not in VAGUE:
            period = claim.period or claim.date or record.date
            if when := middle(period):
                grouped[claim.measure, claim.unit, record.states].append((when, record, claim))
    longest = sorted(grouped.items(), key=lambda item: (-len({when for when, _, _ in item[1]}), item[0]))
    plots: list[Plot] = []
    for (measure, unit, states), points in longest:
        if len({when for when, _, _ in points}) < 2 or len(plots) == most:
            continue
        points.sort(key=lambda point: (point[0], point[1].id))
        traces = []
        for disputed, name, colour in ((False, "as told", "--figure"), (True, "contested", "--bad")):
            own = [point for point in points if point[1].contested is disputed]
            if own:
                traces.append(
                    {
                        "type": "scatter",
                        "mode": "markers" if disputed else "lines+markers",
                        "name": name,
                        "x": [when for when, _, _ in own],
                        "y": [claim.value for _, _, claim in own],
                        "customdata": [f"/record/{record.id}" for _, record, _ in own],
                        "text": [record.headline for _, record, _ in own],
                        "hovertemplate": "%{text}<extra></extra>",
                        "marker": {"color": colour, "size": 8},
                        "line": {"color": colour},
                    }
                )
        title = f"{measure[:1].upper()}{measure[1:]}, {unit}: {', '.join(named(state) for state in states)}"
        layout = {"height": 230, "yaxis": {"rangemode": "tozero"}, "xaxis": {"type": "date", "showgrid": False}}
        plots.append({"data": traces, "layout": layout, "label": title})
    return plots


def speaking(told: Sequence[tuple[Record, AnyClaim]]) -> Plot | None:
    """Return a heat map of who speaks of which states with which stance, for those who speak most; none where nobody does."""
    counts: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for _, claim in told:
        if isinstance(claim, Statement):
            for actor in claim.speaker[:1]:
                name, _, state = actor.code.partition("|")
                others = dict.fromkeys(named(each.state) for each in claim.about if each.state and each.state != actor.state)
                of = f" of {', '.join(others)}" if others else ""
                counts[(f"{named(name)} ({state})" if state else named(name)) + of][claim.stance] += 1
    if not counts:
        return None
    speakers = sorted(counts, key=lambda name: (-sum(counts[name].values()), name))[:_MOST_SPEAKERS][::-1]
    stances = [stance for stance in STANCES if any(counts[name].get(stance) for name in speakers)]
    values = [[counts[name].get(stance) for stance in stances] for name in speakers]
    trace = {
        "type": "heatmap",
        "x": stances,
        "y": speakers,
        "z": values,
        "zmin": 0,
        "zmax": max(max(counts[name].values()) for name in speakers),
        "colorscale": [[0, "--panel"], [1, "--heat"]],
        "textfont": {"color": "--ink"},
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hoverongaps": False,
        "hovertemplate": "%{y}, %{x}: %{z}<extra></extra>",
        "texttemplate": "%{z}",
    }
    bare = {"showgrid": False, "ticks": "", "zeroline": False}
    layout = {"height": 60 + 26 * len(speakers), "xaxis": {"side": "top"} | bare, "yaxis": bare}
    return {"data": [trace], "layout": layout, "label": "Statements by who speaks of whom, and stance"}
