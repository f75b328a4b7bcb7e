"""Factuality of a predicate: told as fact, planned, possible or denied — read off its words and those above it."""

import re

from chancery.coding.arguments_by_case import agreeing_head
from chancery.coding.grammar import Grammar, is_headline, lemma_of, tells_aspect
from chancery.languages.parsed import Sentence, Word
from chancery.model import Factuality

# Hungarian says "may" by an ending: aláírhatja.
MAY = re.compile(r"(?<=\w{3})h[ae]t(?:t|n[ae]k|n[aá]k|ják|ik|j[ae]|i|unk|ünk|n[áé]nk|ott|ett|t[aá]k|t[eé]k)?$")

STOPS = frozenset(",;:()")


def is_negated(word: Word, grammar: Grammar) -> bool:
    """Whether a word carries a negation: *did not sign*, *no agreement*, *without signing*, *nem írták alá*."""
    negation = grammar.words["negation"]
    for child in word.children:
        # "be nem jelentett látogatás": between preverb and participle the negation is the participle's
        beside = (c.text.lower() for c in word.children if c.i == child.i - 1 and child.i < word.i)
        if grammar.preverbs.intersection(beside):
            continue
        if grammar.by_ending and any(c.rel == "amod" and c.i == child.i + 1 == word.i - 1 for c in word.children):
            continue  # "nem állandó tagja" is a member
        if child.text.lower() in negation and child.rel in ("advmod", "det", "case", "mark", "cc", "aux", "cop", "discourse"):
            return True
        # "presented no ultimatum" denies the presenting, "ratified by neither parliament" the ratifying
        participant = child.rel in ("obj", "nsubj") or child.dep == "obl:agent"
        # "строим не новую базу, а порт", but "назвал не новыми сведения"
        naming = lemma_of(word) in grammar.verbs.get("naming", ())
        below = [
            c
            for w in (child, *(c for c in child.children if c.rel == "amod" and not c.children[1:] and not naming))
            for c in w.children
        ]
        if participant and any(c.rel in ("det", "advmod") and c.text.lower() in negation for c in below):
            return True
        if child.rel == "nsubj" and child.text.lower() in negation:
            return True
    return False


def is_unsaid(word: Word, grammar: Grammar) -> bool:
    """Whether a refusal is asked of somebody, denied or unknown: *просил отказаться*, *отрицал, что отверг*."""
    if any(c.text.lower() in grammar.words["conditional"] for c in word.children if c.i > word.i):
        return True
    asked = word.has("VerbForm=Inf") and word.rel == "xcomp" and lemma_of(word.head) in grammar.verbs["object_control"]
    return grammar.by_case and (asked or _is_denied_clause(word, grammar))


def _is_denied_clause(word: Word, grammar: Grammar) -> bool:
    """Whether a Russian clause is what somebody denies, also behind a noun: *опроверг сообщения о том, что отказался*."""
    above = [w for w in word.ancestors() if w.pos in ("NOUN", "PRON", "VERB")][:3] if word.rel in ("acl", "ccomp") else []
    verb = next((w for w in above if w.pos == "VERB"), None)
    return verb is not None and lemma_of(verb) in grammar.verbs["denied"] and not is_negated(verb, grammar)


