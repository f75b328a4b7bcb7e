"""The options and arguments that commands share, and what they mean."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from chancery.model import FACTUALITIES, KINDS

DEFAULT_LEDGER = Path("chancery.duckdb")

LedgerFile = Annotated[
    Path, typer.Option("--ledger", envvar="CHANCERY_LEDGER", metavar="FILE", help="The ledger to use.", show_default=True)
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
Since = Annotated[str, typer.Option(metavar="DATE", help="First date wanted: 2008, 2008-05 or 2008-05-22.")]
Until = Annotated[str, typer.Option(metavar="DATE", help="Last date wanted, inclusive.")]
Kinds = Annotated[
    list[str] | None, typer.Option("--kind", metavar="KIND", help=f"Only this kind, repeatable: {', '.join(KINDS)}.")
]
Factuality = Annotated[str, typer.Option(metavar="HOW", help=f"Only claims told so: {', '.join(FACTUALITIES)}.")]
State = Annotated[str, typer.Argument(metavar="STATE", help="A state by name or code: Kazakhstan, KAZ.")]
OptionalState = Annotated[
    str, typer.Argument(metavar="[STATE]", help="Only what involves this state, by name or code.", show_default=False)
]


def ledger_option(ledger: Path) -> str:
    """Return what a suggested command needs to use this ledger: nothing for the default one.

    >>> ledger_option(Path("chancery.duckdb"))
    ''
    >>> ledger_option(Path("my notes.duckdb"))
    " --ledger 'my notes.duckdb'"
    """
    return "" if ledger == DEFAULT_LEDGER else f" --ledger {shlex.quote(str(ledger))}"
