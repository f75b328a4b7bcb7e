"""English sentences and what they commit somebody to, with traps that commit nobody."""

import pytest
from sentences import code, told

from chancery.model import Commitment

CASES = [
    ("Slovenia will open an embassy in Nairobi.", "planned SVN: open an embassy in Nairobi"),
    ("The prime minister of Fiji will send teachers to Tuvalu.", "planned FJI: send teachers to Tuvalu"),
    ("Senegal will not recognise the new government.", "planned SEN: not recognise the new government"),
    ("Qatar plans to build a port in Sudan.", "planned QAT: build a port in Sudan"),
    ("Canada promised to send doctors to Haiti.", "planned CAN: send doctors to Haiti"),
    ("New Zealand pledged to cut tariffs on Samoan fruit.", "planned NZL: cut tariffs on Samoan fruit"),
    ("Estonia vowed to double its aid to Moldova.", "planned EST: double its aid to Moldova"),
    ("The Irish government intends to ratify the treaty.", "planned IRL: ratify the treaty"),
    ("Kuwait aims to finish the bridge.", "planned KWT: finish the bridge"),
    ("Laos is set to open the railway.", "planned LAO: open the railway"),
    ("Ghana is going to reopen its consulate in Lagos.", "planned GHA: reopen its consulate in Lagos"),
    ("Tajikistan undertook to repay the loan.", "planned TJK: repay the loan"),
    ("Angola has committed itself to lowering its tariffs.", "planned AGO: lowering its tariffs"),
    ("Uruguay's plan to leave the bloc worried its neighbours.", "planned URY: leave the bloc"),
    ("Canada's promise to send doctors to Haiti was kept.", "planned CAN: send doctors to Haiti"),
    ("Malta is ready to host the next round of talks.", "willing MLT: host the next round of talks"),
    ("Nepal is willing to share its flood data.", "willing NPL: share its flood data"),
    ("Oman offered to guard the border.", "willing OMN: guard the border"),
    ("Libya announced its readiness to return the vessels.", "willing LBY: return the vessels"),
    ("Peru is considering buying aircraft from Brazil.", "considering PER: buy aircraft from Brazil"),
    ("Cyprus is considering whether to reopen the crossing.", "considering CYP: reopen the crossing"),
    ("Iraq and Jordan agreed to build a pipeline.", "agreed IRQ+JOR: build a pipeline"),
    ("Mexico decided to withdraw its ambassador.", "decided MEX: withdraw its ambassador"),
    ("The decision of Bhutan to open a consulate was welcomed.", "decided BTN: open a consulate"),
    ("“We will support Moldova,” the Polish president said.", "planned POL: support Moldova"),
    ("Ghana is not going to borrow from China.", "planned GHA: not borrow from China"),
    ("The government of Togo is not going to leave the bloc.", "planned TGO: not leave the bloc"),
    ("Ghana does not intend to cut the aid.", "planned GHA: not cut the aid"),
    ("The presidents of Ghana and Togo instructed their ministers to draw up a plan.", "decided GHA+TGO: draw up a plan"),
    ("The presidents of Ghana and Togo tasked their ministers to draw up a plan.", "decided GHA+TGO: draw up a plan"),
    ("Ghana and Togo signed a treaty. The costs are to be shared by 2026.", "planned GHA+TGO: share the costs by 2026"),
    ("Ghana and Togo signed a treaty. Experts will finalise the text.", "planned GHA+TGO: finalise the text"),
    ("Ghana and Togo signed a treaty. Officials will finalise the text.", "planned GHA+TGO: finalise the text"),
    ("Chad said that it would like to buy lorries from Ghana.", "planned TCD: buy lorries from Ghana"),
    ("Ghana reserves the right to close the border with Togo.", "considering GHA: close the border with Togo"),
    ("Nepal expressed its interest in importing Peruvian grapes.", "willing NPL: import Peruvian grapes"),
    ("Kenya offered 30 scholarships to Peruvian students.", "willing KEN: 30 scholarships"),
    ("Malta noted that trade had grown, and set a target of $2 billion by 2028.", "planned MLT: $2 billion by 2028"),
    ("Togo, whose government has agreed to send doctors to Mali, is small.", "agreed TGO: send doctors to Mali"),
]

NONE = [
    "Will Portugal win the cup?",
    "Rain will fall in the north.",
    "Time will tell.",
    "The bridge will be long.",
    "The meeting will take place in Vienna.",
    "Prices in Hungary will rise.",
    "Peru does not plan to buy aircraft.",
    "Peru does not intend not to pay.",
    "Ghana and Togo signed a treaty. Farmers will finalise the text.",
    "Ghana and Togo signed a treaty. The costs are shared by both.",
    "Poland refused to pay.",
    "Analysts will study the report.",
    "Croatia bought a new ferry.",
    "The plan of the house hangs in the hall.",
    "Chile's will to live is strong.",
    "Paraguay will chair the council in 2031.",
    "Peru honoured its obligations to the banks.",
    "The president of Ghana said: “We shall not forget it.”",
]


@pytest.mark.parametrize(("sentence", "commitment"), CASES)
def test_a_sentence_commits_an_actor_to_a_deed(sentence: str, commitment: str) -> None:
    assert commitment in told(sentence, Commitment)


@pytest.mark.parametrize("sentence", NONE)
def test_a_sentence_without_a_doer_and_a_coming_deed_commits_nobody(sentence: str) -> None:
    assert told(sentence, Commitment) == []


@pytest.mark.parametrize(
    ("sentence", "deadline"),
    [
        ("The Irish government intends to ratify the treaty by 2026.", "2026"),
        ("Tajikistan undertook to repay the loan by December 2022.", "2022-12"),
        ("Slovenia will open an embassy in Nairobi by the end of 2021.", "2021"),
        ("Slovenia will open an embassy in Nairobi on 1 June 2021.", "2021-06-01"),
        ("Slovenia will open an embassy in Nairobi.", ""),
    ],
)
def test_a_commitment_bears_its_deadline(sentence: str, deadline: str) -> None:
    assert [claim.deadline for claim in code(sentence) if isinstance(claim, Commitment)] == [deadline]


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("Bulgaria will join the fund if Romania joins.", "Romania joins"),
        ("Malta is ready to host the talks unless Cyprus objects.", "Cyprus objects"),
        ("Bulgaria will join the fund.", ""),
    ],
)
def test_a_commitment_bears_its_condition(sentence: str, condition: str) -> None:
    assert [claim.condition for claim in code(sentence) if isinstance(claim, Commitment)] == [condition]


def test_a_commitment_in_a_quotation_is_vouched_for_by_its_speaker() -> None:
    [claim] = [
        c for c in code("“We will support Moldova,” said Andrzej Duda, the president of Poland.") if isinstance(c, Commitment)
    ]
    assert claim.by == ("Andrzej Duda",)
