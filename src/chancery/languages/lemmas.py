"""Lemmas that the lexicons know, found by form where the pipeline's own guess fails: irregular English, inflected Hungarian."""

import functools
import re
from collections.abc import Callable, Iterator

from chancery.lexicons import has_lexicon, read_lexicon

FRAME_LEXICONS = ("events", "events_verbal", "events_material", "statements", "instruments", "commitments", "tenures")
# What may follow a Hungarian verb's stem: past, present, infinitive, participle in -va, in the persons of prose.
VERB_ENDINGS = re.compile(
    r"(?:h[ae]t)?(?:(?:[oöe]?tt|t)(?:a|e|[áé]k|[aeáé]k|uk|ük|unk|ünk|[áé]l|[ae]m)?|n[ae]k|[ae]n[ae]k|j[ae]|j[áé]k|i|[iíö]k|j[uü]k"
    r"|(?:u|ü|j[uü])nk|unk|ünk|[oöe]k|[ae]?ni(?:[ae])?|n[aeáé](?:k|nk|m)?|v[ae]|ik|s[ae]|[zs]i|[zs]ik|[zs][aáeé]k?|z[aáeé]k?)?"
)
NOUN_ENDINGS = re.compile(
    r"(?:[aeoö]?k|j?[aáeé]i?k?|[uü]k|j?[ae]|j?[uü]k|j?[ae]i)?"
    r"(?:t|[aeoö]t|n[ae]k|b[ae]n|b[ae]|b[óő]l|[oeö]?n|r[ae]|r[óő]l|h[oeö]z|n[áé]l|t[óő]l|ig|ért|ként|[b-df-hj-np-tv-z]{1,3}[ae]l|v[áé])?"
)
# Russian passive participles in -енный, and what their consonants were before: *утверждён* of утвердить.
PASSIVE = re.compile(r"(?P<stem>\w{3,})[её]н(?:н?[аоы]?|н(?:ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых|ыми))")
# What other participles leave of their verb: *открытый* of открыть, *отменивший* of отменить.
PARTICIPLE_ENDINGS = "(?:[аоы]?|ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых|ыми)"
PLAIN_PASSIVE = re.compile(rf"(?P<stem>\w{{2,}})т{PARTICIPLE_ENDINGS}")
ACTIVE_PAST = re.compile(r"(?P<stem>\w{2,})вш(?:ий|его|ему|им|ем|ая|ей|ую|ее|ие|их|ими)(?P<back>ся)?")
FIRST_PERSON = re.compile(r"(?P<stem>\w{3,})ю")
CHANGED = (
    ("жд", ("д",)), ("вл", ("в",)), ("бл", ("б",)), ("пл", ("п",)), ("мл", ("м",)), ("щ", ("ст", "т")), ("ж", ("з", "д")),
    ("ш", ("с",)), ("ч", ("т",)),
)  # fmt: skip
NO_MEN = frozenset(("abdomen", "acumen", "regimen", "specimen", "yemen"))
LENGTHENED = {"á": "a", "é": "e"}


def _triggers(language: str, field: str) -> Iterator[str]:
    for name in FRAME_LEXICONS:
        if has_lexicon(language, name):
            for frame in read_lexicon(language, name).get("frame", ()):
                for trigger in frame.get(field, ()):
                    yield re.split(r" ?[+>]", trigger)[0].split()[-1].lower()


def _companions(language: str) -> Iterator[str]:
    """Yield the nouns that triggers ask for beside a verb: *elér >megállapodás|egyezség*."""
    for name in FRAME_LEXICONS:
        if has_lexicon(language, name):
            kinds = read_lexicon(language, name).get("kinds", {})
            for frame in read_lexicon(language, name).get("frame", ()):
                for trigger in (*frame.get("verbs", ()), *frame.get("nouns", ())):
                    for listed in trigger.partition(">")[2].split("|"):
                        yield from (noun.split()[-1].lower() for noun in kinds.get(listed, (listed,)) if noun)


@functools.cache
def _verbs(language: str) -> dict[str, str]:
    """Hungarian stems of known verbs → lemma, with and without the preverb, that may stand apart."""
    stems: dict[str, str] = {}
    listed = set(_triggers(language, "verbs"))
    listed |= {w for words in read_lexicon(language, "grammar")["verbs"].values() for w in words}
    preverbs = read_lexicon(language, "grammar").get("preverbs", {}).get("all", ())
    for lemma in sorted(listed):
        bare = next((lemma[len(p) :] for p in preverbs if lemma.startswith(p) and len(lemma) - len(p) >= 2), "")
        for form in (lemma, bare):
            if form:
                stem = form[:-2] if form.endswith("ik") and len(form) > 3 else form
                stems.setdefault(stem, form)
    return stems


