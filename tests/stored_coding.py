"""The real coder's claims, stored once and repeated in no time, where a test is about what happens around coding.

    python tests/stored_coding.py STORED ARGUMENTS...    runs ``chancery ARGUMENTS`` in this way
    python tests/stored_coding.py STORED                 runs one command after the other, for ``Commands``

``STORED`` is what ``store_claims`` wrote. A document gets those of its claims whose words still stand where they stood, and, as
in ``fake_coding``, a visit for every ``AAA visits BBB``.
"""

import gc
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterable
from contextlib import redirect_stderr, suppress
from functools import wraps
from io import StringIO
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import perf_counter
from types import ModuleType
from typing import Any, NamedTuple

import msgspec

from chancery.model import AnyClaim, Document
from fake_coding import coder

_decode = msgspec.json.Decoder(dict[str, list[AnyClaim]]).decode


def store_claims(paths: Iterable[Path], stored: Path) -> None:
    """Code files with the real coder and store their claims under the documents' ids."""
    from chancery.run import read_and_code

    coded = [read_and_code(path) for path in paths]
    stored.write_bytes(msgspec.json.encode({document.id: claims for document, claims in coded}))


def stored_module(stored: Path) -> ModuleType:
    """Return a module to put in place of ``chancery.coding.document``."""
    held = _decode(stored.read_bytes())

    def code_document(document: Document) -> list[AnyClaim]:
        return [claim for claim in held.get(document.id, ()) if _fits(claim, document.text)] + coder(document)

    module = ModuleType("chancery.coding.document")
    vars(module).update(code_document=code_document, coded_languages=lambda: frozenset({"en", "hu", "ru"}))
    return module


def serve() -> None:
    """Run the commands that stand in standard input, each one line of JSON: arguments, file for its output, file for its errors.

    Each is a process group of its own, forked from this one, which has loaded all modules but opened no ledger. Standard
    output says ``ready`` at first, then of each ``started PID``, ``writes`` whenever it is about to open, commit or close, and
    ``ended CODE``, negative for the signal that killed it.
    """
    import datasketch  # noqa: F401  what commands import on use takes longer than their work
    import pandas  # noqa: F401

    import chancery.verify  # noqa: F401
    from chancery.cli import main
    from chancery.grounding.states import state_name
    from chancery.run import code_text, code_version
    from chancery.stores.duckdb import open_ledger  # noqa: F401

    code_version()
    state_name("FRA")
    code_text("The model that detects languages is loaded here once, and with it all that reads a text.")
    with suppress(SystemExit), redirect_stderr(StringIO()):
        main(["verify", "--ledger", "/nowhere"])
    gc.freeze()
    print("ready", flush=True)
    for line in sys.stdin:
        arguments, out, error = msgspec.json.decode(line)
        pid = os.fork()
        if pid == 0:
            os.setsid()
            events = os.dup(1)
            for number, file in enumerate((out, error), 1):
                os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
            _tell_writes(events)
            os.write(events, f"started {os.getpid()}\n".encode())
            _exit_after(main, arguments)
        _, status = os.waitpid(pid, 0)
        print("ended", os.waitstatus_to_exitcode(status), flush=True)


class Ended(NamedTuple):
    """How a command ended: its code (negative where it was killed), what it said, its seconds and how often it was to write."""

    code: int
    out: str
    error: str
    seconds: float
    writes: int


class Commands:
    """Runs commands one after the other, each in a process group of its own that can be killed."""

    def __init__(self, stored: Path, place: Path, **environment: str) -> None:
        self._out, self._error = place / "out", place / "error"
        script = [sys.executable, __file__, str(stored)]
        self._server = subprocess.Popen(
            script, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | environment
        )
        self._events: SimpleQueue[str] = SimpleQueue()
        Thread(target=self._listen, daemon=True).start()
        self.pid = self._server.pid
        assert self._events.get() == "ready\n"

    def run(self, arguments: Iterable[str | Path], delay: float | None = None, write: int = 0) -> Ended:
        """Run a command and, if it has not ended by then, kill it some seconds after it was about to write so many times."""
        assert self._server.stdin is not None
        order = msgspec.json.encode([[str(each) for each in arguments], str(self._out), str(self._error)])
        self._server.stdin.write(order.decode() + "\n")
        self._server.stdin.flush()
        began = perf_counter()
        said, _, pid = self._events.get().partition(" ")
        assert said == "started"
        deadline, event, writes = None, "", 0
        while not event.startswith("ended"):
            if delay is not None and writes >= write:
                deadline, delay = perf_counter() + delay, None
            try:
                event = self._events.get(timeout=None if deadline is None else max(0.0, deadline - perf_counter()))
                writes += event == "writes\n"
            except Empty:
                os.killpg(int(pid), signal.SIGKILL)
                deadline = None
        seconds = perf_counter() - began
        return Ended(int(event.split()[1]), self._out.read_text(), self._error.read_text(), seconds, writes)

    def close(self) -> None:
        """Let the process end from which the commands are forked."""
        self._server.communicate()

    def _listen(self) -> None:
        assert self._server.stdout is not None
        for line in self._server.stdout:
            self._events.put(line)
        self._events.put("ended 1000")  # so that nobody waits for what is no longer there


def _exit_after(main: Callable[[list[str]], None], arguments: list[str]) -> None:
    code: object = 1
    try:
        main(arguments)
    except SystemExit as ended:
        code = ended.code
    except BaseException:  # noqa: BLE001  told as Python would tell it
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(int(str(code or 0)))  # taking a large process apart takes longer than most commands


def _fits(claim: AnyClaim, text: str) -> bool:
    told = text[claim.start : claim.end] == claim.quote and text[claim.sentence_start : claim.sentence_end] == claim.sentence
    return told and all(end <= len(text) for _, end in claim.also)


def _tell_writes(events: int) -> None:
    """Say so whenever a ledger is about to be opened, to commit or to be closed."""
    import duckdb

    from chancery.stores.duckdb import Ledger

    def telling(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def call(*arguments: Any, **named: Any) -> Any:
            if function is not run or arguments[1] == "COMMIT":
                os.write(events, b"writes\n")
            return function(*arguments, **named)

        return call

    run = Ledger._run
    duckdb.connect = telling(duckdb.connect)
    Ledger._run = telling(run)  # type: ignore[method-assign]
    Ledger.close = telling(Ledger.close)  # type: ignore[method-assign]


if __name__ == "__main__":
    sys.modules["chancery.coding.document"] = stored_module(Path(sys.argv[1]))
    if sys.argv[2:]:
        from chancery.cli import main

        main(sys.argv[2:])
    serve()
