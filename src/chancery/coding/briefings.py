"""Whose words a document is: the one person whom its title names gives its answers, or says all of it.

*Briefing by Foreign Ministry spokesman Nasser Kanaani*: *Answer: …* is Kanaani's. *Comment by Maria Zakharova on …* is hers.
"""

from functools import cache

from chancery.grounding.actors import Grounding
from chancery.grounding.people import Person
from chancery.languages.parsed import Sentence
from chancery.lexicons import has_lexicon, read_lexicon
from chancery.model import Document, Turn


@cache
def _listed(language: str, name: str) -> frozenset[str]:
    return frozenset(read_lexicon(language, "transcript").get(name, ())) if has_lexicon(language, "transcript") else frozenset()


def is_reply(label: str, grounding: Grounding) -> bool:
    """Whether a label only says that somebody answers (*Answer*, *Ответ*), or is a dash alone."""
    return not label or label.casefold() in _listed(grounding.language, "replies")


def briefer(grounding: Grounding, before: int = 0) -> Person | None:
    """Return the one person whom the first sentence names; of those before an offset, the first one that names anybody."""
    for sentence in grounding.sentences:
        if sentence.index and sentence.start >= before:
            break
        people = {m.person.code: m.person for m in grounding.cast.names[sentence.index] if m.person is not None}
        if people:
            return next(iter(people.values())) if len(people) == 1 else None
    return None


def opening_turn(document: Document, grounding: Grounding) -> tuple[Turn, ...]:
    """Return what the briefer says before the first question, or on end where nobody asks, if that speaks of *we* or *I*."""
    told = any(is_reply(turn.speaker, grounding) for turn in document.turns) or (not document.turns and _is_speech(grounding))
    person = briefer(grounding) if told else None
    if person is None:
        return ()
    first = min((turn.start for turn in document.turns), default=len(document.text))
    before = [s for s in grounding.sentences[1:] if s.start > grounding.sentences[0].end and s.end <= first and len(s.words) > 3]
    if not any(speaks_of_self(s, grounding) for s in before):
        return ()
    opening = next((s for s in before if any(w.pos == "VERB" for w in s.words)), before[0])
    return (Turn(start=opening.start, end=before[-1].end, speaker=person.name),)


def _is_speech(grounding: Grounding) -> bool:
    """Whether a title calls what follows somebody's words: *Remarks by …*, *Комментарий …*, *… beszéde*."""
    title = grounding.sentences[0].words if grounding.sentences else []
    named = any(w.lemma.casefold() in _listed(grounding.language, "speeches") for w in title if w.head is w)
    return named and not any(w.has("VerbForm=Fin") for w in title)


def speaks_of_self(sentence: Sentence, grounding: Grounding) -> bool:
    """Whether a sentence has a word in the first person: *we welcome the accord*, *приветствуем договорённость*."""
    own = {*grounding.back["first_plural"], *grounding.back["first_person"]}
    return any(w.text.lower() in own or w.has("Person=1") for w in sentence.words)
