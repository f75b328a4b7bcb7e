"""A syndicated text is one source, however many print it, and its first print is the original."""

from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.ledger.copies import Print, find_copies, fingerprint
from hand_made import Told, event, text, woven

REPORT = (
    "President Dmitry Medvedev arrived in Kazakhstan on Thursday on his first foreign trip since he took office two weeks ago. "
    "He met President Nursultan Nazarbayev in the new palace on the left bank of the Ishim and spoke with him about the price of "
    "gas, the lease of the launch site at Baikonur and the border between their countries, which runs through the steppe for "
    "more than seven thousand kilometres and is the longest on land in the world."
)
EDITED = (
    REPORT.replace("President Dmitry Medvedev", "Russia's new president").replace("in the world", "on earth")
    + " He goes on to China."
)
OTHER = (
    "Foreign Minister Péter Szijjártó said in Belgrade that the railway from Budapest would be finished by the end of next year, "
    "that Chinese lenders had paid the larger part of the costs, and that Serbia was the country with which Hungary trades most "
    "among those to its south, followed by Romania and Croatia, as he told a meeting of the joint economic commission."
)


def prints(*texts: tuple[str, str, str]) -> list[Print]:
    return [Print(name, date, fingerprint(words)) for name, date, words in texts]


def test_a_lightly_edited_text_is_a_copy_and_another_is_not() -> None:
    found = find_copies(prints(("a", "2008-05-22", REPORT), ("b", "2008-05-23", EDITED), ("c", "2008-05-23", OTHER)))
    assert found == {"b": "a"}


def test_case_and_punctuation_do_not_make_another_text() -> None:
    assert fingerprint(REPORT.upper().replace(",", "")) == fingerprint(REPORT)


def test_the_first_report_is_the_original_and_of_one_day_the_first_by_name() -> None:
    assert find_copies(prints(("b", "2008-05-22", REPORT), ("a", "2008-05-23", EDITED))) == {"a": "b"}
    assert find_copies(prints(("b", "2008-05-22", REPORT), ("a", "2008-05-22", EDITED))) == {"b": "a"}
    assert find_copies(prints(("b", "", REPORT), ("c", "2008-05-22", EDITED))) == {"b": "c"}


def test_a_copy_of_a_copy_has_the_first_as_its_original() -> None:
    words = REPORT.split()
    chain = [" ".join(words[at:] + OTHER.split()[:at]) for at in range(0, 40, 10)]
    found = find_copies(prints(*((f"d{n}", f"2008-05-2{n}", words) for n, words in enumerate(chain))))
    assert found == {"d1": "d0", "d2": "d0", "d3": "d0"}


def test_short_texts_are_alike_by_chance() -> None:
    short = " ".join(REPORT.split()[:19])
    assert fingerprint(short) == b""
    assert fingerprint(" ".join(REPORT.split()[:20])) != b""
    assert find_copies(prints(("a", "2008-05-22", short), ("b", "2008-05-22", short))) == {}


TEXTS = [
    ("a", "2008-05-22", REPORT),
    ("b", "2008-05-23", EDITED),
    ("c", "2008-05-23", OTHER),
    ("d", "", OTHER),
    ("e", "2008", REPORT),
]


@settings(max_examples=20, deadline=None)
@given(st.permutations(TEXTS))
def test_order_does_not_matter(texts: list[tuple[str, str, str]]) -> None:
    assert find_copies(prints(*texts)) == {"a": "e", "b": "e", "d": "c"}


# What copies mean for records


def telling(name: str, date: str, sentence: str, more: str) -> Told:
    visit = event(sentence, "Dmitry Medvedev|RUS", "KAZ", mode="visit", date="2008-05-22")
    return text(name, date, visit, more=more)


ORIGINAL = telling("original", "2008-05-22", "Medvedev came to Kazakhstan.", REPORT)
COPY = telling("copy", "2008-05-23", "Medvedev arrived in Kazakhstan.", EDITED)
OWN = telling("own", "2008-05-23", "Medvedev is in Kazakhstan.", OTHER)


def sources(*texts: Told) -> tuple[tuple[str, ...], int]:
    (record,) = woven(*texts).records
    return record.documents, record.sources


def test_a_copy_counts_as_its_original() -> None:
    assert sources(ORIGINAL) == (("original",), 1)
    assert sources(ORIGINAL, COPY) == (("original", "copy"), 1)
    assert sources(ORIGINAL, COPY, OWN) == (("original", "copy", "own"), 2)
    assert sources(COPY, OWN) == (("copy", "own"), 2)


def test_a_copy_adds_nothing_to_belief() -> None:
    alone, copied, told_apart = (woven(*texts).records[0].belief for texts in ([ORIGINAL], [ORIGINAL, COPY], [ORIGINAL, OWN]))
    assert alone == copied < told_apart


def test_two_documents_with_one_long_sentence_are_one_source() -> None:
    long = "President Dmitry Medvedev of Russia came to Kazakhstan on Thursday for two days of talks."
    assert sources(telling("a", "2008-05-22", long, ""), telling("b", "2008-05-23", long, "")) == (("a", "b"), 1)
    assert sources(telling("a", "2008-05-22", "Medvedev came.", ""), telling("b", "2008-05-23", "Medvedev came.", "")) == (
        ("a", "b"),
        2,
    )


@settings(max_examples=20, deadline=None)
@given(st.permutations([ORIGINAL, COPY, OWN]))
def test_a_copy_that_was_reported_earlier_becomes_the_original(texts: list[Told]) -> None:
    earlier = telling("earlier", "2008-05-21", "Medvedev goes to Kazakhstan.", EDITED)
    (record,) = woven(*texts, earlier).records
    assert record.documents == ("earlier", "original", "copy", "own")
    assert record.sources == 2
