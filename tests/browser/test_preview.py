"""The preview in Chromium: what changed changes in place, what is wrong is said, and a tab misses nothing."""

import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import ROOT, Watch, served
from tests.browser.test_access import COLOURS, EVERYTHING
from tests.previews import Hand, Reading, Readings, error, previewed, until, watched
from tests.previews import page as made

WEEK = "journal/2026/2026-W20.md"
HIDE = """
    Object.defineProperty(document, "hidden", {get: () => %s, configurable: true});
    document.dispatchEvent(new Event("visibilitychange"));
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Copy the sample journal."""
    shutil.copytree(ROOT / "journal", tmp_path / "site/journal")
    shutil.copy(ROOT / "config.toml", tmp_path / "site")
    return tmp_path / "site"


@pytest.fixture
def hand(root: Path) -> Iterator[Hand]:
    """Serve it."""
    with watched(root) as hand:
        yield hand


@pytest.fixture
def readings() -> Readings:
    return Readings(Reading(site={"index.html": made("<h1>one</h1>"), "a.html": made("<h1>a</h1>")}))


@pytest.fixture
def small(readings: Readings) -> Iterator[Hand]:
    """Serve readings made by hand."""
    with previewed(readings, readings.changes) as hand:
        yield hand


def _save(root: Path, old: str, new: str, path: str = WEEK) -> None:
    file = root / path
    before = file.read_text()
    assert old in before
    file.write_text(before.replace(old, new))


def _drag(page: Page, over: Locator) -> None:
    """Drag across the middle of a chart, to look closer."""
    over.scroll_into_view_if_needed()
    box = over.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()


def _sheet(page: Page) -> Locator:
    return page.get_by_label("Preview", exact=True)


def _ready(page: Page, hand: Hand, path: str = "") -> None:
    """Open a page and wait until it waits for the next version."""
    page.goto(hand.url + path)
    until(lambda: hand.live.eyes)


# in place


def test_a_save_changes_what_it_changes_and_nothing_else(root: Path, hand: Hand, page: Page) -> None:
    _ready(page, hand, "weeks/2026-W20.html")
    link = page.get_by_role("link", name="Defer splitting private probes").first
    link.evaluate("e => e.focus({preventScroll: true})")
    page.evaluate("scrollTo({top: 420, behavior: 'instant'})")
    page.evaluate(
        "document.querySelector('.prose').known = true; getSelection().selectAllChildren(document.querySelector('h1'))"
    )
    selected = page.evaluate("getSelection().toString()")
    _save(root, "Nineteen minutes.", "Ten minutes, to be exact.")
    expect(page.locator(".prose")).to_contain_text("Ten minutes, to be exact.")
    assert page.evaluate("[scrollY, document.querySelector('.prose').known, getSelection().toString()]") == [
        420,
        True,
        selected,
    ]
    expect(link).to_be_focused()


def test_an_open_table_stays_open_and_a_chart_keeps_its_zoom(root: Path, hand: Hand, page: Page) -> None:
    _ready(page, hand, "trends.html")
    chart = page.locator("#chart-score")
    chart.locator("summary").click()
    chart.locator(".xtick text").first.wait_for(timeout=30_000)
    drawing = chart.locator(".drawing")
    drawing.evaluate("e => { e.known = true }")
    whole = chart.locator(".xtick text").all_text_contents()
    _drag(page, chart.locator(".nsewdrag").first)
    expect(chart.locator(".xtick text")).not_to_have_text(whole)
    closer, ends = chart.locator(".xtick text").all_text_contents(), "e => e.layout.xaxis.range.map(end => end.slice(0, 10))"
    looked_at = drawing.evaluate(ends)
    before = chart.locator("tbody").inner_text()
    _save(root, "one-on-one: 6", "one-on-one: 16")
    expect(chart.locator("tbody")).not_to_have_text(before, use_inner_text=True)
    expect(chart.locator("details")).to_have_attribute("open", "")
    # The new figure is drawn, in the closer look there was.
    expected = chart.locator("script").evaluate("e => JSON.parse(e.textContent).data[0].y")
    until(lambda: drawing.evaluate("e => Array.from(e.data[0].y)") == expected)
    expect(chart.locator(".xtick text")).to_have_text(closer)
    assert [drawing.evaluate("e => e.known"), drawing.evaluate(ends)] == [True, looked_at]


