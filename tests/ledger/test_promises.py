"""What became of a commitment, and the record that shows it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.ledger.promises import status_on
from chancery.model import AnyClaim, Commitment, Thread
from hand_made import Told, actors, event, promise, said, text, text_of, woven

DEED = "build a nuclear power plant near Lake Balkhash"
KAZ_WILL = "KAZ plans towards RUS: build a nuclear power plant near Lake Balkhash"


def plant(
    sentence: str = f"Kazakhstan will {DEED} by 2030.", deed: str = DEED, deadline: str = "2030", **fields: object
) -> Commitment:
    return promise(sentence, "KAZ", deed, "RUS", deadline=deadline, **fields)


MADE = text("made", "2013-01-24", plant())


def thread(*texts: Told) -> Thread:
    (found,) = [each for each in woven(*texts).threads if each.kind == "commitment"]
    return found


def outcome(*texts: Told) -> tuple[str, str]:
    """Return a commitment's status and the headline of the record that shows it."""
    found = thread(*texts)
    (shows,) = [record.headline for record in woven(*texts).records if record.id == found.shown_by] or [""]
    return found.status, shows


def news(claim: AnyClaim, date: str = "2015-03-01") -> Told:
    return text("news", date, claim)


def test_a_commitment_without_news_is_open() -> None:
    assert outcome(MADE) == ("open", "")
    found = thread(MADE)
    assert (found.title, found.due, found.last_news) == (f"{KAZ_WILL} (by 2030)", "2030-12-31", "2013-01-24")


def test_said_again_it_is_repeated() -> None:
    again = news(
        plant(
            "Astana promised again to build the nuclear power plant at Balkhash.", "build the nuclear power plant at Balkhash", ""
        )
    )
    assert outcome(MADE, again) == ("repeated", "KAZ plans towards RUS: build the nuclear power plant at Balkhash")
    assert thread(MADE, again).due == "2030-12-31"


def test_said_again_in_the_same_words_it_is_repeated() -> None:
    assert outcome(MADE, news(plant())) == ("repeated", f"{KAZ_WILL} (by 2030)")


def test_told_by_two_documents_of_one_day_it_is_still_open() -> None:
    assert outcome(MADE, news(plant("Kazakhstan plans to build it."), "2013-01-24"))[0] == "open"


@pytest.mark.parametrize(
    ("status", "claim"),
    [
        ("progressing", event(f"Kazakhstan and Russia agreed to {DEED}.", "KAZ; RUS", event_type="AGREE", date="2015-02-28")),
        (
            "progressing",
            event(f"Kazakhstan and Russia began to {DEED}.", "KAZ", "RUS", event_type="COOPERATE", date="2015-02-28"),
        ),
        (
            "kept",
            event(
                "Kazakhstan and Russia opened the nuclear power plant near Lake Balkhash, built on time.",
                "KAZ",
                "RUS",
                event_type="COOPERATE",
                date="2015-02-28",
            ),
        ),
        (
            "dropped",
            event(f"Kazakhstan cancelled plans to {DEED} with Russia.", "KAZ", "RUS", event_type="REJECT", date="2015-02-28"),
        ),
        (
            "contradicted",
            event(f"Kazakhstan denied that it would {DEED}.", "KAZ", "RUS", event_type="COOPERATE", factuality="denied"),
        ),
        (
            "contradicted",
            said(f"Kazakhstan denied that it would {DEED}.", "KAZ", f"it would {DEED}", stance="deny", about=actors("RUS")),
        ),
    ],
)
def test_news_shows_what_became_of_it(status: str, claim: AnyClaim) -> None:
    (shows,) = woven(news(claim)).records
    assert outcome(MADE, news(claim)) == (status, shows.headline)


def test_a_denied_commitment_is_contradicted() -> None:
    denied = news(plant(f"Kazakhstan will not {DEED}.", factuality="denied"))
    assert outcome(MADE, denied) == ("contradicted", f"{KAZ_WILL} (by 2030) (denied)")


def test_a_denial_in_one_record_contradicts_it() -> None:
    denied = text("denied", "2013-01-25", plant(f"Kazakhstan will not {DEED} by 2030.", factuality="denied"))
    assert outcome(MADE, denied)[0] == "contradicted"


@pytest.mark.parametrize(
    "claim",
    [
        event("Hungary opened a nuclear power plant near Lake Balaton.", "HUN", "SRB", event_type="COOPERATE", date="2015-02-28"),
        event("Kazakhstan and Russia opened a school in Omsk.", "KAZ", "RUS", event_type="COOPERATE", date="2015-02-28"),
        event(f"Kazakhstan may {DEED}.", "KAZ", "RUS", event_type="COOPERATE", factuality="possible"),
    ],
    ids=["others", "another deed", "possible"],
)
def test_what_is_no_news_of_it_leaves_it_open(claim: AnyClaim) -> None:
    assert outcome(MADE, news(claim)) == ("open", "")


