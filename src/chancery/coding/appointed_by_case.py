"""Who is appointed to what in Hungarian, where the endings of names and offices tell their parts and the parse is unsure.

*Petr Pavel cseh államfő Jan Lipavskýt nevezte ki külügyminiszterré*: the accusative is appointed, the
translative names the office.
"""

import re

from chancery.coding.case_roles import case_role, is_possessed
from chancery.coding.clauses import clause_of, stretches_of
from chancery.coding.frames import Match
from chancery.coding.grammar import lemma_of
from chancery.coding.reading import Reading
from chancery.grounding.names import nominative_of
from chancery.grounding.people import NameMention
from chancery.grounding.titles import Title
from chancery.languages.parsed import Word

ACCUSATIVE = re.compile(r"(?:(?<=[^\Waeoöuüiáéóőúűíy])[oeö]|(?<=[nlrszjaeiouáéíóöőúüűý]))t$")
SHORTEST = 4  # letters of a name with its ending
OFFICE_ROLES = ("into", "to", "as")
BECOMES = ("lesz", "van")


def people_by_case(match: Match, slots: tuple[str, ...], reading: Reading) -> list[NameMention]:
    """Return the names of a clause in the first of some slots that holds any; ``of`` is who owns the trigger's noun."""
    clause = {w.i for w in clause_of(match.sentence, match.word)}
    mentions = [m for m in reading.grounding.cast.names[match.sentence.index] if m.first in clause]
    placed = [(m, *_place(m, match, reading)) for m in mentions if m.person is not None or m.last > m.first]
    for slot in slots:
        if slot == "of":
            nouns = match.trigger.companions or {match.trigger.lemma}
            found = [m for m, _, owned in placed if owned is not None and lemma_of(owned) in nouns]
        else:
            found = [m for m, role, owned in placed if role == slot and owned is None]
        if found:
            return found if slot != "subj" else found[:1]
    return []


def antecedent(match: Match, reading: Reading) -> list[NameMention]:
    """Return the name right before a relative clause that it is the subject of: *Wilmès, aki Reynderst követi*."""
    start = stretches_start(match)
    opening = match.sentence.words[start]
    near = [m for m in reading.grounding.cast.names[match.sentence.index] if start - 5 <= m.last < start and m.person is not None]
    return near[-1:] if opening.text.lower() in ("aki", "akik") else []


def _place(mention: NameMention, match: Match, reading: Reading) -> tuple[str, Word | None]:
    """Return the role of a name, by its last word or by the office behind it, and the noun that it owns."""
    words, title = match.sentence.words, mention.title
    behind = title is not None and mention.last < title.start and words[mention.last + 1].text != ","
    borne = behind and title is not None and not _is_given(title, match, reading)
    last = words[title.end] if borne and title is not None else words[mention.last]
    role = case_role(last, match.sentence, reading.grounding, reading.grammar)
    return role, is_possessed(last, match.sentence) if role == "subj" else None


def _is_given(title: Title, match: Match, reading: Reading) -> bool:
    """Whether an office stands in a case in which somebody is made its holder: *külügyminiszterré*, *elnöknek*."""
    word = match.sentence.words[title.last]
    return word.pos == "NOUN" and case_role(word, match.sentence, reading.grounding, reading.grammar) in OFFICE_ROLES


def office_by_case(match: Match, reading: Reading) -> Title | None:
    """Return the office of a clause to which somebody is made: *miniszterelnökké*, *külügyminiszteri posztra*."""
    clause = {w.i for w in clause_of(match.sentence, match.word)}
    mentions = reading.grounding.cast.names[match.sentence.index]
    posts = reading.grammar.words.get("posts", frozenset())
    for title in reading.grounding.cast.titles[match.sentence.index]:
        word = match.sentence.words[title.last]
        if title.last not in clause or title.plural:
            continue
        after = match.sentence.words[title.last + 1 : title.last + 2]
        if word.pos == "ADJ" and any(lemma_of(w) in posts for w in after):
            return title
        near = any(
            title in (m.title, m.outer) and title.start <= m.last + 1 and not _is_object(m, match, reading) for m in mentions
        )
        if not near and _is_given(title, match, reading):
            return title
    return None


