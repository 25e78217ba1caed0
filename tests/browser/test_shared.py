"""The sample journal as a coach sees it: shared pages in the same browser, under the same watch."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import ROOT, SSG, Watch
from tests.browser.test_access import EVERYTHING

SHARED = (
    "index.html",
    "weeks/2026-W46.html",
    "weeks/2026-W30.html",
    "trends.html",
    "clocks.html",
    "records/late-risk-calls.html",
    "tags.html",
    "scoring.html",
    "search.html",
)
each_page = pytest.mark.parametrize("name", SHARED)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sample journal for a coach with the installed command; return the folder of pages."""
    home = tmp_path_factory.mktemp("coach")
    for name in ("config.toml", "people.toml"):
        shutil.copy(ROOT / name, home)
    shutil.copytree(ROOT / "journal", home / "journal")
    subprocess.run([SSG, "--today=2026-11-20", "build", "--audience=coach", "--output=_coach"], cwd=home, check=True)
    return home / "_coach"


@pytest.fixture
def phone(browser: Browser, watch: Watch) -> Iterator[Page]:
    """Open a watched page on a narrow screen in the dark."""
    with browser.new_context(viewport={"width": 320, "height": 640}, color_scheme="dark") as context:
        yield watch(context)


@each_page
def test_axe_finds_nothing_on_shared_pages(name: str, page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/{name}")
    found = Axe().run(page, options=EVERYTHING)
    assert not found.violations_count, found.generate_report()


@each_page
def test_a_shared_page_fits_a_phone_in_the_dark(name: str, phone: Page, site: Path) -> None:
    phone.goto(f"{site.as_uri()}/{name}")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    found = Axe().run(phone, options=EVERYTHING)
    assert not found.violations_count, found.generate_report()


def test_a_coach_finds_the_way_from_the_front_page_to_a_week_and_back(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    assert page.get_by_role("complementary", name="Who this is for").inner_text() == (
        "Shared with a coach: only what its writer chose."
    )
    page.get_by_role("link", name="W30").click()
    assert page.get_by_role("heading", level=1).inner_text() == "How long I know before I say so"
    page.get_by_role("link", name="2026-W30").click()
    assert page.url == (site / "index.html").as_uri()


def test_search_finds_only_what_is_shared(page: Page, site: Path) -> None:
    page.goto((site / "search.html").as_uri())
    page.fill("#search", "sabbatical")
    assert page.locator("#results li").count() == 0
    page.fill("#search", "risk")
    page.locator("#results li").first.wait_for()
