"""Demands told by a modal: *Russia said that Israel must end the attacks* is a request of Russia to Israel."""

import re

from msgspec.structs import replace

from chancery.coding.arguments import arguments
from chancery.coding.clauses import clause_of, placed_actors
from chancery.coding.factuality import is_negated
from chancery.coding.frames import Match
from chancery.coding.grammar import lemma_of, role_of
from chancery.coding.participants import is_political, unnamed
from chancery.coding.reading import Reading
from chancery.languages.parsed import Word
from chancery.lexicons import read_lexicon
from chancery.model import Actor, Event

# A Hungarian infinitive with the person who shall act: "teljesítenie", "visszavonniuk".
DEED = re.compile(r"n(?:i[ae]|iuk|iük)$")
FAR = 10  # words before who must leave among which their state is named


def demand_of(match: Match, reading: Reading) -> Event | None:
    """Return what a speaker demands of another who *must* or *should* act; nothing where nobody is told to say so."""
    cue, sentence = match.word, match.sentence
    if reading.grammar.by_ending:
        return _demand_by_case(match, reading)
    if reading.grammar.by_case:
        return _demand_of_subject(match, reading)
    verb = cue.head if cue.rel == "aux" else cue
    speaker = tuple(a for a in reading.reporter(cue.start) if is_political(a)) or _teller(verb, match, reading)
    if cue.rel != "aux" and (not match.arguments.get("inf") or cue.has("Tense=Past") or is_negated(cue, reading.grammar)):
        return None  # "has to", but not "has" nor "had to"
    if cue.rel == "aux" and any(c.rel == "nsubj" and c.i > cue.i for c in verb.children):
        return None  # "Should Peru sign, …" is a condition
    over = any(c.rel == "aux" and c.lemma == "have" for c in verb.children)  # "should have ended"
    if not speaker or over or sentence.text.rstrip().endswith("?"):
        return None
    subjects = [w for w in verb.children if w.rel == "nsubj"] or arguments(verb, reading.grammar).get("subj", [])
    asked = reading.actors(sentence, subjects) or tuple(a for w in subjects for a in unnamed(sentence, w, reading, things=False))
    asked = asked or reading.actors(sentence, [c for w in subjects for c in w.children if _owns(c, reading)])
    return _request(match, reading, speaker, asked, verb)


def is_called_for(match: Match) -> bool:
    """Whether a clause below says what shall be, by its bare verb: *insisted that France apologise*."""
    for deed in match.arguments.get("comp", ()):
        subjects = [c for c in deed.children if c.rel == "nsubj"]
        bare = deed.text.lower() == deed.lemma.lower() and deed.child("aux", "cop") is None
        be = any(c.rel in ("aux", "cop") and c.text.lower() == "be" for c in deed.children)
        single = not any(w.has("Number=Plur") or w.child("conj") for w in subjects) or match.word.has("Tense=Past")
        alone = be and sum(c.rel in ("aux", "cop") for c in deed.children) == 1
        if subjects and (alone or bare and single and subjects[0].pos != "PRON"):
            return True
    return False


