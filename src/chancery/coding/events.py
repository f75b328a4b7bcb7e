"""Events: who did what to whom, by the PLOVER codebook.

*Estonian Foreign Minister Urmas Reinsalu visited Latvia on Monday* gives CONSULT (visit), actor ``Urmas Reinsalu|EST``,
recipient ``LVA``.
"""

from functools import cache
from itertools import chain

from msgspec.structs import replace

from chancery.coding.answered import with_doers
from chancery.coding.beneficiaries import is_for_peace
from chancery.coding.demands import demand_of, is_called_for
from chancery.coding.factuality import is_negated, is_refused_beside, is_said_over, is_unsaid
from chancery.coding.frames import EVENT_LEXICONS, Match, find_matches, read_frames, slot_words
from chancery.coding.grammar import is_passive, lemma_of, role_of
from chancery.coding.invitations import is_invited_to, visit_of
from chancery.coding.lying_ahead import is_announced, is_still_to_come
from chancery.coding.make_believe import is_make_believe
from chancery.coding.participants import PERSONS, are_abroad, is_political
from chancery.coding.ratifying_laws import tells_ratification
from chancery.coding.reading import Reading, phrase
from chancery.coding.recipients import is_of_politics
from chancery.coding.repeats import collapsed, points_back, without_inner
from chancery.coding.roles import HOSTILE, SPOKEN, behest_of, roles_of
from chancery.coding.tied import tied_events
from chancery.coding.triggers import is_time
from chancery.languages.parsed import Sentence, Word
from chancery.lexicons import read_lexicon
from chancery.model import Actor, Event, Factuality

# Deeds of good will that are told of only where somebody in politics shall have them.
PROMISED = ("AID", "CONCEDE", "RETREAT")
# Types of deeds that are still to be done when somebody tells of them in the present.
TO_COME = ("AID", "ASSAULT", "CONSULT", "COOPERATE", "MOBILIZE", "RETREAT", "SANCTION", "SUPPORT")
ALONE = ("MOBILIZE", "PROTEST")  # types that one actor can do without a second
# Deeds whose doing somebody refuses: *will not lift the ban*.
REFUSED = ("AID", "AGREE", "CONCEDE", "RETREAT", "SUPPORT")
WORDS_OF_WILL = ("AGREE", "COOPERATE", "SUPPORT")
# What is only meant to be done is a commitment, no event: "may cooperate", "will build a port together".
ONLY_MEANT = {("AGREE", "possible"), ("COOPERATE", "possible"), ("COOPERATE", "planned"), ("SUPPORT", "possible")}
SENTENCE_ENDS = frozenset('.!?…"”»')
SHORT = 6  # words of a line that is a date or a place
MUTUAL = ("ACCUSE", "AGREE", "CONCEDE", "MOBILIZE", "REJECT", "RETREAT", "SANCTION")  # what both sides may do at once


def code_events(reading: Reading) -> list[Event]:
    """Return the events of a document, one for each predicate whose frame finds its participants; repeats collapse."""
    frames = read_frames(reading.language, *EVENT_LEXICONS)
    weak = frozenset(frame.id for frame in frames.frames if frame.data.get("weak"))
    found: list[Event] = []
    back: set[tuple[int, str]] = set()
    for sentence in reading.sentences:
        here: list[tuple[Match, Event]] = []
        if sentence.text.rstrip().endswith("?"):
            continue  # "Are you closing the border?" tells of nothing done
        used: set[int] = set()
        matches = find_matches(sentence, frames, reading.grammar)
        nouns = {m.word.i for m in matches if m.trigger.pos == "NOUN"}
        for match in matches:
            if match.word.i in used or _is_light(match, nouns, reading) or _in_name(match.word, reading, sentence):
                continue
            event = event_of(match, reading)
            if event is not None:
                used.add(match.word.i)
                here.append((match, event))
                if points_back(match, event, reading):
                    back.add((event.start, event.frame))
                visit = visit_of(match, event, reading)
                here += [(match, visit)] if visit is not None else []
                used.update(w.i for deed in match.arguments.get("inf", ()) if visit is not None for w in deed.subtree())
            # "lodged a protest" with nobody told is no demonstration; talks that are no visit may still be a meeting
            closed = match.trigger.companions and not reading.grammar.cases and match.frame.data.get("mode") != "visit"
            if event is not None or closed:
                _absorb(match, used)
        found += without_inner(here)
    found = with_doers(found, frames, reading)
    return collapsed([*found, *tied_events(reading, found)], weak, frozenset(back), _body_of(reading))


