"""The command that shows a ledger at a glance: what is in it, and its best documented relation."""

import shlex
from typing import TYPE_CHECKING

from chancery import api
from chancery.cli import options
from chancery.cli.build import next_commands, show_counts
from chancery.cli.console import heading, say, show_json
from chancery.cli.figures import show_figures
from chancery.cli.threads import promises, show_commitments
from chancery.cli.views import show_discards, show_timeline
from chancery.model import UNSETTLED, Event
from chancery.told import Told, told

if TYPE_CHECKING:
    from chancery.stores.duckdb import Ledger

_LONGEST = 20


def demo(ledger: options.LedgerFile = options.DEFAULT_LEDGER, as_json: options.AsJson = False) -> None:
    """Show a ledger at a glance.

    What it holds, then the timeline, the open commitments and the figures of the two states with most between them.
    """
    from chancery.stores.duckdb import open_ledger

    with open_ledger(ledger) as opened:
        counts = opened.counts()
        if as_json:
            show_json({"ledger": counts, "pairs": opened.pairs()})
            return
        heading("What the ledger holds")
        show_counts(counts)
        languages = ", ".join(f"{language or 'unknown'} {n}" for language, n in counts.languages.items())
        say(f"documents by language: {languages}")
        discards = opened.discards()
        say(f"set aside: {len(discards)}")
        if discards:
            show_discards(discards)
        pairs = opened.pairs()
        if pairs:
            _show_pair(opened, pairs[0][:2])
    heading("What to type next")
    for command in next_commands(pairs, ledger):
        say(command)
    say(f"chancery serve {shlex.quote(str(ledger))}    (the same as web pages)")
    say(f"chancery claims --kind commitment{options.ledger_option(ledger)}")
    say(f"chancery export {shlex.quote(str(ledger))} --format csv --output claims.csv")


def _show_pair(ledger: "Ledger", states: tuple[str, str]) -> None:
    from chancery.grounding.states import state_name

    names = " and ".join(state_name(state) for state in states)
    moves = told(ledger, api.query(kind=("event", "instrument"), states=states))
    best = _one_a_document(moves)[:_LONGEST]
    heading(f"{names}: {len(best)} of {len(moves)} events and instruments, one a document")
    show_timeline(best)
    day = ledger.newest_date()
    promised = ledger.threads(kinds=("commitment",), states=states)
    waiting = [each for each in promised if api.thread_status(each, day) in UNSETTLED]
    waiting.sort(key=lambda each: (-len(each.records), each.due or "9999", each.id))
    shown = waiting[:_LONGEST]
    heading(f"{names}: {len(shown)} of {len(waiting)} commitments not settled, {day or 'no date'}")
    if shown:
        show_commitments(shown, promises(ledger, shown), day)
    numbers = told(ledger, api.query(kind="figure", states=states))
    heading(f"{names}: {min(len(numbers), _LONGEST)} of {len(numbers)} figures")
    if numbers:
        show_figures(numbers, _LONGEST)


def _one_a_document(entries: list[Told]) -> list[Told]:
    """Return for each document what most others tell too, else what names people, else what was put in writing."""

    def rank(entry: Told) -> tuple[int, int, bool]:
        claim = entry.claim
        people = sum("|" in actor.code for actor in (*claim.actor, *claim.recipient)) if isinstance(claim, Event) else 0
        return -len(entry.record.documents), -people, entry.record.kind != "instrument"

    first: dict[str, Told] = {}
    for entry in sorted(entries, key=rank):
        first.setdefault(entry.record.documents[0], entry)
    return list(first.values())
