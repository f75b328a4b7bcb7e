"""What documents and people wrote stays text: no markup, script, address or formula of theirs reaches browser or spreadsheet."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from urllib.parse import quote, urlsplit

import pytest
from asking import routes
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hostile import EVIL, FORMULAS
from lxml import etree, html

from chancery.exports.cells import FORMULA_STARTS
from chancery.model import STATUSES
from chancery.web import reading

OWN_SCRIPTS = ("/static/theme.js", "/static/chancery.js")
# Where an address may lead: within the desk, or, from a document, to the web.
ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "xlink:href", "srcset", "ping", "background")
_UNQUOTED = re.compile(r"<[^>]*\s[\w-]+=\{\{")
_TEMPLATES = sorted((files("chancery.web") / "templates").iterdir(), key=lambda file: file.name)
_TAGS = {tag for file in _TEMPLATES for tag in re.findall(r"<([a-z][a-z0-9]*)", file.read_text(encoding="utf-8"))}


def test_every_page_shows_hostile_texts_as_texts(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_LONGEST_EXPLAINED", 0)  # a sentence is not parsed again
    seen: set[str] = set()
    shown = 0
    for path, address in addresses(client):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["content-type"].startswith("text/html"), address
        shown += EVIL in no_foreign_markup(answer.text, address)
        seen.add(path)
    assert shown > 25
    others = {"/open", "/login", "/users", "/export/{name}", "/brief/{one}/{other}.{ending}"}  # tested below, or no page
    assert seen | others == {each.path for each in routes(client.app) if each.method == "GET" and "/api/" not in each.path}


def no_foreign_markup(page: str, where: str) -> str:
    """Check that a page has no element, attribute, script or address but its template's, and return its text."""
    tree = html.document_fromstring(page)
    for element in tree.iter():
        assert isinstance(element.tag, str), (where, element)  # no comment, no processing instruction
        assert element.tag in _TAGS - {"iframe", "object", "embed", "base", "style"}, (where, element.tag)
        for name, value in element.attrib.items():
            assert not name.startswith("on") and "evil" not in name, (where, name)
            if name in ADDRESSES:
                assert not urlsplit(value).netloc and re.match(r"[/?#]", value), (where, name, value)
    scripts = tree.findall(".//script")
    assert tuple(each.get("src").partition("?")[0] for each in scripts if each.get("src")) == OWN_SCRIPTS
    for each in scripts:
        if not each.get("src"):
            assert each.get("type") == "application/json"
            json.loads(each.text)
    return "".join(tree.itertext())


def addresses(client: TestClient) -> Iterator[tuple[str, str]]:
    """Yield every page with the path of its route."""
    yield from (
        (path, path) for path in ("/", "/api", "/changes", "/decisions", "/export", "/network", "/sources", "/threads", "/due")
    )
    yield from (
        ("/actors", address) for address in ("/actors?sort=persons", f"/actors?q={quote('Evil')}", f"/actors?q={quote(EVIL)}")
    )
    yield "/sources", "/sources?what=aside"
    words = quote(EVIL, safe="")
    names = ("q", "state", "type", "status", "outlet", "language", "year", "actor", "made")
    yield from (("/search", f"/search?{name}={words if name != 'state' else 'KAZ'}") for name in names)
    yield "/search", "/search?per_page=200"
    yield "/threads", f"/threads?status={words}&owner={words}&made={words}&{words}={words}"
    yield "/due", f"/due?status={words}&status=overdue&owner={words}&{words}={words}"
    yield from (("/due", f"/due?status={status}") for status in STATUSES)
    yield "/network", f"/network?type={words}"
    yield "/sources", f"/sources?q={words}&language={words}"
    yield from (("/review", address) for address in ("/review", "/review?second=1", f"/review?type={words}&{words}={words}"))
    yield "/state/{code}", "/state/KAZ"
    yield "/pair/{one}/{other}", "/pair/RUS/KAZ"
    records, threads, documents, claims = (
        client.get(f"/api/{what}", params={"per_page": 200}).json()["items"]
        for what in ("records", "threads", "documents", "claims")
    )
    yield from (("/record/{name}", f"/record/{each['id']}") for each in records)
    yield from (("/thread/{name}", f"/thread/{each['thread']}") for each in threads)
    yield from (("/document/{name:path}", f"/document/{quote(each['id'], safe='')}") for each in documents)
    yield from (("/explain/{evidence}", f"/explain/{each['evidence_id']}") for each in claims)
    actors = {code for each in claims for code in each.get("actor", ())} - {"KAZ", "RUS"}
    yield from (("/actor/{code:path}", f"/actor/{quote(code, safe='')}") for code in sorted(actors) if "|" in code)


def test_errors_show_what_was_asked_for_as_text(client: TestClient) -> None:
    wrong = ("state={}", "order={}", "since={}", "kind={}", "told={}", "page={}")
    paths = ["/state/{}", "/pair/RUS/{}", "/export/{}", "/export/csv?what={}", "/open?one={}", "/due?by={}", "/due?as_of={}"]
    for path in (*paths, "/brief/RUS/{}.html", "/changes?page={}", *(f"/search?{each}" for each in wrong)):
        answer = client.get(path.format(quote(EVIL.replace("/", ""), safe="")))
        assert answer.status_code == 400, path
        # Python's own quotation marks stand around what is told.
        assert "evil" in no_foreign_markup(answer.text, path)


def test_names_of_users_are_text_whatever_the_file_says(
    shared_client: TestClient, shared_app: FastAPI, another: Callable[[str], TestClient]
) -> None:
    tables = shared_app.state.door.accounts._tables
    with tables._open() as connection:
        connection.execute("INSERT INTO users VALUES (?, ?, ?, ?)", [EVIL, EVIL, EVIL, EVIL])
        connection.execute("INSERT INTO users VALUES (?, ?, ?, ?)", ["=cmd", "viewer", EVIL, EVIL])
    page = another("ann").get("/users")
    assert EVIL in no_foreign_markup(page.text, "/users")


