"""Instruments: texts between parties, and the stage that the words report.

*Poland and Lithuania are planning to sign a new treaty on energy* gives a treaty of POL and LTU at stage ``signed``,
factuality ``planned``.
"""

from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from chancery.coding.arguments import arguments
from chancery.coding.frames import FrameSet, Match, find_matches, read_frames, slot_actors, slot_words
from chancery.coding.grammar import grammar_of, is_participle, lemma_of
from chancery.coding.reading import Reading
from chancery.grounding.chain import side_actor
from chancery.languages.parsed import Sentence, Word, conjuncts
from chancery.lexicons import has_lexicon, read_lexicon
from chancery.model import Actor, Instrument

LEFT_OUT = ("acl", "advcl", "parataxis", "appos", "ccomp", "conj", "cc", "case", "punct")
SUBJECT = ("on", "for", "about", "concerning", "regarding", "о", "об", "обо", "по")
# The stages that one sentence may tell of a text beside another.
LATER = ("signed", "approved", "ratified", "in force", "extended", "suspended", "terminated", "withdrawn")
NAMING = (*SUBJECT, "of", "against", "between", "против", "между")


class Forms(NamedTuple):
    """A language's instrument nouns: lemma or two lemmas → form, and those that need a stage to count."""

    forms: dict[str, str]
    weak: frozenset[str]


@cache
def forms_in(language: str) -> Forms:
    """Return a language's instrument nouns; none where it has no lexicon of them."""
    if not has_lexicon(language, "instruments"):
        return Forms({}, frozenset())
    data = read_lexicon(language, "instruments")
    return Forms(data.get("forms", {}), frozenset(data.get("weak", {}).get("nouns", ())))


def code_instruments(reading: Reading) -> list[Instrument]:
    """Return the instruments of a document: one for each text and stage; a repeated mention without news collapses."""
    frames = read_frames(reading.language, "instruments")
    forms = forms_in(reading.language)
    found: list[Instrument] = []
    for sentence in reading.sentences:
        told: dict[int, list[Match | None]] = {}
        for match in find_matches(sentence, frames, reading.grammar):
            for text in _texts(match, forms):
                if not told.get(text.i) or _tells_more(match, told[text.i], reading):
                    told.setdefault(text.i, []).append(match)
        for word in sentence.words:
            form = form_of(word, forms)
            if form and not _heads_another(word, forms) and not reading.grounding.in_body(sentence, word):
                stages = (_instrument(word, form, m, sentence, reading, forms) for m in told.get(word.i, [None]))
                found += [instrument for instrument in stages if instrument is not None]
        if reading.language == "en":
            found += _taken_up(sentence, found, frames, reading)
    return _collapse(found)


def _taken_up(sentence: Sentence, found: list[Instrument], frames: FrameSet, reading: Reading) -> list[Instrument]:
    """Return the further stages of a text that *it* takes up, here or in the next sentence: *It was ratified in May*."""
    again = []
    for match in find_matches(sentence, frames, reading.grammar):
        ends_itself = lemma_of(match.word) in match.frame.data.get("ends_itself", ())
        sure = ends_itself or bool(match.trigger.preposition or match.trigger.companions)
        slots = [s for s in match.frame.slots("text", ("obj",)) if s == "obj" or (s == "subj" and sure)]
        words = [w for s in slots for w in match.arguments.get(s, ()) if w.text.lower() == "it"]
        if not words or match.trigger.pos != "VERB" or not match.frame.data["stage"]:
            continue
        start = reading.sentences[sentence.index - 1].start if sentence.index else 0
        before = {i.name: i for i in found if start <= i.start < words[0].start}
        told = next(iter(before.values())) if len(before) == 1 else None
        if told is None or told.stage == match.frame.data["stage"]:
            continue
        date = reading.date_of(sentence, match.word)
        factuality = reading.factuality(sentence, match.word, date)
        if not date and factuality == "fact":
            date = reading.day_of(sentence, match.word)
        speaker = reading.quoted_speaker(match.word.start)
        doers = [a for s in match.frame.slots("parties", ("subj",)) for a in slot_actors(match, s, reading.grounding, speaker)]
        again.append(
            replace(
                told,
                **reading.evidence(sentence, [words[0], match.word]),
                factuality=factuality,
                by=reading.by(match.word.start),
                frame=match.frame.id,
                date=date,
                place=reading.place_of(sentence, match.word),
                parties=_as_parties([*told.parties, *(a for a in doers if a.state)]),
                stage=str(match.frame.data["stage"]),
            )
        )
    return again


