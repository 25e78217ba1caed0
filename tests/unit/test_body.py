"""Bodies: prose and records in their order, headings, anchors, shared passages."""

import pytest

from perfmirror_ssg.model import Body, Prose, Slot
from perfmirror_ssg.reading.logs import read_body
from perfmirror_ssg.reading.source import SourceFile
from tests.bodies import body, events, html, page, read


def outline(text: str) -> list[str]:
    blocks = body(text).blocks
    return [f"slot {block.event}" if isinstance(block, Slot) else f"{block.share}: {block.text.plain}" for block in blocks]


def test_prose_and_records_stand_in_their_order() -> None:
    assert outline("""
        A week.

        ## Decisions
        Before.
        - One
        - Two

        After.
        ## Notes
        - no record
        """) == ["me: A week.\nDecisions\nBefore.", "slot 0", "slot 1", "me: After.\nNotes\nno record"]


@pytest.mark.parametrize(
    "heading", ["## Decisions", "# DECISIONS:", "Decisions\n---", "#### *Decision* log %% c %%", "## Decisions ##"]
)
def test_a_heading_that_is_a_kinds_opens_a_log_section(heading: str) -> None:
    assert [event.kind for event in events(f"{heading}\n- Keep one")] == ["decision"]


@pytest.mark.parametrize("heading", ["## Decisions I avoided", "## Revisions", "## 1/1", "## Changes", "## Earnings"])
def test_a_heading_of_other_words_is_prose(heading: str) -> None:
    assert events(f"{heading}\n- Keep one") == ()


@pytest.mark.parametrize(
    ("heading", "right"),
    [
        ("## Decisions (2)", "## Decisions"),
        ("### ✅ Decisions", "### Decisions"),
        ("## Decision", "## Decisions"),
        ("## Decisons", "## Decisions"),
        ("Hypothesis\n---", "## Hypotheses"),
        ("## 1:1", "## 1:1s"),
        ("## One on ones", "## One-on-ones"),
        ("**Open questions:**\n", "## Open questions"),
        ("Wins:", "## Wins"),
    ],
)
def test_a_heading_that_is_nearly_a_kinds_is_prose_and_the_hint_is_the_right_one(heading: str, right: str) -> None:
    checked = read(f"{heading}\n- Keep one")
    assert checked.value.events == ()
    assert [(problem.code, problem.hint) for problem in checked.problems] == [("W537", f"write {right}")]


def test_brackets_in_brackets_without_end_are_words() -> None:
    text = f"{'[ ' * 40}deep{' ]' * 40}"
    assert page(text) == f"<p>{text}</p>"


def test_a_section_ends_at_a_heading_of_its_level_and_the_innermost_kind_wins() -> None:
    assert [(event.kind, event.subheading and event.subheading.plain) for event in events("""
        ## 1:1s
        ### Ada
        - one
        #### Wins
        - two
        ### Linus
        - three
        ## Other
        - four
        """)] == [("one-on-one", "Ada"), ("win", None), ("one-on-one", "Linus")]  # fmt: skip


def test_headings_have_githubs_anchors_each_its_own() -> None:
    headings = body("# A & B!\n## Notes\n### Notes\n## Notes 1\n## ✨\n> ## In a quote").headings
    assert [(h.level, h.text, h.anchor) for h in headings] == [
        (1, "A & B!", "a--b"), (2, "Notes", "notes"), (3, "Notes", "notes-1"), (2, "Notes 1", "notes-1-1"),
        (2, "✨", "section"), (2, "In a quote", "in-a-quote"),
    ]  # fmt: skip
    assert [(h.span.line, h.span.column) for h in headings][-1] == (6, 6)


def test_an_id_at_the_end_of_a_block_of_prose_is_a_place_to_link_to() -> None:
    read_body = body("A reason. ^reason\n\n- one ^first\n- two\n\n  more ^second\n\n> quoted ^third")
    assert read_body.anchors == ("reason", "first", "second", "third")
    text = "".join(html(block.text) for block in read_body.blocks if isinstance(block, Prose))
    assert '<p id="^reason">A reason. </p>' in text
    assert '<p id="^second">more </p>' in text


def test_callouts_have_a_type_and_a_title() -> None:
    assert page("> [!Warning]- Mind *this*\n> and that\n\n> [!tip]\n> one") == (
        '<aside class="callout" role="note" data-callout="warning"><p class="callout-title">Mind <em>this</em></p>\n'
        "<p>and that</p>\n</aside>\n"
        '<aside class="callout" role="note" data-callout="tip"><p class="callout-title">Tip</p>\n<p>one</p>\n</aside>'
    )


