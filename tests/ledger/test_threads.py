"""Records that carry one matter through time stand in one thread."""

import pytest

from chancery.ledger.merge import Rulings
from chancery.model import Event, Thread
from hand_made import HANDFUL, Told, event, figure, office, promise, text, text_of, woven

MEDVEDEV, NAZARBAYEV = "Dmitry Medvedev|RUS", "Nursultan Nazarbayev|KAZ"
TREATY = "treaty on friendship and good-neighbourliness"


def visit(sentence: str, date: str = "2008-05-22", factuality: str = "fact") -> Event:
    return event(sentence, MEDVEDEV, "KAZ", mode="visit", date=date, factuality=factuality)


def threads(kind: str, *texts: Told) -> list[Thread]:
    return [thread for thread in woven(*texts).threads if thread.kind == kind]


def headlines(thread: Thread, *texts: Told) -> list[str]:
    """Return what the records of a thread say, in its order."""
    said = {record.id: record.headline for record in woven(*texts).records}
    return [said[record] for record in thread.records]


def only(kind: str, *texts: Told) -> tuple[list[str], str, str]:
    """Return the records of the only thread of a kind, its status and the record that shows it."""
    (thread,) = threads(kind, *texts)
    (shows,) = [record.headline for record in woven(*texts).records if record.id == thread.shown_by] or [""]
    return headlines(thread, *texts), thread.status, shows


# Plans

PLAN = text("plan", "2008-05-10", visit("Medvedev will visit Astana on May 22.", factuality="planned"))
PLANNED, HELD = "Dmitry Medvedev (RUS) visits KAZ (planned)", "Dmitry Medvedev (RUS) visits KAZ"


def test_a_plan_waits() -> None:
    assert only("plan", PLAN) == ([PLANNED], "planned", PLANNED)


def test_a_plan_is_held() -> None:
    held = text("held", "2008-05-22", visit("Medvedev is in Astana."))
    assert only("plan", held, PLAN) == ([PLANNED, HELD], "held", HELD)


def test_a_plan_without_a_day_is_held_by_what_follows_soon() -> None:
    soon = text("plan", "2008-05-10", visit("Medvedev will visit Astana soon.", "", "planned"))
    july = text("july", "2008-07-22", visit("Medvedev was in Astana.", "2008-07-20"))
    later = text("later", "2010-07-22", visit("Medvedev was in Astana.", "2010-07-20"))
    assert only("plan", soon, july) == ([PLANNED, HELD], "held", HELD)
    assert only("plan", soon, later) == ([PLANNED], "planned", PLANNED)


def test_another_day_and_another_person_are_not_what_was_planned() -> None:
    march = text("march", "2009-03-22", visit("Medvedev was in Astana.", "2009-03-20"))
    putin = text(
        "putin", "2008-05-22", event("Putin is in Astana.", "Vladimir Putin|RUS", "KAZ", mode="visit", date="2008-05-22")
    )
    assert only("plan", PLAN, march, putin) == ([PLANNED], "planned", PLANNED)


def test_a_plan_is_cancelled() -> None:
    off = text("off", "2008-05-20", visit("Medvedev will not come to Astana after all.", factuality="denied"))
    assert only("plan", PLAN, off) == (
        [PLANNED, "Dmitry Medvedev (RUS) visits KAZ (denied)"],
        "cancelled",
        "Dmitry Medvedev (RUS) visits KAZ (denied)",
    )


def test_a_plan_is_postponed() -> None:
    later = text("later", "2008-05-20", visit("Medvedev's visit to Astana was postponed.", "2008-06-22", "planned"))
    (status,) = [thread.status for thread in threads("plan", later)]
    assert status == "postponed"


def test_a_visit_and_the_talks_on_it_are_one_occasion() -> None:
    day = text(
        "a", "2008-05-22", visit("Medvedev came."), event("They met.", MEDVEDEV, NAZARBAYEV, mode="meet", date="2008-05-22")
    )
    (thread,) = threads("plan", day)
    assert sorted(headlines(thread, day)) == ["Dmitry Medvedev (RUS) meets Nursultan Nazarbayev (KAZ)", HELD]
    other = text("b", "2008-06-22", event("They met.", MEDVEDEV, NAZARBAYEV, mode="meet", date="2008-06-20"))
    assert [len(thread.records) for thread in threads("plan", day, other)] == [2]


