"""Hungarian as prose has it: participles, idioms, subjects left out, denials, guests, promises in the present tense."""

import pytest
from sentences import code, told

from chancery.coding.infinitives import infinitive_of
from chancery.model import Commitment, Event, Instrument, Statement

STUBB = "Alexander Stubb finn elnök"
EVENTS = [
    # participles before their noun
    ("A Bolívia által 2009-ben bevezetett vízumkényszer megterhelte Chilét.", "SANCTION BOL>CHL"),
    ("A norvég kormány által folyósított segélyt Moldova megköszönte.", "AID NOR>MDA"),
    ("A Peru ellen indított chilei eljárás véget ért.", "ACCUSE CHL>PER"),
    ("A kínai autókra kivetett uniós büntetővámok maradnak.", "SANCTION EU>CHN"),
    # what is not done
    ("Bulgária nem fog harckocsit szállítani Ukrajnának.", "REJECT BGR>UKR"),
    ("Kanada nem volt hajlandó elismerni Koszovót.", "REJECT CAN>XKX"),
    ("Az Európai Bíróság megsemmisítette a lengyel törvényt.", "REJECT ECJ>POL"),
    # idioms
    ("A chilei és a perui delegáció kilenc megállapodást látott el kézjegyével.", "SUPPORT CHL+PER"),
    ("A jegyzékeket Janez Janša szlovén és Andrej Plenković horvát miniszterelnök cserélte ki.", "SUPPORT HRV+SVN"),
    ("Hosszú alkudozás után tető alá hozta a megállapodást Chile és Vietnam.", "AGREE CHL+VNM"),
    ("Gitanas Nausėda litván elnök nagyra értékelte, hogy Varsó támogatja Kijevet.", "SUPPORT LTU>POL"),
    ("Japán felelőtlenségnek nevezte Kína lépését.", "ACCUSE JPN>CHN"),
    # judgements and first persons in quotations
    ("„Az orosz vámok jogellenesek” – mondta Petr Pavel cseh elnök.", "ACCUSE CZE>RUS"),
    ("„Hálásak vagyunk a lengyel népnek” – mondta Denisz Smihal ukrán kormányfő.", "SUPPORT UKR>POL"),
    ("„A lengyel nép elsőként sietett a segítségünkre” – mondta Denisz Smihal ukrán kormányfő.", "AID POL>UKR"),
    # predicates
    ("Norvégia Moldova legnagyobb segélyezője.", "AID NOR>MDA"),
    ("Németország Szlovákia első számú kereskedelmi partnere volt.", "COOPERATE DEU+SVK"),
    # invitations
    ("A finn elnök látogatásra hívta meg a lett elnököt.", "CONSULT/visit LVA>FIN"),
    # subjects left out
    (f"{STUBB} kedden Tallinnba érkezett. Másnap a parlamentben bírálta Oroszországot.", "ACCUSE FIN>RUS"),
    (f"{STUBB} fogadta Alar Karis észt elnököt. A vendég megköszönte a finn támogatást.", "SUPPORT EST>FIN"),
]


@pytest.mark.parametrize(("text", "event"), EVENTS)
def test_events(text: str, event: str) -> None:
    kind, _, sides = event.partition(" ")
    found = [e.partition(" ") for e in told(text, Event, language="hu")]
    same = ("+".join(sorted(sides.replace(">", "+").split("+"))), sides)
    assert any(k == kind and s in same or k.startswith(f"{kind}/") and s in same for k, _, s in found), found


@pytest.mark.parametrize(
    "text",
    [
        "A görög hivatal cáfolta, hogy Athén katonákat küldene Ciprusra.",
        "Az orosz katonai jelenlét évek óta téma Moldovában.",
        "A görög bíróság megsemmisítette a határozatot.",
    ],
)
def test_no_acts_of_force_or_refusal(text: str) -> None:
    found = told(text, Event, language="hu")
    assert not [e for e in found if e.startswith(("ASSAULT", "REJECT GRC>CYP")) or e.startswith("MOBILIZE") and "katonai" in text]


def test_two_stages_of_one_text() -> None:
    text = "A 2019-ben elfogadott lengyel–litván stratégiát máig nem hajtották végre."
    found = {(i.stage, i.name, i.date, i.factuality) for i in code(text, language="hu") if isinstance(i, Instrument)}
    assert found == {
        ("agreed", "lengyel–litván stratégia", "2019", "fact"),
        ("implemented", "lengyel–litván stratégia", "", "denied"),
    }


@pytest.mark.parametrize(
    ("text", "deed", "deadline"),
    [
        ("A görög kormány 2027-ig építi meg a kábelt.", "megépíteni a kábelt", "2027"),
        ("Litvánia a 2024/2025-ös tanévtől kétszázra emeli a helyek számát.", "kétszázra emelni a helyek számát", "2024"),
        (f"{STUBB} közölte, hogy a pénzt még az idén átutalják Moldovának.", "a pénzt átutalni Moldovának", "2021"),
        (f"{STUBB} azt felelte: nem kíván beavatkozni a lengyel ügyekbe.", "nem beavatkozni a lengyel ügyekbe", ""),
    ],
)
def test_promises(text: str, deed: str, deadline: str) -> None:
    assert (deed, deadline) in [(c.deed, c.deadline) for c in code(text, language="hu") if isinstance(c, Commitment)]


@pytest.mark.parametrize(
    "text",
    [
        "Csehország és Szlovákia kormánya jövőre Prágában találkozót tart.",
        "Csehország pénzt adott, feltéve, hogy Szlovákia 2030-ig végrehajtja a reformot.",
    ],
)
def test_meetings_and_conditions_are_no_promises(text: str) -> None:
    assert [c for c in code(text, language="hu") if isinstance(c, Commitment) and c.frame == "rule.future"] == []


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Stubb: Finnország nem hagyja magára Ukrajnát\n\nAlexander Stubb finn elnök Kijevben járt.",
            "Alexander Stubb reported affirm",
        ),
        (f"{STUBB} Rigában járt. „A híd kész” – jelentette ki újságíróknak.", "Alexander Stubb quote affirm"),
        (f"{STUBB} Rigában járt. Azt mondta, hogy segít. Úgy fogalmazott, Riga közel van.", "Alexander Stubb reported affirm"),
    ],
)
def test_statements(text: str, statement: str) -> None:
    found = told(text, Statement, language="hu")
    assert statement in found
    assert all(s.startswith("Alexander Stubb ") for s in found)


@pytest.mark.parametrize(
    ("verb", "infinitive"),
    [("megépít", "megépíteni"), ("átad", "átadni"), ("küld", "küldeni"), ("vállal", "vállalni"), ("átvesz", "átvenni")],
)
def test_infinitives(verb: str, infinitive: str) -> None:
    assert infinitive_of(verb, ["meg", "át"]) == infinitive
