"""What an address asks for: read, checked and written back; nothing that it may hold breaks that."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chancery.errors import ChanceryError, GroundingError, SettingError
from chancery.model import FACTUALITIES, KINDS
from chancery.web.filters import FACETS, MOST_A_PAGE, ORDERS, PAGE, Filters, Paging, read_filters, read_paging

words = st.text(max_size=20).map(str.strip).filter(lambda text: "\x00" not in text)
values = st.lists(words.filter(bool), max_size=3, unique=True).map(tuple)
dates = st.sampled_from(["", "2008", "2008-05", "2008-05-22"])
filters = st.builds(
    Filters,
    q=words,
    state=st.lists(st.sampled_from(["RUS", "KAZ", "HUN"]), unique=True).map(tuple),
    kind=st.lists(st.sampled_from(KINDS), max_size=3, unique=True).map(tuple),
    told=st.lists(st.sampled_from(FACTUALITIES), unique=True).map(tuple),
    **dict.fromkeys(("type", "status", "language", "outlet", "review", "year"), values),
    actor=words,
    since=dates,
    until=dates,
    contested=st.booleans(),
    order=st.sampled_from(ORDERS),
    page=st.integers(1, 100_000),
    per_page=st.integers(1, MOST_A_PAGE),
)


def read(address: str) -> Filters:
    return read_filters(parse_qs(urlsplit(address).query, keep_blank_values=True))


@given(asked=filters)
@example(asked=Filters(q="a&b=c#d?e", outlet=("%", "+", "é", "a b", '"><b>')))
def test_an_address_says_what_was_asked(asked: Filters) -> None:
    address = asked.address("/search", page=asked.page)
    assert read(address) == asked
    assert address.isascii() and not set(address) & set(" \"'<>\\\r\n")


@given(asked=filters, facet=st.sampled_from(FACETS), value=st.sampled_from(["RUS", "event", "fact", "x y"]))
def test_a_value_is_added_and_taken_away(asked: Filters, facet: str, value: str) -> None:
    if facet in ("state", "kind", "told"):
        value = {"state": "SRB", "kind": "figure", "told": "denied"}[facet]
    more = read(asked.with_value("/search", facet, value))
    assert value in getattr(more, facet) and set(getattr(more, facet)) == {*getattr(asked, facet), value}
    assert more.page == 1
    less = read(more.without("/search", facet, value))
    assert value not in getattr(less, facet) and getattr(read(more.without("/search", facet)), facet) == ()


def test_nothing_asked_is_nothing_written() -> None:
    assert Filters().address("/search") == "/search"
    assert read("/search") == read("/search?q=&state=&since=+&kind=&page=&x=y&__class__=z") == Filters()


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("state=Russia&state=rus&state=Казахстан", Filters(state=("RUS", "KAZ"))),
        ("contested=1", Filters(contested=True)),
        ("contested=true", Filters(contested=True)),
        ("contested=0", Filters()),
        ("q=first&q=last", Filters(q="last")),
        ("page=3&per_page=50", Filters(page=3, per_page=50)),
        ("page=0003", Filters(page=3)),
    ],
)
def test_names_of_states_are_read_and_one_value_is_the_last(query: str, asked: Filters) -> None:
    assert read(f"/search?{query}") == asked


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"kind": ["rumour"]}, "kind is 'rumour'; choose from event"),
        ({"told": ["true"]}, "factuality is 'true'; choose from fact"),
        ({"state": ["Atlantis"]}, "no state is called 'Atlantis'"),
        ({"since": ["May"]}, "since is 'May', which is no date; write 2008"),
        ({"until": ["2008-13"]}, "until is '2008-13', which is no date"),
        ({"until": ["2008\n"]}, None),
        ({"order": ["best"]}, "order is 'best'; choose from newest"),
        ({"q": ["a" * 301]}, "q is longer than 20 values of 300 letters; ask for less"),
        ({"outlet": ["a"] * 21}, "outlet is longer than 20 values"),
        ({"q": ["a\x00b"]}, "q holds a character that is none"),
        *(({"page": [page]}, f"page is '{page}'; give a whole number from 1 to 100,000") for page in ("0", "-1", "1.5")),
        *(
            ({"page": [page]}, "page is ")
            for page in ("000000000001" + "9" * 200, "9" * 299, "1e3", "0x1", "+1", "1_0", "²", "١")
        ),
        ({"per_page": [str(MOST_A_PAGE + 1)]}, f"per_page is '201'; give a whole number from 1 to {MOST_A_PAGE}"),
    ],
)
def test_what_can_be_nothing_is_refused_in_plain_words(given: dict[str, list[str]], told: str | None) -> None:
    if told is None:
        assert read_filters(given) == Filters(until="2008")
        return
    with pytest.raises((SettingError, GroundingError)) as refused:
        read_filters(given)
    assert told in str(refused.value)


def test_a_page_of_a_thousand_digits_is_no_page() -> None:
    for value in ("9" * 10_000, "0" * 10_000 + "1", "1" + "0" * 5000):
        with pytest.raises(SettingError, match="give a whole number"):
            read_paging({"page": value})


@given(page=st.integers(1, 100_000), per_page=st.integers(1, MOST_A_PAGE))
def test_pages_follow_one_another(page: int, per_page: int) -> None:
    paging = read_paging({"page": str(page), "per_page": str(per_page)})
    assert paging == Paging(page, per_page)
    assert paging.first + per_page == Paging(page + 1, per_page).first
    assert read_paging({}) == Paging(1, PAGE)


@given(given=st.dictionaries(st.sampled_from([*Filters.__struct_fields__, "x"]), st.lists(st.text(max_size=8), max_size=3)))
def test_whatever_an_address_holds_is_read_or_refused(given: dict[str, list[str]]) -> None:
    try:
        asked = read_filters(given)
    except ChanceryError as error:
        assert str(error)
    else:
        assert list(asked.words()) is not None and read(asked.address("/search", page=asked.page)) == asked


@pytest.mark.parametrize(
    ("q", "words"),
    [
        ("Gas pipeline", [("gas", False), ("pipeline", False)]),
        ("to EU 5", [("to", True), ("eu", True), ("5", True)]),
        ("@RUS #x snake_case", [("rus", False), ("x", True), ("snake", False), ("case", False)]),
        ("İstanbul ÉCOLE e\u0301cole", [("istanbul", False), ("ecole", False), ("ecole", False)]),
        ("Йошкар-Ола", [("иошкар", False), ("ола", False)]),
        ("'; DROP TABLE words; --", [("drop", False), ("table", False), ("words", False)]),
        ("% _ * \u0301", []),
    ],
)
def test_words_are_letters_and_digits_without_accents(q: str, words: list[tuple[str, bool]]) -> None:
    assert list(Filters(q=q).words()) == words
    assert list(Filters(q=q, actor="A|RUS").words()) == [*words, ("@A|RUS", True)]
