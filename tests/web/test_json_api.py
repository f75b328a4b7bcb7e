"""The JSON API: it answers as it is described, page by page, with the records that the command line finds, and not twice."""

import itertools
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from shutil import copy
from typing import Any
from urllib.parse import quote

import pytest
import schemathesis
from asking import decide, log_in, routes
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from chancery import api
from chancery.ledger.promises import status_on
from chancery.model import FACTUALITIES, KINDS
from chancery.stores.duckdb import Ledger, open_ledger
from chancery.web.app import create_app
from chancery.web.filters import ORDERS

DATES = (
    "",
    "2007",
    "2008",
    "2008-05",
    "2008-05-20",
    "2008-05-22",
    "2008-05-23",
    "2009",
    "2009-03-02",
    "2011-03",
    "2012-01-02",
    "2030",
)


@pytest.fixture(scope="module")
def desk(whole_ledger: Path) -> Iterator[TestClient]:
    """A desk that only reads."""
    with TestClient(create_app(whole_ledger, alone="me", read_only=True), base_url="http://localhost") as client:
        yield client


@pytest.fixture(scope="module")
def ledger(desk: TestClient) -> Ledger:
    """The ledger behind it, as the command line reads it."""
    return desk.app.state.desk._ledger.cursor()


# As it is described

_CHECKED = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_every_answer_is_as_described(whole_ledger: Path, mode: GenerationMode) -> None:
    """Ask every operation with what its description allows, and with what it forbids."""
    app = create_app(whole_ledger, alone="me", read_only=True)
    description = schemathesis.openapi.from_asgi("/api/openapi.json", app, headers={"host": "localhost"})
    description.config.update(base_url="http://localhost")
    asked = set()
    for found in description.get_all_operations():
        operation = found.ok()

        @settings(max_examples=15, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(case=operation.as_strategy(generation_mode=mode))
        def answers(case: schemathesis.Case) -> None:
            case.call_and_validate(checks=_CHECKED)

        with suppress(Unsatisfiable):  # nothing is forbidden where there is no parameter
            answers()
        asked.add(operation.path)
    assert asked == {each.path.replace(":path", "") for each in routes(app) if "/api/" in each.path} - {"/api/openapi.json"}


@pytest.mark.parametrize("path", ["/api/records", "/api/threads", "/api/documents"])
def test_one_thing_has_all_that_its_list_says(desk: TestClient, path: str) -> None:
    told = desk.app.openapi()["paths"]
    for each in desk.get(path).json()["items"]:
        name = each.get("id") or each["thread"]
        (operation,) = (told[other]["get"] for other in told if other.startswith(f"{path}/"))
        answer = desk.get(f"{path}/{quote(name, safe='')}")
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
        assert answer.status_code == 200 and set(schema["required"]) <= answer.json().keys()
        assert name in (answer.json().get("record"), answer.json().get("thread"), answer.json().get("id"))


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/api/records?kind=rumour", 400, "kind is 'rumour'; choose from event"),
        ("/api/records?state=Atlantis", 400, "no state is called 'Atlantis'"),
        ("/api/records?since=yesterday", 422, "since: String should match"),
        ("/api/records?order=best", 400, "order is 'best'; choose from newest"),
        ("/api/records?per_page=201", 422, "per_page: Input should be less than or equal to 200"),
        ("/api/records?page=0", 422, "page: Input should be greater than or equal to 1"),
        ("/api/threads?kind=event", 400, "kind is 'event'; choose from plan"),
        ("/api/claims?factuality=true", 400, "factuality is 'true'; choose from fact"),
        ("/api/records/0000", 404, "That is not in this ledger."),
        ("/api/threads/xyz", 422, "name: String should match"),
        ("/api/documents/nothing", 404, "That is not in this ledger."),
        ("/api/nothing", 404, "There is no such page."),
    ],
)
def test_what_cannot_be_asked_is_said_in_json(desk: TestClient, address: str, status: int, told: str) -> None:
    answer = desk.get(address)
    assert (answer.status_code, list(answer.json())) == (status, ["error"])
    assert told in answer.json()["error"]


