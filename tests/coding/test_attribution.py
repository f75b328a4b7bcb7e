"""Who says what: quotation marks of all kinds, speakers before, after and inside, reported speech, turns."""

import pytest
from sentences import code, document

from chancery.coding.attribution import turn_speaker
from chancery.coding.document import code_document
from chancery.coding.quotations import find_quotations
from chancery.coding.reading import Reading
from chancery.model import Event, Statement, Turn

WORDS = "we want no new quarrel"


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("“", "”"), ("„", "”"), ("„", "“"), ("«", "»"), ('"', '"')],
)
def test_quotation_marks_of_all_kinds_enclose_a_quotation(opening: str, closing: str) -> None:
    text = f"He said {opening}{WORDS}{closing} and left."
    assert [text[q.start : q.end] for q in find_quotations(text)] == [WORDS]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “peace plan” was read.",
        "They met at the “Old Mill” hotel.",
        'The "line" of control is long and cold in winter.',
        "It is Chile's and Peru's plan, said the ministers' aides in Lima.",
        "Nothing is quoted here.",
        "",
        "“",
        "”””",
    ],
)
def test_titles_irony_and_apostrophes_are_no_quotations(text: str) -> None:
    assert find_quotations(text) == []


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = f"“{WORDS}\nThe next paragraph is the author's own."
    assert [text[q.start : q.end] for q in find_quotations(text)] == [WORDS]


def test_marks_inside_a_quotation_do_not_end_it() -> None:
    text = "“We never signed the ‘secret’ part of it,” he said."
    assert [text[q.start : q.end] for q in find_quotations(text)] == ["We never signed the ‘secret’ part of it,"]


def test_two_quotations_of_a_paragraph_are_two() -> None:
    text = f"“{WORDS},” he said. “{WORDS} at all.”"
    assert len(find_quotations(text)) == 2


def speakers(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    """Who says which words how, in the order of the text."""
    found = []
    for report in Reading(document(text, language=language)).reports:
        names = "+".join(a.code.partition("|")[0] for a in report.speaker)
        found.append((names, report.manner, text[report.start : report.end].rstrip(",.")))
    return found


@pytest.mark.parametrize(
    "text",
    [
        "“We want no new quarrel,” Kenyan President William Ruto said.",
        "“We want no new quarrel,” said Kenyan President William Ruto.",
        "Kenyan President William Ruto said: “We want no new quarrel.”",
        "Kenyan President William Ruto said, “We want no new quarrel.”",
        "“We want no new quarrel,” said William Ruto, the president of Kenya.",
        'Kenyan President William Ruto told reporters: "We want no new quarrel."',
        "Kenyan President William Ruto spoke in Nairobi. “We want no new quarrel,” he said.",
    ],
)
def test_a_quotation_belongs_to_the_speaker_named_beside_it(text: str) -> None:
    assert speakers(text) == [("William Ruto", "quote", "We want no new quarrel")]


def test_a_quotation_that_stands_alone_belongs_to_whom_the_sentence_before_names() -> None:
    text = "Kenyan President William Ruto stood up. “The bridge to Uganda must be built this year.”"
    assert [(who, how) for who, how, _ in speakers(text)] == [("William Ruto", "quote")]


def test_a_speaker_inside_a_quotation_s_halves_speaks_both_as_one() -> None:
    text = "“We want no new quarrel,” Kenyan President William Ruto said, “and we shall not seek one.”"
    assert [(who, how) for who, how, _ in speakers(text)] == [("William Ruto", "quote")]


def test_the_tag_inside_a_quotation_is_the_outlet_s() -> None:
    reading = Reading(document("“We want no new quarrel,” Kenyan President William Ruto said, “and we shall not seek one.”"))
    text = reading.text
    vouched = [reading.by(text.index(word)) for word in ("quarrel", "President", "seek")]
    assert vouched == [("William Ruto",), ("outlet",), ("William Ruto",)]


def test_a_second_paragraph_of_quotation_goes_on_with_its_speaker() -> None:
    text = "“We want no new quarrel,” said Kenyan President William Ruto.\n\n“The bridge to Uganda must be built this year.”"
    assert [who for who, _, _ in speakers(text)] == ["William Ruto", "William Ruto"]


def test_two_speakers_keep_their_own_words() -> None:
    text = (
        "“We want no new quarrel,” said Kenyan President William Ruto.\n\n"
        "“The bridge must be built this year,” said Ugandan President Yoweri Museveni."
    )
    assert [who for who, _, _ in speakers(text)] == ["William Ruto", "Yoweri Museveni"]


@pytest.mark.parametrize(
    ("text", "report"),
    [
        (
            "According to William Ruto, the bridge to Uganda is safe.",
            ("William Ruto", "reported", "the bridge to Uganda is safe"),
        ),
        (
            "The bridge to Uganda is safe, according to William Ruto.",
            ("William Ruto", "reported", "The bridge to Uganda is safe"),
        ),
        ("William Ruto said the bridge to Uganda was safe.", ("William Ruto", "reported", "the bridge to Uganda was safe")),
        ("William Ruto said that the bridge was safe.", ("William Ruto", "reported", "the bridge was safe")),
        ("The bridge to Uganda was safe, William Ruto said.", ("William Ruto", "reported", "The bridge to Uganda was safe")),
    ],
)
def test_reported_speech_covers_what_was_said(text: str, report: tuple[str, str, str]) -> None:
    assert speakers(text) == [report]


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("„Nem akarunk új vitát a szomszédokkal” – mondta Zoran Milanović horvát elnök.", "quote"),
        ("Zoran Milanović horvát elnök szerint a kikötő nyitva áll.", "reported"),
        ("Zoran Milanović horvát elnök közölte, hogy a kikötő nyitva áll.", "reported"),
    ],
)
def test_hungarian_speech(text: str, manner: str) -> None:
    assert [(who, how) for who, how, _ in speakers(text, "hu")] == [("Zoran Milanović", manner)]


