"""When a scorecard is to be rated again: once in each of its periods, after a first time."""

import pytest

from perfmirror_ssg.analysis.rhythm import next_turn, period_of
from perfmirror_ssg.config import read_config
from perfmirror_ssg.settings import Scorecard
from tests.journals import week


def every(rhythm: str) -> Scorecard:
    return read_config(f'[scorecards.growth]\nevery = "{rhythm}"\n').value.scorecards["growth"]


@pytest.mark.parametrize(
    ("rhythm", "rated", "period", "first", "last"),
    [
        ("week", "2026-W20", "2026-W20", "2026-W21", "2026-W21"),
        # The Thursday of W27 is 2 July, that of W31 30 July, that of W32 6 August.
        ("month", "2026-W26", "2026-06", "2026-W27", "2026-W31"),
        # The Thursday of W53 is 31 December 2026.
        ("quarter", "2026-W20", "2026-Q2", "2026-W27", "2026-W39"),
        ("quarter", "2026-W39", "2026-Q3", "2026-W40", "2026-W53"),
        ("half-year", "2026-W01", "2026-H1", "2026-W27", "2026-W53"),
        ("year", "2025-W30", "2025", "2026-W01", "2026-W53"),
        ("year", "2026-W53", "2026", "2027-W01", "2027-W52"),
    ],
)
def test_any_week_of_the_next_period_will_do(rhythm: str, rated: str, period: str, first: str, last: str) -> None:
    card = every(rhythm)
    turn = next_turn(card, week(rated))
    assert period_of(card, week(rated)) == period
    assert (str(turn.first), str(turn.last)) == (first, last)
