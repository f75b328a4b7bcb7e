"""Offices that a sentence says somebody is, was or will be in: *Annalena Baerbock is Germany's first woman foreign minister*."""

from chancery.coding.factuality import is_negated, settle
from chancery.coding.reading import Reading
from chancery.grounding.titles import Title
from chancery.languages.parsed import Sentence, Word
from chancery.model import Actor, Tenure

BE = frozenset(("be", "быть"))
RELATIVE = frozenset(("who", "that"))
WHICH = frozenset(("которым", "которой"))  # "президент, которым тогда был …"
DASHES = frozenset(("-", "–", "—"))
WAS = frozenset(("was", "were", "был", "была"))


def said_to_be(sentence: Sentence, reading: Reading) -> list[Tenure]:
    """Return the tenures of those whom a sentence says to be in an office: *He has been acting president since May*."""
    found = []
    titles = reading.grounding.cast.titles[sentence.index] if reading.grounding.cast.titles else []
    for title in titles:
        predicate = _predicate if reading.language == "en" else _russian_predicate
        told = None if title.plural else predicate(title, sentence)
        tenure = _tenure(title, *told, sentence, reading) if told is not None else None
        if tenure is not None:
            found.append(tenure)
    return found


def _predicate(title: Title, sentence: Sentence) -> tuple[Word, list[Word], Word] | None:
    """Return an office's head word, the forms of *be* before it and its subject, where it is what somebody is."""
    words = sentence.words
    span = words[title.first : title.last + 1]
    for top in (w for w in span if w.head not in span or w.head is w):
        be = [c for c in top.children if c.rel in ("cop", "aux") and c.lemma in BE and c.i < title.first]
        subject = next((c for w in span for c in w.children if c.rel == "nsubj" and c.i < title.first), None)
        if be and subject is not None and not any(c.dep == "aux:pass" for c in top.children):
            return top, [c for c in top.children if c.rel in ("cop", "aux")], subject
    return None


def _russian_predicate(title: Title, sentence: Sentence) -> tuple[Word, list[Word], Word] | None:
    """Return the same in Russian, where the office may stand first and a dash be all the verb: *Она — посол Чада в Мали*."""
    words, top = sentence.words, sentence.words[title.first]
    behind = words[title.end + 1 : title.end + 3]
    if len(behind) == 2 and behind[1].text.lower() in WHICH:
        rest = words[behind[1].i + 1 :]
        be = [w for w in rest[:3] if w.lemma in BE]
        name = next((w for w in rest[:5] if w.pos == "PROPN"), None)
        return (be[0], be, name) if be and name is not None else None
    if len(behind) == 2 and behind[0].text == "," and behind[1].text.lower() in ("он", "она") and top.has("Case=Nom"):
        return top, [], behind[1]  # "Бывший посол Чада, она сменила …"
    subject = next((c for c in top.children if c.rel == "nsubj"), None)
    if subject is None or top.child("case") is not None:
        return None
    be = [c for c in top.children if c.rel == "cop" and c.lemma in BE]
    dash = any(c.text in DASHES and c.i == title.start - 1 for c in top.children) and top.has("Case=Nom")
    return (top, be, subject) if be and top.has("Case=Ins") or dash and subject.i < top.i else None


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
    past = any(c.text.lower() in WAS for c in be)
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
