"""Events in the columns of POLECAT, ICEWS and GDELT, read back by the programs of the field."""

import csv
import io
import shutil
import subprocess
from pathlib import Path

import duckdb
import msgspec
import pandas
import polars
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from made_material import MORE, make, text_from

from chancery.exports import cameo, gdelt, plover
from chancery.exports.cells import FORMULA_STARTS
from chancery.exports.dyads import dyads
from chancery.exports.material import Material, Told, facts_only, voice
from chancery.model import Actor, Document, Event, Record
from hand_made import event, text


@pytest.fixture(scope="module")
def material() -> Material:
    return make()


def events(material: Material) -> list[Event]:
    return [claim for told in material.told if isinstance(claim := voice(told), Event)]


def rows_of(material: Material) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text_from(plover.write_plover, material), newline="")))


def frame(material: Material, write: object = cameo.write_cameo, **options: object) -> pandas.DataFrame:
    written = text_from(write, material, **options)  # type: ignore[arg-type]
    return pandas.read_csv(io.StringIO(written), sep="\t", quoting=csv.QUOTE_NONE, dtype=str, keep_default_na=False)


# PLOVER


def test_every_event_record_is_one_row(material: Material) -> None:
    assert len(rows_of(material)) == len(events(material)) == 10


def test_a_row_says_who_did_what_to_whom(material: Material) -> None:
    (row,) = [row for row in rows_of(material) if row["type_told"] == "SANCTION"]
    assert {name: value for name, value in row.items() if value} == {
        "Event ID": row["record"],
        "Event Date": "2010-02-01",
        "Event Type": "SANCTION",
        "Intensity": "-4.0",
        "Quad Code": "MATERIAL CONFLICT",
        "Actor Name": "Russia",
        "Actor Country": "RUS",
        "Recipient Name": "Kazakhstan",
        "Recipient Country": "KAZ",
        "Source": "g",
        "Publication Date": "2010-03-01",
        "Language": "en",
        "Version": row["Version"],
        "headline": "RUS sanctions KAZ",
        "date_told": "2010-02",
        "type_told": "SANCTION",
        "factuality": "fact",
        "n_reports": "1",
        "n_independent_sources": "1",
        "belief": row["belief"],
        "contested": "0",
        "quote": "Russia banned meat from Kazakhstan.",
        "document": "g",
        "record": row["record"],
    }
    assert 0 < float(row["belief"]) < 1


def test_what_is_planned_or_denied_is_filed_as_plover_does_and_says_so(material: Material) -> None:
    told = {(row["type_told"], row["factuality"]): row["Event Type"] for row in rows_of(material)}
    assert told["CONSULT", "planned"] == "AGREE"
    assert told["ASSAULT", "denied"] == "ASSAULT"
    assert told["AID", "possible"] == "AID"


def test_facts_only_leaves_the_rest_out(material: Material) -> None:
    rows = rows_of(facts_only(material))
    assert {row["factuality"] for row in rows} == {"fact"}
    assert len(rows) == sum(claim.factuality == "fact" for claim in events(material)) == 6


def test_several_actors_stand_in_one_cell_and_groups_and_persons_have_sectors(material: Material) -> None:
    rows = rows_of(material)
    (met,) = [row for row in rows if row["date_told"] == "2010-02-25"]
    assert (met["Actor Name"], met["Actor Country"]) == ("Russia; Kazakhstan; Hungary", "RUS; KAZ; HUN")
    assert (met["Placename"], met["Country"], met["Feature Type"], met["City"]) == ("KAZ", "KAZ", "PCLI", "")
    (helped,) = [row for row in rows if row["type_told"] == "AID"]
    assert (helped["Actor Name"], helped["Primary Actor Sector"]) == ("Kazakhstan companies", "BUS")
    called = [row for row in rows if row["Event Mode"] == "phone"]
    assert {row["Primary Actor Sector"] for row in called} == {"GOV"}
    (hosted,) = [row for row in rows if row["City"] == "Budapest"]
    assert (hosted["Country"], hosted["Event Date"], hosted["Intensity"]) == ("HUN", "2010-05-01", "4.0")


