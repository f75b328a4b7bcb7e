"""Dates in a text, absolute and relative, resolved against the document's date.

The phrases of a language stand in its lexicon ``dates``; what they mean is in ``date_meanings``, where the rule for
dates without a year is written down. Dates in digits alone come from ``chancery.calendars``.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any

import msgspec

from chancery.calendars import find_calendar_dates, month_names, weekday_names
from chancery.errors import GroundingError, LexiconError
from chancery.grounding.date_meanings import MEANINGS, Anchor, Parts, anchor_of
from chancery.grounding.numbers import alternatives, numerals, read_number, without_names
from chancery.lexicons import read_lexicon
from chancery.model import Struct

_EDGE = r"(?<!\w)(?<!\d[.,:/])"  # no phrase begins inside a word or a number
_CALENDAR_YEAR = r"(?:1[5-9]\d\d|20\d\d)(?!\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d|[.,:]\d|\s?%)"
# The words before a date that tell how it counts, and those that look ahead, stand at most this far away.
_BEFORE, _CLAUSE = 40, 120
_CLAUSE_END = re.compile(r"[,;:!?()\n«»“”\"]|\.(?=\s)")
_WRITTEN_SHORTEST_NAME = 4


class DateMention(Struct, frozen=True, kw_only=True):
    """One date as written: offsets, its ISO value or interval, whether it is doubtful, and how the words give it.

    ``how`` is ``absolute`` (a date of the calendar, its year perhaps left to the anchor), ``relative``, ``weekday``, ``by``,
    ``until``, ``since``, ``during`` or ``anniversary`` (the value is the year of the event that is remembered, flagged
    because the year of the feast is taken from the document).
    """

    start: int
    end: int
    value: str
    flagged: bool = False
    how: str = ""


class _Phrase(Struct, frozen=True, kw_only=True):
    id: str
    pattern: re.Pattern[str]
    meaning: str
    how: str
    flagged: bool
    unit: str
    offset: int
    not_before: re.Pattern[str] | None


class _Grammar(Struct, frozen=True, kw_only=True):
    phrases: tuple[_Phrase, ...]
    any_phrase: re.Pattern[str]
    blocked: re.Pattern[str]
    heads: tuple[tuple[str, re.Pattern[str]], ...]
    tails: tuple[tuple[str, re.Pattern[str]], ...]
    ahead_before: re.Pattern[str]
    ahead_around: re.Pattern[str]
    done: re.Pattern[str] | None
    undone: re.Pattern[str] | None
    together: re.Pattern[str]
    years: dict[str, int]
    shifts: dict[str, list[Any]]
    units: dict[str, str]
    counts: dict[str, int]
    day_words: dict[str, int]
    parts: dict[str, list[int]]


class _Found(Struct, frozen=True, kw_only=True):
    """A phrase found, not yet resolved."""

    start: int
    end: int
    meaning: str
    parts: Parts
    how: str
    flagged: bool = False


def _normal(words: str) -> str:
    return " ".join(words.casefold().split())


def _weekdays(language: str) -> dict[str, int]:
    return {**weekday_names(language), **read_lexicon(language, "dates").get("weekday_forms", {})}


def _macros(language: str, data: dict[str, Any]) -> dict[str, str]:
    months = month_names(language)
    # A short form alone ("Jan", "sept") may be a name or the end of a sentence; next to a day or year it is a month.
    whole = [name for name, n in months.items() if not any(o != name and o.startswith(name) and months[o] == n for o in months)]
    plain = [name for name in whole if name not in data.get("ambiguous_months", [])]
    weekdays = [name for name in _weekdays(language) if len(name) >= _WRITTEN_SHORTEST_NAME]
    capitals = data.get("months_begin_with_capital", False)

    def names(words: list[str]) -> str:
        if not capitals:
            return alternatives(words)
        return f"(?-i:{alternatives([word.title() for word in words] + [word.upper() for word in words])})"

    day_words = data.get("day_words", {})
    day = f"(?:{_DAY}{data.get('day_ending', '')}" + (f"|{alternatives(list(day_words))})" if day_words else ")")
    relative_years = list(data["years"])
    any_year = f"{_CALENDAR_YEAR}|{alternatives(relative_years + list(data['bound_years']))}"
    return {
        "calendar_year": f"(?P<year#>{_CALENDAR_YEAR})",
        "relative_year": f"(?P<year#>{alternatives(relative_years)})",
        "year": f"(?P<year#>{any_year})",
        "short_year": r"(?P<year#>(?:1[5-9]|20)\d\d|\d\d)(?!\d)",
        "month": rf"(?P<month#>{names(list(months))})(?:\.(?=\s?\d|\s(?-i:[a-z])))?",
        "plain_month": f"(?P<month#>{names(plain)})",
        "day": f"(?P<day#>{day})",
        "weekday": f"(?P<weekday#>{names(weekdays)})",
        "count": f"(?P<count#>{alternatives(data['counts'])}|{numerals(language).expression})",
        "ordinal_count": rf"(?P<count#>\d+|{numerals(language).expression})",
        "unit": f"(?P<unit#>{alternatives(list(data['units']))})",
        "shift": f"(?P<shift#>{alternatives(list(data['shifts']))})",
        "part": f"(?P<part#>{alternatives(list(data['parts']))})",
        "season": f"(?P<part#>{alternatives(list(data['seasons']))})",
        **{name: f"(?:{pattern})" for name, pattern in data.get("patterns", {}).items()},
    }


def _expand(pattern: str, macros: dict[str, str], where: str) -> str:
    seen: dict[str, int] = {}

    def number(match: re.Match[str]) -> str:
        seen[match[1]] = seen.get(match[1], 0) + 1
        return match[1] + (str(seen[match[1]]) if seen[match[1]] > 1 else "")

    def fill(match: re.Match[str]) -> str:
        if match[1] not in macros:
            raise LexiconError(f"{where}: no macro is called {match[0]}; known are {', '.join(sorted(macros))}")
        return macros[match[1]]

    return re.sub(r"(?<=P<)(\w+)#", number, re.sub(r"\{([a-z_]+)\}", fill, pattern))


def _compile(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise LexiconError(f"dates.toml holds {pattern!r}, which is no regular expression: {error}") from error


@cache
def _grammar(language: str) -> _Grammar:
    data = read_lexicon(language, "dates")
    macros = _macros(language, data)
    phrases = []
    for entry in data["phrase"]:
        if entry["meaning"] not in MEANINGS:
            raise LexiconError(f"{language}/dates.toml, {entry['id']}: no meaning {entry['meaning']!r}")
        pattern = _expand(entry["pattern"], macros, f"{language}/dates.toml, {entry['id']}")
        phrases.append(
            _Phrase(
                id=entry["id"],
                pattern=_compile(f"{_EDGE}(?:{pattern})"),
                meaning=entry["meaning"],
                how=entry["how"],
                flagged=entry.get("flagged", False),
                unit=entry.get("unit", ""),
                offset=entry.get("offset", 0),
                not_before=_compile(rf"(?:{entry['not_before']})\Z") if "not_before" in entry else None,
            )
        )
    return _Grammar(
        phrases=tuple(phrases),
        any_phrase=_compile(f"{_EDGE}(?:{'|'.join(without_names(p.pattern.pattern.removeprefix(_EDGE)) for p in phrases)})"),
        blocked=_compile("|".join(rf"(?<!\w)(?:{entry['pattern']})" for entry in data["blocked"])),
        heads=tuple((how, _compile(rf"(?<!\w)(?:{p})\Z")) for how, p in data["heads"].items()),
        tails=tuple((how, _compile(rf"(?:{p})(?!\w)")) for how, p in data["tails"].items()),
        ahead_before=_compile(rf"(?<!\w)(?:{data['ahead']['before']})(?!\w)"),
        ahead_around=_compile(rf"(?<!\w)(?:{data['ahead']['around']})(?!\w)"),
        done=_compile(rf"(?<!\w)(?:{data['ahead']['done']})\s?\Z") if "done" in data["ahead"] else None,
        undone=_compile(rf"(?<!\w)(?:{data['ahead']['undone']})\s?\Z") if "undone" in data["ahead"] else None,
        together=_compile(rf"\s?(?:{data['together']})\s?"),
        years={**data["years"], **data["bound_years"]},
        shifts=data["shifts"],
        units=data["units"],
        counts=data["counts"],
        day_words=data.get("day_words", {}),
        parts={**data["parts"], **data["seasons"]},
    )


def _read_parts(match: re.Match[str], phrase: _Phrase, grammar: _Grammar, language: str) -> Parts:
    values: dict[str, Any] = {"unit": phrase.unit, "offset": phrase.offset}
    for name, written in match.groupdict().items():
        word = _normal(written) if written else ""
        if not word or name == "core":
            continue
        if name in ("year", "year2"):
            shift = name == "year" and word in grammar.years
            values["shift" if shift else name] = grammar.years[word] if shift else int(word) if word.isdigit() else None
        elif name in ("month", "month2"):
            values[name] = month_names(language)[word.rstrip(".")]
        elif name in ("day", "day2"):
            values[name] = grammar.day_words[word] if word in grammar.day_words else int(re.sub(r"\D", "", word))
        elif name == "weekday":
            values[name] = _weekdays(language)[word]
        elif name == "count":
            number = grammar.counts[word] if word in grammar.counts else read_number(word, language)
            values[name] = int(number) if float(number).is_integer() else 0
        elif name == "unit":
            values[name] = grammar.units[word]
        elif name == "shift":
            values["unit"], values["offset"] = grammar.shifts[word]
        elif name == "part":
            values[name] = tuple(grammar.parts[word])
    return Parts(**values)


def _head(grammar: _Grammar, text: str, start: int) -> tuple[str, int]:
    for how, pattern in grammar.heads:
        if match := pattern.search(text, max(0, start - _BEFORE), start):
            return how, match.start()
    return "", start


def _starts(text: str, grammar: _Grammar) -> list[int]:
    """Return where some phrase begins, by one pass instead of forty; most sentences have none."""
    starts, place = [], 0
    while match := grammar.any_phrase.search(text, place):
        starts.append(match.start())
        place = match.start() + 1
    return starts


def _matches(pattern: re.Pattern[str], text: str, starts: list[int]) -> Iterator[re.Match[str]]:
    """Yield a phrase's matches that begin at some of the starts, none overlapping."""
    free = 0
    for start in starts:
        match = pattern.match(text, start) if start >= free else None
        if match:
            free = max(match.end(), start + 1)
            yield match


