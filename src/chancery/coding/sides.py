"""Participants that a sentence leaves to its document: joint acts of its two sides, and the other side of one that acts alone."""

from msgspec.structs import replace

from chancery.coding.arguments import arguments
from chancery.coding.frames import Match
from chancery.coding.grammar import is_passive, lemma_of, role_of
from chancery.coding.participants import PERSONS, POLITICAL, is_political, unnamed_actors
from chancery.coding.reading import Reading
from chancery.coding.triggers import is_time
from chancery.grounding.chain import BLOCS, side_actor
from chancery.languages.parsed import Word, conjuncts
from chancery.model import Actor

GOES_ON = 3  # sentences over which a subject may be left out
ARTICLES = ("the", "this", "these", "a", "az", "этот")
# What tells a meeting from meetings in general: its number, its day, where or how it was held.
TELLING = ("amod", "acl", "nummod", "compound")


def both_sides(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return who did together what a sentence tells of nobody: *Three memoranda were signed*, *at the talks*.

    They are the subjects of the clause, where it has several (*In talks held in Oslo the two ministers agreed*), else the
    document's two sides.
    """
    word = match.word
    if match.trigger.pos == "NOUN":
        if reading.grammar.by_case and match.frame.data.get("mode") == "sign" and word.rel == "nsubj":
            signed_by = any(role_of(c, reading.grammar) in ("between", "by", "with") for c in word.children)
            return () if signed_by else pair_of(match, reading)  # "Состоялось подписание меморандума"
        if (
            reading.grammar.by_case
            and role_of(word, reading.grammar) == "at"
            and not reading.actors(match.sentence, word.children)
        ):
            witnesses = _above(match, reading)  # "присутствовали при подписании договора"
            return witnesses if len({a.state for a in witnesses if a.state}) > 1 else ()
        if not reading.grammar.cases and match.frame.data.get("of_sides"):
            return _pair_in_noun(match, reading)
        if match.frame.data["type"] != "CONSULT" or _has_owner(word, reading) or is_on_joining(word, reading):
            return ()
        if any(w.lemma.lower() in reading.grammar.words["beyond_two"] for w in word.subtree() if w.i < word.i):
            return ()  # "the six-nation talks"
        met = _above(match, reading)
        if len({a.state for a in met if a.state}) > 1:
            return met
        if not _is_one(match, reading):
            return ()
    elif _jointly_staffed(match, reading):
        return pair_of(match, reading)
    elif not (_brought_forth(match) if "subj" in match.arguments else _is_impersonal(word, reading)):
        return ()
    return pair_of(match, reading)


def _pair_in_noun(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """*witnessed the signing of the agreement*, *the establishment of relations on 12 May 1975*: whose nobody says.

    It must be told as something that took place: by a date, or by those who were there.
    """
    word = match.word
    there = lemma_of(word.head) in reading.grammar.verbs.get("witnessing", ())
    if not there and not reading.date_of(match.sentence, word):
        return ()
    named = reading.actors(match.sentence, [w for w in word.subtree() if w is not word])
    if any(a.how not in ("pair", "unknown name") for a in named):
        return ()
    return pair_of(match, reading)


def other_side(match: Match, actor: tuple[Actor, ...], reading: Reading, vague: bool = False) -> tuple[Actor, ...]:
    """Return the other side of the document, where one asks, thanks or protests and nobody is told: *He requested a loan*.

    ``vague`` says that an object tells nothing of whose it is: *rejects the charge*.
    """
    pair = reading.grounding.pair
    states = {side_of(a) for a in actor}
    if not match.frame.data.get("addressed") or len(pair) < 2 or len(states) != 1 or not states < set(pair):
        return ()
    told = ("to", "with", "from", "against", "of", *(("obj",) if match.frame.data["type"] == "REJECT" and not vague else ()))
    named_so = match.trigger.companions if reading.grammar.by_ending else ()  # "alaptalannak nevezte a vádat"
    if match.frame.data["type"] == "REQUEST" and not reading.grammar.cases:
        told = (*told, "on")  # "call on all claimants"
    heard = [w for role in told for w in match.arguments.get(role, ()) if lemma_of(w) not in named_so and not _joint(w, reading)]
    heard = [w for w in heard if w.pos not in ("DET", "PRON")] if reading.grammar.by_ending else heard  # "ezt elutasítja"
    if heard:
        return ()
    other = pair[0] if states == {pair[1]} else pair[1]
    return () if _others(match, reading) else (side_actor(other, match.word),)


def first_person(match: Match, speaker: tuple[Actor, ...], reading: Reading) -> tuple[Actor, ...]:
    """*Обязательно приеду*: a verb in the first person without a subject tells of who speaks, in the plural of their state."""
    word = match.word
    word = next((c for c in word.children if c.rel in ("cop", "aux") and c.has("Person=1")), word)  # "hálásak vagyunk"
    foreign = "subj" in match.arguments and not reading.grammar.by_ending  # a Hungarian form tells that no other noun is
    if not reading.grammar.cases or foreign or not word.has("Person=1"):
        return ()
    speaker = speaker or tuple(side_actor(side, word) for side in reading.grounding.joint)
    said = tuple(replace(a, text=word.text, start=word.start, end=word.end, how="speaker") for a in speaker)
    return tuple(replace(a, code=a.state) for a in said if a.state) if word.has("Number=Plur") else said


def acting_side(match: Match, recipient: tuple[Actor, ...], reading: Reading) -> tuple[Actor, ...]:
    """*The ambassador was summoned*: one side of the document, where the other one is acted on and nobody is told to act."""
    pair, states = reading.grounding.pair, {side_of(a) for a in recipient}
    forced = match.frame.data["type"] in ("COERCE", "SANCTION") and not reading.grammar.cases
    if not (forced or match.frame.data.get("addressed")) or not is_passive(match.word):
        return ()
    if (spoken := _speakers_own(match, states, reading)) or len(pair) < 2:
        return spoken
    if lemma_of(match.word) in reading.grammar.verbs.get("commanding", ()):
        return ()  # "the minister was instructed to …": by their own
    if not any(states) and reading.grammar.by_case and match.frame.data["type"] in ("COERCE", "SANCTION"):
        states = {side_of(a) for a in reading.reporter(match.word.start)}  # "Были запрещены телеканалы": who says so did not
    if len(states) != 1 or not states < set(pair) or _others(match, reading):
        return ()
    return (side_actor(pair[0] if states == {pair[1]} else pair[1], match.word),)


def _speakers_own(match: Match, states: set[str], reading: Reading) -> tuple[Actor, ...]:
    """*Trade with India was suspended*, in a transcript: the state that speaks has suspended it."""
    own = {a.state for a in reading.quoted_speaker(match.word.start) if a.state}
    told = reading.turns and match.frame.data["type"] == "SANCTION" and match.trigger.pos == "VERB"
    return tuple(side_actor(state, match.word) for state in own) if told and len(own) == len(states - own) == 1 else ()


def told_where(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """*В Токио осудили запуск ракеты*: a plural without a subject tells what those in power there say or decide.

    So does *Tokióban elítélték a kísérletet*, and a Russian passive of arrest: *В Баку задержан журналист*.
    """
    word = match.word
    where = [w for role in ("in", "on") for w in match.arguments.get(role, ()) if w.i < word.i or reading.grammar.by_ending]
    if not reading.grammar.cases or not where or "subj" in match.arguments or match.trigger.pos == "NOUN":
        return ()
    told = word.has("VerbForm=Fin") and word.has("Number=Plur") or word.pos == "ADJ"  # "в Ташкенте намерены"
    held = is_passive(word) and match.frame.data.get("type") == "COERCE"
    if word.has("Person=1") or not (held if is_passive(word) else told and word.has("Number=Plur")):
        return ()
    return tuple(a for a in reading.actors(match.sentence, where) if a.state and "|" not in a.code)


def holding_state(match: Match, recipient: tuple[Actor, ...], reading: Reading) -> tuple[Actor, ...]:
    """*The deal angered Kyrgyz voters: 30 were detained*: the one state of the sentence, where nobody is told to arrest."""
    word = match.word
    passive = match.trigger.pos == "VERB" and match.frame.data.get("type") == "COERCE" and is_passive(word)
    held = unnamed_actors(match, ("obj",), reading)
    people = bool(held) and all(a.how in (PERSONS, POLITICAL) and not a.state for a in held)
    if not passive or "agent" in match.arguments or not people or any(a.state for a in recipient):
        return ()
    named = {a.state: a for w in match.sentence.words for a in reading.grounding.actors(match.sentence, w) if a.state}
    return tuple(side_actor(state, word) for state in named) if len(named) == 1 else ()


def mediated(match: Match, actor: tuple[Actor, ...], reading: Reading) -> tuple[Actor, ...]:
    """*agreed with Turkey's mediation*: whom somebody mediates between are the clause's own subjects, or the document's sides."""
    if match.frame.data.get("mode") != "mediate" or not actor:
        return ()
    states = {a.state for a in actor}
    met = tuple(a for a in _above(match, reading) if a.state not in states)
    parted = [w for w in match.word.subtree() if role_of(w, reading.grammar) == "between" and not reading.grammar.cases]
    parted_sides = tuple(a for a in reading.actors(match.sentence, parted) if a.state and a.state not in states)
    if parted_sides:
        return parted_sides  # "launched an effort to end the rift between Qatar and other Gulf states"
    if len({a.state for a in met if a.state}) > 1:
        return met
    pair = reading.grounding.pair
    lent = "agent" in match.arguments and not (reading.grammar.by_ending and match.word.has("Case=Ins"))
    alone = not reading.grammar.cases or match.trigger.pos == "VERB" or lent
    apart = len(pair) == 2 and not states & set(pair) and alone and "between" not in match.arguments
    return tuple(side_actor(side, match.word) for side in pair) if apart else ()


def dropped(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return whom a verb without a subject goes on with, where endings tell the person.

    *A kormányfő felidézte, hogy egy éve maga is járt Hanoiban*: the subject of the clause above; *Méltatta az orosz nyelvet*: who
    acted before.
    """
    word, oneself = match.word, reading.grammar.words.get("oneself", ())
    subjects = [w for w in match.arguments.get("subj", ()) if w.lemma.lower() not in oneself and not is_time(w)]
    if match.trigger.pos != "VERB" or subjects or word.has("Number=Plur"):
        return ()
    clause = word
    while clause.rel == "conj" and clause.head is not clause:
        clause = clause.head
        if clause.rel == "ccomp" and clause.child("nsubj") is None and not clause.head.has("Number=Plur"):
            clause = clause.head  # "közölte, hogy nem lehet lezárni, és tűzszünetet sürgetett": who told
    verb = clause.head if clause.rel == "ccomp" else None
    above = reading.actors(match.sentence, arguments(verb, reading.grammar).get("subj", [])) if verb is not None else ()
    if above:
        return tuple(a for a in above if "|" in a.code)
    people = reading.grounding.people_before(match.sentence, word, 1)
    if people and word.i <= 1:
        return (reading.grounding.person_actor(match.sentence, people[0], word, word, "dropped pronoun"),)
    if clause.head is not clause or _may_have_subject(clause):
        return ()
    return tuple(
        replace(a, text=word.text, start=word.start, end=word.end, how="dropped pronoun") for a in _who_acted(match, reading)
    )


def _may_have_subject(verb: Word) -> bool:
    """Whether a noun in the nominative hangs on a verb, as whatever the parser took it."""
    bare = (c for c in verb.children if c.has("Case=Nom") and c.child("case") is None)
    return any(c.pos in ("NOUN", "PROPN") and c.rel in ("nsubj", "obl", "nmod", "appos", "dep") for c in bare)


def _who_acted(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return the person who is the subject of the sentence before, or of the one before that, where that has none either."""
    here = match.sentence
    for before in reversed(reading.sentences[max(0, here.index - GOES_ON) : here.index]):
        root = next((w for w in before.words if w.head is w), None)
        subjects = arguments(root, reading.grammar).get("subj", []) if root is not None else []
        if before.paragraph != here.paragraph and before.index < here.index - 1:
            return ()
        there = [r for r in reading.reports if before in r.sentences]
        cited = [r.speaker for r in there if r.frame == "rule.according" or root is not None and r.cue == root.start]
        if cited:  # "A főtitkár szerint … . Kérte továbbá, hogy …"
            return tuple(a for a in cited[-1] if "|" in a.code or a.how in ("name", "chain"))[:1]
        if subjects or root is None or root.pos != "VERB" or _may_have_subject(root):
            return tuple(a for a in reading.actors(before, subjects) if "|" in a.code or a.how == "chain")[:1]
    return ()


def predicated(match: Match, reading: Reading) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Return whom a noun as predicate tells of, and whose it says that they are: *Norvégia Moldova legnagyobb segélyezője*."""
    word = match.word
    behind = match.sentence.words[word.i + 1 : word.head.i]
    quoted = word.rel == "nsubj" and any(w.text in '–—-”"' for w in behind)  # "„…” – tette hozzá"
    predicate = word.head is word or quoted or word.rel in ("ccomp", "conj", "parataxis")
    if not predicate or not word.has("Person[psor]=3"):
        return (), ()
    before = [w for w in match.sentence.words[: word.i] if w.pos == "PROPN"]
    named = [a for a in reading.actors(match.sentence, before) if is_political(a) and a.state]
    return (tuple(named[:1]), tuple(named[1:2])) if len(named) == 2 else ((), ())


def host_of(match: Match, visitor: Actor, reading: Reading) -> tuple[Actor, ...]:
    """*during his first trip abroad*: with no destination told, the host is the other side of the document."""
    pair = reading.grounding.pair
    told = [w for role in ("to", "in", "at", "into") for w in match.arguments.get(role, ())]
    there = reading.grammar.words.get("hosts_land", frozenset())
    if len(pair) < 2 or side_of(visitor) not in pair or any(lemma_of(w) not in there for w in told):
        return ()
    return (side_actor(pair[0] if side_of(visitor) == pair[1] else pair[1], match.word),)


def side_of(actor: Actor) -> str:
    """Return the state that an actor belongs to, or the body that it is."""
    return actor.state or (actor.code if actor.code in BLOCS else "")


def pair_of(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return the document's two sides, unless the sentence speaks of somebody else."""
    pair = reading.grounding.pair
    if len(pair) < 2:
        return ()
    return () if _others(match, reading) else tuple(side_actor(side, match.word) for side in pair)


def _others(match: Match, reading: Reading) -> bool:
    """Whether the sentence speaks of a state that is neither side's; *in the Turkish capital* speaks of a place."""
    places = reading.grammar.words.get("places", ())
    sites = [
        w
        for w in match.sentence.words
        if w.head is not w and w.head.lemma.lower() in places and w.rel in ("amod", "nmod", "compound")
    ]
    words = [w for w in match.sentence.words if not _is_matter(w)]
    spoken = reading.spoken_of(match.sentence, words)
    apart = {side for a in spoken if (side := side_of(a)) and not any(a.start <= w.start < a.end for w in sites)}
    return bool(apart - set(reading.grounding.pair))


def _is_matter(word: Word) -> bool:
    """Whether a name only says what a text or a talk is about: *a memorandum on the reconstruction of Ukraine*."""
    chain = (word, *word.ancestors())
    return any(w.rel == "nmod" and (case := w.child("case")) and case.text.lower() in ("on", "about") for w in chain)


def _above(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return the subjects of the clause that a noun belongs to as a circumstance."""
    word = match.word
    if word.rel not in ("obl", "nmod", "advcl", "obj") or word.head is word:
        return ()
    verb = next((w for w in word.ancestors() if w.pos == "VERB"), None)
    subjects = arguments(verb, reading.grammar).get("subj", []) if verb is not None else []
    return tuple(a for a in reading.actors(match.sentence, subjects) if is_political(a))


def is_on_joining(word: Word, reading: Reading) -> bool:
    """Whether talks are those of a state with a body that it wants to join: *accession talks*, *csatlakozási tárgyalások*."""
    joining = reading.grammar.words.get("joining", frozenset())
    return any(c.rel in ("amod", "compound", "nmod") and c.lemma.lower() in joining for c in word.children)


def _is_one(match: Match, reading: Reading) -> bool:
    """Whether a noun tells of one meeting and not of meetings in general."""
    word = match.word
    ours = reading.grammar.words.get("ours", frozenset())
    vague = (
        not reading.grammar.cases and word.rel in ("nmod", "obl") and any(c.text.lower() in ("a", "an") for c in word.children)
    )
    if not vague and any(c.rel == "det" and c.lemma.lower() in ARTICLES or c.text.lower() in ours for c in word.children):
        return True
    if reading.grammar.by_ending and word.rel == "nsubj" and lemma_of(word.head) in reading.grammar.verbs["coming_about"]:
        return True  # "hamarosan tárgyalások kezdődnek"
    counts = not reading.grammar.cases and word.rel == "nmod" and lemma_of(word.head) in reading.grammar.words["containers"]
    if counts and word.head.child("nummod", "amod") is not None:
        return True  # "three rounds of talks"
    if not reading.grammar.by_case:  # without a determiner at all: "in closed-door talks held at State House"
        return not word.child("det") and any(c.rel in TELLING for c in word.children)
    # no articles: "Переговоры прошли в Осло", "решено провести заседание"
    bare = word.rel in ("nsubj", "obj") and "agent" not in match.arguments and not word.head.has("VerbForm=Conv")
    inner = any(c.lemma.lower() in reading.grammar.words.get("inner", ()) for c in word.children)
    return bare and not inner


def _has_owner(word: Word, reading: Reading) -> bool:
    """Whether a noun's phrase names who takes part."""
    ours = reading.grammar.words.get("ours", frozenset())
    working = reading.grammar.words.get("working_level", frozenset())
    theirs = reading.grammar.words.get("theirs", frozenset())  # "talks between their advisers"
    return any(
        c.rel in ("nmod", "nmod:poss")
        and not _joint(c, reading)
        and c.text.lower() not in ours
        and (lemma_of(c) not in working or any(g.pos == "PROPN" for g in c.children))
        and not any(g.dep == "nmod:poss" and g.text.lower() in theirs for g in c.children)
        for c in word.children
        if _owns(c, reading)
    )


def _owns(word: Word, reading: Reading) -> bool:
    """Whether a noun's phrase may name who takes part; others say what about or how: *консультации по газу*, *within limits*."""
    return reading.grammar.by_ending or role_of(word, reading.grammar) in ("", "among", "between", "by", "of", "with")


def _joint(word: Word, reading: Reading) -> bool:
    """Whether a noun is a body of the document's two sides: *заседание межправительственной комиссии*."""
    return any(c.lemma.lower() in reading.grammar.words.get("joint", ()) for c in word.children)


def _is_impersonal(word: Word, reading: Reading) -> bool:
    """Whether a verb without a subject may leave out who acts: *was signed*, *aláírták*."""
    return is_passive(word) or (bool(reading.grammar.cases) and word.has("Number=Plur"))


def _jointly_staffed(match: Match, reading: Reading) -> bool:
    """Whether a body of the two sides meets: *The bilateral commission will discuss the situation*."""
    working, joint = (reading.grammar.words.get(name, frozenset()) for name in ("working_level", "joint"))
    subjects = match.arguments.get("subj", ())
    return match.frame.data["type"] == "CONSULT" and any(
        lemma_of(w) in working and any(c.lemma.lower() in joint for c in w.children) for w in subjects
    )


def _brought_forth(match: Match) -> bool:
    """Whether the subject is what came about: *an agreement emerged*, *megállapodás született*."""
    return any(w.lemma.lower() in match.trigger.companions for w in match.arguments.get("subj", ()))


def convened(match: Match, actor: list[Actor], reading: Reading) -> tuple[Actor, ...]:
    """Return the body whose meeting somebody attends, or the country that it is in: *attended an OPEC meeting*."""
    if match.frame.data.get("mode") != "multilateral" or reading.grammar.cases or len(actor) != 1:
        return ()
    met = match.arguments.get("obj", []) if match.trigger.pos == "VERB" else [match.word]
    bodies = tuple(a for w in met for a in reading.grounding.modifying_bodies(match.sentence, w) if a.code != actor[0].code)
    places = [w for word in (match.word, *met) for w in arguments(word, reading.grammar).get("in", ())]
    lands = (a for a in reading.actors(match.sentence, places) if a.code == a.state and a.how == "name")
    return bodies or tuple(a for a in lands if a.state != actor[0].state)


def joined_before(match: Match, reading: Reading, actor: Actor) -> list[Actor]:
    """Return the states whose adjective is joined to the name before a noun: *British and EU negotiators*."""
    subjects = match.arguments.get("subj", ()) if match.trigger.pos == "VERB" and not reading.grammar.cases else ()
    joined = [c for w in subjects for c in w.children if c.rel in ("amod", "compound") and c.child("conj") is not None]
    named = (a for c in joined for k in (c, *conjuncts(c)) for a in reading.actors(match.sentence, [k]))
    return list({a.code: a for a in named if a.state != actor.state or a.code != actor.code}.values())


def beside_object(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """*signed a treaty with Sargsyan*: the other party may hang on the object."""
    found: tuple[Actor, ...] = ()
    for word in match.arguments.get("obj", ()):
        for child in word.children:
            case = child.child("case")
            if child.rel in ("nmod", "obl") and case is not None and case.text.lower() in ("with", "between", "с", "со", "между"):
                found += reading.actors(match.sentence, [child])
    return found
