"""Grammar handled once for all frames: who is subject, object and oblique of a verb, a noun or an adjective.

Passive, participles, relative clauses, control, coordination, nominalisation and light verbs are undone here, so
that a frame speaks only of ``subj``, ``obj``, ``with``, ``to`` …
"""

from chancery.coding.arguments_by_case import agreeing_head, described_by, hanging, oblique, predicate_noun, sort_by_case, to_whom
from chancery.coding.grammar import (
    Grammar,
    is_headline,
    is_participle,
    is_passive,
    lemma_of,
    role_of,
    tells_active,
    tells_aspect,
)
from chancery.languages.parsed import Word

Arguments = dict[str, list[Word]]
GERUND_MARKS = ("of", "for", "from", "against")
UNMARKED = ("nmod:desc", "nmod:unmarked")
RELATIVE = frozenset(("who", "which", "that", "whom", "aki", "ami", "amely", "который", "кто"))


def _put(arguments: Arguments, role: str, word: Word) -> None:
    if word not in arguments.setdefault(role, []):
        arguments[role].append(word)


def arguments(word: Word, grammar: Grammar, depth: int = 0) -> Arguments:
    """Return the arguments of a predicate by role: ``subj``, ``obj``, ``comp``, ``inf``, prepositions' roles, ``poss``.

    For *a treaty signed by Moscow*, the predicate *signed* has ``subj`` *Moscow* and ``obj`` *treaty*.
    """
    # "Албания — член НАТО": where no copula stands in the present, a noun with a subject is a predicate too.
    copulas = ("cop", "nsubj") if grammar.by_case or grammar.cases and word.head is word else ("cop",)
    if word.pos in ("NOUN", "PROPN") and not any(c.rel in copulas for c in word.children):
        return _noun_arguments(word, grammar, depth)
    found: Arguments = {}
    participle = bool(grammar.endings) and is_participle(word)
    if participle:
        found["obj"] = [word.head]
    passive = is_passive(word) or participle
    for child in (*word.children, *(_before_participle(word) if participle else ())):
        rel = child.rel
        if rel == "nsubj":
            doer = child.has("Case=Ins") and grammar.by_case  # "введены Канадой"
            _put(found, "obj" if passive and not doer and not word.has("VerbForm=Ger") else "subj", child)
        elif rel == "expl" and not passive and lemma_of(word) in grammar.verbs.get("telling", ()) and word.child("ccomp"):
            _put(found, "subj", child)  # "It said that …": the parser may take the ministry's pronoun for an empty one
        elif rel == "expl" and not passive and lemma_of(word) in grammar.verbs.get("willed", ()) and word.child("xcomp"):
            _put(found, "subj", child)  # "it would like to buy jets"
        elif rel == "csubj" and grammar.by_case and child.has("VerbForm=Inf"):
            _put(found, "inf", child)  # "решено провести"
        elif rel in ("csubj", "expl"):
            continue
        elif rel == "obj":
            _put(found, "to" if grammar.by_case and child.has("Case=Dat") else "obj", child)  # "помог Перу"
        elif rel == "iobj" and child.pos == "SYM":
            _put(found, "obj", child)  # "provides €45m support"
        elif rel == "iobj":
            role = role_of(child, grammar) if grammar.by_case else ""
            _put(found, "subj" if passive and role == "by" else role or "to", child)
        elif child.dep == "obl:agent" and (passive or grammar.cases):
            _put(found, "by" if _is_term(child, grammar) else "subj", child)
            for role, words in _hung_on_agent(child, grammar):
                found.setdefault(role, []).extend(words)
        elif rel in ("obl", "nmod"):
            role, words = oblique(child, grammar)
            if role == "by" and lemma_of(word) in grammar.verbs.get("naming", ()):
                role = "as"
            if passive and role == "by" and not _is_term(child, grammar):
                role = "subj"
            if role == "subj" and grammar.endings and (child.pos == "ADJ" or child.lemma.lower() in grammar.words["times"]):
                continue  # "két éve", "elsőként"
            for argument in words if role else ():
                for place in (role, "out", "of") if role == "out_of" else (role,):  # "pulled out of the deal"
                    _put(found, place, argument)
        elif rel == "ccomp":
            named = child.pos in ("NOUN", "ADJ") and lemma_of(word) in grammar.verbs.get("calling", ()) and word.child("obj")
            bare = named and child.child("nsubj", "cop", "mark") is None and not grammar.cases
            _put(found, "inf" if bare else "comp", child)  # "found the leader guilty"
        elif rel == "xcomp":
            _put(found, "as" if predicate_noun(child, grammar) else "inf", child)
        elif rel == "advcl" and child.child("mark") is not None:
            mark = child.child("mark")
            assert mark is not None
            _put(found, f"clause:{mark.text.lower()}", child)
            if child.has("VerbForm=Inf") and mark.text.lower() == "to" and lemma_of(word) in grammar.verbs.get("ordering", ()):
                _put(found, "inf", child)  # "ordered the envoy to leave": what is ordered, not what for
            if mark.text.lower() in GERUND_MARKS and child.has("VerbForm=Ger"):
                _put(found, mark.text.lower(), child)  # "accused Azerbaijan of shelling a village"
        elif rel == "acl" and child.has("VerbForm=Inf") and not grammar.cases:
            _put(found, "inf", child)  # "is in talks to buy jets"
        elif rel == "compound" and child.dep == "compound:prt":
            _put(found, f"particle:{child.text.lower()}", child)
    if passive and not grammar.cases and "subj" not in found:
        found.update(_hung_on_place(found, grammar))
    if grammar.by_case:
        sort_by_case(found, word, passive, grammar)
    if word.pos == "ADJ" and word.rel == "amod" and word.i > word.head.i and not grammar.cases:
        _put(found, "subj", word.head)  # "a report critical of the army"
    _relative(found, word, grammar)
    _inherited(found, word, grammar, passive, depth)
    return found


