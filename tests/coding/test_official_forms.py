"""The forms of official texts: politeness before names, monarchs, ministries' long names, invitations, whose words a text is."""

import pytest
from sentences import code, document, told, who

from chancery.coding.document import code_document
from chancery.model import Event, Statement, Tenure
from chancery.sources.transcript import find_turns


@pytest.mark.parametrize(
    ("language", "sentence", "offices"),
    [
        (
            "en",
            "The President of the Republic of Kenya, H.E. William Ruto, visited Lima.",
            ["William Ruto President KEN current"],
        ),
        (
            "en",
            "The spokesperson of the Foreign Ministry of Chile, Ms. Ana Rojas, said that Peru was right.",
            ["Ana Rojas spokesperson CHL current"],
        ),
        (
            "en",
            "Xi Jinping, President of China, William Ruto, the President of Kenya, and Paul Kagame, President of Rwanda, met.",
            ["Xi Jinping President CHN current", "William Ruto President KEN current", "Paul Kagame President RWA current"],
        ),
        ("en", "King Felipe VI of Spain received the Peruvian ambassador.", ["Felipe VI King ESP current"]),
        ("en", "King Charles III arrived in Nairobi.", ["Charles III King GBR current"]),
        ("en", "President XI JINPING of China arrived in Nairobi.", ["XI JINPING President CHN current"]),
        ("ru", "Король Марокко Мухаммед VI поблагодарил Испанию.", ["Мухаммед VI King MAR current"]),
        ("ru", "Министр иностранных дел Китая г-н Ван И прибыл в Осло.", ["Ван И Minister of Foreign Affairs CHN current"]),
        ("en", "The Amir Sheikh Tamim bin Hamad Al Thani arrived.", ["Tamim bin Hamad Al Thani Emir QAT current"]),
        (
            "en",
            "Sayyid Badr Albusaidi, Foreign Minister of Oman, arrived in Lima.",
            ["Badr Albusaidi Minister of Foreign Affairs OMN current"],
        ),
        ("en", "Prime Minister Sheikh Hasina of Bangladesh arrived.", ["Sheikh Hasina Prime Minister BGD current"]),
        ("en", "The UN special envoy for Yemen, Hans Grundberg, arrived in Aden.", ["Hans Grundberg special envoy UN current"]),
    ],
)
def test_offices_in_the_forms_of_official_texts(language: str, sentence: str, offices: list[str]) -> None:
    assert told(sentence, Tenure, language=language) == offices


@pytest.mark.parametrize(
    ("language", "sentence", "events"),
    [
        ("en", "The Ministry of Foreign Affairs of the Republic of Latvia protested to Belarus.", ["ACCUSE LVA>BLR"]),
        (
            "en",
            "The Prime Minister of Qatar received a phone call from the Minister of Foreign Affairs of Egypt, Badr Abdelatty.",
            ["CONSULT/phone EGY+QAT"],
        ),
        ("en", "King Abdullah of Jordan received a letter from the President of Chad.", ["CONSULT/letter JOR+TCD"]),
        ("en", "The Sultan of Oman received a cable of thanks from the King of Bahrain.", ["CONSULT/message BHR+OMN"]),
        ("ru", "Президент Киргизии получил письмо от президента Франции.", ["CONSULT/letter FRA+KGZ"]),
        ("ru", "Япония заявила протест России в связи с задержанием траулера.", ["ACCUSE JPN>RUS", "COERCE RUS>траулер"]),
        ("ru", "Кремль сообщил, что президент встретился с Си Цзиньпином.", ["CONSULT/meet CHN+RUS"]),
        ("ru", "Глава МИД Ирана встретился с оманским коллегой.", ["CONSULT/meet IRN+OMN"]),
        ("hu", "A cseh külügyminiszter brazil hivatali partnerével egyeztetett.", ["CONSULT/negotiate BRA+CZE"]),
        ("hu", "A cseh elnök ománi kollégájával tárgyalt Bécsben.", ["CONSULT/negotiate CZE+OMN"]),
        ("hu", "A Downing Street közölte, hogy a miniszterelnök Zelenszkijjel tárgyalt.", ["CONSULT/negotiate GBR+UKR"]),
        ("en", "The Serbian foreign minister met his Brazilian counterpart in Lima.", ["CONSULT/meet BRA+SRB"]),
        ("en", "The Ministry of Foreign Affairs of the Kingdom of Norway protested to Belarus.", ["ACCUSE NOR>BLR"]),
        (
            "en",
            "At the invitation of Xi Jinping, President of the People's Republic of China, William Ruto, President of Kenya, "
            "paid a state visit to China.",
            ["AGREE CHN+KEN", "CONSULT/visit KEN>CHN"],
        ),
        (
            "ru",
            "По приглашению президента Турции Реджепа Тайипа Эрдогана президент Казахстана Касым-Жомарт Токаев прибыл в Анкару.",
            ["AGREE KAZ+TUR", "CONSULT/visit KAZ>TUR"],
        ),
        ("ru", "Норвегия объявила персонами нон грата двух сотрудников иранского посольства.", ["COERCE NOR>IRN"]),
        ("ru", "МИД Белоруссии вызвал временного поверенного в делах Польши.", ["ACCUSE BLR>POL"]),
    ],
)
def test_events_in_the_forms_of_official_texts(language: str, sentence: str, events: list[str]) -> None:
    assert told(sentence, Event, language=language) == events


