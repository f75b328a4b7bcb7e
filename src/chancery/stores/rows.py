"""What a store takes and gives besides documents, claims and records; the same for every store."""

from typing import NamedTuple

from chancery.model import AnyClaim, Struct


class ClaimRow(Struct, frozen=True, kw_only=True):
    """A claim with its two identities, the date of its document and the states involved."""

    evidence_id: str
    claim_key: str
    document_date: str
    claim: AnyClaim
    states: tuple[str, ...] = ()


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
