"""A small ledger built by hand, for the tests of what people see: two documents, six claims, one thing set aside."""

import hashlib
from pathlib import Path

from chancery.model import (
    Actor,
    AnyClaim,
    Commitment,
    Discard,
    Document,
    DocumentDate,
    Event,
    Figure,
    Instrument,
    Statement,
    Tenure,
)
from chancery.records import reweave
from chancery.run import claim_rows
from chancery.stores.duckdb import open_ledger

KAZ = Actor(code="KAZ", state="KAZ", text="Kazakhstan")
RUS = Actor(code="RUS", state="RUS", text="Russia")
IDRISOV = Actor(code="Erlan Idrisov|KAZ", state="KAZ", text="Idrisov")

SENTENCES = {
    "2013-01-24-note": (
        "Kazakhstan and Russia signed a treaty on friendship.",
        "Trade reached 16.5 billion dollars in 2007.",
        "Kazakhstan will open a consulate in Omsk by 2014.",
        "Idrisov denied that Russia threatened Kazakhstan.",
    ),
    "evil\x1b[31m": ("Foreign Minister Idrisov \x1b[2J[bold]said[/bold] all is well.",),
}
DATES = {"2013-01-24-note": "2013-01-24", "evil\x1b[31m": "2015-06-01"}


def make_ledger(path: Path) -> Path:
    """Write the ledger to ``path`` and return it."""
    with open_ledger(path, create=True) as ledger:
        run = ledger.start_run(started="2020-01-01T00:00:00", version="test", paths=["documents"])
        for document in documents():
            ledger.put(document, claim_rows(document, claims(document)), "test")
        ledger.set_aside(Discard(stage="sources", reason="no readable text", document="empty.txt"), run.id)
        reweave(ledger)
        ledger.finish_run(run)
    return path


def documents() -> list[Document]:
    return [
        Document(
            id=name,
            text=" ".join(sentences),
            sha256=hashlib.sha256(name.encode()).hexdigest(),
            title=f"About {name}",
            date=DocumentDate(value=DATES[name], precision="day", method="test"),
            language="en",
            source=f"documents/{name}.txt",
        )
        for name, sentences in SENTENCES.items()
    ]


def claims(document: Document) -> list[AnyClaim]:
    first, *rest = SENTENCES[document.id]
    if not rest:
        said = Statement(
            **_words(document, first, "all is well"), speaker=(IDRISOV,), manner="reported", stance="affirm", gist=first
        )
        return [said, Tenure(**_words(document, first, "Foreign Minister"), holder=IDRISOV, role="Foreign Minister", of=(KAZ,))]
    trade, promise, denial = rest
    return [
        Instrument(**_words(document, first, "a treaty"), name="treaty", form="treaty", parties=(KAZ, RUS), stage="signed"),
        Figure(
            **_words(document, trade, "16.5 billion"),
            measure="trade turnover",
            value=16.5e9,
            unit="USD",
            about=(KAZ, RUS),
            period="2007",
        ),
        Commitment(
            **_words(document, promise, "will open a consulate", factuality="planned"),
            actor=(KAZ,),
            to=(RUS,),
            deed="open a consulate in Omsk",
            strength="planned",
            deadline="2014",
        ),
        Event(
            **_words(document, denial, "Russia threatened", factuality="denied", by=("Erlan Idrisov",)),
            event_type="THREATEN",
            actor=(RUS,),
            recipient=(KAZ,),
        ),
    ]


def _words(
    document: Document, sentence: str, quote: str, factuality: str = "fact", by: tuple[str, ...] = ("outlet",)
) -> dict[str, object]:
    start = document.text.index(sentence)
    at = document.text.index(quote, start)
    return {
        "doc": document.id,
        "quote": quote,
        "start": at,
        "end": at + len(quote),
        "sentence": sentence,
        "sentence_start": start,
        "sentence_end": start + len(sentence),
        "factuality": factuality,
        "by": by,
        "frame": "test.frame",
    }
