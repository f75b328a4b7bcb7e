"""Documents, claims and decisions in which every text that a page may show tries to be markup, a script or a formula."""

import msgspec

from chancery.model import Actor, Discard
from chancery.records import enter, reweave
from chancery.stores.duckdb import Ledger
from hand_made import Told, event, figure, office, promise, said, text, text_of

# It closes whatever it may stand in, and then begins an element and an attribute that no page of ours has.
EVIL = "\"'></script></style></title></textarea><!--><evil data-evil='1' onclick='evil()'>{{ 7 * 7 }}</evil>"
FORMULAS = ("=cmd|' /C calc'!A0", "+1+cmd", "-1+cmd", "@SUM(1)", "\t=tab", "\r=return")
_HOSTILE = Actor(code=f"Evil {EVIL}|KAZ", state="KAZ", text=EVIL)


def texts() -> tuple[Told, ...]:
    """Return a document of every kind of claim in hostile words, one with other figures, and one of formulas."""
    words = {"place": EVIL, "by": (EVIL,), "frame": EVIL}
    told = text(
        f"evil {EVIL}",
        "2011-03-04",
        event(f"One visited {EVIL}.", "RUS", "KAZ", mode="visit", date="2011-03-03", context=EVIL, **words),
        text_of(f"Two was signed {EVIL}.", "RUS; KAZ", f"treaty {EVIL}", date="2011-03-03", subject=EVIL, **words),
        promise(
            f"Three will be built {EVIL}.", "RUS", f"build a bridge {EVIL}", "KAZ", deadline="2011-12", condition=EVIL, **words
        ),
        _measured(2009, 5.0),
        said(f"Five was said {EVIL}.", "RUS", f"a gist {EVIL}", stance="warn", **words),
        office(f"Six is minister {EVIL}.", "Anna Evil|KAZ", f"Minister {EVIL}", "KAZ", **words),
        event(f"Seven was denied {EVIL}.", "RUS", "KAZ", factuality="denied", date="2011-03-01", event_type="THREATEN", **words),
        event(f"Seven took place {EVIL}.", "RUS", "KAZ", date="2011-03-01", event_type="THREATEN", **words),
    )
    claims = [_by_hostile(claim) for claim in told.claims]
    source = msgspec.structs.replace(
        told.document, title=f"Title {EVIL}", outlet=f"Outlet {EVIL}", notes=(f"Note {EVIL}",), source="javascript:evil()"
    )
    return (
        Told(document=source, claims=tuple(claims)),
        text("more", "2012-01-02", _measured(2010, 6.0), _measured(2011, 7.0)),
        _formulas(),
    )


def _measured(year: int, value: float) -> msgspec.Struct:
    return figure(
        f"In {year} it was {value} {EVIL}.", "RUS; KAZ", value, period=str(year), measure=f"a measure {EVIL}", unit=EVIL
    )


def _by_hostile(claim: msgspec.Struct) -> msgspec.Struct:
    """Put a person with a hostile name in where the claim names several persons."""
    for field in ("speaker", "actor"):
        if hasattr(claim, field):
            return msgspec.structs.replace(claim, **{field: (_HOSTILE, *getattr(claim, field))})
    return claim


def _formulas() -> Told:
    claims = [
        event(f"{start} of number {number}.", "RUS", "KAZ", mode="meet", date=f"2010-02-0{number}", place=start, by=(start,))
        for number, start in enumerate(FORMULAS, 1)
    ]
    claims = [
        msgspec.structs.replace(claim, actor=(Actor(code=f"{start} man|RUS", state="RUS", text=start),), context=start)
        for claim, start in zip(claims, FORMULAS, strict=True)
    ]
    told = text("formulas", "2010-03-01", *claims)
    first = FORMULAS[0]
    return Told(document=msgspec.structs.replace(told.document, title=first, outlet=first, source=first), claims=told.claims)


def spoil(ledger: Ledger) -> None:
    """Put decisions and a document set aside into a ledger of these documents, all in hostile words."""
    run = ledger.start_run(started="2020-01-01T00:00:00", version="test", paths=[EVIL])
    ledger.set_aside(Discard(stage=EVIL, reason=f"a reason {EVIL}", document=f"aside {EVIL}"), run.id)
    ledger.finish_run(run)
    own = {record.kind: record for record in ledger.records() if EVIL in record.headline}
    for action, kind in (("owner", "commitment"), ("note", "event"), ("note", "commitment")):
        enter(ledger, action, own[kind].id, [f"{action} {EVIL}"], who=f"who {EVIL}", why=f"why {EVIL}")
    enter(ledger, "correct", own["event"].id, [f"mode=a correction {EVIL}"], who=f"who {EVIL}", why=f"why {EVIL}")
    reweave(ledger)
    for who in ("who", "other"):
        enter(ledger, "confirm", own["statement"].id, who=f"{who} {EVIL}")
