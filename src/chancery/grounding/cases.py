"""Russian case endings: the spellings of a name in every case, and the nominatives that a person's name may have."""

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from chancery.grounding.forms import HYPHEN, Piece, endings
from chancery.lexicons import read_lexicon

_ADJECTIVE = (
    "ый ий ой ого его ому ему ым им ом ем ая яя ую юю ей ою ею ое ее ые ие ых их ыми ими"  # one union for hard and soft stems
)
_SOFT = "ь я ю ем ём е и ью ей ям ями ях"
_CONSONANT = " а у ом ем ём е ы и ов ев ей ам ами ах"
# What a word ends in, and the endings that may stand for it; the first that fits is taken.
_ENDINGS: tuple[tuple[str, str], ...] = (
    ("строва", "строва стровов стровам стровами стровах"),
    ("посол", "посол посла послу послом послы послов послам послами послах"),  # never "после"
    ("гипет", "гипет гипта гипту гиптом гипте"),
    ("анин", "анин анина анину анином анине ане ан анам анами анах"),
    ("янин", "янин янина янину янином янине яне ян янам янами янах"),
    ("арин", "арин арина арину арином арине ары ар арам арами арах"),
    ("ец", "ец ца цу цом цем це цы цев цам цами цах ьца ьцу ьцем ьце ьцы ьцев ьцам ьцами ьцах"),
    ("ок", "ок ка ку ком ке ки ков кам ками ках ока оку оком оке оки оков окам оками оках"),
    ("ый", _ADJECTIVE),
    ("ий", _ADJECTIVE + " ия ию ием ии иев иям иями иях"),
    ("ой", _ADJECTIVE + " оя ою оем ое"),
    ("ая", _ADJECTIVE),
    ("яя", _ADJECTIVE),
    ("ое", _ADJECTIVE),
    ("ые", _ADJECTIVE),
    ("ого", _ADJECTIVE),  # within a title: "глава внешнеполитического ведомства", "главы внешнеполитических ведомств"
    ("его", _ADJECTIVE),
    ("ие", _ADJECTIVE + " ия ию ием ии ий иям иями иях"),
    ("ых", "ых"),
    ("их", "их"),
    ("ия", "ия ии ию ией иею ий иям иями иях"),
    ("ья", "ья ьи ье ью ьей ьёй ей ьям ьями ьях"),
    ("я", "я и е ю ей ёй ь й ям ями ях"),
    ("а", "а ы и е у ой ей ою  ам ами ах"),
    ("ство", "ство ства ству ством стве ств ствам ствами ствах"),
    ("ово", "ово ова ову овом ове"),
    ("ево", "ево ева еву евом еве"),
    ("ье", "ье ья ью ьем ьи"),
    ("ре", "ре ря рю рем"),
    ("ы", "ы  ов ам ами ах"),
    ("ки", "ки к ков кам ками ках"),
    ("ь", _SOFT),
    ("й", "й я ю ем ём е и ев ям ями ях"),
)
_CAPITALS = " а у ом е ы ов ам ами ах"  # "МИДа"
_ADJECTIVAL = ("ая", "яя")
_DASHES = "-–—"
_BETWEEN = re.compile(r'[»"”]?\s+[«"“„]?')  # the words of a name, some of which may stand in quotation marks
_BEFORE_HYPHEN = re.compile("(?=-)")
_VOWELS = frozenset("аеёиоуыэюя")


def _declined(word: str) -> tuple[str, tuple[str, ...]]:
    """Return the part of a word that never changes and the endings that it may have."""
    if not re.fullmatch("[А-ЯЁа-яё']+", word):
        return word, ("",)
    if len(word) > 1 and word.isupper():
        return (word, ("",)) if word[-1].lower() in _VOWELS else (word, tuple(_CAPITALS.split(" ")))
    if word[0].isupper() and word[1:].islower() and word.endswith(("а", "я")) and not word.endswith(_ADJECTIVAL):
        # A name in the singular has no bare stem: "Сана" is never "Сан".
        hard = "а ы и е у ой ей ою" if word[-1] == "а" else "я и е ю ей ёй"
        if word != "Острова":
            return word[:-1], tuple(hard.split(" "))
    for tail, forms in _ENDINGS:
        if word.endswith(tail) and (tail not in ("ого", "его") or len(word) > 5):
            kept = word[: len(word) - len(tail)]
            endings = tuple(forms.split(" "))
            if tail == "ец" and kept[-1:].lower() in _VOWELS:
                endings += tuple("й" + e for e in endings if e.startswith("ц"))  # "китаец": "китайца"
            shared = _shared(endings)
            return kept + shared, tuple(e[len(shared) :] for e in endings)
    return (word, ("",)) if word[-1].lower() in _VOWELS else (word, tuple(_CONSONANT.split(" ")))


