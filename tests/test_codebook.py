"""The codebook: its values, what it refuses, and the type, CAMEO code and Goldstein score of an event."""

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chancery import codebook
from chancery.cli import main
from chancery.codebook import (
    TYPES,
    FrameCode,
    cameo_of,
    check_codebook,
    check_frames,
    event_frames,
    frame_counts,
    goldstein_of,
    plover_type,
    quad_of,
    read_codebook,
)
from chancery.errors import LexiconError
from chancery.lexicons import read_lexicon
from chancery.model import FACTUALITIES, Actor, Event, Factuality

PAGE = Path(__file__).resolve().parents[1] / "docs" / "codebook.md"
COOPERATION = [code for quad, codes in TYPES.items() if "cooperation" in quad for code in codes]
CONFLICT = [code for quad, codes in TYPES.items() if "conflict" in quad for code in codes]


def event(event_type: str, factuality: Factuality = "fact", frame: str = "rule.none", mode: str = "") -> Event:
    """Return an event of which only these fields matter."""
    return Event(
        doc="d", quote="", start=0, end=0, sentence="", sentence_start=0, sentence_end=0, by=("outlet",),
        actor=(Actor(code="RUS"),), event_type=event_type, factuality=factuality, frame=frame, mode=mode,
    )  # fmt: skip


# One or more a root, as the published table has them.
PUBLISHED = {
    "010": 0.0, "016": -2.0, "022": 3.2, "0253": -0.3, "026": 4.0, "0311": 5.2, "0334": 6.0, "036": 4.0, "041": 1.0,
    "042": 1.9, "043": 2.8, "045": 5.0, "046": 7.0, "051": 3.4, "052": 3.5, "054": 6.0, "055": 7.0, "057": 8.0, "061": 6.4,
    "062": 7.4, "064": 7.0, "071": 7.4, "072": 8.3, "074": 8.5, "075": 7.0, "0811": 5.0, "0841": 7.0, "085": 7.0,
    "0871": 9.0, "0874": 10.0, "094": -2.0, "106": -5.0, "1125": -2.0, "1246": -4.0, "129": -5.0, "13": -6.0, "130": -4.4,
    "1312": -5.8, "139": -7.0, "141": -6.5, "1451": -7.5, "154": -7.2, "161": -4.0, "1621": -5.6, "163": -8.0, "164": -7.0,
    "165": -6.5, "1663": -7.0, "1711": -9.2, "1724": -5.0, "173": -5.0, "174": -5.0, "175": -9.0, "181": -9.0, "182": -9.5,
    "1822": -9.0, "185": -8.0, "186": -10.0, "190": -10.0, "192": -9.5, "2042": -10.0,
}  # fmt: skip


def test_scores_are_the_published_ones() -> None:
    scores = read_codebook().scores
    assert {code: scores[code] for code in PUBLISHED} == PUBLISHED


def test_the_list_of_codes_is_whole() -> None:
    scores = read_codebook().scores
    assert len(scores) == 311
    assert {code[:2] for code in scores} == {f"{root:02}" for root in range(1, 21)}
    assert all(code[:-1] in scores for code in scores if len(code) > 2)


def test_types_have_their_quad() -> None:
    assert {code: quad_of(code) for code in read_codebook().types} == {c: quad for quad, codes in TYPES.items() for c in codes}
    with pytest.raises(LexiconError, match="'MAKE' is no event type; known are AGREE"):
        quad_of("MAKE")


