"""The application: pages and JSON API over one ledger, and how it is served."""

import logging
import secrets
import socket
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from chancery import __version__
from chancery.accounts import Accounts
from chancery.errors import AccountError, ChanceryError, MissingError, SettingError, StoreError
from chancery.web import downloads, following, front, login, overview, reading, relation, rest, review
from chancery.web.assets import assets
from chancery.web.desk import Desk
from chancery.web.guard import Guard
from chancery.web.render import page
from chancery.web.visitors import Door, Refused, Visitor, door_of

_log = logging.getLogger("chancery.web")
LOOPBACK = ("localhost", "127.0.0.1", "[::1]", "::1")
_AT_ONCE = 8  # requests that are answered at once; more wait
_PER_MINUTE = 1200  # requests of one address where many may ask


def create_app(
    ledger: Path, *, accounts: Accounts | None = None, alone: str = "", hosts: Iterable[str] = (), secure: bool = False,
    read_only: bool = False,
) -> FastAPI:  # fmt: skip
    """Return the application over a ledger.

    Without ``accounts`` it is the desk of one user on this machine, called ``alone``, and answers to names of this machine
    alone. ``hosts`` are the names under which it answers else; ``secure`` says that it is reached over HTTPS. Raises StoreError
    where the ledger cannot be opened.
    """
    desk = Desk(ledger, read_only=read_only)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = _AT_ONCE
        yield
        desk.close()

    app = FastAPI(
        title="Chancery", version=__version__, docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan,
        description="The record of relations between states, as one ledger holds it.",
    )  # fmt: skip
    app.state.desk = desk
    app.state.begun = secrets.token_hex(8)  # another ledger may be served here next: no ETag holds for both
    app.state.door = Door(accounts, alone, secure=secure)
    app.mount("/static", assets(), name="static")
    for module in (front, relation, reading, following, overview, review, login, downloads):
        app.include_router(module.router, include_in_schema=False)
    app.include_router(rest.router)
    app.add_exception_handler(ChanceryError, _refused)
    app.add_exception_handler(Refused, _not_for_you)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.openapi = _described(app)  # type: ignore[method-assign]
    known = LOOPBACK if accounts is None else tuple(hosts)
    app.add_middleware(Guard, hosts=known, per_minute=0 if accounts is None else _PER_MINUTE)
    return app


def serve(app: FastAPI, host: str, port: int) -> None:
    """Answer requests until interrupted; raises SettingError where the address cannot be listened on."""
    import uvicorn

    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET) as taken:
            taken.listen(128)
            config = uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False, timeout_keep_alive=30)
            uvicorn.Server(config).run(sockets=[taken])
    except OSError as error:
        raise SettingError(f"{host}:{port} cannot be listened on: {error.strerror}; choose another --port") from error


def _described(app: FastAPI) -> Callable[[], dict[str, Any]]:
    made = app.openapi

    def described() -> dict[str, Any]:
        schema = made()
        schema.setdefault("components", {}).setdefault("schemas", {}).update(rest.components())
        return schema

    return described


def _refused(request: Request, error: Exception) -> Response:
    if isinstance(error, MissingError):
        return _told(request, 404, "That is not in this ledger.")
    if isinstance(error, StoreError):
        _log.error("%s %r: %s", request.method, request.url.path, error)  # a path may hold line ends
        return _told(request, 503, "The ledger cannot be read or written at present; look at the server's own messages.")
    return _told(request, 409 if isinstance(error, AccountError) else 400, str(error))


def _not_for_you(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    if error.status == 401 and request.method == "GET" and not _is_api(request):
        return RedirectResponse("/login", 303)
    return _told(request, error.status, str(error))


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    reasons = {404: "There is no such page.", 405: "That address does not take this method."}
    answer = _told(request, error.status_code, reasons.get(error.status_code, str(error.detail)))
    for name, value in (error.headers or {}).items():
        answer.headers[name] = value
    return answer


def _malformed(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = "; ".join(f"{'.'.join(str(part) for part in each['loc'][1:])}: {each['msg']}" for each in error.errors())
    return _told(request, 422, told or "The request is not as it must be.")


def _told(request: Request, status: int, reason: str) -> Response:
    if _is_api(request):
        return JSONResponse({"error": reason}, status)
    try:
        visitor = door_of(request).visitor(request)
    except StoreError:  # the users cannot be read
        visitor = Visitor()
    return page(
        request,
        "error.html",
        visitor,
        status=status,
        title="Not found" if status == 404 else "Refused",
        reason=reason,
    )


def _is_api(request: Request) -> bool:
    return request.url.path.startswith("/api/")
