"""Finds names and titles in a sentence: runs of capitalised words, and offices with the states that own them."""

import functools
import re
from collections.abc import Sequence

from chancery.calendars import month_names, weekday_names
from chancery.grounding.gazetteer import Hit, find_known, offices
from chancery.grounding.register import by_ear, find_terms, fold, given_names, is_surname, skeleton
from chancery.languages.parsed import Sentence, Word
from chancery.lexicons import read_lexicon

INITIAL = re.compile(r"^[^\W\d_]\.$")
# Hungarian endings that no name in the nominative has by chance.
ENDING = re.compile(
    r"(?<=\w{3})(?:nak|nek|tól|től|ról|ről|hoz|hez|höz|ban|ben|ból|ből|nál|nél|([bcdfghjklmnprstvz])\1[ae]l|v[ae]l)$"
)
NAME = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_'’.-]*)*")
HONORIFICS = frozenset(("Mr", "Mrs", "Ms", "Dr"))
PLACE_PREPOSITIONS = frozenset(("in", "at", "near", "inside", "outside", "around", "across"))
POSSESSIVE = frozenset(("'s", "’s", "'", "’"))


@functools.cache
def _listed(language: str, name: str) -> frozenset[str]:
    return frozenset(read_lexicon(language, "groups")["names"][name])


class Known:
    """A name from the lexicons at its words ``first`` to ``last``, inclusive."""

    __slots__ = ("first", "last", "hit")

    def __init__(self, first: int, last: int, hit: Hit) -> None:
        self.first, self.last, self.hit = first, last, hit


class Title:
    """An office as written: words ``first`` to ``last``, its entry, the states and bodies it belongs to, its status."""

    __slots__ = (
        "first",
        "last",
        "office",
        "role",
        "rank",
        "states",
        "bodies",
        "status",
        "plural",
        "owner",
        "home",
        "start",
        "end",
    )

    def __init__(self, first: int, last: int, office: str, role: str, rank: str, plural: bool) -> None:
        self.first, self.last = first, last
        self.start, self.end = first, last  # with the modifiers that belong to it
        self.office, self.role, self.rank = office, role, rank
        self.states: list[str] = []
        self.bodies: list[str] = []
        self.status = "current"
        self.plural = plural
        self.home = ""  # the state behind the body: the Mossad's is ISR
        self.owner: Word | None = None  # a possessive pronoun: "its President"


def known_names(sentence: Sentence) -> list[Known]:
    """Return the lexicons' names and titles in a sentence, mapped to its words."""
    found: list[Known] = []
    for hit in find_known(sentence.text, sentence.language):
        start, end = sentence.start + hit.start, sentence.start + hit.end
        covered = [w.i for w in sentence.words if w.start < end and w.end > start]
        inner = found[-1] if found else None
        # "Atlanta, Georgia": the smaller place says which Georgia.
        beside = inner is not None and covered and covered[0] == inner.last + 2 and sentence.words[inner.last + 1].text == ","
        if beside and inner is not None and inner.hit.entry.kind == "place" and hit.entry.how == "name" and hit.entry.ambiguous:
            continue
        if covered and not _is_given_name(sentence.words, covered[-1], hit, sentence.language):
            found.append(Known(covered[0], covered[-1], hit))
    return found


def _is_given_name(words: Sequence[Word], last: int, hit: Hit, language: str) -> bool:
    """Whether a place's name is really a person's: *Nursultan* before *Nazarbayev*, *Jordan* before a surname."""
    if (
        hit.entry.kind not in ("state", "place")
        or hit.entry.how == "adjective"
        or " " in hit.entry.form
        or last + 1 >= len(words)
    ):
        return False
    before = words[last - 1] if last else None
    if (
        before is not None
        and before.pos == "PROPN"
        and fold(before.text) in given_names()
        and hit.entry.how in ("name", "capital")
    ):
        return True
    after = words[last + 1] if last + 1 < len(words) else None
    if after is None:
        return False
    # "Washington Post", "China Daily": the place is part of a paper's name.
    if after.text[0].isupper() and after.text.lower() in _listed(language, "papers"):
        return True
    if language == "hu" and (after.lemma.lower() in _listed(language, "streets") or hit.entry.how == "adjective"):
        # "a Moszkva téren"; "Magyar Péter", but not "magyar Péter"
        person = (
            words[last].text[0].isupper() and after.text[0].isupper() and fold(nominative(after.text, language)) in given_names()
        )
        return after.lemma.lower() in _listed(language, "streets") or person
    if hit.entry.how == "adjective":
        return False
    return after.pos == "PROPN" and after.text[0].isupper() and bool(find_terms(f"{words[last].text} {after.text}"))


