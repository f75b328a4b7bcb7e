"""Who takes or leaves an office in Russian, where the parse places names and cases tell what is left open.

*Президент назначил послом Андрея Сибигу*: the instrumental is the office, the accusative is appointed.
"""

from chancery.coding.frames import Match, slot_words
from chancery.coding.grammar import is_passive, lemma_of
from chancery.coding.reading import Reading
from chancery.grounding.people import NameMention
from chancery.grounding.titles import Title
from chancery.languages.parsed import Sentence, Word, conjuncts

OTHER_CLAUSES = frozenset(("acl", "advcl", "ccomp", "parataxis"))
CASES = {"Nom": "subj", "Acc": "obj", "Gen": "obj", "Dat": "to", "Ins": "by"}
AS_POST, PLAIN = 2, 1  # how surely an office is one that is taken or left: *на пост министра*, *назначен послом*
REACH = 7  # words from a comma to its participle
BESIDE = ("appos", "flat", "nmod", "nsubj")


def people_in_russian(match: Match, slots: tuple[str, ...], reading: Reading) -> list[NameMention]:
    """Return the names in the first of some slots that holds any, by the parse, then by the cases of the clause's names.

    ``beside`` is who stands beside a noun or is said to be what it says; ``of`` is whose it is.
    """
    for slot in slots:
        described = _described(match, reading) if slot == ("obj" if is_passive(match.word) else "subj") else []
        words = beside(match.word) if slot == "beside" else slot_words(match, slot, reading.grammar)
        found = [m for w in words for top in (w, *conjuncts(w)) if (m := named(match.sentence, top, reading))]
        found = described or found or (_right_behind(match, reading) if slot == "beside" else [])
        if found:
            return _listed(list(dict.fromkeys(found)), match, reading)
    if match.trigger.pos == "VERB":
        placed = _by_case(match, reading)
        for slot in slots:
            wanted = "obj" if slot == "subj" and is_passive(match.word) else slot
            wanted = "subj" if slot == "obj" and is_passive(match.word) else wanted
            found = [m for m, role in placed if role == wanted]
            if found:
                return found[:1]
    return []


def _described(match: Match, reading: Reading) -> list[NameMention]:
    """Return whose name a participle's comma follows, whatever the parser hung it on: *Иван Петров, назначенный послом*."""
    words, i = match.sentence.words, match.word.i
    if not match.word.has("VerbForm=Part") or match.word.rel not in ("acl", "amod"):
        return []
    comma = next((n for n in range(i - 1, max(i - REACH, 0), -1) if words[n].text == ","), 0)
    mention = reading.grounding.name_at(match.sentence, words[comma - 1]) if comma else None
    return [mention] if mention is not None and (mention.person is not None or mention.last > mention.first) else []


def _right_behind(match: Match, reading: Reading) -> list[NameMention]:
    """Return the name right behind a noun, or behind its comma, with or without an office: *её соперника, министра Петрова*."""
    words, at = match.sentence.words, match.word.i + 1
    at += at < len(words) and words[at].text == ","
    names = reading.grounding.cast.names[match.sentence.index]
    return [m for m in names if at in (m.first, m.title.start if m.title is not None else -1) and m.person is not None]


def _listed(found: list[NameMention], match: Match, reading: Reading) -> list[NameMention]:
    """Add the names of a row behind a verb in the plural: *На пост претендуют чилийка Бачелет, глава МАГАТЭ Гросси и Мотли*."""
    if not match.word.has("Number=Plur") or found[0].first < match.word.i:
        return found
    for mention in reading.grounding.cast.names[match.sentence.index]:
        between = match.sentence.words[max(m.last for m in found) + 1 : mention.first]
        joined = any(w.text in (",", "и") for w in between)
        joined = joined and not any(w.pos in ("VERB", "AUX") or w.text == ";" for w in between)
        if joined and mention.person is not None:
            found.append(mention)
    return found


def named(sentence: Sentence, word: Word, reading: Reading) -> NameMention | None:
    """Return the name that a word heads or stands beside; a pronoun, or an office alone, may mean somebody named before."""
    near = (word, *(c for c in word.children if c.rel in BESIDE and c.child("case") is None and c.i > word.i))
    deeper = (g for c in near[1:] if c.pos == "NOUN" for g in c.children if g.rel in ("appos", "flat") and g.i > c.i)
    for each in (*near, *deeper):
        mention = reading.grounding.name_at(sentence, each)
        if mention is not None and mention.person is not None:
            return mention
        if mention is not None and mention.last > mention.first and each.pos == "PROPN":
            return mention
    for actor in reading.actors(sentence, [word]):
        person = next((p for p in reading.grounding.cast.people if p.code == actor.code), None)
        if person is not None and (word.pos in ("PRON", "DET") or reading.grounding.title_at(sentence, word) is not None):
            return NameMention(word.i, word.i, person, word.text)
    return None


def beside(noun: Word) -> list[Word]:
    """Return what stands beside a noun that says what somebody is, or its subject: *Преемником Кулебы стал Сибига*."""
    near = [c for c in noun.children if c.rel in ("appos", "nsubj") and c.child("case") is None]
    if noun.rel == "appos" and noun.head.pos in ("NOUN", "PROPN"):
        near.append(noun.head)
    if noun.has("Case=Ins") and noun.head.pos == "VERB":
        near += [c for c in noun.head.children if c.rel in ("nsubj", "obj") and c is not noun]
    return near


