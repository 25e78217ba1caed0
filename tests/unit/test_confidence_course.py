"""The steps of a confidence over time."""

from fractions import Fraction

from perfmirror_ssg.analysis.forecasts import Given
from perfmirror_ssg.charts.confidence import step_line
from tests.journals import week


def given(name: str, confidence: str) -> Given:
    return Given(week=week(name), confidence=Fraction(confidence))


def test_a_confidence_holds_until_the_next_is_given() -> None:
    # Ten weeks wide: 60 % for four of them, 80 % to the end; the height is counted from the top.
    line = step_line((given("2026-W20", "0.6"), given("2026-W24", "0.8")), week("2026-W30"))
    assert line == "0,40 40,40 40,20 100,20"


def test_two_in_one_week_are_a_step_at_its_beginning() -> None:
    line = step_line((given("2026-W20", "0.6"), given("2026-W20", "0.8")), week("2026-W20"))
    assert line == "0,40 0,40 0,20 100,20"


def test_one_confidence_is_no_course() -> None:
    assert step_line((given("2026-W20", "0.6"),), week("2026-W30")) == ""
