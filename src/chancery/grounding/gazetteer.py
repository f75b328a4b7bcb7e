"""Finds the names that the actor lexicons know — states, bodies, places, offices — in a sentence's own text."""

import functools
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from chancery.grounding.cases import case_spellings, fixed_part
from chancery.grounding.forms import Form, Text, end_of, form_of, plain, prepare
from chancery.lexicons import has_lexicon, read_lexicon


class Entry(NamedTuple):
    """One surface form: what kind of thing it names, its code, the state behind it, and how it names it."""

    form: str
    kind: str
    code: str
    state: str
    how: str
    ambiguous: bool = False


class Hit(NamedTuple):
    """A form found at code points ``start`` to ``end`` of the text that was searched."""

    start: int
    end: int
    entry: Entry


# Endings that may follow a name: none in English (the possessive is a word of its own), cases in Hungarian. Russian
# names change inside: cases.py has their patterns.
def _hungarian_cases(group: str) -> str:
    """Return the case endings of a noun; *-val* and *-vá* double the consonant before them: *Kazahsztánnal*."""
    return (
        "(?:t|[aeoö]t|[eoö]tt|nak|nek|ban|ben|ba|be|ból|ből|[eoö]?n|ra|re|ról|ről|hoz|hez|höz|nál|nél|tól|től|ig|ért|ként"
        rf"|v[ae]l|(?<=(?P<{group}>\w))(?P={group})(?:[ae]l|[áé])|vá|vé|é)?"
    )


HUNGARIAN_TAIL = (
    rf"-?(?:[aeoö]?k|j?[aáeé]i?k?|[uü]k|ja|je)?{_hungarian_cases('a')}(?![\w])|-?i(?:ak|ek)?{_hungarian_cases('b')}(?![\w])"
)
TAILS = {
    "en": re.compile(r"(?![\w])"),
    "hu": re.compile(HUNGARIAN_TAIL),
    "ru": re.compile(r"(?![\w])"),
}
_DIGRAPHS = ("cs", "dz", "gy", "ly", "ny", "sz", "ty", "zs")
_KEY = 4
_PLAIN = str.maketrans("áéóőö’ё", "aeooo'е")
_LENGTHENED = {"a": "á", "e": "é", "o": "ó", "ö": "ő"}
_PLURAL = re.compile(r"(?:e?s)?(?!\w)")
_DOUBLED = re.compile(rf"[ae]l(?:{HUNGARIAN_TAIL})")
_INSIDE = re.compile(r"(?<=\s)")
_OPENING = re.compile(r"(?<![^«\"„(-])")


def _folded(text: str) -> str:
    """Return a text of the same length in lower case with plain vowels, for looking names up."""
    lower = text.lower()
    return (lower if len(lower) == len(text) else text).translate(_PLAIN)


STATE_FIELDS = (
    ("names", "name"),
    ("adjectives", "adjective"),
    ("demonyms", "demonym"),
    ("capitals", "capital"),
    ("seats", "seat"),
)


@functools.cache
def past_states() -> frozenset[str]:
    """Return the codes of states that are no more: outside their own years they yield their names to living ones."""
    return frozenset(s["code"] for s in read_lexicon("actors", "states")["state"] if s.get("to"))


def _entries(language: str) -> Iterable[Entry]:
    """Yield every form, living states before past ones, so that *Prague* is the Czech Republic's."""
    past = past_states()
    states = read_lexicon(language, "states")["state"]
    for state in sorted(states, key=lambda s: (s["code"] in past, s["code"])):
        code, doubtful = state["code"], set(state.get("ambiguous", ()))
        for field, how in STATE_FIELDS:
            for form in state.get(field, ()):
                yield Entry(form, "state", code, code, how, form in doubtful and code not in past)
        if language == "hu":
            # "a belgrádi kormány": a capital's adjective stands for the state where an office or institution follows
            for form in (*state.get("capitals", ()), *state.get("seats", ())):
                if " " not in form:
                    adjective = form.lower() if form.endswith("i") else f"{form.lower()}i"
                    yield Entry(adjective, "seat", code, code, "seat adjective")
    for body in read_lexicon("actors", "bodies")["body"]:
        for form in body.get(language, ()):
            yield Entry(form, "body", body["code"], body.get("state", ""), "name", form in body.get("ambiguous", ()))
    for place in read_lexicon("actors", "places")["place"]:
        for form in place.get(language, ()):
            yield Entry(form, "place", place["name"], place["state"], "place", form in place.get("ambiguous", ()))
    for office in read_lexicon(language, "offices")["office"]:
        for form in office["titles"]:
            yield Entry(form, "office", office["id"], "", "title", form in office.get("ambiguous", ()))


Listed = tuple[int, str, Entry]  # rank among all forms, what the text must begin with, the form's entry


