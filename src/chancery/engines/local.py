"""Work spread over the processors of one machine, in order, so that a document that kills its process harms no other."""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import TypeVar

from chancery.errors import CodingError
from chancery.model import Discard

T = TypeVar("T")
R = TypeVar("R")

# Items under way for each worker: enough that none waits for work, few enough that little is done again when one dies.
_AHEAD = 3


def map_documents(
    items: Iterable[T], work: Callable[[T], R], workers: int = 1, *, name: Callable[[T], str] = str
) -> Iterator[R | Discard]:
    """Yield what ``work`` makes of every item, in the items' order, using ``workers`` processes.

    With one worker everything happens in this process. With more, ``work``, items and results must be picklable, and an
    item whose process dies (out of memory, say) yields a Discard of stage ``engine`` that calls it by ``name``. An exception
    that ``work`` raises is raised here either way. Raises CodingError if no process can be started.
    """
    if workers <= 1:
        yield from map(work, items)
        return
    waiting = iter(items)
    under_way: deque[tuple[T, Future[R] | None]] = deque()
    pool = _pool(workers)
    try:
        while True:
            try:
                for item in islice(waiting, workers * _AHEAD - len(under_way)):
                    under_way.append((item, None))
                    under_way[-1] = (item, pool.submit(work, item))
                if not under_way:
                    return
                future = under_way[0][1]
                assert future is not None
                result = future.result()
            except BrokenProcessPool:
                # Nobody knows whose item it was, so each that was under way is done again by itself.
                pool.shutdown()
                yield from _one_by_one([item for item, _ in under_way], work, name)
                under_way.clear()
                pool = _pool(workers)
            else:
                under_way.popleft()
                yield result
    finally:
        pool.shutdown(cancel_futures=True)


def _one_by_one(items: Iterable[T], work: Callable[[T], R], name: Callable[[T], str]) -> Iterator[R | Discard]:
    pool = _pool(1)
    try:
        for item in items:
            result: R | Discard
            try:
                result = pool.submit(work, item).result()
            except BrokenProcessPool:
                reason = "the process that coded it died, out of memory perhaps; split the document or leave it out"
                result = Discard(stage="engine", reason=reason, document=name(item))
                pool.shutdown()
                pool = _pool(1)
            yield result
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Spawned processes, unlike forked ones, share neither an open ledger nor its threads.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start)
    try:
        pool.submit(int).result()
    except BrokenProcessPool as error:
        raise CodingError(
            "no worker process can be started; use workers=1, or put your script's own work under if __name__ == '__main__'"
        ) from error
    return pool


def _start() -> None:
    # Ctrl-C is for the process that owns the ledger; it ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # A killed parent cannot tell its workers to stop.
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