def test_a_failed_login_shows_no_markup(shared_client: TestClient) -> None:
    token = re.findall(r'name="token" value="(\w+)"', shared_client.get("/login").text)[0]
    answer = shared_client.post("/login", data={"name": EVIL, "password": EVIL, "token": token})
    assert answer.status_code == 401
    no_foreign_markup(answer.text, "/login")


def test_only_addresses_of_the_web_are_links(client: TestClient) -> None:
    cursor = client.app.state.desk._ledger.cursor()
    for source in ("javascript:evil()", "JAVASCRIPT:evil()", " javascript:evil()", "data:text/html,x", "//evil", "vbscript:x"):
        cursor._run("UPDATE documents SET source = ? WHERE id = 'a'", [source])
        page = client.get("/document/a").text
        assert source.strip().rpartition("/")[2] in no_foreign_markup(page, source)
        brief = html.document_fromstring(client.get("/brief/RUS/KAZ.html").text)
        assert not [link for link in brief.iter("a") if not link.get("href", "").startswith(("#", "http://", "https://"))]
    cursor._run("UPDATE documents SET source = 'https://desk.example/?a=\"b' WHERE id = 'a'")
    link = html.document_fromstring(client.get("/document/a").text).find(".//a[@rel='noreferrer noopener']")
    assert link.get("href") == 'https://desk.example/?a="b'


def test_a_brief_holds_no_foreign_markup_and_may_run_nothing(client: TestClient) -> None:
    answer = client.get("/brief/RUS/KAZ.html")
    tree = html.document_fromstring(answer.text)
    tags = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    assert "evil" not in tags and not tags & {"script", "iframe", "object", "embed", "base"}
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on") or "evil" in name]
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    for ending in ("md", "docx", "pdf"):
        written = client.get(f"/brief/RUS/KAZ.{ending}")
        assert written.status_code == 200
        assert written.headers["content-disposition"] == f'attachment; filename="brief-RUS-KAZ.{ending}"'
    assert not re.search(r"(?<!\\)<", client.get("/brief/RUS/KAZ.md").text)


@pytest.mark.parametrize("name", ["csv", "plover", "cameo", "gdelt", "gdelt1"])
def test_no_cell_of_a_download_begins_as_a_formula(client: TestClient, name: str) -> None:
    answer = client.get(f"/export/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment; ")
    text = answer.content.decode()
    comma = name in ("csv", "plover")
    rows = list(csv.reader(io.StringIO(text, newline=""))) if comma else [line.split("\t") for line in text.split("\n")[:-1]]
    assert len({len(row) for row in rows}) == 1  # no tab or line end of a text makes a cell
    cells = [cell for row in rows for cell in row]
    numbers = re.compile(r"[+-]?\d+(\.\d+)?")
    assert [cell for cell in cells if cell.startswith(FORMULA_STARTS) and not numbers.fullmatch(cell)] == []
    # They are there, made harmless; GDELT has no column for the words of a document.
    assert any(cell.startswith("'=cmd|' /C") for cell in cells) or name.startswith("gdelt")
    assert "\r" not in text.replace("\r\n", "").replace("'\r=return", "")


def test_every_formula_stands_in_the_ledger(client: TestClient) -> None:
    quotes = {each["place"] for each in client.get("/api/claims", params={"document": "formulas"}).json()["items"]}
    assert quotes == set(FORMULAS)


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_networks_are_sound_xml(client: TestClient, name: str) -> None:
    tree = etree.fromstring(client.get(f"/export/{name}").content)
    assert not [element for element in tree.iter() if "evil" in str(element.tag)]


@pytest.mark.parametrize("template", _TEMPLATES, ids=lambda template: template.name)
def test_no_template_holds_script_or_unquoted_attributes(template) -> None:  # type: ignore[no-untyped-def]
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"<[^>]*\son\w+\s*=", text)
    assert not re.search(r"javascript:|\|\s*safe\b|Markup|autoescape", text)
    assert not _UNQUOTED.search(text)
    for attributes, content in re.findall(r"<script([^>]*)>(.*?)</script>", text, re.DOTALL):
        assert (
            'src="/static/' in attributes and not content or content == "{{ told | tojson }}" and "application/json" in attributes
        )


def test_every_answer_forbids_foreign_content(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    answers = [
        client.get(path, headers={"host": host})
        for path in (
            "/",
            "/x",
            "/static/chancery.js",
            "/static/x",
            "/api/records",
            "/api/x",
            "/export/csv",
            "/search?order=x",
            "/state/x",
        )
        for host in ("localhost", "evil.example")
    ]
    answers += [client.post("/decide", data=form) for form in ({"action": "note"}, {"action": "note", "target": "x"})]
    answers.append(client.request("DELETE", "/"))
    monkeypatch.setattr(reading, "status_on", broken)
    quiet = TestClient(client.app, base_url="http://localhost", raise_server_exceptions=False)
    record = client.get("/api/records").json()["items"][0]["id"]
    answers.append(quiet.get(f"/record/{record}"))
    assert {answer.status_code for answer in answers} == {200, 400, 403, 404, 405, 421, 422, 500}
    for answer in answers:
        policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
        assert policy["default-src"] == "'none'" and policy["script-src"] == "'self'" and policy["frame-ancestors"] == "'none'"
        assert policy["base-uri"] == "'none'" and policy["form-action"] == "'self'"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in answer.headers or "HttpOnly" in answer.headers["set-cookie"]
        assert "Traceback" not in answer.text and "RuntimeError" not in answer.text