def is_place(sentence: Sentence, item: Known) -> bool:
    """Whether a city's name only says where: *in Vienna*, or the capitals of a dateline."""
    if item.hit.entry.how not in ("capital", "seat", "place"):
        return False
    words = sentence.words
    dateline = item.first == 0 and words[0].text.isupper()
    return dateline or bool(item.first) and words[item.first - 1].text.lower() in PLACE_PREPOSITIONS


def _lower(words: Sequence[Word], i: int) -> str:
    return words[i].text.lower() if 0 <= i < len(words) else ""


def find_titles(sentence: Sentence, known: list[Known]) -> list[Title]:
    """Return the offices named in a sentence, each with its states, bodies and status.

    ``the former Kazakh foreign minister`` gives the office of foreign minister of KAZ with status ``former``.
    """
    words, language = sentence.words, sentence.language
    back = read_lexicon(language, "groups")["back"]
    table = offices(language)
    at_last = {k.last: k for k in known if k.hit.entry.kind in ("state", "body", "seat")}
    at_first = {k.first: k for k in known if k.hit.entry.kind in ("state", "body")}
    titles = []
    for item in known:
        if item.hit.entry.kind != "office":
            continue
        entry = table[item.hit.entry.code]
        written = set(item.hit.entry.form.lower().split())
        span = words[item.first : item.last + 1]
        plural = any(w.has("Number=Plur") and w.pos in ("NOUN", "PROPN") and w.text.lower() not in written for w in span)
        role = entry["role"]
        title = Title(item.first, item.last, entry["id"], role, entry.get("rank", "other"), plural)
        if role.startswith("former "):
            title.role, title.status = role[7:8].upper() + role[8:], "former"
        elif role.endswith("-elect"):
            title.role, title.status = role[:-6], "incoming"
        for inner in known:
            if (
                inner is not item
                and item.first <= inner.first
                and inner.last <= item.last
                and inner.hit.entry.kind in ("state", "body")
            ):
                (title.states if inner.hit.entry.kind == "state" else title.bodies).append(inner.hit.entry.code)
        _look_left(title, words, at_last, back, language)
        if language == "en":
            _look_right(title, words, at_first, back)
        owner = read_lexicon(language, "groups").get("title_bodies", {}).get(item.hit.entry.form)
        if owner and not title.states and not title.bodies:
            title.bodies.append(owner)
        # "the chair", "a leader": often no office at all unless somebody owns it.
        if item.hit.entry.ambiguous and not (title.states or title.bodies or title.owner):
            continue
        titles.append(title)
    return titles


def _look_left(title: Title, words: list[Word], at_last: dict[int, Known], back: dict[str, list[str]], language: str) -> None:
    """Take up what stands before the office: states, possessives, "former", adjectives between them."""
    i, spare = title.first - 1, 2
    institutions = frozenset(read_lexicon(language, "groups")["state_nouns"])
    while i >= 0:
        text = _lower(words, i)
        if i in at_last:
            entry = at_last[i].hit.entry
            if entry.kind == "seat" and title.rank == "other" and i + 1 == title.first:
                i = at_last[i].first - 1  # "Szerbia budapesti nagykövete" serves there, for another state
                continue
            # A bare name with a preposition before it owns nothing: "in Moscow President Putin".
            before = words[at_last[i].first - 1] if at_last[i].first else None
            if (
                entry.how in ("name", "capital", "place")
                and before is not None
                and before.pos == "ADP"
                and words[i].lemma not in POSSESSIVE
                and _lower(words, i + 1) not in POSSESSIVE
            ):
                break
            if entry.kind in ("state", "seat"):
                title.states.insert(0, entry.code)
            else:
                title.bodies.insert(0, entry.code)
                title.home = title.home or entry.state
            i = at_last[i].first - 1
            title.start = i + 1
            # "in Ladakh, Indian Foreign Secretary Misri": a comma joins only the owners of several offices.
            if _lower(words, i) == "," and not title.plural and len(title.states) < 2:
                break
            continue
        stripped = text.rstrip("-")
        if stripped in back["former"] or text in ("vice-", "acting"):
            if stripped in back["former"]:
                title.status = "former"
            title.start = i
        elif stripped in back["incoming"]:
            title.status = "incoming"
            title.start = i
        elif words[i].has("Poss=Yes") and words[i].pos in ("PRON", "DET"):
            title.owner = words[i]
            title.start = i
            break
        elif (
            text in POSSESSIVE
            or text == "-"
            or (text in ("and", "és", ",") and (i - 1 in at_last or _lower(words, i - 1) in POSSESSIVE) and title.states)
        ):
            pass
        elif words[i].pos == "DET" and _lower(words, i - 1) in ("and", "és") and title.states:
            pass  # "az orosz és a kazah külügyminiszter"
        elif language == "hu" and spare and words[i].pos == "NOUN" and words[i].text.lower() in institutions:
            spare -= 1  # "az indiai külügyminisztérium szóvivője"
        elif words[i].pos in ("ADJ", "DET") and spare and text not in ("the", "a", "an", "az", "egy"):
            spare -= 1
        else:
            break
        i -= 1
    first = words[title.first].text.lower()
    if first.startswith("ex-"):
        title.status = "former"