def _written(text: str, language: str, grammar: _Grammar) -> list[_Found]:
    found: list[_Found] = []
    starts = _starts(text, grammar)
    for phrase in grammar.phrases if starts else ():
        for match in _matches(phrase.pattern, text, starts):
            start, end = match.span("core") if "core" in phrase.pattern.groupindex else match.span()
            if phrase.not_before and phrase.not_before.search(text, max(0, match.start() - _BEFORE), match.start()):
                continue
            tails = ((how, tail) for how, pattern in grammar.tails if (tail := pattern.match(text, end)))
            how, tail = next(tails, ("", None))
            if tail is None:
                continue
            before, lead = _head(grammar, text, start)
            parts = _read_parts(match, phrase, grammar, language)
            own = "relative" if phrase.how == "absolute" and parts.shift is not None else phrase.how
            told = before or (how if how != "plain" else "") or own
            found.append(
                _Found(start=lead, end=tail.end(), meaning=phrase.meaning, parts=parts, how=told, flagged=phrase.flagged)
            )
    return found


def _in_digits(text: str, grammar: _Grammar) -> list[_Found]:
    found = []
    for date in find_calendar_dates(text):
        how, start = _head(grammar, text, date.start)
        meaning = "year" if date.month is None else "month" if date.day is None else "date"
        if date.year is not None:
            parts = Parts(year=date.year, month=date.month, day=date.day)
            found.append(
                _Found(start=start, end=date.end, meaning=meaning, parts=parts, how=how or "absolute", flagged=date.month is None)
            )
    return found


