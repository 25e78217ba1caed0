"""Every page opens wherever the site stands, fits a small screen, and links to what exists."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Watch
from tests.browser.pages import SAMPLE

each_page = pytest.mark.parametrize("name", SAMPLE)


class _Anchors(HTMLParser):
    """Collect what a page points to, and what it can be pointed to."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read one tag."""
        values = {name: value or "" for name, value in attrs}
        self.ids |= {values["id"]} if "id" in values else set()
        if tag != "base":
            self.links += [values[key] for key in ("href", "src") if key in values]


def _read(path: Path) -> _Anchors:
    anchors = _Anchors()
    anchors.feed(path.read_text(encoding="utf-8"))
    return anchors


@each_page
def test_a_page_opens_wherever_the_site_stands(base: str, name: str, page: Page) -> None:
    page.goto(base + name)
    assert page.title()
    assert page.locator("h1").count() == 1


def test_the_folder_has_a_page_for_every_week_and_kind(site: Path) -> None:
    assert [name for name in SAMPLE if not (site / name).is_file()] == []


def test_links_between_pages_resolve(site: Path) -> None:
    # 404.html is served for any address, so its one link leads to the base of the site.
    pages = {path.as_uri(): _read(path) for path in site.rglob("*.html") if path.name != "404.html"}
    lost = []
    for address, anchors in pages.items():
        for link in anchors.links:
            target, fragment = urldefrag(urljoin(address, link))
            if urlsplit(target).scheme != "file":
                continue
            path = Path(unquote(urlsplit(target).path))
            found = path.is_file() and (not fragment or unquote(fragment) in pages[target].ids)
            lost += [] if found else [f"{address.removeprefix(site.as_uri())}: {link}"]
    assert lost == []


def test_no_page_refers_to_the_outside_but_by_links_to_click(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert 'src="http' not in text, path.name
        assert '<link rel="stylesheet" href="http' not in text, path.name


def test_every_page_begins_with_its_content_security_policy(site: Path) -> None:
    for path in site.rglob("*.html"):
        head = path.read_text(encoding="utf-8").partition("<head>")[2].lstrip()
        assert head.startswith(("<meta http-equiv", '<meta charset="utf-8">\n<meta http-equiv')), path.name
        assert "default-src 'none'" in head[:400], path.name


@pytest.fixture
def phone(browser: Browser, watch: Watch) -> Iterator[Page]:
    """Open a watched page on the narrowest screen we promise."""
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        yield watch(context)


@each_page
def test_a_page_of_320_pixels_scrolls_in_one_direction_only(name: str, phone: Page, site: Path) -> None:
    phone.goto(f"{site.as_uri()}/{name}")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_bar_of_a_phone_lies_under_its_category_and_the_columns_stay(phone: Page, site: Path) -> None:
    phone.goto((site / "categories.html").as_uri())
    assert phone.locator(".actual .bar div").first.bounding_box()["width"] > 250  # type: ignore[index]
    ends = "rows => new Set(rows.map(row => Math.round(row.lastElementChild.getBoundingClientRect().right))).size"
    assert phone.locator(".actual tr").evaluate_all(ends) == 1


def test_what_changed_stands_under_its_heading(phone: Page, site: Path) -> None:
    phone.goto((site / "profile.html").as_uri())
    phone.locator(".changes").first.evaluate("details => details.open = true")
    aligned = "cells => [...new Set(cells.map(cell => getComputedStyle(cell).textAlign))]"
    assert phone.locator(".changes th, .changes td").evaluate_all(aligned) == ["left"]
