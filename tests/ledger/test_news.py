"""Which records are news of a commitment, and what they make of it."""

import pytest

from chancery.model import AnyClaim
from hand_made import Told, actors, event, promise, said, text, text_of, woven


def status(*texts: Told, of: str = "made") -> str:
    """Return the status of the first commitment of a document."""
    found = woven(*texts)
    (first,) = [record for record in found.records if record.kind == "commitment" and _in(record.claims, texts, of)][:1]
    (thread,) = [each for each in found.threads if each.kind == "commitment" and first.id in each.records]
    return thread.status


def _in(claims: tuple[str, ...], texts: tuple[Told, ...], name: str) -> bool:
    own = {evidence for told in texts if told.document.id == name for evidence in told.evidence}
    return not own.isdisjoint(claims)


def made(claim: AnyClaim, date: str = "2013-11-25") -> Told:
    return text("made", date, claim)


# Acts that go on


GOES_ON = [
    (
        promise("Oslo is willing to finance schools.", "NOR", "finance schools", "LAO"),
        event("Norwegian loans finance the school.", "NOR", "LAO", event_type="AID", date="2019-05-02"),
        "kept",
    ),
    (
        promise("Ghana will help Benin.", "GHA", "help Benin", "BEN"),
        event("Ghana's support in the Union was welcome.", "GHA", "BEN", event_type="SUPPORT", date="2016-05-02"),
        "open",
    ),
    (
        promise("Ghana will visit Benin.", "GHA", "visit them", "BEN"),
        event("Ghana's envoy visited the neighbours.", "GHA", "BEN", event_type="CONSULT", mode="visit", date="2019-05-02"),
        "open",
    ),
]


@pytest.mark.parametrize(("claim", "news", "wanted"), GOES_ON, ids=["lasting", "another act", "a single act, years later"])
def test_an_act_that_goes_on_may_be_told_of_years_later(claim: AnyClaim, news: AnyClaim, wanted: str) -> None:
    assert status(made(claim), text("news", "2019-05-03", news)) == wanted


@pytest.mark.parametrize(
    ("sentence", "deed", "wanted"),
    [
        ("Oman will preserve its partnership with Qatar.", "preserve its partnership with Qatar", "kept"),
        ("Oman will seek a partnership with Qatar.", "seek a partnership with Qatar", "progressing"),
    ],
)
def test_what_was_to_go_on_is_kept_by_what_shows_that_it_does(sentence: str, deed: str, wanted: str) -> None:
    news = event(
        "Oman and Qatar reaffirmed the partnership of Oman with Qatar.", "OMN; QAT", event_type="SUPPORT", date="2020-02-03"
    )
    assert status(made(promise(sentence, "OMN", deed, "QAT")), text("news", "2020-02-04", news)) == wanted


# Deeds known by their sort


def test_a_deed_is_known_by_its_type_where_its_words_name_no_act() -> None:
    will = promise("The withdrawal will take ten days.", "CSTO", "take ten days for the withdrawal", deadline="2013-12-05")
    gone = event("All foreign troops had gone by Tuesday.", "CSTO", "KAZ", event_type="RETREAT", date="2013-12-03")
    assert status(made(will), text("news", "2013-12-04", gone)) == "kept"


@pytest.mark.parametrize(
    ("actor", "sentence", "wanted"),
    [
        ("RUS", "Kazakhstan has begun to build the Karaganda plant on its own.", "contradicted"),
        ("KAZ", "Kazakhstan has begun to build the Karaganda plant on its own.", "dropped"),
        ("RUS", "Kazakhstan has begun to build the Karaganda plant.", "progressing"),
    ],
)
def test_what_is_done_alone_is_not_done_together(actor: str, sentence: str, wanted: str) -> None:
    to = "KAZ" if actor == "RUS" else "RUS"
    will = promise("They are to build the plant in Karaganda together.", actor, "build the plant in Karaganda together", to)
    alone = event(sentence, "KAZ", "RUS", event_type="COOPERATE", date="2015-07-14")
    assert status(made(will), text("news", "2015-07-15", alone)) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Laos opened the railway between Vientiane and Boten.", "kept"),
        ("Laos opened the railway between Vientiane and Vang Vieng.", "progressing"),
        ("Laos and China signed three documents on the railway between Vientiane and Boten.", "progressing"),
    ],
    ids=["the whole way", "a part of it", "papers"],
)
def test_works_are_over_when_the_whole_way_is_opened(sentence: str, wanted: str) -> None:
    will = promise(
        "They will finish the railway from Boten to Vientiane.", "LAO; CHN", "finish the railway from Boten to Vientiane"
    )
    sort = "SUPPORT" if "signed" in sentence else "COOPERATE"
    news = event(sentence, "LAO", "CHN", event_type=sort, date="2021-12-03")
    assert status(made(will), text("news", "2021-12-04", news)) == wanted


# Texts that end, and what was promised about them


