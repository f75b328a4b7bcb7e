"""Every phrase of a text that means an actor, with who is meant, how that was found and how sure it is."""

import msgspec

from chancery.grounding.actors import Grounding
from chancery.grounding.dates import DateMention, find_dates
from chancery.grounding.quantities import Quantity, find_quantities
from chancery.grounding.register import find_terms
from chancery.grounding.titles import Title
from chancery.languages.parsed import Sentence, Word
from chancery.model import Actor, Struct

# How often each way was right on the gold claims (benchmarks/grounding.py prints it), rounded; OTHER for ways met too seldom.
# An unknown name means nobody known. What is less sure than THRESHOLD is not said: its candidates are.
SURENESS = {
    "name": 0.95,
    "title": 0.95,
    "chain": 0.95,
    "capital": 0.9,
    "pair": 0.9,
    "pronoun": 0.9,
    "speaker": 0.8,
    "description": 0.8,
    "group": 0.5,
    "number": 0.2,
    "unknown name": 0.0,
}
OTHER = 0.7
PLACE = 0.95  # by the hand-made cases
THRESHOLD = 0.5
CANDIDATES = 5


class Mention(Struct, frozen=True, kw_only=True):
    """One phrase at code points ``start`` to ``end``: the codes of the actors meant, how and how surely.

    Where nobody is meant surely enough, ``codes`` is empty and ``candidates`` are those whom the register knows by the name.
    A city that only says where has ``place`` (``Moscow, RUS``) and no codes.
    """

    start: int
    end: int
    text: str
    codes: tuple[str, ...] = ()
    how: str = ""
    sureness: float = 0.0
    candidates: tuple[str, ...] = ()
    place: str = ""


class Grounded(Struct, frozen=True, kw_only=True):
    """Who, where, when and how much a text means; offsets are of the text."""

    language: str
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    quantities: tuple[Quantity, ...]


def ground(sentences: list[Sentence], text: str, language: str, date: str) -> Grounded:
    """Return all that a parsed text names, seen from an ISO date or from none."""
    return Grounded(
        language=language,
        mentions=tuple(find_mentions(Grounding(sentences, date))),
        dates=tuple(find_dates(text, language, date)),
        quantities=tuple(find_quantities(text, language)),
    )


def find_mentions(grounding: Grounding) -> list[Mention]:
    """Return the mentions of a document in order; of two about the same words the longer.

    "Foreign Minister Lavrov met his Kazakh counterpart" gives *Foreign Minister Lavrov*, *his Kazakh counterpart*.
    """
    found: list[Mention] = []
    for sentence in grounding.sentences:
        found += _of_sentence(grounding, sentence)
    return found


def _of_sentence(grounding: Grounding, sentence: Sentence) -> list[Mention]:
    phrases: dict[tuple[int, int], Mention] = {}
    for word in sentence.words:
        if word.pos in ("PUNCT", "VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PART") and not grounding.name_at(sentence, word):
            continue
        actors = grounding.resolve(sentence, word)
        if actors and grounding.says_where(sentence, word, states=True):
            actor = actors[0]
            where = grounding.place(sentence, [w for w in sentence.words if actor.start <= w.start < actor.end])
            mention = Mention(start=actor.start, end=actor.end, text=actor.text, how="place", sureness=PLACE, place=where)
        elif actors and actors[0].how == "adjective" and _owned(grounding, sentence, word, actors[0].state):
            continue
        elif actors:
            mention = _told(actors, sentence, grounding.title_at(sentence, word))
            if mention.how in ("group", "description") and len(actors) == 1:
                mention = _with_owner(grounding, sentence, word, mention, actors[0].state)
        else:
            name = grounding.name_at(sentence, word)
            if name is None or name.person is not None:
                continue
            first, last = sentence.words[name.first], sentence.words[name.last]
            known = _known_by(name.text)
            mention = Mention(start=first.start, end=last.end, text=name.text, how="unknown name", candidates=known)
        phrases.setdefault((mention.start, mention.end), mention)
    kept: list[Mention] = []
    for mention in sorted(phrases.values(), key=lambda m: (m.start - m.end, m.start)):
        if not any(m.start < mention.end and mention.start < m.end for m in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


def _owned(grounding: Grounding, sentence: Sentence, word: Word, state: str) -> bool:
    """Whether an adjective belongs to a phrase that means somebody of its state: *Kazakh* in *Kazakh Foreign Minister*."""
    title = grounding.title_at(sentence, word)
    heads = [word.head, *(sentence.words[i] for i in ((title.first,) if title else ()))]
    return any(a.state == state for head in heads if head is not word for a in grounding.resolve(sentence, head))


def _with_owner(grounding: Grounding, sentence: Sentence, word: Word, mention: Mention, state: str) -> Mention:
    """Return a mention with the state's name behind it that it owes its code to: *citizens of Ukraine*, «граждане Украины»."""
    for item in grounding.cast.known[sentence.index]:
        owner = sentence.words[item.first]
        between = sentence.words[word.i + 1 : item.first]
        stately = item.hit.entry.kind == "state" and item.hit.entry.how == "name"
        owns = state and stately and item.hit.entry.state == state and word in owner.ancestors()
        if owns and item.first > word.i and all(w.pos in ("ADP", "DET") for w in between):
            end = sentence.words[item.last].end
            text = sentence.text[mention.start - sentence.start : end - sentence.start]
            return msgspec.structs.replace(mention, end=end, text=text)
    return mention


def _told(actors: tuple[Actor, ...], sentence: Sentence, title: Title | None) -> Mention:
    start, end = min(a.start for a in actors), max(a.end for a in actors)
    if title is not None and len({a.start for a in actors}) > 1:  # the ministers A and B: each name is a mention of its own
        start, end = sentence.words[title.start].start, sentence.words[title.end].end
    how = actors[0].how
    sure = SURENESS.get(how, OTHER)
    text = sentence.text[start - sentence.start : end - sentence.start]
    if sure < THRESHOLD:
        return Mention(start=start, end=end, text=text, how=how, sureness=sure, candidates=_known_by(text))
    return Mention(start=start, end=end, text=text, codes=tuple(a.code for a in actors), how=how, sureness=sure)


def _known_by(text: str) -> tuple[str, ...]:
    """Return who in the register bears a name, at most five, each with the state served."""
    words = text.split()
    terms = find_terms(text) or (find_terms(words[-1]) if words else [])
    return tuple(dict.fromkeys(f"{t.person}|{t.state}" for t in terms))[:CANDIDATES]
