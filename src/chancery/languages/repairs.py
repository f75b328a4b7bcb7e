"""Trees set right where a pipeline's guess cannot be: what grammar rules out in a language."""

import functools
import re

from chancery.languages.parsed import Word
from chancery.languages.repairs_ru import move, repair_russian
from chancery.lexicons import read_lexicon

CYRILLIC = re.compile(r"[\u0400-\u052f]")
LOCAL = frozenset(f"Case={case}" for case in ("Ine", "Ill", "Ela", "Sup", "Sub", "Del", "Ade", "All", "Abl", "Ter"))


def repair(words: list[Word], language: str) -> None:
    """Change relations and heads of a linked sentence in place, where they cannot be so."""
    full = bool(words) and any(w.text in ".!?" for w in words[-2:])
    for word in words:
        if language == "en":
            _english(word, full)
        elif language == "hu":
            _hungarian(word)
        elif language == "ru":
            repair_russian(word, words)


@functools.cache
def _calling() -> frozenset[str]:
    return frozenset(read_lexicon("en", "grammar")["verbs"]["calling"])


def _english(word: Word, full: bool) -> None:
    head = word.head
    if CYRILLIC.search(word.text):
        word.relabel("dep" if word.rel == "nsubj" else word.dep)
        word.pos = "X"  # a quotation's words are nobody here
    if word.text.lower() == "chargé":
        word.lemma = "chargé"  # an envoy, no charge
    case = word.child("case") if word.dep == "obl:agent" else None
    if word.dep == "obl:agent" and (case is None or case.text.lower() != "by"):
        word.relabel("obl")  # "excluded from the Council"
    if word.dep == "nsubj:pass" and full and head.head is head and head.child("aux:pass") is None:
        word.relabel("nsubj")  # "Switzerland mediated between them.", no headline
    if word.rel == "nmod" and head.pos == "PROPN" and head.rel == "nmod" and head.head.pos == "NOUN":
        way = word.child("case")
        if way is not None and way.text.lower() in ("from", "to") and word.i > head.i:
            move(word, head.head, "nmod")  # "the withdrawal of Qatar from OPEC": no name goes anywhere
    if word.rel == "conj" and word.pos == head.head.pos == "PROPN" and _of(head) and head.head.i < head.i and _owned(word):
        move(word, head.head, "conj")  # "Razak of Malaysia and Lee of Singapore"
    if word.rel == "flat" and word.child("cc") is not None:
        word.relabel("conj")  # "Rice and Minister Mukherjee signed": two people, no long name
    if word.rel == "flat" and head.i < head.head.i < word.i and head.head.pos == "VERB":
        move(word, head.head, "xcomp")  # "Mitsotakis was appointed Prime Minister"
    if word.rel == "appos" and word.pos == "PROPN" and word.i == head.i + 1 and head.rel == "obl" and head.pos == "NOUN":
        verb = head.head
        if verb.pos == "VERB" and verb.i > word.i and verb.child("nsubj", "nsubj:pass", "expl") is None:
            move(word, verb, "nsubj")  # "With these words Merkel opened the summit"
    another = head.rel == "appos" or any(c.rel == "appos" and c.i < word.i for c in head.children)
    if word.rel == "appos" and word.pos == "PROPN" and another:
        above = next((w for w in word.ancestors() if w.pos == "VERB"), None)
        if above is not None and above.i > word.i and above.child("nsubj", "nsubj:pass", "expl") is None:
            move(word, above, "nsubj")  # "At the invitation of Lula, President of Brazil, Lourenço, President of Angola, came"
    if word.text == "over" and word.rel == "advmod" and head.pos == "NUM":
        handed = head.head.head
        if handed.i == word.i - 1 and handed.lemma in ("hand", "take", "turn"):
            move(word, handed, "compound:prt")  # "handed over four boats", not more than four
    if word.text == "having":
        _perfect(word)
    if (
        word.text == "home"
        and word.pos == "NOUN"
        and word.rel in ("xcomp", "obl", "obj")
        and not word.children
        and word.i == head.i + 1
    ):
        word.pos = "ADV"
        word.relabel("advmod")  # "was called home"
    if word.rel == "conj" and word.pos == "PROPN" and head.rel == "obj" and head.pos != "PROPN":
        _thanked_too(word, head.head)
    if word.pos == "VERB":
        _be_due(word)
        if full and word.dep == "acl" and head.head is head and head.pos == "PROPN" and word.has("Tense=Past"):
            _tell(word, head)
        elif full and word.dep == "acl" and head.rel == "appos" and head.pos == "PROPN" and _titled_root(head.head, word):
            move(word, head.head, "acl")
            _tell(word, word.head)  # "On 3 May the Foreign Minister, Lim Jock Seng, called on Sultan Bolkiah"
    if word.dep == "nsubj" and head.child("expl") is not None and word.i > head.i:
        deed = next((c for c in head.children if c.dep in ("csubj", "acl", "xcomp") and head.i < c.i < word.i), None)
        if deed is not None and deed.pos == "VERB" and deed.child("obj", "ccomp") is None:
            move(word, deed, "obj")  # "it is a pleasure to welcome to Oslo my colleague"
    role = word.child("case")
    if role is not None and role.text.lower() == "as" and word.pos in ("NOUN", "PROPN") and role.i > 0:
        _in_office(word, role)
    objects = [c for c in word.children if c.dep == "obj"]
    if len(objects) == 2 and objects[1].pos == "NOUN" and objects[0].i > word.i and word.child("iobj") is None:
        if any(c.text in (",", "–", "—") and c.i < objects[1].i for c in objects[1].children) and objects[1].child("det"):
            objects[1].relabel("parataxis")  # "established relations with Peru, a move that …"
        elif word.lemma in _calling():
            objects[1].relabel("xcomp")  # "called the visit a success"
        else:
            objects[0].relabel("iobj")  # "granted Angola a loan"
    subjects = [c for c in word.children if c.dep == "nsubj"]
    if len(subjects) == 2:
        first, second = subjects
        last = max(w.i for w in first.subtree())
        if first.pos == "PROPN" and second.pos == "NOUN" and last == second.i - 1:
            move(first, second, "compound")  # "Russia-Kazakhstan cooperation grows"
        elif first.pos == second.pos == "PROPN" and last == second.i - 1:
            move(second, first, "flat")  # "Huckleberry Finn slept"
        elif (told := _told_before(word, first, second)) is not None:
            move(first, told, "nsubj")  # "Saied will meet Macron on Monday, the palace said"
        elif first.i < word.i < second.i and word.pos == "VERB" and word.child("obj", "ccomp", "xcomp", "expl") is None:
            second.relabel("obj")  # "has freed on bail two ministers"


