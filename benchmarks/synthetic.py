"""Claims made up by the million, repeated as the press repeats: how long merging them takes and how much memory.

    python benchmarks/synthetic.py                     10,000, 100,000 and 1,000,000 claims, one process each
    python benchmarks/synthetic.py --sizes 10000       other sizes

A world of 60 states over twelve years: pairs meet, sign, promise, trade and quarrel, some pairs far more often than others.
Every deed is told by one to sixty documents within days, in other words, some as copies of others, some looking back years
later; one in fifty is denied. Seconds and memory are of the whole way from claims in the store to records and threads.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from rich import box
from rich.console import Console
from rich.table import Table

from chancery.ledger.copies import fingerprint
from chancery.model import Actor, AnyClaim, Commitment, Document, DocumentDate, Event, Figure, Instrument, Statement, Tenure
from chancery.records import reweave
from chancery.run import claim_rows
from chancery.stores.duckdb import open_ledger

SIZES = (10_000, 100_000, 1_000_000)
STATES = [
    "USA",
    "CHN",
    "RUS",
    "DEU",
    "FRA",
    "GBR",
    "JPN",
    "IND",
    "BRA",
    "TUR",
    "KAZ",
    "UKR",
    "POL",
    "HUN",
    "SRB",
    "ROU",
    "ITA",
    "ESP",
    "KOR",
    "PRK",
    "IRN",
    "IRQ",
    "ISR",
    "EGY",
    "SAU",
    "ARE",
    "QAT",
    "PAK",
    "AFG",
    "UZB",
    "KGZ",
    "TJK",
    "TKM",
    "AZE",
    "ARM",
    "GEO",
    "BLR",
    "MDA",
    "FIN",
    "SWE",
    "NOR",
    "DNK",
    "NLD",
    "BEL",
    "AUT",
    "CZE",
    "SVK",
    "HRV",
    "SVN",
    "BGR",
    "GRC",
    "CYP",
    "LBN",
    "SYR",
    "JOR",
    "VNM",
    "THA",
    "IDN",
    "MYS",
    "AUS",
]
TYPES = (
    "CONSULT",
    "CONSULT",
    "CONSULT",
    "AGREE",
    "SUPPORT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "COOPERATE",
    "THREATEN",
    "SANCTION",
    "AID",
)
DEEDS = [
    "build",
    "open",
    "finance",
    "modernise",
    "extend",
    "restore",
    "complete",
    "survey",
    "supply",
    "repair",
    "equip",
    "launch",
    "expand",
    "reopen",
    "inspect",
    "insure",
]
SYLLABLES = [
    "ba",
    "co",
    "dra",
    "el",
    "fi",
    "gan",
    "hor",
    "il",
    "kra",
    "lem",
    "mu",
    "nor",
    "op",
    "pra",
    "ques",
    "ri",
    "stu",
    "tam",
    "ul",
    "ver",
    "wi",
    "xen",
    "yo",
    "zan",
]
PLACES = [
    "north",
    "south",
    "east",
    "west",
    "upper",
    "lower",
    "old",
    "great",
    "little",
    "royal",
    "central",
    "lake",
    "river",
    "coast",
    "valley",
    "island",
    "mountain",
    "desert",
]
GIVEN = [
    "Anna",
    "Boris",
    "Carlos",
    "Daniel",
    "Elena",
    "Farid",
    "Greta",
    "Hans",
    "Igor",
    "Jana",
    "Karim",
    "Lena",
    "Marat",
    "Nino",
    "Olga",
    "Pavel",
    "Rosa",
    "Sergei",
    "Tamara",
    "Viktor",
]
OPENINGS = ("", "On the day, ", "As agencies report, ", "According to the ministry, ", "Late in the evening ", "In the capital ")


class World:
    """Things that happen, told again and again."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.weights = [1 / (1 + place) for place in range(len(STATES))]
        # Words are as unevenly common as in any language.
        self.things = ["".join(self.random.choice(SYLLABLES) for _ in range(3)) for _ in range(3000)]
        self.common = [1 / (20 + place) for place in range(3000)]
        self.people = {state: [self._name() for _ in range(4)] for state in STATES}

    def documents(self, claims: int) -> Iterator[tuple[Document, list[AnyClaim]]]:
        """Yield documents of about fourteen claims each until so many claims are made."""
        made = number = 0
        waiting: list[AnyClaim] = []
        day = date(2010, 1, 1)
        step = 4300 / max(1, claims / 14)
        since = 0.0
        while made < claims:
            while len(waiting) < 14:
                waiting += self.deed(day)
            self.random.shuffle(waiting)
            own, waiting = waiting[:14], waiting[14:][-600:]
            number += 1
            since += step
            day = date(2010, 1, 1) + timedelta(days=int(since))
            text = "\n".join(claim.sentence for claim in own)
            document = Document(
                id=f"d{number}", text=text, sha256=f"{number:064x}", source=f"/d{number}", language="en",
                outlet=f"Outlet {number % 40 + 1}",
                date=DocumentDate(value=day.isoformat(), precision="day", method="given"),
            )  # fmt: skip
            made += len(own)
            yield document, own

    def deed(self, day: date) -> list[AnyClaim]:
        """Return everything that is told of one deed, in different words."""
        one, other = self._pair()
        told = min(60, max(1, int(self.random.paretovariate(1.1))))
        make = self.random.choices(
            (self._event, self._instrument, self._commitment, self._figure, self._statement, self._tenure),
            (35, 12, 12, 10, 24, 7),
        )[0]
        words = [*self.random.sample(PLACES, 2), *self.random.choices(self.things, self.common, k=2), self.random.choice(DEEDS)]
        happened = day - timedelta(days=self.random.choice((0, 0, 0, 1, 1, 2, 400)))
        seed = self.random.random()
        return [make(random.Random(seed), one, other, happened, words, self._common(words)) for _ in range(told)]

    def _common(self, words: list[str]) -> dict[str, object]:
        sentence = self.random.choice(OPENINGS) + " ".join(self.random.sample(words, 4)) + f" {self.random.randrange(10**6)}"
        denied = "denied" if self.random.random() < 0.02 else "fact"
        return {
            "doc": "", "quote": sentence[:40], "start": 0, "end": 40, "sentence": sentence, "sentence_start": 0,
            "sentence_end": len(sentence), "factuality": denied, "by": ("outlet",), "frame": "synthetic",
        }  # fmt: skip

    def _pair(self) -> tuple[str, str]:
        one = self.random.choices(STATES, self.weights)[0]
        other = self.random.choices(STATES, self.weights)[0]
        return (one, other) if one != other else self._pair()

    def _name(self) -> str:
        family = "".join(self.random.choice("bdfgklmnprstvz") + self.random.choice("aeiou") for _ in range(3)) + "v"
        return f"{self.random.choice(GIVEN)} {family.title()}"

    def _person(self, own: random.Random, state: str) -> Actor:
        return Actor(code=f"{own.choice(self.people[state])}|{state}", state=state)

    def _event(
        self, own: random.Random, one: str, other: str, day: date, words: list[str], common: dict[str, object]
    ) -> AnyClaim:
        kind = own.choice(TYPES)
        mode = own.choice(("meet", "visit", "phone", "negotiate")) if kind == "CONSULT" else ""
        actor = self._person(own, one) if own.random() < 0.5 and self.random.random() < 0.8 else Actor(code=one, state=one)
        exact = day.isoformat() if self.random.random() < 0.7 else ""
        return Event(
            **common, event_type=kind, mode=mode, actor=(actor,), recipient=(Actor(code=other, state=other),), date=exact
        )  # type: ignore[arg-type]

    def _instrument(
        self, own: random.Random, one: str, other: str, day: date, words: list[str], common: dict[str, object]
    ) -> AnyClaim:
        form, stage = (
            own.choice(("agreement", "memorandum", "treaty", "protocol")),
            own.choice(("signed", "signed", "drafted", "ratified")),
        )
        parties = tuple(Actor(code=state, state=state) for state in (one, other))
        name = f"{form} on {' '.join(self.random.sample(words[:4], 3))}"
        return Instrument(**common, name=name, form=form, stage=stage, parties=parties, date=day.isoformat())  # type: ignore[arg-type]

    def _commitment(
        self, own: random.Random, one: str, other: str, day: date, words: list[str], common: dict[str, object]
    ) -> AnyClaim:
        deed = f"{words[4]} the {' '.join(words[:3])} {self.random.choice(PLACES)}"
        due = str(day.year + 2) if own.random() < 0.3 else ""
        return Commitment(
            **common,
            actor=(Actor(code=one, state=one),),
            to=(Actor(code=other, state=other),),
            deed=deed,
            strength="planned",
            deadline=due,
        )  # type: ignore[arg-type]

    def _figure(
        self, own: random.Random, one: str, other: str, day: date, words: list[str], common: dict[str, object]
    ) -> AnyClaim:
        about = tuple(Actor(code=state, state=state) for state in sorted((one, other)))
        value = float(own.randrange(10, 900)) * 1e8
        return Figure(
            **common,
            measure=own.choice(("trade turnover", "exports", "investment")),
            value=value,
            unit="USD",
            about=about,
            period=str(day.year - 1),
        )  # type: ignore[arg-type]

    def _statement(
        self, own: random.Random, one: str, other: str, day: date, words: list[str], common: dict[str, object]
    ) -> AnyClaim:
        gist = " ".join([*words, own.choice(PLACES), self.random.choice(self.things)])
        return Statement(
            **common,
            speaker=(self._person(own, one),),
            manner="quote",
            stance=own.choice(("affirm", "warn")),
            gist=gist,
            about=(Actor(code=other, state=other),),
        )  # type: ignore[arg-type]

    def _tenure(
        self, own: random.Random, one: str, other: str, day: date, words: list[str], common: dict[str, object]
    ) -> AnyClaim:
        return Tenure(
            **common,
            holder=self._person(own, one),
            role=own.choice(("President", "Prime Minister", "Minister of Foreign Affairs")),
            of=(Actor(code=one, state=one),),
        )  # type: ignore[arg-type]


