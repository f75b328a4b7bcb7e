"""Annotate Russian news text with natasha's pipelines, for want of a large treebank: text in, CoNLL-U out.

    python training/label_russian.py TEXTS... --output ru_news-train.conllu

TEXTS are folders of .txt files, with brat's .ann beside them where entities were marked by hand (NEREL's types), or
CoNLL-U files whose words are kept and whose other columns are ignored. natasha (MIT) is installed apart from the
package: pip install natasha 'setuptools<81'. Sentences that no one root governs are left out.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TYPES = {
    "PERSON": "PER",
    "ORGANIZATION": "ORG",
    "COUNTRY": "LOC",
    "CITY": "LOC",
    "STATE_OR_PROVINCE": "LOC",
    "LOCATION": "LOC",
    "DISTRICT": "LOC",
    "FACILITY": "LOC",
    "EVENT": "MISC",
    "WORK_OF_ART": "MISC",
    "LAW": "MISC",
    "PRODUCT": "MISC",
    "AWARD": "MISC",
}
UNSPACED = set(".,;:!?)]}»%…")
OPENING = set("([{«")

Mark = tuple[int, int, str]


def marks_of(path: Path, text: str) -> list[Mark] | None:
    """Return hand-marked entities of a text, outermost only; None where there is no .ann file."""
    notes = path.with_suffix(".ann")
    if not notes.exists():
        return None
    found: list[Mark] = []
    for line in notes.read_text(encoding="utf-8").splitlines():
        match = re.match(r"T\d+\t(\w+) (\d+) (\d+)\t", line)
        if match and match[1] in TYPES:
            start, end = int(match[2]), int(match[3])
            if text[start].isupper() or text[start] in '«"':
                found.append((start, end, TYPES[match[1]]))
    found.sort(key=lambda m: (m[0], -m[1]))
    outer: list[Mark] = []
    for mark in found:
        if not outer or mark[0] >= outer[-1][1]:
            outer.append(mark)
    return outer


def texts(sources: list[Path]) -> Iterator[tuple[str, list[Mark] | None]]:
    """Yield texts with their marks; words of CoNLL-U files are joined by twenty sentences."""
    for source in sources:
        if source.is_dir():
            for path in sorted(source.rglob("*.txt")):
                text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
                yield text, marks_of(path, text)
            continue
        lines: list[str] = []
        words: list[str] = []
        with source.open(encoding="utf-8") as stream:
            for line in [*stream, ""]:
                row = line.split("\t")
                if len(row) > 2 and row[0].isdigit():
                    words.append(row[1])
                elif words:
                    lines.append(joined(words))
                    words = []
                    if len(lines) == 20:
                        yield "\n".join(lines), None
                        lines = []
        if lines:
            yield "\n".join(lines), None


def joined(words: list[str]) -> str:
    """Return words as prose."""
    out = ""
    for word in words:
        glue = not out or word in UNSPACED or out[-1] in OPENING
        out += word if glue else f" {word}"
    return out


def lemma_of(token: Any) -> str:
    """Return a token's lemma with a proper noun's capitals, which natasha leaves out."""
    lemma = str(token.lemma or token.text).lower()
    if token.pos != "PROPN":
        return lemma
    if token.text.isupper() and len(token.text) > 1:
        return lemma.upper()
    return "-".join(part.capitalize() for part in lemma.split("-")) if token.text[0].isupper() else lemma


def rows_of(sentence: Any, marks: list[Mark] | None, text: str) -> list[str] | None:
    """Return a sentence's CoNLL-U rows; None if its arcs are no tree with one root."""
    number = {token.id: n for n, token in enumerate(sentence.tokens, 1)}
    heads = [number.get(token.head_id, 0) for token in sentence.tokens]
    if heads.count(0) != 1 or any(h == n for n, h in enumerate(heads, 1)):
        return None
    for n in range(1, len(heads) + 1):
        seen: set[int] = set()
        while n and n not in seen:
            seen.add(n)
            n = heads[n - 1]
        if n:
            return None
    rows = []
    for n, (token, head) in enumerate(zip(sentence.tokens, heads, strict=True), 1):
        misc = [] if text[token.stop : token.stop + 1].isspace() or token.stop >= len(text) else ["SpaceAfter=No"]
        if marks is not None:
            mark = next((m for m in marks if m[0] <= token.start < m[1]), None)
            first = mark and not any(mark[0] <= t.start < token.start for t in sentence.tokens)
            misc.append(f"NER={'B' if first else 'I'}-{mark[2]}" if mark else "NER=O")
        feats = "|".join(f"{k}={v}" for k, v in sorted((token.feats or {}).items(), key=lambda p: p[0].lower())) or "_"
        relation = "root" if head == 0 else "dep" if token.rel == "root" else token.rel
        row = (n, token.text, lemma_of(token), token.pos, "_", feats, head, relation, "_", "|".join(misc) or "_")
        rows.append("\t".join(map(str, row)))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    try:
        from natasha import Doc, MorphVocab, NewsEmbedding, NewsMorphTagger, NewsSyntaxParser, Segmenter
    except ImportError:
        sys.exit("label_russian: natasha is not installed: pip install natasha 'setuptools<81'")
    segmenter, embedding, vocabulary = Segmenter(), NewsEmbedding(), MorphVocab()
    tagger, parser_ = NewsMorphTagger(embedding), NewsSyntaxParser(embedding)
    kept = dropped = words = 0
    with arguments.output.open("w", encoding="utf-8") as stream:
        for text, marks in texts(arguments.texts):
            at = 0
            for line in text.split("\n"):
                piece, start = line, at
                at += len(line) + 1
                if len(piece.strip()) < 3 or sum("а" <= c <= "я" for c in piece.lower()) < len(piece) / 3:
                    continue
                doc = Doc(piece)
                doc.segment(segmenter)
                doc.tag_morph(tagger)
                doc.parse_syntax(parser_)
                own = None if marks is None else [(s - start, e - start, k) for s, e, k in marks]
                for sentence in doc.sents:
                    for token in sentence.tokens:
                        token.lemmatize(vocabulary)
                    rows = rows_of(sentence, own, piece) if len(sentence.tokens) < 100 else None
                    kept, dropped = kept + (rows is not None), dropped + (rows is None)
                    if rows:
                        words += len(rows)
                        stream.write("\n".join([f"# text = {sentence.text}", *rows]) + "\n\n")
                        if kept % 1000 == 0:
                            print(f"{kept} sentences, {words} words; {dropped} left out", flush=True)
    print(f"{kept} sentences, {words} words; {dropped} left out: no tree")


if __name__ == "__main__":
    main()
