"""Hand-made cases of grounding: a file a language, each case one text and what it must mean.

``who``: the ``phrase`` of the ``text`` means the actors ``codes``; without codes, no actor. ``place``: the phrase only says
where, and there is ``place``; empty, that it is no place. ``when``: the text's dates, in order. ``amount``: its amounts, each as
``approximation value unit change`` with *exact* and *level* left out.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from chancery.run import ground_text

FOLDER = Path(__file__).parent / "texts"
KINDS = ("who", "place", "when", "amount")


class Case(NamedTuple):
    """One case as its file has it."""

    language: str
    kind: str
    entry: dict[str, Any]

    @property
    def trap(self) -> bool:
        """Whether nothing must be found."""
        return not (self.entry.get("codes") or self.entry.get("place") or self.entry.get("values"))


def read_cases(language: str) -> Iterator[Case]:
    """Yield the cases of a language in the order of its file."""
    content = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    for kind in KINDS:
        for entry in content.get(kind, ()):
            yield Case(language, kind, entry)


def answer(case: Case) -> Any:
    """Return what Chancery says: the codes or the place of the phrase, else the values of the text."""
    text, entry = case.entry["text"], case.entry
    found = ground_text(text, date=entry.get("date", ""), language=case.language)
    if case.kind == "when":
        return [d.value for d in found.dates]
    if case.kind == "amount":
        return [amount(q) for q in found.quantities]
    start = text.index(entry["phrase"])
    end = start + len(entry["phrase"])
    over = [m for m in found.mentions if m.start < end and start < m.end]
    if case.kind == "place":
        return next((m.place for m in over if m.place), "")
    return sorted({code for m in over for code in m.codes})


def amount(quantity: Any) -> str:
    """Return an amount in one line."""
    parts = ["" if quantity.approximation == "exact" else quantity.approximation, f"{quantity.value:.12g}", quantity.unit]
    return " ".join(p for p in (*parts, "" if quantity.change == "level" else quantity.change) if p)


def wanted(case: Case) -> Any:
    """Return what the case's writer says."""
    if case.kind == "place":
        return case.entry["place"]
    return sorted(case.entry["codes"]) if case.kind == "who" else case.entry["values"]
