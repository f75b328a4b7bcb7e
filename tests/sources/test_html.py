"""Pages to text, title, outlet and date."""

import sys

import pytest

from chancery.errors import SourceError
from chancery.sources.files import read_bytes
from chancery.sources.html import read_page

SENTENCES = (
    "Foreign Minister Sergei Lavrov received his Kazakh counterpart Erlan Idrisov in Moscow on Friday, the ministry said.",
    "The two ministers discussed the draft of a new treaty on friendship, which is to be signed later this year.",
    "After the talks they answered the questions of journalists from both countries at a joint press conference.",
)
PAGE = f"""<!doctype html><html><head><title>Ministers meet in Moscow | The Daily</title>
<meta property="og:title" content="Ministers meet in Moscow"><meta property="og:site_name" content="The Daily">
<meta property="article:published_time" content="2013-01-25T20:42:00+04:00"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Ministers meet in Moscow</h1><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p>
<p>Read more: another story</p><p>{SENTENCES[2]}</p></article>
<div class="comments"><p>First!</p></div><footer>© 2013 The Daily. All rights reserved</footer>
<script>var date = "2001-01-01";</script></body></html>"""


def test_a_page_gives_text_title_outlet_and_date():
    document = read_bytes(PAGE.encode(), name="page.html")
    assert document.text.split("\n\n")[:4] == ["Ministers meet in Moscow", *SENTENCES]
    assert "World" not in document.text
    assert "var date" not in document.text
    assert "All rights" not in document.text
    assert document.title == "Ministers meet in Moscow"
    assert document.outlet == "The Daily"
    assert document.date is not None
    assert (document.date.value, document.date.method) == ("2013-01-25T20:42", "metadata")


def test_the_declared_charset_is_honoured():
    body = "<p>Министры подписали договор о дружбе.</p>"
    page = f'<html><head><meta charset="windows-1251"></head><body>{body}</body></html>'
    document = read_bytes(page.encode("cp1251"), name="page.html")
    assert document.text.startswith("Министры подписали договор о дружбе.")
    assert document.notes == ()


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta itemprop="datePublished" content="2012-05-14">', "2012-05-14"),
        ('<meta name="pubdate" content="Jan 5, 2012">', "Jan 5, 2012"),
        ('<script type="application/ld+json">{"datePublished": "2012-05-14T10:00"}</script>', "2012-05-14T10:00"),
        ('<meta property="article:published" content="2012-05-14">', "2012-05-14"),
        ('<meta name="citation_publication_date" content="2012/05/14">', "2012-05-14"),
        ('<meta name="date" content="soon">', ""),
        ("", ""),
    ],
)
def test_dates_in_the_markup(head, date):
    assert read_page(f"<html><head>{head}</head><body><p>{SENTENCES[0]}</p></body></html>").date == date


def test_a_title_that_the_text_lacks_is_put_before_it():
    page = read_page(f"<html><head><title>Treaty signed | News</title></head><body><p>{SENTENCES[0]}</p></body></html>")
    assert page.title == "Treaty signed"
    assert page.text.split("\n\n") == ["Treaty signed", SENTENCES[0]]


@pytest.mark.parametrize("depth", [10, 300, 5000])
def test_depth_does_not_lose_the_text(depth):
    page = "<div>" * depth + SENTENCES[0] + "</div>" * depth
    assert SENTENCES[0] in read_bytes(page.encode(), name="deep.html").text


def test_a_page_of_very_many_elements_is_read_the_plain_way():
    page = "<html><body>" + f"<p>{SENTENCES[0]}</p>" * 31_000 + "</body></html>"
    assert read_page(page).text.count(SENTENCES[0]) == 31_000


@pytest.mark.parametrize(
    "markup", ["<" * 100_000, "<script>" * 50_000, "<!--" * 50_000, "<!-- only a comment -->", "<html></html>"]
)
def test_markup_without_text_is_refused_soon(markup):
    with pytest.raises(SourceError, match="no readable text"):
        read_bytes(markup.encode(), name="empty.html")


def test_without_trafilatura_a_page_is_read_the_plain_way_and_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    document = read_bytes(PAGE.encode(), name="page.html")
    assert all(sentence in document.text for sentence in SENTENCES)
    assert document.notes == (
        "page read without trafilatura, which cannot be loaded; pip install trafilatura 'lxml[html_clean]'",
    )


def test_an_xml_declaration_is_no_obstacle():
    page = f'<?xml version="1.0" encoding="utf-8"?><html><body><p>{SENTENCES[0]}</p></body></html>'
    assert read_bytes(page.encode(), name="x.htm").text == SENTENCES[0]
