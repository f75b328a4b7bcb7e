"""Commands by which people rule over the record, and see what changed and whether all is sound."""

import getpass
import re
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.table import Column

from chancery.cli import options
from chancery.cli.console import say, show_json, show_table
from chancery.cli.output import write_text
from chancery.errors import DecisionError, SettingError
from chancery.model import ACTIONS, Decision

_MOMENT = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d.*)?)?)?)?)?")


def decide(
    action: Annotated[str, typer.Argument(metavar="ACTION", help=f"One of {', '.join(ACTIONS)}.")],
    target: Annotated[str, typer.Argument(metavar="RECORD", help="A record's id or its beginning; a decision's for undo.")],
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WHAT]...", help="Other records, claims, a thread, FIELD=VALUE or a text, as the action needs."),
    ] = None,
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason, for those who come later.")] = "",
    who: Annotated[
        str, typer.Option(envvar="CHANCERY_WHO", metavar="NAME", help="Who decides.", show_default="the login name")
    ] = "",
    ledger: options.LedgerFile = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """Rule over a record: confirm, reject or correct it, merge or split records, set a commitment's status, owner or due day.

    Nothing is overwritten: decisions are kept in a journal, stand again after every build, and are taken back with undo.
    """
    from chancery import records
    from chancery.stores.duckdb import open_ledger

    open_ledger(ledger).close()  # says so where there is none, rather than making one
    with open_ledger(ledger, create=True) as opened:
        made = records.decide(opened, action, target, words or (), who=who or _login(), why=why)
    if as_json:
        show_json(made)
        return
    say(
        f"{made.action} by {made.who}: decision {made.id}"
        + (f"; {made.field} was {made.before!r}, is {made.after!r}" if made.field else "")
    )
    say(f"Take it back with: chancery decide undo {made.id}{options.ledger_option(ledger)}")


def decisions(
    action: Annotated[str, typer.Argument(metavar="[ACTION]", help="list, export or import.")] = "list",
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="What to write or read; standard output by default.")
    ] = None,
    ledger: options.LedgerFile = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """List the journal of decisions, write it as JSON lines, or add those of another journal."""
    from chancery import records
    from chancery.stores.duckdb import open_ledger

    if action == "import":
        _import(file, ledger)
        return
    if action not in ("list", "export"):
        raise DecisionError(f"decisions can be shown with list, export or import, not with {action!r}")
    with open_ledger(ledger) as opened:
        journal = opened.decisions()
        standing, lost = records.standing_decisions(opened)
    if action == "export":
        write_text("".join(msgspec.json.encode(each).decode() + "\n" for each in journal), file)
        return
    stands, gone = {each.id for each in standing}, {each.id for each in lost}
    if as_json:
        show_json([msgspec.to_builtins(each) | {"stands": each.id in stands, "lost": each.id in gone} for each in journal])
        return
    columns = (
        Column("made", no_wrap=True),
        Column("who", max_width=14),
        Column("action", no_wrap=True),
        Column("what", ratio=1),
        Column("state", no_wrap=True),
        Column("decision", no_wrap=True),
    )
    show_table(
        columns, ((each.made[:16], each.who, each.action, _what(each), _state(each, stands, gone), each.id) for each in journal)
    )
    say()
    say(f"{len(journal)} decisions, {len(standing)} stand, {len(lost)} of them find no record at present")


def _what(decision: Decision) -> str:
    told = f"“{decision.claims[0].quote}” in {decision.claims[0].doc}" if decision.claims else decision.undoes
    change = f": {decision.field} {decision.before!r} → {decision.after!r}" if decision.field and decision.after else ""
    return told + change + (f" ({decision.why})" if decision.why else "")


def _state(decision: Decision, stands: set[str], gone: set[str]) -> str:
    if decision.action == "undo":
        return ""
    return "undone" if decision.id not in stands else "finds nothing" if decision.id in gone else "stands"


def _import(file: Path | None, ledger: Path) -> None:
    from chancery import records
    from chancery.stores.duckdb import open_ledger

    if file is None:
        raise DecisionError("import needs a file of decisions; write one with: chancery decisions export FILE")
    decoder = msgspec.json.Decoder(Decision)
    read = []
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise DecisionError(f"{file} cannot be read: {error}") from error
    for number, line in enumerate(text.splitlines(), 1):
        try:
            read.append(decoder.decode(line)) if line.strip() else None
        except msgspec.MsgspecError as error:
            raise DecisionError(f"{file}:{number}: no decision: {error}; nothing was imported") from error
    open_ledger(ledger).close()
    with open_ledger(ledger, create=True) as opened:
        added = records.import_decisions(opened, read)
    say(f"{added} of {len(read)} decisions added")


def verify(ledger: options.LedgerFile = options.DEFAULT_LEDGER, as_json: options.AsJson = False) -> None:
    """Read every span of evidence again and check that records, threads and decisions fit together."""
    from chancery.stores.duckdb import open_ledger
    from chancery.verify import verify as read_again

    with open_ledger(ledger) as opened:
        report = read_again(opened)
    if as_json:
        show_json(report)
    else:
        say(", ".join(f"{count:,} {name}" for name, count in report.checked.items()) + " checked")
        for fault in report.faults[:50]:
            say(fault)
        say("all is sound" if not report.faults else f"{len(report.faults)} faults; build the ledger anew")
    if report.faults:
        raise typer.Exit(1)


def changes(
    since: Annotated[str, typer.Option(metavar="DATE", help="First day or moment wanted: 2026-01-31, 2026-01-31T12:00.")] = "",
    limit: Annotated[int, typer.Option(min=0, help="How many to show, the latest; 0 for all.")] = 50,
    ledger: options.LedgerFile = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """List which records are new, changed or gone since a day, and whose status changed."""
    if since and not _MOMENT.fullmatch(since):
        raise SettingError(f"since is {since!r}, which is no date; write 2026-01-31 or 2026-01-31T12:00")
    from chancery.stores.duckdb import open_ledger

    with open_ledger(ledger) as opened:
        found = opened.changes(since)
    if as_json:
        show_json(found)
        return
    shown = found[-limit:] if limit else found
    columns = (Column("at", no_wrap=True), Column("change", no_wrap=True), Column("what", ratio=1), Column("id", no_wrap=True))
    rows = []
    for each in shown:
        moved = f": {each.before or 'none'} → {each.after or 'none'}" if each.item == "thread" else ""
        rows.append((each.at[:16], f"{each.change} {each.item}", each.title + moved, each.id[:6]))
    show_table(columns, rows)
    say()
    say(f"{len(shown)} of {len(found)} changes")


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
