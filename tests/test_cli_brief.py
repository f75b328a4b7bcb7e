"""The command that writes a brief."""

import sys
from pathlib import Path

import pytest

from commands import Chancery
from hand_made import HANDFUL, make_ledger


@pytest.fixture(scope="module")
def handful(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_ledger(tmp_path_factory.mktemp("handful") / "l.duckdb", *HANDFUL)


@pytest.mark.parametrize(
    ("name", "begin", "module"),
    [
        ("brief.md", b"# Russia", "sys"),
        ("brief.html", b"<!DOCTYPE html>", "jinja2"),
        ("brief.docx", b"PK\x03\x04", "docx"),
        ("BRIEF.PDF", b"%PDF-", "typst"),
    ],
)
def test_a_brief_is_written_as_its_name_asks(
    chancery: Chancery, handful: Path, tmp_path: Path, name: str, begin: bytes, module: str
) -> None:
    pytest.importorskip(module)
    done = chancery("brief", "Russia", "KAZ", "-o", name, "--ledger", handful)
    assert (done.code, done.out, done.err.splitlines()[0]) == (0, "", f"brief on Russia – Kazakhstan written to {name}")
    assert (tmp_path / name).read_bytes().startswith(begin)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_bounds_and_day_are_those_asked_for(chancery: Chancery, handful: Path, tmp_path: Path) -> None:
    options = ("--since", "2009", "--as-of", "2011-02-03")
    assert chancery("brief", "RUS", "KAZ", *options, "-o", "b.md", "--ledger", handful).code == 0
    text = (tmp_path / "b.md").read_text("utf-8")
    assert "*As of 3 February 2011, told since 2009*" in text
    assert "Medvedev" not in text
    assert "--since 2009" in text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("RUS", "KAZ", "-o", "brief.odt"),
            "brief.odt: a brief is written as .html, .md, .docx, .pdf; end the name with one of them",
        ),
        (("RUS", "KAZ", "-o", "brief"), "brief: a brief is written as .html, .md, .docx, .pdf"),
        (("RUS", "Russia", "-o", "b.md"), "RUS and Russia are one state; name two"),
        (("RUS", "Atlantis", "-o", "b.md"), "Atlantis"),
        (("RUS", "KAZ", "--as-of", "soon", "-o", "b.md"), "as-of is 'soon', which is no date; write 2008"),
        (("RUS", "KAZ", "--since", "May", "-o", "b.md"), "since is 'May', which is no date"),
        (("RUS", "KAZ", "-o", "no/such/b.md"), "cannot write no/such/b.md"),
    ],
)
def test_what_cannot_be_done_is_one_line(chancery: Chancery, handful: Path, arguments: tuple[str, ...], message: str) -> None:
    refused = chancery("brief", *arguments, "--ledger", handful)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith("error: ")
    assert message in refused.err
    assert refused.err.count("\n") == 1


def test_a_brief_that_cannot_be_made_leaves_the_former_one(
    chancery: Chancery, handful: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b.html").write_text("former")
    monkeypatch.setitem(sys.modules, "jinja2", None)
    refused = chancery("brief", "RUS", "KAZ", "-o", "b.html", "--ledger", handful)
    assert (refused.code, refused.err) == (
        2,
        "error: a brief in HTML needs Jinja2; install it with: pip install 'chancery[brief]'\n",
    )
    assert (tmp_path / "b.html").read_text() == "former"
