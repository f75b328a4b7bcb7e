"""Deeds told in ordinary verbs: who shuts, grounds, hands back, overthrows or stops paying, and whom it touches."""

import pytest
from sentences import told

from chancery.model import Event


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("The closure of the border by Colombia angered Venezuela.", "SANCTION COL>VEN"),
        ("Slovenia put up a fence on its border with Croatia.", "COERCE SVN>HRV"),
        ("The Gambia ordered the Libyan chargé d'affaires to leave the country.", "COERCE GMB>LBY"),
        ("Peru declared the Mexican ambassador persona non grata.", "COERCE PER>MEX"),
        ("Greek fishermen were chased away by Turkey.", "COERCE TUR>GRC"),
        ("Angola withdrew the permission to ship Zambian copper through its ports.", "SANCTION AGO>ZMB"),
        ("Kazakhstan has stopped paying for the Kyrgyz power line.", "SANCTION KAZ>KGZ"),
        ("Mali announced that it was leaving ECOWAS.", "SANCTION MLI>ECOWAS"),
        ("President Mohamed Bazoum of Niger was overthrown in July 2023.", "COERCE NER>NER"),
        ("The United States returned dozens of stolen bowls to Cambodia.", "RETREAT USA>KHM"),
        ("India has not answered Pakistan's letter.", "REJECT IND>PAK"),
        ("Bulgaria granted Ukraine transit of its grain.", "CONCEDE BGR>UKR"),
        ("The International Court of Justice ruled in favour of Peru.", "SUPPORT ICJ>PER"),
        ("Taiwan opened a representative office in Vilnius.", "SUPPORT TWN>LTU"),
        ("The United States remains the largest donor to Jordan.", "AID USA>JOR"),
        ("NATO soldiers killed three Afghan civilians.", "ASSAULT NATO>AFG"),
        ("Two Turkish pilots were freed from captivity by Libyan forces.", "RETREAT LBY>TUR"),
        ("The Jordanian government gave approval for the United Nations to deliver food.", "CONCEDE JOR>UN"),
        ("Belgium returned a mask carved with the head of a king to Congolese authorities.", "RETREAT BEL>COD"),
        ("The Turkish government gave aid to Peru near the Iraqi-Turkish border.", "AID TUR>PER"),
        ("North Korea fired two missiles into the Sea of Japan.", "MOBILIZE PRK"),
        ("The Obama administration lifted sanctions on Myanmar.", "RETREAT USA>MMR"),
        ("The German Foreign Office has provided tents to Kenya.", "AID DEU>KEN"),
    ],
)
def test_ordinary_verbs_tell_deeds(sentence: str, event: str) -> None:
    assert event in told(sentence, Event)


def test_who_calls_in_order_to_thank_thanks_whom_they_call() -> None:
    events = told("Prime Minister Anwar Ibrahim called Joko Widodo, President of Indonesia, to thank him for the rescue.", Event)
    assert "SUPPORT MYS>IDN" in events


def test_what_stands_before_the_words_of_telling_keeps_its_subject() -> None:
    events = told("President Emmanuel Macron will meet Lebanese Prime Minister Saad Hariri in Nice, the palace said.", Event)
    assert any("FRA+LBN" in event for event in events)


@pytest.mark.parametrize(
    "sentence",
    [
        "Honduras is willing to withdraw its troops from the zone.",  # its own, nobody else's
        "Sweden will award ten scholarships to students.",  # promised to nobody of politics
    ],
)
def test_a_promise_without_another_side_is_no_act(sentence: str) -> None:
    assert told(sentence, Event) == []


def test_a_denied_deed_is_told_but_not_its_denial() -> None:
    assert not any(event.startswith("REJECT") for event in told("Rwanda denied that it had trained the rebels.", Event))


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Benin released the ship at the request of China.", "REQUEST CHN>BEN"),
        ("At the request of Honiara, Australia sent police to the islands.", "REQUEST SLB>AUS"),
        ("France voiced deep disappointment that Myanmar's military had failed to act.", "ACCUSE FRA>MMR"),
        ("Sauli Niinistö, President of Finland, flew home from Kenya on Friday.", "CONSULT/visit FIN>KEN"),
        ("Malta withdrew its chargé d'affaires from Tunis.", "SANCTION MLT>TUN"),
        ("Work began on the cable that will join the grids of Malta and Tunisia.", "COOPERATE MLT+TUN"),
        ("Japan has become one of the biggest investors in Peru.", "COOPERATE JPN+PER"),
        ("The Gambia spoke with ECOWAS. It said that it was leaving the bloc.", "SANCTION GMB>ECOWAS"),
        ("Samoa welcomed Fiji's candidature for the Security Council.", "SUPPORT WSM>FJI"),
        ("Latvia has put a ferry at Estonia's disposal.", "CONCEDE LVA>EST"),
        ("Qatar flew in 60 tonnes of relief goods to Nepal.", "AID QAT>NPL"),
        ("On 3 May the Foreign Minister of Brunei, Lim Jock Seng, thanked Oman in Muscat.", "SUPPORT BRN>OMN"),
        ("Tunis condemned the use of water cannon by Italy against two Tunisian vessels.", "ASSAULT ITA>TUN"),
    ],
)
def test_who_asks_leaves_or_joins_is_found_beyond_the_subject(sentence: str, event: str) -> None:
    assert event in told(sentence, Event)
