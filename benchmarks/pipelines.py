"""How well the pipelines read the test parts of treebanks, raw text in.

    python benchmarks/pipelines.py --treebanks ../shared/treebanks [--pipeline en=FOLDER ...] [--language en] [--json]

Gold sentences are joined by tens into paragraphs; tokens, sentences and all else are the pipeline's own, with --as-read
after the package has ruled out sentence ends that news does not have. Every figure is
an F1 over words at the same characters (as in the CoNLL 2018 shared task: marks count, relations by their universal
part); entities count when span and type are right. The columns in brackets are spaCy's own scores (words that match;
relations in full, without marks), in which published pipelines and our former baselines are told. Speed is of one
process on one thread.
"""

import argparse
import json
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "training"))

from treebanks import Sentence, raw_text, read_corpus  # noqa: E402

TESTS = {
    "en": ("en_ewt-test.conllu", "en_gum-test.conllu"),
    "hu": ("hu_szeged-test.conllu", "hu_nerkor-test.tsv"),
    "ru": ("ru_pud-test.conllu", "ru_gsd-test.conllu", "ru_nerel-test.conllu"),
}
MEASURES = ("words", "sentences", "UPOS", "features", "lemma", "UAS", "LAS", "entities")
SPACY = ("(UPOS)", "(lemma)", "(LAS)")
TOGETHER = 10

Span = tuple[int, int]


def gold_spans(sentence: Sentence, text: str, offset: int) -> list[Span]:
    """Return where each word stands; a word that the text does not spell out has the empty span behind the last."""
    spans = []
    at = 0
    for form in sentence.forms:
        while at < len(text) and text[at].isspace():
            at += 1
        length = len(form) if text.startswith(form, at) else 0
        spans.append((offset + at, offset + at + length))
        at += length
    return spans


class Tally:
    """Right, found and gold counts of each measure."""

    def __init__(self) -> None:
        self.counts = {name: [0, 0, 0] for name in MEASURES}

    def add(self, name: str, found: set[Any], gold: set[Any]) -> None:
        """Count a measure's things found and looked for."""
        count = self.counts[name]
        count[0] += len(found & gold)
        count[1] += len(found)
        count[2] += len(gold)

    def scores(self) -> dict[str, float]:
        """Return the F1 of every measure that had anything to find."""
        return {k: 2 * r / (f + g) for k, (r, f, g) in self.counts.items() if g and f + g}


def measure(parse: Any, sentences: list[Sentence]) -> tuple[dict[str, float], int, float]:
    """Return scores, words, and seconds of reading the sentences as raw text by tens."""
    tally = Tally()
    texts, golds = [], []
    for at in range(0, len(sentences), TOGETHER):
        group = sentences[at : at + TOGETHER]
        text, rows = "", []
        for s in group:
            raw = raw_text(s)
            rows.append((s, gold_spans(s, raw, len(text))))
            text += raw + " "
        texts.append(text.rstrip())
        golds.append(rows)
    list(parse(texts[:2]))
    started = perf_counter()
    docs = list(parse(texts))
    seconds = perf_counter() - started
    for doc, rows in zip(docs, golds, strict=True):
        compare(tally, doc, rows)
    scores = tally.scores() | spacy_scores(docs, [[s for s, _ in rows] for rows in golds])
    return scores, sum(len(s) for s in sentences), seconds


def spacy_scores(docs: list[Doc], golds: list[list[Sentence]]) -> dict[str, float]:
    """Return UPOS, lemma and LAS as spaCy's scorer counts them."""
    examples = [Example(doc, reference(doc.vocab, gold)) for doc, gold in zip(docs, golds, strict=True)]
    scores = {
        "(UPOS)": Scorer.score_token_attr(examples, "pos")["pos_acc"],
        "(lemma)": Scorer.score_token_attr(examples, "lemma")["lemma_acc"],
    }
    if golds[0][0].heads:
        deps = Scorer.score_deps(
            examples, "dep", getter=lambda token, attribute: getattr(token, f"{attribute}_"), ignore_labels=("p", "punct")
        )
        scores["(LAS)"] = deps["dep_las"]
    return scores


