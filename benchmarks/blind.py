"""How well quotations with their speakers, and numbers with their units, are found in sentences made to test just that.

    python benchmarks/blind.py [--show] [--language en]

The cases lie in tests/coding/quotations and tests/coding/figure_cases; their answers were set down before any was coded.
A quotation is right when its words are, apart from marks and stops at its ends; one that its tag interrupts is right
when it begins with its first word and ends with its last, for a claim quotes one run of the document. Its speaker is
right when the surname or the plain words agree.
A number is right when value and unit are; the cases spell some units otherwise (``UNITS``).
"""

import argparse
import re
import sys
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from rich import box
from rich.console import Console
from rich.table import Table

from chancery.coding.document import code_document
from chancery.grounding.states import state_name
from chancery.model import AnyClaim, Document, DocumentDate, Figure, Statement

# Unit names of the cases → those of the claims (docs/claims.md, the gold), and how many of these make one.
UNITS = {"t": ("tonnes", 1.0), "cubic metres": ("m3", 1.0), "hectares": ("ha", 1.0), "GW": ("MW", 1000.0)}
CASES = Path(__file__).resolve().parents[1] / "tests" / "coding"
EDGES = " \n\t.,!?;:…—–-\"'“”„«»‘’"


class Score(NamedTuple):
    """Right answers, all answers that were asked for, and those given too much."""

    right: int
    asked: int
    extra: int


def cases(kind: str, language: str) -> list[dict[str, Any]]:
    """Return the cases of a kind in a language."""
    return tomllib.loads((CASES / kind / f"{language}.toml").read_text(encoding="utf-8"))["case"]


def claims_of(case: dict[str, Any], language: str) -> list[AnyClaim]:
    """Return the claims of a case's text."""
    date = DocumentDate(value=case["date"], precision="day", method="given")
    return code_document(Document(id="case", text=case["text"], sha256="", language=language, date=date))


def words_of(case_quote: dict[str, Any], text: str) -> str:
    """Return the run of a text from the first to the last word of a quotation: a tag that interrupts it stands inside."""
    parts = [plain(part) for part in case_quote.get("words_parts") or [case_quote["words"]]]
    whole = plain(text)
    start = whole.index(parts[0])
    end = start
    for part in parts:
        end = whole.index(part, end) + len(part)
    return whole[start:end]


def plain(text: str) -> str:
    """Return text as runs of letters and digits."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold()))


def same_speaker(wanted: str, statement: Statement) -> bool:
    """Whether a statement's speaker is the one that a case names, by surname, plain words or the state's name."""
    name = plain(wanted).split()
    for actor in statement.speaker:
        told = [plain(actor.code.partition("|")[0]), plain(actor.text), plain(state_name(actor.state) if actor.state else "")]
        if any(name[-1] in t.split() or (name[0] in t.split() and len(name) > 1) for t in told if t):
            return True
    return False


def score_quotations(language: str, show: bool, console: Console) -> tuple[Score, Score]:
    """Return how many quotations are found to the word, and how many of those found have their speaker."""
    right = asked = extra = speakers = 0
    for case in cases("quotations", language):
        found = [c for c in claims_of(case, language) if isinstance(c, Statement) and c.manner == "quote"]
        left = list(found)
        missed = []
        for quote in case["quotes"]:
            asked += 1
            wanted = words_of(quote, case["text"])
            match = next((s for s in left if plain(s.quote) == wanted), None)
            if match is None:
                missed.append(f"missed: {wanted}")
                continue
            left.remove(match)
            right += 1
            if same_speaker(quote["speaker"], match):
                speakers += 1
            else:
                missed.append(f"speaker: {quote['speaker']}, not {', '.join(a.code for a in match.speaker)}")
        extra += len(left)
        missed += [f"extra: {s.quote} ({', '.join(a.code for a in s.speaker)})" for s in left]
        if show and missed:
            console.print(f"{language}: {case['text']}", markup=False, highlight=False)
            for line in missed:
                console.print(f"    {line}", markup=False, highlight=False)
    return Score(right, asked, extra), Score(speakers, right, 0)


def amount(value: float, unit: str) -> tuple[float, str]:
    """Return a value and unit in the spelling of the claims: a tonne is a tonne whether told as *t* or *tonnes*."""
    name, times = UNITS.get(unit, (unit, 1.0))
    return float(value) * times, name


def score_figures(language: str, show: bool, console: Console) -> Score:
    """Return how many numbers are found with value and unit."""
    right = asked = extra = 0
    for case in cases("figure_cases", language):
        found = [amount(c.value, c.unit) for c in claims_of(case, language) if isinstance(c, Figure)]
        wanted = [amount(f["value"], f["unit"]) for f in case["figures"]]
        missed = []
        for value, unit in wanted:
            asked += 1
            match = next((f for f in found if abs(f[0] - value) <= 0.001 * abs(value) and f[1] == unit), None)
            if match:
                found.remove(match)
                right += 1
            else:
                missed.append(f"missed {value:,.15g} {unit}")
        extra += len(found)
        missed += [f"extra {value:,.15g} {unit}" for value, unit in found]
        if show and missed:
            console.print(f"{language}: {case['text']}  →  {'; '.join(missed)}", markup=False, highlight=False)
    return Score(right, asked, extra)


def rows(languages: Iterable[str], show: bool, console: Console) -> Iterator[tuple[str, str, Score]]:
    """Yield language, what was scored, and the score."""
    for language in languages:
        quotes, speakers = score_quotations(language, show, console)
        yield language, "quotations", quotes
        yield language, "speakers", speakers
        yield language, "numbers", score_figures(language, show, console)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print the cases that are not right")
    parser.add_argument("--language", nargs="+", default=["en", "hu", "ru"])
    options = parser.parse_args()
    console = Console(width=None if sys.stdout.isatty() else 200)
    table = Table("language", "what", "asked", "right", "share", "too much", box=box.SIMPLE)
    total: dict[str, Score] = {}
    for language, what, score in rows(options.language, options.show, console):
        old = total.get(what, Score(0, 0, 0))
        total[what] = Score(*(a + b for a, b in zip(old, score, strict=True)))
        table.add_row(
            language, what, str(score.asked), str(score.right), f"{score.right / max(1, score.asked):.3f}", str(score.extra)
        )
    for what, score in total.items():
        table.add_row(
            "all", what, str(score.asked), str(score.right), f"{score.right / max(1, score.asked):.3f}", str(score.extra)
        )
    console.print(table)


if __name__ == "__main__":
    main()
