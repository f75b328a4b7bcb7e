"""Finds the names that the actor lexicons know — states, bodies, places, offices — in a sentence's own text."""

import functools
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from chancery.lexicons import has_lexicon, read_lexicon


class Entry(NamedTuple):
    """One surface form: what kind of thing it names, its code, the state behind it, and how it names it."""

    form: str
    kind: str
    code: str
    state: str
    how: str


class Hit(NamedTuple):
    """A form found at code points ``start`` to ``end`` of the text that was searched."""

    start: int
    end: int
    entry: Entry


# Endings that may follow a name: none in English (the possessive is a word of its own), cases in Hungarian.
_HUNGARIAN_CASES = "t|[aeoö]t|nak|nek|ban|ben|ba|be|ból|ből|[eoö]?n|ra|re|ról|ről|hoz|hez|höz|nál|nél|tól|től|ig|ért|ként|[bcdfghjklmnpqrstvwxyz]{1,3}[ae]l|vá|vé|é"
TAILS = {
    "en": re.compile(r"(?![\w])"),
    "hu": re.compile(
        rf"-?(?:[aeoö]?k|j?[aáeé]i?k?|[uü]k|ja|je)?(?:{_HUNGARIAN_CASES})?(?![\w])|-?i(?:ak|ek)?(?:{_HUNGARIAN_CASES})?(?![\w])"
    ),
}
_KEY = 3
_LENGTHENED = {"a": "[aá]", "e": "[eé]"}


def _key(text: str) -> str:
    return text[:_KEY].casefold().replace("á", "a").replace("é", "e")


def _entries(language: str) -> Iterable[Entry]:
    states = read_lexicon(language, "states")["state"]
    for state in states:
        code = state["code"]
        for field, how in (
            ("names", "name"),
            ("adjectives", "adjective"),
            ("demonyms", "demonym"),
            ("capitals", "capital"),
            ("seats", "seat"),
        ):
            for form in state.get(field, ()):
                yield Entry(form, "state", code, code, how)
    for body in read_lexicon("actors", "bodies")["body"]:
        for form in body.get(language, ()):
            yield Entry(form, "body", body["code"], body.get("state", ""), "name")
    for place in read_lexicon("actors", "places")["place"]:
        for form in place.get(language, ()):
            yield Entry(form, "place", place["name"], place.get("state", ""), "place")
    for office in read_lexicon(language, "offices")["office"]:
        for form in office["titles"]:
            yield Entry(form, "office", office["id"], "", "title")


@functools.cache
def _index(language: str) -> dict[str, list[tuple[Entry, re.Pattern[str]]]]:
    index: dict[str, list[tuple[Entry, re.Pattern[str]]]] = {}
    seen: set[tuple[str, str]] = set()
    for entry in _entries(language):
        # A form's first listing wins, so that a capital is an actor before it is a mere place.
        kind = "office" if entry.kind == "office" else "name"
        if (entry.form, kind) in seen or not entry.form:
            continue
        seen.add((entry.form, kind))
        index.setdefault(_key(entry.form), []).append((entry, _pattern(entry, language)))
    for listed in index.values():
        listed.sort(key=lambda pair: (-len(pair[0].form), pair[0].form, pair[0].kind))
    return index


def _pattern(entry: Entry, language: str) -> re.Pattern[str]:
    form = entry.form
    body = re.escape(form).replace(r"\ ", r"\s+").replace("'", "['’]")
    if language == "hu" and form[-1] in _LENGTHENED:
        body = body[:-1] + _LENGTHENED[form[-1]]
    loose = entry.kind == "office" or form[0].islower()
    variants = body if loose else f"{body}|{body.upper()}" if form != form.upper() and language == "en" else body
    plural = "(?:e?s)?" if language == "en" and entry.kind == "office" else ""
    return re.compile(f"(?:{variants}){plural}{TAILS[language].pattern}", re.IGNORECASE if loose else 0)


_START = re.compile(r"(?<![\w])\w")


def find_known(text: str, language: str) -> list[Hit]:
    """Return the known names and titles in a text, longest first at each place, names not overlapping names.

    A title may contain no name and a name no title; hits come in order of their start.
    """
    if not can_ground(language):
        return []
    index = _index(language)
    hits: list[Hit] = []
    free_from = {"name": 0, "office": 0}
    for match in _START.finditer(text):
        at = match.start()
        for entry, pattern in index.get(_key(text[at : at + _KEY]), ()):
            layer = "office" if entry.kind == "office" else "name"
            if at < free_from[layer]:
                continue
            found = pattern.match(text, at)
            if found:
                hits.append(Hit(at, found.end(), entry))
                free_from[layer] = found.end()
    # Of a title and a name that overlap the longer one stands.
    return [
        h
        for h in hits
        if not any(o is not h and o.start < h.end and h.start < o.end and o.end - o.start > h.end - h.start for o in hits)
    ]


def can_ground(language: str) -> bool:
    """Whether a language has the actor lexicons."""
    return has_lexicon(language, "states") and has_lexicon(language, "offices")


@functools.cache
def offices(language: str) -> dict[str, dict[str, Any]]:
    """Return the offices of a language by id: ``role`` (English), ``rank``, ``titles``, optional ``generic``."""
    return {office["id"]: office for office in read_lexicon(language, "offices")["office"]}
