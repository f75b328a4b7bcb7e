"""The terms of the JSON-LD export: its context, and the names (IRIs) of what a ledger holds."""

from urllib.parse import quote

BASE = "urn:chancery:"

_LINKS = {
    name: {"@id": iri, "@type": "@id"}
    for name, iri in {
        "wasDerivedFrom": "prov:wasDerivedFrom",
        "wasQuotedFrom": "prov:wasQuotedFrom",
        "hadMember": "prov:hadMember",
        "hasTarget": "oa:hasTarget",
        "hasSource": "oa:hasSource",
        "hasSelector": "oa:hasSelector",
        "appearance": "schema:appearance",
        "about": "schema:about",
        "agent": "schema:agent",
        "attendee": "schema:attendee",
        "participant": "schema:participant",
        "affiliation": "schema:affiliation",
        "spokenByCharacter": "schema:spokenByCharacter",
        "observationAbout": "schema:observationAbout",
        "member": "schema:member",
        "eventStatus": "schema:eventStatus",
        "actionStatus": "schema:actionStatus",
        "location": "schema:location",
        "publisher": "schema:publisher",
        "actor": "chancery:actor",
        "recipient": "chancery:recipient",
        "party": "chancery:party",
        "of": "chancery:of",
        "against": "chancery:against",
        "shownBy": "chancery:shownBy",
    }.items()
}
_SCHEMA = (
    "name", "alternateName", "identifier", "text", "abstract", "inLanguage", "datePublished", "dateCreated", "startDate",
    "endDate", "scheduledTime", "creativeWorkStatus", "additionalType", "roleName", "observationDate", "measuredProperty",
    "unitText", "url", "keywords",
)  # fmt: skip
_OWN = (
    "kind", "factuality", "by", "frame", "sources", "told", "review", "owner", "eventType", "mode", "context", "cameo", "stage",
    "strength", "condition", "stance", "manner", "change", "approximation", "tenureStatus", "threadKind", "status", "asOf", "due",
    "lastNews", "period", "firstReported", "lastReported",
)  # fmt: skip

# Everything that the file needs to be understood stands in it; no processor has to fetch anything.
CONTEXT: dict[str, object] = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "chancery": f"{BASE}terms:",
    "id": "@id",
    "type": "@type",
    **_LINKS,
    **{name: f"schema:{name}" for name in _SCHEMA},
    **{name: f"chancery:{name}" for name in _OWN},
    "value": {"@id": "schema:value", "@type": "xsd:double"},
    "observedValue": {"@id": "schema:value", "@type": "@id"},
    "belief": {"@id": "chancery:belief", "@type": "xsd:double"},
    "goldstein": {"@id": "chancery:goldstein", "@type": "xsd:double"},
    "contested": {"@id": "chancery:contested", "@type": "xsd:boolean"},
    "sha256": "chancery:sha256",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
}


def iri(kind: str, name: str) -> str:
    """Return the IRI of a record, claim, document, thread, actor or place.

    >>> iri("document", "joint note~2")
    'urn:chancery:document:joint%20note~2'
    """
    return f"{BASE}{kind}:{quote(name, safe='')}"