def _teller(verb: Word, match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return the power without a name that says so: *the opposition leader said that the government must resign*."""
    above = verb.head
    if verb.rel != "ccomp" or lemma_of(above) not in reading.grammar.verbs.get("telling", ()):
        return ()
    subjects = arguments(above, reading.grammar).get("subj", [])
    asked = reading.actors(match.sentence, [w for w in verb.children if w.rel == "nsubj"])
    if any(a.state for a in asked) and any(lemma_of(w) in reading.grounding.groups["state_nouns"] for w in subjects):
        return ()  # "the minister said that Togo must import more": most likely their own
    return tuple(a for w in subjects for a in unnamed(match.sentence, w, reading, things=False) if is_political(a))


def _is_former(match: Match, speaker: Actor) -> bool:
    """Whether a speaker no longer acts for their state: *former president Humala said that the government must resign*."""
    former = read_lexicon(match.sentence.language, "groups").get("back", {}).get("former", ())
    named = (w for w in match.sentence.words if speaker.start <= w.start < speaker.end)
    return any(k.text.lower() in former for w in named for k in (w, *w.subtree()))


def _owns(word: Word, reading: Reading) -> bool:
    """Whether a word tells whose deed must or must not be: *the attacks by Togo must stop*."""
    return word.dep == "nmod:poss" or word.rel == "nmod" and role_of(word, reading.grammar) in ("by", "of")


def _demand_by_case(match: Match, reading: Reading) -> Event | None:
    """Return what a Hungarian speaker demands of whom in the dative: *Peru szerint Chilének vissza kell vonnia csapatait*."""
    cue, sentence = match.word, match.sentence
    speaker = reading.reporter(cue.start)
    if not speaker or is_negated(cue, reading.grammar) or sentence.text.rstrip().endswith("?"):
        return None
    clause = clause_of(sentence, cue)
    deed = next((w for w in clause if w.pos == "VERB" and DEED.search(w.text.lower())), None)
    if deed is not None and lemma_of(deed) in reading.grammar.verbs["leaving"]:
        sent_off = next((w for w in clause if lemma_of(w) in reading.grammar.words["expelled"] and w.i < deed.i), None)
        if sent_off is not None:
            return _expulsion(match, reading, speaker, sent_off, deed)
    told = [p.actor for p in placed_actors(sentence, clause, reading.grounding, reading.grammar) if p.role == "to"]
    return _request(match, reading, speaker, tuple(told[:1]), deed) if deed is not None else None


def _expulsion(match: Match, reading: Reading, speaker: tuple[Actor, ...], sent_off: Word, deed: Word) -> Event | None:
    """Return the expulsion that somebody announces of whom they make leave: *két chilei diplomatának távoznia kell*."""
    sentence = match.sentence
    own = {a.state for a in speaker if a.state}
    before = [w for w in sentence.words if sent_off.i - FAR < w.i <= sent_off.i]
    named = [a for w in before for a in reading.grounding.actors(sentence, w) if a.state and a.how not in ("pair", "pronoun")]
    theirs = [replace(a, code=a.state) for a in named if a.state not in own]
    if not own or not theirs:
        return None
    return Event(
        **reading.evidence(sentence, [*before[-2:], match.word, deed]),
        factuality="fact",
        by=reading.by(match.word.start),
        frame=match.frame.id,
        event_type="COERCE",
        actor=tuple(replace(a, code=a.state) for a in speaker[:1]),
        recipient=tuple(theirs[-1:]),
        context="diplomatic",
    )


def _demand_of_subject(match: Match, reading: Reading) -> Event | None:
    """Return what a Russian speaker demands of a subject or of whom a dative names: *Перу следует вывести войска*."""
    cue, sentence = match.word, match.sentence
    speaker = tuple(a for a in reading.reporter(cue.start) if is_political(a))
    deed = next((c for c in cue.children if c.rel in ("csubj", "xcomp") and c.has("VerbForm=Inf")), None)
    if not speaker or deed is None or is_negated(cue, reading.grammar) or sentence.text.rstrip().endswith("?"):
        return None
    over = any(w.has("Tense=Past") and w.has("VerbForm=Fin") for w in (cue, *cue.children) if w is cue or w.rel in ("cop", "aux"))
    if over or is_negated(deed, reading.grammar) or lemma_of(deed) in reading.grammar.verbs["befalling"]:
        return None  # "должен был уехать", "должна получить помощь"
    told = [c for c in cue.children if c.rel in ("iobj", "nsubj")]
    asked = reading.actors(sentence, told) or tuple(a for w in told for a in unnamed(sentence, w, reading, things=False))
    return _request(match, reading, speaker, asked, deed)


def _request(match: Match, reading: Reading, speaker: tuple[Actor, ...], asked: tuple[Actor, ...], verb: Word) -> Event | None:
    """Return the request of a speaker to those asked who are others than the speaker."""
    cue, sentence = match.word, match.sentence
    own = {a.code for a in speaker} | {
        a.state for a in speaker if a.code == a.state or "|" in a.code and not _is_former(match, a)
    }
    told = [
        a
        for a in asked
        if not {a.code, a.state} & own and is_political(a) and a.how not in ("speaker", "pair", "pronoun", "number")
    ]
    if not told:
        return None
    named = [w for a in told for w in sentence.words if a.start <= w.start < a.end]
    return Event(
        **reading.evidence(sentence, [*named, cue, verb]),
        factuality="fact",
        by=reading.by(cue.start),
        frame=match.frame.id,
        event_type="REQUEST",
        actor=speaker,
        recipient=tuple(told),
        context="diplomatic",
    )