def _look_right(title: Title, words: list[Word], at_first: dict[int, Known], back: dict[str, list[str]]) -> None:
    """Take up what stands after an English office: ``-elect``, ``of the Russian Federation``."""
    i = title.last + 1
    if _lower(words, i) == "-" and _lower(words, i + 1) in back["incoming"]:
        title.status = "incoming"
        i += 2
        title.end = i - 1
    elif _lower(words, i) in back["incoming"]:
        title.status = "incoming"
        title.end = i
        i += 1
    abroad = _lower(words, i) in ("to", "in") and "ambassador" in title.office
    if abroad and i + 1 in at_first:
        title.end = at_first[i + 1].last  # "Sweden's ambassador to Austria": where, not whose
    if _lower(words, i) not in ("of", "for", "at") or _lower(words, i) == "for" and not title.office:
        return
    i += 1
    while _lower(words, i) in ("the", "its", "their"):
        i += 1
    # The owner may be an adjective further on: "head of the Iranian Foreign Ministry".
    for j in range(i, min(i + 3, len(words))):
        if j in at_first:
            entry = at_first[j].hit.entry
            if entry.kind == "state":
                title.states.append(entry.code)
            else:
                title.bodies.append(entry.code)
                title.home = title.home or entry.state
            title.end = at_first[j].last
            while _lower(words, title.end + 1) in ("and", ",") and title.end + 2 in at_first and title.plural:
                title.states.append(at_first[title.end + 2].hit.entry.code)
                title.end = at_first[title.end + 2].last
            return
        if words[j].pos not in ("ADJ", "PROPN", "NOUN", "DET"):
            return
        # "of the National Assembly": an institution that no lexicon knows belongs to the title all the same.
        if words[j].text[0].isupper() and words[j].text.lower() in _listed("en", "things"):
            title.end = j
            _look_behind(title, words, j + 1, at_first)
            return


def _look_behind(title: Title, words: list[Word], i: int, at_first: dict[int, Known]) -> None:
    """Take up the state at the end of an institution's long name: *the Ministry of Foreign Affairs of Pakistan*."""
    while i < len(words) and (words[i].text.lower() in ("of", "for", "and", "the") or words[i].text[0].isupper()):
        if i in at_first and at_first[i].hit.entry.kind == "state":
            title.states.append(at_first[i].hit.entry.code)
            title.end = at_first[i].last
            return
        i += 1


def find_names(sentence: Sentence, known: list[Known]) -> list[tuple[int, int]]:
    """Return the runs of capitalised words that no lexicon explains, as first and last word, inclusive."""
    words = sentence.words
    particles, things = _listed(sentence.language, "particles"), _listed(sentence.language, "things")
    taken = {i for k in known for i in range(k.first, k.last + 1)}
    runs: list[tuple[int, int]] = []
    i = 0
    while i < len(words):
        if i in taken or not (_starts_name(words[i], i == 0) or (i == 0 and _opens_with_given_name(words))):
            i += 1
            continue
        last = i
        while i and i - 1 not in taken and words[i - 1].text.lower() in particles and words[i - 1].pos != "DET":
            i -= 1  # "von der Leyen", "al Assad"
        while True:
            after = last + 1
            if sentence.language == "hu" and ENDING.search(words[last].text):
                break  # a case ending closes a name
            if after < len(words) and after not in taken and _continues_name(words[after]):
                last = after
            elif (following := _after_particles(words, after, particles)) and following not in taken:
                last = following
            elif (
                after + 1 < len(words)
                and words[after].text == "-"
                and after + 1 not in taken
                and words[after + 1].text.isalpha()
                and words[after].start == words[last].end
                and words[after].end == words[after + 1].start
            ):
                last = after + 1
            else:
                break
        # "National Assembly Ruben Rubinyan" is a thing's name and then a person's.
        thing = max((n for n in range(i, last - 1) if words[n].text.lower() in things), default=-1)
        if thing >= 0:
            runs.append((i, thing))
            i = thing + 1
        if sentence.language == "hu" and last > i + 1 and _two_people(words[i : last + 1]):
            runs.append((i, i + 1))
            i += 2
        runs.append((i, last))
        i = last + 1
    return runs


