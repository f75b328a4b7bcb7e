"""What a document has told so far: its people, its two sides, and whom a pronoun or an unnamed pair means."""

import functools
import re
from collections.abc import Sequence
from typing import Any

from chancery.grounding.assemblies import assembly_of
from chancery.grounding.gazetteer import can_ground
from chancery.grounding.hungarian import stands_in
from chancery.grounding.known import is_dateline, is_place, is_placed, names_site
from chancery.grounding.people import Cast, NameMention, Person, home_state
from chancery.grounding.states import place_name
from chancery.languages.parsed import Sentence, Word, span_head
from chancery.lexicons import read_lexicon
from chancery.model import Actor

TARGETS = ("obj", "iobj", "obl")
# Bodies that deal with states as one of their kind.
BLOCS = frozenset(("AU", "ASEAN", "CARICOM", "EAEU", "ECOWAS", "EU", "GCC", "MERCOSUR", "NATO"))
LEAST_SHARE = 4  # the second state of a pair is named at least once for so many times that the first is
PLURAL_VERB = re.compile(r"(?:t[áé]k|t[ae]k|n[ae]k|j[áé]k)$")
PAIR_SHARE = 0.55  # of all mentions of states: less, and a document is about no one pair


def _unmarked(value: Any) -> Any:
    """Return word lists with each word that has ё written with е too, as most Russian texts and some lemmas do."""
    if isinstance(value, dict):
        return {k: _unmarked(v) for key, v in value.items() for k in (key, key.replace("ё", "е"))}
    return [*value, *(w.replace("ё", "е") for w in value if "ё" in w)] if isinstance(value, list) else value


@functools.cache
def _groups(language: str) -> dict[str, Any]:
    groups: dict[str, Any] = _unmarked(read_lexicon(language, "groups"))
    return groups


def state_of(side: str) -> str:
    """Return the state that one of two sides is, empty for a body."""
    return "" if side in BLOCS else side


def side_actor(side: str, word: Word | None = None) -> Actor:
    """Return one of the document's two sides as an actor, at the word that speaks of it."""
    if word is None:
        return Actor(code=side, state=state_of(side), how="pair")
    return Actor(code=side, state=state_of(side), text=word.text, start=word.start, end=word.end, how="pair")


