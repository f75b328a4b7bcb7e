"""The names of persons in Russian: initials and patronymics dropped, the nominative of every case, forms that mean one person."""

import functools
import re
from collections.abc import Sequence

from chancery.grounding.acting import ABBREVIATED
from chancery.grounding.cases import WOMANS, Reading, nominatives, readings
from chancery.grounding.register import find_terms, fold, given_names, is_surname, skeleton
from chancery.languages.parsed import Word
from chancery.lexicons import read_lexicon

INITIALS = re.compile(r"^(?:[А-ЯЁA-Z]\.[ -]?)+")
PATRONYMIC = re.compile(
    r"(?i)^\w{2,}(?:[оеё]вич|ич)(?:а|у|ем|е)?$|^\w{2,}(?:[оеё]вн|ичн|иничн)(?:а|ы|е|у|ой)$|^(?:оглы|оглу|кызы|улы)$"
)
_OF_A_MAN = re.compile(r".*(?:[бвгджзклмнпрстфхцчшщ]|[иы]й)(?<![оеыи]м)")  # how a man's name ends in the nominative alone
_NUMERAL = re.compile("[IVX]+")
_CASE = re.compile(r"(?:^|\|)Case=(\w+)")
_GENDER = {"Gender=Masc": "M", "Gender=Fem": "F"}


@functools.cache
def _given() -> frozenset[str]:
    written = read_lexicon("ru", "groups")["names"]["given"]
    return frozenset(skeleton(name) for name in (*map(fold, written), *given_names()))


@functools.cache
def _listed_given() -> frozenset[str]:
    return frozenset(read_lexicon("ru", "groups")["names"]["given"])


@functools.cache
def _particles() -> frozenset[str]:
    return frozenset(read_lexicon("ru", "groups")["names"]["particles"])


@functools.cache
def _surname_endings() -> tuple[str, ...]:
    return tuple(read_lexicon("ru", "groups")["names"]["surnames"])


def is_given(name: str) -> bool:
    """Whether a name in the nominative is somebody's first name, by the lexicon or the register."""
    return skeleton(fold(name)) in _given()


def _ends_sentence(words: Sequence[Word]) -> bool:
    """Whether a name of the register closes a sentence and has its full stop in its last word: *Ван И.*"""
    return len(words) == 2 and len(words[-1].text) == 2 and bool(find_terms(f"{words[0].text} {words[-1].text[0]}"))


def name_parts(words: Sequence[Word]) -> list[Word]:
    """Return the words of a person's name that are neither initials nor, between two others, a patronymic."""
    parts = [w for w in words if INITIALS.sub("", w.text)]
    if len(parts) == 1 and _ends_sentence(words):
        return list(words)
    if len(parts) > 2:
        parts = [parts[0], *(w for w in parts[1:-1] if not PATRONYMIC.match(w.text)), parts[-1]]
    return parts


def initials(words: Sequence[Word]) -> str:
    """Return the initial of the given name that stands with a name: ``С.`` of «С.В. Лавров», whose second is a patronymic's."""
    if _ends_sentence(words):
        return ""
    found = [match.group() for w in words if (match := INITIALS.match(w.text))]
    return "".join(found).replace(" ", "")[:2]


def _told(word: Word, office: str) -> tuple[str, str]:
    case = _CASE.search(word.feats)
    gender = next((g for feature, g in _GENDER.items() if word.has(feature)), "")
    return office or (case.group(1) if case else ""), gender


def _office_case(words: Sequence[Word], title: Word | None) -> str:
    """Return the case of the noun that a name stands beside in apposition, which is the name's own: «посла Бёрнса»."""
    if title is not None and (case := _CASE.search(title.feats)):
        return case.group(1)
    head = words[0]
    if head.rel == "nsubj" and head.head.has("Gender=Fem") and (head.head.has("Tense=Past") or head.head.has("Variant=Short")):
        return "Nom"  # "Хуана Коста назначена": a woman, so no *Хуан Кост*
    beside = head.rel == "appos" and head.head.i < head.i and head.head.pos == "NOUN" and not stands_apart(head.head, words)
    case = _CASE.search(head.head.feats) if beside else None
    return case.group(1) if case else ""


def stands_apart(office: Word, name: Sequence[Word]) -> bool:
    """Whether a man's name stands in the nominative and the office before it does not: «Указом президента Иван Петров …»."""
    if office.text.lower() in ABBREVIATED:
        return False
    sure = [w for w in (name[0], name[-1]) if _OF_A_MAN.fullmatch(w.text) and w.has("Gender=Masc") and w.has("Case=Nom")]
    named = name[-1].has("Case=Nom") and bool(sure)
    return named and any(office.has(f"Case={case}") for case in ("Gen", "Dat", "Ins", "Loc"))


def _ends_as_known(surname: str) -> float:
    """How like a known surname one is: borne by somebody in the register, in its own gender, or ending as many do."""
    mans = surname[:-2] + "ий" if surname.endswith("ая") else surname[:-1] if surname.endswith(WOMANS) else surname
    return 3.0 * is_surname(mans) + surname.endswith(_surname_endings())


