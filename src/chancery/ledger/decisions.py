"""What people ruled, in a form that merging and linking obey: the journal replayed over the claims as they are now."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any

import msgspec

from chancery.claims import claim_kind
from chancery.days import span
from chancery.errors import DecisionError
from chancery.ledger.merge import Rulings
from chancery.model import ACTIONS, FACTUALITIES, Actor, Anchor, AnyClaim, Decision, Struct

FIELDS = {"confirm": "review", "reject": "review", "status": "status", "owner": "owner", "due": "due", "note": "notes"}
_FIXED = frozenset(("doc", "quote", "start", "end", "sentence", "sentence_start", "sentence_end", "frame", "by", "also"))


class Placed(Struct, frozen=True, kw_only=True):
    """The decisions that stand: as rulings over claims, and those that find no claim at present."""

    rulings: Rulings
    corrections: Mapping[str, tuple[tuple[str, str], ...]]
    lost: tuple[Decision, ...]


def standing(journal: Iterable[Decision]) -> list[Decision]:
    """Return the decisions that were not taken back, in their order; where an undoing was undone, its target stands again."""
    undone: set[str] = set()
    stands = []
    for decision in reversed(list(journal)):
        if decision.id in undone:
            continue
        if decision.action == "undo":
            undone.add(decision.undoes)
        else:
            stands.append(decision)
    return stands[::-1]


def place(journal: Iterable[Decision], find: Callable[[Anchor], str]) -> Placed:
    """Return what the journal means for the claims there are; ``find`` gives an anchor's evidence id, empty where it is gone."""
    pairs: dict[tuple[str, str], bool] = {}
    fields: defaultdict[str, list[tuple[int, str, str]]] = defaultdict(list)
    corrections: defaultdict[str, dict[str, str]] = defaultdict(dict)
    moves: list[tuple[str, tuple[str, ...], str]] = []
    lost: list[Decision] = []
    for number, decision in enumerate(standing(journal)):
        claims = [found for anchor in decision.claims if (found := find(anchor))]
        others = [found for anchor in decision.others if (found := find(anchor))]
        if not claims or (decision.others and not others):
            lost.append(decision)
        elif decision.action in ("merge", "split"):
            for one in claims:
                for other in others:
                    pairs.pop((other, one), None)
                    pairs[one, other] = decision.action == "merge"
        elif decision.action == "move":
            moves.append((claims[0], tuple(others), decision.field))
        elif decision.action == "correct":
            for claim in claims:
                corrections[claim][decision.field] = decision.after
        else:
            fields[claims[0]].append((number, decision.field, decision.after))
    return Placed(
        rulings=Rulings(pairs=pairs, fields={key: tuple(several) for key, several in fields.items()}, moves=tuple(moves)),
        corrections={key: tuple(sorted(several.items())) for key, several in corrections.items()},
        lost=tuple(lost),
    )


def anchor(evidence: str, claim: AnyClaim) -> Anchor:
    """Return where a claim stands."""
    return Anchor(
        evidence_id=evidence, doc=claim.doc, kind=claim_kind(claim), start=claim.start, end=claim.end, quote=claim.quote
    )


def nearest(wanted: Anchor, claims: Iterable[tuple[str, AnyClaim]]) -> str:
    """Return the evidence id of the claim of the anchor's document and kind that has its words, else most of them, empty if none.

    Of several with the same words it is the one that stands nearest to where they stood.
    """
    ranked = []
    for evidence, claim in claims:
        if claim.doc == wanted.doc and claim_kind(claim) == wanted.kind:
            common = min(claim.end, wanted.end) - max(claim.start, wanted.start)
            if claim.quote == wanted.quote or common > 0:
                ranked.append((claim.quote != wanted.quote, -max(common, 0), abs(claim.start - wanted.start), evidence))
    return min(ranked)[-1] if ranked else ""