def office_become(match: Match, people: list[NameMention], reading: Reading) -> Title | None:
    """Return the office that somebody will hold or came to hold: *Nagy Péter lesz az új berlini nagykövet*.

    The office in which a person is named counts where it stands right beside the verb and nothing else is said of them.
    """
    clause = clause_of(match.sentence, match.word)
    inside = {w.i for w in clause}
    own = {id(m.title) for m in people} | {id(m.outer) for m in people}
    others = {id(m.title) for m in reading.grounding.cast.names[match.sentence.index] if m not in people}
    titles = [t for t in reading.grounding.cast.titles[match.sentence.index] if t.last in inside and not t.plural]
    titles = [t for t in titles if id(t) not in others]
    held = {n for t in titles for n in range(t.start, t.end + 1)}
    told = [w for w in clause if w.has("Person[psor]=3") and w.has("Case=Nom") and w.pos == "NOUN" and w.i not in held]
    named = [t for t in titles if match.sentence.words[t.last].has("Case=Nom")]
    behind = [t for t in named if people and t.start <= people[0].last + 1 <= t.last]  # "Tar Ibolya államtitkár"
    apart = sorted((t for t in named if t not in behind), key=lambda t: id(t) in own)
    if apart:
        return apart[0]
    return behind[0] if not told and len(behind) == 1 and behind[0].last == match.word.i - 1 else None


def _is_object(mention: NameMention, match: Match, reading: Reading) -> bool:
    word = match.sentence.words[mention.last]
    return case_role(word, match.sentence, reading.grounding, reading.grammar) == "obj"


def left_before(match: Match, reading: Reading) -> list[NameMention]:
    """Return who was told before to hold an office, where only its next holder is named: *…, utóda Rusztem Umerov lesz*."""
    for sentence in reversed(reading.sentences[max(0, match.sentence.index - 1) : match.sentence.index + 1]):
        mentions = reading.grounding.cast.names[sentence.index]
        start = stretches_start(match) if sentence is match.sentence else len(sentence.words)
        borne = [m for m in mentions if m.last < start and m.title is not None and m.person is not None]
        if sentence.paragraph == match.sentence.paragraph and borne:
            return borne[-1:]
    return []


def stretches_start(match: Match) -> int:
    """Return where the stretch of a trigger begins."""
    return next(s[0].i for s in stretches_of(match.sentence) if match.word in s)


def successor(match: Match, reading: Reading) -> tuple[list[NameMention], list[NameMention]]:
    """Return who is told to be whose successor: *utóda Alexander Stubb*, *Fidan lett Çavuşoğlu utódja*."""
    sentence, noun = match.sentence, match.word
    start = stretches_start(match)
    stretch = next(s for s in stretches_of(sentence) if noun in s)
    told = [w for w in clause_of(sentence, noun) if w.pos in ("VERB", "AUX") and lemma_of(w) not in BECOMES]
    if told or not noun.has("Case=Nom"):
        return [], []
    mentions = [m for m in reading.grounding.cast.names[sentence.index] if m.person is not None or m.last > m.first]
    owners = [m for m in mentions if m.last < noun.i <= m.last + 4 and start <= m.first]
    owner = [m for m in owners if all(w.pos != "AUX" for w in sentence.words[m.last + 1 : noun.i])][-1:]
    there = [m for m in mentions if stretch[0].i <= m.first <= stretch[-1].i and m not in owner]
    if owner and not there:
        there = [m for m in mentions if m.last < start][-1:]
    entering = [m for m in there if case_role(sentence.words[m.last], sentence, reading.grounding, reading.grammar) == "subj"]
    return entering[:1], owner or (left_before(match, reading) if entering else [])


def bare_name(mention: NameMention, match: Match, reading: Reading) -> str:
    """Return a name that nobody knows without its ending: *Jan Lipavskýt* is *Jan Lipavský*."""
    last = match.sentence.words[mention.last]
    bare = nominative_of(last, "hu")
    if bare == last.text and last.has("Case=Acc") and bare.endswith("t") and len(bare) > SHORTEST:
        bare = ACCUSATIVE.sub("", bare)
    return mention.text[: len(mention.text) - len(last.text)] + bare
