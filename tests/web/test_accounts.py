"""Users, passwords and sessions: how they are kept, how a session begins and ends, and the commands that enter users."""

import io
import re
import stat
import time
from collections.abc import Callable
from pathlib import Path
from shutil import copy

import argon2
import pytest
from asking import NAME, PASSWORDS, decide, log_in, token_of
from fastapi import FastAPI
from fastapi.testclient import TestClient

from chancery import accounts as module
from chancery.accounts import SESSION_SECONDS, SHORTEST_PASSWORD, Accounts
from chancery.errors import AccountError
from chancery.web.app import create_app
from chancery.web.visitors import COOKIE
from commands import Chancery

Browser = Callable[[str], TestClient]


@pytest.fixture
def accounts(user_file: Path, tmp_path: Path) -> Accounts:
    copy(user_file, tmp_path / "own.duckdb.users")
    return Accounts(tmp_path / "own.duckdb")


# How they are kept


def test_passwords_are_kept_as_argon2id_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(argon2, "PasswordHasher", argon2.PasswordHasher.func)  # as it is outside of tests
    own = Accounts(tmp_path / "l.duckdb")
    for name in ("ann", "bob"):
        own.add(name, "viewer", "the same password")
    ann, bob = own.users()
    for user in (ann, bob):
        told = re.match(r"\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$", user.hash)
        assert told and int(told[1]) >= 19_456 and int(told[2]) >= 2
    assert ann.hash.split("$")[4:] != bob.hash.split("$")[4:]  # a salt each
    assert b"the same password" not in (tmp_path / "l.duckdb.users").read_bytes()


def test_only_the_owner_may_read_the_file(tmp_path: Path) -> None:
    own = Accounts(tmp_path / "l.duckdb")
    assert own.users() == [] and list(tmp_path.iterdir()) == []  # none is made to look
    own.add("ann", "admin", "a long password")
    (made,) = tmp_path.iterdir()
    assert made.name == "l.duckdb.users" and stat.S_IMODE(made.stat().st_mode) == 0o600


def test_sessions_are_kept_as_digests(accounts: Accounts, tmp_path: Path) -> None:
    token = accounts.log_in("vic", PASSWORDS["vic"])
    assert len(token) >= 40 and token != accounts.log_in("vic", PASSWORDS["vic"])
    content = (tmp_path / "own.duckdb.users").read_bytes()
    assert token.encode() not in content
    assert accounts.user_of(token) and accounts.user_of("") is None and accounts.user_of(token[:-1]) is None


@pytest.mark.parametrize(
    ("name", "role", "password", "told"),
    [
        ("", "viewer", "a long password", "is no name"),
        ("a b", "viewer", "a long password", "is no name"),
        ("<b>", "viewer", "a long password", "is no name"),
        ("=cmd", "viewer", "a long password", "is no name"),
        ("a\n", "viewer", "a long password", "is no name"),
        ("a" * 65, "viewer", "a long password", "is no name"),
        ("ann", "root", "a long password", "choose from viewer, reviewer, admin"),
        ("ann", "", "a long password", "choose from viewer, reviewer, admin"),
        ("ann", "viewer", "x" * (SHORTEST_PASSWORD - 1), "needs 10 to 200 characters"),
        ("ann", "viewer", "x" * 201, "needs 10 to 200 characters"),
        ("long.enough-name", "viewer", "long.enough-name", "must not be the name"),
    ],
)
def test_what_cannot_be_a_user_is_refused(accounts: Accounts, name: str, role: str, password: str, told: str) -> None:
    before = accounts.users()
    with pytest.raises(AccountError, match=re.escape(told)):
        accounts.add(name, role, password)
    assert accounts.users() == before


def test_names_and_passwords_in_any_letters(accounts: Accounts) -> None:
    accounts.add("Өмірбек", "viewer", "жасырын сөз 密码")
    assert accounts.user_of(accounts.log_in("Өмірбек", "жасырын сөз 密码"))


@pytest.mark.parametrize("name", ["vic", "nobody", "", "VIC", "vic' OR '1'='1", "a" * 1000])
def test_a_wrong_name_or_password_is_told_alike(accounts: Accounts, name: str) -> None:
    for password in ("", "wrong", PASSWORDS["rev"], PASSWORDS["vic"] + " ", "x" * 100_000):
        with pytest.raises(AccountError) as refused:
            accounts.log_in(name, password)
        assert str(refused.value) == "name or password is wrong"