def _tells_more(match: Match, told: list[Match | None], reading: Reading) -> bool:
    """Whether a verb tells another stage of a text than the verbs before: *the pact, signed in 2001, lapsed last month*."""
    before = [m for m in told if m is not None]
    if reading.grammar.by_ending:  # "a 2017-ben elfogadott stratégiát nem hajtották végre"
        return all(is_participle(match.word) != is_participle(m.word) for m in before)
    if reading.grammar.cases or any(m.trigger.pos != "VERB" for m in (*before, match)) or match.word in {m.word for m in before}:
        return False
    stages = {m.frame.data["stage"] for m in before}
    return match.frame.data["stage"] in LATER and match.frame.data["stage"] not in stages


def form_of(word: Word, forms: Forms) -> str:
    """Return the form of the instrument that a noun names, two-word nouns first; empty if none."""
    if word.pos not in ("NOUN", "PROPN"):
        return ""
    lemma = word.lemma.lower()
    for child in word.children:
        if child.i == word.i - 1:
            pair = forms.forms.get(f"{child.lemma.lower()} {lemma}")
            if pair:
                return pair
    named = lemma[:-1] if word.pos == "PROPN" and lemma.endswith("s") else lemma  # "the Camp David Accords"
    return forms.forms.get(lemma, "") or forms.forms.get(named, "")


def _heads_another(word: Word, forms: Forms) -> bool:
    """Whether a noun only belongs to another's name: the *treaty* of *treaty text*, the *joint statement* of nothing."""
    return word.rel in ("compound", "flat") and bool(form_of(word.head, forms))


def is_another(word: Word, forms: Forms) -> bool:
    """Whether a noun opens the next text of a list: *a memorandum on fisheries, an accord on air services*."""
    further = (w for w in word.head.subtree() if w.rel == "conj" and w.child("det") is not None and form_of(w, forms))
    listed = word.rel == "conj" or word.rel == "appos" and any(further)
    return listed and word.child("det") is not None and bool(form_of(word, forms))


def _texts(match: Match, forms: Forms) -> list[Word]:
    """Return the instrument nouns in a stage frame's slots, also under a vague noun (*a package of agreements*)."""
    found = []
    for slot in match.frame.slots("text", ("obj",)):
        places = ("of", "mod", "poss", "compound") if match.trigger.pos == "NOUN" and slot in ("of", "obj") else (slot,)
        for place in places:
            words = match.arguments.get(place, [])
            if match.sentence.language == "en" and match.trigger.companions:
                words = slot_words(match, place, grammar_of("en"))  # "gave its consent to the agreement"
            if place == "compound":
                words = [c for c in match.word.children if c.rel in ("compound", "amod", "nmod")]
            for word in words:
                for head in (word, *conjuncts(word)):
                    named = form_of(head, forms)
                    if named and head.lemma.lower() not in match.frame.data.get("not_texts", ()):
                        found += [head, *(w for w in head.subtree() if w is not head and is_another(w, forms))]
                    vague = not named or head.lemma.lower() in forms.weak  # a "memorandum of understanding" is one text
                    below = (c for c in head.children if c.rel in ("conj", "nmod" if vague else "") and not _put_into(c))
                    found += [c for c in below if form_of(c, forms)]
    if match.trigger.pos == "ADJ" and form_of(match.word.head, forms):
        found.append(match.word.head)
    return found


