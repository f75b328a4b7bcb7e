"""Lines that a page's frame leaves in its text: share buttons, menus, cookie notices, icon names, doubled headlines.

The phrases are the lexicons' (``boilerplate``). A sentence of six words or more is kept unless it plainly is boilerplate.
"""

import re
from collections.abc import Iterable
from functools import cache

from chancery.calendars import find_calendar_dates
from chancery.lexicons import read_lexicon

_LANGUAGES = ("en", "hu", "ru")

_NETWORKS = frozenset(
    {
        "bluesky",
        "e-mail",
        "email",
        "facebook",
        "instagram",
        "link",
        "linkedin",
        "livejournal",
        "mail",
        "messenger",
        "odnoklassniki",
        "ok",
        "pinterest",
        "pocket",
        "print",
        "reddit",
        "rss",
        "share",
        "skype",
        "telegram",
        "threads",
        "tiktok",
        "tumblr",
        "tweet",
        "twitter",
        "viber",
        "vk",
        "vkontakte",
        "whatsapp",
        "x",
        "youtube",
        "вконтакте",
        "дзен",
        "одноклассники",
        "твиттер",
        "телеграм",
        "фейсбук",
        "ютуб",
    }
)
_SEPARATED = re.compile(r"\s*[|•]\s*|\s+(?:·|»|›|>|→|::)\s+")
_BULLETS = " •·*|»›>→–—-"
_EDGE = " \t•·*|»›>→–—-:.,;…!?\"“”'()[]"
_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)]*$")


@cache
def _whole_lines() -> frozenset[str]:
    return frozenset(line for language in _LANGUAGES for line in read_lexicon(language, "boilerplate")["lines"])


@cache
def _any_of(field: str) -> re.Pattern[str]:
    expressions = [part for language in _LANGUAGES for part in read_lexicon(language, "boilerplate")[field]]
    return re.compile("|".join(expressions), re.IGNORECASE)


@cache
def _any_word_of(field: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of(field).pattern})\b", re.IGNORECASE)


def is_junk(line: str) -> bool:
    """Tell whether a line belongs to the page's frame and not to its text.

    >>> is_junk("    and share via"), is_junk("They agreed to share power.")
    (True, False)
    """
    bare = line.strip(_EDGE).casefold()
    words = line.split()
    if bare in _whole_lines():
        return True
    if not any(character.isalpha() for character in line):
        return not _is_date(line)
    if len(words) <= 30 and _any_of("openings").match(line.strip(_BULLETS)):
        return True
    if len(words) <= 80 and _is_cookie_notice(line):
        return True
    if bool(_SENTENCE_END.search(line)) and len(words) >= 6:
        return False
    return _is_icons(line, words) or _is_networks(words) or _is_menu(line)


def drop_junk(lines: Iterable[str]) -> list[str]:
    """Return the lines that are text; a headline that is printed again near the top stays once."""
    kept: list[str] = []
    for line in lines:
        if is_junk(line) or (len(kept) < 8 and _is_headline(line) and any(_same(line, earlier) for earlier in kept)):
            continue
        kept.append(line)
    return kept


def _is_date(line: str) -> bool:
    return bool(find_calendar_dates(line[:200])) or bool(re.fullmatch(r"\W*(?:1[89]|20)\d\d\W*", line))


def _is_icons(line: str, words: list[str]) -> bool:
    icons = line.casefold().count("icon")
    return icons >= 3 and icons * 4 >= len(words)


def _is_networks(words: list[str]) -> bool:
    names = [word.strip(_EDGE).casefold() for word in words]
    names = [name for name in names if name and not name.isdigit()]
    return bool(names) and all(name in _NETWORKS for name in names) and (len(names) > 1 or len(names[0]) > 2)


def _is_menu(line: str) -> bool:
    parts = [part for part in _SEPARATED.split(line) if part]
    return len(parts) >= 3 and all(len(part.split()) <= 3 for part in parts) and not _is_date(line)


def _is_cookie_notice(line: str) -> bool:
    quoted = line[:1] in ('"', "“", "„", "«")
    return not quoted and bool(_any_word_of("cookies").search(line)) and bool(_any_word_of("consent").search(line))


def _is_headline(line: str) -> bool:
    return len(line.split()) >= 3 and not line.endswith(":")


def _same(first: str, second: str) -> bool:
    return first.casefold().strip(_EDGE) == second.casefold().strip(_EDGE)
