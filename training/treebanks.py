"""Read treebanks and entity corpora into sentences to train on or to measure with.

CoNLL-U (UD 2), NerKor's table and plain lists of words with entity labels (``.conll``) are read. English GUM's entity
spans are restricted to names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from chancery.lexicons import read_lexicon

UNKNOWN = "_"  # the tag of words that a corpus does not tag
Entity = tuple[int, int, str]  # first word, word behind the last, type
GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "time": ""}
LINKS = frozenset(
    ["of", "the", "for", "and", "&", "'s", "'", "-", ".", "de", "la", "von", "van", "al", "der", "du", "di", "in", "on"]
)
NAME_LINKS = LINKS - {"the", "'s", "'", "-", ".", "in", "on"}
NAMING = re.compile(r"[^\W\d_]*[A-ZÀ-Þ\d]")  # what a word of a name begins with: a capital, a figure, a particle and a capital
RANK = re.compile(r"\d+(?:st|nd|rd|th)$")
# What stands before a person's name and is none of it, as in Universal NER; alone it names nobody.
# fmt: off
TITLES = frozenset((
    "academician", "admiral", "ambassador", "archbishop", "assistant", "associate", "attorney", "baron", "bishop",
    "brother", "capt", "captain", "cardinal", "chairman", "chairperson", "chairwoman", "chancellor", "chief", "clerk",
    "cmdr", "col", "colonel", "commander", "commissioner", "commodore", "congressman", "corporal", "councillor",
    "counsel", "counselor", "count", "countess", "czar", "deacon", "dean", "deputy", "detective", "director", "doctor",
    "dr", "duke", "earl", "emperor", "empress", "excellency", "father", "fellow", "gen", "general", "gov", "governor",
    "highness", "honor", "honour", "judge", "justice", "king", "lady", "lecturer", "lieutenant", "lord", "lt", "madam",
    "madame", "majesty", "major", "marquess", "marquis", "marshal", "master", "mayor", "member", "minister", "miss",
    "mister", "monsieur", "mother", "mp", "mr", "mrs", "ms", "officer", "pastor", "pharaoh", "pope", "premier",
    "president", "prime", "prince", "princess", "private", "prof", "professor", "protector", "provost", "queen",
    "rabbi", "rep", "representative", "rev", "reverend", "saint", "scholar", "secretary", "sen", "senator", "senior",
    "sergeant", "sgt", "shah", "sheikh", "sheriff", "sir", "sister", "solicitor", "speaker", "spokesman", "spokeswoman",
    "st", "sultan", "treasurer", "tsar", "tsarina", "vice", "viceroy", "viscount", "whip",
))
# fmt: on
CLOSING = frozenset(".,;:!?)]}”»%")
OPENING = frozenset("([{„«")


@dataclass(frozen=True)
class Sentence:
    """One annotated sentence: a row a word; ``heads`` count from 0 with -1 for the root; what a corpus lacks is None."""

    forms: tuple[str, ...]
    spaces: tuple[bool, ...]
    tags: tuple[str, ...]
    feats: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...] | None
    relations: tuple[str, ...] | None
    entities: tuple[Entity, ...] | None
    corpus: str
    text: str = ""

    def __len__(self) -> int:
        return len(self.forms)

    @property
    def tagged(self) -> bool:
        """Whether the corpus says tags, features and lemmas."""
        return set(self.tags) != {UNKNOWN}


def read_corpus(path: Path) -> list[Sentence]:
    """Read one file; its corpus is the file's name up to the part (``en_ewt`` of ``en_ewt-train.conllu``).

    Raises ValueError where a line is not of the format, naming file and line.
    """
    corpus = re.split(r"-(?:ud-)?(?:train|dev|devel|test)", path.name)[0]
    readers = {".tsv": _read_nerkor, ".conll": _read_names}
    return list(readers.get(path.suffix, _read_conllu)(path, corpus))


def _blocks(path: Path) -> Iterator[list[tuple[int, str]]]:
    block: list[tuple[int, str]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip():
            block.append((number, line))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _read_conllu(path: Path, corpus: str) -> Iterator[Sentence]:
    for block in _blocks(path):
        rows: list[list[str]] = []
        spaces: list[bool] = []
        until, whole_space, text = -1, True, ""
        for number, line in block:
            if line.startswith("#"):
                text = line.removeprefix("# text = ") if line.startswith("# text = ") else text
                continue
            row = line.split("\t")
            if len(row) != 10:
                raise ValueError(f"{path}:{number}: {len(row)} columns where CoNLL-U has 10")
            space = "SpaceAfter=No" not in row[9]
            if "-" in row[0]:
                until, whole_space = int(row[0].split("-")[1]), space
            elif "." not in row[0]:
                rows.append(row)
                spaces.append(whole_space if int(row[0]) == until else space and int(row[0]) > until)
        if not rows:
            continue
        entities = None
        if corpus == "en_gum":
            entities = tuple(_names(rows))
        elif any("NER=" in row[9] for row in rows):
            entities = tuple(spans_of([(re.findall(r"NER=([\w-]+)", row[9]) or ["O"])[0] for row in rows]))
        yield Sentence(
            forms=tuple(r[1] for r in rows),
            spaces=tuple(spaces),
            tags=tuple(r[3] for r in rows),
            feats=tuple(r[5] for r in rows),
            lemmas=tuple(r[2] for r in rows),
            heads=tuple(int(r[6]) - 1 for r in rows),
            relations=tuple(r[7] for r in rows),
            entities=entities,
            corpus=corpus,
            text=text,
        )


def _read_nerkor(path: Path, corpus: str) -> Iterator[Sentence]:
    for block in _blocks(path):
        rows = [line.split("\t") for _, line in block if line.count("\t") == 4]
        if not rows:
            continue
        forms = tuple(r[0] for r in rows)
        yield Sentence(
            forms=forms,
            spaces=spacing(forms),
            tags=tuple(r[2] for r in rows),
            feats=tuple(r[3] for r in rows),
            lemmas=tuple(r[1] for r in rows),
            heads=None,
            relations=None,
            entities=tuple(spans_of([r[4] for r in rows])),
            corpus=corpus,
        )


def _read_names(path: Path, corpus: str) -> Iterator[Sentence]:
    """Read lines of a word and its label; adjectives of peoples are no names, and tags and trees are left open."""
    peoples = _peoples()
    for block in _blocks(path):
        forms, labels = zip(*(line.split()[:2] for _, line in block), strict=True)
        yield Sentence(
            forms=forms,
            spaces=spacing(forms),
            tags=(UNKNOWN,) * len(forms),
            feats=(UNKNOWN,) * len(forms),
            lemmas=forms,
            heads=None,
            relations=None,
            entities=tuple((a, e, k) for a, e, k in spans_of(labels) if k != "MISC" or not peoples.issuperset(forms[a:e])),
            corpus=corpus,
        )


@cache
def _peoples() -> frozenset[str]:
    """Return the English adjectives and names of peoples, in the singular and the plural."""
    states = read_lexicon("en", "states")["state"]
    words = {w for state in states for field in ("adjectives", "demonyms") for w in state.get(field, ())}
    return frozenset(words | {f"{w}s" for w in words} | {"African", "Arab", "Asian", "European", "Latin", "Western"})


def spacing(forms: Sequence[str]) -> tuple[bool, ...]:
    """Return whether a space follows each word, where a corpus does not say."""
    after = [True] * len(forms)
    inside = False
    for i, form in enumerate(forms):
        if form == '"':
            after[i if not inside else i - 1] = False
            inside = not inside
        elif form in CLOSING and i:
            after[i - 1] = False
        elif form in OPENING:
            after[i] = False
    return tuple(after)


def spans_of(labels: Sequence[str]) -> Iterator[Entity]:
    """Yield the spans of IOB2 labels; an I without its B begins one."""
    start, kind = 0, ""
    for i, label in enumerate([*labels, "O"]):
        mark, _, own = label.partition("-")
        if kind and (mark != "I" or own != kind):
            yield start, i, kind
            kind = ""
        if mark in ("B", "I") and not kind:
            start, kind = i, own


def _names(rows: list[list[str]]) -> Iterator[Entity]:
    """Yield the named entities of a GUM sentence: spans about a proper noun, cut to the name, longest first."""
    found: list[Entity] = []
    opened: list[tuple[str, int, str]] = []
    for i, row in enumerate(rows):
        entity = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for content, closed in re.findall(r"\(([^()]+)|([^()]*)\)", entity[1]) if entity else ():
            if content:
                opened.append((content.split("-")[0], i, content))
                continue
            k = next((k for k in reversed(range(len(opened))) if closed in ("", opened[k][0])), None)
            if k is not None:
                _, start, content = opened.pop(k)
                found += _name(rows, start, i + 1, content)
    taken: set[int] = set()
    for start, end, kind in sorted(found, key=lambda e: (e[0] - e[1], e[0])):
        if not taken & set(range(start, end)):
            taken |= set(range(start, end))
            yield start, end, kind


def _name(rows: list[list[str]], start: int, end: int, content: str) -> Iterator[Entity]:
    """Yield the name that heads a span: its proper noun with what the tree joins to it, up to a comma or an apposition."""
    fields = content.split("-")
    kind = GUM_TYPES.get(fields[1], "MISC")
    if kind == "MISC" and len(fields) < 8:
        return  # citations, variables, brands of no note: only what GUM links to an article is a name
    head = next((k for k in range(start, end) if not start <= int(rows[k][6]) - 1 < end), start)
    joined = {head}
    if kind == "PER" and rows[head][3] != "PROPN":
        joined = {k for k in _below(rows, head) if start <= k < end and rows[k][7] == "flat"} or joined  # captain Harry Kane
        head = min(joined)
    if not kind or rows[head][3] != "PROPN" or (kind == "PER" and "Number=Plur" in rows[head][5]):
        return
    if any(rows[k][7] == "conj" and int(rows[k][6]) - 1 == head for k in range(start, end)):
        return  # two names, each with a span of its own inside
    while True:
        more = {k for k in range(start, end) if k not in joined and _joins(rows, k, int(rows[k][6]) - 1, joined, head, kind)}
        if not more:
            break
        joined |= more
    first = last = head
    while first - 1 in joined:
        first -= 1
    while last + 1 in joined:
        last += 1
    while last > head and not rows[last][1][-1].isalnum():
        last -= 1
    while (
        kind == "PER"
        and first <= last
        and (rows[first][1].rstrip(".").casefold() in (*TITLES, *LINKS) or RANK.match(rows[first][1]))
    ):
        first += 1
    if first <= last:
        yield first, last + 1, kind


def _joins(rows: list[list[str]], k: int, above: int, joined: set[int], head: int, kind: str) -> bool:
    """Whether a word belongs to the name that one of the words already joined belongs to."""
    if above not in joined:
        return False
    form, tag, relation = rows[k][1], rows[k][3], rows[k][7]
    if relation in ("flat", "flat:foreign", "goeswith"):
        return True
    if relation in ("compound", "fixed", "nmod:poss", "nmod:desc", "nmod:unmarked", "nummod", "amod"):
        return bool(NAMING.match(form)) and (kind in ("ORG", "LOC") or relation != "nmod:poss")
    if relation in ("nmod", "conj") and (relation == "nmod" or above != head):
        return kind != "PER" and tag == "PROPN" and bool({rows[c][1] for c in _below(rows, k)} & NAME_LINKS)
    if relation in ("case", "det", "cc"):
        return above != head and (form in NAME_LINKS or form in ("the", "'s", "’s", "'"))
    return relation == "punct" and form in ("-", "–", "&", "/", "'", ".")


def _below(rows: list[list[str]], above: int) -> Iterator[int]:
    return (k for k, row in enumerate(rows) if int(row[6]) - 1 == above)


def entity_labels(sentence: Sentence) -> list[str] | None:
    """Return IOB2 labels, a word each; None where the corpus has no entities."""
    if sentence.entities is None:
        return None
    labels = ["O"] * len(sentence)
    for start, end, kind in sentence.entities:
        labels[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1)
    return labels


def raw_text(sentence: Sentence) -> str:
    """Return a sentence as its writer wrote it."""
    return sentence.text or "".join(f + " " * s for f, s in zip(sentence.forms, sentence.spaces, strict=True)).strip()


def subset(sentence: Sentence, keep: Sequence[int], root: int, relation: str = "root") -> Sentence:
    """Return the words ``keep`` of a sentence as one of their own, under ``root``; entities cut across are left out."""
    place = {old: new for new, old in enumerate(keep)}
    assert sentence.heads is not None and sentence.relations is not None
    entities = sentence.entities
    if entities is not None:
        entities = tuple(
            (place[s], place[e - 1] + 1, k)
            for s, e, k in entities
            if all(w in place for w in range(s, e)) and place[e - 1] - place[s] == e - 1 - s
        )
    return replace(
        sentence,
        forms=tuple(sentence.forms[k] for k in keep),
        spaces=tuple(sentence.spaces[k] for k in keep),
        tags=tuple(sentence.tags[k] for k in keep),
        feats=tuple(sentence.feats[k] for k in keep),
        lemmas=tuple(sentence.lemmas[k] for k in keep),
        heads=tuple(-1 if k == root else place[sentence.heads[k]] for k in keep),
        relations=tuple(relation if k == root else sentence.relations[k] for k in keep),
        entities=entities,
        text="",
    )
