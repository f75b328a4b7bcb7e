"""Tenures: who holds which office, chair or membership.

*Estonian Foreign Minister Urmas Reinsalu* gives the tenure of Urmas Reinsalu as Minister of Foreign Affairs of EST.
"""

from collections.abc import Iterable

from chancery.coding.appointments import appointments
from chancery.coding.arguments import arguments
from chancery.coding.beside_nouns import described
from chancery.coding.clauses import stretches_of
from chancery.coding.factuality import is_past, settle
from chancery.coding.frames import Match, find_matches, read_frames, slot_actors, slot_words
from chancery.coding.grammar import lemma_of, role_of
from chancery.coding.reading import Reading, phrase
from chancery.coding.said_offices import said_to_be
from chancery.coding.titled import titled
from chancery.grounding.gazetteer import find_known, offices
from chancery.languages.parsed import Sentence, Word, conjuncts
from chancery.lexicons import read_lexicon
from chancery.model import Actor, Tenure

VOWELS = frozenset("аеёиоуыэюя")
DASHES = frozenset(("-", "–", "—"))
ORGAN = "organ"  # how a commission or council was found that no lexicon knows
DELEGATION = "head of delegation"
CHAIRED = frozenset(("chair", "co-chair", "head"))
OF_BODIES = frozenset(
    ("member", "observer", "chair", "co-chair", "candidate", "associate member", "founding member", "dialogue partner")
    + ("development partner",)
)


def code_tenures(reading: Reading) -> list[Tenure]:
    """Return the tenures of a document: titles beside names, then what frames tell; each once."""
    found = titled(reading)
    frames = read_frames(reading.language, "tenures")
    for sentence in reading.sentences:
        told: set[int] = set()
        if not reading.grammar.by_ending:
            found += said_to_be(sentence, reading)
        for match in find_matches(sentence, frames, reading.grammar):
            tenures = _from_frame(match, reading) if match.word.i not in told else []
            if tenures:
                asked_for = [w.i for words in match.arguments.values() for w in words if lemma_of(w) in match.trigger.companions]
                told.update((match.word.i, *asked_for))  # "took over the chairmanship": the noun tells no more
                found += tenures
                if tenures[0].role in (DELEGATION, "co-chair"):
                    found += _further_heads(match, tenures[0], reading)
    first = reading.sentences[0] if reading.sentences else None
    headline = first.end if first is not None and not first.text.rstrip().endswith((".", "!", "?", ":")) else 0
    return _collapse(found, headline)


