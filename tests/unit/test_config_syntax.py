"""The words for text that is no TOML: the usual causes are recognised and shown with what to type."""

import pytest

from perfmirror_ssg.config import read_config


def said(text: str) -> tuple[int, int, str, str]:
    """Return place, message and hint of the one problem of a text."""
    (problem,) = read_config(text).problems
    return problem.span.line, problem.span.column, problem.message, problem.hint


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title = Mirror", (1, 9, '"Mirror" is not in quotes', 'write title = "Mirror"')),
        ("title: Mirror", (1, 6, "a key and its value are joined by =, not by :", 'write title = "Mirror"')),
        ("points: 3", (1, 7, "a key and its value are joined by =, not by :", "write points = 3")),
        ('title "x"', (1, 7, "between title and its value stands no =", "write title = …")),
        ("points = 0,5", (1, 10, "0,5 is written with a comma", "write 0.5")),
        ("points = .5", (1, 10, ".5 begins with a point", "write a digit before the point, as in 0.5")),
        ("points = 5.", (1, 10, "5. ends with a point", "write a digit after the point, as in 2.0")),
        ("points = 05", (1, 10, "05 begins with a zero", "leave the zero out")),
        ("start = 2026-W09 # then", (1, 9, "the week 2026-W09 is not in quotes", 'write "2026-W09"')),
        ("today = 2026-02-30", (1, 9, "there is no day 2026-02-30", "check the month and the day")),
        ("enabled = no", (1, 11, "no is not a word of TOML", "write false")),
        ("enabled = Yes", (1, 11, "Yes is not a word of TOML", "write true")),
        ("about = 12:30", (1, 9, '"12:30" is not in quotes', 'if it is a text, write about = "12:30"')),
        ("my title = 1", (1, 1, "a key is one word", "join its words with -, or see the list of keys")),
        ("title =", (1, 7, "title has no value", "give it a value, or remove the line")),
        ("a = [1 2]", (1, 8, "2 cannot stand here", "a list ends with ]; between its elements stand commas")),
        ("a = [1,\n2\n\nb = 3", (1, 5, "this [ is not closed", "a list ends with ]; between its elements stand commas")),
        ('a = """x\ny', (1, 5, 'this " is not closed', 'end the text with """')),
        ("a = 1 # \x00", (1, 9, "the character U+0000 cannot stand in this file", "remove it")),
        ("\r", (1, 1, "the character U+000D cannot stand in this file", "remove it")),
        ("a = 1\n[b]\na = 2\na = 3", (4, 1, "a stands twice", "the first is on line 3; keep one of them")),
    ],
)
def test_a_usual_cause_is_named_with_what_to_type(text: str, expected: tuple[int, int, str, str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", ["= 1", "just words", '{"title": "x"}', "[a.]", "[a]]", 'a = "\\ud800"'])
def test_what_is_not_recognised_is_still_shown_at_its_place(text: str) -> None:
    line, column, message, hint = said(text)
    assert (line, 1 <= column <= len(text)) == (1, True)
    assert message.endswith("cannot stand here")
    assert hint


def test_a_line_below_an_open_bracket_is_not_blamed() -> None:
    assert said('[scoring]\ndimensions = [\n  "input"\ntitle = Mirror\n')[:2] == (2, 14)
