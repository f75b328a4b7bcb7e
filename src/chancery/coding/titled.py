"""Tenures told by an office beside its holder's name: *French Foreign Minister Catherine Colonna*."""

from chancery.coding.appointments import organisation_of
from chancery.coding.reading import Reading
from chancery.grounding.gazetteer import offices
from chancery.grounding.incumbents import ANY_OFFICE
from chancery.grounding.people import NameMention
from chancery.grounding.titles import Title
from chancery.languages.parsed import Sentence, Word
from chancery.model import Actor, Tenure


def titled(reading: Reading) -> list[Tenure]:
    """Return the tenures of the people of a document by the offices beside their names, each as often as it is told."""
    found: list[Tenure] = []
    for sentence in reading.sentences:
        for mention in reading.grounding.cast.names[sentence.index]:
            if mention.person is not None and mention.title is not None:
                further = _further_offices(mention, mention.title, sentence, reading)
                held = (*filter(None, [mention.outer]), mention.title, *further)
                found += [t for title in held if (t := _from_title(mention, title, sentence, reading)) is not None]
    return found


def _from_title(mention: NameMention, title: Title, sentence: Sentence, reading: Reading) -> Tenure | None:
    assert mention.person is not None
    words = sentence.words
    person = mention.person
    of: tuple[Actor, ...] = tuple(Actor(code=b, text=b, how="title") for b in title.bodies)
    if title.institution:
        of = (Actor(code=title.institution, text=title.institution, how="title"),)
    if title.rank == "other" and not (title.states or title.bodies):
        of = organisation_of(title, sentence, reading)
        # "Igor Grosu házelnök": a Hungarian office right behind its holder's name refers back to nobody
        behind = reading.grammar.by_ending and title.start == mention.last + 1 and title.role not in ANY_OFFICE
        office = offices(reading.language)[title.office]
        placed = office.get("of_states") and person.how != "outlet" and person.state  # a state's own, told of elsewhere
        if not of and person.how != "office" and not behind and not placed and office.get("generic"):
            return None
    if not of:
        state = title.states[0] if title.states else person.state
        placeless = reading.language == "en" and title.rank != "other" and " " in person.name
        if not state and not placeless:
            return None
        of = (Actor(code=state, state=state, how="title"),) if state else ()
    holder = reading.grounding.person_actor(sentence, person, words[mention.first], words[mention.last], "name")
    first, last = min(title.start, mention.first), max(title.end, mention.last)
    return Tenure(
        **reading.evidence(sentence, words[first : last + 1]),
        factuality="fact",
        by=reading.by(words[first].start),
        frame="rule.title",
        holder=holder,
        role=title.role,
        of=of,
        status=title.status,
    )


def _further_offices(mention: NameMention, title: Title, sentence: Sentence, reading: Reading) -> list[Title]:
    """Return the second office behind a Hungarian name: *Tajani olasz miniszterelnök-helyettes, külügyminiszter*."""
    if not reading.grammar.by_ending or title.start <= mention.last or mention.person is None:
        return []
    words, state = sentence.words, mention.person.state
    taken = [m.title for m in reading.grounding.cast.names[sentence.index] if m.title is not None]
    found = []
    for other in reading.grounding.cast.titles[sentence.index]:
        link = words[title.end + 1].text.lower() if other.start == title.end + 2 else ""
        own = other.states in ([], [state]) and not other.bodies and other not in taken and not other.plural
        alike = _case(words[other.last]) == _case(words[title.last])
        # "Rau lengyel külügyminiszter, az EBESZ soros elnöke"
        between = [w.text.lower() for w in words[title.end + 1 : other.start]]
        of_body = bool(other.bodies) and not other.states and other not in taken and not other.plural
        if of_body and between in ([","], [",", "az"], [",", "a"]) and words[other.last].has("Person[psor]=3") and alike:
            found.append(other)
        if own and alike and (link == "," or link == "és" and not words[other.last].has("Person[psor]=3")):
            found.append(other)
    return found


def _case(word: Word) -> str:
    return next((f for f in word.feats.split("|") if f.startswith("Case=")), "")
