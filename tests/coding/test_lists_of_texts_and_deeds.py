"""Deeds told in lists, and texts that a document names one by one, takes up together or approves by a law."""

import pytest
from sentences import code, told

from chancery.model import Commitment, Instrument


@pytest.mark.parametrize(
    ("text", "language", "deeds"),
    [
        (
            "Norway and Sweden agreed on two steps: to reopen the crossing at Storlien and to restore the air link to Malmo.",
            "en",
            ["agreed NOR+SWE: reopen the crossing at Storlien", "agreed NOR+SWE: restore the air link to Malmo"],
        ),
        (
            "Norway and Sweden met. The two countries will\n\n– restore the air link to Malmo;\n\n– open a crossing at Storlien.",
            "en",
            ["planned NOR+SWE: restore the air link to Malmo", "planned NOR+SWE: open a crossing at Storlien"],
        ),
        (
            "Peru and Chile met. The sides agreed:\n\n1. To open a consulate in Arica;\n\n2. To set up a joint commission.",
            "en",
            ["agreed CHL+PER: open a consulate in Arica", "agreed CHL+PER: set up a joint commission"],
        ),
        (
            "Россия и Перу провели переговоры. Стороны договорились:\n\n– открыть консульство в Лиме;\n\n– создать комиссию.",
            "ru",
            ["agreed PER+RUS: открыть консульство в Лиме", "agreed PER+RUS: создать комиссию"],
        ),
    ],
)
def test_each_deed_of_a_list_is_promised(text: str, language: str, deeds: list[str]) -> None:
    assert told(text, Commitment, language=language) == deeds


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        (
            "The foreign ministers of Peru and Chile met on Monday. The countries intend to continue their work.",
            ["planned CHL+PER: continue their work"],
        ),
        (
            "Peru and Chile trade a lot. There are good prospects for setting up a tyre plant in Lima.",
            ["considering CHL+PER: set up a tyre plant in Lima"],
        ),
        (
            "Kenya and Oman discussed the project to create a transport corridor to Juba.",
            ["considering KEN+OMN: create a transport corridor to Juba"],
        ),
        ("President Ruto accepted an invitation to visit Delhi in June.", ["agreed KEN: visit Delhi in June"]),
        ("President Ruto accepted the invitation of King Charles.", []),
        ("The countries of the region intend to continue trade.", []),
        ("Japan hopes to cooperate with India on reform.", ["willing JPN: cooperate with India on reform"]),
        ("Japan hopes to win the vote.", []),
        ("India considers itself bound by the rules.", []),
        ("Kenya discussed Oman's plan to build a port.", ["planned OMN: build a port"]),
        (
            "India and Nepal met. Numaligarh Refinery will lay a pipeline to Parbatipur.",
            ["planned Numaligarh Refinery: lay a pipeline to Parbatipur"],
        ),
        (
            "Jens Stoltenberg said that Norway would leave the talks once a settlement was found.",
            ["planned NOR: leave the talks"],
        ),
        (
            "Norway announced a further contribution of $15 million for former combatants in Colombia.",
            ["planned NOR: further contribution of $15 million for former combatants in Colombia"],
        ),
    ],
)
def test_promises_in_nouns_and_of_unnamed_sides(text: str, deeds: list[str]) -> None:
    assert told(text, Commitment) == deeds


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        (
            "Svédország és Norvégia tárgyalt. Ezért döntöttek úgy, hogy Oslo és Malmö között új, korszerű hidat építenek.",
            ["decided NOR+SWE: korszerű hidat építeni"],
        ),
        (
            "Norvégia és Svédország célul tűzte ki a kereskedelem megkétszerezését.",
            ["planned NOR+SWE: a kereskedelem megkétszerezését"],
        ),
        (
            "Peru és Chile megállapodott a kikötő bővítéséről és a réz tranzitjáról.",
            ["agreed CHL+PER: a kikötő bővítése", "agreed CHL+PER: a réz tranzitja"],
        ),
        ("Norvégia még az idén csapatokat küld Svédországba.", ["planned NOR: csapatokat küldeni Svédországba"]),
        (
            "A szerződés szerint Norvégia húsz évig gázt szállít Svédországnak.",
            ["planned NOR: húsz évig gázt szállítani Svédországnak"],
        ),
        ("A jelentés szerint Norvégia túl sok gázt éget el.", []),
        (
            "Perui egyetem megnyitását tervezik Chilében, hogy segítsék a diákokat.",
            ["planned CHL+PER: Perui egyetem megnyitását"],
        ),
    ],
)
def test_hungarian_deeds(text: str, deeds: list[str]) -> None:
    assert told(text, Commitment, language="hu") == deeds