def _put_into(word: Word) -> bool:
    """Whether a text is only what something else goes into: *внесли поправки в конституцию*."""
    case = word.child("case")
    return case is not None and case.text.lower() in ("в", "во", "к")


def _instrument(
    word: Word, form: str, match: Match | None, sentence: Sentence, reading: Reading, forms: Forms
) -> Instrument | None:
    name_words = name_of(word, sentence, reading)
    name = reading.document.text[name_words[0].start : name_words[-1].end]
    counted = word.child("nummod") is not None
    if reading.grammar.by_case and word.has("Number=Sing") and not counted and not (word.has("Case=Nom") or word.has("Case=Acc")):
        name = _in_nominative(name_words, word, name)
    if reading.grammar.by_ending and word.has("Number=Sing") and not word.has("Person[psor]=3") and word.pos == "NOUN":
        name = name[: -len(word.text)] + word.lemma
    proper = word.text[0].isupper() and word.i > 0
    dated = "" if match or proper or word.lemma.lower() in forms.weak else _concluded_in(name_words, sentence, reading)
    if match is None and not dated and (not proper or word.lemma.lower() in forms.weak or len(name_words) < 2):
        return None
    if match is not None and form in match.frame.data.get("not_forms", ()):
        return None
    if match is None and proper and _is_heading(name_words, sentence):
        return None
    parties = _parties(word, match, sentence, reading)
    if not parties and word.lemma.lower() in forms.weak:
        return None
    if form == "proposal" and match is not None and match.frame.data["stage"] == "negotiated":
        return None  # whoever considers a proposal has no text before them
    anchor = match.word if match is not None else word
    date = dated or reading.date_of(sentence, anchor)
    if "/" in date and date == _period(name_words, sentence, reading):
        date = ""  # "подписан план на 2023–2025 годы": for when it is, not when it was signed
    factuality = reading.factuality(sentence, anchor, date) if match is not None else "fact"
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
        stage=str(match.frame.data["stage"]) if match is not None else "signed" if dated else "in force",
        subject=_subject(word, reading),
        period=_period(name_words, sentence, reading),
    )


def _concluded_in(name: list[Word], sentence: Sentence, reading: Reading) -> str:
    """Return when a text was concluded that its name dates: *the 1973 treaty*, *a memorandum of 8 August 2017*."""
    named = (d for d in reading.dates(sentence) if name[0].start <= d.start < name[-1].end and "/" not in d.value)
    return next((d.value for d in named if not reading.today or d.value[:4] < reading.today[:4]), "")


def _is_heading(name: list[Word], sentence: Sentence) -> bool:
    """Whether a text's name is all that a line says: a document's own title tells nothing of its stage."""
    told = [w for w in sentence.words if w.pos != "PUNCT"]
    return sentence.words[-1].text not in ".!?" and 2 * len(name) > len(told)