def test_what_was_done_before_keeps_no_promise() -> None:
    done = event(f"Kazakhstan and Russia completed work to {DEED}.", "KAZ", "RUS", event_type="COOPERATE", date="2012-02-28")
    assert outcome(MADE, news(done, "2012-03-01")) == ("open", "")


TREATY = "treaty on good-neighbourliness in the new century"
WILL_SIGN = text("made", "2013-01-24", promise(f"They will sign a {TREATY}.", "RUS; KAZ", f"sign a {TREATY}", deadline="2013-12"))


@pytest.mark.parametrize(
    ("stage", "status"),
    [("drafted", "progressing"), ("signed", "kept"), ("in force", "kept"), ("withdrawn", "dropped")],
)
def test_a_promise_to_sign_is_followed_by_the_stages_of_the_text(stage: str, status: str) -> None:
    claim = text_of(f"The {TREATY} is {stage}.", "RUS; KAZ", TREATY, form="treaty", stage=stage, date="2013-11-11")
    assert outcome(WILL_SIGN, news(claim, "2013-11-12")) == (status, f"RUS–KAZ: {TREATY} {stage}")


def test_a_visit_keeps_the_promise_to_visit() -> None:
    made = text(
        "made",
        "2013-01-24",
        promise("Idrisov will visit Moscow about Baikonur.", "Erlan Idrisov|KAZ", "visit Moscow about Baikonur", "RUS"),
    )
    came = event("Idrisov visited Moscow about Baikonur.", "Erlan Idrisov|KAZ", "RUS", mode="visit", date="2013-02-11")
    assert outcome(made, news(came, "2013-02-12")) == ("kept", "Erlan Idrisov (KAZ) visits RUS")


def test_a_promise_for_another_day_is_another_promise() -> None:
    later = text("later", "2013-06-01", plant(f"Kazakhstan will {DEED} by 2040.", deadline="2040"))
    found = [each for each in woven(MADE, later).threads if each.kind == "commitment"]
    assert sorted((each.due, each.status) for each in found) == [("2030-12-31", "open"), ("2040-12-31", "open")]


# Deeds in other words and other languages


def test_a_deed_told_in_another_language_keeps_the_promise() -> None:
    made = text(
        "made",
        "2022-01-11",
        promise("The troops will begin to withdraw in two days.", "CSTO", "begin to withdraw", deadline="2022-01-13"),
    )
    began = event("Вывод контингента начался в четверг.", "CSTO", "KAZ", event_type="RETREAT", date="2022-01-13")
    assert outcome(made, text("news", "2022-01-14", began, language="ru"))[0] == "kept"


def test_a_deed_of_the_same_text_keeps_what_was_promised_years_before() -> None:
    told = text(
        "told",
        "2019-10-11",
        promise(
            "In April 2018 they said that the crossing would open in 2019.",
            "HUN; SRB",
            "open the crossing in 2019",
            date="2018-04",
            deadline="2019",
        ),
        event("The two countries opened a crossing on Friday.", "HUN", "SRB", event_type="COOPERATE", date="2019-10-11"),
    )
    assert outcome(told)[0] == "kept"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Serbia and Hungary opened the Kelebia railway.", "kept"),
        ("Serbia and Hungary opened a section of the Kelebia railway.", "progressing"),
        ("Serbia and Hungary closed the Kelebia railway.", "open"),
        ("Serbia and Hungary put off the opening of the Kelebia railway.", "open"),
    ],
)
def test_an_act_on_the_thing_promised_tells_what_became_of_it(sentence: str, status: str) -> None:
    made = text("made", "2018-01-24", promise("They will open the Kelebia line.", "HUN; SRB", "open the line to Kelebia"))
    deed = event(sentence, "SRB", "HUN", event_type="COOPERATE", date="2022-03-19")
    assert outcome(made, text("news", "2022-03-20", deed))[0] == status


def test_what_is_promised_after_the_text_fell_is_promised_anew() -> None:
    protocol = "protocol on relations"
    signed = text(
        "signed",
        "2009-10-10",
        text_of("They signed a protocol to open the border.", "ARM; TUR", protocol, form="protocol", date="2009-10-10"),
        promise("They signed a protocol to open the border.", "ARM; TUR", "open the border"),
    )
    voided = text_of(
        "Armenia declared the protocol void.", "ARM; TUR", protocol, form="protocol", stage="terminated", date="2018-03-01"
    )
    ended = text("ended", "2018-03-02", voided)
    anew = text("anew", "2023-02-15", promise("They are ready to open the border.", "ARM; TUR", "open the border"))
    found = [each for each in woven(signed, ended, anew).threads if each.kind == "commitment"]
    assert sorted(each.status for each in found) == ["dropped", "open"]
    matters = [each for each in woven(signed, ended, anew).threads if each.kind == "matter"]
    promises = {record.id for record in woven(signed, ended, anew).records if record.kind == "commitment"}
    assert any(promises <= set(each.records) for each in matters)


