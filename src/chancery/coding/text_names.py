"""What texts between parties are called: the noun that names one, the words of its name, what it is on and for how long."""

from functools import cache
from typing import NamedTuple

from chancery.coding.grammar import compound_of, is_participle
from chancery.coding.marks import CLOSING, is_unclosed
from chancery.coding.reading import Reading
from chancery.languages.parsed import Sentence, Word
from chancery.lexicons import has_lexicon, read_lexicon

LEFT_OUT = ("acl", "advcl", "parataxis", "appos", "ccomp", "conj", "cc", "case", "punct")
SUBJECT = ("on", "for", "about", "concerning", "regarding", "о", "об", "обо", "по")
NAMING = (*SUBJECT, "of", "against", "between", "против", "между")


class Forms(NamedTuple):
    """A language's instrument nouns: lemma or two lemmas → form, and those that need a stage to count.

    ``heads`` are those that compounds end in, ``not_compounds`` how compounds begin that name no text between states,
    ``holders`` nouns that are only what another text stands in: *the text of an agreement*; ``accessions`` those of joining,
    which states approve and ratify as they do a treaty: *ratified Finland's accession*.
    """

    forms: dict[str, str]
    weak: frozenset[str]
    heads: frozenset[str] = frozenset()
    not_compounds: tuple[str, ...] = ("",)
    holders: frozenset[str] = frozenset()
    accessions: tuple[str, ...] = ()


@cache
def forms_in(language: str) -> Forms:
    """Return a language's instrument nouns; none where it has no lexicon of them."""
    if not has_lexicon(language, "instruments"):
        return Forms({}, frozenset())
    data = read_lexicon(language, "instruments")
    compounds = data.get("compounds", {})
    return Forms(
        data.get("forms", {}),
        frozenset(data.get("weak", {}).get("nouns", ())),
        frozenset(compounds.get("heads", ())),
        tuple(compounds.get("not", ("",))),
        frozenset(data.get("holders", {}).get("nouns", ())),
        tuple(data.get("accessions", {}).get("nouns", ())),
    )


def form_of(word: Word, forms: Forms) -> str:
    """Return the form of the instrument that a noun names, two-word nouns first; empty if none."""
    if word.pos not in ("NOUN", "PROPN"):
        return ""
    lemma = word.lemma.lower().replace("ё", "е")
    for child in word.children:
        if child.i == word.i - 1:
            pair = forms.forms.get(f"{child.lemma.lower()} {lemma}")
            if pair:
                return pair
    for child in word.children:
        case = child.child("case")
        of = f"{lemma} of {child.lemma.lower()}" if case is not None and case.text.lower() == "of" else ""
        if of in forms.forms:
            return forms.forms[of]  # "a code of conduct"
    named = lemma[:-1] if word.pos == "PROPN" and lemma.endswith("s") else lemma  # "the Camp David Accords"
    told = forms.forms.get(lemma, "") or forms.forms.get(named, "")
    head = compound_of(lemma, forms.heads) if not told and not lemma.startswith(forms.not_compounds) else ""
    return told or forms.forms.get(head, "")  # "adóegyezmény"


def heads_another(word: Word, forms: Forms) -> bool:
    """Whether a noun only belongs to another's name: the *treaty* of *treaty text*, the *joint statement* of nothing."""
    return word.rel in ("compound", "flat") and bool(form_of(word.head, forms))


def holds_another(word: Word, forms: Forms) -> bool:
    """Whether a noun is only what another text stands in: the *text* of *the text of an agreement*."""
    return word.lemma.lower() in forms.holders and any(c.rel == "nmod" and form_of(c, forms) for c in word.children)


def is_accession(word: Word, forms: Forms) -> bool:
    """Whether a noun tells that somebody joins a body: *NATO-csatlakozás*."""
    return bool(forms.accessions) and word.lemma.lower().endswith(forms.accessions)


def is_another(word: Word, forms: Forms) -> bool:
    """Whether a noun opens the next text of a list: *a memorandum on fisheries, an accord on air services*."""
    further = (w for w in word.head.subtree() if w.rel == "conj" and w.child("det") is not None and form_of(w, forms))
    listed = word.rel == "conj" or word.rel == "appos" and any(further)
    return listed and word.child("det") is not None and bool(form_of(word, forms))


