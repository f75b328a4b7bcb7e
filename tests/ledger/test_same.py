"""Which two claims tell of one thing, kind by kind."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from chancery.ledger.same import SAME, clash, close, core, never_clashes, rules_out, same
from chancery.ledger.traits import Traits
from chancery.model import FACTUALITIES, Commitment, Event, Figure, Instrument, Statement, Tenure
from hand_made import event, figure, office, promise, said, text_of, traits

LAVROV, TAZHIN = "Sergei Lavrov|RUS", "Marat Tazhin|KAZ"
GIST = "the two countries will double their trade within five years"


def meeting(sentence: str = "Lavrov met Tazhin.", actor: str = LAVROV, other: str = TAZHIN, **fields: object) -> Event:
    return event(sentence, actor, other, **{"mode": "meet", "date": "2008-05-22"} | fields)


def signed(name: str, parties: str = "RUS; KAZ", **fields: object) -> Instrument:
    return text_of(f"The {name} was signed.", parties, name, **{"date": "2008-05-22"} | fields)


def railway(deed: str = "build a railway to the port of Aktau", actor: str = "RUS", **fields: object) -> Commitment:
    return promise(f"They will {deed}.", actor, deed, "KAZ", **fields)


def turnover(value: float = 16.5e9, **fields: object) -> Figure:
    return figure("Turnover was large.", "RUS; KAZ", value, **{"period": "2007"} | fields)


def statement(gist: str = GIST, speaker: str = LAVROV, **fields: object) -> Statement:
    return said(f"He said that {gist}.", speaker, gist, **fields)


def minister(role: str = "Foreign Minister", holder: str = LAVROV, of: str = "RUS", **fields: object) -> Tenure:
    return office(f"He is {role}.", holder, role, of, **fields)


ONE = [
    ("other words", meeting(), traits(meeting("The ministers met on Thursday."), "2008-05-24")),
    ("sides the other way round", meeting(), traits(meeting("Tazhin met Lavrov.", TAZHIN, LAVROV), "2008-05-23")),
    ("news of one evening", meeting(), traits(meeting(date="2008-05-23"), "2008-05-24")),
    ("told without people", meeting(), traits(meeting("Russia and Kazakhstan met.", "RUS", "KAZ"))),
    ("talks", meeting(), traits(meeting("Lavrov negotiated with Tazhin.", mode="negotiate"))),
    ("a month for a day", meeting(), traits(meeting("They met in May.", date="2008-05"), "2008-05-30")),
    ("no date", meeting(), traits(meeting("They met.", date=""), "2008-05-24")),
    ("another language", meeting(),
     traits(meeting("Лавров встретился с Тажиным.", "Сергей Лавров|RUS", "Марат Тажин|KAZ"), language="ru")),
    ("visit and host", event("Lavrov came.", LAVROV, "KAZ", mode="visit", date="2008-05-22"),
     traits(event("Kazakhstan received Lavrov.", "KAZ", LAVROV, mode="host", date="2008-05-22"))),
    ("another order of words", signed("agreement on nuclear energy"), traits(signed("nuclear energy agreement"), "2008-05-23")),
    ("a pact for a treaty", signed("treaty on friendship", form="treaty"),
     traits(signed("friendship pact", form="pact"), "2008-05-23")),
    ("the agreement of that day", signed("agreement on nuclear energy"), traits(signed("agreement"), "2008-05-23")),
    ("told in years", signed("treaty on good-neighbourliness in the new century"),
     traits(signed("treaty on good-neighbourliness in the new century", date="2008"), "2014-01-01")),
    ("a railway", railway(), traits(railway("build the railway to the port of Aktau"), "2008-05-25")),
    ("about so much", turnover(), traits(turnover(16.7e9, approximation="about"), "2009-01-01")),
    ("a measured period", turnover(), traits(turnover(period=""), "2008-02-01")),
    ("his words", statement(), traits(statement("both countries will double their trade within five years"), "2008-05-23")),
    ("a role's other name", minister(), traits(minister("Minister of Foreign Affairs"), "2012-01-01")),
    ("a holder's other name", minister(), traits(minister(holder="Sergey Lavrov|RUS"), "2012-01-01")),
    ("a holder's surname", minister(), traits(minister(holder="Lavrow|RUS"), "2012-01-01")),
]  # fmt: skip

TWO = [
    ("another day", meeting(), traits(meeting(date="2008-05-25"), "2008-05-26")),
    ("another year", meeting(), traits(meeting(date="2009-05-22"), "2009-05-22")),
    ("planned and held", meeting(), traits(meeting("They will meet.", factuality="planned"))),
    ("another person", meeting(), traits(meeting("Putin met Tazhin.", "Vladimir Putin|RUS"))),
    ("another state", meeting(), traits(meeting("Lavrov met Jeremić.", other="Vuk Jeremić|SRB"))),
    ("a call", meeting(), traits(meeting("Lavrov called Tazhin.", mode="phone"))),
    ("a visit", meeting(), traits(meeting("Lavrov visited Tazhin.", mode="visit"))),
    ("another type", meeting(), traits(meeting("Lavrov criticised Tazhin.", event_type="ACCUSE", mode=""))),
    ("who did it to whom", event("Russia bans wine.", "RUS", "KAZ", event_type="SANCTION", date="2008-05-22"),
     traits(event("Kazakhstan bans wine.", "KAZ", "RUS", event_type="SANCTION", date="2008-05-22"))),
    ("another stage", signed("agreement on nuclear energy"),
     traits(signed("agreement on nuclear energy", stage="ratified"), "2009-01-01")),
    ("another subject", signed("agreement on nuclear energy"), traits(signed("agreement on air transport"))),
    ("other parties", signed("agreement on nuclear energy"), traits(signed("agreement on nuclear energy", "RUS; HUN"))),
    ("another form", signed("agreement on nuclear energy"), traits(signed("declaration on nuclear energy", form="declaration"))),
    ("an agreement of another year", signed("agreement"), traits(signed("agreement", date="2012-05-22"), "2012-05-22")),
    ("another deed", railway(), traits(railway("lend money for schools in the south"))),
    ("another promiser", railway(), traits(railway(actor="HUN"))),
    ("another deadline", railway(deadline="2010"), traits(railway(deadline="2015"))),
    ("another number", railway("build 3 ships for the Caspian"), traits(railway("build 5 ships for the Caspian"))),
    ("said again next year", railway(), traits(railway(), "2009-05-22")),
    ("another value", turnover(), traits(turnover(16.7e9))),
    ("another period", turnover(), traits(turnover(period="2008"))),
    ("another measure", turnover(), traits(turnover(measure="exports"))),
    ("another unit", turnover(), traits(turnover(unit="EUR"))),
    ("a rise of so much", turnover(50.0), traits(turnover(50.0, change="increase"))),
    ("other words said", statement(), traits(statement("the border must be open to every traveller"))),
    ("said a month later", statement(), traits(statement(), "2008-06-22")),
    ("another speaker", statement(), traits(statement(speaker=TAZHIN))),
    ("another office", minister(), traits(minister("Minister of Defence"))),
    ("another holder", minister(), traits(minister(holder="Igor Ivanov|RUS"))),
    ("a former one", minister(), traits(minister(status="former"))),
    ("another state's", minister(), traits(minister(of="KAZ"))),
    ("another kind", meeting(), traits(railway())),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in ONE], ids=[case[0] for case in ONE])
def test_one_thing(one: Event, other: Traits) -> None:
    assert same(traits(one), other) >= SAME
    assert not clash(traits(one), other)


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in TWO], ids=[case[0] for case in TWO])
def test_two_things(one: Event, other: Traits) -> None:
    assert same(traits(one), other) < SAME


ALL = [traits(case[1]) for case in (*ONE, *TWO)] + [case[2] for case in (*ONE, *TWO)]


@given(st.sampled_from(ALL), st.sampled_from(ALL), st.booleans())
def test_it_does_not_matter_which_comes_first(one: Traits, other: Traits, together: bool) -> None:
    assert same(one, other, one_document=together) == same(other, one, one_document=together)
    if one.kind == other.kind:
        assert clash(one, other) == clash(other, one)


@given(st.sampled_from(ALL), st.sampled_from(ALL), st.booleans())
def test_what_is_ruled_out_at_once_is_not_the_same(one: Traits, other: Traits, together: bool) -> None:
    if one.kind == other.kind and rules_out(one, other, core(one), core(other)):
        assert same(one, other, one_document=together) == 0


def test_other_words_and_other_sides_are_ruled_out_at_once() -> None:
    others = (traits(statement("the border must be open to every traveller")), traits(meeting(other="Vuk Jeremić|SRB")))
    for one, other in zip((traits(statement()), traits(meeting())), others, strict=True):
        assert rules_out(one, other, core(one), core(other))


FREE = [each for each in ALL if never_clashes(each)]
TOLD = st.builds(lambda one, told: structs.replace(one, told=told), st.sampled_from(FREE), st.sampled_from(FACTUALITIES))


@given(st.lists(TOLD, min_size=2, max_size=6))
def test_what_never_clashes_does_not_do_so_through_others_that_are_the_same(told: list[Traits]) -> None:
    groups = [{number} for number in range(len(told))]
    for a, b in combinations(range(len(told)), 2):
        if never_clashes(told[a]) and never_clashes(told[b]) and same(told[a], told[b]) >= SAME:
            one, other = (next(group for group in groups if each in group) for each in (a, b))
            assert not any(clash(told[x], told[y]) for x in one for y in other)
            groups = [group for group in groups if group not in (one, other)] + [one | other]


def test_only_a_statement_that_is_planned_may_clash_with_one_that_is_the_same() -> None:
    assert {each.kind for each in FREE} == {"commitment", "instrument", "statement"}
    assert not never_clashes(structs.replace(traits(statement()), told="planned"))


@given(st.sampled_from(ALL))
def test_a_claim_is_the_same_as_itself(one: Traits) -> None:
    assert same(one, one) >= SAME
    assert not clash(one, one)


def test_again_tells_two_of_one_document_apart() -> None:
    once, again = traits(meeting()), traits(meeting("Later Lavrov met Tazhin again."))
    assert same(once, again, one_document=True) < SAME <= same(once, again)


@pytest.mark.parametrize("sentence", ["Tegnap ismét találkoztak.", "Они снова встретились.", "They met for the second time."])
def test_again_in_all_languages(sentence: str) -> None:
    assert traits(meeting(sentence)).again
    assert not traits(meeting()).again


def test_a_sentence_that_names_two_texts_tells_them_apart() -> None:
    sentence = "They signed an agreement on gas supplies and an agreement on gas transit."
    one, other = (
        traits(text_of(sentence, "RUS; KAZ", name, quote=f"an {name}", date="2008-05-22"))
        for name in ("agreement on gas supplies", "agreement on gas transit")
    )
    assert same(one, other, one_document=True) < SAME


@pytest.mark.parametrize(
    ("value", "other", "loose", "together"),
    [
        (16.5e9, 16.5e9, False, True),
        (16.5e9, 16.51e9, False, True),
        (16.5e9, 16.6e9, False, False),
        (16.5e9, 16.9e9, True, True),
        (16.5e9, 17.5e9, True, False),
        (0.0, 0.0, False, True),
        (0.0, 1.0, True, False),
        (-5.0, 5.0, True, False),
    ],
)
def test_values_are_close_as_exactly_as_they_are_told(value: float, other: float, loose: bool, together: bool) -> None:
    told = turnover(other, approximation="about" if loose else "exact")
    assert close(traits(turnover(value)), traits(told)) is together
