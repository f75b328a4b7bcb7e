"""Fields of claims in plain English: dates, names, and what somebody did or is to do."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from babel.dates import get_month_names

from chancery.claims import is_plural, listed
from chancery.days import span
from chancery.exports.brief.parts import Account, Material
from chancery.model import Actor, Event, Instrument

_MONTHS = get_month_names("wide", locale="en")  # by number, from 1
_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_TOLD = re.compile(r" \((?:planned|possible|denied|denied by some)\)$")

# Mode → what was done, what is to be done; "{all}" are both sides, else actors and recipients.
MEETINGS: dict[str, tuple[str, str]] = {
    "visit": ("{actors} visited {others}", "visit {others}"),
    "host": ("{actors} hosted {others}", "host {others}"),
    "meet": ("{all} met", "meet"),
    "multilateral": ("{all} met with others", "meet with others"),
    "negotiate": ("{all} held talks", "hold talks"),
    "phone": ("{all} spoke by telephone", "speak by telephone"),
    "mediate": ("{actors} mediated for {others}", "mediate for {others}"),
}
_ONE_SIDED = ("visit", "host", "mediate")


def plain(text: str, longest: int = 0) -> str:
    r"""Return a document's text as one line without control, direction and forbidden characters, cut where it is too long.

    >>> plain("red \x1b[31malert\n now"), plain("one two three", 9)
    ('red [31malert now', 'one two…')
    """
    line = " ".join("".join(" " if c.isspace() else c for c in text if c.isspace() or not _is_hidden(c)).split())
    if not longest or len(line) <= longest:
        return line
    return (line[: longest - 1].rpartition(" ")[0] or line[: longest - 1]).rstrip(" ,;:–-") + "…"


def _is_hidden(character: str) -> bool:
    # XML knows neither controls nor surrogates nor the two last places of a plane.
    return unicodedata.category(character) in ("Cc", "Cs") or character in _BIDI_CONTROLS or ord(character) & 0xFFFE == 0xFFFE


def when(date: str) -> str:
    """Return an ISO date or interval as people write it.

    >>> when("2008-05-22T10:30"), when("2008-05"), when("2012/2013"), when("2025-01-16/2025-01-31")
    ('22 May 2008', 'May 2008', '2012–2013', '16–31 January 2025')
    """
    first, slash, last = date.partition("/")
    if not slash or first == last:
        return _point(first)
    if not last.strip("."):
        return f"since {_point(first)}"
    if not first.strip("."):
        return f"until {_point(last)}"
    if len(first) == len(last) >= 10 and first[:7] == last[:7]:
        return f"{int(first[8:10])}–{_point(last)}"
    if len(first) == len(last) == 7 and first[:4] == last[:4]:
        return f"{_MONTHS[int(first[5:])]}–{_point(last)}"
    between = " – " if max(len(first), len(last)) > 4 else "–"
    return f"{_point(first)}{between}{_point(last)}"


def _point(date: str) -> str:
    match = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?", date[:10])
    if not match:
        return plain(date)
    year, month, day = match.groups()
    return " ".join(filter(None, [day and str(int(day)), month and _MONTHS[int(month)], year]))


def begins(date: str) -> str:
    """Return the first day, month or year of a date, empty where it is open."""
    return date.partition("/")[0].strip(".")[:10]


def is_over(date: str, day: str) -> bool:
    """Whether a date lies wholly before a day.

    >>> is_over("2025-12", "2025-12-29"), is_over("2010-09", "2025-12-29"), is_over("2014/..", "2025-12-29")
    (False, True, False)
    """
    lies, today = span(date), span(day)
    return lies is not None and today is not None and lies.last < today.first


def is_ahead(date: str, day: str) -> bool:
    """Whether a date begins after a day."""
    lies, today = span(date), span(day)
    return lies is not None and today is not None and lies.first > today.last


def called(actors: Sequence[Actor], names: Mapping[str, str]) -> str:
    """Return actors by the names that people know."""
    return listed(list(dict.fromkeys(names.get(actor.code, plain(actor.code, 80)) for actor in actors)))


def bare(headline: str) -> str:
    """Return a headline without what it says at its end of how it is told."""
    return _TOLD.sub("", plain(headline, 160))


def happened(account: Account, material: Material) -> str:
    """Return what a record tells as a clause without a full stop: meetings and instruments in words, all else as its headline."""
    claim, headline, names = account.claim, account.record.headline, material.names
    if isinstance(claim, Instrument) and claim.stage:
        text, stage = instrument(claim, material.language(account), names), claim.stage
        if claim.factuality == "fact":
            return f"{text}: {stage}"
        return f"{text}: {stage} ({claim.factuality})"
    if not isinstance(claim, Event) or claim.mode not in MEETINGS or claim.factuality == "denied":
        return plain(headline, 160)
    both = (*claim.actor, *claim.recipient)
    if not (claim.recipient if claim.mode in _ONE_SIDED else len(both) > 1):
        return plain(headline, 160)
    past, infinitive = MEETINGS[claim.mode]
    words = {"actors": called(claim.actor, names), "others": called(claim.recipient, names), "all": called(both, names)}
    where = _where(claim, names)
    if claim.factuality == "fact":
        return past.format(**words) + where
    doers = claim.actor if claim.mode in _ONE_SIDED else both
    verb = "may" if claim.factuality == "possible" else f"{'are' if is_plural(doers) else 'is'} to"
    return f"{called(doers, names)} {verb} {infinitive.format(**words)}{where}"


def _where(claim: Event, names: Mapping[str, str]) -> str:
    town, comma, state = claim.place.rpartition(", ")
    if comma:
        return f" ({plain(town, 60)})" if claim.mode == "visit" else f" in {plain(town, 60)}"
    known = names.get(state, "")
    visited = {actor.state for actor in claim.recipient}
    return f" in {known}" if known and not (claim.mode == "visit" and state in visited) else ""


def instrument(claim: Instrument, language: str, names: Mapping[str, str], pair: Sequence[str] = ()) -> str:
    """Return what a text is called: its name, in another language quoted behind its form, and parties outside the pair."""
    form, name = claim.form or "instrument", plain(claim.name, 120)
    if name.isupper():
        name = name.capitalize()
    if not name or name.casefold() == form:
        text = form
    else:
        text = name if language in ("en", "") else f"{form} “{name}”"
    others = [actor for actor in claim.parties if actor.state not in pair] if pair else []
    also = f", with {called(others, names)}" if others else ""
    return text[:1].upper() + text[1:] + also
