"""Who may do what at the desk, and what it refuses: forged forms, foreign hosts, too much at once, leads to other sites."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from asking import NAME, PASSWORDS, ROLES, Asked, decide, log_in, plain, routes, token_of
from fastapi import FastAPI
from fastapi.testclient import TestClient

from chancery.web import login, review
from chancery.web.guard import LARGEST_BODY, Guard

Browser = Callable[[str], TestClient]
HIGHER_READING = {"/review": "reviewer", "/users": "admin"}
# A form for every address that takes one: whoever adds an address adds a form here, and all that is tested below holds for it.
FORMS: dict[str, dict[str, Any]] = {
    "/decide": {"action": "note", "target": "", "words": "a note"},
    "/login": {"name": "rev", "password": PASSWORDS["rev"]},
    "/logout": {},
    "/users": {"name": "new", "role": "viewer", "password": "a long password"},
}
NEEDED = {"/decide": "reviewer", "/login": "", "/logout": "", "/users": "admin"}


def form_of(client: TestClient, path: str) -> dict[str, Any]:
    form = dict(FORMS[path])
    if "target" in form:
        form["target"] = a_record(client)
    return form


def a_record(client: TestClient) -> str:
    return str(client.app.state.desk._ledger.cursor().records()[0].id)


def standing(app: FastAPI) -> tuple[object, ...]:
    """Return all that a form could change: the journal, the users, and who is logged in."""
    with app.state.door.accounts._tables._open() as connection:
        sessions = connection.execute("SELECT * FROM sessions ORDER BY digest").fetchall()
    return app.state.desk._ledger.cursor().decisions(), app.state.door.accounts.users(), sessions


# Forged forms


def test_every_address_that_takes_a_form_is_tested_here(shared_app: FastAPI) -> None:
    asked = routes(shared_app)
    assert {each.method for each in asked} == {"GET", "POST"}
    assert {each.path for each in asked if each.method == "POST"} == FORMS.keys() == NEEDED.keys()


@pytest.mark.parametrize("path", sorted(FORMS))
def test_a_form_of_our_own_is_taken(another: Browser, shared_client: TestClient, path: str) -> None:
    client = another("ann")
    answer = client.post(path, data=form_of(client, path) | {"token": token_of(client)})
    assert answer.status_code == 303


@pytest.mark.parametrize("path", sorted(FORMS))
def test_forged_forms_change_nothing(another: Browser, shared_client: TestClient, shared_app: FastAPI, path: str) -> None:
    client, other = another("ann"), another("rev")
    form, own = form_of(client, path), token_of(client)
    before = standing(shared_app)
    for token in (
        "",
        "x",
        token_of(other),
        token_of(shared_client),
        own[:-1],
        own.upper(),
        "é" * 64,
        "\ud800".encode(errors="replace"),
    ):
        assert client.post(path, data=form | {"token": token}).status_code == 403, token
    assert client.post(path, data=form).status_code == 403
    good = form | {"token": own}
    for headers in (
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": f"https://{NAME}.evil.example"},
        {"origin": f"http://{NAME}:81"},
        {"origin": f"http://evil.example/{NAME}"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": f"http://{NAME}", "sec-fetch-site": "cross-site"},
    ):
        assert client.post(path, data=good, headers=headers).status_code == 403, headers
    # What other kinds of forms another site's page can send without asking first.
    assert client.post(path, files={name: (None, str(value)) for name, value in good.items()}).status_code == 415
    assert client.post(path, content=b"x", headers={"content-type": "text/plain"}).status_code == 415
    assert client.post(path, json=good).status_code == 415
    # And an address is no form.
    assert client.post(path, params=good).status_code in (403, 422)
    assert client.get(path, params=good).status_code in (200, 303, 405)
    assert standing(shared_app) == before


def test_a_form_without_a_session_is_refused(client: TestClient) -> None:
    token = token_of(client)
    client.cookies.clear()
    assert client.post("/decide", data={"action": "note", "target": "x", "words": "x", "token": token}).status_code == 403


def test_forms_of_the_page_itself_pass_with_the_headers_of_a_browser(another: Browser, shared_client: TestClient) -> None:
    client = another("rev")
    headers = {"origin": f"http://{NAME}", "sec-fetch-site": "same-origin"}
    form = {"action": "note", "target": a_record(client), "words": "x", "token": token_of(client)}
    assert client.post("/decide", data=form, headers=headers).status_code == 303


def test_nothing_is_read_by_other_sites(client: TestClient) -> None:
    for path in ("/", "/api/records", "/static/chancery.js"):
        answer = client.get(path, headers={"origin": "https://evil.example"})
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert not [name for name in answer.headers if name.startswith("access-control-")]
    assert client.options("/api/records", headers={"origin": "https://evil.example"}).status_code == 405


# Roles


def test_nobody_sees_anything_but_the_login(shared_client: TestClient, shared_app: FastAPI) -> None:
    for method, path in routes(shared_app):
        if path == "/login":
            continue
        answer = shared_client.request(method, plain(path), data=FORMS[path] if method == "POST" else None)
        if path.startswith("/api/"):
            assert (answer.status_code, answer.json()) == (401, {"error": "Log in first."}), path
        elif method == "GET":
            assert (answer.status_code, answer.headers["location"], answer.text) == (303, "/login", ""), path
        else:
            assert answer.status_code == (403 if path == "/logout" else 401), path
    assert shared_client.get("/static/chancery.css").status_code == 200
    page = shared_client.get("/login").text
    assert "ann" not in page and "Users" not in page and "Review" not in page
    assert shared_client.get("/no such page").status_code == 404


@pytest.mark.parametrize("name", ["vic", "rev", "ann"])
def test_everybody_may_what_their_role_may(another: Browser, shared_client: TestClient, shared_app: FastAPI, name: str) -> None:
    client, order = another(name), ["", "viewer", "reviewer", "admin"]
    before = standing(shared_app)
    refused = set()
    for method, path in routes(shared_app):
        form = FORMS[path] | {"token": "wrong"} if method == "POST" else None
        answer = client.request(method, plain(path), data=form)
        if answer.status_code == 403 and "takes the role" in answer.text:
            refused.add(Asked(method, path))
    rank = order.index(ROLES[name])
    needed = {Asked("POST", path): role for path, role in NEEDED.items()}
    needed |= {Asked("GET", path): role for path, role in HIGHER_READING.items()}
    assert refused == {asked for asked, role in needed.items() if order.index(role) > rank}
    assert standing(shared_app) == before


def test_a_viewer_cannot_decide_nor_a_reviewer_add_users(
    another: Browser, shared_client: TestClient, shared_app: FastAPI
) -> None:
    viewer, reviewer = another("vic"), another("rev")
    before = standing(shared_app)
    assert decide(viewer, "reject", a_record(viewer)).status_code == 403
    assert 'action="/decide"' not in viewer.get(f"/record/{a_record(viewer)}").text
    form = {"name": "vic", "role": "admin", "password": "a long password", "token": token_of(reviewer)}
    assert reviewer.post("/users", data=form).status_code == 403
    assert 'href="/users"' not in reviewer.get("/").text
    assert standing(shared_app) == before


def test_an_admin_cannot_shut_themselves_out(another: Browser, shared_client: TestClient, shared_app: FastAPI) -> None:
    client = another("ann")
    for change in ({"remove": "1"}, {"role": "viewer", "password": "a long password"}):
        answer = client.post("/users", data={"name": "ann", "token": token_of(client), **change})
        assert answer.status_code == 409
    assert client.get("/users").status_code == 200


# Hosts, sizes, rates


FOREIGN = [
    "evil.example", "", "localhost.evil.example", "evil.example:8000", "localhost@evil.example", "localhost:80@evil.example",
    "localhost:80/../x", "[::1]evil.example", "[::1", "localhost:x", "localhost ", "127.0.0.1.evil.example", "127.1", "0.0.0.0",
    "localhost#", "localhost?", "localhost\\evil.example", "local\u00adhost",
]  # fmt: skip


def test_a_desk_on_this_machine_answers_to_names_of_this_machine_alone(client: TestClient) -> None:
    for host in FOREIGN:
        for path in ("/", "/api/records", "/static/chancery.js", "/nothing"):
            answer = client.get(path, headers={"host": host.encode()})
            assert answer.status_code == 421, (host, path)
            assert "does not answer under that name" in (answer.json()["error"] if path.startswith("/api/") else answer.text)
    for host in ("localhost", "LocalHost:8000", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:8000"):
        assert client.get("/login", headers={"host": host}).status_code == 303, host


def test_a_shared_desk_answers_under_its_names(another: Browser, shared_client: TestClient) -> None:
    assert shared_client.get("/login").status_code == 200
    assert shared_client.get("/login", headers={"host": "localhost"}).status_code == 421


async def _asked(headers: list[tuple[bytes, bytes]], chunks: list[bytes], method: str = "POST") -> tuple[int, list[str]]:
    """Ask a guarded application that reads the whole body, and return the status and what it was given."""
    told: list[str] = []
    sent: list[dict[str, Any]] = []
    waiting = iter(chunks)

    async def receive() -> dict[str, Any]:
        chunk = next(waiting, None)
        return {"type": "http.request", "body": chunk or b"", "more_body": chunk is not None}

    async def send(message: Any) -> None:
        sent.append(message)

    async def reads(scope: Any, receive: Any, send: Any) -> None:
        while True:
            message = await receive()
            told.append(message["type"])
            if message["type"] == "http.disconnect" or not message["more_body"]:
                break
        await send({"type": "http.response.start", "status": 200, "headers": []})

    scope = {
        "type": "http",
        "method": method,
        "path": "/",
        "headers": [(b"host", b"localhost"), *headers],
        "client": ("1.1.1.1", 1),
    }
    await Guard(reads, hosts=("localhost",))(scope, receive, send)
    return sent[0]["status"], told


@pytest.mark.parametrize("length", [b"64001", b"-1", b"1e9", b"\xb2", b"9" * 5000, b"", b" 1", b"0x10", b"+1"])
def test_a_length_that_is_too_great_or_none_is_refused(length: bytes) -> None:
    import anyio

    assert anyio.run(_asked, [(b"content-length", length)], []) == (413, [])


@pytest.mark.parametrize("headers", [[], [(b"content-length", b"10")]])
def test_a_body_is_cut_off_whatever_length_it_gave(headers: list[tuple[bytes, bytes]]) -> None:
    import anyio

    status, told = anyio.run(_asked, headers, [b"a" * 1000] * 1000)
    assert told[-1] == "http.disconnect" and len(told) <= LARGEST_BODY // 1000 + 1
    assert anyio.run(_asked, headers, [b"a" * LARGEST_BODY])[1] == ["http.request", "http.request"]


def test_a_large_form_is_refused(client: TestClient) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/decide", content=b"a" * (LARGEST_BODY + 1), headers=kind).status_code == 413
    assert client.post("/decide", content=iter([b"a" * 1000] * 100), headers=kind).status_code == 400
    assert client.post("/decide", content=b"&" * LARGEST_BODY, headers=kind).status_code in (400, 422)


def test_passwords_cannot_be_tried_often(shared_client: TestClient) -> None:
    answers = [log_in(shared_client, "rev", "wrong password").status_code for _ in range(6)]
    assert answers == [401] * 5 + [429]
    assert log_in(shared_client, "rev").status_code == 429  # also the right one
    assert log_in(shared_client, "vic").status_code == 303  # another name still may


def test_nor_many_names_from_one_address(shared_client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(login, "_TRIES_OF_ONE_ADDRESS", 4)
    answers = [log_in(shared_client, f"name{number}", "wrong password").status_code for number in range(5)]
    assert answers == [401] * 4 + [429]


def test_one_reviewer_cannot_decide_without_end(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review, "_A_MINUTE", 3)
    record = a_record(client)
    assert [decide(client, "note", record, "x").status_code for _ in range(4)] == [303, 303, 303, 429]


def test_many_requests_of_one_address_are_too_many_at_a_shared_desk(shared_client: TestClient, shared_app: FastAPI) -> None:
    next(each for each in shared_app.user_middleware if each.cls is Guard).kwargs["per_minute"] = 5
    shared_app.middleware_stack = None
    with (
        TestClient(shared_app, base_url=f"http://{NAME}", client=("1.1.1.1", 1)) as one,
        TestClient(shared_app, base_url=f"http://{NAME}", client=("2.2.2.2", 1)) as other,
    ):
        assert [one.get("/login").status_code for _ in range(6)] == [200] * 5 + [429]
        assert other.get("/login").status_code == 200


# What else

BACK = [
    "https://evil.example", "//evil.example", "///evil.example", "/\\evil.example", "\\/evil.example", "/\t/evil.example",
    "/\n/evil.example", "/\r/evil.example", "javascript:alert(1)", "evil.example", " //evil.example", "/\x00/evil.example",
    "http:evil.example", "/%09/evil.example", "/./\\evil.example", "/\u2028/evil.example", "//evil.example/%2f..",
]  # fmt: skip


def test_one_goes_back_to_this_desk_only(client: TestClient) -> None:
    form = {"action": "note", "target": a_record(client), "words": "x", "token": token_of(client)}
    for back in (*BACK, "/record/x#decide", "/search?q=x"):
        answer = client.post("/decide", data=form | {"back": back})
        assert answer.status_code == 303
        goal = answer.headers["location"]
        assert re.match(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]*$", goal), goal
        assert "made=" in goal.partition("#")[0]


def test_an_unreadable_file_of_users_lets_nobody_in(another: Browser, shared_client: TestClient, shared_app: FastAPI) -> None:
    client = another("ann")
    shared_app.state.door.accounts._tables.path.write_bytes(b"no database " * 100)
    for path in ("/", "/login", "/users", "/api/records", "/nothing"):
        answer = client.get(path)
        assert answer.status_code == (404 if path == "/nothing" else 503), path
        assert ".users" not in answer.text and "Log out" not in answer.text