def _opens_with_given_name(words: Sequence[Word]) -> bool:
    """Whether a sentence opens with a person's first name, whatever the tagger made of it."""
    first = words[0].text
    return len(words) > 1 and first[0].isupper() and words[1].pos == "PROPN" and fold(first) in given_names()


def _two_people(words: Sequence[Word]) -> bool:
    """Whether a Hungarian run names two people: *Orbán Viktor Putyinnal tárgyalt*."""
    texts = [w.text for w in words[:-1]] + [nominative(words[-1].text, "hu")]
    surnames = {fold(t.person).split()[-1] for t in find_terms(" ".join(texts))}
    one = skeleton(by_ear(fold(texts[-1]))) in {skeleton(s) for s in surnames} or fold(texts[-1]) in surnames
    return not one and bool(find_terms(" ".join(texts[:2]))) and is_surname(texts[-1])


def _after_particles(words: Sequence[Word], at: int, particles: frozenset[str]) -> int:
    """Return the word of a name that stands behind one or two particles (*von der Leyen*); 0 if there is none."""
    for here in (at, at + 1):
        if here + 1 >= len(words) or words[here].text.lower() not in particles:
            return 0
        hyphen = words[here + 1].text == "-" and here + 2 < len(words)  # "el-Sisi"
        name = words[here + 1 + hyphen]
        if _continues_name(name) or (name.text[0].isupper() and name.text.isalpha() and len(name.text) > 2):
            return name.i
    return 0


@functools.cache
def _calendar() -> tuple[frozenset[str], tuple[str, ...]]:
    """The names of months and weekdays, and those long enough to be known by their beginning (*Pénteken*)."""
    names = frozenset(name for language in ("en", "hu") for name in (*month_names(language), *weekday_names(language)))
    return names, tuple(sorted(n for n in names if len(n) > 4))


def _starts_name(word: Word, initial: bool) -> bool:
    text = word.text
    if not text[0].isupper() or len(text) < 2 or not NAME.fullmatch(text) or text.rstrip(".") in HONORIFICS:
        return False
    names, long_names = _calendar()
    folded = text.casefold()
    if folded in names or (word.pos != "PROPN" and folded.startswith(long_names)):
        return False
    if initial or word.pos not in ("PROPN", "NOUN", "ADJ"):
        return word.pos == "PROPN"
    return True


def _continues_name(word: Word) -> bool:
    if INITIAL.match(word.text):
        return True
    return _starts_name(word, False) and word.pos in ("PROPN", "NOUN", "ADJ", "VERB", "X")


def nominative(text: str, language: str) -> str:
    """Return a Hungarian name without its case ending, as far as the ending is sure; other languages' as it is.

    >>> nominative("Putyinnal", "hu"), nominative("Orbánt", "hu"), nominative("Macron", "hu")
    ('Putyin', 'Orbán', 'Macron')
    """
    if language != "hu":
        return text
    bare = ENDING.sub(r"\1", text)
    if bare != text:
        return bare[:-1] + {"á": "a", "é": "e", "ó": "o"}.get(bare[-1], bare[-1])
    for ending in ("ot", "et", "at", "öt", "t"):
        if text.endswith(ending) and len(text) - len(ending) > 3:
            stem = text[: -len(ending)]
            if fold(stem) in given_names() or is_surname(stem):
                return stem
    return text


def is_person(words: Sequence[Word], year: int, language: str) -> bool:
    """Whether a run of capitalised words is a person's name: by the register, or by a known given name.

    Runs after an article or ending in a thing's noun are none.
    """
    first = words[0]
    things = _listed(language, "things")
    if words[-1].lemma.lower() in things or words[-1].text.lower() in things:
        return False
    text = " ".join(nominative(w.text, language) if w is words[-1] else w.text for w in words)
    if len(words) == 1:
        return bool(find_terms(text, year)) and first.pos == "PROPN"
    if find_terms(text, year):
        return True
    start = fold(first.text)
    return len(words) <= 4 and (start in given_names() or by_ear(start) in given_names())
