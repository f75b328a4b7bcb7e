"""What some source or some record tells otherwise is contested."""

import pytest

from chancery.ledger.disputes import find_disputes
from chancery.ledger.entries import entries
from chancery.ledger.merge import merge_mentions
from chancery.model import Event, Figure
from hand_made import HANDFUL, Told, event, figure, mentions, promise, text, woven


def turnover(value: float, **fields: object) -> Figure:
    return figure(f"Turnover was {value}.", "RUS; KAZ", value, **{"period": "2007"} | fields)


def figures(*claims: Figure) -> list[Told]:
    return [text(f"d{number}", "2008-05-22", claim) for number, claim in enumerate(claims)]


def test_two_figures_for_one_year_stand_against_one_another() -> None:
    one, other = woven(*figures(turnover(16.5e9), turnover(14e9))).records
    assert (one.against, other.against) == ((other.id,), (one.id,))
    assert one.contested and other.contested


@pytest.mark.parametrize(
    "other",
    [
        turnover(16.5e9),
        turnover(14e9, period="2008"),
        turnover(14e9, period=""),
        turnover(14e9, measure="exports"),
        turnover(14e9, unit="EUR"),
        turnover(14e9, change="increase"),
        turnover(14e9, approximation="about"),
        figure("It was 14.", "RUS; HUN", 14e9, period="2007"),
        turnover(14e9, factuality="planned"),
    ],
    ids=["the same", "another year", "no year", "another measure", "another unit", "a rise", "about", "others", "planned"],
)
def test_other_figures_are_no_contradiction(other: Figure) -> None:
    assert not any(record.contested for record in woven(*figures(turnover(16.5e9), other)).records)


def threat(sentence: str = "Russia threatened Kazakhstan over Baikonur launches.", **fields: object) -> Event:
    return event(sentence, "RUS", "KAZ", event_type="THREATEN", **fields)


def test_what_is_reported_and_denied_is_contested() -> None:
    told = text("told", "2013-01-24", threat())
    denied = text(
        "denied", "2013-01-26", threat("Idrisov denied that Russia threatened Kazakhstan over Baikonur.", factuality="denied")
    )
    (record,) = woven(told, denied).records
    assert (record.told, record.contested, record.headline) == (("fact", "denied"), True, "RUS threatens KAZ (denied by some)")
    assert not woven(told).records[0].contested
    assert not woven(denied).records[0].contested


def test_a_denial_of_another_day_stands_against_what_it_denies() -> None:
    told = text("told", "2013-01-24", threat(date="2013-01-10"))
    denied = text(
        "denied",
        "2013-01-26",
        threat("Russia denied that it threatened Kazakhstan over Baikonur launches.", date="2013-01-20", factuality="denied"),
    )
    one, other = woven(told, denied).records
    assert (one.against, other.against) == ((other.id,), (one.id,))
    (dispute,) = [thread for thread in woven(told, denied).threads if thread.kind == "dispute"]
    assert dispute.records == (one.id, other.id)


@pytest.mark.parametrize(
    "denied",
    [
        threat("Russia denied it.", date="2013-06-20", factuality="denied"),
        event(
            "Kazakhstan denied that it threatened Russia over Baikonur launches.",
            "KAZ",
            "RUS",
            event_type="THREATEN",
            date="2013-01-20",
            factuality="denied",
        ),
        event(
            "Hungary denied that it threatened Serbia.",
            "HUN",
            "SRB",
            event_type="THREATEN",
            date="2013-01-20",
            factuality="denied",
        ),
        event("Russia denied that it pays for Baikonur.", "RUS", "KAZ", event_type="AID", date="2013-01-20", factuality="denied"),
    ],
    ids=["half a year later", "the other side", "others", "another deed"],
)
def test_a_denial_of_something_else_is_no_contradiction(denied: Event) -> None:
    told = text("told", "2013-01-24", threat(date="2013-01-10"))
    date = "2013-06-21" if denied.date.startswith("2013-06") else "2013-01-26"
    assert not any(record.contested for record in woven(told, text("denied", date, denied)).records)


def test_there_were_no_such_plans() -> None:
    plan = promise(
        "Serbia may host a Russian base in Niš.",
        "SRB",
        "host a Russian base in Niš",
        "RUS",
        factuality="possible",
        strength="considering",
    )
    denial = event("Vučić said there were no such talks with Russia.", "SRB; RUS", mode="negotiate", factuality="denied")
    one, other = woven(text("a", "2013-01-24", plan, denial)).records
    assert (one.against, other.against) == ((other.id,), (one.id,))


def test_contradiction_is_mutual() -> None:
    against = find_disputes(entries(merge_mentions(mentions(*HANDFUL))))
    assert against
    assert all(one in against[other] and one != other for one, several in against.items() for other in several)