@pytest.mark.parametrize(
    ("deed", "wanted"),
    [
        ("denounce the protocol", "kept"),
        ("not withdraw its signature", "contradicted"),
        ("see that ratification moves forward", "dropped"),
        ("build a school", "open"),
    ],
)
def test_a_promise_about_a_text_is_settled_by_its_end(deed: str, wanted: str) -> None:
    protocol = "protocol on fisheries"
    signed = text_of("The two signed a protocol on fisheries.", "PER; ECU", protocol, form="protocol", date="2013-11-24")
    first = text("made", "2013-11-25", signed, promise(f"Lima will {deed}.", "PER", deed))
    end = text_of("Peru denounced the protocol.", "PER; ECU", protocol, form="protocol", stage="terminated", date="2018-03-01")
    assert status(first, text("ended", "2018-03-02", end)) == wanted


# Denied in the text that reports it


def test_what_a_text_reports_and_denies_is_contradicted_and_no_repetition() -> None:
    rumour = promise("A paper wrote that the gate could open in May.", "TUR", "open the border gate", deadline="2014-05")
    denial = said("The claims that the gate will open are not true.", "TUR", "the gate will not open", stance="deny")
    again = promise("Turkey is ready to open the border gate.", "TUR", "open the border gate")
    texts = text("made", "2014-03-04", rumour, denial), text("later", "2023-02-15", again)
    assert (status(*texts), status(*texts, of="later")) == ("contradicted", "open")


def test_a_denial_contradicts_the_promise_it_is_most_like() -> None:
    dams = promise("It was written that they would hand over the dams.", "SRB", "hand over the dams to the joint firm", "HUN")
    gas = promise("They will open a common gas exchange in Subotica.", "SRB", "open a common gas exchange in Subotica", "HUN")
    denial = said(
        "The ministry denied that dams would be handed over to a joint firm.",
        "SRB",
        "the dams would not be handed over to a joint firm",
        stance="deny",
        about=actors("HUN"),
    )
    threads = [each for each in woven(text("made", "2023-05-22", gas, dams, denial)).threads if each.kind == "commitment"]
    assert {each.title.partition(": ")[2]: each.status for each in threads} == {
        "open a common gas exchange in Subotica": "open",
        "hand over the dams to the joint firm": "contradicted",
    }


# Harm done, and what only is not yet done


@pytest.mark.parametrize(
    ("actor", "date", "wanted"),
    [("TKM", "2016-01-01", "contradicted"), ("UZB", "2016-01-01", "open"), ("TKM", "2009-01-01", "open")],
    ids=["by who promised", "by another", "before"],
)
def test_harm_done_to_the_thing_promised_contradicts_it(actor: str, date: str, wanted: str) -> None:
    will = promise("Ashgabat will keep sending natural gas to Iran.", "TKM", "supply natural gas from Galkynysh", "IRN")
    harm = event("It stopped the gas from Galkynysh.", actor, "IRN", event_type="SANCTION", date=date)
    assert status(made(will), text("news", "2016-01-02", harm)) == wanted


def test_a_promise_not_to_close_is_broken_by_closing() -> None:
    will = promise("Skopje will not close the crossing at Bogorodica.", "MKD", "not close the crossing at Bogorodica", "GRC")
    harm = event("It closed the crossing at Bogorodica.", "MKD", "GRC", event_type="COERCE", date="2016-03-09")
    assert status(made(will), text("news", "2016-03-10", harm)) == "contradicted"


def test_a_trip_called_off_is_dropped() -> None:
    will = promise("He will travel to Skopje in spring.", "Nikos Kotzias|GRC", "travel to Skopje", "MKD", deadline="2014-05")
    off = event("Kotzias cancelled his trip.", "Nikos Kotzias|GRC", "MKD", event_type="REJECT", mode="visit", date="2014-04-09")
    assert status(made(will), text("news", "2014-04-10", off)) == "dropped"


def test_a_text_not_ratified_yet_contradicts_no_promise() -> None:
    pact = "pact on the waters of the Aral"
    will = promise(f"Tashkent will ratify the {pact}.", "UZB", f"ratify the {pact}", "KAZ")
    still = text_of(
        f"Parliament has not ratified the {pact}.", "UZB; KAZ", pact, form="pact", stage="ratified", factuality="denied"
    )
    assert status(made(will), text("news", "2016-01-02", still)) == "open"


@pytest.mark.parametrize(("stage", "wanted"), [("signed", "progressing"), ("ratified", "kept"), ("in force", "kept")])
def test_a_promise_to_ratify_is_kept_from_ratification_on(stage: str, wanted: str) -> None:
    pact = "pact on the waters of the Aral"
    will = promise(f"Tashkent will ratify the {pact}.", "UZB", f"ratify the {pact}", "KAZ")
    told = text_of(f"The {pact} is {stage}.", "UZB; KAZ", pact, form="pact", stage=stage, date="2016-01-01")
    assert status(made(will), text("news", "2016-01-02", told)) == wanted
