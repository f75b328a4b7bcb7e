"""Statements: what somebody said, quoted or reported, that takes a stand.

*Péter Szijjártó said that there were no disputes with Serbia* gives a statement of Péter Szijjártó with manner
``reported``, stance ``deny``, about SRB.
"""

import re
from functools import cache

from msgspec.structs import replace

from chancery.coding.attribution import words_of
from chancery.coding.briefings import speaks_of_self
from chancery.coding.frames import EVENT_LEXICONS, read_frames
from chancery.coding.grammar import lemma_of
from chancery.coding.marks import closed, unquoted
from chancery.coding.reading import Reading
from chancery.coding.sources import Report
from chancery.grounding.quantities import find_quantities
from chancery.languages.parsed import Sentence, Word
from chancery.lexicons import has_lexicon, read_lexicon
from chancery.model import Actor, Statement

LONGEST_GIST = 240
SHORTEST_STAND = 5  # words and marks of a sentence that takes a stand
LONGEST_EMPTY = 16  # words of a sentence that says nothing
ORDER = ("thank", "deny", "regret", "criticise", "warn", "demand", "propose", "praise", "support", "explain")


def code_statements(reading: Reading) -> list[Statement]:
    """Return one statement for each quotation and report, and in a transcript one for each sentence that takes a stand."""
    reports = [r for r in reading.reports if not _for_own_state(r, reading)]
    found = [_from_report(report, reading) for report in reports]
    reported = {s.index for r in reports if r.manner == "reported" for s in r.sentences if _covers(r, s)}
    for turn, speaker in reading.turns:
        if turn.question:
            continue
        opening = turn not in reading.document.turns
        for sentence in reading.sentences:
            inside = turn.start <= sentence.start and sentence.end <= turn.end
            inside = inside and (not opening or speaks_of_self(sentence, reading.grounding))  # what went before is news
            if inside and sentence.index not in reported and _takes_stand(sentence, reading):
                found.append(_from_turn(sentence, speaker, reading))
    return _collapse([s for s in found if s is not None])


def _for_own_state(report: Report, reading: Reading) -> bool:
    """Whether what a state holds is said in a turn of its own minister, whose stand it is: *Латвия приветствует решение*."""
    if report.manner != "reported" or not reading.grammar.cases:
        return False
    own = {a.state for turn, speaker in reading.turns if turn.start <= report.cue < turn.end for a in speaker if a.state}
    return bool(own) and all(a.code == a.state and a.state in own for a in report.speaker)


def _covers(report: Report, sentence: Sentence) -> bool:
    overlap = min(report.end, sentence.end) - max(report.start, sentence.start)
    return overlap > 0.6 * (sentence.end - sentence.start)


def _from_report(report: Report, reading: Reading) -> Statement | None:
    words = words_of(report)
    if not words:
        return None
    text = reading.text
    asked = report.frame.endswith(".ask") and all(a.how == "label" for a in report.speaker)
    if asked and text[report.start : report.end].rstrip(' ”"').endswith("?"):
        return None  # what a reporter asks takes no stand
    end = report.start + len(text[report.start : report.end].rstrip())
    return Statement(
        **(reading.span(report.start, end, report.sentences)),
        factuality="fact",
        by=reading.by(report.start - 1) if report.manner == "reported" and reading.quoted_speaker(report.start) else ("outlet",),
        frame=report.frame,
        date=reading.said_on(report),
        speaker=report.speaker,
        manner=report.manner,
        stance=report.stance or stance_of(words, reading.language),
        about=_with_listener(_about(words, report.sentences, report.speaker, reading), report, reading)
        or _addressed(report, reading)
        or _both(report),
        gist=_gist(" ".join(text[start:stop] for start, stop in _told(report, words))),
    )


