"""The JSON API: what the pages show, with the filters of the command line, paged, and not sent again where nothing changed."""

from hashlib import blake2b
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response

from chancery import __version__, api
from chancery.days import DATE
from chancery.errors import SettingError
from chancery.exports.jsonl import record_dict, thread_dict
from chancery.grounding.states import state_name
from chancery.ledger.promises import status_on
from chancery.model import THREAD_KINDS, Record, Struct, Thread
from chancery.records import as_corrected
from chancery.stores.desk import ThreadQuery
from chancery.web.desk import View
from chancery.web.filters import MOST_A_PAGE, ORDERS, PAGE, Filters, Paging, read_filters
from chancery.web.render import desk_of
from chancery.web.visitors import Viewer

_ID = r"^[0-9a-f]{1,16}$"
_PLAIN = r"^[^\x00]*$"


class Trouble(Struct, frozen=True, kw_only=True):
    """Why a request was refused."""

    error: str


_ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"description": told, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Trouble"}}}}
    for status, told in (
        (400, "A value that can be nothing."),
        (401, "Log in first."),
        (403, "Not for this role."),
        (404, "Not in this ledger."),
        (422, "Not as it must be."),
        (503, "The ledger cannot be read."),
    )
}
_UNCHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "Nothing has changed since the ETag given."}}
router = APIRouter(prefix="/api", responses=_ERRORS | _UNCHANGED)


def components() -> dict[str, Any]:
    """Return the schemas of what the API answers with, for its OpenAPI description."""
    _, schemas = msgspec.json.schema_components([Trouble], ref_template="#/components/schemas/{name}")
    return schemas


def _object(*names: str) -> dict[str, Any]:
    return {"type": "object", "required": list(names)}


def _answers(schema: dict[str, Any], told: str = "What was asked for.") -> dict[int | str, dict[str, Any]]:
    return {200: {"description": told, "content": {"application/json": {"schema": schema}}}}


_PAGE_SCHEMA = {
    "type": "object",
    "required": ["total", "page", "per_page", "items"],
    "properties": {
        "total": {"type": "integer", "minimum": 0},
        "page": {"type": "integer", "minimum": 1},
        "per_page": {"type": "integer", "minimum": 1},
        "items": {"type": "array", "items": {"type": "object"}},
    },
}
Several = Annotated[list[Annotated[str, Query(max_length=300, pattern=_PLAIN)]], Query(max_length=20)]
Word = Annotated[str, Query(max_length=300, pattern=_PLAIN)]
Date = Annotated[str | None, Query(pattern=f"^{DATE}$", description="2008, 2008-05 or 2008-05-22")]
Page = Annotated[int, Query(ge=1, le=100_000)]
PerPage = Annotated[int, Query(ge=1, le=MOST_A_PAGE)]
Name = Annotated[str, Path(pattern=_ID, description="An id or its beginning.")]


def _filters(
    q: Word = "", state: Several = [], kind: Several = [], type: Several = [], status: Several = [],
    told: Several = [], language: Several = [], outlet: Several = [], review: Several = [], year: Several = [],
    actor: Word = "", since: Date = None, until: Date = None, contested: bool = False,
    order: Annotated[str, Query(description=f"One of {', '.join(ORDERS)}.")] = "newest",
    page: Page = 1, per_page: PerPage = PAGE,
) -> Filters:  # fmt: skip
    given: dict[str, list[str]] = {
        "q": [q], "state": state, "kind": kind, "type": type, "status": status, "told": told, "language": language,
        "outlet": outlet, "review": review, "year": year, "actor": [actor], "since": [since or ""], "until": [until or ""],
        "contested": ["1" if contested else ""], "order": [order], "page": [str(page)], "per_page": [str(per_page)],
    }  # fmt: skip
    return read_filters(given)


def _paging(page: Page = 1, per_page: PerPage = PAGE) -> Paging:
    return Paging(page, per_page)


Asked = Annotated[Filters, Depends(_filters)]
Pages = Annotated[Paging, Depends(_paging)]


@router.get("/openapi.json", include_in_schema=False)
def described(request: Request, visitor: Viewer) -> Response:
    """What can be asked and what is answered, as OpenAPI says it."""
    return Response(msgspec.json.encode(request.app.openapi()), media_type="application/json")


@router.get("/ledger", responses=_answers(_object("documents", "records", "claims", "day", "version")))
def ledger(request: Request, visitor: Viewer) -> Response:
    """How much the ledger holds."""
    with desk_of(request).view() as view:
        counts = msgspec.to_builtins(view.ledger.counts())
        return _answer(request, view, counts | {"day": view.day, "version": __version__})


@router.get("/states", responses=_answers({"type": "array", "items": _object("code", "name", "records")}))
def states(request: Request, visitor: Viewer) -> Response:
    """The states in the ledger by code, with their names and how many records involve them."""
    with desk_of(request).view() as view:
        counts = view.catalogue.facets(view.chosen(Filters()), most=1000)["state"]
        return _answer(request, view, [{"code": code, "name": state_name(code), "records": n} for code, n in counts])


@router.get("/records", responses=_answers(_PAGE_SCHEMA))
def records(request: Request, visitor: Viewer, filters: Asked) -> Response:
    """Records by words and facets; ``state`` may be given several times, and all must be involved."""
    with desk_of(request).view() as view:
        found, total = view.page(filters)
        return _answer(request, view, _page(filters.page, filters.per_page, total, [_record(each) for each in found]))


