"""Documents and claims built by hand: a sentence with what it claims, and the records and threads that such documents make."""

import hashlib
import io
from collections.abc import Iterable
from pathlib import Path

import msgspec

from chancery.api import thread_status
from chancery.exports.jsonl import record_dict, thread_dict, write_jsonl
from chancery.ledger.copies import Print, find_copies, fingerprint
from chancery.ledger.merge import Mention, Rulings
from chancery.ledger.traits import Traits, read_traits
from chancery.ledger.weave import Woven, weave
from chancery.model import (
    Actor,
    AnyClaim,
    Commitment,
    Document,
    DocumentDate,
    Event,
    Figure,
    Instrument,
    Statement,
    Struct,
    Tenure,
)
from chancery.records import reweave
from chancery.run import claim_rows
from chancery.stores.duckdb import Ledger, open_ledger
from chancery.stores.rows import ClaimRow
from chancery.told import with_claims


class Told(Struct, frozen=True, kw_only=True):
    """A document and its claims."""

    document: Document
    claims: tuple[AnyClaim, ...]

    @property
    def rows(self) -> list[ClaimRow]:
        return claim_rows(self.document, self.claims)

    @property
    def evidence(self) -> list[str]:
        """The ids of the claims, in the order in which they were given."""
        return [row.evidence_id for row in self.rows]


def text(name: str, date: str, *claims: AnyClaim, language: str = "en", more: str = "") -> Told:
    """Return a document of the claims' sentences, each once and in their order, and ``more`` after them."""
    sentences = list(dict.fromkeys(claim.sentence for claim in claims))
    whole = " ".join([*sentences, more]).strip()
    told = DocumentDate(value=date, precision="day", method="test") if date else None
    document = Document(
        id=name,
        text=whole,
        sha256=hashlib.sha256(f"{name} {whole}".encode()).hexdigest(),
        date=told,
        language=language,
        source=f"/{name}.txt",
    )
    return Told(document=document, claims=tuple(_placed(claim, document) for claim in claims))


def _placed(claim: AnyClaim, document: Document) -> AnyClaim:
    begin = document.text.index(claim.sentence)
    at = document.text.index(claim.quote, begin)
    place = {"start": at, "end": at + len(claim.quote), "sentence_start": begin, "sentence_end": begin + len(claim.sentence)}
    return msgspec.structs.replace(claim, doc=document.id, **place)


# Claims: the sentence first, and as quote all of it unless a part is given. Actors are codes, joined by ";".


def event(sentence: str, actor: str, recipient: str = "", **fields: object) -> Event:
    return Event(**_told(sentence, fields, event_type="CONSULT", actor=actors(actor), recipient=actors(recipient)))


def text_of(sentence: str, parties: str, name: str, **fields: object) -> Instrument:
    return Instrument(**_told(sentence, fields, parties=actors(parties), name=name, form="agreement", stage="signed"))


def promise(sentence: str, actor: str, deed: str, to: str = "", **fields: object) -> Commitment:
    told = {"factuality": "planned", "strength": "planned"} | fields
    return Commitment(**_told(sentence, told, actor=actors(actor), to=actors(to), deed=deed))


def figure(sentence: str, about: str, value: float, **fields: object) -> Figure:
    return Figure(**_told(sentence, fields, about=actors(about), value=value, measure="trade turnover", unit="USD"))


def said(sentence: str, speaker: str, gist: str, **fields: object) -> Statement:
    return Statement(**_told(sentence, fields, speaker=actors(speaker), gist=gist, manner="reported", stance="affirm"))


def office(sentence: str, holder: str, role: str, of: str, **fields: object) -> Tenure:
    return Tenure(**_told(sentence, fields, holder=actors(holder)[0], role=role, of=actors(of)))


def actors(codes: str) -> tuple[Actor, ...]:
    """Return actors by their codes: ``RUS; Erlan Idrisov|KAZ; KAZ companies``."""
    return tuple(_actor(code.strip()) for code in codes.split(";") if code.strip())


def _actor(code: str) -> Actor:
    name, _, state = code.partition("|")
    first = name.split()[0]
    return Actor(code=code, state=state or (first if len(first) == 3 and first.isupper() else ""))


def _told(sentence: str, fields: dict[str, object], **content: object) -> dict[str, object]:
    base = {
        "doc": "", "quote": sentence, "start": 0, "end": 0, "sentence": sentence, "sentence_start": 0, "sentence_end": 0,
        "factuality": "fact", "by": ("outlet",), "frame": "test.frame",
    }  # fmt: skip
    return base | content | fields


# What is made of them, without a store and in one.


def traits(claim: AnyClaim, date: str = "2008-05-22", language: str = "en") -> Traits:
    """Return a claim's traits as of a document of that date."""
    return read_traits(claim, date, language)


def mentions(*texts: Told) -> list[Mention]:
    """Return what merging needs of the claims of documents."""
    prints = [Print(told.document.id, _date(told), fingerprint(told.document.text)) for told in texts]
    origins = find_copies(prints) if any(each.fingerprint for each in prints) else {}
    return [
        Mention(
            evidence_id=row.evidence_id,
            claim_key=row.claim_key,
            doc=told.document.id,
            origin=origins.get(told.document.id, told.document.id),
            document_date=row.document_date,
            start=row.claim.start,
            frame=row.claim.frame,
            states=row.states,
            traits=read_traits(row.claim, row.document_date, told.document.language),
        )
        for told in texts
        for row in told.rows
    ]