def _agree(one: Reading, other: Reading) -> bool:
    return all(a == b or "*" in (a, b) for a, b in ((one.case, other.case), (one.gender, other.gender)))


def _fit(case: str, gender: str, told: tuple[str, str]) -> float:
    """How well a reading's case and gender fit what the parser tells of the word; what fits any case fits less well."""
    fits = 2.0 if case == told[0] else 1.0 if case == "*" else 0.0
    return fits + (0.5 if gender in (told[1], "*") and told[1] else 0.0)


def _fits_office(case: str, office: str) -> float:
    """What counts against a reading in another case than that of the office beside the name: «министром Пашеку»."""
    return 0.0 if not office or case in (office, "*") else -4.0


def _unchanged(reading: Reading, told: tuple[str, str]) -> float:
    """What counts against a reading as a name that never changes, where the parser tells another case than the nominative."""
    return 0.6 if reading.case == "*" and told[0] not in ("", "Nom") else 0.0


@functools.lru_cache(maxsize=65536)
def _surname(text: str, case: str, gender: str, office: str) -> str:
    ranked = [
        (_fits_office(r.case, office) + _fit(r.case, r.gender, (case, gender)) + _ends_as_known(r.nominative), -n, r.nominative)
        for n, r in enumerate(readings(text))
    ]
    return max(ranked)[2]


@functools.lru_cache(maxsize=65536)
def _pair(
    first: str, last: str, told: tuple[tuple[str, str], tuple[str, str]], several: bool, office: str
) -> tuple[str, str, str]:
    best = (-9.0, 0, first, last, "*")
    n = 0
    # In a name of several words the first may stay as it is: "Ким Чен Ира".
    for one in (*readings(first), *((Reading(first, "*", "*"),) if several or first in _listed_given() else ())):
        for other in readings(last):
            n -= 1
            if not _agree(one, other):
                continue
            case = one.case if one.case != "*" else other.case
            score = _fit(case, one.gender, told[0]) + _fit(case, other.gender, told[1]) + 3.0 * is_given(one.nominative)
            score += (
                _fits_office(case, office)
                + (one.nominative in _listed_given())
                - _unchanged(one, told[0])
                - _unchanged(other, told[1])
            )
            if one.case not in ("Nom", "*") and other.gender == "M" and one.nominative[-1:] in "ая":
                score -= 0.0 if is_given(one.nominative) else 1.5  # few men's first names end so: "Илья", not "Пурля"
            if last[-1] == "и" and other.nominative[-1] == "я" and last[-2] not in "ьи":
                score -= 1.0  # a family name in "-и" stays as it is: "Джоли"
            score += _ends_as_known(other.nominative)
            if score + 4.0 > best[0] and find_terms(f"{one.nominative} {other.nominative}"):
                score += 4.0
            best = max(best, (score, n, one.nominative, other.nominative, case))
    return best[2:]


def nominative_name(words: Sequence[Word], title: Word | None = None) -> str:
    """Return a person's name in the nominative, without patronymic, and without initials where a given name stands.

    «Сергею Викторовичу Лаврову» is *Сергей Лавров*; what the case endings leave open, the person register and the lexicon's
    given names decide, then the case of the ``title`` before it, then the parser's features.
    """
    parts = name_parts(words)
    if not parts:
        return " ".join(w.text for w in words)
    last = parts[-1]
    bare = INITIALS.sub("", last.text)
    if not bare:
        return f"{parts[0].text} {last.text[0]}"
    if len(parts) == 1:
        office = _office_case(parts, title)
        own = _surname(bare, *_told(last, office), office)
        return f"{initials(words)} {own}".strip()
    if _NUMERAL.fullmatch(bare):
        return f"{nominative_name(parts[:-1], title)} {bare}"
    office = _office_case(parts, title)
    told = (_told(parts[0], office), _told(last, office))
    first, surname, case = _pair(INITIALS.sub("", parts[0].text), bare, told, len(parts) > 2, office)
    between = []
    for word in parts[1:-1]:
        fits = [r.nominative for r in readings(word.text) if r.case == case]
        between.append(fits[0] if fits and not word.text.islower() else word.text)
    return re.sub(r" ?- ?", "-", " ".join((first, *between, surname)))


def _same(one: frozenset[str], other: str) -> bool:
    wanted = skeleton(fold(other))
    return any(skeleton(fold(form)) == wanted for form in one)


