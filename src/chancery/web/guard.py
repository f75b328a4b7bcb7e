"""What every request passes first: known hosts only, small bodies, no foreign origins, not too many; and what answers forbid."""

import json
import re
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

Message = MutableMapping[str, Any]
App = Callable[[Message, Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]], Awaitable[None]]

LARGEST_BODY = 64_000
_HOST = re.compile(r"([a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?")
_HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_READING = ("GET", "HEAD", "OPTIONS")
_FORM = "application/x-www-form-urlencoded"


class Limits:
    """How often something may be done a minute, by whom."""

    def __init__(self) -> None:
        self._limiter = FixedWindowRateLimiter(MemoryStorage())

    def allow(self, what: str, who: str, most: int) -> bool:
        """Whether it may be done once more in this minute."""
        return bool(self._limiter.hit(RateLimitItemPerMinute(most), what, who))


class Guard:
    """Wraps the application; ``hosts`` are the names under which it answers, all where there are none."""

    def __init__(self, app: App, *, hosts: Iterable[str] = (), per_minute: int = 0) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._per_minute = per_minute
        self._limits = Limits()

    async def __call__(
        self, scope: Message, receive: Callable[[], Awaitable[Message]], send: Callable[[Message], Awaitable[None]]
    ) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            begun = True
            if message["type"] == "http.response.start":
                held = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *((name.encode(), value.encode()) for name, value in _HEADERS.items() if name.encode() not in held),
                ]
            await send(message)

        if refusal := self._refusal(scope):
            await _answer(guarded, scope, *refusal)
            return
        try:
            await self._app(scope, _bounded(receive), guarded)
        except Exception:
            if not begun:  # what is answered then passes no other wrapper
                await _answer(guarded, scope, 500, "Something went wrong here; look at the server's own messages.")
            raise

    def _refusal(self, scope: Message) -> tuple[int, str] | None:
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        host = headers.get("host", "").lower()
        name = _name(host)
        if not name or (self._hosts and name not in self._hosts):
            return 421, "This desk does not answer under that name."
        length = headers.get("content-length", "0")
        if not re.fullmatch(r"[0-9]{1,9}", length) or int(length) > LARGEST_BODY:
            return 413, f"A request may hold {LARGEST_BODY} bytes at most."
        if scope["method"] not in _READING:
            origin = headers.get("origin", "").lower()
            if origin and origin.partition("://")[2] != host:
                return 403, "That request came from another site."
            if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
                return 403, "That request came from another site."
            # Our own forms are sent so; other kinds let the sender choose how bytes become letters.
            if headers.get("content-type", _FORM).partition(";")[0].strip().lower() != _FORM:
                return 415, f"A form is sent as {_FORM}."
        client = (scope.get("client") or ("", 0))[0]
        if self._per_minute and not self._limits.allow("request", client, self._per_minute):
            return 429, "Too many requests; wait a minute."
        return None


async def _answer(send: Callable[[Message], Awaitable[None]], scope: Message, status: int, reason: str) -> None:
    is_api = scope["path"].startswith("/api/")
    body, media = (json.dumps({"error": reason}), "application/json") if is_api else (f"{reason}\n", "text/plain; charset=utf-8")
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", media.encode())]})
    await send({"type": "http.response.body", "body": body.encode()})


def _bounded(receive: Callable[[], Awaitable[Message]]) -> Callable[[], Awaitable[Message]]:
    """Return what receives a body, cut off where it is longer than it may be, whatever length it gave."""
    read = 0

    async def bounded() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        return {"type": "http.disconnect"} if read > LARGEST_BODY else message

    return bounded


def _name(host: str) -> str:
    """Return a host without its port, nothing for what is none.

    >>> _name("localhost:8000"), _name("[::1]:8000"), _name("desk.example"), _name("localhost:80@desk.example")
    ('localhost', '[::1]', 'desk.example', '')
    """
    found = _HOST.fullmatch(host)
    return found[1] if found else ""
