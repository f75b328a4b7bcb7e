"""The pages of one record, one document, and of why a sentence gave a claim."""

import re
import threading
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from chancery.claims import claim_actors, claim_kind
from chancery.days import middle
from chancery.grounding.states import state_name
from chancery.ledger.belief import precision
from chancery.ledger.headline import headline
from chancery.ledger.promises import status_on
from chancery.model import STATUSES, Document, Record, Thread
from chancery.records import as_corrected, standing_decisions, written_fields
from chancery.stores.desk import ThreadQuery
from chancery.stores.rows import ClaimRow
from chancery.web.desk import View
from chancery.web.filters import Filters
from chancery.web.render import desk_of, page
from chancery.web.visitors import Viewer

router = APIRouter()
_CONTEXT = 280  # characters of the document before and after the sentence
_AROUND = 3  # records of a thread shown before and after
_MOST_CLAIMS = 30  # of a record, shown in full
_FRAMES = 4  # of a record, told with how often they are right
_NEARBY, _OFFERED = 15, 8  # days within which a record may be the same, and how many such are offered
_MOVABLE = ("plan", "instrument", "commitment", "matter")
_MOST_AGAINST, _OF_ONE_SIDE = 5, 3  # records told otherwise, and claims of each
_LONGEST_EXPLAINED = 3000
_FIRST_WORD, _LAST_WORD = re.compile(r"^\S*\s+"), re.compile(r"\s+\S*$")  # a cut goes through them
_explaining = threading.Lock()


class Told(NamedTuple):
    """A claim as a page shows it: its document, and the words before, in and after the quotation."""

    row: ClaimRow
    title: str
    outlet: str
    language: str
    before: str
    quote: str
    after: str
    fields: list[tuple[str, str]]
    actors: list[str]


class Strand(NamedTuple):
    """A thread as it runs past a record: what comes before and after it there."""

    thread: Thread
    status: str
    before: list[Record]
    after: list[Record]
    left_out: int


class Piece(NamedTuple):
    """A stretch of a document's text and the claims that rest on it."""

    text: str
    claims: list[str]
    kinds: str


@router.get("/record/{name}")
def record(request: Request, visitor: Viewer, name: str) -> Response:
    """One record: every claim in its context, who tells otherwise, what came before and after, and why it is believed."""
    with desk_of(request).view() as view:
        found = view.ledger.record(name)
        if found.id != name:
            return RedirectResponse(f"/record/{found.id}", 303)
        day = view.day
        against = list(view.ledger.records_by_id(found.against[:_MOST_AGAINST]).values())
        wanted = [*found.claims[:_MOST_CLAIMS], *(claim for each in against for claim in each.claims[:_OF_ONE_SIDE])]
        held = {row.evidence_id: row for row in as_corrected(view.ledger, view.ledger.claim_rows_by_id(wanted))}
        told = _told(view, held)
        threads = view.ledger.threads_of(found.id)
        decisions, _ = standing_decisions(view.ledger)
        own = set(found.claims)
        first = held.get(found.claims[0])
        return page(
            request, "record.html", visitor, title=found.headline, record=found, day=day,
            told=_some(told, found.claims[:_MOST_CLAIMS]), left_out=max(0, len(found.claims) - _MOST_CLAIMS),
            against=[(each, _some(told, each.claims)) for each in against],
            reasons=_reasons(found, told), strands=_strands(view, threads, found, day),
            decisions=[each for each in decisions if own & {anchor.evidence_id for anchor in each.claims}],
            near=_near(view, found) if visitor.may("reviewer") else [],
            other_threads=_other_threads(view, found, day) if visitor.may("reviewer") else [],
            statuses=STATUSES, fields=written_fields(first.claim) if first else {},
        )  # fmt: skip


@router.get("/document/{name:path}")
def document(request: Request, visitor: Viewer, name: str) -> Response:
    """One document: its clean text with the words of every claim marked."""
    with desk_of(request).view() as view:
        found = view.ledger.document(name)
        rows = as_corrected(view.ledger, view.ledger.claims_of(name))
        return page(
            request, "document.html", visitor, title=found.title or found.id, document=found,
            pieces=_pieces(found, rows), claims={row.evidence_id: (row, headline(row.claim, state_name)) for row in rows},
        )  # fmt: skip


@router.get("/explain/{evidence}")
def explain(request: Request, visitor: Viewer, evidence: str) -> Response:
    """Why a sentence gave a claim: its actors, the frames that fired and those that did not."""
    with desk_of(request).view() as view:
        found = view.ledger.record_of(evidence)
        row = next(each for each in view.ledger.evidence(found) if each.evidence_id == evidence)
        told = view.ledger.document(row.claim.doc)
    from chancery.coding.explain import explain as trace
    from chancery.run import code_text

    traces = []
    if len(row.claim.sentence) <= _LONGEST_EXPLAINED:
        with _explaining:  # the pipelines take turns: they hold much memory while they read
            sentence, _ = code_text(row.claim.sentence, date=row.document_date[:10], language=told.language)
            traces = trace(sentence)
    return page(
        request, "explain.html", visitor, title="Why this claim", row=row, record=found, traces=traces,
        headline=headline(row.claim, state_name),
    )  # fmt: skip


