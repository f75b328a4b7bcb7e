"""The year that a text implies for itself where its date names none."""

import re
from collections.abc import Sequence

from chancery.calendars import find_calendar_dates

_YEAR = r"(?:19|20)\d\d"
_BARE = re.compile(rf"(?<![\w.,/-]){_YEAR}(?![\w/]|[.,-]\d)")
_RANGE = re.compile(rf"(?<![\w/-])({_YEAR})\s?[-–—/]\s?({_YEAR})(?!\w)")
# "this year, 2012", "the current year 2012", "az idei, 2012-es év", "в нынешнем, 2012 году".
_PRESENT = re.compile(
    rf"(?:\b(?:this|current|present) year\b|\bidei\b|\bidén\b|\b(?:этом|нынешнем|текущем|нынешний|текущий)\b)[\s,(—–-]{{1,4}}"
    rf"(?:year\s+|в\s+)?({_YEAR})(?!\w)",
    re.IGNORECASE,
)
_ANNIVERSARY = re.compile(
    r"\b(\d{1,3})(?:st|nd|rd|th)\s+anniversary\b|\b(\d{1,3})\.\s+évfordul"
    r"|\b(\d{1,3})[-–]?(?:\s?лети[еяю]|й годовщин)",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|shall|plan(?:s|ned)?|intend(?:s|ed)?|to be|scheduled|roadmap|programme|program|forecast|expected|next year|by)\b"
    r"|\b(?:fog\w*|majd|tervez\w*|várható\w*|program\w*)\b"
    r"|\b(?:буд(?:ет|ут)|план\w*|намер\w*|программ\w*|ожида\w*|предстоит|к)\b",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[\"“«„]?[A-ZÁÉÍÓÖŐÚÜŰА-ЯЁ])")


def infer_year(paragraphs: Sequence[str], month: int | None, day: int | None) -> int | None:
    """Return the year in which a text most plausibly was written, or None if it does not tell.

    In turn: a full date of the same month and day; "this year, 2012"; an anniversary with its founding year in the
    same sentence; one single year shared by all full dates; the first year of the earliest plan such as
    "a roadmap for 2012-2013", moved back to a year told of as past if that is one or two years earlier.
    """
    dates = [date for line in paragraphs for date in find_calendar_dates(line) if date.year and date.month]
    same_day = {date.year for date in dates if day and (date.month, date.day) == (month, day)}
    if len(same_day) == 1:
        return same_day.pop()
    sentences = [sentence for line in paragraphs for sentence in _SENTENCES.split(line)]
    present = {int(year) for sentence in sentences for year in _PRESENT.findall(sentence)}
    if len(present) == 1:
        return present.pop()
    jubilees = {year for sentence in sentences if (year := _jubilee_year(sentence)) is not None}
    if len(jubilees) == 1:
        return jubilees.pop()
    shared = {date.year for date in dates}
    if month and len(dates) > 1 and len(shared) == 1:
        return shared.pop()
    return _planned_year(sentences, any_future=month is not None)


def _jubilee_year(sentence: str) -> int | None:
    """Return the year of "the 20th anniversary of relations, established in 1992"."""
    anniversaries = [int(next(filter(None, match))) for match in _ANNIVERSARY.findall(sentence)]
    years = {int(year) for year in _BARE.findall(sentence)} | {date.year or 0 for date in find_calendar_dates(sentence)}
    years.discard(0)
    if len(anniversaries) != 1 or len(years) != 1:
        return None
    # "Will mark the 30th anniversary in 2022" names the jubilee and no founding year.
    return None if _FUTURE.search(sentence) else years.pop() + anniversaries[0]


def _planned_year(sentences: Sequence[str], any_future: bool) -> int | None:
    planned: set[int] = set()
    past: set[int] = set()
    for sentence in sentences:
        future = bool(_FUTURE.search(sentence))
        for first, second in _RANGE.findall(sentence):
            if future and 0 < int(second) - int(first) <= 5:
                planned.add(int(first))
        if future and any_future:
            planned.update(map(int, _BARE.findall(sentence)))
        elif not future:
            past.update(map(int, _BARE.findall(sentence)))
    if not planned:
        return None
    earliest = min(planned)
    latest_past = max(past, default=0)
    # What is told as past cannot lie after the document; what is planned cannot lie before it.
    return latest_past if earliest - 2 <= latest_past < earliest else earliest
