"""Whatever was forecast: the score is a mean of squares, its parts add up exactly, and no order matters."""

import random
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from perfmirror_ssg.analysis.calibration import Calibration, calibrate, wilson
from perfmirror_ssg.analysis.forecasts import Forecast, Forecasts
from perfmirror_ssg.model import Record
from tests.journals import entry, gathered, opening, week

RECORD: Record = gathered(entry("2026-W20", opening("hypothesis", "A", "a"))).value.records["a"]

Said = tuple[Fraction, bool]
confidences = st.integers(min_value=0, max_value=1000).map(lambda thousandths: Fraction(thousandths, 1000))
said = st.lists(st.tuples(confidences, st.booleans()), max_size=60)


def calibration(said: list[Said]) -> Calibration:
    made = tuple(
        Forecast(record=RECORD, week=week("2026-W20"), confidence=confidence, happened=happened)
        for confidence, happened in said
    )
    return calibrate(Forecasts(made=made, left_out=(), waiting=()))


@given(said)
def test_the_parts_of_the_score_add_up_to_it_exactly(forecasts: list[Said]) -> None:
    found = calibration(forecasts)
    if found.parts is None:
        assert found.brier is None
    else:
        parts = found.parts
        assert found.brier == parts.reliability - parts.resolution + parts.uncertainty + parts.remainder
        assert min(parts.reliability, parts.resolution, parts.uncertainty) >= 0


@given(said.filter(bool))
def test_the_score_lies_between_always_right_and_always_wrong(forecasts: list[Said]) -> None:
    brier = calibration(forecasts).brier
    assert brier is not None
    assert 0 <= brier <= 1


@given(said, st.randoms(use_true_random=False))
def test_no_figure_depends_on_the_order(forecasts: list[Said], order: random.Random) -> None:
    shuffled = [*forecasts]
    order.shuffle(shuffled)
    one, other = calibration(forecasts), calibration(shuffled)
    assert (one.brier, one.mean, one.base, one.parts) == (other.brier, other.mean, other.base, other.parts)
    assert [(b.low, b.mean, b.happened, b.interval) for b in one.bins] == [
        (b.low, b.mean, b.happened, b.interval) for b in other.bins
    ]


@given(said)
def test_every_forecast_stands_in_one_bin_that_holds_it(forecasts: list[Said]) -> None:
    found = calibration(forecasts)
    assert sum(len(held.forecasts) for held in found.bins) == len(forecasts)
    for held in found.bins:
        assert all(held.low <= one.confidence <= held.high for one in held.forecasts)


@given(st.integers(min_value=1, max_value=300).flatmap(lambda n: st.tuples(st.integers(min_value=0, max_value=n), st.just(n))))
def test_an_interval_holds_the_share_it_is_of_and_mirrors_that_of_the_rest(counts: tuple[int, int]) -> None:
    happened, of = counts
    found, rest = wilson(happened, of), wilson(of - happened, of)
    assert 0 <= found.low <= Fraction(happened, of) <= found.high <= 1
    assert (found.low, found.high) == (1 - rest.high, 1 - rest.low)
