"""Composes a brief on two states from the record alone: template sentences over fields and headlines, each with its source."""

from collections import Counter

import msgspec

from chancery.claims import listed
from chancery.codebook import quad_of
from chancery.exports.brief.calendar import calendar
from chancery.exports.brief.choice import day_of, heaviest, is_vague, latest_first, surest, weight
from chancery.exports.brief.figures import figures
from chancery.exports.brief.notes import Notes
from chancery.exports.brief.parts import Account, Brief, Item, Listing, Material, Paragraph, Section, Sentence
from chancery.exports.brief.people import people
from chancery.exports.brief.room import pages
from chancery.exports.brief.sides import disputes
from chancery.exports.brief.texts import owed, signed
from chancery.exports.brief.words import begins, happened, is_ahead, when
from chancery.model import KINDS, UNSETTLED, Event, Instrument

_MOST_PAGES, _SHARES = 4.0, (0.75, 0.5, 0.25)
_LATEST = 2  # meetings, and as many other deeds
_PLURALS = {"event": "events", "tenure": "offices", "figure": "figures"}


def compose(material: Material) -> Brief:
    """Return the brief that a material gives; the same material gives the same brief.

    Sections have fixed limits, of which less is used where words are long, so that a brief stays at four pages at most however
    much is recorded; what is left out is counted with the command that shows it.
    """
    told = [_composed(material)]
    for share in _SHARES:
        if pages(told[-1]) <= _MOST_PAGES:
            break
        told.append(_composed(msgspec.structs.replace(material, share=share)))
    return told[-1]


def _composed(material: Material) -> Brief:
    notes = Notes(material)
    first, second = (material.names.get(code, code) for code in material.states)
    sections = (
        _state_of_play(material, notes),
        calendar(material, notes),
        signed(material, notes),
        owed(material, notes),
        figures(material, notes),
        disputes(material, notes),
        people(material, notes),
    )
    bounds = {
        (True, True): f"told: {when(material.since)} to {when(material.until)}",
        (True, False): f"told since {when(material.since)}",
        (False, True): f"told until {when(material.until)}",
    }.get((bool(material.since), bool(material.until)), "")
    as_of = f"As of {when(material.day)}" if material.day else ""
    return Brief(
        title=f"{first} – {second}",
        subtitle=", ".join(filter(None, [as_of, bounds])),
        day=material.day,
        sections=sections,
        notes=notes.all(),
    )


def _state_of_play(material: Material, notes: Notes) -> Section:
    accounts = material.accounts
    pair = listed([material.names.get(code, code) for code in material.states])
    if not accounts:
        nothing = notes.sentence(f"Nothing is recorded about {pair}", notes.counted("records", "--limit", "0"))
        return Section(heading="State of play", blocks=(Paragraph(sentences=(nothing,)),))
    latest = _latest(material)
    blocks: list[Paragraph | Listing] = [Paragraph(sentences=tuple(_counts(material, notes, pair)))]
    if latest:
        items = tuple(Item(lead=day_of(each), sentences=(notes.told(happened(each, material), each),)) for each in latest)
        blocks.append(Listing(title="Latest on record", items=items))
    return Section(heading="State of play", blocks=tuple(blocks))


def _counts(material: Material, notes: Notes, pair: str) -> list[Sentence]:
    accounts = material.accounts
    all_records = notes.counted("records", "--limit", "0")
    documents = {telling.claim.doc: telling.date for each in accounts for telling in each.tellings}
    dates = sorted(date[:10] for date in documents.values() if date)
    reported = ""
    if dates:
        one = dates[0] == dates[-1]
        reported = f", reported on {when(dates[0])}" if one else f", reported from {when(dates[0])} to {when(dates[-1])}"
    told = [
        notes.sentence(
            f"The ledger holds {_many(len(accounts), 'record')} about {pair} from {_many(len(documents), 'document')}{reported}",
            all_records,
        )
    ]
    kinds = Counter(each.record.kind for each in accounts)
    parts = [_many(kinds[kind], kind) for kind in KINDS if kinds[kind]]
    told.append(notes.sentence(f"They are {listed(parts, len(KINDS))}", all_records))
    quads = Counter(quad_of(each.claim.event_type) for each in accounts if isinstance(each.claim, Event) and _done(each))
    if quads:
        conflict = sum(count for quad, count in quads.items() if quad.endswith("conflict"))
        total = sum(quads.values())
        told.append(
            notes.sentence(
                f"Of {_many(total, 'event')} told as fact, {total - conflict} {_is(total - conflict)} cooperation and {conflict} "
                f"{_is(conflict)} conflict",
                notes.counted("records", "--kind", "event", "--factuality", "fact", "--limit", "0"),
            )
        )
    promised = Counter(each.status for each in material.threads if each.thread.kind == "commitment")
    if promised:
        unsettled = sum(promised[each] for each in UNSETTLED)
        overdue = f", {promised['overdue']} of them overdue" if promised["overdue"] else ""
        told.append(
            notes.sentence(
                f"Of {_many(sum(promised.values()), 'promise')} followed, {promised['kept']} {_is(promised['kept'])} kept "
                f"and {unsettled} not settled{overdue}",
                notes.counted("commitments", "--all", "--as-of", material.day, "--limit", "0", dated=False)
                if material.day
                else notes.counted("commitments", "--all", "--limit", "0", dated=False),
            )
        )
    contested = sum(each.record.contested for each in accounts)
    if contested:
        told.append(
            notes.sentence(
                f"{_many(contested, 'record')} {_is(contested)} contested",
                notes.counted("records", "--contested", "--limit", "0"),
            )
        )
    return told


def _latest(material: Material) -> list[Account]:
    """Return the latest deeds, meetings and others, that matter: one a day of each, the latest first."""
    told = [
        each
        for each in material.accounts
        if _done(each)
        and isinstance(each.claim, Event | Instrument)
        and each.claim.date
        and not (isinstance(each.claim, Instrument) and is_vague(each.claim))
        and not is_ahead(each.record.date, material.day)
    ]
    chosen: list[Account] = []
    for meetings in (True, False):
        some = [each for each in told if (isinstance(each.claim, Event) and each.claim.event_type == "CONSULT") is meetings]
        some = surest(some)
        days = sorted({begins(each.record.date) for each in some}, reverse=True)[:_LATEST]
        recent = [each for each in some if begins(each.record.date) in days]
        chosen += heaviest(recent, lambda each: (weight(each, material.day), each.record.id), _LATEST, _day)
    return latest_first(chosen)


def _day(account: Account) -> str:
    return begins(account.record.date)


def _done(account: Account) -> bool:
    return account.claim.factuality == "fact"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun if count == 1 else _PLURALS.get(noun, noun + 's')}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
