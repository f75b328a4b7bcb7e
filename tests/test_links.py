"""The links that the ledger makes between the gold claims of the examples agree with the gold links at least as far as pinned."""

import json
from pathlib import Path

import links as benchmark

ROOT = Path(__file__).resolve().parents[1]
FLOOR = json.loads((ROOT / "tests" / "links_floor.json").read_text("utf-8"))


def test_records_threads_and_statuses_do_not_fall_below_the_floor() -> None:
    homes = sorted(path for path in benchmark.EXAMPLES.iterdir() if path.is_dir() and path.name != "gold")
    judgement = benchmark.over_gold(benchmark.read_cases(benchmark.EXAMPLES / "gold", homes, code=False))
    told: list[str] = []
    reached = benchmark.measure(judgement, benchmark.lines(benchmark.EXAMPLES / "links.jsonl"), told)
    right, found = benchmark.statuses(judgement, benchmark.lines(benchmark.EXAMPLES / "statuses.jsonl"), told)
    reached["statuses: right"] = right / found
    assert reached["links"] >= 390
    fallen = {name: (reached[name], least) for name, least in FLOOR.items() if reached[name] < least}
    assert not fallen