def test_talks_about_a_text_do_not_fall_with_it() -> None:
    protocol = "protocol on relations"
    made = text(
        "made",
        "2009-08-31",
        text_of(
            "They agreed to hold talks on a protocol.", "ARM; TUR", protocol, form="protocol", stage="drafted", date="2009-08-31"
        ),
        promise("They agreed to hold talks on a protocol.", "ARM; TUR", "hold talks on a protocol"),
    )
    voided = text_of(
        "Armenia declared the protocol void.", "ARM; TUR", protocol, form="protocol", stage="terminated", date="2018-03-01"
    )
    assert outcome(made, text("ended", "2018-03-02", voided))[0] != "dropped"


# Told back


def test_a_promise_told_back_with_its_date_is_the_one_that_was_made() -> None:
    made = text(
        "made",
        "2014-12-17",
        promise("The railway will be finished by June 2017.", "SRB", "finish the railway", deadline="2017-06"),
    )
    back = promise(
        "In December 2014 he said the railway would be finished by June 2017.",
        "SRB",
        "finish the railway",
        date="2014-12",
        deadline="2017-06",
    )
    other = promise(
        "In May 2016 he said the railway would be finished by June 2017.",
        "SRB",
        "finish the railway",
        date="2016-05",
        deadline="2017-06",
    )
    assert len(woven(made, text("back", "2017-05-31", back)).records) == 1
    assert len(woven(made, text("back", "2017-05-31", other)).records) == 2


# Overdue


def due(day: str, status: str = "open") -> Thread:
    return Thread(id="t", kind="commitment", title="", states=(), records=("r",), status=status, due=day)


@pytest.mark.parametrize(
    ("thread", "day", "status"),
    [
        (due("2014-12-31"), "2013-12-31", "open"),
        (due("2014-12-31"), "2014-12-31", "open"),
        (due("2014-12-31"), "2015-01-01", "overdue"),
        (due("2014-12-31"), "2014", "open"),
        (due("2014-12-31"), "2015", "overdue"),
        (due("2014-12-31"), "", "open"),
        (due(""), "2099-01-01", "open"),
        (due("2014-12-31", "repeated"), "2015-01-01", "overdue"),
        (due("2014-12-31", "progressing"), "2015-01-01", "overdue"),
        (due("2014-12-31", "kept"), "2015-01-01", "kept"),
        (due("2014-12-31", "dropped"), "2015-01-01", "dropped"),
        (due("2014-12-31", "contradicted"), "2015-01-01", "contradicted"),
        (due("2014"), "2014-06-01", "open"),
        (due("2014"), "2015-01-01", "overdue"),
        (due("2014/2016"), "2015-06-01", "open"),
        (due("2014/2016"), "2017-01-01", "overdue"),
    ],
)
def test_overdue_is_what_is_not_settled_when_its_day_has_passed(thread: Thread, day: str, status: str) -> None:
    assert status_on(thread, day) == status


def test_the_last_word_on_the_deadline_counts_and_an_open_end_is_none() -> None:
    moved = text("moved", "2014-01-24", plant(f"Kazakhstan will {DEED} by January 2031.", deadline="2031-01"))
    assert thread(MADE, moved).due == "2031-01-31"
    assert thread(text("a", "2013-01-24", plant(deadline="2014/.."))).due == ""


TEXTS = [
    MADE,
    text(
        "again",
        "2014-01-01",
        plant(
            "Astana promised again to build the nuclear power plant at Balkhash.", "build the nuclear power plant at Balkhash", ""
        ),
    ),
    text(
        "begun",
        "2015-03-01",
        event(f"Kazakhstan and Russia began to {DEED}.", "KAZ", "RUS", event_type="COOPERATE", date="2015-02-28"),
    ),
    text(
        "denied",
        "2016-03-01",
        event(f"Kazakhstan denied that it would {DEED}.", "KAZ", "RUS", event_type="COOPERATE", factuality="denied"),
    ),
]


@settings(max_examples=20, deadline=None)
@given(st.permutations(TEXTS))
def test_the_order_of_documents_does_not_matter(texts: list[Told]) -> None:
    assert thread(*texts) == thread(*TEXTS)
    assert (thread(*texts).status, len(thread(*texts).records)) == ("contradicted", 4)
