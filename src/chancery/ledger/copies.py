"""Which documents are copies of others: the same text, syndicated or lightly edited."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from chancery.ledger.keys import fold

if TYPE_CHECKING:
    import numpy
    from datasketch import MinHash

_HASHES = 128
_SCHEME: Literal["affine32"] = "affine32"
_BANDS = (42, 3)  # of two texts with half of their runs in common 996 in 1,000 pairs are looked at, with a tenth 41
_MIXERS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)  # odd numbers by which a band becomes one
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
    known = sorted((each for each in prints if each.fingerprint), key=lambda each: (each.date or "~", each.document))
    if not known:
        return {}
    import numpy  # not before there is something to compare

    hashes = numpy.frombuffer(b"".join(each.fingerprint for each in known), dtype="<u4").reshape(len(known), _HASHES)
    origin: dict[str, str] = {}
    for number, others in _banded(hashes):
        common = (hashes[others] == hashes[number]).mean(1)
        near = [(-share, known[other].document) for share, other in zip(common.tolist(), others, strict=True) if share >= _COPY]
        if near:
            _, first = min(near)
            origin[known[number].document] = origin.get(first, first)
    return origin


def _banded(hashes: "numpy.ndarray") -> Iterator[tuple[int, list[int]]]:
    """Yield the rows that have a band of hashes in common with earlier ones, each with these (locality-sensitive hashing)."""
    import numpy

    bands, width = _BANDS
    cut = hashes[:, : bands * width].reshape(-1, bands, width).astype(numpy.uint64)
    mixed = (cut * numpy.array(_MIXERS, dtype=numpy.uint64)).sum(2)
    crowded = numpy.zeros(mixed.shape, dtype=bool)
    for band in range(bands):
        _, place, members = numpy.unique(mixed[:, band], return_inverse=True, return_counts=True)
        crowded[:, band] = members[place] > 1
    held: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for number in numpy.flatnonzero(crowded.any(1)).tolist():
        shared = numpy.flatnonzero(crowded[number])
        met: set[int] = set()
        for key in zip(shared.tolist(), mixed[number, shared].tolist(), strict=True):
            met.update(held[key])
            held[key].append(number)
        if met:
            yield number, sorted(met)


@cache
def _blank() -> "MinHash":
    from datasketch import MinHash

    return MinHash(num_perm=_HASHES, scheme=_SCHEME)
