"""Joins store and ledger: the claims in a store become its records and threads, as people's decisions stand."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec

from chancery.claims import claim_states
from chancery.codebook import TYPES
from chancery.days import is_date
from chancery.errors import DecisionError, StoreError
from chancery.ledger.copies import Print, find_copies
from chancery.ledger.decisions import (
    FIELDS,
    Placed,
    anchor,
    check,
    correct,
    correctable,
    corrected,
    nearest,
    new_decision,
    place,
    standing,
    written,
)
from chancery.ledger.merge import Mention
from chancery.ledger.threads import as_ruled
from chancery.ledger.traits import Traits, read_traits
from chancery.ledger.weave import fields_set, weave
from chancery.model import STATUSES, Anchor, AnyClaim, Decision, Query, Record
from chancery.stores.rows import ClaimRow, MentionRow

if TYPE_CHECKING:
    from chancery.stores.duckdb import Ledger

_SHARED = ("actors", "others", "marks", "words", "sort", "mode")  # fields of traits that many claims have alike
_decode_traits = msgspec.json.Decoder(Traits).decode


def reweave(ledger: "Ledger", at: str = "", writing: AbstractContextManager[object] = nullcontext()) -> None:
    """Make all records and threads of a ledger anew, unless no claim and no decision has changed since.

    ``writing`` is held while the ledger is written, which is short beside the rest; a decision that others enter meanwhile
    leaves the ledger stale.
    """
    if not ledger.is_stale():
        return
    from chancery.grounding.states import state_name  # reads the lexicons: not before they are needed

    journal = len(ledger.decisions())
    placed = place_decisions(ledger)
    with writing:
        ledger.mark_copies(find_copies(Print(*row) for row in ledger.prints()))
    named = _Corrections(ledger, placed.corrections)
    with _no_collection():
        woven = weave(named.mentions(ledger.mention_rows()), named.fetch, state_name, placed.rulings)
        with writing:
            ledger.put_woven(woven.records, woven.threads, at or _moment())
            if len(ledger.decisions()) != journal:
                ledger.mark_stale()


@contextmanager
def _no_collection() -> Iterator[None]:
    """Look for no dead circles of objects meanwhile: with millions of living ones that takes longer than the work itself."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def place_decisions(ledger: "Ledger") -> Placed:
    """Return what the ledger's journal means for the claims that it holds now."""
    journal = ledger.decisions()
    anchors = {each for decision in journal for each in (*decision.claims, *decision.others)}
    held = ledger.claims_by_id([each.evidence_id for each in anchors])
    found = {each: each.evidence_id if each.evidence_id in held else _found(ledger, each) for each in anchors}
    return place(journal, lambda each: found[each])


def _found(ledger: "Ledger", wanted: Anchor) -> str:
    rows = ledger.claim_rows(Query(kinds=(wanted.kind,), document=wanted.doc))
    return nearest(wanted, [(row.evidence_id, row.claim) for row in rows])


class _Corrections:
    """The claims of a ledger as people corrected them."""

    def __init__(self, ledger: "Ledger", changes: Mapping[str, tuple[tuple[str, str], ...]]) -> None:
        self._ledger = ledger
        self._changes = changes
        self._known: dict[Any, Any] = {}

    def fetch(self, ids: Sequence[str]) -> Mapping[str, AnyClaim]:
        held = self._ledger.claims_by_id(ids)
        return {name: corrected(claim, self._changes.get(name, ())) for name, claim in held.items()}

    def mentions(self, rows: Iterable[MentionRow]) -> Iterator[Mention]:
        own = self.fetch(list(self._changes))
        for row in rows:
            evidence, key, doc, origin, date, start, frame, states, traits = row
            claim = own.get(evidence)
            try:
                read = self._shared(_decode_traits(traits))
            except msgspec.ValidationError as error:
                raise StoreError(f"{self._ledger.path}: another version of Chancery made it; run chancery build again") from error
            yield Mention(
                evidence_id=evidence,
                claim_key=key,
                doc=doc,
                origin=origin,
                document_date=date,
                start=start,
                frame=frame,
                states=states if claim is None else claim_states(claim),
                traits=read if claim is None else read_traits(claim, date, read.language),
                corrected=claim is not None,
            )

    def _shared(self, traits: Traits) -> Traits:
        """Return traits whose words and parties are the same objects as others': a million claims have few different ones."""
        own = [getattr(traits, name) for name in _SHARED]
        return msgspec.structs.replace(traits, **dict(zip(_SHARED, map(self._known.setdefault, own, own), strict=True)))


