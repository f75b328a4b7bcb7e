"""Due days and planned meetings, read back by icalendar."""

import datetime
import sys
from typing import Any

import icalendar
import msgspec
import pytest
from made_material import bytes_from, make

from chancery.exports.ical import write_ical
from chancery.exports.material import Material, MissingExtra
from hand_made import Told, event, promise, text

SENTENCE = "Hungary will build a bridge."


def entries(material: Material) -> list[Any]:
    return icalendar.Calendar.from_ical(bytes_from(write_ical, material)).walk("VEVENT")


def bridge(deadline: str, **fields: str) -> Told:
    return text("p", "2010-03-01", promise(SENTENCE, "HUN", "build a bridge", "SRB", deadline=deadline, **fields))


def test_unsettled_promises_and_planned_meetings_are_all_day_events() -> None:
    found = {str(each["summary"]): each for each in entries(make())}
    due = [each for each in found.values() if str(each["uid"]).endswith("-due@chancery")]
    assert [each.decoded("dtstart") for each in due] == [datetime.date(2010, 12, 31), datetime.date(2011, 12, 31)]
    meetings = [each for each in found.values() if str(each["uid"]).endswith("-meeting@chancery")]
    assert [(each.decoded("dtstart"), str(each.get("location", ""))) for each in meetings] == [
        (datetime.date(2008, 5, 22), ""),
        (datetime.date(2010, 5, 31), "Budapest, Hungary"),
    ]
    assert "Planned for 2010-05: no day is told, so it stands on the last one" in str(meetings[1]["description"])
    assert "Told later: held" in str(meetings[0]["description"])
    assert {each.decoded("dtstamp") for each in found.values()} == {datetime.datetime(2010, 3, 1, tzinfo=datetime.UTC)}


@pytest.mark.parametrize(
    ("deadline", "day", "note"),
    [
        ("2011-04-02", datetime.date(2011, 4, 2), ""),
        ("2011-02", datetime.date(2011, 2, 28), "Due 2011-02: no single day is told"),
        ("2012", datetime.date(2012, 12, 31), "Due 2012: no single day is told"),
        ("2012/2013-06", datetime.date(2013, 6, 30), "Due 2012/2013-06: no single day is told"),
    ],
)
def test_a_date_without_a_day_stands_on_its_last_one_and_says_so(deadline: str, day: datetime.date, note: str) -> None:
    (entry,) = entries(make(bridge(deadline, condition="money is found")))
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (day, day + datetime.timedelta(days=1))
    description = str(entry["description"])
    assert note in description and ("no single day" in description) is bool(note)
    for line in ("Status: open as of 2010-03-01", "If money is found", f"“{SENTENCE}” (p)"):
        assert line in description


@pytest.mark.parametrize("deadline", ["", "soon", "2014/.."])
def test_what_has_no_day_has_no_entry(deadline: str) -> None:
    assert entries(make(bridge(deadline))) == []


def test_settled_promises_are_left_out_and_ids_stay() -> None:
    material = make(bridge("2012"))
    (thread,) = material.threads
    assert entries(msgspec.structs.replace(material, statuses={thread.id: "kept"})) == []
    (overdue,) = entries(msgspec.structs.replace(material, statuses={thread.id: "overdue"}, day="2014-01-01"))
    assert str(overdue["uid"]) == f"{thread.id}-due@chancery"
    assert "Status: overdue as of 2014-01-01" in str(overdue["description"])


def test_a_meeting_of_several_days_ends_after_the_last() -> None:
    planned = event("They will meet.", "HUN; SRB", mode="meet", factuality="planned", date="2010-05-30/2010-06-01")
    (entry,) = entries(make(text("p", "2010-03-01", planned)))
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (datetime.date(2010, 5, 30), datetime.date(2010, 6, 2))


def test_a_meeting_that_only_the_document_dates_has_no_day() -> None:
    planned = event("They will meet.", "HUN; SRB", mode="meet", factuality="planned")
    assert entries(make(text("p", "2010-03-01", planned))) == []


def test_odd_words_break_no_line() -> None:
    odd = "Due\r\nBEGIN:VEVENT\x00\x1b[31m; , \\n"
    material = make(bridge("2012"))
    threads = tuple(msgspec.structs.replace(each, title=odd) for each in material.threads)
    (entry,) = entries(msgspec.structs.replace(material, threads=threads))
    assert "BEGIN:VEVENT[31m; , " in str(entry["summary"])
    assert bytes_from(write_ical, msgspec.structs.replace(material, threads=threads)).count(b"\r\nBEGIN:VEVENT") == 1


def test_without_icalendar_the_error_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(MissingExtra, match=r"ical needs icalendar; install it with: pip install 'chancery\[calendar\]'"):
        bytes_from(write_ical, make())
