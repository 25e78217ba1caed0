"""Footnotes and definitions."""

from perfmirror_ssg.model import Prose
from tests.bodies import body, events, html, page, read


def test_a_footnote_is_written_at_the_end_and_leads_back() -> None:
    assert page("One[^a], again[^a], two[^b].\n\n[^b]: Second.\n[^a]: First.\n\n    More.") == (
        '<p>One<sup class="footnote-ref" id="fnref.1">{#^fn.1|1}</sup>, again<sup class="footnote-ref">{#^fn.1|1}</sup>, '
        'two<sup class="footnote-ref" id="fnref.2">{#^fn.2|2}</sup>.</p>'
        '<section class="footnotes"><ol>\n'
        '<li id="^fn.1" value="1"><p>First.</p>\n<p>More. '
        '<a href="#fnref.1" class="footnote-back" aria-label="back to the text">↩</a></p>\n</li>\n'
        '<li id="^fn.2" value="2"><p>Second. '
        '<a href="#fnref.2" class="footnote-back" aria-label="back to the text">↩</a></p>\n</li>\n</ol></section>'
    )


def test_a_footnote_of_a_record_is_a_link_to_the_week_and_leads_nowhere_back() -> None:
    text = "## Wins\n- The runner is quiet[^1]\n\n[^1]: Since Tuesday."
    assert html(events(text)[0].title) == 'The runner is quiet<sup class="footnote-ref">{#^fn.1|1}</sup>'
    assert body(text).anchors == ("fn.1",)
    assert "fnref" not in page(text)


def test_the_footnotes_of_a_shared_passage_are_shared_with_it() -> None:
    blocks = body("Mine[^1].\n\n[^1]: One.\n\n::: share\nOurs[^2].\n\n[^2]: Two.\n:::").blocks
    assert [(block.share, block.text.plain) for block in blocks if isinstance(block, Prose)] == [
        ("me", "Mine."), ("coach", "Ours."), ("me", "One."), ("coach", "Two."),
    ]  # fmt: skip


def test_an_id_in_double_brackets_is_a_link_where_a_footnote_has_its_name() -> None:
    assert "{^a#|}" in page("See [[^a]] and one[^a].\n\n[^a]: Note.")


def test_a_definition_counts_only_at_the_margin() -> None:
    assert page("a\n\n  [todo]: call") == "<p>a</p>\n<p>[todo]: call</p>"
    assert [html(event.title) for event in events("## Commitments\n- [todo]: call Ada")] == ["[todo]: call Ada"]


def test_the_first_of_two_definitions_counts() -> None:
    checked = read("[plan]\n\n[plan]: https://a.example\n[plan]: https://b.example")
    assert html(checked.value.blocks[0].text) == '<p><a href="https://a.example">plan</a></p>'  # type: ignore[union-attr]


def test_a_reference_to_no_footnote_is_text() -> None:
    assert page("One[^none].") == "<p>One[^none].</p>"
