"""Russian offices that belong to a person: «пресс-секретарь Путина Дмитрий Песков»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from chancery.grounding.declension import nominative_name
from chancery.languages.parsed import Word

if TYPE_CHECKING:
    from chancery.grounding.people import NameMention
    from chancery.grounding.titles import Title


def is_chief(words: Sequence[Word], name: Sequence[Word], title: Title) -> bool:
    """Whether a name right behind an office is its owner's, in the genitive, and not its holder's."""
    bare = title.end + 1 == name[0].i and title.rank == "other" and not title.states and not title.bodies
    genitive = name[-1].has("Case=Gen") and not words[title.first].has("Case=Gen")
    return bare and genitive and nominative_name(name).split()[-1] != name[-1].text


def place_aides(mentions: Sequence[NameMention], titles: Sequence[Title]) -> None:
    """Give offices the state of the person whom they belong to, and their holders with them."""
    at_first = {mention.first: mention for mention in mentions}
    for title in titles:
        chief = at_first.get(title.end + 1)
        if chief is None or chief.person is None or not chief.person.state or chief.title is not None or title.rank != "other":
            continue
        if title.states or title.bodies:
            continue
        title.states, title.end = [chief.person.state], chief.last
        aide = at_first.get(chief.last + 1)
        if aide is not None and aide.person is not None and aide.title is None:
            aide.title = title
            aide.person.roles.add(title.role)
            aide.person.ranks.add(title.rank)
            if not aide.person.state:
                aide.person.state, aide.person.how = chief.person.state, "title"
