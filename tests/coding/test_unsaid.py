"""What a text leaves to its readers: whose work it is, who thanks, whose country, who is expected where."""

import pytest

from chancery.model import AnyClaim, Commitment, Event, Statement
from chancery.run import code_text


def code(text: str, language: str = "en", date: str = "2014-12-17") -> list[AnyClaim]:
    return list(code_text(text, date=date, language=language)[1])


def promised(claims: list[AnyClaim]) -> list[str]:
    return [f"{c.strength} {'+'.join(sorted(a.code for a in c.actor))}: {c.deed}" for c in claims if isinstance(c, Commitment)]


PERU_AND_CHILE = "Peru and Chile discussed a railway."


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Work should start by the middle of next year.", "planned CHL+PER: start by the middle of next year"),
        ("Construction could begin at the end of 2016.", "considering CHL+PER: begin at the end of 2016"),
        ("The Chilean section should be completed in three years.", "planned CHL: complete the Chilean section in three years"),
    ],
)
def test_a_work_that_is_due_by_a_day_binds_whose_work_it_is(sentence: str, told: str) -> None:
    assert promised(code(f"{PERU_AND_CHILE} {sentence}")) == [told]


@pytest.mark.parametrize(
    "sentence", ["Prices could rise by June.", "Work could be hard.", "The line cannot be finished by June."]
)
def test_what_is_no_work_or_has_no_day_binds_nobody(sentence: str) -> None:
    assert promised(code(f"{PERU_AND_CHILE} {sentence}")) == []


def test_russian_works_must_be_done() -> None:
    text = "Перу и Чили договорились о дороге. Строительство должно завершиться в 2016 году."
    assert [told.partition(":")[0] for told in promised(code(text, "ru"))] == ["planned CHL+PER"]


def test_hungarian_works_may_be_done() -> None:
    text = "Peru és Chile vasútról tárgyalt. A szakasz jövő januárban készülhet el."
    assert [told.partition(":")[0] for told in promised(code(text, "hu"))] == ["considering CHL+PER"]


def test_his_country_is_that_of_whom_he_means() -> None:
    text = "French President Emmanuel Macron met Kenyan President William Ruto. Ruto said that his country would host the summit."
    assert promised(code(text)) == ["planned KEN: host the summit"]


def test_hungarian_endings_tell_whose_country() -> None:
    text = (
        "Szijjártó Péter külügyminiszter Bahtijor Szaidov üzbég külügyminiszterrel tárgyalt. "
        "Szaidov közölte, hogy országa kész megnyitni a piacát."
    )
    assert [told.partition(":")[0] for told in promised(code(text, "hu"))] == ["willing UZB"]


def test_the_first_person_commits_the_speakers_state() -> None:
    text = (
        "Министр иностранных дел России Сергей Лавров принял коллегу из Мали.\n\n"
        "С.Лавров: Будем продолжать поставки.\n\nВопрос: Когда?\n\nС.Лавров: Скоро."
    )
    assert promised(code(text, "ru")) == ["planned RUS: продолжать поставки"]


def test_who_is_expected_somewhere_is_to_visit() -> None:
    (event,) = (
        c for c in code("Foreign Minister Ali Babacan of Turkey is expected in Yerevan on Saturday.") if isinstance(c, Event)
    )
    assert (event.mode, event.factuality, [a.code for a in event.recipient]) == ("visit", "planned", ["ARM"])


def test_envoys_alone_are_those_of_both_sides() -> None:
    text = "Ruben Rubinyan of Armenia met Serdar Kılıç of Turkey. The envoys later discussed visas."
    talks = [c for c in code(text) if isinstance(c, Event) and c.frame.endswith(".discuss")]
    assert [sorted(a.code for a in talk.actor) for talk in talks] == [["Ruben Rubinyan|ARM", "Serdar Kılıç|TUR"]]


@pytest.mark.parametrize(
    ("text", "language", "speakers", "stance"),
    [
        ("Премьер-министр Эфиопии Абий Ахмед поблагодарил Анкару.", "ru", ["Абий Ахмед|ETH"], "thank"),
        ("Россия и Мозамбик провели встречу. Отмечено, что оборот торговли увеличился на треть.", "ru", ["MOZ", "RUS"], "affirm"),
        ("Peru és Chile tárgyalt. A perui fél ezért köszönetét fejezi ki.", "hu", ["PER"], "thank"),
    ],
)
def test_few_words_are_said_by_somebody(text: str, language: str, speakers: list[str], stance: str) -> None:
    (said,) = (c for c in code(text, language) if isinstance(c, Statement))
    assert (sorted(a.code for a in said.speaker), said.stance) == (speakers, stance)


def test_condolences_support() -> None:
    (event,) = (c for c in code("Chile sent its condolences to Peru.") if isinstance(c, Event))
    assert event.event_type in ("SUPPORT", "CONSULT")
