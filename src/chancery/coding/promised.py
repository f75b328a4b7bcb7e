"""What stands round a promise: the state that announces its own work, whether somebody is promised something, the condition."""

from chancery.coding.arguments import Arguments, arguments
from chancery.coding.frames import EVENT_LEXICONS, read_frames
from chancery.coding.grammar import lemma_of
from chancery.coding.reading import Reading
from chancery.grounding.chain import side_actor
from chancery.languages.parsed import Sentence, Word
from chancery.model import Actor


def is_meeting(held: list[Word], reading: Reading) -> bool:
    """Whether a verb or one of the nouns below it tells a meeting: *he is to meet the president*, *провести встречу*."""
    known = read_frames(reading.language, *EVENT_LEXICONS).by_lemma
    told = (pair for w in held for pair in known.get(("NOUN" if w.pos == "NOUN" else "VERB", lemma_of(w)), ()))
    return any(
        frame.data["type"] == "CONSULT" and (not trigger.weight or trigger.pos == "NOUN" and reading.grammar.by_ending)
        for trigger, frame in told
    )


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
    """Return the words of the condition of a promise without what opens it, empty if it has none.

    *Norway will sign if Sweden agrees* gives ``Sweden agrees``.
    """
    known = reading.grammar.words
    for top in (deed, cue):
        for child in top.children:
            mark = child.child("mark")
            if child.rel == "advcl" and child.text.lower() in known.get("conditions_apart", ()) and not child.children:
                clause = next(
                    (c for c in top.children if c.rel in ("advcl", "parataxis") and c.i > child.i), None
                )  # "provided Madrid agrees"
                words = sorted(clause.subtree(), key=lambda w: w.i) if clause is not None else []
                return reading.document.text[words[0].start : words[-1].end] if words else ""
            if child.rel == "advcl" and mark is not None and mark.text.lower() in known["conditions"]:
                words = sorted(child.subtree(), key=lambda w: w.i)
                words = [w for w in words if w.i > mark.i]
                return reading.document.text[words[0].start : words[-1].end] if words else ""
    return ""


def is_a_work(subjects: list[Word], reading: Reading) -> bool:
    """Whether nouns tell only of what states build or do: *the bridge*, *the deliveries*."""
    return bool(subjects) and all(lemma_of(w) in reading.grammar.words.get("works", ()) for w in subjects)


def is_bidden(word: Word, there: Arguments, sentence: Sentence, reading: Reading) -> bool:
    """Whether a Hungarian infinitive without a doer tells of a work with a day: *a munkálatokat 2025-ig kell befejezni*."""
    bare = reading.grammar.by_ending and word.text.lower().endswith("ni") and not there.get("subj")
    return bare and is_a_work(there.get("obj", []), reading) and bool(reading.deadline_of(sentence, word))


def is_condition(word: Word, sentence: Sentence, reading: Reading) -> bool:
    """Whether a Hungarian clause is what another one hangs on: *feltéve, hogy Kisinyov végrehajtja a reformot*."""
    mark = word.child("mark")
    before = sentence.words[max(0, mark.i - 2) : mark.i] if mark is not None and mark.text.lower() == "hogy" else []
    return any(w.text.lower() in reading.grammar.words.get("conditioned", ()) for w in before)


def is_expected(word: Word) -> bool:
    """Whether a Russian verb is hedged by somebody's expectation: *президент, как ожидается, посетит Перу*."""
    return any(c.rel in ("parataxis", "advcl") and lemma_of(c).startswith(("ожида", "предполага")) for c in word.children)


def whose_work(word: Word, sentence: Sentence, reading: Reading) -> tuple[Actor, ...]:
    """Return whose a work is: the one state's that the sentence speaks of, else both sides'."""
    sides = bound_sides(word, sentence, reading)
    named = {a.state for a in reading.spoken_of(sentence, sentence.words) if a.state}
    return tuple(a for a in sides if a.state in named) if len(named) == 1 else sides


def bound_sides(word: Word, sentence: Sentence, reading: Reading) -> tuple[Actor, ...]:
    """Return whom a passive future without an agent binds: the document's two sides, unless a third is in play."""
    pair = reading.grounding.pair
    named = [a for a in reading.spoken_of(sentence, sentence.words) if a.state]
    if len(pair) < 2 or any(a.state not in pair for a in named):
        return ()
    return tuple(side_actor(s, word) for s in pair)


def is_firm(actor: Actor, reading: Reading) -> bool:
    """Whether a name that no lexicon knows says that it is a company's: *Numaligarh Refinery*."""
    return actor.how == "unknown name" and actor.code.split()[-1].lower() in reading.grammar.words.get("firms", ())


def is_done_to(verb: Word, reading: Reading) -> bool:
    """Whether an English participle only tells what something is: *considers itself bound*, *the agreement signed in Doha*."""
    alone = (verb.has("VerbForm=Part") or verb.pos == "ADJ") and verb.child("aux", "mark", "cop", "nsubj") is None
    return alone and not reading.grammar.cases and not verb.text.endswith("ing")
