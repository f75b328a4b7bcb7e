"""Commands on one matter of a relation: its figures and its open commitments."""

from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Column

from chancery import api
from chancery.cli import options
from chancery.cli.console import say, show_json, show_table, telling
from chancery.cli.told import Told, sources, told
from chancery.model import Actor, Commitment, Figure

if TYPE_CHECKING:
    from chancery.stores.duckdb import Ledger

_CHANGES = {"increase": "grew by ", "decrease": "fell by "}


def figures(
    state: options.OptionalState = "",
    other: options.OptionalState = "",
    ledger: options.LedgerFile = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """Show the numbers told about a relation, in order of time."""
    from chancery.stores.duckdb import open_ledger

    query = api.query(kind="figure", states=[each for each in (state, other) if each])
    with open_ledger(ledger) as opened:
        entries = told(opened, query)
    if as_json:
        show_json([_one_of(entry) for entry in entries])
    elif not entries:
        say("No figures are recorded there.")
    else:
        show_figures(entries)


def show_figures(entries: list[Told], limit: int | None = None) -> None:
    """Print figures as a table in order of the period told of; where there are more than the limit, the latest of them."""
    columns = (
        Column("period", max_width=10, overflow="fold"),
        Column("measure", ratio=1),
        Column("number", ratio=1),
        Column("about", max_width=16),
        Column("source", no_wrap=True),
    )
    rows = []
    ordered = sorted(entries, key=lambda each: (_period(each), each.rows[0].document_date))
    for entry in ordered[-limit:] if limit else ordered:
        claim = entry.claim
        assert isinstance(claim, Figure)
        certainty = "" if entry.factualities == ["fact"] else f" ({', '.join(entry.factualities)})"
        measure = telling(claim.measure + certainty, entry.factualities)
        rows.append((_period(entry), measure, number(claim), actors(claim.about), sources(entry.rows)))
    show_table(columns, rows)


def commitments(
    state: options.OptionalState = "",
    other: options.OptionalState = "",
    as_of: Annotated[
        str, typer.Option(metavar="DATE", help="The day that decides what is open.", show_default="the newest document's date")
    ] = "",
    every: Annotated[bool, typer.Option("--all", help="Show passed and denied commitments too.")] = False,
    ledger: options.LedgerFile = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """Show what was promised and is open.

    Open is what has no deadline, or one that has not passed on the day given with --as-of.
    """
    from chancery.stores.duckdb import open_ledger

    api.check_date("as-of", as_of)
    query = api.query(kind="commitment", states=[each for each in (state, other) if each])
    with open_ledger(ledger) as opened:
        day = as_of or newest_date(opened)
        entries = told(opened, query)
    shown = [entry for entry in entries if every or status(entry, day) == "open"]
    if as_json:
        show_json([_one_of(entry) | {"status": status(entry, day), "as_of": day} for entry in shown])
        return
    if shown:
        show_commitments(shown, day)
        say()
    say(f"{len(shown)} of {len(entries)} commitments{'' if every else ' open'}, as of {day or 'no date'}")


def show_commitments(entries: list[Told], day: str, limit: int | None = None) -> None:
    """Print commitments as a table, at most ``limit``: those with a deadline first, the soonest; then the newest others."""
    columns = (
        Column("due", max_width=10, overflow="fold"),
        Column("who", max_width=16),
        Column("deed", ratio=1),
        Column("status", no_wrap=True),
        Column("source", no_wrap=True),
    )
    newest_first = sorted(entries, key=lambda each: each.rows[0].document_date, reverse=True)
    rows = []
    for entry in sorted(newest_first, key=lambda each: _deadline(each) or "9999")[:limit]:
        claim = entry.claim
        assert isinstance(claim, Commitment)
        who = actors(claim.actor) + (f" to {actors(claim.to)}" if claim.to else "")
        details = [claim.strength, *(each for each in entry.factualities if each in ("possible", "denied"))]
        if claim.condition:
            details.append(f"if {claim.condition}")
        if claim.by != ("outlet",):
            details.append(f"says {', '.join(claim.by)}")
        deed = telling(f"{claim.deed} ({'; '.join(details)})", entry.factualities)
        rows.append((_deadline(entry), who, deed, status(entry, day), sources(entry.rows)))
    show_table(columns, rows)


def status(entry: Told, day: str) -> str:
    """Return ``open``, ``passed`` (the whole deadline lies before the day) or ``denied`` (no document tells it otherwise)."""
    if entry.factualities == ["denied"]:
        return "denied"
    last = _deadline(entry).rpartition("/")[2]
    return "passed" if api.is_date(last) and day[: len(last)] > last else "open"


def newest_date(ledger: "Ledger") -> str:
    """Return the day of the ledger's newest document, empty where no document has a date."""
    return max((document.date.value[:10] for document in ledger.documents() if document.date), default="")


def number(claim: Figure) -> str:
    """Return a figure's number for people.

    >>> from chancery.model import Figure
    >>> number(Figure(doc="d", quote="", start=0, end=0, sentence="", sentence_start=0, sentence_end=0, factuality="fact",
    ...     by=("outlet",), frame="f", measure="trade turnover", value=16.5e9, unit="USD", approximation="over"))
    'over 16.5 bn USD'
    """
    text = f"{int(claim.value) if claim.value.is_integer() else claim.value:,}"
    for size, name in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if abs(claim.value) >= size and len(f"{claim.value / size:.10g}") <= 7:
            text = f"{claim.value / size:.10g} {name}"
            break
    approximation = "" if claim.approximation == "exact" else f"{claim.approximation} "
    return f"{_CHANGES.get(claim.change, '')}{approximation}{text}{'' if claim.unit == 'count' else f' {claim.unit}'}"


def actors(several: tuple[Actor, ...]) -> str:
    """Return actors for people: ``Sergei Lavrov (Russia), Kazakhstan``."""
    from chancery.grounding.states import state_name
    from chancery.ledger.headline import actor_name

    return ", ".join(actor_name(actor, state_name) for actor in several)


def _one_of(entry: Told) -> dict[str, Any]:
    fields = api.ClaimTable([api.ledger_row(entry.voice)]).to_dicts()[0]
    return fields | {"told_as": entry.factualities, "documents": entry.record.documents}


def _period(entry: Told) -> str:
    claim = entry.claim
    assert isinstance(claim, Figure)
    return claim.period or claim.date or entry.rows[0].document_date[:10]


def _deadline(entry: Told) -> str:
    return next((row.claim.deadline for row in entry.rows if isinstance(row.claim, Commitment) and row.claim.deadline), "")
