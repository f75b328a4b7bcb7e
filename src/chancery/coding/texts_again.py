"""Texts spoken of again by their bare noun or by *it*: *signed a treaty … The document enters into force in May*."""

from collections.abc import Sequence

from msgspec.structs import replace

from chancery.coding.factuality import is_negated
from chancery.coding.frames import FrameSet, Match, find_matches, slot_actors, slot_words
from chancery.coding.grammar import Grammar, lemma_of
from chancery.coding.reading import Reading
from chancery.coding.text_names import SUBJECT
from chancery.languages.parsed import Sentence, Word
from chancery.model import Actor, Instrument

BARE = ("det", "case", "punct", "acl", "cop", "nsubj", "advmod", "aux", "advcl")  # what may hang on a noun that points back


def named_before(word: Word, told: Instrument, before: Sequence[tuple[Instrument, Word]], grammar: Grammar) -> Instrument:
    """Return a text with the name, form and parties of the one that its noun takes up, or as it is where it takes up none.

    ``before`` are the texts told of so far, each with its noun. One text takes up one, several take up several, of the same
    form; *document* and *text* take up any.
    """
    if not takes_up(word, grammar):
        return told
    anything = word.lemma.lower() in grammar.words.get("any_text", ())
    for other, noun in reversed(before):
        same = anything or other.form == told.form
        if same and " " in other.name and noun.has("Number=Plur") == word.has("Number=Plur"):
            return replace(
                told,
                name=other.name,
                form=other.form,
                subject=other.subject,
                period=other.period,
                parties=other.parties or told.parties,
            )
    return told


def takes_up(word: Word, grammar: Grammar) -> bool:
    """Whether a noun stands alone with a word that points back: *the document*, *both texts*, *этот договор*, *az egyezmény*."""
    pointing = grammar.words.get("pointing_back", ())
    back = [c for c in word.children if c.rel in ("det", "nummod") and c.text.lower() in pointing]
    alone = all(c.rel in BARE or c in back for c in word.children)
    unmarked = grammar.by_case and word.lemma.lower() in grammar.words.get("any_text", ())  # no article tells in Russian
    return alone and (bool(back) or unmarked)


def taken_up(sentence: Sentence, found: list[Instrument], frames: FrameSet, reading: Reading) -> list[Instrument]:
    """Return the further stages of a text that *it* takes up, here or in the next sentence: *It was ratified in May*.

    Several are taken up by *them*, and a noun tells of the one whose it is: *Chile suspended its ratification*.
    """
    again = _singled_out(sentence, found, reading)
    matches = find_matches(sentence, frames, reading.grammar)
    leading = {m.word.i for m in matches if m.trigger.companions}
    for match in matches:
        stage = str(match.frame.data["stage"])
        words = _pronouns(match, reading)
        if not words or not stage or match.trigger.pos == "NOUN" and match.word.head.i in leading:
            continue  # "suspended its ratification": the verb tells the stage
        if any(c.rel == "mark" and c.text.lower() in reading.grammar.words.get("so_that", ()) for c in match.word.children):
            continue  # "чтобы они вступили в силу"
        start = reading.sentences[sentence.index - 1].start if sentence.index else 0
        before = {i.name: i for i in found if start <= i.start < words[0].start}
        date = reading.date_of(sentence, match.word)
        for told in _meant(list(before.values()), words[0], reading):
            news = retold(told, match, [words[0], match.word], date, reading)
            news = replace(news, date="") if news.factuality == "denied" else news
            if told.stage != stage or news.factuality == "denied" != told.factuality:
                again.append(news)
    return again


def left_out(sentence: Sentence, found: Sequence[Instrument], reading: Reading) -> list[Instrument]:
    """Return what only an auxiliary says of a text: *which Peru has ratified and Chile has not*, *Chile has not done so*."""
    again: list[Instrument] = []
    for word in sentence.words:
        does_so = word.lemma == "do" and any(c.text.lower() == "so" for c in word.children) and word.child("nsubj") is not None
        alone = word.pos == "AUX" and word.rel == "conj" and word.lemma == "have" and word.child("nsubj") is not None
        negated = is_negated(word, reading.grammar)
        if reading.grammar.cases or not (does_so or alone and negated and not any(c.pos == "VERB" for c in word.children)):
            continue
        start = sentence.start if alone else reading.sentences[max(0, sentence.index - 1)].start
        told = next((i for i in reversed(found) if start <= i.start < word.start and i.factuality == "fact"), None)
        if (
            told is None
            or told.stage not in ("signed", "approved", "ratified")
            or not (negated or alone or word.has("Tense=Past"))
        ):
            continue
        doers = [a for a in reading.actors(sentence, [c for c in word.children if c.rel == "nsubj"]) if a.state]
        again.append(
            replace(
                told,
                **reading.evidence(sentence, [c for c in word.children if c.rel == "nsubj"] + [word]),
                factuality="denied" if negated else "fact",
                by=reading.by(word.start),
                date="" if negated else reading.date_of(sentence, word),
                parties=as_parties([*told.parties, *doers]),
            )
        )
    return again