def _body_of(reading: Reading) -> int:
    """Return where the text below a document's title begins: with the first sentence that ends as sentences do."""
    return next((s.start for s in reading.sentences if s.text.rstrip()[-1:] in SENTENCE_ENDS and len(s.words) > SHORT), 0)


def _is_light(match: Match, nouns: set[int], reading: Reading) -> bool:
    """Whether a verb only lends its subject to the noun that tells what happened: *offered his condolences*."""
    if match.trigger.pos != "VERB" or match.trigger.companions or lemma_of(match.word) not in reading.grammar.verbs["light"]:
        return False
    return any(w.i in nouns for w in match.arguments.get("obj", ()))


def _in_name(word: Word, reading: Reading, sentence: Sentence) -> bool:
    """Whether a noun only says what a body, a text or an office is for: *комиссия по сотрудничеству*, *министр торговли*."""
    if reading.grammar.by_case and word.rel in ("nmod", "conj") and reading.grounding.title_at(sentence, word) is not None:
        return True
    case = word.child("case")
    named = word.rel == "nmod" and word.head.lemma.lower() in reading.grammar.words.get("named_for", ())
    return named and case is not None and case.text.lower() in ("о", "об", "по")


def _absorb(match: Match, used: set[int]) -> None:
    """A light verb and its noun tell one event: mark both."""
    if match.trigger.companions:
        used.update(w.i for w in match.arguments.get(match.trigger.preposition or "obj", ()))
    elif match.trigger.pos == "NOUN" and match.word.head is not match.word and match.word.rel in ("obj", "nsubj"):
        used.add(match.word.head.i if "agent" in match.arguments else -1)


def event_of(match: Match, reading: Reading) -> Event | None:
    """Return the event that a matched frame tells, or nothing when its participants are not found."""
    data, word, sentence = match.frame.data, match.word, match.sentence
    if data.get("modal"):
        return demand_of(match, reading)
    if word.dep == "amod" and word.has("VerbForm=Part") and data["type"] == "AGREE" and not reading.grammar.cases:
        return None  # "bound by the agreed text"
    if match.trigger.pos == "NOUN" and word.rel == "obj" and lemma_of(word.head) in data.get("not_under", ()):
        return None  # "resolved the dispute between Peru and Chile": nobody quarrels
    if match.trigger.pos == "NOUN" and data["type"] == "CONSULT" and is_invited_to(word, reading):
        return None
    if _is_topic(match, reading) or _is_idiom(match) or (data.get("negated") and not is_negated(word, reading.grammar)):
        return None
    if data["type"] == "REJECT" and _leaves_open(match, reading):
        return None
    roles = roles_of(match, reading)
    if roles is None or not _holds(match, reading, *roles):
        return None
    told = _told(match, reading, *roles)
    if told is None:
        return None
    kind, factuality, date = told
    actor, recipient = (_by_name(group, match, reading) for group in roles)
    told_by = zip((*roles[0], *roles[1]), (*actor, *recipient), strict=True)
    shown = [a if a.how == "pair" else b for a, b in told_by]  # who is only understood stands in no quote
    named = [w for a in shown for w in sentence.words if a.start <= w.start < a.end]
    before = ("amod", "compound", "nmod:poss")
    named += [w.head for a in shown if a.how == "modifier" for w in sentence.words if w.end == a.end and w.dep in before]
    named += [w.head for w in named if w.rel in ("amod", "compound")]  # "Turkish goods", whole
    core = [w for w in phrase(word, ("nsubj", "obl", "nmod", "obj", "xcomp")) if w.rel not in ("det",)]
    objects = [w for w in match.arguments.get("obj", ()) if match.trigger.pos == "VERB"]
    return Event(
        **reading.evidence(sentence, [*core, *named, *objects]),
        factuality=factuality,
        by=reading.by(word.start),
        frame=match.frame.id,
        date=date,
        place=reading.place_of(sentence, word),
        event_type=kind,
        actor=actor,
        recipient=recipient,
        mode=""
        if _of_peace(match, reading)
        else next((mode for how, mode in data.get("modes", {}).items() if _is_done(word, how)), data.get("mode", "")),
        context=data.get("context", "") or _context(match),
    )


