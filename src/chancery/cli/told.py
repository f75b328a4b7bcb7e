"""Records together with the claims that tell of them, as the views show them."""

from typing import TYPE_CHECKING, Any

import msgspec
from rich.text import Text

from chancery.briefs import Told, told
from chancery.cli.console import folded

if TYPE_CHECKING:
    from chancery.stores.rows import ClaimRow

__all__ = ["Told", "sources", "told", "told_json"]


def sources(rows: "list[ClaimRow]") -> Text:
    """Return the first document with its date, unless its name tells that, and how many more tell the same."""
    documents = {row.claim.doc: row.document_date[:10] for row in rows}
    first, date = next(iter(documents.items()))
    dated = f" ({date})" if date and date not in first else ""
    more = f" and {len(documents) - 1} more" if len(documents) > 1 else ""
    return folded(first + dated + more)


def told_json(entry: Told) -> dict[str, Any]:
    """Return a record as JSON shows it: its own fields and how its documents tell it."""
    fields: dict[str, Any] = msgspec.structs.asdict(entry.record)
    return fields | {"told_as": entry.factualities}
