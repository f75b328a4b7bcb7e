"""Trees set right where a pipeline's guess cannot be: what grammar rules out in a language."""

import functools
import re

from chancery.calendars import month_names, weekday_names
from chancery.languages.lemmas import known_adjectives
from chancery.languages.parsed import Word
from chancery.languages.repairs_ru import before_semicolon, behind_date, closed, move, second_subject, staying
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
            _russian(word)
            before_semicolon(word, words)
            if word.dep == "acl:relcl":
                closed(word, words)


@functools.cache
def _calling() -> frozenset[str]:
    return frozenset(read_lexicon("en", "grammar")["verbs"]["calling"])


@functools.cache
def _times() -> frozenset[str]:
    return frozenset(read_lexicon("ru", "grammar")["words"]["times"]) | {*month_names("ru"), *weekday_names("ru")}


@functools.cache
def _days() -> frozenset[str]:
    return frozenset((*month_names("ru"), *weekday_names("ru")))


@functools.cache
def _perfective() -> frozenset[str]:
    return frozenset(read_lexicon("ru", "grammar")["verbs"]["perfective"])


@functools.cache
def _contents() -> frozenset[str]:
    return frozenset(read_lexicon("ru", "grammar")["words"]["contents"])


@functools.cache
def _wills() -> frozenset[str]:
    return frozenset(read_lexicon("ru", "grammar")["words"]["wills"])


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
    if word.pos == "VERB":
        _be_due(word)
        if full and word.dep == "acl" and head.head is head and head.pos == "PROPN" and word.has("Tense=Past"):
            _tell(word, head)
        elif full and word.dep == "acl" and head.rel == "appos" and head.pos == "PROPN" and _titled_root(head.head, word):
            move(word, head.head, "acl")
            _tell(word, word.head)  # "On 3 May the Foreign Minister, Lim Jock Seng, called on Sultan Bolkiah"
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
    if word.rel == "nsubj" and word.pos == "PROPN" and _is_declined(word):
        word.relabel("obj")


@functools.cache
def _counterparts() -> frozenset[str]:
    return frozenset(read_lexicon("hu", "groups")["back"]["counterparts"])


def _is_declined(word: Word) -> bool:
    """Whether a name taken for a subject bears the ending of an object on its last word: *Vlagyimir Putyint*."""
    last = max((c for c in word.children if c.rel == "flat"), key=lambda c: c.i, default=word)
    return last is not word and last.has("Case=Acc") and last.text.endswith("t") and word.head.pos == "VERB"


