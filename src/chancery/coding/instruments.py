"""Instruments: texts between parties, and the stage that the words report.

*Poland and Lithuania are planning to sign a new treaty on energy* gives a treaty of POL and LTU at stage ``signed``,
factuality ``planned``.
"""

from msgspec.structs import replace

from chancery.coding.arguments import arguments
from chancery.coding.clauses import stretches_of
from chancery.coding.frames import Match, find_matches, read_frames, slot_actors, slot_words
from chancery.coding.grammar import grammar_of, is_participle, lemma_of
from chancery.coding.ratifying_laws import ratified_by
from chancery.coding.reading import Reading
from chancery.coding.text_names import (
    Forms,
    concluded_in,
    form_of,
    forms_in,
    heads_another,
    holds_another,
    in_nominative,
    is_accession,
    is_another,
    is_heading,
    name_of,
    period_of,
    subject_of,
)
from chancery.coding.texts_again import as_parties, left_out, taken_up
from chancery.coding.texts_left_out import same_text
from chancery.coding.texts_listed import each_before, on_topics, spelled_out
from chancery.grounding.chain import side_actor
from chancery.languages.parsed import Sentence, Word, conjuncts
from chancery.model import Actor, Instrument

# The stages that one sentence may tell of a text beside another.
LATER = ("signed", "approved", "ratified", "in force", "extended", "suspended", "terminated", "withdrawn")


def code_instruments(reading: Reading) -> list[Instrument]:
    """Return the instruments of a document: one for each text and stage; a repeated mention without news collapses."""
    frames = read_frames(reading.language, "instruments")
    forms = forms_in(reading.language)
    found: list[Instrument] = []
    named: list[tuple[Instrument, Word]] = []
    for sentence in reading.sentences:
        told: dict[int, list[Match | None]] = {}
        for match in sorted(find_matches(sentence, frames, reading.grammar), key=lambda m: _only_describes(m, reading)):
            for text in _texts(match, forms):
                if not told.get(text.i) or _tells_more(match, told[text.i], reading):
                    told.setdefault(text.i, []).append(match)
        for word in sentence.words:
            form = form_of(word, forms)
            if (
                form
                and not heads_another(word, forms)
                and not holds_another(word, forms)
                and not (reading.grounding.in_body(sentence, word) and not is_accession(word, forms))
            ):
                stages = [_instrument(word, form, m, sentence, reading, forms) for m in told.get(word.i, [None])]
                each = [t for i in stages if i is not None for t in on_topics(i, word, sentence, reading, forms)]
                again = [t for i in each for t in each_before(word, i, named, found, reading)]
                if form == "law" and not again:
                    found += [t for m in told.get(word.i, ()) for t in ratified_by(word, m, sentence, found, reading)]
                found += again
                named += [(i, word) for i in again]
        found += spelled_out(sentence, found, {*told}, reading, forms)
        found += left_out(sentence, found, reading)
        if reading.grammar.by_ending:
            found += same_text(sentence, found, frames, forms, reading)
        else:
            found += taken_up(sentence, found, frames, reading)
    return _collapse(found)


def _only_describes(match: Match, reading: Reading) -> bool:
    """Whether a word stands before a text's noun, so that any verb tells more: *adopted a draft resolution*."""
    return not reading.grammar.cases and match.word.rel in ("amod", "compound")


def _tells_more(match: Match, told: list[Match | None], reading: Reading) -> bool:
    """Whether a verb tells another stage of a text than the verbs before: *the pact, signed in 2001, lapsed last month*."""
    before = [m for m in told if m is not None]
    if reading.grammar.by_ending:  # "a 2017-ben elfogadott stratégiát nem hajtották végre"
        other = all(match.frame.data["stage"] != m.frame.data["stage"] and _in_other_clause(match, m) for m in before)
        return other or all(is_participle(match.word) != is_participle(m.word) for m in before)
    if any(m.trigger.pos != "VERB" for m in (*before, match)) or match.word in {m.word for m in before}:
        return False
    stages = {m.frame.data["stage"] for m in before}
    return match.frame.data["stage"] in LATER and match.frame.data["stage"] not in stages


def _in_other_clause(match: Match, other: Match) -> bool:
    """Whether two Hungarian verbs stand between different commas: *a szöveg elkészült, ősszel írják alá*."""
    here = next((s for s in stretches_of(match.sentence) if match.word in s), [])
    return match.trigger.pos == other.trigger.pos == "VERB" and other.word not in here


