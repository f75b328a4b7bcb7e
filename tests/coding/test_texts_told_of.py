"""Texts between parties by what they are called and how their stages are told, in every language; texts taken up again."""

import pytest
from sentences import code, told

from chancery.model import Instrument

ENGLISH = [
    ("Ghana brought a draft treaty with Togo to the talks.", "treaty/drafted GHA+TGO"),
    ("Kenya and Uganda discussed a draft agreement on transit.", "agreement/negotiated KEN+UGA"),
    ("Turkey and Libya exchanged letters of intent on gas.", "memorandum/signed LBY+TUR"),
    ("Bolivia rejected the code of conduct proposed by Chile in 1999.", "agreement/proposed BOL+CHL"),
    ("Minutes of the talks were signed by the deputy ministers of Iran and Oman.", "protocol/signed IRN+OMN"),
    (
        "The government of Latvia submitted the border treaty with Russia to parliament for ratification.",
        "treaty/ratified LVA+RUS",
    ),
    ("Russia suspended implementation of the plutonium agreement with the United States.", "agreement/suspended RUS+USA"),
    ("Nepal and Qatar will finish a treaty on investments by December.", "treaty/agreed NPL+QAT"),
    ("The State Duma ratified the agreement between Russia and Kyrgyzstan.", "agreement/ratified KGZ+RUS"),
    ("The customs code of Niger, Mali and Benin took effect in May.", "agreement/in force BEN+MLI+NER"),
    ("Under the Nile Agreement, signed by Egypt and Sudan in 1959, no dam was allowed.", "agreement/signed EGY+SDN"),
]
HUNGARIAN = [
    ("Norvégia megállapodásra jutott Kínával egy átfogó beruházási egyezményről.", "convention/agreed CHN+NOR"),
    ("A lengyel külügyminisztérium jegyzéket adott át az orosz nagykövetnek.", "note/ POL+RUS"),
    ("Szlovénia és Olaszország jegyzéket váltott a kisebbségekről.", "note/signed ITA+SVN"),
    ("Irán és Omán alkut kötött az olajról.", "agreement/agreed IRN+OMN"),
    ("Moldova felmondta a szerződést a Gazprommal.", "contract/terminated MDA+RUS"),
    ("Csehország és Szlovákia jövőre alá tudja írni a szerződést.", "treaty/signed CZE+SVK"),
]
RUSSIAN = [
    ("Договорённости, подписанные Киргизией и Таджикистаном в феврале, не выполняются.", "agreement/signed KGZ+TJK"),
    ("Соглашение о туризме между Кубой и Перу полностью готово.", "agreement/drafted CUB+PER"),
    ("Срок действия контракта между Катаром и Индией истекает в декабре.", "contract/terminated IND+QAT"),
    ("МИД Польши вручил ноту российскому послу.", "note/ POL+RUS"),
    ("Госдума ратифицировала соглашение между Россией и Киргизией о базе.", "agreement/ratified KGZ+RUS"),
]


@pytest.mark.parametrize(("sentence", "text"), ENGLISH)
def test_a_text_has_its_stage(sentence: str, text: str) -> None:
    assert text in told(sentence, Instrument)


@pytest.mark.parametrize(("sentence", "text"), HUNGARIAN)
def test_a_text_has_its_stage_in_hungarian(sentence: str, text: str) -> None:
    assert text in told(sentence, Instrument, language="hu")


@pytest.mark.parametrize(("sentence", "text"), RUSSIAN)
def test_a_text_has_its_stage_in_russian(sentence: str, text: str) -> None:
    assert text in told(sentence, Instrument, language="ru")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chile and Peru signed three memoranda, among them one on fisheries.", ["three memoranda", "memorandum on fisheries"]),
        ("Cuba and Spain finalised the text of an agreement on migration.", ["agreement on migration"]),
        (
            "Estonia and Russia agreed on two treaties. They were submitted to the parliaments for ratification.",
            ["two treaties", "two treaties"],
        ),
        ("Estonia and Russia signed a border treaty in 2014. Its ratification has been delayed.", ["border treaty"] * 2),
        ("Ghana and Togo agreed to implement the agreements.", []),
        ("Ghana and Togo took stock of the fulfilment of the accord.", []),
    ],
)
def test_texts_are_named_once_and_taken_up(text: str, names: list[str]) -> None:
    assert [c.name for c in code(text) if isinstance(c, Instrument)] == names


def test_a_text_that_ends_a_war_does_not_end_itself() -> None:
    assert told("The accord that Peru and Ecuador signed in 1995 ended the war.", Instrument) == ["agreement/signed ECU+PER"]


def test_a_headline_goes_where_the_lead_tells_the_same() -> None:
    headline = "Ghana and Togo sign fisheries pact\n\nGhana and Togo signed a pact on fisheries on Monday."
    assert [c.name for c in code(headline) if isinstance(c, Instrument)] == ["pact on fisheries"]


def test_what_must_be_done_in_hungarian_lies_ahead() -> None:
    claims = code("A szerződést Szlovéniának és Olaszországnak alá kell írnia.", language="hu")
    assert [c.factuality for c in claims if isinstance(c, Instrument)] == ["planned"]
