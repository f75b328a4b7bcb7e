"""Whom an office means where no name stands beside it: *the Uzbek president*, *the two ministers*, *its envoy*."""

from collections.abc import Sequence

from chancery.grounding.chain import Chain
from chancery.grounding.register import former_leaders
from chancery.grounding.titles import Title
from chancery.languages.parsed import Sentence, Word
from chancery.model import Actor

ANY_OFFICE = frozenset(("leader", "head of delegation", "official", "diplomat", "politician"))
ENVOYS = frozenset(("envoy", "special envoy", "representative", "special representative", "mediator"))

_DEFINITE = {"en": ("the", "our"), "hu": ("a", "az"), "ru": ("наш",)}


class Incumbents(Chain):
    """The offices of one document and who holds them there."""

    def title_at(self, sentence: Sentence, word: Word) -> Title | None:
        """Return the office whose words cover a word."""
        titles = self.cast.titles[sentence.index] if self.cast.titles else []
        for title in titles:
            if title.first <= word.i <= title.last:
                return title
            # The parser may take the owner for the head: "met with Kazakhstan President".
            if title.start <= word.i <= title.end and not title.start <= word.head.i <= title.end:
                return title
        return None

    def led_by(self, sentence: Sentence, word: Word) -> tuple[Actor, ...]:
        """Return the state whose government goes by the name of who leads or led it: *the Biden administration*."""
        if word.lemma.lower() not in self.back.get("governments", ()):
            return ()
        for child in word.children:
            mention = self.name_at(sentence, child)
            state = mention.person.state if mention is not None and mention.person else ""
            if not state and child.pos == "PROPN" and child.i < word.i:
                state = next((t.state for t in former_leaders(child.text, self.cast.year)), "")
            if state:
                begin = sentence.words[mention.first] if mention is not None else child
                first, last = sorted((begin, word), key=lambda w: w.i)
                return (self._actor(sentence, state, state, first, last, "description"),)
        return ()

    def in_office(self, sentence: Sentence, title: Title, states: Sequence[str]) -> tuple[Actor, ...]:
        """Resolve an office without a name beside it: by its state, else by who was last spoken of in that rank."""
        words = sentence.words
        first, last = words[title.start], words[title.end]
        holders = [
            m
            for m in self.cast.names[sentence.index]
            if m.person and m.title and (title in (m.title, m.outer) or (title.plural and m.title.first == title.first))
        ]
        if holders:
            return tuple(
                self.person_actor(sentence, m.person, words[m.first], words[m.last], "title")
                for m in (holders if title.plural else holders[:1])
                if m.person
            )
        owner = words[title.start - 1] if self.language == "hu" and title.start and not (title.states or title.bodies) else None
        paired = owner is not None and any(c.lemma.lower() in self.back["pair_words"] for c in owner.children)
        if owner is not None and paired and owner.lemma.lower() in self.back["pair_nouns"]:
            return self._pair(sentence, owner, last)  # "a két ország külügyminisztere": nobody else's
        # Only "the leader" may be anybody in office; an envoy or a negotiator must bear that office.
        anybody = title.rank == "other" and title.role in ANY_OFFICE
        like = {title.role} | (ENVOYS if title.role in ENVOYS else frozenset())
        people = [p for p in self.cast.people if title.rank in p.ranks - {"other"} or like & p.roles or anybody]
        if title.home and not title.bodies:  # "the governor of Alaska" is nobody of another state
            people = [p for p in people if p.state == title.home]
        found = []
        if not states and title.bodies:
            held = [p for p in people if p.how == "body" and title.role in p.roles]
            if len(held) == 1 and title.status == "current":
                return (self.person_actor(sentence, held[0], first, last, "title"),)
            return (self._actor(sentence, title.bodies[0], "", first, last, "title"),)
        for state in states:
            theirs = [p for p in people if p.state == state]
            ranked = [p for p in theirs if title.rank in p.ranks and title.rank != "other"]
            fits = [p for p in theirs if title.role in p.roles] or ranked
            if not fits and title.role == "leader":  # "the Uzbek leader" is the president before anybody else
                fits = [p for p in people if p.state == state and "head-of-state" in p.ranks]
            if len(fits) == 1 and title.status != "former":
                found.append(self.person_actor(sentence, fits[0], first, last, "title"))
            elif len(states) == 1 and title.rank != "other":
                found.append(self._actor(sentence, f"{title.role}|{state}", state, first, last, "title"))
            else:
                found.append(self._actor(sentence, state, state, first, last, "title"))
        if states:
            inside = {w.text.lower() for w in words[title.start : title.end + 1]}
            joint = title.plural and "and" in inside and len(states) == len(title.bodies) == 1  # "UK and EU negotiators"
            return (*found, *(self._actor(sentence, b, "", first, last, "title") for b in title.bodies if joint))
        if title.plural and any(
            c.rel == "amod" and c.text[0].isupper() and c.i < title.first for c in words[title.last].children
        ):
            return ()  # "Nordic ministers" are not the two named before
        if title.plural and title.rank == "other" and (not people or self.language == "ru"):
            return ()
        counted = words[title.end + 1 : title.end + 3]
        if title.plural and len(counted) == 2 and counted[0].pos == "NUM" and counted[1].lemma.lower() in self.back["pair_nouns"]:
            both = counted[0].lemma.lower() in self.back["pair_words"]
            return self._pair(sentence, first, last) if both else ()  # "министры трёх стран" are not the two named before
        numbered = title.first > 0 and words[title.first - 1].pos == "NUM"
        if (
            numbered
            and (title.plural or self.language == "hu")
            and words[title.first - 1].lemma.lower() not in self.back["pair_words"]
        ):
            return ()
        if title.plural:
            several = [p for p in self.people_before(sentence, words[title.first], 30) if p in people and p.state][:2]
            if len(several) < 2:
                several = [p for p in people if p.state][:2]
            if len(several) == 2:
                return tuple(self.person_actor(sentence, p, first, last, "chain") for p in several)
            return self._pair(sentence, first, last)
        definite = title.first > 0 and words[title.first - 1].lemma in ("the", "a", "az", "this") or self.language in ("hu", "ru")
        if definite and title.status == "current":
            for person in self.people_before(sentence, words[title.first], 6):
                if person in people and (person.ranks or title.role in person.roles):
                    return (self.person_actor(sentence, person, first, last, "chain"),)
        return ()

    def telling(self, sentence: Sentence, word: Word) -> tuple[Actor, ...]:
        """Return the seat of power that tells of a word: *Downing Street said the prime minister had called him*."""
        above = (word, *word.ancestors())
        verbs = [w.head for w in above if w.rel == "ccomp"] + [c for w in above for c in w.children if c.rel == "parataxis"]
        for subject in (c for verb in verbs for c in verb.children if c.rel == "nsubj"):
            for item in self.cast.known[sentence.index]:
                if item.first <= subject.i <= item.last and item.hit.entry.how == "seat":
                    entry, words = item.hit.entry, sentence.words
                    return (self._actor(sentence, entry.code, entry.state, words[item.first], words[item.last], "seat"),)
        return ()

    def own_office(self, sentence: Sentence, title: Title, speaker: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Resolve an office that a speaker names without its state: *the Deputy Prime Minister* is the speaker's own."""
        before = sentence.words[title.first - 1].lemma.lower() if title.first else ""
        bare = (
            self.language == "ru" and all(s.how == "seat" for s in speaker) and sentence.words[title.first].child("amod") is None
        )
        definite = bare or before in _DEFINITE[self.language]
        if title.plural or title.rank == "other" or title.status != "current" or not definite:
            return ()
        first, last = sentence.words[title.start], sentence.words[title.end]
        return tuple(
            self._actor(sentence, f"{title.role}|{s.state}", s.state, first, last, "title") for s in speaker[:1] if s.state
        )
