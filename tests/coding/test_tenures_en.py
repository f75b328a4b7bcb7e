"""English sentences and the offices and memberships they tell of, with traps that tell of none."""

import pytest
from sentences import code, told

from chancery.model import Tenure

CASES = [
    ("Kenyan President William Ruto spoke.", "William Ruto President KEN current"),
    ("The Kenyan president, William Ruto, spoke.", "William Ruto President KEN current"),
    ("William Ruto, the president of Kenya, spoke.", "William Ruto President KEN current"),
    ("President of Kenya William Ruto spoke.", "William Ruto President KEN current"),
    ("Kenya's president, William Ruto, spoke.", "William Ruto President KEN current"),
    ("Prime Minister of Fiji Sitiveni Rabuka flew home.", "Sitiveni Rabuka Prime Minister FJI current"),
    ("Sanna Marin, Finland's prime minister, flew home.", "Sanna Marin Prime Minister FIN current"),
    (
        "Indian External Affairs Minister Subrahmanyam Jaishankar spoke.",
        "Subrahmanyam Jaishankar Minister of External Affairs IND current",
    ),
    ("Italian Foreign Minister Luigi Di Maio spoke.", "Luigi Di Maio Minister of Foreign Affairs ITA current"),
    ("UN Secretary-General António Guterres spoke.", "António Guterres Secretary-General UN current"),
    (
        "Ursula von der Leyen, the president of the European Commission, spoke.",
        "Ursula von der Leyen President European Commission current",
    ),
    ("Former Italian Prime Minister Matteo Renzi spoke.", "Matteo Renzi Prime Minister ITA former"),
    ("Matteo Renzi, a former prime minister of Italy, spoke.", "Matteo Renzi Prime Minister ITA former"),
    ("Colombian President-elect Gustavo Petro spoke.", "Gustavo Petro President COL incoming"),
    ("Kyriakos Mitsotakis was appointed Prime Minister of Greece.", "Kyriakos Mitsotakis Prime Minister GRC incoming"),
    ("Gabriel Boric became President of Chile.", "Gabriel Boric President CHL incoming"),
    ("Gabriel Boric was elected president of Chile.", "Gabriel Boric President CHL incoming"),
    ("Boris Johnson resigned as Prime Minister of the United Kingdom.", "Boris Johnson Prime Minister GBR former"),
    ("Ghana is a member of ECOWAS.", "GHA member ECOWAS current"),
    ("Norway, a member of NATO, sent ships.", "NOR member NATO current"),
    ("Robin Niblett, director of the think tank Chatham House, spoke.", "Robin Niblett Director Chatham House current"),
    ("NATO member Greece sent ships.", "GRC member NATO current"),
    ("Montenegro, an EU candidate, sent envoys.", "MNE candidate EU sought"),
    ("Albania received EU candidate status in 2014.", "ALB candidate EU current"),
    ("Croatia joined NATO in 2009.", "HRV member NATO incoming"),
    ("Ukraine has applied for membership of the EU.", "UKR member EU sought"),
    ("Bolivia seeks to join Mercosur.", "BOL member Mercosur sought"),
    ("Qatar left OPEC in 2019.", "QAT member OPEC former"),
    ("Mongolia has observer status in the SCO.", "MNG observer SCO current"),
    ("Japan holds the presidency of the G7.", "JPN chair G7 current"),
    ("Indonesia is chairing ASEAN this year.", "IDN chair ASEAN current"),
    ("Sweden's ambassador to Austria, Annika Markovic, spoke.", "Annika Markovic ambassador SWE current"),
    ("Qatar's defence minister, Sheikh Khalid al-Attiyah, spoke.", "Khalid al-Attiyah Minister of Defence QAT current"),
    ("Ajay Banga, the head of the World Bank, spoke.", "Ajay Banga head World Bank current"),
    ("The talks were chaired by Emil Karimov, chief of the SBU security service.", "Emil Karimov head SBU current"),
    ("Belgium supports Moldova in gaining candidate status in the EU.", "MDA candidate EU current"),
    ("NATO allies Portugal and Latvia sent ships.", "LVA member NATO current"),
    ("The council met under the chairmanship of Hakan Fidan.", "Hakan Fidan chair council current"),
    ("The joint commission is co-chaired by Hakan Fidan.", "Hakan Fidan co-chair joint commission current"),
    ("President Gustavo Petro will leave office in August.", "Gustavo Petro President COL former"),
    ("David Cameron was expelled from the Conservative Party of Britain.", "David Cameron member Conservative Party former"),
    ("Bolivia became a full member of Mercosur in July.", "BOL member Mercosur incoming"),
    ("President Ferdinand Marcos Jr. met Wang Yi.", "Ferdinand Marcos Jr. President PHL current"),
    ("Nick Clegg lost his seat in parliament.", "Nick Clegg member of parliament GBR former"),
    (
        "Fiji's Minister for Rural and Maritime Development, Inia Seruiratu, spoke.",
        "Inia Seruiratu Minister for Rural and Maritime Development FJI current",
    ),
    ("Chilean Mines and Water Minister Pedro Rojas spoke.", "Pedro Rojas Minister of Mines and Water CHL current"),
    (
        "Ghana's Vice Minister of Lands and Forestry, George Duker, spoke.",
        "George Duker Deputy Minister of Lands and Forestry GHA current",
    ),
    ("John Waweru, the head of Kenya's Wildlife Service, spoke.", "John Waweru head Wildlife Service current"),
    ("The president of the Bolivian central bank, Edwin Rojas, spoke.", "Edwin Rojas President BOL central bank current"),
    ("Norway supports Ireland's candidacy for a seat on the United Nations Security Council.", "IRL member UNSC sought"),
    ("Chile asked to become a development partner of ASEAN.", "CHL development partner ASEAN sought"),
    ("Foreign Minister Pedro Rojas spoke.", "Pedro Rojas Minister of Foreign Affairs  current"),
    ("Kenyan President Ana Mwangi came to power in 2019.", "Ana Mwangi President KEN incoming"),
    ("Kenyan President Ana Mwangi returned to power in August.", "Ana Mwangi President KEN incoming"),
]