def _own(word: Word, grammar: Grammar) -> Factuality | None:
    words = grammar.words
    texts = {c.text.lower() for c in word.children if c.rel in ("aux", "advmod", "cop", "mark")}
    lemmas = {c.lemma.lower() for c in word.children if c.rel in ("amod", "advmod", "aux")}
    if texts & words["conditional"] and "whether" not in texts:
        return "possible"  # "unless it is lifted", "if it does not let them go"
    if is_negated(word, grammar):
        return "denied"
    if "though" in texts and any(c.text.lower() == "as" for c in word.children):
        return "possible"  # "as though they had agreed"
    described = lemmas | {c.text.lower() for c in word.children if c.rel == "amod"}
    if described & words["possible_adjectives"] or lemmas & words["possible_adverbs"]:
        return "possible"
    will = texts & words["will"]
    if will and not (will == {"majd"} and word.has("Tense=Past")) or "due" in texts:
        return "planned"
    if texts & words.get("would", frozenset()) and _is_reported(word, grammar):
        return "planned"  # "said that it would release them"
    if texts & words.get("would", frozenset()) and word.dep == "acl:relcl" and word.head.lemma.lower() in words.get("drafts", ()):
        return "planned"  # "introduced a bill that would ban them"
    if is_to_be(word):
        return "planned"
    if texts & words["may"]:
        return "possible"
    if (lemmas | {c.text.lower() for c in word.children if c.rel == "amod"}) & words["planned_adjectives"]:
        return "planned"
    if grammar.by_ending and word.pos == "VERB" and MAY.search(word.text.lower()):
        return "possible"
    feats = word.feats.split("|")
    if grammar.by_ending and "Mood=Imp" in feats and word.rel == "ccomp" and lemma_of(word.head) in grammar.verbs["announcing"]:
        return "planned"  # "bejelentette, hogy hazahívja a nagykövetét": one form for both moods
    if "Mood=Cnd" in feats or "Mood=Pot" in feats or grammar.by_ending and "Mood=Imp" in feats:
        return "possible"
    if "Tense=Fut" in feats:
        return "planned"
    return None


def is_to_be(word: Word) -> bool:
    """Whether a verb lies ahead of itself: *is to be reconvened*, *are to hold drills*, the headline *Germany to send arms*."""
    to = next((c for c in word.children if c.rel == "mark" and c.text.lower() == "to"), None)
    if to is None or word.rel == "xcomp":
        return False
    if is_headline(word):
        return True
    be = [c for c in word.children if c.rel in ("aux", "cop") and c.lemma == "be" and c.i < to.i]
    return any(c.rel == "aux" or c.has("Tense=Pres") for c in be)


def _is_reported(word: Word, grammar: Grammar) -> bool:
    """Whether a clause without a condition is what somebody said in the past, so that its *would* is a *will*."""
    head = word.head
    told = word.rel == "ccomp" and lemma_of(head) in grammar.verbs.get("telling", ()) and head.has("Tense=Past")
    conditions = (c.child("mark") for c in word.children if c.rel == "advcl")
    sure = grammar.words.get("sure_marks", ("to",))
    return told and not any(mark is not None and mark.text.lower() not in sure for mark in conditions)


def is_future_beside(sentence: Sentence, word: Word, grammar: Grammar) -> bool:
    """Whether a Hungarian infinitive stands beside its future auxiliary, wherever the parser hung that: *nyitni fog*."""
    return _future_beside(sentence, word, grammar) is not None


def _future_beside(sentence: Sentence, word: Word, grammar: Grammar) -> Word | None:
    if not grammar.by_ending or not word.text.lower().endswith("ni"):
        return None
    near = sentence.words[max(0, word.i - 3) : word.i + 3]
    return next((w for w in near if w.text.lower() in grammar.words["will"]), None)


def _intent_beside(sentence: Sentence, word: Word, grammar: Grammar) -> Word | None:
    """Return the word of intention that stands in a Hungarian infinitive's stretch: *hajlandó szerződést kötni*."""
    if not grammar.by_ending or not word.text.lower().endswith("ni"):
        return None
    words = sentence.words
    first = max((w.i for w in words[: word.i] if w.text in STOPS), default=-1) + 1
    last = min((w.i for w in words[word.i :] if w.text in STOPS), default=len(words))
    near = [w for w in words[first:last] if w is not word]
    for kind in ("planned", "possible"):
        found = next((w for w in near if lemma_of(w) in grammar.verbs[kind]), None)
        if found is not None:
            return found
    return None


def governed_beside(sentence: Sentence, word: Word, grammar: Grammar) -> Factuality | None:
    """Return what a word of intention makes of a Hungarian infinitive in its stretch: *hajlandó szerződést kötni* is planned."""
    intent = _intent_beside(sentence, word, grammar)
    if intent is None:
        return None
    if lemma_of(intent) in grammar.verbs["possible"]:
        return "possible"
    return "denied" if _negated_beside(sentence, intent, grammar) else "planned"


