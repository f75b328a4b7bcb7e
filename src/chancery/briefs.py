"""Joins ledger and brief: gathers what a brief on two states may tell, as people's decisions stand, and composes it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from chancery.claims import claim_actors
from chancery.days import span
from chancery.exports.brief.compose import compose
from chancery.exports.brief.parts import Account, Brief, Followed, Material, Source, Telling
from chancery.ledger.headline import actor_name
from chancery.ledger.promises import status_on
from chancery.model import FACTUALITIES, Query
from chancery.records import place_decisions
from chancery.told import Told, told, with_claims

if TYPE_CHECKING:
    from chancery.stores.duckdb import Ledger
    from chancery.stores.rows import ClaimRow

_FOLLOWED = ("plan", "instrument", "commitment")


def brief(ledger: "Ledger", first: str, second: str, *, since: str = "", until: str = "", day: str = "") -> Brief:
    """Return the brief on two states, given by code; ``day`` is the newest document's where none is given."""
    return compose(gather(ledger, first, second, since=since, until=until, day=day))


def gather(ledger: "Ledger", first: str, second: str, *, since: str = "", until: str = "", day: str = "") -> Material:
    """Return what a brief on two states may tell: their records within the bounds, with threads, offices and documents."""
    as_of = day or ledger.newest_date()
    changes = place_decisions(ledger).corrections
    entries = told(ledger, Query(states=(first, second), since=since, until=until))
    own = {entry.record.id for entry in entries}
    threads = ledger.threads(kinds=_FOLLOWED, states=(first, second))
    beside = {name for each in threads for name in each.records} - own
    others = {name for entry in entries for name in entry.record.against} - own
    beside_them = ledger.records_by_id(sorted(beside | others)).values()
    more = with_claims(ledger, (record for record in beside_them if record.review != "rejected"))
    named = [
        entry
        for state in (first, second)
        for entry in told(ledger, Query(kinds=("tenure",), states=(state,), since=since, until=until))
    ]
    sources = _sources(ledger, {row.claim.doc for entry in (*entries, *more, *named) for row in entry.rows})

    def account(entry: Told) -> Account:
        def firmest(row: "ClaimRow") -> tuple[int, bool]:
            # Of two tellings as firm, one in English reads better.
            return FACTUALITIES.index(row.claim.factuality), sources[row.claim.doc].language != "en"

        voice = min(entry.rows, key=firmest)
        ordered = [voice, *(row for row in entry.rows if row is not voice)]
        tellings = [Telling(claim=row.claim, date=row.document_date, corrected=row.evidence_id in changes) for row in ordered]
        return Account(record=entry.record, tellings=tuple(tellings))

    accounts = {entry.record.id: account(entry) for entry in entries}
    held = {entry.record.id: account(entry) for entry in more}
    within = accounts | {name: each for name, each in held.items() if _lies_within(each, since, until)}
    offices = [account(entry) for entry in named]
    followed = [
        Followed(
            thread=each,
            status=status_on(each, as_of),
            accounts=tuple(within[name] for name in each.records if name in within),
        )
        for each in threads
    ]
    everything = [*accounts.values(), *held.values(), *offices]
    return Material(
        states=(first, second),
        names=_names((first, second), everything),
        day=as_of,
        since=since,
        until=until,
        accounts=tuple(accounts.values()),
        others=tuple(held[name] for name in sorted(others) if name in held),
        offices=tuple({each.record.id: each for each in offices}.values()),
        threads=tuple(each for each in followed if each.accounts),
        documents=sources,
    )


def _sources(ledger: "Ledger", names: Iterable[str]) -> dict[str, Source]:
    """Return what a footnote says of documents, by id and in order of id."""
    return {
        document.id: Source(
            id=document.id,
            title=document.title,
            outlet=document.outlet,
            date=document.date.value if document.date else "",
            address=document.source,
            language=document.language,
        )
        for document in ledger.headings(names)
    }


def _lies_within(account: Account, since: str, until: str) -> bool:
    lies = span(account.record.date or account.tellings[0].date)
    first, last = span(since), span(until)
    if lies is None:
        return not since and not until
    return (first is None or lies.last >= first.first) and (last is None or lies.first <= last.last)


def _names(states: tuple[str, str], accounts: Iterable[Account]) -> dict[str, str]:
    from chancery.grounding.states import state_name  # reads the lexicons: not before they are needed

    names = {state: state_name(state) for state in states}
    for account in accounts:
        for telling in account.tellings:
            claim = telling.claim
            for actor in claim_actors(claim):
                names.setdefault(actor.code, actor_name(actor, state_name))
            for code in (claim.place.rpartition(", ")[2], *claim.by):
                if code and state_name(code) != code:
                    names.setdefault(code, state_name(code))
    return names
