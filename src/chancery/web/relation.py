"""The pages of two states, of one state, and of any other actor."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from chancery.grounding.states import find_state
from chancery.model import UNSETTLED, AnyClaim, Record, Thread
from chancery.stores.desk import ThreadQuery
from chancery.web.desk import View
from chancery.web.filters import Filters, read_paging
from chancery.web.plots import series, speaking, timeline
from chancery.web.render import desk_of, named, page
from chancery.web.visitors import Viewer

router = APIRouter()
_LONGEST = 300
_FEW = 5  # records of which no timeline is drawn
_LISTED, _MARKED, _POINTS, _SPOKEN = 8, 40, 100, 120


class Owed(NamedTuple):
    """What one side owes: a page of it, and how much there is by status."""

    debtor: str
    threads: Sequence[Thread]
    counts: dict[str, int]


class Named(NamedTuple):
    """An actor by code and name, of which state, and in how many records."""

    code: str
    name: str
    of: str
    records: int


@router.get("/pair/{one}/{other}")
def pair(request: Request, visitor: Viewer, one: str, other: str) -> Response:
    """The relation of two states."""
    codes = [find_state(one), find_state(other)]
    if [one, other] != codes or codes[0] == codes[1]:
        return RedirectResponse(f"/pair/{codes[0]}/{codes[1]}" if codes[0] != codes[1] else f"/state/{codes[0]}", 303)
    states = (codes[0], codes[1])
    with desk_of(request).view() as view:
        told = view.kept(f"pair {states}", lambda: _relation(view, states))
        return page(request, "pair.html", visitor, title=f"{named(states[0])} and {named(states[1])}", states=states, **told)


def _relation(view: View, states: tuple[str, str]) -> dict[str, Any]:
    """Return what the page of two states tells."""
    day = view.day
    filters = Filters(state=states)
    asked = ThreadQuery(kinds=("instrument",), states=states, day=day)
    counts = view.ledger.count_between(states, day)
    stages = {status: told for (kind, status), (told, _, _) in counts.items() if kind == "instrument"}
    promised = [
        {status: told[1 + place] for (kind, status), told in counts.items() if kind == "commitment" and told[1 + place]}
        for place in range(2)
    ]
    unsettled = [_unsettled(view, debtor, states, day, 4 * _LISTED) for debtor in states]
    joint = {t.id for t in unsettled[0]} & {t.id for t in unsettled[1]}
    alone = [[t for t in threads if t.id not in joint][:_LISTED] for threads in unsettled]
    disputed, disputes = view.page(msgspec.structs.replace(filters, contested=True, per_page=_LISTED))
    latest, _ = view.page(msgspec.structs.replace(filters, until=day, per_page=_LISTED))
    return {
        "filters": filters,
        "total": len(view.search(filters).numbers),
        "latest": latest,
        "day": day,
        "counts": _kinds(view, filters),
        "plot": _timeline(view, filters),
        "owed": [Owed(debtor, alone[place], promised[place]) for place, debtor in enumerate(states)],
        "joint": [t for t in unsettled[0] if t.id in joint][:_LISTED],
        "texts": view.ledger.thread_page(asked, limit=_LISTED),
        "texts_in_all": sum(stages.values()),
        "stages": stages,
        "matters": view.ledger.thread_page(asked._replace(kinds=("matter",), order="records"), limit=_LISTED),
        "figures": series(_voiced(view, filters, "figure", _POINTS)),
        "disputed": disputed,
        "disputes": disputes,
        "offices": [_offices(view, state) for state in states],
        "speaking": speaking(_voiced(view, filters, "statement", _SPOKEN)),
    }


@router.get("/state/{code}")
def state(request: Request, visitor: Viewer, code: str) -> Response:
    """One state: its partners, what it owes and is owed, its offices, what is told latest."""
    if find_state(code) != code:
        return RedirectResponse(f"/state/{find_state(code)}", 303)
    with desk_of(request).view() as view:
        day = view.day
        filters = Filters(state=(code,))
        chosen = view.chosen(filters)
        shared = view.catalogue.partners(chosen)
        partners = sorted(
            (
                (count, other)
                for pair_, count in shared.items()
                if code in pair_
                for other in (pair_[0] if pair_[1] == code else pair_[1],)
            ),
            reverse=True,
        )
        latest, _ = view.page(msgspec.structs.replace(filters, until=day, per_page=_LISTED))
        counts = view.ledger.count_threads(ThreadQuery(kinds=("commitment",), states=(code,), by=code, day=day))
        promised = {status: count for (_, status), count in counts.items()}
        owed = Owed(code, _unsettled(view, code, (code,), day, _LISTED), promised)
        return page(
            request, "state.html", visitor, title=named(code), code=code, filters=filters,
            total=int(chosen.sum()), latest=latest, day=day,
            partners=partners[:30], offices=_offices(view, code), owed=owed,
            plot=_timeline(view, filters), counts=_kinds(view, filters),
        )  # fmt: skip


@router.get("/actors")
def actors(request: Request, visitor: Viewer, q: str = "", sort: str = "") -> Response:
    """Bodies, persons and others, those told of most first."""
    paging = read_paging(request.query_params)
    wanted = q.strip().casefold()[:_LONGEST]
    with desk_of(request).view() as view:
        found = [
            Named(code, *code.partition("|")[::2], records)
            for code, records in view.actors()
            if wanted in code.casefold() and sort in ("", "persons" if "|" in code else "others")
        ]
    return page(
        request, "actors.html", visitor, title="Actors", actors=found[paging.first : paging.first + paging.per_page],
        total=len(found), paging=paging, word=q, sort=sort,
    )  # fmt: skip


@router.get("/actor/{code:path}")
def actor(request: Request, visitor: Viewer, code: str) -> Response:
    """A body, a person or another actor: what is told of it and with which states."""
    with desk_of(request).view() as view:
        filters = Filters(actor=code)
        latest, total = view.page(filters)
        counts = view.catalogue.facets(view.chosen(filters))
        offices, in_all = view.page(msgspec.structs.replace(filters, kind=("tenure",), per_page=_LISTED))
        name, _, of = code.partition("|")
        return page(
            request, "actor.html", visitor, title=name, name=name, of=of, filters=filters, records=latest, total=total,
            states=counts["state"], kinds=counts["kind"], offices=offices, offices_in_all=in_all,
            plot=_timeline(view, filters) if total > _FEW else None, status=200 if total else 404,
        )  # fmt: skip


def _unsettled(view: View, debtor: str, states: tuple[str, ...], day: str, most: int) -> list[Thread]:
    query = ThreadQuery(kinds=("commitment",), states=states, statuses=UNSETTLED, by=debtor, day=day, order="due")
    return view.ledger.thread_page(query, limit=most)


def _offices(view: View, code: str) -> list[Record]:
    records, _ = view.page(Filters(state=(code,), kind=("tenure",), told=("fact",), per_page=_LISTED))
    return records


def _timeline(view: View, filters: Filters) -> dict[str, Any]:
    meetings, _ = view.page(msgspec.structs.replace(filters, type=("CONSULT",), told=("fact",), order="weight", per_page=_MARKED))
    signed, _ = view.page(
        msgspec.structs.replace(
            filters, kind=("instrument",), status=("signed", "in force", "ratified"), order="weight", per_page=_MARKED
        )
    )
    return timeline(view.catalogue, view.chosen(filters), {"Meetings": meetings, "Signings": signed})


def _voiced(view: View, filters: Filters, kind: str, most: int) -> list[tuple[Record, AnyClaim]]:
    """Return the weightiest records of a kind with the claims that speak for them, in order of time."""
    records, _ = view.page(msgspec.structs.replace(filters, kind=(kind,), order="weight", per_page=most))
    voices = view.ledger.voices(records)
    return sorted(((record, voices[record.id]) for record in records), key=lambda each: (each[0].date, each[0].id))


def _kinds(view: View, filters: Filters) -> dict[str, int]:
    return {each.value: each.records for each in view.catalogue.facets(view.chosen(filters))["kind"]}
