"""What the tests of the desk ask with: its routes, the token of a form, a login."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response
from starlette.routing import Mount

PASSWORDS = {"ann": "ann's long password", "rev": "rev's long password", "vic": "vic's long password"}
ROLES = {"ann": "admin", "rev": "reviewer", "vic": "viewer"}
NAME = "desk.example"


class Asked(NamedTuple):
    """A method and a path of the application."""

    method: str
    path: str


def routes(app: FastAPI) -> list[Asked]:
    """Return everything that the application answers, but for its files; HEAD goes with GET."""
    return sorted(set(_routes(app.routes)))


def _routes(several: Iterable[Any]) -> Iterator[Asked]:
    for route in several:
        if hasattr(route, "original_router"):
            yield from _routes(route.original_router.routes)
        elif isinstance(route, Mount):
            assert route.name == "static"
        else:
            yield from (Asked(method, route.path) for method in route.methods - {"HEAD"})


def plain(path: str) -> str:
    """Return a path with ``x`` for each of its parameters."""
    return re.sub(r"\{\w+(:path)?\}", "x", path)


def token_of(client: TestClient) -> str:
    """Return the token that forms of this client's session carry."""
    page = client.get("/login", follow_redirects=False)
    if page.status_code != 200:
        page = client.get(_a_form(client))
    found = re.search(r'name="token" value="(\w+)"', page.text)
    assert found, page.text
    return found[1]


def _a_form(client: TestClient) -> str:
    return "/record/" + client.get("/api/records").json()["items"][0]["id"]


def log_in(client: TestClient, name: str, password: str = "") -> Response:
    """Log in as a user of the shared desk."""
    form = {"name": name, "password": password or PASSWORDS[name], "token": token_of(client)}
    return client.post("/login", data=form)


def decide(client: TestClient, action: str, target: str, *words: str, **more: str) -> Response:
    """Send a decision as the record's page would."""
    form = {"action": action, "target": target, "words": list(words), "token": token_of(client), **more}
    return client.post("/decide", data=form)
