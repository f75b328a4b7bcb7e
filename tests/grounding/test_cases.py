"""The hand-made cases: nearly all of them are answered right in every language."""

from collections import Counter

import pytest
from cases import KINDS, answer, read_cases, wanted

RIGHT = 0.95


@pytest.mark.parametrize("language", ["en", "hu", "ru"])
def test_cases(language: str) -> None:
    cases = list(read_cases(language))
    assert len(cases) >= 200
    assert sum(case.trap for case in cases) >= len(cases) / 4
    wrong = [(case, found) for case in cases if (found := answer(case)) != wanted(case)]
    told = [f"{c.kind}: {c.entry.get('phrase', '')!r} in {c.entry['text']!r}: {found}, not {wanted(c)}" for c, found in wrong]
    assert len(wrong) <= (1 - RIGHT) * len(cases), "\n".join(told)


@pytest.mark.parametrize("language", ["en", "hu", "ru"])
def test_every_kind_has_cases(language: str) -> None:
    counts = Counter(case.kind for case in read_cases(language))
    assert all(counts[kind] >= 10 for kind in KINDS)
