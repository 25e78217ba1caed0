"""When a scorecard is to be rated again: once in each of its periods, after a first time."""

import pytest

from perfmirror_ssg.analysis.rhythm import Turn, next_turn, period_of, resting
from perfmirror_ssg.config import read_config
from perfmirror_ssg.settings import OffRange, Scorecard
from tests.journals import config, entry, gathered, item, week


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
    turn = next_turn(card, week(rated), week(rated), lambda _: False)
    assert period_of(card, week(rated)) == period
    assert (str(turn.first), str(turn.last)) == (first, last)


def turn(rhythm: str, rated: str, current: str, *off: str) -> tuple[str, str, str, bool]:
    found: Turn = next_turn(every(rhythm), week(rated), week(current), lambda one: str(one) in off)
    return str(found.begins), str(found.first), str(found.last), found.missed


def test_a_period_that_went_by_is_not_made_up_for_the_current_one_asks_for_itself() -> None:
    assert turn("week", "2026-W20", "2026-W21") == ("2026-W21", "2026-W21", "2026-W21", False)
    assert turn("week", "2026-W20", "2026-W46") == ("2026-W46", "2026-W46", "2026-W46", True)
    assert turn("quarter", "2026-W20", "2026-W46") == ("2026-W40", "2026-W40", "2026-W53", True)


def test_a_week_off_asks_for_nothing_and_a_period_wholly_off_is_none_that_was_missed() -> None:
    leave = ("2026-W48", "2026-W49", "2026-W50")
    assert turn("week", "2026-W47", "2026-W50", *leave) == ("2026-W51", "2026-W51", "2026-W51", False)
    assert turn("week", "2026-W46", "2026-W50", *leave) == ("2026-W51", "2026-W51", "2026-W51", True)
    # Of the fourth quarter, W40 to W53, the first week and the last are off, or this one.
    assert turn("quarter", "2026-W20", "2026-W42", "2026-W40", "2026-W53") == ("2026-W40", "2026-W41", "2026-W52", True)
    assert turn("quarter", "2026-W39", "2026-W42", "2026-W42") == ("2026-W40", "2026-W43", "2026-W53", False)


def test_a_rest_that_does_not_end_gives_a_turn_far_ahead() -> None:
    found = next_turn(every("month"), week("2026-W20"), week("2026-W30"), lambda _: True)
    assert week("2026-W30").until(found.first) > 52
    assert found.first <= found.last


def test_a_week_is_off_by_its_file_or_by_config_also_one_to_come() -> None:
    settings = config(off=(OffRange(first=week("2026-W50"), last=week("2026-W51"), reason="leave"),))
    journal = gathered(entry("2026-W20", off="ill"), entry("2026-W21", item("one-on-one")), settings=settings).value
    rests = resting(journal, settings)
    assert [str(one) for one in (week(f"2026-W{number}") for number in (20, 21, 49, 50, 51, 52)) if rests(one)] == [
        "2026-W20",
        "2026-W50",
        "2026-W51",
    ]
