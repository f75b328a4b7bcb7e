"""The list of formats, and the folder that holds all of them."""

import hashlib
import io
import json
import re
import sys
from pathlib import Path

import msgspec
import pytest
from made_material import bytes_from, make

from chancery.errors import ExportError
from chancery.exports.folder import MANIFEST, write_folder
from chancery.exports.formats import FORMATS, WHATS, find_format
from chancery.exports.jsonl import claim_dict
from chancery.exports.material import Material, MissingExtra
from hand_made import HANDFUL

PAGE = Path(__file__).resolve().parents[2] / "docs" / "exports.md"
VERSIONS = {"chancery": "1", "ledger_schema": "2", "codebook": "3"}
CONTENTS = [(name, what) for name, form in FORMATS.items() for what in form.whats or WHATS[:1]]


def full() -> Material:
    material = make()
    rows = tuple(claim_dict(claim, str) for told in HANDFUL for claim in told.claims)
    return msgspec.structs.replace(material, rows=rows)


def skipped_without_icu(name: str, error: MissingExtra) -> None:
    """Skip FollowTheMoney where its library is not there: it needs ICU to be built. All others are among the tools."""
    if name != "ftm":
        raise error
    pytest.skip(str(error))


@pytest.mark.parametrize(("name", "what"), CONTENTS)
def test_two_exports_are_the_same_to_the_byte_and_count_their_rows(name: str, what: str) -> None:
    try:
        first = bytes_from(FORMATS[name].write, msgspec.structs.replace(full(), what=what))
    except MissingExtra as error:
        skipped_without_icu(name, error)
    target = io.BytesIO()
    rows = FORMATS[name].write(msgspec.structs.replace(full(), what=what), target)
    assert target.getvalue() == first != b""
    assert rows > 0
    if name in ("jsonl", "ftm", "gdelt", "gdelt1"):
        assert rows == first.count(b"\n")
    if name in ("plover", "cameo"):
        assert rows == first.count(b"\n") - 1


@pytest.mark.parametrize(("name", "what"), CONTENTS)
def test_an_empty_ledger_makes_empty_files(name: str, what: str) -> None:
    target = io.BytesIO()
    try:
        assert FORMATS[name].write(Material(what=what), target) == 0
    except MissingExtra as error:
        skipped_without_icu(name, error)


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(ExportError, match=r"no format is called 'xls'; choose from jsonl, csv, .* or all"):
        find_format("xls")


def test_the_page_of_exports_has_a_row_for_every_format() -> None:
    table = re.findall(r"^\| `(\w+)` \| `([^`]+)` \|", PAGE.read_text("utf-8"), re.M)
    assert table == [(form.name, form.file.replace("{what}", "claims")) for form in FORMATS.values()]


def test_the_manifest_tells_what_lies_in_the_folder(tmp_path: Path) -> None:
    material = full()
    manifest = write_folder(material, tmp_path / "out", VERSIONS)
    assert json.loads((tmp_path / "out" / MANIFEST).read_text("utf-8")) == manifest
    assert {name: manifest[name] for name in VERSIONS} == VERSIONS
    assert manifest["newest_document"] == "2010-03-01"
    assert manifest["counts"] == {
        "documents": len(material.documents),
        "claims": len(material.rows),
        "records": len(material.told),
        "threads": len(material.threads),
    }
    assert {path.name for path in (tmp_path / "out").iterdir()} == {each["file"] for each in manifest["files"]} | {MANIFEST}
    for each in manifest["files"]:
        data = (tmp_path / "out" / each["file"]).read_bytes()
        assert (each["bytes"], each["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    rows = {each["file"]: each["rows"] for each in manifest["files"]}
    assert rows["records.jsonl"] == rows["records.parquet"] == len(material.told)
    assert rows["claims.csv"] == len(material.rows)


def test_a_format_whose_library_is_missing_is_left_out_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    manifest = write_folder(full(), tmp_path, VERSIONS)
    left = {each["format"]: each["reason"] for each in manifest["left_out"]}
    assert left["gexf"] == "gexf needs networkx; install it with: pip install 'chancery[graph]'"
    assert {"graphml", "gexf"} <= left.keys()
    assert not {each["format"] for each in manifest["files"]} & left.keys()
    assert not [path for path in tmp_path.iterdir() if path.suffix in (".gexf", ".graphml", ".new")]


def test_a_failed_export_leaves_the_folder_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(full(), tmp_path, VERSIONS)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    broken = msgspec.structs.replace(full(), rows=({"doc": "a", "colour": "red"},))
    with pytest.raises(ExportError, match="colour"):
        write_folder(broken, tmp_path, VERSIONS)

    def full_disk(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(FORMATS, "ical", msgspec.structs.replace(FORMATS["ical"], write=full_disk))
    with pytest.raises(ExportError, match=r"cannot write into .*: No space left on device; choose another folder"):
        write_folder(make(), tmp_path, VERSIONS)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    with pytest.raises(ExportError, match="taken"):
        write_folder(full(), tmp_path / "taken", VERSIONS)
    assert (tmp_path / "taken").read_text() == "mine"
