"""Claims that tell of the same thing become one record, whatever order they come in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from chancery.ledger.blocks import block_window, blocks, candidate_pairs
from chancery.ledger.joined import Joined
from chancery.ledger.same import SAME, clash, core, never_clashes, rules_out, same
from chancery.ledger.traits import Traits
from chancery.model import FACTUALITIES, Struct

# Of a long list of claims, as many are asked whether others clash with them.
_ASKED = 6


class Mention(Struct, frozen=True, kw_only=True, gc=False):
    """What merging needs to know of a stored claim; ``origin`` is the document that its own is a copy of, or its own."""

    evidence_id: str
    claim_key: str
    doc: str
    origin: str
    document_date: str
    start: int
    frame: str
    states: tuple[str, ...]
    traits: Traits
    corrected: bool = False

    @property
    def place(self) -> tuple[str, str, int, str]:
        """Where the claim stands in the order of reports; undated documents come last."""
        return self.document_date or "~", self.doc, self.start, self.evidence_id


class Group:
    """Claims that say the same in so many words, or that were found to tell of the same thing."""

    __slots__ = ("mentions", "voices", "documents")

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.mentions = sorted(mentions, key=lambda mention: mention.place)
        self.voices: list[Traits] = [voice(self.mentions).traits]
        self.documents = {mention.doc for mention in self.mentions}

    def join(self, other: "Group") -> None:
        """Take in all of another group."""
        self.mentions = sorted([*self.mentions, *other.mentions], key=lambda mention: mention.place)
        self.voices += other.voices
        self.documents |= other.documents


class Rulings(Struct, frozen=True, kw_only=True):
    """What people ruled on claims, by evidence id.

    ``pairs`` belong together (true) or apart (false); ``fields`` are what was set on the record of a claim, each with its place
    in the journal; ``moves`` are a claim, claims of the thread that its record goes to, and that thread's kind.
    """

    pairs: Mapping[tuple[str, str], bool] = {}
    fields: Mapping[str, tuple[tuple[int, str, str], ...]] = {}
    moves: tuple[tuple[str, tuple[str, ...], str], ...] = ()


def voice(mentions: Sequence[Mention]) -> Mention:
    """Return the claim that a record speaks with: one that was corrected, else the firmest, and of those the earliest."""
    if len(mentions) == 1:
        return mentions[0]
    return min(mentions, key=lambda mention: (not mention.corrected, FACTUALITIES.index(mention.traits.told)))


def merge_mentions(mentions: Iterable[Mention], rulings: Rulings = Rulings()) -> list[list[Mention]]:
    """Return the claims in groups that tell of the same thing, each in order of report; groups in order of their first claim.

    Claims of one key are one group from the start. Of the others the surest pairs come first, and two groups with claims
    that rule one another out stay two. Rulings go before everything.
    """
    groups = _alike(mentions, rulings)
    joined = Joined[int]()

    def join(one: int, other: int) -> None:
        first, second = sorted((joined.root(one), joined.root(other)))
        if first != second:
            groups[first].join(groups[second])
            joined.join(first, second)

    ruled = {evidence for pair in rulings.pairs for evidence in pair}
    holder = {
        mention.evidence_id: number
        for number, group in enumerate(groups)
        for mention in group.mentions
        if mention.evidence_id in ruled
    }
    apart: list[tuple[int, int]] = []
    for (one, other), together in rulings.pairs.items():
        if one in holder and other in holder:
            if together:
                join(holder[one], holder[other])
            else:
                apart.append((holder[one], holder[other]))
    for _, left, right in _edges(groups, every=bool(rulings.pairs)):
        first, second = joined.root(left), joined.root(right)
        parted = any({joined.root(one), joined.root(other)} == {first, second} for one, other in apart)
        if first != second and not parted and not _clash(groups[first], groups[second]):
            join(first, second)
    found = (group.mentions for number, group in enumerate(groups) if joined.root(number) == number)
    return sorted(found, key=lambda mentions: mentions[0].place)


def _alike(mentions: Iterable[Mention], rulings: Rulings) -> list[Group]:
    ruled = {evidence for pair in rulings.pairs for evidence in pair}
    grouped: defaultdict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        traits = mention.traits
        own = mention.evidence_id if mention.evidence_id in ruled else ""
        # A promise made again in the same words, or for another day, is a promise of its own.
        when = f"{mention.document_date[:7]} {traits.due}" if traits.kind == "commitment" else ""
        grouped[mention.claim_key, str(traits.again), when, own].append(mention)
    # What was ruled on goes with the rest of its key unless the ruling parts them: _edges ties them surest of all.
    return [Group(grouped[key]) for key in sorted(grouped)]


def _edges(groups: Sequence[Group], every: bool) -> Iterator[tuple[float, int, int]]:
    """Yield pairs of groups that tell of the same, the surest first; unless ``every`` is asked for, some may be left out.

    Of claims that nothing keeps apart once they are alike, those count that lead to one another: a statement that sixty
    papers repeat makes 59 pairs, not 1,770.
    """
    keyed = [(group.mentions[0].claim_key, group.mentions[0].traits.again) for group in groups]
    found: list[tuple[float, int, int]] = []
    numbers = range(len(groups))
    for one in numbers:
        # Groups of one key are neighbours; rulings alone part them, and promises that were made again.
        if groups[one].voices[0].kind != "commitment":
            found += ((-1.0, one, each) for each in _same_key(keyed, one))
    traits = [group.voices[0] for group in groups]
    cores = [core(each) for each in traits]
    free = [not every and never_clashes(each) for each in traits]
    led = Joined[int]()
    for one, other in candidate_pairs(numbers, lambda n: blocks(traits[n]), lambda n: block_window(traits[n])):
        if rules_out(traits[one], traits[other], cores[one], cores[other]):
            continue
        tied = free[one] and free[other]
        if tied and led.root(one) == led.root(other):
            continue
        score = same(traits[one], traits[other], one_document=not groups[one].documents.isdisjoint(groups[other].documents))
        if score >= SAME:
            found.append((-score, min(one, other), max(one, other)))
            if tied:
                led.join(one, other)
    found.sort()
    yield from found


def _same_key(keyed: Sequence[tuple[str, bool]], one: int) -> Iterator[int]:
    return takewhile(lambda number: keyed[number] == keyed[one], range(one + 1, len(keyed)))


def _clash(one: Group, other: Group) -> bool:
    together = not one.documents.isdisjoint(other.documents)
    return any(
        clash(a, b) or (together and a.again != b.again and a.kind == "event")
        for a in one.voices[:_ASKED]
        for b in other.voices[:_ASKED]
    )
