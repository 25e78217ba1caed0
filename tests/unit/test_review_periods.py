"""The periods of reviews: their names, their weeks, and what is said of a name that is none."""

import pytest

from perfmirror_ssg.review_periods import Period, Span, cycles_in, period_at, period_named, periods_between, read_period
from perfmirror_ssg.settings import ReviewCycle
from perfmirror_ssg.weeks import Mistake, Week

HALVES = ReviewCycle(start=Week(2026, 6), weeks=26)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        # The Thursdays of May 2026 are the 7th to the 28th.
        ("2026-05", "2026-W19", "2026-W22"),
        # 1 January 2026 is a Thursday, and 31 December too.
        ("2026-01", "2026-W01", "2026-W05"),
        ("2026-12", "2026-W49", "2026-W53"),
        ("2026-Q4", "2026-W40", "2026-W53"),
        ("2026-H1", "2026-W01", "2026-W26"),
        ("2026", "2026-W01", "2026-W53"),
        # 1 January 2027 is a Friday: its week belongs to 2026.
        ("2027-01", "2027-W01", "2027-W04"),
        ("2026-C1", "2026-W06", "2026-W31"),
        # A cycle ends in the next year and belongs to the one it begins in.
        ("2026-C2", "2026-W32", "2027-W04"),
        ("2025-C1", "2025-W06", "2025-W31"),
    ],
)
def test_a_period_is_made_of_the_weeks_of_its_thursdays(name: str, first: str, last: str) -> None:
    period = period_named(name, HALVES)
    assert period
    assert (str(period.first), str(period.last)) == (first, last)


@pytest.mark.parametrize("name", ["2026-13", "2026-Q5", "2026-H3", "2026-C3", "2026-C0", "26-Q1", "2026-q1", "notes", "3026"])
def test_other_names_are_no_periods(name: str) -> None:
    assert period_named(name, HALVES) is None


def test_without_a_cycle_in_config_there_is_none() -> None:
    assert period_named("2026-C1", None) is None
    assert period_at(Week(2026, 20), Span.CYCLE, None) is None


def test_cycles_run_on_before_and_after_the_one_config_names() -> None:
    found = periods_between(Week(2025, 40), Week(2027, 10), Span.CYCLE, HALVES)
    assert [period.name for period in found] == ["2025-C2", "2026-C1", "2026-C2", "2027-C1"]


def test_a_year_of_short_cycles_counts_beyond_nine() -> None:
    monthly = ReviewCycle(start=Week(2026, 1), weeks=4)
    # 53 weeks begin with cycles in W01, W05 … W53.
    assert cycles_in(2026, monthly) == 14
    assert period_named("2026-C14", monthly) == Period(
        name="2026-C14", span=Span.CYCLE, first=Week(2026, 53), last=Week(2027, 3)
    )


def test_a_cycle_longer_than_a_year_leaves_years_without_one() -> None:
    long = ReviewCycle(start=Week(2026, 6), weeks=104)
    assert [cycles_in(year, long) for year in (2026, 2027)] == [1, 0]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("2026-q2", "write 2026-Q2"),
        ("2026-13", "months run from 01 to 12"),
        ("Q2", "write it as 2026-05, 2026-Q2, 2026-H1, 2026 or 2026-C1"),
        ("2026-C3", "write 2026-C1 to 2026-C2"),
    ],
)
def test_a_mistake_says_what_to_type(typed: str, hint: str) -> None:
    found = read_period(typed, HALVES)
    assert isinstance(found, Mistake)
    assert hint in found.hint


def test_a_cycle_that_config_does_not_state_asks_for_it() -> None:
    found = read_period("2026-C1", None)
    assert isinstance(found, Mistake)
    assert "[review] in config.toml" in found.hint
    year_without = read_period("2027-C1", ReviewCycle(start=Week(2026, 6), weeks=104))
    assert year_without == Mistake(message="there is no 2027-C1: no cycles begin in 2027", hint="name a year with one")
