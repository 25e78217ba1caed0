"""Calibration against figures worked out by hand."""

from fractions import Fraction

import pytest

from perfmirror_ssg.analysis.calibration import GUESSING, Calibration, calibrate, wilson
from perfmirror_ssg.analysis.forecasts import Forecast, Forecasts
from perfmirror_ssg.model import Record
from tests.journals import entry, gathered, opening, week

RECORD: Record = gathered(entry("2026-W20", opening("hypothesis", "A", "a"))).value.records["a"]


def calibration(*said: tuple[str, bool]) -> Calibration:
    made = (
        Forecast(record=RECORD, week=week("2026-W20"), confidence=Fraction(confidence), happened=happened)
        for confidence, happened in said
    )
    return calibrate(Forecasts(made=tuple(made), left_out=(), waiting=()))


def fractions(*texts: str) -> list[Fraction | int]:
    return [Fraction(text) for text in texts]


FOUR = (("0.8", True), ("0.8", False), ("0.3", False), ("0.35", False))


def test_the_brier_score_is_the_mean_squared_error() -> None:
    # 0.04 + 0.64 + 0.09 + 0.1225 = 0.8925, of four
    assert calibration(*FOUR).brier == Fraction("0.223125")


def test_always_saying_half_comes_to_a_quarter() -> None:
    assert calibration(("0.5", True), ("0.5", False), ("0.5", False)).brier == GUESSING == Fraction("0.25")


def test_the_score_is_taken_apart_exactly() -> None:
    parts = calibration(*FOUR).parts
    assert parts is not None
    # Bins of two: 0.8 of which half came true, and 0.325 of which none did; a quarter of all came true.
    assert parts.reliability == Fraction("0.0978125")  # (2 x 0.3^2 + 2 x 0.325^2) / 4
    assert parts.resolution == Fraction("0.0625")  # (2 x 0.25^2 + 2 x 0.25^2) / 4
    assert parts.uncertainty == Fraction("0.1875")  # 0.25 x 0.75
    assert parts.remainder == Fraction("0.0003125")  # 2 x 0.025^2 / 4
    assert parts.reliability - parts.resolution + parts.uncertainty + parts.remainder == Fraction("0.223125")


def test_the_remainder_is_the_variance_within_a_bin_less_twice_its_covariance_with_what_came() -> None:
    parts = calibration(("0.82", True), ("0.88", False)).parts
    assert parts is not None
    # One bin at 0.85 of which half came true: 0.03 below it and half above the share, and the other way round.
    # (0.03^2 - 2 x -0.03 x 0.5) + (0.03^2 - 2 x 0.03 x -0.5) = 0.0618, of two.
    assert parts.remainder == Fraction("0.0309")
    # 0.35^2 - 0 + 0.5^2 + 0.0309 is the mean of 0.18^2 and 0.88^2.
    assert parts.reliability - parts.resolution + parts.uncertainty + parts.remainder == Fraction("0.4034")


def test_the_squared_errors_are_added_up() -> None:
    assert (calibration(*FOUR).errors, calibration().errors) == (Fraction("0.8925"), Fraction(0))


def test_a_bin_stands_at_the_mean_of_what_was_said_in_it() -> None:
    low, high = calibration(*FOUR).bins
    assert [low.low, low.high, low.mean, low.happened, low.share] == fractions("0.3", "0.4", "0.325", "0", "0")
    assert [high.low, high.mean, high.happened, high.share] == fractions("0.8", "0.8", "1", "0.5")


def test_the_highest_bin_holds_certainty_and_the_lowest_zero() -> None:
    low, high = calibration(("0", False), ("1", True)).bins
    assert [low.low, low.high, high.low, high.high] == fractions("0", "0.1", "0.9", "1")


@pytest.mark.parametrize(
    ("happened", "of", "low", "high"),
    # From the printed formula, with 1.959964: (p + z^2/2n -+ z sqrt(p(1 - p)/n + z^2/4n^2)) / (1 + z^2/n).
    [(8, 10, "0.4902", "0.9433"), (0, 10, "0", "0.2775"), (1, 1, "0.2065", "1"), (5, 10, "0.2366", "0.7634")],
)
def test_the_interval_is_that_of_wilson(happened: int, of: int, low: str, high: str) -> None:
    found = wilson(happened, of)
    assert abs(found.low - Fraction(low)) < Fraction("0.00005")
    assert abs(found.high - Fraction(high)) < Fraction("0.00005")


def test_without_a_forecast_there_is_no_figure() -> None:
    found = calibration()
    assert (found.n, found.brier, found.mean, found.base, found.bins, found.parts) == (0, None, None, None, (), None)


def test_nothing_is_said_below_twenty_however_far_astray() -> None:
    wrong = [("0.95", False)] * 19
    few, enough = calibration(*wrong), calibration(*wrong, ("0.95", False))
    assert (few.says, few.astray) == (False, ())
    assert enough.says
    assert [held.low for held in enough.astray] == [Fraction(9, 10)]


def test_a_bin_whose_interval_holds_what_was_said_is_not_astray() -> None:
    # Fifteen of twenty at 80 %: from 53 % to 89 %.
    found = calibration(*[("0.8", True)] * 15, *[("0.8", False)] * 5)
    assert found.says
    assert found.astray == ()


def test_a_bin_says_something_from_five_forecasts_on() -> None:
    rest = [*[("0.8", True)] * 13, *[("0.8", False)] * 3]
    four, five = ([("0.95", False)] * n for n in (4, 5))
    assert calibration(*rest, *four).astray == ()
    assert [held.low for held in calibration(*rest, *five).astray] == [Fraction(9, 10)]


def test_one_surprise_is_no_pattern() -> None:
    # One of one from 21 % up, said to be 4 %: outside its interval, in a bin that is too thin to say.
    found = calibration(("0.04", True), *[("0.8", True)] * 15, *[("0.8", False)] * 5)
    assert found.bins[0].mean not in found.bins[0].interval
    assert found.astray == ()
