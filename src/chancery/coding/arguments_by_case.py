"""Russian arguments by their cases: who acts where word order and the parse leave it open, and what hangs on an object."""

from chancery.coding.grammar import Grammar, lemma_of, role_of
from chancery.languages.parsed import Sentence, Word


def sort_by_case(found: dict[str, list[Word]], verb: Word, passive: bool, grammar: Grammar) -> None:
    """Set right in place what the parse found of a predicate's arguments: in *Перу посетил министр* the minister acts."""
    if verb.pos == "VERB":
        _counted_object(found, verb, grammar)
        _behind_preposition(found, grammar)
        _planned_object(found, verb)
        _doer_of_participle(found, verb, passive)
        _person_before(found, verb)
        _object_before(found, verb, passive)
        _stray_subject(found, verb, passive)
        if not passive:
            _two_subjects(found, verb, grammar)
    _beneath_object(found, verb, grammar)
    _by_decision(found, grammar)


def _by_decision(found: dict[str, list[Word]], grammar: Grammar) -> None:
    """Put whose decision it is in the place of the decision: *Решением Совета ЕС введены санкции*."""
    for role in ("subj", "by"):
        decided = [w for w in found.get(role, ()) if w.has("Case=Ins") and lemma_of(w) in grammar.words.get("decisions", ())]
        owners = [c for w in decided for c in w.children if c.rel == "nmod" and c.has("Case=Gen")]
        if owners:
            found.setdefault("subj", [])
            found[role] = [w for w in found[role] if w not in decided]
            found["subj"] += owners


def _beneath_object(found: dict[str, list[Word]], verb: Word, grammar: Grammar) -> None:
    """Lend a Russian verb what hangs on its object: *оказать помощь Перу*, *поставлять газ в Перу*, *вывести войска из Перу*.

    What stands behind the name of a doer is the verb's too: *введены Перу против Чили*.
    """
    naming = "as" not in found and lemma_of(verb) in grammar.verbs["naming"]
    # "объявил сотрудников посольства персонами нон грата": the name may hang on what the object owns
    for name in [c for thing in found.get("obj", ()) for c in thing.subtree() if naming and thing.i > verb.i and c is not thing]:
        if name.rel == "nmod" and name.has("Case=Ins") and name.child("case") is None:
            found.setdefault("as", []).append(name)  # "назвал визит «историческим днём»"
    doers = [w for w in found.get("subj", ()) if w.pos == "PROPN" and w.i > verb.i]
    means = [w for w in found.get("over", ()) if w.lemma.lower() in grammar.words.get("means", ())]
    for role, words in [pair for thing in (*found.get("obj", ()), *doers, *means) for pair in hanging(thing, grammar)]:
        found.setdefault(role, words)


def hanging(noun: Word, grammar: Grammar) -> list[tuple[str, list[Word]]]:
    """Return what hangs on a noun by a preposition or in the dative, also below what it owns: *вывод войск из Перу*."""
    below: list[tuple[str, list[Word]]] = []
    for child in noun.children:
        if child.rel in ("nmod", "obl", "iobj"):
            role, words = oblique(child, grammar)
            if role == "of" and child.pos == "NOUN":
                below += hanging(child, grammar)
            elif role not in ("", "about", "as", "of") and (role != "by" or child.child("case") is not None):
                below.append((role, words))
    return below


def to_whom(found: dict[str, list[Word]]) -> None:
    """Part to whom from what is given where one form serves both cases: *предоставление Японии кредита*."""
    for name in found.get("of", []):
        given = [c for c in name.children if c.rel == "nmod" and c.i > name.i and c.pos == "NOUN" and c.child("case") is None]
        if name.pos == "PROPN" and name.text.endswith("ии") and given and "to" not in found:
            found["of"], found["to"] = given[:1], [name]
            return


def _object_before(found: dict[str, list[Word]], verb: Word, passive: bool) -> None:
    """Give a verb the thing right before it that the parser hung on its subject, a name: *Чад обвинения отвергает*."""
    named = found.get("subj", [])
    if passive or len(named) != 1 or named[0].pos != "PROPN" or {"obj", "comp", "inf"} & found.keys():
        return
    for thing in named[0].children:
        bare = thing.rel == "nmod" and thing.pos == "NOUN" and thing.has("Animacy=Inan") and thing.child("case") is None
        if bare and max(w.i for w in thing.subtree()) == verb.i - 1 and min(w.i for w in thing.subtree()) > named[0].i:
            found["obj"] = [thing]
            return