def test_the_words_in_the_search_box_stay_and_find_what_is_new(root: Path, hand: Hand, page: Page) -> None:
    _ready(page, hand, "search.html")
    page.get_by_role("searchbox").fill("zzzyxq")
    expect(page.get_by_role("status").first).to_contain_text("Nothing")
    _save(root, "Nineteen minutes.", "Nineteen zzzyxq minutes.")
    expect(page.locator("#results mark").first).to_have_text("zzzyxq")
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("searchbox")).to_have_value("zzzyxq")


def test_a_picture_that_changes_is_seen(root: Path, hand: Hand, page: Page) -> None:
    _ready(page, hand, "weeks/2026-W45.html")
    picture = page.locator("main img").first
    before = picture.evaluate("image => image.naturalWidth")
    file = next(root.glob("journal/2026/*.svg"))
    file.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="33" height="7"></svg>')
    until(lambda: picture.evaluate("image => image.naturalWidth") == 33)
    assert before != 33


def test_the_chosen_colours_stay(root: Path, hand: Hand, page: Page) -> None:
    _ready(page, hand, "weeks/2026-W20.html")
    page.get_by_role("button", name=re.compile("Colours")).click()
    _save(root, "Nineteen minutes.", "Ten minutes.")
    expect(page.locator(".prose")).to_contain_text("Ten minutes.")
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    expect(page.get_by_role("button", name=re.compile("Colours: dark"))).to_be_visible()


def test_what_comes_goes_and_moves_does_so_around_what_stays(small: Hand, readings: Readings, page: Page) -> None:
    def listed(*names: str) -> Reading:
        items = "".join(f"<li id='{name}'><input>{name}</li>\n" for name in names)
        return Reading(site={"index.html": made(f"<ol>\n{items}</ol>")})

    readings.save(small, listed("a", "b", "c"))
    _ready(page, small)
    page.locator("#b input").fill("typed")
    page.evaluate("document.querySelector('#b').append(document.createElement('hr'))")
    for names in (("b", "c"), ("x", "b", "y", "c", "z"), ("z", "b"), ("b", "n")):
        readings.save(small, listed(*names))
        expect(page.locator("li")).to_have_text([*names])
        expect(page.locator("#b input")).to_have_value("typed")
        expect(page.locator("#b input")).to_be_focused()
        assert page.locator("#b hr").count() == 1


def test_a_page_with_other_scripts_is_loaded_anew(small: Hand, readings: Readings, page: Page) -> None:
    _ready(page, small)
    page.evaluate("window.known = true")
    site = {"index.html": made("<h1>two</h1>", "<script src='new.js'></script>"), "new.js": b"document.title = 'ran';"}
    readings.save(small, Reading(site=site))
    expect(page).to_have_title("ran")
    assert page.evaluate("window.known") is None


def test_a_new_style_takes_the_place_of_the_old_one(small: Hand, readings: Readings, page: Page) -> None:
    def styled(name: str, colour: str) -> Reading:
        link = f"<link rel='stylesheet' href='{name}.css'>"
        return Reading(site={"index.html": made("<h1>one</h1>", link), f"{name}.css": f"h1 {{ color: {colour} }}".encode()})

    readings.save(small, styled("old", "rgb(1, 2, 3)"))
    _ready(page, small)
    for name, colour in (("new", "rgb(4, 5, 6)"), ("newer", "rgb(7, 8, 9)")):
        readings.save(small, styled(name, colour))
        expect(page.locator("h1")).to_have_css("color", colour)
        expect(page.locator("link[rel=stylesheet]")).to_have_count(1)


# what is wrong


def test_a_broken_save_is_said_and_mending_clears_it_without_a_key(root: Path, hand: Hand, page: Page) -> None:
    _ready(page, hand, "weeks/2026-W20.html")
    before = page.locator("main").bounding_box()
    _save(root, "one-on-one: 6", "one-to-one: 6")
    expect(_sheet(page)).to_contain_text(re.compile(r"Showing \d\d:\d\d:\d\d, before 1 error in 1 file"))
    place = _sheet(page).get_by_role("link")
    expect(place).to_have_text(re.compile(rf"^{WEEK}:\d+:3$"))
    expect(place).to_have_attribute("href", re.compile(rf"^vscode://file{re.escape(str(root))}/{WEEK}:\d+:3$"))
    expect(_sheet(page)).to_contain_text("E212")
    expect(_sheet(page).locator("b")).to_have_text("one-to-one")
    expect(_sheet(page).locator(".hint").first).to_contain_text("did you mean")
    assert page.locator("main").bounding_box() == before
    page.mouse.wheel(0, 100_000)
    sheet = _sheet(page).bounding_box()
    until(lambda: (end := page.locator(".page").bounding_box()) and sheet and end["y"] + end["height"] <= sheet["y"] + 1)
    _save(root, "one-to-one: 6", "one-on-one: 7")
    expect(_sheet(page)).to_have_count(0)
    expect(page.locator(".sum")).to_contain_text("7 × 5")