def _holds(match: Match, reading: Reading, actor: tuple[Actor, ...], recipient: tuple[Actor, ...]) -> bool:
    """Whether those who take part are who the frame asks for, and the matter is one of politics."""
    data, everyone = match.frame.data, (*actor, *recipient)
    sides = {a.state for a in actor if a.state} if data["type"] in MUTUAL else set()
    behest = bool(behest_of(match, reading)[0])
    needs = () if behest else data.get("needs", ())
    mutual = not data.get("to_somebody") and len(sides) > 1 and all(a.how in ("pair", "pronoun") for a in actor)
    if any(not {"actor": actor, "recipient": recipient or mutual}[role] for role in needs):
        return False
    protest = data["type"] == "PROTEST" and any(a.how == PERSONS for a in actor) or data.get("by_anybody")
    if not protest and not any(is_political(a) for a in everyone) and not is_of_politics(match, reading, recipient):
        return False
    if data.get("subjunctive") and not is_called_for(match):
        return False  # "insisted that France had apologised"
    if data.get("of_others") and {a.state for a in recipient if a.state} & {a.state for a in actor}:
        return False  # "wants his country to join": a wish, asked of nobody
    if "asks" in data and not any(match.arguments.get(role) for role in data["asks"]):
        return False  # "called on the president": a visit, no request
    talks = _is_to_talk(match, reading)
    if talks and "asks" in data and all("|" in a.code for a in recipient):
        return False  # "called on the president to discuss trade": a visit, no request
    besides = (role for role in data.get("without", ()) if not (talks and role in ("inf", "clause:to")))
    if any(not is_time(w) for role in besides for w in slot_words(match, role, reading.grammar)):
        return False
    if data.get("to_somebody") and recipient and not any(map(is_political, recipient)):
        return False  # "promised to put the deal to the people": told to nobody
    if (data["type"] == "AGREE" or data.get("mode") == "visit") and _are_at_home(everyone):
        return False
    if data["type"] == "REQUEST" and lemma_of(match.word) in reading.grammar.verbs.get("commanding", ()):
        own = {a.state or a.code for a in actor}
        rules = all(a.code == a.state or "|" in a.code for a in actor)  # a court or the police order others about
        if rules and not any(a.state and a.state not in own for a in recipient):
            return False  # "instructed the ministry to prepare a plan": its own
    passed = {lemma_of(w) for w in match.arguments.get("obj", ())} & reading.grammar.words.get("laws", frozenset())
    if data.get("mode") == "ratify" and passed and not tells_ratification(reading):
        return False  # "подписал закон о бюджете"
    if data.get("of_body") and not all(reading.grounding.is_body(a.code) for a in recipient):
        return False
    if data.get("by_bodies") and not all(
        reading.grounding.is_body(a.code) and b.code == b.state for a in actor for b in recipient
    ):
        return False  # "the African Union suspended Gabon", not "the ministry expelled Gabon"
    if data.get("clauseless") and match.arguments.keys() & {"comp", "inf"} and "obj" not in match.arguments:
        return False  # "denies that it trained them": the clause tells what is denied
    told = [w for role in ("obj", "from") for w in match.arguments.get(role, ())]
    if lemma_of(match.word) in data.get("no_person", ()) and any("|" in a.code for a in reading.actors(match.sentence, told)):
        return False  # "dismissed the finance minister", "takes over from Haavisto"
    if data.get("predicative") and not _is_said_of(match, recipient):
        return False  # "a violation of Kenya's sovereignty": not by Kenya
    if data.get("forces") and not any(lemma_of(w) in data["forces"] for w in match.arguments.get("subj", ())):
        return False
    if any(lemma_of(w) in data.get("no_forces", ()) for w in match.arguments.get("subj", ())) and not _of_peace(match, reading):
        return False  # "amerikai csapatok érkeztek": no visit
    if data.get("official") and not all(a.code == a.state or "|" in a.code for a in actor):
        return False
    alone = data["type"] in ALONE or data.get("alone") or data.get("by_body") or behest
    return (bool(recipient) or len(actor) > 1 or bool(alone)) and not is_make_believe(match.sentence, everyone)


