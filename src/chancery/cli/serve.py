"""The commands of the desk: serve it, and say who may use it."""

import getpass
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Column

from chancery.cli import options
from chancery.cli.console import say, show_json, show_table
from chancery.errors import AccountError, ChanceryError, SettingError

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def serve(
    ledger: Annotated[
        Path, typer.Argument(envvar="CHANCERY_LEDGER", metavar="[LEDGER]", help="The ledger to show.")
    ] = options.DEFAULT_LEDGER,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; elsewhere than here, users are needed.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8000,
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name", metavar="NAME", help="A name under which others reach it, repeatable.", show_default="the address"
        ),
    ] = None,
    secure: Annotated[
        bool, typer.Option("--secure", help="It is reached over HTTPS, through a proxy: keep cookies to that.")
    ] = False,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Nobody decides; other programs may read the ledger too.")
    ] = False,
    same: Annotated[Path | None, typer.Option("--ledger", metavar="FILE", help="The ledger, as in other commands.")] = None,
) -> None:
    """Show a ledger as web pages, to search, read, review and export; and as a JSON API.

    On this machine alone it needs no login. It listens elsewhere only where users are entered: chancery users add NAME.
    """
    path = same or ledger
    try:
        from chancery.web.app import create_app
        from chancery.web.app import serve as answer
    except ImportError as error:
        raise ChanceryError(f"serve needs {error.name}; install it with: pip install 'chancery[web]'") from error
    from chancery.accounts import Accounts

    accounts = Accounts(path)
    shared = bool(accounts.users())
    if host not in _LOOPBACK and not shared:
        raise SettingError(f"{host} is reached by others, and nobody is entered who may; first: chancery users add NAME")
    hosts = [*(name or ()), *_LOOPBACK, "[::1]", *([host] if host not in ("0.0.0.0", "::") else [])]
    if shared and host in ("0.0.0.0", "::") and not name:
        raise SettingError(f"{host} is every address of this machine; say under which name others reach it with --name")
    app = create_app(path, accounts=accounts if shared else None, alone=_login(), hosts=hosts, secure=secure, read_only=read_only)
    shown = f"[{host}]" if ":" in host else host
    say(f"The desk is at http://{shown}:{port}/ — {'log in there' if shared else 'for you alone'}; Ctrl+C ends it.")
    answer(app, host, port)


def users(
    action: Annotated[str, typer.Argument(metavar="[ACTION]", help="list, add or remove.")] = "list",
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="Whom to add or remove.")] = "",
    role: Annotated[str, typer.Option(metavar="ROLE", help="viewer, reviewer or admin.")] = "viewer",
    ledger: options.LedgerFile = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """List who may use the desk over a ledger, add somebody or take somebody away.

    The password is asked for, or read from the standard input.
    """
    from chancery.accounts import Accounts

    if not ledger.exists():
        raise AccountError(f"{ledger}: there is no ledger here; build it first with: chancery build FOLDER --ledger {ledger}")
    accounts = Accounts(ledger)
    match action:
        case "list":
            held = accounts.users()
            if as_json:
                show_json([{"name": user.name, "role": user.role, "since": user.made} for user in held])
                return
            show_table((Column("name"), Column("role"), Column("since")), ((u.name, u.role, u.made[:10]) for u in held))
            say(f"{len(held)} users" if held else "No users: the desk is for this machine alone.")
        case "add":
            accounts.add(name, role, _password())
            say(f"{name} may use the desk as {role}")
        case "remove":
            accounts.remove(name)
            say(f"{name} may use the desk no longer")
        case _:
            raise AccountError(f"users can be shown and changed with list, add and remove, not with {action!r}")


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != first:
        raise AccountError("the two passwords differ; try again")
    return first


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "reader"
