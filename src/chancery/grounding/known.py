"""Names in a sentence that the lexicons know, and whether a name there is a mere place, a site or part of something else."""

import functools
import re
from collections.abc import Sequence

from chancery.calendars import month_names, weekday_names
from chancery.grounding.cases import never_changes
from chancery.grounding.declension import is_given, is_russian_person
from chancery.grounding.gazetteer import Entry, Hit, as_of, find_known
from chancery.grounding.hungarian import is_part, stands_in
from chancery.grounding.register import find_terms, fold, given_names
from chancery.grounding.things import is_of_a_thing
from chancery.languages.parsed import Sentence, Word
from chancery.lexicons import read_lexicon

OF, SPACE = re.compile(r" of (?:the )?"), re.compile(" ")
_LONGEST_DATELINE = 6  # words: in more of them all in capitals, it is a headline
PLACE_PREPOSITIONS = frozenset(("in", "at", "near", "inside", "outside", "around", "across", "близ", "вблизи", "возле", "около"))
RUSSIAN_PLACES = frozenset(("в", "во", "на", "под"))  # with the locative or, of a site, the instrumental
POSSESSIVE = frozenset(("'s", "’s", "'", "’"))


def is_locative(word: Word) -> bool:
    """Whether a Russian word stands in the locative; its last letter must allow it: no noun in «-н» does."""
    return word.has("Case=Loc") and (word.text.isupper() or word.text[-1] in "аеёиоуыэюяхмй")


def is_placed(head: Word) -> bool:
    """Whether a preposition of its own makes a name a mere place: *in Moscow*, *в Москве*, but not *в Москву*."""
    case = head.child("case")
    if case is None:
        return False
    lemma = case.lemma.lower()
    if lemma in PLACE_PREPOSITIONS:
        return True
    # "в Баку" has no case of its own; "в Пекин" is no locative, whatever the parser says.
    unchanged = head.pos == "PROPN" and never_changes(head.text)
    return lemma in RUSSIAN_PLACES and (is_locative(head) or head.has("Case=Ins") or unchanged)


@functools.cache
def listed(language: str, name: str) -> frozenset[str]:
    """Return one of a language's word lists about names."""
    return frozenset(read_lexicon(language, "groups")["names"][name])


class Known:
    """A name from the lexicons at its words ``first`` to ``last``, inclusive."""

    __slots__ = ("first", "last", "hit")

    def __init__(self, first: int, last: int, hit: Hit) -> None:
        self.first, self.last, self.hit = first, last, hit


def known_names(sentence: Sentence, year: int = 0) -> list[Known]:
    """Return the lexicons' names and titles in a sentence, mapped to its words, as they are meant in a year."""
    found: list[Known] = []
    hits = find_known(sentence.text, sentence.language)
    owners = [hit for hit in hits if hit.entry.kind == "state" and hit.entry.how == "name"]
    for hit in hits:
        start, end = sentence.start + hit.start, sentence.start + hit.end
        covered = [w.i for w in sentence.words if w.start < end and w.end > start]
        inner = found[-1] if found else None
        # "Atlanta, Georgia": the smaller place says which Georgia.
        beside = inner is not None and covered and covered[0] == inner.last + 2 and sentence.words[inner.last + 1].text == ","
        if beside and inner is not None and inner.hit.entry.kind == "place" and hit.entry.how == "name" and hit.entry.ambiguous:
            continue
        if covered and covered[0] and _is_states_own(sentence.words[covered[0] - 1], hit.entry, sentence.language):
            continue
        if hit.entry.kind == "body" and hit.entry.ambiguous and any(_belongs(hit, owner, sentence) for owner in owners):
            continue  # "the Security Council of Armenia"
        if sentence.language == "en" and covered and _is_part(sentence.words, covered[0], covered[-1], hit.entry):
            continue
        if sentence.language == "ru" and covered and is_of_a_thing(sentence.words, covered[0], covered[-1], hit.entry):
            continue
        if sentence.language == "hu" and covered and is_part(sentence.words, covered[0], covered[-1], hit.entry):
            continue
        if covered and not _is_given_name(sentence.words, covered[-1], hit, sentence.language):
            found.append(Known(covered[0], covered[-1], as_of(hit, sentence.language, year)))
    return found


def _belongs(body: Hit, owner: Hit, sentence: Sentence) -> bool:
    """Whether a state owns a body of that name: *the Security Council of Armenia*, «Совет безопасности Армении»."""
    if sentence.language == "hu":
        return owner.end + 1 == body.start  # "Örményország Biztonsági Tanácsa"
    link = (OF if sentence.language == "en" else SPACE).match(sentence.text, body.end)
    return link is not None and link.end() == owner.start


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
        and not (language == "hu" and stands_in(words[last].text, hit.entry.form))
        and fold(before.text) in given_names()
        and hit.entry.how in ("name", "capital")
    ):
        return True
    after = words[last + 1] if last + 1 < len(words) else None
    if after is None:
        return False
    # "Washington Post", "China Daily": the place is part of a paper's name.
    if (after.text[0].isupper() or language == "ru") and after.text.lower() in listed(language, "papers"):
        return True
    if language == "ru":
        # "Виктория Нуланд"
        own = after.pos == "PROPN" and after.text[0].isupper() and words[last].text[0].isupper()
        return own and is_given(hit.entry.form) and is_russian_person((words[last], after), 0)
    if hit.entry.how == "adjective":
        return False
    return after.pos == "PROPN" and after.text[0].isupper() and bool(find_terms(f"{words[last].text} {after.text}"))