def concluded_in(name: list[Word], sentence: Sentence, reading: Reading) -> str:
    """Return when a text was concluded that its name dates: *the 1973 treaty*, *a memorandum of 8 August 2017*.

    A day tells it in the year of the document too; a year alone may be the one that the text is for.
    """
    named = (d for d in reading.dates(sentence) if name[0].start <= d.start < name[-1].end and "/" not in d.value)
    today = reading.today
    return next((d.value for d in named if not today or d.value[:4] < today[:4] or len(d.value) == 10 and d.value < today), "")


def is_heading(name: list[Word], sentence: Sentence) -> bool:
    """Whether a text's name is all that a line says: a document's own title tells nothing of its stage."""
    told = [w for w in sentence.words if w.pos != "PUNCT"]
    return sentence.words[-1].text not in ".!?" and 2 * len(name) > len(told)


def name_of(word: Word, sentence: Sentence, reading: Reading) -> list[Word]:
    """Return the words of an instrument's name: the noun, what describes it, and the phrase that says on what."""
    if reading.grammar.by_ending:
        return _name_before(word, sentence, reading)
    chosen = {word.i}
    stack = [word]
    forms = forms_in(reading.language)
    while stack:
        top = stack.pop()
        for child in top.children:
            if is_another(child, forms):
                continue
            says_what = (
                child.dep == "acl" and child.i == word.i + 1 and child.text.endswith("ing")
            )  # "an agreement waiving visas"
            if child.rel in LEFT_OUT and not (child.rel in ("case", "conj", "cc") and top is not word) and not says_what:
                continue
            if (
                child.rel in ("det", "cop", "nsubj", "aux", "mark", "advmod", "nummod", "expl")
                and top is word
                and child.rel != "nummod"
            ):
                continue
            if child.rel in ("nmod", "obl") and top is word:
                case = child.child("case")
                if case is None and child.i > word.i and not reading.grammar.cases:
                    continue
                what_for = reading.grammar.by_case and child.has("Case=Acc") and case is not None and case.text.lower() == "на"
                told = any(d.start <= child.start < d.end for d in reading.dates(sentence))
                if told and case is not None and case.text.lower() == "от":
                    chosen.update(w.i for w in child.subtree())  # "меморандум от 8 августа 2017 года"
                    continue
                if case is not None and case.text.lower() not in NAMING and not what_for:
                    continue  # but "контракт на поставку газа"
                if case is not None and case.text.lower() != "of" and told:
                    continue  # "the agreement on Monday", but "the agreement of 1962"
            if reading.grammar.by_case and any(
                d.start <= child.start < d.end and len(d.value) >= 10 for d in reading.dates(sentence)
            ):
                continue  # "одобрил договор о границе 17 ноября"
            chosen.add(child.i)
            stack.append(child)
    words = [w for w in sentence.words if w.i in chosen]
    # One run: what is cut off by something left out does not belong to the name.
    at = next(n for n, w in enumerate(words) if w is word)
    first = last = at
    while first > 0 and (words[first].i - words[first - 1].i == 1 or _hyphened(words[first - 1], words[first], sentence)):
        first -= 1
    while last + 1 < len(words) and words[last + 1].i - words[last].i <= 2:
        last += 1
    run = words[first : last + 1]
    while len(run) > 1 and (run[0].pos in ("PUNCT", "PRON", "DET") or run[0].lemma.lower() in ("'s", "’s")):
        run = run[1:]
    while len(run) > 1 and run[-1].pos in ("PUNCT", "CCONJ", "ADP", "DET"):
        run = run[:-1]
    return [*run, *_closing(run, sentence)]


def _closing(run: list[Word], sentence: Sentence) -> list[Word]:
    """Return the mark behind a name that closes what was opened in it: *соглашение со «Сбербанком»*."""
    behind = sentence.words[run[-1].i + 1 : run[-1].i + 2]
    inside = "".join(w.text for w in sentence.words[run[0].i : run[-1].i + 1])
    return behind if behind and is_unclosed(inside) and behind[0].text in CLOSING else []


def _hyphened(word: Word, after: Word, sentence: Sentence) -> bool:
    """Whether only a hyphen stands between two words: *the Chile-Peru treaty*, *a ten-year pact*."""
    return after.i - word.i == 2 and sentence.words[word.i + 1].text in ("-", "–")