def _texts(match: Match, forms: Forms) -> list[Word]:
    """Return the instrument nouns in a stage frame's slots, also under a vague noun (*a package of agreements*)."""
    found: list[Word] = []
    for slot in match.frame.slots("text", ("obj",)):
        if found and match.frame.data.get("first_found"):
            break  # "megállapodásra jutottak a szerződésről": one text
        if slot == "subj" and "obj" in match.frame.slots("text") and match.arguments.get("obj"):
            continue  # "the agreement ended a war"
        places = ("of", "mod", "poss", "compound") if match.trigger.pos == "NOUN" and slot in ("of", "obj") else (slot,)
        for place in places:
            words = match.arguments.get(place, [])
            if match.sentence.language == "en" and match.trigger.companions:
                words = slot_words(match, place, grammar_of("en"))  # "gave its consent to the agreement"
            if place == "compound":
                words = [c for c in match.word.children if c.rel in ("compound", "amod", "nmod")]
            for word in (_described(w, match, forms) for w in words):
                for head in (word, *conjuncts(word)):
                    named = form_of(head, forms)
                    if named and head.lemma.lower() not in match.frame.data.get("not_texts", ()):
                        found += [head, *(w for w in head.subtree() if w is not head and is_another(w, forms))]
                    vague = not named or head.lemma.lower() in forms.weak  # a "memorandum of understanding" is one text
                    below = [c for c in head.children if c.rel in ("conj", "nmod" if vague else "") and not _put_into(c)]
                    if grammar_of(match.sentence.language).by_case and not named:  # "срок действия контракта"
                        below += [
                            k for c in below if c.rel == "nmod" for k in c.children if k.rel == "nmod" and k.has("Case=Gen")
                        ]
                    found += [c for c in below if form_of(c, forms)]
    beside = match.word.rel == "compound" and match.trigger.lemma in match.frame.data.get("adjectives", ())
    if (match.trigger.pos == "ADJ" or beside) and form_of(match.word.head, forms):  # "a draft treaty"
        found.append(match.word.head)
    if "obj" in match.frame.slots("text", ("obj",)):
        found += [w for w in _before_comma(match) if form_of(w, forms)]
    case = match.word.child("case")
    if case is not None and case.text.lower() in match.frame.data.get("told_by", ()):
        told = match.word if match.word.child("cop") is not None else match.word.head
        found += [w for w in (told, *(c for c in told.children if c.rel == "nsubj")) if form_of(w, forms)]
    return found


def _before_comma(match: Match) -> list[Word]:
    """Return the noun that a participle behind a comma describes where a parser hung the noun on it: *Under the pact, signed
    by Peru in 1999, tariffs fell*.
    """
    word, words = match.word, match.sentence.words
    bare = is_participle(word) or word.has("VerbForm=Part") and word.child("aux", "nsubj", "mark") is None
    cases = grammar_of(match.sentence.language).cases
    if not bare or cases or word.i < 2 or words[word.i - 1].text != "," or match.arguments.get("obj"):
        return []
    return [
        c for c in word.children if c.rel == "obl" and c.i < word.i and max(w.i for w in c.subtree()) in (word.i - 1, word.i - 2)
    ]


def _described(word: Word, match: Match, forms: Forms) -> Word:
    """Return the text above a noun on which a parser hangs a Russian clause: *заявление о мире, которое подписали*."""
    if not grammar_of(match.sentence.language).by_case or match.word.rel != "acl" or word is not match.word.head:
        return word
    number = "Number=Plur" if word.has("Number=Plur") else "Number=Sing"
    above = (w for w in word.ancestors() if w.pos == "NOUN" and form_of(w, forms) and w.has(number))
    return word if form_of(word, forms) or word.rel != "nmod" else next(above, word)


def _put_into(word: Word) -> bool:
    """Whether a text is only what something else goes into: *внесли поправки в конституцию*."""
    case = word.child("case")
    return case is not None and case.text.lower() in ("в", "во", "к")


