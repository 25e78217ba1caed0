"""Relative links between pages."""

import pytest

from perfmirror_ssg.pages.places import relative, tag_paths


@pytest.mark.parametrize(
    ("here", "path", "href"),
    [
        ("index.html", "weeks/2026-W20.html", "weeks/2026-W20.html"),
        ("weeks/2026-W20.html", "index.html", "../index.html"),
        ("weeks/2026-W20.html", "weeks/2026-W21.html#^an-id", "../weeks/2026-W21.html#%5Ean-id"),
        ("index.html", "pages/100% ready?.html", "pages/100%25%20ready%3F.html"),
        ("index.html", "pages/#1 goal.html", "pages/%231%20goal.html"),
        ("index.html", "pages/#1 goal.html#part", "pages/%231%20goal.html#part"),
        ("index.html", "pages/a.html#b.html", "pages/a.html%23b.html"),
    ],
)
def test_a_link_climbs_from_its_page_and_escapes_what_an_address_would_misread(here: str, path: str, href: str) -> None:
    assert relative(here, path) == href


def test_tags_that_differ_in_case_blanks_dashes_or_quotes_share_a_page() -> None:
    assert set(tag_paths(["On Call", "on-call", "on_call", "“on-call”"]).values()) == {"tags/on-call.html"}


def test_tags_of_other_words_have_a_page_each_whatever_their_order() -> None:
    paths = {"c": "tags/c.html", "c#": "tags/c-2.html", "C++": "tags/c-3.html"}
    assert tag_paths(["C++", "c#", "c"]) == tag_paths(["c", "C++", "c#"]) == paths


def test_a_tag_of_any_length_has_a_page_whose_name_a_disk_can_hold() -> None:
    paths = tag_paths(["é" * 300, "é" * 301])
    assert len(set(paths.values())) == 2
    assert all(len(path.encode()) < 120 for path in paths.values())


def test_a_numbered_page_never_takes_that_of_another_tag() -> None:
    assert tag_paths(["c++", "c#", "c-2"]) == {"c-2": "tags/c-2.html", "c#": "tags/c.html", "c++": "tags/c-3.html"}
