"""Which documents are copies of others: the same text, syndicated or lightly edited."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from chancery.ledger.keys import fold

if TYPE_CHECKING:
    from datasketch import MinHash

_HASHES = 128
_SCHEME: Literal["affine32"] = "affine32"
_BANDS = (42, 3)  # of two texts with half of their runs in common 996 in 1,000 pairs are looked at, with a tenth 41
_RUN = 3  # words in a row that are compared
_COPY = 0.3  # share of such runs that two copies have in common
_SHORTEST = 20  # words; shorter texts are alike by chance


class Print(NamedTuple):
    """A document's fingerprint, empty for a very short text, with the day of its report."""

    document: str
    date: str
    fingerprint: bytes


def fingerprint(text: str) -> bytes:
    """Return the MinHash of a text's runs of three words, 128 hashes of 4 bytes; empty for fewer than 20 words."""
    words = fold(text).split()
    if len(words) < _SHORTEST:
        return b""
    hashed = _blank().copy()
    hashed.update_batch({" ".join(words[at : at + _RUN]).encode() for at in range(len(words) - _RUN + 1)})
    return hashed.hashvalues.astype("<u4").tobytes()


def find_copies(prints: Iterable[Print]) -> Mapping[str, str]:
    """Return for every document that is a copy the id of its original: the first to be reported, of those the first by id.

    Copies of copies have the first one as their original. The order of ``prints`` does not matter.
    """
    from datasketch import MinHashLSH  # loads numpy: not before there is something to compare

    known = sorted((each for each in prints if each.fingerprint), key=lambda each: (each.date or "~", each.document))
    hashed = {each.document: _restored(each.fingerprint) for each in known}
    finder = MinHashLSH(num_perm=_HASHES, params=_BANDS)
    origin: dict[str, str] = {}
    for each in known:
        own = hashed[each.document]
        near = [other for other in finder.query(own) if own.jaccard(hashed[other]) >= _COPY]
        if near:
            first = min(near, key=lambda other: (-own.jaccard(hashed[other]), other))
            origin[each.document] = origin.get(first, first)
        finder.insert(each.document, own)
    return origin


def _restored(fingerprint: bytes) -> "MinHash":
    import numpy
    from datasketch import MinHash

    values = numpy.frombuffer(fingerprint, dtype="<u4").astype(numpy.uint32)
    return MinHash(num_perm=_HASHES, scheme=_SCHEME, hashvalues=values, permutations=_blank().permutations)


@cache
def _blank() -> "MinHash":
    from datasketch import MinHash

    return MinHash(num_perm=_HASHES, scheme=_SCHEME)