def _by_case(match: Match, reading: Reading) -> list[tuple[NameMention, str]]:
    """Return the names of a clause that no preposition marks, with the roles of their cases."""
    words, inside = match.sentence.words, clause(match.word)
    found = []
    for mention in reading.grounding.cast.names[match.sentence.index]:
        if mention.first not in inside or mention.person is None and mention.last == mention.first:
            continue
        title = mention.title if mention.title is not None and mention.title.end == mention.first - 1 else None
        opening = title.start if title is not None else mention.first
        if opening and words[opening - 1].pos == "ADP":
            continue
        told = [words[title.first]] if title is not None else [words[mention.last], words[mention.first]]
        cases = [case for w in told for case in CASES if w.has(f"Case={case}")]
        if cases:
            found.append((mention, CASES[cases[0]]))
    return found


def clause(verb: Word) -> set[int]:
    """Return the places of the words of a verb's own clause."""
    found, stack = {verb.i}, [verb]
    while stack:
        top = stack.pop()
        found.add(top.i)
        stack += [c for c in top.children if c.rel not in OTHER_CLAUSES and not (c.rel == "conj" and c.pos == "VERB")]
    return found


def office_in_russian(match: Match, reading: Reading) -> Title | None:
    """Return the office that a clause names as a post or in the instrumental: *на пост министра*, *назначен послом*."""
    verb = match.word if match.trigger.pos == "VERB" else next((w for w in match.word.ancestors() if w.pos == "VERB"), match.word)
    inside = clause(verb)
    removes = "leaves" in match.frame.data and "enters" not in match.frame.data
    found = []
    for title in reading.grounding.cast.titles[match.sentence.index]:
        weight = _weight(title, match.sentence, reading)
        if title.first not in inside or not weight or removes and weight < AS_POST:
            continue
        if weight == PLAIN and match.frame.data.get("appoints") and title.rank == "head-of-state" and is_passive(match.word):
            continue  # "назначен президентом": who appoints
        found.append((-weight, title.first, title))
    return min(found, key=lambda each: each[:2])[2] if found else None


def _weight(title: Title, sentence: Sentence, reading: Reading) -> int:
    """How surely an office is one that somebody takes or leaves: as a post, in the bare instrumental, else 0."""
    words = sentence.words
    head, before = words[title.first], words[title.start - 1] if title.start else None
    posts = reading.grammar.words["posts"] | reading.grammar.words["duties"] | reading.grammar.words["contests"]
    if before is not None and lemma_of(before) in posts or head.rel in ("nmod", "appos") and lemma_of(head.head) in posts:
        return AS_POST
    into = before is not None and before.text.lower() == "в" and title.plural  # "баллотируется в президенты"
    if into:
        return AS_POST
    if title.plural or not head.has("Case=Ins") or before is not None and before.pos == "ADP":
        return 0
    bearer = next((m for m in reading.grounding.cast.names[sentence.index] if title in (m.title, m.outer)), None)
    borne = bearer is not None and any(words[i].has("Case=Ins") for i in (bearer.first, bearer.last))
    return 0 if borne else PLAIN


def whose(match: Match, reading: Reading) -> list[NameMention]:
    """Return whose predecessor or rival a noun tells of: *предшественник Кулебы*, *её соперник*."""
    owners = [c for c in match.word.children if c.rel in ("nmod", "det") and (c.has("Poss=Yes") or c.child("case") is None)]
    return [m for owner in owners if (m := named(match.sentence, owner, reading)) is not None]


def runs_for(office: Title, match: Match, candidates: frozenset[str]) -> bool:
    """Whether an office is one that a clause names a candidate for: *кандидатом в президенты*, *кандидат на пост генсека*."""
    words = match.sentence.words
    before = words[max(0, office.start - 3) : office.start]
    return match.word.i != office.first and any(lemma_of(w) in candidates for w in before)


def office_before(match: Match, reading: Reading) -> Title | None:
    """Return the office last spoken of as somebody's to take or leave: *Пост занял …*, *его предшественник …*."""
    here = match.sentence
    earlier = [s for s in reading.sentences[: here.index] if s.paragraph == here.paragraph]
    for sentence in (here, *reversed(earlier)):
        titles = [t for t in reading.grounding.cast.titles[sentence.index] if sentence is not here or t.end < match.word.i]
        for title in reversed(titles):
            if title.status == "current" and _weight(title, sentence, reading):
                return title
    return None


def told_there(office: Title, reading: Reading) -> str:
    """Return the one body of a sentence that says where an office without an owner is: *в МАГАТЭ гендиректором избран …*."""
    sentence = next(s for s in reading.sentences if office in reading.grounding.cast.titles[s.index])
    found = reading.actors(sentence, sentence.words)
    bodies = {a.code for a in found if reading.grounding.is_body(a.code) and a.how == "name"}
    return bodies.pop() if len(bodies) == 1 else ""
