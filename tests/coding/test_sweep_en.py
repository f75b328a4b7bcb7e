"""English sentences as agencies, ministries and think tanks write them, each with a claim that it must give, and traps."""

import pytest
from sentences import code, told, who

from chancery.model import AnyClaim, Commitment, Figure, Instrument, Statement, Tenure

COMMITMENTS = [
    ("Oman and Qatar are to hold joint drills next year.", "planned OMN+QAT: hold joint drills next year"),
    ("Norway to supply Latvia with 18 howitzers", "planned NOR: supply Latvia with 18 howitzers"),
    ("India, Chile to start talks on trade in May", "planned CHL+IND: start talks on trade in May"),
    ("Canada set itself the goal of cutting its emissions by 2030.", "planned CAN: cut its emissions by 2030"),
    ("Ghana reiterated its commitment to ending the war.", "planned GHA: end the war"),
    ("Oman's goal is to raise exports to Japan.", "planned OMN: raise exports to Japan"),
    ("It was agreed that Ghana would host the next meeting.", "agreed GHA: host the next meeting"),
    ("Qatar is in talks to buy jets from France.", "considering QAT: buy jets from France"),
    ("The Slovak government approved sending jets to Ukraine.", "decided SVK: send jets to Ukraine"),
    ("Vietnam expects to sign the treaty this year.", "planned VNM: sign the treaty this year"),
    ("Malta said it would allow Italy to use the port.", "planned MLT: allow Italy to use the port"),
    ("Chad would lift the ban if inspectors agree, the government said.", "planned TCD: lift the ban"),
    (
        "A new consulate will be opened in Dakar by the end of the year, the Brazilian foreign ministry announced.",
        "planned BRA: open a new consulate in Dakar by the end of the year",
    ),
]
TENURES = [
    ("Annalena Baerbock is Germany's first woman foreign minister.", "Annalena Baerbock Minister of Foreign Affairs DEU current"),
    ("Petro Poroshenko, who was president of Ukraine, spoke.", "Petro Poroshenko President UKR former"),
    ("Aung Min served as president of Myanmar from 2000 to 2006.", "Aung Min President MMR former"),
    ("Aung Min has served as president of Myanmar since 2006.", "Aung Min President MMR current"),
    ("Ethiopia's parliament approved the appointment of Gedion Timothewos as foreign minister.",
     "Gedion Timothewos Minister of Foreign Affairs ETH incoming"),
    ("Mark Carney took over as Canada's prime minister, replacing Justin Trudeau.", "Justin Trudeau Prime Minister CAN former"),
    ("Peruvian prime minister Ana Torres resigned. She was succeeded by Luz Chávez.", "Luz Chávez Prime Minister PER incoming"),
    ("Indonesia handed the G20 presidency to India.", "IND chair G20 incoming"),
    ("Belgium took over the presidency of the G7 from Spain.", "ESP chair G7 former"),
    ("Timor-Leste has applied to join ASEAN.", "TLS member ASEAN sought"),
    ("Sweden and Finland submitted their applications to join NATO.", "SWE member NATO sought"),
    ("Morocco rejoined the African Union in 2017.", "MAR member AU incoming"),
    ("Palestine is an observer state of the United Nations.", "PSE observer UN current"),
    ("North Macedonia is NATO's newest member.", "MKD member NATO current"),
    ("Ukraine was granted candidate status by the European Union.", "UKR candidate EU current"),
    ("Guyana was elected to the UN Security Council.", "GUY member UNSC incoming"),
    ("Niger has been suspended by the African Union.", "NER member AU former"),
    ("Russia ceased to be a member of the Council of Europe.", "RUS member Council of Europe former"),
]  # fmt: skip
INSTRUMENTS = [
    ("Senegal denounced its fisheries agreement with Guinea.", "agreement/terminated GIN+SEN"),
    ("Washington pulled out of the Iran nuclear deal.", "agreement/withdrawn IRN+USA"),
    ("Iran and Oman concluded a treaty in 1955. It was terminated by Oman in 2018.", "treaty/terminated IRN+OMN"),
    ("Kenya and Uganda concluded an accord. Parliament in Nairobi has yet to ratify it.", "agreement/ratified KEN+UGA"),
    ("Georgia signed the Budapest Convention.", "convention/signed GEO"),
    ("Ghana ratified the Paris Agreement in 2016.", "agreement/ratified GHA"),
    ("Togo and Benin signed a treaty, a memorandum on fish and a protocol.", "memorandum/signed BEN+TGO"),
    ("The pact between Peru and Chile, signed in 2001, lapsed last month.", "agreement/signed CHL+PER"),
    ("The pact between Peru and Chile, signed in 2001, lapsed last month.", "agreement/terminated CHL+PER"),
    ("Under the 1979 Camp David Accords, Israel returned Sinai to Egypt.", "agreement/in force EGY+ISR"),
    ("The Danish parliament gave its consent to the treaty with Chile.", "treaty/approved CHL+DNK"),
]
FIGURES = [
    ("Trade between Chad and Niger rose by a fifth to $3 billion.", "20 percent trade turnover exact increase"),
    ("Two fifths of Mongolia's exports go to China.", "40 percent exports exact level"),
    ("Nine out of ten Canadians support Ukraine.", "90 percent share exact level"),
    ("The Georgian parliament passed the law by 81 votes to 39.", "81 count votes in favour exact level"),
    ("The Georgian parliament passed the law by 81 votes to 39.", "39 count votes against exact level"),
    ("Tourist arrivals from India tripled to 210,000 in 2019.", "210000 count visitors exact level"),
    ("Tourist arrivals from India tripled to 210,000 in 2019.", "200 percent visitors exact increase"),
    ("Japan and Peru have projects worth $8.2 billion.", "8200000000 USD amount exact level"),
    ("Cuba exported sugar worth half a billion dollars to China.", "500000000 USD exports exact level"),
    ("Kuwait donated $10 million to Libya.", "10000000 USD donation exact level"),
]
STATEMENTS = [
    ("In Moscow's view, NATO has broken its promises.", "RUS reported affirm"),
    ("As Hungarian minister Péter Szijjártó put it, gas is not a political matter.", "Péter Szijjártó reported affirm"),
    ("Xi Jinping: China will never recognise Kosovo", "Xi Jinping reported affirm"),
    ("Ethiopia charged that Egypt was arming rebels.", "ETH reported criticise"),
    ("“We won't go to Quito,” Ecuador's foreign minister, Juan Carlos Holguín, told reporters in Quito.",
     "Juan Carlos Holguín quote affirm"),
]  # fmt: skip
GIVING: list[tuple[type[AnyClaim], str, str]] = [
    (kind, sentence, claim)
    for kind, cases in (
        (Commitment, COMMITMENTS), (Tenure, TENURES), (Instrument, INSTRUMENTS), (Figure, FIGURES), (Statement, STATEMENTS),
    )
    for sentence, claim in cases
]  # fmt: skip
NONE: list[tuple[type[AnyClaim], str]] = [
    (Commitment, "Poland wants Germany to pay reparations."),
    (Commitment, "He is to meet the president of Chad."),
    (Commitment, "Ghana and Togo held talks to end the war."),
    (Commitment, "Plan to build a dam"),
    (Commitment, "Iran would build a bomb if the talks fail, Israel said."),
    (Commitment, "The problem is to find money in Chad."),
    (Commitment, "Turkey expects Russia to deliver gas."),
    (Tenure, "The foreign minister of Kenya was in the room."),
    (Tenure, "William Ruto could be president one day."),
    (Tenure, "William Ruto is not the president of Ghana."),
    (Tenure, "NATO expelled Russian diplomats."),
    (Instrument, "Chad and Niger spoke. It was ratified in May."),
    (Figure, "Temperatures in Chad rose to 45 in May."),
    (Statement, "Ukraine: European Union adopts new sanctions"),
]


