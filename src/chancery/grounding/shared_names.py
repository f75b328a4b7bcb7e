"""Names that two states share: the document's other words tell whose they are."""

from collections import Counter
from itertools import pairwise

from chancery.grounding.gazetteer import Hit
from chancery.grounding.known import Known, is_place
from chancery.languages.parsed import Sentence, Word
from chancery.lexicons import read_lexicon


def settle_shared_names(known: list[list[Known]], language: str) -> None:
    """Give a name that two states share to the one that the document names otherwise: «РК» beside «Сеул» is South Korea's."""
    shared: dict[str, list[list[str]]] = read_lexicon(language, "groups").get("shared_names", {})
    spoken = Counter(
        k.hit.entry.code for found in known for k in found if k.hit.entry.kind == "state" and k.hit.entry.form not in shared
    )
    for found in known:
        for n, item in enumerate(found):
            claims = shared.get(item.hit.entry.form, ())
            if claims and item.hit.entry.kind == "state":
                code = max(claims, key=lambda hints: sum(spoken[hint] for hint in hints))[0]
                entry = item.hit.entry._replace(code=code, state=code)
                found[n] = Known(item.first, item.last, item.hit._replace(entry=entry))


def find_short_forms(sentences: list[Sentence], known: list[list[Known]]) -> None:
    """Let *the Union* and *Brussels* mean the body that the document names in full, where no state claims the word."""
    entries = [k.hit.entry for here in known for k in here]
    bodies = {e.code: e for e in entries if e.kind == "body"}
    groups = read_lexicon(sentences[0].language, "groups")
    short = groups.get("short_forms", {}) | _last_words(sentences, known, frozenset(groups.get("short_by_last", ())))
    for form, code in short.items():
        body = bodies.get(code)
        # A city stands for the body only in documents that do not speak of its country.
        own = {e.code for e in entries if e.kind == "state" and e.form == form}
        if body is None or any(e.code in own and e.form != form for e in entries):
            continue
        for sentence, here in zip(sentences, known, strict=True):
            for n, item in enumerate(here):
                if item.hit.entry.form == form and not is_place(sentence, item):
                    here[n] = Known(item.first, item.last, item.hit._replace(entry=body))
            taken = {i for k in here for i in range(k.first, k.last + 1)}
            for before, word in pairwise((sentence.words[0], *sentence.words)):
                alone = word.i + 1 >= len(sentence.words) or sentence.words[word.i + 1].pos != "PROPN"
                said = word.text == form and before.text.lower() == "the"
                if sentence.language == "hu":  # "az unióval"
                    said = word.lemma.lower() == form.lower() and before.text.lower() in ("a", "az")
                if sentence.language == "ru":  # "Альянса", with a capital where the form has one, and nobody's own
                    written = form.islower() or word.text[0].isupper()
                    alone = alone or form.islower()  # "генсек альянса Йенс Столтенберг"
                    said = written and word.lemma.casefold() == form.casefold() and not _is_described(word, before)
                if said and alone and word.i not in taken:
                    shift = sentence.start
                    here.append(Known(word.i, word.i, Hit(word.start - shift, word.end - shift, body)))
            here.sort(key=lambda k: (k.first, k.last))


def _last_words(sentences: list[Sentence], known: list[list[Known]], listed: frozenset[str]) -> dict[str, str]:
    """Return the last words of bodies that are named in full, as *Council* of the Security Council, where one alone has it."""
    found: dict[str, set[str]] = {}
    for sentence, here in zip(sentences, known, strict=True):
        for item in here:
            last = sentence.words[item.last].text
            if item.hit.entry.kind == "body" and item.last > item.first and last in listed:
                found.setdefault(last, set()).add(item.hit.entry.code)
    return {form: min(codes) for form, codes in found.items() if len(codes) == 1}


def _is_described(word: Word, before: Word) -> bool:
    """Whether a noun says which one it is, so that it is not the one known: *торговый альянс*, *альянс партий*."""
    return before.pos == "ADJ" or any(c.rel in ("amod", "det") or c.rel == "nmod" and c.pos == "NOUN" for c in word.children)
