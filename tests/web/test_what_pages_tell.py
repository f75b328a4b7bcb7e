"""What pages tell beside the records themselves: why one is believed, who speaks of whom, which records may be the same."""

import re
from urllib.parse import unquote

import pytest
from fastapi.testclient import TestClient

from chancery.ledger.belief import precision
from chancery.model import Query, Record
from chancery.stores.desk import DOCUMENT_ORDERS
from chancery.web.plots import speaking
from hand_made import said


def records(client: TestClient, kind: str) -> list[Record]:
    with client.app.state.desk.view() as view:  # type: ignore[attr-defined]
        return view.ledger.records(Query(kinds=(kind,)))


def test_a_record_tells_why_it_is_believed(client: TestClient) -> None:
    found = records(client, "figure")[0]
    page = client.get(f"/record/{found.id}").text
    share = f"{precision('test.frame', 'figure', 'en'):.0%}"
    assert f"readers found {share} of its claims right" in " ".join(page.split())


def test_records_of_days_nearby_are_offered_for_merging(client: TestClient) -> None:
    one, other = [each for each in records(client, "event") if each.date == "2008-05-22" and each.review != "rejected"][:2]
    page = client.get(f"/record/{one.id}").text
    assert f'name="words" value="{other.id}"' in page
    assert f'name="words" value="{one.id}"' not in page


def test_speakers_are_told_with_whom_they_speak_of() -> None:
    about = said("Idrisov thanked Russia.", "Erlan Idrisov|KAZ", "thanks", stance="thank")
    towards = said("Lavrov praised Kazakhstan.", "Sergei Lavrov|RUS", "good", stance="praise", about=about.speaker)
    record = Record(id="a", kind="statement", headline="", date="", states=(), claims=(), documents=())
    plot = speaking([(record, about), (record, towards)])
    assert plot is not None
    assert plot["data"][0]["y"] == ["Sergei Lavrov (RUS) of Kazakhstan", "Erlan Idrisov (KAZ)"]
    assert plot["data"][0]["x"] == ["praise", "thank"]


@pytest.mark.parametrize(
    ("order", "value"),
    [("newest", "date"), ("oldest", "date"), ("title", "title"), ("outlet", "outlet")],
)
def test_sources_are_sorted_on_the_server(client: TestClient, order: str, value: str) -> None:
    assert set(DOCUMENT_ORDERS) == {"newest", "oldest", "title", "outlet"}
    with client.app.state.desk.view() as view:  # type: ignore[attr-defined]
        rows, total = view.ledger.document_rows(order=order, limit=200)
    assert len(rows) == total > 5
    values = [getattr(each, value) or ("~" if order == "oldest" else "") for each in rows]
    assert values == sorted(values, reverse=order == "newest")
    table = client.get(f"/sources?order={order}&per_page=200").text.partition("Builds")[0]
    shown = [unquote(name) for name in re.findall(r'<td[^>]*><a href="/document/([^"]+)"', table)]
    assert shown == [each.id for each in rows]
