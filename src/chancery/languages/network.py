"""Runs a trained network over words: tags, features, lemmas, sentences, trees and names in one pass."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from chancery.errors import LanguageError
from chancery.languages.edits import apply_edit
from chancery.languages.features import feature_weights
from chancery.languages.paths import best_paths
from chancery.languages.trees import best_heads

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
Marks = NDArray[np.bool_]

ENOUGH = 12  # words of a window after which a paragraph is cut behind the next sentence's end
WINDOW = 160  # words read at once at most
TOGETHER = 400  # words of a batch, padding included
ALIKE = 0.75  # of the longest window's length, to be read with it
FEW = 80  # words that are read at once with shorter windows
KEPT = 200_000  # word vectors kept
LONGEST = 500  # word pieces of a window: a transformer knows 512 places
PIECES = 4  # word pieces read of one word: its first three and its last
STOPS = frozenset(".?!…")


class Annotation(NamedTuple):
    """What the network says of a window's words, an entry a word: label numbers, lemmas, heads (a root names itself)."""

    tags: Numbers
    feats: Numbers
    lemmas: list[str]
    heads: Numbers
    relations: Numbers
    starts: Marks
    entities: Numbers


class WordPieces:
    """A transformer's vocabulary: words to numbers of pieces."""

    def __init__(self, tokenizer: "Tokenizer") -> None:
        self._tokenizer = tokenizer
        self._first, self._last = self._ends()
        self._known: dict[str, list[int]] = {}

    def _ends(self) -> tuple[int, int]:
        """Return the pieces that open and close a text, as BERT or as XLM-R calls them."""
        for names in (("[CLS]", "[SEP]"), ("<s>", "</s>")):
            first, last = map(self._tokenizer.token_to_id, names)
            if first is not None and last is not None:
                return first, last
        raise LanguageError("the vocabulary has neither [CLS] and [SEP] nor <s> and </s>; reinstall chancery")

    def count(self, form: str) -> int:
        """Return how many pieces are read of a form."""
        return len(self._pieces(form))

    def _pieces(self, form: str) -> list[int]:
        found = self._known.get(form)
        if found is None:
            ids = self._tokenizer.encode(form[:60], add_special_tokens=False).ids or [self._last]
            found = ids if len(ids) <= PIECES else [*ids[: PIECES - 1], ids[-1]]
            if len(self._known) > KEPT:
                self._known.clear()
            self._known[form] = found
        return found

    def arrays(self, windows: list[list[str]], width: int) -> tuple[Numbers, Floats, Numbers, Numbers]:
        """Return pieces [B, S], their mask, and the places of each word's first and last piece [B, T]."""
        rows: list[list[int]] = []
        first = np.zeros((len(windows), width), dtype=np.int64)
        last = np.zeros((len(windows), width), dtype=np.int64)
        for b, forms in enumerate(windows):
            row = [self._first]
            known = [self._pieces(form) for form in forms]
            if sum(map(len, known)) > LONGEST:
                known = [[own[0], own[-1]] if len(own) > 1 else own for own in known]
            for t, own in enumerate(known):
                first[b, t] = len(row)
                row += own
                last[b, t] = len(row) - 1
            rows.append([*row, self._last])
        longest = max(map(len, rows))
        pieces = np.zeros((len(rows), longest), dtype=np.int64)
        mask = np.zeros((len(rows), longest), dtype=np.float32)
        for b, row in enumerate(rows):
            pieces[b, : len(row)] = row
            mask[b, : len(row)] = 1
        return pieces, mask, first, last


class Window(NamedTuple):
    """A window's reading forms, where its sentences may and must start, and what a network's output says of it.

    ``out`` is tags, feats, edits (best first), starts, entities (as decided), arcs [n, n + 1], and the relation states of
    dependants and heads.
    """

    forms: list[str]
    may_start: Marks
    must_start: Marks
    out: tuple[NDArray[Any], ...]


def decode(edits: list[str], relate: Callable[[Floats, Floats], Numbers], windows: list[Window]) -> list[Annotation]:
    """Return what a network's output for some windows says: sentences where they may and must start, one tree each.

    ``relate`` names the relations of arcs by the states [n, D] of their dependants and heads.
    """
    trees = [_attached(window) for window in windows]
    below = np.concatenate([window.out[6] for window in windows])
    above = np.concatenate([window.out[7][above_of] for window, (_, _, above_of) in zip(windows, trees, strict=True)])
    named = np.split(relate(below, above), np.cumsum([len(window.forms) for window in windows])[:-1])
    found = []
    for window, (starts, heads, _), relations in zip(windows, trees, named, strict=True):
        tags, feats, ranked, _, entities = window.out[:5]
        lemmas = []
        for form, row in zip(window.forms, ranked.tolist(), strict=True):
            made = (apply_edit(form, edits[number]) for number in row)
            lemmas.append(next((lemma for lemma in made if lemma), form))
        found.append(Annotation(tags, feats, lemmas, heads, relations, starts, entities))
    return found


def _attached(window: Window) -> tuple[Marks, Numbers, Numbers]:
    """Return where a window's sentences start, the words' heads, and the rows of those heads among a network's states."""
    n, arcs = len(window.forms), window.out[5]
    starts = ((window.out[3] > 0) & window.may_start) | window.must_start
    starts[0] = True
    bounds = [*np.flatnonzero(starts).tolist(), n]
    heads = np.arange(n)
    above_of = np.zeros(n, dtype=np.int64)
    for a, b in zip(bounds, bounds[1:], strict=False):
        own = best_heads(np.concatenate([arcs[a:b, :1], arcs[a:b, a + 1 : b + 1]], 1))
        heads[a:b] = np.where(own < 0, heads[a:b], own + a)
        above_of[a:b] = np.where(own < 0, 0, own + a + 1)
    return starts, heads, above_of


