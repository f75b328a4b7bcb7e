"""Which office, and which state, goes with a name by the words beside it."""

from collections.abc import Sequence
from typing import NamedTuple

from chancery.grounding.declension import stands_apart
from chancery.grounding.hungarian import is_owned
from chancery.grounding.known import POSSESSIVE, Known, listed
from chancery.grounding.several import LINKS
from chancery.grounding.titles import Title
from chancery.languages.parsed import Sentence, Word

OBLIQUE = tuple(f"Case={case}" for case in ("Acc", "Dat", "Ins", "All", "Abl", "Ade", "Sub", "Del"))
BEHIND = (["of"], ["of", "the"], ["for"], ["for", "the"])


class Named(NamedTuple):
    """A sentence with the lexicons' names, the offices, and the runs of other names in it (first and last word)."""

    sentence: Sentence
    known: list[Known]
    titles: list[Title]
    runs: list[tuple[int, int]]


def title_of(here: Named, first: int, last: int) -> Title | None:
    """Return the office that goes with a name: before it, after it (Hungarian), or in apposition."""
    words = here.sentence.words
    titles = here.titles
    starts = {run[0] for run in here.runs}
    shared = _shared(here, first)
    if shared is not None:
        return shared
    if here.sentence.language == "hu" and (joint := _joint(here, last)) is not None:
        return joint
    begin = first
    polite = listed(here.sentence.language, "polite") | listed(here.sentence.language, "styles")
    while begin and words[begin - 1].text.rstrip(".").casefold() in polite:
        begin -= 1  # "the President of Kenya, H.E. William Ruto"
    comma = begin and words[begin - 1].text == ","
    for title in titles:
        if title.plural or here.sentence.language == "ru" and stands_apart(words[title.first], words[first : last + 1]):
            continue
        names_before = (run[1] for run in here.runs if run[1] < first)
        if here.sentence.language == "hu" and any(0 < title.start - end <= 2 for end in names_before):
            continue  # "Merkel német kancellár, Putyin orosz elnök": the title is the name's before it
        before = title.end == begin - 1 and (here.sentence.language != "hu" or not title.states and _agrees(title, last, words))
        # "the ministry's spokesman, Tanju Bilgiç": a definite title before a name between commas.
        definite = title.owner is not None or title.start > 0 and words[title.start - 1].text.lower() in (*POSSESSIVE, "the")
        # "the Tánaiste and Minister of Defence, Simon Coveney"
        joined = title.start > 1 and words[title.start - 1].text == "and" and any(t.end == title.start - 2 for t in titles)
        definite = definite or joined
        # "верховный лидер Ирана аятолла Хаменеи", "the Saudi foreign minister, Prince Faisal": a rank has no owner
        outer = next((t for t in titles if _leads_to(t, title, words)), None)
        if before and outer is not None and here.sentence.language != "hu" and title.rank == "other" and not title.states:
            return outer
        # "az OPCW főigazgatója, Fernando Arias"
        owned = here.sentence.language == "hu" and bool(title.bodies) and is_owned(words[title.last])
        apposed = comma and title.end == begin - 2 and (title.end > title.last or title.states or definite or owned)
        if (
            before
            or apposed
            and not (_follows(here, title) and any(t.start - last in (2, 3) for t in titles if _follows(here, t)))
        ):
            return title
    for title in titles:
        if title.plural:
            continue
        if (
            here.sentence.language == "hu"
            and last < title.start <= last + 2
            and _agrees(title, last, words)
            and not any(w.text in ",;" or w.pos == "VERB" for w in words[last + 1 : title.start])
        ):
            return title
        theirs = here.sentence.language == "hu" and bool(title.states) and is_owned(words[title.last])
        if title.end + 1 in starts and not theirs:
            continue  # "Al Arabiya, Prince Faisal": the title belongs to the name behind it
        if last + 1 < len(words) and words[last + 1].text == "," and last + 2 <= title.first <= last + 6:
            between = words[last + 2 : title.start]
            if all(w.pos in ("DET", "ADJ") or w.text in POSSESSIVE for w in between):
                return title
    return None


def _follows(here: Named, title: Title) -> bool:
    """Whether an office stands behind a name and a comma: *Xi Jinping, President of China, William Ruto, President of Kenya*."""
    words = here.sentence.words
    return any(
        run[1] < title.start and [w.text for w in words[run[1] + 1 : title.start] if w.pos != "DET"] == [","] for run in here.runs
    )


