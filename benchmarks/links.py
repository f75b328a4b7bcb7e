"""How well claims are merged into records and linked into threads, on links between gold claims.

    python benchmarks/links.py            the ledger over the gold claims, then over the claims that are found in the documents
    python benchmarks/links.py --misses   every link that was judged wrongly
    python benchmarks/links.py --folder hungary-serbia   only links that begin in a document of this folder of the examples

A link names two gold claims and says whether they are the ``same`` thing, ``different`` ones, records of one ``thread`` or
``contested``. Links stand in examples/links.jsonl and, where it lies beside the checkout, ../shared/links/links.jsonl; what
became of commitments in examples/statuses.jsonl. Over found claims only links count of which both claims were found.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from agreement import EXAMPLES, SHARED, Row, pairs, read_gold
from rich import box
from rich.console import Console
from rich.table import Table

from chancery.claims import claim_states
from chancery.exports.jsonl import claim_dict
from chancery.grounding.states import state_name
from chancery.languages.detect import detect_language
from chancery.ledger.keys import claim_key, evidence_id
from chancery.ledger.merge import Mention
from chancery.ledger.traits import read_traits
from chancery.ledger.weave import Woven, weave
from chancery.model import Actor, AnyClaim, Commitment, Document, Event, Figure, Instrument, Statement, Tenure
from chancery.run import read_and_code
from chancery.sources.files import read_document

AS_OF = "2026-01-31"
KINDS = {
    "event": Event,
    "instrument": Instrument,
    "commitment": Commitment,
    "figure": Figure,
    "statement": Statement,
    "tenure": Tenure,
}
LISTS = ("actor", "recipient", "parties", "to", "about", "speaker", "of")


class Place(NamedTuple):
    """A gold claim as a link names it."""

    doc: str
    kind: str
    quote: str


class Case(NamedTuple):
    """A document with its gold claims and the claims found in it."""

    document: Document
    gold: list[Row]
    found: list[AnyClaim]


def actor(code: str) -> Actor:
    name, _, state = code.partition("|")
    first = name.split()[0] if name else ""
    state = state or (first if len(first) == 3 and first.isupper() and state_name(first) != first else "")
    return Actor(code=code, state=state)


def claim_of(row: Row, text: str) -> AnyClaim:
    """Return a gold row as a claim; its sentence is the quote's line of the text as far as full stops."""
    kind = KINDS[row["kind"]]
    start = max(text.find(row["quote"]), 0)
    end = start + len(row["quote"])
    first = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start) + 1) + 1
    last = min([at for at in (text.find("\n", end), text.find(". ", end)) if at >= 0], default=len(text))
    fields: dict[str, Any] = {}
    for name in kind.__struct_fields__:
        value = row.get(name)
        if value in (None, "", []):
            continue
        if name in LISTS:
            fields[name] = tuple(actor(each) for each in (value if isinstance(value, list) else [value]))
        elif name == "holder":
            states = row.get("of") or []
            states = states if isinstance(states, list) else [states]
            fields[name] = actor(value if "|" in value or not states else f"{value}|{states[0]}")
        elif name == "by":
            fields[name] = tuple(value) if isinstance(value, list) else (value,)
        else:
            fields[name] = float(value) if name == "value" else value
    defaults = {"actor": (), "speaker": (), "of": (), "mode": "", "strength": "planned", "stance": "affirm", "manner": "reported"}
    defaults |= {
        "factuality": "fact",
        "by": ("outlet",),
        "frame": "gold",
        "unit": "count",
        "gist": row["quote"],
        "deed": row["quote"],
    }
    defaults |= {"name": row["quote"], "form": "", "measure": "", "role": "", "event_type": ""}
    fields = {name: value for name, value in defaults.items() if name in kind.__struct_fields__} | fields
    fields |= {
        "doc": row["doc"],
        "start": start,
        "end": end,
        "sentence": text[first:last],
        "sentence_start": first,
        "sentence_end": last,
    }
    return kind(**fields)


