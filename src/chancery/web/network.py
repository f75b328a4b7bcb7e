"""The network of states as data for Plotly's script: where each stands, what ties it to others, and where its name finds room."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log1p

from chancery.web.plots import Plot
from chancery.web.render import named

_DRAWN, _LETTERS = (1050, 470), 20  # pixels over which a network is spread, and the height of a name in it
_NAMED = 40  # states in a network up to which it shows their names; codes beyond


def network(pairs: Mapping[tuple[str, str], int], hostile: Mapping[tuple[str, str], int]) -> Plot:
    """Return states as points and relations as lines, thicker the more they share; ``hostile`` counts the conflict in them."""
    traces: list[Plot] = []
    places = _places(tuple(sorted(pairs.items())))
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
                    "width": 0.8 + 7 * (count / most) ** 0.5,
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
    sizes = [9 + 22 * (totals[s] / biggest) ** 0.5 for s in states]
    traces.append(
        {
            "type": "scatter",
            "mode": "markers+text",
            "showlegend": False,
            "x": [places[s][0] for s in states],
            "y": [places[s][1] for s in states],
            "text": [named(s) if len(states) <= _NAMED else s for s in states],
            "meta": {"short": states},
            "textposition": _beside(states, places, sizes),
            "hovertext": [f"{named(s)}: {totals[s]:,} shared records" for s in states],
            "hoverinfo": "text",
            "cliponaxis": False,
            "customdata": [f"/state/{s}" for s in states],
            "marker": {
                "size": sizes,
                "color": "--event",
                "opacity": 1,
                "line": {"color": "--panel", "width": 1.5},
            },
        }
    )
    hidden = {"visible": False}
    layout = {"height": 600, "margin": {"l": 30, "r": 30, "t": 30, "b": 30}, "xaxis": hidden, "yaxis": hidden}
    return {"data": traces, "layout": layout, "label": "Network of states"}


def _beside(states: Sequence[str], places: Mapping[str, tuple[float, float]], sizes: Sequence[float]) -> list[str]:
    """Return where each state's name stands: where it covers the fewest points and names, as far as a screen's width goes.

    >>> _beside(["A", "B", "C"], {"A": (0.0, 0.0), "B": (0.0, 0.05), "C": (1.0, 1.0)}, [20, 20, 20])
    ['bottom center', 'top center', 'top center']
    """
    across = [place[0] for place in places.values()]
    along = [place[1] for place in places.values()]
    wide, high = _DRAWN[0] / (max(across) - min(across) or 1), _DRAWN[1] / (max(along) - min(along) or 1)
    spots = {state: (places[state][0] * wide, places[state][1] * high) for state in states}
    around = zip(spots.values(), (size / 2 + 3 for size in sizes), strict=True)
    taken = [(x - off, y - off, x + off, y + off) for (x, y), off in around]
    sides: dict[str, str] = {}
    for state, size in sorted(zip(states, sizes, strict=True), key=lambda each: (-each[1], each[0])):
        x, y = spots[state]
        others = [box for name, box in zip(states, taken, strict=False) if name != state] + taken[len(states) :]
        half, off = 3.5 * len(named(state)), size / 2
        boxes = {
            "top center": (x - half, y + off, x + half, y + off + _LETTERS),
            "bottom center": (x - half, y - off - _LETTERS, x + half, y - off),
            "middle right": (x + off, y - _LETTERS / 2, x + off + 2 * half, y + _LETTERS / 2),
            "middle left": (x - off - 2 * half, y - _LETTERS / 2, x - off, y + _LETTERS / 2),
        }
        sides[state] = min(boxes, key=lambda side: sum(_shared(boxes[side], other) for other in others))
        taken.append(boxes[sides[state]])
    return [sides[state] for state in states]


def _shared(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Return the area that two boxes (left, low, right, high) share."""
    return max(0, min(one[2], other[2]) - max(one[0], other[0])) * max(0, min(one[3], other[3]) - max(one[1], other[1]))


@lru_cache(maxsize=16)
def _places(pairs: tuple[tuple[tuple[str, str], int], ...]) -> dict[str, tuple[float, float]]:
    """Return where each state stands, near those with which it shares much; the same every time."""
    import networkx as nx

    graph = nx.Graph()
    for (one, other), count in pairs:
        graph.add_edge(one, other, weight=log1p(count))
    placed = nx.spring_layout(graph, seed=7, iterations=80, k=2 / max(1, len(graph)) ** 0.5)
    return {state: (round(float(x), 4), round(float(y), 4)) for state, (x, y) in placed.items()}
