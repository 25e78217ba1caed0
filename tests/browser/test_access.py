"""Nobody is kept out: axe-core finds nothing to object to, in light and in dark."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Watch
from tests.browser.pages import SAMPLE

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


@pytest.fixture(params=["light", "dark"])
def coloured(request: pytest.FixtureRequest, browser: Browser, watch: Watch) -> Iterator[Page]:
    """Open a watched page in the colours the system asks for."""
    scheme: Literal["light", "dark"] = request.param
    with browser.new_context(color_scheme=scheme, reduced_motion="reduce") as context:
        yield watch(context)


@pytest.mark.parametrize("name", SAMPLE)
def test_axe_finds_nothing(name: str, coloured: Page, site: Path) -> None:
    coloured.goto(f"{site.as_uri()}/{name}")
    found = Axe().run(coloured, options=RULES)
    assert not found.violations_count, found.generate_report()


def test_the_system_decides_between_light_and_dark(browser: Browser, watch: Watch, site: Path) -> None:
    papers = []
    for scheme in ("light", "dark"):
        with browser.new_context(color_scheme=scheme) as context:
            page = watch(context)
            page.goto(f"{site.as_uri()}/index.html")
            papers.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert papers[0] != papers[1]
