"""Sentences in which states beat and heads are struck off without politics: sport, games and fiction."""

import functools
import re

from chancery.languages.parsed import Sentence
from chancery.lexicons import read_lexicon
from chancery.model import Actor


@functools.cache
def _words(language: str, name: str) -> re.Pattern[str]:
    stems = read_lexicon(language, "groups").get("make_believe", {}).get(name, ())
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, stems))})" if stems else r"(?!)", re.IGNORECASE)


def is_make_believe(sentence: Sentence, actors: tuple[Actor, ...]) -> bool:
    """Whether what some actors do is told of a story, or of teams that bear the names of their states.

    *Hungary shot down Spain's hopes of water polo gold*; but *Gül came to Yerevan for the match* is told of a president.
    """
    if _words(sentence.language, "fiction").search(sentence.text):
        return True
    teams = all(a.code == a.state or a.how in ("group", "unknown name", "thing", "institution") for a in actors)
    return teams and bool(_words(sentence.language, "sport").search(sentence.text))
