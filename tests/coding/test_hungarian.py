"""Hungarian sentences and the claims they give, kind by kind, with traps that give none."""

import pytest
from sentences import code, told

from chancery.model import AnyClaim, Commitment, Event, Figure, Instrument, Statement, Tenure

EVENTS = [
    ("A szlovák külügyminiszter kedden Bécsbe látogatott.", "CONSULT/visit SVK>AUT"),
    ("A portugál elnök hétfőn Luandába érkezett.", "CONSULT/visit PRT>AGO"),
    ("Horvátország és Szerbia tárgyalt a határról.", "CONSULT/negotiate HRV+SRB"),
    ("A török elnök telefonon beszélt az ukrán államfővel.", "CONSULT/phone TUR+UKR"),
    ("A cseh külügyminiszter Prágában találkozott a japán külügyminiszterrel.", "CONSULT/meet CZE+JPN"),
    ("Románia és Bulgária megállapodást írt alá.", "SUPPORT BGR+ROU"),
    ("A litván elnök köszönetet mondott Lettországnak a segítségért.", "SUPPORT LTU>LVA"),
    ("Lengyelország elítélte Fehéroroszországot.", "ACCUSE POL>BLR"),
    ("Az indiai kormány azzal vádolta a pakisztáni kormányt, hogy megszegte a tűzszünetet.", "ACCUSE IND>PAK"),
    ("Ausztria felszólította Szlovéniát a határ megnyitására.", "REQUEST AUT>SVN"),
    ("Az iráni kormány megfenyegette az izraeli kormányt.", "THREATEN IRN>ISR"),
    ("Japán szankciókat vezetett be Észak-Korea ellen.", "SANCTION JPN>PRK"),
    ("Franciaország segélyt nyújtott Malinak.", "AID FRA>MLI"),
    ("Csehország kiutasított három orosz diplomatát.", "COERCE CZE>RUS"),
    ("Azerbajdzsán megtámadta Örményországot.", "ASSAULT AZE>ARM"),
    ("A katari kormányfő megköszönte Omán támogatását, és meghívta a jemeni elnököt.", "AGREE QAT+YEM"),
    ("Kenya üdvözölte a tervet, de felszólította Ugandát a visszavonulásra.", "REQUEST KEN>UGA"),
    ("Peru azzal vádolta Chilét, hogy megszegte a szerződést.", "ACCUSE PER>CHL"),
    ("Dánia kiutasított egy diplomatát, Norvégia pedig szankciókat vezetett be több orosz bank ellen.", "SANCTION NOR>RUS"),
    ("A belgrádi kormány jegyzéket küldött Szófiának.", "CONSULT/message BGR+SRB"),
    ("Törökország hozzájárult Svédország csatlakozásához.", "AGREE SWE+TUR"),
    ("Zelenszkij ukrán elnök hálás Japánnak a segítségért.", "SUPPORT UKR>JPN"),
    ("A szlovák elnök vendégül látta a cseh miniszterelnököt.", "CONSULT/visit CZE>SVK"),
    ("A lengyel külügyminiszter hivatalos látogatáson van Litvániában.", "CONSULT/visit POL>LTU"),
    ("Norvégia 20 millió eurót adományozott Moldovának.", "AID NOR>MDA"),
    ("A kínai kormány vámokat vetett ki az amerikai termékekre.", "SANCTION CHN>USA"),
    ("Moldova visszahívta nagykövetét Moszkvából.", "SANCTION MDA>RUS"),
    ("Peking tiltakozó jegyzéket adott át Tokiónak.", "ACCUSE CHN>JPN"),
    ("Oroszország csapatokat vezényelt az ukrán határhoz.", "MOBILIZE RUS>UKR"),
    ("Franciaország leállította a fegyverszállítást Szomáliába.", "SANCTION FRA>SOM"),
    ("A spanyol kormány elismerte Palesztinát.", "SUPPORT ESP>PSE"),
    ("Algéria felfüggesztette a szerződést Spanyolországgal.", "SANCTION DZA>ESP"),
    ("A marokkói király kegyelemben részesített három spanyol foglyot.", "RETREAT MAR>ESP"),
    ("Izrael légicsapást hajtott végre Szíriában.", "ASSAULT ISR>SYR"),
    ("Az indiai rendőrség könnygázzal oszlatta szét a tüntetőket.", "COERCE IND>tüntetőket"),
    ("Thaiföld és Kambodzsa tűzszünetben állapodott meg.", "RETREAT KHM+THA"),
    ("A svéd kormány engedélyezte a finn repülőgépek átrepülését.", "CONCEDE SWE>FIN"),
    ("Románia és Bulgária közös nyilatkozatot fogadott el.", "SUPPORT BGR+ROU"),
    ("Bangladesi textilmunkások sztrájkba léptek.", "PROTEST BGD"),
    ("A török hatóságok vizsgálatot indítottak egy újságíró ellen.", "ACCUSE TUR>journalist"),
    ("Lengyelország zsarolásnak nevezte Fehéroroszország lépését.", "ACCUSE POL>BLR"),
    ("Szerbia jogsértésnek minősítette Horvátország döntését.", "ACCUSE SRB>HRV"),
]
INSTRUMENTS = [
    ("Románia és Bulgária megállapodást írt alá.", "agreement/signed BGR+ROU"),
    ("A két ország, Chile és Peru szerződést kötött.", "treaty/signed CHL+PER"),
    ("Januárban hatályba lépett a Chile és Vietnám közötti egyezmény.", "convention/in force CHL+VNM"),
    ("A lengyel kormány felmondta a litván–lengyel megállapodást.", "agreement/terminated LTU+POL"),
    ("Norvégia és Izland meghosszabbította a megállapodást.", "agreement/extended ISL+NOR"),
]
STATEMENTS = [
    ("„Nem engedünk a nyomásnak” – mondta Zoran Milanović horvát elnök.", "Zoran Milanović quote deny"),
    ("Alexander Stubb finn elnök közölte, hogy Finnország erősíti a határt.", "Alexander Stubb reported affirm"),
    ("Zoran Milanović horvát elnök szerint a szlovén kikötő nyitva áll.", "Zoran Milanović reported affirm"),
    ("Andrzej Duda lengyel elnök elítélte a támadást.", "Andrzej Duda reported criticise"),
    ("Gitanas Nauseda litván elnök tagadta, hogy Litvánia lezárta volna a határt.", "Gitanas Nauseda reported deny"),
    ("Dmitro Kuleba ukrán külügyminiszter kijelentette, hogy országa nem bízik Iránban.", "Dmitro Kuleba reported affirm"),
    ("Alexander Stubb finn elnök reményét fejezte ki, hogy Svédország csatlakozik.", "Alexander Stubb reported affirm"),
    ("Kaja Kallas észt miniszterelnök figyelmeztetett, hogy Oroszország támadást készít elő.", "Kaja Kallas reported warn"),
    ("„A tenger a miénk és az övék is” – mondta Pekka Haavisto, aki szerint Norvégia téved.", "Pekka Haavisto quote affirm"),
]
TENURES = [
    ("Az EU-tag Horvátország segít.", "HRV member EU current"),
    ("Japán átvette az Európai Unió Tanácsának elnökségét.", "JPN chair Council of the European Union incoming"),
    ("Görögország és Spanyolország NATO-tagországok.", "ESP member NATO current"),
    ("Bulgária EU-csatlakozása sikeres volt.", "BGR member EU incoming"),
    ("Albánia 2014 óta tagjelölt az Európai Unióban.", "ALB member EU sought"),
    ("Emmanuel Macron francia elnök beszédet mondott.", "Emmanuel Macron President FRA current"),
    ("Kaja Kallas észt miniszterelnök Rigába utazott.", "Kaja Kallas Prime Minister EST current"),
    ("Pekka Haavisto finn külügyminiszter beszédet mondott.", "Pekka Haavisto Minister of Foreign Affairs FIN current"),
    ("Andrzej Duda, Lengyelország elnöke beszédet mondott.", "Andrzej Duda President POL current"),
    ("Sebastian Kurz volt osztrák kancellár beszédet mondott.", "Sebastian Kurz Chancellor AUT former"),
    ("Horvátország tagja a NATO-nak.", "HRV member NATO current"),
    ("Emmanuel Macron francia elnök, Angela Merkel német kancellár tárgyalt.", "Angela Merkel Chancellor DEU current"),
    ("Andrzej Duda lengyel és Alexander Stubb finn elnök tárgyalt.", "Andrzej Duda President POL current"),
    ("Jakub Kulhánek cseh külügyminiszter beszédet mondott.", "Jakub Kulhánek Minister of Foreign Affairs CZE current"),
]
FIGURES = [
    (
        "Az Ausztria és Szlovénia közötti kereskedelmi forgalom elérte a 7 milliárd eurót.",
        "7000000000 EUR trade turnover exact level",
    ),
    ("A román export 12 százalékkal nőtt.", "12 percent exports exact increase"),
    ("A szerbiai import 3,5 százalékkal csökkent.", "3.5 percent imports exact decrease"),
    ("Több mint 300 lengyel cég működik Ukrajnában.", "300 count companies over level"),
    ("A horvát–szlovén határ 670 kilométer hosszú.", "670 km border length exact level"),
    ("A szlovák befektetések értéke legalább 2 milliárd euró Csehországban.", "2000000000 EUR investment at least level"),
    ("Magyarországon 800 svéd cég működik.", "800 count companies exact level"),
]
COMMITMENTS = [
    ("A lengyel kormány megígérte, hogy támogatja Moldovát.", "planned POL"),
    ("Mexikó úgy döntött, hogy visszahívja nagykövetét.", "decided MEX"),
    ("A katari miniszter közölte, hogy Katar szeretne gázt szállítani Ománnak.", "planned QAT"),
    ("Az orosz fél hajlandó egyéves szerződést kötni.", "willing RUS"),
    ("A finn elnök bejelentette, hogy Finnország kerítést épít a határon.", "planned FIN"),
    ("India hat reaktort tervez építeni Nepálban.", "planned IND"),
    ("Csehország és Szlovákia tárgyalt. A szöveget 2030 márciusáig véglegesítik.", "planned CZE+SVK"),
    ("Csehország 2030 márciusáig megépíti a hidat.", "planned CZE"),
    ("Csehország és Szlovákia tárgyalt. A szakértők 2030 márciusáig véglegesítik a szöveget.", "planned CZE+SVK"),
    ("Csehország és Szlovákia tárgyalt. Egy híd megépítését tervezik.", "planned CZE+SVK"),
]
NONE = [
    "Izlandon hideg volt az idő.",
    "Portugália Spanyolországgal határos.",
    "A múzeum perui és chilei képeket mutat be.",
    "A Duna Pozsonyon is átfolyik.",
    "Kenya nagyobb, mint Málta.",
    "A francia konyha híres.",
    "Az elnök autója piros.",
    "Vajon nyer Portugália?",
    "A görög szigetek szépek.",
]


