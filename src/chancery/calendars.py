"""Month and weekday names, and the absolute dates that a text writes out, in English, Hungarian and Russian.

Names come from CLDR by way of babel. Relative dates ("on Friday", "last year") are another module's work.
"""

import re
from calendar import monthrange
from functools import cache
from typing import Any

from babel.dates import get_day_names, get_month_names

from chancery.model import Struct

# British English adds "Sept" to the names of the default locale.
_LOCALES: dict[str, tuple[str, ...]] = {"en": ("en", "en_GB"), "hu": ("hu",), "ru": ("ru",)}


class CalendarDate(Struct, frozen=True, kw_only=True):
    """A date as written: code point offsets, the parts that the words give, and the time as ``HH:MM``."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    time: str = ""


def _cldr_names(read: Any, language: str) -> list[tuple[str, int]]:
    if language not in _LOCALES:
        raise ValueError(f"no calendar names for language {language!r}; known are {', '.join(_LOCALES)}")
    return [
        (name.casefold().rstrip("."), number)
        for locale in _LOCALES[language]
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in read(width, context, locale).items()
    ]


@cache
def month_names(language: str) -> dict[str, int]:
    """Return casefolded month names and their numbers (1 is January); Russian in every case of the singular.

    Raises ValueError for a language other than en, hu and ru. Source: CLDR.

    >>> month_names("ru")["января"], month_names("en")["sept"]
    (1, 9)
    """
    names = dict(_cldr_names(get_month_names, language))
    if language == "ru":
        for name, number in list(names.items()):
            # The genitive ends in а or я; the other cases follow from it.
            if len(name) > 2 and name[-1] in "ая":
                soft = name[-1] == "я"
                endings = ("е", "ю", "ем", "ём") if soft else ("е", "у", "ом")
                names.update({name[:-1] + ending: number for ending in endings})
    return names


@cache
def weekday_names(language: str) -> dict[str, int]:
    """Return casefolded weekday names and their numbers (0 is Monday), without one-letter abbreviations.

    Russian names in -а come in the accusative too ("в среду"). Raises ValueError for a language other than
    en, hu and ru. Source: CLDR.

    >>> weekday_names("hu")["szerda"], weekday_names("ru")["среду"]
    (2, 2)
    """
    names = {name: number for name, number in _cldr_names(get_day_names, language) if len(name) > 1}
    if language == "ru":
        names.update({name[:-1] + "у": number for name, number in list(names.items()) if name.endswith("а")})
    return names


def _alternatives(language: str) -> str:
    return "|".join(sorted(map(re.escape, month_names(language)), key=len, reverse=True))


# In each part "#" becomes the number of its pattern, since a group name may stand only once in an expression.
_YEAR = r"(?P<y#>(?:1[5-9]|20|21)\d\d)(?![\d\w])"
_YEAR_RU = _YEAR + r"(?:\s*(?:год[ауе]?|г\.?)(?!\w))?"
_DAY = r"(?P<d#>3[01]|[12]\d|0?[1-9])(?!\d)"
_TIME = (
    r"(?:(?:,|\s|\bat\b|\bв\b|[|·•–—-]){1,5}(?P<t#>(?:2[0-3]|[01]?\d):[0-5]\d)(?!\d|:?\d)"
    r"(?:\s?(?P<p#>[ap]\.?m\b))?)?"
)
_EN = rf"(?P<e#>{_alternatives('en')})(?!\w)\.?"
_HU = rf"(?P<m#>{_alternatives('hu')})(?!\w)\.?"
_HU_INFLECTED = rf"(?P<m#>{_alternatives('hu')})[a-záéíóöőúüű]{{0,6}}(?!\w)\.?"
_RU = rf"(?P<m#>{_alternatives('ru')})(?!\w)\.?"
_HU_SUFFIX = r"(?:\.|-(?:j?[aáeéo])?(?:n|i|ig|t[óő]l|r[ae]|t|r[óő]l)?(?!\w))?"
_EN_SUFFIX = r"(?:st|nd|rd|th)?\.?"
_NOT_NUMBER = r"(?![.,]?\d)"

# The first pattern that fits at the leftmost place wins, so fuller forms stand before shorter ones.
_PATTERNS = (
    r"(?P<y#>(?:1[5-9]|20|21)\d\d)-(?P<n#>0[1-9]|1[0-2])-(?P<d#>[0-2]\d|3[01])(?!\d)"
    r"(?:[T ](?P<t#>(?:2[0-3]|[01]\d):[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-][01]\d:?\d\d)?(?!\d))?",
    r"(?P<y#>(?:1[5-9]|20|21)\d\d)[./]\s?(?P<n#>1[0-2]|0?[1-9])[./]\s?" + _DAY + r"\.?" + _TIME,
    _DAY + r"\.(?P<n#>1[0-2]|0?[1-9])\." + _YEAR_RU + _TIME,
    r"(?P<a#>[0-3]?\d)/(?P<b#>[0-3]?\d)/" + _YEAR + _TIME,
    _YEAR.replace(r"[\d\w]", r"\w") + r"\.?,?\s+" + _HU + r"\s+" + _DAY + _NOT_NUMBER + _HU_SUFFIX
    + rf"(?:,?\s+(?:{'|'.join(weekday_names('hu'))})(?!\w))?" + _TIME,
    _DAY + _EN_SUFFIX + r"(?:\s+of)?[\s-]+" + _EN + r"[,\s-]\s*" + _YEAR + _TIME,
    _DAY + r"(?:-?(?:го|е|ого))?\s+" + _RU + r"\s+" + _YEAR_RU + _TIME,
    _EN + r"\s+" + _DAY + _EN_SUFFIX + r",?\s+" + _YEAR + _TIME,
    _YEAR + r"\.?,?\s+" + _HU_INFLECTED,
    _EN + r"(?:,|\s+of)?\s+" + _YEAR,
    _RU + r"\s+" + _YEAR_RU,
    _DAY + _EN_SUFFIX + r"(?:\s+of)?\s+" + _EN,
    _DAY + r"(?:-?(?:го|е|ого))?\s+" + _RU,
    _HU + r"\s+" + _DAY + _NOT_NUMBER + _HU_SUFFIX,
    _EN + r"\s+" + _DAY + _EN_SUFFIX + _NOT_NUMBER + r"(?!:)",
)  # fmt: skip


def _numbered(patterns: tuple[str, ...], first: int) -> str:
    return "|".join(pattern.replace("#", str(number)) for number, pattern in enumerate(patterns, first))


# Looked at first: most places in a text begin neither a number nor the name of a month.
_INITIALS = "".join(sorted({name[0] for language in _LOCALES for name in month_names(language)}))
# A range such as "12-13 May" gives its last day.
_RANGE_ENDS = tuple(pattern for pattern in _PATTERNS if pattern.startswith(_DAY))
_DATE = re.compile(
    rf"(?<![\w./-])(?=[\d{_INITIALS}])(?:{_numbered(_PATTERNS, 0)})|(?<=\d[-–—])(?:{_numbered(_RANGE_ENDS, len(_PATTERNS))})",
    re.IGNORECASE,
)


def _month(parts: dict[str, str]) -> int | None:
    if "n" in parts:
        return int(parts["n"])
    if "e" in parts:
        return month_names("en")[parts["e"].casefold()]
    if "m" in parts:
        name = parts["m"].casefold()
        return month_names("hu").get(name) or month_names("ru")[name]
    return None


def _clock(parts: dict[str, str]) -> str:
    if "t" not in parts:
        return ""
    hour, minute = map(int, parts["t"].split(":"))
    if "p" in parts and 1 <= hour <= 12:
        hour = hour % 12 + (12 if parts["p"].casefold().startswith("p") else 0)
    return f"{hour:02}:{minute:02}"


def _read(match: re.Match[str]) -> CalendarDate | None:
    parts = {name[0]: value for name, value in match.groupdict().items() if value}
    # An English month begins with a capital: "14 may" is likelier a verb.
    if "e" in parts and not parts["e"][0].isupper():
        return None
    year = int(parts["y"]) if "y" in parts else None
    month, day = _month(parts), int(parts["d"]) if "d" in parts else None
    if "a" in parts:
        first, second = int(parts["a"]), int(parts["b"])
        if not (1 <= min(first, second) <= 12 and max(first, second) <= 31):
            return None
        # 05/06/2008 is read as May in one country and as June in another: only its year is sure.
        if first > 12 or first == second:
            day, month = first, second
        elif second > 12:
            month, day = first, second
    if day is not None and month is not None and not 1 <= day <= monthrange(year or 2000, month)[1]:
        return None
    start, end = match.span()
    return CalendarDate(start=start, end=end, year=year, month=month, day=day, time=_clock(parts))


def find_calendar_dates(text: str) -> list[CalendarDate]:
    """Return the absolute dates that a text writes out in English, Hungarian or Russian, in order, none overlapping.

    Parts that the words do not give are None: ``14 May`` has no year, ``June 2014`` no day, and ``05/06/2008``, which
    countries read differently, only a year. Of a range of days ("12-13 May") the last is given. Bare years are not dates.

    >>> [(d.year, d.month, d.day, d.time) for d in find_calendar_dates("2025. november 12. 22:19; 14 May; June 2014")]
    [(2025, 11, 12, '22:19'), (None, 5, 14, ''), (2014, 6, None, '')]
    """
    return [date for match in _DATE.finditer(text) if (date := _read(match)) is not None]
