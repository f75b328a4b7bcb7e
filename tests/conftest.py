"""What every test file may use."""

from pathlib import Path

import pytest
import typer.main

from commands import Chancery, get_command


@pytest.fixture
def chancery(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Chancery:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CHANCERY_LEDGER", raising=False)
    monkeypatch.delenv("CHANCERY_WHO", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(typer.main, "get_command", get_command)
    return Chancery(capsys)
