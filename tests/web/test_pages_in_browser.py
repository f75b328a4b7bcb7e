"""Every page of the desk in a real browser: nothing fails, nobody is shut out, and the work of a reviewer can be done by keys."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

from asking import PASSWORDS, ROLES  # noqa: E402
from browser import CHROMIUM, CUT_OFF, DRAWN, OVER_LEGENDS, PHONE, UNLABELLED, Visit, served, session  # noqa: E402
from hostile import spoil, texts  # noqa: E402

from chancery.accounts import Accounts  # noqa: E402
from chancery.stores.desk import ThreadQuery  # noqa: E402
from chancery.stores.duckdb import open_ledger  # noqa: E402
from chancery.web.app import create_app  # noqa: E402
from hand_made import HANDFUL, event, figure, make_ledger, promise, put, said, text  # noqa: E402

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no chromium on the PATH")

SCRIPT = "<img src=x onerror=alert(1)><script>alert(2)</script>"
MORE = (
    text(
        "script",
        "2010-06-01",
        said(f"Lavrov warned of {SCRIPT} in the port.", "Sergei Lavrov|RUS", f"{SCRIPT} in the port", stance="warn"),
        event("China and Kazakhstan held talks on June 1.", "CHN; KAZ", mode="meet", date="2010-06-01"),
        event("Russia threatened China on June 1.", "RUS", "CHN", event_type="THREATEN", date="2010-06-01"),
        figure("Turnover was 12 billion dollars in 2005.", "RUS; KAZ", 12e9, period="2005"),
        figure("Turnover was 13 billion dollars in 2006.", "RUS; KAZ", 13e9, period="2006"),
        promise("Russia will pay for the bridge by May 2010.", "RUS", "pay for the bridge", "KAZ", deadline="2010-05"),
    ),
)
AXE = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa"]}, "resultTypes": ["violations"]}
PAGES = (
    "front", "search", "search of one kind", "empty search", "pair", "empty pair", "state", "actor", "actors", "record",
    "promise", "document", "threads", "threads of one kind", "thread", "due", "due by one", "network", "sources", "set aside",
    "changes", "review", "second review", "decisions", "export", "api", "explain",
)  # fmt: skip
WITH_PLOTS = ("front", "pair", "state", "network")


@pytest.fixture(scope="module")
def ledger_of_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger in which every page has something to show, some of it hostile; not to be written."""
    path = tmp_path_factory.mktemp("pages") / "l.duckdb"
    with open_ledger(path, create=True) as ledger:
        put(ledger, *HANDFUL, *texts(), *MORE)
        spoil(ledger)
    return path


@pytest.fixture(scope="module")
def addresses(ledger_of_pages: Path) -> dict[str, str]:
    """The address of each of ``PAGES``."""
    with open_ledger(ledger_of_pages) as ledger:
        held = ledger.records()
        promised = next(each for each in held if each.kind == "commitment" and "railway" in each.headline)
        # The one that another stands against, with both sides on its page.
        disputed = next(each for each in held if each.against)
        threads, _ = ledger.find_threads(ThreadQuery(kinds=("commitment",), several=True), limit=1)
    return {
        "front": "/", "search": "/search", "search of one kind": "/search?kind=event&state=RUS&since=2008",
        "pair": "/pair/RUS/KAZ", "empty search": "/search?q=nosuchword", "empty pair": "/pair/FRA/BRA", "state": "/state/RUS",
        "actor": "/actor/Sergei%20Lavrov%7CRUS", "record": f"/record/{disputed.id}", "promise": f"/record/{promised.id}",
        "document": "/document/a", "threads": "/threads", "threads of one kind": "/threads?kind=commitment",
        "thread": f"/thread/{threads[0].id}", "due": "/due", "due by one": "/due?by=RUS&partner=KAZ", "network": "/network",
        "actors": "/actors", "sources": "/sources", "set aside": "/sources?what=aside", "changes": "/changes",
        "review": "/review",
        "second review": "/review?second=1", "decisions": "/decisions", "export": "/export", "api": "/api",
        "explain": f"/explain/{promised.claims[0]}",
    }  # fmt: skip


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def desk(ledger_of_pages: Path) -> Iterator[str]:
    """The address of a desk of one user over a copy of that ledger, in which no test decides."""
    path = Path(copy(ledger_of_pages, ledger_of_pages.with_name("copy.duckdb")))
    with served(create_app(path, alone="me")) as base:
        yield base


@pytest.fixture(scope="module")
def reading(chromium: Any, desk: str) -> Iterator[Any]:
    """One session at that desk for all tests, so that the browser keeps what it may."""
    yield session(chromium, desk)


