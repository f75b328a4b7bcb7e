"""Users of a desk: passwords by Argon2, sessions by random tokens of which only a digest is kept."""

import hashlib
import re
import secrets
import time
from pathlib import Path

from chancery.errors import AccountError
from chancery.records import now
from chancery.stores.accounts import ROLES, AccountTables, User

SESSION_SECONDS = 12 * 3600
SHORTEST_PASSWORD = 10
_LONGEST = 200
_NAME = re.compile(r"[^\W_][\w.@-]{0,63}")


class Accounts:
    """The users of the desk over one ledger; their file stands beside it as ``LEDGER.users``."""

    def __init__(self, ledger: Path) -> None:
        try:
            from argon2 import PasswordHasher
        except ImportError as error:
            raise AccountError("users need Argon2; install it with: pip install 'chancery[web]'") from error
        self._tables = AccountTables(ledger.with_name(ledger.name + ".users"))
        self._hasher = PasswordHasher()
        # Checked where there is no such user, so that the answer takes as long.
        self._nobody = self._hasher.hash(secrets.token_hex())

    def users(self) -> list[User]:
        """Return all users by name."""
        return self._tables.users()

    def add(self, name: str, role: str, password: str) -> None:
        """Add a user, or give one another role and password; raises AccountError for a name, role or password that won't do."""
        if not _NAME.fullmatch(name):
            raise AccountError(f"{name!r} is no name for a user; use letters, digits and . @ - _, at most 64")
        if role not in ROLES:
            raise AccountError(f"role is {role!r}; choose from {', '.join(ROLES)}")
        if not SHORTEST_PASSWORD <= len(password) <= _LONGEST or password == name:
            raise AccountError(f"the password needs {SHORTEST_PASSWORD} to {_LONGEST} characters and must not be the name")
        self._tables.put_user(User(name, role, self._hasher.hash(password), now()))

    def remove(self, name: str) -> None:
        """Take a user away; raises AccountError where there is none of that name."""
        if not self._tables.remove_user(name):
            raise AccountError(f"there is no user {name!r}; list them with: chancery users list")

    def log_in(self, name: str, password: str) -> str:
        """Return the token of a new session; raises AccountError where name or password is wrong, without saying which."""
        from argon2.exceptions import Argon2Error, InvalidHashError

        user = next((user for user in self.users() if user.name == name), None)
        try:
            self._hasher.verify(user.hash if user else self._nobody, password[: _LONGEST + 1])
        except (Argon2Error, InvalidHashError) as error:
            raise AccountError("name or password is wrong") from error
        if user is None:
            raise AccountError("name or password is wrong")
        token = secrets.token_urlsafe(32)
        self._tables.put_session(_digest(token), user.name, time.time() + SESSION_SECONDS, time.time())
        return token

    def user_of(self, token: str) -> User | None:
        """Return whose session a token is of, none where it is nobody's or has expired."""
        return self._tables.session_user(_digest(token), time.time()) if token else None

    def log_out(self, token: str) -> None:
        """End a session."""
        self._tables.remove_session(_digest(token))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
