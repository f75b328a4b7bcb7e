"""The ledger behind the pages: cursors for many readers, the catalogue of its records, and one writer at a time."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, LifoQueue
from typing import Any

import msgspec

from chancery.errors import ChanceryError, DecisionError
from chancery.model import Decision, Record
from chancery.records import enter, reweave
from chancery.stores.duckdb import Ledger, open_ledger
from chancery.web.catalogue import Catalogue
from chancery.web.filters import Filters

_WAIT = 2.0  # seconds that somebody who decided waits to see what became of it
_PAUSE = 0.2  # seconds for which decisions gather before records are made anew
_PATIENCE = 5.0  # seconds for which closing waits for it
_KEPT = 64  # searches whose numbers and counts are kept


class Found:
    """The numbers of the records that a search finds, in its order; and for every record whether it is among them."""

    def __init__(self, numbers: Any, chosen: Any) -> None:
        self.numbers = numbers
        self.chosen = chosen


class View:
    """What one request sees: the ledger as it is at one moment."""

    def __init__(self, ledger: Ledger, catalogue: Catalogue, find: Callable[[Filters], Found]) -> None:
        self.ledger = ledger
        self.catalogue = catalogue
        self._find = find

    def search(self, filters: Filters) -> Found:
        """Return what a search finds, whatever its page."""
        return self._find(filters)

    def page(self, filters: Filters) -> tuple[list[Record], int]:
        """Return one page of the records that a search finds, and how many there are in all."""
        numbers = self.search(filters).numbers
        first = (filters.page - 1) * filters.per_page
        return self.numbered(numbers[first : first + filters.per_page]), len(numbers)

    def numbered(self, numbers: Any) -> list[Record]:
        """Return the records with these numbers, in the order given."""
        ids = self.catalogue.ids(numbers)
        held = self.ledger.records_by_id(ids)
        return [held[name] for name in ids if name in held]

    def chosen(self, filters: Filters) -> Any:
        """Return for every record of the catalogue whether a search finds it."""
        return self.search(filters).chosen


class Desk:
    """An open ledger that many read and, unless ``read_only``, some decide over; raises StoreError where it cannot be opened."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        open_ledger(path).close()  # says so where there is none, rather than making one
        self.path = path
        self.read_only = read_only
        self._ledger = open_ledger(path, create=not read_only)
        self._cursors: LifoQueue[Ledger] = LifoQueue()
        self._catalogue: Catalogue | None = None
        self._kept: dict[Filters, Found] = {}
        self._loading = threading.Lock()
        self._writing = threading.RLock()
        self._asked, self._idle = threading.Event(), threading.Event()
        self._closing = False
        self.trouble = ""
        self._idle.set()
        self._worker = threading.Thread(target=self._remake, name="remaking", daemon=True)
        if not read_only:
            self._worker.start()
            if self._ledger.is_stale():
                self._ask()

    def close(self) -> None:
        """Stop the remaking and let go of the file."""
        self._closing = True
        self._asked.set()
        if self._worker.is_alive():
            self._worker.join(_PATIENCE)  # what it has not written by then is made anew at the next start
        self._ledger.close()

    @contextmanager
    def view(self) -> Iterator[View]:
        """Lend a view of the ledger, which no decision changes meanwhile."""
        try:
            cursor = self._cursors.get_nowait()
        except Empty:
            cursor = self._ledger.cursor()
        try:
            with cursor.transaction():
                catalogue = self._catalogue_of(cursor)
                yield View(cursor, catalogue, lambda filters: self._found(cursor, catalogue, filters))
        finally:
            self._cursors.put(cursor)

    def _catalogue_of(self, cursor: Ledger) -> Catalogue:
        edition = cursor.edition()
        with self._loading:
            if self._catalogue is None or self._catalogue.edition != edition:
                self._catalogue = Catalogue(edition, cursor.catalogue())
                self._kept = {}
            return self._catalogue

    def _found(self, cursor: Ledger, catalogue: Catalogue, filters: Filters) -> Found:
        asked = msgspec.structs.replace(filters, page=1, per_page=1)
        kept = self._kept
        if asked not in kept:
            chosen = catalogue.chosen(asked, lambda word, whole: cursor.numbers_with(word, whole=whole))
            found = Found(catalogue.ordered(chosen, asked.order), chosen)
            if catalogue is not self._catalogue:
                return found
            with self._loading:
                while len(kept) >= _KEPT:
                    kept.pop(next(iter(kept)))
                kept[asked] = found
            return found
        return kept[asked]

    # Deciding

    @property
    def is_remaking(self) -> bool:
        """Whether decisions wait for the records to be made anew."""
        return not self._idle.is_set()

    def decide(self, action: str, target: str, words: Sequence[str] = (), *, who: str, why: str = "") -> Decision:
        """Enter a decision; where records must be made anew for it, that begins, and is waited for a moment."""
        if self.read_only:
            raise DecisionError("this desk only reads; start it without --read-only to decide")
        with self._writing:
            cursor = self._ledger.cursor()
            made = enter(cursor, action, target, words, who=who, why=why)
            stale = cursor.is_stale()
        if stale:
            self._ask()
            self._idle.wait(_WAIT)
        return made

    def _ask(self) -> None:
        self._idle.clear()
        self._asked.set()

    def _remake(self) -> None:
        while True:
            self._asked.wait()
            if self._closing:
                return
            threading.Event().wait(_PAUSE)
            self._asked.clear()
            try:
                cursor = self._ledger.cursor()
                reweave(cursor, writing=self._writing)
                self.trouble = ""
                if cursor.is_stale():
                    self._asked.set()
            except ChanceryError as error:
                self.trouble = str(error)
            if not self._asked.is_set():
                self._idle.set()