@lru_cache(maxsize=64)  # dates and quantities of a sentence both ask
def _chosen(text: str, language: str) -> tuple[_Found, ...]:
    """Return the longest phrases, none overlapping, in order; of two as long the one that the lexicon knows."""
    grammar = _grammar(language)
    kept: list[_Found] = []
    candidates = _written(text, language, grammar) + _in_digits(text, grammar)
    if not candidates:
        return ()
    taken = [match.span() for match in grammar.blocked.finditer(text)]
    for one in sorted(candidates, key=lambda found: found.start - found.end):
        if all(one.end <= start or end <= one.start for start, end in taken):
            kept.append(one)
            taken.append((one.start, one.end))
    return tuple(_share_years(sorted(kept, key=lambda found: found.start), text, grammar))


def _share_years(found: list[_Found], text: str, grammar: _Grammar) -> list[_Found]:
    """Give "May 5 and June 7, 2012" one year: a date without it takes that of the date joined to it."""
    shared = list(found)
    for step in (-1, 1):
        for here in range(len(shared))[::step]:
            there = here - step
            if not 0 <= there < len(shared):
                continue
            one, other = shared[here], shared[there]
            open_year = one.parts.month is not None and one.parts.year is None and one.parts.shift is None
            first, last = sorted((one, other), key=lambda item: item.start)
            if open_year and other.parts.month and other.parts.year and grammar.together.fullmatch(text, first.end, last.start):
                year = other.parts.year
                later = step < 0 and one.parts.month is not None and other.parts.month is not None
                year -= 1 if later and (one.parts.month or 0) > other.parts.month else 0
                shared[here] = msgspec.structs.replace(one, parts=msgspec.structs.replace(one.parts, year=year))
    return shared


