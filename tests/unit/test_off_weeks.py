"""Weeks off, put at the end of a configuration."""

import tomllib

import pytest

from perfmirror_ssg.settings import OffRange
from perfmirror_ssg.weeks import Mistake, Week
from perfmirror_ssg.writing.off_weeks import not_yet_off, off_range, with_off_weeks

SUMMER = OffRange(first=Week(2026, 32), last=Week(2026, 34), reason="holiday")


def test_a_range_has_two_ends_and_a_reason() -> None:
    assert off_range("2026-W32..2026-W34", " holiday ") == SUMMER


def test_one_week_is_a_range_of_its_own() -> None:
    assert off_range("2026-W32", "ill") == OffRange(first=Week(2026, 32), last=Week(2026, 32), reason="ill")


@pytest.mark.parametrize(
    ("weeks", "reason", "message"),
    [
        ("2026-W34..2026-W32", "x", "2026-W32 comes before 2026-W34"),
        ("2025-W53", "x", "2025 has no week 53"),
        ("2026-W01..", "x", '"" is not a week'),
        ("2026-W01-2026-W02", "x", '"2026-W01-2026-W02" is not a week'),
        ("2026-W01", "  ", "the reason is empty"),
    ],
)
def test_anything_else_is_a_mistake(weeks: str, reason: str, message: str) -> None:
    found = off_range(weeks, reason)
    assert isinstance(found, Mistake)
    assert found.message == message


@pytest.mark.parametrize(
    ("weeks", "hint"),
    [
        ("2026-W40-2026-W42", "did you mean 2026-W40..2026-W42?"),
        ("2026-W40..W42", "did you mean 2026-W40..2026-W42?"),
        ("2026-W52 – 2027-W1", "did you mean 2026-W52..2027-W01?"),
        ("2026-w9..11", "did you mean 2026-W09..2026-W11?"),
    ],
)
def test_a_range_without_its_two_dots_is_guessed(weeks: str, hint: str) -> None:
    found = off_range(weeks, "x")
    assert isinstance(found, Mistake)
    assert found.hint == hint


@pytest.mark.parametrize(
    ("first", "last", "rest"),
    [
        ((2026, 30), (2026, 31), ["2026-W30..2026-W31"]),
        ((2026, 31), (2026, 32), ["2026-W31..2026-W31"]),
        ((2026, 34), (2026, 36), ["2026-W35..2026-W36"]),
        ((2026, 31), (2026, 35), ["2026-W31..2026-W31", "2026-W35..2026-W35"]),
        ((2026, 33), (2026, 34), []),
    ],
)
def test_what_is_not_off_yet_is_the_rest(first: tuple[int, int], last: tuple[int, int], rest: list[str]) -> None:
    wanted = OffRange(first=Week(*first), last=Week(*last), reason="x")
    assert [f"{one.first}..{one.last}" for one in not_yet_off(wanted, [SUMMER])] == rest


def test_the_table_stands_at_the_end_after_an_empty_line() -> None:
    added = with_off_weeks("schema = 1 # mine\n", SUMMER)
    assert added.text == 'schema = 1 # mine\n\n[[off]]\nfrom = "2026-W32"\nto = "2026-W34"\nreason = "holiday"\n'
    assert added.line == 3


def test_a_last_line_without_an_end_gets_one() -> None:
    added = with_off_weeks("schema = 1", SUMMER)
    assert added.text.startswith("schema = 1\n\n[[off]]")
    assert added.line == 3


def test_an_empty_file_begins_with_the_table() -> None:
    assert with_off_weeks("", SUMMER).text.startswith("[[off]]")


def test_line_ends_are_those_of_the_file() -> None:
    text = with_off_weeks("schema = 1\r\n", SUMMER).text
    assert text.count("\n") == text.count("\r\n")


@pytest.mark.parametrize("reason", ['"quoted"', "back\\slash", "Größe", "delete\x7f", "bell\x07", "'''"])
def test_any_reason_is_read_back_as_it_was_given(reason: str) -> None:
    off = OffRange(first=Week(2026, 1), last=Week(2026, 1), reason=reason)
    assert tomllib.loads(with_off_weeks("", off).text)["off"][0]["reason"] == reason
