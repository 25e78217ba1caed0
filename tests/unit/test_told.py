"""Headings that nothing stands under, and all that stays where it is."""

from perfmirror_ssg.diagnostics import Span
from perfmirror_ssg.markdown.told import told, told_anchors
from perfmirror_ssg.model import Link, RichText

LINK = Link(target="2026-W20", fragment="", label="", embed=False, span=Span(path="", line=1, column=1))


def parts(*texts: tuple[str | Link, ...]) -> list[tuple[str | Link, ...]]:
    return [text.parts for text in told([RichText(parts=held, plain="") for held in texts])]


def test_a_heading_with_a_link_below_it_or_in_it_stays() -> None:
    below = ("<h2>One</h2><p>", LINK, "</p>")
    inside = ("<h2>", LINK, "</h2>")
    assert parts(below, inside) == [below, inside]


def test_of_nothing_nothing_is_left() -> None:
    assert told(()) == ()


def test_the_anchors_that_stay_are_those_of_headings_with_words() -> None:
    texts = [RichText(parts=('<h2 id="one">One</h2><h2 id="two">Two</h2><p>Said.</p>',), plain="")]
    assert told_anchors(texts) == {"two"}


def test_words_in_the_next_text_are_words_below_a_heading() -> None:
    assert parts(("<h2>One</h2>",), ("<p>Said.</p><h2>Two</h2>",)) == [("<h2>One</h2>",), ("<p>Said.</p>",)]


def test_an_image_is_said_and_a_rule_is_not() -> None:
    assert parts(('<h2>One</h2><img src="a.png" alt="">',), ("<h2>Two</h2><hr>",)) == [
        ('<h2>One</h2><img src="a.png" alt="">',),
        ("<hr>",),
    ]


def test_what_leads_to_a_heading_left_out_finds_its_place() -> None:
    assert parts(('<h2 id="one" class="x">One</h2><h2>Two</h2><p>Said.</p>',)) == [
        ('<span id="one"></span><h2>Two</h2><p>Said.</p>',)
    ]


def test_a_heading_holds_those_below_it_and_no_other() -> None:
    assert parts(("<h2>One</h2><h3>Part</h3><p>Said.</p><h2>Two</h2><h1>Three</h1><p>Said.</p>",)) == [
        ("<h2>One</h2><h3>Part</h3><p>Said.</p><h1>Three</h1><p>Said.</p>",)
    ]
