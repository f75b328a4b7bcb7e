"""The commands as people type them, run in this process."""

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import typer.main

from chancery.cli import main

# Typer makes all commands anew for every one that is run, which takes longer than most of them.
get_command = cache(typer.main.get_command)


class Result(NamedTuple):
    """What a command left behind: its exit code and what it printed."""

    code: int
    out: str
    err: str


class Chancery:
    """Runs commands in this process, as ``main`` would."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> Result:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        printed = self._capsys.readouterr()
        return Result(int(ended.value.code or 0), printed.out, printed.err)

    def json(self, *arguments: str | Path) -> Any:
        result = self(*arguments, "--json")
        assert (result.code, result.err) == (0, "")
        return json.loads(result.out)
