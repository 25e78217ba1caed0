"""Problems as people, editors and CI see them. `E212` stands for any error, `W501` for any advice."""

import json

from perfmirror_ssg.codes import CODES, Severity
from perfmirror_ssg.diagnostics import Diagnostic, Span, as_github, as_json, as_text, in_order, printable

ERROR = next(code for code in CODES if code.startswith("E"))
ADVICE = next(code for code in CODES if code.startswith("W"))
LINES = ("---", "input:", "\tmentroing: 2")


def problem(line: int = 3, column: int = 2, length: int = 9, code: str = ERROR, message: str = "unknown") -> Diagnostic:
    """Return a problem in journal/a.md."""
    span = Span(path="journal/a.md", line=line, column=column, length=length)
    return Diagnostic(code=code, span=span, message=message, hint="write mentoring")


def test_the_family_of_a_code_says_how_much_it_weighs() -> None:
    assert problem(code=ERROR).severity is Severity.ERROR
    assert problem(code=ADVICE).severity is Severity.WARNING


def test_text_has_place_line_caret_and_hint() -> None:
    assert as_text(problem(), lambda _: LINES) == (
        f"journal/a.md:3:2: error[{ERROR}]: unknown\n   3 | \tmentroing: 2\n     | \t^^^^^^^^^ write mentoring"
    )


def test_a_caret_does_not_run_past_its_line() -> None:
    assert as_text(problem(length=400), lambda _: LINES).endswith("\t^^^^^^^^^^^^ write mentoring")


def test_a_place_outside_the_text_shows_the_hint_alone() -> None:
    assert as_text(problem(line=9), lambda _: LINES).splitlines()[1:] == ["     | write mentoring"]


def test_other_places_are_named() -> None:
    first = problem()
    second = Diagnostic(code=ERROR, span=first.span, message="again", related=(Span(path="b.md", line=4, column=1),))
    assert as_text(second, lambda _: LINES).endswith("     = see b.md:4:1")


def test_a_control_character_does_not_reach_the_terminal() -> None:
    assert "\x1b" not in as_text(problem(message="a\x1b[2Jb"), lambda _: ("x\x1b[2J",) * 3)


def test_nothing_that_was_written_can_move_the_cursor_or_turn_words_about() -> None:
    assert printable("a\x1b[2Jb\nc\x07\x9b\u2028") == "a\ufffd[2Jb\nc\ufffd\ufffd\ufffd"
    turning = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    assert printable(f"a{turning}b") == f"a{len(turning) * chr(0xFFFD)}b"


def test_what_words_and_emoji_are_made_with_stays() -> None:
    words = "naïve שלום \u200f👩\u200d💻 \u0645\u06cc\u200c\xa0\xad"
    assert printable(words) == words


def test_json_is_a_list_of_plain_objects() -> None:
    assert json.loads(as_json([problem()])) == [
        {
            "path": "journal/a.md",
            "line": 3,
            "column": 2,
            "code": ERROR,
            "severity": "error",
            "message": "unknown",
            "hint": "write mentoring",
        }
    ]


def test_github_gets_a_workflow_command_that_text_cannot_break() -> None:
    assert as_github(problem(message="50%\n::stop")) == (
        f"::error file=journal/a.md,line=3,col=2,title={ERROR}::50%25%0A::stop; write mentoring"
    )


def test_problems_are_sorted_by_place_and_said_once() -> None:
    late, early = problem(line=3), problem(line=1)
    assert in_order([late, early, late]) == (early, late)
