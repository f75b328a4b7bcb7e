"""Appointments: who takes an office, who leaves it, and who follows whom, told by a verb with a person and an office.

*President Ruto named Alfred Mutua foreign minister, replacing Raychelle Omamo* gives the tenures of Alfred Mutua (incoming) and
Raychelle Omamo (former) as Minister of Foreign Affairs of KEN.
"""

from chancery.coding.appointed_by_case import (
    antecedent,
    bare_name,
    left_before,
    office_become,
    office_by_case,
    people_by_case,
    successor,
)
from chancery.coding.appointed_in_russian import (
    office_before,
    office_in_russian,
    people_in_russian,
    runs_for,
    told_there,
    whose,
)
from chancery.coding.arguments import arguments
from chancery.coding.factuality import settle
from chancery.coding.frames import Match, slot_words
from chancery.coding.grammar import role_of
from chancery.coding.reading import Reading
from chancery.grounding.acting import ACTING
from chancery.grounding.gazetteer import offices
from chancery.grounding.hungarian import is_native
from chancery.grounding.known import POSSESSIVE
from chancery.grounding.people import NameMention, home_state
from chancery.grounding.titles import Title
from chancery.languages.parsed import Sentence, Word, conjuncts
from chancery.model import Actor, Tenure

LONGEST_NAME = 5  # words
INCOMING, FORMER = "incoming", "former"
ORGANS = frozenset(("chair", "co-chair", "member", "head"))  # of what is not told by whose citizen somebody is


def appointments(match: Match, reading: Reading) -> list[Tenure]:
    """Return the tenures that a frame of appointment tells: each person that takes an office or leaves it."""
    if reading.grammar.by_ending:
        return _by_case(match, reading)
    if reading.grammar.by_case:
        return _in_russian(match, reading)
    data, sentence = match.frame.data, match.sentence
    above = _appointed_above(match, reading)
    entering = above or _people(match, data.get("enters", ()), reading)
    leaving = [m for m in _people(match, data.get("leaves", ()), reading) if m not in entering]
    titles = reading.grounding.cast.titles[sentence.index]
    clause = match.word.head if above else match.word
    office = next(iter(_offices(match, clause, titles, [*entering, *leaving], reading)), None)
    owner = _owner(match, office, reading)
    found = []
    for mentions, status in ((entering, INCOMING), (leaving, FORMER)):
        for mention in mentions:
            own = _own_title(mention, reading) if data.get("leaves") else None
            held = office or own or next(filter(None, (_own_title(m, reading) for m in leaving)), None)
            tenure = _tenure(match, mention, held, owner, status, reading) if held is not None else None
            if tenure is not None:
                found.append(tenure)
    return found


def _by_case(match: Match, reading: Reading) -> list[Tenure]:
    """Return the tenures of a Hungarian appointment; who follows somebody takes that one's office, else the own one is told."""
    data = match.frame.data
    if data.get("successor"):
        entering, leaving = successor(match, reading)
    else:
        entering = people_by_case(match, tuple(data.get("enters", ())), reading)
        leaving = [m for m in people_by_case(match, tuple(data.get("leaves", ())), reading) if m not in entering]
        entering = entering or (antecedent(match, reading) if leaving and "enters" in data else [])
    before = left_before(match, reading) if data.get("back") and entering and not leaving else []
    if "leaves" in data and "enters" in data and not (entering and (leaving or before)):
        return []
    becomes = bool(data.get("becomes"))
    office = office_become(match, entering, reading) if becomes else office_by_case(match, reading)
    if becomes and office is None:
        return []
    theirs = next(filter(None, (_own_title(m, reading) for m in (*leaving, *before))), None)
    owner = _owner(match, office, reading)
    found = []
    for mentions, status in ((entering, _status(match)), (leaving, FORMER)):
        for mention in mentions:
            own = (_own_title(m, reading) for m in (mention, *entering))
            held = office or theirs or next(filter(None, own), None)
            tenure = _tenure(match, mention, held, owner, status, reading) if held is not None else None
            found += [tenure] if tenure is not None else []
    return found


