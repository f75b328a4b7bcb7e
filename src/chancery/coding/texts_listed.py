"""Texts told of one by one: what several are on (*megállapodást a halászatról és a mentésről*), and which the several are.

*Peru and Chile signed three documents. Among them are a treaty on fisheries and a memorandum on rescue at sea.*
"""

from msgspec.structs import replace

from chancery.coding.grammar import is_participle
from chancery.coding.reading import Reading
from chancery.coding.text_names import Forms, form_of, heads_another, holds_another, in_nominative, name_of, subject_of
from chancery.coding.texts_again import are_many, named_before, takes_up
from chancery.languages.parsed import Sentence, Word
from chancery.model import Instrument

REACH = 2  # sentences back to what several texts are told of


def on_topics(told: Instrument, word: Word, sentence: Sentence, reading: Reading, forms: Forms) -> list[Instrument]:
    """Return a Hungarian text named with what it is on behind it, several texts where their noun is plural."""
    if not reading.grammar.by_ending or told.name.casefold() != word.lemma.casefold() or not word.has("Case=Acc"):
        return [told]
    topics = _topics_behind(word, sentence, reading, forms)
    if not topics:
        return [told]
    text = reading.document.text
    parts = topics if word.has("Number=Plur") else [[topics[0][0], topics[-1][-1]]]
    named = [text[part[0].start : part[-1].end] for part in parts]
    return [replace(told, name=f"{told.name} {name}", subject=name) for name in named]


def _topics_behind(word: Word, sentence: Sentence, reading: Reading, forms: Forms) -> list[list[Word]]:
    """Return the phrases in *-ról, -ről* behind a noun, up to the next text or clause."""
    words = sentence.words
    topics: list[list[Word]] = []
    verbs = 0
    for at in range(word.i + 1, len(words)):
        here = words[at]
        verbs += here.pos == "VERB" and here.has("VerbForm=Fin")
        below = here.pos == "SCONJ" or here.has("PronType=Rel") or here.text in ":;–()"
        listing = here.text.lower() in reading.grammar.words.get("one_by_one", ())  # "…, köztük a határról"
        if form_of(here, forms) or below or listing or verbs > 1:
            break
        behind = words[at + 1] if at + 1 < len(words) else here
        if here.pos not in ("NOUN", "PROPN") or not here.has("Case=Del") or is_participle(behind):
            continue
        first = at
        while (
            first - 1 > word.i
            and words[first - 1].pos in ("ADJ", "NOUN", "PROPN", "NUM")
            and not words[first - 1].has("Case=Del")
        ):
            first -= 1
        first -= words[first - 1].pos == "DET" and first - 1 > word.i
        topics.append(list(words[first : at + 1]))
    return topics


def spelled_out(sentence: Sentence, found: list[Instrument], told: set[int], reading: Reading, forms: Forms) -> list[Instrument]:
    """Return the texts that a sentence names one by one where the words before told of several: *among them are a treaty …*.

    ``told`` are the places of the nouns of which the sentence tells more itself.
    """
    opening = _opening(sentence, reading)
    if opening < 0:
        return []
    since = reading.sentences[max(0, sentence.index - REACH)].start
    near = [i for i in reversed(found) if since <= i.start < opening]
    several = near[0] if near else None
    if several is None or not are_many(several, reading):
        return []
    out = []
    for word in sentence.words:
        if word.text == ";" and word.start > opening:
            break
        form = form_of(word, forms) if word.start >= opening and word.i not in told else ""
        if not form or heads_another(word, forms) or holds_another(word, forms) or word.rel == "compound":
            continue
        if word.lemma.lower() in reading.grammar.words.get("any_text", ()):
            continue
        words = _alone(name_of(word, sentence, reading), word, forms)
        name = reading.document.text[words[0].start : words[-1].end]
        if reading.grammar.by_case and word.has("Number=Sing"):
            name = in_nominative(words, word, name)
        elif reading.grammar.by_ending and words[-1] is word and not word.has("Person[psor]=3"):
            name = name[: -len(word.text)] + word.lemma
        evidence = reading.evidence(sentence, words)
        out.append(replace(several, **evidence, name=name, form=form, subject=subject_of(word, reading)))
    return out


def _alone(name: list[Word], word: Word, forms: Forms) -> list[Word]:
    """Return a text's name without the next text of a row that the parser hung on it."""
    joint = next(
        (w.i for w in name if w.pos == "CCONJ" and w.i > word.i and any(v.i > w.i and form_of(v, forms) for v in name)), 0
    )
    return [w for w in name if w.i < joint] if joint else name


def each_before(
    word: Word, told: Instrument, named: list[tuple[Instrument, Word]], found: list[Instrument], reading: Reading
) -> list[Instrument]:
    """Return a text under the name of the one that its noun takes up, as many as *both documents* take up."""
    grammar = reading.grammar
    several = word.lemma.lower() in grammar.words.get("any_text", ()) and takes_up(word, grammar) and are_many(told, reading)
    last = next((i for i in reversed(found) if i.sentence_start < told.sentence_start), None) if several else None
    if last is not None:
        group = [i for i in found if (i.sentence_start, i.stage) == (last.sentence_start, last.stage)]
        if len(group) == 2 and all(" " in i.name for i in group):
            return [replace(told, name=i.name, form=i.form, subject=i.subject, parties=i.parties or told.parties) for i in group]
    return [named_before(word, told, named, grammar)]


def _opening(sentence: Sentence, reading: Reading) -> int:
    """Return where the words end that open a list of texts told before, -1 where none do."""
    text = sentence.text.lower()
    phrases = reading.grammar.words.get("one_by_one", ())
    ends = [text.find(p) + len(p) for p in phrases if p in text]
    return sentence.start + min(ends) if ends else -1