def new_decision(made: str, who: str, action: str, **fields: Any) -> Decision:
    """Return a decision under an id made of all it says; raises DecisionError for an unknown action or a nameless person."""
    if action not in ACTIONS:
        raise DecisionError(f"nothing is decided by {action!r}; choose from {', '.join(ACTIONS)}")
    if not who.strip():
        raise DecisionError("a decision needs somebody who made it; give --who NAME")
    drawn = Decision(id="", made=made, who=who.strip(), action=action, **fields)
    digest = blake2b(msgspec.json.encode(msgspec.structs.asdict(drawn)), digest_size=6).hexdigest()
    return msgspec.structs.replace(drawn, id=digest)


def check(decision: Decision) -> None:
    """Raise DecisionError for a decision that nobody can have made: another action or field, or an id that is not its own."""
    names = ("why", "claims", "others", "field", "before", "after", "undoes")
    drawn = new_decision(decision.made, decision.who, decision.action, **{name: getattr(decision, name) for name in names})
    if decision.action in FIELDS and decision.field != FIELDS[decision.action]:
        raise DecisionError(f"decision {decision.id}: {decision.action} sets {FIELDS[decision.action]}, not {decision.field!r}")
    if drawn.id != decision.id:
        raise DecisionError(f"decision {decision.id}: it is not what was entered; export the journal again")


def correct(claim: AnyClaim, field: str, value: str) -> AnyClaim:
    """Return a claim with one field as a person writes it: lists joined by ``;``, actors by their codes.

    Raises DecisionError for a field that the kind does not have or that is the document's own, and for a value that the
    field cannot hold.

    >>> from chancery.model import Instrument
    >>> note = Instrument(doc="a", quote="a note", start=0, end=6, sentence="a note", sentence_start=0, sentence_end=6,
    ...     factuality="fact", by=("outlet",), frame="f", name="note", form="note")
    >>> correct(note, "parties", "RUS; Erlan Idrisov|KAZ").parties[1].state
    'KAZ'
    """
    kind = claim_kind(claim)
    if field not in correctable(claim):
        known = ", ".join(correctable(claim))
        raise DecisionError(f"{kind} has no field {field!r} that can be corrected; choose from {known}")
    former = getattr(claim, field)
    if isinstance(former, Actor):
        return msgspec.structs.replace(claim, **{field: _actor(value)})
    if isinstance(former, tuple):
        return msgspec.structs.replace(claim, **{field: tuple(_actor(each) for each in value.split(";") if each.strip())})
    if isinstance(former, float):
        try:
            number = float(value)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            raise DecisionError(f"{field} is {value!r}, which is no number; write it plainly, as 16500000000")
        return msgspec.structs.replace(claim, **{field: number})
    if field == "factuality" and value not in FACTUALITIES:
        raise DecisionError(f"factuality is {value!r}; choose from {', '.join(FACTUALITIES)}")
    if field in ("date", "deadline") and value and span(value) is None:
        raise DecisionError(f"{field} is {value!r}, which is no date; write 2008, 2008-05, 2008-05-22 or an interval 2008/2010")
    return msgspec.structs.replace(claim, **{field: value})


def correctable(claim: AnyClaim) -> list[str]:
    """Return the names of a claim's fields that can be corrected, in order."""
    return sorted(set(claim.__struct_fields__) - _FIXED)


def _actor(code: str) -> Actor:
    code = code.strip()
    name, _, state = code.partition("|")
    first = name.split(" ")[0]
    return Actor(
        code=code, state=state or (first if len(first) == 3 and first.isupper() and first.isalpha() else ""), how="decision"
    )


def corrected(claim: AnyClaim, changes: Sequence[tuple[str, str]]) -> AnyClaim:
    """Return a claim with all its corrections; one that no longer fits the claim is passed over."""
    for field, value in changes:
        try:
            claim = correct(claim, field, value)
        except DecisionError:
            continue
    return claim


def written(claim: AnyClaim, field: str) -> str:
    """Return a field of a claim as ``correct`` would read it."""
    value = getattr(claim, field, "")
    if isinstance(value, Actor):
        return value.code
    if isinstance(value, tuple):
        return "; ".join(each.code if isinstance(each, Actor) else str(each) for each in value)
    return f"{value:g}" if isinstance(value, float) else str(value)
