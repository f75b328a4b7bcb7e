"""The trained network as a spaCy component, so that a pipeline of ours is a spaCy pipeline like any other."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, SENT_START
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc
from spacy.util import minibatch
from spacy.vocab import Vocab

from chancery.errors import LanguageError
from chancery.languages.features import reading_form
from chancery.languages.network import Annotation, Network, cut

NAME = "ud_network"
ATTRIBUTES = [HEAD, DEP, POS, MORPH, LEMMA, ENT_IOB, ENT_TYPE]
IOB = {"I": 1, "O": 2, "B": 3}
NO_START = np.array(-1).astype("uint64")  # spaCy's way to write that no sentence begins at a token


class NetworkComponent:
    """Sets tags, features, lemmas, sentences, trees and entities of a Doc; a start that is already set or ruled out stays so."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.network: Network | None = None

    def load(self, folder: Path) -> "NetworkComponent":
        """Read the network from its folder. Raises LanguageError when it is not whole."""
        network = self.network = Network(folder)
        add = self.vocab.strings.add
        self._pos = np.array([IDS[tag] for tag in network.tags], dtype="uint64")
        self._morph = np.array([self.vocab.morphology.add("" if f == "_" else f) for f in network.feats], dtype="uint64")
        self._dep = np.array([add("ROOT" if name == "root" else name) for name in network.relations], dtype="uint64")
        self._iob = np.array([IOB[label[0]] for label in network.entities], dtype="uint64")
        self._type = np.array([add(label[2:]) if label[2:] else 0 for label in network.entities], dtype="uint64")
        self._root = add("ROOT")
        self._attached = add("dep")
        return self

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> "NetworkComponent":
        """Read the component's folder of a pipeline."""
        return self.load(Path(path))

    def __call__(self, doc: Doc) -> Doc:
        return next(iter(self._annotated([doc])))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64, **_: Any) -> Iterator[Doc]:
        """Annotate Docs in batches."""
        for batch in minibatch(stream, batch_size):
            yield from self._annotated(batch)

    def _annotated(self, docs: list[Doc]) -> list[Doc]:
        if self.network is None:
            raise LanguageError(f"the component {NAME} has no weights: load the pipeline from its folder")
        windows: list[list[str]] = []
        may_start: list[NDArray[np.bool_]] = []
        must_start: list[NDArray[np.bool_]] = []
        places: list[NDArray[np.int64]] = []
        counts = []
        for doc in docs:
            place = np.array([t.i for t in doc if not t.is_space], dtype=np.int64)
            forms = [reading_form(doc[i].text) for i in place.tolist()]
            known: Any = doc.to_array([SENT_START])[place] if len(place) else np.ones(0, dtype="uint64")
            bounds = cut(forms) if forms else [0]
            for a, b in zip(bounds, bounds[1:], strict=False):
                windows.append(forms[a:b])
                may_start.append(known[a:b] != NO_START)
                must_start.append(known[a:b] == 1)
            places.append(place)
            counts.append(len(bounds) - 1)
        annotations = iter(self.network.annotate(windows, may_start, must_start))
        for doc, place, count in zip(docs, places, counts, strict=True):
            self._write(doc, place, [next(annotations) for _ in range(count)])
        return docs

    def _write(self, doc: Doc, place: NDArray[np.int64], parts: list[Annotation]) -> None:
        n = len(doc)
        values: Any = np.zeros((n, len(ATTRIBUTES)), dtype="uint64")
        values[:, 2] = IDS["SPACE"]
        values[:, 5] = IOB["O"]
        values[:, 1] = self._attached
        head = np.maximum(np.arange(n) - 1, 0)  # white space hangs from what stands before it
        add = self.vocab.strings.add
        at = 0
        for part in parts:
            own = place[at : at + len(part.tags)]
            head[own] = own[part.heads]
            values[own, 1] = np.where(head[own] == own, self._root, self._dep[part.relations])
            values[own, 2] = self._pos[part.tags]
            values[own, 3] = self._morph[part.feats]
            values[own, 4] = [add(lemma) for lemma in part.lemmas]
            values[own, 5] = self._iob[part.entities]
            values[own, 6] = self._type[part.entities]
            at += len(part.tags)
        values[:, 5], values[:, 6] = continued(values[:, 5], values[:, 6], values[:, 2] == IDS["SPACE"])
        if n and not len(place):
            head[:] = 0
        elif n and place[0]:
            head[: place[0]] = place[0]  # white space before the first word
        values[:, 0] = (head - np.arange(n)).astype("uint64")
        doc.from_array(ATTRIBUTES, values)


def continued(
    iob: NDArray[np.uint64], kinds: NDArray[np.uint64], spaces: NDArray[np.bool_]
) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return labels in which white space inside an entity is of it, and an I that continues nothing of its kind begins one."""
    iob, kinds = iob.copy(), kinds.copy()
    for i in np.flatnonzero(spaces[1:-1]) + 1:
        if iob[i + 1] == IOB["I"] and kinds[i + 1] == kinds[i - 1]:
            iob[i], kinds[i] = IOB["I"], kinds[i + 1]
    before = np.roll(kinds, 1)
    before[:1] = 0
    return np.where((iob == IOB["I"]) & (before != kinds), IOB["B"], iob).astype("uint64"), kinds


@Language.factory(NAME, assigns=["token.pos", "token.morph", "token.lemma", "token.dep", "token.head", "doc.sents", "doc.ents"])
def _make(nlp: Language, name: str) -> NetworkComponent:
    return NetworkComponent(nlp.vocab)
