"""The desk under load: how long its pages take when many use it at once, and how much memory it holds.

    python benchmarks/desk.py                              a made-up ledger of 1,000,000 claims, 20 users, 60 seconds
    python benchmarks/desk.py --ledger FILE --seconds 20   a ledger that is there

Every user asks for a page, waits for it, thinks for a second on the mean, and asks for the next: a search by words and facets, a
pair of states or a record, each time another. Server and users share the machine. Making the ledger takes a quarter of an hour.
"""

import argparse
import asyncio
import random
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median, quantiles

import httpx
from rich import box
from rich.console import Console
from rich.table import Table
from synthetic import DEEDS, PLACES, STATES, fill

from chancery.records import reweave
from chancery.stores.duckdb import open_ledger

LIMIT_MS = 300


def addresses(ledger: Path, rng: random.Random, many: int = 4000) -> list[tuple[str, str]]:
    """Return what users ask for: the name of a page and its address."""
    with open_ledger(ledger) as opened:
        held = opened.catalogue()["id"].to_pylist()
        records = rng.sample(held, min(len(held), 1500))
        states = sorted({state for pair in opened.pairs()[:200] for state in pair[:2]}) or STATES
    weights = [1 / (1 + place) for place in range(len(states))]
    asked = []
    for _ in range(many):
        kind = rng.choices(("search", "pair", "record"), (4, 2, 4))[0]
        if kind == "search":
            words = " ".join(rng.sample([*PLACES, *DEEDS, "agreement", "minister"], rng.choice((0, 1, 1, 2))))
            facets = rng.choice(
                ("", "&kind=event", "&kind=commitment", f"&state={rng.choice(states)}", "&contested=1", "&since=2015")
            )
            asked.append((kind, f"/search?q={words}{facets}&page={rng.choice((1, 1, 1, 2, 7))}"))
        elif kind == "pair":
            one, other = rng.choices(states, weights, k=2)
            asked.append((kind, f"/pair/{one}/{other if other != one else rng.choice([s for s in states if s != one])}"))
        else:
            asked.append((kind, f"/record/{rng.choice(records)}"))
    return asked


async def use(
    client: httpx.AsyncClient,
    rng: random.Random,
    asked: list[tuple[str, str]],
    until: float,
    think: float,
    took: dict[str, list[float]],
) -> None:
    """Be one user until a moment."""
    await asyncio.sleep(rng.random() * think)
    while time.perf_counter() < until:
        kind, address = asked[rng.randrange(len(asked))]
        started = time.perf_counter()
        answer = await client.get(address)
        took[kind if answer.status_code == 200 else f"{kind}: {answer.status_code}"].append(time.perf_counter() - started)
        if think:
            await asyncio.sleep(rng.uniform(0.5, 1.5) * think)


async def load(base: str, asked: list[tuple[str, str]], users: int, seconds: float, think: float) -> dict[str, list[float]]:
    """Return by page how long every request took."""
    took: dict[str, list[float]] = defaultdict(list)
    async with httpx.AsyncClient(base_url=base, timeout=60, limits=httpx.Limits(max_connections=users)) as client:
        for _, address in asked[:20]:
            await client.get(address)  # modules and the catalogue are loaded
        until = time.perf_counter() + seconds
        await asyncio.gather(*(use(client, random.Random(user), asked, until, think, took) for user in range(users)))
    return took


def memory(process: int) -> float:
    """Return the most memory that a process has held, in MiB."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def measure(ledger: Path, users: int, seconds: float, think: float) -> None:
    """Serve a ledger, use it and print what that took."""
    asked = addresses(ledger, random.Random(7))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    served = subprocess.Popen(
        [sys.executable, "-m", "chancery", "serve", str(ledger), "--port", str(port), "--read-only"], stdout=subprocess.DEVNULL
    )
    try:
        base = f"http://127.0.0.1:{port}"
        for _ in range(300):
            try:
                httpx.get(base, timeout=60)
                break
            except httpx.TransportError:
                time.sleep(0.2)
        took = asyncio.run(load(base, asked, users, seconds, think))
        held = memory(served.pid)
    finally:
        served.terminate()
        served.wait()
    table = Table("page", "requests", "median, ms", "p95, ms", "longest, ms", box=box.SIMPLE)
    for kind, times in sorted(took.items()):
        p95 = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
        table.add_row(kind, f"{len(times):,}", *(f"{value * 1000:.0f}" for value in (median(times), p95, max(times))))
    Console().print(table)
    rate = sum(map(len, took.values())) / seconds
    Console().print(f"{users} users thinking {think:g} s, {seconds:g} s, {rate:.1f} pages a second; at most {held:.0f} MiB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ledger", type=Path, help="a ledger that is there, instead of one made up")
    parser.add_argument("--claims", type=int, default=1_000_000, help="how many claims to make up")
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--think", type=float, default=1.0, help="seconds between a page and the next, on the mean; 0 for none")
    options = parser.parse_args()
    if options.ledger:
        measure(options.ledger, options.users, options.seconds, options.think)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "synthetic.duckdb"
        fill(path, options.claims)
        with open_ledger(path, create=True) as ledger:
            reweave(ledger)
        measure(path, options.users, options.seconds, options.think)


if __name__ == "__main__":
    main()
