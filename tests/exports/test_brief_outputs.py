"""A brief in its four formats: the same bytes each time, short, whole, and deaf to what documents try to make it do."""

import io
import re
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from brief_ledgers import BUSY, HOSTILE, RELATION

from chancery.briefs import brief, gather
from chancery.errors import ExportError
from chancery.exports.brief.compose import compose
from chancery.exports.brief.markdown import escaped
from chancery.exports.brief.output import ENDINGS, write
from chancery.exports.brief.parts import Brief, Followed, Material
from chancery.exports.plots import draw, inline
from chancery.model import Commitment, Instrument, Thread
from chancery.stores.duckdb import open_ledger
from hand_made import make_ledger

pytest.importorskip("typst")
pytest.importorskip("docx")
pytest.importorskip("jinja2")
pytest.importorskip("matplotlib")

SCRIPT = """
import hashlib, sys
from chancery.briefs import brief
from chancery.exports.brief.output import ENDINGS, write
from chancery.stores.duckdb import open_ledger
with open_ledger(sys.argv[1]) as opened:
    made = brief(opened, "RUS", "KAZ")
print([hashlib.sha256(write(made, ending).content).hexdigest() for ending in ENDINGS])
"""


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("outputs")
    return {
        name: make_ledger(folder / f"{name}.duckdb", *texts)
        for name, texts in (("relation", RELATION), ("busy", BUSY), ("hostile", HOSTILE))
    }


def made(path: Path) -> Brief:
    with open_ledger(path) as opened:
        return brief(opened, "RUS", "KAZ")


def material(path: Path) -> Material:
    with open_ledger(path) as opened:
        return gather(opened, "RUS", "KAZ")


def page_count(pdf: bytes) -> int:
    return len(pytest.importorskip("pypdf").PdfReader(io.BytesIO(pdf)).pages)


def pdf_text(pdf: bytes) -> str:
    pages = pytest.importorskip("pypdf").PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\u200b", "").split())


