"""The data that every stage speaks: frozen, typed, without behaviour.

Offsets are code points, half-open, into ``Document.text``: ``text[start:end] == quote``.
The meaning of each field of a claim is fixed in docs/claims.md.
"""

from typing import Literal

import msgspec

Kind = Literal["event", "instrument", "commitment", "figure", "statement", "tenure"]
Factuality = Literal["fact", "planned", "possible", "denied"]

KINDS: tuple[Kind, ...] = ("event", "instrument", "commitment", "figure", "statement", "tenure")
ACTIONS = ("confirm", "reject", "correct", "merge", "split", "move", "status", "owner", "due", "note", "undo")
FACTUALITIES: tuple[Factuality, ...] = ("fact", "planned", "possible", "denied")


class Struct(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Base of all data: immutable, keyword-only, defaults left out when written."""


class DocumentDate(Struct, frozen=True, kw_only=True):
    """When a document was published: an ISO 8601 value cut to its precision, and how it was found."""

    value: str
    precision: Literal["minute", "day", "month", "year"]
    method: str
    flagged: bool = False


class Turn(Struct, frozen=True, kw_only=True):
    """One speaker's part of a transcript: offsets of what was said, without the label, which is empty where a dash opens it."""

    start: int
    end: int
    speaker: str
    question: bool = False


class Document(Struct, frozen=True, kw_only=True):
    """One text as read: its clean text never changes, and every claim's offsets point into it.

    ``sha256`` is of the original bytes; ``source`` says where they came from; ``notes`` are remarks for
    people, such as a date that had to be guessed or a language that no pipeline covers.
    """

    id: str
    text: str
    sha256: str
    title: str = ""
    outlet: str = ""
    date: DocumentDate | None = None
    language: str = ""
    source: str = ""
    turns: tuple[Turn, ...] = ()
    notes: tuple[str, ...] = ()


class Discard(Struct, frozen=True, kw_only=True):
    """Something set aside, with the stage and the reason; counted and shown, never lost silently."""

    stage: str
    reason: str
    document: str


class Actor(Struct, frozen=True, kw_only=True):
    """Who: a code as docs/claims.md writes it, the state it acts for, and the words that name it.

    ``code`` is ``RUS``, ``EAEU``, ``Sergei Lavrov|RUS``, ``KAZ companies`` or plain words; ``state`` is the alpha-3
    code or empty; ``how`` names the way it was resolved (``name``, ``title``, ``adjective``, ``pronoun`` …).
    """

    code: str
    state: str = ""
    text: str = ""
    start: int = -1
    end: int = -1
    how: str = ""


class Claim(Struct, tag_field="kind", frozen=True, kw_only=True):
    """One thing that one document says, tied to the words that say it; ``also`` are the offsets of words that say it again."""

    doc: str
    quote: str
    start: int
    end: int
    sentence: str
    sentence_start: int
    sentence_end: int
    factuality: Factuality
    by: tuple[str, ...]
    frame: str
    date: str = ""
    place: str = ""
    also: tuple[tuple[int, int], ...] = ()


class Event(Claim, tag="event", frozen=True, kw_only=True):
    """Somebody did something to or with somebody; ``event_type`` is one of PLOVER's sixteen."""

    event_type: str
    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...] = ()
    mode: str = ""
    context: str = ""


class Instrument(Claim, tag="instrument", frozen=True, kw_only=True):
    """A text between parties, at the stage that the words report."""

    name: str
    form: str
    parties: tuple[Actor, ...] = ()
    stage: str = ""
    subject: str = ""
    period: str = ""


class Commitment(Claim, tag="commitment", frozen=True, kw_only=True):
    """What a party says it will, plans or is ready to do, or has agreed to do."""

    actor: tuple[Actor, ...]
    deed: str
    strength: str
    to: tuple[Actor, ...] = ()
    deadline: str = ""
    condition: str = ""


class Figure(Claim, tag="figure", frozen=True, kw_only=True):
    """A number about a relation; ``value`` is plain and ``unit`` English."""

    measure: str
    value: float
    unit: str
    approximation: str = "exact"
    about: tuple[Actor, ...] = ()
    period: str = ""
    change: str = "level"


class Statement(Claim, tag="statement", frozen=True, kw_only=True):
    """What somebody said, quoted or reported, that takes a stand."""

    speaker: tuple[Actor, ...]
    manner: str
    stance: str
    gist: str
    about: tuple[Actor, ...] = ()


class Tenure(Claim, tag="tenure", frozen=True, kw_only=True):
    """Who holds which office, chair or membership."""

    holder: Actor
    role: str
    of: tuple[Actor, ...]
    status: str = "current"


