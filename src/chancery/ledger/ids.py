"""Which id a document goes by in the ledger: its own, unless another file already goes by it."""

import os
from collections import defaultdict
from collections.abc import Container, Iterable
from itertools import count

from chancery.model import Document


class DocumentIds:
    """The ids that are taken, by which source and for which bytes.

    ``known`` gives source, sha256 and id of every document in the ledger, ``present`` the sources that were found this time.
    """

    def __init__(self, known: Iterable[tuple[str, str, str]], present: Container[str] = ()) -> None:
        self._present = present
        self._by_source: dict[str, str] = {}
        self._by_bytes: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._taken: set[str] = set()
        self._next: dict[str, count[int]] = {}
        for source, sha256, taken in known:
            self._take(source, sha256, taken)

    def assign(self, document: Document) -> str:
        """Return the id for a document and take it.

        A source keeps the id it has. A file that was moved, so that its old place is empty now, keeps it too. Else the
        second file of one name is called ``name~2``, and so on.
        """
        chosen = self._by_source.get(document.source) or self._moved(document) or self._free(document.id)
        self._take(document.source, document.sha256, chosen)
        return chosen

    def _moved(self, document: Document) -> str:
        for taken, source in self._by_bytes[document.sha256].items():
            same_name = taken.partition("~")[0] == document.id.partition("~")[0]
            if same_name and source not in self._present and not os.path.exists(source):
                return taken
        return ""

    def _free(self, name: str) -> str:
        if name not in self._taken:
            return name
        numbers = self._next.setdefault(name, count(2))
        return next(candidate for number in numbers if (candidate := f"{name}~{number}") not in self._taken)

    def _take(self, source: str, sha256: str, taken: str) -> None:
        self._by_source[source] = taken
        self._by_bytes[sha256][taken] = source
        self._taken.add(taken)
