"""Joins the stages: files become documents, documents claims, claims records. The only module that may."""

import hashlib
import os
import re
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from functools import cache
from itertools import islice
from pathlib import Path
from time import perf_counter
from traceback import extract_tb
from typing import TYPE_CHECKING, Literal

import msgspec

from chancery import __version__
from chancery.claims import claim_others, claim_states
from chancery.engines.local import map_documents
from chancery.errors import ChanceryError, LanguageError, SourceError
from chancery.ledger.copies import fingerprint
from chancery.ledger.ids import DocumentIds
from chancery.ledger.keys import claim_key, evidence_id
from chancery.ledger.traits import read_traits
from chancery.model import AnyClaim, Discard, Document, DocumentDate, Struct
from chancery.records import now, reweave
from chancery.settings import setting
from chancery.stores.rows import ClaimRow

if TYPE_CHECKING:
    from chancery.grounding.mentions import Grounded
    from chancery.stores.duckdb import Ledger

# A change in any of these may change what is claimed of a document, which is then coded anew.
_CODE = ("model.py", "calendars.py", "sources", "languages", "lexicons", "grounding", "coding", "ledger")
_DATE_FORMS: dict[int, tuple[Literal["year", "month", "day"], str]] = {
    4: ("year", "%Y"),
    7: ("month", "%Y-%m"),
    10: ("day", "%Y-%m-%d"),
}


class Progress(Struct, frozen=True, kw_only=True):
    """How far a build has come: files done, files found, and the one done last."""

    done: int
    total: int
    current: str


class BuildReport(Struct, frozen=True, kw_only=True):
    """What a build did: ``read`` files are ``kept``, ``unchanged`` since they were kept, or among the ``discards``.

    ``claims`` and ``records`` are what the ledger now holds in all. ``stage_seconds`` adds up all processes.
    """

    read: int
    kept: int
    unchanged: int
    discards: tuple[Discard, ...]
    claims: int
    records: int
    seconds: float
    stage_seconds: dict[str, float]


class _Task(Struct, frozen=True, kw_only=True):
    """A file to read; ``sha256`` is of the bytes that the ledger has coded with this very version, else empty."""

    path: Path
    source: str
    sha256: str = ""


class _Coded(Struct, frozen=True, kw_only=True):
    document: Document
    claims: list[AnyClaim]
    seconds: dict[str, float]


class _Unchanged(Struct, frozen=True, kw_only=True):
    source: str


_Outcome = _Coded | _Unchanged | Discard


def build(
    paths: Iterable[Path | str],
    ledger_path: Path | str,
    *,
    workers: int = 1,
    on_progress: Callable[[Progress], None] | None = None,
) -> BuildReport:
    """Read files and folders into a ledger, made where there is none, and report what became of every file.

    Documents are stored a few at a time, so a build that is cut off goes on from there when it is run again and ends the
    same. A file that has changed is coded anew, one that has gone stays. Raises StoreError if the ledger cannot be
    written; whatever is wrong with a file sets that file aside.
    """
    from chancery.sources.files import find_files
    from chancery.stores.duckdb import open_ledger

    began = perf_counter()
    given = [Path(path) for path in paths]
    with open_ledger(ledger_path, create=True) as ledger:
        run = ledger.start_run(started=now(), version=code_version(), paths=[_printable(str(path)) for path in given])
        # A file that is given twice is read once.
        found = {_source(each): each for each in find_files(given)}
        intake = _Intake(ledger, run.id, {source: _printable(_name(each)) for source, each in found.items()})
        intake.seconds["find"] = perf_counter() - began
        with closing(_outcomes(found, ledger, workers)) as outcomes:
            while batch := list(islice(outcomes, max(1, int(setting("batch_documents"))))):
                intake.store(batch)
                if on_progress:
                    on_progress(Progress(done=intake.done, total=len(found), current=intake.current))
        started = perf_counter()
        reweave(ledger)
        intake.seconds["merge"] = perf_counter() - started
        report = BuildReport(
            read=len(found),
            kept=intake.kept,
            unchanged=intake.unchanged,
            discards=tuple(intake.discards),
            claims=sum(ledger.counts().claims.values()),
            records=ledger.counts().records,
            seconds=perf_counter() - began,
            stage_seconds=intake.seconds,
        )
        counts = {"read": report.read, "kept": report.kept, "unchanged": report.unchanged, "set_aside": len(report.discards)}
        ledger.finish_run(msgspec.structs.replace(run, finished=now(), **counts))
    return report


