"""Speaker labels at the start of lines, and the turns that they open."""

import re
from collections import Counter
from functools import cache

from chancery.lexicons import read_lexicon
from chancery.model import Turn

_LABEL = re.compile(r"^(?P<label>[^\W_][^:\n]{0,120}?)(?P<aside>\s*\([^()\n]{1,80}\))?\s?:(?=\s|$)", re.MULTILINE)
_DASHED = re.compile(r"^[–—-][ \u00a0]+(?=[^\W\d_]|[«„“\"])", re.MULTILINE)
_INITIALED = re.compile(r"(?:[A-ZА-ЯЁ]\.\s?){1,2}[A-ZА-ЯЁ][\w-]+$")
# Small words that stand within names and offices.
_SMALL = frozenset(
    [
        "al",
        "and",
        "at",
        "bin",
        "da",
        "de",
        "der",
        "di",
        "el",
        "for",
        "ibn",
        "in",
        "la",
        "le",
        "of",
        "the",
        "to",
        "van",
        "von",
        "és",
        "и",
        "по",
    ]
)
_LANGUAGES = ("en", "hu", "ru")


@cache
def _words_of(field: str) -> re.Pattern[str]:
    """Return an expression for the words of a field in every language, as far as a number such as "Question 2" follows."""
    words = {word for language in _LANGUAGES for word in read_lexicon(language, "transcript")[field]}
    return re.compile(rf"(?:{'|'.join(sorted(map(re.escape, words)))})(?:\s+(?:№\s?)?[\dIVXLC]+)?", re.IGNORECASE)


def find_turns(text: str) -> tuple[Turn, ...]:
    """Return the turns of a transcript, or nothing where the text is none.

    A turn runs from its label to the next one. Labels have at most eight words in title case or capitals, name an
    office after initials, or are one of the forms of question and answer; "Note:" and "They agreed the following:"
    open no turn. A name that labels once speaks where its words say *I* or *we*, and where they ask somebody who speaks
    again and again: *Reuters: When will he leave?* One label alone makes no transcript.
    """
    found = [match for match in _LABEL.finditer(text) if _may_speak(match["label"])]
    counts = Counter(match["label"].casefold() for match in found)
    opened = _until_next(found, text)
    asking = _askers(text, opened) if counts and max(counts.values()) > 2 else frozenset()
    labels = [
        match
        for match, end in opened
        if counts[match["label"].casefold()] > 1
        or match["label"].casefold() in asking
        or _is_surely_speaker(match["label"])
        or (" " in match["label"] and _speaks_of_self(text[match.end() : end]))
    ]
    if len(labels) < 2:
        return _dialogue(text)
    turns = []
    for match, end in _until_next(labels, text):
        said = text[match.end() : end]
        start = match.end() + len(said) - len(said.lstrip())
        end = match.end() + len(said.rstrip())
        if start < end:
            label = match["label"].strip()
            question = bool(_words_of("questions").fullmatch(label)) or label.casefold() in asking
            turns.append(Turn(start=start, end=end, speaker=label, question=question))
    return tuple(turns)


def _dialogue(text: str) -> tuple[Turn, ...]:
    """Return the turns of an interview whose questions and answers open with a dash alone, without a speaker.

    Paragraphs without a dash go on with the answer before; two questions at least and two answers make an interview.
    """
    turns = []
    for match, end in _until_next(list(_DASHED.finditer(text)), text):
        first = text[match.end() : end].split("\n", 1)[0].rstrip()
        asked = first.endswith("?")
        said = first if asked else text[match.end() : end].rstrip()
        turns.append(Turn(start=match.end(), end=match.end() + len(said), speaker="", question=asked))
    questions = sum(turn.question for turn in turns)
    return tuple(turns) if questions > 1 and len(turns) - questions > 1 else ()


def _until_next(found: list[re.Match[str]], text: str) -> list[tuple[re.Match[str], int]]:
    """Return what opens a turn with where the next turn opens."""
    return list(zip(found, [*(match.start() for match in found[1:]), len(text)], strict=False))


def _askers(text: str, opened: list[tuple[re.Match[str], int]]) -> frozenset[str]:
    """Return the labels, no offices among them, that open nothing but questions in one paragraph: agencies and papers."""
    asks: dict[str, bool] = {}
    for match, end in opened:
        label, said = match["label"].casefold(), text[match.end() : end].strip()
        asks[label] = asks.get(label, True) and "?" in said and "\n\n" not in said
    named = {match["label"].casefold() for match, _ in opened if _is_office(match["label"]) or _INITIALED.search(match["label"])}
    return frozenset(label for label, only in asks.items() if only and label not in named)


def _may_speak(label: str) -> bool:
    words = label.split()
    if len(words) > 8 or _words_of("not_speakers").fullmatch(label):
        return False
    if _words_of("questions").fullmatch(label) or _words_of("answers").fullmatch(label) or _INITIALED.search(label):
        return True
    if not any(character.isalpha() for character in label) or re.search(r"[.!?;]\s+[^\W\d_]{3}.*[.!?;]", label):
        return False
    if all(word[0].isupper() or word.casefold() in _SMALL or not word[0].isalpha() for word in words):
        return True
    # Hungarian and Russian write offices small: "Orbán Viktor miniszterelnök".
    small = [word for word in words if word[0].islower() and word not in _SMALL]
    return words[0][0].isupper() and all(_words_of("offices").fullmatch(word) for word in small)


def _speaks_of_self(said: str) -> bool:
    """Whether words speak in the first person."""
    return any(_words_of("first_person").fullmatch(word) for word in re.findall(r"[^\W\d_]+", said))


def _is_surely_speaker(label: str) -> bool:
    if _words_of("questions").fullmatch(label) or _words_of("answers").fullmatch(label) or _INITIALED.search(label):
        return True
    return _is_office(label) or (label.isupper() and len(label) > 2)


def _is_office(label: str) -> bool:
    return any(_words_of("offices").fullmatch(word.strip(".,")) for word in label.split())
