"""Sentences on who gives what to whom, soldiers of peace, calls and meetings, and who agrees with whom; and traps."""

import pytest
from sentences import code, told, who

from chancery.model import Event

GIVING = [
    # soldiers of peace
    ("Rwanda dispatched 1,000 troops to Mozambique on a peacekeeping mission.", "AID RWA>MOZ"),
    ("Fiji sent 200 soldiers to Syria to serve as a peacekeeping force.", "AID FJI>SYR"),
    ("A contingent of Kenyan peacekeepers arrived in Port-au-Prince.", "AID KEN>HTI"),
    ("Indonesian troops landed in East Timor as part of a peacekeeping operation.", "AID IDN>TLS"),
    ("Ghana announced the deployment of 230 troops to Liberia on a peacekeeping mission.", "AID GHA>LBR"),
    # money, goods and help
    ("The EU provides €45m support for farmers in Kenya.", "AID EU>KEN"),
    ("New Zealand provided another $2 million in assistance to Fiji in response to Cyclone Yasa.", "AID NZL>FJI"),
    ("Sweden announced additional aid of €60 million to help people in Somalia and Ethiopia.", "AID SWE>ETH+SOM"),
    ("Germany is providing 30 million euros to support refugees in Jordan.", "AID DEU>JOR"),
    ("The Red Cross distributed food parcels to 20,000 families in eastern Ukraine.", "AID Red Cross>UKR"),
    ("Italy has donated a shipment of ventilators to assist Ethiopia with its response.", "AID ITA>ETH"),
    ("Norway provided Kenya with medicine.", "AID NOR>KEN"),
    ("China sent a team of experts to the hospital in Nairobi.", "AID CHN>KEN"),
    ("The United States is the leading donor to Sudan, giving $5 billion in aid to Sudan.", "AID USA>SDN"),
    ("Lebanon opened its borders to displaced Syrians.", "AID LBN>SYR"),
    ("Iceland announced a sixfold increase in aid to Malawi.", "AID ISL>MWI"),
    # calls and meetings
    ("Emmanuel Macron called Recep Tayyip Erdogan on Friday to discuss Libya.", "CONSULT/phone FRA+TUR"),
    ("A Turkish delegation called on Prime Minister Shehbaz Sharif to discuss trade.", "CONSULT/meet PAK+TUR"),
    ("Kyriakos Mitsotakis is hosting a UN climate summit in Athens.", "CONSULT/multilateral GRC+UN"),
    ("William Ruto attended the first African climate summit in Ghana.", "CONSULT/multilateral GHA+KEN"),
    ("Norway's envoy launched a mediation effort to end the rift between Chad and Sudan.", "CONSULT/mediate NOR>SDN+TCD"),
    # agreements
    ("UK and EU negotiators have agreed a landmark fisheries agreement.", "SUPPORT EU+GBR"),
    ("The EU and the Mercosur bloc of South American countries agreed on the draft text of a treaty.", "SUPPORT EU+Mercosur"),
    ("Officials from Chad and Niger agreed to reopen the border.", "AGREE NER+TCD"),
    ("Envoys from the United States and the Taliban have been meeting in Doha.", "CONSULT/meet Taliban+USA"),
    ("Jordan and Iraq linked their power grids.", "COOPERATE IRQ+JOR"),
    ("South Korean medics have treated hundreds of victims in Turkey.", "AID KOR>TUR"),
    ("Austria agreed to accept orphans now living in Maltese refugee camps.", "AGREE AUT+MLT"),
    ("Vietnam is ready to contribute troops to the UN peacekeeping mission in Mali.", "AGREE MLI+VNM"),
    ("Kenya said on Monday it would free 200 Ugandan fishermen, while delaying the return of their boats.", "RETREAT KEN>UGA"),
    ("Slovakia's prime minister agreed to resign after weeks of protests.", "AGREE SVK"),
    # joint work and forces
    ("The armies of Brazil and Argentina performed joint war games in October.", "COOPERATE ARG+BRA"),
    ("Lithuania stands in solidarity with Taiwan.", "SUPPORT LTU>TWN"),
    ("Latvia voted in favour of Ukraine's membership.", "SUPPORT LVA>UKR"),
    ("The Swiss government gave account information to the Indian government.", "COOPERATE CHE+IND"),
    ("Israel has mobilised troops for a possible order to move against Syria.", "MOBILIZE ISR>SYR"),
]


@pytest.mark.parametrize(("text", "event"), GIVING)
def test_who_gives_meets_and_agrees_is_read(text: str, event: str) -> None:
    assert event in told(text, Event)


@pytest.mark.parametrize(
    ("language", "text", "event"),
    [
        ("hu", "Ghána 230 katonát küldött Libériába békefenntartó misszióra.", "AID GHA>LBR"),
        ("hu", "Peru csapatokat küldött Grúziába.", "MOBILIZE PER>GEO"),
        ("ru", "Непальские миротворцы прибыли на Гаити.", "AID NPL>HTI"),
        ("ru", "Гана направила 230 военнослужащих в Либерию с миротворческой миссией.", "AID GHA>LBR"),
        ("ru", "Индия направила группу врачей в Непал.", "AID IND>NPL"),
        ("ru", "Турция направила отряд спецназа в Сирию.", "MOBILIZE TUR>SYR"),
        ("ru", "Швейцария передала Индии банковские данные.", "COOPERATE CHE+IND"),
    ],
)
def test_soldiers_of_peace_and_doctors_bring_aid(language: str, text: str, event: str) -> None:
    assert event in told(text, Event, language=language)


def test_soldiers_pay_no_visit() -> None:
    assert code("Американские военнослужащие прибыли в Польшу.", language="ru") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Israel sent tanks against the rebels, whom UN peacekeepers protect.", "AID"),
        ("Russia massed troops near Ukraine.", "AID"),
        ("Real Madrid gave €45m support to its youth teams in Spain.", "AID"),
        ("Three Turkish warships arrived in Libya.", "CONSULT"),
        ("British tourists arrived in Egypt.", "CONSULT"),
        ("On Nov. 2 Antony Blinken called Wang Yi to discuss the balloon.", "REQUEST"),
        ("Brazil hosts the football World Cup final.", "CONSULT"),
        ("Norway's envoy launched a mediation effort to end the rift between Chad and Sudan.", "REJECT"),
        ("The company agreed to resign itself to losses.", "AGREE"),
        ("Tunisia invited the Iraqi president to the summit.", "CONSULT/multilateral"),
        ("In the novel, Finland sends troops to Sweden on a peacekeeping mission.", "AID"),
        ("Germany sent its best team to the tournament in Spain.", "AID"),
        ("Oman will join forces with Qatar in the search.", "SUPPORT"),
        ("The EU and the Mercosur bloc of South American countries agreed on the draft text of a treaty.", "AGREE"),
    ],
)
def test_what_only_looks_like_it_is_not_read(text: str, kind: str) -> None:
    kinds = [f"{c.event_type}/{c.mode}" for c in code(text) if isinstance(c, Event)]
    assert [k for k in kinds if k.startswith(kind)] == []


def test_what_somebody_receives_comes_from_another() -> None:
    text = "The Sudanese president, Omar al-Bashir, received an invitation from Vladimir Putin."
    [event] = [c for c in code(text) if isinstance(c, Event)]
    assert (event.mode, who(event.actor), who(event.recipient)) == ("invite", "RUS", "SDN")


def test_an_adjective_is_named_by_its_own_words() -> None:
    [event] = [c for c in code("Egypt agreed to lift its ban on Danish pork.") if isinstance(c, Event)]
    assert [a.text for a in event.recipient] == ["Danish"]
