"""The people of one document: who is named, for which state, in which office — learned from the document itself."""

import re
from collections import Counter

from chancery.grounding.aides import is_chief
from chancery.grounding.declension import fuller_name, fullness, may_be_titled, means, nominative_name
from chancery.grounding.gazetteer import TAILS
from chancery.grounding.holders import Named, joined_title, state_behind, title_of
from chancery.grounding.hungarian import is_native
from chancery.grounding.joined import joined_to_person
from chancery.grounding.known import POSSESSIVE, Known, is_place, known_names
from chancery.grounding.names import find_names, is_person, is_thing, is_unnamed, nominative, nominative_of
from chancery.grounding.placing import place_people
from chancery.grounding.register import find_terms, fold, skeleton
from chancery.grounding.shared_names import find_short_forms, settle_shared_names
from chancery.grounding.titles import Title, delegation_state, find_titles
from chancery.languages.parsed import Sentence, Word
from chancery.lexicons import read_lexicon

# Where the family name stands first: "President Yoon", "Xi".
FAMILY_FIRST = frozenset(("CHN", "HKG", "KHM", "KOR", "MAC", "PRK", "TWN", "VNM"))
# Where people go by the name that they were given, and their father's follows: "Abiy", "Anwar".
GIVEN_FIRST = frozenset(("ERI", "ETH", "IDN", "ISL", "MMR", "MNG", "MYS", "SOM", "THA"))
ARTICLE = re.compile(r"^(?:[ae][dlnrstz]|[ae]s[hz])-(?=\w{3})")  # al-Sisi, El-Sisi, esz-Sziszi
PATRONYMIC = re.compile(r"(?i)^\w{4,}(?:vich|vitch|vna|ovics|evics|ovna)$")
TOP = frozenset(("head-of-state", "head-of-government"))


class Person:
    """One person in one document: the fullest name, the state, the ranks held, how the state was found."""

    __slots__ = ("name", "state", "ranks", "roles", "how", "order")

    def __init__(self, name: str, order: int) -> None:
        self.name = name
        self.state = ""
        self.ranks: set[str] = set()
        self.roles: set[str] = set()
        self.how = "name"
        self.order = order

    @property
    def code(self) -> str:
        return f"{self.name}|{self.state}" if self.state else self.name


class NameMention:
    """A run of words that names somebody or something: a person of the document, or an unknown name."""

    __slots__ = ("first", "last", "person", "text", "title", "outer")

    def __init__(self, first: int, last: int, person: Person | None, text: str) -> None:
        self.first, self.last, self.person, self.text = first, last, person, text
        self.title: Title | None = None
        self.outer: Title | None = None  # the first of two offices: "the president of Congo and chair of the African Union"


