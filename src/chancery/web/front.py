"""The front page and the search."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from chancery.grounding.states import find_state
from chancery.stores.desk import ThreadQuery
from chancery.web.filters import FACETS, ORDERS, Filters, read_filters
from chancery.web.plots import by_year
from chancery.web.render import desk_of, page
from chancery.web.visitors import Viewer

router = APIRouter()
_LATEST, _PAIRS = 8, 12


@router.get("/")
def front(request: Request, visitor: Viewer) -> Response:
    """What the ledger holds, the busiest relations, what is overdue, and where to begin."""
    with desk_of(request).view() as view:
        day = view.day
        everything = Filters()
        chosen = view.chosen(everything)
        latest, _ = view.page(Filters(kind=("event", "instrument", "commitment"), until=day, per_page=_LATEST))
        partners = sorted(view.catalogue.partners(chosen).items(), key=lambda pair: (-pair[1], pair[0]))
        due = view.ledger.count_threads(ThreadQuery(kinds=("commitment",), day=day))
        return page(
            request, "front.html", visitor, title="Chancery", counts=view.ledger.counts(), pairs=partners[:_PAIRS],
            latest=latest, day=day, states=view.catalogue.named("state"), plot=by_year(view.catalogue, chosen),
            overdue=due.get(("commitment", "overdue"), 0), contested=len(view.search(Filters(contested=True)).numbers),
            total=len(view.search(everything).numbers),
        )  # fmt: skip


@router.get("/search")
def search(request: Request, visitor: Viewer) -> Response:
    """Records by words and facets."""
    filters = filters_of(request)
    with desk_of(request).view() as view:
        records, total = view.page(filters)
        counts = view.catalogue.facets(view.chosen(filters))
        return page(
            request, "search.html", visitor, title="Search", filters=filters, records=records, total=total, counts=counts,
            facets=FACETS, orders=ORDERS,
        )  # fmt: skip


@router.get("/open")
def open_relation(request: Request, visitor: Viewer, one: str = "", other: str = "") -> Response:
    """Go to the page of two states, or of one, by their names."""
    codes = list(dict.fromkeys(find_state(name) for name in (one, other) if name.strip()))
    if not codes:
        return RedirectResponse("/", 303)
    return RedirectResponse(f"/state/{codes[0]}" if len(codes) == 1 else f"/pair/{codes[0]}/{codes[1]}", 303)


@router.get("/api")
def api_page(request: Request, visitor: Viewer) -> Response:
    """What the JSON API answers."""
    paths = request.app.openapi()["paths"]
    routes = [
        (address, told["get"].get("description", ""),
         [parameter["name"] for parameter in told["get"].get("parameters", ())])
        for address, told in paths.items()
    ]  # fmt: skip
    return page(request, "api.html", visitor, title="JSON API", routes=routes)


def filters_of(request: Request) -> Filters:
    """Return the filters in a request's address; raises SettingError or GroundingError for what can be nothing."""
    parts = request.query_params
    return read_filters({name: parts.getlist(name) for name in parts})