def _hung_on_agent(agent: Word, grammar: Grammar) -> list[tuple[str, list[Word]]]:
    """Return whom a passive is done to that the parser hung on a name behind *by*: *sanctions imposed by America on Iran*."""
    if grammar.cases or agent.pos != "PROPN":
        return []
    apart = [
        c for c in agent.children if c.rel == "nmod" and (case := c.child("case")) and case.text.lower() in ("on", "against")
    ]
    return [oblique(c, grammar) for c in apart]


def _hung_on_place(found: Arguments, grammar: Grammar) -> Arguments:
    """Return who did it where the parser hung *by* on what stands before it: *freed from captivity by Libyan forces*."""
    places = [w for role in ("from", "in") for w in found.get(role, ())]
    doers = [
        c for w in places for c in w.children if c.rel == "nmod" and role_of(c, grammar) == "by" and not _is_term(c, grammar)
    ]
    return {"subj": doers} if doers else {}


def _before_participle(participle: Word) -> list[Word]:
    """Return the oblique right before a Hungarian participle that the parser hung on a verb: *a Peru ellen indított per*."""
    above = (c for verb in participle.ancestors() for c in verb.children if c.rel in ("obl", "nmod") and c.i < participle.i)
    return [c for c in above if max(w.i for w in c.subtree()) == participle.i - 1]


def _is_term(word: Word, grammar: Grammar) -> bool:
    """Whether what stands behind *by* is a time, which does nothing: *will be opened by the end of the year*."""
    return lemma_of(word) in grammar.words.get("terms", ())


def _relative(found: Arguments, word: Word, grammar: Grammar) -> None:
    """Put the noun that a relative or participial clause describes in the place it has inside the clause."""
    before = word.rel == "amod" and word.has("VerbForm=Part") and tells_aspect(word)  # "подписанный договор"
    if (word.rel != "acl" and not before) or word.head is word:
        return
    noun = described_by(word)
    relative = False
    for role, words in found.items():
        for n, argument in enumerate(words):
            if argument.has("PronType=Rel") or argument.lemma in RELATIVE:
                found[role][n] = noun
                relative = True
    if relative or word.dep == "acl:relcl":
        bare = not relative and not grammar.cases and "subj" in found and not {"obj", "comp", "inf"} & found.keys()
        if bare and not is_passive(word) and all(c.pos != "ADV" or c.i > word.i for c in word.children):
            _put(found, "obj", noun)  # "the agreement Chile and Peru reached"
        return
    if tells_active(word):
        if "subj" not in found:
            _put(found, "subj", noun)
    elif word.has("VerbForm=Part") and (word.has("Tense=Past") or word.has("Voice=Pass")) or _reduced(word):
        if "obj" not in found:
            _put(found, "obj", noun)
    elif (
        (word.has("VerbForm=Ger") or (word.has("VerbForm=Part") and word.has("Tense=Pres")))
        and "subj" not in found
        and not any(c.rel == "mark" for c in word.children)
    ):
        owner = noun.child("nsubj") if noun.child("cop") is not None and not grammar.cases else None
        _put(found, "subj", owner or noun)  # "is the largest donor, giving food": who is it gives


