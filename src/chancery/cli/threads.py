"""Commands that show how records follow one another: threads, thread, instruments, commitments."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer
from rich.table import Column
from rich.text import Text

from chancery import api
from chancery.claims import stages_reached
from chancery.cli import options
from chancery.cli.console import clean, folded, heading, say, show_json, show_table, telling
from chancery.errors import SettingError
from chancery.model import STATUSES, THREAD_KINDS, UNSETTLED, Commitment, Record, Thread

if TYPE_CHECKING:
    from chancery.stores.duckdb import Ledger

_STYLES = {"overdue": "red", "contradicted": "red", "dropped": "yellow", "kept": "green", "held": "green", "progressing": "cyan"}

Limit = Annotated[int, typer.Option(min=0, help="How many to show; 0 for all.")]


def threads(
    state: options.OptionalState = "",
    other: options.OptionalState = "",
    kind: Annotated[list[str] | None, typer.Option(metavar="KIND", help=f"Only these: {', '.join(THREAD_KINDS)}.")] = None,
    contested: Annotated[bool, typer.Option("--contested", help="Only where records or sources disagree.")] = False,
    limit: Limit = 50,
    ledger: options.LedgerFile = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """List threads: records that carry one matter through time."""
    from chancery.stores.duckdb import open_ledger

    for each in kind or ():
        if each not in THREAD_KINDS:
            raise SettingError(f"kind is {each!r}; choose from {', '.join(THREAD_KINDS)}")
    states = api.query(states=[each for each in (state, other) if each]).states
    with open_ledger(ledger) as opened:
        found = opened.threads(kinds=kind or (), states=states, contested=contested)
        day = opened.newest_date()
    found = [each for each in found if len(each.records) > 1 or each.kind == "commitment"]
    if as_json:
        show_json([_one_of(thread, day) for thread in found])
        return
    shown = found[: limit or None]
    columns = (
        Column("kind", no_wrap=True),
        Column("what", ratio=1),
        Column("status", no_wrap=True),
        Column("records", justify="right", no_wrap=True),
        Column("last news", no_wrap=True),
        Column("thread", no_wrap=True),
    )
    rows = (
        (t.kind, _title(t), status_text(api.thread_status(t, day)), str(len(t.records)), t.last_news, t.id[:6]) for t in shown
    )
    show_table(columns, rows)
    say()
    say(f"{len(shown)} of {len(found)} threads{'' if len(shown) == len(found) else '; --limit 0 shows all'}")


def thread(
    thread: Annotated[str, typer.Argument(metavar="THREAD", help="A thread's id or its beginning.")],
    ledger: options.LedgerFile = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """Show one thread: its records in order of time, and the one that decides its status."""
    from chancery.stores.duckdb import open_ledger

    with open_ledger(ledger) as opened:
        found = opened.thread(thread)
        held = opened.records_by_id(found.records)
        day = opened.newest_date()
    records = [held[each] for each in found.records if each in held]
    if as_json:
        show_json(_one_of(found, day) | {"told": records})
        return
    heading(found.title)
    parts = [
        found.kind,
        found.id,
        api.thread_status(found, day),
        found.due and f"due {found.due}",
        found.owner and f"owner {found.owner}",
    ]
    say("; ".join(part for part in parts if part))
    if found.last_news:
        say(f"no news since {found.last_news}" if api.thread_status(found, day) == "overdue" else f"last news {found.last_news}")
    say()
    show_records(records, deciding=found.shown_by)


def show_records(records: Sequence[Record], deciding: str = "") -> None:
    """Print records as a table; the one that decides a thread's status is marked."""
    columns = (
        Column("date", max_width=10, overflow="fold"),
        Column("kind", no_wrap=True),
        Column("what", ratio=1),
        Column("belief", no_wrap=True, justify="right"),
        Column("record", no_wrap=True),
        Column("source", no_wrap=True),
    )
    rows = []
    for record in records:
        marks = ["contested"] * record.contested + [record.review] * bool(record.review) + ["shows it"] * (record.id == deciding)
        line = record.headline + (f" [{', '.join(marks)}]" if marks else "")
        told = telling(line, record.told or ("fact",))
        rows.append((record.date, record.kind, told, belief_text(record), record.id[:6], _sources(record)))
    show_table(columns, rows)


def belief_text(record: Record) -> str:
    """Return a record's belief in percent."""
    return "" if record.belief is None else f"{record.belief:.0%}"


def _sources(record: Record) -> Text:
    more = f" ({record.sources} sources)" if record.sources > 1 else ""
    return folded(record.documents[0] + more)