def _is_said_of(match: Match, actors: tuple[Actor, ...]) -> bool:
    """Whether a noun is the predicate of a clause whose subject names the actors: *Chad's statement is a provocation*."""
    subjects = [w for top in match.arguments.get("subj", ()) for w in top.subtree()]
    named = bool(actors) and all(any(a.start <= w.start < a.end for w in subjects) for a in actors)
    return match.word.child("cop") is not None and named


def _are_at_home(everyone: tuple[Actor, ...]) -> bool:
    """Whether nobody but a state and its own people take part: *flew to Izmir* tells of no visit of the Turkish president."""
    states = {a.state or a.code for a in everyone}
    return len(everyone) > 1 and len(states) == 1 and any(a.state and a.code == a.state for a in everyone)


def _told(
    match: Match, reading: Reading, actor: tuple[Actor, ...], recipient: tuple[Actor, ...]
) -> tuple[str, Factuality, str] | None:
    """Return the type, the factuality and the date of what is told, or nothing where it is only asked or guessed."""
    data, word, sentence = match.frame.data, match.word, match.sentence
    kind, date = data["type"], reading.date_of(sentence, word)
    # What is said is said now: a date ahead belongs to what was offered or asked, not to the offer.
    if kind in SPOKEN and reading.today and date[:10] > reading.today[: len(date[:10])]:
        date = ""
    said = data.get("negatable") is False or data.get("negated")
    if data.get("foretold"):  # "will pay a heavy price", but not "paid a heavy price"
        return (kind, "fact", "") if reading.factuality(sentence, word) in ("planned", "possible") else None
    factuality = "fact" if said else reading.factuality(sentence, word, date)
    if said and is_unsaid(word, reading.grammar):
        return None
    if factuality == "fact" and match.trigger.pos == "VERB" and not said and kind in TO_COME:
        opens = kind != "SUPPORT" or data.get("mode") in ("sign", "ratify") or data.get("opens")
        announced = opens and is_announced(sentence, word, reading.grammar)
        closes = (kind in ("RETREAT", "SANCTION") or data.get("opens")) and is_still_to_come(word, reading.grammar)
        factuality = "planned" if announced or closes else factuality
    if data.get("ahead") and factuality == "fact":
        factuality = "planned"
    if not date and factuality == "fact":
        date = reading.day_of(sentence, word)
    if (
        "of_bodies" in data
        and recipient
        and all(reading.grounding.is_body(a.code) or a.how == "unknown name" and a.code.isupper() for a in recipient)
    ):
        kind = data["of_bodies"]  # "withdrew from the ICC"
    if factuality == "denied" and kind == "REJECT" and match.trigger.pos == "NOUN":
        return None  # "there is no row between them"
    if _of_peace(match, reading):
        kind = data["for_peace"]
    if data.get("mode") == "mediate" and lemma_of(word.head) in reading.grammar.verbs.get("offering", ()):
        return "AGREE", "fact", date  # "offered to mediate between them"
    if "abroad" in data and recipient and are_abroad(actor, recipient):
        kind = data["abroad"]  # "imposed restrictions on Polish hauliers", not on the press at home
    if "to_people" in data and recipient and all(a.how in (PERSONS, "demonym") for a in recipient):
        kind = data["to_people"]  # "opened its border to Syrians"
    refused = kind in REFUSED or lemma_of(word) in data.get("favours", ())  # "will not extradite him"
    if factuality == "denied" and refused and _will_not(sentence, word, reading):
        return "REJECT", "fact", ""
    if (
        data["type"] in WORDS_OF_WILL
        and factuality != "fact"
        and all(a.start == word.start or a.how == "modifier" for a in actor)
    ):
        return None  # "will be signed": who shall act is only guessed
    if (data["type"], factuality) in ONLY_MEANT or (
        kind in ("AGREE", "REJECT") and data.get("symmetric") and factuality == "planned"
    ):
        return None  # "plans to end the quarrel": nobody means to quarrel
    meant = kind == "SUPPORT" and factuality == "planned" and bool(recipient)
    if meant and not any(map(is_political, recipient)):
        return None  # "will award scholarships to students"
    if kind in HOSTILE and any(map(is_political, recipient)) and _threatens(match, factuality, reading, actor):
        return "THREATEN", "fact", ""
    freed = data.get("frees") and any(map(is_political, actor))  # "said they would release two guards"
    if factuality == "planned" and kind in PROMISED and recipient and not freed and not any(map(is_political, recipient)):
        return None
    return kind, factuality, date