def _from_frame(match: Match, reading: Reading) -> list[Tenure]:
    """Return the tenures that a matched frame tells: one for each of several states that are members together."""
    frame, sentence, word = match.frame, match.sentence, match.word
    if "enters" in frame.data or "leaves" in frame.data:
        return appointments(match, reading)
    kept_out = match.trigger.pos == "VERB" and any(match.arguments.get(role) for role in frame.slots("without", ()))
    if kept_out or not _stands_under(word, frame.slots("under", ())):
        return []
    in_body = str(frame.data.get("role", "")) in OF_BODIES
    beside = _beside(match, reading) if in_body and match.trigger.pos == "NOUN" else ()
    if reading.grammar.by_ending and match.trigger.pos == "NOUN":
        beside = described(sentence, word, reading.grounding) or beside
    held_by = [_first(match, (slot,), reading) for slot in frame.slots("holder", ("subj",))]
    if "role_from" in frame.data:  # an office is a person's before it is a state's: "Fico szlovák miniszterelnök lemondása"
        held_by.sort(key=lambda found: not any("|" in a.code and a.how != "title" for a in found))
    holder = beside or next(filter(None, held_by), ())
    known = ("name", "title", "pronoun", *(("unknown name",) if frame.data.keys() & {"headed", "role_from"} else ()))
    holder = tuple(h for h in holder if h.state or h.how in known and (h.how != "unknown name" or " " in h.code))
    if frame.data.get("persons"):  # "сопредседатель российско-вьетнамской комиссии": no state is one
        holder = tuple(h for h in holder if h.code != h.state)
    as_states = ("name", "capital", "seat", *(("adjective",) if reading.grammar.by_case else ()))  # "российская кандидатура"
    if not holder or frame.data.get("states_only") and any(h.code != h.state or h.how not in as_states for h in holder):
        return []
    slots = frame.slots("of", ("of", "in", "obj"))
    before = _first(match, frame.slots("predecessor", ()), reading)
    before = tuple(a for a in before if a.how in ("name", "title") and a.code != holder[0].code)
    of = _chaired_there(match, reading) if "under" in frame.data else _first(match, slots, reading)
    if in_body and not any(reading.grounding.is_body(a.code) for a in of):
        of = _of_seats(match, slots, reading) or of
    of = tuple(a for a in of if all(a.code != h.code for h in (*holder, *before)))
    if frame.data.get("of_body"):
        of = tuple(a for a in of if reading.grounding.is_body(a.code))
    if not of and in_body:  # "the EU candidate", "received EU candidate status"
        nouns = (word, *(w for words in match.arguments.values() for w in words if w.pos == "NOUN"))
        of = next(filter(None, (_bodies_before(noun, sentence, reading) for noun in nouns)), ())
        of = tuple(a for a in of if all(a.code != h.code for h in holder[:1]))
    if not of and "club" in frame.data:  # "bevezette az eurót": the words tell of what, though they do not name it
        of = (Actor(code=frame.data["club"], text=word.text, start=word.start, end=word.end, how="name"),)
    role = str(frame.data.get("role", ""))
    offices_told: list[Word] = []
    for slot in frame.slots("role_from", ()):
        posts = match.arguments.get(slot, ())
        if not posts and match.trigger.pos == "NOUN" and word.rel in ("obj", "nsubj") and reading.language == "en":
            posts = arguments(word.head, reading.grammar).get(slot, [])  # "approved the appointment of X as minister"
        own = match.trigger.companions | reading.grammar.words.get("posts", frozenset())
        held = [c for w in posts if lemma_of(w) in own for c in w.children if c.rel == "nmod"]
        for office in (*posts, *held):  # "left the post of defence minister"
            named = reading.grounding.name_at(sentence, office)
            title = reading.grounding.title_at(sentence, office) or (named.title if named else None)
            if title is not None and not role:
                role = title.role
                offices_told = sentence.words[title.start : title.end + 1]
                of = of or tuple(Actor(code=b, text=b, how="title") for b in title.bodies)
                of = of or tuple(Actor(code=s, state=s, how="title") for s in title.states)
    role = _headed(match, reading) or role
    of = tuple(a for a in of if "|" not in a.code)
    if "role_from" in frame.data and holder[0].code.partition("|")[0] == role:
        return []  # an office does not hold itself
    if not role and frame.data.get("own_office") and "as" not in match.arguments:
        role = _own_office(holder[0], reading)
    if not role:
        return []
    if role in OF_BODIES:
        # A state is no club: "left Moscow" and "joined Poland in calling" make nobody a member.
        of = tuple(a for a in of if a.code != a.state and "|" not in a.code and a.how in ("name", "unknown name", ORGAN))
    if not of and role in CHAIRED and "under" not in frame.data:
        of = _organs((w for slot in slots for w in slot_words(match, slot, reading.grammar)), sentence, reading)
    if not of and (role == DELEGATION or any(frame.data.get(key) for key in ("of_state", "own_office", "role_from"))):
        of = tuple(Actor(code=h.state, state=h.state, how="holder") for h in holder[:1] if h.state) or _appointing(match, reading)
    if not of:
        return []
    date = reading.date_of(sentence, word) or _since(match, reading)
    status = str(frame.data.get("status", "current"))
    if frame.data.get("past") and word.has("VerbForm=Fin") and word.has("Tense=Past"):
        status = str(frame.data["past"])  # "served as president from 2000 to 2006"
    factuality = reading.factuality(sentence, word, date)
    if "predecessor" in frame.data and frame.data.get("own_office") and is_past(word):
        status = "current"  # "augusztusban átvette a hivatalát": it is the office that the text knows
    above = [word.head] if word.rel in ("xcomp", "acl") else []
    above += [c for c in word.head.children if c.rel == "obj"] if word.rel == "advcl" else []
    if any(lemma_of(w) in frame.data.get("sought_under", ()) for w in above):
        status = "sought"  # "has applied to join", "their applications to join"
    if word.rel == "xcomp" and lemma_of(word.head) in reading.grammar.verbs.get("ceasing", ()):
        status = "former"
    if factuality == "possible" and status in ("current", "incoming"):
        status = "sought"  # "seeks to join"
    elif factuality == "planned" and status == "current":
        status = "incoming"
    after = tuple(a for a in _first(match, frame.slots("successor", ()), reading) if a.how == "name" and a.code != holder[0].code)
    together = [h for h in holder if h.code == h.state or role in CHAIRED] if in_body else []
    if len(together) > 1 and role == "chair":
        role = "co-chair"
    return [
        Tenure(
            **reading.evidence(sentence, [word, *_words_of((each, *of), sentence), *offices_told]),
            factuality=settle(factuality, date, reading.today),
            by=reading.by(word.start),
            frame=frame.id,
            date=date,
            holder=each,
            role=role,
            of=of,
            status="former" if each in before else "incoming" if each in after else status,
        )
        for each in (*(together if len(together) > 1 else holder[:1]), *before, *after)
    ]