def broken(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """Return the shipped book with one thing changed."""
    book = copy.deepcopy(read_lexicon("", "codebook"))
    change(book)
    return book


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda b: b["type"].pop(), "type ASSAULT is missing; add a"),
        (lambda b: b["type"][0].update(quad="friendly"), "type AGREE has the unknown quad 'friendly'; take one of verbal"),
        (lambda b: b["type"][0].update(quad="material conflict"), "type AGREE is none of PLOVER's material conflict; mend"),
        (lambda b: b["type"].append(b["type"][0] | {"code": "CRIME"}), "type CRIME is none of PLOVER's"),
        (lambda b: b["type"].append(b["type"][0]), "type AGREE stands twice; remove one"),
        (lambda b: b["mode"].append(b["mode"][0]), "mode invite stands twice"),
        (lambda b: b["context"].append(b["context"][0]), "context culture stands twice"),
        (lambda b: b["type"][0].update(cameo="3"), "type AGREE: no CAMEO code '3'; take one"),
        (lambda b: b["type"][0].update(cameo="036"), "type AGREE has 036 for its root; take the first two digits"),
        (lambda b: b["type"][0].update(also=["99"]), "type AGREE: no CAMEO code '99'"),
        (lambda b: b["type"][0].pop("cameo"), r"missing required field `cameo` - at `\$.type\[0\]`; write the entry"),
        (lambda b: b["mode"][0].update(types=["GREET"]), "mode invite has the unknown type 'GREET'; take types"),
        (lambda b: b["mode"][0].update(cameo="0421"), "mode invite: no CAMEO code '0421'"),
        (lambda b: b["mode"][0].update(cameo="042"), "mode invite: none of its types holds CAMEO 042; mend"),
        (lambda b: b["cameo"].append(b["cameo"][0]), "CAMEO code 01 stands twice"),
        (lambda b: b["cameo"][0].update(codes=["021"]), "CAMEO code '021' is not two to four digits under 01"),
        (lambda b: b["cameo"][0].update(scores={"011": 1.0}), "CAMEO code 01 has no score from -10 to 10"),
        (lambda b: b["cameo"][0].update(scores={"01": 11.0}), "CAMEO code 01 has no score from -10 to 10"),
        (lambda b: b["cameo"][0]["scores"].update({"99": 1.0}), "scores of 01: no CAMEO code '99'"),
        (lambda b: b["planned"].update({"04": "125"}), "planned leads to 125; take a code under 03 or 13"),
        (lambda b: b["denied"].update({"04": "036"}), "denied leads to 036; take a code under 12"),
        (lambda b: b["denied"].update({"4": "120"}), "denied: no CAMEO code '4'"),
        (lambda b: b.update(intensity=1), "unknown field `intensity`"),
    ],
)
def test_a_broken_book_is_refused(change: Callable[[dict[str, Any]], object], message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        check_codebook(broken(change))


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (FrameCode("GREET", ""), "xx.events.y: unknown event type 'GREET'; take one of AGREE"),
        (FrameCode("AID", "0712"), "xx.events.y: no CAMEO code '0712'"),
        (FrameCode("AID", "061"), "xx.events.y: AID does not hold CAMEO 061; mend the code, or add it to 'also'"),
    ],
)
def test_a_frame_that_does_not_fit_is_refused(frame: FrameCode, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        check_frames({"xx.events.y": frame}, read_codebook())


def test_the_code_of_every_frame_belongs_to_its_type() -> None:
    """Only these types have codes outside their root; the book says why beside each."""
    outside = {(f.type, f.cameo) for f in event_frames().values() if f.cameo[:2] not in ("", read_codebook().types[f.type].cameo)}
    assert outside == {
        ("CONCEDE", "015"), ("CONCEDE", "055"), ("REQUEST", "020"), ("ACCUSE", "090"), ("COERCE", "192"), ("ASSAULT", "180"),
    }  # fmt: skip


def test_yielding_in_words_and_in_deed_keep_apart() -> None:
    codes = {
        kind: {f.cameo[:3] for f in event_frames().values() if f.type == kind and f.cameo[:2] == "08"} for kind in COOPERATION
    }
    assert codes["CONCEDE"] <= {"080", "081", "082", "083"}
    assert codes["RETREAT"] <= {"084", "085", "086", "087"}


@pytest.mark.parametrize("factuality", FACTUALITIES)
@pytest.mark.parametrize("kind", [*COOPERATION, *CONFLICT])
def test_plover_files_by_type_and_factuality(kind: str, factuality: Factuality) -> None:
    filed = plover_type(event(kind, factuality))
    if factuality == "planned" and kind in COOPERATION:
        assert filed == "AGREE"
    elif factuality == "planned" and kind in ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"):
        assert filed == "THREATEN"
    elif factuality == "denied" and kind in COOPERATION:
        assert filed == "REJECT"
    else:
        assert filed == kind


@pytest.mark.parametrize(
    ("told", "cameo", "goldstein"),
    [
        # A frame's own code, else its mode's, else the type's root.
        (event("COERCE", frame="en.events_material.arrest"), "173", -5.0),
        (event("SUPPORT", frame="ru.events.recognise"), "054", 6.0),
        (event("REJECT", frame="hu.events.veto"), "129", -5.0),
        (event("CONSULT", mode="visit"), "042", 1.9),
        (event("CONSULT", mode="mediate"), "045", 5.0),
        (event("SUPPORT", mode="sign"), "057", 8.0),
        (event("AID"), "07", 7.0),
        (event("REQUEST"), "10", -5.0),
        (event("REQUEST", frame="en.events_verbal.ask"), "020", 3.0),
        # To be called in is no consultation, though it is a meeting.
        (event("ACCUSE", mode="meet"), "11", -2.0),
        (event("SANCTION", "possible", frame="en.events_material.impose-sanctions"), "163", -8.0),
        # What is only planned is an intent or a threat.
        (event("CONSULT", "planned", mode="visit"), "036", 4.0),
        (event("CONSULT", "planned", mode="mediate"), "039", 5.0),
        (event("SUPPORT", "planned", mode="sign"), "032", 4.5),
        (event("AID", "planned", frame="en.events_material.lend"), "0331", 5.2),
        (event("RETREAT", "planned", frame="en.events_material.lift-sanctions"), "0354", 7.0),
        (event("RETREAT", "planned", frame="en.events_material.release"), "0353", 7.0),
        (event("CONCEDE", "planned", frame="en.events_verbal.acknowledge-fault"), "035", 7.0),
        (event("AGREE", "planned"), "03", 4.0),
        (event("SANCTION", "planned", frame="en.events_material.impose-sanctions"), "1312", -5.8),
        (event("SANCTION", "planned", frame="en.events_material.halt-talks"), "134", -5.8),
        (event("ASSAULT", "planned", frame="en.events_material.attack"), "1384", -7.0),
        (event("COERCE", "planned", frame="en.events_material.occupy"), "1382", -7.0),
        (event("PROTEST", "planned"), "133", -5.8),
        (event("THREATEN", "planned"), "13", -6.0),
        # What a frame of another type told of as an intent.
        (event("AGREE", frame="en.events_material.lend"), "0331", 5.2),
        (event("AGREE", frame="en.events_verbal.visit", mode="visit"), "036", 4.0),
        (event("AGREE", frame="en.events_material.cooperate"), "031", 5.2),
        (event("AGREE", frame="en.events_verbal.promise"), "03", 4.0),
        (event("AGREE", mode="invite"), "036", 4.0),
        # Cooperation denied is a refusal; of denied conflict nothing follows.
        (event("CONSULT", "denied", mode="meet"), "125", -5.0),
        (event("AID", "denied", frame="hu.events.aid-military"), "1222", -4.0),
        (event("AGREE", "denied", mode="invite"), "125", -5.0),
        (event("AGREE", "denied", frame="en.events_material.lend"), "1221", -4.0),
        (event("ASSAULT", "denied", frame="en.events_material.attack"), "", None),
        (event("ACCUSE", "denied"), "", None),
        (event("REJECT", "denied"), "", None),
    ],
)
def test_cameo_and_goldstein(told: Event, cameo: str, goldstein: float | None) -> None:
    assert (cameo_of(told), goldstein_of(told)) == (cameo, goldstein)


@pytest.mark.parametrize("factuality", FACTUALITIES)
def test_the_code_of_an_event_belongs_where_plover_files_it(factuality: Factuality) -> None:
    for name, frame in event_frames().items():
        told = event(frame.type, factuality, frame=name)
        code = cameo_of(told)
        if not code:
            assert (factuality, frame.type in CONFLICT) == ("denied", True), name
        else:
            assert read_codebook().types[plover_type(told)].holds(code), (name, code)
            assert goldstein_of(told) is not None


def test_the_command_shows_every_type(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["codebook"])
    assert not ended.value.code
    lines = capsys.readouterr().out.splitlines()
    counts = frame_counts()
    assert re.split(r"\s{2,}", lines[0].strip()) == ["type", "quad", "CAMEO", "Goldstein", *counts]
    assert [line.split()[0] for line in lines[1:17]] == list(read_codebook().types)
    assert sum(sum(int(n) for n in line.split()[-len(counts) :]) for line in lines[1:17]) == len(event_frames())
    with pytest.raises(SystemExit):
        main(["codebook", "--json"])
    told = {row["type"]: row for row in json.loads(capsys.readouterr().out)}
    assert told["CONCEDE"]["cameo"] == ["08", "015", "055", "056"]
    assert told["SANCTION"]["goldstein"] == -4.0
    assert told["AID"]["frames"].keys() == counts.keys()


def test_the_command_says_what_is_wrong_with_a_book(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    read_codebook.cache_clear()
    monkeypatch.setattr(codebook, "read_lexicon", lambda folder, name: broken(lambda b: b["type"].pop()))
    with pytest.raises(SystemExit) as ended:
        main(["codebook"])
    told = capsys.readouterr()
    assert (ended.value.code, told.out) == (2, "")
    assert told.err.startswith("error: codebook: type ASSAULT is missing; add a")


def test_the_page_shows_the_book() -> None:
    rows = re.findall(r"^\| ([A-Z]{3,}) \| ([a-z ]+) \| (\d\d) \| (.*?) \| (-?[\d.]+) \|$", PAGE.read_text("utf-8"), re.M)
    book = read_codebook()
    assert rows == [
        (kind.code, kind.quad, kind.cameo, ", ".join(kind.also) or "–", f"{book.scores[kind.cameo]:g}")
        for kind in book.types.values()
    ]
    modes = re.findall(r"^\| ([a-z]+) \| (\d{3}) \| (-?[\d.]+) \|$", PAGE.read_text("utf-8"), re.M)
    assert modes == [(mode.id, mode.cameo, f"{book.scores[mode.cameo]:g}") for mode in book.modes.values()]
