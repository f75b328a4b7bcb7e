"""Plots as data for Plotly's script: traces and layout; colours are names that the page's style gives."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from chancery.codebook import TYPES
from chancery.ledger.days import middle
from chancery.model import AnyClaim, Figure, Record, Statement
from chancery.web.catalogue import Catalogue
from chancery.web.render import KIND_NAMES, named

COOPERATION = (*TYPES["verbal cooperation"], *TYPES["material cooperation"])
CONFLICT = (*TYPES["verbal conflict"], *TYPES["material conflict"])
Plot = dict[str, Any]
_MOST_SPEAKERS = 12
STANCES = ("praise", "support", "thank", "affirm", "explain", "propose", "regret", "demand", "deny", "warn", "criticise")


def by_year(catalogue: Catalogue, chosen: Any) -> Plot:
    """Return bars of records a year, by kind."""
    traces = []
    for kind, name in KIND_NAMES.items():
        years = catalogue.years(chosen, kind)
        traces.append(
            {"type": "bar", "name": name, "x": list(years), "y": list(years.values()), "marker": {"color": f"--{kind}"}}
        )
    return {
        "data": traces,
        "layout": {"barmode": "stack", "height": 240, "xaxis": {"type": "category"}},
        "label": "Records by year",
    }


def timeline(catalogue: Catalogue, chosen: Any, marked: Mapping[str, Sequence[Record]]) -> Plot:
    """Return bars of cooperation upwards and conflict downwards a month, with records marked on them (meetings, signings)."""
    months = catalogue.by_month(chosen, {"Cooperation": COOPERATION, "Conflict": CONFLICT})
    traces: list[Plot] = []
    for name, sign, colour in (("Cooperation", 1, "--good"), ("Conflict", -1, "--bad")):
        told = months[name]
        traces.append(
            {
                "type": "bar",
                "name": name,
                "x": [f"{month}-15" for month in told],
                "y": [sign * count for count in told.values()],
                "marker": {"color": colour},
                "customdata": list(told.values()),
                "width": 26 * 86_400_000,
                "hovertemplate": f"%{{x|%B %Y}}: %{{customdata}} of {name.lower()}<extra></extra>",
            }
        )
    top = max(months["Cooperation"].values(), default=1)
    for place, (name, records) in enumerate(marked.items()):
        dated = [record for record in records if len(record.date) >= 7]
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": name,
                "x": [middle(record.date) for record in dated],
                "y": [top * (1.12 + 0.14 * place)] * len(dated),
                "text": [record.headline for record in dated],
                "customdata": [f"/record/{record.id}" for record in dated],
                "hovertemplate": "%{x|%d %B %Y}<br>%{text}<extra></extra>",
                "marker": {
                    "color": ("--event", "--instrument")[place % 2],
                    "symbol": ("circle", "diamond")[place % 2],
                    "size": 9,
                },
            }
        )
    layout = {"height": 320, "barmode": "relative", "yaxis": {"title": {"text": "events a month"}}, "xaxis": {"type": "date"}}
    return {"data": traces, "layout": layout, "label": "Cooperation and conflict by month, with meetings and signings"}


def series(told: Sequence[tuple[Record, AnyClaim]], most: int = 4) -> list[Plot]:
    """Return a plot of every measure and unit of which levels are told for at least two periods, the longest series first."""
    grouped: defaultdict[tuple[str, str, tuple[str, ...]], list[tuple[str, Record, Figure]]] = defaultdict(list)
    for record, claim in told:
        if isinstance(claim, Figure) and claim.change == "level":
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
        title = f"{measure}, {unit}: {', '.join(named(state) for state in states)}"
        layout = {"height": 260, "yaxis": {"rangemode": "tozero"}, "xaxis": {"type": "date"}}
        plots.append({"data": traces, "layout": layout, "label": title})
    return plots


def speaking(told: Sequence[tuple[Record, AnyClaim]]) -> Plot | None:
    """Return a heat map of who speaks with which stance, for those who speak most; none where nobody does."""
    counts: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for _, claim in told:
        if isinstance(claim, Statement):
            for actor in claim.speaker[:1]:
                name, _, state = actor.code.partition("|")
                counts[f"{named(name)} ({state})" if state else named(name)][claim.stance] += 1
    if not counts:
        return None
    speakers = sorted(counts, key=lambda name: (-sum(counts[name].values()), name))[:_MOST_SPEAKERS][::-1]
    stances = [stance for stance in STANCES if any(counts[name].get(stance) for name in speakers)]
    values = [[counts[name].get(stance, 0) for stance in stances] for name in speakers]
    trace = {
        "type": "heatmap",
        "x": stances,
        "y": speakers,
        "z": values,
        "colorscale": [[0, "--panel"], [1, "--statement"]],
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hovertemplate": "%{y}: %{z} of %{x}<extra></extra>",
        "texttemplate": "%{z}",
    }
    layout = {"height": 90 + 26 * len(speakers), "margin": {"l": 190}, "xaxis": {"side": "top"}}
    return {"data": [trace], "layout": layout, "label": "Who speaks how"}


def network(
    pairs: Mapping[tuple[str, str], int], places: Mapping[str, tuple[float, float]], hostile: Mapping[tuple[str, str], int]
) -> Plot:
    """Return states as points and relations as lines, thicker the more they share; ``hostile`` counts the conflict in them."""
    traces: list[Plot] = []
    most = max(pairs.values(), default=1)
    for (one, other), count in sorted(pairs.items(), key=lambda item: item[1]):
        share = hostile.get((one, other), 0) / count
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "hoverinfo": "skip",
                "showlegend": False,
                "x": [places[one][0], places[other][0]],
                "y": [places[one][1], places[other][1]],
                "line": {
                    "width": 0.7 + 7 * count / most,
                    "color": "--bad" if share > 0.4 else "--good" if share < 0.2 else "--faint",
                },
                "opacity": 0.55,
            }
        )
    totals: defaultdict[str, int] = defaultdict(int)
    for pair, count in pairs.items():
        for state in pair:
            totals[state] += count
    states = sorted(places)
    biggest = max(totals.values(), default=1)
    traces.append(
        {
            "type": "scatter",
            "mode": "markers+text",
            "showlegend": False,
            "x": [places[s][0] for s in states],
            "y": [places[s][1] for s in states],
            "text": states,
            "textposition": "top center",
            "hovertext": [f"{named(s)}: {totals[s]} shared records" for s in states],
            "hoverinfo": "text",
            "customdata": [f"/state/{s}" for s in states],
            "marker": {"size": [9 + 26 * (totals[s] / biggest) ** 0.5 for s in states], "color": "--event"},
        }
    )
    hidden = {"visible": False}
    return {"data": traces, "layout": {"height": 620, "xaxis": hidden, "yaxis": hidden}, "label": "Network of states"}