def test_a_password_is_hashed_even_where_there_is_no_such_user(accounts: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    verified: list[str] = []
    verify = accounts._hasher.verify
    monkeypatch.setattr(type(accounts._hasher), "verify", lambda self, *told: (verified.append(told[0]), verify(*told))[1])
    for name in ("vic", "nobody"):
        with pytest.raises(AccountError):
            accounts.log_in(name, "wrong")
    first, second = verified
    assert first.rpartition("$")[0].rpartition("$")[0] == second.rpartition("$")[0].rpartition("$")[0]  # the same cost


# Sessions


def session_of(client: TestClient) -> str:
    return str(client.cookies.get(COOKIE))


def test_a_session_chosen_before_the_login_is_not_logged_in_by_it(shared_client: TestClient, another: Browser) -> None:
    ended = another("vic")
    former = session_of(ended)
    ended.post("/logout", data={"token": token_of(ended)})
    for chosen in ("chosen", "x" * 43, former):
        victim, attacker = another(""), another("")
        for each in (victim, attacker):
            each.cookies.set(COOKIE, chosen, domain=NAME, path="/")
        assert log_in(victim, "rev").status_code == 303
        assert session_of(victim) != chosen and victim.get("/").status_code == 200
        assert attacker.get("/").headers["location"] == "/login"


def test_a_cookie_that_nobody_was_given_is_nobodys(shared_client: TestClient) -> None:
    for held in (b"\xff\xfe", b"", b'"', b'"\\303\\777"', b"a" * 5000, b"x; chancery_session=y", b"\xed\xa0\x80"):
        cookie = {"cookie": COOKIE.encode() + b"=" + held}
        assert shared_client.get("/", headers=cookie).headers["location"] == "/login"
        assert shared_client.get("/api/records", headers=cookie).status_code == 401
        assert shared_client.get("/login", headers=cookie).status_code == 200


def test_logging_in_again_gives_another_session(another: Browser, shared_client: TestClient) -> None:
    first, second = another("rev"), another("rev")
    assert session_of(first) != session_of(second)
    assert first.get("/").status_code == second.get("/").status_code == 200


def test_logging_out_ends_the_session_on_the_server(another: Browser, shared_client: TestClient) -> None:
    client, other = another("rev"), another("rev")
    held = session_of(client)
    answer = client.post("/logout", data={"token": token_of(client)})
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    client.cookies.set(COOKIE, held, domain=NAME)
    assert client.get("/").headers["location"] == "/login"
    assert client.get("/api/records").status_code == 401
    assert other.get("/").status_code == 200  # the same user elsewhere


def test_a_session_ends_by_itself(another: Browser, shared_client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    client = another("rev")
    now = time.time()
    monkeypatch.setattr(module.time, "time", lambda: now + SESSION_SECONDS - 60)
    assert client.get("/api/records").status_code == 200
    monkeypatch.setattr(module.time, "time", lambda: now + SESSION_SECONDS + 60)
    assert client.get("/api/records").status_code == 401
    assert decide(client, "note", "x", "x").status_code in (401, 403)


@pytest.mark.parametrize("change", [{"role": "viewer", "password": "another password"}, {"remove": "1"}])
def test_a_change_of_a_user_ends_their_sessions(another: Browser, shared_client: TestClient, change: dict[str, str]) -> None:
    client, admin = another("rev"), another("ann")
    assert client.get("/review").status_code == 200
    answer = admin.post("/users", data={"name": "rev", "token": token_of(admin), **change})
    assert answer.status_code == 303
    assert client.get("/review").headers["location"] == "/login"
    assert log_in(client, "rev").status_code == 401  # the former password
    assert admin.get("/users").status_code == 200


def test_a_user_whom_an_admin_adds_may_log_in(another: Browser, shared_client: TestClient) -> None:
    admin = another("ann")
    form = {"name": "new", "role": "reviewer", "password": "a new password", "token": token_of(admin)}
    assert admin.post("/users", data=form).status_code == 303
    assert log_in(shared_client, "new", "a new password").status_code == 303
    assert shared_client.get("/review").status_code == 200
    refused = admin.post("/users", data=form | {"name": "<b>"})
    assert refused.status_code == 409 and "is no name" in refused.text and "<b>" not in refused.text


def test_a_decision_bears_the_name_of_who_is_logged_in(another: Browser, shared_client: TestClient) -> None:
    client = another("rev")
    record = client.get("/api/records").json()["items"][0]["id"]
    assert decide(client, "note", record, "seen", who="ann").status_code == 303
    assert client.get("/api/decisions").json()["items"][0]["who"] == "rev"


@pytest.mark.parametrize("secure", [False, True])
def test_cookies_are_kept_from_scripts_and_other_sites(ledger_file: Path, user_file: Path, secure: bool) -> None:
    copy(user_file, ledger_file.with_name(ledger_file.name + ".users"))
    app = create_app(ledger_file, accounts=Accounts(ledger_file), hosts=(NAME,), secure=secure)
    with TestClient(app, base_url=f"https://{NAME}", follow_redirects=False) as client:
        for answer in (client.get("/login"), log_in(client, "rev")):
            given = answer.headers.get_list("set-cookie")
            assert len(given) == 1
            assert re.match(rf"{COOKIE}=[\w-]{{43}}; HttpOnly; Max-Age={SESSION_SECONDS}; Path=/; SameSite=lax", given[0])
            assert given[0].endswith("; Secure") is secure
            assert "Domain" not in given[0]
        assert "set-cookie" not in client.get("/").headers
        assert "set-cookie" not in client.get("/api/records").headers


def test_a_desk_of_one_user_has_no_users(client: TestClient) -> None:
    assert client.get("/login").headers["location"] == "/"
    assert client.get("/users").status_code == 404
    for path in ("/users", "/login", "/logout"):
        form = {"name": "eve", "role": "admin", "password": "a long password", "token": token_of(client)}
        assert client.post(path, data=form).status_code == 404
    assert 'action="/logout"' not in client.get("/").text


# Commands


def given(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_users_are_added_listed_and_removed(chancery: Chancery, ledger_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def users(*words: str) -> tuple[int, str, str]:
        return chancery("users", *words, "--ledger", str(ledger_file))

    assert "No users: the desk is for this machine alone." in "".join(users()[1:])
    given(monkeypatch, "a long password\nwhatever else\n")
    added = users("add", "ann", "--role", "admin")
    assert added.code == 0 and "ann may use the desk as admin" in added.out + added.err
    assert "a long password" not in added.out + added.err
    assert Accounts(ledger_file).log_in("ann", "a long password")
    (told,) = chancery.json("users", "--ledger", str(ledger_file))
    assert (told["name"], told["role"], set(told)) == ("ann", "admin", {"name", "role", "since"})
    listed = users("list")
    assert "ann" in listed.out and "argon2" not in listed.out
    assert users("remove", "ann").code == 0
    assert chancery.json("users", "--ledger", str(ledger_file)) == []


@pytest.mark.parametrize(
    ("words", "typed", "told"),
    [
        (("add", "eve", "--role", "root"), "a long password\n", "role is 'root'; choose from viewer, reviewer, admin"),
        (("add", "eve"), "short\n", "the password needs 10 to 200 characters"),
        (("add", "eve"), "", "the password needs 10 to 200 characters"),
        (("add", "a b"), "a long password\n", "'a b' is no name for a user"),
        (("add",), "a long password\n", "'' is no name for a user"),
        (("remove", "nobody"), "", "there is no user 'nobody'"),
        (("remove", "\x1b[31mred"), "", "there is no user"),
        (("promote", "ann"), "", "not with 'promote'"),
        (("list", "--ledger", "nowhere.duckdb"), "", "there is no ledger here"),
    ],
)
def test_what_cannot_be_done_with_users_is_one_line(
    chancery: Chancery, ledger_file: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], typed: str, told: str
) -> None:
    given(monkeypatch, typed)
    options = () if "--ledger" in words else ("--ledger", str(ledger_file))
    result = chancery("users", *words, *options)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: ") and told in result.err and result.err.count("\n") == 1 and "\x1b" not in result.err
    assert Accounts(ledger_file).users() == []


@pytest.fixture
def never_served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[FastAPI, str, int]]:
    """Have ``serve`` note what it would serve, and where."""
    served: list[tuple[FastAPI, str, int]] = []

    def serve(app: FastAPI, host: str, port: int) -> None:
        served.append((app, host, port))
        app.state.desk.close()

    monkeypatch.setattr("chancery.web.app.serve", serve)
    return served


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "127.0.0.2", "desk.example", ""])
def test_a_desk_without_users_is_not_served_to_others(
    chancery: Chancery, ledger_file: Path, never_served: list[tuple[FastAPI, str, int]], host: str
) -> None:
    result = chancery("serve", str(ledger_file), "--host", host)
    assert (result.code, result.out, never_served) == (2, "", [])
    assert result.err.startswith("error: ") and "chancery users add NAME" in result.err and result.err.count("\n") == 1


