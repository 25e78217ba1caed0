"""What charts say is true of their figures, and says nothing of thin data."""

from fractions import Fraction

from perfmirror_ssg.charts.plot import Plot, Series
from perfmirror_ssg.charts.sentences import tell_counts, tell_level, tell_parts, tell_ratings
from perfmirror_ssg.weeks import Week, week_range


def plot(unit: str = "", **series: list[int | None]) -> Plot:
    """Return a plot with a line for each argument."""
    lines = tuple(
        Series(name=name, tone="ink", shape="line", values=tuple(None if v is None else Fraction(v) for v in values))
        for name, values in series.items()
    )
    weeks = tuple(week_range(Week(2026, 1), Week(2026, len(lines[0].values))))
    return Plot(id="p", title="P", unit=unit, weeks=weeks, series=lines)


def test_a_few_weeks_are_told_without_comparison() -> None:
    assert tell_level(plot("points", score=[10, None, 20, None])) == "20 points in 2026-W03, the last of 2 weeks with a figure."


def test_enough_weeks_are_compared_by_their_medians() -> None:
    told = tell_level(plot(score=[*range(6), None, *range(10, 22)]))
    assert told.endswith("the median of the last 12 is 15.5, of the 6 before them 2.5.")


def test_parts_are_told_from_the_largest() -> None:
    assert tell_parts(plot("points", input=[1, None, 2], output=[3, None, 4])) == (
        "Points of 2 counted weeks, weighted: output 7, input 3."
    )


def test_counts_stand_beside_what_was_expected() -> None:
    assert tell_counts(plot(review=[2, None, 3], expected=[4, None, 4])) == "5 in the last 2 counted weeks, 8 expected."
    assert tell_counts(plot(review=[2])) == "2 in the last 1 counted week."


def test_each_criterion_is_told_with_its_last_rating() -> None:
    assert tell_ratings(plot(energy=[4, None], load=[None, 2])) == "Last: energy 4 in 2026-W01, load 2 in 2026-W02."