def test_tasks_have_boxes_that_say_what_they_are() -> None:
    assert page("- [x]\tdone\n- [ ] open\n- [-] neither") == (
        '<ul><li><input type="checkbox" disabled checked aria-label="done"> done</li>\n'
        '<li><input type="checkbox" disabled aria-label="to do"> open</li>\n<li>[-] neither</li>\n</ul>'
    )


def test_a_table_can_scroll_and_keeps_its_alignment() -> None:
    assert page("| a | b |\n|---|--:|\n| [[x\\|y]] | **1** |") == (
        '<div class="table" tabindex="0"><table><thead><tr><th>a</th>\n<th style="text-align:right">b</th>\n</tr>\n</thead>\n'
        '<tbody><tr><td>{x#|y}</td>\n<td style="text-align:right"><strong>1</strong></td>\n</tr>\n</tbody>\n</table></div>'
    )


def test_raw_html_is_text() -> None:
    assert page("<script>x</script>\n\n<div>\n\na <b onclick=x>b</b>") == (
        "<p>&lt;script&gt;x&lt;/script&gt;</p>\n<p>&lt;div&gt;</p>\n<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>"
    )


def test_comments_reach_no_page_and_code_has_none() -> None:
    code = '<div class="highlight"><pre tabindex="0"><code>%% h %%\n</code></pre></div>\n<p><code>%% i %%</code> %% j</p>'
    assert page("a %% b %% c <!-- d -->\n%% e %%\n\n<!-- f\ng -->\n\n```\n%% h %%\n```\n\n`%% i %%` \\%% j") == (
        f"<p>a c</p>\n{code}"
    )


def test_plain_text_separates_blocks_and_cells() -> None:
    (block,) = body("# A\n\n- b\n- [[c|d]]\n\n| e | f |\n|---|---|\n| g | h |\n\n```\ni\n```").blocks
    assert isinstance(block, Prose)
    assert block.text.plain == "A\nb\nd\ne f\ng h\ni"


def test_what_stands_between_sharing_marks_is_shared() -> None:
    assert outline("""
        Mine.
        ::: share
        For the coach, a [link].

        [link]: https://example.com

        ## Notes
        :::
        Mine.

        ::: share public
        For all.
        :::
        """) == ["me: Mine.", "coach: For the coach, a link.\nNotes", "me: Mine.", "public: For all."]


def test_a_sharing_mark_in_code_is_code() -> None:
    assert outline("```\n::: share\n:::\n```") == ["me: ::: share\n:::"]


@pytest.mark.parametrize(
    "text", ["::: share\nsecret", "::: Share\nsecret\n:::", " ::: share\nsecret\n\n :::", "> ::: share\n> secret\n> :::"]
)
def test_what_does_not_pair_is_not_shared(text: str) -> None:
    checked = read(text)
    assert checked.problems
    assert {block.share for block in checked.value.blocks if isinstance(block, Prose)} == {"me"}


def test_documents_have_no_log_sections() -> None:
    text = "## Decisions\n- Keep one"
    source = SourceFile(path="journal/pages/a.md", text=text, lines=tuple(text.split("\n")))
    assert read_body(source, text, 1, {}).value.events == ()


def test_a_body_of_blanks_is_empty() -> None:
    assert body(" \n\n") == Body()


def test_a_body_below_front_matter_has_the_lines_of_its_file() -> None:
    text = "---\nsummary: x\n---\n\n## Decisions\n- > x"
    source = SourceFile(path="j.md", text=text, lines=tuple(text.split("\n")))
    checked = read_body(source, "\n## Decisions\n- > x", 4, {"decisions": "decision"})
    assert [(problem.span.line, problem.span.column) for problem in checked.problems] == [(6, 1)]
    assert [heading.span.line for heading in checked.value.headings] == [5]


@pytest.mark.parametrize("text", ["%% half a comment\nand more\n100%% sure", "- a\n\n%% half a comment\n100%% sure"])
def test_text_after_a_long_comment_is_told_with_the_line_that_begins_it(text: str) -> None:
    (problem,) = read(text).problems
    begun = text.split("\n").index("%% half a comment") + 1
    assert (problem.code, [span.line for span in problem.related]) == ("E251", [begun])
    assert f"begins on line {begun}" in problem.hint