def _instrument(
    word: Word, form: str, match: Match | None, sentence: Sentence, reading: Reading, forms: Forms
) -> Instrument | None:
    passed = match is not None and match.trigger.pos == "VERB" and match.frame.data["stage"] in ("approved", "ratified")
    if is_accession(word, forms) and not passed:
        return None  # nobody has a text before them who joins
    name_words = name_of(word, sentence, reading)
    name = reading.document.text[name_words[0].start : name_words[-1].end]
    counted = word.child("nummod") is not None
    as_named = word.has("Case=Nom") or word.has("Case=Acc") and not word.has("Gender=Fem")  # "подписали декларацию"
    if reading.grammar.by_case and word.has("Number=Sing") and not counted and not as_named:
        name = in_nominative(name_words, word, name)
    if (
        reading.grammar.by_ending
        and word.pos == "NOUN"
        and (len(name_words) == 1 or word.has("Number=Sing") and not word.has("Person[psor]=3"))
    ):
        known = word.text[: len(word.lemma)] if "-" in word.text else word.lemma  # "NATO-csatlakozását"
        name = name[: -len(word.text)] + known
    proper = word.text[0].isupper() and word.i > 0
    dated = "" if match or proper or word.lemma.lower() in forms.weak else concluded_in(name_words, sentence, reading)
    issued = match is None and _is_issued(word, form, reading)
    if match is None and not dated and not issued and (not proper or word.lemma.lower() in forms.weak or len(name_words) < 2):
        return None
    if match is not None and form in match.frame.data.get("not_forms", ()):
        return None
    if match is None and proper and is_heading(name_words, sentence):
        return None
    parties = _parties(word, match, sentence, reading)
    if form == "treaty" and reading.grammar.cases and any(p.state and p.code != p.state for p in parties):
        form = "contract"  # "szerződést kötött a Gazprommal": treaties are made between states
    if form == "law" and len(as_parties(_own_parties(word, match, sentence, reading))) < 2:
        return None  # what one state lays down binds no other
    if not parties and word.lemma.lower() in forms.weak:
        return None
    if form == "proposal" and match is not None and match.frame.data["stage"] == "negotiated":
        return None  # whoever considers a proposal has no text before them
    anchor = match.word if match is not None else word
    date = dated or reading.date_of(sentence, anchor)
    if "/" in date and date == period_of(name_words, sentence, reading):
        date = ""  # "a roadmap for cooperation in 2012-2013 was approved": what it is for, not when it was approved
    named = [d.value for d in reading.dates(sentence) if name_words[0].start <= d.start < name_words[-1].end]
    if match is not None and reading.grammar.by_case and date in named and match.frame.data["stage"] != "signed":
        date = ""  # "соглашение 1994 года утратило силу"
    factuality = reading.factuality(sentence, anchor, date) if match is not None else "fact"
    if match is not None and factuality == "fact" and match.frame.data.get("lies_ahead"):
        factuality = "planned"  # "submitted to parliament for ratification"
    if match is not None and factuality == "fact" and match.frame.data.get("weighed"):
        factuality = "possible"  # "are considering a treaty on fisheries"
    if match is not None and factuality == "fact" and match.frame.data.get("turned_down"):
        factuality = "denied"  # "voters rejected the treaty"
    if match is not None and name_words == [word] and _only_aims_at(match, factuality):
        return None
    if factuality == "planned" and date and reading.today and date[: len(reading.today)] < reading.today[: len(date)]:
        date = ""  # "the pact signed in 2014 will enter into force": what lies ahead has another day
    if not date and match is not None and factuality == "fact":
        date = reading.day_of(sentence, anchor)
    words = [*name_words, *([match.word] if match is not None else [])]
    return Instrument(
        **reading.evidence(sentence, words),
        factuality=factuality,
        by=reading.by(anchor.start),
        frame=match.frame.id if match is not None else "rule.named-text",
        date=date,
        place=reading.place_of(sentence, anchor),
        name=name,
        form=form,
        parties=parties,
        stage=str(match.frame.data["stage"]) if match is not None else "agreed" if issued else "signed" if dated else "in force",
        subject=subject_of(word, reading),
        period=period_of(name_words, sentence, reading),
    )


def _is_issued(word: Word, form: str, reading: Reading) -> bool:
    """Whether several say something in a text of theirs: *in a joint declaration they condemned the attack*."""
    titled = word.head.rel == "acl" and lemma_of(word.head) in reading.grammar.verbs.get("entitling", ())
    word = word.head.head if titled else word  # "in a document entitled the Lima Declaration"
    case = word.child("case")
    inside = word.has("Case=Ine") or case is not None and case.text.lower() in ("in", "в")
    joint = titled or any(c.lemma.lower() in reading.grammar.words.get("joint_texts", ()) for c in word.children)
    return inside and joint and word.rel in ("obl", "nmod") and form in ("declaration", "joint statement", "communiqué")


def _parties(word: Word, match: Match | None, sentence: Sentence, reading: Reading) -> tuple[Actor, ...]:
    """Return the parties: named with the text, else the doers of the stage as states, else the document's pair."""
    parties = as_parties(_own_parties(word, match, sentence, reading))
    agents = [w for agent in match.arguments.get("agent", ()) for w in (agent, *conjuncts(agent))] if match is not None else []
    if len(agents) > 1 and parties:
        return parties  # "signed by the government and the rebels": nobody else did
    if not reading.grammar.cases:
        cities = _signed_where(word, sentence, reading)
        parties = tuple(p for p in parties if p.state not in cities)
        if cities & set(reading.grounding.pair):
            return parties
    # "the Council adopts a package": somebody else than the pair acts.
    unknown = match is not None and match.trigger.pos == "VERB" and not parties and _named_doer(match, reading)
    here = set(reading.grounding.states_named(sentence))
    leaves = match is not None and match.frame.data.get("stage") in ("withdrawn", "terminated")
    if leaves and parties and not here & set(reading.grounding.pair) - {p.state for p in parties}:
        return parties  # "Belarus left the Treaty on Conventional Armed Forces": whose else it was is not told
    third = here - set(reading.grounding.pair)
    if (len(parties) == 1 and parties[0].state in reading.grounding.pair or not parties) and not unknown and not third:
        parties = as_parties([*parties, *(side_actor(s) for s in reading.grounding.pair)])
    return parties


