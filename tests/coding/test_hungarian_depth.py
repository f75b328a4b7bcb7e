"""Hungarian news in depth: wire datelines, days ahead, texts taken up again, relative clauses, demands, further offices."""

import pytest
from sentences import code, told

from chancery.model import Commitment, Event, Instrument, Statement, Tenure


@pytest.mark.parametrize(
    "dateline",
    ["Budapest, 2021. május 12., szerda (MTI) – ", "Brüsszel, 2021. május 12. (szerda) – ", "Riga (MTI) – "],
)
def test_nobody_acts_in_a_dateline(dateline: str) -> None:
    text = f"{dateline}Az Egyesült Államok támogatja Moldovát – mondta Antony Blinken amerikai külügyminiszter Kisinyovban."
    assert told(text, Event, language="hu") == ["SUPPORT USA>MDA"]
    assert told(text, Statement, language="hu") == ["Antony Blinken reported support"]


@pytest.mark.parametrize(
    ("text", "date", "factuality"),
    [
        ("A lett elnök pénteken Pekingbe látogat.", "2021-05-14", "planned"),
        ("A lett elnök pénteken Pekingbe látogatott.", "2021-05-07", "fact"),
        ("A lett elnök hétfőn találkozik az észt elnökkel.", "2021-05-17", "planned"),
        ("A lap hétfőn azt írja, hogy Svédország elismerte Koszovót.", "2021-05-12", "fact"),
    ],
)
def test_the_tense_tells_which_day(text: str, date: str, factuality: str) -> None:
    events = [e for e in code(text, language="hu") if isinstance(e, Event)]
    assert [(e.date, e.factuality) for e in events] == [(date, factuality)]


def test_a_day_in_a_name_is_no_day() -> None:
    text = "Ruanda márciusban támogatta a Június 9. Mozgalom kongói lázadóit."
    assert {e.date for e in code(text, language="hu") if isinstance(e, Event)} == {"2021-03"}


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        (
            "A lengyel és a litván elnök 2019-ben írta alá a szerződést, a szejm azonban még nem ratifikálta.",
            {("szerződés", "signed", "2019", "fact"), ("szerződés", "ratified", "", "denied")},
        ),
        (
            "Peru és Chile határegyezményt kötött, amelyet a perui kongresszus 2020-ban jóváhagyott.",
            {("határegyezmény", "signed", "", "fact"), ("határegyezmény", "approved", "2020", "fact")},
        ),
        (
            "A lett–észt memorandum szövege elkészült, azt ősszel írják alá.",
            {
                ("lett–észt memorandum", "drafted", "2021-05-12", "fact"),
                ("lett–észt memorandum", "signed", "2021-09/2021-11", "planned"),
            },
        ),
        (
            "Az adóztatás elkerüléséről 2012-ben kötött lengyel–litván egyezményt a szejm tavaly felmondta.",
            {
                ("adóztatás elkerüléséről 2012-ben kötött lengyel–litván egyezmény", "signed", "2012", "fact"),
                ("adóztatás elkerüléséről 2012-ben kötött lengyel–litván egyezmény", "terminated", "2020", "fact"),
            },
        ),
        ("Svájc és Kína vámegyezménye 2014 júliusában lépett életbe.", {("vámegyezmény", "in force", "2014-07", "fact")}),
        ("A Peru és Chile közötti adóegyezményt véglegesítették.", {("adóegyezmény", "agreed", "2021-05-12", "fact")}),
    ],
)
def test_stages_of_texts(text: str, stages: set[tuple[str, str, str, str]]) -> None:
    found = {(i.name, i.stage, i.date, i.factuality) for i in code(text, language="hu") if isinstance(i, Instrument)}
    assert found == stages


@pytest.mark.parametrize(
    "text",
    [
        "Peru labdarúgó-szerződést kötött Chilével.",
        "Peru munkaszerződést kötött.",
    ],
)
def test_no_texts_between_states(text: str) -> None:
    assert told(text, Instrument, language="hu") == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A francia elnök szerint Oroszországnak ki kell vonnia csapatait Grúziából.", "REQUEST FRA>RUS"),
        ("Kínának tiszteletben kellene tartania a törvényt – mondta Antony Blinken amerikai külügyminiszter.", "REQUEST USA>CHN"),
        (
            "A lett külügyminiszter megnyitja az irodát, innen pedig Bakuba utazik, ahol Ali Aszadov azeri kormányfővel tárgyal.",
            "CONSULT/negotiate AZE+LVA",
        ),
        ("Peru és Chile vámegyezményt kötött.", "SUPPORT CHL+PER"),
    ],
)
def test_events(text: str, event: str) -> None:
    assert event in told(text, Event, language="hu")


@pytest.mark.parametrize(
    "text",
    [
        "A lett nagykövet októberben foglalja el állomáshelyét Limában.",
        "A lett elnök átadta a két elnöknek a békeszerződés tervezetét.",
        "A szlovák külügyminiszter szerint Szlovákiának növelnie kell a kiadásait.",
        "Oroszországnak ki kell vonnia csapatait Grúziából.",
    ],
)
def test_no_acts(text: str) -> None:
    assert [e for e in told(text, Event, language="hu") if e.startswith(("ASSAULT", "COOPERATE", "REQUEST"))] == []


