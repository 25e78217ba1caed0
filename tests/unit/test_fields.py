"""Front matter is found where it stands, and never taken for a body."""

import pytest

from perfmirror_ssg.diagnostics import Diagnostic
from perfmirror_ssg.reading.fields import Front, read_front
from perfmirror_ssg.reading.nodes import plain_value
from perfmirror_ssg.reading.source import decode


def read(text: str) -> tuple[Front, tuple[Diagnostic, ...]]:
    source = decode("journal/2026-W20.md", text.encode()).value
    assert source
    front = read_front(source)
    return front.value, front.problems


def fine(text: str) -> Front:
    front, problems = read(text)
    assert problems == ()
    return front


def test_front_matter_and_body_are_told_apart() -> None:
    front = fine("---\ntitle: Walking\n---\n\nA week.\n")
    assert front.root
    assert plain_value(front.root) == {"title": "Walking"}
    assert (front.body, front.body_line) == ("\nA week.\n", 4)


def test_without_a_fence_all_is_body() -> None:
    assert fine("# A week\n---\n") == Front(root=None, body="# A week\n---\n", body_line=1)


def test_blanks_behind_a_fence_do_no_harm() -> None:
    assert fine("---  \ntitle: Walking\n---\t\ntext").body == "text"


def test_empty_front_matter_says_nothing() -> None:
    assert fine("---\n---\ntext") == Front(root=None, body="text", body_line=3)


def test_a_key_that_python_frontmatter_stumbles_over_is_a_key() -> None:
    front = fine("---\ncontent: 1\nhandler: 2\n3: 4\n---\n")
    assert front.root
    assert plain_value(front.root) == {"content": 1, "handler": 2, "3": 4}


def test_a_body_keeps_its_blank_lines_and_its_fences() -> None:
    assert fine("---\na: b\n---\n\n\n---\n\n").body == "\n\n---\n\n"


def test_what_looks_like_front_matter_and_is_none_is_no_body() -> None:
    for text in ("---\ntitle: Walking\n", "---\ntitle: Walking\n...\ntext", "+++\ntitle = 1\n+++\n", "----\na: b\n----\n"):
        front, problems = read(text)
        assert (front.root, front.body) == (None, "")
        assert len(problems) == 1


def test_front_matter_below_a_blank_line_is_read_all_the_same() -> None:
    front, problems = read("\n---\ntitle: Walking\n---\ntext")
    assert front.root
    assert plain_value(front.root) == {"title": "Walking"}
    assert (front.body, front.body_line) == ("text", 5)
    assert [p.code for p in problems] == ["E110"]


@pytest.mark.parametrize("dashes", ["\u2014--", "\u2013-", "\u2014", "\u2212\u2212\u2212", "--", "----"])
def test_dashes_of_another_length_neither_open_nor_close(dashes: str) -> None:
    for text, code in ((f"{dashes}\ntitle: Walking\n---\n", "E110"), (f"---\ntitle: Walking\n{dashes}\ntext\n", "E112")):
        front, problems = read(text)
        assert (front.root, front.body) == (None, "")
        assert [p.code for p in problems] == [code]


def test_front_matter_that_nothing_opens_is_read_all_the_same() -> None:
    source = decode("x.md", b"\ntags:\n- on-call\ntitle: Walking\n---\ntext").value
    assert source
    front = read_front(source, ("title",))
    assert front.value.root
    assert plain_value(front.value.root) == {"tags": ("on-call",), "title": "Walking"}
    assert (front.value.body, front.value.body_line) == ("text", 6)
    assert [(p.code, p.span.line) for p in front.problems] == [("E110", 2)]


@pytest.mark.parametrize("text", ["note: a heading\n---\n", "title: Walking\nto and fro\n---\n", "title: Walking\n", "\n\n"])
def test_text_that_only_begins_like_front_matter_is_text(text: str) -> None:
    source = decode("x.md", text.encode()).value
    assert source
    assert read_front(source, ("title",)).value.body == text