def _only_aims_at(match: Match, factuality: str) -> bool:
    """Whether only the aim to keep texts is told: *agreed to implement the agreements*, *fulfilment of the accord*."""
    bare = factuality in ("planned", "possible") or match.trigger.pos == "NOUN" or match.word.has("VerbForm=Inf")
    return bare and match.frame.data["stage"] == "implemented"


def _own_parties(word: Word, match: Match | None, sentence: Sentence, reading: Reading) -> list[Actor]:
    """Return who is named with the text, or does what the stage's verb tells."""
    speaker = reading.quoted_speaker(word.start)
    named: list[Actor] = []
    there = arguments(word, reading.grammar)
    for role in ("between", "with", "by", "poss"):
        for argument in there.get(role, ()):
            named += reading.grounding.actors(sentence, argument, speaker)
    owners = [a for w in there.get("of", ()) for a in reading.grounding.actors(sentence, w) if a.how == "name"]
    if not named and len({a.state for a in owners}) > 1:
        named += owners  # "the customs code of Russia, Kazakhstan and Belarus"
    named += reading.grounding.modifying_states(sentence, word) if not named else ()
    doers: list[Actor] = []
    if match is not None:
        for slot in match.frame.slots("parties", ("subj", "with", "between")):
            doers += [a for a in slot_actors(match, slot, reading.grounding, speaker) if a.how not in ("unknown name", "number")]
        if match.frame.data["stage"] in ("approved", "ratified") and len({a.state for a in doers}) == 1:
            doers = [replace(a, code=a.state) if a.state else a for a in doers]  # "the Sejm ratified the treaty"
    if not named and not doers and not reading.grammar.cases:
        doers = _bound_under(word, sentence, reading)
    return [*named, *doers]


def _bound_under(word: Word, sentence: Sentence, reading: Reading) -> list[Actor]:
    """Return who does something to whom under a text that names nobody: *Peru sends gas to Chile under an accord of 2001*."""
    case = word.child("case")
    if case is None or case.text.lower() not in ("under", "through") or word.head.pos != "VERB":
        return []
    there = arguments(word.head, reading.grammar)
    bound = [w for role in ("subj", "to", "with", "from", "for") for w in there.get(role, ()) if w is not word]
    return [a for w in bound for a in reading.actors(sentence, [w]) if a.state or reading.grounding.is_body(a.code)]


def _signed_where(word: Word, sentence: Sentence, reading: Reading) -> set[str]:
    """Return the states that a sentence names only by the city in a text's name: *the Rome Statute* is none of Italy's."""
    below = {w.i for w in word.subtree()}
    known = [k for k in reading.grounding.cast.known[sentence.index] if k.hit.entry.state]
    cities = [k for k in known if k.hit.entry.how in ("capital", "place") and k.first in below]
    alone = [k for k in cities if not any(w.text in ("-", "–") for w in sentence.words[max(0, k.first - 1) : k.last + 2])]
    proper = word.text[0].isupper() and word.i > 0
    return {k.hit.entry.state for k in alone if proper} - {k.hit.entry.state for k in known if k not in alone}


def _named_doer(match: Match, reading: Reading) -> bool:
    """Whether a stage's verb has a subject with a capital: a body or person that could not be resolved, but no parliament."""
    houses = reading.grammar.words.get("houses", ())
    return any(w.text[0].isupper() and w.pos == "PROPN" and lemma_of(w) not in houses for w in match.arguments.get("subj", ()))


def _collapse(instruments: list[Instrument]) -> list[Instrument]:
    """Return each text once a stage; what a headline tells goes where a later sentence tells it in full."""
    kept: list[Instrument] = []
    for n, item in enumerate(instruments):
        title = item.sentence[-1].isalnum()
        if title and any(_is_same(item, later) for later in instruments[n + 1 :] if later.sentence_start != item.sentence_start):
            continue
        if not any(
            k.stage == item.stage and k.factuality == item.factuality and k.name.casefold() == item.name.casefold() for k in kept
        ):
            kept.append(item)
    return kept


def _is_same(title: Instrument, later: Instrument) -> bool:
    """Whether a sentence tells of the text and stage that a headline tells of, and of all its parties."""
    alike = (title.form, title.stage, title.factuality) == (later.form, later.stage, later.factuality)
    return alike and {p.code for p in title.parties} <= {p.code for p in later.parties}