def _in_russian(match: Match, reading: Reading) -> list[Tenure]:
    """Return the tenures of a Russian appointment; an office that is not named there is the one last spoken of, or their own."""
    data = match.frame.data
    entering = people_in_russian(match, tuple(data.get("enters", ())), reading)
    leaving = [m for m in people_in_russian(match, tuple(data.get("leaves", ())), reading) if m not in entering]
    owners = whose(match, reading) if "whose" in data else []
    office = office_in_russian(match, reading)
    if ("appoints" in data and office is None) or (data.get("whose") == "needed" and not owners):
        return []  # "Баку предложил Пашиняна", "конкурент «Газпрома»"
    theirs = next(filter(None, (_own_title(m, reading) for m in (*leaving, *owners))), None)
    before = office_before(match, reading) if office is None and "follows" in data else None
    own = next(filter(None, (_own_title(m, reading) for m in entering)), None) if "self" in data else None
    held = office or (before or theirs if owners else theirs or before) or own
    owner = _owner(match, held, reading)
    if held is not None and held.role in ORGANS:
        owner = tuple(a for a in owner if not a.state)
    homes = (m.person.state for m in (*entering, *leaving, *owners) if m.person is not None and m.person.state)
    owner = owner or tuple(Actor(code=s, state=s, how="holder") for s in [*homes][:1] if held and held.role not in ORGANS)
    status = str(data.get("status", INCOMING))
    if data.get("past") and match.word.has("Tense=Past"):
        status = str(data["past"])  # "занимал пост премьер-министра"
    if office is not None and runs_for(office, match, reading.grammar.words["candidates"]):
        status = "sought"  # "кандидатом в президенты стал …"
    everyone = ((entering, status), (leaving, FORMER))
    told = (_tenure(match, m, held, owner, as_told, reading) for mentions, as_told in everyone for m in mentions if held)
    return [tenure for tenure in told if tenure is not None]


def _status(match: Match) -> str:
    """Return the status of who takes an office; whoever became something holds it: *főtitkár lett*."""
    held = match.frame.data.get("becomes") and match.word.text.lower().startswith("lett")
    return "current" if held else str(match.frame.data.get("status", INCOMING))


def _appointed_above(match: Match, reading: Reading) -> list[NameMention]:
    """Return who is appointed by the verb above one of following somebody: *named Mutua minister, replacing Omamo*."""
    verb = match.word.head
    if not match.frame.data.get("leaves") or not match.frame.data.get("enters") or match.word.rel not in ("advcl", "acl"):
        return []
    there = arguments(verb, reading.grammar) if verb.pos == "VERB" else {}
    told = [there.get(role, []) for role in (("obj", "inf", "subj") if reading.language == "en" else ("obj",))]
    named = ([m for w in words if (m := _named(match.sentence, w, reading))] for words in told)  # "took over, replacing Omamo"
    return next(filter(None, named), [])


def _people(match: Match, slots: tuple[str, ...], reading: Reading) -> list[NameMention]:
    """Return the names in the first of some slots that holds any."""
    for slot in slots:
        words = [w for top in slot_words(match, slot, reading.grammar) for w in (top, *conjuncts(top))]
        found = [m for w in words if (m := _named(match.sentence, w, reading))]
        if found:
            return list(dict.fromkeys(found))
    return []


def _named(sentence: Sentence, word: Word, reading: Reading) -> NameMention | None:
    """Return the name that a word heads, or stands beside its office: *Finance Minister Basil Rajapaksa*; *him* is a person."""
    if word.pos == "PRON" and reading.language == "en":
        code = next((a.code for a in reading.actors(sentence, [word]) if a.how == "pronoun"), "")
        person = next((p for p in reading.grounding.cast.people if p.code == code), None)
        return NameMention(word.i, word.i, person, word.text) if person is not None else None
    near = (word, *(c for c in word.children if c.rel in ("appos", "flat", "nmod", "compound") and c.child("case") is None))
    for each in near:
        mention = reading.grounding.name_at(sentence, each)
        if mention is not None and (mention.person is not None or mention.last > mention.first):
            return mention
    return None


def _offices(match: Match, verb: Word, titles: list[Title], people: list[NameMention], reading: Reading) -> list[Title]:
    """Return the offices of a clause that are not those in which its people, or others, are named; the likeliest first."""
    words = match.sentence.words
    inside = {w.i for w in verb.subtree()}
    mentions = reading.grounding.cast.names[match.sentence.index]
    found = []
    for title in titles:
        borne = next((m for m in mentions if title in (m.title, m.outer)), None)
        if title.plural or title.last not in inside:
            continue
        if borne is not None and not (borne in people and _is_predicate(title, borne, verb, words, reading)):
            continue
        if title.first < verb.i and not reading.grammar.cases:
            continue  # who appoints stands before the verb
        marked = any(w.rel in ("case", "mark") and w.i in range(title.start - 3, title.start) for w in words)
        found.append((not marked, title.first, title))
    return [title for _, _, title in sorted(found, key=lambda each: each[:2])]


def _is_predicate(title: Title, mention: NameMention, verb: Word, words: list[Word], reading: Reading) -> bool:
    """Whether an office right behind a name is what somebody is made: *named Alfred Mutua foreign minister*."""
    between = words[mention.last + 1 : title.start]
    behind = bool(reading.grammar.cases) or verb.i < title.first
    return title.start > mention.last and behind and all(w.text != "," for w in between)


def _own_title(mention: NameMention, reading: Reading) -> Title | None:
    """Return the office in which somebody is named, here or elsewhere in the document."""
    if mention.title is not None:
        return mention.title
    everywhere = (m for names in reading.grounding.cast.names for m in names)
    held = [m.title for m in everywhere if m.title and m.person is not None and m.person is mention.person]
    return next((t for t in held if t.status == "current"), next(iter(held), None))


