"""One document as the coders see it: parsed, grounded, with speakers, dates and places at hand."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

from chancery.coding.attribution import find_reports, find_spoken, turn_speaker
from chancery.coding.briefings import opening_turn
from chancery.coding.factuality import factuality_of, is_past, settle
from chancery.coding.grammar import Grammar, grammar_of, is_participle
from chancery.coding.lying_ahead import in_later_clause, lies_ahead
from chancery.coding.scene import TOLD, Scene
from chancery.coding.sources import Report
from chancery.errors import CodingError
from chancery.grounding.actors import Grounding
from chancery.grounding.dates import DateMention, find_dates
from chancery.languages.parsed import Sentence, Word
from chancery.languages.pipeline import parse
from chancery.model import Actor, Document, Factuality

OUTLET = ("outlet",)
SPANS_OF_TIME = ("since", "by", "until")
YEARS = re.compile(r"\d{4}/\d{4}")
BESIDE = 3  # steps in the tree from a verb to its date


class Reading:
    """A document parsed and grounded once; every coder takes it and returns claims.

    A reading of the parts in another language has the rest blanked out of its document, the whole ``text`` for quotes,
    and the ``main`` reading, which knows who speaks there.
    """

    def __init__(self, document: Document, text: str = "", main: "Reading | None" = None) -> None:
        self.document = document
        self.text = text or document.text
        self.main = main
        self.language = document.language
        self.grammar: Grammar = grammar_of(document.language)
        self.sentences: list[Sentence] = parse(document.text, document.language, [t.start for t in document.turns])
        self.today = document.date.value[:10] if document.date else ""
        quotations = find_spoken(document.text, self.sentences, self.grammar)
        self.grounding = Grounding(self.sentences, self.today, [(q.start, q.end) for q in quotations])
        self.reports: list[Report] = find_reports(document, self.sentences, self.grounding, self.grammar, quotations)
        turns = (*opening_turn(document, self.grounding), *document.turns)
        begin = min((turn.start for turn in turns), default=0)
        self.turns = [(turn, turn_speaker(turn, self.grounding, begin)) for turn in turns]
        self._starts = [s.start for s in self.sentences]
        self._reports_of: dict[int, list[Report]] = {}
        for report in self.reports:
            for sentence in report.sentences:
                self._reports_of.setdefault(sentence.index, []).append(report)
        self._dates: dict[int, list[DateMention]] = {}
        self.scene = Scene(self.sentences, self._told_dates, self.today, self.grammar)

    def quoted_speaker(self, at: int) -> tuple[Actor, ...]:
        """Return who says *we* and *I* at an offset: the speaker of the quotation or turn there, or nobody."""
        for report in self._reports_at(at):
            if report.manner == "quote" and report.covers(at):
                return report.speaker
        for turn, speaker in self.turns:
            if speaker and turn.start <= at < turn.end:
                return speaker
        return self.main.quoted_speaker(at) if self.main else ()

    def _reports_at(self, at: int) -> list[Report]:
        """Return the reports that reach into the sentence at an offset, in order."""
        index = bisect_right(self._starts, at) - 1
        return self._reports_of.get(index, [])

    def reporter(self, at: int) -> tuple[Actor, ...]:
        """Return who vouches for the words at an offset, the innermost speaker; empty for the document's author."""
        best: Report | None = None
        for report in self._reports_at(at):
            if report.covers(at) and (best is None or report.end - report.start < best.end - best.start):
                best = report
        if best is None and self.main:
            return self.main.reporter(at)
        return best.speaker if best is not None else self.quoted_speaker(at)

    def by(self, at: int) -> tuple[str, ...]:
        """Return the names of those who vouch for the words at an offset; ``outlet`` for the document's author."""
        return tuple(a.code.partition("|")[0] for a in self.reporter(at)) or OUTLET

    def actors(self, sentence: Sentence, words: Iterable[Word]) -> tuple[Actor, ...]:
        """Return the actors that some words name, in order, each once."""
        found: list[Actor] = []
        for word in words:
            for actor in self.grounding.actors(sentence, word, self.quoted_speaker(word.start)):
                if all(actor.code != other.code for other in found):
                    found.append(actor)
        return tuple(found)

    def spoken_of(self, sentence: Sentence, words: Iterable[Word]) -> tuple[Actor, ...]:
        """Return the actors that some words speak of, without those that only say where (*signed in Zurich*)."""
        return self.actors(sentence, [w for w in words if not self.grounding.says_where(sentence, w)])

    def dates(self, sentence: Sentence) -> list[DateMention]:
        """Return a sentence's dates, resolved against the document's date, at offsets of the document."""
        if sentence.index not in self._dates:
            shift = sentence.start

            def ahead(start: int, end: int) -> bool:
                return lies_ahead(sentence, start + shift, end + shift, self.grammar)

            found = find_dates(sentence.text, self.language, self.today, ahead if self.grammar.by_ending else None)
            self._dates[sentence.index] = [
                DateMention(start=d.start + shift, end=d.end + shift, value=d.value, flagged=d.flagged, how=d.how) for d in found
            ]
        return self._dates[sentence.index]

    def _told_dates(self, sentence: Sentence) -> list[DateMention]:
        """Return a sentence's dates without those that only describe a thing: *a 2017-ben elfogadott stratégia*."""
        dates = self.dates(sentence)
        if not self.grammar.by_ending or not any(is_participle(w) for w in sentence.words):
            return dates
        inside = ((d, [w for w in sentence.words if d.start <= w.start < d.end]) for d in dates)
        return [d for d, words in inside if not words or _participle_of(words, sentence) is None]

    def _is_term(self, mention: DateMention, sentence: Sentence) -> bool:
        """Whether some years only say for how long something holds: *a programme for 2025-2027*, *план на 2025–2027 годы*."""
        opening = sentence.text[mention.start - sentence.start :].split(maxsplit=1)[0].casefold()
        lasting = self.grammar.words.get("lasting", ())
        before = sentence.text[: mention.start - sentence.start].casefold().split()[-1:] if self.grammar.by_case else []
        return bool(YEARS.fullmatch(mention.value)) and any(w in lasting for w in (opening, *before))

    def date_of(self, sentence: Sentence, word: Word) -> str:
        """Return when a predicate's matter happened: the date in its own clause, nearest in the tree; empty if none."""
        best, nearest = "", 99
        for mention in self.dates(sentence):
            if mention.how in SPANS_OF_TIME:
                continue
            if self._is_term(mention, sentence):
                continue  # "signed a plan for 2025-2027"
            if mention.how == "relative" and mention.value[:10] > self.today[: len(mention.value[:10])] and is_past(word):
                continue  # "the first meeting in five years" lies behind
            inside = [w for w in sentence.words if mention.start <= w.start < mention.end]
            if not inside:
                continue
            told = _participle_of(inside, sentence)
            if told is not word and (told is not None or is_participle(word)):
                continue
            if (self.grammar.by_case or self.grammar.by_ending) and all(_in_other_clause(w, word) for w in inside):
                continue
            if not self.grammar.cases and all(_told_apart(w, word) for w in inside):
                continue
            if self.grammar.by_ending and in_later_clause(sentence, word, inside[0]):
                continue
            distance = min(_distance(w, word) for w in inside)
            if distance < nearest:
                best, nearest = mention.value, distance
        return best if nearest <= 4 else ""

    def day_of(self, sentence: Sentence, word: Word) -> str:
        """Return the day of something told as past without a date, by the scene of the report; empty in what somebody says."""
        spoken = self.turns or self.quoted_speaker(word.start) or is_participle(word)
        return "" if spoken else self.scene.day_of(sentence, word)

    def said_on(self, report: Report) -> str:
        """Return when words were said: the date that goes with the speech verb, one just named, else the report's own day."""
        for sentence in report.sentences:
            verb = _speech_verb(report, sentence)
            if verb is None:
                continue
            outside = [d for d in self.dates(sentence) if not report.covers(d.start) and d.how in TOLD]
            near = [(_apart(sentence, d, verb), d.value) for d in outside]
            if near and min(near)[0] <= BESIDE:
                return min(near)[1]
            earlier = "" if self.turns else self.scene.looked_back(sentence, verb)
            if earlier:
                return earlier
        return self.today if self.turns else self.scene.day

    def promised_on(self, sentence: Sentence, word: Word) -> str:
        """Return when something was promised or planned, if that lies back: *last October Vučić said that it would be built*."""
        said = [r for r in self._reports_at(word.start) if r.covers(word.start)]
        near = [(_apart(sentence, d, word), d.value) for d in self.dates(sentence) if d.how in TOLD]
        day = self.said_on(said[0]) if said else min(near)[1] if near and min(near)[0] <= BESIDE and is_past(word) else ""
        return day if day and self.scene.is_past(day) else ""

    def deadline_of(self, sentence: Sentence, word: Word) -> str:
        """Return until when something is due: a *by*, *until* or future date in the predicate's clause."""
        for mention in self.dates(sentence):
            inside = [w for w in sentence.words if mention.start <= w.start < mention.end]
            later = mention.value[:10] > self.today[: len(mention.value[:10])]
            if inside and (mention.how in ("by", "until") or later) and min(_distance(w, word) for w in inside) <= 6:
                return mention.value
        return ""

    def place_of(self, sentence: Sentence, word: Word) -> str:
        """Return where a predicate's matter happened, by a phrase of place that hangs on it or on its verb."""
        while self.grammar.by_case and word.rel == "nmod" and word.head.lemma.lower() in self.grammar.words["containers"]:
            word = word.head  # "прошел раунд переговоров": the round took place
        tops = [word, *(c for c in word.children if c.rel == "obj")]
        if word.rel in ("obj", "nsubj", "xcomp", "conj", "obl") and word.head is not word:
            tops.append(word.head)
        for top in tops:
            for child in top.children:
                case = child.child("case")
                placed = (
                    case is not None
                    and (
                        case.text.lower() in ("in", "at", "near")
                        or (case.text.lower() in ("в", "во", "на") and child.has("Case=Loc"))
                    )
                    or any(child.has(f"Case={c}") for c in ("Ine", "Sup", "Ade"))
                )
                if placed and child.rel in ("obl", "nmod"):
                    # "in 2019 trade between Serbia and Hungary" is nowhere: only the phrase's own words say where.
                    own = [w for w in child.subtree() if w is child or w.rel in ("flat", "compound", "amod", "det")]
                    found = self.grounding.place(sentence, own)
                    if found:
                        return found
        return ""

    def factuality(self, sentence: Sentence, word: Word, date: str = "") -> Factuality:
        """Return the factuality of what a word tells, given its date; what is asked is possible, not told."""
        told = factuality_of(sentence, word, self.grammar)
        # Told in the past tense it happened, and the document's date or the reading of this one is wrong.
        told = told if is_past(word) else settle(told, date, self.today)
        # "még az idén átutalják": a Hungarian present with a day ahead is a future
        present = self.grammar.by_ending and word.has("Tense=Pres") and word.has("Mood=Ind")
        told = "planned" if told == "fact" and present and self.deadline_of(sentence, word) else told
        asked = sentence.text.rstrip(' "”»').endswith("?") and word.pos == "VERB"
        main = word.rel in ("root", "ROOT", "conj", "xcomp")
        return "possible" if asked and main and told in ("fact", "planned") else told

    def evidence(self, sentence: Sentence, words: Iterable[Word]) -> dict[str, Any]:
        """Return the common fields of a claim: the shortest run of words that covers ``words``, and its sentence."""
        chosen = [w for w in words if w in sentence.words]
        if not chosen:
            raise CodingError(f"{self.document.id}: a claim without words in sentence {sentence.text!r}; report this")
        return self.span(min(w.start for w in chosen), max(w.end for w in chosen), (sentence,))

    def span(self, start: int, end: int, sentences: tuple[Sentence, ...]) -> dict[str, Any]:
        """Return the common fields of a claim that rests on the offsets ``start`` to ``end`` of some sentences."""
        ordered = sorted(sentences, key=lambda s: s.start)
        first, last = min(ordered[0].start, start), max(ordered[-1].end, end)
        text = self.text
        return {
            "doc": self.document.id,
            "quote": text[start:end],
            "start": start,
            "end": end,
            "sentence": text[first:last],
            "sentence_start": first,
            "sentence_end": last,
        }