def read_cases(gold: Path, folders: Iterable[Path], *, code: bool = True) -> list[Case]:
    """Return the documents that have gold claims, coded unless only the gold is wanted."""
    cases = []
    rows = defaultdict(list)
    for row in read_gold(gold):
        rows[row["doc"]].append(row)
    for name, several in sorted(rows.items()):
        files = [path for folder in folders for path in sorted(folder.glob(f"{name}.*"))]
        if not files:
            continue
        if code:
            document, found = read_and_code(files[0])
        else:
            document, found = read_document(files[0]), []
            document = msgspec.structs.replace(document, language=document.language or detect_language(document.text))
        cases.append(Case(document, several, found))
    return cases


def mention(document: Document, claim: AnyClaim) -> Mention:
    date = document.date.value if document.date else ""
    return Mention(
        evidence_id=evidence_id(document, claim),
        claim_key=claim_key(claim, date),
        doc=document.id,
        origin=document.id,
        document_date=date,
        start=claim.start,
        frame=claim.frame,
        states=claim_states(claim),
        traits=read_traits(claim, date, document.language),
    )


class Judged(NamedTuple):
    """Where the woven ledger put gold claims: the record of each, and the threads of each record."""

    record: Mapping[Place, str]
    woven: Woven


def over_gold(cases: list[Case]) -> Judged:
    where, claims = {}, {}
    for case in cases:
        for row in case.gold:
            claim = claim_of(row, case.document.text)
            made = mention(case.document, claim)
            claims[made.evidence_id] = (made, claim)
            where[Place(row["doc"], row["kind"], row["quote"])] = made.evidence_id
    return judged(where, claims)


def over_found(cases: list[Case]) -> Judged:
    where, claims = {}, {}
    for case in cases:
        made = [mention(case.document, claim) for claim in case.found]
        claims |= {each.evidence_id: (each, claim) for each, claim in zip(made, case.found, strict=True)}
        rows = [{**claim_dict(claim, state_name), "doc": case.document.id} for claim in case.found]
        for kind in KINDS:
            gold = [row for row in case.gold if row["kind"] == kind]
            own = [number for number, row in enumerate(rows) if row["kind"] == kind]
            for i, j in pairs(gold, [rows[number] for number in own]):
                where[Place(gold[i]["doc"], kind, gold[i]["quote"])] = made[own[j]].evidence_id
    return judged(where, claims)


def judged(where: dict[Place, str], claims: dict[str, tuple[Mention, AnyClaim]]) -> Judged:
    woven = weave([made for made, _ in claims.values()], lambda ids: {each: claims[each][1] for each in ids}, state_name)
    holder = {evidence: record.id for record in woven.records for evidence in record.claims}
    return Judged({place: holder[evidence] for place, evidence in where.items()}, woven)


def place(side: Row) -> Place:
    return Place(side["doc"], side["kind"], side["quote"])


def measure(judgement: Judged, links: list[Row], misses: list[str]) -> dict[str, Any]:
    """Return precision and recall of records and threads over the links of which both claims are there.

    Two records that the guideline puts in one thread (a visit and its talks) must not be merged; they count as a thread.
    """
    threads = defaultdict(set)
    for thread in judgement.woven.threads:
        for record in thread.records:
            threads[record].add(thread.id)
    records = {record.id: record for record in judgement.woven.records}
    disputed = {thread.id for thread in judgement.woven.threads if thread.contested}
    count: Counter[str] = Counter()
    for link in links:
        one, other = (judgement.record.get(place(link[side])) for side in ("a", "b"))
        if one is None or other is None:
            count["unfound"] += 1
            continue
        relation = "thread" if link["relation"] == "different" and "one thread" in link["why"] else link["relation"]
        merged, common = one == other, threads[one] & threads[other]
        threaded = not merged and bool(common)
        contested = (merged and records[one].contested) or other in records[one].against or bool(common & disputed)
        count[relation] += 1
        count[f"{relation} merged"] += merged
        count[f"{relation} threaded"] += threaded
        count[f"{relation} contested"] += contested
        if not {"same": merged, "different": not merged, "thread": threaded, "contested": contested}[relation]:
            told = "merged" if merged else "threaded" if threaded else "apart"
            sides = "\n".join(f"    {link[side]['doc']} {link[side]['quote']}" for side in ("a", "b"))
            misses.append(f"{relation} but {told}: {link['why']}\n{sides}")
    merges = sum(count[f"{relation} merged"] for relation in ("same", "different", "thread"))
    together = sum(count[f"{relation} threaded"] for relation in ("same", "thread", "different", "contested"))
    return {
        "links": sum(count[relation] for relation in ("same", "different", "thread", "contested")),
        "links with a claim that was not found": count["unfound"],
        "records: precision": ratio(count["same merged"], merges),
        "records: recall": ratio(count["same merged"], count["same"]),
        "threads: precision": ratio(together - count["different threaded"], together),
        "threads: recall": ratio(count["thread threaded"], count["thread"]),
        "contested: recall": ratio(count["contested contested"], count["contested"]),
    }


