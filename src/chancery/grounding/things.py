"""Russian names of states and cities that the words about them make part of something else: «гостиница "Украина"»."""

from collections.abc import Sequence

from chancery.grounding.gazetteer import Entry
from chancery.languages.parsed import Word
from chancery.lexicons import read_lexicon

_OPENING, _CLOSING = '«"“„', '»"”“'
_LONGEST = 2  # words in quotation marks: in more of them somebody may be quoted


def is_of_a_thing(words: Sequence[Word], first: int, last: int, entry: Entry) -> bool:
    """Whether a state's or city's name at some words is a thing's, a street's, a saint's, or part of a set phrase."""
    if entry.kind not in ("state", "place"):
        return False
    listed = read_lexicon("ru", "groups")["names"]
    head, before = words[last], words[first - 1] if first else None
    if entry.how == "adjective":
        after = words[last + 1].lemma.lower() if last + 1 < len(words) else ""
        return f"{entry.form} {after}" in listed["set_phrases"] or head.head.lemma.lower() in listed["languages"]
    if before is None or entry.how == "demonym":
        return False
    if before.lemma.lower() in read_lexicon("ru", "grammar")["words"]["money"]:
        return True  # "1,1 млрд долларов США"
    many = before.text.lower() in ("улицы", "улицах") and first > 1 and words[first - 2].text.lower() in ("на", "по")
    street = not many and before.lemma.lower() in listed["streets"] and before.has("Number=Sing") and before.child("amod") is None
    return street or before.lemma.lower() == "святой" or _is_quoted_name(words, first, last)


def _is_quoted_name(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether quotation marks hold a name in one or two words and nothing else: «Прага», «Вечерняя Москва»."""
    start = next((i for i in range(first, max(first - _LONGEST, 0), -1) if words[i - 1].text in _OPENING), 0)
    end = next((i for i in range(last, min(last + _LONGEST, len(words) - 1)) if words[i + 1].text in _CLOSING), 0)
    return bool(start and end) and end - start < max(_LONGEST, last - first + 1) and words[start].text[0].isupper()
