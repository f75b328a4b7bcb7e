"""What README.md shows is run: its commands in order, its Python lines, and the links it makes."""

import doctest
import importlib
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import chancery
from chancery.model import Commitment, Event, Figure, Instrument, Statement, Tenure
from chancery.settings import SETTINGS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def commands() -> list[list[str]]:
    """The commands of the README's bash blocks, in order."""
    blocks = re.findall(r"```bash\n(.*?)```", README, re.S)
    return [shlex.split(line) for block in blocks for line in block.splitlines() if line.strip()]


def test_the_commands_of_the_readme_run_in_order(tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CHANCERY_")}
    assert len(commands()) >= 8
    for command in commands():
        assert command[0] == "chancery", command
        done = subprocess.run(
            [sys.executable, "-m", *command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, (command, done.stderr)
        assert command[1] in ("export", "brief") or len(done.stdout.splitlines()) > 2, (command, done.stdout)
    assert (tmp_path / "claims.csv").stat().st_size > 10_000
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "everything" / "manifest.json").exists()


def test_the_python_of_the_readme_prints_what_it_says() -> None:
    results = doctest.testfile(str(ROOT / "README.md"), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert results.attempted >= 2
    assert results.failed == 0


def test_the_links_of_the_documentation_lead_somewhere() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "benchmarks").glob("*.md")):
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
            assert "://" in target or (page.parent / target).exists(), f"{page.name} links to {target}, which is not there"


def test_the_settings_page_lists_every_setting() -> None:
    table = re.findall(r"^\| (\w+) \| (\w*) \| (.+) \|$", (ROOT / "docs" / "settings.md").read_text("utf-8"), re.M)
    assert table[1:] == [(s.name, str(s.default), s.help) for s in SETTINGS]


CODERS = {
    "events": Event,
    "instruments": Instrument,
    "commitments": Commitment,
    "figures": Figure,
    "statements": Statement,
    "tenures": Tenure,
}


@pytest.mark.parametrize("name", CODERS)
def test_the_sentence_that_a_coder_shows_gives_its_kind_of_claim(name: str) -> None:
    shown = importlib.import_module(f"chancery.coding.{name}").__doc__ or ""
    sentence = " ".join(re.findall(r"\n\*(.+?)\* gives", shown, re.S)[0].split())
    told = [claim for claim in chancery.code(f"{sentence}.", date="2021-03-04") if isinstance(claim, CODERS[name])]
    assert told, sentence