def _is_to_talk(match: Match, reading: Reading) -> bool:
    """Whether somebody calls on or rings another only to talk: *called him to discuss trade*."""
    talking = reading.grammar.verbs.get(match.frame.data.get("talks", ""), frozenset())
    return any(lemma_of(w) in talking for role in ("inf", "clause:to") for w in match.arguments.get(role, ()))


def _of_peace(match: Match, reading: Reading) -> bool:
    return "for_peace" in match.frame.data and is_for_peace(match, reading)


def _threatens(match: Match, factuality: Factuality, reading: Reading, actor: tuple[Actor, ...]) -> bool:
    """Whether somebody says under what condition they will do harm: *said that Togo would freeze their assets unless …*."""
    word, sides = match.word, {a.state or a.code for a in actor}
    unsure = {c.text.lower() for c in word.children if c.rel == "aux"} & reading.grammar.words.get("own_will", frozenset())
    bound = any(w.text.lower() in reading.grammar.words["conditional"] for w in match.sentence.words)
    if unsure or not bound or factuality not in ("planned", "possible") or word.pos != "VERB":
        return False
    return any((a.state or a.code) in sides for a in reading.reporter(word.start))


def _is_done(word: Word, how: str) -> bool:
    """Whether an adverb says how something is done: *письменно уведомил*."""
    return any(c.text.lower() == how for c in word.children)


def _is_idiom(match: Match) -> bool:
    """Whether a verb means another thing with or without some nouns: *struck a deal*, *вступит в силу*, *назвал ложью*."""
    apart, only = match.frame.data.get("not_with", ()), match.frame.data.get("only_with", ())
    owned = match.trigger.pos == "NOUN" and match.sentence.language in ("hu", "ru")
    roles = ("obj", "to", "in", "into", *(("of", "poss") if owned else ()))
    told = [w for role in roles for w in match.arguments.get(role, ())]
    told += filter(is_passive, match.arguments.get("inf", ()))  # "asked not to be named"
    return any(lemma_of(w) in apart for w in told) or (bool(only) and not any(lemma_of(w) in only for w in told))