class Page(HTMLParser):
    """The elements of a page, its text, its links and its ids."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.handlers: list[str] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.links += [value or ""] if name in ("href", "src") else []
            self.ids += [value or ""] if name == "id" else []
            self.handlers += [name] if name.startswith("on") else []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def test_the_same_ledger_gives_the_same_bytes(ledgers: dict[str, Path]) -> None:
    runs = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(ledgers["relation"])],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": ""},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(runs) == 1
    assert len(set(re.findall(r"[0-9a-f]{64}", runs.pop()))) == len(ENDINGS)


@pytest.mark.parametrize("name", ["relation", "busy", "hostile"])
def test_a_brief_has_one_to_four_pages(ledgers: dict[str, Path], name: str) -> None:
    assert 1 <= page_count(write(made(ledgers[name]), ".pdf").content) <= 4


def test_a_brief_whose_every_list_is_full_has_four_pages_at_most(ledgers: dict[str, Path]) -> None:
    held = material(ledgers["busy"])
    statuses = ("signed", "in force", "agreed", "suspended")
    threads = []
    for number, account in enumerate(held.accounts):
        kind, claim = account.record.kind, account.claim
        if isinstance(claim, Instrument):
            stage = statuses[number % 4]
            account = msgspec.structs.replace(
                account,
                tellings=(msgspec.structs.replace(account.tellings[0], claim=msgspec.structs.replace(claim, stage=stage)),),
            )
        elif not isinstance(claim, Commitment):
            continue
        thread = Thread(
            id=account.record.id,
            kind=kind,
            title="",
            states=("KAZ", "RUS"),
            records=(account.record.id,),
            status=claim.stage if isinstance(claim, Instrument) else "open",
            due="2001-12-31",
            last_news="2012-01-01",
        )
        threads.append(Followed(thread=thread, status=thread.status, accounts=(account,)))
    full = compose(msgspec.structs.replace(held, threads=tuple(threads)))
    assert len(full.notes) > 40
    assert 3 <= page_count(write(full, ".pdf").content) <= 4


# What documents hold shows as text


def test_a_page_holds_no_element_of_a_document(ledgers: dict[str, Path]) -> None:
    page = write(made(ledgers["hostile"]), ".html").content.decode()
    read = Page(page)
    assert "script" not in read.tags
    assert "img" not in read.tags
    assert read.handlers == []
    assert not [each for each in read.links if not each.startswith("#")]
    assert "<script>alert(1)</script><img src=x onerror=alert(2)>" in read.text
    assert "{{ 7*7 }}" in read.text


def test_a_page_is_whole_and_its_links_lead_somewhere(ledgers: dict[str, Path]) -> None:
    told = made(ledgers["relation"])
    read = Page(write(told, ".html").content.decode())
    inside = {each[1:] for each in read.links if each.startswith("#")}
    assert {f"note-{note.number}" for note in told.notes} <= set(read.ids)
    assert inside <= set(read.ids)
    assert {each for each in read.links if not each.startswith("#")} == {"https://steppe.example/2008/05/22"}
    assert read.tags.count("svg") == len(told.charts) == 1


def test_typst_reads_no_word_as_markup(ledgers: dict[str, Path]) -> None:
    shown = pdf_text(write(made(ledgers["hostile"]), ".pdf").content)
    assert '#eval("1+1") #read("/etc/passwd") $x$ *bold* _it_' in shown
    assert "root:" not in shown


def test_markdown_shows_markup_as_text(ledgers: dict[str, Path]) -> None:
    text = write(made(ledgers["hostile"]), ".md").content.decode()
    assert r"\[win\](http\://evil.example) !\[p\](x) \`code\` \| cell \*\*b\*\* \# h" in text
    assert not re.search(r"(?<!\\)<|(?<!\\)\[(?!\^\d)|(?<!\\)://|\x1b", text)
    assert {line.replace(r"\|", "").count("|") for line in text.splitlines() if line.startswith("| ")} == {4}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. one", r"1\. one"),
        ("16.5 bn", "16.5 bn"),
        ("- a", r"\- a"),
        ("www.evil.example", r"www\.evil.example"),
        ("a\n# b", r"a \# b"),
    ],
)
def test_markdown_at_the_start_of_a_line(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_a_word_document_opens_and_its_links_lead_to_their_notes(ledgers: dict[str, Path]) -> None:
    import docx

    for name in ("relation", "hostile"):
        told = made(ledgers[name])
        content = write(told, ".docx").content
        document = docx.Document(io.BytesIO(content))
        xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
        marks = re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', xml)
        assert len(marks) == len(set(marks)) == 2 * len(told.notes)
        assert set(re.findall(r'w:anchor="([^"]+)"', xml)) <= set(marks)
        assert document.core_properties.author == "Chancery"
        assert document.core_properties.created.isoformat()[:10] == told.day
        assert len(document.inline_shapes) == len(told.charts) == 1
        # A carriage of code would stand in an instruction or a field.
        assert "instrText" not in xml
        assert "<script>" not in xml
    outward = [part.target_ref for part in document.part.rels.values() if part.is_external]
    assert outward == []  # the hostile document's address is a script's


# What is not installed


@pytest.mark.parametrize(
    ("ending", "module", "named"), [(".html", "jinja2", "Jinja2"), (".docx", "docx", "python-docx"), (".pdf", "typst", "Typst")]
)
def test_a_missing_library_is_named_with_what_installs_it(
    ledgers: dict[str, Path], monkeypatch: pytest.MonkeyPatch, ending: str, module: str, named: str
) -> None:
    told = made(ledgers["relation"])
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ExportError, match=rf"needs {named}; install it with: pip install 'chancery\[brief\]'"):
        write(told, ending)


@pytest.mark.parametrize("ending", [".html", ".docx", ".pdf"])
def test_without_matplotlib_a_brief_has_no_plots_and_says_so(
    ledgers: dict[str, Path], monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    told = made(ledgers["relation"])
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    written = write(told, ending)
    assert "pip install 'chancery[brief]'" in written.undrawn
    if ending == ".html":
        read = Page(written.content.decode())
        assert "Without plots: matplotlib is not installed" in read.text
        assert "svg" not in read.tags
    if ending == ".pdf":
        assert "Without plots" in pdf_text(written.content)
    if ending == ".docx":
        assert "Without plots" in zipfile.ZipFile(io.BytesIO(written.content)).read("word/document.xml").decode()


def test_plots_are_drawn_the_same_each_time_and_hold_no_words(ledgers: dict[str, Path]) -> None:
    charts = made(ledgers["hostile"]).charts
    for form in ("svg", "png"):
        assert draw(charts, form) == draw(charts, form)
    (svg,) = draw(charts, "svg")
    assert svg.startswith(b"<svg")
    assert b"alert" not in svg
    assert "currentColor" in inline(svg)


def test_an_unknown_ending_is_refused(ledgers: dict[str, Path]) -> None:
    with pytest.raises(ExportError, match=r"\.odt: a brief is written as \.html, \.md, \.docx, \.pdf"):
        write(made(ledgers["relation"]), ".odt")
