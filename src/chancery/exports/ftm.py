"""The ledger as FollowTheMoney entities, one a line, for investigation platforms such as Aleph and OpenAleph."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any, TextIO

import msgspec

from chancery.errors import ExportError
from chancery.exports.material import Material, Told, needed, standing, voice
from chancery.exports.parties import Party, parties_of, party_of
from chancery.exports.spans import days_of
from chancery.model import Actor, AnyClaim, Commitment, Document, Event, Instrument, Struct, Tenure

_SCHEMATA = {"state": "PublicBody", "person": "Person", "body": "Organization", "group": "LegalEntity", "name": "LegalEntity"}


class _Entity(Struct, frozen=True, kw_only=True):
    """An entity before the library has cleaned and checked it."""

    id: str
    schema: str
    properties: dict[str, list[str]]


def write_ftm(material: Material, target: TextIO) -> int:
    """Write entities in order of their ids, each checked by FollowTheMoney's own model, and return how many were written.

    Figures and statements have no schema there and are left out. Raises MissingExtra without the library followthemoney,
    ExportError for an entity that its model refuses.
    """
    model = needed("followthemoney", "ftm", "ftm").model
    refusal = needed("followthemoney.exc", "ftm", "ftm").InvalidData
    entities = {entity.id: entity for entity in _entities(material)}
    for name in sorted(entities):
        try:
            row = _checked(model, entities[name])
        except refusal as error:
            raise ExportError(f"ftm: the {entities[name].schema} {name} is refused: {error}; write another format") from error
        target.write(msgspec.json.encode(row).decode() + "\n")
    return len(entities)


def _checked(model: Any, entity: _Entity) -> dict[str, Any]:
    """Return an entity as the library writes it: values cleaned, those that are none of their type left out."""
    proxy = model.make_entity(entity.schema)
    proxy.id = entity.id
    for name, values in entity.properties.items():
        proxy.add(name, [value for value in values if value])
    row: dict[str, Any] = proxy.to_dict()
    proxy.schema.validate(row)
    return row


def _id(kind: str, name: str) -> str:
    return f"chancery-{kind}-{blake2b(name.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"


def _record_id(told: Told) -> str:
    return f"chancery-record-{told.record.id}"


def _entities(material: Material) -> Iterator[_Entity]:
    told = [each for each in standing(material) if isinstance(voice(each), Event | Instrument | Commitment | Tenure)]
    yield from _people(material, [voice(each) for each in told])
    documents = {name for each in told for name in each.record.documents}
    yield from (_article(document) for name, document in material.documents.items() if name in documents)
    for each in told:
        match voice(each):
            case Tenure() as tenure:
                yield from _tenure(material, each, tenure)
            case Instrument() as instrument:
                yield from _instrument(material, each, instrument)
                yield from _documentation(material, each)
            case Event() | Commitment() as deed:
                yield _deed(material, each, deed)
                yield from _documentation(material, each)


def _people(material: Material, claims: Iterable[AnyClaim]) -> Iterator[_Entity]:
    """Yield everybody who is named; whoever holds an office is a person, unless known to be something else."""
    parties: dict[str, Party] = {}
    persons: set[str] = set()
    for claim in claims:
        if isinstance(claim, Tenure) and party_of(claim.holder, material.state_name).kind == "name":
            persons.add(claim.holder.code)
        for field in ("actor", "recipient", "to", "parties", "of", "holder"):
            value = getattr(claim, field, ())
            for party in parties_of(value if isinstance(value, tuple) else (value,), material.state_name):
                parties.setdefault(party.code, party)
    for code in {party.state for party in parties.values() if party.state} - parties.keys():
        parties[code] = party_of(Actor(code=code, state=code), material.state_name)
    for code, party in parties.items():
        schema = "Person" if code in persons else _SCHEMATA[party.kind]
        properties = {"name": [party.name], "country": [party.state]}
        if party.kind == "state":
            properties["topics"] = ["gov.national"]
        yield _Entity(id=_id("actor", code), schema=schema, properties=properties)


def _article(document: Document) -> _Entity:
    source = document.source if document.source.startswith(("http://", "https://")) else ""
    return _Entity(
        id=_id("document", document.id),
        schema="Article",
        properties={
            "title": [document.title or document.id],
            "fileName": [document.id],
            "publishedAt": [document.date.value[:10] if document.date else ""],
            "language": [document.language],
            "publisher": [document.outlet],
            "sourceUrl": [source],
        },
    )


def _deed(material: Material, told: Told, claim: Event | Commitment) -> _Entity:
    record = told.record
    others = claim.recipient if isinstance(claim, Event) else claim.to
    keywords = (
        [claim.event_type, claim.mode, claim.context]
        if isinstance(claim, Event)
        else ["commitment", claim.strength, claim.deadline]
    )
    return _Entity(
        id=_record_id(told),
        schema="Event",
        properties={
            "name": [record.headline],
            "involved": [_id("actor", actor.code) for actor in (*claim.actor, *others)],
            "location": [_place(material, claim.place)],
            "country": list(record.states),
            "summary": [claim.quote],
            "keywords": [*keywords, claim.factuality],
            "recordId": [record.id],
            "proof": [_id("document", name) for name in record.documents if name in material.documents],
            **_dates(record.date),
        },
    )


def _instrument(material: Material, told: Told, claim: Instrument) -> Iterator[_Entity]:
    record = told.record
    dated = record.date if claim.stage == "signed" and claim.factuality == "fact" else ""
    yield _Entity(
        id=_record_id(told),
        schema="Contract",
        properties={
            "name": [record.headline],
            "title": [claim.name or claim.form],
            "type": [claim.form],
            "status": [claim.stage],
            "contractDate": [dated.partition("/")[0]],
            "country": list(record.states),
            "summary": [claim.quote],
            "keywords": [claim.subject, claim.factuality],
            "proof": [_id("document", name) for name in record.documents if name in material.documents],
        },
    )
    for party in parties_of(claim.parties, material.state_name):
        yield _Entity(
            id=_id("party", f"{record.id} {party.code}"),
            schema="UnknownLink",
            properties={
                "subject": [_id("actor", party.code)],
                "object": [_record_id(told)],
                "role": ["party"],
                "recordId": [record.id],
                **_dates(record.date),
            },
        )


def _tenure(material: Material, told: Told, claim: Tenure) -> Iterator[_Entity]:
    """Yield a person's office with its occupancy, or the membership of a state or body."""
    record = told.record
    common = {
        "status": [claim.status],
        "summary": [claim.quote],
        "recordId": [record.id],
        "date": [record.date.partition("/")[0]],
        "proof": [_id("document", name) for name in record.documents if name in material.documents],
    }
    holder = party_of(claim.holder, material.state_name)
    bodies = parties_of(claim.of, material.state_name)
    if holder.kind not in ("person", "name"):
        for body in bodies:
            ends = {"member": [_id("actor", holder.code)], "organization": [_id("actor", body.code)], "role": [claim.role]}
            yield _Entity(id=_id("membership", f"{record.id} {body.code}"), schema="Membership", properties={**common, **ends})
        return
    post = _id("position", " ".join([claim.role, *(body.code for body in bodies)]))
    name = " of ".join(part for part in (claim.role, ", ".join(body.name for body in bodies)) if part)
    organizations = [body.code for body in bodies if _SCHEMATA[body.kind] in ("PublicBody", "Organization")]
    yield _Entity(
        id=post,
        schema="Position",
        properties={
            "name": [name],
            "country": [body.state for body in bodies],
            "organization": [_id("actor", code) for code in organizations],
        },
    )
    yield _Entity(
        id=_record_id(told),
        schema="Occupancy",
        properties={**common, "holder": [_id("actor", holder.code)], "post": [post]},
    )


def _documentation(material: Material, told: Told) -> Iterator[_Entity]:
    """Yield the links between a record and the documents that tell it."""
    for name in told.record.documents:
        if name in material.documents:
            yield _Entity(
                id=_id("documentation", f"{told.record.id} {name}"),
                schema="Documentation",
                properties={"document": [_id("document", name)], "entity": [_record_id(told)], "role": ["source"]},
            )


def _dates(told: str) -> dict[str, list[str]]:
    begin, slash, end = told.partition("/")
    if days_of(told) is None:
        return {}
    return {"startDate": [begin], "endDate": [end]} if slash else {"date": [begin]}


def _place(material: Material, place: str) -> str:
    town, _, state = place.rpartition(", ")
    return ", ".join(part for part in (town, material.state_name(state) if state else "") if part)
