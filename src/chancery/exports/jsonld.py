"""The ledger as JSON-LD: things by schema.org, where they come from by PROV-O, and the very words by Web Annotation selectors."""

from collections.abc import Iterable, Iterator
from typing import Any, TextIO

import msgspec

from chancery.claims import claim_actors, claim_kind
from chancery.codebook import cameo_of, goldstein_of
from chancery.exports.jsonld_terms import CONTEXT, iri
from chancery.exports.material import Material, Told, standing, voice
from chancery.exports.parties import Party, party_of
from chancery.model import Actor, AnyClaim, Commitment, Document, Event, Figure, Instrument, Statement, Tenure, Thread

Node = dict[str, Any]
_LAWS = ("treaty", "agreement", "convention", "protocol", "resolution", "law", "decree", "pact")
_TYPES = {"state": "schema:Country", "person": "schema:Person", "body": "schema:Organization", "group": "schema:Organization"}
_AROUND = 32  # characters before and after a quote by which it is found again in another version of the text


def write_jsonld(material: Material, target: TextIO) -> int:
    """Write one JSON-LD document with its context inside, a node a line, and return how many nodes were written.

    Offsets count code points of the document's clean text, from 0, the end not included. Texts of documents are not in it.
    """
    target.write(f'{{"@context":{_json(CONTEXT)},\n"@graph":[')
    written = 0
    for node in _nodes(material):
        target.write(("," if written else "") + "\n" + _json(node))
        written += 1
    target.write("\n]}\n")
    return written


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _nodes(material: Material) -> Iterator[Node]:
    told = list(standing(material))
    for document in material.documents.values():
        yield _document(document)
    yield from _parties(material, told)
    for each in told:
        for evidence, claim in zip(each.record.claims, each.claims, strict=True):
            yield _claim(evidence, claim, material.documents.get(claim.doc))
        yield _record(material, each)
    kept = {each.record.id for each in told}
    for thread in material.threads:
        yield _thread(material, thread, kept)


def _filled(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in ("", [], (), None)}


def _document(document: Document) -> Node:
    source = document.source if document.source.startswith(("http://", "https://")) else ""
    return _filled(
        {
            "id": iri("document", document.id),
            "type": ["schema:CreativeWork", "prov:Entity"],
            "identifier": document.id,
            "name": document.title,
            "datePublished": document.date.value if document.date else "",
            "inLanguage": document.language,
            "publisher": _filled({"type": "schema:Organization", "name": document.outlet}) if document.outlet else "",
            "url": source,
            "sha256": document.sha256,
        }
    )


def _parties(material: Material, told: Iterable[Told]) -> Iterator[Node]:
    known: dict[str, Party] = {}
    for each in told:
        for actor in claim_actors(voice(each)):
            known.setdefault(actor.code, party_of(actor, material.state_name))
    for code in {party.state for party in known.values() if party.state} - known.keys():
        known[code] = party_of(Actor(code=code, state=code), material.state_name)
    for code in sorted(known):
        party = known[code]
        yield _filled(
            {
                "id": iri("actor", code),
                "type": _TYPES.get(party.kind, "schema:Thing"),
                "name": party.name,
                "identifier": code if party.kind == "state" else "",
                "affiliation": iri("actor", party.state) if party.state and party.kind != "state" else "",
            }
        )


def _links(actors: Iterable[Actor]) -> list[str]:
    return list(dict.fromkeys(iri("actor", actor.code) for actor in actors))


def _claim(evidence: str, claim: AnyClaim, document: Document | None) -> Node:
    source = iri("document", claim.doc)
    quoted = isinstance(claim, Statement) and claim.manner == "quote"
    places = [(claim.start, claim.end, claim.quote), *((start, end, "") for start, end in claim.also)]
    return _filled(
        {
            "id": iri("claim", evidence),
            "type": ["schema:Claim", "prov:Entity", "oa:Annotation", *(["schema:Quotation"] if quoted else [])],
            "kind": claim_kind(claim),
            "text": claim.quote,
            "factuality": claim.factuality,
            "by": list(claim.by),
            "frame": claim.frame,
            "appearance": source,
            "wasQuotedFrom": source,
            "hasTarget": [
                {"type": "oa:SpecificResource", "hasSource": source, "hasSelector": _selectors(*place, document)}
                for place in places
            ],
        }
    )


def _selectors(start: int, end: int, words: str, document: Document | None) -> list[Node]:
    text = document.text if document else ""
    exact = words or text[start:end]
    by_words = {
        "type": "oa:TextQuoteSelector",
        "exact": exact,
        "prefix": text[max(start - _AROUND, 0) : start],
        "suffix": text[end : end + _AROUND],
    }
    return [{"type": "oa:TextPositionSelector", "start": start, "end": end}, *([_filled(by_words)] if exact else [])]