def means(words: Sequence[Word], name: str, family_first: bool = False) -> bool:
    """Whether a run of words may name the person of a nominative name: «Лавровым», «С. Лаврова» are *Сергей Лавров*."""
    parts, theirs = name_parts(words), name.split()
    if not parts:
        return False
    if is_address(words) and len(theirs) > 1:
        # "Сергей Викторович" is *Сергей Лавров* or *С. Лавров*
        return _same(nominatives(parts[0].text), theirs[0]) or theirs[0] == f"{parts[0].text[0]}."
    last = nominatives(INITIALS.sub("", parts[-1].text))
    while len(parts) > 1 and parts[0].text.lower() in _particles() and len(parts[-1].text) > 2:
        parts = parts[1:]  # "Фон дер Ляйен" is known by her last word
    alone = len(parts) == 1
    if not _same(last, theirs[-1]):
        # "Си" of *Си Цзиньпин*; a first name alone is nobody in particular
        family = family_first or not is_given(theirs[0])
        return alone and len(theirs) > 1 and not initials(words) and family and _same(last, theirs[0])
    own = initials(words)
    if not alone:
        given = nominatives(INITIALS.sub("", parts[0].text))
        if len(theirs) == 1 or INITIALS.match(f"{theirs[0]} "):
            return len(theirs) == 1 or parts[0].text[0] == theirs[0][0]
        return any(skeleton(fold(g))[:2] == skeleton(fold(theirs[0]))[:2] for g in given)
    return not own or len(theirs) == 1 or theirs[0][0] == own[0]


def is_address(words: Sequence[Word]) -> bool:
    """Whether a run is a first name and a patronymic, as people are spoken to: «Сергей Викторович»."""
    return len(words) == 2 and bool(PATRONYMIC.match(words[1].text)) and not INITIALS.match(words[0].text)


def fullness(words: Sequence[Word], language: str) -> int:
    """Return how well a run may give a name: 3 in full, 2 in full in another Russian case, 1 in one word, 0 as an address."""
    if len(words) == 1:
        return 1
    if language != "ru":
        return 3
    return 0 if is_address(words) else 3 if words[-1].has("Case=Nom") else 2


def fuller_name(words: Sequence[Word], name: str) -> str:
    """Return a name known so far with the first name that a run of words adds to it, or as it is."""
    bare = " " not in name or bool(INITIALS.match(name))
    if not bare or len(name_parts(words)) < 2:
        return name
    own = nominative_name(words)
    return f"{own.split()[0]} {name.split()[-1]}" if is_address(words) else own


def is_russian_person(words: Sequence[Word], year: int) -> bool:
    """Whether a run of capitalised words names a person: by the register, a given name, a patronymic or a surname's ending."""
    parts = name_parts(words)
    if not parts:
        return False
    name = nominative_name(words)
    bare = INITIALS.sub("", name)
    if initials(words):
        return True
    if len(parts) == 1:
        alone = parts[0].pos == "PROPN" and _may_live(parts[0]) and (is_surname(bare) or not is_given(bare))
        return alone and bool(find_terms(bare, year))
    if any(PATRONYMIC.match(w.text) for w in words[1:]) or find_terms(bare, year):
        return True
    first, last = bare.split()[0], bare.split()[-1]
    if len(parts) > 4 or is_given(first):
        return len(parts) <= 4
    proper = all(w.pos == "PROPN" and not w.has("Animacy=Inan") for w in parts)
    named = any(w.dep == "flat:name" for w in parts) and all(w.has("Animacy=Anim") for w in parts)
    return proper and (named or (len(last) > 4 and last.endswith(_surname_endings())))


_SHE = frozenset(("она", "её", "ее", "ей", "неё", "нее", "ней", "ею", "нею"))
_MENS_ENDINGS = ("ов", "ев", "ёв", "ин", "ын", "ий", "ый", "ой")


# Men's names that end as women's do.
# fmt: off
_MENS_IN_A = frozenset((
    "Абдалла", "Абдулла", "Андреа", "Атта", "Гаврила", "Данила", "Джошуа", "Зия", "Илья", "Иса", "Кришна", "Кузьма",
    "Лука", "Муса", "Мустафа", "Нарендра", "Никита", "Никола", "Рама", "Савва", "Саша", "Фома", "Юха", "Яша",
))
# fmt: on


def suits(pronoun: str, name: str) -> bool:
    """Whether a pronoun's gender suits a name in the nominative, as far as the name tells its own: «она» is no *Лавров*."""
    first, last = name.split()[0], name.split()[-1]
    womanly = first[-1:] in "ая" and first not in _MENS_IN_A
    woman = last.endswith(WOMANS) or (womanly and not last.endswith(_MENS_ENDINGS))
    man = (len(last) > 4 and last.endswith(_MENS_ENDINGS)) or first[-1:] not in "аяиеь"
    return woman or not man if pronoun in _SHE else not woman


def may_be_titled(words: Sequence[Word]) -> bool:
    """Whether a run of words beside an office may name who holds it: no adjective, no thing, no abbreviation alone."""
    if len(words) > 1:
        return any(w.pos == "PROPN" and not w.text.isupper() for w in words)
    word = words[0]
    return word.pos == "PROPN" and not word.text.isupper() and _may_live(word)


def _may_live(word: Word) -> bool:
    """Whether a name may be a person's: its features say so, or that of the office that it stands with."""
    beside = word.dep in ("appos", "nmod") and word.head.has("Animacy=Anim") and word.head.i == word.i - 1
    return beside or not word.has("Animacy=Inan") or bool(INITIALS.match(word.text))


def opens_a_name(word: Word) -> bool:
    """Whether a word is a first name in some case: behind a thing's name, a person's begins there."""
    return any(is_given(form) for form in nominatives(word.text))