def _since(match: Match, reading: Reading) -> str:
    """Return since when a Hungarian clause says that somebody holds an office: *amely 1995 óta tagja az uniónak*."""
    if not reading.grammar.by_ending:
        return ""
    stretch = next((s for s in stretches_of(match.sentence) if match.word in s), [match.word])
    told = (d for d in reading.dates(match.sentence) if d.how == "since" and stretch[0].start <= d.start < stretch[-1].end)
    return next((d.value for d in told), "")


def _headed(match: Match, reading: Reading) -> str:
    """Return the office of who heads an institution: *возглавил МИД Чада* makes a *глава МИД*, so a foreign minister."""
    head = str(match.frame.data.get("headed", ""))
    for word in match.arguments.get("obj", ()) if head else ():
        ending = "а" if word.text[-1].lower() not in VOWELS and not word.text.isupper() else ""
        owned = f"{word.text[:-1]}а" if word.text.endswith("во") else word.text + ending
        field = " ".join(w.text for w in phrase(word, ("det", "amod")) if w.i > word.i)
        hits = find_known(f"{head} {owned} {field}".strip(), reading.language)
        found = [h.entry.code for h in hits if h.entry.kind == "office"]
        if found and found[0] != "leader":
            return str(offices(reading.language)[found[0]]["role"])
    return ""


