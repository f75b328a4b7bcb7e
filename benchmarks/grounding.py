"""How often the actors and dates of claims are right, by the gold claims, and how the hand-made cases are answered.

    python benchmarks/grounding.py [--json] [--wrong]

Claims are coded and paired with the gold as `agreement.py` does. Of a pair, each coded actor that does something, is
done something to, speaks, holds or signs is right if the gold claim has the same one: the same code, or a person of that
family name in whatever script. Whom a statement or figure is about is told apart, as there it is the choice that may
differ; a date is right if it equals the gold's or one is a coarser form of the other. How often each way of resolution
is right is what `chancery who` shows as sureness. The cases are those of tests/grounding/texts.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from agreement import EXAMPLES, SHARED, pairs, read_gold
from rich import box
from rich.console import Console
from rich.table import Table

from chancery.exports.jsonl import claim_dict
from chancery.grounding.actors import Grounding
from chancery.grounding.mentions import find_mentions
from chancery.grounding.register import by_ear, fold, skeleton
from chancery.grounding.states import state_name
from chancery.languages.pipeline import parse
from chancery.model import KINDS, Actor, AnyClaim
from chancery.run import read_and_code

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "grounding"))
ACTORS = ("actor", "recipient", "parties", "to", "speaker", "holder", "of")
ABOUT = ("about",)
LEAST = 2  # letters of a family name, less one


def actors_of(claim: AnyClaim, fields: tuple[str, ...]) -> Iterator[Actor]:
    """Yield the actors of some fields of a claim."""
    for field in fields:
        value = getattr(claim, field, ())
        yield from (value,) if isinstance(value, Actor) else value


def gold_codes(claim: dict[str, Any]) -> list[str]:
    """Return the codes that a gold claim and its other reading name."""
    readings = [claim, claim["alt"]] if isinstance(claim.get("alt"), dict) else [claim]
    found = []
    for reading in readings:
        for field in (*ACTORS, *ABOUT):
            value = reading.get(field) or []
            found += [str(v) for v in (value if isinstance(value, list) else [value])]
    return found


def same(code: str, wanted: str) -> bool:
    """Whether two codes name one actor."""
    (name, _, state), (other, _, of) = code.partition("|"), wanted.partition("|")
    if fold(name) == fold(other) or state_name(name) == other:
        return True
    if state and of and state != of:
        return False
    return any(last(name, heard) & last(other, heard) for heard in (False, True))


def last(name: str, heard: bool) -> set[str]:
    """Return the first and last word of a name as far as they may be a family name, the spelling of the ear undone if asked."""
    words = [by_ear(word) if heard else word for word in fold(name).split()]
    return {skeleton(word) for word in (words[:1] + words[-1:]) if len(word) > LEAST and not name.isupper()}


def documents(which: str) -> Iterator[tuple[Path, Path]]:
    """Yield each gold file with its document."""
    gold = EXAMPLES / "gold" if which == "examples" else SHARED / "gold"
    folders = (
        [p for p in sorted(EXAMPLES.iterdir()) if p.is_dir()] if which == "examples" else [SHARED / "seeds", SHARED / "briefs"]
    )
    for file in sorted(gold.glob("*.jsonl")):
        yield file, next(path for folder in folders if folder != gold for path in sorted(folder.glob(f"{file.stem}.*")))


def measure(which: str, wrong: bool) -> dict[str, Any]:
    """Return the shares right over the documents of a set."""
    actors, about, dates, missing = Counter[bool](), Counter[bool](), Counter[bool](), 0
    by_how: dict[str, Counter[bool]] = {}
    for file, path in documents(which):
        gold = [row for row in read_gold(file.parent) if row["doc"] == file.stem]
        _, claims = read_and_code(path)
        for kind in KINDS:
            wanted = [row for row in gold if row["kind"] == kind]
            own = [(c, {**claim_dict(c, state_name), "doc": file.stem}) for c in claims if type(c).__name__.lower() == kind]
            for i, j in pairs(wanted, [row for _, row in own]):
                codes = gold_codes(wanted[i])
                about.update(any(same(a.code, code) for code in codes) for a in actors_of(own[j][0], ABOUT))
                for actor in actors_of(own[j][0], ACTORS):
                    right = any(same(actor.code, code) for code in codes)
                    actors[right] += 1
                    by_how.setdefault(actor.how, Counter())[right] += 1
                    if wrong and not right:
                        print(f"{file.stem} {kind}: {actor.text!r} is {actor.code} ({actor.how}), gold has {codes}")
                told, theirs = str(own[j][1].get("date", "")), str(wanted[i].get("date", ""))
                if told and theirs:
                    right = told.startswith(theirs) or theirs.startswith(told)
                    dates[right] += 1
                    if wrong and not right:
                        print(f"{file.stem} {kind}: {told}, gold has {theirs}: {own[j][0].quote!r}")
                missing += bool(theirs and not told)
    return {
        "actors": actors[True] / actors.total(),
        "of": actors.total(),
        "about": about[True] / about.total(),
        "dates": dates[True] / dates.total(),
        "of_dates": dates.total(),
        "dates_missing": missing,
        "by_how": {how: (c[True] / c.total(), c.total()) for how, c in sorted(by_how.items(), key=lambda p: -p[1].total())},
    }


def cases(wrong: bool) -> dict[str, Any]:
    """Return how many hand-made cases there are of each language and kind, and the share right."""
    from cases import answer, read_cases, wanted

    found: dict[str, Any] = {}
    for language in ("en", "hu", "ru"):
        counts: dict[str, list[int]] = {}
        for case in read_cases(language):
            right = answer(case) == wanted(case)
            for kind in (case.kind, "all", *(["traps"] if case.trap else [])):
                count = counts.setdefault(kind, [0, 0])
                count[0] += right
                count[1] += 1
            if wrong and not right:
                print(f"{language} {case.kind}: {case.entry} gave {answer(case)}")
        found[language] = {kind: (right / total, total) for kind, (right, total) in counts.items()}
    return found


def cost() -> float:
    """Return the time of grounding every name, phrase, date and amount of the documents beside that of their parse."""
    from time import perf_counter

    from chancery.grounding.dates import find_dates
    from chancery.grounding.quantities import find_quantities

    texts = [read_and_code(path)[0] for which in ("examples",) for _, path in documents(which)]
    spent = [0.0, 0.0]
    for _ in range(2):  # the second round finds all loaded
        spent = [0.0, 0.0]
        for document in texts:
            started = perf_counter()
            sentences = parse(document.text, document.language)
            parsed = perf_counter()
            find_mentions(Grounding(sentences, document.date.value[:10] if document.date else ""))
            for sentence in sentences:
                find_dates(sentence.text, document.language, "2020-05-05")
                find_quantities(sentence.text, document.language)
            spent[0] += parsed - started
            spent[1] += perf_counter() - parsed
    return spent[1] / spent[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--wrong", action="store_true", help="print what is wrong")
    options = parser.parse_args()
    sets = ["examples"] + (["shared"] if (SHARED / "gold").is_dir() else [])
    results = {name: measure(name, options.wrong) for name in sets}
    handmade, ratio = cases(options.wrong), cost()
    if options.json:
        print(json.dumps({"gold": results, "cases": handmade, "grounding_to_parse": ratio}))
        return
    console = Console(width=None if sys.stdout.isatty() else 110)
    table = Table("gold", "actors right", "of", "about right", "dates right", "of", "dates missing", box=box.SIMPLE)
    for name, row in results.items():
        table.add_row(
            name,
            f"{row['actors']:.3f}",
            str(row["of"]),
            f"{row['about']:.3f}",
            f"{row['dates']:.3f}",
            str(row["of_dates"]),
            str(row["dates_missing"]),
        )
    console.print(table)
    ways: dict[str, list[float]] = {}
    for row in results.values():
        for how, (share, total) in row["by_how"].items():
            way = ways.setdefault(how, [0.0, 0.0])
            way[0] += share * total
            way[1] += total
    table = Table("how", "right", "of", box=box.SIMPLE)
    for how, (right, total) in sorted(ways.items(), key=lambda p: -p[1][1]):
        table.add_row(how, f"{right / total:.2f}", f"{total:.0f}")
    console.print(table)
    kinds = ("who", "place", "when", "amount", "all", "traps")
    table = Table("cases", *kinds, box=box.SIMPLE)
    for language, row in handmade.items():
        table.add_row(language, *(f"{row[k][0]:.3f} of {row[k][1]}" if k in row else "" for k in kinds))
    console.print(table)
    console.print(f"Grounding takes {ratio:.0%} of the time of the parse.")


if __name__ == "__main__":
    main()
