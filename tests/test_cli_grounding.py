"""The commands that show who, where, when and how much a text means, and search the register."""

import json

import pytest

from chancery.cli import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run a command and return its exit code and what it printed."""
    code = 0
    try:
        main(arguments)
    except SystemExit as stop:
        code = int(stop.code or 0)
    told = capsys.readouterr()
    return code, told.out, told.err


TEXT = "Kazakh Foreign Minister Erlan Idrisov visited Moscow on Friday. Lavrov met his Kazakh counterpart in Vienna."


def test_who(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "who", TEXT, "--date", "2013-01-25", "--json")
    assert code == 0
    found = {m["text"]: m for m in json.loads(out)}
    assert found["Erlan Idrisov"]["codes"] == ["Erlan Idrisov|KAZ"]
    assert found["Moscow"]["codes"] == ["RUS"]
    assert found["his Kazakh counterpart"]["codes"] == ["Erlan Idrisov|KAZ"]
    assert found["Vienna"]["place"] == "Vienna, AUT"
    assert "codes" not in found["Vienna"]
    assert all(TEXT[m["start"] : m["end"]] == m["text"] and 0 < m["sureness"] <= 1 for m in found.values())


def test_who_names_candidates_where_it_is_not_sure(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "who", "Stoltenberg greeted the guests.", "--date", "2013-01-25", "--language", "en")
    assert code == 0
    assert "NOR" in out
    code, out, _ = run(capsys, "who", "The weather was fine.", "--language", "en")
    assert "Nobody is named." in out


def test_when(capsys: pytest.CaptureFixture[str]) -> None:
    text = "They met on Friday; trade grew by 6.5 percent to $US 16.5 billions."
    code, out, _ = run(capsys, "when", text, "--date", "2013-01-25", "--json")
    assert code == 0
    found = json.loads(out)
    assert [(text[d["start"] : d["end"]], d["value"]) for d in found["dates"]] == [("Friday", "2013-01-25")]
    assert [(q["value"], q["unit"]) for q in found["amounts"]] == [(6.5, "percent"), (16.5e9, "USD")]
    code, out, _ = run(capsys, "when", "The minister may march.", "--language", "en")
    assert "No date is told." in out


def test_actors(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "actors", "Szijjártó", "--json")
    assert [(p["person"], p["state"], p["office"]) for p in json.loads(out)["people"]][:1] == [
        ("Péter Szijjártó", "HUN", "foreign minister")
    ]
    _, out, _ = run(capsys, "actors", "ЕАЭС", "--date", "2016", "--json")
    body = json.loads(out)["bodies"][0]
    assert (body["code"], body["members"]) == ("EAEU", ["ARM", "BLR", "KAZ", "KGZ", "RUS"])
    _, out, _ = run(capsys, "actors", "Czechoslovakia")
    assert "CSK" in out
    _, out, _ = run(capsys, "actors", "Qwertyland")
    assert "Nobody in the register is called 'Qwertyland'." in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("who", "Lavrov came.", "--date", "Friday"), "no date"),
        (("who", "  "), "there is no text"),
        (("who", "Lavrov kam nach Wien.", "--language", "de"), "--language en, hu or ru"),
        (("actors", "Lavrov", "--date", "soon"), "no ISO date"),
    ],
)
def test_what_cannot_be_done_is_told(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str) -> None:
    code, _, error = run(capsys, *arguments)
    assert code == 2
    assert told in error