@pytest.mark.parametrize(("sentence", "event"), EVENTS)
def test_events(sentence: str, event: str) -> None:
    assert event in told(sentence, Event, language="hu")


@pytest.mark.parametrize(("sentence", "instrument"), INSTRUMENTS)
def test_instruments(sentence: str, instrument: str) -> None:
    assert instrument in told(sentence, Instrument, language="hu")


@pytest.mark.parametrize(("sentence", "statement"), STATEMENTS)
def test_statements(sentence: str, statement: str) -> None:
    assert statement in told(sentence, Statement, language="hu")


@pytest.mark.parametrize(("sentence", "tenure"), TENURES)
def test_tenures(sentence: str, tenure: str) -> None:
    assert tenure in told(sentence, Tenure, language="hu")


@pytest.mark.parametrize(("sentence", "figure"), FIGURES)
def test_figures(sentence: str, figure: str) -> None:
    assert figure in told(sentence, Figure, language="hu")


@pytest.mark.parametrize(("sentence", "commitment"), COMMITMENTS)
def test_commitments(sentence: str, commitment: str) -> None:
    # The deed's wording is left to the parse: Hungarian puts its words round the verb in any order.
    assert commitment in [found.partition(":")[0] for found in told(sentence, Commitment, language="hu")]


@pytest.mark.parametrize("sentence", NONE)
def test_a_sentence_without_diplomacy_gives_nothing(sentence: str) -> None:
    assert code(sentence, language="hu") == []


