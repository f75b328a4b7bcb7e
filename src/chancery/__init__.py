"""Chancery reads the public documents of diplomacy and keeps the record of relations between states.

    >>> import chancery
    >>> claims = chancery.code("Kazakhstan and Russia signed a treaty on friendship in Astana.", date="2008-05-22")
    >>> sorted({claim["kind"] for claim in claims.to_dicts()})
    ['event', 'instrument']

``code`` reads one text, ``build`` reads files into a ledger, ``Ledger`` opens one. Importing the package loads no model:
the names below are fetched on first use.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chancery.api import ClaimTable, Ledger, build, code
    from chancery.errors import ChanceryError

__version__ = "0.1.0"
__all__ = ["ChanceryError", "ClaimTable", "Ledger", "__version__", "build", "code"]

_HOMES = {
    "ChanceryError": "chancery.errors",
    "ClaimTable": "chancery.api",
    "Ledger": "chancery.api",
    "build": "chancery.api",
    "code": "chancery.api",
}


def __getattr__(name: str) -> Any:
    """Return a public name, loading the module it lives in; raises AttributeError for any other."""
    if name not in _HOMES:
        raise AttributeError(f"chancery has no {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