def _leaves_open(match: Match, reading: Reading) -> bool:
    """Whether somebody only does not exclude something: *refused to rule out*, *did not rule out sending troops*."""
    told = [*match.arguments.get("inf", ()), *([match.word] if is_negated(match.word, reading.grammar) else [])]
    apart = ((w, c) for w in told for c in w.children if c.dep == "compound:prt")
    return any(f"{lemma_of(w)}-{c.text.lower()}" in reading.grammar.verbs.get("excluding", ()) for w, c in apart)


def _will_not(sentence: Sentence, word: Word, reading: Reading) -> bool:
    """Whether a verb's own future is negated: *will not lift the ban*, *nem fog fegyvert küldeni*."""
    told = reading.grammar.words["will"]
    told = told | reading.grammar.words.get("would", frozenset()) if word.rel == "ccomp" else told  # "said it would not pay"
    will = any(c.rel == "aux" and c.text.lower() in told for c in word.children)
    return will or is_refused_beside(sentence, word, reading.grammar)


def _by_name(actors: tuple[Actor, ...], match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return actors with the words that name them where a pronoun, or the talk alone, stands for somebody named here."""
    if all(a.how not in ("pronoun", "pair") for a in actors):
        return actors
    sentence = match.sentence
    here = [a for a in reading.actors(sentence, sentence.words) if a.how not in ("pronoun", "pair")]
    named = {a.code: a for a in reversed(here)}
    near = {a.code: a for a in sorted(here, key=lambda a: -abs(a.start - match.word.end))}
    means = {"pronoun": named, "pair": near}
    found = ((a, means.get(a.how, {}).get(a.code)) for a in actors)
    return tuple(replace(a, text=b.text, start=b.start, end=b.end) if b is not None else a for a, b in found)


def _is_topic(match: Match, reading: Reading) -> bool:
    """Whether a noun only says what something else is about or for, or whose amount is told.

    *A road map for the normalisation of relations*; *trade between the two countries came to $16.5 billion*.
    """
    word = match.word
    if match.frame.data["type"] == "ASSAULT" and is_said_over(word, reading.grammar):
        return True
    if match.trigger.pos != "NOUN" or match.frame.data["type"] not in WORDS_OF_WILL:
        return False
    one_of = (
        word.rel == "nmod" and word.head.rel == "xcomp" and lemma_of(word.head) in reading.grammar.words.get("containers", ())
    )
    if match.frame.data.get("topical") and word.rel in ("nmod", "obl") and not one_of:
        return True  # but "has become one of the principal investors in Ghana" tells who invests
    if word.rel == "obl" and role_of(word, reading.grammar) == "against":
        return True  # "spoke out against the accession of Palau": nobody joins
    if word.rel == "nmod" and word.head.pos in ("NOUN", "PROPN") and role_of(word, reading.grammar) in ("for", "on", "about"):
        return word.head.lemma.lower() not in reading.grammar.words.get("containers", ())
    verb = word.head if word.rel == "nsubj" else None
    own = {id(w) for w in word.subtree()}
    return (
        verb is not None
        and match.frame.data["type"] == "COOPERATE"
        and any(
            w.pos in ("NUM", "SYM") and id(w) not in own for c in verb.children if c.rel in ("obj", "obl") for w in c.subtree()
        )
    )


def _context(match: Match) -> str:
    lemmas = {w.lemma.lower() for w in match.sentence.words}
    return next((context for context, words in _contexts() if lemmas & words), "diplomatic")


@cache
def _contexts() -> list[tuple[str, frozenset[str]]]:
    """Return the contexts in their order, each with its lemmas in all languages."""
    lexicon = read_lexicon(".", "contexts")
    return [(context, frozenset(chain.from_iterable(words.values()))) for context, words in lexicon.items()]