def in_nominative(words: list[Word], noun: Word, name: str) -> str:
    """Return a Russian name with its noun and adjectives in the nominative, so that one text has one name in every case.

    *мирного договора о границе* → ``мирный договор о границе``
    """
    gender = next((n for n, g in enumerate(("Masc", "Neut", "Fem")) if noun.has(f"Gender={g}")), 0)
    shift = words[0].start
    for word in reversed(words):
        lemma = word.lemma.lower()
        described = word.rel == "amod" and word.head is noun
        if described and word.pos == "ADJ" and lemma.endswith(("ый", "ий", "ой")):
            soft = lemma.endswith("ний")
            endings = ("ий", "ее", "яя") if soft else (lemma[-2:], "ое" if lemma[-3] not in "жшщч" else "ее", "ая")
            lemma = lemma[:-2] + endings[gender]
        elif described and word.pos != "NUM":
            return name  # a participle: its nominative cannot be told from its lemma
        elif word is not noun:
            continue
        form = lemma.capitalize() if word.text[0].isupper() else lemma
        name = name[: word.start - shift] + form + name[word.end - shift :]
    return name


def _name_before(word: Word, sentence: Sentence, reading: Reading) -> list[Word]:
    """Return a name where all that describes a noun stands before it: *partnerség új szintre emeléséről szóló nyilatkozat*.

    What it is on may stand before a participle and its day: *a kettős adóztatás elkerüléséről 2012-ben kötött egyezmény*.
    """
    own = {w.i for w in word.subtree()}
    first = _begins(word.i, own, sentence, reading)
    before = sentence.words[first - 1] if first else word
    if is_participle(before):
        dated = [d for d in reading.dates(sentence) if any(d.start <= w.start < d.end for w in sentence.words[: before.i])]
        at = before.i - 1
        while at >= 0 and any(d.start <= sentence.words[at].start < d.end for d in dated):
            at -= 1
        if at >= 0 and sentence.words[at].has("Case=Del"):
            first = _begins(at, own | {at} | {w.i for w in sentence.words[at].subtree()}, sentence, reading)
    words = sentence.words[first : word.i + 1]
    while len(words) > 1 and (words[0].text.lower() in reading.grammar.roles or _only_owns(words[0], words, sentence, reading)):
        words = words[1:]
    return words


def _begins(last: int, own: set[int], sentence: Sentence, reading: Reading) -> int:
    """Return where what describes a noun begins: its own adjectives and nouns, up to a participle, a person or an office."""
    first = last
    while first > 0:
        before = sentence.words[first - 1]
        mention = reading.grounding.name_at(sentence, before)
        if (
            before.pos not in ("ADJ", "NOUN", "PROPN", "NUM")
            or before.i not in own
            or is_participle(before)
            or (mention and mention.person)
            or reading.grounding.title_at(sentence, before)
            or before.pos == "NOUN"
            and before.has("Case=Nom")
            and reading.grounding.actors(sentence, before)  # "a külügyminisztérium jegyzéket adott át"
        ):
            break
        first -= 1
    return first


def _only_owns(word: Word, words: list[Word], sentence: Sentence, reading: Reading) -> bool:
    """Whether a name before a text only says whose it is: *Kína szabadkereskedelmi egyezménye*, *Irán közötti szerződés*."""
    state = any(a.how in ("name", "capital") and a.start == word.start for a in reading.grounding.actors(sentence, word))
    return state and word.pos == "PROPN" and word.has("Case=Nom") and words[1].pos != "PROPN" and words[1].text not in "-–"


def subject_of(word: Word, reading: Reading) -> str:
    """Return what a text is on: of *the treaty on friendship* ``friendship``; empty where its name does not say."""
    for child in word.children:
        case = child.child("case")
        if child.rel == "nmod" and case is not None and case.text.lower() in SUBJECT:
            words = sorted(child.subtree(), key=lambda w: w.i)
            words = [w for w in words if w.i > case.i]
            if words:
                return reading.document.text[words[0].start : words[-1].end]
    return ""


def period_of(name: list[Word], sentence: Sentence, reading: Reading) -> str:
    """Return the span of time that a text's name gives: ``2023/2025``, ``until 2030``; empty where it gives none."""
    for mention in reading.dates(sentence):
        if name[0].start <= mention.start < name[-1].end and ("/" in mention.value or mention.how == "until"):
            return mention.value if "/" in mention.value else f"until {mention.value}"
    return ""