@functools.cache
def _index(language: str) -> dict[str, list[Listed]]:
    """The forms by how they begin; a longer form has a lower rank and is tried first."""
    kept: dict[tuple[str, bool], Entry] = {}
    for entry in _entries(language):
        # A small word that is mostly something else (Hungarian "perzsa") names nobody by itself.
        small = entry.ambiguous and entry.kind == "state" and entry.form[0].islower() and not _owning(entry, language)
        if entry.form and not small:
            # A form's first listing wins, so that a capital is an actor before it is a mere place.
            kept.setdefault((entry.form, entry.kind == "office"), entry)
    index: dict[str, list[Listed]] = {}
    for rank, entry in enumerate(sorted(kept.values(), key=lambda e: (-len(e.form), e.form, e.kind))):
        # What must stand in the text for the form's own pattern to be worth trying; its last letters may change.
        start = _folded(fixed_part(entry.form) if language == "ru" else entry.form.split()[0])
        fixed = language == "ru" or language == "en" and (" " in entry.form or entry.kind != "office")
        prefix = start if fixed else start[:-2] or start[:1]
        index.setdefault(prefix[:_KEY], []).append((rank, prefix, entry))
    return index


Candidate = tuple[Entry, Form | re.Pattern[str]]


@functools.lru_cache(maxsize=50_000)
def _candidates(word: str, capital: bool, language: str) -> tuple[list[Candidate], list[Candidate]]:
    """Return the names, and the titles, that may begin with a folded word, each longest first, with what is looked for."""
    index = _index(language)
    found = sorted(
        (item for size in range(1, min(_KEY, len(word)) + 1) for item in index.get(word[:size], ()) if word.startswith(item[1])),
        key=lambda item: item[0],
    )
    pairs = [(entry, form) for *_, entry in found if _may_open(form := _form(entry, language), word, capital)]
    return [p for p in pairs if p[0].kind != "office"], [p for p in pairs if p[0].kind == "office"]


def _may_open(form: Form | re.Pattern[str], word: str, capital: bool) -> bool:
    """Whether what is looked for may begin with a folded word that has a capital or none."""
    if not isinstance(form, Form):
        return True
    stems = (pieces[0].stem for pieces in form.spellings)
    return any(word.startswith(_folded(stem)) and (form.loose or capital or not stem[:1].isupper()) for stem in stems)


@functools.cache  # one at a time, when its first letters are met: most forms never are
def _form(entry: Entry, language: str) -> Form | re.Pattern[str]:
    """Return what stands in a text where an entry does."""
    form = entry.form
    if language == "ru":
        return _russian_form(entry)
    loose = entry.kind == "office" or form[0].islower()
    tail = TAILS[language]
    if entry.kind == "office" and language == "en":
        # "foreign ministers", "heads of state"
        head, of, rest = form.partition(" of ")
        plurals = (f"{head}s{of}{rest}", f"{head[:-1]}ies{of}{rest}") if of else ()
        return form_of([plain(f, _PLURAL) for f in (form, *plurals)], language, loose)
    if entry.ambiguous and entry.kind == "place":
        tail = TAILS["en"]
    elif entry.ambiguous and loose and _owning(entry, language):
        return _owning_pattern(form)
    spellings = [plain(form, tail)]
    if language == "hu" and form[-1] in _LENGTHENED:
        spellings.append(plain(form[:-1] + _LENGTHENED[form[-1]], tail))
    if language == "hu" and form.endswith(_DIGRAPHS):
        spellings.append(plain(f"{form[:-2]}{form[-2]}{form[-2:]}", _DOUBLED))  # Bécs: Béccsel
    if not loose and form != form.upper():
        spellings.append(plain(form.upper(), tail))
    return form_of(spellings, language, loose)


def _owning(entry: Entry, language: str) -> bool:
    """Whether an adjective that is also another word means its state before what a state owns: *az ír kormány*."""
    return language == "hu" and entry.form in read_lexicon("hu", "groups")["names"]["owning"]


@functools.cache
def _owning_pattern(form: str) -> re.Pattern[str]:
    groups = read_lexicon("hu", "groups")
    titles = [title for office in read_lexicon("hu", "offices")["office"] for title in office["titles"]]
    nouns = (*groups["state_nouns"], *groups["group_nouns"], *groups["back"]["counterparts"], *titles)
    owned = "|".join(re.escape(noun).replace(r"\ ", r"\s+") for noun in nouns)
    follows = rf"(?=\s+(?:{owned}))"
    if form in groups["names"]["owning_after_article"]:
        # "a lett elnök", "X lett elnökkel", but not "X lett elnök", who became it
        ending = rf"(?=\s+(?:{owned})[aáeéoöóő]?(?:t|n[ae]k|\w?[ae]l|t[őó]l|h[oeö]z|r[óő]l|ért)(?!\w))"
        article = r"(?:(?<=\ba\s)|(?<=\baz\s)|(?<=\bés\s)|(?<=\bvolt\s))"
        return re.compile(f"{article}{form}{follows}|{form}{ending}", re.IGNORECASE)
    return re.compile(rf"{form}{follows}", re.IGNORECASE)


