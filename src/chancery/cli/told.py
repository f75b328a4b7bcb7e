"""Records as the views show them: their documents in a cell, and their JSON."""

from typing import TYPE_CHECKING, Any

import msgspec
from rich.text import Text

from chancery.cli.console import folded
from chancery.told import Told

if TYPE_CHECKING:
    from chancery.stores.rows import ClaimRow


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
