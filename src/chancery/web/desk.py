"""The ledger behind the pages: cursors for many readers, the catalogue of its records, and one writer at a time."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, LifoQueue
from typing import Any, TypeVar

import msgspec

from chancery.errors import DecisionError
from chancery.model import Decision, Record
from chancery.records import enter, reweave
from chancery.stores.duckdb import Ledger, open_ledger
from chancery.web.catalogue import Catalogue
from chancery.web.filters import Filters

T = TypeVar("T")
_WAIT = 2.0  # seconds that somebody who decided waits to see what became of it
_PAUSE = 0.2  # seconds for which decisions gather before records are made anew
_PATIENCE = 5.0  # seconds for which closing waits for it
_MOST_ACTORS = 5000
_SEARCHES, _PAGES = 60, 200  # searches, and parts of pages, that are kept


class Found:
    """The numbers of the records that a search finds, in its order; and for every record whether it is among them."""

    def __init__(self, numbers: Any, chosen: Any) -> None:
        self.numbers = numbers
        self.chosen = chosen


class Shelf:
    """What was made of one edition of the records and may be asked for again: at most ``size`` things, the oldest going first."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._held: dict[object, Any] = {}
        self._lock = threading.Lock()

    def get(self, name: object, make: Callable[[], T]) -> T:
        """Return what stands under a name, made now if nothing does."""
        with self._lock:
            if name in self._held:
                found: T = self._held[name]
                return found
        made = make()
        with self._lock:
            while len(self._held) >= self._size:
                self._held.pop(next(iter(self._held)))
            self._held[name] = made
        return made


class Edition:
    """The records as they were at one moment, and what was made of them since."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.searches = Shelf(_SEARCHES)
        self.pages = Shelf(_PAGES)


class View:
    """What one request sees: the ledger as it is at one moment."""

    def __init__(self, ledger: Ledger, edition: Edition) -> None:
        self.ledger = ledger
        self.catalogue = edition.catalogue
        self._edition = edition

    def search(self, filters: Filters) -> Found:
        """Return what a search finds, whatever its page."""
        asked = msgspec.structs.replace(filters, page=1, per_page=1)
        return self._edition.searches.get(asked, lambda: self._find(asked))

    def _find(self, filters: Filters) -> Found:
        chosen = self.catalogue.chosen(filters, lambda word, whole: self.ledger.numbers_with(word, whole=whole))
        return Found(self.catalogue.ordered(chosen, filters.order), chosen)

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

    @property
    def day(self) -> str:
        """The day of the newest document, by which what is overdue is decided."""
        return self.kept("day", self.ledger.newest_date)

    def actors(self) -> list[tuple[str, int]]:
        """Return the actors told of most that are no states, by code, with the number of their records."""
        return self.kept("actors", lambda: self.ledger.actor_counts(_MOST_ACTORS))

    def kept(self, name: str, make: Callable[[], T]) -> T:
        """Return what was made under a name, made now if it is not kept from before; it holds until the records change."""
        return self._edition.pages.get(name, make)

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
        self._edition: Edition | None = None
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
                yield View(cursor, self._read(cursor))
        finally:
            self._cursors.put(cursor)

    def _read(self, cursor: Ledger) -> Edition:
        number = cursor.edition()
        with self._loading:
            if self._edition is None or self._edition.catalogue.edition != number:
                self._edition = Edition(Catalogue(number, cursor.catalogue()))
            return self._edition

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
            except Exception as error:  # noqa: BLE001 - the worker goes on, and what went wrong is shown to those who decide
                self.trouble = str(error) or type(error).__name__
            if not self._asked.is_set():
                self._idle.set()