def _told(report: Report, words: list[Word]) -> tuple[tuple[int, int], ...]:
    """Return the runs of words that make a gist: what was said, where it has no verb with that of saying (*called it unjust*)."""
    verb = next((w for s in report.sentences for w in s.words if w.start == report.cue and w.pos == "VERB"), None)
    clause = any(w.pos in ("VERB", "AUX") or w.rel in ("nsubj", "csubj") for w in words)
    if report.manner != "reported" or verb is None or clause:
        return report.runs
    judged = [c.start for c in verb.children if c.rel in ("xcomp", "obl") and (c.has("Case=Dat") or c.has("Case=Ins"))]
    return ((min(report.start, verb.start, *judged), max(report.end, verb.end)),)


def _from_turn(sentence: Sentence, speaker: tuple[Actor, ...], reading: Reading) -> Statement:
    return Statement(
        **reading.span(sentence.start, sentence.end, (sentence,)),
        factuality="fact",
        by=("outlet",),
        frame="rule.turn",
        date=reading.today,
        speaker=speaker,
        manner="quote",
        stance=stance_of(sentence.words, reading.language),
        about=_about(sentence.words, (sentence,), speaker, reading),
        gist=_gist(sentence.text),
    )


def _takes_stand(sentence: Sentence, reading: Reading) -> bool:
    """Whether a spoken sentence takes a stand: it judges, or says of an actor how things are.

    Greetings, questions and mere news of talks held, texts signed and sums reached take none.
    """
    if sentence.text.rstrip().endswith("?") or len(sentence.words) < SHORTEST_STAND:
        return False
    if not any(w.pos in ("VERB", "AUX") for w in sentence.words):
        return False
    if len(sentence.words) <= LONGEST_EMPTY and _empty(reading.language).search(sentence.text.lower()):
        return False
    stance = stance_of(sentence.words, reading.language)
    if stance not in ("affirm", "thank"):
        return True
    if reading.language == "en" and (stance == "affirm" and _is_news(sentence) or len(sentence.words) <= SHORTEST_STAND):
        return False  # "Thank you, Minister."
    frames = read_frames(reading.language, *EVENT_LEXICONS).by_lemma
    news = any(
        frame.data["type"] in ("CONSULT", "AGREE") or frame.data.get("mode") == "sign"
        for root in sentence.roots
        for _, frame in frames.get(("VERB", lemma_of(root)), ())
    )
    sums = stance == "affirm" and any(
        q.unit.isupper() or q.unit == "percent" for q in find_quantities(sentence.text, reading.language)
    )
    return not news and not sums and bool(reading.actors(sentence, sentence.words))


def _is_news(sentence: Sentence) -> bool:
    """Whether each main clause tells what others did: *In 2022 the two countries resumed flights*."""
    mains = [w for r in sentence.roots for w in (r, *r.children) if w is r or w.rel in ("conj", "parataxis") and w.pos == "VERB"]
    for main in mains:
        told = (main, *(c for c in main.children if c.rel in ("aux", "cop")))
        subject = main.child("nsubj")
        if not any(w.has("Tense=Past") and w.has("VerbForm=Fin") for w in told):
            return False
        if subject is not None and subject.text.lower() in ("i", "we"):
            return False
    return True


@cache
def _empty(language: str) -> re.Pattern[str]:
    """Return an expression for the words by which a speaker only opens, passes the word on or tells nothing."""
    empty = read_lexicon(language, "statements")["turns"]["empty"] if has_lexicon(language, "statements") else ["(?!)"]
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(empty, key=len, reverse=True))) + r")(?!\w)")


def _addressed(report: Report, reading: Reading) -> tuple[Actor, ...]:
    """*felszólította Minszket, hogy …*: words that name nobody are about whom they are said to, in the speech verb's clause."""
    first = next(s for s in report.sentences if s.start <= report.start < s.end)
    before = [w for w in first.words if w.end <= report.start]
    if report.manner != "reported" or not reading.grammar.by_ending or not before or before[-1].text.lower() not in ("hogy", ":"):
        return ()
    return _about([w for w in before if w.start >= report.cue], (first,), report.speaker, reading)


