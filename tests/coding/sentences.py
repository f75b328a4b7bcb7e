"""Codes one sentence or paragraph with a date, writes claims as short strings, and builds parsed sentences by hand."""

from chancery.coding.document import code_document
from chancery.languages.parsed import Sentence, Word, link
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
    Tenure,
    Turn,
)

TODAY = "2021-05-12"

# Prose of many kinds, for the tests that put sentences together at random.
ENGLISH = (
    "The president of Brazil visited Ghana on Monday.",
    "Peru and Bolivia signed a fisheries agreement in La Paz.",
    "“We have no dispute with Peru,” the Chilean foreign minister said.",
    "Exports from Kenya to Uganda grew by 12 percent in 2019.",
    "Oman offered to mediate between the two sides, but both refused.",
    "According to the ministry, more than 300 Polish companies work there.",
    "Sanna Marin, the prime minister of Finland, will not sign it unless Sweden does.",
    'He added: "Nobody wants a quarrel."',
    "Talks between them, which began in 2015, were broken off.",
    "DUBAI, 3 May 2021 — The Emirati side welcomed the step.",
)
HUNGARIAN = (
    "A szlovák külügyminiszter kedden Bécsbe látogatott.",
    "Románia és Bulgária megállapodást írt alá a Duna-hídról.",
    "„Nem engedünk a nyomásnak” – mondta Zoran Milanović horvát elnök.",
    "A horvát–szlovén határ 670 kilométer hosszú.",
    "Közölte, hogy Ausztria nem támogatja a tervet.",
    "Zoran Milanović szerint Horvátország nem fizet többet.",
)


def document(text: str, *, language: str = "en", date: str = TODAY, turns: tuple[Turn, ...] = ()) -> Document:
    """Return a document of some text, published on a day."""
    when = DocumentDate(value=date, precision="day", method="test") if date else None
    return Document(id="d", text=text, sha256="0" * 64, language=language, date=when, turns=turns)


def code(text: str, *, language: str = "en", date: str = TODAY) -> list[AnyClaim]:
    """Return the claims of a text."""
    return code_document(document(text, language=language, date=date))


def who(actors: tuple[Actor, ...]) -> str:
    """Write actors as the states they act for, else by their code, in alphabetical order."""
    return "+".join(sorted({a.state or a.code for a in actors}))


def brief(claim: AnyClaim) -> str:
    """Write what a table states of a claim; a joint act's sides stand together, a visitor before the host.

    ``CONSULT/visit BRA>GHA``, ``agreement/signed BOL+PER``, ``planned SVN: open an embassy``,
    ``28000000000 USD trade turnover exact level``, ``Sanna Marin quote deny``, ``GHA member ECOWAS current``.
    """
    match claim:
        case Event(event_type=kind, mode=mode):
            sides = f"{who(claim.actor)}>{who(claim.recipient)}" if claim.recipient else who(claim.actor)
            if kind in ("AGREE", "COOPERATE") or (kind == "CONSULT" and mode not in ("visit", "mediate")):
                sides = who((*claim.actor, *claim.recipient))
            return f"CONSULT/{mode} {sides}" if kind == "CONSULT" else f"{kind} {sides}"
        case Instrument():
            return f"{claim.form}/{claim.stage} {who(claim.parties)}".strip()
        case Commitment():
            return f"{claim.strength} {who(claim.actor)}: {claim.deed}"
        case Figure():
            return f"{claim.value:.15g} {claim.unit} {claim.measure} {claim.approximation} {claim.change}"
        case Statement():
            return f"{'+'.join(a.code.partition('|')[0] for a in claim.speaker)} {claim.manner} {claim.stance}"
        case Tenure():
            return f"{claim.holder.code.partition('|')[0]} {claim.role} {who(claim.of)} {claim.status}"


def told(text: str, kind: type[AnyClaim], *, language: str = "en") -> list[str]:
    """Return the claims of one kind that a text gives, as short strings."""
    return [brief(claim) for claim in code(text, language=language) if isinstance(claim, kind)]


def tree(*rows: str, language: str = "en") -> Sentence:
    """Build a parsed sentence from rows of ``form lemma POS head relation [features]``; heads count from 1, 0 is the root."""
    text = " ".join(row.split()[0] for row in rows)
    words, heads, at = [], [], 0
    for i, row in enumerate(rows):
        form, lemma, pos, head, relation, *features = row.split()
        words.append(Word(i, at, form, lemma, pos, relation, "|".join(features)))
        heads.append(int(head) - 1 if head != "0" else i)
        at += len(form) + 1
    return Sentence(0, 0, 0, text, link(words, heads), language)
