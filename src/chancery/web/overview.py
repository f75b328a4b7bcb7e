"""The network of states, what was read, and what changed."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from chancery.stores.desk import DOCUMENT_ORDERS
from chancery.web.filters import read_paging
from chancery.web.front import filters_of
from chancery.web.network import network
from chancery.web.plots import CONFLICT
from chancery.web.render import desk_of, page
from chancery.web.visitors import Viewer

router = APIRouter()
_MOST_PAIRS = 150  # relations drawn: more are a thicket


@router.get("/network")
def network_of_states(request: Request, visitor: Viewer) -> Response:
    """States and how much is told of every two, by type and period."""
    filters = filters_of(request)
    with desk_of(request).view() as view:
        chosen = view.chosen(filters)
        pairs = view.catalogue.partners(chosen)
        strongest = dict(sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_PAIRS])
        hostile = view.catalogue.partners(chosen, CONFLICT)
        return page(
            request, "network.html", visitor, title="Network of states", filters=filters, pairs=strongest, hostile=hostile,
            in_all=len(pairs), plot=network(strongest, hostile) if strongest else None,
            counts=view.catalogue.facets(chosen),
        )  # fmt: skip


@router.get("/sources")
def sources(request: Request, visitor: Viewer) -> Response:
    """What was read, and what was set aside and why."""
    given = request.query_params
    paging = read_paging(given)
    word, language = given.get("q", "").strip()[:300].replace("\x00", ""), given.get("language", "").strip()[:20]
    order = given.get("order", "") if given.get("order", "") in DOCUMENT_ORDERS else "newest"
    is_aside = given.get("what", "") == "aside"
    with desk_of(request).view() as view:
        aside, aside_total = view.ledger.discard_rows(first=paging.first if is_aside else 0, limit=paging.per_page)
        found, total = view.ledger.document_rows(
            word=word, language=language, order=order, first=0 if is_aside else paging.first, limit=paging.per_page
        )
        return page(
            request, "sources.html", visitor, title="Sources", documents=found, total=total, aside=aside, aside_total=aside_total,
            is_aside=is_aside, paging=paging, word=word, language=language, order=order, orders=list(DOCUMENT_ORDERS),
            counts=view.ledger.counts(),
            runs=view.ledger.runs()[-10:][::-1],
        )  # fmt: skip


@router.get("/changes")
def changes(request: Request, visitor: Viewer) -> Response:
    """What became different, the latest first."""
    paging = read_paging(request.query_params)
    with desk_of(request).view() as view:
        found = view.ledger.changes_before(first=paging.first, limit=paging.per_page)
        return page(request, "changes.html", visitor, title="Changes", changes=found[0], total=found[1], paging=paging)
