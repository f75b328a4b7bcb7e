"""What a brief tells, that every sentence of it has its source, and that it stays short."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from brief_ledgers import BUSY, HOSTILE, RELATION

from chancery.briefs import brief, gather
from chancery.exports.brief.choice import weight
from chancery.exports.brief.compose import compose
from chancery.exports.brief.parts import Brief, Chart, Listing, Paragraph, Sentence, Table
from chancery.exports.brief.words import is_ahead, is_over, plain
from chancery.records import decide
from chancery.stores.duckdb import open_ledger
from commands import Chancery
from hand_made import HANDFUL, event, make_ledger, text

LEDGERS = {"relation": RELATION, "busy": BUSY, "hostile": HOSTILE, "handful": HANDFUL}


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("briefs")
    return {name: make_ledger(folder / f"{name}.duckdb", *texts) for name, texts in LEDGERS.items()}


def made(path: Path, **options: str) -> Brief:
    with open_ledger(path) as opened:
        return brief(opened, "RUS", "KAZ", **options)


def sentences(told: Brief, heading: str = "") -> Iterator[Sentence]:
    """Yield the sentences of a brief, or of one section, in the order in which they are read."""
    for section in told.sections:
        for block in section.blocks if heading in ("", section.heading) else ():
            match block:
                case Paragraph():
                    yield from block.sentences
                case Listing():
                    yield from (each for item in block.items for each in item.sentences)
                case Table():
                    yield from (each for row in block.rows for cell in row.cells for each in cell)
                case Chart():
                    yield from block.caption


def lines(told: Brief, heading: str, title: str = "") -> list[str]:
    """Return the items of a section, or of one list in it, each as one line with what stands before it."""
    return [
        f"{item.lead}: " + " ".join(f"[{each.tag}] {each.text}" if each.tag else each.text for each in item.sentences)
        for section in told.sections
        for block in section.blocks
        if isinstance(block, Listing) and section.heading == heading and title in ("", block.title)
        for item in block.items
    ]


@pytest.mark.parametrize("name", LEDGERS)
def test_every_sentence_has_a_footnote_whose_words_stand_in_its_document(ledgers: dict[str, Path], name: str) -> None:
    told = made(ledgers[name])
    assert len(list(sentences(told))) > 8
    assert all(sentence.notes and sentence.text for sentence in sentences(told))
    referred = list(dict.fromkeys(number for sentence in sentences(told) for number in sentence.notes))
    assert referred == [note.number for note in told.notes] == list(range(1, len(referred) + 1))
    with open_ledger(ledgers[name]) as opened:
        for note in told.notes:
            assert bool(note.citations) is not bool(note.command)
            for citation in note.citations:
                document = opened.document(citation.source.id)
                assert document.text[citation.start : citation.end] == citation.quote != ""
                assert (citation.source.title, citation.source.outlet) == (document.title, document.outlet)
                assert citation.source.address == document.source
                assert citation.first <= note.number
                assert told.notes[citation.first - 1].citations[0].source == citation.source


def test_the_sections_tell_what_is_recorded(ledgers: dict[str, Path]) -> None:
    told = made(ledgers["relation"])
    assert (told.title, told.subtitle) == ("Russia – Kazakhstan", "As of 25 May 2008")
    assert lines(told, "Calendar", "Held") == ["22 May 2008: Dmitry Medvedev (Russia) visited Kazakhstan (Astana)."]
    assert lines(told, "Calendar", "Ahead") == ["10 June 2008: Sergei Lavrov (Russia) is to visit Kazakhstan."]
    assert lines(told, "What is signed", "Signed") == [
        "25 May 2008: Agreement “соглашение о границе в степи”: signed.",
        "22 May 2008: Agreement on nuclear energy: signed.",
    ]
    assert lines(told, "What is owed", "By Russia") == [
        "due 31 December 2010: [open] Russia plans towards Kazakhstan: build a railway to Aktau."
    ]
    assert lines(told, "What is owed", "By Kazakhstan") == [
        "told 22 May 2008: [open] Kazakhstan plans towards Russia: sell uranium to Tomsk."
    ]
    assert lines(told, "What is owed", "By both or others") == [
        "due 31 December 2030: [open] Russia and Kazakhstan plan: open a joint bank in Omsk."
    ]
    assert "Sergei Lavrov (Russia) calls Marat Tazhin (Kazakhstan): denied by Marat Tazhin." in [
        each.text for each in sentences(told, "Disputes and denials")
    ]
    assert [line for line in lines(told, "Disputes and denials") if "denied: “the quarrel over the border”" in line]
    assert lines(told, "People") == [
        "Minister of Foreign Affairs: Sergei Lavrov, last named so on 22 May 2008.",
        "Minister of Foreign Affairs: Marat Tazhin, last named so on 24 May 2008.",
    ]


def test_contested_values_stand_side_by_side(ledgers: dict[str, Path]) -> None:
    told = made(ledgers["relation"])
    figures = next(section for section in told.sections if section.heading == "Figures")
    table, chart = figures.blocks
    assert isinstance(table, Table)
    assert isinstance(chart, Chart)
    (row,) = table.rows
    latest, before = row.cells
    assert row.name == "Trade turnover"
    assert {(each.text, each.tag) for each in latest} == {
        ("16.5 bn USD in 2007", "contested"),
        ("14 bn USD in 2007", "contested"),
    }
    assert [each.text for each in before] == ["12.8 bn USD in 2006"]
    assert [(point.period, point.contested) for point in chart.points] == [
        ("2005", False), ("2006", False), ("2007", True), ("2007", True),
    ]  # fmt: skip
    both = {number for each in latest for number in each.notes}
    assert both <= {number for each in sentences(told, "Disputes and denials") for number in each.notes}


def test_the_day_decides_what_is_overdue_and_what_lies_ahead(ledgers: dict[str, Path]) -> None:
    later = made(ledgers["relation"], day="2011-01-01")
    assert lines(later, "What is owed", "By Russia")[0].startswith("due 31 December 2010: [overdue] Russia plans")
    assert "1 of them overdue" in " ".join(each.text for each in sentences(later, "State of play"))
    assert lines(later, "Calendar", "Ahead") == []
    assert lines(later, "Calendar", "Planned, not reported as held") == [
        "10 June 2008: Sergei Lavrov (Russia) is to visit Kazakhstan."
    ]
    assert lines(made(ledgers["relation"], day="2010-12-31"), "What is owed", "By Russia")[0].startswith(
        "due 31 December 2010: [open]"
    )


def test_since_and_until_bound_what_is_told(ledgers: dict[str, Path]) -> None:
    told = made(ledgers["relation"], since="2008-05-24", until="2008-05-25")
    assert told.subtitle == "As of 25 May 2008, told: 24 May 2008 to 25 May 2008"
    assert lines(told, "What is signed") == ["25 May 2008: Agreement “соглашение о границе в степи”: signed."]
    assert lines(told, "What is owed") == []
    cited = {number: each.citations[0].source.id for number, each in enumerate(told.notes, 1) if each.citations}
    elsewhere = {number for each in sentences(told, "Disputes and denials") for number in each.notes}
    assert {name for number, name in cited.items() if number not in elsewhere} == {"other", "russian"}
    # The other side of a dispute is told whenever it was.
    assert {cited[number] for number in elsewhere} == {"visit", "other", "russian"}


def test_what_is_not_recorded_is_said_so(ledgers: dict[str, Path]) -> None:
    with open_ledger(ledgers["relation"]) as opened:
        told = brief(opened, "FRA", "DEU")
    assert [each.text for each in sentences(told)] == [
        "Nothing is recorded about France and Germany.",
        "No meeting or visit is recorded.",
        "No treaty, agreement or other text is recorded.",
        "No commitment is recorded.",
        "No figure is recorded.",
        "No dispute or denial is recorded.",
        "No holder of an office is recorded.",
    ]
    assert all(note.command.startswith("chancery ") and not note.citations for note in told.notes)


@pytest.mark.parametrize("name", ["relation", "busy"])
def test_counts_are_those_of_the_commands_that_show_them(chancery: Chancery, ledgers: dict[str, Path], name: str) -> None:
    told = made(ledgers[name])
    counted = 0
    for sentence in sentences(told, "State of play"):
        for number in sentence.notes:
            command = told.notes[number - 1].command.split()
            if not command or not any(word.isdigit() for word in sentence.text.split()):
                continue
            shown: list[Any] = chancery.json(*command[1:], "--ledger", ledgers[name])
            if not sentence.text.startswith("They are"):
                assert str(len(shown)) in sentence.text.split(), sentence.text
                counted += 1
    assert counted >= 3


def test_a_rejected_record_is_told_nowhere_and_a_corrected_one_as_corrected(tmp_path: Path) -> None:
    path = make_ledger(tmp_path / "l.duckdb", *RELATION)
    with open_ledger(path, create=True) as opened:
        rejected = next(each for each in opened.records() if "visits Kazakhstan" in each.headline and "Medvedev" in each.headline)
        decide(opened, "reject", rejected.id, who="ann")
        figure = next(each for each in opened.records() if "16.5" in each.headline)
        decide(opened, "correct", figure.id, ["value=17500000000"], who="ann")
    told = made(path)
    words = json.dumps([each.text for each in sentences(told)], ensure_ascii=False)
    assert "Medvedev" not in words
    assert "16.5 bn" not in words
    assert "17.5 bn USD in 2007" in words
    assert [note.remark for note in told.notes if note.citations and "16.5" in note.citations[0].quote] == [
        "corrected by a person"
    ]


def test_much_is_left_out_of_a_busy_relation_and_how_much_is_said(ledgers: dict[str, Path]) -> None:
    told = made(ledgers["busy"])
    assert len(told.notes) < 80
    more = [
        block.more for section in told.sections for block in section.blocks if isinstance(block, Listing | Table) and block.more
    ]
    assert len(more) >= 4
    assert all(line.split()[0].isdigit() and ": chancery " in line for line in more)


def test_what_many_sources_tell_weighs_more(tmp_path: Path) -> None:
    day = "2010-05-05"
    visit = event("Medvedev came to Astana to open a bridge.", "Dmitry Medvedev|RUS", "KAZ", mode="visit", date=day)
    again = event("On Wednesday Medvedev opened a bridge in Astana.", "Dmitry Medvedev|RUS", "KAZ", mode="visit", date=day)
    once = event("Lavrov came to Almaty.", "Sergei Lavrov|RUS", "KAZ", mode="visit", date="2010-05-06")
    path = make_ledger(tmp_path / "l.duckdb", text("a", day, visit), text("b", day, again), text("c", "2010-05-06", once))
    with open_ledger(path) as opened:
        material = gather(opened, "RUS", "KAZ")
    weights = {each.record.sources: weight(each, material.day) for each in material.accounts}
    assert weights[2] > weights[1]
    assert compose(material) == compose(material)


@pytest.mark.parametrize(
    ("date", "day", "over", "ahead"),
    [
        ("2008-05-22", "2008-05-22", False, False),
        ("2008-05-21", "2008-05-22", True, False),
        ("2008-05-23", "2008-05-22", False, True),
        ("2008", "2008-05-22", False, False),
        ("2007/2009", "2008-05-22", False, False),
        ("2009/..", "2008", False, True),
        ("", "2008-05-22", False, False),
        ("2008-05-22", "", False, False),
    ],
)
def test_before_and_ahead_of_a_day(date: str, day: str, over: bool, ahead: bool) -> None:
    assert (is_over(date, day), is_ahead(date, day)) == (over, ahead)


def test_hidden_characters_are_not_told() -> None:
    assert plain("a\x00b\ud800\u202ec\ufffe\U0001ffff\tд") == "abc д"
