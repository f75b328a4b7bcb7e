"""Finds names that no lexicon knows in a sentence: runs of capitalised words, and which of them are people's."""

import re
from collections.abc import Sequence

from chancery.grounding.declension import is_russian_person, opens_a_name
from chancery.grounding.hungarian import is_given
from chancery.grounding.known import Known, calendar_names, listed
from chancery.grounding.monarchs import NUMERAL
from chancery.grounding.register import by_ear, find_terms, fold, given_names, is_surname, skeleton
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
    + ("Mr", "Mrs", "Ms", "Shri", "Smt")
)
_SHORT_DAY = 3  # letters of a day's or month's short name


def find_names(sentence: Sentence, known: list[Known]) -> list[tuple[int, int]]:
    """Return the runs of capitalised words that no lexicon explains, as first and last word, inclusive."""
    words = sentence.words
    particles, things = listed(sentence.language, "particles"), listed(sentence.language, "things")
    taken = {i for k in known for i in range(k.first, k.last + 1)}
    runs: list[tuple[int, int]] = []
    i = 0
    while i < len(words):
        opens = _starts_name(words[i], i == 0, sentence.language) or (i == 0 and _opens_with_given_name(words))
        opens = opens and not _is_style(words, i, listed(sentence.language, "styles"))
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
        if sentence.language == "ru" and words[i].text.isupper() and words[i].text.isalpha() and len(words[i].text) > 1:
            person = next((n for n in range(i + 1, last + 1) if words[n].text[1:2] == "."), i)  # "МИД М.Попшоя"
            if person > i:
                runs.append((i, person - 1))
                i = person
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


def _starts_name(word: Word, initial: bool, language: str = "") -> bool:
    text = word.text
    if language == "ru" and ARTICLED.fullmatch(text):
        return True
    if not text[0].isupper() or len(text) < 2 or not NAME.fullmatch(text) or text.rstrip(".") in HONORIFICS:
        return False
    names, long_names = calendar_names()
    folded = text.casefold()
    if folded in names or (word.pos != "PROPN" and folded.startswith(long_names)):
        return False
    if initial or language == "ru" or word.pos not in ("PROPN", "NOUN", "ADJ"):
        return word.pos == "PROPN"
    return True


def _is_style(words: Sequence[Word], i: int, styles: frozenset[str]) -> bool:
    """Whether a word only honours the name behind it: *Sheikh Tamim bin Hamad*, but *Sheikh Hasina* is a whole name."""
    if words[i].text.casefold() not in styles or i + 1 == len(words) or not words[i + 1].text[0].isupper():
        return False
    name = [words[i].text, words[i + 1].text]
    return all(fold(term.person).split() != [fold(part) for part in name] for term in find_terms(" ".join(name)))


def _opens_with_particle(word: Word, particles: frozenset[str]) -> bool:
    """Whether a hyphen joins a small word to a name: *esz-Sziszi*, *ál-Nahján*."""
    particle, _, name = word.text.partition("-")
    return particle in particles and name[:1].isupper()


def _is_letter(word: Word) -> bool:
    """Whether a word is one capital vowel, as a Chinese given name may be: *Ван И*."""
    return len(word.text) == 1 and word.text in "АИОУЭЮЯ"


def _continues_name(word: Word) -> bool:
    if INITIAL.match(word.text) or ARTICLED.fullmatch(word.text) or NUMERAL.fullmatch(word.text):
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
    if language == "hu" and len(words) <= 3 and is_given(words[-1].text):
        return True  # "Szűcs Rezső": the given name stands last
    start = fold(first.text)
    return len(words) <= 4 and (start in given_names() or by_ear(start) in given_names())
