"""Which states a noun belongs to: by an adjective, a possessive, a compound or a phrase behind it."""

from chancery.grounding.known import Known, is_placed
from chancery.languages.parsed import Sentence, Word, span_head

_SMALL = ("ADP", "DET", "CCONJ")  # words in an institution's name that are written small
_LONGEST = 10  # words from an institution's noun to its state
_RIGID = "еиоуэюш"  # letters in which names of states end that have one form for all cases
CLAUSES = frozenset(("acl", "advcl", "ccomp", "parataxis", "appos"))


def modifying_states(sentence: Sentence, word: Word, known: list[Known]) -> list[str]:
    """Return the states that modify a noun: adjective, possessive, compound, or *of* phrase."""
    states = [item for item in known if item.hit.entry.kind == "state"]
    below = _below(word) if states and word.children else ()
    found: list[str] = []
    own: set[int] = set()  # where the names stand that modify it
    if not below:
        return found
    for item in states:
        if item.first not in below:
            continue
        head = span_head(sentence.words[item.first : item.last + 1])
        depth = next((n for n, w in enumerate((head, *head.ancestors())) if w is word), 9)
        if item.last < word.i:
            modifies = depth <= 2 and word.i - item.last <= 4 and not is_placed(head)
            if any(w.has("VerbForm=PartPast") or w.has("VerbForm=PartPres") for w in list(head.ancestors())[: depth - 1]):
                case = head.child("case")  # "a Kínára kivetett vám" is not China's, "az Irán által tett javaslat" is Iran's
                modifies = depth == 2 and case is not None and case.text.lower() == "által"
        else:
            # "министерство иностранных дел России": in Russian a chain of genitives leads to the owner
            chain = sentence.language == "ru" and all(
                w.rel == "nmod" and w.has("Case=Gen") for w in list(head.ancestors())[: depth - 1]
            )
            # "the Ministry of Foreign Affairs of the Kingdom of Norway": so does the name of an institution
            between = sentence.words[word.i + 1 : item.first]
            title = sentence.language == "en" and depth < 9 and all(w.text[0].isupper() or w.pos in _SMALL for w in between)
            near = item.first - word.i <= (_LONGEST if title else 5)
            modifies = (depth == 1 or chain or title) and near and _owns(head, sentence.language)
            # "the armies of Brazil, Peru and Argentina"
            row = [head, *head.ancestors()][: depth - 1]
            joint = sentence.language == "en" and 1 < depth < 9 and all(w.rel == "conj" for w in row) and word.has("Number=Plur")
            modifies = modifies or (joint and item.first - word.i <= _LONGEST and _owns(row[-1].head, "en"))
        if modifies:
            own.add(item.first)
            found += [item.hit.entry.state] if item.hit.entry.state not in found else []
    for item in known:
        # "Russia-Kazakhstan cooperation": what is joined to a modifier modifies too.
        hyphen = item.last + 2 < len(sentence.words) and sentence.words[item.last + 1].text in ("-", "–")
        other = next((k for k in known if hyphen and k.first == item.last + 2), None)
        joined = other is not None and other.first in own and item.hit.entry.state not in found
        if joined and item.hit.entry.kind == "state":
            found.insert(0, item.hit.entry.state)
    return found


def modifiers(sentence: Sentence, word: Word, known: list[Known]) -> list[tuple[str, Word, Word]]:
    """Return the states that modify a noun, each with the first and last word of an English one: *Polish* of *Polish beef*."""
    below = _below(word) if sentence.language == "en" else set()
    found = []
    for state in modifying_states(sentence, word, known):
        here = (item for item in known if item.hit.entry.state == state and item.first in below)
        first, last = next(((sentence.words[item.first], sentence.words[item.last]) for item in here), (word, word))
        found.append((state, first, last))
    return found


def _owns(head: Word, language: str) -> bool:
    """Whether a name behind a noun stands for its owner: *of India*, «правительство Индии», «власти США»."""
    case = head.child("case")
    if language == "ru":
        rigid = head.rel == "nmod" and (head.text.isupper() or head.text[-1] in _RIGID)  # "власти Бангладеш"
        return case is None and (head.has("Case=Gen") or "Case=" not in head.feats or rigid and head.has("Case=Nom"))
    return case is not None and case.text.lower() == "of"


def _below(word: Word) -> set[int]:
    """Return the places of all words below a word, but for clauses and appositions."""
    below: set[int] = set()
    stack = list(word.children)
    while stack:
        child = stack.pop()
        if child.rel not in CLAUSES:
            below.add(child.i)
            stack.extend(child.children)
    return below
