"""Other names in a sentence's place: the network is to tell names by what stands around them, not by heart."""

import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from treebanks import Entity, Sentence

Name = tuple[tuple[str, str, str, str], ...]  # form, tag, features and lemma of each word
Kind = tuple[str, int, str, str]  # label, number of words, tag and features of the last word
RATE = 0.5  # of the names in a pass


class Names:
    """The names of some sentences by their kind: those of one kind fit in each other's place, endings and all."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        found: dict[Kind, set[Name]] = defaultdict(set)
        for sentence in sentences:
            for entity in sentence.entities or ():
                kind, name = _read(sentence, entity)
                found[kind].add(name)
        self.by_kind = {kind: sorted(names) for kind, names in found.items()}

    def exchanged(self, sentence: Sentence, chance: random.Random) -> Sentence:
        """Return the sentence with some names exchanged for others of their kind; tree and spaces stay."""
        columns = [list(sentence.forms), list(sentence.tags), list(sentence.feats), list(sentence.lemmas)]
        changed = False
        for entity in sentence.entities or ():
            if chance.random() >= RATE:
                continue
            kind, old = _read(sentence, entity)
            new = chance.choice(self.by_kind.get(kind, [old]))
            changed = changed or new != old
            for at, word in enumerate(new, start=entity[0]):
                for column, value in zip(columns, word, strict=True):
                    column[at] = value
        if not changed:
            return sentence
        forms, tags, feats, lemmas = map(tuple, columns)
        return replace(sentence, forms=forms, tags=tags, feats=feats, lemmas=lemmas, text="")


def _read(sentence: Sentence, entity: Entity) -> tuple[Kind, Name]:
    start, end, label = entity
    span = slice(start, end)
    name = tuple(zip(sentence.forms[span], sentence.tags[span], sentence.feats[span], sentence.lemmas[span], strict=True))
    return (label, end - start, name[-1][1], name[-1][2]), name
