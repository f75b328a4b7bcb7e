"""The file of users and sessions: what is put is there, what ends is gone, and nothing else is touched."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from chancery.errors import StoreError
from chancery.stores.accounts import AccountTables, User

ANN, BOB = User("ann", "admin", "hash-a", "2020-01-01"), User("bob", "viewer", "hash-b", "2020-01-02")


@pytest.fixture
def tables(tmp_path: Path) -> AccountTables:
    made = AccountTables(tmp_path / "l.duckdb.users")
    for user in (BOB, ANN):
        made.put_user(user)
    return made


def test_users_come_by_name_and_keep_the_day_on_which_they_were_added(tables: AccountTables) -> None:
    assert tables.users() == [ANN, BOB]
    tables.put_user(User("bob", "reviewer", "other", "2021-05-05"))
    assert tables.users() == [ANN, User("bob", "reviewer", "other", "2020-01-02")]


def test_reading_makes_no_file(tmp_path: Path) -> None:
    assert AccountTables(tmp_path / "none.users").users() == []
    assert list(tmp_path.iterdir()) == []


def test_a_session_is_its_users_until_it_ends(tables: AccountTables) -> None:
    tables.put_session("one", "ann", expires=100.0, now=0.0)
    tables.put_session("two", "bob", expires=200.0, now=0.0)
    assert tables.session_user("one", now=100.0) == ANN
    assert tables.session_user("one", now=100.1) is None
    assert tables.session_user("two", now=150.0) == BOB
    assert tables.session_user("three", now=0.0) is None
    tables.remove_session("two")
    assert tables.session_user("two", now=0.0) is None


def test_ended_sessions_are_forgotten(tables: AccountTables) -> None:
    tables.put_session("one", "ann", expires=100.0, now=0.0)
    tables.put_session("two", "ann", expires=300.0, now=200.0)
    assert tables.session_user("one", now=0.0) is None


def test_a_change_or_a_removal_ends_the_sessions_of_that_user_alone(tables: AccountTables) -> None:
    for digest, name in (("one", "ann"), ("two", "bob"), ("three", "bob")):
        tables.put_session(digest, name, expires=100.0, now=0.0)
    tables.put_user(BOB._replace(role="admin"))
    assert [tables.session_user(each, 0.0) for each in ("one", "two", "three")] == [ANN, None, None]
    assert tables.remove_user("ann") and not tables.remove_user("ann")
    assert tables.session_user("one", 0.0) is None


def test_nobody_unknown_has_a_session(tables: AccountTables) -> None:
    with pytest.raises(StoreError, match="cannot be read or written"):
        tables.put_session("one", "nobody", expires=100.0, now=0.0)


def test_the_file_is_its_owners_whatever_the_mask(tmp_path: Path) -> None:
    former = os.umask(0)
    try:
        AccountTables(tmp_path / "l.users").put_user(ANN)
    finally:
        os.umask(former)
    assert stat.S_IMODE((tmp_path / "l.users").stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ["'; DROP TABLE users; --", "a\x00b", "é\u202e", "%", "a" * 100_000])
def test_any_text_is_a_value(tables: AccountTables, text: str) -> None:
    tables.put_user(User(text, text, text, text))
    assert [user for user in tables.users() if user.name == text] == [User(text, text, text, text)]
    tables.put_session(text, text, expires=1.0, now=0.0)
    assert tables.session_user(text, 0.0) == User(text, text, text, text)
    assert tables.remove_user(text) and tables.users() == [ANN, BOB]


def test_many_at_once_lose_nothing(tables: AccountTables) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: tables.put_session(str(number), "ann", expires=9.0, now=0.0), range(40)))
        assert set(pool.map(lambda number: tables.session_user(str(number), 0.0), range(40))) == {ANN}


def test_what_is_no_such_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "text.users").write_bytes(b"no database " * 100)
    for path in (tmp_path / "text.users", tmp_path / "no folder" / "l.users"):
        with pytest.raises(StoreError, match=f"{path.name}: the users cannot be read or written"):
            AccountTables(path).put_user(ANN)
