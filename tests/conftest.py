"""What every test file may use."""

from pathlib import Path

import pytest

from commands import Chancery


@pytest.fixture
def chancery(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Chancery:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CHANCERY_LEDGER", raising=False)
    monkeypatch.delenv("CHANCERY_WHO", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    return Chancery(capsys)
