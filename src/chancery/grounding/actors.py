"""Words → actors: resolves a noun phrase, a name, a title or a pronoun to the actors of docs/claims.md."""

from functools import cache
from itertools import chain

from chancery.grounding import guests
from chancery.grounding.assemblies import is_assembled
from chancery.grounding.chain import TARGETS, state_of
from chancery.grounding.hungarian import is_adjectival
from chancery.grounding.incumbents import Incumbents
from chancery.grounding.known import is_feature, is_placed
from chancery.grounding.owners import modifiers, modifying_states
from chancery.grounding.people import TOP, Person
from chancery.grounding.several import counted_by, listed_states
from chancery.grounding.titles import Title
from chancery.languages.parsed import Sentence, Word, conjuncts
from chancery.lexicons import read_lexicon
from chancery.model import Actor


class Grounding(Incumbents):
    """The actors of one document. ``actors(sentence, word)`` resolves a phrase by its head word.

    Names are resolved by the lexicons, by titles and by the person register; pronouns and phrases such as
    *both countries* or *the minister* by the document's own chain. What does not resolve is left out. ``quoted`` are
    the offsets of quotations: *he said* behind one does not mean somebody named in it.
    """

    def actors(self, sentence: Sentence, word: Word, speaker: tuple[Actor, ...] = ()) -> tuple[Actor, ...]:
        """Return the actors of the phrase headed by ``word``, those coordinated with it included."""
        place = (sentence.index, word.i, speaker)
        found = self.told.get(place)
        if found is None:
            found = self.told[place] = self._actors(sentence, word, speaker)
        return found

    def _actors(self, sentence: Sentence, word: Word, speaker: tuple[Actor, ...]) -> tuple[Actor, ...]:
        found: list[Actor] = []
        counting = word.lemma.lower() in self.back.get("counts", ())
        if counting and (self.language != "hu" or word.has("Number=Plur")):
            word = counted_by(word)
        for head in (word, *conjuncts(word)):
            # "his host, Nursultan Nazarbayev": who is behind a description may stand beside it.
            beside = (c for c in head.children if c.rel == "appos")
            resolved = self.resolve(sentence, head, speaker) or next(
                (a for c in beside if (a := self.resolve(sentence, c, speaker))), ()
            )
            for actor in resolved:
                if all(actor.code != other.code for other in found):
                    found.append(actor)
        # A person and the person's own state in one phrase are one actor.
        persons = {a.state for a in found if "|" in a.code}
        return tuple(a for a in found if "|" in a.code or a.state not in persons or a.code != a.state)

    def resolve(self, sentence: Sentence, word: Word, speaker: tuple[Actor, ...] = ()) -> tuple[Actor, ...]:
        """Return the actors of one phrase by its head word, without those that are coordinated with it."""
        if not self.cast.known:
            return ()
        words = sentence.words
        mention = self.name_at(sentence, word)
        led = self.led_by(sentence, word)
        if led:
            return led
        if self.assembly and is_assembled(sentence, word, self.cast.known[sentence.index], self.assembly, self.back):
            return (self._actor(sentence, self.assembly, "", word, word, "chain"),)
        if mention and mention.person:
            return (self.person_actor(sentence, mention.person, words[mention.first], words[mention.last], "name"),)
        title = self.title_at(sentence, word)
        if title:
            found = self.in_office(sentence, title, self._owning(sentence, title)) or self.own_office(
                sentence, title, speaker or self.telling(sentence, word)
            )
            if found or word.lemma.lower() not in self.back.get("both_alone", ()):
                return found
        for item in self.cast.known[sentence.index]:
            if item.first <= word.i <= item.last and item.hit.entry.kind not in ("office", "seat"):
                entry = item.hit.entry
                after = words[item.last + 1] if item.last + 1 < len(words) else None
                part = (
                    after is not None
                    and entry.how in ("capital", "seat", "place")
                    and after.pos in ("PROPN", "NOUN")
                    and after.text[0].isupper()
                    and self.name_at(sentence, after)
                )
                if part:
                    return ()
                code = entry.state if entry.kind == "place" else entry.code
                surface = sentence.text[item.hit.start : item.hit.end]
                of_place = self.language == "hu" and entry.kind == "place" and is_adjectival(surface, entry.form)
                feature = entry.kind == "place" and is_feature(entry.form, self.language) and not self.says_where(sentence, word)
                if not code or feature or of_place:
                    return ()
                named = [k.hit.entry for k in self.cast.known[sentence.index] if k.first == item.first and k.hit.entry.code]
                return tuple(
                    self._actor(
                        sentence, e.state if e.kind == "place" else e.code, e.state, words[item.first], words[item.last], e.how
                    )
                    for e in named
                    if e.kind not in ("office", "seat")
                )
        if word.pos == "NUM" and not word.text.isdigit() and [c.lower() for c in _children(word)] == ["the"]:
            row = listed_states(self.sentences, self.cast.known, sentence, word)  # "a roadmap that the three signed"
            if row or word.lemma.lower() in self.back["pair_words"]:
                return tuple(self._actor(sentence, s, s, word, word, "description") for s in row) or self._pair(
                    sentence, word, word
                )
        if word.pos in ("PRON", "DET") or word.text.lower() in self.back["third_person"]:
            return self._by_pronoun(sentence, word, speaker)
        described = self._by_description(sentence, word, speaker)
        if described:
            return described
        regions = self.groups["names"]["regions"]
        inert = mention is not None and self.is_inert(sentence, mention)
        nowhere = mention is None or mention.text in regions or word.lemma in regions
        if mention and not inert and not nowhere and word.pos == "PROPN" and len(mention.text) > 2:
            states = self._states_of(sentence, word) if mention.text.isupper() else []
            how = "name" if states else "unknown name"  # "az albán KESH": a firm known by its letters is its state's
            first, last = words[mention.first], words[mention.last]
            return (self._actor(sentence, mention.text, "".join(states[:1]), first, last, how),)
        return ()

    def _owning(self, sentence: Sentence, title: Title) -> list[str]:
        """Return the states that own an office, by name or by a pronoun: *its foreign minister*."""
        if title.states or title.bodies or title.owner is None:
            return title.states
        return [a.state for a in self._by_pronoun(sentence, title.owner, ()) if a.state]

    def _by_pronoun(self, sentence: Sentence, word: Word, speaker: tuple[Actor, ...]) -> tuple[Actor, ...]:
        text = word.text.lower()
        back = self.back
        if text in back["first_person"]:
            return tuple(self._actor(sentence, a.code, a.state, word, word, "speaker") for a in speaker)
        if text in back["first_plural"]:
            states = [a.state for a in speaker if a.state] if speaker else self.joint
            return tuple(self._actor(sentence, s, state_of(s), word, word, "speaker") for s in states)
        if text in back["second"] and speaker and len(self.pair) == 2:
            far = [s for s in self.pair if all(s != a.state for a in speaker)]
            return tuple(self._actor(sentence, s, state_of(s), word, word, "addressee") for s in far) if len(far) == 1 else ()
        if text in back["third_person"]:
            if acted := guests.acted_before(self, sentence, word):
                return (self._actor(sentence, acted.code, acted.state, word, word, "pronoun"),)
            others = guests.meant_by(self, sentence, word)
            if not others and self.language == "ru" and word.rel == "nsubj" and not self.others_before(sentence, word, 3):
                return self._thing_before(sentence, word)
            if others:
                return (self.person_actor(sentence, others[0], word, word, "pronoun"),)
            held = [
                t for t in self.cast.titles[sentence.index] if t.last < word.i and t.states and not t.plural and t.rank != "other"
            ]
            return (
                self.in_office(sentence, held[-1], held[-1].states) if held and self.language == "en" else ()
            )  # "The Swiss president …, she …"
        if text in back["third_plural"]:
            if self.language == "en" and (owners := guests.counted_owners(self, sentence, word)) is not None:
                return owners
            people = {p.state: p for p in reversed(self.people_before(sentence, word, 1)) if p.state}
            if len(people) == 2:
                return tuple(self.person_actor(sentence, p, word, word, "pronoun") for p in people.values())
            if not people and (both := guests.several_before(self, sentence)):
                return tuple(self._actor(sentence, a.code, a.state, word, word, "pronoun") for a in both)
            near = set(self._states_before(sentence, word, 1)) | set(people)
            told = self._pair_told(sentence, word) or (near >= set(self.pair) and not self._crowd_before(sentence, word))
            return self._pair(sentence, word, word, "pronoun") if told else ()
        if text in back["third_thing"]:
            return self._thing_before(sentence, word)
        return ()

    def _thing_before(self, sentence: Sentence, word: Word) -> tuple[Actor, ...]:
        """Resolve *it* and *its*: the verb's argument last named, the subject of the sentence before, the state last named."""
        before = self.sentences[sentence.index - 1] if sentence.index else None
        near = [(sentence, w) for w in reversed(sentence.words[: word.i]) if w.rel in ("nsubj", *TARGETS)]
        far = [(before, c) for verb in before.roots for c in verb.children if c.rel == "nsubj"] if before is not None else []
        # "Turkey has no relations with it": what a verb is done to is not its own subject.
        apart = {c for verb in word.ancestors() for c in verb.children if c.rel == "nsubj"} if word.rel in TARGETS else set()
        for there, head in (*near, *far):
            if head.pos == "PRON" or is_placed(head) or head in apart:
                continue
            named = [a for a in self.resolve(there, head, ()) if a.how in ("name", "capital", "seat", "description")]
            thing = head.pos == "NOUN" and head.rel in ("nsubj", "obj") and head.has("Number=Sing")
            if thing and not named and word.rel in TARGETS:
                return ()  # "the agreement will be signed; France rejects it": the agreement
            if len(named) == 1 and "|" not in named[0].code:
                return (self._actor(sentence, named[0].code, named[0].state, word, word, "pronoun"),)
        for state in self._states_before(sentence, word, 1):
            return (self._actor(sentence, state, state, word, word, "pronoun"),)
        return ()

    def dropped(self, sentence: Sentence, verb: Word) -> tuple[Actor, ...]:
        """Return whom a verb without a subject goes on with; where nobody was named, the office that acted before."""
        found = super().dropped(sentence, verb)
        if found or not sentence.index or verb.has("Number=Plur"):
            return found
        before = self.sentences[sentence.index - 1]
        subject = next((c for w in before.words if w.head is w for c in w.children if c.rel == "nsubj"), None)
        acted = self.resolve(before, subject) if subject is not None else ()
        return tuple(self._actor(sentence, a.code, a.state, verb, verb, "dropped pronoun") for a in acted if a.how == "chain")[:1]

    def _state_again(self, sentence: Sentence, word: Word) -> list[str]:
        """Return which state *the country* is: the one named just before, but not the one that acts on it."""
        subject = word.head.child("nsubj") if word.rel in TARGETS else None
        if subject is not None and subject.has("PronType=Rel") and word.head.dep == "acl:relcl":
            subject = word.head.head  # "Berlin, which has given the country aid"
        acts = {a.state for a in self.resolve(sentence, subject)} if subject is not None else set()
        near = [s for s in self._states_before(sentence, word, 1) if s not in acts]
        if len(near) != 1 and acts and acts < set(self.pair):
            near = [s for s in self.pair if s not in acts and state_of(s)]
        return near if len(near) == 1 else []

    def _own_country(self, sentence: Sentence, word: Word, below: list[Word], speaker: tuple[Actor, ...]) -> list[str]:
        """Return the state of *his country*, *országa*: that of whom the pronoun or ending means."""
        if word.lemma.lower() not in self.back.get("own_country", ()) or word.has("Number=Plur"):
            return []
        owner = next((w for w in below if w.text.lower() in (*self.back["third_person"], *self.back["third_thing"])), None)
        if owner is not None:
            of_clause = owner.text.lower() == "whose" and word.head.dep == "acl:relcl"  # "Togo, whose government"
            meant = self.resolve(sentence, word.head.head) if of_clause else self._by_pronoun(sentence, owner, speaker)
            return [a.state for a in meant if a.state][:1]
        if not (word.has("Number[psor]=Sing") and word.has("Person[psor]=3")) or word.child("nmod") is not None:
            return []
        people = [p.state for p in self.people_before(sentence, word, 1) if p.state][:1]
        held = [t.states[0] for t in self.cast.titles[sentence.index] if t.last < word.i and t.states and not t.plural]
        return people or (held[-1:] if self.language == "hu" else [])  # "a szlovák kormányfő közölte, hogy országa …"

    def _by_description(self, sentence: Sentence, word: Word, speaker: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Resolve *both countries*, *the Georgian side*, *Belarusian enterprises*, *our country*."""
        lemma, back = word.lemma.lower(), self.back
        if again := self.body_again(sentence, word):
            return (self._actor(sentence, again, "", word, word, "chain"),)
        if lemma not in _describing(self.language):
            return ()
        below = [w for w in word.children if w.i < word.i and w.rel != "cc"]
        first = min(below, key=lambda w: w.i, default=word)
        paired = any(w.lemma.lower() in back["pair_words"] or w.text == "2" for w in below)
        plural = word.has("Number=Plur")
        if lemma in back.get("neighbours", ()) and guests.stand_alone(word) and (not plural or self.language != "en"):
            other = guests.other_of_pair(self, sentence, word)
            if other:
                return (self._actor(sentence, other, state_of(other), word, word, "chain"),)
        if lemma in back.get("guests", ()) or lemma in back.get("hosts", ()):
            meant = guests.guest_or_host(self, sentence, word, lemma in back["hosts"])
            return (self._actor(sentence, meant.code, meant.state, first, word, "chain"),) if meant is not None else ()
        if lemma in back["pair_nouns"]:
            several = next((w for w in below if w.rel == "nummod"), None)
            if several is not None and not paired:
                row = listed_states(self.sentences, self.cast.known, sentence, word)
                if row:
                    return tuple(self._actor(sentence, s, s, several, word, "description") for s in row)
            if several is not None and plural and not paired:
                return (self._actor(sentence, f"{several.text.lower()} {word.text.lower()}", "", several, word, "number"),)
            alone = (
                lemma in back["pair_alone"] or lemma in back.get("pair_bare", ()) and not word.child("acl", "amod", "det", "nmod")
            )
            if (paired and lemma != "people") or (plural and alone and not self._states_of(sentence, word)):
                return self._pair(sentence, first, word)
            if paired and word.text.lower() == "peoples":  # "two people" are just people
                return self._pair(sentence, first, word)
            possessors = [w for w in below if w.text.lower() in back["first_plural"]]
            if possessors and plural:
                return self._pair(sentence, first, word)
            if possessors:
                return self._by_pronoun(sentence, possessors[0], speaker)
            if plural and len(self.pair) == 2 and lemma in back.get("pair_bare", ()) and _children(word) == ["the"]:
                return self._pair(sentence, first, word)  # "the countries intend"
            own = self._own_country(sentence, word, below, speaker)
            if own:
                return tuple(self._actor(sentence, s, s, first, word, "chain") for s in own)
            if lemma in back.get("state_again", ()) and _children(word) == ["the"]:
                told = self.states_named(sentence) if lemma in back["pair_alone"] else ()
                states = [s for s in self._state_again(sentence, word) if s not in told]  # a government is one told of before
                return tuple(self._actor(sentence, s, s, first, word, "chain") for s in states)
        bare = plural and len(self.pair) == 2 and lemma in back.get("both_alone", ()) and not [c for c in below if c.rel != "det"]
        if lemma in back["person_nouns"] and (paired or bare):
            people = guests.leading(
                [p for p in self.others_before(sentence, word, 30) if p.state], lemma in back.get("leading", ())
            )
            distinct = list({p.state: p for p in reversed(people)}.values())[::-1][:2]
            if len(distinct) == 2:
                return tuple(self.person_actor(sentence, p, first, word, "chain") for p in distinct)
            return self._pair(sentence, first, word)
        named = lemma if self.language == "ru" else word.text.lower()  # a group by its lemma, where cases change its form
        states = self._states_of(sentence, word)
        if not states and lemma in self.groups.get("seated", ()):
            states = self._told_by(sentence, word, "in")
        many = (*self.groups["people"]["nouns"], *self.groups["plain_nouns"])
        crowd = plural and (lemma in many or self.language == "en" and lemma in self.groups["state_nouns"]) and not states
        if crowd or not states and lemma in back["counterparts"]:
            states = self._told_by(sentence, word, "from")
        if not states and lemma in self.groups.get("governing", ()):
            near = (k for k in self.cast.known[sentence.index] if k.hit.entry.kind == "seat")
            states = [k.hit.entry.state for k in near if k.last < word.i <= k.last + 3][-1:]
        if not states and lemma in back["counterparts"] and any(w.text.lower() in back["third_person"] for w in below):
            behind = sentence.words[word.i + 1] if word.i + 1 < len(sentence.words) else word
            named_behind = self.name_at(sentence, behind)  # "for talks with his counterpart Wang Yi"
            theirs = named_behind.person if named_behind is not None and named_behind.person else self._colleague(sentence, word)
            if theirs is not None:
                return (self.person_actor(sentence, theirs, first, word, "counterpart"),)
        if states and lemma in back["counterparts"]:
            named_there = [m for c in word.children if c.rel == "appos" and (m := self.name_at(sentence, c)) and m.person]
            if named_there and named_there[0].person is not None:  # "его казахстанский коллега Токаев": in apposition
                mention = named_there[0]
                return (self.person_actor(sentence, named_there[0].person, first, sentence.words[mention.last], "name"),)
            return tuple(a for s in states for a in self._counterpart(sentence, s, first, word))
        if not states and self.language == "hu":  # "országának katonái"
            states = [s for w in below for s in self._own_country(sentence, w, list(w.children), speaker)]
        name = self.name_at(sentence, word)
        inside = name is not None and name.first < name.last  # "Oxford University Press"
        called = inside and word.pos == "PROPN"  # "the Communist Party of Ukraine"
        if states:
            if lemma in self.groups["group_nouns"] and not called:
                group = self.groups["group_nouns"][lemma]
                return tuple(self._actor(sentence, f"{s} {group}", s, first, word, "group") for s in states)
            if lemma in self.groups["state_nouns"] or lemma in back["pair_nouns"] and not called:
                return tuple(self._actor(sentence, s, s, first, word, "description") for s in states)
            if crowd or lemma in self.groups["people"]["nouns"]:
                return tuple(self._actor(sentence, f"{s} {named}", s, first, word, "group") for s in states)
        elif lemma in self.groups.get("of_bodies", ()) and (bodies := self.modifying_bodies(sentence, word)):
            return tuple(self._actor(sentence, a.code, a.state, first, word, "description") for a in bodies[:1])
        elif lemma in self.groups["people"]["nouns"] and (plural or lemma in self.groups["people"]["collective"]):
            return (self._actor(sentence, named, "", first, word, "group"),)
        if lemma in self.groups["plain_nouns"] and word.pos in ("NOUN", "PROPN") and not inside:
            # A name among its modifiers is somebody else: "A NATO megfigyelőket küldött".
            first = min((w for w in below if w.pos != "PROPN"), key=lambda w: w.i, default=word)
            return (self._actor(sentence, self.groups["plain_nouns"][lemma], "", first, word, "group"),)
        return ()

    def _colleague(self, sentence: Sentence, word: Word) -> Person | None:
        """Return who *his colleague* is: the last named of another state in the office of the person who acts."""
        people = self.people_before(sentence, word, 30)
        for person in people[:1]:
            like = person.ranks & TOP
            return next(
                (p for p in people if p.state and p.state != person.state and (p.roles & person.roles or p.ranks & like)), None
            )
        return None

    def _counterpart(self, sentence: Sentence, state: str, first: Word, word: Word) -> tuple[Actor, ...]:
        """Resolve *his Chinese counterpart*: who holds for that state the office of the person last named."""
        behind = [m.person for m in self.cast.names[sentence.index] if m.first > word.i and m.person is not None]
        for person in (*self.people_before(sentence, word, 2), *behind):
            if person.state == state or not (person.roles or person.ranks & TOP):
                continue
            like = person.ranks & TOP
            same = [p for p in self.cast.people if p.state == state and (p.roles & person.roles or p.ranks & like)]
            if same:
                return (self.person_actor(sentence, same[0], first, word, "counterpart"),)
            code = f"{min(person.roles)}|{state}" if person.roles else state
            return (self._actor(sentence, code, state, first, word, "counterpart"),)
        # "a szerb külügyminiszter brazil partnerével": nobody's name, but an office
        before = [t for t in self.cast.titles[sentence.index] if t.last < first.i and t.states and state not in t.states]
        return tuple(self._actor(sentence, f"{t.role}|{state}", state, first, word, "counterpart") for t in before[-1:])

    def _told_by(self, sentence: Sentence, word: Word, case: str) -> list[str]:
        """Return whose people are by a preposition: *deputies in Tbilisi*, *refugees from Syria*."""
        below = [c for c in word.children if c.i > word.i and c.rel in ("nmod", "obl")]
        told = [c for c in below if (mark := c.child("case")) is not None and mark.text.lower() == case]
        return [a.state for c in told[:1] for a in self.actors(sentence, c) if a.state and a.code == a.state]

    def _states_of(self, sentence: Sentence, word: Word) -> list[str]:
        return modifying_states(sentence, word, self.cast.known[sentence.index])

    def modifying_states(self, sentence: Sentence, word: Word) -> tuple[Actor, ...]:
        """Return the states that modify a noun (*Russia-Kazakhstan cooperation*) as actors."""
        told = modifiers(sentence, word, self.cast.known[sentence.index])
        return tuple(self._actor(sentence, s, s, first, last, "modifier") for s, first, last in told)

    def modifying_bodies(self, sentence: Sentence, word: Word) -> tuple[Actor, ...]:
        """Return the bodies whose name stands before a noun: *a Taliban attack*; in Hungarian an adjective: *uniós vámok*."""
        named = self.groups.get("body_adjectives", {})
        described = [c for c in word.children if named and c.rel == "amod" and c.text.lower() in named]
        if described:
            return tuple(self._actor(sentence, named[c.text.lower()], "", c, c, "name") for c in described)
        # "Houthi rebels": taken for an adjective
        before = (c for c in word.children if c.i < word.i and (c.rel == "compound" or c.rel == "amod" and c.text[0].isupper()))
        return tuple(a for c in before for a in self.resolve(sentence, c) if self.is_body(a.code))


def _children(word: Word) -> list[str]:
    return [w.lemma for w in word.children if w.pos != "PUNCT"]


@cache
def _describing(language: str) -> frozenset[str]:
    """Return the nouns that may describe an actor: *side*, *country*, *colleague*, *enterprise*."""
    groups = read_lexicon(language, "groups")
    back = groups["back"]
    lists = (
        back.get("guests", ()),
        back.get("hosts", ()),
        back.get("neighbours", ()),
        back["pair_nouns"],
        back["person_nouns"],
        back["counterparts"],
        groups["group_nouns"],
        groups["state_nouns"],
    )
    return frozenset(chain.from_iterable((*lists, groups["people"]["nouns"], groups["plain_nouns"])))
