"""Finds names in a sentence: those that the lexicons know, and runs of capitalised words."""

import functools
import re
from collections.abc import Sequence

from chancery.calendars import month_names, weekday_names
from chancery.grounding.cases import never_changes
from chancery.grounding.declension import is_given, is_russian_person, opens_a_name
from chancery.grounding.gazetteer import Entry, Hit, as_of, find_known
from chancery.grounding.hungarian import is_part, stands_in
from chancery.grounding.register import by_ear, find_terms, fold, given_names, is_surname, skeleton
from chancery.grounding.things import is_of_a_thing
from chancery.languages.parsed import Sentence, Word
from chancery.lexicons import read_lexicon

INITIAL = re.compile(r"^(?:[^\W\d_]\.)+$")
ARTICLED = re.compile(r"(?:[аэ]ль|[аэ][бдзмнрстш])-[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*")  # an Arab name in one word: "ас-Сиси"
# Hungarian endings that no name in the nominative has by chance.
ENDING = re.compile(
    r"(?<=\w{3})-?(?:nak|nek|tól|től|ról|ről|hoz|hez|höz|ban|ben|ból|ből|nál|nél"
    r"|([bcdfghjklmnprstvz])\1[ae]l|v[ae]l|(?<=z)c[ae]l|(?<=[ćč])cs[ae]l|-[^\W\d_]{1,2}[ae]l"
    r"|(?:c(?=cs)|s(?=sz)|z(?=zs)|g(?=gy)|n(?=ny)|l(?=ly)|t(?=ty))(cs|sz|zs|gy|ny|ly|ty)[ae]l)$"
)
# Endings of Russian adjectives, which name nothing by themselves.
_ADJECTIVAL = re.compile(r"(?:ск|цк|н)(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими|ый|ым|ые|ых|ыми)$")
NAME = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_'’.-]*)*")
HONORIFICS = frozenset(
    ("Dr", "Excellency", "Eminence", "H.E", "H.M", "H.R.H", "HE", "HRH", "Highness", "Holiness", "Hon", "Honourable", "Majesty")
    + ("Mr", "Mrs", "Ms")
)
_SHORT_DAY = 3  # letters of a day's or month's short name
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
    for hit in find_known(sentence.text, sentence.language):
        start, end = sentence.start + hit.start, sentence.start + hit.end
        covered = [w.i for w in sentence.words if w.start < end and w.end > start]
        inner = found[-1] if found else None
        # "Atlanta, Georgia": the smaller place says which Georgia.
        beside = inner is not None and covered and covered[0] == inner.last + 2 and sentence.words[inner.last + 1].text == ","
        if beside and inner is not None and inner.hit.entry.kind == "place" and hit.entry.how == "name" and hit.entry.ambiguous:
            continue
        if covered and covered[0] and _is_states_own(sentence.words[covered[0] - 1], hit.entry, sentence.language):
            continue
        if sentence.language == "en" and covered and _is_part(sentence.words, covered[0], covered[-1], hit.entry):
            continue
        if sentence.language == "ru" and covered and is_of_a_thing(sentence.words, covered[0], covered[-1], hit.entry):
            continue
        if sentence.language == "hu" and covered and is_part(sentence.words, covered[0], covered[-1], hit.entry):
            continue
        if covered and hit.entry.kind == "office" and _in_a_name(sentence.words, covered, found):
            continue
        if covered and not _is_given_name(sentence.words, covered[-1], hit, sentence.language):
            found.append(Known(covered[0], covered[-1], as_of(hit, sentence.language, year)))
    return found


_STYLES = ("sheikh", "шейх")


def _in_a_name(words: Sequence[Word], covered: Sequence[int], found: Sequence[Known]) -> bool:
    """Whether an office's word stands inside a name: *Hassan Sheikh Mohamud*."""
    at = covered[0]
    if words[at].lemma.lower() not in _STYLES or not 0 < at < len(words) - 1:
        return False
    if found and found[-1].last == at - 1:
        return found[-1].hit.entry.kind == "office"
    return all(words[i].text[0].isupper() and words[i].pos == "PROPN" for i in (at - 1, at, at + 1))


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
    dated = after is not None and (after.pos == "NUM" or after.text[0].isdigit() or after.text.casefold() in _calendar()[0])
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


