"""Pages: templates with what every page needs. Whatever comes from documents is escaped."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from babel import Locale
from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from chancery.claims import claim_kind
from chancery.grounding.states import state_name
from chancery.model import UNSETTLED
from chancery.web.assets import version
from chancery.web.desk import Desk
from chancery.web.visitors import Visitor, door_of

KIND_NAMES = {
    "event": "Events",
    "instrument": "Instruments",
    "commitment": "Commitments",
    "figure": "Figures",
    "statement": "Statements",
    "tenure": "Offices",
}


def desk_of(request: Request) -> Desk:
    """Return the desk of the application that was asked."""
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    return desk


def page(request: Request, template: str, visitor: Visitor, *, status: int = 200, **context: Any) -> Response:
    """Return a page; ``context`` is what its template needs beside the visitor and the desk."""
    desk = desk_of(request)
    text = (
        _environment()
        .get_template(template)
        .render(
            visitor=visitor,
            desk=desk,
            request=request,
            path=request.url.path,
            is_shared=door_of(request).accounts is not None,
            made=door_of(request).sealed(request, request.query_params.get("made", "")),
            **context,
        )
    )
    answer = HTMLResponse(text, status, headers={"cache-control": "private, no-cache"})
    door_of(request).begin(request, answer)
    return answer


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., Any]] = {
        "state": named,
        "percent": lambda share: "" if share is None else f"{share:.0%}",
        "segment": lambda text: quote(text, safe=""),
        "thousands": lambda number: f"{number:,}",
        "language": lambda code: Locale("en").languages.get(code, code),
        "claim_kind": claim_kind,
    }
    environment.filters |= filters
    environment.globals |= {
        "version": version(),
        "kind_names": KIND_NAMES,
        "unsettled": UNSETTLED,
        "actor_path": actor_path,
        "turned": turned,
    }
    return environment


def named(code: str) -> str:
    """Return a state's name for its code, else the code."""
    return state_name(code) or code


def actor_path(code: str) -> str:
    """Return the address of an actor's page."""
    is_state = len(code) == 3 and code.isupper() and state_name(code) != code
    return f"/state/{code}" if is_state else f"/actor/{quote(code, safe='')}"


def turned(request: Request, **changes: object) -> str:
    """Return the address asked for with some of its parts changed, none where a part is changed to nothing."""
    parts = [(name, value) for name, value in request.query_params.multi_items() if name not in changes and value]
    parts += [(name, str(value)) for name, value in changes.items() if value not in ("", None)]
    return f"{request.url.path}?{urlencode(parts)}" if parts else request.url.path