def is_refused_beside(sentence: Sentence, word: Word, grammar: Grammar) -> bool:
    """Whether somebody will not or does not want to do what a Hungarian infinitive tells: *nem fog fegyvert küldeni*."""
    will = _future_beside(sentence, word, grammar) or _intent_beside(sentence, word, grammar)
    planned = will is not None and lemma_of(will) not in grammar.verbs["possible"]
    return planned and will is not None and _negated_beside(sentence, will, grammar)


def _negated_beside(sentence: Sentence, word: Word, grammar: Grammar) -> bool:
    """Whether a Hungarian word has its negation right before it: *nem fog*, *nem hajlandó*; or its verb: *nem volt hajlandó*."""
    before = [w.text.lower() for w in sentence.words[max(0, word.i - 2) : word.i]]
    negation = grammar.words["negation"]
    copula = word.i and sentence.words[word.i - 1].lemma.lower() in ("van", "lesz")
    return bool(before) and (before[-1] in negation or bool(copula) and before[0] in negation)


def _governs(word: Word, head: Word) -> bool:
    """Whether the head decides what the word's factuality is: as verb over its complement, noun over its infinitive."""
    if word.rel in ("xcomp", "ccomp"):
        return True
    if word.rel in ("acl", "advcl", "obl") and word.has("VerbForm=Inf"):
        return True
    mark = word.child("mark")
    if word.rel == "acl" and mark is not None and mark.text.lower() in ("that", "hogy", "что") and head.rel in ("obj", "nsubj"):
        return True  # "denied reports that it had sold them arms"
    if word.rel == "advcl" and mark is not None and mark.text.lower() in ("against", "from"):
        return True  # "refrain from testing", "kept them from crossing", "warned them against crossing"
    if (
        word.rel == "advcl"
        and mark is None
        and word.text.endswith("ing")
        and head.i < word.i <= head.i + 2
        and head.pos == "VERB"
    ):
        return True  # "ruled out sending", whatever the parser hung it as
    if word.rel in ("nmod", "csubj") and word.has("VerbForm=Inf") and tells_aspect(word):
        return True  # "готовность помочь", "решено провести"
    if word.pos in ("NOUN", "PROPN") and word.rel in ("obj", "nsubj"):
        return head.pos in ("VERB", "ADJ", "AUX")
    link = word.child("case")
    # "denied that he had flown there for talks"
    return word.pos == "NOUN" and word.rel == "obl" and head.pos == "VERB" and link is not None and link.text.lower() == "for"


def _of_what_is_told(word: Word, grammar: Grammar) -> Word | None:
    """Return the Russian noun of telling whose matter an event is: *сообщения о переговорах*, *причастность к взрыву*."""
    link = word.child("case")
    noun = word.head
    while noun.rel == "nmod" and noun.head is not noun and noun.lemma.lower() not in grammar.words.get("tellings", ()):
        noun = noun.head
    told = link is not None and link.text.lower() in ("о", "об", "к", "в", "во") and word.rel == "nmod"
    return noun if told and noun.lemma.lower() in grammar.words.get("tellings", ()) else None


def _denies(told: Word, grammar: Grammar) -> bool:
    """Whether what is told is denied, or called untrue: *опроверг сообщения*, *сообщения не соответствуют действительности*."""
    verb = told.head
    untrue = told.rel == "nsubj" and any(lemma_of(c) in grammar.words.get("truth", ()) for c in verb.children)
    if untrue and is_negated(verb, grammar) or lemma_of(verb) in grammar.words.get("untrue", ()):
        return True
    named = any(lemma_of(c) in grammar.words.get("untrue", ()) for c in (*verb.children, *told.children))
    denied = told.rel in ("obj", "nsubj") and lemma_of(verb) in grammar.verbs["denied"] and not is_negated(verb, grammar)
    return named or denied


def _awaited(word: Word, link: Word | None, grammar: Grammar) -> bool:
    """Whether a clause tells what something else waits for: *would not open its ports until the accord was signed*."""
    if link is None or word.rel != "advcl" or link.text.lower() not in grammar.words.get("until", ()):
        return False
    return is_negated(word.head, grammar) or _own(word.head, grammar) in ("planned", "possible")


