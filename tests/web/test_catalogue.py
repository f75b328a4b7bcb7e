"""The catalogue against a plain reading of the ledger: what a search finds, in which order, and how much of what."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chancery.claims import claim_others
from chancery.codebook import TYPES
from chancery.days import span
from chancery.ledger.promises import status_on
from chancery.model import FACTUALITIES, KINDS, AnyClaim, Document, Record
from chancery.records import enter, reweave
from chancery.stores.duckdb import Ledger, open_ledger
from chancery.web.catalogue import Catalogue
from chancery.web.filters import FACETS, ORDERS, Filters
from hand_made import HANDFUL, Told, event, figure, office, promise, put, said, text, text_of

DATES = ("2007", "2008-05", "2008-05-22", "2012", "2012-02", "2012-02-29", "2013-12-31", "2014", "2030")
SLOW = settings(max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))


def more_texts() -> list[Told]:
    """Return documents in other languages and of other outlets, with dates of every precision, open ends and odd letters."""
    one = text(
        "g",
        "2013-02-03",
        event("Budapest received the envoy of Ankara in 2012.", "HUN", "TUR", date="2012", event_type="CONSULT"),
        event("In February Ankara warned Belgrade.", "TUR", "SRB", date="2012-02", event_type="THREATEN"),
        event("Moscow may aid Belgrade.", "RUS", "SRB; HUN", date="2012-02-29", event_type="AID", factuality="possible"),
        text_of("The treaty of İstanbul holds since 2012.", "HUN; SRB; TUR", "treaty of İstanbul", date="2012/.."),
        figure("Exports of Škoda rose until 2013 to 5 percent.", "HUN; SRB", 5.0, date="../2013"),
    )
    two = text(
        "h",
        "2014-06-07",
        promise("Szerbia autópályát épít Újvidékig.", "SRB", "autópályát épít Újvidékig", "HUN", deadline="2014-01"),
        office("Szijjártó Péter külügyminiszter.", "Péter Szijjártó|HUN", "külügyminiszter", "HUN", date="2014/2015"),
        said("A miniszter bírálta a 2. számú szerződést.", "Péter Szijjártó|HUN", "a szerződés rossz", stance="criticise"),
        language="hu",
    )
    three = text("i", "", event("Anonymous talks were held.", "European Union", "KAZ companies"), more="x\u00b2 e\u0301tude")
    outlets = {"g": "The Post", "h": "Hírek", "i": ""}
    return [
        Told(document=msgspec.structs.replace(each.document, outlet=outlets[each.document.id]), claims=each.claims)
        for each in (one, two, three)
    ]


class Plain(NamedTuple):
    """A record with all that a search may ask of it, read without the catalogue but in its order."""

    record: Record
    claims: Sequence[AnyClaim]
    facets: dict[str, set[str]]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(tmp_path_factory.mktemp("catalogue") / "l.duckdb", create=True) as made:
        put(made, *HANDFUL, *more_texts())
        records = list(made.records())
        for action, record in (("reject", records[3]), ("confirm", records[5]), ("confirm", records[8]), ("reject", records[11])):
            enter(made, action, record.id, who="ann")
        reweave(made)
        yield made


@pytest.fixture(scope="module")
def catalogue(ledger: Ledger) -> Catalogue:
    return Catalogue(ledger.edition(), ledger.catalogue())


@pytest.fixture(scope="module")
def plain(ledger: Ledger) -> list[Plain]:
    documents = {document.id: document for document in ledger.documents()}
    followed: dict[str, set[str]] = {}
    for thread in ledger.threads(kinds=("commitment", "instrument", "plan")):
        for name in thread.records:
            followed.setdefault(name, set()).add(status_on(thread, ledger.newest_date()))
    held = {row.evidence_id: row.claim for row in ledger.claim_rows()}
    records = {record.id: record for record in ledger.records()}
    return [
        Plain(record, [held[each] for each in record.claims], _facets(record, documents, followed.get(record.id, set())))
        for record in (records[name] for name in ledger.catalogue()["id"].to_pylist())
    ]


def _facets(record: Record, documents: dict[str, Document], statuses: set[str]) -> dict[str, set[str]]:
    first = span(record.date)
    open_start = record.date.startswith((".", "/"))
    return {
        "state": set(record.states),
        "kind": {record.kind},
        "type": {record.type},
        "status": statuses - {""},
        "told": set(record.told),
        "language": {documents[name].language for name in record.documents},
        "outlet": {documents[name].outlet for name in record.documents},
        "review": {record.review},
        "year": {record.date[:4]} if first and not open_start else {""},
    }


def passes(each: Plain, asked: Filters) -> bool:
    """Tell whether a search lets a record through, read word by word as the filters are described."""
    for facet, values in asked.facets():
        if facet == "state" and not set(values) <= each.facets["state"]:
            return False
        if facet != "state" and not set(values) & each.facets[facet]:
            return False
    if asked.contested and not each.record.contested or not asked.review and each.record.review == "rejected":
        return False
    when = span(each.record.date)
    if (asked.since or asked.until) and when is None:
        return False
    if (
        when
        and asked.since
        and when.last < span(asked.since).first
        or when
        and asked.until
        and when.first > span(asked.until).last
    ):
        return False
    if asked.actor and folded(asked.actor) not in {folded(code) for claim in each.claims for code in claim_others(claim)}:
        return False
    told = words_of(" ".join([each.record.headline, *(claim.sentence for claim in each.claims)]))
    return all(any(word == said or len(word) > 2 and said.startswith(word) for said in told) for word in words_of(asked.q))


def folded(words: str) -> str:
    marks = unicodedata.normalize("NFD", words.lower())
    return unicodedata.normalize("NFC", "".join(each for each in marks if unicodedata.category(each)[0] != "M"))


def words_of(words: str) -> list[str]:
    return "".join(each if unicodedata.category(each)[0] in "LN" else " " for each in folded(words)).split()


def found(catalogue: Catalogue, ledger: Ledger, asked: Filters) -> np.ndarray:
    return catalogue.chosen(asked, lambda word, whole: ledger.numbers_with(word, whole=whole))


def several(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


filters = st.builds(
    Filters,
    state=several("RUS", "KAZ", "HUN", "SRB", "TUR", "FRA"),
    kind=several(*KINDS),
    type=several("CONSULT", "THREATEN", "AID", "agreement", "planned", "praise", "nothing"),
    status=several("signed", "in force", "open", "repeated", "held", "nothing"),
    told=several(*FACTUALITIES),
    language=several("en", "hu", "ru", "de"),
    outlet=several("The Post", "Hírek", "nothing"),
    review=several("confirmed", "rejected"),
    year=several("2008", "2012", "2014", "0"),
    since=st.sampled_from(("", *DATES)),
    until=st.sampled_from(("", *DATES)),
    contested=st.sampled_from((False, False, False, True)),
    order=st.sampled_from(ORDERS),
)


@SLOW
@given(asked=filters, few=st.lists(st.sampled_from((*FACETS, "since", "until", "contested")), max_size=3, unique=True))
def test_a_search_finds_what_a_plain_reading_finds(
    catalogue: Catalogue, ledger: Ledger, plain: list[Plain], asked: Filters, few: list[str]
) -> None:
    asked = Filters(order=asked.order, **{name: getattr(asked, name) for name in few})  # all at once find nothing
    chosen = found(catalogue, ledger, asked)
    wanted = [each for each in plain if passes(each, asked)]
    assert [record.id for record, yes in zip((each.record for each in plain), chosen, strict=True) if yes] == [
        each.record.id for each in wanted
    ]
    numbers = catalogue.ordered(chosen, asked.order)
    ids = [plain[number].record.id for number in numbers]
    assert sorted(ids) == sorted(each.record.id for each in wanted)
    if asked.order in ("oldest", "newest"):
        assert ids == [each.record.id for each in wanted][:: 1 if asked.order == "oldest" else -1]
    counted = catalogue.facets(chosen, most=100)
    for facet in FACETS:
        counts = Counter(value for each in wanted for value in each.facets[facet] if value)
        assert dict(counted[facet]) == dict(counts), facet
        assert [count for _, count in counted[facet]] == sorted(counts.values(), reverse=True)


SAID = [
    *("railway", "Railway", "rail", "ra", "r", "RAILWAY aktau", "медведев", "Медвед", "соглашение", "ujvidek", "Újvidék"),
    *(
        "u\u0301jvide\u0301k",
        "istanbul",
        "İstanbul",
        "ISTANBUL",
        "ı",
        "skoda",
        "Škoda",
        "szijjarto peter",
        "16.5",
        "16",
        "5",
        "2",
    ),
    *(
        "may",
        "May 19",
        "in",
        "i",
        "",
        "nothing at all",
        "to of the",
        "@RUS",
        "%",
        "x²",
        "etude",
        "european",
        "u",
        "lavrov tazhin",
    ),
    *("он", "é"),
]


@pytest.mark.parametrize("q", SAID)
def test_words_are_found_where_they_stand(catalogue: Catalogue, ledger: Ledger, plain: list[Plain], q: str) -> None:
    asked = Filters(q=q)
    assert np.flatnonzero(found(catalogue, ledger, asked)).tolist() == [
        number for number, each in enumerate(plain) if passes(each, asked)
    ]


def test_some_of_those_words_are_found(catalogue: Catalogue, ledger: Ledger) -> None:
    assert sum(found(catalogue, ledger, Filters(q=q)).any() for q in SAID) > 25


@SLOW
@given(data=st.data())
def test_any_part_of_any_text_is_found(catalogue: Catalogue, ledger: Ledger, plain: list[Plain], data: st.DataObject) -> None:
    each = data.draw(st.sampled_from(plain))
    whole = data.draw(st.sampled_from([each.record.headline, *(claim.sentence for claim in each.claims)]))
    first = data.draw(st.integers(0, len(whole)))
    q = whole[first : data.draw(st.integers(first, len(whole)))]
    asked = Filters(q=data.draw(st.sampled_from([q, q.upper(), unicodedata.normalize("NFD", q), q[::-1]])))
    assert np.flatnonzero(found(catalogue, ledger, asked)).tolist() == [
        number for number, each in enumerate(plain) if passes(each, asked)
    ]


def test_every_actor_is_found_by_code(catalogue: Catalogue, ledger: Ledger, plain: list[Plain]) -> None:
    codes = {code for each in plain for claim in each.claims for code in claim_others(claim)}
    assert len(codes) > 5
    for code in (*codes, *(code.upper() for code in codes), "nobody", "Sergei", "KAZ", "@KAZ", "'"):
        asked = Filters(actor=code)
        assert np.flatnonzero(found(catalogue, ledger, asked)).tolist() == [
            number for number, each in enumerate(plain) if passes(each, asked)
        ], code


@settings(parent=SLOW, max_examples=40)
@given(asked=filters, facet=st.sampled_from(FACETS))
def test_relations_months_and_years_are_counted(
    catalogue: Catalogue, ledger: Ledger, plain: list[Plain], asked: Filters, facet: str
) -> None:
    asked = Filters(**{facet: getattr(asked, facet)})
    chosen = found(catalogue, ledger, asked)
    wanted = [each for each in plain if passes(each, asked)]
    pairs = Counter(pair for each in wanted for pair in combinations(sorted(each.record.states), 2))
    assert catalogue.partners(chosen) == dict(pairs)
    hostile = TYPES["verbal conflict"]
    own = Counter(p for each in wanted if each.record.type in hostile for p in combinations(sorted(each.record.states), 2))
    assert catalogue.partners(chosen, hostile) == dict(own)
    for kind in KINDS:
        years = Counter(
            each.record.date[:4]
            for each in wanted
            if each.record.kind == kind and each.record.date and not each.record.date.startswith(".")
        )
        assert catalogue.years(chosen, kind) == dict(years)
    months = catalogue.by_month(chosen, {"all": ("CONSULT", "THREATEN", "AID")})["all"]
    told = [each.record.date for each in wanted if each.record.type in ("CONSULT", "THREATEN", "AID") and each.record.date]
    assert months == dict(Counter(date[:7] for date in told if len(date) >= 7 and "/" not in date))


def test_the_oldest_come_as_the_ledger_lists_them(plain: list[Plain], ledger: Ledger) -> None:
    assert [each.record.id for each in plain] == [record.id for record in ledger.records()]


def test_the_queue_begins_with_what_matters_and_is_doubted(catalogue: Catalogue, ledger: Ledger, plain: list[Plain]) -> None:
    numbers = catalogue.ordered(found(catalogue, ledger, Filters()), "doubt")
    assert sorted(numbers) == [number for number, each in enumerate(plain) if each.record.review != "rejected"]
    weights = {"instrument": 3, "commitment": 3, "event": 2, "figure": 2, "tenure": 1, "statement": 1}

    def doubt(record: Record) -> float:
        unsure = 1 - (record.belief or 0) + 0.3 * record.contested
        return unsure * weights[record.kind] * float(np.log1p(record.sources))

    doubts = [doubt(plain[number].record) for number in numbers]
    assert np.all(np.diff(doubts) <= 1e-9) and doubts[0] > doubts[-1]


def test_a_catalogue_of_nothing_finds_nothing(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "none.duckdb", create=True) as none:
        empty = Catalogue(none.edition(), none.catalogue())
        assert empty.size == 0
        for asked in (Filters(), Filters(q="x", state=("RUS",), kind=("event",), since="2008", until="2009", contested=True)):
            chosen = found(empty, none, asked)
            assert [len(empty.ordered(chosen, order)) for order in ORDERS] == [0, 0, 0, 0]
            assert not any(empty.facets(chosen).values())
            assert empty.partners(chosen) == {} and empty.years(chosen, "event") == {}
            assert empty.by_month(chosen, {"all": ("CONSULT",)}) == {"all": {}}