def _sum_below(verb: Word, grammar: Grammar) -> Word | None:
    """Return the sum of money that the parser hung on a purpose behind a verb, where it can be nobody's."""
    for purpose in (c for c in verb.children if c.rel == "obl" and c.i > verb.i and c.has("Case=Acc")):
        last = max(purpose.subtree(), key=lambda w: w.i)
        counted = last.rel == "nmod" and last.child("case") is None and last.child("nummod") is not None
        if counted and lemma_of(last) in grammar.words["money"]:
            return last
    return None


def _counted_object(found: dict[str, list[Word]], verb: Word, grammar: Grammar) -> None:
    """Give a verb the counted things that the parser hung on whom it gives them to: *передала соседям 300 тонн муки*."""
    if all(w.pos == "PROPN" for w in found.get("obj", ())) and (sum_ := _sum_below(verb, grammar)) is not None:
        found["obj"] = [*found.get("obj", ()), sum_]  # "выделит на обновление парка 4 млрд рублей"
    if "obj" in found:
        return
    counted = [c for w in found.get("to", ()) if w.has("Case=Dat") for c in w.children if c.rel == "nmod" and c.i > w.i]
    counted = [c for c in counted if c.has("Case=Gen") and c.child("nummod") is not None and c.child("case") is None]
    if len(counted) == 1:
        found["obj"] = counted


def _behind_preposition(found: dict[str, list[Word]], grammar: Grammar) -> None:
    """Part a name behind a preposition from the thing that the parser hung on it: *разорвал с Марокко отношения*."""
    for role, words in [(role, list(words)) for role, words in found.items() if role in ("against", "from", "obj", "to", "with")]:
        for name in words:
            if name.pos != "PROPN" or name.child("case") is None:
                continue
            things = [c for c in name.children if c.rel in ("nmod", "appos") and c.i > name.i and c.pos == "NOUN"]
            things = [c for c in things if c.has("Animacy=Inan") and c.child("case") is None]
            if role == "obj":
                found["obj"] = [w for w in found["obj"] if w is not name]
                found.setdefault(role_of(name, grammar), []).append(name)
            elif "obj" in found or not things or not (things[0].has("Case=Acc") or things[0].has("Gender=Neut")):
                continue  # "отношения" may be one form for both
            found["obj"] = [*found.get("obj", ()), *things[:1]]
            if not found["obj"]:
                del found["obj"]


def _planned_object(found: dict[str, list[Word]], verb: Word) -> None:
    """Give an infinitive the subject of the reflexive verb that plans it as its object: *договор планируется подписать*."""
    above = verb.head
    if "obj" in found or verb.rel != "csubj" or not verb.has("VerbForm=Inf") or not above.lemma.endswith("ся"):
        return
    planned = [c for c in above.children if c.dep == "nsubj:pass"]
    if planned:
        found["obj"] = planned


def _doer_of_participle(found: dict[str, list[Word]], verb: Word, passive: bool) -> None:
    """Let a name that has one form for all cases act where it stands behind a passive participle: *санкции, введённые США*."""
    if not passive or verb.rel not in ("acl", "amod") or not verb.has("VerbForm=Part") or "subj" in found:
        return
    names = [w for w in found.get("obj", ()) if w.pos == "PROPN" and w.i == verb.i + 1]
    if names:
        found["subj"] = names
        found["obj"] = [w for w in found["obj"] if w not in names]
        if not found["obj"]:
            del found["obj"]


def _person_before(found: dict[str, list[Word]], verb: Word) -> None:
    """Give a verb the person before it whose case the parser took for another: *Накануне посла принял президент*."""
    people = [w for role in ("before", "of") for w in found.get(role, ()) if w.has("Animacy=Anim") and w.i < verb.i]
    people = [w for w in people if w.rel == "obl" and w.has("Case=Gen") and ((c := w.child("case")) is None or c.pos == "ADV")]
    if people and "obj" not in found and "subj" in found:
        found["obj"] = people