def _is_denied_report(word: Word, grammar: Grammar) -> bool:
    """Whether what a clause tells in the conditional is what somebody denies."""
    above = word.head
    return (
        word.rel in ("ccomp", "acl", "csubj", "advcl")
        and above is not word
        and lemma_of(above) in grammar.verbs["denied"]
        and not is_negated(above, grammar)
    )


def factuality_of(sentence: Sentence, word: Word, grammar: Grammar, outer: bool = True) -> Factuality:
    """Return the factuality of what a word tells, by its own auxiliaries and by every predicate that governs it.

    *Moscow did not present an ultimatum* is denied, *plans to visit* planned, *could suspend* possible. ``outer``
    lets verbs above decide too.
    """
    own = _own(word, grammar)
    hoped = word.has("Tense=Fut") and word.rel in ("ccomp", "csubj") and lemma_of(word.head) in grammar.verbs["possible"]
    if own == "planned" and hoped:
        return "possible"  # "не исключено, что стороны подпишут"
    if own == "possible" and word.has("Mood=Cnd") and _is_denied_report(word, grammar):
        return "denied"  # "cáfolta, hogy csapatokat küldene"
    if own is not None:
        return own
    will = _future_beside(sentence, word, grammar)
    if will is not None:
        return "denied" if _negated_beside(sentence, will, grammar) else "planned"
    beside = governed_beside(sentence, word, grammar)
    if beside is not None:
        return beside
    if word.rel == "nmod" and word.head.lemma.lower() in grammar.verbs["denied_nouns"]:
        return "denied"  # "the lack of support"
    if word.rel == "nsubj" and word.head.child("cop") is not None and word.pos == "NOUN":
        above = _own(word.head, grammar)  # "his visit will be the first since 2008"
        if above in ("planned", "possible"):
            return above
    link = word.child("case", "mark")
    leads = link is not None and link.text.lower() in ("for", "on", "to", "о", "об", "к")
    if leads and word.rel in ("nmod", "acl") and word.head.lemma.lower() in grammar.words.get("planned_nouns", ()):
        return "denied" if is_negated(word.head, grammar) else "planned"  # "an agreement on patrolling": nobody patrols yet
    if _awaited(word, link, grammar):
        return "possible"  # "would not open its ports until the accord was signed"
    bound = word.text.endswith("ing") and word.head.pos == "ADJ" and lemma_of(word.head) in grammar.words.get("set_on", ())
    if bound and link is not None and link.text.lower() == "to":
        return "planned"  # "remained committed to concluding the agreement"
    if link is not None and link.text.lower() == "of" and word.head.lemma.lower() in grammar.words.get("possible_nouns", ()):
        return "possible"  # "the possibility of setting up a centre"
    verbs = grammar.verbs
    if link is not None and link.text.lower() in ("о", "об", "к", "от") and word.rel in ("obl", "nmod"):
        # "готов к переговорам", "договорились о встрече", "отказались от визита": none has been held
        governor = lemma_of(word.head)
        governed: tuple[tuple[str, Factuality], ...] = (("planned", "planned"), ("possible", "possible"), ("denied", "denied"))
        settled = next((factuality for name, factuality in governed if governor in verbs[name]), None)
        if settled is not None:
            return settled
    if word.rel == "nmod" and link is None and word.head.lemma.lower() in grammar.words.get("phases", ()):
        return factuality_of(sentence, word.head, grammar, outer)  # "не исключают возобновления переговоров"
    told = _of_what_is_told(word, grammar)
    if told is not None and _denies(told, grammar):
        return "denied"  # "опроверг сообщения о переговорах"
    if told is not None and told.lemma.lower() in grammar.words.get("hearsay", ()):
        return "possible"  # "слухи о встрече"
    weighed = (leads or link is None) and word.rel == "nmod" and word.head.lemma.lower() in grammar.words.get("weighed", ())
    if weighed and lemma_of(word.head.head) in verbs["possible"]:
        return "possible"  # "рассматривается вопрос о визите"
    step = word
    for head in word.ancestors():
        if not outer or not (_governs(step, head) or step.rel == "conj"):
            break
        if step.rel == "conj" and grammar.by_case and agreeing_head(step) is not head:
            break  # "заверил, что помощь будет отправлена, и попросил": asked, whatever will be
        if step.rel == "conj":
            if head.pos == step.pos == "VERB":
                shared = _own(head, grammar)
                if shared in ("planned", "possible") and not any(c.rel == "aux" for c in step.children):
                    return shared
            step = head
            continue
        lemma = lemma_of(head)
        negated = is_negated(head, grammar)
        if step.rel == "advcl" and lemma in verbs.get("contacting", ()) and head.child("obj") is not None:
            return "fact"  # "called him to thank him"
        particle = head.child("compound:prt")
        phrasal = f"{lemma}-{particle.text.lower()}" if particle is not None else lemma  # "was put off", "called off"
        if negated and step.rel == "ccomp" and lemma in verbs.get("learning", ()):
            return "possible"  # "I have not heard that they withdrew"
        if {lemma, phrasal} & verbs.get("excluding", frozenset()):
            refused = head.rel == "xcomp" and lemma_of(head.head) in verbs["denied"]
            return (
                "possible" if negated or refused else "denied"
            )  # "nem zárja ki, hogy csapatokat küld", "did not rule out sending"
        if {lemma, phrasal} & verbs["denied"] or head.lemma.lower() in verbs["denied_nouns"]:
            return "fact" if negated else "denied"
        infinitive = step.has("VerbForm=Inf") or step.rel == "xcomp"
        yet = grammar.words.get("yet", frozenset())
        if infinitive and lemma in verbs.get("not_yet", ()) and yet & {c.text.lower() for c in (*head.children, *step.children)}:
            return "denied"  # "have yet to sign"
        if (
            step.rel == "obj"
            and lemma in verbs.get("calling", ())
            and any(c.rel in ("xcomp", "obj") and c is not step for c in head.children)
        ):
            return "fact"  # "called the meeting very productive"
        if infinitive and step.pos != "NOUN" and lemma in verbs.get("duty", ()) and head.has("Tense=Pres"):
            return "planned"  # "has to be ratified"
        if infinitive or step.pos == "NOUN":
            if lemma in verbs["planned"]:
                return "denied" if negated else "planned"
            if lemma in verbs["possible"]:
                return "possible"
        elif lemma in verbs["possible"]:
            return "possible"
        above = _own(head, grammar)
        if above is not None and (step.pos == "NOUN" or step.rel == "xcomp"):
            return above
        step = head
    return "fact"


