"""Texts that a Hungarian clause takes up without naming them: *a szerződést aláírták, a szejm még nem ratifikálta*."""

from chancery.coding.clauses import stretches_of
from chancery.coding.frames import FrameSet, Match, find_matches
from chancery.coding.reading import Reading
from chancery.coding.text_names import Forms, form_of
from chancery.coding.texts_again import retold
from chancery.languages.parsed import Sentence, Word
from chancery.model import Instrument

WANTED = frozenset(("approved", "ratified", "signed"))  # stages that somebody may be willing or unwilling to take
ALONE = frozenset(("in force", "terminated", "extended"))  # stages that a text may reach by itself


def same_text(sentence: Sentence, found: list[Instrument], frames: FrameSet, forms: Forms, reading: Reading) -> list[Instrument]:
    """Return the further stages of a text named before, in this sentence or the last, where a clause leaves it out."""
    again: list[Instrument] = []
    these = reading.grammar.words["text_pronouns"]
    for match in find_matches(sentence, frames, reading.grammar):
        wanted = match.word.text.lower().endswith("ni") and match.frame.data["stage"] in WANTED  # "nem hajlandó jóváhagyni"
        told_of = match.word.has("Mood=Ind") or wanted
        if match.trigger.pos != "VERB" or not told_of or not _leaves_out(match, forms, these):
            continue
        told = _named_before(match, found, reading)
        stage = str(match.frame.data["stage"])
        if told is None or told.stage == stage and told.sentence_start == sentence.start:
            continue
        clause = next(s for s in stretches_of(sentence) if match.word in s)
        own = any(clause[0].start <= d.start < clause[-1].end for d in reading.dates(sentence))
        date = reading.date_of(sentence, match.word) if own else ""
        again.append(retold(told, match, clause, date, reading))
    return again


def _leaves_out(match: Match, forms: Forms, these: frozenset[str]) -> bool:
    """Whether a verb of some stage has no text beside it but a pronoun, and says by its form that it has one."""
    stretch = next((s for s in stretches_of(match.sentence) if match.word in s), [])
    if any(form_of(w, forms) for w in stretch):
        return False
    pointing = any(w.pos in ("PRON", "DET") and w.lemma.lower() in these and w.has("Case=Acc") for w in stretch)
    relative = bool(stretch) and stretch[0].lemma.lower() in these and stretch[0].has("PronType=Rel")
    objects = [w for w in stretch if w.pos in ("NOUN", "PROPN") and w.has("Case=Acc")]
    if match.frame.data["stage"] in ALONE and "subj" in match.frame.slots("text", ()):
        subjects = [w for w in match.arguments.get("subj", ()) if w.lemma.lower() not in these]
        return (relative or not subjects) and match.word.has("Number=Sing") and not objects
    definite = match.word.has("Definite=Def") or match.word.text.lower().endswith("ni")
    return not objects and (pointing or definite) and "obj" in match.frame.slots("text", ("obj",))


def _named_before(match: Match, found: list[Instrument], reading: Reading) -> Instrument | None:
    """Return the one text that the words before a clause speak of: in this sentence, else in the one before."""
    sentence, stretch = match.sentence, next(s for s in stretches_of(match.sentence) if match.word in s)
    here = {i.name: i for i in found if sentence.start <= i.start < stretch[0].start}
    if here:
        return next(iter(here.values())) if len(here) == 1 else None
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.paragraph != sentence.paragraph or _opens(stretch[0]):
        return None
    there = {i.name: i for i in found if before.start <= i.start < before.end}
    return next(iter(there.values())) if len(there) == 1 else None


def _opens(word: Word) -> bool:
    return word.has("PronType=Rel") or word.text.lower() == "hogy"