def decide(ledger: "Ledger", action: str, target: str, words: Sequence[str] = (), *, who: str, why: str = "") -> Decision:
    """Enter a decision in the journal, make the records anew and return it.

    ``target`` is a record's id or its beginning (a decision's for ``undo``); ``words`` are what the action needs: for
    ``correct`` a field and its value, for ``merge`` other records, for ``split`` the claims that leave, for ``move`` a thread,
    for ``status``, ``owner``, ``due`` and ``note`` a text. Raises DecisionError where the action is unknown or cannot be taken
    so, StoreError where record, claim or thread is not there.
    """
    reweave(ledger)  # a build that was cut off left records older than their claims
    with ledger.transaction():
        drawn = enter(ledger, action, target, words, who=who, why=why)
        reweave(ledger, drawn.made)
    return drawn


def enter(ledger: "Ledger", action: str, target: str, words: Sequence[str] = (), *, who: str, why: str = "") -> Decision:
    """Enter a decision in the journal and return it, as ``decide`` does; but make no records anew.

    What only sets fields of one record (confirm, status, owner, due, note) shows at once; after any other the ledger is stale
    until ``reweave``.
    """
    drawn = new_decision(_moment(), who, action, why=why, **_drawn(ledger, action, target, list(words)))
    with ledger.transaction():
        held = {each.id: each for each in ledger.decisions()}
        about = drawn
        while about.undoes in held:
            about = held[about.undoes]
        fresh = not ledger.is_stale()
        ledger.add_decision(drawn)
        if fresh and about.action in FIELDS and about.claims:
            _set_fields(ledger, about.claims[0], drawn.made)
    return drawn


def _set_fields(ledger: "Ledger", wanted: Anchor, at: str) -> None:
    """Put what people set on the record of a claim into it and its threads, unless that takes it out of or into its threads."""
    rulings = place_decisions(ledger).rulings
    evidence = _found(ledger, wanted)
    if not evidence:
        return
    former = ledger.record_of(evidence)
    bare = msgspec.structs.replace(former, review="", status="", owner="", due="", notes=())
    record = msgspec.structs.replace(bare, **fields_set(former.claims, rulings))
    if "rejected" in (former.review, record.review) and former.review != record.review:
        return
    threads = []
    for thread in ledger.threads_of(record.id):
        own = {**ledger.records_by_id(thread.records), record.id: record}
        threads.append(as_ruled(thread, [own[each] for each in thread.records]))
    ledger.replace_record(record, threads, at)
    ledger.mark_stale(False)


