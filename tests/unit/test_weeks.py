"""Weeks are ISO 8601 weeks, and belong where their Thursday does."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmirror_ssg.weeks import Mistake, Week, read_date, read_week, read_when, week_of, week_range, weeks_in

DAYS = st.dates(dt.date(1970, 1, 1), dt.date(2200, 1, 1))


def test_a_week_is_printed_as_its_id() -> None:
    assert str(Week(2026, 5)) == "2026-W05"
    assert read_week("2026-W05") == Week(2026, 5)


@pytest.mark.parametrize(
    ("day", "week"),
    [("2026-01-01", "2026-W01"), ("2025-12-29", "2026-W01"), ("2027-01-03", "2026-W53"), ("2024-12-30", "2025-W01")],
)
def test_new_year_belongs_to_the_week_and_not_the_week_to_the_calendar(day: str, week: str) -> None:
    assert str(Week.of(dt.date.fromisoformat(day))) == week


@pytest.mark.parametrize(
    ("week", "month", "quarter", "half"),
    [
        (Week(2026, 1), "2026-01", "2026-Q1", "2026-H1"),
        (Week(2026, 14), "2026-04", "2026-Q2", "2026-H1"),
        (Week(2026, 27), "2026-07", "2026-Q3", "2026-H2"),
        (Week(2026, 53), "2026-12", "2026-Q4", "2026-H2"),
    ],
)
def test_month_quarter_and_half_are_those_of_the_thursday(week: Week, month: str, quarter: str, half: str) -> None:
    assert (week.month, week.quarter, week.half) == (month, quarter, half)


def test_2026_has_53_weeks_and_2025_has_52() -> None:
    assert (weeks_in(2025), weeks_in(2026)) == (52, 53)
    assert str(Week(2026, 53).shift(1)) == "2027-W01"


@given(DAYS, st.integers(-600, 600))
def test_shifting_and_counting_undo_each_other(day: dt.date, weeks: int) -> None:
    week = Week.of(day)
    assert week.until(week.shift(weeks)) == weeks
    assert week.shift(weeks).shift(-weeks) == week
    assert week.monday <= day <= week.sunday


@given(DAYS)
def test_every_week_is_read_back_from_its_id(day: dt.date) -> None:
    assert read_week(str(Week.of(day))) == Week.of(day)


@pytest.mark.parametrize("text", ["0000-W01", "0001-W01", "1969-W52", "3000-W01", "9999-W52"])
def test_a_week_outside_the_years_of_a_journal_is_a_mistake(text: str) -> None:
    assert read_week(text) == Mistake(message=f"{text} is too far away", hint="years run from 1970 to 2999")


@pytest.mark.parametrize("day", ["0001-01-01", "1969-12-28", "2999-12-31", "9999-12-31"])
def test_a_day_whose_week_lies_outside_them_is_one_too(day: str) -> None:
    assert read_date(day) == Mistake(message=f"{day} is too far away", hint="years run from 1970 to 2999")


@given(st.text(max_size=12))
def test_any_text_is_a_week_or_a_mistake(text: str) -> None:
    week = read_week(text)
    assert isinstance(week, Mistake) or str(week) == text


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("2025-W53", "2025 has no week 53", "weeks of 2025 run from 2025-W01 to 2025-W52"),
        ("2026-W00", "2026 has no week 00", "weeks of 2026 run from 2026-W01 to 2026-W53"),
        ("2026-W5", '"2026-W5" is not written as a week id', "write 2026-W05"),
        ("2026W20", '"2026W20" is not written as a week id', "write 2026-W20"),
        ("2026-w20", '"2026-w20" is not written as a week id', "write 2026-W20"),
        ("soon", '"soon" is not a week', "write it as 2026-W20: year, W, two digits"),
    ],
)
def test_a_mistake_says_what_to_type(text: str, message: str, hint: str) -> None:
    assert read_week(text) == Mistake(message=message, hint=hint)


def test_a_date_is_read_exactly() -> None:
    assert read_date("2026-05-14") == dt.date(2026, 5, 14)
    assert read_date("2026-02-30") == Mistake(message="there is no day 2026-02-30", hint="check the month and the day")
    assert isinstance(read_date("14.5.2026"), Mistake)


def test_a_time_is_a_date_or_a_week() -> None:
    assert read_when("2026-W20") == Week(2026, 20)
    assert read_when("2026-05-14") == dt.date(2026, 5, 14)
    assert read_when("May") == Mistake(message='"May" is neither a date nor a week', hint="write 2026-05-14 or 2026-W20")
    assert week_of(dt.date(2026, 5, 14)) == week_of(Week(2026, 20)) == Week(2026, 20)


def test_a_range_holds_both_ends_and_crosses_the_year() -> None:
    weeks = [str(week) for week in week_range(Week(2025, 51), Week(2026, 2))]
    assert weeks == ["2025-W51", "2025-W52", "2026-W01", "2026-W02"]
    assert list(week_range(Week(2026, 2), Week(2026, 1))) == []


@pytest.mark.parametrize(
    "text",
    [
        *("13.11.2026", "13/11/2026", "11/13/2026", "13-11-2026", "2026/11/13", "2026.11.13", "20261113", "2026-11-13T10:00"),
        *("Nov 13 2026", "Nov. 13, 2026", "November 13th, 2026", "13 Nov 2026", "13. November 2026", "13-Nov-2026"),
    ],
)
def test_a_date_of_another_country_is_shown_as_it_is_written_here(text: str) -> None:
    day, when = read_date(text), read_when(text)
    assert isinstance(day, Mistake)
    assert isinstance(when, Mistake)
    assert day.hint == when.hint == "write 2026-11-13"


@pytest.mark.parametrize(
    "text", ["3/11/2026", "3-4-2026", "31.02.2026", "Now 13 2026", "13 Nov 13 2026", "Nov 2026", "13.11.26"]
)
def test_a_date_that_may_mean_two_days_or_none_is_not_guessed(text: str) -> None:
    day = read_date(text)
    assert isinstance(day, Mistake)
    assert day.hint == "write it as 2026-05-14: year, month, day"


def test_one_digit_is_one_digit_too_few() -> None:
    day = read_date("2026-11-3")
    assert isinstance(day, Mistake)
    assert day.hint == "write 2026-11-03"


@pytest.mark.parametrize("text", ["2026 W46", "2026_w46", "2026-46", "2026 week 46", "2026-wk46"])
def test_a_week_of_another_hand_is_shown_as_it_is_written_here(text: str) -> None:
    week = read_week(text)
    assert isinstance(week, Mistake)
    assert week.hint == "write 2026-W46"


@pytest.mark.parametrize("text", ["2026-05", "2025-W 53", "0000 W20", "46"])
def test_a_week_that_may_be_a_month_or_is_none_is_not_guessed(text: str) -> None:
    week = read_week(text)
    assert isinstance(week, Mistake)
    assert week.hint == "write it as 2026-W20: year, W, two digits"