@pytest.mark.parametrize(
    ("sentence", "kind", "factuality"),
    [
        ("Románia nem írta alá a megállapodást Bulgáriával.", Instrument, "denied"),
        ("Románia és Bulgária megállapodást írt alá.", Instrument, "fact"),
        ("Románia és Bulgária megállapodást fog aláírni.", Instrument, "planned"),
        ("A szlovák külügyminiszter Bécsbe fog látogatni.", Event, "planned"),
        ("Lengyelország nem ítélte el Fehéroroszországot.", Event, "denied"),
        ("A szlovák külügyminiszter talán meglátogatja Ausztriát.", Event, "possible"),
        ("Az orosz fél hajlandó egyéves szerződést kötni Kínával.", Instrument, "planned"),
    ],
)
def test_a_claim_is_as_certain_as_it_is_told(sentence: str, kind: type[AnyClaim], factuality: str) -> None:
    assert factuality in [c.factuality for c in code(sentence, language="hu") if isinstance(c, kind)]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        # A possessor, an object and the partner of a clause before are no subjects.
        ("Ausztria megköszönte Chile támogatását, és meghívta Perut.", "CHL"),
        ("Kenya arra kérte Ugandát, hogy nyissa meg a határt.", "UGA"),
        ("A francia elnök telefonon beszélt az indiai elnökkel, és sürgette a nepáli vezetést.", "IND"),
    ],
)
def test_who_only_stands_by_does_not_act(sentence: str, wrong: str) -> None:
    events = [c for c in code(sentence, language="hu") if isinstance(c, Event) and c.event_type != "CONSULT"]
    assert events and all(a.state != wrong for event in events for a in event.actor)


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        ("Az orosz fél hajlandó egyéves szerződést kötni.", "egyéves szerződést kötni"),
        ("India hat reaktort tervez építeni Nepálban.", "hat reaktort építeni Nepálban"),
        ("A finn elnök bejelentette, hogy Finnország kerítést épít a határon.", "kerítést építeni a határon"),
        ("Csehország nem szándékozik csökkenteni a segélyt.", "nem csökkenteni a segélyt"),
        ("Csehország nem kívánja csökkenteni a segélyt.", "nem csökkenteni a segélyt"),
    ],
)
def test_a_deed_is_told_without_who_does_it(sentence: str, deed: str) -> None:
    assert [c.deed for c in code(sentence, language="hu") if isinstance(c, Commitment)] == [deed]


def test_reported_words_end_where_another_speech_verb_goes_on() -> None:
    text = "A finn elnök elmondta, hogy Dánia segít, és felszólította Norvégiát, hogy nyissa meg a határt."
    gists = [c.gist for c in code(text, language="hu") if isinstance(c, Statement)]
    assert "Dánia segít" in gists


def test_a_cancelled_meeting_ends_no_office() -> None:
    assert [t for t in told("Andrzej Duda lengyel elnök lemondta a találkozóját.", Tenure, language="hu") if "former" in t] == []


def test_the_ministers_of_the_two_countries_are_nobody_elses() -> None:
    text = (
        "Nagy István magyar agrárminiszter szerint Magyarország nem enged. Andrzej Duda lengyel elnök lemondta az ukrán elnökkel "
        "tervezett találkozóját. Lengyelország bekérette Ukrajna nagykövetét. "
        "A két ország mezőgazdasági minisztere csütörtökön telefonon egyeztetett, és megoldást ígért."
    )
    calls = [c for c in code(text, language="hu", date="2023-09-20") if isinstance(c, Event) and c.mode == "phone"]
    assert calls and all(a.code != "Nagy István|HUN" for call in calls for a in call.actor)