class _Intake:
    """Stores what becomes of the files of one build and counts it; ``names`` gives every source as people wrote it."""

    def __init__(self, ledger: "Ledger", run: str, names: dict[str, str]) -> None:
        self._ledger = ledger
        self._run = run
        self._names = names
        held = ledger.known_documents().items()
        self._ids = DocumentIds(((source, known.sha256, known.id) for source, known in held), present=names)
        self.kept = self.unchanged = 0
        self.discards: list[Discard] = []
        self.seconds: dict[str, float] = {}
        self.current = ""

    @property
    def done(self) -> int:
        return self.kept + self.unchanged + len(self.discards)

    def store(self, batch: Sequence[_Outcome]) -> None:
        """Write a batch to the ledger, all of it or nothing."""
        started = perf_counter()
        coded: list[tuple[Document, list[ClaimRow], bytes]] = []
        unchanged: list[str] = []
        with self._ledger.transaction():
            for outcome in batch:
                match outcome:
                    case _Coded():
                        coded.append(self._identified(outcome))
                        source = outcome.document.source
                    case _Unchanged(source=source):
                        unchanged.append(source)
                    case Discard(document=source):
                        self._ledger.set_aside(outcome, self._run)
                        self.discards.append(msgspec.structs.replace(outcome, document=self._names[source]))
                self.current = self._names[source]
            if coded:
                self._ledger.put_batch(coded, code_version())
            self._ledger.clear_set_aside(unchanged)
        self.kept += len(coded)
        self.unchanged += len(unchanged)
        self._spend("store", perf_counter() - started)

    def _identified(self, outcome: _Coded) -> tuple[Document, list[ClaimRow], bytes]:
        for stage, seconds in outcome.seconds.items():
            self._spend(stage, seconds)
        document = msgspec.structs.replace(outcome.document, id=self._ids.assign(outcome.document))
        return document, claim_rows(document, outcome.claims), fingerprint(document.text)

    def _spend(self, stage: str, seconds: float) -> None:
        self.seconds[stage] = self.seconds.get(stage, 0.0) + seconds


def claim_rows(document: Document, claims: Iterable[AnyClaim]) -> list[ClaimRow]:
    """Return a document's claims as a ledger takes them: under the document's id, with their identities and states."""
    date = document.date.value if document.date else ""
    own = [msgspec.structs.replace(claim, doc=document.id) for claim in claims]
    return [
        ClaimRow(
            evidence_id=evidence_id(document, claim),
            claim_key=claim_key(claim, date),
            document_date=date,
            claim=claim,
            states=claim_states(claim),
            actors=claim_others(claim),
            traits=msgspec.json.encode(read_traits(claim, date, document.language)).decode(),
        )
        for claim in own
    ]


def read_and_code(path: Path | str) -> tuple[Document, list[AnyClaim]]:
    """Return the document in a file and its claims; raises SourceError or CodingError."""
    from chancery.sources.files import read_document

    return _code(read_document(Path(path)), {})


def code_text(text: str, *, date: str = "", language: str = "", name: str = "text") -> tuple[Document, list[AnyClaim]]:
    """Return the document that a text makes, and its claims; ``date`` is when it was published, as 2008-05-22 or shorter.

    Raises SourceError if there is nothing to read in the text or the date is none, LanguageError for a language that is
    not given by its ISO 639 code.
    """
    from chancery.sources.files import read_bytes

    if language and not re.fullmatch("[a-z]{2,3}", language):
        raise LanguageError(f"{language!r} is no language code; give one of two or three small letters, such as en or hu")
    document = read_bytes(text.encode("utf-8", "replace"), name=name, kind="text")
    if date:
        document = msgspec.structs.replace(document, date=_given_date(date))
    return _code(msgspec.structs.replace(document, language=language), {})


def ground_text(text: str, *, date: str = "", language: str = "") -> "Grounded":
    """Return whom, which dates and which amounts a text means, seen from ``date``.

    Raises SourceError if there is nothing to read in the text or the date is none, LanguageError for a language without
    pipeline or lexicons.
    """
    from chancery.grounding.gazetteer import can_ground
    from chancery.grounding.mentions import ground
    from chancery.languages.detect import detect_language
    from chancery.languages.pipeline import parse

    if not text.strip():
        raise SourceError("there is no text; give a sentence")
    anchor = _given_date(date).value if date else ""
    language = language or detect_language(text)
    if not can_ground(language):
        raise LanguageError(f"no names are known in language {language!r}; give --language en, hu or ru")
    return ground(parse(text, language), text, language, anchor)


