"""Read treebanks and entity corpora into sentences to train on or to measure with.

CoNLL-U (UD 2) and NerKor's table are read. English GUM's entity spans are restricted to names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

Entity = tuple[int, int, str]  # first word, word behind the last, type
GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "time": ""}
LINKS = frozenset(
    ["of", "the", "for", "and", "&", "'s", "'", "-", ".", "de", "la", "von", "van", "al", "der", "du", "di", "in", "on"]
)
# What stands before a person's name and is none of it, as in Universal NER; alone it names nobody.
# fmt: off
TITLES = frozenset((
    "ambassador", "archbishop", "attorney", "baron", "bishop", "brother", "capt", "captain", "chairman", "chancellor",
    "chief", "cmdr", "col", "colonel", "commander", "commissioner", "congressman", "count", "countess", "detective",
    "director", "doctor", "dr", "duke", "emperor", "empress", "father", "gen", "general", "gov", "governor", "judge",
    "justice", "king", "lady", "lieutenant", "lord", "lt", "madam", "major", "mayor", "minister", "miss", "mister",
    "mother", "mr", "mrs", "ms", "officer", "pope", "premier", "president", "prime", "prince", "princess", "prof",
    "professor", "queen", "rep", "representative", "rev", "reverend", "saint", "secretary", "sen", "senator", "sergeant",
    "sgt", "sheikh", "sir", "sister", "speaker", "st", "sultan", "vice",
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


def read_corpus(path: Path) -> list[Sentence]:
    """Read one file; its corpus is the file's name up to the part (``en_ewt`` of ``en_ewt-train.conllu``).

    Raises ValueError where a line is not of the format, naming file and line.
    """
    corpus = re.split(r"-(?:ud-)?(?:train|dev|devel|test)", path.name)[0]
    reader = _read_nerkor if path.suffix == ".tsv" else _read_conllu
    return list(reader(path, corpus))


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
    fields = content.split("-")
    kind = GUM_TYPES.get(fields[1], "MISC")
    if kind == "MISC" and len(fields) < 8:
        return  # citations, variables, brands of no note: only what GUM links to an article is a name
    heads = [start + int(n) - 1 for n in re.findall(r"\d+", fields[5])] if len(fields) > 5 else []
    heads = [h for h in heads if h < end and rows[h][3] == "PROPN"]
    if not kind or not heads:
        return
    if any(rows[h][7].startswith("conj") and int(rows[h][6]) - 1 in heads for h in heads):
        return  # two names, each with a span of its own inside
    first, last = min(heads), max(heads)

    def belongs(k: int) -> bool:
        form = rows[k][1]
        return form[0].isupper() or form[0].isdigit() or (kind != "PER" and form in LINKS) or form in ("-", ".")

    while first > start and belongs(first - 1):
        first -= 1
    while last + 1 < end and belongs(last + 1):
        last += 1
    while first < min(heads) and not rows[first][1][0].isupper():
        first += 1
    while last > max(heads) and not rows[last][1][0].isupper():
        last -= 1
    if kind == "PER":
        if "Number=Plur" in rows[max(heads)][5]:
            return  # a people
        while first <= last and (rows[first][1].rstrip(".").casefold() in TITLES or rows[first][1] in LINKS):
            first += 1
        last = next((k - 1 for k in range(first, last + 1) if rows[k][1] in ("of", "for", "and", ",")), last)
        if first > last:
            return
    yield first, last + 1, kind


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
