"""Trees set right where a pipeline's guess cannot be: what grammar rules out in a language."""

from chancery.languages.parsed import Word

LOCAL = frozenset(f"Case={case}" for case in ("Ine", "Ill", "Ela", "Sup", "Sub", "Del", "Ade", "All", "Abl", "Ter"))


def repair(words: list[Word], language: str) -> None:
    """Change relations and heads of a linked sentence in place, where they cannot be so."""
    for word in words:
        if language == "en":
            _english(word)
        elif language == "hu":
            _hungarian(word)


def _english(word: Word) -> None:
    case = word.child("case") if word.dep == "obl:agent" else None
    if word.dep == "obl:agent" and (case is None or case.text.lower() != "by"):
        word.dep = "obl"  # "excluded from the Council"
    objects = [c for c in word.children if c.dep == "obj"]
    if len(objects) == 2 and objects[1].pos == "NOUN" and objects[0].i > word.i and word.child("iobj") is None:
        objects[1].dep = "xcomp"  # "called the visit a success"
    subjects = [c for c in word.children if c.dep == "nsubj"]
    if len(subjects) == 2:
        first, second = subjects
        last = max(w.i for w in first.subtree())
        if first.pos == "PROPN" and second.pos == "NOUN" and last == second.i - 1:
            _move(first, second, "compound")  # "Russia-Kazakhstan cooperation grows"


def _hungarian(word: Word) -> None:
    """A subject's name ends in no case of place: *Putyin Kínába látogatott*."""
    head = word.head
    if word.rel == "flat" and head.rel == "nsubj" and LOCAL & set(word.feats.split("|")) and word.i > head.i:
        _move(word, head.head, "obl")


def _move(word: Word, head: Word, dep: str) -> None:
    word.head.children.remove(word)
    word.head, word.dep = head, dep
    head.children.append(word)
    head.children.sort(key=lambda w: w.i)
