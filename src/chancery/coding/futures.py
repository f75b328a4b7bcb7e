"""Futures: whether a verb tells what somebody will do, and which verbs only tell of meetings to come.

In *Kazakhstan will support Belarus* and *said that it would sign* it does; in *he will visit Peru on Monday* nobody promised it.
"""

from chancery.coding.arguments import arguments
from chancery.coding.clauses import clause_of
from chancery.coding.factuality import is_future_beside, is_negated, is_to_be
from chancery.coding.frames import EVENT_LEXICONS, find_matches, read_frames
from chancery.coding.grammar import is_passive, lemma_of
from chancery.coding.promised import condition_of, is_a_work, is_meeting, of_speaker
from chancery.coding.reading import Reading
from chancery.coding.text_names import form_of, forms_in
from chancery.languages.parsed import Sentence, Word

BINDING = ("agreement", "contract", "convention", "memorandum", "protocol", "treaty")  # texts that lay down what is to be done


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
        not any(c.rel == "advcl" and _is_unsure(c, reading) for c in word.children)
        or bool(condition_of(word, word, reading))
        and of_speaker(word, sentence, reading)
    )


def _is_unsure(clause: Word, reading: Reading) -> bool:
    """Whether a clause is none that only tells until when or what for: *would stay until a settlement was found*."""
    mark = clause.child("mark")
    return mark is None or mark.text.lower() not in reading.grammar.words["sure_marks"]


def _shares_its_aux(word: Word) -> bool:
    """Whether a verb stands under the auxiliary of the one before it: *will open an embassy and send an envoy*."""
    bare = (
        word.rel in ("conj", "advcl")
        and word.pos == "VERB"
        and word.has("VerbForm=Inf")
        and word.child("aux", "mark", "cop") is None
    )
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
    if reading.quoted_speaker(word.start):
        return False
    return (
        bool(reading.deadline_of(sentence, word))
        or _still_to_come(word, sentence, reading)
        or _under_a_text(word, sentence, reading)
    )


def _still_to_come(word: Word, sentence: Sentence, reading: Reading) -> bool:
    """Whether a Hungarian present tells what is left of the month or year: *még márciusban küld*, *még az idén indul*."""
    near = [w for w in clause_of(sentence, word) if w.text.lower() == "még"]
    negated = is_negated(word, reading.grammar)
    return not negated and any(
        d.start <= s.start < d.end for w in near for d in reading.dates(sentence) for s in sentence.words[w.i + 1 : w.i + 3]
    )


def _under_a_text(word: Word, sentence: Sentence, reading: Reading) -> bool:
    """Whether a Hungarian present tells what a text lays down: *a megállapodás értelmében közös vállalatot hoznak létre*."""
    forms = forms_in(sentence.language)
    under = reading.grammar.words.get("under_texts", ())
    said = (w for w in sentence.words if w.text.lower() in under and w.i and w.i < word.i)
    return word.rel in ("root", "ROOT", "conj") and any(form_of(sentence.words[w.i - 1], forms) in BINDING for w in said)


def _is_due(word: Word, sentence: Sentence, reading: Reading) -> bool:
    """Whether a work of the two sides shall or may be done by a day: *the line should be completed by June 2017*."""
    words = reading.grammar.words
    modal = {c.text.lower() for c in word.children if c.rel == "aux"} & (words["may"] | words.get("shall", frozenset()))
    duties = {*words.get("duty", ()), *reading.grammar.verbs.get("duty", ())}
    duty = word.rel == "xcomp" and lemma_of(word.head) in duties
    potential = reading.grammar.by_ending and word.has("Mood=Pot")
    if not (modal or duty or potential) or is_negated(word, reading.grammar):
        return False
    there = arguments(word, reading.grammar)
    return is_a_work([*there.get("subj", ()), *there.get("obj", ())], reading) and bool(reading.deadline_of(sentence, word))


def _may(word: Word, aux: set[str], reading: Reading) -> bool:
    """Whether somebody may do something of their own will: *Ankara may reopen the border*."""
    ahead = aux & reading.grammar.words.get("own_will", frozenset()) and not is_passive(word)
    return bool(ahead) and word.rel in ("root", "ROOT", "conj", "ccomp") and not is_negated(word, reading.grammar)