@pytest.mark.parametrize(
    "text", ["Németország bírálta a lengyel döntést.", "Kanada támogatja a perui javaslatot.", "Japán szankciókat sürgetett."]
)
def test_what_a_state_does_is_no_statement(text: str) -> None:
    assert told(text, Statement, language="hu") == []


def test_who_spoke_goes_on() -> None:
    text = (
        "Budai Ákos külügyi szóvivő megerősítette, hogy lemondott Benkő Miklós pozsonyi nagykövet. "
        "Cáfolta ugyanakkor, hogy a nagykövet a tárgyalások kudarca miatt távozik."
    )
    speakers = {s.speaker[0].code.partition("|")[0] for s in code(text, language="hu") if isinstance(s, Statement)}
    assert speakers == {"Budai Ákos"}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Grúzia novemberben szeretné aláírni a társulási szerződést.", "aláírni a társulási szerződést"),
        ("Szerbia kötelezettséget vállalt a foglyok elengedésére.", "a foglyok elengedésére"),
        ("Japán célja, hogy megnyitja a kikötőt.", "megnyitni a kikötőt"),
        ("A szlovák kormányfő közölte, hogy kormánya nem fog fegyvert küldeni Maliba.", "nem fegyvert küldeni Maliba"),
    ],
)
def test_commitments(text: str, deed: str) -> None:
    assert deed in [c.deed for c in code(text, language="hu") if isinstance(c, Commitment)]


@pytest.mark.parametrize(
    ("text", "kind", "factuality"),
    [
        ("Bejelentették, hogy Litvánia nagykövetséget nyit Tallinnban.", "SUPPORT", "planned"),
        ("Németország bezárja konzulátusait Oroszországban.", "SANCTION", "planned"),
        ("Németország bezárta konzulátusait Oroszországban.", "SANCTION", "fact"),
        ("Ankara nem zárja ki, hogy csapatokat küld Líbiába.", "MOBILIZE", "possible"),
        ("Dánia vadászgépeket ad át Ukrajnának – jelentette be a dán kormányfő.", "AID", "planned"),
    ],
)
def test_what_is_still_to_come(text: str, kind: str, factuality: str) -> None:
    found = [(e.event_type, e.factuality) for e in code(text, language="hu") if isinstance(e, Event)]
    assert (kind, factuality) in found


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Bekérették a varsói orosz nagykövetet.", "ACCUSE POL>RUS"),
        ("Szerbia kivonta nagykövetét Montenegróból.", "SANCTION SRB>MNE"),
        ("Szlovénia támogatásáról biztosította Ukrajnát.", "SUPPORT SVN>UKR"),
        ("Törökország megvétózta Finnország NATO-csatlakozását.", "REJECT TUR>FIN"),
        ("Chile kiutasított két perui diplomatát. Peru alaptalannak nevezte a vádakat.", "REJECT PER>CHL"),
        ("Peru tárgyalást javasolt Chilének. Chile ezt elutasítja.", "REJECT CHL>PER"),
        ("Niger felmondta a szerződést, és felszólította Párizst csapatai kivonására.", "REQUEST NER>FRA"),
        ("Szóba került az adóztatás elkerüléséről 2012-ben kötött lengyel–litván egyezmény is.", "SUPPORT LTU+POL"),
    ],
)
def test_more_events(text: str, event: str) -> None:
    assert event in [e.replace("/sign", "").replace("/meet", "") for e in told(text, Event, language="hu")]


def test_since_when_and_a_second_office() -> None:
    text = (
        "Zbigniew Rau lengyel külügyminiszter, az EBESZ soros elnöke beszélt. Svájc, amely 2002 óta tagja az ENSZ-nek, támogatta."
    )
    found = {(t.role, t.date) for t in code(text, language="hu") if isinstance(t, Tenure)}
    assert {("chair", ""), ("member", "2002")} <= found


def test_sources_without_a_name() -> None:
    text = "Diplomáciai források szerint Lengyelország nem támogatja a javaslatot; Vilnius tagadja ezt."
    found = [s.gist for s in code(text, language="hu") if isinstance(s, Statement) and s.frame == "rule.according"]
    assert found == ["Lengyelország nem támogatja a javaslatot"]


@pytest.mark.parametrize(
    "text",
    [
        "A küldöttség vezetője Szijjártó Péter külügyminiszter lesz.",
        "Szijjártó Péter külügyminiszter jelen lesz a csúcstalálkozón.",
        "Orbán Viktor miniszterelnök vendége lesz Tokajev kazah elnök.",
        "Lemondott Kis Elemér prágai magyar nagykövet. Utódja Tar Ibolya helyettes államtitkár lesz.",
    ],
)
def test_an_office_held_is_none_to_come(text: str) -> None:
    found = [t for t in told(text, Tenure, language="hu") if t.endswith("incoming")]
    assert [t for t in found if "Minister" in t or "President" in t or "Secretary" in t] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kinshasa és Kigali egymást okolja a kudarcért.", "ACCUSE"),
        ("Varsó és Minszk kölcsönösen kiutasította egymás diplomatáit.", "COERCE"),
        ("Peru és Chile elnöke köszönetet mondott egymásnak.", "SUPPORT"),
    ],
)
def test_what_two_do_to_one_another(text: str, kind: str) -> None:
    found = [e for e in code(text, language="hu") if isinstance(e, Event) and e.event_type == kind]
    assert [({a.state for a in e.actor} == {a.state for a in e.recipient}, len(e.recipient)) for e in found] == [(True, 2)]