def name_of(word: Word, sentence: Sentence, reading: Reading) -> list[Word]:
    """Return the words of an instrument's name: the noun, what describes it, and the phrase that says on what."""
    if reading.grammar.by_ending:
        return _name_before(word, sentence, reading)
    chosen = {word.i}
    stack = [word]
    forms = forms_in(reading.language)
    while stack:
        top = stack.pop()
        for child in top.children:
            if is_another(child, forms):
                continue
            says_what = (
                child.dep == "acl" and child.i == word.i + 1 and child.text.endswith("ing")
            )  # "an agreement waiving visas"
            if child.rel in LEFT_OUT and not (child.rel in ("case", "conj", "cc") and top is not word) and not says_what:
                continue
            if (
                child.rel in ("det", "cop", "nsubj", "aux", "mark", "advmod", "nummod", "expl")
                and top is word
                and child.rel != "nummod"
            ):
                continue
            if child.rel in ("nmod", "obl") and top is word:
                case = child.child("case")
                if case is None and child.i > word.i and not reading.grammar.cases:
                    continue
                what_for = reading.grammar.by_case and child.has("Case=Acc") and case is not None and case.text.lower() == "на"
                if case is not None and case.text.lower() not in NAMING and not what_for:
                    continue  # but "контракт на поставку газа"
                told = any(d.start <= child.start < d.end for d in reading.dates(sentence))
                if case is not None and case.text.lower() != "of" and told:
                    continue  # "the agreement on Monday", but "the agreement of 1962"
            if reading.grammar.by_case and any(
                d.start <= child.start < d.end and len(d.value) >= 10 for d in reading.dates(sentence)
            ):
                continue  # "одобрил договор о границе 17 ноября"
            chosen.add(child.i)
            stack.append(child)
    words = [w for w in sentence.words if w.i in chosen]
    # One run: what is cut off by something left out does not belong to the name.
    at = next(n for n, w in enumerate(words) if w is word)
    first = last = at
    while first > 0 and (words[first].i - words[first - 1].i == 1 or _hyphened(words[first - 1], words[first], sentence)):
        first -= 1
    while last + 1 < len(words) and words[last + 1].i - words[last].i <= 2:
        last += 1
    run = words[first : last + 1]
    while len(run) > 1 and (run[0].pos in ("PUNCT", "PRON", "DET") or run[0].lemma.lower() in ("'s", "’s")):
        run = run[1:]
    while len(run) > 1 and run[-1].pos in ("PUNCT", "CCONJ", "ADP", "DET"):
        run = run[:-1]
    return run


def _hyphened(word: Word, after: Word, sentence: Sentence) -> bool:
    """Whether only a hyphen stands between two words: *the Chile-Peru treaty*, *a ten-year pact*."""
    return after.i - word.i == 2 and sentence.words[word.i + 1].text in ("-", "–")


def _in_nominative(words: list[Word], noun: Word, name: str) -> str:
    """Return a Russian name with its noun and adjectives in the nominative, so that one text has one name in every case.

    *мирного договора о границе* → ``мирный договор о границе``
    """
    gender = next((n for n, g in enumerate(("Masc", "Neut", "Fem")) if noun.has(f"Gender={g}")), 0)
    shift = words[0].start
    for word in reversed(words):
        lemma = word.lemma.lower()
        described = word.rel == "amod" and word.head is noun
        if described and word.pos == "ADJ" and lemma.endswith(("ый", "ий", "ой")):
            soft = lemma.endswith("ний")
            endings = ("ий", "ее", "яя") if soft else (lemma[-2:], "ое" if lemma[-3] not in "жшщч" else "ее", "ая")
            lemma = lemma[:-2] + endings[gender]
        elif described and word.pos != "NUM":
            return name  # a participle: its nominative cannot be told from its lemma
        elif word is not noun:
            continue
        form = lemma.capitalize() if word.text[0].isupper() else lemma
        name = name[: word.start - shift] + form + name[word.end - shift :]
    return name


def _name_before(word: Word, sentence: Sentence, reading: Reading) -> list[Word]:
    """Return a name where all that describes a noun stands before it: *partnerség új szintre emeléséről szóló nyilatkozat*."""
    first = word.i
    own = {w.i for w in word.subtree()}
    while first > 0:
        before = sentence.words[first - 1]
        mention = reading.grounding.name_at(sentence, before)
        if (
            before.pos not in ("ADJ", "NOUN", "PROPN", "NUM")
            or before.i not in own
            or is_participle(before)
            or (mention and mention.person)
            or reading.grounding.title_at(sentence, before)
        ):
            break
        first -= 1
    return sentence.words[first : word.i + 1]


