"""Commands that show how Chancery reads: why a text gave its claims, and what a corpus has that no entry knows."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Column

from chancery import api
from chancery.cli import options
from chancery.cli.console import heading, say, show_json, show_table
from chancery.cli.views import show_discards
from chancery.errors import SettingError, SourceError
from chancery.model import Discard, Document

if TYPE_CHECKING:
    from chancery.coding.explain import SentenceTrace

_LEDGER_SUFFIX = ".duckdb"


def explain(
    source: Annotated[str, typer.Argument(metavar="FILE|TEXT", help="A file to read, or the text itself.")],
    date: Annotated[str, typer.Option(metavar="DATE", help="When the text was published; a file tells its own.")] = "",
    words: Annotated[bool, typer.Option("--words", help="Show each word's parse too.")] = False,
    as_json: options.AsJson = False,
) -> None:
    """Show why a text gives its claims.

    Sentence by sentence: the actors found, the claims with their frames, and the verbs that stayed silent and why.
    """
    path = _file_in(source)
    if path and date:
        raise SettingError("--date goes with a text, not with a file, whose own date counts; leave it out")

    from chancery.coding.explain import explain as trace_sentences
    from chancery.grounding.states import state_name
    from chancery.ledger.headline import headline
    from chancery.run import code_text, read_and_code

    document, found = read_and_code(path) if path else code_text(source, date=date)
    traces = trace_sentences(document)
    if as_json:
        show_json(
            {
                "sentences": [_trace_json(trace) for trace in traces],
                "claims": api.ClaimTable(api.Row(c, {}) for c in found).to_dicts(),
            }
        )
        return
    for trace in traces:
        _show_trace(trace, words)
    heading(f"{len(found)} claims")
    for note in document.notes:
        say(f"note: {note}")
    for claim in found:
        say(f"{claim.start}-{claim.end} {headline(claim, state_name)}; frame {claim.frame}")


def gaps(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH...]", help="A ledger, or files and folders to read.")
    ] = None,
    ledger: options.LedgerFile = options.DEFAULT_LEDGER,
    limit: Annotated[int, typer.Option(min=1, help="How many names and verbs to show.")] = 40,
    as_json: options.AsJson = False,
) -> None:
    """List names and verbs that no entry knows.

    They are what a lexicon would have to gain to read a corpus better; the most frequent come first.
    """
    from chancery.coding.gaps import gaps as find_gaps

    documents, discards = _corpus(paths or [ledger])
    names, verbs = find_gaps(documents)
    if as_json:
        keys = ("text", "count", "example")
        show_json(
            {
                "names": [dict(zip(keys, row, strict=True)) for row in names],
                "verbs": [dict(zip(keys, row, strict=True)) for row in verbs],
                "set_aside": discards,
            }
        )
    else:
        _show_unknown("Names that no actor entry knows", names, limit)
        _show_unknown("Verbs that no frame knows", verbs, limit)
        if discards:
            heading("Set aside")
            show_discards(discards)
    if discards:
        raise typer.Exit(1)


def _file_in(source: str) -> Path | None:
    """Return the file that ``source`` names, None where it is a text; raises SourceError for a path to no file."""
    path = Path(source)
    try:
        if path.is_file():
            return path
    except (OSError, ValueError):  # a text may be longer than a path can be
        return None
    if not any(c.isspace() for c in source) and (path.suffix or "/" in source):
        raise SourceError(f"{source}: no such file; check the path, or give a whole sentence as text")
    return None


def _corpus(paths: list[Path]) -> tuple[list[Document], list[Discard]]:
    """Return the documents of a ledger, or of files and folders, and what of those was set aside."""
    from chancery.run import build
    from chancery.stores.duckdb import open_ledger

    if len(paths) == 1 and paths[0].suffix == _LEDGER_SUFFIX:
        with open_ledger(paths[0]) as opened:
            return opened.documents(), []
    with TemporaryDirectory() as folder:
        passing = Path(folder) / "gaps.duckdb"
        report = build(paths, passing)
        with open_ledger(passing) as opened:
            return opened.documents(), list(report.discards)


def _show_unknown(title: str, rows: Sequence[tuple[str, int, str]], limit: int) -> None:
    heading(f"{title}: {len(rows)}")
    columns = (Column("times", justify="right"), Column("words", max_width=28), Column("example", ratio=1))
    show_table(columns, ((str(count), text, example) for text, count, example in rows[:limit]))


def _show_trace(trace: "SentenceTrace", words: bool) -> None:
    heading(f"{trace.start}-{trace.end} {trace.text}")
    if words:
        columns = (
            Column("word"),
            Column("lemma"),
            Column("class", no_wrap=True),
            Column("relation", no_wrap=True),
            Column("head"),
        )
        show_table(columns, trace.tokens)
    for text, code, how in trace.mentions:
        say(f"actor  {text} = {code} ({how})")
    for frame, kind, quote in trace.fired:
        say(f"claim  {kind} by {frame}: {quote}")
    for predicate, reason in trace.silent:
        say(f"silent {predicate}: {reason}")


def _trace_json(trace: "SentenceTrace") -> dict[str, Any]:
    return {
        "start": trace.start,
        "end": trace.end,
        "text": trace.text,
        "tokens": [dict(zip(("text", "lemma", "upos", "dep", "head"), token, strict=True)) for token in trace.tokens],
        "mentions": [dict(zip(("text", "code", "how"), mention, strict=True)) for mention in trace.mentions],
        "fired": [dict(zip(("frame", "kind", "quote"), claim, strict=True)) for claim in trace.fired],
        "silent": [dict(zip(("predicate", "reason"), each, strict=True)) for each in trace.silent],
    }
