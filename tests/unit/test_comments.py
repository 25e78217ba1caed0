"""How far a comment goes."""

import pytest

from perfmirror_ssg.markdown.comments import Extent, whole_lines


@pytest.mark.parametrize("line", ["%% a %%", "%%%%", "<!-- a -->", "  %% a %% <!-- b -->  "])
def test_a_line_of_nothing_but_comments_is_one(line: str) -> None:
    assert whole_lines([line, "text"]) == Extent(lines=1)


@pytest.mark.parametrize("line", ["text", "%% a %% text", "text %% a %%", "%% a %% %% b"])
def test_a_line_with_text_is_none(line: str) -> None:
    assert whole_lines([line, "%%"]) is None


def test_a_comment_that_begins_a_line_runs_to_the_line_that_ends_in_its_closer() -> None:
    assert whole_lines(["%% a", "b -->", "", "c %%", "d"]) == Extent(lines=4)


def test_text_after_the_closer_is_noted() -> None:
    assert whole_lines(["<!-- a", "b -->  c"]) == Extent(lines=2, after=7)


def test_a_comment_that_never_closes_takes_all() -> None:
    assert whole_lines(["%% a", "b", "c"]) == Extent(lines=3, closed=False)
