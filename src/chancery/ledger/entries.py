"""A record with what linking needs to know of it."""

from collections.abc import Sequence
from hashlib import blake2b

from chancery.days import Span, iso
from chancery.ledger.likeness import window
from chancery.ledger.merge import Mention, voice
from chancery.ledger.traits import NEVER, Traits
from chancery.model import Struct


class Entry(Struct, frozen=True, kw_only=True, gc=False):
    """A record on its way: its id, its claims in order of report, the traits of the one that it speaks with, first and last day.

    ``reported`` is ``NEVER`` where no document is dated.
    """

    id: str
    mentions: tuple[Mention, ...]
    traits: Traits
    reported: Span

    @property
    def documents(self) -> set[str]:
        """Ids of the documents that tell it."""
        return {mention.doc for mention in self.mentions}

    @property
    def told(self) -> tuple[str, ...]:
        """How the documents tell it, each way once, in order of report."""
        return tuple(dict.fromkeys(mention.traits.told for mention in self.mentions))

    @property
    def day(self) -> int:
        """The day by which the record stands in a thread: when it happened, else when it was first reported."""
        return window(self.traits).first if self.traits.exact else self.reported.first

    @property
    def last_news(self) -> str:
        """The day of the last report, as an ISO date, empty where no document is dated."""
        return iso(self.reported.last) if self.reported != NEVER else ""


def entries(groups: Sequence[Sequence[Mention]]) -> list[Entry]:
    """Return an entry for every group of claims, under the key of its first claim, or one of its own where that is taken."""
    taken: set[str] = set()
    made = []
    for mentions in groups:
        key = mentions[0].claim_key
        if key in taken:
            key = blake2b(f"{key} {mentions[0].evidence_id}".encode(), digest_size=8).hexdigest()
        taken.add(key)
        days = [mention.traits.reported for mention in mentions if mention.traits.reported]
        reported = Span(min(days), max(days)) if days else NEVER
        made.append(Entry(id=key, mentions=tuple(mentions), traits=voice(mentions).traits, reported=reported))
    return made
