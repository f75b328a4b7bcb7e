"""Addresses that lead nowhere or hold anything at all: no other file is read, no foreign SQL is run, nothing breaks."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any
from urllib.parse import quote, unquote

import anyio
from asking import routes
from fastapi import FastAPI
from fastapi.testclient import TestClient

# Values that might end a string, be a pattern, a number, a date, or nothing that can be read.
HOSTILE = (
    *("'", '"', "';", "' OR '1'='1", "x' OR 1=1 --", "') OR 1=1 --", "'; DELETE FROM records; --", "'; DROP TABLE decisions; --"),
    *("' UNION SELECT body FROM decisions --", "/**/", "%", "_", "%%", "\\", "$1", "?", "$day", ":x", "{}", "{0}", "%s", "a||b"),
    *(
        "\x00",
        "a\x00b",
        "\x1b[2J",
        "\x7f",
        "\u202e",
        "😀",
        "ﬀ",
        "İ",
        "e\u0301",
        "é" * 150,
        "a" * 301,
        "a" * 20_000,
        "-1",
        "0",
        "1e9",
    ),
    *(
        "9" * 30,
        "000000000001" + "9" * 5000,
        "²",
        "NaN",
        "null",
        "true",
        "2008-13",
        "2008-02-31",
        "0000",
        "9999-12-31",
        "2008/2009",
    ),
    *("..", "../x", "[]", "@", "*", "()", "a b c", ",", "KAZ", "RUS'--", "event", "event'--", "fact", "overdue", "newest; DROP"),
    *("number DESC", "\n", "\r\nx: y", "<b>", "&", "=", "+", "#", ""),
)
RAW = ("%ff", "%c0%af", "%ed%a0%80", "%", "%zz", "%u0027", "%f5%80", "%fe%ff")
VALUES = (*(quote(value, safe="") for value in HOSTILE), *RAW)

_FILTERS = ("q", "state", "kind", "type", "status", "told", "language", "outlet", "review", "year", "actor", "since", "until")
_PAGED = ("page", "per_page")
_SEARCH = (*_FILTERS, "contested", "order", *_PAGED, "made")
_THREADS = ("kind", "state", "partner", "status", "by", "owner", "since", "until", "as_of", "contested", "order", *_PAGED, "made")
# What the pages read in an address; the API's own description says it of the API.
READ = {
    "/": ("made", "x"),
    "/actor/{code:path}": ("made",),
    "/actors": ("q", "sort", *_PAGED),
    "/api": ("made",),
    "/brief/{one}/{other}.{ending}": ("since", "until", "as_of"),
    "/changes": _PAGED,
    "/decisions": (*_PAGED, "made"),
    "/document/{name:path}": ("made",),
    "/due": _THREADS,
    "/explain/{evidence}": ("made",),
    "/export": _SEARCH,
    "/export/{name}": ("what", *_SEARCH),
    "/login": ("made",),
    "/network": _SEARCH,
    "/open": ("one", "other"),
    "/pair/{one}/{other}": ("made",),
    "/record/{name}": ("made",),
    "/review": ("second", *_SEARCH),
    "/search": _SEARCH,
    "/sources": ("q", "language", "what", *_PAGED),
    "/state/{code}": ("made",),
    "/thread/{name}": ("made", *_PAGED),
    "/threads": _THREADS,
    "/users": ("made",),
}
GOOD = {"code": "KAZ", "one": "RUS", "other": "KAZ", "ending": "md"}


def statuses(app: FastAPI, addresses: Iterable[str]) -> dict[str, int]:
    """Ask for addresses exactly as they are written, and return how each was answered; no answer may show other files."""
    told: dict[str, int] = {}

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def ask(address: str) -> None:
        sent: list[Any] = []

        async def send(message: Any) -> None:
            sent.append(message)

        path, _, query = address.partition("?")
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "path": unquote(path),
            "raw_path": path.encode(), "query_string": query.encode(), "headers": [(b"host", b"localhost")],
            "client": ("127.0.0.1", 1), "server": ("localhost", 80), "scheme": "http", "root_path": "",
        }  # fmt: skip
        try:
            await app(scope, receive, send)
        except Exception as error:
            error.add_note(address)
            raise
        body = b"".join(message.get("body", b"") for message in sent)
        assert not re.search(rb"root:|create_app|SQLite format|Traceback", body), address
        told[address] = sent[0]["status"]

    async def ask_all() -> None:
        for address in addresses:
            await ask(address)

    anyio.run(ask_all)
    return told


NOWHERE = [
    "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/%2e%2e%2fapp.py", "/static//etc/passwd",
    "/static/..%5capp.py", "/static/templates/base.html", "/static/", "/static/%00", "/static/" + "a/" * 500,
    "/document/../../etc/passwd", "/document/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/document//etc/passwd", "/document/l.duckdb",
    "/export/../users", "/export/%2e%2e%2fx", "/export/csv/../../x", "/brief/RUS/KAZ.html/../../x", "/brief/RUS/KAZ.typ",
    "/brief/RUS/KAZ.html%00", "/brief/RUS/KAZ.", "/brief/RUS/RUS.html", "/brief/RUS/KAZ.exe", "/record/../document/a",
    "/thread/%2e%2e", "/api/documents/../../etc/passwd", "/api/documents/%2e%2e%2fl.duckdb.users", "/actor/../../x",
]  # fmt: skip


def test_no_address_leads_to_other_files(client: TestClient) -> None:
    assert {path for path, status in statuses(client.app, NOWHERE).items() if status not in (400, 404, 422)} == set()


def odd_addresses(app: FastAPI) -> Iterator[str]:
    """Yield every GET address with odd values in its path, and in each parameter some, so that all of them come up everywhere."""
    described = app.openapi()["paths"]
    turn = 0
    for method, path in routes(app):
        if method != "GET":
            continue
        if "{" in path and not path.startswith("/explain"):
            yield from (re.sub(r"\{\w+(:path)?\}", value, path) for value in VALUES[len(path) % 2 :: 2])
        good = re.sub(r"\{(\w+)(:path)?\}", lambda part: GOOD.get(part[1], "a"), path.replace("export/{name}", "export/csv"))
        told = described.get(path.replace(":path", ""), {}).get("get", {}).get("parameters", ())
        names = [each["name"] for each in told if each["in"] == "query"] if path.startswith("/api/") else READ[path]
        for name in names:
            turn += 1
            for value in islice(VALUES, turn % 19, None, 19):
                yield f"{good}?{name}={value}&{name}={value}" if turn % 3 == 0 else f"{good}?{name}={value}"


def test_no_value_in_any_address_breaks_or_changes_anything(client: TestClient) -> None:
    ledger = client.app.state.desk._ledger.cursor()
    before = ledger.counts(), ledger.decisions(), ledger.edition()
    everything = client.get("/api/records").json()["total"]
    told = statuses(client.app, odd_addresses(client.app))
    assert len(told) > 1000
    unknown_claims = {path for path in told if path.startswith("/explain")}  # see below
    assert {path for path, status in told.items() if status >= 500} - unknown_claims == set()
    assert (ledger.counts(), ledger.decisions(), ledger.edition()) == before
    assert client.get("/api/records").json()["total"] == everything


def test_an_unknown_claim_is_not_found(client: TestClient) -> None:
    assert client.get("/explain/0123456789abcdef").status_code == 404


def test_injected_conditions_find_nothing_more(client: TestClient) -> None:
    records = [f"/api/records?{name}={{}}" for name in ("outlet", "status", "year", "actor", "type", "language")]
    others = ["/api/threads?owner={}", "/api/threads?status={}", "/api/claims?document={}", "/api/documents?q={}x"]
    for value in ("' OR '1'='1", "x' OR 1=1 --", "%", "_", "' UNION SELECT 1 --", "*", ".*", "a' || 'b"):
        for address in (*records, *others, "/api/documents?language={}"):
            assert client.get(address.format(quote(value, safe=""))).json()["total"] == 0, (address, value)


def test_words_of_a_search_are_words(client: TestClient) -> None:
    def total(words: str) -> int:
        return int(client.get("/api/records", params={"q": words}).json()["total"])

    assert total("railway'; DROP TABLE words; --") == 0  # the words drop and table stand in no record
    assert total("'railway'") == total("railway") > 0
    assert total("rail%") == total("rail") > 0
    assert total("%") == total("") > total("railway")