def _spelt(form: str) -> tuple[str, ...]:
    """Return a body's Russian name with its later words in capitals or not, as writers please: *Верховная Рада* and *рада*."""
    first, *rest = form.split()
    small = " ".join((first, *(w if w.isupper() else w.lower() for w in rest)))
    great = " ".join((first, *(w[0].upper() + w[1:] for w in rest)))
    return tuple(dict.fromkeys((form, small, great)))


def _russian_form(entry: Entry) -> Form:
    form = entry.form
    if entry.how == "demonym":
        # "поляков", but not Mr "Поляков": a people's name has a capital only where a sentence begins.
        small, great = list(case_spellings(form)), list(case_spellings(form[0].upper() + form[1:]))
        before = [None] * len(small) + [_OPENING] * len(great)
        return form_of((*small, *great), "ru", before=before)
    loose = entry.kind == "office" or form[0].islower()
    if entry.ambiguous and entry.kind == "place":
        return form_of([plain(form, TAILS["ru"])], "ru", loose)
    spelt = _spelt(form) if entry.kind == "body" else (form,)
    spellings = [spelling for f in spelt for spelling in case_spellings(f)]
    inside = entry.ambiguous and entry.how == "name" and entry.kind == "state" and len(form) <= _KEY and not form.isupper()
    # "Того" is a state within a sentence and a pronoun where one begins
    return form_of(spellings, "ru", loose, [_INSIDE] * len(spellings) if inside else ())


_START = re.compile(r"(?<!\w)(?=(\w\S{0,40}))")  # as much as the first word of any form


@functools.cache
def _former_owners(language: str) -> dict[str, list[tuple[str, str, Entry]]]:
    """Return the past states behind each form that they share with others, with their first and last day."""
    spans = {s["code"]: (s["from"], s["to"]) for s in read_lexicon("actors", "states")["state"] if s.get("to")}
    entries = [e for e in _entries(language) if e.state and e.kind in ("state", "seat")]
    living = {e.form for e in entries if e.code not in spans}
    owners: dict[str, list[tuple[str, str, Entry]]] = {}
    for entry in entries:
        if entry.code in spans and entry.form in living:
            owners.setdefault(entry.form, []).append((*spans[entry.code], entry))
    return owners


def as_of(hit: Hit, language: str, year: int) -> Hit:
    """Return a hit with the state that bore its name in the middle of a year: *Prague* is Czechoslovakia's in 1985."""
    if hit.entry.kind not in ("state", "seat"):
        return hit
    day = f"{year:04}-07-01"
    owners = _former_owners(language).get(hit.entry.form, ())
    return next((hit._replace(entry=entry) for first, last, entry in owners if first <= day <= last), hit)


def _end(form: Form | re.Pattern[str], text: str, prepared: Text, at: int) -> int:
    """Return where a form that begins at an offset ends, or -1."""
    if isinstance(form, Form):
        return end_of(form, prepared, at)
    found = form.match(text, at)
    return found.end() if found else -1


def find_known(text: str, language: str) -> list[Hit]:
    """Return the known names and titles in a text, the longest at each place, in order of their start.

    A title neither cuts into a name nor lies inside one: *President of the Republic of Korea* is the president of
    *Republic of Korea*. A name inside a title (*Kremlin spokesman*) stands beside it.
    """
    if not can_ground(language):
        return []
    folded, prepared = _folded(text), prepare(text, language)
    names: list[Hit] = []
    titles: list[Hit] = []
    starts = [
        (m.start(), *_candidates(folded[m.start(1) : m.end(1)], text[m.start()].isupper(), language))
        for m in _START.finditer(text)
    ]
    for at, listed, _ in starts:
        if names and at < names[-1].end:
            continue
        for entry, form in listed:
            end = _end(form, text, prepared, at)
            if end >= 0:
                names.append(Hit(at, end, entry))
                break
    for at, _, listed in starts:
        if titles and at < titles[-1].end:
            continue
        for entry, form in listed:
            end = _end(form, text, prepared, at)
            if end >= 0 and all(n.end <= at or n.start >= end or (at <= n.start and n.end <= end) for n in names):
                titles.append(Hit(at, end, entry))
                break
    return sorted((*names, *titles), key=lambda h: (h.start, h.end))


def can_ground(language: str) -> bool:
    """Whether a language has the actor lexicons."""
    return has_lexicon(language, "states") and has_lexicon(language, "offices")


@functools.cache
def offices(language: str) -> dict[str, dict[str, Any]]:
    """Return the offices of a language by id: ``role`` (English), ``rank``, ``titles``, optional ``generic``."""
    return {office["id"]: office for office in read_lexicon(language, "offices")["office"]}