def _shared(endings: tuple[str, ...]) -> str:
    shared = endings[0]
    while not all(e.startswith(shared) for e in endings):
        shared = shared[:-1]
    return shared


def _part(gap: re.Pattern[str] | None, part: str, inflects: bool, upper: bool) -> Piece:
    stem, forms = _declined(part) if inflects else (part, ("",))
    if upper:
        stem, forms = stem.upper(), tuple(form.upper() for form in forms)
    return Piece(gap, stem, endings(forms, "ru"))


def _word(gap: re.Pattern[str] | None, word: str, upper: bool) -> Iterator[Piece]:
    """Yield the parts of one word; of a hyphenated one the last changes, and the first of a feminine name."""
    if word in _DASHES:
        yield Piece(gap, "-", None)
        return
    parts = word.split("-")
    far = len(parts) == 3 and parts[1] in ("на", "над", "под")  # "Ростов-на-Дону", but "Шарм-эш-Шейх"
    for n, part in enumerate(parts):
        changes = (n == 0 if far else n == len(parts) - 1) or (n == 0 and part.endswith(("ея", "ия")))
        yield _part(HYPHEN if n else gap, part, changes, upper)


def fixed_part(form: str) -> str:
    """Return what every case of a form begins with.

    >>> fixed_part("Россия"), fixed_part("Египет"), fixed_part("российский")
    ('Росси', 'Егип', 'российск')
    """
    first = form.split()[0]
    head, hyphen, _ = first.partition("-")
    return head if hyphen and not head.endswith(("ея", "ия")) else _declined(head)[0]


def case_spellings(form: str) -> Iterator[list[Piece]]:
    """Yield the spellings of a Russian name or title in any case: «Российской Федерации», «МИДа», «РОССИИ».

    Every word may change, so that apposed words do and genitives stay. An adjective is found before a hyphen too:
    «российско-казахстанский».

    >>> from chancery.grounding.forms import end_of, form_of, prepare
    >>> name = form_of(case_spellings("Российская Федерация"), "ru")
    >>> end_of(name, prepare("Российской Федерацией", "ru"), 0)
    21
    """
    if form.endswith("-"):
        yield [Piece(None, form[:-1], _BEFORE_HYPHEN)]
        return
    for upper in (False,) if form[0].islower() or form.isupper() else (False, True):
        yield [piece for n, word in enumerate(form.split()) for piece in _word(_BETWEEN if n else None, word, upper)]
    if form[0].islower() and form.endswith(("ый", "ий")) and " " not in form:
        yield [Piece(None, form[:-2], endings(("о",), "ru", "(?=-)"))]


class Reading(NamedTuple):
    """One way to read a name's form: the nominative, the case, and the gender (``M``, ``F``); ``*`` fits any."""

    nominative: str
    case: str
    gender: str


_FLEETING = {"Павл": "Павел", "Льв": "Лев", "Петр": "Пётр"}
WOMANS = ("ова", "ева", "ёва", "ина", "ына", "ая")
_POSSESSIVE = ("ов", "ев", "ёв", "ин", "ын")
# An ending, what stands for it in the nominative, the cases, and the gender.
_READINGS: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    ("ого", ("ый", "ий", "ой"), "Gen Acc", "M"),
    ("его", ("ий",), "Gen Acc", "M"),
    ("ому", ("ый", "ий", "ой"), "Dat", "M"),
    ("ему", ("ий",), "Dat", "M"),
    ("ую", ("ая",), "Acc", "F"),
    ("ой", ("ая",), "Gen Dat Ins Loc", "F"),
    ("ой", ("а",), "Gen Dat Ins Loc", "F*"),
    ("ей", ("а", "я", "ья"), "Ins", "*"),
    ("ёй", ("я",), "Ins", "*"),
    ("ью", ("ь",), "Ins", "F"),
    ("ым", ("", "ый"), "Ins", "M"),
    ("им", ("ий",), "Ins", "M"),
    ("ом", ("", "ый", "ий", "ой"), "Ins Loc", "M"),
    ("ем", ("", "й", "ь"), "Ins", "M"),
    ("а", ("",), "Gen Acc", "M"),
    ("я", ("й", "ь"), "Gen Acc", "M"),
    ("у", ("",), "Dat", "M"),
    ("у", ("а",), "Acc", "*"),
    ("ю", ("й", "ь"), "Dat", "M"),
    ("ю", ("я",), "Acc", "*"),
    ("е", ("", "й", "ь"), "Loc", "M"),
    ("е", ("а", "я"), "Dat Loc", "*"),
    ("ы", ("а",), "Gen", "*"),
    ("и", ("а", "я"), "Gen", "*"),
    ("и", ("ь",), "Gen Dat Loc", "F"),
    ("ии", ("ия",), "Dat Loc", "F"),
)