def find_names(sentence: Sentence, known: list[Known]) -> list[tuple[int, int]]:
    """Return the runs of capitalised words that no lexicon explains, as first and last word, inclusive."""
    words = sentence.words
    particles, things = listed(sentence.language, "particles"), listed(sentence.language, "things")
    taken = {i for k in known for i in range(k.first, k.last + 1)}
    runs: list[tuple[int, int]] = []
    i = 0
    while i < len(words):
        opens = _starts_name(words[i], i == 0, sentence.language) or (i == 0 and _opens_with_given_name(words))
        if i in taken or not (opens or _is_short_day(words, i)):
            i += 1
            continue
        last = i
        while i and i - 1 not in taken and words[i - 1].text.lower() in particles and words[i - 1].pos != "DET":
            i -= 1  # "von der Leyen", "al Assad"
        while True:
            after = last + 1
            if sentence.language == "hu" and ENDING.search(words[last].text):
                break  # a case ending closes a name
            odd = after < len(words) and (sentence.language == "ru" and _is_letter(words[after]) or _is_month(words, i, after))
            if (
                after < len(words)
                and after not in taken
                and (_continues_name(words[after]) or odd or _opens_with_particle(words[after], particles))
            ):
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
        if thing >= 0 and not find_terms(" ".join(w.text for w in words[i : last + 1]).replace(" - ", "-")):
            runs.append((i, thing))
            i = thing + 1
        if sentence.language == "ru" and not opens_a_name(words[i]):
            # "КПРФ Геннадий Зюганов": a thing's name and then a person's
            given = next((n for n in range(i + 1, last) if opens_a_name(words[n])), i)
            if given > i:
                runs.append((i, given - 1))
                i = given
        if sentence.language == "hu" and last > i + 1 and _two_people(words[i : last + 1]):
            runs.append((i, i + 1))
            i += 2
        marked = next((n for n in range(i + 1, last) if _ends_a_name(words, n)), -1) if sentence.language == "hu" else -1
        if marked > 0:
            runs.append((i, marked))
            i = marked + 1
        runs.append((i, last))
        i = last + 1
    return runs


def _is_short_day(words: Sequence[Word], i: int) -> bool:
    """Whether a short name of a day or month is somebody's: *Sun Chanthol*, *Jan-Christian*."""
    word, after = words[i], words[i + 1] if i + 1 < len(words) else None
    if after is None or word.pos != "PROPN" or len(word.text) > _SHORT_DAY or not word.text[0].isupper() or word.text.isupper():
        return False
    joined = after.text == "-" and after.start == word.end and i + 2 < len(words) and words[i + 2].text[0].isupper()
    return joined or (after.dep == "flat" and after.head is word and after.pos == "PROPN")


def _opens_with_given_name(words: Sequence[Word]) -> bool:
    """Whether a sentence opens with a person's first name, whatever the tagger made of it."""
    first = words[0].text
    given = fold(first) in given_names() or by_ear(fold(first)) in given_names()
    return len(words) > 1 and first[0].isupper() and words[1].pos == "PROPN" and given


def _is_month(words: Sequence[Word], first: int, at: int) -> bool:
    """Whether a surname is also a month's name: *Theresa May*."""
    here = words[at]
    joined = here.pos == "PROPN" and (here.dep == "flat" and here.head is words[first] or here.rel == "aux")
    return joined and here.text[0].isupper() and fold(words[first].text) in given_names()


def _ends_a_name(words: Sequence[Word], at: int) -> bool:
    """Whether a Hungarian name ends in an accusative before another's given name: *Joáv Galantot Benjámin Netanjahu*."""
    word = words[at]
    marked = word.has("Case=Acc") and word.text.endswith("t") and word.lemma.lower() != word.text.lower()
    return marked and fold(words[at + 1].text) in given_names()


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
    names = frozenset(name for language in ("en", "hu", "ru") for name in (*month_names(language), *weekday_names(language)))
    return names, tuple(sorted(n for n in names if len(n) > 4))


def _starts_name(word: Word, initial: bool, language: str = "") -> bool:
    text = word.text
    if language == "ru" and ARTICLED.fullmatch(text):
        return True
    if not text[0].isupper() or len(text) < 2 or not NAME.fullmatch(text) or text.rstrip(".") in HONORIFICS:
        return False
    names, long_names = _calendar()
    folded = text.casefold()
    if folded in names or (word.pos != "PROPN" and folded.startswith(long_names)):
        return False
    if initial or language == "ru" or word.pos not in ("PROPN", "NOUN", "ADJ"):
        return word.pos == "PROPN"
    return True


