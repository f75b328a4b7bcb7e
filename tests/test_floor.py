"""The claims agree with the gold at least as well as tests/floor.json says, which is only ever raised."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import agreement
import pytest

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "benchmarks" / "agreement.py"
FLOORS: dict[str, Any] = json.loads((ROOT / "tests" / "floor.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def reached() -> dict[str, Any]:
    """What the measure says now, in a process of its own as a person would run it."""
    told = subprocess.run([sys.executable, str(SCRIPT), "--json"], capture_output=True, text=True, check=False, cwd=ROOT)
    assert told.returncode == 0, told.stderr
    results: dict[str, Any] = json.loads(told.stdout)
    return results


def fallen(floor: dict[str, Any], result: dict[str, Any]) -> list[str]:
    """Return the values that lie under their floor, in words."""
    values = {"precision": result["precision"], "core recall": result["core_recall"]} | {
        f"F1 of {k}": v for k, v in result["f1"].items()
    }
    floors = {"precision": floor["precision"], "core recall": floor["core_recall"]} | {
        f"F1 of {k}": v for k, v in floor["f1"].items()
    }
    return [f"{name} is {values[name]:.3f}, floor {floors[name]:.3f}" for name in floors if values[name] < floors[name]]


@pytest.mark.parametrize("gold", ["examples", "shared"])
def test_no_score_falls_under_its_floor(gold: str, reached: dict[str, Any]) -> None:
    if gold not in reached:
        pytest.skip(f"no {gold}/gold with its scorer beside this checkout: only examples/ is measured here")
    result, floor = reached[gold], FLOORS[gold]
    assert result["gold_sha256"] == floor["gold_sha256"], (
        f"the gold of {gold} has changed: look at the new scores, then run python benchmarks/agreement.py --write-floor"
    )
    assert fallen(floor, result) == []


def test_a_value_under_its_floor_is_named() -> None:
    floor = {"precision": 0.5, "core_recall": 0.5, "f1": {"event": 0.4}}
    result = {"precision": 0.6, "core_recall": 0.49, "f1": {"event": 0.4}}
    assert fallen(floor, result) == ["core recall is 0.490, floor 0.500"]


VISIT = {
    "doc": "a",
    "kind": "event",
    "quote": "the king visited Oman",
    "sentence": "On Monday the king visited Oman.",
    "event_type": "CONSULT",
    "actor": ["King|NOR"],
    "recipient": ["OMN"],
    "factuality": "fact",
    "core": True,
}
TRADE = {
    "doc": "a",
    "kind": "figure",
    "quote": "trade of $5 million",
    "sentence": "They had a trade of $5 million.",
    "value": 5_000_000,
    "unit": "USD",
    "measure": "trade turnover",
}


def test_the_same_claims_agree_wholly() -> None:
    assert agreement.measure([VISIT, TRADE], [TRADE, VISIT]) == {
        "precision": 1.0,
        "core_recall": 1.0,
        "f1": {"event": 1.0, "instrument": 0.0, "commitment": 0.0, "figure": 1.0, "statement": 0.0, "tenure": 0.0},
    }


@pytest.mark.parametrize(
    "change",
    [
        {"event_type": "ASSAULT", "recipient": ["YEM"]},
        {"actor": ["FRA"], "recipient": ["YEM"]},
        {"sentence": "A visit was paid elsewhere."},
        {"doc": "b"},
        {"kind": "figure"},
    ],
)
def test_another_deed_actor_place_or_document_is_no_agreement(change: dict[str, Any]) -> None:
    assert agreement.measure([VISIT], [{**VISIT, **change}])["core_recall"] == 0.0


def test_a_claim_answers_one_gold_claim_only() -> None:
    assert agreement.measure([VISIT], [VISIT, VISIT])["precision"] == 0.5


def test_another_reading_of_the_gold_counts() -> None:
    gold = {**VISIT, "event_type": "SUPPORT", "recipient": ["YEM"], "alt": {"event_type": "CONSULT", "recipient": ["OMN"]}}
    assert agreement.agreement(gold, VISIT) == 1.0


def test_a_floor_only_rises() -> None:
    def at(value: float, gold: str = "x") -> dict[str, Any]:
        return {"gold_sha256": gold, "precision": value, "core_recall": value, "f1": dict.fromkeys(agreement.KINDS, value)}

    assert agreement.raised({}, at(0.5)) == at(0.48)
    assert agreement.raised(at(0.48), at(0.6)) == at(0.58)
    assert agreement.raised(at(0.58), at(0.5)) == at(0.58)
    assert agreement.raised(at(0.58), at(0.5, gold="y")) == at(0.48, gold="y")
