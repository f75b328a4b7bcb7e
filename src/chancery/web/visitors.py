"""Who asks: the only user of a desk on this machine, or somebody logged in; what each may do, and proof that a form is ours."""

import hashlib
import hmac
import secrets
from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import Response

from chancery.accounts import SESSION_SECONDS, Accounts
from chancery.model import Struct
from chancery.stores.accounts import ROLES

COOKIE = "chancery_session"


class Visitor(Struct, frozen=True, kw_only=True):
    """Who asks, as what (empty for nobody), and the token that forms of theirs carry."""

    name: str = ""
    role: str = ""
    token: str = ""

    def may(self, role: str) -> bool:
        """Whether the visitor may do what this role may."""
        return self.role in ROLES and ROLES.index(self.role) >= ROLES.index(role)


class Refused(Exception):
    """What is asked for is not for this visitor: ``status`` is 401 for nobody, 403 for somebody, 429 for too often."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class Door:
    """Tells who asks; ``accounts`` is none for the desk of one user, whose name is ``alone``."""

    def __init__(self, accounts: Accounts | None, alone: str, *, secure: bool = False) -> None:
        self.accounts = accounts
        self.secure = secure
        self._alone = alone
        self._secret = secrets.token_bytes(32)

    def visitor(self, request: Request) -> Visitor:
        """Return who asks; a session that nobody began here counts as none."""
        session = _session(request)
        token = self._token(session)
        if self.accounts is None:
            return Visitor(name=self._alone, role="admin", token=token)
        user = self.accounts.user_of(session)
        return Visitor(name=user.name, role=user.role, token=token) if user else Visitor(token=token)

    def _token(self, session: str) -> str:
        return hmac.new(self._secret, session.encode("utf-8", "replace"), hashlib.sha256).hexdigest()

    def check(self, request: Request, token: object) -> None:
        """Raise Refused unless a form's token is the one of the session that sends it."""
        session = request.cookies.get(COOKIE, "")
        if not session or not isinstance(token, str) or not hmac.compare_digest(token.encode(), self._token(session).encode()):
            raise Refused(403, "The form is too old or was not made here; go back, reload the page and send it again.")

    def seal(self, request: Request, name: str) -> str:
        """Return a name with a proof that this session was given it here."""
        return f"{name}.{self._token(f'{name} {_session(request)}')[:16]}"

    def sealed(self, request: Request, told: str) -> str:
        """Return the name that a proof comes with, empty where the proof is none of ours."""
        name, _, _ = told.partition(".")
        return name if name and hmac.compare_digest(told.encode(), self.seal(request, name).encode()) else ""

    def begin(self, request: Request, response: Response) -> None:
        """Let a visitor who came without a session keep the one that the answer's forms are tied to; it is nobody's."""
        if not request.cookies.get(COOKIE):
            self.give(response, _session(request))

    def give(self, response: Response, session: str) -> None:
        """Let the browser keep a session."""
        response.set_cookie(COOKIE, session, max_age=SESSION_SECONDS, httponly=True, samesite="lax", secure=self.secure, path="/")


def _session(request: Request) -> str:
    if held := request.cookies.get(COOKIE, ""):
        return held
    if not hasattr(request.state, "session"):
        request.state.session = secrets.token_urlsafe(32)
    return str(request.state.session)


def door_of(request: Request) -> Door:
    """Return the door of the application that was asked."""
    door = request.app.state.door
    assert isinstance(door, Door)
    return door


def _needing(role: str):  # type: ignore[no-untyped-def]
    def visitor(request: Request) -> Visitor:
        found = door_of(request).visitor(request)
        if not found.role:
            raise Refused(401, "Log in first.")
        if not found.may(role):
            raise Refused(403, f"That takes the role of {role}; ask an admin of this desk.")
        return found

    return visitor


Viewer = Annotated[Visitor, Depends(_needing("viewer"))]
Reviewer = Annotated[Visitor, Depends(_needing("reviewer"))]
Admin = Annotated[Visitor, Depends(_needing("admin"))]
