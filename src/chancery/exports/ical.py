"""What lies ahead as an iCalendar file: the days on which promises are due, and meetings that are planned."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, BinaryIO

from chancery.exports.cells import xml_text
from chancery.exports.material import Material, Told, needed, standing, voice
from chancery.exports.spans import Days, days_of
from chancery.model import UNSETTLED, Commitment, Event, Struct, Thread


class _Entry(Struct, frozen=True, kw_only=True):
    """A day or some days of the calendar; ``last`` is the last of them."""

    uid: str
    first: date
    last: date
    summary: str
    description: str
    category: str
    place: str = ""


def write_ical(material: Material, target: BinaryIO) -> int:
    """Write all-day events in order of their days, and return how many were written; raises MissingExtra without icalendar.

    What is due in a month or a year stands on its last day, and says so. Every event is stamped with the day of the ledger's
    newest document, so that one ledger always gives the same file.
    """
    library = needed("icalendar", "ical", "calendar")
    calendar = library.Calendar()
    calendar.add("prodid", "-//Chancery//Export//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    entries = sorted((*_due(material), *_meetings(material)), key=lambda entry: (entry.first, entry.uid))
    for entry in entries:
        calendar.add_component(_component(library, entry, days_of(material.day)))
    target.write(calendar.to_ical())
    return len(entries)


def _component(library: Any, entry: _Entry, newest: Days | None) -> Any:
    component = library.Event()
    component.add("uid", entry.uid)
    component.add("dtstamp", datetime.combine(newest.first if newest else entry.first, time(), UTC))
    component.add("dtstart", entry.first)
    if entry.last < date.max:
        component.add("dtend", entry.last + timedelta(days=1))  # the first day that is no longer part of it
    component.add("summary", xml_text(entry.summary))
    component.add("description", xml_text(entry.description))
    component.add("categories", [entry.category])
    component.add("transp", "TRANSPARENT")
    if entry.place:
        component.add("location", xml_text(entry.place))
    return component


def _due(material: Material) -> Iterator[_Entry]:
    told = {each.record.id: each for each in material.told}
    for thread in material.threads:
        status = material.statuses.get(thread.id, thread.status)
        days = days_of(thread.due)
        if thread.kind == "commitment" and status in UNSETTLED and days:
            promises = [told[each] for each in thread.records if each in told]
            yield _Entry(
                uid=f"{thread.id}-due@chancery",
                first=days.last,
                last=days.last,
                summary=f"Due: {thread.title}",
                description="\n".join(_promise_lines(material, thread, status, promises)),
                category="Commitment",
            )


def _promise_lines(material: Material, thread: Thread, status: str, promises: list[Told]) -> Iterator[str]:
    yield f"Status: {status}" + (f" as of {material.day}" if material.day else "")
    said = next((claim for each in promises if isinstance(claim := voice(each), Commitment)), None)
    # A person's own day stands; else the promise tells how exactly its day is known.
    deadline = said.deadline if said and said.deadline and thread.due in ("", _last_day(said.deadline)) else thread.due
    days = days_of(deadline)
    if days and not (days.exact and days.first == days.last):
        yield f"Due {deadline}: no single day is told, so it stands on the last one"
    if thread.owner:
        yield f"Owner: {thread.owner}"
    if said:
        if said.condition:
            yield f"If {said.condition}"
        yield f"“{said.quote}” ({said.doc})"
    if thread.last_news:
        yield f"Last news: {thread.last_news}"
    yield f"Thread: {thread.id}"


def _last_day(told: str) -> str:
    days = days_of(told)
    return days.last.isoformat() if days else ""


def _meetings(material: Material) -> Iterator[_Entry]:
    became = {record: thread.status for thread in material.threads if thread.kind == "plan" for record in thread.records}
    for each in standing(material):
        claim, record = voice(each), each.record
        planned = isinstance(claim, Event) and claim.event_type == "CONSULT" and claim.factuality == "planned"
        days = days_of(claim.date) if planned else None
        if days is None:
            continue
        lines = [f"“{claim.quote}” ({claim.doc})", f"Record: {record.id}"]
        if not days.exact:
            lines.insert(0, f"Planned for {claim.date}: no day is told, so it stands on the last one")
        if became.get(record.id, "planned") != "planned":
            lines.insert(0, f"Told later: {became[record.id]}")
        town, _, state = claim.place.rpartition(", ")
        yield _Entry(
            uid=f"{record.id}-meeting@chancery",
            first=days.first if days.exact else days.last,
            last=days.last,
            summary=record.headline,
            description="\n".join(lines),
            category="Meeting",
            place=", ".join(part for part in (town, material.state_name(state) if state else "") if part),
        )