def instruments(
    state: options.OptionalState = "",
    other: options.OptionalState = "",
    stage: Annotated[str, typer.Option(metavar="STAGE", help="Only those that got so far: signed, ratified …")] = "",
    limit: Limit = 50,
    ledger: options.LedgerFile = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """Show treaties, agreements and other texts by the stage that they have reached."""
    from chancery.stores.duckdb import open_ledger

    states = api.query(states=[each for each in (state, other) if each]).states
    with open_ledger(ledger) as opened:
        found = [each for each in opened.threads(kinds=("instrument",), states=states) if not stage or each.status == stage]
        stages = _stages(opened, found)
        day = opened.newest_date()
    found.sort(key=lambda each: (stages[each.id][-1:] or [("", "")], each.id), reverse=True)
    if as_json:
        show_json([_one_of(each, day) | {"stages": [f"{on} {name}" for on, name in stages[each.id]]} for each in found])
        return
    columns = (
        Column("stage", no_wrap=True),
        Column("instrument", ratio=1),
        Column("through", ratio=1),
        Column("thread", no_wrap=True),
    )
    shown = found[: limit or None]
    rows = ((t.status, _title(t), ", ".join(f"{name} {on}" for on, name in stages[t.id]), t.id[:6]) for t in shown)
    show_table(columns, rows)
    say()
    say(f"{len(shown)} of {len(found)} instruments")


def _stages(ledger: "Ledger", threads: Sequence[Thread]) -> dict[str, list[tuple[str, str]]]:
    """Return by thread when its text reached which stage, the first first, each stage once."""
    ids = {record for thread in threads for record in thread.records}
    held = ledger.records_by_id(ids)
    voices = ledger.voices(held.values())
    return {
        thread.id: [
            (held[thread.records[place]].date, stage)
            for stage, place in stages_reached(voices.get(each) for each in thread.records).items()
        ]
        for thread in threads
    }


def commitments(
    state: options.OptionalState = "",
    other: options.OptionalState = "",
    status: Annotated[
        list[str] | None, typer.Option(metavar="STATUS", help=f"Only these, repeatable: {', '.join(STATUSES)}.")
    ] = None,
    partner: Annotated[str, typer.Option(metavar="STATE", help="Only what involves this state too.")] = "",
    owner: Annotated[str, typer.Option(metavar="NAME", help="Only what this person follows.")] = "",
    as_of: Annotated[
        str, typer.Option(metavar="DATE", help="The day that decides what is overdue.", show_default="the newest document's date")
    ] = "",
    every: Annotated[bool, typer.Option("--all", help="Show kept, dropped and contradicted ones too.")] = False,
    limit: Limit = 50,
    ledger: options.LedgerFile = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """Show what was promised and what became of it; without --status or --all what is not settled yet."""
    from chancery.stores.duckdb import open_ledger

    api.check_date("as-of", as_of)
    for each in status or ():
        if each not in STATUSES:
            raise SettingError(f"status is {each!r}; choose from {', '.join(STATUSES)}")
    wanted = status or (STATUSES if every else UNSETTLED)
    states = api.query(states=[each for each in (state, other, partner) if each]).states
    with open_ledger(ledger) as opened:
        day = as_of or opened.newest_date()
        found = opened.threads(kinds=("commitment",), states=states)
        chosen = [each for each in found if api.thread_status(each, day) in wanted and (not owner or each.owner == owner)]
        chosen.sort(key=lambda each: (each.due or "9999", tuple(-ord(c) for c in each.last_news), each.id))
        shown = chosen if as_json else chosen[: limit or None]
        lead = promises(opened, shown)
    if as_json:
        show_json([_one_of(each, day) | lead[each.id] for each in shown])
        return
    if shown:
        show_commitments(shown, lead, day)
        say()
    told = "" if every or status else " not settled"
    say(
        f"{len(chosen)} of {len(found)} commitments{told}, as of {day or 'no date'}"
        + (f"; {len(shown)} shown" if len(shown) < len(chosen) else "")
    )


def show_commitments(found: Sequence[Thread], lead: dict[str, dict[str, Any]], day: str) -> None:
    """Print commitments as a table."""
    columns = (
        Column("due", max_width=10, overflow="fold"),
        Column("who and what", ratio=1),
        Column("status", no_wrap=True),
        Column("last news", no_wrap=True),
        Column("thread", no_wrap=True),
    )
    rows = []
    for each in found:
        told = lead[each.id]
        line = Text(clean(each.title))
        if told.get("condition"):
            line.append(f" if {clean(told['condition'])}")
        if each.owner:
            line.append(f" (owner: {clean(each.owner)})")
        if told.get("shown_by_headline"):
            line.append(f"\n→ {clean(told['shown_by_headline'])}", style="italic dim")
        rows.append((each.due, line, status_text(api.thread_status(each, day)), each.last_news, each.id[:6]))
    show_table(columns, rows)


def promises(ledger: "Ledger", threads: Sequence[Thread]) -> dict[str, dict[str, Any]]:
    """Return by thread what a table of commitments tells beside it: deed, strength, condition, and what shows its status."""
    held = ledger.records_by_id({record for thread in threads for record in thread.records})
    voices = ledger.voices(held.values())
    shows = ledger.records_by_id({thread.shown_by for thread in threads})
    told: dict[str, dict[str, Any]] = {}
    for thread in threads:
        said = next((voices[each] for each in thread.records if isinstance(voices.get(each), Commitment)), None)
        fields = ("deed", "strength", "condition", "doc", "quote") if said else ()
        told[thread.id] = {field: getattr(said, field) for field in fields}
        if thread.shown_by in shows and thread.status not in ("repeated", "open"):
            told[thread.id]["shown_by_headline"] = shows[thread.shown_by].headline
    return told


def status_text(status: str) -> Text:
    """Return a status in its colour."""
    return Text(status, style=_STYLES.get(status, ""))


def _title(thread: Thread) -> Text:
    return Text(clean(thread.title) + (" [contested]" if thread.contested else ""))


def _one_of(thread: Thread, day: str) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.structs.asdict(thread)
    return fields | {"status": api.thread_status(thread, day), "as_of": day}
