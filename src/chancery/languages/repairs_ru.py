"""Russian trees set right: what cases and aspects rule out, clauses between commas, two subjects, visits and dates."""

import functools

from chancery.calendars import month_names, weekday_names
from chancery.languages.lemmas import known_adjectives
from chancery.languages.parsed import Word
from chancery.lexicons import read_lexicon


def repair_russian(word: Word, words: list[Word]) -> None:
    """Change the relation and head of a word of a Russian sentence in place, where they cannot be so."""
    _russian(word)
    _before_semicolon(word, words)
    _behind_colon(word, words)
    if word.dep == "acl:relcl":
        _closed(word, words)


@functools.cache
def _verbs(name: str) -> frozenset[str]:
    return frozenset(read_lexicon("ru", "grammar")["verbs"][name])


@functools.cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_lexicon("ru", "grammar")["words"][name])


@functools.cache
def _days() -> frozenset[str]:
    return frozenset((*month_names("ru"), *weekday_names("ru")))


def _times() -> frozenset[str]:
    return _words("times") | _days()


def move(word: Word, head: Word, dep: str) -> None:
    """Hang a word on another one."""
    word.head.children.remove(word)
    word.head = head
    word.relabel(dep)
    head.children.append(word)
    head.children.sort(key=lambda w: w.i)


def _closed(clause: Word, words: list[Word]) -> None:
    """What stands in a clause between its commas belongs to no verb behind it: *страна, которая заключила с Мали договор, …*."""
    end = next((c for c in clause.children if c.text == "," and c.i > clause.i), None)
    for word in words[clause.i + 1 : end.i] if end is not None else ():
        if end is not None and word.head.i > end.i and word.rel in ("nsubj", "obj", "obl", "nmod"):
            move(word, clause, "obj" if word.rel == "nsubj" and clause.child("nsubj") is not None else word.dep)


def _second_subject(word: Word) -> None:
    """Of two subjects of a verb the living one acts, and the thing, whose two cases look alike, undergoes: *посетит Таиланд*."""
    verb = word.head
    alike = word.has("Case=Acc") or not word.has("Gender=Fem") or word.has("Number=Plur")
    acts = verb.pos == "VERB" and verb.has("VerbForm=Fin") and not verb.has("Voice=Pass") and not verb.has("Voice=Mid")
    if word.dep == "iobj" and word.has("Case=Nom") and word.pos == "PROPN" and acts and verb.child("obj") is None:
        word.relabel("obj")  # nobody is given anything in the nominative
    if word.dep != "nsubj" or not acts or not alike or not word.has("Animacy=Inan") or verb.child("obj", "cop") is not None:
        return
    if any(c.rel == "nsubj" and c is not word and c.has("Animacy=Anim") for c in verb.children):
        word.relabel("obj")


def _staying(word: Word) -> None:
    """A visit on which somebody is somewhere belongs to the verb: *находится в столице с визитом*."""
    place = word.head
    visit = word.rel == "nmod" and word.lemma.lower() in ("визит", "поездка") and word.has("Case=Ins")
    link = word.child("case")
    if visit and link is not None and link.text.lower() in ("с", "со") and place.rel == "obl" and place.head.pos == "VERB":
        move(word, place.head, "obl")


def _behind_date(word: Word, times: frozenset[str]) -> None:
    """A name behind a date and a comma opens a clause of its own: *осудил ракету в мае, США и Чад призвали …*."""
    date = word.head
    link = next((c for c in word.children if c.text == "," and c.i < word.i), None)
    dated = date.rel == "obl" and date.lemma.lower() in times
    if word.rel != "conj" or word.pos != "PROPN" or not dated or link is None or word.lemma.lower() in times:
        return
    verb = next((c for c in date.head.children if c.rel == "conj" and c.pos == "VERB" and c.i > word.i), None)
    if verb is None or verb.child("nsubj") is not None or not verb.has("VerbForm=Fin"):
        return
    move(word, verb, "nsubj")
    for other in [c for c in date.children if c.rel == "conj" and c.pos == "PROPN" and word.i < c.i < verb.i]:
        move(other, word, "conj")


def _before_semicolon(word: Word, words: list[Word]) -> None:
    """A subject belongs to the verb on its own side of a semicolon: *посол прибудет в мае; не исключено, что …*."""
    if word.rel != "nsubj" or word.head.i < word.i:
        return
    end = next((w for w in words[word.i + 1 : word.head.i] if w.text == ";"), None)
    between = words[word.i + 1 : end.i] if end is not None else ()
    verb = next((w for w in between if w.pos == "VERB" and w.has("VerbForm=Fin") and w.dep != "parataxis"), None)
    own = verb.child("nsubj") if verb is not None else None
    free = own is None or verb is not None and own.i > verb.i
    if verb is not None and free and verb.has("Number=Plur") == word.has("Number=Plur"):
        move(word, verb, "nsubj")
        if own is not None:
            own.relabel("obj")  # "посетит Кыргызстан": its two cases look alike


def _behind_colon(word: Word, words: list[Word]) -> None:
    """What opens a clause behind a colon is its subject: *сделка вызвала протест: около 30 активистов были задержаны*."""
    colon = next((c for c in word.children if c.text == ":" and c.i < word.i), None)
    if colon is None or word.dep != "parataxis" or word.pos != "NOUN" or word.head.i > colon.i:
        return
    link, count = word.child("case"), word.child("nummod")
    bare = link is None or count is not None and link.text.lower() in _words("about")
    verb = next((w for w in words[word.i + 1 :] if w.rel == "conj" and w.head.i < colon.i and w.pos == "VERB"), None)
    if bare and verb is not None and verb.child("nsubj") is None:
        move(word, verb, "nsubj:pass" if verb.has("Voice=Pass") else "nsubj")


def _russian(word: Word) -> None:
    """A noun whose apposition stands in the nominative is no genitive: *подписали в Баку главы ведомств Мередов и Байрамов*.

    A perfective verb has no present tense.
    """
    place = word.head
    verb = place.head
    named = any(c.rel == "appos" and c.pos == "PROPN" and c.has("Case=Nom") for c in word.children)
    beneath = word.rel == "nmod" and place.rel == "obl" and place.pos == "PROPN" and verb.pos == "VERB" and word.i > verb.i
    acted = any(c.rel == "nsubj" and c.has("Animacy=Anim") for c in verb.children)
    if word.has("VerbForm=Fin") and word.has("Tense=Pres") and word.lemma.lower().replace("ё", "е") in _verbs("perfective"):
        word.inflect(
            word.feats.replace("Aspect=Imp", "Aspect=Perf").replace("Tense=Pres", "Tense=Fut")
        )  # "мы подпишем", "отзовёт"
    if word.has("VerbForm=Fin") and word.has("Tense=Fut") and word.lemma.lower().replace("ё", "е") in _verbs("imperfective"):
        word.inflect(word.feats.replace("Aspect=Perf", "Aspect=Imp").replace("Tense=Fut", "Tense=Pres"))  # "Ожидаем, что …"
    if word.dep == "nsubj" and word.has("Animacy=Inan") and place.pos == "VERB" and place.lemma.lower() in _verbs("undergone"):
        word.relabel("nsubj:pass")  # "Обсуждался и газопровод"
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
        if count is not None and about is not None and about.text.lower() in _words("about"):
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
    _second_subject(word)
    _staying(word)
    _behind_date(word, _times())
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
        if verb.lemma.lower() in _words("contents") or verb.i > mark.i:
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
    near = [
        c for c in deed.head.children if c.rel in ("obl", "nsubj", "obj") and c.lemma.lower() in _words("wills") and c.i < deed.i
    ]
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