def _reduced(word: Word) -> bool:
    """Whether a past form that describes a noun is a participle, whatever its tag: *the pact, signed in 2001, lapsed*."""
    return word.dep == "acl" and word.text.endswith("ed") and word.has("Tense=Past") and word.child("nsubj", "obj") is None


def _becoming(word: Word) -> tuple[str, ...]:
    """*became the first leader to visit China*: what somebody becomes leads up to who does the infinitive's deed."""
    return ("xcomp",) if word.has("VerbForm=Inf") and word.rel == "acl" else ()


def _inherited(found: Arguments, word: Word, grammar: Grammar, passive: bool, depth: int) -> None:
    """Fill in the subject that grammar leaves out: under control, in coordination, in a participial clause."""
    if passive and not grammar.cases and word.dep == "advcl" and _is_bare_participle(word) and "obj" not in found:
        # "Accused by Kyiv of lying, Moscow …": who is accused is the subject above
        found["obj"] = arguments(word.head, grammar, depth + 1).get("subj", []) if depth <= 4 else []
    agent = "subj" in found and passive and word.rel == "xcomp"  # "has to be ratified by all members"
    if ("subj" in found and not agent) or ("obj" in found and passive) or word.head is word or depth > 4:
        return
    head = word.head
    if _goes_on_below(word, passive, grammar):
        found["subj"] = arguments(head, grammar, depth + 1).get("subj", [])
    elif word.rel == "conj" and head.pos in ("VERB", "ADJ", "AUX", "NOUN"):
        head = agreeing_head(word) if grammar.by_case else head
        upper = arguments(head, grammar, depth + 1)
        shared = upper.get("subj", [])
        if not shared and is_passive(head) and (passive or word.has("VerbForm=Part")):
            found.setdefault("obj", upper.get("obj", []))
        elif not shared and is_passive(head) and word.lemma == "have" and word.child("xcomp", "nsubj") is not None:
            found["subj"] = upper.get("obj", [])  # "was signed but has yet to be ratified"
        elif shared and not any(c.rel == "nsubj" for c in word.children):
            undergoes = passive and not grammar.cases and not word.has("VerbForm=Part")
            found["obj" if undergoes else "subj"] = shared  # "lost his seat and was expelled"
        if word.has("VerbForm=Inf") and "to" in upper and "to" not in found:
            found["to"] = upper["to"]
    elif word.rel in ("xcomp", "ccomp") and not any(
        c.rel == "mark" and c.text.lower() in ("that", "hogy", "что", "чтобы") for c in word.children
    ):
        upper = arguments(head, grammar, depth + 1)
        below = _of_object(word, head, grammar) or is_passive(head)
        shared = (_told(upper) if below else []) or upper.get("subj", [])
        if shared and word.rel == "xcomp":
            found["obj" if passive else "subj"] = shared
    elif (word.rel in ("advcl", "parataxis", "acl") or _infinitive_of_noun(word)) and (
        word.has("VerbForm=Ger") or word.has("VerbForm=Conv") or word.has("VerbForm=Part") or word.has("VerbForm=Inf")
    ):
        start = head
        while (
            start.rel in ("nmod", "obj", "obl", "compound", "conj", "flat", "amod", *_becoming(word))
            and start.head is not start
            and start.pos != "VERB"
        ):
            start = start.head
        if word.has("VerbForm=Conv") and start.has("VerbForm=Inf") and start.rel == "xcomp" and tells_aspect(word):
            start = start.head  # "призвал уступить, пригрозив санкциями": who calls threatens
        upper = arguments(start, grammar, depth + 1)
        mark = word.child("mark")
        if is_headline(word):
            shared = [head, *(c for c in head.children if c.rel == "appos" and c.i < word.i)]
        elif word.has("VerbForm=Inf") and (word.rel == "acl" or _infinitive_of_noun(word)):
            owner = _noun_arguments(head, grammar, depth + 1)
            asked = lemma_of(start) in grammar.verbs["object_control"] or lemma_of(head) in grammar.words.get("asking", ())
            told = _told(upper) if asked else []
            if told == [head] and lemma_of(head) in grammar.words.get("asking", ()):
                told = upper.get("to", [])  # "вручил ему приглашение посетить Астану"
            # "пригласил главу Перу посетить Лиму": the infinitive may hang on whom it is said to
            invited = [head] if head in told and _infinitive_of_noun(word) else []
            owners = owner.get("poss") or owner.get("by") or (owner.get("of", []) if grammar.by_case else [])
            asked_of = told if lemma_of(head) in grammar.words.get("asking", ()) else []
            shared = invited or owners or asked_of or upper.get("subj", [])
        elif start is head and word.has("VerbForm=Inf") and _of_object(word, head, grammar):
            shared = _told(upper) or upper.get("subj", [])  # "called on China to stop the exports"
        elif start is head and _done_by_object(head, mark, grammar) and upper.get("obj"):
            shared = upper["obj"]  # "condemned North Korea for supplying missiles", "supports Belarus in getting a seat"
        else:
            shared = upper.get("subj", [])
        if shared:
            found["subj"] = shared


