"""The date of a document: what the document, its metadata or its name say, never the clock or the file system."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from chancery.calendars import CalendarDate, find_calendar_dates, weekday_names
from chancery.model import DocumentDate, Struct
from chancery.sources.heading import is_date_line
from chancery.sources.years import infer_year

_TOP = 8
# A place in capitals or title case before a date, as agencies begin: "BERLIN, 2 August 2017 –", "MOSCOW. May 5 (Interfax) -".
_PLACE = re.compile(
    r"(?:\([^()]{1,30}\)\s*)?[A-ZÁÉÍÓÖŐÚÜŰА-ЯЁ][\w'’]*(?:[\s,./–—-]+[A-ZÁÉÍÓÖŐÚÜŰА-ЯЁ][\w'’]*){0,5}[\s,./–—-]*(?:\([^()]{1,30}\)[\s,]*)?"
)
_AFTER_DATELINE = re.compile(r"\s*[.,:]?\s*(?:\(?[\w./ -]{2,30}\)?\s*[.,]?\s*)?[-–—:/]\s|\s*\.\s|\s*[.,]?\s*\([\w./ -]{2,30}\)")
_CLOSING = re.compile(r"\b(?:done|signed|issued|adopted|kelt|készült|aláírták|совершено|подписано|принято)\b", re.IGNORECASE)
_NAME_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?([0-2]\d|3[01])(?!\d)")


class _Found(Struct, frozen=True, kw_only=True):
    """A date, the line that it was found in, and the kind of place; ``sure`` tells whether that place dates the document."""

    date: CalendarDate
    line: str
    method: str
    sure: bool = True


def find_document_date(
    paragraphs: Sequence[str], *, title: str = "", metadata: str = "", name: str = ""
) -> tuple[DocumentDate | None, tuple[str, ...]]:
    """Return when a document was published, or None, and notes on what could not be settled.

    Sought in turn: a date line near the top, the page's metadata (an ISO date), a dateline, the title, a date line at
    the end; then, flagged, a date whose year the text implies, the file name, and the first date in the running text.
    """
    found = list(_dates_in_place(paragraphs, title, metadata))
    for place in found:
        if place.date.year is not None and place.sure:
            return _document_date(place.date, place.method), ()
    named = _date_in_name(name)
    notes: tuple[str, ...] = ()
    yearless = next((place for place in found if place.date.year is None), None)
    if yearless is not None:
        year, how = infer_year(paragraphs, yearless.date.month, yearless.date.day), "year inferred"
        if named is not None and named.year is not None:
            year, how = named.year, "year from file name"
        if year is not None:
            date = _with_year(yearless.date, year)
            if date is not None:
                return _document_date(date, f"{yearless.method}, {how}", flagged=True), ()
        notes = (f"date without year: {yearless.line[yearless.date.start : yearless.date.end]}",)
    rest = [place for place in found if place.date.year is not None]
    if named is not None:
        rest.append(_Found(date=named, line=name, method="file name"))
    # With a day and a month at hand, a date that only the running text mentions would be another day's.
    if yearless is None:
        told = [
            _Found(date=date, line=line, method="text") for line in paragraphs for date in find_calendar_dates(line) if date.year
        ]
        rest += sorted(told, key=lambda place: place.date.day is None)
    if rest:
        return _document_date(rest[0].date, rest[0].method, flagged=True), notes
    year = infer_year(paragraphs, None, None)
    if year is not None and yearless is None:
        return DocumentDate(value=f"{year:04}", precision="year", method="text, year inferred", flagged=True), notes
    return None, notes


def _dates_in_place(paragraphs: Sequence[str], title: str, metadata: str) -> Iterator[_Found]:
    """Yield the dates that stand where documents are dated, the most telling place first."""
    top = paragraphs[:_TOP]
    for line in top:
        if line != title and is_date_line(line):
            yield _Found(date=_fullest(find_calendar_dates(line)), line=line, method=_line_method(line))
    yield from (_Found(date=date, line=metadata, method="metadata") for date in find_calendar_dates(metadata)[:1])
    for line in top:
        for date in find_calendar_dates(line[:160])[:1]:
            if line != title and _PLACE.fullmatch(line[: date.start]) and _AFTER_DATELINE.match(line, date.end):
                yield _Found(date=date, line=line, method="dateline")
    for date in find_calendar_dates(title):
        # Within a headline's grammar a date may be that of another event: "Assessing the 26 December 1991 declaration".
        before, after = title[: date.start].rstrip(), title[date.end :].lstrip()
        first = not before and after[:1] in (":", "–", "—", "-", "|", ",")
        last = after in ("", ")", ".", "]") and before[-1:] in (",", "(", "[", "–", "—", "-", "|", ":", ";")
        yield _Found(date=date, line=title, method="title", sure=first or last)
    for line in reversed(paragraphs[max(_TOP, len(paragraphs) - 5) :] or paragraphs[-1:]):
        if dates := find_calendar_dates(line) if len(line) < 400 else []:
            if is_date_line(line):
                yield _Found(date=_fullest(dates), line=line, method="date line at the end")
            elif _CLOSING.search(line):
                yield _Found(date=dates[-1], line=line, method="closing formula", sure=len(line) < 150)


def _fullest(dates: Sequence[CalendarDate]) -> CalendarDate:
    def fullness(date: CalendarDate) -> tuple[bool, bool, bool]:
        return date.year is not None, date.day is not None, bool(date.time)

    fullest = max(map(fullness, dates))
    # The earliest of equals: "Updated … Published …" dates the document by its publication.
    return min(
        (date for date in dates if fullness(date) == fullest),
        key=lambda date: (date.year or 0, date.month or 0, date.day or 0, date.time),
    )


def _line_method(line: str) -> Literal["date line", "dateline"]:
    before = line[: find_calendar_dates(line)[0].start].strip()
    place = re.search(r"([^\W\d_]+),$", before)
    is_weekday = place is not None and any(place[1].casefold() in weekday_names(language) for language in ("en", "hu", "ru"))
    return "dateline" if place is not None and not is_weekday else "date line"


def _with_year(date: CalendarDate, year: int) -> CalendarDate | None:
    """Return the date in that year, or None where the year has no such day."""
    dates = find_calendar_dates(f"{year:04}-{date.month or 1:02}-{date.day or 1:02}")
    if not dates:
        return None
    return CalendarDate(start=date.start, end=date.end, year=year, month=date.month, day=date.day, time=date.time)


def _date_in_name(name: str) -> CalendarDate | None:
    match = _NAME_DATE.search(name)
    return next(iter(find_calendar_dates("-".join(match.groups()))), None) if match else None


def _document_date(date: CalendarDate, method: str, flagged: bool = False) -> DocumentDate:
    value = f"{date.year:04}"
    precision: Literal["minute", "day", "month", "year"] = "year"
    if date.month:
        value, precision = f"{value}-{date.month:02}", "month"
        if date.day:
            value, precision = f"{value}-{date.day:02}", "day"
            if date.time:
                value, precision = f"{value}T{date.time}", "minute"
    # A full date of which only the year is sure, such as 05/06/2008, is for a person to look at.
    return DocumentDate(value=value, precision=precision, method=method, flagged=flagged or date.month is None)