def test_two_reports_and_a_copy_are_counted_apart(material: Material) -> None:
    (visit,) = [row for row in rows_of(material) if row["Event Mode"] == "visit" and row["factuality"] == "fact"]
    told = next(each for each in material.told if each.record.id == visit["record"])
    assert (visit["n_reports"], visit["n_independent_sources"]) == (str(len(told.record.documents)), str(told.record.sources))
    assert told.record.documents == ("a", "b")


def test_rejected_records_are_left_out(material: Material) -> None:
    rejected = [
        Told(record=msgspec.structs.replace(each.record, review="rejected"), claims=each.claims) for each in material.told
    ]
    bare = msgspec.structs.replace(material, told=tuple(rejected))
    assert rows_of(bare) == []
    assert [*dyads(bare)] == []


def test_plover_is_read_by_pandas_polars_and_duckdb(material: Material, tmp_path: Path) -> None:
    path = tmp_path / "plover.csv"
    path.write_text(text_from(plover.write_plover, material), encoding="utf-8", newline="")
    assert pandas.read_csv(path)["Intensity"].notna().sum() == 9  # denied conflict has no code, so no score
    read = polars.read_csv(path)
    assert read.columns == list(plover.COLUMNS)
    assert read["n_reports"].sum() == sum(len(t.record.documents) for t in material.told if isinstance(voice(t), Event))
    counted = duckdb.execute("select count(*) from read_csv(?) where \"Event Type\" = 'SANCTION'", [str(path)]).fetchall()
    assert counted == [(1,)]


# ICEWS and GDELT


def test_pairs_go_from_actor_to_recipient_and_both_ways_where_all_are_actors(material: Material) -> None:
    pairs = {(d.source.name, d.target.name) for d in dyads(material) if d.record.date == "2010-02-25" and d.source and d.target}
    assert len(pairs) == 6 and ("Russia", "Hungary") in pairs and ("Hungary", "Russia") in pairs
    (banned,) = [d for d in dyads(material) if d.event.event_type == "SANCTION"]
    assert (banned.source and banned.source.code, banned.target and banned.target.code) == ("RUS", "KAZ")
    assert not [d for d in dyads(material) if d.event.event_type == "ASSAULT"], "denied conflict has no code"


def test_every_pair_has_a_number_that_leads_to_its_record_and_fits_a_double(material: Material) -> None:
    numbers = {dyad.number: dyad.record.id for dyad in dyads(material)}
    assert len(numbers) == len([*dyads(material)]) == 14
    for number, record in numbers.items():
        assert float(number) == number < 2**53
        assert record.startswith(f"{number:013x}"[:11])


def test_equal_beginnings_of_ids_still_give_different_numbers() -> None:
    told = make(MORE).told
    same = [Told(record=msgspec.structs.replace(each.record, id="0123456789abcdef"), claims=each.claims) for each in told]
    numbers = [dyad.number for dyad in dyads(make(MORE, told=tuple(same)))]
    assert len(numbers) == len(set(numbers)) > 5


def test_icews_rows(material: Material) -> None:
    read = frame(material)
    assert list(read.columns) == list(cameo.COLUMNS)
    assert list(read.columns[:20]) == list(cameo.ICEWS)
    (row,) = read[read["Event Date"] == "2010-02-01"].to_dict("records")
    assert (row["Source Name"], row["Source Country"], row["Target Name"]) == ("Russia", "Russia", "Kazakhstan")
    assert (row["CAMEO Code"], row["Intensity"], row["Sentence Number"]) == ("160", "-4.0", "1")
    (planned,) = read[read["City"] == "Budapest"].to_dict("records")
    assert (planned["CAMEO Code"], planned["Factuality"], planned["Country"]) == ("036", "planned", "Hungary")
    assert planned["Sentence Number"] == "4"