def _appointing(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return the state that fills or clears an office without one: *Указом президента Чада … назначен*."""
    named = reading.actors(match.sentence, match.sentence.words)
    states = {a.state for a in named if a.state and a.how in ("title", "description")}
    return tuple(Actor(code=s, state=s, how="title") for s in states) if len(states) == 1 else ()


def _stands_under(word: Word, wanted: tuple[str, ...]) -> bool:
    """Whether a noun has one of some prepositions or cases, if any is asked for: *under the chairmanship of*."""
    case = word.child("case")
    return not wanted or (case is not None and case.text.lower() in wanted) or any("=" in w and word.has(w) for w in wanted)


def _chaired_there(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return what is chaired where somebody is told to chair it: *the commission met under the chairmanship of*."""
    above = match.word.head
    if above is match.word:
        return ()
    there = arguments(above, reading.grammar)
    met = [above] if above.pos in ("NOUN", "PROPN") else [*there.get("subj", ()), *there.get("obj", ())]
    nouns = [*met, *(c for n in met for c in n.children if c.rel == "nmod" and role_of(c, reading.grammar) == "of")]
    bodies = [a for noun in nouns for a in reading.actors(match.sentence, [noun]) if reading.grounding.is_body(a.code)]
    return tuple(bodies[:1]) or _organs(reversed(nouns), match.sentence, reading)


def _organs(nouns: Iterable[Word], sentence: Sentence, reading: Reading) -> tuple[Actor, ...]:
    """Return the first noun that means a commission, council or the like, by the words of its phrase."""
    organs = read_lexicon(reading.language, "groups").get("organs", ())
    for noun in nouns:
        if noun.has("PronType=Rel") or noun.lemma == "который":  # "комиссия, сопредседателем которой является …"
            noun = next((w.head for w in noun.ancestors() if w.rel == "acl"), noun)
        if noun.lemma.lower() in organs:
            words = [w for w in phrase(noun, ("det", "case", "nmod")) if w.i <= noun.i]
            text = sentence.text[words[0].start - sentence.start : noun.end - sentence.start]
            return (Actor(code=text if len(words) > 1 else noun.lemma, text=text, start=words[0].start, end=noun.end, how=ORGAN),)
    return ()


def _of_seats(match: Match, slots: tuple[str, ...], reading: Reading) -> tuple[Actor, ...]:
    """Return the body whose seat or vote a candidacy is for: *кандидатура Чада в члены Совета Безопасности*."""
    seats = reading.grammar.words.get("seats", frozenset())
    told = [w for slot in slots for w in match.arguments.get(slot, ())]
    if reading.language == "en":  # "support for the candidature of Peru for a seat": hung on the noun above
        told += [w for w in match.word.head.children if w.i > match.word.i and w.rel == "nmod"]
    nouns = [w for w in told if lemma_of(w) in seats]
    below = [c for noun in nouns for c in noun.children if c.rel in ("nmod", "obl")]
    return tuple(a for a in reading.actors(match.sentence, below) if reading.grounding.is_body(a.code))[:1]


def _own_office(holder: Actor, reading: Reading) -> str:
    """Return the office in which the document, or the register, knows somebody who is told to leave it without a word for it."""
    person = next((p for p in reading.grounding.cast.people if p.code == holder.code), None)
    return min(person.roles) if person is not None and len(person.roles) == 1 else ""


def _further_heads(match: Match, first: Tenure, reading: Reading) -> list[Tenure]:
    """Return the heads of further delegations where the verb is not said again: *делегацию Туркменистана – Батыр Атдаев*."""
    found = []
    sentence, words = match.sentence, match.sentence.words
    mentions = [m for m in reading.grounding.cast.names[sentence.index] if m.person is not None]
    known = {k.last: k for k in reading.grounding.cast.known[sentence.index] if k.hit.entry.kind == "state"}
    for noun in words[match.word.i + 1 :]:
        dash = words[noun.i + 1].text in DASHES if noun.i + 1 < len(words) else False
        bare = dash and noun.i in known and words[noun.i - 1].lemma.lower() not in match.trigger.companions
        if noun.lemma.lower() not in match.trigger.companions and not bare:  # "узбекскую — Иванов", "от Чада — Деби"
            continue
        mention = next((m for m in mentions if m.first > noun.i), None)
        between = words[noun.i + 1 : mention.first] if mention else []
        owned = reading.actors(sentence, [c for c in noun.children if c.rel == "nmod"])
        states = reading.grounding.modifying_states(sentence, noun) or owned
        if bare:
            code = known[noun.i].hit.entry.state
            states = (Actor(code=code, state=code, text=noun.text, start=noun.start, end=noun.end, how="adjective"),)
        if mention is None or mention.person is None or not states or not any(w.text in DASHES for w in between):
            continue
        if any(w.pos == "VERB" or w.text == ";" for w in between):
            continue
        holder = reading.grounding.person_actor(sentence, mention.person, words[mention.first], words[mention.last], "name")
        found.append(
            Tenure(
                **reading.evidence(sentence, words[noun.i : mention.last + 1]),
                factuality="fact",
                by=reading.by(noun.start),
                frame=match.frame.id,
                date=reading.date_of(sentence, match.word),
                holder=holder,
                role=first.role,
                of=states[:1] if first.role == DELEGATION else first.of,
                status="current",
            )
        )
    return found


def _words_of(actors: tuple[Actor, ...], sentence: Sentence) -> list[Word]:
    return [w for a in actors for w in sentence.words if a.start <= w.start < a.end]


def _bodies_before(noun: Word, sentence: Sentence, reading: Reading) -> tuple[Actor, ...]:
    """Return the body before a noun, or in it: *the EU candidate*, *NATO-csatlakozás*."""
    within = reading.grounding.resolve(sentence, noun) if "-" in noun.text else ()
    below = reading.actors(sentence, [c for c in noun.children if c.dep == "nmod:att"])  # "az Európai Unió elnöksége"
    below += reading.actors(
        sentence, [c for c in noun.children if c.rel == "amod" and c.text.isupper() and c.i < noun.i]
    )  # "the G20 presidency"
    if noun.child("cop") is not None:  # "is NATO's newest member"
        below += reading.actors(sentence, [c for c in noun.children if c.dep == "nmod:poss"])
    found = tuple(a for a in (*within, *below) if reading.grounding.is_body(a.code))
    return found or reading.grounding.modifying_bodies(sentence, noun)


def _beside(match: Match, reading: Reading) -> tuple[Actor, ...]:
    """Return who stands beside a noun that says what they are: *Estonia, a member of NATO*, *az EU-tag Horvátország*."""
    word = match.word
    before = word.rel in ("appos", "compound") or word.dep == "nmod:att" and word.i < word.head.i
    near = [word.head] if before and word.head is not word else []
    near += [c for c in word.children if c.rel in ("appos", "flat") and c.pos == "PROPN"]
    if word.rel in ("nsubj", "obj"):  # "NATO allies Greece and Turkey held talks": the parser may see two subjects
        near += [c for c in word.head.children if c.rel == word.rel and c.i == word.i + 1 and c.pos == "PROPN"]
    several = dict.fromkeys(k for w in near for k in (w, *conjuncts(w)))
    found = (a for w in several for a in reading.grounding.actors(match.sentence, w))
    return tuple(a for a in found if a.code == a.state and a.how in ("name", "capital", "seat"))


def _first(match: Match, slots: tuple[str, ...], reading: Reading) -> tuple[Actor, ...]:
    speaker = reading.quoted_speaker(match.word.start)
    for slot in slots:
        found = slot_actors(match, slot, reading.grounding, speaker)
        if found:
            return found
    return ()


def _tells_more(moved: Tenure, held: list[Tenure]) -> bool:
    """Whether words that tell who takes or leaves an office hold those that name its holder: *dismissed Minister Rajapaksa*."""
    same = moved.holder.code == held[0].holder.code and moved.role == held[0].role
    return same and all(moved.start <= t.start and t.end <= moved.end for t in held)


def _collapse(tenures: list[Tenure], headline: int) -> list[Tenure]:
    """Return each tenure once, where the name is told most fully, then below the headline, which ends at an offset.

    *Minister* alone is no office beside that of *Minister for Trade*; who is told to leave one holds it no more.
    """
    told: dict[tuple[object, ...], list[Tenure]] = {}
    for tenure in tenures:
        of = tuple(a.code for a in tenure.of)
        told.setdefault((tenure.holder.code, tenure.role, tenure.status, of), []).append(tenure)
    moved = [t for t in tenures if t.status in ("former", "incoming")]
    links = (" of ", " for ")
    shorter = {(who, str(role).partition(link)[0], of) for who, role, _, of in told for link in links if link in str(role)}
    return [
        min(several, key=lambda t: (-len(t.holder.text.split()), t.start < headline, t.start))
        for (holder, role, status, of), several in told.items()
        if (holder, role, of) not in shorter and not (status == "current" and any(_tells_more(t, several) for t in moved))
    ]
