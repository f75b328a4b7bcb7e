"""Laws by which a state ratifies a text: *signed the law on ratification of the treaty … The law was passed by the Senate*."""

from msgspec.structs import replace

from chancery.coding.frames import Match
from chancery.coding.grammar import lemma_of
from chancery.coding.reading import Reading
from chancery.coding.text_names import form_of, forms_in
from chancery.languages.parsed import Sentence, Word
from chancery.model import Instrument

PASSED = {"approved": "approved", "signed": "ratified", "agreed": "approved", "ratified": "ratified"}


def ratified_by(
    word: Word, match: Match | None, sentence: Sentence, found: list[Instrument], reading: Reading
) -> list[Instrument]:
    """Return the texts that a law ratifies, where a parliament passes it or a president signs it.

    The law has to be the one told of before: named alone, or on the same matter as the text.
    """
    stage = PASSED.get(str(match.frame.data["stage"])) if match is not None else None
    forms = forms_in(reading.language)
    if match is None or stage is None or any(form_of(w, forms) for w in word.subtree() if w is not word):
        return []  # "signed the law on ratification of the treaty": the text itself is told of
    last = next((i for i in reversed(found) if i.stage == "ratified" and i.form != "law"), None)
    if last is None:
        return []
    group = [i for i in found if i.stage == "ratified" and i.sentence_start == last.sentence_start and i.frame == last.frame]
    about = [w for w in word.subtree() if w.pos in ("NOUN", "PROPN") and w is not word]
    about = [w for w in about if not any(d.start <= w.start < d.end for d in reading.dates(sentence))]
    told = [i for i in group if not about or any(_same_matter(w, i, reading) for w in about)]
    factuality = reading.factuality(sentence, match.word)
    date = reading.date_of(sentence, match.word)
    evidence = reading.evidence(sentence, [word, match.word])
    return [
        replace(i, **evidence, stage=stage, factuality=factuality, date=date, by=reading.by(word.start), frame=match.frame.id)
        for i in (told if word.has("Number=Plur") else told[:1])
    ]


def tells_ratification(reading: Reading) -> bool:
    """Whether a document speaks of ratifying, so that its laws may be those that ratify."""
    told = reading.grammar.words["ratifying"]
    return any(w.lemma.lower() in told for s in reading.sentences for w in s.words)


def _same_matter(word: Word, text: Instrument, reading: Reading) -> bool:
    """Whether a word says that a law is on ratification, or on the matter of a text."""
    lemma = lemma_of(word)
    stem = lemma[: max(4, len(lemma) - 2)]
    return lemma in reading.grammar.words.get("ratifying", ()) or stem in text.name.casefold()
