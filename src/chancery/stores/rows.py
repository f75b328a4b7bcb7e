"""What a store takes and gives besides documents, claims and records; the same for every store."""

from typing import NamedTuple

from chancery.model import AnyClaim, Struct


class ClaimRow(Struct, frozen=True, kw_only=True):
    """A claim with its two identities, the date of its document, the states and other actors involved, and its traits (JSON).

    ``record`` is the record that it stands in, empty before it is merged.
    """

    evidence_id: str
    claim_key: str
    document_date: str
    claim: AnyClaim
    states: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    traits: str = ""
    record: str = ""


class MentionRow(NamedTuple):
    """What merging needs of a stored claim; ``traits`` is JSON, ``origin`` the document that its own is a copy of, or its own."""

    evidence_id: str
    claim_key: str
    doc: str
    origin: str
    document_date: str
    start: int
    frame: str
    states: tuple[str, ...]
    traits: str


class PrintRow(NamedTuple):
    """A document's fingerprint, by which copies are found, and its date."""

    document: str
    date: str
    fingerprint: bytes


class Change(Struct, frozen=True, kw_only=True):
    """What became different in a ledger and when: an ``item`` (record or thread) is ``new``, ``changed`` or ``gone``."""

    at: str
    change: str
    item: str
    id: str
    title: str
    before: str = ""
    after: str = ""


class Known(NamedTuple):
    """Which bytes of a source the ledger holds, coded by which version, under which document id."""

    sha256: str
    code_version: str
    id: str


class Counts(Struct, frozen=True, kw_only=True):
    """How much a ledger holds; ``claims`` is by kind, ``languages`` by document language, ``set_aside`` by stage."""

    documents: int
    records: int
    claims: dict[str, int]
    languages: dict[str, int]
    set_aside: dict[str, int]
