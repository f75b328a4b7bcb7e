"""Commands that show what a ledger holds: timeline, show, claims, documents."""

import textwrap
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from rich.table import Column
from rich.text import Text

from chancery import api
from chancery.cli import options
from chancery.cli.console import clean, folded, heading, marked, out, say, show_json, show_table, telling
from chancery.cli.told import sources, told_json
from chancery.errors import GroundingError
from chancery.model import Discard
from chancery.told import Told, told

if TYPE_CHECKING:
    from chancery.stores.rows import ClaimRow


def timeline(
    state: options.State,
    other: options.State,
    since: options.Since = "",
    until: options.Until = "",
    kind: options.Kinds = None,
    ledger: options.LedgerFile = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """Show what is recorded between two states, in order of time."""
    from chancery.stores.duckdb import open_ledger

    query = api.query(kind=kind or (), states=[state, other], since=since, until=until)
    if len(set(query.states)) < 2:
        raise GroundingError(f"{state} and {other} are one state; give two")
    with open_ledger(ledger) as opened:
        entries = told(opened, query)
    if as_json:
        show_json([told_json(entry) for entry in entries])
        return
    if not entries:
        say(f"Nothing is recorded between {' and '.join(query.states)} there.")
        return
    show_timeline(entries)
    say()
    say(f"One of them with its sources: chancery show {entries[-1].record.id[:6]}{options.ledger_option(ledger)}")


def show_timeline(entries: list[Told]) -> None:
    """Print records as a table, oldest first."""
    columns = (
        Column("date", max_width=10, overflow="fold"),
        Column("kind", no_wrap=True),
        Column("what", ratio=1),
        Column("record", no_wrap=True),
        Column("source", no_wrap=True),
    )
    rows = (
        (record.date, record.kind, _what(entry), record.id[:6], sources(entry.rows))
        for entry in sorted(entries, key=lambda each: each.record.date)
        for record in (entry.record,)
    )
    show_table(columns, rows)


_QUOTED = ("event", "instrument")  # kinds whose headline does not hold the document's own words
_LONGEST_QUOTE = 110


def _what(entry: Told) -> Text:
    """Return a record's headline and, where that is ours alone, the words of the document that it stands for."""
    line = telling(entry.record.headline, entry.factualities)
    if entry.record.kind not in _QUOTED:
        return line
    quote = textwrap.shorten(clean(entry.claim.quote), _LONGEST_QUOTE, placeholder=" …")
    return Text.assemble(line, "\n", (f"“{quote}”", "italic dim"))


def records(
    state: options.OptionalState = "",
    other: options.OptionalState = "",
    kind: options.Kinds = None,
    since: options.Since = "",
    until: options.Until = "",
    factuality: options.Factuality = "",
    contested: Annotated[bool, typer.Option("--contested", help="Only what some source or some record tells otherwise.")] = False,
    rejected: Annotated[bool, typer.Option("--rejected", help="Show rejected records too.")] = False,
    limit: Annotated[int, typer.Option(min=0, help="How many to show, the latest; 0 for all.")] = 50,
    ledger: options.LedgerFile = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """List records: what happened or was said, each once, with how many sources tell it and how sure we are."""
    from chancery.cli.threads import show_records
    from chancery.stores.duckdb import open_ledger

    states = [each for each in (state, other) if each]
    query = api.query(kind=kind or (), states=states, since=since, until=until, factuality=factuality, contested=contested)
    with open_ledger(ledger) as opened:
        found = [record for record in opened.records(query) if rejected or record.review != "rejected"]
    if as_json:
        show_json([msgspec.structs.asdict(record) for record in found])
        return
    shown = found[-limit:] if limit else found
    show_records(shown)
    say()
    say(f"{len(shown)} of {len(found)} records{'' if len(shown) == len(found) else '; --limit 0 shows all'}")


def show(
    record: Annotated[str, typer.Argument(metavar="RECORD", help="A record's id or its beginning.")],
    ledger: options.LedgerFile = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """Show one record with every claim and the words that make it."""
    from chancery.records import as_corrected
    from chancery.stores.duckdb import open_ledger

    with open_ledger(ledger) as opened:
        found = opened.record(record)
        rows = as_corrected(opened, opened.evidence(found))
        documents = {row.claim.doc: opened.document(row.claim.doc) for row in rows}
        threads = [each for each in opened.threads_of(found.id) if len(each.records) > 1]
        against = list(opened.records_by_id(found.against).values())
    if as_json:
        claims = api.ClaimTable(api.ledger_row(row) for row in rows).to_dicts()
        show_json(told_json(Told(found, rows)) | {"claims": claims})
        return
    heading(found.headline)
    say(f"{found.kind} {found.id}")
    say(f"states {', '.join(found.states)}; date {found.date or 'not told'}")
    belief = "" if found.belief is None else f"; belief {found.belief:.0%}"
    say(f"{found.sources} independent {'source' if found.sources == 1 else 'sources'}{belief}{'; contested' * found.contested}")
    for name in ("review", "status", "owner", "due"):
        if value := getattr(found, name):
            say(f"{name}: {value}")
    for note in found.notes:
        say(f"note: {note}")
    for other in against:
        say(f"told otherwise: {other.headline} ({other.id[:6]})")
    for thread in threads:
        say(f"in thread {thread.id[:6]}: {thread.kind}, {thread.title}" + (f" ({thread.status})" if thread.status else ""))
    for row in rows:
        _show_evidence(row, documents[row.claim.doc].title)


def _show_evidence(row: "ClaimRow", title: str) -> None:
    claim = row.claim
    console = out()
    say()
    say(" ".join(part for part in (row.document_date[:10], claim.doc, title) if part))
    offset = claim.sentence_start
    console.print(marked(claim.sentence, claim.start - offset, claim.end - offset))
    say(f"told as {claim.factuality} by {', '.join(claim.by)}; frame {claim.frame}; characters {claim.start} to {claim.end}")
    say(f"claim {row.evidence_id}")


def claims(
    kind: options.Kinds = None,
    state: Annotated[list[str] | None, typer.Option(metavar="STATE", help="Only what involves this state, repeatable.")] = None,
    pair: Annotated[tuple[str, str] | None, typer.Option(metavar="STATE STATE", help="Only what involves both states.")] = None,
    since: options.Since = "",
    until: options.Until = "",
    document: Annotated[str, typer.Option(metavar="ID", help="Only claims of this document.")] = "",
    factuality: options.Factuality = "",
    limit: Annotated[
        int | None, typer.Option(min=0, help="How many to show; 0 for all.", show_default="50 in a table, all in JSON")
    ] = None,
    ledger: options.LedgerFile = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """List claims, one a line, with their documents."""
    from chancery.claims import claim_kind
    from chancery.grounding.states import state_name
    from chancery.ledger.headline import headline
    from chancery.records import as_corrected
    from chancery.stores.duckdb import open_ledger

    states = [*(state or ()), *(pair or ())]
    query = api.query(kind=kind or (), states=states, since=since, until=until, document=document, factuality=factuality)
    with open_ledger(ledger) as opened:
        if document:
            opened.document(document)  # raises for one that the ledger does not hold
        rows = as_corrected(opened, opened.claim_rows(query))
    if limit is None and not as_json:
        limit = 50
    shown = rows[: limit or None]
    if as_json:
        show_json(api.ClaimTable(api.ledger_row(row) for row in shown).to_dicts())
        return
    columns = (
        Column("date", max_width=10, overflow="fold"),
        Column("kind", no_wrap=True),
        Column("what", ratio=1),
        Column("by", max_width=14, overflow="fold"),
        Column("source", no_wrap=True),
    )
    show_table(
        columns,
        (
            (
                row.claim.date or row.document_date[:10],
                claim_kind(row.claim),
                telling(headline(row.claim, state_name), [row.claim.factuality]),
                ", ".join(row.claim.by),
                sources([row]),
            )
            for row in shown
        ),
    )
    say()
    say(f"{len(shown)} of {len(rows)} claims{'' if len(shown) == len(rows) else '; --limit 0 shows all'}")


def documents(ledger: options.LedgerFile = options.DEFAULT_LEDGER, as_json: options.AsJson = False) -> None:
    """List the documents read and those set aside."""
    from chancery.stores.duckdb import open_ledger

    with open_ledger(ledger) as opened:
        held, discards = opened.documents(), opened.discards()
    if as_json:
        without_text = [msgspec.structs.replace(document, text="", turns=()) for document in held]
        show_json({"documents": without_text, "set_aside": discards})
        return
    columns = (
        Column("date", no_wrap=True),
        Column("language", no_wrap=True),
        Column("title", ratio=1),
        Column("document", no_wrap=True),
    )
    dated = sorted((document.date.value[:10] if document.date else "", document.id, document) for document in held)
    show_table(columns, ((date, document.language, document.title, folded(name)) for date, name, document in dated))
    notes = [(note, folded(document.id)) for document in held for note in document.notes]
    if notes:
        heading("Remarks")
        show_table((Column("remark", ratio=1), Column("document", no_wrap=True)), notes)
    if discards:
        heading("Set aside")
        show_discards(discards)


def show_discards(discards: list[Discard]) -> None:
    """Print what was set aside, at which stage and why."""
    columns = (Column("stage", no_wrap=True), Column("reason", ratio=1), Column("document", ratio=1, overflow="fold"))
    show_table(columns, ((discard.stage, discard.reason, discard.document) for discard in discards))