@pytest.fixture
def visiting(chromium: Any) -> Iterator[Callable[..., Visit]]:
    """Return what opens a page at a desk; in the end no page may have had anything to complain of."""
    visits: list[Visit] = []

    def visit(base: str, within: Any = None) -> Visit:
        visits.append(Visit(within or session(chromium, base), base))
        return visits[-1]

    yield visit
    for each in visits:
        each.close()
    assert [trouble for each in visits for trouble in each.troubles] == []


@pytest.fixture
def visit(visiting: Callable[..., Visit], desk: str, reading: Any) -> Visit:
    """A page at the desk."""
    return visiting(desk, reading)


@pytest.fixture
def deciding(visiting: Callable[..., Visit], tmp_path: Path) -> Iterator[Visit]:
    """A page at a desk over a ledger of its own, in which may be decided."""
    with served(create_app(make_ledger(tmp_path / "l.duckdb", *HANDFUL, *MORE), alone="me")) as base:
        yield visiting(base)


@pytest.fixture
def shared(ledger_of_pages: Path, tmp_path: Path, visiting: Callable[..., Visit]) -> Iterator[Visit]:
    """A page at a desk of several users."""
    path = Path(copy(ledger_of_pages, tmp_path / "l.duckdb"))
    accounts = Accounts(path)
    for name, role in ROLES.items():
        accounts.add(name, role, PASSWORDS[name])
    with served(create_app(path, accounts=accounts, hosts=("127.0.0.1",))) as base:
        yield visiting(base)


def broken_rules(page: Any) -> list[str]:
    """Return which rules of WCAG 2 (A and AA) a page breaks, and where."""
    found = axe.Axe().run(page, options=AXE).response["violations"]
    return [f"{each['id']}: {[node['html'][:150] for node in each['nodes'][:3]]}" for each in found]


def log_in(visit: Visit, name: str) -> None:
    visit.open("/login")
    visit.page.get_by_label("Name").fill(name)
    visit.page.get_by_label("Password").fill(PASSWORDS[name])
    visit.page.get_by_role("button", name="Log in").click()
    visit.wait()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_works_in_light_in_dark_and_on_a_phone(visit: Visit, addresses: dict[str, str], name: str) -> None:
    page = visit.open(addresses[name])
    assert page.locator("h1").count() == 1
    assert page.evaluate(UNLABELLED) == page.evaluate(CUT_OFF) == []
    assert (page.locator(".canvas svg").count() > 0) == (name in WITH_PLOTS)
    for theme in ("light", "dark"):
        assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == theme
        page.wait_for_function(DRAWN)
        assert broken_rules(page) == []
        assert page.evaluate(OVER_LEGENDS) == []
        page.get_by_role("button", name="Switch between light and dark").click()
    page.set_viewport_size(PHONE)
    if page.locator(".canvas, .searching").count():  # the rest is laid out by style alone
        page.reload()
        visit.wait()
    assert page.evaluate(CUT_OFF) == []
    assert page.evaluate(OVER_LEGENDS) == []


def test_pages_of_a_shared_desk_work_too(shared: Visit) -> None:
    page = shared.open("/")
    assert page.url.endswith("/login")
    assert broken_rules(page) == []
    assert page.evaluate(UNLABELLED) == []
    assert page.get_by_role("navigation").count() == 0  # there is nothing to go to before
    log_in(shared, "ann")
    page.get_by_role("link", name="Users").click()
    shared.wait()
    assert broken_rules(page) == []
    assert page.evaluate(UNLABELLED) == []
    page.set_viewport_size(PHONE)
    assert page.evaluate(CUT_OFF) == []
    page.get_by_role("button", name="Log out ann").click()
    page.wait_for_url("**/login")


def test_who_only_reads_is_not_asked_to_decide(shared: Visit, addresses: dict[str, str]) -> None:
    log_in(shared, "vic")
    page = shared.open(addresses["promise"])
    assert page.get_by_role("link", name="Review").count() == page.get_by_role("button", name="Confirm").count() == 0


def test_what_russia_owes_kazakhstan_is_two_clicks_from_the_front_page(visit: Visit) -> None:
    page = visit.open("/")
    page.get_by_role("link", name="Kazakhstan and Russia").click()
    page.get_by_role("link", name="What Russia owes Kazakhstan").click()
    assert page.locator("h1").inner_text() == "What Russia owes Kazakhstan"
    rows = page.locator("table.promises tbody tr")
    assert rows.count() >= 2
    assert {"railway", "bridge"} <= set(re.findall("railway|bridge", rows.locator("a").all_inner_texts().__str__()))
    assert "overdue" in rows.filter(has_text="bridge").first.inner_text()