def _stray_subject(found: dict[str, list[Word]], verb: Word, passive: bool) -> None:
    """Give a verb the name in the nominative right before it that the parser hung on a noun in another case.

    *Указом президента Иван Петров освобождён*, *обвинения в подкупе чиновников Минск отрицает*.
    """
    role = "obj" if passive else "subj"
    named = found.get(role, [])
    if any(w.pos != "NOUN" or not w.has("Animacy=Inan") or w.i > verb.i for w in named) or len(named) > 1:
        return
    if not (verb.has("VerbForm=Fin") or verb.has("Variant=Short")) or (named and (passive or "obj" in found)):
        return
    for noun in [w for child in verb.children if child.rel in ("nsubj", "obl") and child.i < verb.i for w in child.subtree()]:
        head, last = noun.head, max(noun.subtree(), key=lambda w: w.i)
        other = head.pos == "NOUN" and any(head.has(f"Case={case}") for case in ("Gen", "Dat", "Ins", "Loc"))
        if noun.pos == "PROPN" and noun.rel == "appos" and last.has("Case=Nom") and other and last.i == verb.i - 1:
            if named:
                found["obj"] = named
            found[role] = [noun]
            return


def _two_subjects(found: dict[str, list[Word]], verb: Word, grammar: Grammar) -> None:
    """Tell subject from object where one form serves for both: *Перу посетил министр*, *Катар закупил газ*."""
    named = found.get("subj", [])
    if len(named) == 2 and "obj" not in found:
        lifeless = [w for w in named if w.has("Animacy=Inan") and lemma_of(w) not in grammar.words.get("acting", ())]
        lifeless = [w for w in lifeless if w.pos == "NOUN"] if len(lifeless) == 2 else lifeless  # "обвинения Чад отвергает"
        thing = lifeless[0] if len(lifeless) == 1 else max(named, key=lambda w: w.i)
        found["subj"] = [w for w in named if w is not thing]
        found["obj"] = [thing]
    given = found.get("obj", [])
    between = len(named) == 2 and len(given) == 1 and given[0].pos == "PROPN" and verb.i < given[0].i < named[1].i
    if between and named[1].pos == "NOUN" and named[1].has("Animacy=Inan"):
        found["subj"], found["obj"], found["to"] = named[:1], named[1:], given  # "поставит Молдавии медикаменты"
        return
    many = [w for w in found.get("obj", ()) if w.i > verb.i and w.child("nummod") is not None and w.has("Case=Gen")]
    one = named[0] if len(named) == 1 and named[0].pos == "PROPN" and named[0].has("Number=Sing") else None
    if one is not None and many and one.i < verb.i and verb.has("Number=Plur") and one.child("conj") is None:
        found["subj"], found["obj"] = many, [one]  # "Гросси поддерживают уже 15 стран"
        return
    alone = named[0] if len(named) == 1 and not any(c.rel == "conj" for c in named[0].children) else None
    if alone is not None and "obj" not in found and _cannot_act(alone, verb):
        found["obj"] = [found.pop("subj")[0]]
    if alone is not None and len(given) == 1 and given[0].i > verb.i and given[0].pos == "PROPN" and _cannot_act(alone, verb):
        found["subj"], found["obj"] = given, [alone]  # "решение поддержали США и Канада"
        return
    things = found.get("obj", [])
    if len(named) == len(things) == 1 and named[0].i < verb.i < things[0].i and _led_by(verb, named[0], things[0]):
        found["subj"], found["obj"] = things, named  # "правительство возглавила Санду"
        return
    if not named and len(things) == 2 and things[0].i < verb.i < things[1].i and _led_by(verb, things[0], things[1]):
        found["subj"], found["obj"] = things[1:], things[:1]  # "делегацию возглавляла Санду"
        return
    if len(things) == 2 and things[0].pos == "PROPN" and verb.i < things[0].i < things[1].i:
        found["obj"], found["to"] = things[1:], things[:1]  # "направил Перу ноту"
    if not named and len(things) == 2 and things[0].i < verb.i < things[1].i and things[0].pos == "PROPN":
        found["subj"], found["obj"] = things[:1], things[1:]


def _led_by(verb: Word, thing: Word, name: Word) -> bool:
    """Whether a name behind its verb acts and the thing before it does not, by their endings: *делегацию возглавляла Санду*."""
    office = name.pos == "NOUN" and name.has("Animacy=Anim") and name.has("Case=Nom")  # "возглавлял заместитель"
    if thing.pos != "NOUN" or not thing.has("Animacy=Inan") or not (name.pos == "PROPN" or office) or name.has("Case=Dat"):
        return False
    genders = [f for f in verb.feats.split("|") if f.startswith("Gender=")]
    differs = bool(genders) and not thing.has(genders[0])
    several = thing.has("Number=Plur") and verb.has("Number=Sing")  # "обязанности министра исполняет Санду"
    return several or verb.has("Tense=Past") and (differs or thing.has("Case=Acc") and thing.has("Gender=Fem"))