# Instruments


def treaty(stage: str, date: str, name: str = TREATY) -> Told:
    return text(
        f"{stage} {date}", date, text_of(f"The {name} is {stage}.", "RUS; KAZ", name, form="treaty", stage=stage, date=date)
    )


def test_an_instrument_goes_through_its_stages() -> None:
    texts = [
        treaty("signed", "2013-11-11"),
        treaty("in force", "2015-01-16"),
        treaty("drafted", "2013-02-01"),
        treaty("ratified", "2014-12-01"),
    ]
    told = [f"RUS–KAZ: {TREATY} {stage}" for stage in ("drafted", "signed", "ratified", "in force")]
    assert only("instrument", *texts) == (told, "in force", told[-1])


def test_an_instrument_is_called_by_its_first_report_and_a_plan_is_no_stage() -> None:
    planned = text(
        "p",
        "2012-01-01",
        text_of(f"The {TREATY} will be ratified.", "RUS; KAZ", TREATY, form="treaty", stage="ratified", factuality="planned"),
    )
    (thread,) = threads("instrument", treaty("signed", "2013-11-11"), planned)
    assert (thread.title, thread.status) == (f"RUS–KAZ: {TREATY} ratified (planned)", "signed")


def test_other_texts_have_threads_of_their_own() -> None:
    found = threads(
        "instrument", treaty("signed", "2013-11-11"), treaty("signed", "2013-11-11", "treaty on the delimitation of the seabed")
    )
    assert [len(thread.records) for thread in found] == [1, 1]


def test_the_event_that_signed_a_text_stands_with_it() -> None:
    sentence = "Russia and Kazakhstan agreed to cooperate by signing a treaty on friendship."
    day = text(
        "a",
        "2013-11-11",
        text_of(sentence, "RUS; KAZ", "treaty on friendship", quote="a treaty on friendship", form="treaty", date="2013-11-11"),
        event(sentence, "RUS; KAZ", event_type="AGREE", quote="agreed to cooperate", date="2013-11-11"),
    )
    assert only("instrument", day) == (
        ["RUS–KAZ: treaty on friendship signed", "RUS and KAZ: agreement to cooperate"],
        "signed",
        "RUS–KAZ: treaty on friendship signed",
    )


# Series, offices, matters, disputes


def turnover(year: int, value: float, reported: str, **fields: object) -> Told:
    return text(f"t{year}", reported, figure(f"Turnover in {year}.", "RUS; KAZ", value, period=str(year), **fields))


def test_a_series_is_in_order_of_period() -> None:
    texts = [turnover(2009, 12e9, "2010-01-01"), turnover(2007, 16e9, "2015-01-01"), turnover(2008, 20e9, "2014-01-01")]
    other = [turnover(2006, 1.0, "2014-01-01", unit="EUR"), turnover(2005, 1.0, "2014-01-01", measure="exports")]
    (thread,) = threads("series", *texts, *other)
    assert headlines(thread, *texts) == [
        "RUS–KAZ: trade turnover 16 billion USD (2007)",
        "RUS–KAZ: trade turnover 20 billion USD (2008)",
        "RUS–KAZ: trade turnover 12 billion USD (2009)",
    ]


def test_an_office_shows_who_holds_it_last() -> None:
    ivanov, lavrov = "Igor Ivanov|RUS", "Sergei Lavrov|RUS"
    texts = [
        text("a", "2004-03-09", office("Lavrov is foreign minister.", lavrov, "foreign minister", "RUS")),
        text("b", "2003-03-09", office("Ivanov is foreign minister.", ivanov, "minister of foreign affairs", "RUS")),
        text("c", "2005-03-09", office("Ivanov was foreign minister.", ivanov, "foreign minister", "RUS", status="former")),
        text("d", "2005-03-09", office("Tazhin is foreign minister.", "Marat Tazhin|KAZ", "foreign minister", "KAZ")),
    ]
    told = [
        "Igor Ivanov (RUS): minister of foreign affairs of RUS",
        "Sergei Lavrov (RUS): foreign minister of RUS",
        "Igor Ivanov (RUS): foreign minister of RUS (former)",
    ]
    assert only("office", *texts) == (told, "current", told[1])


