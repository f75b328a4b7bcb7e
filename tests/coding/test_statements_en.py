"""English sentences and who takes which stand in them, with traps where nobody does."""

import pytest
from sentences import code, told, who

from chancery.model import Statement

CASES = [
    ("“We have no dispute with Peru,” said Andrés Allamand, the foreign minister of Chile.", "Andrés Allamand quote deny"),
    ('"The bridge helps both peoples," Kenyan President William Ruto said.', "William Ruto quote affirm"),
    ('Kenyan President William Ruto said: "The bridge helps both peoples."', "William Ruto quote affirm"),
    ("“We thank Norway for the ships,” Danish Prime Minister Mette Frederiksen told reporters.", "Mette Frederiksen quote thank"),
    ("“Spain must stop the works,” Portuguese Prime Minister António Costa said.", "António Costa quote demand"),
    ("Finnish President Sauli Niinistö has praised Estonia for its reforms.", "Sauli Niinistö reported praise"),
    ("Maltese Prime Minister Robert Abela condemned the attack.", "Robert Abela reported criticise"),
    ("Kenyan President William Ruto warned that the drought could spread to Somalia.", "William Ruto reported warn"),
    ("Bolivian President Luis Arce denied that his country had closed the border.", "Luis Arce reported deny"),
    ("Italian Foreign Minister Luigi Di Maio thanked Libya for its help.", "Luigi Di Maio reported thank"),
    ("Portuguese Prime Minister António Costa demanded that Spain stop the works.", "António Costa reported demand"),
    ("Bulgarian President Rumen Radev proposed that the two armies train together.", "Rumen Radev reported propose"),
    ("Maltese Prime Minister Robert Abela regretted that Italy had left the talks.", "Robert Abela reported regret"),
    ("Senegalese President Macky Sall called for an end to the sanctions on Mali.", "Macky Sall reported demand"),
    (
        "Canadian Prime Minister Justin Trudeau explained that the law forbade the sale to Haiti.",
        "Justin Trudeau reported explain",
    ),
    ("Polish President Andrzej Duda backed the bid of Lithuania.", "Andrzej Duda reported support"),
    ("Peru's foreign minister said that the border with Chile was quiet.", "Minister of Foreign Affairs reported affirm"),
    ("Norway said it was ready to help Iceland.", "NOR reported affirm"),
    ("A Norwegian official denied that Oslo had closed the border.", "official reported deny"),
    ("Officials in Lima said that the border was quiet.", "Officials reported affirm"),
    ("The Peruvian embassy in Oslo dismissed the allegation as absurd.", "embassy in Oslo reported deny"),
    ("Environmental groups in Lima criticised the treaty.", "Environmental groups reported criticise"),
    ("Chad has accused Sudan of arming rebels, a claim which Khartoum dismisses.", "SDN reported deny"),
    ("Tehran says that the ship belongs to Oman.", "IRN reported affirm"),
    ("According to Kenyan President William Ruto, the bridge to Uganda is safe.", "William Ruto reported affirm"),
    ("The bridge to Uganda is safe, Kenyan President William Ruto said.", "William Ruto reported affirm"),
    ("Sweden's king thanked the people of Norway.", "King reported thank"),
    ("Rumen Radev, the president of Bulgaria, criticised Serbia over the dam.", "Rumen Radev reported criticise"),
    ("Mexico expressed its regret over the accident in Cuba.", "MEX reported regret"),
    ("The joint statement says that trade between Laos and Japan has grown.", "joint statement reported affirm"),
    ("Asked about Mali, Senegalese President Macky Sall replied that the border was open.", "Macky Sall reported affirm"),
]

NONE = [
    "The foreign minister of Peru, Ana Gervasi, called on President Gabriel Boric in Santiago.",
    "The bank in Lima raised the charge that Norway opposes.",
    "The International Monetary Fund approved a loan of $2 billion for Ghana.",
    "Norway closed the border, citing the storm.",
    "The so-called “peace plan” was never read.",
    'The film "The Long Road to Samarkand" was shown in Beijing.',
    "It is said that the lake is deep.",
    "Nobody said anything.",
    "The clock said noon.",
    "What did Norway say?",
    "The map of Peru hangs in the hall.",
    "Mongolia's “iron horse” runs on time.",
    "Fishermen tell stories in the evening.",
    "The treaty was signed by Peru and Chile.",
]


@pytest.mark.parametrize(("sentence", "statement"), CASES)
def test_a_sentence_tells_who_takes_which_stand(sentence: str, statement: str) -> None:
    assert statement in told(sentence, Statement)


@pytest.mark.parametrize("sentence", NONE)
def test_titles_hearsay_and_questions_are_no_statements(sentence: str) -> None:
    assert told(sentence, Statement) == []


def test_one_quotation_gives_one_statement() -> None:
    assert (
        len(told("“We have no dispute with Peru. Nor shall we,” said Andrés Allamand, the foreign minister of Chile.", Statement))
        == 1
    )


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        ("Finnish President Sauli Niinistö has praised Estonia for its reforms.", "EST"),
        ("Norway said it was ready to help Iceland.", "ISL"),
        ("“Spain and France must talk,” Portuguese Prime Minister António Costa said.", "ESP+FRA"),
    ],
)
def test_a_statement_is_about_whom_it_names(sentence: str, about: str) -> None:
    assert [who(c.about) for c in code(sentence) if isinstance(c, Statement)] == [about]


def test_the_gist_is_in_the_document_s_own_words() -> None:
    [statement] = [c for c in code("Norway said that the strait was open to Iceland.") if isinstance(c, Statement)]
    assert statement.gist == "the strait was open to Iceland"


@pytest.mark.parametrize(
    ("language", "sentence", "gist"),
    [
        ("en", "Peru called the verdict a grave mistake.", "called the verdict a grave mistake"),
        ("en", "Norway thanked Iceland for its patience.", "thanked Iceland for its patience"),
        ("hu", "A finn külügyminiszter jogtalannak nevezte az ítéletet.", "jogtalannak nevezte az ítéletet"),
        ("hu", "A finn külügyminiszter üdvözölte a megállapodást.", "üdvözölte a megállapodást"),
        ("ru", "Президент Финляндии назвал решение Норвегии ошибочным.", "назвал решение Норвегии ошибочным"),
    ],
)
def test_a_gist_without_a_verb_of_its_own_takes_that_of_saying(language: str, sentence: str, gist: str) -> None:
    assert [c.gist for c in code(sentence, language=language) if isinstance(c, Statement)] == [gist]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Indian prime minister Narendra Modi may offer a pact of his own to Oman.",
        "Kenya had promised to treat the ruling as final and binding.",
        "The foreign minister of Peru, Ana Gervasi, will say on Monday that Chile is a partner.",
        "Ana Gervasi, the foreign minister of Peru, is expected to call on Chile to release the ship.",
        "The United States is considering sending an envoy to Mali.",
        "The Ghanaian foreign minister offered to share the files with Togo.",
    ],
)
def test_what_nobody_has_said_yet_is_no_statement(sentence: str) -> None:
    assert told(sentence, Statement) == []


def test_what_somebody_wants_to_stress_is_said() -> None:
    assert len(told("Ana Gervasi, the foreign minister of Peru, wanted to stress that Chile is a partner.", Statement)) == 1
