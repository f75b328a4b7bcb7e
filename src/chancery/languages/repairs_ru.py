"""Russian trees set right: clauses between commas, two subjects of one verb, visits and dates that lead the parser astray."""

from chancery.languages.parsed import Word


def move(word: Word, head: Word, dep: str) -> None:
    word.head.children.remove(word)
    word.head = head
    word.relabel(dep)
    head.children.append(word)
    head.children.sort(key=lambda w: w.i)


def closed(clause: Word, words: list[Word]) -> None:
    """What stands in a clause between its commas belongs to no verb behind it: *страна, которая заключила с Мали договор, …*."""
    end = next((c for c in clause.children if c.text == "," and c.i > clause.i), None)
    for word in words[clause.i + 1 : end.i] if end is not None else ():
        if end is not None and word.head.i > end.i and word.rel in ("nsubj", "obj", "obl", "nmod"):
            move(word, clause, "obj" if word.rel == "nsubj" and clause.child("nsubj") is not None else word.dep)


def second_subject(word: Word) -> None:
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


def staying(word: Word) -> None:
    """A visit on which somebody is somewhere belongs to the verb: *находится в столице с визитом*."""
    place = word.head
    visit = word.rel == "nmod" and word.lemma.lower() in ("визит", "поездка") and word.has("Case=Ins")
    link = word.child("case")
    if visit and link is not None and link.text.lower() in ("с", "со") and place.rel == "obl" and place.head.pos == "VERB":
        move(word, place.head, "obl")


def behind_date(word: Word, times: frozenset[str]) -> None:
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


def before_semicolon(word: Word, words: list[Word]) -> None:
    """A subject belongs to the verb on its own side of a semicolon: *посол прибудет в мае; не исключено, что …*."""
    if word.rel != "nsubj" or word.head.i < word.i:
        return
    end = next((w for w in words[word.i + 1 : word.head.i] if w.text == ";"), None)
    between = words[word.i + 1 : end.i] if end is not None else ()
    verb = next((w for w in between if w.pos == "VERB" and w.has("VerbForm=Fin") and w.dep != "parataxis"), None)
    own = verb.child("nsubj") if verb is not None else None
    free = own is None or verb is not None and own.i > verb.i and own.has("Animacy=Inan")
    if verb is not None and free and verb.has("Number=Plur") == word.has("Number=Plur"):
        move(word, verb, "nsubj")
