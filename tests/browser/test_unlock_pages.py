"""Behind the door: pages, links, the way back, charts, search, pictures; and what never runs."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.conftest import Watch
from tests.browser.sealed import knock, unlock

GONE = """address => new Promise(done => {
  const picture = new Image();
  picture.onload = () => done(false);
  picture.onerror = () => done(true);
  picture.src = address;
})"""


def _title(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()


# ---- going about


def test_links_lead_from_page_to_page_without_asking_again(open_site: Page, locked: str) -> None:
    open_site.get_by_role("navigation", name="Main").get_by_role("link", name="Trends").click()
    _title(open_site, "Trends")
    assert open_site.url == f"{locked}#/trends.html"
    expect(open_site).to_have_title(re.compile("^Trends"))
    open_site.get_by_role("link", name="Categories").click()
    _title(open_site, "Categories")
    open_site.get_by_role("link", name="Mirror").click()
    expect(open_site).to_have_title("Mirror")
    assert open_site.url == f"{locked}#/index.html"


def test_every_link_of_a_page_is_a_route_or_leads_out(open_site: Page, locked: str) -> None:
    for path in ("index.html", "weeks/2026-W20.html", "log.html", "records/defer-private-probes.html"):
        open_site.goto(f"{locked}#/{path}")
        expect(open_site.locator("[aria-current]").first).to_be_visible()
        links = open_site.locator("a[href]").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        assert [href for href in links if not re.match(r"#main$|#/[^#]|https?:|mailto:", href)] == []


def test_a_deep_link_opens_where_it_leads(page: Page, locked: str) -> None:
    unlock(page, f"{locked}#/weeks/2026-W20.html")
    assert page.url == f"{locked}#/weeks/2026-W20.html"
    expect(page.locator("main h1")).to_be_visible()
    expect(page).not_to_have_title("Mirror")


def test_back_and_forward_lead_to_where_a_page_was_left(page: Page, locked: str) -> None:
    unlock(page, f"{locked}#/tall.html")
    page.mouse.wheel(0, 3050)
    page.wait_for_function("scrollY > 3000")
    left = page.evaluate("scrollY")
    page.locator("#on").click()
    _title(page, "Trends")
    assert page.evaluate("scrollY") == 0
    page.go_back()
    _title(page, "Tall")
    assert page.evaluate("scrollY") == left
    page.go_forward()
    _title(page, "Trends")
    assert page.url == f"{locked}#/trends.html"


def test_an_anchor_scrolls_marks_and_opens_what_it_leads_to(page: Page, locked: str) -> None:
    unlock(page, f"{locked}#/tall.html#end")
    expect(page.locator("#end")).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    page.get_by_role("link", name="To the end").click()
    expect(page.locator("#end")).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    page.get_by_role("link", name="Folded").click()
    expect(page.locator("#föld")).to_be_in_viewport()
    expect(page.locator("#föld")).to_have_class(re.compile("target"))
    page.go_back()
    expect(page.locator("#end")).not_to_have_class(re.compile("target"))


def test_a_page_begins_at_its_beginning_for_the_keyboard(open_site: Page) -> None:
    open_site.get_by_role("link", name="Trends").first.focus()
    open_site.keyboard.press("Enter")
    _title(open_site, "Trends")
    open_site.keyboard.press("Tab")
    expect(open_site.get_by_role("link", name="Skip to content")).to_be_focused()
    open_site.keyboard.press("Enter")
    expect(open_site.locator("main")).to_be_focused()


def test_a_new_page_is_said_to_those_who_do_not_see_it(open_site: Page) -> None:
    open_site.get_by_role("link", name="Trends").first.click()
    expect(open_site.locator(".shell-said")).to_have_text(re.compile("^Trends"))


def test_an_address_without_a_page_says_so_with_a_way_home(page: Page, locked: str) -> None:
    unlock(page, f"{locked}#/weeks/%E0%A4%A.html")
    _title(page, "Nothing here")
    page.get_by_role("link", name="Begin again at the first one").click()
    expect(page).to_have_title("Mirror")


# ---- the site's own scripts and files


def test_charts_are_drawn(open_site: Page, locked: str) -> None:
    open_site.goto(f"{locked}#/trends.html")
    expect(open_site.locator(".plot.drawn .main-svg").first).to_be_visible()
    open_site.goto(f"{locked}#/index.html")
    expect(open_site).to_have_title("Mirror")
    expect(open_site.locator(".plot.drawn .main-svg").first).to_be_visible()


def test_search_finds_leads_and_remembers(open_site: Page, locked: str) -> None:
    expect(open_site.get_by_role("button", name="Colours")).to_be_visible()  # the scripts are there
    open_site.keyboard.press("/")
    field = open_site.get_by_role("searchbox")
    expect(field).to_be_focused()
    field.fill("walking the product")
    open_site.locator("#results a").first.click()
    expect(open_site).to_have_url(re.compile(re.escape(f"{locked}#/weeks/")))
    open_site.go_back()
    expect(field).to_have_value("walking the product")
    expect(open_site.locator("#results a").first).to_be_visible()
    assert open_site.url == f"{locked}#/search.html"


def test_the_colours_are_changed_on_every_page(open_site: Page) -> None:
    open_site.get_by_role("button", name="Colours").click()
    expect(open_site.locator("html")).to_have_attribute("data-scheme", "dark")
    open_site.get_by_role("link", name="Trends").first.click()
    _title(open_site, "Trends")
    expect(open_site.get_by_role("button", name="Colours: dark")).to_be_visible()
    open_site.get_by_role("button", name="Colours: dark").click()
    expect(open_site.locator("html")).not_to_have_attribute("data-scheme", "dark")


def test_pictures_are_shown_and_forgotten(browser: Browser, locked: str, site: Path) -> None:
    holder = next(path for path in sorted(site.rglob("*.html")) if "<img" in path.read_text(encoding="utf-8"))
    with browser.new_context() as context:
        page = unlock(context.new_page(), f"{locked}#/{holder.relative_to(site).as_posix()}")
        picture = page.locator("main img").first
        expect(picture).to_have_attribute("src", re.compile("^blob:"))
        assert picture.evaluate("one => one.decode().then(() => one.naturalWidth)") > 0
        address = picture.get_attribute("src")
        page.get_by_role("link", name="Trends").first.click()
        _title(page, "Trends")
        assert page.evaluate(GONE, address)


def test_an_attachment_is_saved(open_site: Page, locked: str) -> None:
    open_site.goto(f"{locked}#/tall.html")
    open_site.get_by_role("link", name="the plan").click()
    _title(open_site, "a plan.txt")
    with open_site.expect_download() as saving:
        open_site.get_by_role("link", name="Save a plan.txt").click()
    assert saving.value.suggested_filename == "a plan.txt"
    assert saving.value.path().read_bytes() == b"A plan."


def test_nothing_in_a_page_runs_and_nothing_is_asked_of_another_host(browser: Browser, locked: str) -> None:
    with browser.new_context() as context:
        page, asked = context.new_page(), list[str]()
        context.on("request", lambda request: asked.append(request.url))
        unlock(page, f"{locked}#/bold.html")
        _title(page, "Bold")
        page.wait_for_load_state("networkidle")
        for link in ("#script", "#data"):
            page.locator(link).click()
        page.locator("h1").click()
        assert page.evaluate("window.ran") is None
        assert [url for url in asked if not url.startswith((locked, "blob:", "data:"))] == []
        assert page.locator("#away").evaluate("one => [one.getAttribute('href'), one.rel]") == [
            "https://elsewhere.test/",
            "noreferrer",
        ]
        assert page.locator("#drawn").get_attribute("href") == "#/weeks/2026-W20.html"
        assert page.locator("body link").count() == 0
        assert page.locator("#mail").get_attribute("href") == "mailto:me@elsewhere.test"
        assert page.url == f"{locked}#/bold.html"


def test_a_page_of_a_wild_theme_tells_the_host_no_path(browser: Browser, locked: str) -> None:
    with browser.new_context() as context:
        page, asked = unlock(context.new_page(), locked), list[str]()
        context.on("request", lambda request: asked.append(request.url))
        page.goto(f"{locked}#/wild.html")
        _title(page, "Wild")
        page.wait_for_load_state("networkidle")
        page.locator("#ping").click()
        page.wait_for_timeout(300)
        assert [url for url in asked if "told/" in url or "ping" in url] == []
        assert page.locator("#hued").get_attribute("fill") == "url(#hue)"


def test_links_out_of_a_page_are_read_as_browsers_read_them(open_site: Page, locked: str) -> None:
    open_site.goto(f"{locked}#/wild.html")
    _title(open_site, "Wild")
    assert open_site.locator("#old").get_attribute("href") == "#/weeks/2026-W20.html"
    for name, end in (("back", "a"), ("tab", "b"), ("low", "c")):
        link = open_site.locator(f"#{name}")
        assert re.fullmatch(f"https?://elsewhere.test/{end}", link.get_attribute("href") or "")
        assert link.evaluate("one => [one.rel, one.target]") == ["noreferrer", "_blank"]
    for name in ("broken", "split"):
        assert open_site.locator(f"#{name}").get_attribute("href") is None


def test_names_in_a_page_do_not_take_the_shell_away(open_site: Page, locked: str) -> None:
    open_site.goto(f"{locked}#/wild.html")
    _title(open_site, "Wild")
    open_site.get_by_role("button", name="Lock", exact=True).click()
    expect(open_site).to_have_title("Locked")


def test_a_whole_walk_asks_for_nothing_in_the_clear(open_site: Page, locked: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url.removeprefix(locked))

    open_site.on("request", note)
    for path in ("trends.html", "weeks/2026-W20.html", "search.html", "goals/lead-two-teams.html"):
        open_site.goto(f"{locked}#/{path}")
        expect(open_site.locator("main h1").first).to_be_visible()
    open_site.wait_for_load_state("networkidle")
    assert asked
    assert [url for url in asked if not re.fullmatch(r"d/[0-9a-f]{24}\.bin|assets/[\w.-]+\.js|data:.*|blob:.*|#.*", url)] == []


@pytest.mark.parametrize("width", [1280, 320])
def test_no_page_is_wider_than_its_screen(width: int, browser: Browser, watch: Watch, locked: str) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = watch(context)
        page.goto(locked)
        knock(page)
        for path in ("index.html", "weeks/2026-W20.html", "trends.html", "nowhere.html", "notes/a%20plan.txt"):
            page.evaluate("path => { location.hash = '#/' + path }", path)
            expect(page.locator("main h1").first).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth") <= width