def fill(path: Path, claims: int) -> None:
    """Write a ledger of so many claims, not yet merged."""
    world = World(7)
    with open_ledger(path, create=True) as ledger:
        batch = []
        for document, own in world.documents(claims):
            batch.append((document, claim_rows(document, own), fingerprint(document.text)))
            if len(batch) == 1000:
                ledger.put_batch(batch, "synthetic")
                batch = []
        ledger.put_batch(batch, "synthetic")


def run(claims: int) -> dict[str, float]:
    """Fill a ledger, merge it and return what that took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "synthetic.duckdb"
        started = perf_counter()
        fill(path, claims)
        filled = perf_counter()
        with open_ledger(path, create=True) as ledger:
            reweave(ledger)
            merged = perf_counter()
            records, threads = ledger.counts().records, len(ledger.threads())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return {
        "claims": claims,
        "records": records,
        "threads": threads,
        "fill": filled - started,
        "merge": merged - filled,
        "peak GiB": peak,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(run(options.one)))
        return
    table = Table("claims", "records", "threads", "filled, s", "merged, s", "merged, µs a claim", "peak, GiB", box=box.SIMPLE)
    for size in options.sizes:
        command = [sys.executable, __file__, "--one", str(size)]
        told = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
        each = told["merge"] / told["claims"] * 1e6
        table.add_row(
            f"{told['claims']:,}", f"{told['records']:,}", f"{told['threads']:,}", f"{told['fill']:.1f}", f"{told['merge']:.1f}",
            f"{each:.0f}", f"{told['peak GiB']:.2f}",
        )  # fmt: skip
    Console().print(table)


if __name__ == "__main__":
    main()
