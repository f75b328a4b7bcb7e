"""The network of states as GraphML and GEXF: what every two of them did, said, signed and promised."""

import io
import re
from collections.abc import Iterable
from itertools import combinations
from statistics import fmean
from typing import Any, BinaryIO

from chancery.codebook import goldstein_of, quad_of
from chancery.exports.cells import xml_text
from chancery.exports.material import Material, Told, needed, standing, voice
from chancery.exports.spans import days_of
from chancery.model import UNSETTLED, AnyClaim, Event


class _Pair:
    """What two states have in common, as it is counted up."""

    def __init__(self) -> None:
        self.records = self.cooperative = self.conflictual = self.instruments = self.open_commitments = 0
        self.scores: list[float] = []
        self.days: list[str] = []


def write_graphml(material: Material, target: BinaryIO) -> int:
    """Write the network as GraphML and return how many pairs of states it has; raises MissingExtra without networkx."""
    graph = state_network(material, "graphml")
    needed("networkx", "graphml", "graph").write_graphml_xml(graph, target)
    return int(graph.number_of_edges())


def write_gexf(material: Material, target: BinaryIO) -> int:
    """Write the network as GEXF 1.2 and return how many pairs of states it has; raises MissingExtra without networkx."""
    graph = state_network(material, "gexf")
    written = io.BytesIO()
    needed("networkx", "gexf", "graph").write_gexf(graph, written)
    # The library dates the file by the clock; it is as new as the ledger's newest document.
    dated = f' lastmodifieddate="{material.day}"' if material.day else ""
    target.write(re.sub(rb' lastmodifieddate="[^"]*"', dated.encode(), written.getvalue(), count=1))
    return int(graph.number_of_edges())


def state_network(material: Material, form: str = "graphml") -> Any:
    """Return an undirected networkx graph: nodes are states, edges pairs of states that share a record or a thread.

    Only facts count as cooperation or conflict, for the Goldstein score and for the days; ``records`` counts all that stand.
    """
    pairs: dict[tuple[str, str], _Pair] = {}
    shares: dict[str, int] = {}
    for told in standing(material):
        for state in told.record.states:
            shares[state] = shares.get(state, 0) + 1
        for ends in _pairs(told):
            _count(pairs.setdefault(ends, _Pair()), told, voice(told))
    for thread in material.threads:
        unsettled = thread.kind == "commitment" and material.statuses.get(thread.id, thread.status) in UNSETTLED
        for ends in _couples(thread.states):
            if thread.kind == "instrument":
                pairs.setdefault(ends, _Pair()).instruments += 1
            elif unsettled:
                pairs.setdefault(ends, _Pair()).open_commitments += 1
    graph = needed("networkx", form, "graph").Graph()
    for state in sorted({*shares, *(state for ends in pairs for state in ends)}):
        name = xml_text(material.state_name(state))
        graph.add_node(xml_text(state), label=name, name=name, records=shares.get(state, 0))
    for (one, other), pair in sorted(pairs.items()):
        graph.add_edge(xml_text(one), xml_text(other), **_attributes(pair))
    return graph


def _attributes(pair: _Pair) -> dict[str, object]:
    attributes: dict[str, object] = {
        "weight": pair.records,
        "records": pair.records,
        "cooperative_events": pair.cooperative,
        "conflictual_events": pair.conflictual,
        "instruments": pair.instruments,
        "open_commitments": pair.open_commitments,
    }
    if pair.scores:
        attributes["mean_goldstein"] = round(fmean(pair.scores), 4)
    if pair.days:
        attributes |= {"first_date": min(pair.days), "last_date": max(pair.days)}
    return attributes


def _count(pair: _Pair, told: Told, claim: AnyClaim) -> None:
    pair.records += 1
    if claim.factuality != "fact":
        return
    if days := days_of(told.record.date):
        pair.days += [days.first.isoformat(), days.last.isoformat()]
    if isinstance(claim, Event):
        if quad_of(claim.event_type).endswith("cooperation"):
            pair.cooperative += 1
        else:
            pair.conflictual += 1
        if (score := goldstein_of(claim)) is not None:
            pair.scores.append(score)


def _pairs(told: Told) -> set[tuple[str, str]]:
    """Return the pairs of states that a record is about: of an event with a recipient, those of doer and recipient only."""
    claim = voice(told)
    if isinstance(claim, Event):
        doers, others = ({actor.state for actor in actors if actor.state} for actors in (claim.actor, claim.recipient))
        if claim.recipient:
            return {(min(one, other), max(one, other)) for one in doers for other in others if one != other}
        return _couples(doers)
    return _couples(told.record.states)


def _couples(states: Iterable[str]) -> set[tuple[str, str]]:
    return set(combinations(sorted(set(states)), 2))
