"""A brief as one HTML page that needs nothing else: Jinja2 with escaping on, styles and plots inside."""

from collections.abc import Sequence
from typing import Any

import msgspec

from chancery.errors import ExportError
from chancery.exports.brief.parts import Brief, Chart, Citation
from chancery.exports.brief.words import plain, when


def html(brief: Brief, plots: Sequence[bytes] | None) -> str:
    """Return the brief as a page; ``plots`` are SVG in the order of its charts, None where they cannot be drawn.

    Raises ExportError without Jinja2.
    """
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
        from markupsafe import Markup
    except ImportError as error:
        raise ExportError("a brief in HTML needs Jinja2; install it with: pip install 'chancery[brief]'") from error
    from chancery.exports.plots import inline

    environment = Environment(
        loader=PackageLoader("chancery.exports.brief", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"plain": plain, "when": when, "kind": _kind}
    environment.globals["link"] = link
    environment.tests["chart"] = lambda block: isinstance(block, Chart)
    # The plots are our own drawings: matplotlib writes no word of a document into them.
    drawn = None if plots is None else [Markup(inline(svg)) for svg in plots]
    return environment.get_template("brief.html").render(brief=brief, plots=drawn, charts=brief.charts)


def link(citation: Citation) -> str:
    """Return the address of a document where a browser may follow it: the web's alone, never a script's.

    >>> from chancery.exports.brief.parts import Source
    >>> link(Citation(source=Source(id="a", address="javascript:alert(1)"), quote="", start=0, end=0))
    ''
    """
    address = plain(citation.source.address)
    return address if address.casefold().startswith(("https://", "http://")) else ""


def _kind(block: Any) -> str:
    return str(type(block).__struct_config__.tag) if isinstance(block, msgspec.Struct) else ""