def _cannot_act(noun: Word, verb: Word) -> bool:
    """Whether a thing before its verb is its object, since the verb stands in the plural: *договор подписали министры*."""
    thing = noun.pos == "NOUN" and noun.has("Animacy=Inan") and noun.has("Number=Sing") and noun.i < verb.i
    counting = any(c.rel == "nmod" and c.has("Number=Plur") and c.has("Case=Gen") for c in noun.children)  # "ряд стран подписали"
    return thing and verb.has("Number=Plur") and not counting


def oblique(word: Word, grammar: Grammar) -> tuple[str, list[Word]]:
    """Return the role of an oblique and the words that bear it; over a bridge noun it is its owner's: *в адрес Ирана*."""
    case = word.child("case")
    role = grammar.bridges.get(f"{case.text.lower()} {word.text.lower()}", "") if case is not None else ""
    owners = [c for c in word.children if c.rel in ("nmod", "obl") or c.has("Poss=Yes")] if role else []
    return (role, owners) if owners else (role_of(word, grammar), [word])


def predicate_noun(word: Word, grammar: Grammar) -> bool:
    """Whether a noun says what somebody is or becomes: *назначен послом*."""
    return grammar.by_case and word.pos in ("NOUN", "PROPN", "ADJ") and word.has("Case=Ins")


def shared_postposition(last: Word, sentence: Sentence, grammar: Grammar) -> str:
    """Return the role that a postposition behind the next name gives both: *Oslo és Malmö között*; else nothing."""
    behind = sentence.words[last.i + 1 : last.i + 4]
    joined = len(behind) == 3 and behind[0].text.lower() in grammar.words["together"] and behind[1].pos == "PROPN"
    return grammar.roles.get(behind[2].text.lower(), "") if joined else ""


def _forms(word: Word) -> tuple[str, ...]:
    """Return a word's gender and number: what a relative pronoun shares with its noun and a past verb with its subject."""
    number = next((f for f in word.feats.split("|") if f.startswith("Number=")), "")
    gender = next((f for f in word.feats.split("|") if f.startswith("Gender=")), "") if number == "Number=Sing" else ""
    return number, gender


def _agrees(participle: Word, noun: Word) -> bool:
    """Whether a participle may describe a noun by its case, number and gender; what has one form for all cases is not asked."""
    case = next((f for f in participle.feats.split("|") if f.startswith("Case=")), "")
    return noun.has(case) and _forms(noun) == _forms(participle)


def described_by(clause: Word) -> Word:
    """Return the noun that a relative clause describes: of those before a Russian one the one that its pronoun agrees with.

    *Правительство Бориса Джонсона, который критиковал соглашение*: Johnson criticised it. A participle agrees in case too:
    *санкции против Ирана, введённые США*.
    """
    noun = clause.head
    if clause.has("VerbForm=Part") and "Case=" in clause.feats and not _agrees(clause, noun):
        return next((w for w in noun.ancestors() if w.pos == "NOUN" and w.i < clause.i and _agrees(clause, w)), noun)
    pronoun = next((w for w in clause.subtree() if w.lemma == "который" and not w.has("Case=Gen")), None)
    if pronoun is None or not pronoun.has("Number=Sing") or _forms(noun) == _forms(pronoun):
        return noun
    owned = (c for c in noun.children if c.rel in ("nmod", "appos") and noun.i < c.i < pronoun.i and c.pos in ("NOUN", "PROPN"))
    return next((c for c in owned if _forms(c) == _forms(pronoun)), noun)


def agreeing_head(conjunct: Word) -> Word:
    """Return the verb that a verb without a subject is joined to: over a clause between, the one that it agrees with.

    *Король заверил гостей, что помощь будет отправлена, и попросил о поддержке*: the king asked.
    """
    head = conjunct.head
    if conjunct.pos != "VERB" or not conjunct.has("VerbForm=Fin") or not conjunct.has("Tense=Past"):
        return head
    if head.has("Tense=Past") and _forms(head) == _forms(conjunct):
        return head
    above = (w for w in head.ancestors() if w.pos == "VERB" and w.has("Tense=Past") and w.has("VerbForm=Fin"))
    return next((w for w in above if _forms(w) == _forms(conjunct)), head)