def test_gdelt_has_the_columns_of_its_two_versions_and_no_header() -> None:
    assert (len(gdelt.COLUMNS), len(gdelt.COLUMNS_1)) == (61, 58)
    assert gdelt.COLUMNS.index("EventCode") == 26 and gdelt.COLUMNS[-1] == "SOURCEURL"
    told = make(text("a", "2010-03-01", event("Russia banned meat from Kazakhstan.", "RUS", "KAZ", event_type="SANCTION")))
    (line,) = text_from(gdelt.write_gdelt, told).splitlines()
    assert line.count("\t") == 60
    (line,) = text_from(gdelt.write_gdelt, told, first_version=True).splitlines()
    assert line.count("\t") == 57
    assert text_from(gdelt.write_gdelt, msgspec.structs.replace(told, header=True)).startswith("GLOBALEVENTID\tSQLDATE\t")


def test_gdelt_rows(material: Material) -> None:
    read = frame(msgspec.structs.replace(material, header=True), gdelt.write_gdelt)
    assert len(read) == 13, "all pairs but the possible one"
    (row,) = read[read["EventCode"] == "160"].to_dict("records")
    assert {name: value for name, value in row.items() if value} == {
        "GLOBALEVENTID": row["GLOBALEVENTID"],
        "SQLDATE": "20100201",
        "MonthYear": "201002",
        "Year": "2010",
        "FractionDate": "2010.0849",
        "Actor1Code": "RUS",
        "Actor1Name": "RUSSIA",
        "Actor1CountryCode": "RUS",
        "Actor2Code": "KAZ",
        "Actor2Name": "KAZAKHSTAN",
        "Actor2CountryCode": "KAZ",
        "IsRootEvent": "1",
        "EventCode": "160",
        "EventBaseCode": "160",
        "EventRootCode": "16",
        "QuadClass": "4",
        "GoldsteinScale": "-4.0",
        "NumMentions": "1",
        "NumSources": "1",
        "NumArticles": "1",
        "DATEADDED": "20100301000000",
        "SOURCEURL": "g",
    }
    visit = read[(read["EventCode"] == "042")].to_dict("records")[0]
    assert (visit["Actor1Code"], visit["Actor1Type1Code"], visit["NumArticles"]) == ("RUSGOV", "GOV", "2")
    met = read[read["SQLDATE"] == "20100225"].to_dict("records")
    assert {(each["ActionGeo_Type"], each["ActionGeo_FullName"]) for each in met} == {("1", "Kazakhstan")}
    first = frame(msgspec.structs.replace(material, header=True), gdelt.write_gdelt, first_version=True)
    assert set(first["DATEADDED"]) >= {"20100301"}


def test_only_addresses_on_the_web_are_shown() -> None:
    told = make(text("a", "2010-03-01", event("Russia banned meat from Kazakhstan.", "RUS", "KAZ", event_type="SANCTION")))
    web = {"a": msgspec.structs.replace(told.documents["a"], source="https://example.org/a")}
    assert text_from(gdelt.write_gdelt, told).rstrip().endswith("\ta")
    assert text_from(gdelt.write_gdelt, msgspec.structs.replace(told, documents=web)).rstrip().endswith("\thttps://example.org/a")


def test_an_event_below_the_first_paragraph_is_no_root_event() -> None:
    long = "A first paragraph that is longer than a headline is, so that the next one lies below it for certain."
    sentence = "Russia banned meat from Kazakhstan."
    told = make(text("a", "2010-03-01", event(sentence, "RUS", "KAZ", event_type="SANCTION")))
    below = Document(id="a", text=f"Headline\n{long}\n{sentence}", sha256="")
    claim = msgspec.structs.replace(voice(told.told[0]), start=len(below.text) - len(sentence))
    moved = msgspec.structs.replace(
        told, documents={"a": below}, told=(Told(record=told.told[0].record, claims=(claim,)),), header=True
    )
    assert frame(moved, gdelt.write_gdelt)["IsRootEvent"].tolist() == ["0"]
    assert frame(msgspec.structs.replace(told, header=True), gdelt.write_gdelt)["IsRootEvent"].tolist() == ["1"]