def _is_bare_participle(word: Word) -> bool:
    """Whether a participle has neither a subject, an auxiliary nor a conjunction of its own."""
    return word.has("VerbForm=Part") and all(c.rel not in ("nsubj", "aux", "mark", "cop") for c in word.children)


def _goes_on_below(clause: Word, passive: bool, grammar: Grammar) -> bool:
    """Whether a Russian clause behind *что* goes on with the subject above it: *Чад отрицает, что поставлял оружие Мали*."""
    head, mark = clause.head, clause.child("mark")
    if not grammar.by_case or passive or clause.rel != "ccomp" or mark is None or mark.text.lower() != "что":
        return False
    subject = head.child("nsubj")
    same = subject is not None and clause.has("Number=Plur") == (subject.has("Number=Plur") or subject.child("conj") is not None)
    own = clause.has("Gender=Neut") or any(c.rel in ("nsubj", "csubj", "expl") for c in clause.children)
    return same and not own and not is_passive(head) and clause.has("VerbForm=Fin") and not clause.has("Person=1")


def _of_object(word: Word, head: Word, grammar: Grammar) -> bool:
    """Whether an infinitive's subject is whom the verb above addresses: *asked Iran to stop*, not *summoned him to protest*."""
    verbs = grammar.verbs
    summoner = lemma_of(head) in verbs.get("summoning", ()) and lemma_of(word) in verbs.get("own_purpose", ())
    return lemma_of(head) in grammar.verbs["object_control"] and not summoner


def _done_by_object(head: Word, mark: Word | None, grammar: Grammar) -> bool:
    """Whether what a gerund tells is done by whom the verb above blames for it, or helps in it."""
    link = mark.text.lower() if mark is not None else ""
    helped = link in ("in", "with") and lemma_of(head) in grammar.verbs.get("helping", ())
    return helped or link in grammar.words.get("blamed_for", ())


def _infinitive_of_noun(word: Word) -> bool:
    """Whether an infinitive says what its noun is about: *готовность помочь*."""
    return word.rel in ("acl", "nmod") and word.has("VerbForm=Inf") and tells_aspect(word)


def _told(upper: Arguments) -> list[Word]:
    """Return whom a verb of asking or letting addresses: *asked Russia*, *called on Russia*, *appealed to Russia*."""
    return upper.get("obj") or upper.get("on") or upper.get("to") or []