def _participle_of(date: list[Word], sentence: Sentence) -> Word | None:
    """Return the Hungarian participle whose day a date is: *a 2017-ben elfogadott stratégia*, whatever the parser hung it on."""
    behind = sentence.words[date[-1].i + 1 : date[-1].i + 2]
    above = (*behind, *date[-1].ancestors())
    return next((w for w in above if is_participle(w)), None)


def _apart(sentence: Sentence, mention: DateMention, word: Word) -> int:
    """Steps of the tree between a date and a word."""
    return min((_distance(w, word) for w in sentence.words if mention.start <= w.start < mention.end), default=99)


def _speech_verb(report: Report, sentence: Sentence) -> Word | None:
    """Return the verb by which the speaker speaks, as far as it stands outside the words reported."""
    speakers = [w for a in report.speaker for w in sentence.words if a.start <= w.start < a.end]
    above = (v for w in speakers for v in w.ancestors() if v.pos == "VERB" and not report.covers(v.start))
    return next(above, next((w for w in sentence.roots if not report.covers(w.start)), None))


def _distance(a: Word, b: Word) -> int:
    """Steps between two words in the tree."""
    up = {id(w): n for n, w in enumerate((a, *a.ancestors()))}
    for n, w in enumerate((b, *b.ancestors())):
        if id(w) in up:
            return n + up[id(w)]
    return 99


