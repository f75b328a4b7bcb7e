"""Material for exports, woven from documents built by hand without a store."""

import io
from collections.abc import Callable
from typing import BinaryIO

import msgspec

from chancery.api import thread_status
from chancery.exports.material import Material
from chancery.exports.material import Told as Record
from chancery.model import Claim
from hand_made import HANDFUL, Told, event, office, promise, said, text, text_of, woven

NAMES = {"RUS": "Russia", "KAZ": "Kazakhstan", "HUN": "Hungary", "SRB": "Serbia"}
# What the handful lacks: a planned month, conflict in deed and denied, groups, bodies, a treaty, a membership.
MORE = text(
    "g",
    "2010-03-01",
    event("Russia banned meat from Kazakhstan.", "RUS", "KAZ", event_type="SANCTION", date="2010-02"),
    event("Serbia did not attack Kazakhstan.", "SRB", "KAZ", event_type="ASSAULT", date="2009-12-27", factuality="denied"),
    event("Kazakh companies may help Hungary.", "KAZ companies", "HUN", event_type="AID", factuality="possible"),
    event(
        "Hungary will host Serbia in May.",
        "SRB",
        "HUN",
        mode="visit",
        date="2010-05",
        factuality="planned",
        place="Budapest, HUN",
    ),
    event("Russia, Kazakhstan and Hungary met.", "RUS; KAZ; HUN", mode="meet", date="2010-02-25", place="KAZ"),
    text_of("The treaty on gas is ratified.", "HUN; SRB", "treaty on gas", form="treaty", stage="ratified", date="2010-02-26"),
    promise("Hungary will build a bridge in 2011.", "HUN", "build a bridge", "SRB", deadline="2011", condition="money is found"),
    said("“All is well,” Lavrov said.", "Sergei Lavrov|RUS", "all is well", manner="quote", quote="All is well"),
    office("Kazakhstan is a member of the EAEU.", "KAZ", "member", "EAEU"),
)


def make(*texts: Told, **fields: object) -> Material:
    """Return the material of documents: the handful and ``MORE`` where none are given."""
    given = texts or (*HANDFUL, MORE)
    result = woven(*given)
    claims: dict[str, Claim] = {row.evidence_id: row.claim for each in given for row in each.rows}
    dates = [each.document.date.value for each in given if each.document.date]
    day = max(dates, default="")
    told = tuple(Record(record=each, claims=tuple(claims[name] for name in each.claims)) for each in result.records)
    material = Material(
        told=tuple(sorted(told, key=lambda each: (each.record.date, each.record.id))),
        threads=tuple(result.threads),
        statuses={thread.id: thread_status(thread, day) for thread in result.threads},
        documents={each.document.id: each.document for each in given},
        day=day,
        state_name=lambda code: NAMES.get(code, code),
    )
    return msgspec.structs.replace(material, **fields)


def text_from(write: Callable[..., int], material: Material, **options: object) -> str:
    """Return what a writer of text wrote."""
    target = io.StringIO(newline="")
    write(material, target, **options)
    return target.getvalue()


def bytes_from(write: Callable[[Material, BinaryIO], int], material: Material) -> bytes:
    """Return what a writer of bytes wrote."""
    target = io.BytesIO()
    write(material, target)
    return target.getvalue()
