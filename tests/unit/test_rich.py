"""Rich text narrowed: links judged, names under aliases, and nothing left in it that no reader would see."""

from html import escape

import pytest

from perfmirror_ssg.audience.anchors import Anchor
from perfmirror_ssg.audience.rich import narrowed_text, plain_rich
from perfmirror_ssg.model import Link, RichText
from tests.journals import link
from tests.people import aliases

HERON = aliases(Heron=("Ada", "Ada Lovelace"))


def narrowed(*parts: str | Link, anchors: dict[str, Anchor] | None = None) -> RichText:
    """Narrow a text whose links are to be words, but for those to `ours`."""
    judge = lambda found: found if found.target == "ours" else "so <it> is"  # noqa: E731
    return narrowed_text(RichText(parts=parts, plain="what it said before"), judge, HERON, anchors or {})


def test_what_a_text_says_is_made_anew() -> None:
    assert narrowed("<p>One <b>two</b></p>\n<p>three</p>").plain == "One two\nthree"


def test_a_link_that_is_not_shared_becomes_words() -> None:
    text = narrowed("<p>See ", link("mine"), ".</p>")
    assert text.parts == (f"<p>See {escape('so <it> is')}.</p>",)
    assert text.plain == "See so <it> is."


def test_a_link_that_is_shared_stays_a_link() -> None:
    ours = link("ours")
    assert narrowed("<p>See ", ours, ".</p>").parts == ("<p>See ", ours, ".</p>")


def test_a_name_is_found_where_a_link_that_is_gone_ends_in_it() -> None:
    judged = narrowed_text(RichText(parts=("<p>With ", link("mine"), " Lovelace</p>"), plain=""), lambda _: "Ada", HERON)
    assert judged.plain == "With Heron"


@pytest.mark.parametrize("name", ["title", "alt"])
def test_a_name_in_what_is_read_out_is_an_alias(name: str) -> None:
    assert narrowed(f'<span {name}="With Ada">x</span>').parts == (f'<span {name}="With Heron">x</span>',)


def test_the_title_of_a_link_is_among_its_words() -> None:
    assert narrowed('<p><a href="https://example.com" title="of &quot;note&quot;">It</a></p>').plain == 'of "note" It'


def test_the_words_behind_a_fence_do_not_pass() -> None:
    shown = narrowed('<pre><code data-lang="python" data-info="for &gt; Ada">x</code></pre>')
    assert shown.parts == ("<pre><code>x</code></pre>",)


def test_anchors_are_as_they_are_called_now() -> None:
    anchors = {"mine-2": Anchor(name="ours", heading="Ours"), "^fn.4": Anchor(name="^fn.1"), "fnref.4": Anchor(name="fnref.1")}
    note = '<li id="^fn.4" value="4">x <a href="#fnref.4" class="footnote-back" aria-label="back">↩</a></li>'
    text = narrowed(f'<h3 id="mine-2">Ours</h3>{note}', anchors=anchors)
    assert text.parts == (f'<h3 id="ours">Ours</h3>{note.replace("4", "1")}',)
    assert text.plain == "Ours\nx"


def test_words_become_rich_text_without_markup() -> None:
    assert plain_rich("a <b>") == RichText(parts=("a &lt;b&gt;",), plain="a <b>")
    assert plain_rich("").parts == ()
