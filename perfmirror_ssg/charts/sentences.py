"""What a chart says, in one sentence: figures, never a verdict on thin data.

In: a `Plot`. Out: a sentence for the eye, and for those who do not see the chart.
"""

from fractions import Fraction

from perfmirror_ssg.charts.plot import Plot, Series
from perfmirror_ssg.figures import rounded, total

_COMPARED = 12
"""Weeks on each side of a comparison."""
_ENOUGH = 6
"""Weeks a side needs, for a median to mean something."""


def tell_level(plot: Plot) -> str:
    """Say the last value of a single series, and the median of the last weeks beside that of the weeks before."""
    series = plot.series[0]
    place, last = _last(series)
    unit = f" {plot.unit}" if plot.unit else ""
    begun = f"{rounded(last)}{unit} in {plot.weeks[place]}, the last of {_count(len(series.known), 'week')} with a figure"
    recent, before = series.known[-_COMPARED:], series.known[-2 * _COMPARED : -_COMPARED]
    if min(len(recent), len(before)) < _ENOUGH:
        return f"{begun}."
    medians = f"{rounded(_median(recent))}, of the {len(before)} before them {rounded(_median(before))}"
    return f"{begun}; the median of the last {len(recent)} is {medians}."


def tell_parts(plot: Plot) -> str:
    """Say what each series adds up to over the weeks shown, the largest first."""
    sums = [(total(series.known), series.name) for series in plot.series]
    told = ", ".join(f"{name} {rounded(points)}" for points, name in sorted(sums, key=lambda pair: -pair[0]))
    return f"{plot.unit.capitalize()} of {_count(_weeks(plot), 'counted week')}, weighted: {told}."


def tell_counts(plot: Plot) -> str:
    """Say how many pieces of a category there were over the last weeks, beside how many were expected."""
    series = plot.series[0]
    recent = series.known[-_COMPARED:]
    told = f"{rounded(total(recent))} in the last {_count(len(recent), 'counted week')}"
    if len(plot.series) == 1:
        return f"{told}."
    wanted = total(plot.series[1].known[-_COMPARED:])
    return f"{told}, {rounded(wanted)} expected."


def tell_ratings(plot: Plot) -> str:
    """Say the last rating of each criterion, and when."""
    told = []
    for series in plot.series:
        place, last = _last(series)
        told.append(f"{series.name} {rounded(last)} in {plot.weeks[place]}")
    return f"Last: {', '.join(told)}."


def _last(series: Series) -> tuple[int, Fraction]:
    return next((n, v) for n, v in reversed([*enumerate(series.values)]) if v is not None)


def _weeks(plot: Plot) -> int:
    return sum(any(value is not None for value in column) for column in zip(*(s.values for s in plot.series), strict=True))


def _median(values: tuple[Fraction, ...]) -> Fraction:
    ordered, middle = sorted(values), len(values) // 2
    return (ordered[middle] + ordered[~middle]) / 2


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
