"""The Python API: text or ledgers in, tables of claims out. Import it as ``chancery``."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self, overload

from chancery.claims import claim_kind
from chancery.days import is_date
from chancery.errors import ChanceryError, SettingError
from chancery.exports.jsonl import claim_dict
from chancery.model import FACTUALITIES, KINDS, AnyClaim, Document, Query, Record, Thread

if TYPE_CHECKING:
    import pandas
    import pyarrow

    from chancery.run import BuildReport, Progress


class Row(NamedTuple):
    """A claim and, if it stands in a ledger, its ``record``, ``evidence_id`` and ``document_date``."""

    claim: AnyClaim
    identity: Mapping[str, str]


class ClaimTable(Sequence[AnyClaim]):
    """Claims in order: a sequence that turns into dictionaries, an Arrow table or a pandas frame."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = tuple(rows)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> AnyClaim: ...
    @overload
    def __getitem__(self, index: slice) -> "ClaimTable": ...
    def __getitem__(self, index: int | slice) -> "AnyClaim | ClaimTable":
        return ClaimTable(self._rows[index]) if isinstance(index, slice) else self._rows[index].claim

    def __iter__(self) -> Iterator[AnyClaim]:
        return (row.claim for row in self._rows)

    def __repr__(self) -> str:
        kinds = [claim_kind(claim) for claim in self]
        counts = ", ".join(f"{kinds.count(kind)} {kind}" for kind in KINDS if kind in kinds)
        return f"<ClaimTable of {len(self)} claims{': ' if counts else ''}{counts}>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return each claim as docs/claims.md writes it; claims from a ledger also carry their record."""
        from chancery.grounding.states import state_name

        return [claim_dict(row.claim, state_name, row.identity) for row in self._rows]

    def to_arrow(self) -> "pyarrow.Table":
        """Return an Arrow table with one row a claim and the columns of ``exports.tables.SCHEMA``."""
        from chancery.exports.tables import arrow_table

        return arrow_table(self.to_dicts())

    def to_pandas(self) -> "pandas.DataFrame":
        """Return a pandas frame with one row a claim; raises ChanceryError where pandas is not installed."""
        try:
            import pandas  # noqa: F401
        except ImportError as error:
            raise ChanceryError("to_pandas needs pandas; install it with: pip install 'chancery[pandas]'") from error
        return self.to_arrow().to_pandas()


def code(text: str, *, date: str = "", language: str = "", name: str = "text") -> ClaimTable:
    """Return the claims of one text; ``date`` is when it was published, ``language`` is found out if not given.

    Raises SourceError if the text is empty or the date none.

    >>> claims = code("Hungary and Serbia signed an agreement on tourism in Budapest.", date="2021-03-04")
    >>> [(claim["form"], claim["stage"], claim["parties"]) for claim in claims.to_dicts() if claim["kind"] == "instrument"]
    [('agreement', 'signed', ['HUN', 'SRB'])]
    """
    from chancery.run import code_text

    _, claims = code_text(text, date=date, language=language, name=name)
    return ClaimTable(Row(claim, {}) for claim in claims)


def build(
    paths: str | Path | Iterable[str | Path],
    ledger: str | Path,
    *,
    workers: int = 1,
    on_progress: "Callable[[Progress], None] | None" = None,
) -> "BuildReport":
    """Read the files and folders in ``paths`` into a ledger, which is made if it is not there, and report what was done."""
    from chancery import run

    # A string is a sequence of strings too: "examples" must not read the folder "/" or files called "e" and "x".
    given = [paths] if isinstance(paths, str | Path) else paths
    return run.build([Path(path) for path in given], Path(ledger), workers=workers, on_progress=on_progress)


class Ledger:
    """A ledger opened for reading; raises StoreError if there is none at ``path``."""

    def __init__(self, path: str | Path) -> None:
        from chancery.stores.duckdb import open_ledger

        self._store = open_ledger(Path(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file, so that another process can write it."""
        self._store.close()

    def claims(
        self,
        *,
        kind: str | Iterable[str] = (),
        states: Iterable[str] = (),
        since: str = "",
        until: str = "",
        document: str = "",
        factuality: str = "",
    ) -> ClaimTable:
        """Return the claims that meet every condition given; ``states`` are names or codes that must all be involved."""
        from chancery.records import as_corrected

        asked = query(kind=kind, states=states, since=since, until=until, document=document, factuality=factuality)
        return ClaimTable(ledger_row(row) for row in as_corrected(self._store, self._store.claim_rows(asked)))

    def records(
        self,
        *,
        kind: str | Iterable[str] = (),
        states: Iterable[str] = (),
        since: str = "",
        until: str = "",
        document: str = "",
        factuality: str = "",
    ) -> list[Record]:
        """Return the records that meet every condition given, as for ``claims``."""
        return list(
            self._store.records(
                query(kind=kind, states=states, since=since, until=until, document=document, factuality=factuality)
            )
        )

    def threads(self, *, kind: str | Iterable[str] = (), states: Iterable[str] = (), contested: bool = False) -> list[Thread]:
        """Return the threads of these kinds with all these states; only contested ones if asked for."""
        kinds = (kind,) if isinstance(kind, str) else tuple(kind)
        return self._store.threads(kinds=kinds, states=query(states=states).states, contested=contested)

    def documents(self) -> list[Document]:
        """Return the documents that the ledger holds."""
        return list(self._store.documents())


def query(
    *,
    kind: str | Iterable[str] = (),
    states: Iterable[str] = (),
    since: str = "",
    until: str = "",
    document: str = "",
    factuality: str = "",
    contested: bool = False,
) -> Query:
    """Return a Query from what people type: states by name or code, everything checked.

    Raises SettingError for an unknown kind or factuality or a date that is none, GroundingError for an unknown state.
    """
    from chancery.grounding.states import find_state

    kinds = (kind,) if isinstance(kind, str) else tuple(kind)
    for each in kinds:
        _check_choice("kind", each, KINDS)
    _check_choice("factuality", factuality, FACTUALITIES)
    check_date("since", since)
    check_date("until", until)
    return Query(
        kinds=tuple(each for each in kinds if each),
        states=tuple(find_state(state) for state in states),
        document=document,
        factuality=factuality,
        since=since,
        until=until,
        contested=contested,
    )


def thread_status(thread: Thread, day: str) -> str:
    """Return a thread's status as of an ISO day: a commitment that is not settled by its due day is ``overdue``."""
    from chancery.ledger.promises import status_on

    return status_on(thread, day)


def ledger_row(row: Any) -> Row:
    """Return a store's claim row as a Row with the identity that exports show."""
    return Row(row.claim, {"record": row.record, "evidence_id": row.evidence_id, "document_date": row.document_date})


def check_date(name: str, value: str) -> None:
    """Raise SettingError unless ``value`` is empty or a date.

    >>> check_date("since", "22 May 2008")
    Traceback (most recent call last):
        ...
    chancery.errors.SettingError: since is '22 May 2008', which is no date; write 2008, 2008-05 or 2008-05-22
    """
    if value and not is_date(value):
        raise SettingError(f"{name} is {value!r}, which is no date; write 2008, 2008-05 or 2008-05-22")


def _check_choice(name: str, value: str, choices: tuple[str, ...]) -> None:
    if value and value not in choices:
        raise SettingError(f"{name} is {value!r}; choose from {', '.join(choices)}")
