"""YAML becomes nodes with places; what cannot be read costs itself and nothing beside it."""

import pytest

from perfmirror_ssg.diagnostics import Diagnostic
from perfmirror_ssg.reading.fields_yaml import read_yaml
from perfmirror_ssg.reading.nodes import MappingNode, Node, TextNode, plain_value
from perfmirror_ssg.reading.source import decode


def read(yaml: str) -> tuple[MappingNode | None, tuple[Diagnostic, ...]]:
    source = decode("x.md", f"---\n{yaml}\n---\n".encode()).value
    assert source
    checked = read_yaml(source, 1, len(source.lines) - 1)
    return checked.value, checked.problems


def data(yaml: str) -> object:
    root, problems = read(yaml)
    assert problems == ()
    return plain_value(root) if root else None


def left(yaml: str) -> tuple[object, list[tuple[str, int]]]:
    root, problems = read(yaml)
    return plain_value(root) if root else None, [(p.code, p.span.line) for p in problems]


def text(yaml: str) -> TextNode:
    root, _ = read(yaml)
    assert root
    node: Node = root.pairs[0][1]
    assert isinstance(node, TextNode)
    return node


def test_what_looks_the_same_is_the_same_text() -> None:
    apart = text("teacher: Zoe\N{COMBINING DIAERESIS}")
    assert apart.text == "Zoë"
    assert not apart.verbatim


@pytest.mark.parametrize(
    "word", ["no", "on", "yes", "Off", "12:30", "1:1", "010", "0x1F", "1e3", "1_000", ".inf", "2026-05-14"]
)
def test_words_of_older_yaml_stay_text(word: str) -> None:
    assert data(f"a: {word}") == {"a": word}


def test_only_true_and_false_are_answers_and_plain_figures_are_numbers() -> None:
    assert data("a: [true, false, 3, -2, ~, null, 'true', '3']") == {"a": (True, False, 3, -2, None, None, "true", "3")}


def test_places_count_characters() -> None:
    node = text("'é𝒳': Ünder # tail")
    assert (node.span.line, node.span.column, node.span.length) == (2, 7, 5)
    assert node.comment
    assert (node.comment.column, node.comment.length) == (13, 6)


def test_the_text_in_quotes_begins_behind_the_quote() -> None:
    node = text('a: "Fix: login"')
    assert (node.span.column, node.span.length) == (4, 12)
    assert (node.at.column, node.at.length) == (5, 10)


@pytest.mark.parametrize("yaml", ["a: 'it''s'", 'a: "\\u00e9"', "a: one\n  two", "a: |\n  one", "a: >-\n  one\n  two"])
def test_a_text_that_stands_otherwise_in_the_file_is_placed_as_a_whole(yaml: str) -> None:
    node = text(yaml)
    assert not node.verbatim
    assert node.at == node.span


def test_a_broken_key_costs_itself() -> None:
    assert left("title: Fix: login\ninput:\n  meeting: 2") == ({"input": {"meeting": 2}}, [("E121", 2)])


def test_a_broken_line_below_a_key_costs_that_line() -> None:
    assert left("output:\n  design-doc: RFC: x\n  testing: 2\ntags: [a]") == (
        {"output": {"testing": 2}, "tags": ("a",)},
        [("E121", 3)],
    )


def test_every_broken_key_is_named_in_one_run() -> None:
    assert left("a: @b\nc: `d`\ne: 'f\ng: h")[1] == [("E122", 2), ("E122", 3), ("E123", 4)]


def test_a_line_in_no_column_is_kept_where_it_can_be_told() -> None:
    assert left("input:\n  meeting: 2\n testing: 3") == ({"input": {"meeting": 2, "testing": 3}}, [("E130", 4)])


def test_a_list_on_the_margin_belongs_to_the_key_above() -> None:
    assert left("tags:\n- a\n- b\ntitle: Fix: login") == ({"tags": ("a", "b")}, [("E121", 5)])


def test_a_bracket_over_lines_is_one_value() -> None:
    assert left("tags: [a,\n  b,\n]\ntitle: Fix: login") == ({"tags": ("a", "b")}, [("E121", 5)])


def test_of_two_equal_keys_the_first_is_kept_even_beside_a_broken_one() -> None:
    assert left("a: 1\nb: c: d\na: 2") == ({"a": 1}, [("E121", 3), ("E127", 4)])


@pytest.mark.parametrize(
    "yaml", ["a: &x b", "a: *x", "a: !x b", "<<: {a: b}", "? [a]", "{a: b}: c", "~: a", 'a: "\\0"', 'a: "C:\\new"']
)
def test_what_is_refused_is_left_out(yaml: str) -> None:
    root, problems = left(yaml)
    assert root == {}
    assert len(problems) == 1


@pytest.mark.parametrize("yaml", ['a: "\\u00e9"', 'a: "\\"b\\""', 'a: "b\\\n  c"', "a: 'C:\\new'", "a: |\n  one\n  two"])
def test_backslashes_and_lines_that_make_no_control_character_are_fine(yaml: str) -> None:
    assert data(yaml) is not None


def test_twelve_levels_are_read_and_not_thirteen() -> None:
    assert left("a: " + "[" * 11 + "]" * 11)[1] == []
    assert left("a: " + "[" * 12 + "]" * 12 + "\nb: c") == ({"b": "c"}, [("E128", 2)])


def test_sixty_kilobytes_of_brackets_are_refused_at_once() -> None:
    assert left("a: " + "[" * 60_000)[1] == [("E128", 2)]


def test_comments_alone_say_nothing() -> None:
    assert left("# nothing yet\n\n") == (None, [])