def test_escape_hides_what_is_said_until_something_else_is(small: Hand, readings: Readings, page: Page) -> None:
    _ready(page, small)
    readings.save(small, Reading(problems=(error("first"),)))
    expect(_sheet(page)).to_contain_text("first")
    page.keyboard.press("Escape")
    expect(_sheet(page)).to_be_hidden()
    readings.save(small, Reading(problems=(error("first"),)))
    expect(page.get_by_role("button", name="1 error in 1 file")).to_be_visible()
    page.get_by_role("button", name="1 error in 1 file").click()
    expect(_sheet(page)).to_contain_text("first")
    page.get_by_role("button", name="Hide").press("Enter")
    expect(page.get_by_role("button", name="1 error in 1 file")).to_be_focused()
    page.reload()
    expect(page.get_by_role("button", name="1 error in 1 file")).to_be_visible()
    expect(_sheet(page)).to_be_hidden()
    until(lambda: small.live.eyes)
    readings.save(small, Reading(problems=(error("first"), error("second"))))
    expect(_sheet(page)).to_contain_text("second")


def test_nothing_in_a_problem_is_markup(small: Hand, readings: Readings, page: Page) -> None:
    _ready(page, small)
    words = "<img src=x onerror=alert(1)><b>bold</b>"
    readings.save(small, Reading(problems=(error(words, path="journal/<i>.md"),), lines=[f"ab{words}"]))
    expect(_sheet(page).locator(".message")).to_have_text(f"E212 {words}")
    assert _sheet(page).locator("img, i").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_sheet(browser: Browser, watch: Watch, root: Path, scheme: str) -> None:
    _save(root, "one-on-one: 6", "one-to-one: 6")
    with watched(root) as hand, browser.new_context(color_scheme="dark" if scheme == "dark" else "light") as context:
        page = watch(context)
        page.goto(f"{hand.url}weeks/2026-W20.html")
        expect(_sheet(page)).to_contain_text("Shown as well as it can be, with 1 error in 1 file")
        found = Axe().run(page, options=EVERYTHING if scheme == "light" else COLOURS)
        assert not found.violations_count, found.generate_report()


# misses nothing


def test_a_page_that_goes_stays_and_says_so_until_it_comes_back(browser: Browser, small: Hand, readings: Readings) -> None:
    with browser.new_context() as context:
        page = context.new_page()  # not watched: that a page is gone is an error in the console
        _ready(page, small, "a.html")
        readings.save(small, Reading(site={"index.html": made("<h1>home</h1>")}))
        expect(_sheet(page)).to_contain_text("no longer part of the site")
        expect(page.locator("h1")).to_have_text("a")
        expect(_sheet(page).get_by_role("link", name="Home")).to_have_attribute("href", "/")
        readings.save(small, Reading(site={"a.html": made("<h1>a again</h1>")}))
        expect(page.locator("h1")).to_have_text("a again")
        expect(_sheet(page)).to_have_count(0)


def test_a_page_that_is_renamed_leads_to_where_it_is(browser: Browser, root: Path, hand: Hand) -> None:
    with browser.new_context() as context:
        page = context.new_page()  # not watched, as above
        _ready(page, hand, "pages/values.html")
        heading = page.locator("h1").inner_text()
        (root / "journal/pages/values.md").rename(root / "journal/pages/what counts.md")
        expect(_sheet(page)).to_contain_text("This page has another address now; here it stays as it was")
        _sheet(page).get_by_role("link", name="pages/what counts.html").click()
        expect(page).to_have_url(f"{hand.url}pages/what%20counts.html")
        expect(page.locator("h1")).to_have_text(heading)


def test_a_page_that_is_not_there_yet_appears(browser: Browser, small: Hand, readings: Readings) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        _ready(page, small, "new.html")
        expect(page.locator("h1")).to_have_text("new.html is not there")
        readings.save(small, Reading(site={"new.html": made("<h1>here</h1>")}))
        expect(page.locator("h1")).to_have_text("here")