NONE = [
    "Morocco's bid for the World Cup failed.",
    "The president spoke.",
    "The president of Chile spoke.",
    "The office of the president is large.",
    "The chair broke.",
    "A member of the family lives in Peru.",
    "The minister's car was stolen in Lima.",
    "President Street runs through Nassau.",
    "Laos is a country.",
    "Question: Sergey Viktorovich, the head of the Iranian Foreign Ministry on Sunday said that Russia erred.",
    "Austria is the largest trading partner in the European Union.",
    "Lima heads to the polls and the head of the queue grows.",
    "The next president of Chile will face a hard winter.",
    "The head of the river lies in Nepal.",
    "Every ambassador in Vienna knows the café.",
]


@pytest.mark.parametrize(("sentence", "tenure"), CASES)
def test_a_sentence_tells_who_holds_what(sentence: str, tenure: str) -> None:
    assert tenure.casefold() in [found.casefold() for found in told(sentence, Tenure)]


@pytest.mark.parametrize("sentence", NONE)
def test_an_office_without_a_holder_is_no_tenure(sentence: str) -> None:
    assert told(sentence, Tenure) == []


def test_a_tenure_told_twice_is_one() -> None:
    text = "Kenyan President William Ruto spoke. William Ruto, the president of Kenya, left."
    assert told(text, Tenure) == ["William Ruto President KEN current"]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Kenyan President Mwangi in Riga\nKenyan President Ana Mwangi spoke in Riga.", "Kenyan President Ana Mwangi"),
        ("Kenyan President Mwangi spoke in Riga. The president of Kenya, Ana Mwangi, left.", "president of Kenya, Ana Mwangi"),
        ("Kenyan President Ana Mwangi in Riga\nThe president of Kenya, Ana Mwangi, spoke.", "president of Kenya, Ana Mwangi"),
        ("Kenyan President Ana Mwangi spoke in Riga. The president of Kenya, Ana Mwangi, left.", "Kenyan President Ana Mwangi"),
    ],
)
def test_a_tenure_stands_where_the_name_is_told_most_fully_then_below_the_headline(text: str, quote: str) -> None:
    assert [claim.quote for claim in code(text) if isinstance(claim, Tenure)] == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "Latvian Foreign Minister Edgars Rinkevics spoke. Latvian Minister Edgars Rinkevics left.",
        "Latvian Foreign Minister Edgars Rinkevics spoke. Minister Rinkevics left.",
    ],
)
def test_a_minister_of_something_is_no_second_minister(text: str) -> None:
    assert told(text, Tenure) == ["Edgars Rinkevics Minister of Foreign Affairs LVA current"]


def test_states_that_are_members_together_are_told_one_by_one() -> None:
    assert told("Ghana and Togo are members of ECOWAS.", Tenure) == ["GHA member ECOWAS current", "TGO member ECOWAS current"]


def test_a_denied_tenure_is_not_told_as_fact() -> None:
    tenures = [claim for claim in code("Serbia is not a member of NATO.") if isinstance(claim, Tenure)]
    assert [tenure.factuality for tenure in tenures] == ["denied"]