def _agrees(title: Title, last: int, words: Sequence[Word]) -> bool:
    """Whether a Hungarian name has no case that the office before it lacks: *az elnök Judith Suminwát nevezte ki*."""
    oblique = [case for case in OBLIQUE if words[last].has(case)]
    return all(words[title.last].has(case) for case in oblique)


def joined_title(here: Named, title: Title) -> Title | None:
    """Return the office that *and* joins to a name's own, of the same person: *the president of Congo and chair of the AU*."""
    words = here.sentence.words
    for other in here.titles:
        link = [w.text.lower() for w in words[other.end + 1 : title.start]]
        if other is not title and not (other.plural or title.plural) and link and link[0] in LINKS and set(link[1:]) <= {"the"}:
            return other
    return None


def _leads_to(office: Title, title: Title, words: Sequence[Word]) -> bool:
    """Whether an office that somebody owns stands right before another, with at most a comma between."""
    between = [w.text for w in words[office.end + 1 : title.start]]
    return office.end < title.start and bool(office.states) and not office.plural and between in ([], [","])


def state_behind(here: Named, last: int) -> str:
    """Return the state that follows a name: *Ruben Rubinyan of Armenia*; empty if none does."""
    words = here.sentence.words
    for known in here.known:
        between = [w.text.lower() for w in words[last + 1 : known.first]]
        if known.hit.entry.kind == "state" and known.hit.entry.how == "name" and between in BEHIND:
            return known.hit.entry.state
    return ""


def _one_of(title: Title, turn: int) -> Title:
    """Return the share in a plural office that belongs to the name at ``turn``."""
    if turn >= len(title.states) or len(title.states) < 2:
        return title
    own = Title(title.first, title.last, title.office, title.role, title.rank, True)
    own.start, own.end, own.status, own.states = title.start, title.end, title.status, [title.states[turn]]
    return own


def _shared(here: Named, first: int) -> Title | None:
    """Return the plural office that a name shares: *Foreign Ministers Ali Babacan and Edward Nalbandian*.

    With as many states as names, each in its turn: *the negotiators of Kosovo and Serbia, Bislimi and Petković*.
    """
    words = here.sentence.words
    links, hungarian = {"and", "of", "the", ",", "és", "и"}, here.sentence.language == "hu"
    links |= {":", "is"} if hungarian else set()
    for title in here.titles:
        # "Peru és Chile új nagykövetét": a Hungarian office of several stands in the singular
        if not title.plural and not (hungarian and len(title.states) > 1):
            continue
        at, turn = title.end + 1, 0
        dashes = ("-", "–", "—", ":") if here.sentence.language == "ru" else ()  # "послов Чада и Мали – Деби и Кейту"
        for start, last in here.runs:
            if start < at:
                continue
            link = [w.text.lower() for w in words[at:start] if not any(k.first <= w.i <= k.last for k in here.known)]
            between = any(at <= other.first < start for other in here.titles)
            if between or not set(link) <= links | set(dashes):
                break
            if start == first:
                return _one_of(title, turn)
            at, turn = last + 1, turn + 1
    return None


def _joint(here: Named, last: int) -> Title | None:
    """Return the office of the first of *Putyin orosz és Zelenszkij ukrán elnök*: the second's, of the first's own state."""
    own, second = _adjective_then_name(here, last)
    theirs: Title | None = None
    behind = second
    for _ in range(4):
        if behind is None:
            break
        theirs = next((t for t in here.titles if 0 < t.start - behind[1] <= 2 and t.states), None)
        if theirs is not None:
            break
        behind = _adjective_then_name(here, behind[1])[1]
    if own is None or theirs is None:
        return None
    title = Title(own.last, own.last, theirs.office, theirs.role, theirs.rank, False)
    title.start = own.first
    title.states = [own.hit.entry.code]
    return title


def _adjective_then_name(here: Named, last: int) -> tuple[Known | None, tuple[int, int] | None]:
    """Return a state's adjective right behind a name and the run that *és* or a comma joins to it, as far as they stand."""
    words = here.sentence.words
    own = next((k for k in here.known if k.first == last + 1 and k.hit.entry.how == "adjective"), None)
    if own is None or own.last + 1 >= len(words) or words[own.last + 1].text not in ("és", ","):
        return None, None
    return own, next((run for run in here.runs if run[0] == own.last + 2), None)
