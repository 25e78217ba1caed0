"""Weeks in a row that were written: what counts, what pauses, what breaks."""

import datetime as dt

import pytest

from perfmirror_ssg.analysis.streak import Streak, streak, tally
from perfmirror_ssg.model import Entry, State
from tests.journals import entry, gathered, item

TODAY = dt.date(2026, 7, 15)
"""Wednesday of 2026-W29."""


def in_a_row(*entries: Entry) -> tuple[int, int] | None:
    found = streak(gathered(*entries, today=TODAY).value.weeks)
    return (found.length, found.late) if found else None


def written(*weeks: int, off: str | None = None, written: dt.date | None = None) -> list[Entry]:
    return [entry(f"2026-W{week:02}", item("one-on-one"), off=off, written=written) for week in weeks]


def test_nothing_is_said_of_no_weeks() -> None:
    assert in_a_row() is None
    assert in_a_row(*written(20, 21)) is None


def test_the_current_week_counts_once_it_is_written_and_never_breaks() -> None:
    assert in_a_row(*written(26, 27, 28)) == (3, 0)
    assert in_a_row(*written(26, 27, 28, 29)) == (4, 0)
    assert in_a_row(*written(26, 27, 28), entry("2026-W29")) == (3, 0)


def test_a_week_to_come_neither_counts_nor_breaks() -> None:
    assert in_a_row(*written(28, 30)) == (1, 0)


@pytest.mark.parametrize("between", [[], [entry("2026-W27")]])
def test_a_week_without_a_file_or_with_nothing_in_it_ends_the_count(between: list[Entry]) -> None:
    assert in_a_row(*written(24, 25, 26), *between, *written(28)) == (1, 0)


def test_weeks_off_pause_the_count_whatever_stands_in_them() -> None:
    away = [entry("2026-W26", off="holiday"), *written(27, off="holiday")]
    assert in_a_row(*written(24, 25), *away, *written(28)) == (3, 0)


def test_a_week_is_late_more_than_seven_days_after_its_sunday_and_counts() -> None:
    # 2026-W26 ends on 28 June.
    in_time, late = dt.date(2026, 7, 5), dt.date(2026, 7, 6)
    assert in_a_row(*written(25), *written(26, written=in_time), *written(27, 28)) == (4, 0)
    assert in_a_row(*written(25), *written(26, written=late), *written(27, 28)) == (4, 1)


def test_a_streak_is_a_plain_value() -> None:
    assert streak(gathered(*written(28), today=TODAY).value.weeks) == Streak(length=1, late=0)


def test_the_tally_counts_the_current_week_once_it_is_written_and_none_to_come() -> None:
    def counted(*entries: Entry) -> dict[State, int]:
        return dict(tally(gathered(*entries, today=TODAY).value.weeks))

    before = (*written(26, 28), *written(27, off="ill"))
    assert counted(*before) == {State.WRITTEN: 2, State.OFF: 1}
    assert counted(*before, entry("2026-W29")) == {State.WRITTEN: 2, State.OFF: 1}
    assert counted(*before, *written(29, 30)) == {State.WRITTEN: 3, State.OFF: 1}