@functools.cache
def _nouns(language: str) -> frozenset[str]:
    words = {*_triggers(language, "nouns"), *_companions(language)}
    if has_lexicon(language, "instruments"):
        words |= {w for phrase in read_lexicon(language, "instruments").get("forms", {}) for w in phrase.lower().split()}
    if has_lexicon(language, "figures"):
        words |= {w for phrase in read_lexicon(language, "figures").get("measures", {}) for w in phrase.lower().split()}
    if has_lexicon(language, "groups"):
        groups = read_lexicon(language, "groups")
        words |= {
            *groups["state_nouns"],
            *groups["group_nouns"],
            *groups["plain_nouns"],
            *groups["back"]["pair_nouns"],
            *groups["back"]["person_nouns"],
            *(w for name, listed in groups.get("unnamed", {}).items() if name != "never" for w in listed if " " not in w),
        }
    return frozenset(w for w in words if len(w) > 2)


@functools.cache
def known_adjectives(language: str) -> frozenset[str]:
    """Return the adjectives that trigger frames of a language, in their own form."""
    return frozenset(_triggers(language, "adjectives"))


@functools.cache
def _irregular(language: str) -> dict[str, str]:
    return dict(read_lexicon(language, "lemmas")["verbs"]) if has_lexicon(language, "lemmas") else {}


@functools.cache
def listed_verbs(language: str) -> frozenset[str]:
    """Return the verbs that a language's lexicons know, by their lemmas."""
    grammar = read_lexicon(language, "grammar")["verbs"] if has_lexicon(language, "grammar") else {}
    return frozenset(_triggers(language, "verbs")) | {w for words in grammar.values() for w in words}


def _russian(form: str) -> Iterator[str]:
    """Yield what a Russian participle may be of: *председательствующая* → председательствовать, *находящийся* → находиться.

    A passive one may have changed its stem: *утверждённый* → утвердить, *отставленного* → отставить.
    """
    passive = PASSIVE.fullmatch(form)
    if passive is not None:
        yield from (passive["stem"] + "ить", passive["stem"] + "еть")
        if passive["stem"][-1] in "дт":
            yield passive["stem"][:-1] + "сти"  # "введённый", "приобретённый"
        elif passive["stem"][-1] in "зс":
            yield passive["stem"] + "ти"  # "внесённый", "вывезенный"
        for changed, stems in CHANGED:
            if passive["stem"].endswith(changed):
                yield from (
                    passive["stem"].removesuffix(changed) + stem + ending for stem in stems for ending in ("ить", "еть", "ти")
                )
    plain = PLAIN_PASSIVE.fullmatch(form) or FIRST_PERSON.fullmatch(form)
    if plain is not None:
        yield plain["stem"] + ("ить" if form.endswith("ю") and plain.re is FIRST_PERSON else "ть")
    active = ACTIVE_PAST.fullmatch(form)
    if active is not None:
        yield active["stem"] + "ть" + (active["back"] or "")
    stem, found, _ = form.partition("ующ")
    if found:
        yield stem + "овать"
    back = "ся" if form.endswith("ся") else ""
    for mark, endings in (("ящ", ("ить", "еть")), ("ащ", ("ить", "ать")), ("ющ", ("ть", "ять")), ("ущ", ("ать", "ти"))):
        stem, found, _ = form.partition(mark)
        yield from (stem + ending + back for ending in endings if found)


def _english(form: str) -> Iterator[str]:
    """Yield what a regular English verb form may be a form of: *regretted* → regrett, regrette, regret."""
    for ending in ("ied", "ies", "ed", "ing", "es", "s", "d"):
        if form.endswith(ending) and len(form) - len(ending) > 2:
            stem = form[: -len(ending)] + ("y" if ending in ("ied", "ies") else "")
            yield stem
            yield stem + "e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]


_REGULAR: dict[str, Callable[[str], Iterator[str]]] = {"en": _english, "ru": _russian}


@functools.lru_cache(maxsize=65536)
def known_verb(form: str, guess: str, language: str) -> str:
    """Return the lemma of a verb form that the lexicons know; empty if they do not, or if the guess is known too.

    >>> known_verb("flew", "flew", "en"), known_verb("regretted", "regrett", "en"), known_verb("írtak", "", "hu")
    ('fly', 'regret', 'ír')
    """
    irregular = _irregular(language).get(form)
    if irregular:
        return irregular
    if language != "hu":
        known = listed_verbs(language)
        forms = _REGULAR[language](form) if language in _REGULAR else ()
        return "" if guess in known else next((c for c in forms if c in known), "")
    stems = _verbs(language)
    for cut in range(len(form), 1, -1):
        lemma = stems.get(form[:cut])
        if lemma and VERB_ENDINGS.fullmatch(form, cut):
            return lemma
    return ""


@functools.lru_cache(maxsize=65536)
def known_noun(form: str, language: str) -> str:
    """Return the lemma of an inflected Hungarian noun that the lexicons know, or of English *-men*; empty otherwise.

    >>> known_noun("látogatásával", "hu"), known_noun("gunmen", "en")
    ('látogatás', 'gunman')
    """
    if language == "en" and form.endswith("men") and len(form) > 4 and form not in NO_MEN:
        return form[:-3] + "man"
    if language != "hu":
        return ""
    nouns = _nouns(language)
    for cut in range(len(form), 2, -1):
        for stem in (form[:cut], form[: cut - 1] + LENGTHENED.get(form[cut - 1], "")):
            if stem in nouns and NOUN_ENDINGS.fullmatch(form, cut):
                return stem
    return ""
