"""When things happen that a report tells without a date: on the day that its lead tells of, or on a day just named.

"The presidents met in Astana on Wednesday. They signed twenty documents.": the signing is Wednesday's.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from chancery.coding.factuality import is_past
from chancery.coding.grammar import Grammar
from chancery.grounding.dates import DateMention
from chancery.languages.parsed import Sentence, Word

LEAD = 4  # sentences in which a report tells its day, the headline among them
NEWS = 4  # days for which something is news
BACKGROUND = 7  # days back from which on a date opens a look back, to the end of its paragraph
DAY = len("2008-05-22")
TOLD = ("weekday", "relative", "absolute")  # ways to give a date at which something happened

Dates = Callable[[Sentence], list[DateMention]]


class Scene:
    """The day of a report, and the days that its paragraphs look back to."""

    def __init__(self, sentences: Sequence[Sentence], dates: Dates, today: str, grammar: Grammar) -> None:
        self.sentences = sentences
        self.dates = dates
        self.today = today
        self.later = grammar.words.get("same_day", frozenset())
        self.day = self._day() if len(today) == DAY else today

    def _day(self) -> str:
        first = str(date.fromisoformat(self.today) - timedelta(days=NEWS))
        for sentence in self.sentences[:LEAD]:
            for mention in self.dates(sentence):
                value = mention.value
                if len(value) == DAY and first <= value <= self.today and mention.how in TOLD:
                    inside = [w for w in sentence.words if mention.start <= w.start < mention.end]
                    verbs = [v for w in inside for v in w.ancestors() if v.pos == "VERB"][:1]
                    if verbs and is_past(verbs[0]):
                        return value
        return self.today

    def day_of(self, sentence: Sentence, word: Word) -> str:
        """Return the day of what a predicate tells without a date, empty where it may be any: in a look back, or long past."""
        back = self.looked_back(sentence, word)
        if back is not None:
            return back
        verb = next((w for w in (word, *word.ancestors()) if w.pos in ("VERB", "AUX")), None)
        if verb is None:
            return self.day if sentence.index == 0 else ""
        perfect = any(c.lemma == "have" for c in verb.children if c.rel == "aux")
        return self.day if (is_past(verb) and not perfect) or sentence.index == 0 else ""

    def looked_back(self, sentence: Sentence, word: Word) -> str | None:
        """Return the date that the paragraph looks back to, if the clause says that it is the same; None outside a look back."""
        if len(self.day) != DAY:
            return ""
        found: str | None = None
        for other in reversed(self.sentences[: sentence.index + 1]):
            if other.paragraph != sentence.paragraph:
                break
            told = [d.value for d in self.dates(other) if d.how in TOLD and "/" not in d.value]
            old = [v for v in told if self.is_past(v)]
            if old:
                found = old[-1] if other is not sentence and self._same_day(sentence) else ""
                break
        return found

    def is_past(self, value: str) -> bool:
        """Whether a date lies so far back that it is no news."""
        limit = str(date.fromisoformat(self.day) - timedelta(days=BACKGROUND)) if len(self.day) == DAY else ""
        return value[:DAY] < limit[: len(value)]

    def _same_day(self, sentence: Sentence) -> bool:
        text = f" {sentence.text.lower()} "
        return any(f" {words} " in text or f" {words}," in text for words in self.later)