class Chain:
    """The document's own chain of reference: who was named before a word, nearest first, and the two states it is about.

    ``quoted`` are the offsets of quotations: *he said* behind one does not mean somebody named in it.
    """

    def __init__(self, sentences: list[Sentence], date: str, quoted: Sequence[tuple[int, int]] = ()) -> None:
        self.sentences = sentences
        self.quoted = quoted
        self.told: dict[tuple[int, int, tuple[Actor, ...]], tuple[Actor, ...]] = {}  # who stands where, once it was asked
        self.language = sentences[0].language if sentences else ""
        year = int(date[:4]) if date[:4].isdigit() else 0
        usable = bool(sentences) and can_ground(self.language)
        self.groups = _groups(self.language) if usable else {}
        self.back = self.groups.get("back", {})
        self.cast = Cast(sentences if usable else [], year, home_state(self.language) if usable else "")
        self.pair: tuple[str, ...] = tuple(self._weigh_states())
        self.joint: tuple[str, ...] = self._authors()
        self.assembly = assembly_of(sentences, self.cast.known, self.back)

    def _authors(self) -> tuple[str, ...]:
        """Return the states that speak as *we* in a joint statement: those that its title names, else the document's pair."""
        title = " ".join(w.text for w in self.sentences[0].words).casefold() if self.sentences else ""
        if not any(phrase in title for phrase in self.back.get("joint_titles", ())):
            return ()
        named = dict.fromkeys(k.hit.entry.state for k in self.cast.known[0] if k.hit.entry.kind == "state")
        return tuple(named) if len(named) > 1 else self.pair

    def _weigh_states(self) -> list[str]:
        """Return the two states that the document is mostly about; none where no pair stands out."""
        weights = self.cast.states.copy()
        weights.update(k.hit.entry.code for known in self.cast.known for k in known if k.hit.entry.code in BLOCS)
        for mentions in self.cast.names:
            for mention in mentions:
                if mention.person and mention.person.state:
                    weights[mention.person.state] += 1
        for known in self.cast.known[:2]:
            for item in known:
                if item.hit.entry.kind == "state" and self.cast.states[item.hit.entry.state]:
                    weights[item.hit.entry.state] += 2
        ranked = sorted(weights, key=lambda s: (-weights[s], s))
        leading = sum(weights[s] for s in ranked[:2])
        # A tie for the second place, or a second state named only in passing, makes no pair.
        if len(ranked) > 2 and weights[ranked[1]] == weights[ranked[2]]:
            return []
        if len(ranked) > 1 and LEAST_SHARE * weights[ranked[1]] < weights[ranked[0]]:
            return []
        return ranked[:2] if len(ranked) == 2 or leading >= PAIR_SHARE * sum(weights.values()) else []

    def _actor(self, sentence: Sentence, code: str, state: str, first: Word, last: Word, how: str) -> Actor:
        text = sentence.text[first.start - sentence.start : last.end - sentence.start]
        return Actor(code=code, state=state, text=text, start=first.start, end=last.end, how=how)

    def person_actor(self, sentence: Sentence, person: Person, first: Word, last: Word, how: str) -> Actor:
        """Return a person as an actor, tied to the words from ``first`` to ``last``."""
        return self._actor(sentence, person.code, person.state, first, last, how)

    def name_at(self, sentence: Sentence, word: Word) -> NameMention | None:
        """Return the name mention that covers a word."""
        names = self.cast.names[sentence.index] if self.cast.names else []
        return next((m for m in names if m.first <= word.i <= m.last), None)

    def people_before(self, sentence: Sentence, word: Word, sentences: int) -> list[Person]:
        """Return the people named before a word, nearest first; subjects of their sentences come first in each."""
        order: list[Person] = []
        for index in range(sentence.index, max(-1, sentence.index - sentences - 1), -1):
            there = self.sentences[index]
            subjects: list[Person] = []
            others: list[Person] = []
            for mention in reversed(self.cast.names[index]):
                if mention.person is None or (index == sentence.index and mention.first >= word.i):
                    continue
                if self._quoted_apart(there.words[mention.first], word):
                    continue
                heads = {w.dep for w in there.words[mention.first : mention.last + 1]}
                (subjects if heads & {"nsubj", "nsubj:pass"} else others).append(mention.person)
            for person in subjects + others:
                if person not in order:
                    order.append(person)
        return order

    def dropped(self, sentence: Sentence, verb: Word) -> tuple[Actor, ...]:
        """Return who a Hungarian verb without a subject goes on with: the person last named, in the plural the two sides."""
        text = verb.text.lower()
        if PLURAL_VERB.search(text) or (text.endswith("ik") and verb.has("Number=Plur")):
            sides = [p for p in self.people_before(sentence, sentence.words[0], 1) if p.state in self.pair]
            if len({p.state for p in sides}) == 2:
                return tuple(self.person_actor(sentence, p, verb, verb, "dropped pronoun") for p in sides[:2])
            return tuple(self._actor(sentence, s, state_of(s), verb, verb, "dropped pronoun") for s in self.pair)
        people = self.people_before(sentence, sentence.words[0], 2)
        return tuple(self.person_actor(sentence, p, verb, verb, "dropped pronoun") for p in people[:1])

    def _quoted_apart(self, named: Word, word: Word) -> bool:
        """Whether a name stands in a quotation that a later word stands outside of."""
        return any(start <= named.start < end <= word.start for start, end in self.quoted)

    def _states_before(self, sentence: Sentence, word: Word, sentences: int) -> list[str]:
        order: list[str] = []
        for index in range(sentence.index, max(-1, sentence.index - sentences - 1), -1):
            for item in reversed(self.cast.known[index]):
                if (
                    item.hit.entry.kind == "state"
                    and not (index == sentence.index and item.first >= word.i)
                    and item.hit.entry.state not in order
                ):
                    order.append(item.hit.entry.state)
        return order

    def _pair(self, sentence: Sentence, first: Word, last: Word, how: str = "pair") -> tuple[Actor, ...]:
        states = list(self.joint or self._met_here(sentence, first) or self.pair)
        if len(states) < 2:
            states = self._states_before(sentence, first, 1)[:2]
        if len(states) < 2:
            return ()
        return tuple(self._actor(sentence, state, state_of(state), first, last, how) for state in states)

    def _met_here(self, sentence: Sentence, word: Word) -> list[str]:
        """Return the two states whose people and land alone a paragraph has named, where one is no side of the document."""
        if self.language != "en":
            return []
        states: dict[str, None] = {}
        people: set[str] = set()
        for index in range(sentence.index, -1, -1):
            if self.sentences[index].paragraph != sentence.paragraph:
                break
            before = word.i if index == sentence.index else len(self.sentences[index].words)
            named = [
                m.person.state for m in self.cast.names[index] if m.person is not None and m.person.state and m.first < before
            ]
            people.update(named)
            states.update(dict.fromkeys(named))
            states.update(
                dict.fromkeys(k.hit.entry.state for k in self.cast.known[index] if k.hit.entry.state and k.first < before)
            )
        return list(states) if len(states) == 2 and len(people) == 2 and not set(states) <= set(self.pair) else []

    def _pair_told(self, sentence: Sentence, word: Word) -> bool:
        """Whether the sentence so far or the one before speaks of *the two countries* or *the ministers*."""
        before = self.sentences[sentence.index - 1].words if sentence.index else []
        spoken = [*before, *sentence.words[: word.i]]
        nouns = {*self.back["pair_nouns"], *self.back["person_nouns"]}
        return any(w.has("Number=Plur") and w.lemma.lower() in nouns and w.pos == "NOUN" for w in spoken)

    def body_again(self, sentence: Sentence, word: Word) -> str:
        """Return which body *the alliance* or *the bloc* is: the one of that kind named last, three sentences back at most."""
        kinds = self.groups.get("bodies_again", {})
        beside = [w.lemma.lower() for w in word.children if w.pos not in ("ADP", "PUNCT") and w.rel not in ("cc", "conj")]
        bare = beside in (["the"], ["a"], ["az"]) and (self.language == "hu" or beside == ["the"])
        if not bare or word.lemma.lower() not in kinds or word.has("Number=Plur"):
            return ""
        for index in range(sentence.index, max(-1, sentence.index - 4), -1):
            for item in reversed(self.cast.known[index]):
                before = index < sentence.index or item.last < word.i
                if before and item.hit.entry.code in kinds[word.lemma.lower()]:
                    return item.hit.entry.code
        named = {k.hit.entry.code for known in self.cast.known for k in known}
        first, *others = kinds[word.lemma.lower()]
        alone = word.lemma.lower() in self.groups.get("bodies_alone", ()) and named.isdisjoint(others)
        return first if alone else ""

    def says_where(self, sentence: Sentence, word: Word, states: bool = False) -> bool:
        """Whether a word belongs to the name of a city or site that a preposition or case makes a mere place.

        With ``states``, a Hungarian state's name too: *Kazahsztánban*.
        """
        for item in self.cast.known[sentence.index]:
            if item.first <= word.i <= item.last and self.language == "hu" and item.hit.entry.kind in ("state", "place"):
                there = stands_in(sentence.text[item.hit.start : item.hit.end], item.hit.entry.form)
                if there and (item.hit.entry.how in ("capital", "place") or states and item.hit.entry.how == "name"):
                    return True
            if item.first <= word.i <= item.last and item.hit.entry.how in ("capital", "place"):
                head = span_head(sentence.words[item.first : item.last + 1])
                placed = is_placed(head) or any(head.has(f"Case={case}") for case in ("Ine", "Sup", "Ade"))
                return placed or is_dateline(sentence, item) or names_site(head, self.language)
        return False

    def is_body(self, code: str) -> bool:
        """Whether a code is that of an international body named in the document."""
        return any(k.hit.entry.kind == "body" and k.hit.entry.code == code for known in self.cast.known for k in known)

    def in_body(self, sentence: Sentence, word: Word) -> bool:
        """Whether a word is part of a body's name: the *Treaty* of *Collective Security Treaty Organization*."""
        return any(k.hit.entry.kind == "body" and k.first <= word.i <= k.last for k in self.cast.known[sentence.index])

    def states_named(self, sentence: Sentence) -> list[str]:
        """Return the states that a sentence names otherwise than as a mere place."""
        known = (k for k in self.cast.known[sentence.index] if k.hit.entry.kind == "state" and not is_place(sentence, k))
        return [k.hit.entry.state for k in known]

    def place(self, sentence: Sentence, words: list[Word]) -> str:
        """Return the place that some words name, as ``Moscow, RUS`` or ``KAZ``; empty if none."""
        wanted = {w.i for w in words}
        for item in self.cast.known[sentence.index]:
            if item.first in wanted and item.hit.entry.kind in ("state", "place"):
                entry = item.hit.entry
                if entry.how in ("capital", "place") and entry.state:
                    return f"{place_name(entry.form, entry.code, entry.how, self.language)}, {entry.state}"
                if entry.how == "name":
                    return entry.state
        return ""

    def is_inert(self, sentence: Sentence, mention: NameMention) -> bool:
        """Whether a name is a text's, a place's or a happening's, which does nothing: *the Mutual Defense Treaty*."""
        listed = self.groups["names"].get("inert", ())
        ends = sentence.words[mention.last : mention.last + 2]
        return any(w.text.lower() in listed and (n == 0 or w.text[0].isupper()) for n, w in enumerate(ends))

    def others_before(self, sentence: Sentence, word: Word, reach: int) -> list[Person]:
        """Return the people named before, last first, without the verb's own subject: *Idrisov thanked him*."""
        subject = word.head.child("nsubj") if word.rel in TARGETS else None
        acting = self.name_at(sentence, subject) if subject is not None else None
        if subject is not None and acting is None:  # "король Салман принял его": the office is the subject
            acting = next(
                (m for m in self.cast.names[sentence.index] if m.title and m.title.first <= subject.i <= m.title.last), None
            )
        return [p for p in self.people_before(sentence, word, reach) if acting is None or p is not acting.person]

    def _crowd_before(self, sentence: Sentence, word: Word) -> bool:
        """Whether people in the plural were spoken of last: *Venezuelan migrants … granted them protection*."""
        before = self.sentences[sentence.index - 1].words if sentence.index else []
        nouns = {*self.groups["people"]["nouns"], *self.groups["group_nouns"], *self.groups["plain_nouns"]}
        return any(w.has("Number=Plur") and w.lemma.lower() in nouns for w in (*before, *sentence.words[: word.i]))