def test_tsv_is_read_by_polars_and_duckdb(material: Material, tmp_path: Path) -> None:
    icews, table = tmp_path / "cameo.tsv", tmp_path / "gdelt.tsv"
    icews.write_text(text_from(cameo.write_cameo, material), encoding="utf-8", newline="")
    table.write_text(text_from(gdelt.write_gdelt, material), encoding="utf-8", newline="")
    assert polars.read_csv(icews, separator="\t", quote_char=None, infer_schema_length=None).height == 14
    read = polars.read_csv(table, separator="\t", has_header=False, quote_char=None, infer_schema=False)
    assert read.shape == (13, 61)
    sql = "select count(*), sum(column30::double) from read_csv(?, delim='\t', quote='', header=false, all_varchar=true)"
    assert duckdb.execute(sql, [str(table)]).fetchall() == [(13, sum(read[read.columns[30]].cast(polars.Float64)))]


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_r_reads_what_is_written(material: Material, tmp_path: Path) -> None:
    (tmp_path / "plover.csv").write_text(text_from(plover.write_plover, material), encoding="utf-8", newline="")
    (tmp_path / "cameo.tsv").write_text(text_from(cameo.write_cameo, material), encoding="utf-8", newline="")
    script = (
        "p <- read.csv('plover.csv'); c <- read.delim('cameo.tsv', quote='', colClasses=c(CAMEO.Code='character'));"
        "cat(nrow(p), nrow(c), c$CAMEO.Code[c$Event.Date == '2010-02-01'])"
    )
    ran = subprocess.run(["Rscript", "-e", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert ran.stdout == "10 14 160"


# What documents hold must not break a table


def one(headline: str, quote: str) -> Material:
    """Return the material of one event whose headline and quote are these."""
    russia, hungary = Actor(code="RUS", state="RUS"), Actor(code="HUN", state="HUN")
    claim = Event(
        doc="d", quote=quote, start=0, end=len(quote), sentence=quote, sentence_start=0, sentence_end=len(quote),
        factuality="fact", by=("outlet",), frame="test.frame", event_type="AID", actor=(russia,), recipient=(hungary,),
    )  # fmt: skip
    record = Record(
        id="0123456789abcdef",
        kind="event",
        headline=headline,
        date="2010",
        states=("HUN", "RUS"),
        claims=("e",),
        documents=("d",),
    )
    return Material(told=(Told(record=record, claims=(claim,)),), documents={"d": Document(id="d", text=quote, sha256="")})


any_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


@example("one\rtwo", '"; "')
@example("=1+1", "\t\n@x")
@example('"quoted" \u2028 \x1b[31m', "'")
@given(any_text, any_text)
def test_csv_gives_headlines_and_quotes_back(headline: str, quote: str) -> None:
    (row,) = rows_of(one(headline, quote))
    assert row["headline"] == ("'" + headline if headline.startswith(FORMULA_STARTS) else headline)
    assert row["quote"] == ("'" + quote if quote.startswith(FORMULA_STARTS) else quote)


@example("one\rtwo")
@example('"=1+1\t"')
@example("@x\x1e\x85\u2028")
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_tsv_gives_headlines_back_but_for_control_characters(headline: str) -> None:
    expected = "'" + headline if headline.startswith(FORMULA_STARTS) else headline
    expected = "".join(" " if ord(letter) < 32 or ord(letter) == 127 else letter for letter in expected)
    header, line, rest = text_from(cameo.write_cameo, one(headline, "q")).split("\n")
    assert rest == ""
    assert line.split("\t")[header.split("\t").index("Event Text")] == expected
    assert len(text_from(gdelt.write_gdelt, one(headline, "q")).split("\t")) == 61


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_no_cell_is_a_formula(start: str) -> None:
    told = one(start + "cmd()", start + "cmd()")
    odd = msgspec.structs.replace(told, documents={"d": Document(id="d", text="", sha256="", outlet=start + "x")})
    for write, separator in ((plover.write_plover, ","), (cameo.write_cameo, "\t")):
        reader = csv.reader(io.StringIO(text_from(write, odd), newline=""), delimiter=separator)
        cells = [cell for row in reader for cell in row]
        assert not [cell for cell in cells if cell.startswith(FORMULA_STARTS)]
        assert [cell for cell in cells if cell.startswith("'") and cell.endswith("cmd()")]