AnyClaim = Event | Instrument | Commitment | Figure | Statement | Tenure


class Record(Struct, frozen=True, kw_only=True):
    """The claims, from one document or many, that tell of the same thing.

    ``id`` is the content key of its first claim; ``claims`` holds evidence ids in order of report, ``states`` every state
    involved, ``first_reported`` and ``last_reported`` document dates. ``sources`` counts the documents that tell it in their
    own words, copies once; ``belief`` is how likely a reader would find it there, from 0 to 1. ``against`` are the records
    that tell otherwise; ``contested`` says that some source or some record does; ``told`` is how its claims tell it
    (``fact``, ``denied`` …), each way once. ``review`` is empty, ``confirmed`` or
    ``rejected``; ``due``, ``owner`` and ``status`` are what people set. ``type`` is the event's type, the instrument's form,
    the commitment's strength, the figure's measure, the statement's stance or the tenure's role; ``voice`` is the claim that
    the record speaks with, by evidence id.
    """

    id: str
    kind: Kind
    headline: str
    date: str
    states: tuple[str, ...]
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    first_reported: str = ""
    last_reported: str = ""
    sources: int = 1
    belief: float | None = None
    contested: bool = False
    against: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    review: str = ""
    status: str = ""
    owner: str = ""
    due: str = ""
    notes: tuple[str, ...] = ()
    type: str = ""
    voice: str = ""


ThreadKind = Literal["plan", "instrument", "commitment", "series", "office", "matter", "dispute"]
THREAD_KINDS: tuple[ThreadKind, ...] = ("plan", "instrument", "commitment", "series", "office", "matter", "dispute")
OPEN = ("open", "repeated", "progressing")  # what may still become of a promise
UNSETTLED = (*OPEN, "overdue")
STATUSES = ("open", "repeated", "progressing", "kept", "overdue", "dropped", "contradicted")  # of commitments


class Thread(Struct, frozen=True, kw_only=True):
    """Records that carry one matter through time, in order of time.

    ``status`` is an instrument's latest stage, what became of a plan (``planned``, ``held``, ``postponed``, ``cancelled``)
    or of a commitment (``open``, ``repeated``, ``progressing``, ``kept``, ``dropped``, ``contradicted``; past its ``due``
    day, one of the first three is ``overdue``); ``shown_by`` is the record that shows it. ``last_news`` is the day of the
    last report. ``found_status`` and ``found_due`` are what the records alone give, where people set another;
    ``promised_by`` are the codes of those who made the promises of a commitment.
    """

    id: str
    kind: ThreadKind
    title: str
    states: tuple[str, ...]
    records: tuple[str, ...]
    status: str = ""
    shown_by: str = ""
    contested: bool = False
    due: str = ""
    owner: str = ""
    last_news: str = ""
    found_status: str = ""
    found_due: str = ""
    promised_by: tuple[str, ...] = ()


class Decision(Struct, frozen=True, kw_only=True):
    """What a person ruled: an entry of a journal that is only ever added to.

    ``action`` is one of ``ACTIONS``; ``claims`` anchor what it is about, ``others`` the other side of a merge or a split,
    or the anchors of a thread. ``field`` and ``after`` are what a correction sets (JSON), ``before`` what stood there.
    ``undoes`` names the decision that an ``undo`` takes back.
    """

    id: str
    made: str
    who: str
    action: str
    why: str = ""
    claims: tuple["Anchor", ...] = ()
    others: tuple["Anchor", ...] = ()
    field: str = ""
    before: str = ""
    after: str = ""
    undoes: str = ""


class Anchor(Struct, frozen=True, kw_only=True):
    """Where a claim stands, so that a decision finds it again after its document was coded anew."""

    evidence_id: str
    doc: str
    kind: Kind
    start: int
    end: int
    quote: str


class Query(Struct, frozen=True, kw_only=True):
    """Which claims or records to read; empty fields do not restrict.

    ``states`` are alpha-3 codes that must all be involved; ``since`` and ``until`` are ISO dates, inclusive, on the
    claim's own date, else its document's.
    """

    kinds: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    document: str = ""
    factuality: str = ""
    since: str = ""
    until: str = ""
    contested: bool = False


class Run(Struct, frozen=True, kw_only=True):
    """One build: when, with which version, over what, and how it ended (``finished`` is empty if it was cut off)."""

    id: str
    started: str
    version: str
    paths: tuple[str, ...]
    finished: str = ""
    read: int = 0
    kept: int = 0
    unchanged: int = 0
    set_aside: int = 0
