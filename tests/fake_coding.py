"""A coder of few words that stands in for the real one where a test is about what happens around coding.

``KAZ visits RUS.`` is a claim. A document that says ``BROKEN`` cannot be coded, one that says ``BUG`` meets a programming error.
"""

import re
import sys
import time
from types import ModuleType

from chancery.errors import CodingError
from chancery.model import Actor, AnyClaim, Document, Event

_VISIT = re.compile(r"\b([A-Z]{3}) visits ([A-Z]{3})\b")


def coder(document: Document) -> list[AnyClaim]:
    """Return a visit for every ``AAA visits BBB`` in a document."""
    if "BROKEN" in document.text:
        raise CodingError(f"{document.id}: broken on purpose")
    if "BUG" in document.text:
        raise ZeroDivisionError("bug on purpose")
    return [
        Event(
            doc=document.id,
            quote=found.group(),
            start=found.start(),
            end=found.end(),
            sentence=found.group(),
            sentence_start=found.start(),
            sentence_end=found.end(),
            factuality="fact",
            by=("outlet",),
            frame="test.visit",
            event_type="CONSULT",
            mode="visit",
            actor=(Actor(code=found.group(1), state=found.group(1)),),
            recipient=(Actor(code=found.group(2), state=found.group(2)),),
        )
        for found in _VISIT.finditer(document.text)
    ]


def fake_module(seconds: float = 0.0) -> ModuleType:
    """Return a module to put in place of ``chancery.coding.document``; every document takes it some ``seconds``."""
    module = ModuleType("chancery.coding.document")

    def code_document(document: Document) -> list[AnyClaim]:
        time.sleep(seconds)
        return coder(document)

    vars(module).update(code_document=code_document, coded_languages=lambda: frozenset({"en", "hu"}))
    return module


if __name__ == "__main__":
    # fake_coding.py SECONDS FOLDER LEDGER builds a ledger and tells after every batch how far it is.
    sys.modules["chancery.coding.document"] = fake_module(float(sys.argv[1]))
    from chancery.run import build

    print("started", flush=True)
    build([sys.argv[2]], sys.argv[3], on_progress=lambda step: print(step.done, flush=True))
