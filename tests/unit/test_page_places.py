"""Relative links between pages."""

import pytest

from perfmirror_ssg.pages.places import relative, tag_path


@pytest.mark.parametrize(
    ("here", "path", "href"),
    [
        ("index.html", "weeks/2026-W20.html", "weeks/2026-W20.html"),
        ("weeks/2026-W20.html", "index.html", "../index.html"),
        ("weeks/2026-W20.html", "weeks/2026-W21.html#^an-id", "../weeks/2026-W21.html#%5Ean-id"),
        ("index.html", "pages/100% ready?.html", "pages/100%25%20ready%3F.html"),
    ],
)
def test_a_link_climbs_from_its_page_and_escapes_what_an_address_would_misread(here: str, path: str, href: str) -> None:
    assert relative(here, path) == href


def test_tags_that_differ_in_case_share_a_page() -> None:
    assert tag_path("Probes") == tag_path("probes") == "tags/probes.html"