@pytest.mark.parametrize(("kind", "text", "claim"), GIVING)
def test_a_text_gives_a_claim(kind: type[AnyClaim], text: str, claim: str) -> None:
    assert claim in told(text, kind)


@pytest.mark.parametrize(("kind", "text"), NONE)
def test_a_trap_gives_none(kind: type[AnyClaim], text: str) -> None:
    assert [claim for claim in told(text, kind) if "William Ruto President KEN" not in claim] == []


def test_who_rules_something_out_is_decided_against_it() -> None:
    [ruled_out] = [c for c in code("New Zealand has ruled out joining the pact.") if isinstance(c, Commitment)]
    assert (ruled_out.strength, ruled_out.factuality, who(ruled_out.actor)) == ("decided", "denied", "NZL")


def test_a_condition_may_be_told_as_provided() -> None:
    [ready] = [c for c in code("Algeria is ready to open the border provided Mali agrees.") if isinstance(c, Commitment)]
    assert ready.condition == "Mali agrees"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Chile-Peru treaty was signed in 1929.", "Chile-Peru treaty"),
        ("Mali and Chad signed a ten-year pact.", "ten-year pact"),
    ],
)
def test_a_name_keeps_its_hyphen(text: str, name: str) -> None:
    assert [c.name for c in code(text) if isinstance(c, Instrument)] == [name]


def test_whoever_brokers_a_deal_is_no_party_to_it() -> None:
    assert told("Turkey brokered a deal between Russia and Ukraine.", Instrument) == ["agreement/agreed RUS+UKR"]


def test_a_warning_is_about_whom_it_is_given_to() -> None:
    [warning] = [c for c in code("Greece warned Turkey against drilling near Cyprus.") if isinstance(c, Statement)]
    assert (warning.stance, who(warning.about)) == ("warn", "CYP+TUR")
