"""What a text is about, in a form that compares: stems of words, skeletons of names, and matters that no language owns."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from chancery.ledger.keys import fold
from chancery.ledger.skeletons import skeleton
from chancery.lexicons import read_lexicon

_NAME = re.compile(r"(?<![.!?:] )(?<!^)(?<![“„«\"(])\b[^\W\d_][\w’'-]{2,}")
_END = r"([^\W\d_a-zа-я][^\W\d_]+(?: [^\W\d_a-zа-я][^\W\d_]+)?)"  # of a way: "Novi Sad"
_STRETCH = re.compile(
    rf"(?:between|from|между|из|от) {_END} (?:and|to|и|в|до) {_END}"
    rf"|{_END}(?:tól|től) {_END}ig\b|{_END} és {_END} között|{_END}[–-]{_END}"
)


class Words(NamedTuple):
    """Stems of the words that carry meaning, skeletons of names, ids of matters, outcomes and acts, the ends of a way; sorted."""

    stems: tuple[str, ...]
    names: tuple[str, ...]
    matters: tuple[str, ...]
    outcomes: tuple[str, ...]
    acts: tuple[str, ...]
    ends: tuple[str, ...] = ()


def read_words(text: str, context: str = "", telling: str = "", implied: Iterable[str] = ()) -> Words:
    """Return what a claim's own words are about; names and matters also of ``context``, outcomes of ``telling``.

    Acts are those of the own words, else of ``telling``, and those that are ``implied`` whatever the words.

    >>> read_words("build a nuclear power plant near Lake Balkhash").matters
    ('nuclear_plant',)
    >>> read_words("atomerőmű építése a Balhas-tónál").matters
    ('nuclear_plant',)
    """
    folded = fold(text)
    whole = f"{text}. {context}" if context and context != text else text
    return Words(
        tuple(
            sorted({stem(word) for word in folded.split() if word not in listed("common") and (len(word) > 2 or word.isdigit())})
        ),
        tuple(
            sorted(
                {
                    bones
                    for name in _NAME.findall(whole)
                    if name[0].isupper()
                    and fold(name) not in listed("common") | listed("titles")
                    and not _is_state(bones := skeleton(name))
                }
            )
        ),
        find_terms("matters", fold(whole)),
        find_terms("outcomes", fold(telling or text)),
        tuple(sorted({*(find_terms("acts", folded) or find_terms("acts", fold(telling))), *implied})),
        _ends(telling or text),
    )


def _ends(text: str) -> tuple[str, ...]:
    """Return the two towns between which a way runs: of *the railway between Belgrade and Novi Sad* those two, as skeletons."""
    for found in _STRETCH.finditer(text):
        ends = [end for end in found.groups() if end]
        if all(end[0].isupper() and fold(end) not in listed("titles") and not named_states(end) for end in ends):
            return tuple(sorted(skeleton(end.replace(" ", "")) for end in ends))
    return ()


@lru_cache(maxsize=262144)
def stem(word: str) -> str:
    """Return a folded word without the end that inflection changes: the last letter of five or six, two of eight, three of more.

    >>> stem("pipelines"), stem("railway"), stem("gas")
    ('pipeli', 'railw', 'gas')
    """
    if len(word) < 5 or word[0].isdigit():
        return word
    return word[: -1 if len(word) < 7 else -2 if len(word) < 9 else -3]


@lru_cache(maxsize=65536)
def find_terms(lexicon: str, folded: str) -> tuple[str, ...]:
    """Return the ids of the lexicon's entries with a term in a folded text: its words in order, at most one other between."""
    words, terms = folded.split(), _terms(lexicon)
    found = set()
    for at, word in enumerate(words):
        for start in {word[:3], word[:2], word}:
            for term in terms.get(start, ()):
                if term.entry not in found and term.stands(words, at):
                    found.add(term.entry)
    return tuple(sorted(found))


class _Term(NamedTuple):
    entry: str
    words: tuple[tuple[str, int], ...]

    def stands(self, words: list[str], at: int) -> bool:
        for number, (begin, longest) in enumerate(self.words):
            reach = words[at : at + (2 if number else 1)]
            offset = next((i for i, word in enumerate(reach) if word.startswith(begin) and len(word) <= longest), None)
            if offset is None:
                return False
            at += offset + 1
        return True


@cache
def _terms(lexicon: str) -> dict[str, list[_Term]]:
    terms: defaultdict[str, list[_Term]] = defaultdict(list)
    for entry, languages in read_lexicon(".", lexicon).items():
        for term in (each for several in languages.values() for each in several):
            words = tuple(_word(word, whole=lexicon == "acts") for word in term.replace("-", " ").split())
            begin = words[0][0]
            terms[begin[:3]].append(_Term(entry, words))
    return dict(terms)


def _word(word: str, whole: bool) -> tuple[str, int]:
    """Return how a term's word begins and how long it may be; a ``whole`` one in Latin letters begins as written."""
    begin = fold(word)
    if len(begin) >= 5:
        return begin.removesuffix("e") if whole and begin.isascii() else stem(begin), 99
    return begin, len(begin) + (2 if word.endswith("*") else 0)


@lru_cache(maxsize=65536)
def _is_state(bones: str) -> bool:
    """Whether a name is a state's, its people's or its capital's, in any case: those are who and where, not what about."""
    return any(bones[:end] in _states() for end in {len(bones), *range(max(3, len(bones) - 2), len(bones))})


def named_states(text: str) -> set[str]:
    """Return the alpha-3 codes of the states that a text names, by name or adjective, in any case.

    >>> sorted(named_states("build a plant with Russian help")), named_states("казахстанской стороной")
    (['RUS'], {'KAZ'})
    >>> named_states("fly directly from Belgrade")
    set()
    """
    return {code for word in fold(text).split() if (code := _state_of(word))}


@lru_cache(maxsize=65536)
def _state_of(word: str) -> str:
    forms = _state_forms()
    longest = range(len(word), max(3, len(word) - 5), -1)
    # A form of four letters takes three more at most: *Serbian*, but not *indirect* for India.
    return next((forms[word[:end]] for end in longest if word[:end] in forms and (end > 4 or len(word) < 8)), "")


@cache
def _state_forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for language in ("en", "hu", "ru"):
        for state in read_lexicon(language, "states")["state"]:
            for form in (*state.get("names", ()), *state.get("adjectives", ())):
                if " " not in form and len(form) > 3 and form not in state.get("ambiguous", ()):
                    forms.setdefault(stem(fold(form)), state["code"])
            for capital in state.get("capitals", ()):
                forms.setdefault(stem(fold(capital)), "")  # Belgrade is not of Belgium
    return {form: code for form, code in forms.items() if len(form) > 3}


@cache
def _states() -> frozenset[str]:
    fields = ("names", "adjectives", "demonyms", "capitals")
    states = [state for language in ("en", "hu", "ru") for state in read_lexicon(language, "states")["state"]]
    forms = [form for state in states for field in fields for form in state.get(field, ())]
    return frozenset(skeleton(word) for form in forms for word in form.split() if len(word) > 3)


@cache
def listed(name: str) -> frozenset[str]:
    """Return a list of lexicons/ledger_words.toml in all languages, folded."""
    return frozenset(fold(word) for words in read_lexicon(".", "ledger_words")[name].values() for word in words)


@cache
def listed_stems(name: str) -> frozenset[str]:
    """Return the stems of a list of lexicons/ledger_words.toml in all languages."""
    return frozenset(stem(word) for word in listed(name))
