"""Desks to ask: of one user, and of several."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from shutil import copy

import argon2
import pytest
from asking import NAME, PASSWORDS, ROLES, log_in
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hostile import spoil, texts

from chancery.accounts import Accounts
from chancery.stores.duckdb import open_ledger
from chancery.web import login, review
from chancery.web.app import create_app
from chancery.web.guard import Limits
from hand_made import HANDFUL, put


@pytest.fixture(scope="session")
def whole_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the handful of documents and of hostile ones, with hostile decisions; not to be written."""
    path = tmp_path_factory.mktemp("desk") / "l.duckdb"
    with open_ledger(path, create=True) as ledger:
        put(ledger, *HANDFUL, *texts())
        spoil(ledger)
    return path


@pytest.fixture(scope="session", autouse=True)
def _cheap_hashes() -> Iterator[None]:
    """Hash passwords at less cost than people's; what that costs is tested by itself."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(argon2, "PasswordHasher", partial(argon2.PasswordHasher, time_cost=1, memory_cost=64, parallelism=1))
        yield


@pytest.fixture(scope="session")
def user_file(whole_ledger: Path, _cheap_hashes: None) -> Path:
    """The file of the users ann (admin), rev (reviewer) and vic (viewer)."""
    accounts = Accounts(whole_ledger.with_name("users"))
    for name, role in ROLES.items():
        accounts.add(name, role, PASSWORDS[name])
    return whole_ledger.with_name("users.users")


@pytest.fixture
def ledger_file(whole_ledger: Path, tmp_path: Path) -> Path:
    """A copy of that ledger."""
    return Path(copy(whole_ledger, tmp_path / "l.duckdb"))


@pytest.fixture(autouse=True)
def _fresh_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (login, review):
        monkeypatch.setattr(module, "_limits", Limits())


@pytest.fixture
def app(ledger_file: Path) -> FastAPI:
    """The desk of one user over that copy."""
    return create_app(ledger_file, alone="me")


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """Somebody at the desk of one user."""
    with TestClient(app, base_url="http://localhost", follow_redirects=False) as client:
        yield client


@pytest.fixture
def shared_app(ledger_file: Path, user_file: Path) -> FastAPI:
    """A desk over that copy for the users ann, rev and vic."""
    accounts = Accounts(ledger_file)
    copy(user_file, ledger_file.with_name(ledger_file.name + ".users"))
    return create_app(ledger_file, accounts=accounts, hosts=(NAME,))


@pytest.fixture
def shared_client(shared_app: FastAPI) -> Iterator[TestClient]:
    """Somebody at that desk who has not logged in."""
    with TestClient(shared_app, base_url=f"http://{NAME}", follow_redirects=False) as client:
        yield client


@pytest.fixture
def another(shared_app: FastAPI, shared_client: TestClient) -> Callable[[str], TestClient]:
    """Return what gives another browser at that desk, logged in under the name given, or not at all."""

    def browser(name: str = "") -> TestClient:
        client = TestClient(shared_app, base_url=f"http://{NAME}", follow_redirects=False)
        if name:
            assert log_in(client, name).status_code == 303
        return client

    return browser