def test_serving_says_where_and_to_whom(
    chancery: Chancery, ledger_file: Path, user_file: Path, never_served: list[tuple[FastAPI, str, int]]
) -> None:
    alone = chancery("serve", str(ledger_file), "--port", "8123")
    assert alone.code == 0 and "http://127.0.0.1:8123/ — for you alone" in alone.out + alone.err
    copy(user_file, ledger_file.with_name(ledger_file.name + ".users"))
    unnamed = chancery("serve", str(ledger_file), "--host", "0.0.0.0")
    assert unnamed.code == 2 and "--name" in unnamed.err
    shared = chancery("serve", str(ledger_file), "--host", "0.0.0.0", "--name", NAME, "--secure")
    assert shared.code == 0 and "log in there" in shared.out + shared.err
    (_, here, _), (app, host, port) = never_served
    assert (here, host, port) == ("127.0.0.1", "0.0.0.0", 8000)
    assert app.state.door.accounts is not None and app.state.door.secure


def test_a_file_that_holds_no_users_is_one_line(
    chancery: Chancery, ledger_file: Path, never_served: list[tuple[FastAPI, str, int]]
) -> None:
    ledger_file.with_name(ledger_file.name + ".users").write_bytes(b"no database " * 100)
    for words in (("serve", str(ledger_file)), ("users", "list", "--ledger", str(ledger_file))):
        result = chancery(*words)
        assert (result.code, never_served) == (2, [])
        assert "the users cannot be read or written" in result.err and result.err.count("\n") == 1
