"""The ledger as linked data, expanded offline by rdflib."""

import json

import msgspec
import pytest
import rdflib
from made_material import MORE, make, text_from
from rdflib.namespace import PROV, RDF

from chancery.exports.jsonld import write_jsonld
from chancery.exports.jsonld_terms import iri
from chancery.exports.material import Material, Told, voice
from chancery.model import Statement

SCHEMA = rdflib.Namespace("https://schema.org/")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
OWN = rdflib.Namespace("urn:chancery:terms:")


@pytest.fixture(scope="module")
def material() -> Material:
    return make()


@pytest.fixture(scope="module")
def graph(material: Material) -> rdflib.Graph:
    return rdflib.Graph().parse(data=text_from(write_jsonld, material), format="json-ld")


def record(material: Material, kind: str, document: str = "g") -> Told:
    return next(each for each in material.told if each.record.kind == kind and document in each.record.documents)


def node(told: Told) -> rdflib.URIRef:
    return rdflib.URIRef(iri("record", told.record.id))


def test_every_field_of_every_node_has_a_term(material: Material) -> None:
    written = json.loads(text_from(write_jsonld, material))
    used = {name for each in written["@graph"] for name in each}
    assert used <= written["@context"].keys()
    assert not any(str(value).startswith("http") and "@import" in str(value) for value in written["@context"].values())


def test_every_record_is_derived_from_its_claims_and_they_are_quoted_from_documents(
    material: Material, graph: rdflib.Graph
) -> None:
    for told in material.told:
        derived = {str(each) for each in graph.objects(node(told), PROV.wasDerivedFrom)}
        assert derived == {iri("claim", evidence) for evidence in told.record.claims}
        for evidence, claim in zip(told.record.claims, told.claims, strict=True):
            source = graph.value(rdflib.URIRef(iri("claim", evidence)), PROV.wasQuotedFrom)
            assert str(source) == iri("document", claim.doc)
            assert (source, RDF.type, PROV.Entity) in graph


def test_selectors_lead_to_the_very_words(material: Material, graph: rdflib.Graph) -> None:
    found = 0
    for target, source in graph.subject_objects(OA.hasSource):
        name = str(graph.value(source, SCHEMA.identifier))
        text = material.documents[name].text
        places, words = {}, {}
        for selector in graph.objects(target, OA.hasSelector):
            kind = graph.value(selector, RDF.type)
            (places if kind == OA.TextPositionSelector else words)[kind] = selector
        (place,), (quote,) = places.values(), words.values()
        start, end = (int(graph.value(place, name)) for name in (OA.start, OA.end))
        assert text[start:end] == str(graph.value(quote, OA.exact))
        assert text[:start].endswith(str(graph.value(quote, OA.prefix) or ""))
        assert text[end:].startswith(str(graph.value(quote, OA.suffix) or ""))
        found += 1
    assert found == sum(len(each.claims) for each in material.told)


@pytest.mark.parametrize(
    ("kind", "document", "schema"),
    [
        ("event", "g", "Event"),
        ("instrument", "g", "Legislation"),
        ("commitment", "g", "PlanAction"),
        ("figure", "a", "Observation"),
        ("statement", "g", "Quotation"),
        ("statement", "f", "Claim"),
        ("tenure", "g", "OrganizationRole"),
    ],
)
def test_every_kind_has_its_type(material: Material, graph: rdflib.Graph, kind: str, document: str, schema: str) -> None:
    types = {str(each).removeprefix(str(SCHEMA)) for each in graph.objects(node(record(material, kind, document)), RDF.type)}
    assert types == {schema, str(PROV.Entity)}


def test_what_the_kinds_say(material: Material, graph: rdflib.Graph) -> None:
    promised = node(record(material, "commitment"))
    assert str(graph.value(promised, SCHEMA.scheduledTime)) == "2011"
    assert str(graph.value(promised, SCHEMA.agent)) == iri("actor", "HUN")
    figure = graph.value(node(record(material, "figure", "a")), SCHEMA.value)
    assert float(graph.value(figure, SCHEMA.value)) == 16.5e9
    member = node(record(material, "tenure"))
    assert str(graph.value(member, SCHEMA.roleName)) == "member"
    assert str(graph.value(graph.value(member, OWN.of), SCHEMA.name)) == "EAEU"
    lavrov = rdflib.URIRef(iri("actor", "Sergei Lavrov|RUS"))
    assert (lavrov, RDF.type, SCHEMA.Person) in graph
    assert str(graph.value(graph.value(lavrov, SCHEMA.affiliation), SCHEMA.name)) == "Russia"
    beliefs = {float(each) for each in graph.objects(None, OWN.belief)}
    assert beliefs == {each.record.belief for each in material.told}


def test_threads_hold_their_records(material: Material, graph: rdflib.Graph) -> None:
    for thread in material.threads:
        members = {str(each) for each in graph.objects(rdflib.URIRef(iri("thread", thread.id)), PROV.hadMember)}
        assert members == {iri("record", each) for each in thread.records}


def test_odd_words_and_names_stay_one_document() -> None:
    odd = 'a"b\\ </script>\x1b[31m\u2028 {}'
    told = make(MORE).told
    said = next(each for each in told if isinstance(voice(each), Statement))
    claim = msgspec.structs.replace(voice(said), quote=odd, doc=odd)
    changed = Told(record=msgspec.structs.replace(said.record, headline=odd), claims=(claim,))
    read = rdflib.Graph().parse(data=text_from(write_jsonld, make(MORE, told=(changed,))), format="json-ld")
    assert str(read.value(node(said), SCHEMA.name)) == odd
    assert " " not in str(next(iter(read.objects(None, PROV.wasQuotedFrom))))
