"""Claims as plain dictionaries and as JSON lines, field by field as docs/claims.md writes them."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TextIO

import msgspec

from chancery.claims import claim_kind
from chancery.model import Actor, AnyClaim, Claim, Record, Thread

_EXACT = 2.0**53  # whole numbers up to here are written as such
_LAST = ("quote", "start", "end", "sentence", "frame")


def claim_dict(claim: AnyClaim, state_name: Callable[[str], str], identity: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return a claim as docs/claims.md writes it: actors as lists of codes, absent fields left out.

    ``state_name`` gives a state's English name for its alpha-3 code (a state that speaks is written by name). ``identity``
    may add ``record``, ``evidence_id`` and ``document_date``, which a claim has only inside a ledger.

    >>> from chancery.model import Figure
    >>> turnover = Figure(doc="001", quote="trade reached $16.5 bn", start=0, end=22, sentence="trade reached $16.5 bn",
    ...     sentence_start=0, sentence_end=22, factuality="fact", by=("outlet",), frame="figure.reach",
    ...     measure="trade turnover", value=16.5e9, unit="USD", about=(Actor(code="RUS", state="RUS"),))
    >>> row = claim_dict(turnover, state_name=str)
    >>> row["kind"], row["value"], row["about"], row["by"], "period" in row
    ('figure', 16500000000, ['RUS'], 'outlet', False)
    """
    row: dict[str, Any] = {"doc": claim.doc, "kind": claim_kind(claim)}
    for field in claim.__struct_fields__:
        if field not in Claim.__struct_fields__:
            row[field] = _plain(field, getattr(claim, field), state_name)
    row |= {"factuality": claim.factuality, "by": _one_or_list(claim.by), "date": claim.date, "place": claim.place}
    row |= {field: getattr(claim, field) for field in _LAST}
    row["also"] = [f"{start}-{end}" for start, end in claim.also]
    for field in ("actor", "recipient"):
        row[f"{field}_text"] = [actor.text for actor in getattr(claim, field, ())]
    row |= identity or {}
    return {field: value for field, value in row.items() if value not in ("", [], None)}


def record_dict(record: Record, claims: Iterable[AnyClaim]) -> dict[str, Any]:
    """Return a record as one JSON object: its own fields, and of every claim document, kind, quote and sentence."""
    row: dict[str, Any] = {"record": record.id, **msgspec.to_builtins(record)}
    row["claims"] = [
        {
            "evidence_id": evidence,
            "doc": claim.doc,
            "kind": claim_kind(claim),
            "quote": claim.quote,
            "sentence": claim.sentence,
            "factuality": claim.factuality,
            "by": _one_or_list(claim.by),
        }
        for evidence, claim in zip(record.claims, claims, strict=True)
    ]
    row |= {"sources": record.sources, "contested": record.contested, "belief": record.belief}
    return {field: value for field, value in row.items() if field != "id" and value not in ("", [], None)}


def thread_dict(thread: Thread, status: str, day: str) -> dict[str, Any]:
    """Return a thread as one JSON object, with its status as of a day."""
    row: dict[str, Any] = {"thread": thread.id, **msgspec.to_builtins(thread)}
    row |= {"status": status, "as_of": day, "contested": thread.contested}
    for field in ("status", "due"):
        if getattr(thread, f"found_{field}") == getattr(thread, field):
            row.pop(f"found_{field}", None)  # told only where people set another
    return {field: value for field, value in row.items() if field != "id" and (field == "status" or value not in ("", [], None))}


def write_jsonl(rows: Iterable[Mapping[str, Any]], target: TextIO) -> int:
    """Write one JSON object a line and return how many were written."""
    written = 0
    for row in rows:
        target.write(msgspec.json.encode(row).decode() + "\n")
        written += 1
    return written


def _plain(field: str, value: Any, state_name: Callable[[str], str]) -> object:
    if field == "speaker":
        return _one_or_list([_name(actor, state_name) for actor in value])
    if isinstance(value, Actor):
        return _person(value)
    if isinstance(value, tuple):
        return [actor.code for actor in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return int(value)
    return value


def _name(actor: Actor, state_name: Callable[[str], str]) -> str:
    is_state = bool(actor.state) and actor.code == actor.state
    return state_name(actor.code) if is_state else _person(actor)


def _person(actor: Actor) -> str:
    return actor.code.partition("|")[0]


def _one_or_list(names: Iterable[str]) -> str | list[str]:
    several = list(names)
    return several[0] if len(several) == 1 else several
