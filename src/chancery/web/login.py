"""Logging in and out, and the users of a desk."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from chancery.accounts import SHORTEST_PASSWORD, Accounts
from chancery.errors import AccountError
from chancery.stores.accounts import ROLES
from chancery.web.guard import Limits
from chancery.web.render import page
from chancery.web.visitors import COOKIE, Admin, Refused, door_of

router = APIRouter()
_TRIES, _TRIES_OF_ONE_ADDRESS = 5, 20  # a minute
_limits = Limits()
Text = Annotated[str, Form(max_length=300)]


@router.get("/login")
def login_form(request: Request) -> Response:
    """The form to log in with."""
    door = door_of(request)
    if door.accounts is None:
        return RedirectResponse("/", 303)
    return page(request, "login.html", door.visitor(request), title="Log in", reason="")


@router.post("/login")
def login(request: Request, name: Text = "", password: Text = "", token: Text = "") -> Response:
    """Begin a session of a user."""
    door = door_of(request)
    accounts = _accounts(request)
    door.check(request, token)
    address = request.client.host if request.client else ""
    if not (_limits.allow("try", f"{name} {address}", _TRIES) and _limits.allow("address", address, _TRIES_OF_ONE_ADDRESS)):
        raise Refused(429, "Too many tries; wait a minute.")
    try:
        session = accounts.log_in(name, password)
    except AccountError as error:
        return page(request, "login.html", door.visitor(request), title="Log in", reason=str(error), status=401)
    answer = RedirectResponse("/", 303)
    door.give(answer, session)  # another than the visitor came with, whoever gave that
    return answer


@router.post("/logout")
def logout(request: Request, token: Text = "") -> Response:
    """End the session."""
    door_of(request).check(request, token)
    if held := request.cookies.get(COOKIE):
        _accounts(request).log_out(held)
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(COOKIE, path="/")
    return answer


@router.get("/users")
def users(request: Request, visitor: Admin) -> Response:
    """Who may use this desk, as what."""
    return page(
        request, "users.html", visitor, title="Users", users=_accounts(request).users(), roles=ROLES, shortest=SHORTEST_PASSWORD
    )


@router.post("/users")
def change_users(
    request: Request, visitor: Admin, name: Text, role: Text = "", password: Text = "", remove: Text = "", token: Text = ""
) -> Response:
    """Add a user, give one another role and password, or take one away."""
    door_of(request).check(request, token)
    accounts = _accounts(request)
    if name == visitor.name:
        raise AccountError("that is yourself; let another admin do it, or use: chancery users")
    if remove:
        accounts.remove(name)
    else:
        accounts.add(name, role, password)
    return RedirectResponse("/users", 303)


def _accounts(request: Request) -> Accounts:
    accounts = door_of(request).accounts
    if accounts is None:
        raise Refused(404, "This desk has one user and no login.")
    return accounts