def _told(view: View, rows: Mapping[str, ClaimRow]) -> dict[str, Told]:
    documents = view.ledger.documents_by_id({row.claim.doc for row in rows.values()})
    told = {}
    for evidence, row in rows.items():
        claim, text = row.claim, documents[row.claim.doc]
        first, last = max(0, claim.sentence_start - _CONTEXT), min(len(text.text), claim.sentence_end + _CONTEXT)
        told[evidence] = Told(
            row=row,
            title=text.title or text.id,
            outlet=text.outlet,
            language=text.language,
            before=_FIRST_WORD.sub("… ", text.text[first : claim.start]) if first else text.text[: claim.start].lstrip(),
            quote=text.text[claim.start : claim.end],
            after=_LAST_WORD.sub(" …", text.text[claim.end : last]) if last < len(text.text) else text.text[claim.end :].rstrip(),
            fields=[(name, value) for name, value in written_fields(claim).items() if value],
            actors=list(dict.fromkeys(actor.code for actor in claim_actors(claim) if actor.code)),
        )
    return told


def _some(told: Mapping[str, Told], claims: Iterable[str]) -> list[Told]:
    return [told[claim] for claim in claims if claim in told]


def _near(view: View, found: Record) -> list[Record]:
    """Return records that may be the same: of one kind, on the same states, told of days nearby; those of one type first."""
    day = middle(found.date or found.first_reported)
    if not day or not found.states:
        return []
    around = [(date.fromisoformat(day) + timedelta(days=days)).isoformat() for days in (-_NEARBY, _NEARBY)]
    filters = Filters(kind=(found.kind,), state=found.states[:3], since=around[0], until=around[1], per_page=4 * _OFFERED)
    records = [each for each in view.page(filters)[0] if each.id != found.id]
    return sorted(records, key=lambda each: each.type != found.type)[:_OFFERED]


def _other_threads(view: View, found: Record, day: str) -> list[Thread]:
    """Return threads with the record's states in which it does not stand, those with the latest news first."""
    query = ThreadQuery(kinds=_MOVABLE, states=found.states[:3], several=True, day=day)
    threads = view.ledger.thread_page(query, limit=2 * _OFFERED) if found.states else []
    return [each for each in threads if found.id not in each.records][:_OFFERED]


def _reasons(found: Record, told: Mapping[str, Told]) -> list[tuple[str, float, int]]:
    """Return why a record is believed: its claims' frames, how often each was found right, and how many claims it gave."""
    frames = Counter((each.row.claim.frame, each.language) for each in _some(told, found.claims))
    return [(frame, precision(frame, found.kind, language), count) for (frame, language), count in frames.most_common(_FRAMES)]


def _strands(view: View, threads: Sequence[Thread], found: Record, day: str) -> list[Strand]:
    cuts = []
    for thread in threads:
        at = thread.records.index(found.id)
        cuts.append((thread, thread.records[max(0, at - _AROUND) : at], thread.records[at + 1 : at + 1 + _AROUND]))
    held = view.ledger.records_by_id({each for _, before, after in cuts for each in (*before, *after)})
    return [
        Strand(
            thread,
            status_on(thread, day),
            [held[each] for each in before if each in held],
            [held[each] for each in after if each in held],
            len(thread.records) - 1 - len(before) - len(after),
        )
        for thread, before, after in cuts
    ]


def _pieces(found: Document, rows: Sequence[ClaimRow]) -> list[Piece]:
    """Return the text cut wherever a claim begins or ends.

    >>> from types import SimpleNamespace as S
    >>> rows = [S(evidence_id=name, claim=S(start=a, end=b, also=(), __struct_config__=S(tag="event")))
    ...         for name, a, b in (("x", 0, 4), ("y", 2, 6))]
    >>> [(piece.text, piece.claims) for piece in _pieces(S(text="abcdefgh"), rows)]
    [('ab', ['x']), ('cd', ['x', 'y']), ('ef', ['y']), ('gh', [])]
    """
    spans = [(start, end, row) for row in rows for start, end in ((row.claim.start, row.claim.end), *row.claim.also)]
    cuts = sorted({0, len(found.text), *(place for start, end, _ in spans for place in (start, end))})
    opening: dict[int, list[ClaimRow]] = {}
    closing: dict[int, list[ClaimRow]] = {}
    for start, end, row in spans:
        opening.setdefault(start, []).append(row)
        closing.setdefault(end, []).append(row)
    standing: list[ClaimRow] = []
    pieces = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        for row in closing.get(start, ()):
            standing.remove(row)
        standing += opening.get(start, ())
        ids = list(dict.fromkeys(row.evidence_id for row in standing))
        kinds = " ".join(sorted({f"k-{claim_kind(row.claim)}" for row in standing}))
        pieces.append(Piece(found.text[start:end], ids, kinds))
    return pieces
