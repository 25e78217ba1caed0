"""Anchors made anew: counted from 1 among what is shared, and named by its words."""

from perfmirror_ssg.audience.anchors import Anchor, anchors_of, reanchored
from perfmirror_ssg.model import Link, RichText
from tests.journals import link
from tests.people import aliases

HERON = aliases(Heron="Ada")


def made(*parts: str | Link) -> dict[str, Anchor]:
    return anchors_of([RichText(parts=parts, plain="")], lambda _: "another note", HERON)


def test_a_heading_has_the_slug_of_its_words_as_they_are_shown() -> None:
    found = made('<h3 id="on-plan-and-ada">On ', link("plan"), " and <em>Ada</em> &amp; co</h3>")
    assert found == {"on-plan-and-ada": Anchor(name="on-another-note-and-heron--co", heading="On another note and Heron & co")}


def test_headings_of_the_same_words_are_numbered_among_themselves() -> None:
    found = made('<h2 id="notes-3">Notes</h2><h2 id="notes-4">Notes</h2><h2 id="notes-1-1">Notes 1</h2>')
    assert [anchor.name for anchor in found.values()] == ["notes", "notes-1", "notes-1-1"]


def test_footnotes_and_their_references_are_counted_from_1() -> None:
    found = made('<sup id="fnref.3"></sup><sup id="fnref.7"></sup><li id="^fn.3"></li><li id="^fn.7"></li>')
    assert [anchor.name for anchor in found.values()] == ["fnref.1", "fnref.2", "^fn.1", "^fn.2"]


def test_a_block_does_not_say_what_its_writer_called_it() -> None:
    assert [anchor.name for anchor in made('<p id="^ask-ada">x</p><p id="^second">y</p>').values()] == ["^block.1", "^block.2"]


def test_a_heading_is_not_taken_for_a_footnote() -> None:
    assert made('<h2 id="fnref2">fnref.2</h2>') == {"fnref2": Anchor(name="fnref2", heading="fnref.2")}


def test_html_without_anchors_stays() -> None:
    html = '<p>id="x" &lt;b id="y"&gt; <a href="https://example.com/#fnref.1">x</a></p>'
    assert reanchored(html, {"x": Anchor(name="z"), "y": Anchor(name="z")}) == html


def test_a_way_back_leads_to_the_reference_as_it_is_now_or_is_left_out() -> None:
    note = '<li id="^fn.4" value="4">of <a href="#fnref.4" class="footnote-back" aria-label="back">↩</a></li>'
    there = {"^fn.4": Anchor(name="^fn.1"), "fnref.4": Anchor(name="fnref.1")}
    assert reanchored(note, there) == note.replace("4", "1")
    assert reanchored(note, {"^fn.4": Anchor(name="^fn.1")}) == '<li id="^fn.1" value="1">of</li>'