@functools.cache
def _unchanging() -> frozenset[str]:
    """The names of states and places that have one form in every case."""
    states = [form for s in read_lexicon("ru", "states")["state"] for form in (*s["names"], *s["capitals"])]
    places = [form for p in read_lexicon("actors", "places")["place"] for form in p.get("ru", ())]
    return frozenset(f for f in (*states, *places) if " " not in f and _declined(f.rsplit("-", 1)[-1])[1] == ("",))


def never_changes(word: str) -> bool:
    """Whether a name is the same in every case: «Баку», «Осло», «Тбилиси».

    >>> never_changes("Баку"), never_changes("Москву")
    (True, False)
    """
    return word[-1:] in "оиуюэ" and word in _unchanging()


_HUSHING = frozenset("жшчщ")
_HARD = _HUSHING | frozenset("кгх")  # after these и is written for ы


def _may_end(stem: str, end: str, ending: str) -> bool:
    """Whether a stem may take an ending in the nominative, by what Russian spelling allows."""
    last = stem[-1].lower()
    if end == "й":
        return last in _VOWELS
    if last in _VOWELS | {"ь", "й"}:
        return end in ("я", "ья")
    if end == "ый":
        return last not in _HARD
    if end == "ий" or (end == "а" and ending == "и"):
        return last in _HARD
    if end == "ая":
        return stem.endswith(("ск", "цк", "н"))
    return ending != "ем" or end != "" or last in _HUSHING | {"ц"}


def readings(form: str) -> Iterator[Reading]:
    """Yield the ways to read a name's form, the form itself as a nominative first.

    >>> Reading("Лавров", "Dat", "M") in readings("Лаврову"), Reading("Мария", "Dat", "F") in readings("Марии")
    (True, True)
    """
    if not form or not re.fullmatch("[А-ЯЁа-яё'-]+", form):
        yield Reading(form, "*", "*")
        return
    last = form[-1]
    if last in "оиуюеэ" or form.endswith(("ых", "их", "зода")):
        yield Reading(form, "*", "*")  # "Лукашенко", "Мирзияи"
        if form.endswith("зода"):
            return
    elif last == "ы":
        pass  # no name in the nominative ends so
    elif last in "ая":
        yield Reading(form, "Nom", "F" if form.endswith(WOMANS) else "*")
    else:
        yield Reading(form, "Nom", "M")
        if not form.endswith((*_POSSESSIVE, "ый", "ий")):
            yield Reading(form, "*", "F")  # "Ангелы Меркель"
    for ending, written, cases, gender in _READINGS:
        if not form.endswith(ending) or len(form) - len(ending) < 2:
            continue
        stem = form[: -len(ending)]
        for end in written:
            if not _may_end(stem, end, ending):
                continue
            if end == "" and ending == "ым" and not stem.endswith(_POSSESSIVE):
                continue
            whole = _FLEETING.get(stem, stem) if end == "" else stem + end
            womans = whole.endswith(WOMANS)
            for case in cases.split():
                if gender == "F*" and not womans and case != "Ins":
                    continue  # "Обамой" is an instrumental; only "Захаровой" is every case but two
                yield Reading(whole, case, "F" if womans and gender in ("*", "F*") else gender.strip("F") or "F")


@functools.lru_cache(maxsize=65536)
def nominatives(form: str) -> frozenset[str]:
    """Return every nominative that a name's form may belong to.

    >>> "Токаев" in nominatives("Токаевым"), "Зеленский" in nominatives("Зеленского")
    (True, True)
    """
    if "-" in form:
        head, _, tail = form.rpartition("-")
        return frozenset(f"{first}-{reading.nominative}" for reading in readings(tail) for first in (head, *nominatives(head)))
    return frozenset(reading.nominative for reading in readings(form))
