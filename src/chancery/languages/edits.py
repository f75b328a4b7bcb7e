"""Lemmas as edits of the form: what training counts and the pipeline applies."""

from difflib import SequenceMatcher
from functools import lru_cache


@lru_cache(maxsize=200_000)
def lemma_edit(form: str, lemma: str) -> str:
    """Return the edit that makes a lemma of a form: case, letters cut at both ends, letters put there.

    Case is ``l`` (all lower), ``u`` (first letter upper) or ``k`` (kept). A lemma that shares nothing with its form stands whole.

    >>> lemma_edit("Signed", "sign"), lemma_edit("legnagyobb", "nagy"), lemma_edit("went", "go")
    ('l|0||2|', 'l|3||3|', '=go')
    """
    if lemma == lemma.lower():
        case, base = "l", form.lower()
    elif form.isupper() and len(form) > 1 and not lemma.isupper():
        case, base = "u", form.capitalize()
    else:
        case, base = "k", form
    match = SequenceMatcher(None, base, lemma, autojunk=False).find_longest_match()
    if not match.size:
        return f"={lemma}"
    before, after = lemma[: match.b], lemma[match.b + match.size :]
    return f"{case}|{match.a}|{before}|{len(base) - match.a - match.size}|{after}"


@lru_cache(maxsize=200_000)
def apply_edit(form: str, edit: str) -> str | None:
    """Return the lemma that an edit makes of a form; none if the form is too short for it.

    >>> apply_edit("held", "=hold"), apply_edit("MOSCOW", "u|0||0|"), apply_edit("is", "l|0||3|")
    ('hold', 'Moscow', None)
    """
    if edit[0] == "=":
        return edit[1:]
    case, cut, before, drop, after = edit.split("|", 4)
    base = form.lower() if case == "l" else form.capitalize() if case == "u" else form
    start, end = int(cut), len(base) - int(drop)
    if start >= end:
        return None
    return before + base[start:end] + after
