"""What a command writes is whole, or the file is as it was; a result that cannot be written ends in one line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from chancery.cli.output import write_text
from chancery.errors import ExportError


def test_a_file_is_whole_or_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "claims.jsonl"
    write_text("old\n", target)

    def full(self: Path, text: str, **_: str) -> int:
        with self.open("w") as file:
            file.write(text[:3])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(ExportError, match="No space left on device; choose another file"):
        write_text("new and longer\n", target)
    assert [path.name for path in tmp_path.iterdir()] == ["claims.jsonl"]
    assert target.read_text() == "old\n"


def test_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE, text=True) as reader:
        write_text("told\n", pipe)
        assert reader.communicate(timeout=30)[0] == "told\n"
    assert pipe.is_fifo()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_result_for_a_full_device_ends_in_one_line() -> None:
    with open("/dev/full", "w") as full:
        run = subprocess.run([sys.executable, "-m", "chancery", "codebook"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert run.returncode == 2
    assert run.stderr == "error: the result cannot be written: No space left on device; send it elsewhere\n"
