"""The commands that follow records through time: threads, thread, instruments, commitments, records, figures, export."""

import json
import sys
from pathlib import Path
from shutil import copy

import pytest

from chancery.model import Instrument
from chancery.records import decide
from chancery.stores.duckdb import open_ledger
from commands import Chancery
from hand_made import HANDFUL, Told, event, exported, figure, make_ledger, promise, text, text_of

TREATY = "treaty on friendship and good-neighbourliness"
# What Kazakhstan promises to whom, and what comes of it.
DEEDS = {
    "RUS": "build a nuclear power plant near Lake Balkhash",
    "CHN": "lay a gas pipeline from Atasu to Alashankou",
    "FRA": "buy forty helicopters from a factory in Marignane",
    "JPN": "send uranium from Semizbai to Yokohama",
    "KOR": "open a school of medicine in Kyzylorda",
    "TUR": "lift visa requirements for drivers of lorries",
}
OUTCOMES = {"RUS": "open", "CHN": "repeated", "FRA": "progressing", "JPN": "kept", "KOR": "dropped", "TUR": "contradicted"}


def made(partner: str, **fields: str) -> Told:
    deed = DEEDS[partner]
    claim = promise(f"Kazakhstan will {deed} by 2030.", "KAZ", deed, partner, **{"deadline": "2030"} | fields)
    return text(f"made-{partner}", "2013-01-24", claim)


def news(partner: str, sentence: str, event_type: str = "COOPERATE", **fields: str) -> Told:
    return text(
        f"news-{partner}", "2015-03-01", event(sentence.format(DEEDS[partner]), "KAZ", partner, event_type=event_type, **fields)
    )


def stage(name: str, date: str) -> Instrument:
    return text_of(f"The {TREATY} is {name}.", "SRB; HUN", TREATY, form="treaty", stage=name, date=date)


# One commitment of every outcome, one text at two stages, and another text.
TEXTS = (
    made("RUS", condition="the people agree"),
    *(made(partner) for partner in OUTCOMES if partner != "RUS"),
    text("news-CHN", "2015-03-01", promise(f"Astana promised again to {DEEDS['CHN']}.", "KAZ", DEEDS["CHN"], "CHN")),
    news("FRA", "Kazakhstan began to {}."),
    news("JPN", "Kazakhstan completed work to {}."),
    news("KOR", "Kazakhstan cancelled plans to {}.", "REJECT"),
    news("TUR", "Kazakhstan denied that it would {}.", factuality="denied"),
    text("signed", "2010-05-01", stage("signed", "2010-05-01")),
    text("ratified", "2011-05-01", stage("ratified", "2011-05-01")),
    text(
        "other",
        "2012-05-01",
        text_of(
            "A memorandum on rail was drafted.",
            "SRB; HUN",
            "memorandum on rail",
            form="memorandum",
            stage="drafted",
            date="2012-05-01",
        ),
    ),
)


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_ledger(tmp_path_factory.mktemp("followed") / "l.duckdb", *TEXTS)


