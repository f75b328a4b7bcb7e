"""What the lexicons do not know yet: names and verbs of a corpus that no entry explains, most frequent first."""

from collections import Counter
from collections.abc import Iterable

from chancery.coding.document import read_parts
from chancery.coding.frames import EVENT_LEXICONS, read_frames
from chancery.coding.grammar import lemma_of
from chancery.model import Document

Gap = tuple[str, int, str]


def gaps(documents: Iterable[Document]) -> tuple[list[Gap], list[Gap]]:
    """Return unknown names and unknown verbs between known actors, each with its count and one sentence.

    Only documents in coded languages are read.
    """
    names: Counter[str] = Counter()
    verbs: Counter[str] = Counter()
    example: dict[str, str] = {}
    for reading in (reading for document in documents for reading in read_parts(document)):
        known = {
            lemma
            for pos, lemma in read_frames(reading.language, *EVENT_LEXICONS, "statements", "commitments", "instruments").by_lemma
            if pos == "VERB"
        }
        for sentence in reading.sentences:
            for mention in reading.grounding.cast.names[sentence.index]:
                if mention.person is None and (mention.last > mention.first or sentence.words[mention.first].pos == "PROPN"):
                    names[mention.text] += 1
                    example.setdefault(mention.text, sentence.text)
            if len({a.state for a in reading.actors(sentence, sentence.words) if a.state}) < 2:
                continue
            for word in sentence.words:
                lemma = lemma_of(word)
                if word.pos == "VERB" and lemma not in known and lemma not in reading.grammar.verbs["light"]:
                    verbs[lemma] += 1
                    example.setdefault(lemma, sentence.text)
    return _ranked(names, example), _ranked(verbs, example)


def _ranked(counts: Counter[str], example: dict[str, str]) -> list[Gap]:
    return [(text, count, example[text]) for text, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