def _record(material: Material, told: Told) -> Node:
    record, claim = told.record, voice(told)
    begin, _, end = (part.strip(".") for part in record.date.partition("/"))
    node = {
        "id": iri("record", record.id),
        "type": [],
        "identifier": record.id,
        "name": record.headline,
        "kind": record.kind,
        "factuality": claim.factuality,
        "told": list(record.told),
        "belief": record.belief,
        "sources": record.sources,
        "contested": record.contested,
        "against": [iri("record", other) for other in record.against],
        "review": record.review,
        "owner": record.owner,
        "due": record.due,
        "firstReported": record.first_reported,
        "lastReported": record.last_reported,
        "wasDerivedFrom": [iri("claim", evidence) for evidence in record.claims],
        "location": _place(material, claim.place),
    }
    match claim:
        case Event():
            types, own = ["schema:Event"], _event(claim) | {"startDate": begin, "endDate": end}
        case Instrument():
            types = ["schema:Legislation" if claim.form in _LAWS else "schema:CreativeWork"]
            own = {
                "alternateName": claim.name,
                "additionalType": claim.form,
                "creativeWorkStatus": claim.stage,
                "stage": claim.stage,
                "party": _links(claim.parties),
                "keywords": claim.subject,
                "period": claim.period,
                # The day of a stage is the day when the text came about only where the stage is its signing.
                "dateCreated": begin if claim.stage == "signed" and claim.factuality == "fact" else "",
            }
        case Commitment():
            types = ["schema:PlanAction"]
            own = {
                "agent": _links(claim.actor),
                "participant": _links(claim.to),
                "text": claim.deed,
                "scheduledTime": claim.deadline,
                "strength": claim.strength,
                "condition": claim.condition,
                "actionStatus": "schema:PotentialActionStatus",
            }
        case Figure():
            types, own = ["schema:Observation"], _figure(claim, begin)
        case Statement():
            types = ["schema:Quotation" if claim.manner == "quote" else "schema:Claim"]
            own = {
                "spokenByCharacter": _links(claim.speaker),
                "text": claim.quote,
                "abstract": claim.gist,
                "about": _links(claim.about),
                "stance": claim.stance,
                "manner": claim.manner,
                "dateCreated": begin,
            }
        case Tenure():
            types = ["schema:OrganizationRole"]
            own = {
                "roleName": claim.role,
                "member": _links([claim.holder]),
                "of": _links(claim.of),
                "tenureStatus": claim.status,
            }
    return _filled(node | own | {"type": [*types, "prov:Entity"]})


def _event(event: Event) -> Node:
    met = event.event_type == "CONSULT" and event.factuality in ("fact", "planned")
    cameo = cameo_of(event)
    return {
        "eventType": event.event_type,
        "mode": event.mode,
        "context": event.context,
        "cameo": cameo,
        "goldstein": goldstein_of(event),
        "actor": _links(event.actor),
        "recipient": _links(event.recipient),
        "attendee": _links((*event.actor, *event.recipient)) if met else [],
        "about": _links((*event.actor, *event.recipient)),
        "eventStatus": "schema:EventScheduled" if event.factuality == "planned" else "",
    }


def _figure(figure: Figure, date: str) -> Node:
    quantity = {"type": "schema:QuantitativeValue", "value": figure.value, "unitText": figure.unit}
    return {
        "measuredProperty": figure.measure,
        "observationAbout": _links(figure.about),
        "observationDate": figure.period or date,
        "observedValue": quantity,
        "change": figure.change,
        "approximation": figure.approximation,
    }


def _place(material: Material, place: str) -> Node | str:
    town, _, state = place.rpartition(", ")
    if not place:
        return ""
    name = ", ".join(part for part in (town, material.state_name(state)) if part)
    return {"id": iri("place", place), "type": "schema:Place", "name": name}


def _thread(material: Material, thread: Thread, kept: set[str]) -> Node:
    return _filled(
        {
            "id": iri("thread", thread.id),
            "type": ["schema:Collection", "prov:Collection"],
            "identifier": thread.id,
            "name": thread.title,
            "threadKind": thread.kind,
            "status": material.statuses.get(thread.id, thread.status),
            "asOf": material.day,
            "due": thread.due,
            "owner": thread.owner,
            "lastNews": thread.last_news,
            "contested": thread.contested,
            "shownBy": iri("record", thread.shown_by) if thread.shown_by in kept else "",
            "hadMember": [iri("record", record) for record in thread.records if record in kept],
        }
    )
