"""The ledger as FollowTheMoney entities, checked by the library's own model."""

import json
from typing import Any

import pytest
from made_material import make, text_from

from chancery.exports.ftm import write_ftm
from chancery.exports.material import voice
from chancery.model import Commitment, Event, Instrument
from hand_made import office, text

pytest.importorskip("followthemoney")

from followthemoney import model


def entities(material: Any) -> dict[str, Any]:
    rows = [json.loads(line) for line in text_from(write_ftm, material).splitlines()]
    proxies = [model.get_proxy(row) for row in rows]
    for proxy in proxies:
        proxy.schema.validate(proxy.to_dict())
    assert [proxy.id for proxy in proxies] == sorted({proxy.id for proxy in proxies})
    return {proxy.id: proxy for proxy in proxies}


def of_schema(found: dict[str, Any], name: str) -> list[Any]:
    return [proxy for proxy in found.values() if proxy.schema.name == name]


def test_every_entity_that_is_named_is_there_and_of_the_right_schema() -> None:
    found = entities(make())
    links = 0
    for proxy in found.values():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert found[value].schema.is_a(prop.range), (proxy.schema.name, prop.name)
                links += 1
    assert links > 50


def test_what_becomes_of_records() -> None:
    material = make()
    found = entities(material)
    voices = [voice(told) for told in material.told]
    assert len(of_schema(found, "Event")) == sum(isinstance(claim, Event | Commitment) for claim in voices)
    assert len(of_schema(found, "Contract")) == sum(isinstance(claim, Instrument) for claim in voices)
    assert sorted(each.first("name") for each in of_schema(found, "PublicBody")) == ["Hungary", "Kazakhstan", "Russia", "Serbia"]
    (treaty,) = [each for each in of_schema(found, "Contract") if each.first("type") == "treaty"]
    assert (treaty.first("title"), treaty.first("status"), treaty.get("country")) == ("treaty on gas", "ratified", ["hu", "rs"])
    parties = [each for each in of_schema(found, "UnknownLink") if each.first("object") == treaty.id]
    assert sorted(found[each.first("subject")].first("name") for each in parties) == ["Hungary", "Serbia"]
    (banned,) = [each for each in of_schema(found, "Event") if "SANCTION" in each.get("keywords")]
    assert (banned.get("date"), banned.first("summary")) == (["2010-02"], "Russia banned meat from Kazakhstan.")


def test_a_person_holds_an_office_and_a_state_a_membership() -> None:
    found = entities(make())
    (held,) = of_schema(found, "Occupancy")
    assert found[held.first("holder")].first("name") == "Marat Tazhin"
    post = found[held.first("post")]
    assert (post.first("name"), post.first("country")) == ("Foreign Minister of Kazakhstan", "kz")
    (membership,) = of_schema(found, "Membership")
    assert found[membership.first("member")].first("name") == "Kazakhstan"
    assert found[membership.first("organization")].first("name") == "EAEU"


def test_whoever_holds_an_office_is_a_person_though_no_state_is_known() -> None:
    found = entities(make(text("a", "2010-03-01", office("Tanju Bilgiç is envoy.", "Tanju Bilgiç", "envoy", "TUR"))))
    assert [each.first("name") for each in of_schema(found, "Person")] == ["Tanju Bilgiç"]


def test_records_are_tied_to_the_documents_that_tell_them() -> None:
    material = make()
    found = entities(material)
    kinds = ("event", "commitment", "instrument")
    told = [each for each in material.told if each.record.kind in kinds]
    assert len(of_schema(found, "Documentation")) == sum(len(each.record.documents) for each in told)
    articles = {each.first("fileName"): each for each in of_schema(found, "Article")}
    assert (articles["g"].first("publishedAt"), articles["d"].first("language")) == ("2010-03-01", "rus")


def test_two_exports_agree() -> None:
    assert text_from(write_ftm, make()) == text_from(write_ftm, make())