def _russian(word: Word) -> None:
    """A noun whose apposition stands in the nominative is no genitive: *подписали в Баку главы ведомств Мередов и Байрамов*.

    A perfective verb has no present tense.
    """
    place = word.head
    verb = place.head
    named = any(c.rel == "appos" and c.pos == "PROPN" and c.has("Case=Nom") for c in word.children)
    beneath = word.rel == "nmod" and place.rel == "obl" and place.pos == "PROPN" and verb.pos == "VERB" and word.i > verb.i
    acted = any(c.rel == "nsubj" and c.has("Animacy=Anim") for c in verb.children)
    if word.has("VerbForm=Fin") and word.has("Tense=Pres") and word.lemma.lower().replace("ё", "е") in _perfective():
        word.inflect(
            word.feats.replace("Aspect=Imp", "Aspect=Perf").replace("Tense=Pres", "Tense=Fut")
        )  # "мы подпишем", "отзовёт"
    if word.pos == "VERB" and word.has("Variant=Short") and word.lemma in known_adjectives("ru"):
        word.pos = "ADJ"  # "убеждён": a state of mind, which nobody brought about
        word.inflect("|".join(f for f in word.feats.split("|") if not f.startswith(("Aspect", "Tense", "VerbForm", "Voice"))))
        for subject in [c for c in word.children if c.dep == "nsubj:pass"]:
            subject.relabel("nsubj")
    if word.text.lower().startswith("поверенн") and word.child("amod") is not None:
        word.pos, word.lemma = "NOUN", "поверенный"  # "временный поверенный в делах"
    if word.text.lower() == "грата" and place.text.lower() == "нон" and verb.pos == "VERB":
        _undesired(word, place, verb)
    way = word.child("case")
    if word.dep == "parataxis" and word.pos == "NOUN" and way is not None and word.i < place.i:
        word.relabel("obl")  # "По приглашению короля премьер прибыл"
    between = word.rel == "nmod" and place.rel == "obl" and verb.pos == "VERB" and place.i < word.i < verb.i
    if between and way is not None and place.lemma.lower() in _times() and word.lemma.lower() not in _times():
        move(word, verb, "obl")  # "В воскресенье на улицы вышли …"
    named_after = word.has("Case=Nom") or word.text == word.lemma and place.lemma.lower() in _days()
    if between and way is None and place.lemma.lower() in _times() and named_after and verb.child("nsubj") is None:
        dep = "nsubj:pass" if verb.has("Variant=Short") and verb.has("Voice=Pass") else "nsubj"
        move(word, verb, dep)  # "В мае Перу закрыло границу": no month is anybody's
    if word.rel == "obl" and place.has("VerbForm=Fin") and word.i > place.i and place.child("nsubj") is None:
        count = word.child("nummod")
        about = way or (count.child("case") if count is not None else None)
        if count is not None and about is not None and about.text.lower() in ("около", "порядка", "свыше"):
            word.relabel("nsubj")  # "вышли около 20 тыс. рабочих"
    if word.rel == "conj" and word.has("VerbForm=Inf") and place.pos == "NOUN" and not place.has("VerbForm=Inf"):
        word.relabel("acl")  # "готовность и далее помогать"
    if word.rel == "nsubj" and place.has("VerbForm=Fin") and place.has("Number=Plur") and place.i < word.i:
        deed = place.child("xcomp")
        alone = (
            word.has("Number=Sing") and word.has("Animacy=Inan") and word.pos == "NOUN" and word.child("conj", "nummod") is None
        )
        if alone and deed is not None and deed.has("VerbForm=Inf") and deed.i < word.i and deed.child("obj") is None:
            move(word, deed, "obj")  # "Условились провести заседание"
    if word.dep == "acl:relcl":
        _antecedent(word)
    if beneath and named and not acted:
        move(word, verb, "nsubj")
    colon = next((c for c in place.children if c.text == ":" and word.i < c.i), None) if word.rel == "nsubj" else None
    if colon is not None and any(c.rel == "nsubj" and c.i > colon.i for c in place.children):
        word.relabel("parataxis")  # "Вучич: Белград не введёт санкции"
    below = word.rel == "nsubj" and word.pos == "PROPN" and place.rel == "ccomp" and place.i < word.i
    if (
        below
        and place.lemma.lower() in ("посетить", "посещать")
        and len([c for c in place.children if c.rel in ("nsubj", "obj")]) == 1
    ):
        word.relabel("obj")  # "заявил, что посетит Чад"
    if word.text.lower() == "не" and place.rel in ("aux", "cop") and place.head is not place:
        move(word, place.head, "advmod")  # "подписано не было": the deed is denied
    if word.rel == "nmod" and word.pos == "PROPN" and place.rel == "obl" and verb.has("VerbForm=Fin") and way is None:
        last = max(w.i for w in word.subtree())
        ends_so = word.text[-1] in "ая" and verb.child("nsubj", "csubj") is None
        if ends_so and last == verb.i - 1 and verb.has("Tense=Past") and place.i < word.i and verb.has("Number=Sing"):
            move(word, verb, "nsubj")  # "На церемонии Науседа заверил": no genitive of *Наусед*
    second_subject(word)
    staying(word)
    behind_date(word, _times())
    _agreeing_noun(word)
    _joined_by_case(word)
    _told_clause(word)
    _cited_source(word)
    _meant_deed(word)


def _undesired(grata: Word, non: Word, verb: Word) -> None:
    """Join *персоной нон грата* to one name, and let who is declared so be the verb's object."""
    person = next((c for c in verb.children if c.lemma.startswith("персон") and c.i < non.i), None)
    if person is None:
        return
    person.lemma = "персона"
    for child in [c for c in (*grata.children, *non.children) if c.i > grata.i and c.rel == "nmod"]:
        move(child, verb, "obj")
    move(non, person, "flat")
    move(grata, person, "flat")


def _agreeing_noun(participle: Word) -> None:
    """Let a participle describe a noun that it agrees with: *соглашение о защите инвестиций, подписанное в Лиме*."""
    head = participle.head
    if participle.dep != "acl" or not participle.has("VerbForm=Part") or head.i > participle.i or head.pos != "NOUN":
        return
    told = [f for f in participle.feats.split("|") if f.startswith(("Case=", "Number=", "Gender="))]
    short = participle.has("Variant=Short")
    wanted = {"Case=Nom", *told} if short else set(told)
    alike = {"Case=Acc": "Case=Nom", "Case=Nom": "Case=Acc"}

    def agrees(noun: Word) -> bool:
        return all(noun.has(f) or noun.has("Animacy=Inan") and noun.has(alike.get(f, f)) for f in wanted)

    if not wanted or "Number=Sing" not in wanted or agrees(head):
        return
    above = next((w for w in head.ancestors() if w.pos == "NOUN" and w.i < participle.i and agrees(w)), None)
    if above is not None and any(c.rel == "nmod" for c in above.children):
        move(participle, above, participle.dep)


