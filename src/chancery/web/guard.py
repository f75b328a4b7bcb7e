"""What every request passes first: known hosts only, small bodies, no foreign origins, not too many; and what answers forbid."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

Message = MutableMapping[str, Any]
App = Callable[[Message, Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]], Awaitable[None]]

LARGEST_BODY = 64_000
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
        self._hosts = frozenset(hosts)
        self._per_minute = per_minute
        self._limits = Limits()

    async def __call__(
        self, scope: Message, receive: Callable[[], Awaitable[Message]], send: Callable[[Message], Awaitable[None]]
    ) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                held = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *((name.encode(), value.encode()) for name, value in _HEADERS.items() if name.encode() not in held),
                ]
            await send(message)

        if refusal := self._refusal(scope):
            status, reason = refusal
            headers = [(b"content-type", b"text/plain; charset=utf-8")]
            await guarded({"type": "http.response.start", "status": status, "headers": headers})
            await send({"type": "http.response.body", "body": reason.encode()})
            return
        await self._app(scope, _bounded(receive), guarded)

    def _refusal(self, scope: Message) -> tuple[int, str] | None:
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        host = headers.get("host", "")
        if self._hosts and _name(host) not in self._hosts:
            return 421, "This desk does not answer under that name.\n"
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            return 413, f"A request may hold {LARGEST_BODY} bytes at most.\n"
        if scope["method"] not in _READING:
            origin = headers.get("origin", "")
            if origin and origin.partition("://")[2] != host:
                return 403, "That request came from another site.\n"
            if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
                return 403, "That request came from another site.\n"
        client = (scope.get("client") or ("", 0))[0]
        if self._per_minute and not self._limits.allow("request", client, self._per_minute):
            return 429, "Too many requests; wait a minute.\n"
        return None


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
    """Return a host without its port.

    >>> _name("localhost:8000"), _name("[::1]:8000"), _name("desk.example")
    ('localhost', '[::1]', 'desk.example')
    """
    return host.rpartition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]
