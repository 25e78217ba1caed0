"""Plots before they are drawn."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from perfmirror_ssg.charts.plot import Plot, Series, nice_ceiling, runs
from perfmirror_ssg.weeks import Week, week_range


def plot(*columns: tuple[int | None, ...], stacked: bool = False) -> Plot:
    """Return a plot of bars from whole numbers."""
    series = tuple(
        Series(name=f"s{n}", tone="ink", shape="bars", values=tuple(None if v is None else Fraction(v) for v in values))
        for n, values in enumerate(columns)
    )
    weeks = tuple(week_range(Week(2026, 1), Week(2026, len(columns[0]))))
    return Plot(id="p", title="P", unit="", weeks=weeks, series=series, stacked=stacked)


def test_gaps_cut_a_line_into_runs() -> None:
    assert list(runs((None, 1.0, 2.0, None, 3.0))) == [(1, (1.0, 2.0)), (4, (3.0,))]


def test_stacked_values_reach_as_high_as_their_sum_and_as_low_as_what_is_lost() -> None:
    assert plot((1, 2), (3, -4), stacked=True).extent == (-4, 4)
    assert plot((1, 2), (3, -4)).extent == (-4, 3)


def test_a_plot_without_values_lies_at_nothing() -> None:
    assert plot((None, None)).extent == (0, 0)


@given(st.fractions(Fraction(1, 1000), 10**6))
def test_the_top_of_an_axis_holds_the_value_and_is_not_far_above_it(value: Fraction) -> None:
    assert value <= nice_ceiling(value) < value * 2


def test_a_zero_is_drawn_where_it_lies_and_a_gap_nowhere() -> None:
    values = (Fraction(0), None, Fraction(7, 2))
    series = Series(name="s", tone="ink", shape="line", values=values, shift=Fraction(1, 10))
    assert series.heights == (0.1, None, 3.6)
    assert series.figures == ("0", "", "3.5")