def statuses(judgement: Judged, wanted: list[Row], misses: list[str]) -> tuple[int, int]:
    """Return how many commitments have the right status, and how many were found."""
    from chancery.ledger.promises import status_on

    right = found = 0
    for row in wanted:
        record = judgement.record.get(Place(row["doc"], "commitment", row["quote"]))
        if record is None:
            continue
        found += 1
        thread = next(each for each in judgement.woven.threads if each.kind == "commitment" and record in each.records)
        told = status_on(thread, AS_OF)
        right += told == row["status"]
        if told != row["status"]:
            misses.append(f"{row['status']} but {told}: {row['why']}\n    {row['doc']} {row['quote']}")
    return right, found


def ratio(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")


def lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()] if path.exists() else []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="show every link that was judged wrongly")
    parser.add_argument("--folder", default="", help="only links and statuses of this folder of the examples")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    report: dict[str, Any] = {}
    misses: list[str] = []
    homes = sorted(path for path in EXAMPLES.iterdir() if path.is_dir() and path.name != "gold")
    chosen = {path.stem for home in homes for path in home.iterdir() if options.folder in ("", home.name)}
    if not chosen:
        parser.error(
            f"no folder of the examples is called {options.folder!r}; choose from {', '.join(home.name for home in homes)}"
        )
    links = [link for link in lines(EXAMPLES / "links.jsonl") if link["a"]["doc"] in chosen]
    commitments = [row for row in lines(EXAMPLES / "statuses.jsonl") if row["doc"] in chosen]
    sets = [("examples", EXAMPLES / "gold", homes, links, commitments)]
    if SHARED.exists() and not options.folder:
        own = lines(SHARED / "links" / "links.jsonl")
        sets.append(("shared", SHARED / "gold", [SHARED / "seeds", SHARED / "briefs"], own, []))
    elif not options.folder:
        print("no gold beside the checkout; examples only", file=sys.stderr)
    for name, gold, folders, links, commitments in sets:
        cases = read_cases(gold, folders)
        for over, judgement in (("gold claims", over_gold(cases)), ("found claims", over_found(cases))):
            told: list[str] = []
            report[f"{name}, {over}"] = figures = measure(judgement, links, told)
            if commitments:
                right, found = statuses(judgement, commitments, told)
                figures |= {"statuses": found, "status right": ratio(right, found)}
            misses += [f"{name}, {over}: {miss}" for miss in told]
    if options.json:
        print(json.dumps(report, indent=1))
        return
    console = Console()
    if options.misses:
        console.print("\n".join(misses), markup=False, highlight=False)
    columns = list(dict.fromkeys(column for figures in report.values() for column in figures))
    table = Table("", *report, box=box.SIMPLE)
    for column in columns:
        values = [figures.get(column, "") for figures in report.values()]
        table.add_row(column, *(f"{value:.3f}" if isinstance(value, float) else str(value) for value in values))
    console.print(table)


if __name__ == "__main__":
    main()
