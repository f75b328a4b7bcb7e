"""Events told once though titles and later words take them up, acts at home, behests, and whom pronouns and guests mean."""

import pytest
from sentences import code, told

from chancery.model import Event

ENGLISH = [
    # a title and words that point back tell nothing new
    (
        "Benin and Togo sign fishing treaty\n\nBenin and Togo signed a treaty on fishing in Lomé on Monday. "
        "The treaty was signed by their foreign ministers.",
        ["SUPPORT BEN+TGO"],
    ),
    (
        "The presidents of Ghana and Togo held talks in Accra on Monday. After the talks both praised the mood.",
        ["CONSULT/meet GHA+TGO"],
    ),
    # what is only said to those who must obey, and journeys at home
    ("Oman instructed its foreign ministry to prepare a plan.", []),
    ("The president of Chile flew to Valparaíso.", []),
    # whose subject has no part in what stands behind "despite"
    ("Ghana gave aid to Mali despite the war in Sudan.", ["AID GHA>MLI"]),
    # behests
    ("Malta sent doctors to Libya at the request of the Libyan government.", ["AID MLT>LBY", "REQUEST LBY>MLT"]),
    ("At the request of Kenya, the ships were withdrawn.", ["REQUEST KEN"]),
    # threats bound to a condition
    ("Chad said it would expel French diplomats unless Paris apologised.", ["THREATEN TCD>FRA"]),
    ("Chad said it would expel French diplomats.", ["COERCE TCD>FRA"]),
    # who is meant
    (
        "Colombian authorities accuse Venezuela of smuggling. They threatened to close the border with Venezuela.",
        ["ACCUSE COL>VEN", "THREATEN COL>VEN"],
    ),
    ("Norway assists Moldova in its accession talks.", ["AID NOR>MDA"]),
    ("Officials from Kampala asked Kenya for help.", ["REQUEST UGA>KEN"]),
    # calls for peace to nobody named, firms known by their letters
    ("Ghana urged restraint.", ["REQUEST GHA"]),
    ("The coach of France called for calm after the match.", []),
    ("The Greek DESFA signed a contract with the Romanian TRANSGAZ.", ["SUPPORT GRC+ROU"]),
    ("The German DAX fell on Monday.", []),
    # what is only guessed, or where it is held
    ("There is no row between Ghana and Togo.", []),
    ("Ghana's and Togo's ministers praised the result of the Oslo meeting.", ["CONSULT/meet GHA+TGO"]),
    ("Peru and Chile behaved as though they had agreed.", []),
]
RUSSIAN = [
    ("Финский лидер, как ожидается, посетит Вьетнам в мае.", ["CONSULT/visit FIN>VNM"]),
    ("Президент Чили посетит Уругвай и Перу.", ["CONSULT/visit CHL>PER+URY"]),
    ("Кенийский лидер, как ожидается, посетит Таджикистан в мае; не исключено, что он выступит там.", ["CONSULT/visit KEN>TJK"]),
    ("Чили и Перу обменялись нотами.", ["SUPPORT CHL+PER"]),
    ("Команды обменяются вымпелами.", []),
    ("Норвегия, которая в мае подписала с Мали договор о рыболовстве, помогает Чаду.", ["AID NOR>TCD", "SUPPORT MLI+NOR"]),
    ("Глава кенийского правительства находится в столице Того с официальным визитом.", ["CONSULT/visit KEN>TGO"]),
    ("Оман направил врачей в Йемен по просьбе йеменских властей.", ["AID OMN>YEM", "REQUEST YEM>OMN"]),
    (
        "Перуанские власти обвиняют Чили во вмешательстве. Они пригрозили выслать чилийского посла.",
        ["ACCUSE PER>CHL", "THREATEN PER>CHL"],
    ),
    ("Президент Аргентины подписал закон, отменяющий визы для граждан Ганы.", []),
    ("На предприятиях с участием испанского капитала работают тысячи людей.", []),
    ("Премьер-министр Греции призвал Турцию к диалогу.", ["REQUEST GRC>TUR"]),
    ("Тренер призвал к спокойствию игроков «Барселоны».", []),
    ("Команда из Дании посетит стадион в Порту.", []),
]
HUNGARIAN = [
    ("Omán orvosokat küldött Jemenbe a jemeni kormány kérésére.", ["AID OMN>YEM", "REQUEST YEM>OMN"]),
    ("A norvég zenekar Japán kérésére ráadást adott.", []),
    ("A norvég miniszter utasította a minisztériumot, hogy készítsen tervet.", []),
    ("Chilei cégek is részt vesznek az argentin hálózat korszerűsítésében.", []),
    ("Köszönöm a figyelmüket!", []),
    ("Az unió és Kína megállapodásra jutott a vámokról.", ["AGREE CHN+EU"]),
    ("A norvég külügyminiszter tűzszünetre szólított fel.", ["REQUEST NOR"]),
    ("Az albán KESH és a montenegrói EPCG szándéknyilatkozatot írt alá.", ["SUPPORT ALB+MNE"]),
    ("A norvég miniszter megígérte a diákoknak, hogy siet.", []),
    ("Dánia vadászgépeket fog adni Ukrajnának.", ["AID DNK>UKR"]),
    ("Szófia és Bukarest megegyezett. A két vezető aláírta a nyilatkozatot.", ["AGREE BGR+ROU", "SUPPORT BGR+ROU"]),
]
TEXTS = [("en", *pair) for pair in ENGLISH] + [("ru", *pair) for pair in RUSSIAN] + [("hu", *pair) for pair in HUNGARIAN]


@pytest.mark.parametrize(("language", "text", "events"), TEXTS)
def test_events(language: str, text: str, events: list[str]) -> None:
    assert sorted(told(text, Event, language=language)) == events


@pytest.mark.parametrize(
    ("text", "language", "kind", "factuality"),
    [
        ("Denmark will send Ukraine medical aid.", "en", "AID", "planned"),
        ("Gabon has not heard that Chad has withdrawn from the treaty with Mali.", "en", "SANCTION", "possible"),
        ("A portugál kormány cáfolta, hogy katonákat küldene Maliba.", "hu", "MOBILIZE", "denied"),
        ("Uruguay suspended the ratification of the treaty with Paraguay.", "en", "SUPPORT", "denied"),
    ],
)
def test_factuality(text: str, language: str, kind: str, factuality: str) -> None:
    assert [(e.event_type, e.factuality) for e in code(text, language=language) if isinstance(e, Event)] == [(kind, factuality)]


def test_a_subject_goes_on_with_the_office_that_acted_before() -> None:
    text = (
        "Вьетнамский лидер беседовал с премьер-министром Японии Фумио Кисидой и президентом Чили Габриэлем Боричем. "
        "Он пригласил Кисиду в Ханой."
    )
    assert "AGREE JPN+VNM" in told(text, Event, language="ru")


def test_the_reception_by_somebody_named_stands_beside_the_visit() -> None:
    text = (
        "Kampala napok óta készült. A kenyai elnök kedden Ugandába érkezett. "
        "A vendéget Yoweri Museveni ugandai elnök fogadta Kampalában."
    )
    visits = [e for e in code(text, language="hu") if isinstance(e, Event) and e.mode == "visit"]
    assert [[a.code for a in e.recipient] for e in visits] == [["UGA"], ["Yoweri Museveni|UGA"]]