def names(text: str, language: str = "en") -> list[str]:
    return [f"{c.name} {c.stage} {c.factuality}" for c in code(text, language=language) if isinstance(c, Instrument)]


@pytest.mark.parametrize(
    ("text", "language", "texts"),
    [
        (
            "Peru and Chile signed five documents. Among the papers are a memorandum on gas and an extradition treaty.",
            "en",
            ["five documents signed fact", "memorandum on gas signed fact", "extradition treaty signed fact"],
        ),
        (
            "Peru and Chile signed two treaties in May. Both documents were approved by Congress in June.",
            "en",
            ["two treaties signed fact", "two treaties approved fact"],
        ),
        (
            "The treaty between Peru and Chile was ratified by Peru; Chile has not ratified it.",
            "en",
            ["treaty between Peru and Chile ratified fact", "treaty between Peru and Chile ratified denied"],
        ),
        (
            "The treaty between Peru and Chile was signed in 2015 but has yet to be ratified by Chile.",
            "en",
            ["treaty between Peru and Chile signed fact", "treaty between Peru and Chile ratified denied"],
        ),
        (
            "The agreement between Ghana and Togo on fishing is ready.",
            "en",
            ["agreement between Ghana and Togo on fishing drafted fact"],
        ),
        ("Törökország jóváhagyta Svédország NATO-csatlakozását.", "hu", ["NATO-csatlakozás approved fact"]),
        ("Svédország NATO-csatlakozása kedden kezdődött.", "hu", []),
        ("Turkey has ratified Sweden's accession to NATO.", "en", ["accession ratified fact"]),
        (
            "They will settle it in keeping with the Border Treaty of 1974, which Peru has ratified and Chile has not.",
            "en",
            ["Border Treaty of 1974 ratified fact", "Border Treaty of 1974 ratified denied"],
        ),
        (
            "Norvégia és Svédország megállapodásokat írt alá a halászatról és a tengeri mentésről.",
            "hu",
            ["megállapodás a halászatról signed fact", "megállapodás a tengeri mentésről signed fact"],
        ),
        (
            "Peru és Chile egyezményt írt alá a légi közlekedésről és a turizmusról.",
            "hu",
            ["egyezmény a légi közlekedésről és a turizmusról signed fact"],
        ),
        (
            "Президент Перу подписал законы о ратификации двух документов с Чили. Речь идёт о договоре о выдаче и о соглашении "
            "о туризме. Оба документа подписаны в Лиме 3 ноября.",
            "ru",
            [
                "двух документов ratified fact",
                "договор о выдаче ratified fact",
                "соглашение о туризме ratified fact",
                "договор о выдаче signed fact",
                "соглашение о туризме signed fact",
            ],
        ),
        (
            "The president signed a law on the ratification of the treaty between Peru and Chile. The Senate adopted the law.",
            "en",
            ["treaty between Peru and Chile ratified fact", "treaty between Peru and Chile approved fact"],
        ),
    ],
)
def test_texts_told_one_by_one_and_again(text: str, language: str, texts: list[str]) -> None:
    assert names(text, language) == texts
