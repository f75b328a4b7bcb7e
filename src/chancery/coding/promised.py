"""What stands round a promise: the state that announces its own work, whether somebody is promised something, the condition."""

from chancery.coding.arguments import Arguments, arguments
from chancery.coding.frames import EVENT_LEXICONS, read_frames
from chancery.coding.grammar import lemma_of
from chancery.coding.reading import Reading
from chancery.languages.parsed import Sentence, Word
from chancery.model import Actor


def is_meeting_verb(word: Word, reading: Reading) -> bool:
    """Whether a verb tells a meeting, which *is to* only dates: *he is to meet the president*."""
    known = read_frames(reading.language, *EVENT_LEXICONS).by_lemma
    return any(f.data["type"] == "CONSULT" and not t.weight for t, f in known.get(("VERB", lemma_of(word)), ()))


def of_speaker(word: Word, sentence: Sentence, reading: Reading) -> bool:
    """Whether a verb's subject and who says so are of one state: *Canada would lift the ban if …, the government said*."""
    told_by = {a.state for a in reading.reporter(word.start) if a.state}
    return bool(told_by & {a.state for a in reading.actors(sentence, arguments(word, reading.grammar).get("subj", []))})


def announced_by(word: Word, there: Arguments, sentence: Sentence, reading: Reading) -> tuple[Actor, ...]:
    """Return the state that tells of its own work, by a day: *a consulate will be opened in May, the Brazilian ministry said*."""
    told_by = {a.state: a for a in reading.reporter(word.start) if a.state and (a.code == a.state or "|" in a.code)}
    done_to = reading.actors(sentence, there.get("obj", []))
    if len(told_by) != 1 or done_to or not (reading.deadline_of(sentence, word) or is_a_work(there.get("obj", []), reading)):
        return ()
    state, actor = next(iter(told_by.items()))
    return (Actor(code=state, state=state, text=actor.text, start=actor.start, end=actor.end, how="speaker"),)


def for_somebody(word: Word, there: Arguments, sentence: Sentence, reading: Reading) -> bool:
    """Whether a verb such as *allow* or *help* has somebody as its object, so that it tells a deed."""
    lasting = lemma_of(word) not in reading.grammar.words.get("granting", ())
    return not lasting and any(a.state for a in reading.actors(sentence, [*there.get("obj", ()), *there.get("to", ())]))


def condition_of(deed: Word, cue: Word, reading: Reading) -> str:
    for top in (deed, cue):
        for child in top.children:
            mark = child.child("mark")
            if child.rel == "advcl" and child.text.lower() in ("provided", "providing") and not child.children:
                clause = next(
                    (c for c in top.children if c.rel in ("advcl", "parataxis") and c.i > child.i), None
                )  # "provided Madrid agrees"
                words = sorted(clause.subtree(), key=lambda w: w.i) if clause is not None else []
                return reading.document.text[words[0].start : words[-1].end] if words else ""
            if (
                child.rel == "advcl"
                and mark is not None
                and mark.text.lower() in ("if", "unless", "once", "provided", "ha", "amennyiben", "если")
            ):
                words = sorted(child.subtree(), key=lambda w: w.i)
                words = [w for w in words if w.i > mark.i]
                return reading.document.text[words[0].start : words[-1].end] if words else ""
    return ""


def is_a_work(subjects: list[Word], reading: Reading) -> bool:
    return bool(subjects) and all(lemma_of(w) in reading.grammar.words.get("works", ()) for w in subjects)
