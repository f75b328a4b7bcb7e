"""A web page to its text, title, outlet and date; nothing is fetched."""

import re
from collections.abc import Iterator
from copy import deepcopy

from htmldate import find_date
from lxml import etree, html

from chancery.calendars import find_calendar_dates
from chancery.model import Struct

# Beyond these a page is read by the plain, linear way only, so that no page can hold up a build.
_MOST_CHARACTERS = 2_000_000
_MOST_ELEMENTS = 30_000

_DROPPED = frozenset(
    {
        "aside",
        "audio",
        "button",
        "canvas",
        "embed",
        "figure",
        "footer",
        "form",
        "head",
        "iframe",
        "input",
        "nav",
        "noscript",
        "object",
        "picture",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "video",
    }
)
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
_DATE_PATHS = (
    "//meta[@property='article:published_time' or @property='og:published_time']/@content",
    "//*[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='date' or @name='DC.date' or @name='dc.date' or @name='DC.date.issued']/@content",
    "//meta[@name='pubdate' or @name='publish-date']/@content",
    "//time[@pubdate]/@datetime",
    "//article//time/@datetime",
)
_LINKED_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_UNSEEN = (("<(?:script|style)\\b", "</(?:script|style)[^<>]{0,20}>"), ("<!--", "-->"))
_TAGS = re.compile(r"<[^<>]{0,2000}>")
_TITLE_TAIL = re.compile(r"\s+[|»·]\s+[^|»·]{2,60}$")
# The date library asks the clock for its latest date unless told; a page is dated by itself alone.
_EARLIEST, _LATEST = "1900-01-01", "2199-12-31"


class Page(Struct, frozen=True, kw_only=True):
    """What a page gives: raw text, and title, outlet and ISO date where its markup names them."""

    text: str
    title: str = ""
    outlet: str = ""
    date: str = ""
    notes: tuple[str, ...] = ()


def read_page(markup: str) -> Page:
    """Return the main text of a page with what its markup says of title, outlet and date.

    The text comes from trafilatura, without comments and with tables; from a plain reading of the markup where that
    finds too little, the page is very large, or trafilatura cannot be loaded (which a note then says).
    """
    tree = _parse(markup)
    plain = "" if tree is None else "\n\n".join(_plain_paragraphs(tree))
    if tree is None or not plain:
        # Markup too broken or too deep for the parser, or a page that is nothing but links.
        return Page(text=_without_tags(markup))
    text = plain
    notes: tuple[str, ...] = ()
    if _is_small(markup, tree):
        article, notes = _article_text(markup)
        # Recall first: an extraction that keeps little of a page that links little has missed the article.
        text = article if len(article) * 3 >= len(plain) else plain
    title = _first(tree, "//meta[@property='og:title']/@content", "//h1", "//title")
    title = _TITLE_TAIL.sub("", title)
    if title and title.casefold() not in " ".join(text[: len(title) + 500].split()).casefold():
        text = f"{title}\n\n{text}"
    outlet = _first(tree, "//meta[@property='og:site_name']/@content", "//meta[@name='application-name']/@content")
    return Page(text=text, title=title, outlet=outlet, date=_page_date(tree, markup), notes=notes)


def _parse(markup: str) -> html.HtmlElement | None:
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        # Raised for markup without any element.
        return None


def _without_tags(markup: str) -> str:
    for opening, closing in _UNSEEN:
        # Each stretch after an opening is kept from its closing on; one that is never closed is dropped.
        first, *stretches = re.split(opening, markup, flags=re.IGNORECASE)
        closed = (re.split(closing, stretch, maxsplit=1, flags=re.IGNORECASE)[1:] for stretch in stretches)
        markup = " ".join([first, *(rest for parts in closed for rest in parts)])
    return _TAGS.sub("\n\n", markup)


def _is_small(markup: str, tree: html.HtmlElement) -> bool:
    return len(markup) <= _MOST_CHARACTERS and sum(1 for _ in tree.iter()) <= _MOST_ELEMENTS


def _article_text(markup: str) -> tuple[str, tuple[str, ...]]:
    try:
        import trafilatura
    except ImportError:
        return "", ("page read without trafilatura, which cannot be loaded; pip install trafilatura 'lxml[html_clean]'",)
    text = trafilatura.extract(markup, include_comments=False, include_tables=True, favor_recall=True, with_metadata=False)
    # Trafilatura gives a paragraph a line, and bars between the cells of a table.
    lines = [line.replace("|", " ") if line.startswith("|") else line for line in (text or "").splitlines()]
    return "\n\n".join(lines), ()


def _plain_paragraphs(tree: html.HtmlElement) -> Iterator[str]:
    """Yield the text of a page's blocks, without those that are mostly links."""
    parts: list[str] = []
    linked = 0
    dropped = 0
    links = 0

    def paragraph() -> Iterator[str]:
        nonlocal linked
        text = " ".join("".join(parts).split())
        menu = linked * 10 > len(text) * 7 and not re.search(r"[.!?…]['\"”’»)]*$", text)
        parts.clear()
        linked = 0
        if text and not menu:
            yield text

    for event, element in etree.iterwalk(_main_part(tree), events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        starts = event == "start"
        if tag in _DROPPED:
            dropped += 1 if starts else -1
        if tag in _BLOCKS or tag == "br":
            yield from paragraph()
        if tag == "a":
            links += 1 if starts else -1
        words = (element.text if starts else element.tail) or ""
        if words and not dropped:
            parts.append(words)
            linked += len(words) if links else 0
    yield from paragraph()


def _main_part(tree: html.HtmlElement) -> html.HtmlElement:
    """Return the page's largest article or its main part, where the markup names one that holds enough text."""
    parts = [(len(part.text_content()), part) for part in tree.xpath("(//article | //main)[position() <= 50]")]
    length, part = max(parts, key=lambda pair: pair[0], default=(0, tree))
    return part if length >= 200 else tree


def _first(tree: html.HtmlElement, *paths: str) -> str:
    found = (" ".join(tree.xpath(f"string(({path})[1])").split()) for path in paths)
    return next(filter(None, found), "")


def _page_date(tree: html.HtmlElement, markup: str) -> str:
    """Return the ISO date of publication that the page's markup names, or ""."""
    stated = [str(value).strip() for path in _DATE_PATHS for value in tree.xpath(path)]
    stated += _LINKED_DATE.findall(markup[:_MOST_CHARACTERS])[:1]
    for value in stated:
        if any(date.year and date.start == 0 for date in find_calendar_dates(value)):
            return value
    if not _is_small(markup, tree):
        return ""
    head = tree.find("head")
    if head is None:
        return ""
    # The head alone: dates in the body are weighed with the rest of the text.
    page = html.Element("html")
    page.append(deepcopy(head))
    found = find_date(page, extensive_search=False, original_date=True, min_date=_EARLIEST, max_date=_LATEST)
    return found or ""