def _joined_by_case(noun: Word) -> None:
    """Let a thing in a row hang on one in its own case: *подписаны соглашение о порядке пребывания граждан и протокол*.

    So may one that stands behind an object and cannot act: *подписали соглашение о туризме, меморандум и план*.
    """
    head = noun.head
    if noun.pos != "NOUN" or not noun.has("Animacy=Inan") or noun.lemma.lower() in _times():
        return
    upright = noun.has("Case=Nom") or noun.has("Case=Acc")
    joined = noun.rel == "conj" and any(c.rel == "cc" or c.text == "," for c in noun.children) and noun.child("case") is None
    if joined and upright and head.pos == "NOUN":
        for above in head.ancestors() if not (head.has("Case=Nom") or head.has("Case=Acc")) else ():
            if above.pos != "NOUN":
                return
            if (above.has("Case=Nom") or above.has("Case=Acc")) and above.child("case") is None and above.has("Animacy=Inan"):
                move(noun, above, "conj")
                return
    before = [c for c in head.children if c.rel == "obj" and head.i < c.i < noun.i] if noun.dep == "nsubj" else []
    acted = any(c.rel == "nsubj" and c.i < head.i for c in head.children) or head.has("Number=Plur")
    listed = any(c.text == "," for c in noun.children) and noun.has("Number=Sing") and noun.has("Case=Nom")
    if before and acted and listed and before[-1].pos == "NOUN" and before[-1].has("Animacy=Inan"):
        move(noun, before[-1], "conj")


def _told_clause(clause: Word) -> None:
    """Let what is said hang on the verb of saying, not on where it is said: *заявил на брифинге, что Перу поможет*."""
    mark, noun = clause.child("mark"), clause.head
    if clause.rel != "acl" or mark is None or mark.text.lower() not in ("что", "чтобы") or not clause.has("VerbForm=Fin"):
        return
    verb = noun
    while verb.rel in ("obl", "obj", "iobj", "nmod", "flat", "appos") and verb.head is not verb and verb.pos != "VERB":
        if verb.lemma.lower() in _contents() or verb.i > mark.i:
            return
        verb = verb.head
    if verb.pos == "VERB" and verb.i < mark.i and verb.child("ccomp") is None:
        move(clause, verb, "ccomp")


def _cited_source(verb: Word) -> None:
    """Give *как отметил* the subject that stands before its comma: *Как отметил премьер, Индия остаётся партнёром*."""
    mark, main = verb.child("mark", "advmod"), verb.head
    if verb.rel not in ("parataxis", "advcl") or mark is None or mark.text.lower() != "как" or verb.child("nsubj") is not None:
        return
    subjects = [c for c in main.children if c.rel == "nsubj" and c.i > verb.i]
    if len(subjects) > 1 and any(c.text == "," and subjects[0].i < c.i < subjects[1].i for c in (*verb.children, *main.children)):
        move(subjects[0], verb, "nsubj")


def _meant_deed(deed: Word) -> None:
    """Let an infinitive hang on the noun of will right before it: *О готовности Перу поставлять газ сообщил министр*."""
    if deed.rel != "xcomp" or not deed.has("VerbForm=Inf") or deed.head.i < deed.i:
        return
    near = [c for c in deed.head.children if c.rel in ("obl", "nsubj", "obj") and c.lemma.lower() in _wills() and c.i < deed.i]
    if near and deed.i - max(w.i for w in near[-1].subtree()) < 3:
        move(deed, near[-1], "acl")


def _antecedent(clause: Word) -> None:
    """Let a relative clause hang on a noun that agrees with its pronoun: *переговоры с министром, который был в Перу*."""
    pronoun = next((c for c in clause.children if c.lemma.lower() == "который" and c.i < clause.i), None)
    number = next((f for f in pronoun.feats.split("|") if f.startswith("Number=")), "") if pronoun is not None else ""
    if pronoun is None or not number or clause.head.has(number):
        return
    before = [w for w in clause.head.subtree() if clause.head.i < w.i < pronoun.i and w.pos != "PUNCT"]
    near = max(before, key=lambda w: w.i, default=None)
    while near is not None and near is not clause.head:
        if near.has(number) and near.pos in ("NOUN", "PROPN") and near.rel not in ("flat", "appos"):
            move(clause, near, clause.dep)
            return
        near = near.head