def test_more_tabs_than_a_browser_has_connections_all_follow(small: Hand, readings: Readings, page: Page) -> None:
    tabs = [page, *(page.context.new_page() for _ in range(7))]
    for tab in tabs:
        tab.goto(small.url)
    readings.save(small, Reading(site={"index.html": made("<h1>two</h1>")}))
    for tab in tabs:
        expect(tab.locator("h1")).to_have_text("two")


def test_a_hidden_tab_asks_for_nothing_and_misses_nothing(small: Hand, readings: Readings, page: Page) -> None:
    _ready(page, small)
    page.evaluate(HIDE % "true")
    until(lambda: not small.live.eyes)
    readings.save(small, Reading(site={"index.html": made("<h1>two</h1>")}))
    readings.save(small, Reading(site={"index.html": made("<h1>three</h1>")}))
    page.evaluate(HIDE % "false")
    expect(page.locator("h1")).to_have_text("three")
    until(lambda: small.live.eyes == 1)


def test_a_server_that_ends_is_said_and_one_that_starts_again_is_followed(browser: Browser, readings: Readings) -> None:
    with ExitStack() as stack:
        page = stack.enter_context(browser.new_context()).new_page()
        with previewed(readings, readings.changes) as hand:
            _ready(page, hand)
        expect(_sheet(page)).to_contain_text("The preview has stopped")
        # With the style that it can no longer ask for.
        expect(_sheet(page)).to_have_css("position", "fixed")
        again = Readings(Reading(site={"index.html": made("<h1>another day</h1>")}))
        stack.enter_context(previewed(again, again.changes, port=hand.gate.port))
        expect(page.locator("h1")).to_have_text("another day", timeout=30_000)
        expect(_sheet(page)).to_have_count(0)


def test_another_journal_at_the_same_address_is_said_and_does_not_take_the_page_over(
    browser: Browser, readings: Readings
) -> None:
    with ExitStack() as stack:
        page = stack.enter_context(browser.new_context()).new_page()
        with previewed(readings, readings.changes) as hand:
            _ready(page, hand, "#there")
        others = Readings(Reading(site={"index.html": made("<h1>not mine</h1>")}, problems=(error("not mine"),)))
        port = hand.gate.port
        with previewed(others, others.changes, port=port, journal="other") as other:
            expect(_sheet(page)).to_contain_text("Another journal is served here now", timeout=30_000)
            expect(page.locator("h1")).to_have_text("one")
            assert _sheet(page).get_by_role("listitem").count() == 0
            until(lambda: other.live.eyes)
        with previewed(readings, readings.changes, port=port):
            expect(_sheet(page)).to_have_count(0, timeout=30_000)
        stack.enter_context(previewed(others, others.changes, port=port, journal="other"))
        _sheet(page).get_by_role("link", name="Reload").click(timeout=30_000)
        expect(page.locator("h1")).to_have_text("not mine")


# from elsewhere


def test_a_page_elsewhere_may_lead_here_and_do_nothing_else(browser: Browser, small: Hand, tmp_path: Path) -> None:
    tries = f"""
        fetch("{small.url}").catch(() => 0);
        fetch("{small.url}.preview/state.json", {{mode: "no-cors"}}).catch(() => 0);
        for (const [name, key, path] of [["script", "src", ".preview/version.json"], ["script", "src", ".preview/preview.js"],
            ["img", "src", ""], ["iframe", "src", ""], ["link", "href", ".preview/overlay.css"]]) {{
          const element = Object.assign(document.createElement(name), {{rel: "stylesheet"}});
          element[key] = "{small.url}" + path;
          document.body.append(element);
        }}
    """
    tmp_path.joinpath("elsewhere.html").write_text(
        f"<!doctype html><link rel='icon' href='data:,'><a href='{small.url}'>there</a>"
    )
    with served(tmp_path) as url, browser.new_context() as context:
        page = context.new_page()
        page.goto(url.replace("127.0.0.1", "localhost") + "elsewhere.html")
        got: list[str] = []
        refused: list[str] = []
        page.on("requestfinished", lambda request: got.append(request.url))
        page.on("requestfailed", lambda request: refused.append(request.url))
        page.evaluate(tries)
        until(lambda: page.evaluate("1") and len(refused) >= 7)
        assert got == []
        page.get_by_role("link").click()
        expect(page.locator("h1")).to_have_text("one")
