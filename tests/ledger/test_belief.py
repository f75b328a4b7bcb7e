"""Belief grows with independent sources and never becomes certainty."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.ledger import belief as module
from chancery.ledger.belief import belief, precision
from chancery.ledger.merge import Mention
from chancery.lexicons import read_lexicon
from hand_made import event, mentions, text, woven

MEASURED = {
    "kinds": {"event": [60, 100], "hu.event": [8, 10], "figure": [9, 10]},
    "frames": {"sure": [100, 100], "unsure": [0, 100], "rare": [1, 1]},
}


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(module, "read_lexicon", lambda *_: MEASURED)
    precision.cache_clear()
    yield
    precision.cache_clear()


@pytest.mark.parametrize(
    ("frame", "kind", "language", "share"),
    [
        ("unseen", "event", "en", 61 / 102),
        ("unseen", "event", "hu", 9 / 12),
        ("unseen", "figure", "ru", 10 / 12),
        ("unseen", "tenure", "en", 2 / 4),
        ("sure", "event", "en", (100 + 10 * 61 / 102) / 110),
        ("unsure", "event", "en", (10 * 61 / 102) / 110),
        ("rare", "event", "en", (1 + 10 * 61 / 102) / 11),
    ],
)
def test_a_frame_is_believed_as_it_was_right(measured: None, frame: str, kind: str, language: str, share: float) -> None:
    assert precision(frame, kind, language) == pytest.approx(share)


def told(*frames: str) -> list[Mention]:
    return mentions(
        *(text(f"d{number}", "2008-05-22", event("They met.", "RUS", "KAZ", frame=frame)) for number, frame in enumerate(frames))
    )


def apart(several: list[Mention]) -> float:
    return belief(several, {each.evidence_id: each.doc for each in several})


def test_independent_sources_add_up(measured: None) -> None:
    share = 61 / 102
    assert apart(told("unseen")) == round(0.97 * share, 3)
    assert apart(told("unseen", "unseen")) == round(0.97 * (1 - (1 - share) ** 2), 3)


def test_one_source_counts_with_its_surest_claim(measured: None) -> None:
    several = told("unsure", "sure", "unseen")
    assert belief(several, dict.fromkeys((each.evidence_id for each in several), "one")) == apart(told("sure"))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(["a", "b"]), min_size=1, max_size=40))
def test_more_sources_are_believed_more_and_never_wholly(frames: list[str]) -> None:
    assert 0 < apart(told(*frames)) <= apart(told(*frames, "a")) <= 0.97


def test_every_record_has_a_belief() -> None:
    (record,) = woven(text("a", "2008-05-22", event("They met.", "RUS", "KAZ"))).records
    assert record.belief is not None and 0 < record.belief < 1


def test_what_was_measured_is_a_share() -> None:
    measured = read_lexicon(".", "precision")
    assert all(0 <= right <= seen for part in ("kinds", "frames") for right, seen in measured[part].values())