def _owner(match: Match, office: Title | None, reading: Reading) -> tuple[Actor, ...]:
    """Return whose office it is where its words do not say: that of whoever appoints, or where it is held."""
    for slot in match.frame.slots("by", ()):
        for actor in reading.actors(match.sentence, match.arguments.get(slot, [])):
            state = actor.state or (actor.code if reading.grounding.is_body(actor.code) else "")
            if state:
                return (Actor(code=state, state=actor.state, text=actor.text, start=actor.start, end=actor.end, how="title"),)
    named = reading.actors(match.sentence, match.sentence.words) if reading.grammar.by_case else ()
    states = {a.state for a in named if a.state and a.how in ("title", "description")}
    if len(states) == 1 and office is not None:  # "Указом президента Чада … назначен"
        return tuple(Actor(code=s, state=s, how="title") for s in states)
    body = told_there(office, reading) if reading.grammar.by_case and office is not None and office.rank == "other" else ""
    return (Actor(code=body, text=body, how="title"),) if body else ()


def _tenure(
    match: Match, mention: NameMention, office: Title, owner: tuple[Actor, ...], status: str, reading: Reading
) -> Tenure | None:
    sentence, words, grounding = match.sentence, match.sentence.words, reading.grounding
    first, last = words[mention.first], words[mention.last]
    if mention.person is not None:
        holder = grounding.person_actor(sentence, mention.person, first, last, "name")
    else:
        name = mention.text if not reading.grammar.by_ending else bare_name(mention, match, reading)
        holder = Actor(code=name, text=mention.text, start=first.start, end=last.end, how="unknown name")
    here = office in grounding.cast.titles[sentence.index]
    of = tuple(Actor(code=b, text=b, how="title") for b in office.bodies)
    of = of or tuple(Actor(code=i, text=i, how="title") for i in [office.institution] if i)
    of = of or tuple(Actor(code=s, state=s, how="title") for s in office.states[:1])
    of = of or (organisation_of(office, sentence, reading) if here else ()) or owner
    home = holder.state or office.home if not (reading.grammar.by_case and office.role in ORGANS) else ""
    of = of or tuple(Actor(code=s, state=s, how="holder") for s in [home] if s)
    of = of or _at_home(holder.code.partition("|")[0], reading)
    if not of:
        return None
    role = (
        str(offices(reading.language)[office.office].get("body_role", office.role))
        if grounding.is_body(of[0].code)
        else office.role
    )
    if match.frame.data.get("acting") and not role.startswith(ACTING):
        role = ACTING + role
    date = reading.date_of(sentence, match.word)
    factuality = reading.factuality(sentence, match.word, date)
    told = [w for w in words if mention.first <= w.i <= mention.last]
    return Tenure(
        **reading.evidence(sentence, [match.word, *told, *(words[office.start : office.end + 1] if here else ())]),
        factuality=settle(factuality, date, reading.today),
        by=reading.by(match.word.start),
        frame=match.frame.id,
        date=date,
        holder=holder,
        role=role,
        of=of,
        status=_settled(status, factuality),
    )


def _settled(status: str, factuality: str) -> str:
    """Return the status of an office that may be taken, or will be held."""
    if factuality == "possible" and status == INCOMING:
        return "sought"
    return INCOMING if factuality == "planned" and status == "current" else status


def _at_home(name: str, reading: Reading) -> tuple[Actor, ...]:
    """Return the state of whom a Hungarian text names as its own people are named: *Kovács Gábort nevezték ki nagykövetnek*."""
    home = home_state(reading.language) if reading.grammar.by_ending and " " in name and is_native(name) else ""
    return (Actor(code=home, state=home, how="holder"),) if home else ()


def organisation_of(title: Title, sentence: Sentence, reading: Reading) -> tuple[Actor, ...]:
    """Return the organisation that nobody knows at an office, by its name: *director of the think tank Chatham House*.

    It may own the office too: *TPDC's managing director*.
    """
    words = sentence.words
    if not 0 <= title.last < len(words):
        return ()
    last = title.start - 1 - (words[title.start - 1].text in POSSESSIVE)
    owner = reading.grounding.name_at(sentence, words[last]) if 0 <= last < title.start - 1 else None
    if owner is not None and owner.person is None and owner.last == last:
        first = words[owner.first]
        return (Actor(code=owner.text, text=owner.text, start=first.start, end=words[last].end, how="unknown name"),)
    for child in words[title.last].children:
        if child.rel == "nmod" and role_of(child, reading.grammar) in ("of", "at"):
            name = [w for w in sorted(child.subtree(), key=lambda w: w.i) if w.pos == "PROPN"]
            if 0 < len(name) <= LONGEST_NAME and name[-1].i - name[0].i < len(name):
                text = " ".join(w.text for w in name)
                return (Actor(code=text, text=text, start=name[0].start, end=name[-1].end, how="unknown name"),)
    return ()