@pytest.fixture(scope="module")
def handful(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_ledger(tmp_path_factory.mktemp("handful") / "l.duckdb", *HANDFUL)


# Commitments


def test_commitments_say_what_became_of_them_and_what_shows_it(chancery: Chancery, followed: Path) -> None:
    with open_ledger(followed) as opened:
        documents = {record.id: record.documents for record in opened.records()}
    found = chancery.json("commitments", "Kazakhstan", "--all", "--ledger", followed)
    assert {(each["due"], each["as_of"]) for each in found} == {("2030-12-31", "2015-03-01")}
    for each in found:
        (partner,) = set(each["states"]) - {"KAZ"}
        assert (each["status"], each["deed"]) == (OUTCOMES[partner], DEEDS[partner])
        shown_by = documents[each["shown_by"]] if each.get("shown_by") else ()
        assert shown_by == (() if partner == "RUS" else (f"news-{partner}",))
    assert len(found) == len(OUTCOMES)


@pytest.mark.parametrize(
    ("options", "partners"),
    [
        ((), ["CHN", "FRA", "RUS"]),
        (("--all",), ["CHN", "FRA", "JPN", "KOR", "RUS", "TUR"]),
        (("--status", "kept"), ["JPN"]),
        (("--status", "dropped", "--status", "contradicted"), ["KOR", "TUR"]),
        (("--status", "overdue"), []),
        (("--as-of", "2030-12-31"), ["CHN", "FRA", "RUS"]),
        (("--as-of", "2031-01-01", "--status", "overdue"), ["CHN", "FRA", "RUS"]),
        (("--as-of", "2031-01-01", "--status", "open"), []),
        (("--as-of", "2031", "--status", "kept"), ["JPN"]),
        (("--partner", "Japan", "--all"), ["JPN"]),
        (("--owner", "Dana", "--all"), []),
    ],
)
def test_commitments_by_status_partner_owner_and_day(
    chancery: Chancery, followed: Path, options: tuple[str, ...], partners: list[str]
) -> None:
    found = chancery.json("commitments", "--ledger", followed, *options)
    assert sorted(state for promised in found for state in promised["states"] if state != "KAZ") == partners


def test_commitments_for_people(chancery: Chancery, followed: Path) -> None:
    shown = chancery("commitments", "--all", "--ledger", followed).out
    for words in (
        "2030-12-31",
        "if the people agree",
        "→ Kazakhstan cooperates with Japan",
        "contradicted",
        "6 of 6 commitments, as of 2015-03-01",
    ):
        assert words in shown
    later = chancery("commitments", "--as-of", "2031-01-01", "--ledger", followed).out
    assert "3 of 6 commitments not settled, as of 2031-01-01" in later
    first = chancery("commitments", "--limit", "1", "--ledger", followed).out
    assert "3 of 6 commitments not settled, as of 2015-03-01; 1 shown" in first


def test_a_commitment_is_followed_by_its_owner_until_the_day_people_set(
    chancery: Chancery, followed: Path, tmp_path: Path
) -> None:
    ledger = copy(followed, tmp_path / "mine.duckdb")
    with open_ledger(ledger, create=True) as opened:
        target = next(record.id for record in opened.records() if record.documents == ("made-RUS",))
        for action, word in (("owner", "Dana"), ("due", "2014-06-01"), ("note", "ask")):
            decide(opened, action, target, [word], who="ann")
    (promised,) = chancery.json("commitments", "--owner", "Dana", "--ledger", ledger)
    assert (promised["owner"], promised["due"], promised["status"]) == ("Dana", "2014-06-01", "overdue")
    assert "(owner: Dana)" in chancery("commitments", "--status", "overdue", "--ledger", ledger).out
    told = chancery("thread", promised["id"][:6], "--ledger", ledger).out
    assert "overdue; due 2014-06-01; owner Dana" in told
    assert "no news since 2013-01-24" in told
    shown = chancery("show", target, "--ledger", ledger).out
    for line in ("owner: Dana", "due: 2014-06-01", "note: ask"):
        assert f"\n{line}\n" in shown


# Threads and instruments


def test_threads_are_listed_by_kind_state_and_dispute(chancery: Chancery, handful: Path) -> None:
    found = chancery.json("threads", "--ledger", handful)
    assert {each["kind"] for each in found} >= {"plan", "commitment", "series", "dispute", "matter"}
    assert all(len(each["records"]) > 1 or each["kind"] == "commitment" for each in found)
    assert chancery.json("threads", "--kind", "plan", "--kind", "series", "--ledger", handful) == [
        each for each in found if each["kind"] in ("plan", "series")
    ]
    assert chancery.json("threads", "Russia", "KAZ", "--ledger", handful) == found
    assert chancery.json("threads", "HUN", "--ledger", handful) == []
    contested = chancery.json("threads", "--contested", "--ledger", handful)
    assert contested == [each for each in found if each.get("contested")]
    assert contested
    lines = chancery("threads", "--limit", "1", "--ledger", handful).out
    assert f"1 of {len(found)} threads; --limit 0 shows all" in lines


def test_a_thread_shows_its_records_and_the_one_that_decides(chancery: Chancery, followed: Path) -> None:
    (found,) = chancery.json("threads", "JPN", "--kind", "commitment", "--ledger", followed)
    told = chancery.json("thread", found["id"], "--ledger", followed)
    assert [record["documents"] for record in told["told"]] == [["made-JPN"], ["news-JPN"]]
    assert told["status"] == "kept"
    shown = chancery("thread", found["id"][:6], "--ledger", followed).out
    (deciding,) = [line for line in shown.splitlines() if "shows it" in line]
    assert told["shown_by"][:6] in deciding
    assert f"commitment; {found['id']}; kept; due 2030-12-31" in shown
    assert "last news 2015-03-01" in shown


def test_instruments_are_told_by_stage(chancery: Chancery, followed: Path) -> None:
    found = chancery.json("instruments", "Serbia", "--ledger", followed)
    assert [(each["status"], each["stages"]) for each in found] == [
        ("drafted", ["2012-05-01 drafted"]),
        ("ratified", ["2010-05-01 signed", "2011-05-01 ratified"]),
    ]
    assert len(chancery.json("instruments", "--stage", "ratified", "--ledger", followed)) == 1
    assert chancery.json("instruments", "KAZ", "--ledger", followed) == []
    shown = " ".join(chancery("instruments", "--ledger", followed).out.split())
    assert "signed 2010-05-01, ratified 2011-05-01" in shown
    assert "2 of 2 instruments" in shown


# Records and figures


@pytest.mark.parametrize(
    ("options", "headlines"),
    [
        (("--kind", "tenure"), ["Marat Tazhin (Kazakhstan): Foreign Minister of Kazakhstan"]),
        (("--kind", "figure", "--contested"), ["Russia–Kazakhstan: trade turnover 16.5 billion USD (2007)",
                                               "Russia–Kazakhstan: trade turnover 14 billion USD (2007)"]),
        (("--factuality", "denied"), ["Sergei Lavrov (Russia) calls Marat Tazhin (Kazakhstan) (denied by some)"]),
        (("HUN",), []),
        (("--kind", "commitment", "--until", "2008"),
         ["Russia plans towards Kazakhstan: build a railway to the port of Aktau (by 2010)"]),
    ],
)  # fmt: skip
def test_records_by_condition(chancery: Chancery, handful: Path, options: tuple[str, ...], headlines: list[str]) -> None:
    assert [record["headline"] for record in chancery.json("records", "--ledger", handful, *options)] == headlines


def test_records_tell_sources_belief_and_what_is_contested(chancery: Chancery, handful: Path) -> None:
    shown = chancery("records", "--kind", "figure", "--ledger", handful).out
    assert shown.count("[contested]") == 2
    assert "%" in shown
    assert "2 of 2 records\n" in shown
    assert (
        "1 of 2 records; --limit 0 shows all" in chancery("records", "--kind", "figure", "--limit", "1", "--ledger", handful).out
    )


def test_a_rejected_record_is_shown_on_request_only(chancery: Chancery, handful: Path, tmp_path: Path) -> None:
    ledger = copy(handful, tmp_path / "mine.duckdb")
    (tenure,) = chancery.json("records", "--kind", "tenure", "--ledger", ledger)
    chancery("decide", "reject", tenure["id"], "--who", "ann", "--ledger", ledger)
    assert chancery.json("records", "--kind", "tenure", "--ledger", ledger) == []
    (shown,) = chancery.json("records", "--kind", "tenure", "--rejected", "--ledger", ledger)
    assert (shown["id"], shown["review"]) == (tenure["id"], "rejected")


def test_show_tells_what_stands_against_a_record(chancery: Chancery, handful: Path) -> None:
    one, other = chancery.json("records", "--kind", "figure", "--ledger", handful)
    shown = chancery("show", one["id"], "--ledger", handful).out
    assert f"told otherwise: {other['headline']} ({other['id'][:6]})" in shown
    assert "1 independent source; belief" in shown
    assert "; contested" in shown
    assert "in thread" in shown


def test_figures_say_which_are_contested(chancery: Chancery, handful: Path) -> None:
    found = chancery.json("figures", "KAZ", "RUS", "--ledger", handful)
    assert [(each["value"], each["contested"], len(each["against"])) for each in found] == [
        (16500000000, True, 1),
        (14000000000, True, 1),
    ]
    assert chancery("figures", "KAZ", "--measure", "trade turnover", "--ledger", handful).out.count("[contested]") == 2
    missing = chancery("figures", "KAZ", "--measure", "exports", "--ledger", handful)
    assert (missing.code, missing.err) == (2, "error: no figure there measures 'exports'; known are trade turnover\n")


def test_figures_show_what_was_corrected(chancery: Chancery, handful: Path, tmp_path: Path) -> None:
    ledger = copy(handful, tmp_path / "mine.duckdb")
    former = chancery.json("figures", "KAZ", "--ledger", ledger)[0]
    chancery("decide", "correct", former["record"], "value=17500000000", "--who", "ann", "--ledger", ledger)
    assert chancery.json("figures", "KAZ", "--ledger", ledger)[0]["value"] == 17500000000
    assert "17.5 bn USD" in chancery("figures", "KAZ", "--ledger", ledger).out


def test_a_plot_of_figures(chancery: Chancery, tmp_path: Path) -> None:
    told = [
        text(f"t{year}", "2011-01-01", figure(f"In {year}.", "RUS; KAZ", value, period=str(year)))
        for year, value in ((2007, 10.0), (2009, 40.0), (2008, 20.0))
    ]
    other = text("other", "2011-01-01", figure("Exports grew.", "RUS; KAZ", 5.0, measure="exports", period="2007"))
    ledger = make_ledger(tmp_path / "plot.duckdb", *told, other)
    lines = chancery("figures", "KAZ", "RUS", "--plot", "--ledger", ledger).out.splitlines()
    bars = [(line.split()[0], line.count("█")) for line in lines if "█" in line]
    assert bars == [("2007", 11), ("2008", 22), ("2009", 44)]
    assert "1 figures of another measure, unit or relation are left out; --measure MEASURE chooses one" in lines


def test_a_plot_is_written_where_it_can_be(chancery: Chancery, handful: Path, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    assert chancery("figures", "KAZ", "--png", "plot.png", "--ledger", handful).out == "plot of 2 points written to plot.png\n"
    assert (tmp_path / "plot.png").read_bytes().startswith(b"\x89PNG")
    refused = chancery("figures", "KAZ", "--png", "no/such/folder.png", "--ledger", handful)
    assert (refused.code, refused.err.split(":")[1]) == (2, " cannot write no/such/folder.png")


def test_a_png_without_matplotlib_names_what_to_install(
    chancery: Chancery, handful: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    refused = chancery("figures", "KAZ", "--png", "plot.png", "--ledger", handful)
    assert (refused.code, refused.err) == (2, "error: a PNG needs matplotlib; install it with: pip install 'chancery[plot]'\n")


# Export


def test_records_are_exported_with_their_words(chancery: Chancery, handful: Path) -> None:
    written = chancery("export", handful, "--what", "records").out
    with open_ledger(handful) as opened:
        assert written == exported(opened)[0]
        count = opened.counts().records
    rows = [json.loads(line) for line in written.splitlines()]
    assert len(rows) == count
    for row in rows:
        assert {"record", "kind", "claims", "sources", "contested"} <= row.keys()
        assert all(
            claim.keys() >= {"doc", "kind", "quote", "sentence"} and claim["kind"] == row["kind"] for claim in row["claims"]
        )
        assert sorted({claim["doc"] for claim in row["claims"]}) == sorted(row["documents"])
        assert 1 <= row["sources"] <= len(row["documents"])
        assert isinstance(row["contested"], bool)


def test_threads_are_exported_with_their_status(chancery: Chancery, handful: Path) -> None:
    written = chancery("export", handful, "--what", "threads").out
    with open_ledger(handful) as opened:
        assert written == exported(opened)[1]
        records = {record.id for record in opened.records()}
    rows = [json.loads(line) for line in written.splitlines()]
    assert rows
    for row in rows:
        assert {"thread", "kind", "records", "status", "contested"} <= row.keys()
        assert set(row["records"]) <= records
        assert isinstance(row["contested"], bool)


def test_records_and_threads_are_written_as_json_lines_only(chancery: Chancery, handful: Path, tmp_path: Path) -> None:
    assert chancery("export", handful, "--what", "threads", "--output", "threads.jsonl").err.endswith(
        "threads written to threads.jsonl\n"
    )
    refused = chancery("export", handful, "--what", "records", "--format", "csv")
    assert (refused.code, refused.err) == (2, "error: records are written as jsonl; leave --format out\n")


# What cannot be done


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("threads", "--kind", "saga"), "kind is 'saga'; choose from plan, instrument"),
        (("threads", "Atlantis"), "Atlantis"),
        (("commitments", "--status", "passed"), "status is 'passed'; choose from open, repeated"),
        (("commitments", "--as-of", "soon"), "as-of is 'soon', which is no date; write 2008"),
        (("thread", "zz"), "0 threads have an id that begins with 'zz'; list them with: chancery threads"),
        (("records", "--kind", "treaty"), "instrument"),
        (("show", "zz"), "list them with: chancery records"),
    ],
)
def test_what_cannot_be_done_is_one_line(chancery: Chancery, handful: Path, arguments: tuple[str, ...], message: str) -> None:
    result = chancery(*arguments, "--ledger", handful)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: ")
    assert message in result.err
    assert result.err.count("\n") == 1