def is_said_over(word: Word, grammar: Grammar) -> bool:
    """Whether a noun's clause says that what it tells of has ended: *declared that the war was over*."""
    head = word.head
    ended = lemma_of(head) in grammar.verbs.get("ending", ()) or any(
        c.rel in ("advmod", "xcomp") and c.i > head.i and lemma_of(c) in grammar.verbs.get("ending", ()) for c in head.children
    )
    return word.rel == "nsubj" and head.rel == "ccomp" and ended


def is_past(word: Word) -> bool:
    """Whether a finite verb tells of the past, by itself or by its auxiliary: *visited*, *had been signed*."""
    verb = next((w for w in (word, *word.ancestors()) if w.pos in ("VERB", "AUX")), word)
    forms = (verb, *(c for c in verb.children if c.rel in ("aux", "cop")))
    # "подписан" tells of the past by itself, "будет подписан" does not.
    alone = verb.has("Variant=Short") and verb.has("Tense=Past") and verb.child("aux", "cop") is None
    return alone or any(w.has("Tense=Past") and w.has("VerbForm=Fin") for w in forms)


def settle(factuality: Factuality, date: str, today: str) -> Factuality:
    """Return ``planned`` for a fact that lies after the document's date."""
    if factuality == "fact" and date and today and date[:10] > today[: len(date[:10])]:
        return "planned"
    return factuality