def woven(*texts: Told, rulings: Rulings = Rulings()) -> Woven:
    """Return the records and threads of documents."""
    claims = {row.evidence_id: row.claim for told in texts for row in told.rows}
    return weave(mentions(*texts), lambda _: claims, rulings=rulings)


def documents_of(result: Woven) -> list[tuple[str, ...]]:
    """Return the documents of every record, in order of documents."""
    return sorted(record.documents for record in result.records)


def _date(told: Told) -> str:
    return told.document.date.value if told.document.date else ""


def put(ledger: Ledger, *texts: Told) -> None:
    """Store documents and make the records anew."""
    ledger.put_batch([(told.document, told.rows, fingerprint(told.document.text)) for told in texts], "test")
    reweave(ledger)


def make_ledger(path: Path, *texts: Told) -> Path:
    """Write a ledger of these documents to ``path`` and return it."""
    with open_ledger(path, create=True) as ledger:
        put(ledger, *texts)
    return path


def exported(ledger: Ledger) -> tuple[str, str]:
    """Return what ``chancery export`` writes of records and threads."""
    day = ledger.newest_date()
    told = with_claims(ledger, ledger.records())
    records = (record_dict(each.record, [row.claim for row in each.rows]) for each in told)
    return _lines(records), _lines(thread_dict(thread, thread_status(thread, day), day) for thread in ledger.threads())


def _lines(rows: Iterable[dict[str, object]]) -> str:
    written = io.StringIO()
    write_jsonl(rows, written)
    return written.getvalue()


# A handful of documents in which everything occurs: copies, a denial, a plan and what became of it, two calls on one day, three
# languages, a promise that is repeated, two figures for one year, one document without a date.

_LONG = (
    "The two presidents spoke for three hours in the new palace on the river about gas, the border in the steppe and the launch "
    "site, and then went to dinner with their wives, ministers and the heads of the largest companies of both countries."
)
_LAVROV, _TAZHIN = "Sergei Lavrov|RUS", "Marat Tazhin|KAZ"
HANDFUL = (
    text(
        "a",
        "2008-05-22",
        event("Medvedev came to Astana on Thursday.", "Dmitry Medvedev|RUS", "KAZ", mode="visit", date="2008-05-22"),
        event("He met Nazarbayev there.", "Dmitry Medvedev|RUS", "Nursultan Nazarbayev|KAZ", mode="meet", date="2008-05-22"),
        text_of(
            "Russia and Kazakhstan signed an agreement on nuclear energy.",
            "RUS; KAZ",
            "agreement on nuclear energy",
            date="2008-05-22",
        ),
        figure("Turnover reached 16.5 billion dollars in 2007.", "RUS; KAZ", 16.5e9, period="2007"),
        more=_LONG,
    ),
    text(
        "b",
        "2008-05-23",
        event("Medvedev was in Kazakhstan on Thursday.", "Dmitry Medvedev|RUS", "KAZ", mode="visit", date="2008-05-22"),
        promise(
            "Russia will build a railway to the port of Aktau by 2010.",
            "RUS",
            "build a railway to the port of Aktau",
            "KAZ",
            deadline="2010",
        ),
        figure("Turnover stood at 14 billion dollars in 2007.", "RUS; KAZ", 14e9, period="2007"),
        more=_LONG.replace("three hours", "two hours"),
    ),
    text(
        "c",
        "2008-05-20",
        event(
            "Medvedev will visit Kazakhstan on May 22.",
            "Dmitry Medvedev|RUS",
            "KAZ",
            mode="visit",
            date="2008-05-22",
            factuality="planned",
        ),
        event("Lavrov called Tazhin on Monday.", _LAVROV, _TAZHIN, mode="phone", date="2008-05-19"),
        event("In the evening Lavrov called Tazhin again.", _LAVROV, _TAZHIN, mode="phone", date="2008-05-19"),
    ),
    text(
        "d",
        "2008-05-24",
        event(
            "Медведев встретился с Назарбаевым в Астане.",
            "Дмитрий Медведев|RUS",
            "Нурсултан Назарбаев|KAZ",
            mode="meet",
            date="2008-05-22",
        ),
        text_of("Подписано соглашение об атомной энергии.", "RUS; KAZ", "соглашение об атомной энергии", date="2008-05-22"),
        language="ru",
    ),
    text(
        "e",
        "2009-03-02",
        promise(
            "Moscow repeated that it would build the railway to the port of Aktau.",
            "RUS",
            "build the railway to the port of Aktau",
            "KAZ",
        ),
        event(
            "Tazhin denied that Lavrov called him on May 19.",
            _LAVROV,
            _TAZHIN,
            mode="phone",
            date="2008-05-19",
            factuality="denied",
        ),
        office("Tazhin is Foreign Minister of Kazakhstan.", _TAZHIN, "Foreign Minister", "KAZ"),
    ),
    text(
        "f",
        "",
        said(
            "Lavrov praised the railway to the port of Aktau.",
            _LAVROV,
            "the railway to the port of Aktau is good",
            stance="praise",
        ),
    ),
)
