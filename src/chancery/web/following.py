"""Threads, and what is due."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from chancery import api
from chancery.errors import SettingError
from chancery.ledger.promises import status_on
from chancery.model import STATUSES, THREAD_KINDS, UNSETTLED
from chancery.stores.desk import ThreadQuery
from chancery.web.filters import Paging, read_paging, read_values
from chancery.web.render import desk_of, page
from chancery.web.visitors import Viewer

router = APIRouter()
ORDERS = {"last_news": "latest news", "due": "due day", "records": "number of records", "title": "title"}


@router.get("/threads")
def threads(request: Request, visitor: Viewer) -> Response:
    """Threads by kind, state and status."""
    query, paging = read_thread_query(request, default=ThreadQuery(several=True))
    with desk_of(request).view() as view:
        query = query._replace(day=query.day or view.day)
        found, total = view.ledger.find_threads(query, first=paging.first, limit=paging.per_page)
        counts = view.ledger.count_threads(query._replace(kinds=(), statuses=()))
        return page(
            request, "threads.html", visitor, title="Threads", threads=found, total=total, query=query, paging=paging,
            counts=counts, kinds=THREAD_KINDS, orders=ORDERS, states=view.catalogue.named("state"),
        )  # fmt: skip


@router.get("/thread/{name}")
def thread(request: Request, visitor: Viewer, name: str) -> Response:
    """One thread: its records in order of time, and the one that decides its status."""
    with desk_of(request).view() as view:
        found = view.ledger.thread(name)
        paging = read_paging(request.query_params)
        ids = found.records[paging.first : paging.first + paging.per_page]
        held = view.ledger.records_by_id(ids)
        day = view.day
        return page(
            request, "thread.html", visitor, title=found.title, thread=found, status_now=status_on(found, day), day=day,
            records=[held[each] for each in ids if each in held], total=len(found.records), paging=paging,
        )  # fmt: skip


@router.get("/due")
def due(request: Request, visitor: Viewer) -> Response:
    """Commitments by partner, owner and date: open, overdue, no news since."""
    query, paging = read_thread_query(request, default=ThreadQuery(order="due"))
    query = query._replace(kinds=("commitment",), statuses=query.statuses or UNSETTLED)
    with desk_of(request).view() as view:
        query = query._replace(day=query.day or view.day)
        found = view.ledger.thread_page(query, first=paging.first, limit=paging.per_page)
        counts = view.ledger.count_threads(query._replace(statuses=()))
        total = sum(count for (_, status), count in counts.items() if status in query.statuses)
        return page(
            request, "due.html", visitor, title="What is due", threads=found, total=total, query=query, paging=paging,
            counts={status: count for (_, status), count in counts.items()}, orders=ORDERS, statuses=STATUSES,
            states=view.catalogue.named("state"), owners=view.ledger.owners(),
        )  # fmt: skip


def read_thread_query(request: Request, default: ThreadQuery) -> tuple[ThreadQuery, Paging]:
    """Return what an address asks of threads; raises SettingError or GroundingError for what can be nothing."""
    parts = request.query_params
    several = {name: read_values(name, parts.getlist(name)) for name in parts}
    given = {name: values[-1] for name, values in several.items() if values}
    kinds = several.get("kind", [])
    for kind in kinds:
        if kind not in THREAD_KINDS:
            raise SettingError(f"kind is {kind!r}; choose from {', '.join(THREAD_KINDS)}")
    states = api.query(states=[*several.get("state", ()), *several.get("partner", ())]).states
    by = api.query(states=[given["by"]] if "by" in given else []).states
    for name in ("since", "until", "as_of"):
        api.check_date(name, given.get(name, ""))
    order = given.get("order", default.order)
    if order not in ORDERS:
        raise SettingError(f"order is {order!r}; choose from {', '.join(ORDERS)}")
    query = default._replace(
        kinds=tuple(kinds), statuses=tuple(several.get("status", ())), states=tuple(dict.fromkeys((*states, *by))),
        by=by[0] if by else "", owner=given.get("owner", ""), contested=given.get("contested") == "1", order=order,
        since=given.get("since", ""), until=given.get("until", ""), day=given.get("as_of", ""),
    )  # fmt: skip
    return query, read_paging(given)
