"""The zones of gaps: every dot can be reached by keyboard, says what it is, and leads to its gap; without any script."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch


@pytest.fixture
def plain(browser: Browser, watch: Watch) -> Iterator[Page]:
    """Open a watched page on a small screen that runs no script."""
    with browser.new_context(viewport={"width": 320, "height": 700}, java_script_enabled=False) as context:
        yield watch(context)


def test_a_dot_is_tabbed_to_shows_its_words_and_leads_to_its_gap(plain: Page, site: Path) -> None:
    plain.goto(f"{site.as_uri()}/clocks.html")
    dots = plain.locator("#chart-zones a.spot")
    first, second = dots.nth(0), dots.nth(1)
    tip = plain.locator("#zones-2")
    expect(tip).to_be_hidden()
    first.focus()
    plain.keyboard.press("Tab")
    expect(second).to_be_focused()
    expect(tip).to_be_visible()
    expect(second).to_have_accessible_name(re.compile(r": noticed after \d+ days?, (open|resolved|accepted)"))
    title = tip.inner_text().partition(": noticed")[0]
    plain.keyboard.press("Enter")
    expect(plain.get_by_role("heading", level=1)).to_have_text(title)


def test_no_dot_and_no_word_runs_out_of_a_small_screen(plain: Page, site: Path) -> None:
    plain.goto(f"{site.as_uri()}/clocks.html")
    for dot in plain.locator("#chart-zones a.spot").all():
        dot.focus()
        box = dot.locator("xpath=../span[@class='tip']").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320


def test_the_table_holds_every_gap(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/clocks.html")
    page.locator("#chart-zones summary").click()
    rows = page.locator("#chart-zones tbody tr")
    expect(rows).to_have_count(page.locator("ul.rows .dates").count())
    rows.first.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/records/[^/]+\.html$"))
