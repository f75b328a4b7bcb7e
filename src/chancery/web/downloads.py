"""Downloads: what a search finds in any export format, and the brief on two states."""

import io
import threading
from typing import Any

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import Response

from chancery import api, briefs
from chancery.errors import ExportError, MissingError
from chancery.exports.brief.output import ENDINGS, write
from chancery.exports.formats import FORMATS, WHATS, find_format
from chancery.grounding.states import find_state
from chancery.materials import material_of
from chancery.web.front import filters_of
from chancery.web.render import desk_of, page
from chancery.web.visitors import Viewer

router = APIRouter()
MOST_EXPORTED = 20_000  # records in one download; the command line has no such bound
_MEDIA = {
    ".html": "text/html; charset=utf-8", ".md": "text/markdown; charset=utf-8", ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip
_writing = threading.Lock()  # one at a time: both hold much in memory


@router.get("/export")
def exports(request: Request, visitor: Viewer) -> Response:
    """The formats in which what a search finds can be had."""
    filters = filters_of(request)
    with desk_of(request).view() as view:
        return page(
            request, "export.html", visitor, title="Exports", filters=filters, formats=FORMATS.values(),
            total=len(view.search(filters).numbers), asked=filters.address("") != "",
        )  # fmt: skip


@router.get("/export/{name}")
def export(request: Request, visitor: Viewer, name: str, what: str = "") -> Response:
    """What a search finds, in one format."""
    form = find_format(name)
    told = what or (form.whats[0] if form.whats else "")
    if told and told not in form.whats:
        raise ExportError(f"{name} holds {', '.join(form.whats) or 'contents of its own'}, not {told!r}")
    filters = msgspec.structs.replace(filters_of(request), order="oldest")
    with _writing, desk_of(request).view() as view:
        numbers = view.search(filters).numbers
        if len(numbers) > MOST_EXPORTED:
            raise ExportError(
                f"{len(numbers):,} records are more than the {MOST_EXPORTED:,} of one download; narrow the search, or use: "
                "chancery export LEDGER"
            )
        records = view.numbered(numbers)
        material = material_of(view.ledger, records, (told,) if told else WHATS[1:])
        memory = io.BytesIO()
        form.write(msgspec.structs.replace(material, what=told), memory)
    return _download(memory.getvalue(), form.media, form.file_for(told))


@router.get("/brief/{one}/{other}.{ending}")
def brief(request: Request, visitor: Viewer, one: str, other: str, ending: str) -> Response:
    """The relation of two states on one to four pages."""
    given = request.query_params
    since, until, day = (given.get(name, "").strip() for name in ("since", "until", "as_of"))
    for bound, value in (("since", since), ("until", until), ("as_of", day)):
        api.check_date(bound, value)
    states = (find_state(one), find_state(other))
    if f".{ending}" not in ENDINGS or states[0] == states[1]:
        raise MissingError(f"a brief is on two states, and written as {', '.join(ENDINGS)}")
    with _writing, desk_of(request).view() as view:
        made = briefs.brief(view.ledger, *states, since=since, until=until, day=day)
    written = write(made, f".{ending}")
    if ending == "html":
        # A page of its own, with its style inside and no script.
        return Response(written.content, media_type=_MEDIA[".html"], headers=_PAGE)
    return _download(written.content, _MEDIA[f".{ending}"], f"brief-{states[0]}-{states[1]}.{ending}")


_PAGE = {
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
}


def _download(content: bytes, media: str, name: str) -> Response:
    headers: dict[str, Any] = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "private, no-cache"}
    return Response(content, media_type=media, headers=headers)