def _is_part(words: Sequence[Word], first: int, last: int, entry: Entry) -> bool:
    """Whether an English state, place or title is part of another name, or none: *Jordan Smith*, *Lake Chad*, *Nice weather*."""
    word = words[last]
    if entry.kind == "office" and first == last and word.dep == "flat" and word.text[0].isupper():
        return fold(word.head.text) in given_names()  # "Julie Bishop"
    if entry.kind not in ("state", "place") or entry.how == "adjective" or first != last:
        return False
    if entry.ambiguous and word.pos in ("ADJ", "ADV", "AUX", "VERB"):
        return True
    before, after = (words[i] if 0 <= i < len(words) else None for i in (first - 1, last + 1))
    given, features = entry.form in listed("en", "given"), listed("en", "features")
    if after is not None and after.text[0].isupper() and after.pos == "PROPN":
        surname = given and after.dep == "flat" and after.head is word and after.text.lower() not in listed("en", "things")
        if surname or after.text.lower() in features:
            return True
    if before is None or not before.text[0].isupper() or before.pos != "PROPN":
        return False
    beneath = word.dep == "flat" and word.head is before
    joined = beneath or (entry.how == "demonym" and before.head is word and before.dep == "compound")
    named = entry.ambiguous and joined  # "Huckleberry Finn"
    titled = given and before.head is word and before.dep == "nmod:desc"  # "Queen Victoria"
    return named or titled or before.text.lower() in features


def _is_states_own(before: Word, entry: Entry, language: str) -> bool:
    """Whether a council or court is some state's own, not the world's: *the National Security Council*."""
    return entry.kind == "body" and entry.ambiguous and before.lemma.lower() in listed(language, "own_organs")


def is_dateline(sentence: Sentence, item: Known) -> bool:
    """Whether a name opens a dispatch: *GENEVA – The ministers met*, *ASTANA, 25 January*, *Budapest, 2025. november 12.*"""
    words, behind = sentence.words, item.last + 1
    headline = sentence.text.isupper() and len(words) > _LONGEST_DATELINE
    capitals = words[0].text.isupper() and not headline
    if item.first or behind >= len(words) or not (capitals or sentence.language == "hu"):
        return False
    after = words[behind + 1] if words[behind].text == "," and behind + 1 < len(words) else None
    dated = after is not None and (after.pos == "NUM" or after.text[0].isdigit() or after.text.casefold() in calendar_names()[0])
    return dated or capitals and words[behind].text in ("–", "—", "-", "(", "/")


def is_feature(form: str, language: str) -> bool:
    """Whether a place is a canal, a strait or the like, which does nothing for its state: *the Panama Canal*."""
    words = form.lower().split()
    features = read_lexicon(language, "groups")["names"].get("features", ())
    return len(words) > 1 and not {words[0], words[-1]}.isdisjoint(features)


def names_site(head: Word, language: str) -> bool:
    """Whether a city only says which talks or text are meant: *the Minsk agreements*, *the Treaty of Rome*."""
    sites = read_lexicon(language, "groups")["names"].get("sited", ())
    case = head.child("case")
    named = head.head.text[0].isupper() and head.head.i == head.i + 1  # "Geneva Conventions" is all one name
    joined = case is None and head.dep.startswith("compound") and head.i < head.head.i and not named
    return (joined or case is not None and case.text == "of") and head.head.lemma.lower() in sites


def is_place(sentence: Sentence, item: Known) -> bool:
    """Whether a city's name only says where: *in Vienna*, or the capitals of a dateline."""
    if item.hit.entry.how not in ("capital", "seat", "place"):
        return False
    words = sentence.words
    dateline = item.first == 0 and words[0].text.isupper()
    before = words[item.first - 1].text.lower() if item.first else ""
    if before in RUSSIAN_PLACES:
        return any(is_locative(w) or never_changes(w.text) for w in words[item.first : item.last + 1])
    return dateline or before in PLACE_PREPOSITIONS


@functools.cache
def calendar_names() -> tuple[frozenset[str], tuple[str, ...]]:
    """The names of months and weekdays, and those long enough to be known by their beginning (*Pénteken*)."""
    names = frozenset(name for language in ("en", "hu", "ru") for name in (*month_names(language), *weekday_names(language)))
    return names, tuple(sorted(n for n in names if len(n) > 4))