def _noun_arguments(word: Word, grammar: Grammar, depth: int) -> Arguments:
    """Return a noun's arguments; under a light verb also the verb's (*Medvedev paid a visit to Astana*)."""
    found: Arguments = {}
    for child in word.children:
        if child.dep == "nmod:poss":
            _put(found, "poss", child)
        elif _infinitive_of_noun(child):
            _put(found, "inf", child)
        elif (child.rel in ("nmod", "obl") or (child.rel == "iobj" and grammar.by_case)) and child.dep not in UNMARKED:
            role, words = oblique(child, grammar)
            if grammar.cases and child.dep == "nmod:att" and role in ("subj", "to", ""):
                role = "of"
            for argument in words if role else ():
                _put(found, role, argument)
            for doer in child.children if role == "of" and child.pos == "PROPN" and not grammar.cases else ():
                if doer.rel == "nmod" and role_of(doer, grammar) == "by":
                    _put(found, "by", doer)  # "the occupation of Kuwait by Iraq": the doer may hang on whom it is done to
            for doer in child.children if grammar.by_case else ():
                # "арест журналиста Ираном": the parser may take the doer for an apposition
                if doer.rel == "appos" and doer.has("Case=Ins") and child.has("Case=Gen"):
                    _put(found, "by", doer)
        elif child.rel == "acl" and child.has("VerbForm=Inf"):
            _put(found, "inf", child)
            for whom in _let_do(child) if not grammar.cases else ():
                _put(found, "for", whom)
        elif child.rel == "acl" and child.text.endswith("ing") and (mark := child.child("mark")) is not None:
            _put(found, f"clause:{mark.text.lower()}", child)  # "its commitment to ending the war"
        elif child.rel == "nsubj" and child.pos != "PRON":
            _put(found, "of", child)
    for role, words in hanging(word, grammar) if grammar.by_case else ():
        found.setdefault(role, words)
    if grammar.by_case:
        to_whom(found)
    for child in (c for p in word.children if grammar.by_ending and p.has("VerbForm=PartPres") for c in p.children):
        if child.rel == "obl" and (role := role_of(child, grammar)) in ("between", "with"):
            _put(found, role, child)  # "a lengyelekkel folyó tárgyalások"
    for doer in found.get("by", ()) if grammar.by_case and "of" not in found else ():
        # "арест Ираном журналиста": the parser may hang on the doer to whom it is done
        patients = [c for c in doer.children if doer.pos == "PROPN" and c.rel == "nmod" and role_of(c, grammar) == "of"]
        found.update({"of": patients} if patients else {})
    # "ended a fourth round of talks": the round is the talks'.
    while word.rel == "nmod" and lemma_of(word.head) in grammar.words.get("containers", ()) and role_of(word, grammar) == "of":
        word = word.head
    head = word.head
    if word.rel == "conj" and head.pos == "NOUN" and depth < 4 and not grammar.cases:
        for role, words in _noun_arguments(head, grammar, depth + 1).items():
            if role == "agent" or any(w.i > word.i for w in words):
                found.setdefault(role, words)  # "expressed its rejection and condemnation of the plan"
    if word.rel in ("obl", "nmod") and head is not word and head.child("cop") is not None and head.child("case") is not None:
        there = [c for c in head.children if c.rel == "nsubj"]
        if there:  # "is in Beijing for talks with Wang Yi"
            found.setdefault("agent", there)
            found.setdefault(role_of(head, grammar), [head])
    notified = grammar.by_case and _is_notified(word, grammar)
    if notified and word.rel == "nmod":
        head = head.head
    if (
        head is not word
        and (word.rel in ("obj", "nsubj", "obl", "xcomp") or notified)
        and not (word.rel == "obl" and head.child("obj") and len(word.children) < 2)  # "cancelled the visit in protest"
        and depth < 4
        and (lemma_of(head) in grammar.verbs["light"] or notified)
    ):
        upper = arguments(head, grammar, depth + 1)
        comes = lemma_of(head) in grammar.verbs.get("taking", ())
        if comes and (senders := found.get("from") or upper.get("from")):
            found.setdefault("agent", senders)  # "received an invitation from Lula"
        for role, words in upper.items():
            if role == "subj" and comes and word not in words:
                found.setdefault("to", words)
            elif role == "subj" and word not in words:
                found.setdefault("agent", words)
            elif role not in ("subj", "obj", "comp", "inf") and not role.startswith(("clause", "particle")) and role not in found:
                others = [w for w in words if w is not word]
                if others:
                    found[role] = others
    return found


def _is_notified(word: Word, grammar: Grammar) -> bool:
    """Whether a noun tells what somebody gives notice of as their own deed: *уведомил посла о высылке дипломатов*."""
    told = word.head.head if word.rel == "nmod" and word.head.rel in ("obj", "iobj") else word.head
    return word.rel in ("nmod", "obl") and lemma_of(told) in grammar.verbs["notifying"] and role_of(word, grammar) == "about"


def _let_do(clause: Word) -> list[Word]:
    """Return who shall do what a noun is for: *approval for the United Nations to deliver food*."""
    marked = any(c.rel == "mark" and c.text.lower() == "for" for c in clause.children)
    return [c for c in clause.children if marked and c.rel == "nsubj"]


# The places that a deep slot may have beside a noun, in the order of trust.
NOUN_SLOTS: dict[str, tuple[str, ...]] = {
    "subj": ("subj", "agent", "by", "poss", "between", "mod", "of"),
    "obj": ("of", "mod"),
    "with": ("with", "between"),
}