def reference(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    """Return gold sentences as a Doc."""
    heads, relations, at = [], [], 0
    for s in sentences:
        for k, (head, relation) in enumerate(zip(s.heads or (), s.relations or (), strict=True)):
            heads.append(at + (k if head < 0 else head))
            relations.append("ROOT" if head < 0 else relation)
        at += len(s)
    return Doc(
        vocab,
        words=[form for s in sentences for form in s.forms],
        spaces=[space for s in sentences for space in s.spaces],
        pos=[tag if tag != "_" else "X" for s in sentences for tag in s.tags],
        lemmas=[lemma for s in sentences for lemma in s.lemmas],
        heads=heads or None,
        deps=relations or None,
    )


def compare(tally: Tally, doc: Any, rows: list[tuple[Sentence, list[Span]]]) -> None:
    """Count one paragraph."""
    words = [t for t in doc if not t.is_space]
    span = {t.i: (t.idx, t.idx + len(t.text)) for t in words}
    gold = [(s, k, at) for s, spans in rows for k, at in enumerate(spans)]
    tally.add("words", set(span.values()), {at for *_, at in gold})
    tally.add("UPOS", {(span[t.i], t.pos_) for t in words}, {(at, s.tags[k]) for s, k, at in gold})
    tally.add(
        "features",
        {(span[t.i], str(t.morph) or "_") for t in words},
        {(at, normal(s.feats[k])) for s, k, at in gold},
    )
    tally.add("lemma", {(span[t.i], t.lemma_) for t in words}, {(at, s.lemmas[k]) for s, k, at in gold})
    trees = [(s, k, at, spans) for s, spans in rows if s.heads for k, at in enumerate(spans)]
    if trees:
        arcs = {(span[t.i], None if t.head.i == t.i else span.get(t.head.i), relation(t.dep_)) for t in words}
        own = {(at, None if s.heads[k] < 0 else spans[s.heads[k]], relation(s.relations[k])) for s, k, at, spans in trees}
        tally.add("LAS", arcs, own)
        tally.add("UAS", {a[:2] for a in arcs}, {a[:2] for a in own})
    sentences = {(span[w[0].i][0], span[w[-1].i][1]) for w in ([t for t in s if not t.is_space] for s in doc.sents) if w}
    tally.add("sentences", sentences, {(spans[0][0], spans[-1][1]) for _, spans in rows})
    named = [(s, spans) for s, spans in rows if s.entities is not None]
    if named:
        tally.add(
            "entities",
            {(e.start_char, e.end_char, e.label_) for e in doc.ents},
            {(spans[a][0], spans[b - 1][1], kind) for s, spans in named for a, b, kind in s.entities or ()},
        )


def normal(feats: str) -> str:
    """Return features in the order in which spaCy writes them."""
    return feats if feats == "_" else "|".join(sorted(feats.split("|"), key=lambda f: f.split("=")[0].lower()))


def relation(name: str) -> str:
    """Return a relation's universal part."""
    return name.split(":")[0].lower()


def loader(name: str, path: str | None, as_read: bool) -> tuple[Any, float]:
    """Return what turns texts into Docs, and the seconds of loading it."""
    from chancery.languages.pipeline import load_pipeline, read_docs

    started = perf_counter()
    pipeline = load_pipeline(name, path) if path else load_pipeline(name)
    seconds = perf_counter() - started
    return (lambda texts: read_docs(pipeline, texts, name) if as_read else pipeline.pipe(texts, batch_size=64)), seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, nargs="+", default=[ROOT.parent / "shared" / "treebanks"])
    parser.add_argument("--pipeline", action="append", default=[], metavar="LANGUAGE=FOLDER")
    parser.add_argument("--language", action="append", choices=sorted(TESTS))
    parser.add_argument("--as-read", action="store_true", help="with the package's own rules for news")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if not any(folder.is_dir() for folder in arguments.treebanks):
        print(f"pipelines: no treebanks at {arguments.treebanks[0]}; say where with --treebanks. Nothing was measured.")
        return
    paths = dict(p.split("=", 1) for p in arguments.pipeline)
    table = Table(box=box.SIMPLE_HEAD, title="Pipelines on raw text, F1")
    for column in ("pipeline", "test", *MEASURES, *SPACY, "words/s", "load s"):
        table.add_column(column, justify="left" if column in ("pipeline", "test") else "right")
    results = []
    for language, tests in TESTS.items():
        if arguments.language and language not in arguments.language:
            continue
        parse, loading = loader(language, paths.get(language), arguments.as_read)
        for test in tests:
            path = next((folder / test for folder in arguments.treebanks if (folder / test).exists()), None)
            if path is None:
                continue
            corpora = {test: read_corpus(path)}
            if test.endswith(".tsv"):
                corpora = {f"{test} ({part})": own for part, own in parts(path, corpora[test]).items()}
            for name, sentences in corpora.items():
                scores, words, seconds = measure(parse, sentences)
                results.append(
                    {"language": language, "test": name, **scores, "words_per_second": words / seconds, "load": loading}
                )
                cells = [f"{scores[m]:.3f}" if m in scores else "" for m in (*MEASURES, *SPACY)]
                table.add_row(language, name, *cells, f"{words / seconds:,.0f}", f"{loading:.1f}")
    if arguments.json:
        print(json.dumps(results, indent=1))
    else:
        Console(width=190).print(table)


def parts(path: Path, sentences: list[Sentence]) -> dict[str, list[Sentence]]:
    """Return NerKor's sentences, all and the news alone."""
    news, inside = [], False
    rows = iter(sentences)
    block: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# newdoc"):
            inside = "news/" in line
        elif line.strip() and not line.startswith("#"):
            block.append(line)
        elif block:
            sentence = next(rows)
            if inside:
                news.append(sentence)
            block = []
    return {"all": sentences, "news": news}


if __name__ == "__main__":
    main()
