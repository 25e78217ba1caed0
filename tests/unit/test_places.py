"""Offsets in a text become places in its file."""

import pytest

from perfmirror_ssg.diagnostics import Span
from perfmirror_ssg.markdown.places import cells, in_cell, in_lines, in_span, shifted

LINES = ("- one two", "  three four", "> five  ", "| a | b\\|c `x` | dd |")


def place(span: Span) -> tuple[int, int, int]:
    return span.line, span.column, span.length


@pytest.mark.parametrize(
    ("start", "expected"),
    [(0, (1, 3, 3)), (4, (1, 7, 3)), (8, (2, 3, 3)), (14, (2, 9, 3))],
)
def test_a_text_of_several_lines_is_located_behind_marker_and_indent(start: int, expected: tuple[int, int, int]) -> None:
    assert place(in_lines("j.md", LINES, 1, "one two\nthree four")(start, 3)) == expected


def test_a_text_whose_trailing_blanks_are_gone_is_located() -> None:
    assert place(in_lines("j.md", LINES, 3, "five")(1, 3)) == (3, 4, 3)


def test_an_indent_that_the_parser_kept_is_not_counted_twice() -> None:
    assert place(in_lines("j.md", ("a", "     b"), 1, "a\n   b")(5, 1)) == (2, 6, 1)


def test_a_place_ends_with_its_line() -> None:
    assert place(in_lines("j.md", LINES, 1, "one two\nthree four")(4, 30)) == (1, 7, 3)


@pytest.mark.parametrize(("cell", "start", "column"), [(0, 0, 3), (1, 0, 7), (1, 2, 10), (2, 1, 19)])
def test_a_cell_is_located_with_its_escaped_bars(cell: int, start: int, column: int) -> None:
    assert in_cell("j.md", LINES, 4, cell)(start, 1).column == column


def test_a_row_has_as_many_cells_as_the_parser_sees() -> None:
    assert [cells(row) for row in ("| a | b |", "a | b", "| a \\| b |", "> | a | b | c")] == [2, 2, 1, 3]


def test_a_text_written_as_it_is_has_columns_and_one_written_otherwise_has_its_whole_place() -> None:
    at = Span(path="j.md", line=3, column=10, length=5)
    assert place(in_span(at, "a b c")(2, 1)) == (3, 12, 1)
    assert in_span(at, "longer than written")(2, 1) == at


def test_what_was_cut_off_in_front_is_counted() -> None:
    assert place(shifted(in_lines("j.md", LINES, 1, "one two"), 4)(0, 3)) == (1, 7, 3)