@router.get("/records/{name}", responses=_answers(_object("record", "claims", "threads")))
def record(request: Request, visitor: Viewer, name: Name) -> Response:
    """One record with its claims, their words, and the threads in which it stands."""
    with desk_of(request).view() as view:
        found = view.ledger.record(name)
        day = view.day
        rows = as_corrected(view.ledger, view.ledger.evidence(found))
        # A build that was cut off may have taken claims away before the records were made anew.
        held = msgspec.structs.replace(found, claims=tuple(row.evidence_id for row in rows))
        told = {"claims": []} | record_dict(held, [row.claim for row in rows])
        told["threads"] = [thread_dict(each, status_on(each, day), day) for each in view.ledger.threads_of(found.id)]
        return _answer(request, view, told)


@router.get("/claims", responses=_answers(_PAGE_SCHEMA))
def claims(
    request: Request, visitor: Viewer, pages: Pages, kind: Several = [], state: Several = [],
    since: Date = None, until: Date = None, document: Word = "", factuality: Word = "",
) -> Response:  # fmt: skip
    """Claims, one a row, as ``chancery claims --json`` prints them."""
    states = [each for each in state if each.strip()]
    query = api.query(kind=kind, states=states, since=since or "", until=until or "", document=document, factuality=factuality)
    with desk_of(request).view() as view:
        rows, total = view.ledger.claim_page(query, first=pages.first, limit=pages.per_page)
        shown = api.ClaimTable(api.ledger_row(row) for row in as_corrected(view.ledger, rows)).to_dicts()
        return _answer(request, view, _page(*pages, total, shown))


@router.get("/threads", responses=_answers(_PAGE_SCHEMA))
def threads(
    request: Request, visitor: Viewer, pages: Pages, kind: Several = [], state: Several = [], status: Several = [],
    by: Word = "", owner: Word = "", since: Date = None, until: Date = None, as_of: Date = None, contested: bool = False,
) -> Response:  # fmt: skip
    """Threads; commitments are those of kind ``commitment``, ``by`` is who made the promise."""
    _choices("kind", kind, THREAD_KINDS)
    debtor = api.query(states=[by] if by.strip() else []).states
    with desk_of(request).view() as view:
        day = as_of or view.day
        query = ThreadQuery(
            kinds=tuple(kind), states=(*api.query(states=[each for each in state if each.strip()]).states, *debtor),
            statuses=tuple(status), by=debtor[0] if debtor else "", owner=owner, contested=contested, since=since or "",
            until=until or "", day=day,
        )  # fmt: skip
        found, total = view.ledger.find_threads(query, first=pages.first, limit=pages.per_page)
        return _answer(request, view, _page(*pages, total, [_thread(each, day) for each in found]))


@router.get("/threads/{name}", responses=_answers(_object("thread", "kind", "records", "told")))
def thread(request: Request, visitor: Viewer, name: Name) -> Response:
    """One thread with its records in order of time, the first thousand of them."""
    with desk_of(request).view() as view:
        found = view.ledger.thread(name)
        held = view.ledger.records_by_id(found.records[:1000])
        told = _thread(found, view.day)
        told["told"] = [_record(held[each]) for each in found.records if each in held]
        return _answer(request, view, told)


@router.get("/documents", responses=_answers(_PAGE_SCHEMA))
def documents(request: Request, visitor: Viewer, pages: Pages, q: Word = "", language: Word = "") -> Response:
    """Documents without their texts, the newest first."""
    with desk_of(request).view() as view:
        found, total = view.ledger.document_rows(word=q, language=language, first=pages.first, limit=pages.per_page)
        return _answer(request, view, _page(*pages, total, [each._asdict() for each in found]))


@router.get("/documents/{name:path}", responses=_answers(_object("id", "text")))
def document(request: Request, visitor: Viewer, name: Annotated[str, Path(max_length=300, pattern=_PLAIN)]) -> Response:
    """One document with its text, into which the offsets of claims point."""
    with desk_of(request).view() as view:
        return _answer(request, view, msgspec.to_builtins(view.ledger.document(name)))


@router.get("/changes", responses=_answers(_PAGE_SCHEMA))
def changes(request: Request, visitor: Viewer, pages: Pages) -> Response:
    """What became different, the latest first."""
    with desk_of(request).view() as view:
        found, total = view.ledger.changes_before(first=pages.first, limit=pages.per_page)
        return _answer(request, view, _page(*pages, total, msgspec.to_builtins(found)))


@router.get("/decisions", responses=_answers(_PAGE_SCHEMA))
def decisions(request: Request, visitor: Viewer, pages: Pages) -> Response:
    """The journal of decisions, the latest first."""
    with desk_of(request).view() as view:
        journal = view.ledger.decisions()[::-1]
        shown = msgspec.to_builtins(journal[pages.first : pages.first + pages.per_page])
        return _answer(request, view, _page(*pages, len(journal), shown))


def _page(page: int, per_page: int, total: int, items: list[Any]) -> dict[str, Any]:
    return {"total": total, "page": page, "per_page": per_page, "items": items}


def _record(found: Record) -> dict[str, Any]:
    return msgspec.structs.asdict(found)


def _thread(found: Thread, day: str) -> dict[str, Any]:
    return thread_dict(found, status_on(found, day), day)


def _choices(name: str, given: list[str], known: tuple[str, ...]) -> None:
    for each in given:
        if each and each not in known:
            raise SettingError(f"{name} is {each!r}; choose from {', '.join(known)}")


def _answer(request: Request, view: View, told: object) -> Response:
    # The same address gives the same bytes as long as neither records nor decisions change.
    edition = f"{request.app.state.begun} {view.catalogue.edition} {view.ledger.decision_count()}"
    state = f"{edition} {request.url.path}?{request.url.query}"
    tag = f'"{blake2b(state.encode(), digest_size=12).hexdigest()}"'
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    held = {each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")}
    if held & {tag, "*"}:
        return Response(status_code=304, headers=headers)
    return Response(msgspec.json.encode(told), media_type="application/json", headers=headers)