def _opens_with_particle(word: Word, particles: frozenset[str]) -> bool:
    """Whether a hyphen joins a small word to a name: *esz-Sziszi*, *ál-Nahján*."""
    particle, _, name = word.text.partition("-")
    return particle in particles and name[:1].isupper()


def _is_letter(word: Word) -> bool:
    """Whether a word is one capital vowel, as a Chinese given name may be: *Ван И*."""
    return len(word.text) == 1 and word.text in "АИОУЭЮЯ"


def _continues_name(word: Word) -> bool:
    if INITIAL.match(word.text) or ARTICLED.fullmatch(word.text):
        return True
    return _starts_name(word, False) and word.pos in ("PROPN", "NOUN", "ADJ", "VERB", "X")


def nominative(text: str, language: str) -> str:
    """Return a Hungarian name without its case ending, as far as the ending is sure; other languages' as it is.

    >>> nominative("Putyinnal", "hu"), nominative("Orbánt", "hu"), nominative("Macron", "hu")
    ('Putyin', 'Orbán', 'Macron')
    """
    if language != "hu":
        return text
    bare = ENDING.sub(r"\1\2", text)
    if bare in listed("hu", "given"):
        return bare  # "Lászlóval"
    if bare != text:
        return bare[:-1] + {"á": "a", "é": "e", "ó": "o"}.get(bare[-1], bare[-1])
    for ending in ("ot", "et", "at", "öt", "t"):
        if text.endswith(ending) and len(text) - len(ending) > 3:
            stem = text[: -len(ending)]
            if fold(stem) in given_names() or is_surname(stem):
                return stem
    return text


def nominative_of(word: Word, language: str) -> str:
    """Return a name's last word without its case ending, a Hungarian accusative as the parser found it: *Buritát*."""
    bare = nominative(word.text, language)
    if language != "hu" or bare != word.text or not word.has("Case=Acc") or not bare.endswith("t"):
        return bare
    stem = bare[:-2] + {"á": "a", "é": "e", "ó": "o"}.get(bare[-2], "")
    known = word.lemma.lower() in {form.lower() for form in (bare[:-1], stem) if len(form) > 2}
    short = bare[-2] == "á" or bare.lower() != f"{word.lemma}t".lower()  # "Mutuát": no foreign name ends in *-á*
    return bare if not known else stem if short else bare[:-1]


def is_thing(words: Sequence[Word], language: str) -> bool:
    """Whether some word of a run is a thing's noun: «Чувашской Республики»."""
    things = listed(language, "things")
    return any(w.lemma.lower() in things or w.text.lower() in things for w in words)


def is_unnamed(words: Sequence[Word], language: str) -> bool:
    """Whether a run that names no person names nothing else either: «Совместной», «Андижанского», «Министерство»."""
    if language != "ru" or len(words) > 1:
        return False
    lemma, text = words[0].lemma.lower(), words[0].text.lower()
    groups = read_lexicon(language, "groups")
    if words[0].i == 0 and text.isalpha() and not text.isascii() and not words[0].text.isupper():
        return True  # the first word of a sentence has a capital whatever it is
    return bool(_ADJECTIVAL.search(text)) or lemma in groups["state_nouns"] or lemma in groups["names"]["things"]


def is_person(words: Sequence[Word], year: int, language: str) -> bool:
    """Whether a run of capitalised words is a person's name: by the register, or by a known given name.

    Runs after an article or ending in a thing's noun are none.
    """
    first = words[0]
    things = listed(language, "things")
    if language == "ru":
        return not is_thing(words, language) and is_russian_person(words, year)
    if words[-1].lemma.lower() in things or words[-1].text.lower() in (*things, *listed(language, "papers")):
        return False
    text = " ".join(nominative(w.text, language) if w is words[-1] else w.text for w in words)
    if len(words) == 1:
        return bool(find_terms(text, year)) and first.pos == "PROPN"
    if find_terms(text, year):
        return True
    start = fold(first.text)
    return len(words) <= 4 and (start in given_names() or by_ear(start) in given_names())