def _looks_ahead(grammar: _Grammar, text: str, found: _Found) -> bool:
    left = _CLAUSE_END.split(text[max(0, found.start - _CLAUSE) : found.start])[-1]
    if grammar.done is not None and grammar.done.search(left) and not (grammar.undone and grammar.undone.search(left)):
        return False  # "will be supplied under a contract signed in June"
    right = _CLAUSE_END.split(text[found.end : found.end + _CLAUSE])[0]
    return bool(grammar.ahead_before.search(left) or grammar.ahead_around.search(f"{left} {right}"))


def date_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Return the offsets of what is written as a date, resolvable or not, and of names and decades that hold a year.

    *Within 20 years* is a date, but an amount of time as well: it is left out.
    """
    blocked = [match.span() for match in _grammar(language).blocked.finditer(text)]
    dates = [found for found in _chosen(text, language) if not (found.how == "by" and found.meaning == "shifted")]
    return blocked + [(found.start, found.end) for found in dates]


def find_dates(text: str, language: str, anchor: str, ahead: Callable[[int, int], bool] | None = None) -> list[DateMention]:
    """Return the dates of a text in order, none overlapping, resolved against the document's ISO date.

    ``anchor`` may be cut to month or year or be empty; what it is too coarse for is left out. ``ahead`` tells of the words at
    some offsets that their clause looks ahead, where the words themselves do not. Raises GroundingError when the anchor is no
    ISO date, LexiconError when the language has no lexicon ``dates``.

    >>> [(m.value, m.how) for m in find_dates("They met on Friday and will sign by 2015.", "en", "2008-05-05")]
    [('2008-05-02', 'weekday'), ('2015', 'by')]
    """
    try:
        known: Anchor = anchor_of(anchor)
    except (TypeError, ValueError) as error:
        raise GroundingError(f"{anchor!r} is no ISO date; give YYYY, YYYY-MM, YYYY-MM-DD or nothing") from error
    grammar = _grammar(language)
    mentions = []
    for found in _chosen(text, language):
        looks = _looks_ahead(grammar, text, found) or (ahead is not None and ahead(found.start, found.end))
        value = MEANINGS[found.meaning](found.parts, known, looks)
        if value:
            mentions.append(DateMention(start=found.start, end=found.end, value=value, flagged=found.flagged, how=found.how))
    return mentions
