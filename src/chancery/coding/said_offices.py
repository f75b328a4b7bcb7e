"""Offices that a sentence says somebody is, was or will be in: *Annalena Baerbock is Germany's first woman foreign minister*."""

from chancery.coding.factuality import is_negated, settle
from chancery.coding.reading import Reading
from chancery.grounding.titles import Title
from chancery.languages.parsed import Sentence, Word
from chancery.model import Actor, Tenure

BE = "be"
RELATIVE = frozenset(("who", "that"))


def said_to_be(sentence: Sentence, reading: Reading) -> list[Tenure]:
    """Return the tenures of those whom a sentence says to be in an office: *He has been acting president since May*."""
    found = []
    titles = reading.grounding.cast.titles[sentence.index] if reading.grounding.cast.titles else []
    for title in titles:
        told = None if title.plural else _predicate(title, sentence)
        tenure = _tenure(title, *told, sentence, reading) if told is not None else None
        if tenure is not None:
            found.append(tenure)
    return found


def _predicate(title: Title, sentence: Sentence) -> tuple[Word, list[Word], Word] | None:
    """Return an office's head word, the forms of *be* before it and its subject, where it is what somebody is."""
    words = sentence.words
    span = words[title.first : title.last + 1]
    for top in (w for w in span if w.head not in span or w.head is w):
        be = [c for c in top.children if c.rel in ("cop", "aux") and c.lemma == BE and c.i < title.first]
        subject = next((c for w in span for c in w.children if c.rel == "nsubj" and c.i < title.first), None)
        if be and subject is not None and not any(c.dep == "aux:pass" for c in top.children):
            return top, [c for c in top.children if c.rel in ("cop", "aux")], subject
    return None


def _tenure(title: Title, top: Word, be: list[Word], subject: Word, sentence: Sentence, reading: Reading) -> Tenure | None:
    who = top.head if subject.text.lower() in RELATIVE and top.head is not top else subject
    people = [a for a in reading.actors(sentence, [who]) if "|" in a.code or a.how in ("name", "pronoun")]
    holder = next((a for a in people if a.code.partition("|")[0] != title.role and a.code != a.state), None)
    date = reading.date_of(sentence, top)
    factuality = reading.factuality(sentence, top, date)
    if holder is None or factuality == "possible" or is_negated(top, reading.grammar):
        return None
    of = tuple(Actor(code=b, text=b, how="title") for b in title.bodies)
    owners = reading.actors(sentence, [c for c in top.children if c.dep == "nmod:poss"]) if not of and not title.states else ()
    of = of or tuple(a for a in owners if reading.grounding.is_body(a.code))[:1]  # "the EU's new climate commissioner"
    of = of or tuple(Actor(code=s, state=s, how="title") for s in [*title.states[:1], title.home, holder.state] if s)[:1]
    if not of:
        return None
    past = any(c.text.lower() in ("was", "were") for c in be)
    status = "incoming" if factuality == "planned" else "former" if past and title.status == "current" else title.status
    return Tenure(
        **reading.evidence(sentence, [who, subject, *sentence.words[title.start : title.end + 1]]),
        factuality=settle(factuality, date, reading.today),
        by=reading.by(top.start),
        frame="rule.said-office",
        date=date,
        holder=holder,
        role=title.role,
        of=of,
        status=status,
    )