def test_an_envoy_for_a_country_is_not_its_own() -> None:
    [tenure] = [c for c in code("The UN special envoy for Yemen, Hans Grundberg, arrived in Aden.") if isinstance(c, Tenure)]
    assert tenure.holder.state == ""


def test_an_invitation_goes_from_host_to_guest() -> None:
    text = "At the invitation of the Norwegian prime minister, the Finnish foreign minister came to Oslo."
    [invited] = [claim for claim in code(text) if isinstance(claim, Event) and claim.mode == "invite"]
    assert (who(invited.actor), who(invited.recipient)) == ("NOR", "FIN")


JOINT = """Joint Statement of Chile, Peru and Ecuador

Lima, 3 May 2021

We condemned the attack on the Colombian embassy and demanded that Bolivia lift the ban.

We agreed to open a joint centre in Quito."""


def test_we_in_a_joint_statement_are_those_who_make_it() -> None:
    assert told(JOINT, Statement)[0].startswith("CHL+PER+ECU reported")
    assert "AGREE CHL+ECU+PER" in told(JOINT, Event)
    assert all("CHL" not in claim for claim in told(JOINT.replace("Joint Statement of", "News from"), Event))


COMMENT = """Comment by Russian Foreign Ministry spokeswoman Maria Zakharova on the closure of the consulate

On 3 April the Latvian authorities closed the Russian consulate in Daugavpils.

We categorically reject the charge that its staff broke the law. Latvia must return the building."""

INTERVIEW = """“The bridge is a good sign”

Interview with Andrés Allamand, the foreign minister of Chile

– What did you agree on with Peru?

– We agreed to open a second border crossing by July. Peru has always been a reliable partner of our country.

– And Bolivia?

– Bolivia must accept the ruling of the court. We will not negotiate about it."""


def _speakers(text: str) -> set[str]:
    claims = code_document(document(text, turns=find_turns(text)))
    return {a.code for c in claims if isinstance(c, Statement) and c.manner == "quote" for a in c.speaker}


@pytest.mark.parametrize(
    ("text", "speaker"), [(COMMENT, "Maria Zakharova|RUS"), (INTERVIEW, "Andrés Allamand|CHL")], ids=["comment", "interview"]
)
def test_whose_words_a_comment_and_an_interview_are(text: str, speaker: str) -> None:
    assert _speakers(text) == {speaker}


def test_a_report_about_a_speech_is_nobody_s_own_words() -> None:
    assert _speakers("Zakharova's comment angers Riga\n\nWe went to Riga and asked. Latvia must return the building.") == set()