def test_a_ledger_whose_records_are_older_than_its_claims_is_still_read(whole_ledger: Path, tmp_path: Path) -> None:
    path = copy(whole_ledger, tmp_path / "l.duckdb")
    with open_ledger(path, create=True) as ledger:
        ledger.remove_document("a")
    with TestClient(create_app(path, alone="me", read_only=True), base_url="http://localhost") as client:
        items = client.get("/api/records", params={"per_page": 200}).json()["items"]
        assert any("a" in each["documents"] for each in items)
        for each in items:
            told = client.get(f"/api/records/{each['id']}")
            assert told.status_code == client.get(f"/record/{each['id']}").status_code == 200
            assert {claim["evidence_id"] for claim in told.json()["claims"]} <= set(each["claims"])


# Page by page


@pytest.mark.parametrize("per_page", [3, 25])
@pytest.mark.parametrize("what", ["records", "threads", "claims", "documents", "changes", "decisions"])
def test_pages_hold_everything_once(desk: TestClient, ledger: Ledger, what: str, per_page: int) -> None:
    whole = desk.get(f"/api/{what}", params={"per_page": 200}).json()
    walked: list[str] = []
    for page in itertools.count(1):
        answer = desk.get(f"/api/{what}", params={"per_page": per_page, "page": page}).json()
        assert (answer["total"], answer["page"], answer["per_page"]) == (whole["total"], page, per_page)
        walked += [json.dumps(each, sort_keys=True) for each in answer["items"]]
        if len(answer["items"]) < per_page:
            break
    assert walked == [json.dumps(each, sort_keys=True) for each in whole["items"]]
    assert len(set(walked)) == whole["total"]
    beyond = desk.get(f"/api/{what}", params={"per_page": per_page, "page": 100_000}).json()
    assert (beyond["items"], beyond["total"]) == ([], whole["total"])


def test_the_lists_are_the_ledgers(desk: TestClient, ledger: Ledger) -> None:
    def ids(what: str, key: str) -> list[str]:
        return [each[key] for each in desk.get(f"/api/{what}", params={"per_page": 200}).json()["items"]]

    day = ledger.newest_date()
    assert ids("records", "id") == [record.id for record in ledger.records()][::-1]
    assert sorted(ids("threads", "thread")) == sorted(thread.id for thread in ledger.threads())
    assert ids("claims", "evidence_id") == [row.evidence_id for row in ledger.claim_rows()]
    assert sorted(ids("documents", "id")) == [document.id for document in ledger.documents()]
    assert ids("decisions", "id") == [decision.id for decision in ledger.decisions()][::-1]
    threads = {thread.id: thread for thread in ledger.threads()}
    for each in desk.get("/api/threads", params={"per_page": 200}).json()["items"]:
        assert each["status"] == status_on(threads[each["thread"]], day)


@pytest.mark.parametrize(("day", "status"), [("2009", "repeated"), ("2010-12-31", "repeated"), ("2011", "overdue")])
def test_pages_tell_the_status_of_the_same_day(desk: TestClient, day: str, status: str) -> None:
    (told,) = desk.get("/api/threads", params={"as_of": day, "kind": "commitment", "until": "2009"}).json()["items"]
    assert (told["status"], told["as_of"]) == (status, day)
    for path in ("/due", "/threads"):
        page = desk.get(path, params={"as_of": day, "until": "2009", "kind": "commitment"}).text
        row = next(row for row in page.split("<tr>") if f"/thread/{told['thread']}" in row)
        assert f"s-{status}" in row, path


# The command line's filters

kinds = st.lists(st.sampled_from(KINDS), max_size=3, unique=True)
states = st.lists(st.sampled_from(["RUS", "KAZ", "Russia", "kazakhstan", "HUN"]), max_size=2)