def _parties(word: Word, match: Match | None, sentence: Sentence, reading: Reading) -> tuple[Actor, ...]:
    """Return the parties: named with the text, else the doers of the stage as states, else the document's pair."""
    speaker = reading.quoted_speaker(word.start)
    named: list[Actor] = []
    there = arguments(word, reading.grammar)
    for role in ("between", "with", "by", "poss"):
        for argument in there.get(role, ()):
            named += reading.grounding.actors(sentence, argument, speaker)
    named += reading.grounding.modifying_states(sentence, word) if not named else ()
    doers: list[Actor] = []
    if match is not None:
        for slot in match.frame.slots("parties", ("subj", "with", "between")):
            doers += [a for a in slot_actors(match, slot, reading.grounding, speaker) if a.how not in ("unknown name", "number")]
    parties = _as_parties([*named, *doers])
    if not reading.grammar.cases:
        cities = _signed_where(word, sentence, reading)
        parties = tuple(p for p in parties if p.state not in cities)
        if cities & set(reading.grounding.pair):
            return parties
    # "the Council adopts a package": somebody else than the pair acts.
    unknown = match is not None and match.trigger.pos == "VERB" and not parties and _named_doer(match)
    here = set(reading.grounding.states_named(sentence))
    leaves = match is not None and match.frame.data.get("stage") in ("withdrawn", "terminated")
    if leaves and parties and not here & set(reading.grounding.pair) - {p.state for p in parties}:
        return parties  # "Belarus left the Treaty on Conventional Armed Forces": whose else it was is not told
    third = here - set(reading.grounding.pair)
    if (len(parties) == 1 and parties[0].state in reading.grounding.pair or not parties) and not unknown and not third:
        parties = _as_parties([*parties, *(side_actor(s) for s in reading.grounding.pair)])
    return parties


def _signed_where(word: Word, sentence: Sentence, reading: Reading) -> set[str]:
    """Return the states that a sentence names only by the city in a text's name: *the Rome Statute* is none of Italy's."""
    below = {w.i for w in word.subtree()}
    known = [k for k in reading.grounding.cast.known[sentence.index] if k.hit.entry.state]
    cities = [k for k in known if k.hit.entry.how in ("capital", "place") and k.first in below]
    alone = [k for k in cities if not any(w.text in ("-", "–") for w in sentence.words[max(0, k.first - 1) : k.last + 2])]
    proper = word.text[0].isupper() and word.i > 0
    return {k.hit.entry.state for k in alone if proper} - {k.hit.entry.state for k in known if k not in alone}


def _named_doer(match: Match) -> bool:
    """Whether a stage's verb has a subject with a capital: a body or person that could not be resolved."""
    return any(w.text[0].isupper() and w.pos == "PROPN" for w in match.arguments.get("subj", ()))


def _as_parties(actors: list[Actor]) -> tuple[Actor, ...]:
    """Signatories bind their states: persons become the state they act for."""
    found: list[Actor] = []
    for actor in actors:
        code = actor.state if "|" in actor.code else actor.code
        if code and all(code != f.code for f in found):
            found.append(Actor(code=code, state=actor.state, text=actor.text, start=actor.start, end=actor.end, how=actor.how))
    return tuple(found)


def _subject(word: Word, reading: Reading) -> str:
    for child in word.children:
        case = child.child("case")
        if child.rel == "nmod" and case is not None and case.text.lower() in SUBJECT:
            words = sorted(child.subtree(), key=lambda w: w.i)
            words = [w for w in words if w.i > case.i]
            if words:
                return reading.document.text[words[0].start : words[-1].end]
    return ""


def _period(name: list[Word], sentence: Sentence, reading: Reading) -> str:
    for mention in reading.dates(sentence):
        if name[0].start <= mention.start < name[-1].end and ("/" in mention.value or mention.how == "until"):
            return mention.value if "/" in mention.value else f"until {mention.value}"
    return ""


def _collapse(instruments: list[Instrument]) -> list[Instrument]:
    kept: list[Instrument] = []
    for item in instruments:
        if not any(k.stage == item.stage and k.factuality == item.factuality and _alike(k.name, item.name) for k in kept):
            kept.append(item)
    return kept


def _alike(a: str, b: str) -> bool:
    return a.casefold() == b.casefold()
