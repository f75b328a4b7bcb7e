"""People whom one conjunction joins: they may share an office, or serve one state.

*Petr Fiala és Eduard Heger miniszterelnök*: both are prime ministers. *Maia Sandu moldovai államfő és Igor Grosu házelnök*:
both are Moldova's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from chancery.grounding.names import is_thing
from chancery.grounding.register import find_terms
from chancery.grounding.titles import Title
from chancery.languages.parsed import Sentence

if TYPE_CHECKING:
    from chancery.grounding.people import NameMention

LINKS = frozenset(("és", "valamint"))


def share_offices(sentence: Sentence, mentions: Sequence[NameMention]) -> None:
    """Give a Hungarian name without an office that of the name joined to it, where that stands bare behind both."""
    for one, other in _joined(sentence, mentions):
        person, title = one.person, other.title
        bare = title is not None and title.start == other.last + 1 and not title.states and not title.bodies
        if person is None or title is None or not bare or title.rank == "other" or one.title is not None or person.roles:
            continue
        if find_terms(person.name):
            continue  # known in an office of their own
        one.title = Title(title.first, title.last, title.office, title.role, title.rank, False)
        person.ranks.add(title.rank)
        person.roles.add(title.role)


def share_states(sentence: Sentence, mentions: Sequence[NameMention]) -> None:
    """Give a Hungarian officeholder without a state that of the officeholder joined before."""
    for one, other in _joined(sentence, mentions):
        first, second = one.person, other.person
        if first is None or second is None or not first.state or second.state or one.title is None or other.title is None:
            continue
        if one.title.states and not other.title.states and not other.title.bodies:
            second.state, second.how = first.state, "office"


def joined_to_person(sentence: Sentence, mentions: Sequence[NameMention]) -> list[NameMention]:
    """Return the full names of nobody known that *és* joins to a person: *Ramón Estévez és Risto Laakkonen*."""
    found: list[NameMention] = []
    if sentence.language != "hu":
        return found
    for one, other in _joined(sentence, sorted(mentions, key=lambda m: m.first)):
        new, known = (one, other) if one.person is None else (other, one)
        words = sentence.words[new.first : new.last + 1]
        named = len(words) == 2 and all(w.text[0].isupper() and w.text.isalpha() for w in words) and not is_thing(words, "hu")
        if new.person is None and known.person is not None and " " in known.person.name and named:
            found.append(new)
    return found


def _joined(sentence: Sentence, mentions: Sequence[NameMention]) -> Iterator[tuple[NameMention, NameMention]]:
    """Yield the pairs of names with nothing between them but the first one's office and a conjunction."""
    for one, other in pairwise(mentions):
        last = one.title.end if one.title is not None and one.title.start > one.last else one.last
        between = sentence.words[last + 1 : other.first]
        if len(between) == 1 and between[0].text.lower() in LINKS:
            yield one, other