def _meant(before: list[Instrument], pronoun: Word, reading: Reading) -> list[Instrument]:
    """Return which of the texts told before a pronoun means: *it* the only one, *them* all of one stage, or one of many."""
    alone = len(before) == 1
    if pronoun.text.lower() not in reading.grammar.words.get("texts_pronouns", ()):
        return before if alone else []
    if alone:
        return before if are_many(before[0], reading) else []
    return [text for text in before if text.stage == before[0].stage]


def _pronouns(match: Match, reading: Reading) -> list[Word]:
    """Return the pronouns by which a match speaks of a text: *ratified it*, *signed them*, *its ratification*."""
    one, many = reading.grammar.words["text_pronouns"], reading.grammar.words.get("texts_pronouns", frozenset())
    if match.trigger.pos == "NOUN":
        owners = match.arguments.get("poss", ()) if match.frame.data["stage"] in ("ratified", "in force", "signed") else ()
        whole = not any(slot in match.arguments for slot in ("of", "to", "with"))
        return [w for w in owners if whole and w.text.lower() in (*one, *many)]
    if match.trigger.pos != "VERB":
        return []
    ends_itself = lemma_of(match.word) in match.frame.data.get("ends_itself", ())
    sure = ends_itself or bool(match.trigger.preposition or match.trigger.companions)
    slots = [s for s in match.frame.slots("text", ("obj",)) if s == "obj" or (s == "subj" and sure)]
    words = [w for s in slots for w in match.arguments.get(s, ())]
    whose = [w for w in slot_words(match, "poss", reading.grammar) if w.text.lower() in (*one, *many)]
    if whose and match.trigger.companions:
        return whose if match.frame.data["stage"] != "negotiated" else []  # "the secretariat will begin its work"
    textual = match.frame.data["stage"] in ("signed", "ratified", "in force")  # what no persons undergo
    return [w for w in words if w.text.lower() in one or textual and w.text.lower() in many]


def _singled_out(sentence: Sentence, found: list[Instrument], reading: Reading) -> list[Instrument]:
    """Return the texts that are picked out of several: *signed three memoranda, among them one on fisheries*."""
    several = next((i for i in reversed(found) if i.sentence_start == sentence.start and are_many(i, reading)), None)
    words, picked = sentence.words, list[Instrument]()
    for word, link in zip(words, words[1:], strict=False):
        on = word.text.lower() in reading.grammar.words.get("one_of_several", ()) and link.text.lower() in SUBJECT
        if several is None or not on or word.start < several.start or word.rel == "nummod":
            continue
        below = [w for w in link.head.subtree() if w.i > link.i]
        last = link.i
        while last + 1 < len(words) and words[last + 1] in below and words[last + 1].text not in (",", ";", ":", "and", "–"):
            last += 1
        if last > link.i:
            topic = reading.document.text[link.start : words[last].end]
            subject = reading.document.text[words[link.i + 1].start : words[last].end]
            evidence = reading.evidence(sentence, words[word.i : last + 1])
            picked.append(replace(several, **evidence, name=f"{several.form} {topic}", subject=subject))
    return picked


def are_many(text: Instrument, reading: Reading) -> bool:
    """Whether a text's name means several: *three memoranda*, *двух документов*."""
    first = text.name.split()[0].lower()
    return first in reading.grammar.words.get("several", ()) or not reading.grammar.cases and text.name.endswith("s")


def retold(told: Instrument, match: Match, words: Sequence[Word], date: str, reading: Reading) -> Instrument:
    """Return a text at the stage that a verb tells of it again; ``words`` are its evidence, ``date`` may be empty."""
    sentence, speaker = match.sentence, reading.quoted_speaker(match.word.start)
    factuality = reading.factuality(sentence, match.word, date)
    if factuality == "fact" and match.frame.data.get("lies_ahead"):
        factuality = "planned"
    doers = [a for s in match.frame.slots("parties", ("subj",)) for a in slot_actors(match, s, reading.grounding, speaker)]
    return replace(
        told,
        **reading.evidence(sentence, words),
        factuality=factuality,
        by=reading.by(match.word.start),
        frame=match.frame.id,
        date=date or (reading.day_of(sentence, match.word) if factuality == "fact" else ""),
        place=reading.place_of(sentence, match.word),
        parties=as_parties([*told.parties, *(a for a in doers if a.state)]),
        stage=str(match.frame.data["stage"]),
    )


def as_parties(actors: list[Actor]) -> tuple[Actor, ...]:
    """Signatories bind their states: persons become the state they act for."""
    found: list[Actor] = []
    for actor in actors:
        code = actor.state if "|" in actor.code else actor.code
        if code and all(code != f.code for f in found):
            found.append(Actor(code=code, state=actor.state, text=actor.text, start=actor.start, end=actor.end, how=actor.how))
    return tuple(found)
