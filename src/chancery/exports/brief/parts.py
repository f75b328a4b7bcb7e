"""What a brief is made from and what it is made of: frozen data, the same for every output."""

from chancery.model import AnyClaim, Record, Struct, Thread

# What a brief is made from


class Source(Struct, frozen=True, kw_only=True):
    """A document as a footnote cites it; ``address`` is where its text came from."""

    id: str
    title: str = ""
    outlet: str = ""
    date: str = ""
    address: str = ""
    language: str = ""


class Telling(Struct, frozen=True, kw_only=True):
    """A claim, as people corrected it, in a document of that date."""

    claim: AnyClaim
    date: str
    corrected: bool = False


class Account(Struct, frozen=True, kw_only=True):
    """A record with the claims that tell it, first the firmest: in English where one of them is, for it reads better."""

    record: Record
    tellings: tuple[Telling, ...]

    @property
    def claim(self) -> AnyClaim:
        """The claim that a brief lets the record speak with."""
        return self.tellings[0].claim


class Followed(Struct, frozen=True, kw_only=True):
    """A thread with its status as of the brief's day, and those of its records that are told."""

    thread: Thread
    status: str
    accounts: tuple[Account, ...]


class Material(Struct, frozen=True, kw_only=True):
    """All that a brief on two states may tell, nothing of it rejected.

    ``names`` are what people read for the codes of states and actors; ``day`` is the ISO day that decides what is overdue and
    what lies ahead; ``others`` are records that stand against some of the accounts. Documents are by id. ``share``
    is how much of each section's limits is used.
    """

    states: tuple[str, str]
    names: dict[str, str]
    day: str
    since: str = ""
    until: str = ""
    accounts: tuple[Account, ...] = ()
    others: tuple[Account, ...] = ()
    offices: tuple[Account, ...] = ()
    threads: tuple[Followed, ...] = ()
    documents: dict[str, Source] = {}
    share: float = 1.0

    def language(self, account: Account) -> str:
        """Return the language of the document that a record speaks with, empty where it is not known."""
        source = self.documents.get(account.claim.doc)
        return source.language if source else ""

    def limit(self, most: int) -> int:
        """Return how many things a section tells whose limit is ``most``: at least one."""
        return max(1, round(most * self.share))


# What a brief is made of


class Citation(Struct, frozen=True, kw_only=True):
    """Words of a document: ``text[start:end] == quote``; ``cut`` says that the sentence goes on behind them.

    ``first`` is the number of the note that cites this document first, where its address stands.
    """

    source: Source
    quote: str
    start: int
    end: int
    cut: bool = False
    first: int = 0


class Note(Struct, frozen=True, kw_only=True):
    """A footnote: the words that a sentence rests on, or the command that shows what it counts."""

    number: int
    citations: tuple[Citation, ...] = ()
    remark: str = ""
    command: str = ""


class Sentence(Struct, frozen=True, kw_only=True):
    """One sentence with the numbers of its footnotes; ``tag`` is a word that stands out before it."""

    text: str
    notes: tuple[int, ...]
    tag: str = ""


class Item(Struct, frozen=True, kw_only=True):
    """An entry of a list: sentences behind a date or an office."""

    sentences: tuple[Sentence, ...]
    lead: str = ""


class Block(Struct, tag=True, frozen=True, kw_only=True):
    """A part of a section."""


class Paragraph(Block, frozen=True, kw_only=True):
    """Sentences in a row."""

    sentences: tuple[Sentence, ...]


class Listing(Block, frozen=True, kw_only=True):
    """Items under a title; ``more`` says how many were left out and how to see them."""

    title: str = ""
    items: tuple[Item, ...] = ()
    more: str = ""


class Row(Struct, frozen=True, kw_only=True):
    """A row of a table: its name, and cells of values side by side, each with its footnote."""

    name: str
    cells: tuple[tuple[Sentence, ...], ...]


class Table(Block, frozen=True, kw_only=True):
    """Rows under columns, the first of which is the rows' names."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    more: str = ""


class Point(Struct, frozen=True, kw_only=True):
    """One number of a series; ``year`` is where it lies in time."""

    period: str
    year: float
    value: float
    contested: bool = False


class Chart(Block, frozen=True, kw_only=True):
    """One series to be drawn, in order of time, and a caption of sentences that say each number with its footnote."""

    title: str
    unit: str
    points: tuple[Point, ...]
    caption: tuple[Sentence, ...]


AnyBlock = Paragraph | Listing | Table | Chart


class Section(Struct, frozen=True, kw_only=True):
    """A heading with what stands under it."""

    heading: str
    blocks: tuple[AnyBlock, ...]


class Brief(Struct, frozen=True, kw_only=True):
    """A brief, ready to be written in any format; ``day`` is the ISO day as of which it speaks."""

    title: str
    subtitle: str
    day: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]

    @property
    def charts(self) -> tuple[Chart, ...]:
        """All charts, in order."""
        return tuple(block for section in self.sections for block in section.blocks if isinstance(block, Chart))
