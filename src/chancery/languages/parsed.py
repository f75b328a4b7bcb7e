"""The parsed text that every coder reads: words with UD labels, in sentences, at offsets of the document's text."""

from __future__ import annotations

from collections.abc import Iterator


class Word:
    """One syntactic word: offsets into the document, UD part of speech, relation, features, head and children.

    Mutable only while its sentence is built. ``lemma`` is lower-cased except for proper nouns; ``head`` of a
    root is the word itself.
    """

    __slots__ = ("i", "start", "end", "text", "lemma", "pos", "dep", "rel", "feats", "head", "children", "_features")

    def __init__(self, i: int, start: int, text: str, lemma: str, pos: str, dep: str, feats: str) -> None:
        self.i = i
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.lemma = lemma
        self.pos = pos
        self.relabel(dep)
        self.inflect(feats)
        self.head: Word = self
        self.children: list[Word] = []

    def __repr__(self) -> str:
        return f"Word({self.i}, {self.text!r}, {self.pos}, {self.dep}->{self.head.text!r})"

    def relabel(self, dep: str) -> None:
        """Set the relation, and ``rel``, its universal part: ``nsubj`` of ``nsubj:pass``."""
        self.dep = dep
        self.rel = dep.partition(":")[0]

    def inflect(self, feats: str) -> None:
        """Set the UD features, joined by ``|``."""
        self.feats = feats
        self._features = frozenset(feats.split("|"))

    def has(self, feature: str) -> bool:
        """Whether the word carries one UD feature, written ``Case=Ins``."""
        return feature in self._features

    def child(self, *deps: str) -> Word | None:
        """Return the first child with one of the relations, full or universal, if there is one."""
        for child in self.children:
            if child.dep in deps or child.rel in deps:
                return child
        return None

    def subtree(self) -> Iterator[Word]:
        """Yield the word and all below it, in no particular order."""
        stack = [self]
        while stack:
            word = stack.pop()
            yield word
            stack.extend(word.children)

    def ancestors(self) -> Iterator[Word]:
        """Yield the heads above the word, nearest first."""
        word = self
        while word.head is not word:
            word = word.head
            yield word


class Sentence:
    """A sentence: its words in order, its offsets, and the paragraph it stands in.

    ``keys`` are what lexicons know its words by, once they were looked up.
    """

    __slots__ = ("index", "paragraph", "start", "end", "text", "words", "language", "keys")

    def __init__(self, index: int, paragraph: int, start: int, text: str, words: list[Word], language: str) -> None:
        self.index = index
        self.paragraph = paragraph
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.words = words
        self.language = language
        self.keys: list[tuple[str, str]] | None = None

    def __repr__(self) -> str:
        return f"Sentence({self.index}, {self.text!r})"

    @property
    def roots(self) -> list[Word]:
        """The words that are their own heads."""
        return [w for w in self.words if w.head is w]

    def between(self, start: int, end: int) -> list[Word]:
        """Return the words that lie wholly inside the document offsets ``start`` to ``end``."""
        return [w for w in self.words if w.start >= start and w.end <= end]


def link(words: list[Word], heads: list[int]) -> list[Word]:
    """Join words into a tree by the positions of their heads (a root names itself) and return them.

    Raises ValueError when a head lies outside the sentence.
    """
    for word, head in zip(words, heads, strict=True):
        if not 0 <= head < len(words):
            raise ValueError(f"head {head} of {word.text!r} lies outside the sentence of {len(words)} words")
        word.head = words[head]
        if head != word.i:
            words[head].children.append(word)
    return words


def conjuncts(word: Word) -> list[Word]:
    """Return the words coordinated with a word, not those of a clause."""
    own = [
        c
        for c in word.children
        if (c.rel == "conj" or (c.rel == "list" and c.child("cc"))) and c.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X")
    ]
    return [w for c in own for w in (c, *conjuncts(c))]


def span_head(words: list[Word]) -> Word:
    """Return the word of a span whose head lies outside it."""
    inside = {id(w) for w in words}
    return next((w for w in words if w.head is w or id(w.head) not in inside), words[-1])