def test_a_dropped_hungarian_pronoun_is_the_last_speaker() -> None:
    text = "Zoran Milanović horvát elnök Bécsben járt. Közölte, hogy a kikötő nyitva áll."
    assert ("Zoran Milanović", "reported") in [(who, how) for who, how, _ in speakers(text, "hu")]


def test_words_outside_the_quotation_are_the_outlet_s() -> None:
    text = "“We want no new quarrel,” Kenyan President William Ruto said. Kenya has a long border with Uganda."
    reading = Reading(document(text))
    assert reading.by(text.index("quarrel")) == ("William Ruto",)
    assert reading.by(text.index("border")) == ("outlet",)


LABELLED = (
    "William Ruto: Kenya supports Uganda in this matter.\nQuestion: Will Kenya pay?\nWilliam Ruto: Kenya will pay for the bridge."
)


def turns() -> tuple[Turn, ...]:
    """The turns of LABELLED, as a transcript's reader gives them."""
    found, at = [], 0
    for line in LABELLED.split("\n"):
        label, _, said = line.partition(": ")
        start = at + len(label) + 2
        found.append(Turn(start=start, end=start + len(said), speaker=label, question=label == "Question"))
        at += len(line) + 1
    return tuple(found)


def test_a_turn_s_words_are_its_speaker_s() -> None:
    reading = Reading(document(LABELLED, turns=turns()))
    assert reading.by(LABELLED.index("supports")) == ("William Ruto",)
    assert reading.by(LABELLED.index("Will Kenya")) == ("journalist",)


def test_a_journalist_s_question_is_no_statement() -> None:
    said = [c for c in code_document(document(LABELLED, turns=turns())) if isinstance(c, Statement)]
    assert said
    assert {c.speaker[0].code.partition("|")[0] for c in said} == {"William Ruto"}


@pytest.mark.parametrize(
    ("language", "text", "label", "speaker"),
    [
        ("en", "Kenyan President William Ruto stood up.\nWe support Uganda.", "W.Ruto", "William Ruto|KEN"),
        ("en", "Kenyan President William Samoei Ruto stood up.\nWe support Uganda.", "W.S.Ruto", "William Samoei Ruto|KEN"),
        ("ru", "Президент Сербии Александр Вучич встал.\nМы поддерживаем Россию.", "А.Вучич", "Александр Вучич|SRB"),
        ("ru", "Президент Сербии Александр Вучич встал.\nМы поддерживаем Россию.", "Вучич А.", "Александр Вучич|SRB"),
    ],
)
def test_a_label_with_initials_names_a_person(language: str, text: str, label: str, speaker: str) -> None:
    turn = Turn(start=text.index("\n") + 1, end=len(text), speaker=label)
    reading = Reading(document(text, language=language, turns=(turn,)))
    assert [a.code for a in turn_speaker(turn, reading.grounding)] == [speaker]


def test_an_event_in_a_quotation_is_vouched_for_by_the_speaker() -> None:
    events = [c for c in code("“Chile has attacked Peru,” Kenyan President William Ruto said.") if isinstance(c, Event)]
    assert [c.by for c in events] == [("William Ruto",)]


@pytest.mark.parametrize(
    ("language", "headline", "body", "speaker"),
    [
        (
            "en", "Gabriel Boric: Chile will not leave the treaty with Peru",
            "Chilean President Gabriel Boric spoke in Lima.", "Gabriel Boric|CHL",
        ),
        (
            "hu", "Maia Sandu: Moldova nem lép ki a szerződésből",
            "Maia Sandu moldovai elnök Bukarestben beszélt.", "Maia Sandu|MDA",
        ),
        (
            "ru", "Александр Вучич: Сербия не введёт санкции против России",
            "Президент Сербии Александр Вучич выступил в Белграде.", "Александр Вучич|SRB",
        ),
    ],
)  # fmt: skip
def test_a_headline_gives_the_words_behind_its_colon_to_whom_it_names(
    language: str, headline: str, body: str, speaker: str
) -> None:
    reports = Reading(document(f"{headline}\n{body}", language=language)).reports
    told = [r for r in reports if r.frame == "rule.headline"]
    assert [r.speaker[0].code for r in told] == [speaker]
    assert headline[told[0].start : told[0].end] == headline.partition(": ")[2]


@pytest.mark.parametrize("verb", ["told", "briefed", "informed"])
def test_who_stands_behind_a_verb_of_telling_listens(verb: str) -> None:
    text = f"Kenyan President William Ruto arrived in Kampala. “We have signed nothing at all,” he {verb} journalists."
    said = [c for c in code(text) if isinstance(c, Statement)]
    assert [c.speaker[0].code for c in said] == ["William Ruto|KEN"]