def _titled_root(title: Word, verb: Word) -> bool:
    """Whether a noun that the parser took for a whole sentence is the subject of a finite verb behind its name."""
    finite = verb.has("Tense=Past") and (verb.has("VerbForm=Fin") or verb.child("aux:pass") is None and verb.child("obj") is None)
    return title.head is title and title.pos in ("NOUN", "PROPN") and title.child("cop", "nsubj") is None and finite


def _told_before(verb: Word, first: Word, second: Word) -> Word | None:
    """Return the clause between two subjects of a verb of telling that has none of its own: the first one is its."""
    clauses = (c for c in verb.children if c.rel == "ccomp" and first.i < c.i < second.i and c.i < verb.i)
    bare = (c for c in clauses if c.pos in ("VERB", "AUX") and c.child("nsubj", "nsubj:pass", "expl", "csubj") is None)
    return next(bare, None)


def _of(word: Word) -> bool:
    case = word.child("case")
    return word.rel == "nmod" and case is not None and case.text.lower() == "of"


def _owned(name: Word) -> bool:
    return any(_of(c) for w in (name, *name.children) if w is name or w.rel == "flat" for c in w.children)


def _be_due(verb: Word) -> None:
    """Make *due* what it is in *is due to sign*, not the preposition of *due to rain*."""
    due = next((c for c in verb.children if c.text.lower() == "due" and c.i < verb.i), None)
    to = due.child("fixed") if due is not None else None
    being = next((c for c in verb.children if due is not None and c.lemma == "be" and c.i < due.i), None)
    if due is None or to is None or being is None:
        return
    being.relabel("cop")
    verb.children.remove(due)
    due.pos = "ADJ"
    due.head = due if verb.head is verb else verb.head
    due.relabel("ROOT" if verb.head is verb else verb.dep)
    if due.head is not due:
        due.head.children.remove(verb)
        due.head.children.append(due)
        due.head.children.sort(key=lambda w: w.i)
    move(to, verb, "mark")
    for child in [c for c in verb.children if c.i < due.i or c.rel == "punct"]:
        move(child, due, child.dep.replace(":pass", ""))
    verb.head = due
    verb.relabel("xcomp")
    due.children.append(verb)
    due.children.sort(key=lambda w: w.i)


