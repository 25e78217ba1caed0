"""Where a bare URL ends, and what a link may lead to."""

import pytest

from perfmirror_ssg.markdown.urls import Address, address, first_url, inside


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("see https://example.com/a.", "https://example.com/a"),
        ("(https://example.com/a)", "https://example.com/a"),
        ("https://example.com/a_(b)", "https://example.com/a_(b)"),
        ("(see https://example.com/a_(b)).", "https://example.com/a_(b)"),
        ("RFC: https://example.com/rfc/12, then", "https://example.com/rfc/12"),
        ("**https://example.com**", "https://example.com"),
        ("<https://example.com/a>", "https://example.com/a"),
        ("HTTPS://example.com", "HTTPS://example.com"),
        ("first http://a.example then http://b.example", "http://a.example"),
        ("https://... https://example.com", "https://example.com"),
        ("ftp://example.com", None),
        ("no address", None),
    ],
)
def test_the_first_url_of_a_text_has_no_punctuation_of_the_sentence(text: str, url: str | None) -> None:
    assert first_url(text) == url


@pytest.mark.parametrize("href", ["https://a.example", "HTTP://a.example", "mailto:ada@example.com"])
def test_the_web_and_mailboxes_are_outside(href: str) -> None:
    assert address(href) is Address.OUTSIDE


@pytest.mark.parametrize("href", ["2026-W19.md", "../pages/values.md#one", "#notes", "a b.png", "img/a.png"])
def test_paths_and_places_are_inside(href: str) -> None:
    assert address(href) is Address.INSIDE


@pytest.mark.parametrize(
    "href",
    [
        "//a.example",
        "\\\\a.example",
        "/\\a.example",
        "javascript:alert(1)",
        "java\nscript:x",
        " \tdata:text/html,x",
        "ftp://a",
        "obsidian://x",
    ],
)
def test_everything_else_is_refused(href: str) -> None:
    assert address(href) is Address.REFUSED


def test_a_path_is_read_as_one_would_type_it() -> None:
    assert inside("my%20notes.md#What%20I%20saw") == ("my notes.md", "What I saw")