class Cast:
    """Everybody named in a document, with the mentions and titles of each sentence, by sentence index."""

    def __init__(self, sentences: list[Sentence], year: int, home: str) -> None:
        self.people: list[Person] = []
        self.known: list[list[Known]] = [known_names(s, year) for s in sentences]
        if sentences:
            settle_shared_names(self.known, sentences[0].language)
            find_short_forms(sentences, self.known)
        self.titles: list[list[Title]] = [find_titles(s, k) for s, k in zip(sentences, self.known, strict=True)]
        self.names: list[list[NameMention]] = [[] for _ in sentences]
        self.year = year
        self._runs = runs = [
            [run for found in find_names(s, k) if (run := _behind(found, titles))]
            for s, k, titles in zip(sentences, self.known, self.titles, strict=True)
        ]
        # Full names first, so that a surname in the headline finds its person further down.
        for rank in (3, 2, 1, 0):
            for sentence in sentences if rank == 1 else ():
                for mention in joined_to_person(sentence, self.names[sentence.index]):
                    mention.person = Person(self._clean(sentence.words[mention.first : mention.last + 1], "hu"), len(self.people))
                    self.people.append(mention.person)
            for sentence, found in zip(sentences, runs, strict=True):
                for first, last in found:
                    if fullness(sentence.words[first : last + 1], sentence.language) == rank:
                        self._add(sentence, first, last)
        for sentence in sentences:
            self._add_initial(sentence)
        for mentions in self.names:
            mentions.sort(key=lambda m: m.first)
        self.states = Counter(
            k.hit.entry.state
            for sentence, known in zip(sentences, self.known, strict=True)
            for k in known
            if k.hit.entry.kind == "state" and not is_place(sentence, k)
        )
        place_people(self, sentences, home)

    def _add(self, sentence: Sentence, first: int, last: int) -> None:
        words = sentence.words[first : last + 1]
        here = Named(sentence, self.known[sentence.index], self.titles[sentence.index], self._runs[sentence.index])
        title = title_of(here, first, last) or self._counterpart(sentence, first)
        if sentence.language == "ru" and not (may_be_titled(words) and not is_thing(words, "ru")):
            title = None
        if sentence.language == "hu" and is_thing(words, "hu"):
            title = None
        if sentence.language == "ru" and title is not None and is_chief(sentence.words, words, title):
            title = None
        if title is not None and title.start > last and _is_address(sentence, first, last, title):
            title = None
        person = self._find(words, sentence.language, title is not None)
        if person is None and (title is not None or is_person(words, self.year, sentence.language)):
            if title is not None and not title.plural and self._is_group(words, title, first):
                title = None
            else:
                bare = title is not None and 0 < title.start - last <= 1
                as_written = bare and sentence.language != "ru"
                before = sentence.words[title.first] if title is not None and title.end + 1 == first else None
                person = Person(self._clean(words, "" if as_written else sentence.language, before), len(self.people))
                self.people.append(person)
        text = sentence.text[words[0].start - sentence.start : words[-1].end - sentence.start]
        mention = NameMention(first, last, person, text)
        if person is not None and title is not None:
            mention.title, mention.outer = title, title.also or joined_title(here, title)
            for held in filter(None, (title, mention.outer)):
                if held.status != "former":
                    person.ranks.add(held.rank)
                    person.roles.add(held.role)
            if title.bodies and not title.states and not (mention.outer and mention.outer.states):
                person.state, person.how = title.home, "body"
            if title.home and not title.bodies and not title.states and not person.state:
                person.state, person.how = title.home, "title"
            for office in (title, *filter(None, [mention.outer])):
                if office.states and not person.state:
                    person.state, person.how = office.states[0], "title"
        if person is not None and title is not None and sentence.language == "ru" and not person.state and not title.bodies:
            person.state = delegation_state(sentence, self.known[sentence.index], title)
        if person is not None and not person.state:
            beside = self._counterparts_state(sentence, first)
            person.state = beside.hit.entry.state if beside else state_behind(here, last)
        if person is None and is_unnamed(words, sentence.language):
            return
        self.names[sentence.index].append(mention)

    def _counterpart(self, sentence: Sentence, first: int) -> Title | None:
        """Return the office of *his Armenian counterpart Serzh Sargsyan*: that of the person last named."""
        state = self._counterparts_state(sentence, first)
        at = state.last + 1 if state else 0
        earlier = [
            m
            for m in (*(m for n in self.names[: sentence.index] for m in n), *self.names[sentence.index])
            if m.person and m.person.roles
        ]
        # "The Russian minister met his Armenian counterpart": whose counterpart it is may be told without a name.
        nearest = [t for t in self.titles[sentence.index] if t.end < at - 1 and t.rank != "other" and not t.plural]
        before = [m.title for m in earlier if m.title is not None and m.title.status == "current"]
        if state is None or not (nearest or before):
            return None
        theirs = (nearest or before)[-1]
        title = Title(at, at, theirs.office, theirs.role, theirs.rank, False)
        title.start = state.first
        title.states = [state.hit.entry.code]
        return title

    def _counterparts_state(self, sentence: Sentence, first: int) -> Known | None:
        """Return the state before the counterpart that a name belongs to: *Armenian* in *his Armenian counterpart Sargsyan*."""
        words = sentence.words
        at = first - 1 - (words[first - 1].text == ",")
        listed = read_lexicon(sentence.language, "groups")["back"]["counterparts"]
        if at < 1 or words[at].lemma.lower() not in listed:
            return None
        if sentence.language == "hu" and words[at - 1].pos == "ADJ" and all(k.last != at - 1 for k in self.known[sentence.index]):
            at -= 1  # "kazah hivatali partnere"
        return next((k for k in self.known[sentence.index] if k.last == at - 1 and k.hit.entry.kind == "state"), None)

    def _add_initial(self, sentence: Sentence) -> None:
        """A sentence's first word is a name if it is the surname of somebody named elsewhere, whatever its tag.

        A short one may be another word (*May*, *Ban*) and needs a verb behind it.
        """
        first = next((w for w in sentence.words if w.pos != "PUNCT"), None)
        if first is None or any(m.first <= first.i <= m.last for m in self.names[sentence.index]):
            return
        does = sentence.language == "en" and any(w.i == first.i + 1 and w.pos in ("AUX", "VERB") for w in sentence.words)
        if len(first.text) < (3 if does else 4):
            return
        for person in self.people:
            names = fold(person.name).split()
            family = names[0] if sentence.language == "en" and self.first_tells(person) else names[-1]
            if sentence.language == "hu" and is_native(person.name):
                family = names[0]
            spelt = fold(nominative(first.text, sentence.language))
            same = means([first], person.name) if sentence.language == "ru" else family == spelt
            if same and first.text[0].isupper():
                self.names[sentence.index].append(NameMention(first.i, first.i, person, first.text))
                return

    @staticmethod
    def _is_group(words: list[Word], title: Title, first: int) -> bool:
        return title.first > first and len(words) == 1 and words[0].has("Number=Plur")

    def _find(self, words: list[Word], language: str, titled: bool) -> Person | None:
        if language == "ru":
            known = next((p for p in self.people if means(words, p.name, self.first_tells(p))), None)
            if known is not None:
                known.name = fuller_name(words, known.name)
            return known
        texts = [nominative_of(w, language) if w is words[-1] else w.text for w in words if w.text not in POSSESSIVE]
        parts = fold(" ".join(texts).replace(" - ", "-")).split()
        last = parts[-1]
        for person in self.people:
            theirs = fold(person.name).split()
            family = theirs[-1].rpartition("-")[2] if language == "hu" else ARTICLE.sub("", theirs[-1])
            same = skeleton(family) == skeleton(ARTICLE.sub("", last)) or (
                language == "hu" and skeleton(theirs[0]) == skeleton(parts[0]) and len(theirs) > 1
            )
            if not same and language == "hu":
                same = any(last.startswith(t[:-1]) and TAILS["hu"].match(last[len(t) :]) for t in (theirs[-1],) if len(t) > 3)
            if not same and len(parts) == 1 and len(theirs) > 1:
                same = theirs[0] == last and (titled or self.first_tells(person) or self._alone_so(last, language))
            if not same:
                continue
            if len(parts) == 1 or len(theirs) == 1:
                if len(parts) > len(theirs):
                    person.name = self._clean(words, language)
                return person
            if skeleton(theirs[0])[:2] == skeleton(parts[0])[:2] or theirs[-len(parts) :] == parts:
                return person  # the latter: "von der Leyen"
        return None

    def _alone_so(self, first: str, language: str) -> bool:
        """Whether one person of the document alone has a name for the first, and none for the last: *Lee*, of Singapore."""
        names = [fold(p.name).split() for p in self.people]
        return language == "en" and sum(n[0] == first for n in names) == 1 and all(n[-1] != first for n in names)

    def family_first(self, person: Person) -> bool:
        """Whether a person's family name stands first, by the states that the name may belong to."""
        states = {person.state} if person.state else {t.state for t in find_terms(person.name, self.year)}
        return bool(states) and states <= FAMILY_FIRST

    def first_tells(self, person: Person) -> bool:
        """Whether the first of a person's names alone means them."""
        return self.family_first(person) or person.state in GIVEN_FIRST

    @staticmethod
    def _clean(words: list[Word], language: str, title: Word | None = None) -> str:
        if language == "ru":
            return nominative_name(words, title)
        texts = [w.text for w in words if w.text not in POSSESSIVE]
        if len(texts) > 2:
            texts = [texts[0], *(t for t in texts[1:-1] if not PATRONYMIC.match(t)), texts[-1]]
        texts[-1] = nominative_of(words[-1], language) if texts[-1] == words[-1].text else texts[-1]
        return re.sub(r" ?- ?", "-", " ".join(texts))


def _behind(run: tuple[int, int], titles: list[Title]) -> tuple[int, int] | None:
    """Return what of a run of capitalised words stands behind an office that reaches into it, None where nothing does."""
    first = max([run[0], *(t.last + 1 for t in titles if t.first <= run[0] <= t.last)])
    return (first, run[1]) if first <= run[1] else None


def _is_address(sentence: Sentence, first: int, last: int, title: Title) -> bool:
    """Whether a name with a patronymic calls somebody and the office behind it is another's.

    *Question: Sergey Viktorovich, the Iranian foreign minister said*: no comma closes an apposition.
    """
    words = sentence.words
    closed = title.end + 1 >= len(words) or words[title.end + 1].text == ","
    opens = first == 0 or words[first - 1].text == ":"
    return opens and not closed and bool(PATRONYMIC.match(words[last].text))


def home_state(language: str) -> str:
    """Return the state whose offices a language's press names without saying whose, if there is just one."""
    return str(read_lexicon(language, "groups").get("home", ""))
