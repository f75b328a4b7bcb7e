"""The title of a document, the outlet that it names, and agency marks."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from chancery.calendars import find_calendar_dates, weekday_names
from chancery.lexicons import read_lexicon

_LANGUAGES = ("en", "hu", "ru")
_LONE_ACRONYM = re.compile(r"\((?P<agency>[A-ZА-ЯЁ]{2,10})\)")
_SENTENCE_END = re.compile(r"(?<!\b[A-ZА-Я])[.;:,]['\"”’»)]*$")


def find_title(paragraphs: Sequence[str]) -> str:
    """Return the first line near the top that reads as a headline, or "" if the text begins without one.

    Lines of date, place or section are passed over, and a letterhead where a headline follows it.
    """
    candidates: list[str] = []
    for line in paragraphs[:8]:
        words = line.split()
        if is_date_line(line):
            continue
        if len(words) > 60 or _SENTENCE_END.search(line):
            break
        candidates.append(line)
    headlines = [line for line in candidates if len(line.split()) >= 3]
    proper = [line for line in headlines if not _letterhead().match(line)]
    return next(iter(proper or headlines or candidates), "")


def is_date_line(line: str) -> bool:
    """Tell whether a line is a date with at most four words of place or section around it.

    >>> is_date_line("Külföld :: 2021. április 3. 18:05 ::"), is_date_line("Ministers of Chile and Peru meet 3 April")
    (True, False)
    """
    dates = find_calendar_dates(line) if len(line) <= 120 else []
    if not dates:
        return False
    around = line[: dates[0].start] + " " + line[dates[-1].end :]
    words = [word for word in re.findall(r"[^\W\d_][\w.'’-]*", around) if word.casefold() not in _weekdays()]
    # Around a date without a year a headline's words are likelier than a place's.
    limit = 4 if any(date.year for date in dates) else 2
    ended = re.search(r"[.!?]['\"”’»)]*$", line[dates[-1].end :])
    is_sentence = ended and any(word[0].islower() for word in words)
    return len(words) <= limit and not is_sentence


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(name for language in _LANGUAGES for name in weekday_names(language))


def find_outlet(paragraphs: Sequence[str]) -> str:
    """Return the news agency that signs the text, in its dateline or at its end, or ""."""
    dateline, *signatures = _agency_marks()
    for line in paragraphs[:6]:
        if match := dateline.match(line[:120]):
            return match["agency"]
    for line in [*reversed(paragraphs[-3:]), *paragraphs[:3]]:
        for pattern in signatures:
            if match := pattern.search(line):
                return match["agency"]
        if match := _LONE_ACRONYM.fullmatch(line):
            return match["agency"]
    return ""


def drop_agency_marks(paragraphs: Iterable[str]) -> list[str]:
    """Return the paragraphs without marks such as "(MTI)" that stand alone or close a paragraph."""
    _, closing, *alone = _agency_marks()
    kept = []
    for line in paragraphs:
        if not _LONE_ACRONYM.fullmatch(line) and not any(mark.fullmatch(line) for mark in alone):
            kept.append(closing.sub("", line).rstrip())
    return [line for line in kept if line]


@cache
def _agency_marks() -> tuple[re.Pattern[str], ...]:
    """Return the expressions for an agency in a dateline, at a paragraph's end, after "Source:", and alone on a line."""
    agency = rf"(?P<agency>{_any_of('agencies')})"
    return (
        # "MOSCOW, May 5 (Interfax) -", "БАКУ, 5 мая. ТАСС." and "(Reuters) -": the words before it are place and date.
        re.compile(rf"[^a-zа-яё().!?]{{0,30}}[^().!?]{{0,40}}[(.]\s*{agency}(?:\s*[/,][^()]{{0,20}})?[).]\s*[-–—./]?"),
        re.compile(rf"\({agency}(?:\s*[/,–-][^()]{{0,30}})?\)\s*\.?$"),
        re.compile(rf"(?:Source|Forrás|Источник)\s*:\s*{agency}\.?"),
        re.compile(rf"^[-–—]?\s?{agency}\.?$"),
    )


@cache
def _letterhead() -> re.Pattern[str]:
    return re.compile(rf"(?:the )?(?:{_any_of('letterheads')})\b", re.IGNORECASE)


@cache
def _any_of(field: str) -> str:
    names = {name for language in _LANGUAGES for name in read_lexicon(language, "boilerplate")[field]}
    return "|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name)))
