"""For each usual slip there is the line to write instead."""

import pytest

from perfmirror_ssg.reading.causes import Failure, as_value, cause, quoted
from perfmirror_ssg.reading.fields_yaml import read_yaml
from perfmirror_ssg.reading.source import decode


def hint(yaml: str) -> str:
    source = decode("x.md", f"---\n{yaml}\n---\n".encode()).value
    assert source
    (problem,) = read_yaml(source, 1, len(source.lines) - 1).problems
    return problem.hint


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("title: Fix: login", 'write title: "Fix: login"'),
        ('title: The "new: one', "write title: 'The \"new: one'"),
        ("a:\n  - note: One: two", 'write - note: "One: two"'),
        ("title: *now*", 'write title: "*now*"'),
        ("title: @ada", 'write title: "@ada"'),
        ("title: [WIP] probes", 'write title: "[WIP] probes"'),
        ("title: 'it's done'", 'write title: "it\'s done"'),
        ('title: "Walking', 'write title: "Walking"'),
        ('title: "C:\\dir"', "write title: 'C:\\dir'"),
        ("title:Walking", "write title: Walking"),
        ("title:@ada", 'write title: "@ada"'),
        ("tags:[a, b]", "write tags: [a, b]"),
        ("tags: [a, b", "write ] where it ends"),
        ("levers: {teacher: Grace, peer: [Linus, student: Ada}", "write ] where it ends"),
        ("levers: {teacher: Grace,\n  peer: [Linus, student: Ada}", "write ] where it ends"),
        ("levers: {teacher: {one: Grace, peer: [Linus]", "write } where it ends"),
        ("tags: [a}, b]", "in there, a text that holds : , [ ] { } or # needs quotes"),
        ("hire:\n  - Anna\n   - Bob", 'let it stand 2 in; if it is text, put all of it in quotes: "Anna - Bob"'),
        ("meeting:\n  Anna\n  - Bob", 'if it is text, put all of it in quotes: "Anna - Bob"'),
        (" meeting: 6\n  study: {count: 8}", 'move it to the left; if it belongs to the text of "meeting", quote that text'),
        ("tags: [#a, b]", "# begins a comment: put what begins with it in quotes"),
        ("meeting: -", "write 0 for none, or nothing at all"),
    ],
)
def test_the_hint_is_the_line_to_write(wrong: str, right: str) -> None:
    assert hint(wrong) == right


def test_what_was_left_open_far_above_is_the_cause() -> None:
    problem = cause("x.md", ("tags: [a,", "  b", "  c"), 1, Failure(line=3, column=0))
    assert (problem.code, problem.span.line, problem.span.column) == ("E132", 2, 7)


def test_without_a_usual_slip_the_place_of_failure_is_named() -> None:
    problem = cause("x.md", ("a: b", "- c"), 1, Failure(line=1, column=0))
    assert (problem.code, problem.span.line, problem.span.column) == ("E139", 3, 1)


def test_no_lines_are_no_reason_to_fail() -> None:
    assert cause("x.md", ("",), 4, Failure(line=9, column=9)).span.line == 5


@pytest.mark.parametrize(("text", "right"), [("a", '"a"'), ('a "b"', "'a \"b\"'"), ("it's \\", "'it''s \\'")])
def test_quotes_are_chosen_so_that_the_text_stays(text: str, right: str) -> None:
    assert quoted(text) == right


@pytest.mark.parametrize("text", ["a", "it's", "8", "5 of 6", "https://example.com/7", "a-b", "50%", "C#"])
def test_a_text_that_yaml_reads_as_it_is_needs_no_quotes(text: str) -> None:
    assert as_value(text) == text


@pytest.mark.parametrize("text", ["- a", "a: b", "a #1", "a, b", "[a]", "x]", "?", "", "~", "null", "true", "@a", "a:", "'a"])
def test_a_text_that_yaml_reads_as_something_else_gets_quotes(text: str) -> None:
    assert as_value(text) == quoted(text)
