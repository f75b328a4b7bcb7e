"""The network of states, read back by networkx."""

import io
import re
import sys

import msgspec
import networkx as nx
import pytest
from lxml import etree
from made_material import bytes_from, make

from chancery.exports.material import MissingExtra
from chancery.exports.network import state_network, write_gexf, write_graphml
from hand_made import event, text


def test_graphml_is_read_back_with_what_the_pairs_have_in_common() -> None:
    graph = nx.read_graphml(io.BytesIO(bytes_from(write_graphml, make())))
    assert sorted(graph.nodes) == ["HUN", "KAZ", "RUS", "SRB"]
    assert graph.nodes["KAZ"]["name"] == "Kazakhstan"
    serbia = graph.edges["HUN", "SRB"]
    assert serbia == {
        "weight": 3,
        "records": 3,
        "cooperative_events": 0,
        "conflictual_events": 0,
        "instruments": 1,
        "open_commitments": 1,
        "first_date": "2010-02-26",
        "last_date": "2010-02-26",
    }
    russia = graph.edges["KAZ", "RUS"]
    assert russia["conflictual_events"] == 1
    scores = [1.9, 1.0, 1.0, 1.0, -4.0, 1.0]  # the visit, the talks, two calls, the ban, the meeting of three
    assert russia["cooperative_events"] == len(scores) - 1
    assert russia["mean_goldstein"] == pytest.approx(sum(scores) / len(scores), abs=1e-4)
    assert "mean_goldstein" not in serbia


def test_gexf_is_dated_by_the_ledger_and_says_the_same() -> None:
    written = bytes_from(write_gexf, make())
    assert re.findall(rb'lastmodifieddate="([^"]*)"', written) == [b"2010-03-01"]
    assert b"lastmodifieddate" not in bytes_from(write_gexf, make(day=""))
    graph, other = nx.read_gexf(io.BytesIO(written)), nx.read_graphml(io.BytesIO(bytes_from(write_graphml, make())))
    edges = {tuple(sorted(ends)): data["conflictual_events"] for *ends, data in graph.edges(data=True)}
    assert edges == {tuple(sorted(ends)): data["conflictual_events"] for *ends, data in other.edges(data=True)}


def test_two_who_act_together_against_a_third_are_no_pair() -> None:
    banned = text(
        "a", "2010-03-01", event("Russia and Serbia banned meat from Hungary.", "RUS; SRB", "HUN", event_type="SANCTION")
    )
    assert sorted(map(sorted, state_network(make(banned)).edges)) == [["HUN", "RUS"], ["HUN", "SRB"]]


def test_what_xml_forbids_is_taken_out_of_names() -> None:
    odd = make(state_name=lambda code: f"{code}\x00\x1b <&>\ufffe")
    for write in (write_graphml, write_gexf):
        tree = etree.fromstring(bytes_from(write, odd))
        assert "RUS <&>" in "".join([*tree.itertext(), *(value for each in tree.iter() for value in each.attrib.values())])


def test_rejected_records_are_left_out() -> None:
    material = make()
    told = tuple(
        msgspec.structs.replace(each, record=msgspec.structs.replace(each.record, review="rejected")) for each in material.told
    )
    assert state_network(make(told=told, threads=())).number_of_nodes() == 0


def test_without_networkx_the_error_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(MissingExtra, match=r"gexf needs networkx; install it with: pip install 'chancery\[graph\]'"):
        bytes_from(write_gexf, make())
