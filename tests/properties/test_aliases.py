"""Whatever is written, no name is left in a shared text, and nothing but names is changed."""

import re
from collections.abc import Mapping
from html import escape, unescape
from unicodedata import normalize

from hypothesis import example, given
from hypothesis import strategies as st

from perfmirror_ssg.audience.name_pattern import found_in
from perfmirror_ssg.markdown.ids import id_fault
from tests.people import aliases

NAMES: Mapping[str, tuple[str, ...]] = {
    "Heron": ("Ada", "Ada L.", "Ada Lovelace"),
    "Wren": ("Linus",),
    "Alder": ("José",),
    "Teal": ("O'Brien", "Jean-Luc"),
    "Elm": ("İlker", "Strauß"),
}
ALIASES = aliases(**NAMES)
WRITTEN = [name for names in NAMES.values() for name in names]

forms = st.sampled_from(WRITTEN).flatmap(lambda name: st.sampled_from([name, name.upper(), name.lower(), name.title()]))
glue = st.sampled_from(
    ["", " ", "\u00a0", "-", "_", ".", "\n", "'s ", "/", "\u0301", "\u200b", "\u00ad", "%20", "m", "1", "和"]
)
texts = st.lists(forms | glue | st.text(max_size=4), max_size=12).map("".join)
tags = st.sampled_from(["<p>", "</p>\n", "<em>", "</em>", '<a href="https://x.example/ada">', "</a>", "<br>", "<li>", "</td>"])
htmls = st.lists(texts.map(lambda text: escape(text, quote=False)) | tags, max_size=8).map("".join)
ids = st.lists(
    st.sampled_from(["ada", "l", "ask", "linus", "jean", "luc", "x", "2026", "lovelace", "josé"]), min_size=1, max_size=6
)


def _tags(html: str) -> list[str]:
    return re.findall(r"<[^>]*>", html)


def _lines(html: str) -> list[str]:
    """Return the words between tags that end a run of text."""
    broken = re.sub(r"</?(?:p|li|td)\b[^>]*>", "\x00", html)
    return [unescape(re.sub(r"<[^>]*>", "", line)) for line in broken.split("\x00")]


@given(texts)
@example("Ada\u0301 Ada\u0327")
def test_no_name_is_left_in_a_text(text: str) -> None:
    shown = ALIASES.text(text)
    assert not list(found_in(normalize("NFC", shown), ALIASES.pattern))
    assert ALIASES.text(shown) == shown


@given(st.text())
def test_a_text_without_names_is_the_same(text: str) -> None:
    if not ALIASES.left_in(text):
        assert ALIASES.text(text) == text


@given(htmls)
@example("Ada\u0301Ada")
def test_html_keeps_its_tags_and_no_name_is_left_in_its_words(html: str) -> None:
    shown = ALIASES.html(html)
    assert _tags(shown) == _tags(html)
    assert [line for line in _lines(shown) if list(found_in(normalize("NFC", line), ALIASES.pattern))] == []
    assert ALIASES.html(shown) == shown


@given(ids)
def test_an_id_stays_an_id(words: list[str]) -> None:
    id_ = "-".join(words)
    shown = ALIASES.slug(id_)
    assert id_fault(id_) or id_fault(shown) is None
    assert ALIASES.left_in(shown) == ()
    assert ALIASES.slug(shown) == shown
