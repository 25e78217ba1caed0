"""Nobody is kept out: axe-core finds nothing to object to, in light and in dark."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Watch
from tests.browser.pages import SAMPLE

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Preloading would fetch style sheets by XMLHttpRequest, which no folder answers.
EVERYTHING = {"runOnly": STANDARDS, "preload": False, "resultTypes": ["violations"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "preload": False, "resultTypes": ["violations"]}

each_page = pytest.mark.parametrize("name", SAMPLE)


@pytest.fixture
def dark(browser: Browser, watch: Watch) -> Iterator[Page]:
    """Open a watched page on a system in the dark."""
    with browser.new_context(color_scheme="dark") as context:
        yield watch(context)


@each_page
def test_axe_finds_nothing(name: str, page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/{name}")
    found = Axe().run(page, options=EVERYTHING)
    assert not found.violations_count, found.generate_report()


@each_page
def test_axe_finds_enough_contrast_in_the_dark(name: str, dark: Page, site: Path) -> None:
    dark.goto(f"{site.as_uri()}/{name}")
    found = Axe().run(dark, options=COLOURS)
    assert not found.violations_count, found.generate_report()


def test_the_system_decides_between_light_and_dark(browser: Browser, watch: Watch, site: Path) -> None:
    papers = []
    for scheme in ("light", "dark"):
        with browser.new_context(color_scheme=scheme) as context:
            page = watch(context)
            page.goto(f"{site.as_uri()}/index.html")
            papers.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert papers[0] != papers[1]
