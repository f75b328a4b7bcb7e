"""Deciding at the desk: every action is entered, shown, and undone to the same bytes; none is lost, whoever decides meanwhile."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from asking import decide, token_of
from fastapi.testclient import TestClient

from chancery import records
from chancery.errors import ChanceryError
from chancery.model import ACTIONS, Record
from chancery.records import reweave
from chancery.stores.duckdb import Ledger, open_ledger
from chancery.web import desk as module
from chancery.web.app import create_app
from chancery.web.desk import Desk
from hand_made import HANDFUL, exported, make_ledger


@pytest.fixture(scope="module")
def handful(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_ledger(tmp_path_factory.mktemp("handful") / "l.duckdb", *HANDFUL)


@pytest.fixture
def path(handful: Path, tmp_path: Path) -> Path:
    return Path(copy(handful, tmp_path / "l.duckdb"))


@pytest.fixture
def deciding(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A desk that does not wait before it makes records anew, but waits until that is done."""
    monkeypatch.setattr(module, "_PAUSE", 0.0)
    monkeypatch.setattr(module, "_WAIT", 30.0)
    with TestClient(create_app(path, alone="me"), base_url="http://localhost", follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def refusing(handful: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A desk at which nothing is ever entered."""
    path = Path(copy(handful, tmp_path_factory.mktemp("refusing") / "l.duckdb"))
    with TestClient(create_app(path, alone="me"), base_url="http://localhost", follow_redirects=False) as client:
        yield client


def ledger_of(client: TestClient) -> Ledger:
    return client.app.state.desk._ledger.cursor()


def find(ledger: Ledger, words: str) -> Record:
    return next(record for record in ledger.records() if words in record.headline)


def asked(ledger: Ledger, action: str) -> tuple[str, list[str], dict[str, str]]:
    """Return a target, words and further fields with which the action can be taken."""
    promise, meeting, visit = (find(ledger, words) for words in ("build a railway", "meets Nursultan", "visits Kazakhstan"))
    match action:
        case "confirm" | "reject":
            return meeting.id, [], {}
        case "correct":
            return meeting.id, ["multilateral"], {"field": "mode"}
        case "merge":
            treaties = [record for record in ledger.records() if record.kind == "instrument"]
            return treaties[0].id, [treaties[1].id], {}
        case "split":
            several = next(record for record in ledger.records() if len(record.claims) > 1)
            return several.id, [several.claims[0]], {}
        case "move":
            return visit.id, [ledger.threads(kinds=["instrument"])[0].id], {}
        case "status":
            return promise.id, ["kept"], {}
        case "owner":
            return promise.id, ["the third department"], {}
        case "due":
            return promise.id, ["2031-02-03"], {}
        case "note":
            return promise.id, ["seen by the desk"], {}
    return ledger.decisions()[-1].id, [], {}


@pytest.mark.parametrize("action", [action for action in ACTIONS if action != "undo"])
def test_every_action_is_entered_shown_and_undone_to_the_same_bytes(deciding: TestClient, action: str) -> None:
    ledger = ledger_of(deciding)
    before = exported(ledger)
    target, words, more = asked(ledger, action)
    answer = decide(deciding, action, target, *words, why="because it is so", back="/decisions?per_page=5", **more)
    assert answer.status_code == 303
    (made,) = ledger.decisions()
    assert answer.headers["location"].startswith(f"/decisions?per_page=5&made={made.id}.")
    assert f"Decision {made.id} is entered" in deciding.get(answer.headers["location"]).text
    assert "is entered" not in deciding.get(f"/decisions?made={made.id}").text  # nobody was told so here
    assert (made.action, made.who, made.why) == (action, "me", "because it is so")
    assert not ledger.is_stale() and exported(ledger) != before

    page = deciding.get(answer.headers["location"]).text
    assert f"Decision {made.id} is entered" in page and "because it is so" in page and "stands" in page
    (shown,) = deciding.get("/api/decisions").json()["items"]
    assert (shown["id"], shown["action"]) == (made.id, action)

    undone = decide(deciding, "undo", made.id)
    assert undone.status_code == 303
    assert exported(ledger) == before
    page = deciding.get("/decisions").text
    assert "undone" in page
    assert deciding.get("/api/decisions").json()["total"] == 2

    # What was undone can be taken back up.
    again = ledger.decisions()[-1]
    assert decide(deciding, "undo", again.id).status_code == 303
    assert exported(ledger) != before


def test_what_was_decided_shows_on_the_record(deciding: TestClient) -> None:
    ledger = ledger_of(deciding)
    for action in ("owner", "due", "note", "status", "confirm"):
        target, words, more = asked(ledger, action)
        target = find(ledger, "build a railway").id
        assert decide(deciding, action, target, *words, **more).status_code == 303
    page = deciding.get(f"/record/{target}").text
    for words in ("the third department", "2031-02-03", "seen by the desk", "kept", "confirmed"):
        assert words in page
    assert "the third department" in deciding.get("/due?status=kept").text


@pytest.mark.parametrize(
    ("form", "status", "told"),
    [
        ({"action": "praise", "target": "x"}, 400, "nothing is decided by"),
        ({"action": "note"}, 422, "target: Field required"),
        ({"action": "note", "target": "zzzz", "words": "x"}, 404, "That is not in this ledger."),
        ({"action": "undo", "target": "zzzz"}, 400, "0 decisions have an id that begins with"),
        ({"action": "note", "target": "{promise}"}, 400, "note needs a text"),
        ({"action": "status", "target": "{promise}", "words": "done"}, 400, "choose from open"),
        ({"action": "due", "target": "{promise}", "words": "soon"}, 400, "which is no date"),
        ({"action": "due", "target": "{meeting}", "words": "2030"}, 400, "only a commitment has a due"),
        ({"action": "correct", "target": "{meeting}", "words": "x"}, 400, "correct needs a field and its value"),
        ({"action": "correct", "target": "{meeting}", "field": "__class__", "words": "x"}, 400, ""),
        ({"action": "correct", "target": "{meeting}", "field": "doc", "words": "x"}, 400, ""),
        (
            {"action": "correct", "target": "{meeting}", "field": "event_type", "words": "RUMOUR"},
            400,
            "choose from AGREE, CONSULT",
        ),
        ({"action": "correct", "target": "{meeting}", "words": " event_type = RUMOUR"}, 400, "choose from AGREE, CONSULT"),
        ({"action": "merge", "target": "{meeting}", "words": "{promise}"}, 400, "only records of one kind"),
        ({"action": "merge", "target": "{meeting}", "words": "{meeting}"}, 400, "merge needs another record"),
        ({"action": "split", "target": "{meeting}", "words": "zzzz"}, 400, "split needs some but not all"),
        ({"action": "move", "target": "{meeting}", "words": "zzzz"}, 404, "That is not in this ledger."),
        ({"action": "note", "target": "{promise}", "words": "x" * 4001}, 400, "longer than 4000 characters"),
        ({"action": "note", "target": "{promise}", "words": "a\x00b"}, 400, "holds one that is none"),
        ({"action": "note", "target": "{promise}", "words": ["x"] * 51}, 422, "at most 50"),
        ({"action": "note", "target": "{promise}", "words": "x", "why": "x" * 2001}, 422, "at most 2000"),
        ({"action": "note", "target": "x" * 65, "words": "x"}, 422, "at most 64"),
    ],
)
def test_what_cannot_be_decided_is_said_and_nothing_entered(
    refusing: TestClient, form: dict[str, Any], status: int, told: str
) -> None:
    ledger = ledger_of(refusing)
    before = exported(ledger)
    names = {"{promise}": find(ledger, "build a railway").id, "{meeting}": find(ledger, "meets Nursultan").id}
    sent = {name: names.get(value, value) if isinstance(value, str) else value for name, value in form.items()}
    answer = refusing.post("/decide", data=sent | {"token": token_of(refusing)})
    assert answer.status_code == status and told in answer.text
    assert (ledger.decisions(), exported(ledger)) == ([], before)


def test_a_desk_that_only_reads_decides_nothing(path: Path) -> None:
    with TestClient(create_app(path, alone="me", read_only=True), base_url="http://localhost", follow_redirects=False) as client:
        record = client.get("/api/records").json()["items"][0]["id"]
        page = client.get(f"/record/{record}").text
        assert 'action="/decide"' not in page and 'href="/review"' not in client.get("/").text
        # A form made by hand bears the right token too.
        client.get("/")
        token = client.app.state.door._token(client.cookies["chancery_session"])
        answer = client.post("/decide", data={"action": "note", "target": record, "words": "x", "token": token})
        assert answer.status_code == 400 and "this desk only reads" in answer.text
        assert client.get("/api/decisions").json()["total"] == 0
        with open_ledger(path) as other:  # others may read it meanwhile
            assert other.decisions() == []


def test_many_who_decide_at_once_lose_nothing(deciding: TestClient) -> None:
    ledger = ledger_of(deciding)
    token = token_of(deciding)
    targets = [record.id for record in ledger.records()]
    work = [(action, target) for target in targets for action in ("note", "confirm")] + [("reject", targets[0])]

    def send(work: tuple[str, str]) -> int:
        form = {"action": work[0], "target": work[1], "words": "seen", "token": token}
        return deciding.post("/decide", data=form).status_code

    with ThreadPoolExecutor(6) as pool:
        reading = [pool.submit(deciding.get, address) for address in ("/", "/search", "/api/records", "/due") * 5]
        assert set(pool.map(send, work)) == {303}
        assert {each.result().status_code for each in reading} == {200}
    settled(deciding)
    journal = ledger.decisions()
    assert len(journal) == len({each.id for each in journal}) == len(work)
    assert [each.made for each in journal] == sorted(each.made for each in journal)
    assert_remade(ledger)
    assert all(record.notes == ("seen",) for record in ledger.records())


def settled(client: TestClient) -> None:
    desk = client.app.state.desk
    for _ in range(600):
        if not desk.is_remaking:
            break
        time.sleep(0.05)
    assert not desk.is_remaking and desk.trouble == "" and not desk._ledger.cursor().is_stale()


def assert_remade(ledger: Ledger) -> None:
    """Check that the records are those that the journal gives from the start."""
    held = exported(ledger)
    ledger.mark_stale()
    reweave(ledger)
    assert exported(ledger) == held


@pytest.fixture
def held_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Hold the next remaking up in its midst; return what waits until it has come there. It goes on when the test lets it."""
    reached, go_on = threading.Event(), threading.Event()
    weave = records.weave

    def waiting(*arguments: Any) -> Any:
        woven = weave(*arguments)
        if not go_on.is_set():
            reached.set()
            assert go_on.wait(30)
        return woven

    def wait() -> None:
        assert reached.wait(30)

    wait.go_on = go_on.set  # type: ignore[attr-defined]
    monkeypatch.setattr(records, "weave", waiting)
    yield wait
    go_on.set()


@pytest.mark.parametrize("action", ["owner", "correct"])
def test_a_decision_made_while_records_are_made_anew_is_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch, held_up: Callable[[], None], action: str
) -> None:
    monkeypatch.setattr(module, "_PAUSE", 0.0)
    monkeypatch.setattr(module, "_WAIT", 0.05)
    with TestClient(create_app(path, alone="me"), base_url="http://localhost", follow_redirects=False) as client:
        ledger = ledger_of(client)
        target, words, more = asked(ledger, action)
        assert decide(client, "reject", find(ledger, "agreement on nuclear").id).status_code == 303
        held_up()
        assert "records are being made anew" in client.get("/decisions").text
        assert decide(client, action, target, *words, **more).status_code == 303
        assert [each.action for each in ledger.decisions()] == ["reject", action]
        held_up.go_on()  # type: ignore[attr-defined]
        settled(client)
        assert [each.action for each in ledger.decisions()] == ["reject", action]
        assert_remade(ledger)
        assert find(ledger, "agreement on nuclear").review == "rejected"
        assert "records are being made anew" not in client.get("/decisions").text


def test_a_desk_that_stops_in_the_midst_goes_on_when_it_starts_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ChanceryError("no room")

    monkeypatch.setattr(module, "_PAUSE", 0.0)
    monkeypatch.setattr(module, "_WAIT", 0.05)
    with monkeypatch.context() as patch, TestClient(create_app(path, alone="me"), base_url="http://localhost") as client:
        patch.setattr(module, "reweave", broken)
        target = find(ledger_of(client), "agreement on nuclear").id
        client.post("/decide", data={"action": "reject", "target": target, "token": token_of(client)})
        time.sleep(0.3)
        assert "could not be made anew: no room" in client.get("/").text
        assert ledger_of(client).is_stale()
    desk = Desk(path)
    for _ in range(200):
        if not desk.is_remaking:
            break
        time.sleep(0.05)
    cursor = desk._ledger.cursor()
    assert not cursor.is_stale() and cursor.record(target).review == "rejected"
    desk.close()


def test_reviewers_see_what_waits_and_how_far_they_agree(deciding: TestClient) -> None:
    ledger = ledger_of(deciding)
    first = deciding.get("/review").text
    waiting = len(ledger.records())
    assert f"{waiting} records wait" in first
    target = find(ledger, "meets Nursultan").id
    assert f'value="{target}"' in first
    assert decide(deciding, "confirm", target, back="/review").headers["location"].startswith("/review?made=")
    page = deciding.get("/review").text
    assert f"{waiting - 1} records wait" in page and f'value="{target}"' not in page
    assert f'value="{target}"' not in deciding.get("/review?second=1").text  # whoever judged it does not judge it again
    records.enter(ledger, "reject", target, who="bob")
    reweave(ledger)
    page = deciding.get("/decisions").text
    assert "bob and me" in page