def _drawn(ledger: "Ledger", action: str, target: str, words: list[str]) -> dict[str, object]:
    if action == "undo":
        found = [each for each in ledger.decisions() if each.id.startswith(target)]
        if len(found) != 1:
            raise DecisionError(
                f"{len(found)} decisions have an id that begins with {target!r}; list them with: chancery decisions"
            )
        return {"undoes": found[0].id}
    record = ledger.record(target)
    claims = _anchors(ledger, record)
    text = " ".join(words).strip()
    match action:
        case "confirm" | "reject":
            return {"claims": claims, "field": "review", "before": record.review, "after": f"{action}ed"}
        case "correct":
            field, equals, value = text.partition("=")
            if not equals:
                raise DecisionError("correct needs a field and its value; write them as FIELD=VALUE")
            return _correction(ledger, record, claims, field.strip(), value.strip())
        case "merge":
            others = [ledger.record(word) for word in words]
            if not others or record.id in {each.id for each in others}:
                raise DecisionError("merge needs another record; give its id after the first")
            if any(each.kind != record.kind for each in others):
                raise DecisionError(f"only records of one kind can be one; {record.id} is of kind {record.kind}")
            return {"claims": claims, "others": tuple(each for other in others for each in _anchors(ledger, other))}
        case "split":
            leaving = [each for each in claims if any(each.evidence_id.startswith(word) for word in words)]
            if not leaving or len(leaving) == len(claims):
                known = ", ".join(each.evidence_id for each in claims)
                raise DecisionError(f"split needs some but not all of the record's claims ({known}); give their ids")
            return {"claims": tuple(leaving), "others": tuple(each for each in claims if each not in leaving)}
        case "move":
            thread = ledger.thread(text)
            others = list(ledger.records_by_id([each for each in thread.records if each != record.id]).values())
            if not others:
                raise DecisionError(f"thread {thread.id} holds no other record; choose another")
            anchors = tuple(each for other in others for each in _anchors(ledger, other)[:1])
            return {"claims": claims, "others": anchors, "field": thread.kind}
    if action not in FIELDS:
        return {}  # new_decision says which actions there are
    if not text:
        raise DecisionError(f"{action} needs a text; give it after the record")
    if action in ("status", "owner", "due") and record.kind != "commitment":
        raise DecisionError(f"only a commitment has a {action}; {record.id} is of kind {record.kind}")
    if action == "status" and text not in STATUSES:
        raise DecisionError(f"status is {text!r}; choose from {', '.join(STATUSES)}")
    if action == "due" and not is_date(text):
        raise DecisionError(f"due is {text!r}, which is no date; write 2030-12-31")
    before = "" if action == "note" else getattr(record, FIELDS[action])
    return {"claims": claims, "field": FIELDS[action], "before": before, "after": text}


def _anchors(ledger: "Ledger", record: Record) -> tuple[Anchor, ...]:
    held = ledger.claims_by_id(record.claims)
    return tuple(anchor(evidence, held[evidence]) for evidence in record.claims)


def _correction(ledger: "Ledger", record: Record, claims: tuple[Anchor, ...], field: str, value: str) -> dict[str, object]:
    known = [each for types in TYPES.values() for each in types]
    if field == "event_type" and value not in known:
        raise DecisionError(f"event_type is {value!r}; choose from {', '.join(known)}")
    held = ledger.claims_by_id(record.claims)
    earlier = place_decisions(ledger).corrections
    before = ""
    for evidence in reversed(record.claims):
        claim = corrected(held[evidence], earlier.get(evidence, ()))
        before = written(claim, field)
        correct(claim, field, value)  # raises for what cannot be
    return {"claims": claims, "field": field, "before": before, "after": value}


def written_fields(claim: AnyClaim) -> dict[str, str]:
    """Return the fields of a claim that can be corrected, each as a correction would write it."""
    return {field: written(claim, field) for field in correctable(claim)}


def import_decisions(ledger: "Ledger", decisions: Iterable[Decision]) -> int:
    """Add decisions of another journal that this one lacks, make the records anew and return how many were added.

    Raises DecisionError for one that cannot have been made here; then none is added.
    """
    decisions = list(decisions)
    for each in decisions:
        check(each)
    known = {each.id for each in ledger.decisions()}
    new = [each for each in decisions if each.id not in known]
    with ledger.transaction():
        for each in new:
            ledger.add_decision(each)
        reweave(ledger)
    return len(new)


def as_corrected(ledger: "Ledger", rows: Iterable[ClaimRow]) -> list[ClaimRow]:
    """Return claims as people corrected them."""
    changes = place_decisions(ledger).corrections
    return [
        msgspec.structs.replace(row, claim=corrected(row.claim, changes[row.evidence_id])) if row.evidence_id in changes else row
        for row in rows
    ]


def standing_decisions(ledger: "Ledger") -> tuple[list[Decision], list[Decision]]:
    """Return the decisions that stand, and those of them that find no claim at present."""
    return standing(ledger.decisions()), list(place_decisions(ledger).lost)


def now() -> str:
    """Return this moment in UTC, to the second, in ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _moment() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