def code_version() -> str:
    """Return the version of all that decides what is claimed of a document: package, rules, and the pipelines that were set."""
    chosen = [str(value) for value in (setting("languages"), setting("relations")) if value]
    return "+".join([_rules_version(), *chosen])


@cache
def _rules_version() -> str:
    """Return the package's version with a hash of its rules and weights."""
    home = Path(__file__).parent
    digest = hashlib.blake2b(digest_size=6)
    for part in _CODE:
        top = home / part
        for file in [top] if top.is_file() else sorted(path for path in top.rglob("*") if path.is_file()):
            if "__pycache__" not in file.parts:
                content = file.read_bytes()
                digest.update(f"{file.relative_to(home).as_posix()} {len(content)} ".encode() + content)
    return f"{__version__}+{digest.hexdigest()}"


def _outcomes(found: Mapping[str, Path | Discard], ledger: "Ledger", workers: int) -> Generator[_Outcome, None, None]:
    known = ledger.known_documents()
    yield from (msgspec.structs.replace(each, document=source) for source, each in found.items() if isinstance(each, Discard))
    tasks = []
    for source, each in found.items():
        if isinstance(each, Path):
            held = known.get(source)
            current = held.sha256 if held and held.code_version == code_version() else ""
            tasks.append(_Task(path=each, source=source, sha256=current))
    yield from map_documents(tasks, _work, workers, name=lambda task: task.source)


def _work(task: _Task) -> _Outcome:
    """Read and code one file in whatever process this is; what is wrong with it comes back as a Discard."""
    from chancery.sources.files import read_document

    started = perf_counter()
    stage, prefix = "sources", f"{task.path}: "
    try:
        if task.sha256 and _sha256(task.path) == task.sha256:
            return _Unchanged(source=task.source)
        document = read_document(task.path)
        seconds = {"read": perf_counter() - started}
        stage = "coding"
        document, claims = _code(msgspec.structs.replace(document, source=task.source), seconds)
        # What no ledger can write (half a surrogate pair, say) is found here, where it costs one document.
        msgspec.json.encode((document, claims))
        return _Coded(document=document, claims=claims, seconds=seconds)
    except ChanceryError as error:
        reason = str(error).removeprefix(prefix)
    except Exception as error:  # noqa: BLE001  one document must not end a build of thousands
        place = extract_tb(error.__traceback__)[-1]
        reason = f"internal error: {type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
    return Discard(stage=stage, reason=_printable(" ".join(reason.split())), document=task.source)


def _code(document: Document, seconds: dict[str, float]) -> tuple[Document, list[AnyClaim]]:
    from chancery.coding.document import code_document, coded_languages
    from chancery.languages.detect import detect_language

    limit = int(setting("max_characters"))
    if len(document.text) > limit:
        raise SourceError(
            f"{len(document.text):,} characters, over the limit of {limit:,}; split it or raise CHANCERY_MAX_CHARACTERS"
        )
    started = perf_counter()
    language = document.language or detect_language(document.text)
    document = msgspec.structs.replace(document, language=language)
    seconds["detect"] = perf_counter() - started
    if language not in coded_languages():
        known = language not in ("", "und")
        note = f"language {language} is kept but not coded yet" if known else "kept but not coded: language unknown"
        return msgspec.structs.replace(document, notes=(*document.notes, note)), []
    started = perf_counter()
    claims = list(code_document(document))
    seconds["code"] = perf_counter() - started
    return document, claims


def _given_date(date: str) -> DocumentDate:
    try:
        precision, form = _DATE_FORMS[len(date)]
        datetime.strptime(date, form)
    except (KeyError, ValueError) as error:
        raise SourceError(f"{date!r} is no date; write 2008, 2008-05 or 2008-05-22") from error
    return DocumentDate(value=date, precision=precision, method="given")


def _source(found: Path | Discard) -> str:
    # The same file goes by the same name whatever folder Chancery is run from.
    name = _name(found)
    if os.path.islink(name) and isinstance(found, Discard):
        return _printable(os.path.abspath(name))
    try:
        return _printable(os.path.realpath(name))
    except (OSError, ValueError):  # a link that may not be followed
        return _printable(name)


def _name(found: Path | Discard) -> str:
    return found.document if isinstance(found, Discard) else str(found)


def _printable(text: str) -> str:
    # File names may hold bytes that are no UTF-8; they are written out so that every name stays its own.
    return text.encode("utf-8", "backslashreplace").decode()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