def _perfect(having: Word) -> None:
    """Make *having* the auxiliary that it is in *thanked Norway for having mediated*."""
    deed = next((c for c in having.children if c.rel == "xcomp" and c.pos == "VERB" and c.has("VerbForm=Part")), None)
    if deed is None or having.head is having or having.child("obj") is not None or deed.child("mark") is not None:
        return
    above, dep = having.head, having.dep
    for child in [c for c in having.children if c is not deed]:
        move(child, deed, child.dep)
    move(deed, above, dep)
    move(having, deed, "aux")
    deed.inflect("Tense=Pres|VerbForm=Ger")


def _thanked_too(name: Word, deed: Word) -> None:
    """Let a second name go with the first: *thanked Georgia for having offered help and Qatar for mediating*."""
    mark, verb = deed.child("mark"), deed.head
    first = verb.child("obj")
    if mark is None or mark.text != "for" or deed.rel != "advcl" or first is None or first.pos != "PROPN":
        return
    second = next((c for c in deed.children if c.i > name.i and c.rel == "advcl"), None)
    mark = second.child("mark") if second is not None else None
    if second is not None and mark is not None and mark.text == "for":
        move(name, first, "conj")
        move(second, verb, "advcl")


def _tell(verb: Word, name: Word) -> None:
    """Make the verb of a whole sentence its root, and the name before it the subject: *Switzerland mediated.*, no headline."""
    name.children.remove(verb)
    verb.head = verb
    verb.relabel("ROOT")
    for child in [c for c in name.children if c.i > verb.i]:
        move(child, verb, child.dep)
    name.head = verb
    name.relabel("nsubj")
    verb.children.append(name)
    verb.children.sort(key=lambda w: w.i)


def _in_office(word: Word, role: Word) -> None:
    """Let an office after *as* hang on the verb or noun that says so: *succeeded him as minister*, *his election as king*."""
    head = word.head
    if word.rel == "nmod" and head.pos == "PROPN" and head.head is not head and head.head.pos in ("VERB", "NOUN"):
        move(word, head.head, "obl" if head.head.pos == "VERB" else "nmod")
    elif word.rel in ("nsubj", "obj"):
        before = next((c for c in head.children if c.i == role.i - 1 and c.pos == "NOUN"), None)
        if before is not None:
            move(word, before, "nmod")


def _hungarian(word: Word) -> None:
    """A subject's name ends in no case of place: *Putyin Kínába látogatott*; how something is done may be an adjective."""
    head = word.head
    if word.dep == "advmod:mode" and word.pos == "ADJ":
        word.relabel("obl")  # "szabadon bocsátotta"
    if word.pos == "NUM" and head.lemma.lower() in ("több", "kevesebb") and head.head.pos == "NOUN" and head.head.i > word.i:
        move(word, head.head, "nummod")  # "több mint 300 cég"
    if word.rel == "flat" and head.rel == "nsubj" and LOCAL & set(word.feats.split("|")) and word.i > head.i:
        move(word, head.head, "obl")
    met = head.lemma.lower() in _counterparts() and head.has("Case=Ins") and head.head.pos == "VERB"
    if met and word.dep == "nmod:att" and word.has("Case=Nom") and head.head.child("nsubj") is None:
        move(word, head.head, "nsubj")  # "A cseh elnök ománi kollégájával tárgyalt"
    who = next((c for c in word.children if c.has("PronType=Rel")), None) if word.rel == "acl" else None
    if who is not None and (named := _named_before(who, head)) is not None:
        move(word, named, "acl")  # "Nazarbajev elnök és Dmitrij Medvegyev, aki Moszkvába utazott"
    if word.rel == "nsubj" and word.pos == "PROPN" and _is_declined(word):
        word.relabel("obj")


@functools.cache
def _counterparts() -> frozenset[str]:
    return frozenset(read_lexicon("hu", "groups")["back"]["counterparts"])


def _named_before(who: Word, head: Word) -> Word | None:
    """Return the last name of a row right before a relative pronoun and its comma."""
    row = (c for c in head.children if c.rel in ("appos", "conj") and c.pos == "PROPN" and c.i > head.i)
    return next((c for c in row if max(w.i for w in c.subtree() if w.i < who.i and w.text != ",") == who.i - 2), None)


def _is_declined(word: Word) -> bool:
    """Whether a name taken for a subject bears the ending of an object on its last word: *Vlagyimir Putyint*."""
    last = max((c for c in word.children if c.rel == "flat"), key=lambda c: c.i, default=word)
    return last is not word and last.has("Case=Acc") and last.text.endswith("t") and word.head.pos == "VERB"