def _in_other_clause(a: Word, b: Word) -> bool:
    """Whether what somebody says stands between two words: *заявил 5 мая, что договор подписан*."""
    above_a, above_b = (a, *a.ancestors()), (b, *b.ancestors())
    shared = {id(w) for w in above_a} & {id(w) for w in above_b}
    between = [w for w in (*above_a, *above_b) if id(w) not in shared]
    # "договор, подписанный в 1998 году, продлён": a date under a participle is the participle's
    dated_apart = any(w.rel == "acl" and w.has("VerbForm=Part") and w is not b and id(w) not in shared for w in above_a)
    return dated_apart or any(w.rel == "ccomp" for w in between)


def _told_apart(date: Word, word: Word) -> bool:
    """Whether a date belongs to a clause that describes something of a predicate: *ratified the treaty signed in 2009*."""
    for above in (date, *date.ancestors()):
        if above is word or above.rel == "acl":
            return above is not word and word in above.ancestors()
    return False


def phrase(word: Word, leave: tuple[str, ...] = ()) -> list[Word]:
    """Return the words of the phrase headed by a word, in order, without clauses and relations in ``leave``."""
    left_out = {"acl", "advcl", "parataxis", "appos", "punct", "ccomp", "conj", "cc", *leave}
    words, stack = [], [word]
    while stack:
        top = stack.pop()
        words.append(top)
        stack.extend(c for c in top.children if c.rel not in left_out)
    return sorted(words, key=lambda w: w.i)