@settings(max_examples=80, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(
    kind=kinds,
    state=states,
    since=st.sampled_from(DATES),
    until=st.sampled_from(DATES),
    told=st.sampled_from(("", *FACTUALITIES)),
    contested=st.booleans(),
)
def test_records_are_those_of_the_command_line(
    desk: TestClient, ledger: Ledger, kind: list[str], state: list[str], since: str, until: str, told: str, contested: bool
) -> None:
    given = {"kind": kind, "state": state, "since": since, "until": until, "told": told, "contested": contested, "per_page": 200}
    answer = desk.get("/api/records", params={name: value for name, value in given.items() if value})
    query = api.query(kind=kind, states=state, since=since, until=until, factuality=told, contested=contested)
    wanted = list(ledger.records(query))
    assert [each["id"] for each in answer.json()["items"]] == [record.id for record in wanted][::-1]
    assert answer.json()["total"] == len(wanted)


@settings(max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(
    kind=kinds,
    state=states,
    since=st.sampled_from(DATES),
    until=st.sampled_from(DATES),
    factuality=st.sampled_from(("", *FACTUALITIES)),
    document=st.sampled_from(("", "a", "b", "nothing")),
)
def test_claims_are_those_of_the_command_line(desk: TestClient, ledger: Ledger, **asked: Any) -> None:
    answer = desk.get("/api/claims", params={name: value for name, value in asked.items() if value} | {"per_page": 200})
    query = api.query(**{("states" if name == "state" else name): value for name, value in asked.items()})
    assert [each["evidence_id"] for each in answer.json()["items"]] == [row.evidence_id for row in ledger.claim_rows(query)]


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_holds_the_same_records(desk: TestClient, order: str) -> None:
    answer = desk.get("/api/records", params={"order": order, "per_page": 200}).json()
    assert {each["id"] for each in answer["items"]} == {
        each["id"] for each in desk.get("/api/records?per_page=200").json()["items"]
    }


# Nothing is sent twice


def test_an_unchanged_answer_is_not_sent_again(client: TestClient) -> None:
    for address in ("/api/records", "/api/records?kind=event", "/api/threads", "/api/decisions", "/api/ledger", "/api/changes"):
        first = client.get(address)
        tag = first.headers["etag"]
        for held in (tag, f"W/{tag}", f'"other", {tag}', "*"):
            again = client.get(address, headers={"if-none-match": held})
            assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag), held
            assert again.headers["cache-control"] == "private, no-cache"
        assert client.get(address, headers={"if-none-match": '"other"'}).content == first.content
    tags = {client.get(address).headers["etag"] for address in ("/api/records", "/api/records?kind=event", "/api/threads")}
    assert len(tags) == 3


@pytest.mark.parametrize(("action", "words"), [("note", ("x",)), ("reject", ()), ("confirm", ())])
def test_a_decision_makes_another_answer(client: TestClient, action: str, words: tuple[str, ...]) -> None:
    record = client.get("/api/records").json()["items"][-1]["id"]
    addresses = ["/api/records", f"/api/records/{record}", "/api/decisions", "/api/changes", "/api/threads"]
    before = {address: client.get(address) for address in addresses}
    assert decide(client, action, record, *words).status_code == 303
    for address, former in before.items():
        answer = client.get(address, headers={"if-none-match": former.headers["etag"]})
        assert answer.status_code == 200 and answer.headers["etag"] != former.headers["etag"]
    assert client.get("/api/decisions").json()["total"] == before["/api/decisions"].json()["total"] + 1


def test_another_ledger_at_the_same_address_makes_another_answer(client: TestClient, whole_ledger: Path, tmp_path: Path) -> None:
    path = copy(whole_ledger, tmp_path / "other.duckdb")
    with open_ledger(path, create=True) as ledger:
        ledger._run("UPDATE documents SET title = 'another'")  # of the same edition, with as many decisions
    with TestClient(create_app(path, alone="me"), base_url="http://localhost") as other:
        for address in ("/api/documents", "/api/records"):
            tag = client.get(address).headers["etag"]
            assert other.get(address, headers={"if-none-match": tag}).status_code == 200


def test_an_empty_ledger_answers(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "none.duckdb", create=True):
        pass
    with TestClient(create_app(tmp_path / "none.duckdb", alone="me"), base_url="http://localhost") as client:
        for what in ("records", "threads", "claims", "documents", "changes", "decisions"):
            assert client.get(f"/api/{what}").json() == {"total": 0, "page": 1, "per_page": 25, "items": []}
        assert client.get("/api/states").json() == []
        pages = (
            "/",
            "/search?q=x",
            "/network",
            "/pair/RUS/KAZ",
            "/state/RUS",
            "/due",
            "/threads",
            "/sources",
            "/review",
            "/decisions",
        )
        assert {client.get(path).status_code for path in (*pages, "/changes", "/export", "/export/csv", "/export/ical")} == {200}


def test_nobody_without_a_login_and_everybody_with_one(shared_client: TestClient, shared_app: FastAPI) -> None:
    addresses = [each.path for each in routes(shared_app) if each.path.startswith("/api/") and "{" not in each.path]
    assert {shared_client.get(address).status_code for address in addresses} == {401}
    assert log_in(shared_client, "vic").status_code == 303
    assert {shared_client.get(address).status_code for address in addresses} == {200}
