"""Futures: whether a verb tells what somebody will do, and which verbs only tell of meetings to come.

In *Kazakhstan will support Belarus* and *said that it would sign* it does; in *he will visit Peru on Monday* nobody promised it.
"""

from chancery.coding.arguments import arguments
from chancery.coding.factuality import is_future_beside, is_negated, is_to_be
from chancery.coding.frames import EVENT_LEXICONS, find_matches, read_frames
from chancery.coding.grammar import is_passive, lemma_of
from chancery.coding.promised import condition_of, is_a_work, is_meeting, of_speaker
from chancery.coding.reading import Reading
from chancery.languages.parsed import Sentence, Word


def meetings_in(sentence: Sentence, reading: Reading) -> set[int]:
    """Return the places of verbs that tell of meetings which nobody promised: *he will visit Peru*, *jövőre találkozót tartanak*.

    Whoever will host one or start talks has something to do for it.
    """
    frames, light = read_frames(reading.language, *EVENT_LEXICONS), reading.grammar.verbs["light"]
    undertaken = reading.grammar.verbs.get("undertaken", frozenset())
    matches = [m for m in find_matches(sentence, frames, reading.grammar) if m.frame.data["type"] == "CONSULT"]
    told = [m.word for m in matches if not m.trigger.companions or m.frame.data.get("mode") == "visit"]
    told += [m.word for m in matches if m.trigger.companions and lemma_of(m.word) in light]
    told += [w.head for w in told if w.pos == "NOUN" and w.rel in ("obj", "nsubj") and lemma_of(w.head) in light]
    return {w.i for w in told if not reading.reporter(w.start) and lemma_of(w) not in undertaken}


def is_future(word: Word, sentence: Sentence, reading: Reading) -> bool:
    """Whether a verb stands in the future: *will sign*, *is to sign*, *said that it would sign*."""
    aux = {c.text.lower() for c in word.children if c.rel == "aux"}
    if aux & reading.grammar.words["will"]:
        return True
    if is_future_beside(sentence, word, reading.grammar) or word.has("Tense=Fut"):
        return True
    if word.rel == "xcomp" and word.head.lemma == "be" and word.child("mark") is not None:
        return True
    if is_to_be(word) and not (word.child("cop") and is_meeting([word], reading)):
        return True
    if is_going_to(word) or _will_by_its_day(word, sentence, reading):
        return True
    if _shares_its_aux(word):
        return is_future(word.head, sentence, reading)
    if _is_due(word, sentence, reading) or _may(word, aux, reading):
        return True
    # The future of reported speech; under a condition it is a promise of who speaks only.
    reported = bool(reading.reporter(word.start)) and not reading.quoted_speaker(word.start)
    if "would" not in aux or not reported:
        return False
    return (
        not any(c.rel == "advcl" for c in word.children)
        or bool(condition_of(word, word, reading))
        and of_speaker(word, sentence, reading)
    )


def _shares_its_aux(word: Word) -> bool:
    """Whether a verb stands under the auxiliary of the one before it: *will open an embassy and send an envoy*."""
    bare = word.rel == "conj" and word.pos == "VERB" and word.has("VerbForm=Inf") and word.child("aux", "mark", "cop") is None
    return bare and word.child("nsubj", "expl") is None and word.head.pos == "VERB" and word.head.child("aux") is not None


def is_going_to(word: Word) -> bool:
    """*is going to build*."""
    head = word.head
    return word.rel == "xcomp" and head.text.lower() == "going" and any(c.lemma == "be" for c in head.children if c.rel == "aux")


def _will_by_its_day(word: Word, sentence: Sentence, reading: Reading) -> bool:
    """*2022 márciusáig véglegesítik*: a Hungarian present with a day ahead is a future."""
    if not reading.grammar.by_ending or not (word.has("Tense=Pres") and word.has("Mood=Ind")):
        return False
    if lemma_of(word) in reading.grammar.verbs["planned"] | reading.grammar.verbs["possible"]:
        return False  # "meg akarja hívni": what somebody wants stands below
    return not reading.quoted_speaker(word.start) and bool(reading.deadline_of(sentence, word))


def _is_due(word: Word, sentence: Sentence, reading: Reading) -> bool:
    """Whether a work of the two sides shall or may be done by a day: *the line should be completed by June 2017*."""
    words = reading.grammar.words
    modal = {c.text.lower() for c in word.children if c.rel == "aux"} & (words["may"] | words.get("shall", frozenset()))
    duty = word.rel == "xcomp" and lemma_of(word.head) in words.get("duty", ())
    potential = reading.grammar.by_ending and word.has("Mood=Pot")
    if not (modal or duty or potential) or is_negated(word, reading.grammar):
        return False
    there = arguments(word, reading.grammar)
    return is_a_work([*there.get("subj", ()), *there.get("obj", ())], reading) and bool(reading.deadline_of(sentence, word))


def _may(word: Word, aux: set[str], reading: Reading) -> bool:
    """Whether somebody may do something of their own will: *Ankara may reopen the border*."""
    ahead = aux & reading.grammar.words.get("own_will", frozenset()) and not is_passive(word)
    return bool(ahead) and word.rel in ("root", "ROOT", "conj", "ccomp") and not is_negated(word, reading.grammar)