def together(lengths: list[int]) -> list[list[int]]:
    """Return which windows are read at once, by their numbers: those of like length, so that little of a batch is padding.

    A few short ones are read together whatever their lengths, since each batch costs something too.

    >>> together([40, 3, 41, 39, 5])
    [[2, 0, 3], [4, 1]]
    """
    order = sorted(range(len(lengths)), key=lambda k: -lengths[k])
    groups: list[list[int]] = []
    width = words = 0
    for k in order:
        alike = lengths[k] >= ALIKE * width or words < FEW
        if groups and alike and (len(groups[-1]) + 1) * width <= TOGETHER:
            groups[-1].append(k)
            words += lengths[k]
        else:
            groups.append([k])
            width = words = lengths[k]
    return groups


def cut(forms: list[str]) -> list[int]:
    """Return where a paragraph's windows begin and end: behind a sentence's end after 12 words, else after 160 words."""
    cuts = [0]
    while len(forms) - cuts[-1] > ENOUGH:
        limit = min(len(forms), cuts[-1] + WINDOW)
        ends = (k for k in range(cuts[-1] + ENOUGH, limit) if forms[k - 1] in STOPS and forms[k][:1].isupper())
        end = next(ends, limit)
        if end == len(forms):
            break
        cuts.append(end)
    return [*cuts, len(forms)] if forms else [0]


def _vocabulary(path: Path) -> "Tokenizer":
    from tokenizers import Tokenizer  # late, as not every pipeline has an encoder

    return Tokenizer.from_file(str(path))


class Network:
    """A network of the folder that training writes: ``network.onnx``, ``relations.onnx``, ``tables.npz``, ``labels.json``."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime  # late: it is large, and not every command parses
        from onnxruntime.capi import onnxruntime_pybind11_state as told

        try:
            labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
            tables = np.load(folder / "tables.npz")
            self.table = tables["pieces"]
            self.scale = tables["scale"]
            self.steps = tables["steps"]
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self.session, self.relation_session = (
                onnxruntime.InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"])
                for name in ("network.onnx", "relations.onnx")
            )
        except (OSError, KeyError, ValueError, told.Fail, told.InvalidArgument, told.InvalidProtobuf, told.NoSuchFile) as error:
            raise LanguageError(
                f"the network in {folder} does not load: {error}; reinstall chancery, or train the pipeline again"
            ) from error
        self.tags: list[str] = labels["tags"]
        self.feats: list[str] = labels["feats"]
        self.edits: list[str] = labels["edits"]
        self.relations: list[str] = labels["relations"]
        self.entities: list[str] = labels["entities"]
        path = folder / "tokenizer.json"
        self.pieces = WordPieces(_vocabulary(path)) if path.exists() else None
        self._vectors: dict[str, Floats] = {}

    def vector(self, form: str) -> Floats:
        """Return a form's vector, the weighted sum of its pieces' rows."""
        found = self._vectors.get(form)
        if found is None:
            rows, weights = feature_weights(form, len(self.table))
            found = (np.array(weights, dtype=np.float32) * self.scale[rows]) @ self.table[rows].astype(np.float32)
            if len(self._vectors) > KEPT:
                self._vectors.clear()
            self._vectors[form] = found
        return found

    def _relate(self, below: Floats, above: Floats) -> Numbers:
        found: Numbers = self.relation_session.run(None, {"below": below, "above": above})[0]
        return found

    def annotate(self, windows: list[list[str]], may_start: list[Marks], must_start: list[Marks]) -> list[Annotation]:
        """Annotate windows of reading forms, none empty; a sentence starts only where it may, and where it must."""
        found: dict[int, Annotation] = {}
        for group in together([len(forms) for forms in windows]):
            own, may, must = [windows[k] for k in group], [may_start[k] for k in group], [must_start[k] for k in group]
            found.update(zip(group, self._annotate(own, may, must), strict=True))
        return [found[k] for k in range(len(windows))]

    def _annotate(self, windows: list[list[str]], may_start: list[Marks], must_start: list[Marks]) -> list[Annotation]:
        width = max(map(len, windows))
        vectors = np.zeros((len(windows), width, self.table.shape[1]), dtype=np.float32)
        mask = np.zeros((len(windows), width), dtype=np.float32)
        for b, forms in enumerate(windows):
            vectors[b, : len(forms)] = [self.vector(form) for form in forms]
            mask[b, : len(forms)] = 1
        inputs = {"vectors": vectors, "mask": mask}
        if self.pieces:
            names = ("pieces", "piece_mask", "first", "last")
            inputs |= dict(zip(names, self.pieces.arrays(windows, width), strict=True))
        out = self.session.run(None, inputs)
        out[4] = best_paths(out[4], np.array([len(forms) for forms in windows]), self.steps)
        read = []
        for b, forms in enumerate(windows):
            n = len(forms)
            own = (*(o[b, :n] for o in out[:5]), out[5][b, :n, : n + 1], out[6][b, :n], out[7][b, : n + 1])
            read.append(Window(forms, may_start[b], must_start[b], own))
        return decode(self.edits, self._relate, read)