def test_a_matter_that_returns_is_a_thread_of_its_states() -> None:
    first = text("a", "2008-05-22", promise("Russia will build a railway to Aktau.", "RUS", "build a railway to Aktau", "KAZ"))
    second = text("b", "2012-05-22", event("They discussed railways.", MEDVEDEV, NAZARBAYEV, mode="meet", date="2012-05-22"))
    elsewhere = text("c", "2012-05-22", event("They discussed railways.", "HUN", "SRB", mode="meet", date="2012-05-22"))
    (thread,) = threads("matter", first, second, elsewhere)
    assert (thread.title, thread.states, thread.last_news) == ("railway", ("KAZ", "RUS"), "2012-05-22")
    assert headlines(thread, first, second) == [
        "RUS plans towards KAZ: build a railway to Aktau",
        "Dmitry Medvedev (RUS) meets Nursultan Nazarbayev (KAZ)",
    ]


def test_what_contradicts_one_another_is_a_dispute() -> None:
    one, other = (
        text(f"{value}", "2008-05-22", figure(f"It was {value}.", "RUS; KAZ", value, period="2007")) for value in (16e9, 14e9)
    )
    (thread,) = threads("dispute", one, other)
    assert (len(thread.records), thread.status, thread.contested) == (2, "contested", True)
    assert [each.contested for each in threads("series", one, other)] == [True]


# Moves


def test_a_record_is_moved_to_the_thread_that_was_chosen() -> None:
    texts = [treaty("signed", "2013-11-11"), treaty("signed", "2012-11-11", "memorandum on the seabed")]
    (one,), (other,) = (told.evidence for told in texts)
    assert [len(thread.records) for thread in threads("instrument", *texts)] == [1, 1]
    moved = woven(*texts, rulings=Rulings(moves=((one, (other,), "instrument"),)))
    (thread,) = [thread for thread in moved.threads if thread.kind == "instrument"]
    assert thread.title == "RUS–KAZ: memorandum on the seabed signed"
    assert len(thread.records) == 2
    assert len(moved.records) == 2


def test_a_move_keeps_the_order_of_the_thread() -> None:
    texts = [turnover(2009, 12e9, "2010-01-01"), turnover(2007, 16e9, "2015-01-01"), turnover(2008, 20e9, "2014-01-01")]
    exports = turnover(2010, 1e9, "2016-01-01", measure="exports")
    (before,) = threads("series", *texts, exports)
    moved = woven(*texts, exports, rulings=Rulings(moves=((*exports.evidence, tuple(texts[0].evidence), "series"),)))
    (after,) = [thread for thread in moved.threads if thread.kind == "series"]
    assert after.records[:3] == before.records
    assert len(after.records) == 4


# Of all kinds


@pytest.mark.parametrize("thread", woven(*HANDFUL).threads, ids=lambda thread: f"{thread.kind} {thread.id[:4]}")
def test_every_thread_holds_records_and_what_shows_its_status(thread: Thread) -> None:
    records = {record.id: record for record in woven(*HANDFUL).records}
    assert len(set(thread.records)) == len(thread.records) > 0
    assert set(thread.records) <= records.keys()
    assert thread.shown_by == "" or thread.shown_by in thread.records
    assert set(thread.states) == {state for each in thread.records for state in records[each].states}


def test_a_handful_of_documents_gives_threads_of_every_kind() -> None:
    found = woven(*HANDFUL).threads
    assert {thread.kind for thread in found} >= {"plan", "instrument", "commitment", "series", "matter", "dispute"}
    assert [(thread.kind, thread.id) for thread in found] == sorted((thread.kind, thread.id) for thread in found)
    assert len({thread.id for thread in found}) == len(found)