def test_a_search_is_narrowed_and_widened_by_clicks(visit: Visit) -> None:
    page = visit.open("/search")

    def found() -> int:
        return int(page.locator("section p.total").inner_text().split()[0].replace(",", ""))

    everything, before = found(), page.locator(".searching aside")
    before.get_by_role("link", name="Kazakhstan", exact=True).click()
    one = found()
    before.get_by_role("link", name="commitment", exact=True).click()
    both = found()
    assert everything > one > both > 0
    assert set(page.locator("table.records .kind").all_inner_texts()) == {"commitment"}
    page.get_by_role("link", name="Remove Kind commitment").click()
    assert found() == one
    page.locator("#q").fill("railway")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=railway**")
    assert 0 < found() < one
    page.get_by_role("link", name="Remove all").click()
    assert "state=" not in page.url


def test_keys_reach_the_search_and_the_content(visit: Visit) -> None:
    page = visit.open("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("a/b")
    assert page.locator("#q").input_value() == "a/b"
    page = visit.open("/due")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"


def test_a_script_in_a_document_is_text(visit: Visit) -> None:
    for address in ("/search?q=onerror", "/document/script", "/pair/RUS/KAZ", "/review?kind=statement", "/network"):
        page = visit.open(address)
        assert page.locator("main img, main evil, main [onerror], .canvas a").count() == 0
    page = visit.open("/search?q=onerror")
    page.get_by_role("link", name="alert(2)").first.click()
    assert SCRIPT in page.locator("h1").inner_text()


def test_a_click_in_a_plot_opens_what_it_shows(visit: Visit) -> None:
    page = visit.open("/")
    page.locator(".canvas").scroll_into_view_if_needed()
    box = page.locator(".canvas .bars .point path").last.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile(r"/search\?kind=\w+&year=\d{4}"))
    assert page.locator("table.records tbody tr").count() > 0


def test_a_reviewer_judges_by_keys(deciding: Visit) -> None:
    page = deciding.open("/review")
    titles = page.locator(".queue h2").all_inner_texts()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("j")
    assert page.locator(".queue > li.at h2").inner_text() == titles[1]
    page.keyboard.press("c")
    page.get_by_text("is entered").wait_for()
    assert titles[1] not in page.locator(".queue h2").all_inner_texts()
    assert page.locator(".queue > li.at h2").inner_text() == titles[2]  # the next has come under the hand
    page.keyboard.press("x")
    page.wait_for_function(
        "title => ![...document.querySelectorAll('.queue h2')].some(each => each.textContent === title)", arg=titles[2]
    )
    page = deciding.open("/decisions")
    assert [row.split("\t")[2].split(" ")[0] for row in page.locator("tbody tr").all_inner_texts()] == ["reject", "confirm"]


def test_a_promise_is_followed_up_and_corrected_and_the_correction_undone(deciding: Visit) -> None:
    page = deciding.open("/search?q=railway&kind=commitment&order=oldest")
    page.locator("table.records a").first.click()

    def decide(title: str, button: str, **fields: str) -> None:
        act = page.locator("details.act").filter(has=page.get_by_text(title, exact=True).locator("visible=true"))
        act.locator("summary").click()
        for name, value in fields.items():
            field = act.locator(f"[name={name}]")
            field.select_option(value) if field.evaluate("each => each.tagName") == "SELECT" else field.fill(value)
        act.get_by_role("button", name=button).click()
        page.get_by_text("is entered").wait_for()

    decide("Owner", "Set owner", words="Consular desk")
    decide("Due day", "Set due day", words="2030-01-31")
    decide("Status", "Set status", words="kept", why="seen at the port")
    decide("Note", "Add note", words="asked the embassy")
    facts = page.locator(".facts").inner_text()
    assert all(each in facts for each in ("Consular desk", "2030-01-31", "asked the embassy"))
    page.locator(".strand h3 a").first.click()
    assert all(each in page.locator("main").inner_text() for each in ("kept", "Consular desk", "2030-01-31"))
    page.go_back()
    decide("Correct a field", "Correct", field="strength", words="decided")
    deciding.open("/decisions")
    actions = page.locator("tbody tr b").all_inner_texts()
    assert actions == ["correct", "note", "status", "due", "owner"]
    assert "seen at the port" in page.locator("tbody").inner_text()
    page.get_by_role("button", name="Undo decision").first.click()
    page.get_by_text("is entered").wait_for()
    assert page.locator("tbody tr b").all_inner_texts() == ["undo", *actions]
    assert "undone" in page.locator("tbody tr").nth(1).inner_text()
