"""Who may use a desk: users and their sessions, in an SQLite file beside the ledger that only its owner may read."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from chancery.errors import StoreError

ROLES = ("viewer", "reviewer", "admin")
_TABLES = """
CREATE TABLE IF NOT EXISTS users (name TEXT PRIMARY KEY, role TEXT NOT NULL, hash TEXT NOT NULL, made TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS sessions (digest TEXT PRIMARY KEY, name TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
    expires REAL NOT NULL);
"""


class User(NamedTuple):
    """Somebody who may log in, as what, and the hash of the password."""

    name: str
    role: str
    hash: str
    made: str


class AccountTables:
    """Users and sessions; every method raises StoreError where the file cannot be read or written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            if not self.path.exists():
                os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
            connection = sqlite3.connect(self.path, timeout=10)
            try:
                connection.execute("PRAGMA foreign_keys = ON")
                connection.executescript(_TABLES)
                with connection:
                    yield connection
            finally:
                connection.close()
        except (sqlite3.Error, OSError) as error:
            raise StoreError(f"{self.path}: the users cannot be read or written: {error}") from error

    def users(self) -> list[User]:
        """Return all users by name; none, and no file, where nobody was ever added."""
        if not self.path.exists():
            return []
        with self._open() as connection:
            return [User(*row) for row in connection.execute("SELECT name, role, hash, made FROM users ORDER BY name")]

    def put_user(self, user: User) -> None:
        """Add a user or change one of that name, who is logged out by that."""
        with self._open() as connection:
            connection.execute("DELETE FROM sessions WHERE name = ?", [user.name])
            connection.execute(
                """INSERT INTO users VALUES (?, ?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET role = excluded.role, hash = excluded.hash""",
                user,
            )

    def remove_user(self, name: str) -> bool:
        """Take a user and the user's sessions away; whether there was one."""
        with self._open() as connection:
            return connection.execute("DELETE FROM users WHERE name = ?", [name]).rowcount > 0

    def put_session(self, digest: str, name: str, expires: float, now: float) -> None:
        """Begin a session and forget those that have expired."""
        with self._open() as connection:
            connection.execute("DELETE FROM sessions WHERE expires < ?", [now])
            connection.execute("INSERT INTO sessions VALUES (?, ?, ?)", [digest, name, expires])

    def session_user(self, digest: str, now: float) -> User | None:
        """Return whose session this is, none where it is nobody's or has expired."""
        with self._open() as connection:
            row = connection.execute(
                """SELECT users.name, role, hash, made FROM sessions JOIN users ON users.name = sessions.name
                WHERE digest = ? AND expires >= ?""",
                [digest, now],
            ).fetchone()
        return User(*row) if row else None

    def remove_session(self, digest: str) -> None:
        """End a session."""
        with self._open() as connection:
            connection.execute("DELETE FROM sessions WHERE digest = ?", [digest])
