"""What a hand does: search, switch colours, skip, scroll to a chart, go without scripts."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.conftest import Watch


def test_slash_goes_to_search(home: Page) -> None:
    home.keyboard.press("/")
    expect(home).to_have_url(re.compile(r"/search\.html#?$"))
    expect(home.get_by_role("searchbox")).to_be_focused()


def test_search_finds_a_week_by_its_words_wherever_the_site_stands(page: Page, base: str) -> None:
    page.goto(f"{base}search.html")
    page.get_by_role("searchbox").fill("walking the product")
    first = page.get_by_role("main").get_by_role("link", name=re.compile("walking the product", re.IGNORECASE)).first
    first.click()
    expect(page).to_have_url(f"{base}weeks/2026-W20.html")


def test_search_marks_what_it_found_whatever_the_case_and_the_accents(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/search.html")
    page.get_by_role("searchbox").fill("prödUCT")
    marks = page.locator("#results mark")
    expect(marks.first).to_have_text(re.compile("^product$", re.IGNORECASE))


def test_search_says_when_it_finds_nothing(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/search.html")
    page.get_by_role("searchbox").fill("zzzyxq")
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"nothing|no ", re.IGNORECASE))


def test_the_choice_of_colours_persists_from_page_to_page(home: Page) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    light = home.evaluate(paper)
    home.get_by_role("button", name=re.compile(r"dark|light|colou?r|theme", re.IGNORECASE)).click()
    dark = home.evaluate(paper)
    assert dark != light
    home.reload()
    assert home.evaluate(paper) == dark
    home.get_by_role("navigation").get_by_role("link", name="Trends").first.click()
    home.wait_for_url("**/trends.html")
    assert home.evaluate(paper) == dark


def test_the_first_tab_stop_skips_to_the_content(home: Page) -> None:
    home.keyboard.press("Tab")
    skip = home.locator(":focus")
    expect(skip).to_have_attribute("href", "#main")
    expect(skip).to_be_in_viewport()
    home.keyboard.press("Enter")
    home.keyboard.press("Tab")
    assert home.evaluate("document.getElementById('main').contains(document.activeElement)")


def test_a_chart_is_drawn_when_it_is_scrolled_to(page: Page, site: Path) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.goto(f"{site.as_uri()}/weeks/2026-W20.html")
    assert not [url for url in asked if "plotly" in url]
    page.goto(f"{site.as_uri()}/trends.html")
    page.locator("figure").last.scroll_into_view_if_needed()
    expect(page.locator("figure").last.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    assert [url for url in asked if "plotly" in url]


def test_a_closer_look_at_a_chart_names_the_weeks_in_it(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/trends.html")
    chart = page.locator("#chart-score")
    ticks = chart.locator(".xtick text")
    ticks.first.wait_for(timeout=30_000)
    whole = ["Q3", "Q4", "2026", "Q2", "Q3", "Q4"]
    expect(ticks).to_have_text(whole)
    chart.locator(".drawing").evaluate("e => Plotly.relayout(e, {'xaxis.range': ['2026-05-08', '2026-05-20']})")
    expect(ticks).to_have_text(["2026-W20", "2026-W21"])
    chart.locator(".drawing").evaluate("e => Plotly.relayout(e, {'xaxis.range': ['2025-06-26', '2026-11-19']})")
    expect(ticks).to_have_text(whole)


def test_no_chart_offers_to_upload_itself(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/trends.html")
    for figure in page.locator("figure").all():
        figure.scroll_into_view_if_needed()
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    page.locator(".js-plotly-plot").first.hover()
    offers = page.locator("[data-title], .modebar a, .modebar button").evaluate_all(
        "found => found.map(e => (e.dataset.title || '') + ' ' + (e.getAttribute('aria-label') || '') + ' ' + e.textContent)"
    )
    assert not [offer for offer in offers if re.search(r"share|cloud|upload|edit in|studio|plotly", offer, re.IGNORECASE)]


@pytest.fixture
def plain(browser: Browser, watch: Watch) -> Iterator[Page]:
    """Open a watched page that runs no scripts."""
    with browser.new_context(java_script_enabled=False) as context:
        yield watch(context)


def test_a_chart_stands_without_scripts_as_picture_sentence_and_table(plain: Page, site: Path) -> None:
    plain.goto(f"{site.as_uri()}/trends.html")
    for figure in plain.locator("figure").all():
        expect(figure.locator("svg, table").first).to_be_visible()
        expect(figure.locator("figcaption")).not_to_be_empty()
        assert figure.locator("table").count() == 1


def test_a_week_reads_without_scripts(plain: Page, site: Path) -> None:
    plain.goto(f"{site.as_uri()}/weeks/2026-W20.html")
    expect(plain.get_by_role("heading", level=1)).to_contain_text("Walking the product")
