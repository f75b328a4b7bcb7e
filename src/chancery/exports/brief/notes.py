"""Footnotes, numbered in the order in which a brief refers to them; the same words are one note wherever they are cited."""

import shlex

from chancery.exports.brief.parts import Account, Citation, Material, Note, Sentence, Source, Telling
from chancery.exports.brief.words import plain

_LONGEST_QUOTE = 180  # characters


class Notes:
    """The footnotes of a brief as it is composed."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._numbers: dict[tuple[str, ...], int] = {}
        self._first: dict[str, int] = {}
        self._notes: list[Note] = []

    def cite(self, account: Account, telling: Telling | None = None) -> int:
        """Return the number of the note with the words of a record, of one telling of it if that is given."""
        told = telling or account.tellings[0]
        claim = told.claim
        start, end, cut = _words(told)
        remark = _remark(account, told, alone=telling is not None)
        key = (claim.doc, str(start), str(end), remark)
        if key not in self._numbers:
            number = len(self._notes) + 1
            text, origin = (
                (claim.sentence, claim.sentence_start) if start < claim.start or end > claim.end else (claim.quote, claim.start)
            )
            citation = Citation(
                source=self._material.documents.get(claim.doc, Source(id=claim.doc)),
                quote=text[start - origin : end - origin],
                start=start,
                end=end,
                cut=cut,
                first=self._first.setdefault(claim.doc, number),
            )
            self._notes.append(Note(number=number, citations=(citation,), remark=remark))
            self._numbers[key] = number
        return self._numbers[key]

    def counted(self, *words: str, dated: bool = True) -> int:
        """Return the number of the note that says which command shows what is counted; ``dated`` adds the brief's bounds."""
        command = self.command(*words, dated=dated)
        key = ("", command)
        if key not in self._numbers:
            bounded = not dated and (self._material.since or self._material.until)
            remark = "of which those within the dates of this brief are told" if bounded else ""
            self._notes.append(Note(number=len(self._notes) + 1, command=command, remark=remark))
            self._numbers[key] = len(self._notes)
        return self._numbers[key]

    def command(self, name: str, *options: str, dated: bool = True) -> str:
        """Return a command on the two states as one types it."""
        bounds = [("--since", self._material.since), ("--until", self._material.until)] if dated else []
        given = [word for option, value in bounds if value for word in (option, value)]
        return shlex.join(["chancery", name, *self._material.states, *options, *given])

    def sentence(self, text: str, *notes: int, tag: str = "") -> Sentence:
        """Return a sentence with its footnotes; a full stop is added where it has none."""
        line = plain(text)
        end = "" if line.endswith((".", "!", "?", "…")) else "."
        return Sentence(text=line + end, notes=tuple(dict.fromkeys(notes)), tag=tag)

    def value(self, text: str, account: Account, tag: str = "") -> Sentence:
        """Return a value of a table, which goes without a full stop, with a record's own words."""
        return Sentence(text=plain(text), notes=(self.cite(account),), tag=tag)

    def told(self, text: str, account: Account, tag: str = "") -> Sentence:
        """Return a sentence that rests on a record's own words."""
        return self.sentence(text, self.cite(account), tag=tag)

    def all(self) -> tuple[Note, ...]:
        """Return the notes in order of number."""
        return tuple(self._notes)


def _remark(account: Account, told: Telling, *, alone: bool) -> str:
    """Return what people did to a record, and how many documents tell it beside the one that is quoted."""
    others = 0 if alone else len({each.claim.doc for each in account.tellings} - {told.claim.doc})
    documents = "document" if others == 1 else "documents"
    parts = [
        "corrected by a person" if told.corrected else "",
        "confirmed by a person" if account.record.review == "confirmed" else "",
        f"also in {others} more {documents}: chancery show {account.record.id[:8]}" if others else "",
    ]
    return "; ".join(filter(None, parts))


def _words(told: Telling) -> tuple[int, int, bool]:
    """Return the offsets of the words to quote: the sentence where it is short, else the claim's own words, cut where long."""
    claim = told.claim
    if claim.sentence and len(claim.sentence) <= _LONGEST_QUOTE and claim.sentence_start <= claim.start:
        return claim.sentence_start, claim.sentence_end, False
    if len(claim.quote) <= _LONGEST_QUOTE:
        return claim.start, claim.end, False
    kept = claim.quote[:_LONGEST_QUOTE].rpartition(" ")[0] or claim.quote[:_LONGEST_QUOTE]
    return claim.start, claim.start + len(kept), True
