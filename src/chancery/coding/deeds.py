"""Deeds in the document's own words: what somebody promises to do, from its verb or noun on.

*Turkey will open the border with Armenia in May* gives ``open the border with Armenia in May``.
"""

import re

from chancery.coding.arguments import Arguments
from chancery.coding.grammar import tells_aspect
from chancery.coding.reading import Reading
from chancery.languages.parsed import Word

_ABOUT = re.compile(r"([áé])r[óő]l$")  # of a deed that one is told about


def deed_in_active(word: Word, there: Arguments, reading: Reading) -> tuple[str, list[Word]]:
    """Return the deed of a passive in active order: *customs posts are to be abolished* → ``abolish customs posts``."""
    patient = [w for top in there.get("obj", ()) for w in top.subtree() if w.i < word.i or tells_aspect(word)]
    rest, words = deed_text(word, reading)
    patient.sort(key=lambda w: w.i)
    # A conjunction in it belongs to another clause: "the claims that the gate will be opened".
    if not patient or any(w.pos in ("AUX", "SCONJ") for w in patient):
        return "", words
    what = reading.document.text[patient[0].start : patient[-1].end]
    after = rest.partition(" ")[2]
    if patient[0].pos != "PROPN":
        what = what[0].lower() + what[1:]
    return re.sub(r"\s+", " ", f"{word.lemma} {what} {after}").strip(), [*patient, *words]


def deed_text(deed: Word, reading: Reading) -> tuple[str, list[Word]]:
    """Return a deed in the document's own words, from its verb or noun on, without what belongs to another clause."""
    chosen: list[Word] = []
    stack = [deed]
    while stack:
        top = stack.pop()
        chosen.append(top)
        for child in top.children:
            negation = top is deed and child.text.lower() in reading.grammar.words["negation"]
            source = child.child("case") if top is deed and reading.grammar.by_ending else None
            according = source is not None and reading.grammar.roles.get(source.text.lower()) == "according"
            if according or top is deed and child.text.lower() in reading.grammar.words.get("under_texts", ()):
                continue  # "a szóvivő szerint", "a megállapodás értelmében"
            if (
                negation
                or child.rel in ("advcl", "parataxis")
                and (top is deed or reading.grammar.cases)
                and not _runs_on(deed, child)
                or (top is deed and child.rel in ("nsubj", "aux", "mark", "case", "conj", "cc", "cop", "punct", "expl", "det"))
            ):
                continue
            stack.append(child)
    # What stands before a verb is not its deed; what stands before a noun describes it.
    before = ("ADJ", "NOUN", "PROPN", "NUM") if deed.pos != "VERB" or reading.grammar.by_ending else ()
    words = sorted((w for w in chosen if w.i >= deed.i or w.pos in before or reading.grammar.by_ending), key=lambda w: w.i)
    while words and words[-1].pos in ("PUNCT", "CCONJ", "ADP"):
        words.pop()
    run: list[Word] = []
    for word in words:
        if run and word.i - run[-1].i > 4:
            break
        run.append(word)
    fronted = _before_verb(deed, reading) if reading.grammar.by_case and run[0] is deed else ""
    if len(run) < 2 and not fronted:
        return "", run
    text = reading.document.text[run[0].start : run[-1].end]
    if fronted:
        text = f"{deed.text} {fronted}{text[len(deed.text) :].lstrip()}"
    if deed.has("VerbForm=Ger") and not reading.grammar.cases:  # "the option of reopening the gate"
        text = deed.lemma + text[len(deed.text) :]
    if reading.grammar.by_ending and run[-1] is deed and _ABOUT.search(text):  # "a híd építéséről" → "a híd építése"
        text = _ABOUT.sub(lambda found: {"á": "a", "é": "e"}[found[1]], text)
    if deed.has("Tense=Fut"):  # "подпишет договор" → "подписать договор"
        text = text.replace(deed.text, deed.lemma, 1)
    return re.sub(r"\s+", " ", text).strip(' ,;"“”'), run


def _runs_on(deed: Word, clause: Word) -> bool:
    """Whether a clause is what a verb goes on with: *go on using the site*, *go ahead with opening the border*."""
    between = [w for w in deed.subtree() if deed.i < w.i < clause.i]
    near = 0 < len(between) == clause.i - deed.i - 1 <= 2
    return near and clause.text.endswith("ing") and all(w.pos in ("ADV", "ADP", "SCONJ", "PART") for w in between)


def _before_verb(deed: Word, reading: Reading) -> str:
    """Return the object that a Russian clause puts before its verb: *заседание решено провести*, with a space behind it."""
    thing = next((c for c in deed.children if c.rel == "obj" and c.i < deed.i), None)
    words = [w for w in sorted(thing.subtree(), key=lambda w: w.i) if w.pos != "PUNCT"] if thing is not None else []
    if not words or words[-1].i >= deed.i:
        return ""
    text = reading.document.text[words[0].start : words[-1].end]
    return (text if words[0].pos == "PROPN" else text[0].lower() + text[1:]) + " "