def _with_listener(about: tuple[Actor, ...], report: Report, reading: Reading) -> tuple[Actor, ...]:
    """Add whom an English verb of asking or warning addresses: *urged Georgia to sign*, *warned Turkey against drilling*."""
    if reading.language != "en" or report.manner != "reported" or report.stance not in ("demand", "warn", "thank", "criticise"):
        return about
    sentence = report.sentences[0]
    verb = next((w for w in sentence.words if w.start == report.cue and w.pos == "VERB"), None)
    heard = [c for c in verb.children if c.rel in ("obj", "iobj") and not report.covers(c.start)] if verb is not None else []
    told = _about(heard, (sentence,), report.speaker, reading)
    return (*(a for a in told if all(a.code != b.code for b in about)), *about)


def _both(report: Report) -> tuple[Actor, ...]:
    """Return the states of several who speak together, where their words name nobody: *the sides noted that trade had grown*."""
    states = {a.state: replace(a, code=a.state) for a in report.speaker if a.state}
    return tuple(states.values()) if len(states) > 1 else ()


def _about(words: list[Word], sentences: tuple[Sentence, ...], speaker: tuple[Actor, ...], reading: Reading) -> tuple[Actor, ...]:
    """Return the states and bodies spoken of; *our two countries* are the speaker's and the other."""
    found: list[Actor] = []
    for sentence in sentences:
        inside = [w for w in sentence.words if w in words]
        for word in inside:
            if reading.grounding.says_where(sentence, word):
                continue
            for actor in reading.grounding.actors(sentence, word, speaker):
                if actor.how in ("unknown name", "group", "label") or any(actor.code == s.code for s in speaker):
                    continue
                code = actor.state or actor.code
                if all((f.state or f.code) != code for f in found):
                    found.append(
                        Actor(code=code, state=actor.state, text=actor.text, start=actor.start, end=actor.end, how=actor.how)
                    )
    return tuple(found)


def _gist(text: str) -> str:
    """Return one clause that reads alone: the first sentence's words, cut at a word where it is too long."""
    text = unquoted(re.sub(r"\s+", " ", text).strip(" ,;:–—-"))
    sentence = re.split(r"(?<=[a-zá-űа-яё])[.!?] (?=[A-ZÁ-ŰА-ЯЁ])", text)[0].rstrip(".")
    if len(sentence) <= LONGEST_GIST:
        return closed(sentence)
    return sentence[:LONGEST_GIST].rsplit(" ", 1)[0] + " …"


@cache
def _cues(language: str) -> list[tuple[str, re.Pattern[str]]]:
    if not has_lexicon(language, "statements"):
        return []
    cues = read_lexicon(language, "statements").get("cues", {})
    return [
        (stance, re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(cues[stance], key=len, reverse=True))) + r")(?!\w)"))
        for stance in ORDER
        if cues.get(stance)
    ]


def stance_of(words: list[Word], language: str) -> str:
    """Return the stance that words take by themselves, where the speech verb is neutral.

    *There is no row between Russia and Kazakhstan* denies; what has no cue affirms.
    """
    lemmas = " ".join(w.lemma.lower() for w in words).replace("ё", "е")
    plain = " ".join(w.text.lower() for w in words).replace("ё", "е")
    if any(w.rel == "expl" for w in words) and any(w.text.lower() == "no" and w.rel == "det" for w in words):
        return "deny"
    if any(w.text.lower() == "нет" and w.child("nsubj", "obj") is not None for w in words):
        return "deny"  # "между нашими странами нет споров"
    for stance, pattern in _cues(language):
        if pattern.search(lemmas) or pattern.search(plain):
            return stance
    return "affirm"


def _collapse(statements: list[Statement]) -> list[Statement]:
    kept: list[Statement] = []
    around: list[Statement] = []
    for statement in sorted(statements, key=lambda s: (s.start, -s.end)):
        names = {a.code for a in statement.speaker}
        around = [k for k in around if k.end > statement.start]
        if not any(statement.end <= k.end and {a.code for a in k.speaker} == names for k in around):
            kept.append(statement)
            around.append(statement)
    return kept
