"""What a chart shows, before anything is drawn: series over weeks, bands behind them, events across them.

In: exact figures. Out: a `Plot`, from which specification, picture and table are made alike.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from itertools import groupby
from typing import Literal

from msgspec import Struct

from perfmirror_ssg.charts.axis import Axis, axis_of
from perfmirror_ssg.figures import rounded
from perfmirror_ssg.weeks import Week

Shape = Literal["line", "bars", "steps", "dots"]
"""`dots` are joined across weeks without a value: what is noted once a quarter has no gaps between quarters."""

_HEADROOM = Fraction(21, 20)
_LEAST_GAP = Fraction(9, 100)
"""Share of the height below which two names at the edge would touch."""
_ROWS = 3
_WIDTH = Fraction(7, 5)
"""Percent of the width that a letter of an event's name takes on a small screen."""
_STEPS = 5
"""Steps of a scale there is room for."""
_FLIP = 70
"""Percent of the width beyond which the name of an event stands before its line."""


class Series(Struct, frozen=True, kw_only=True, dict=True):
    """One value per week of the plot; None is a gap, and stays one."""

    name: str
    tone: str
    """Name of a colour of the theme: `ink`, `accent`, `faint`, or a place in the row of hues: `hue-1` …"""
    shape: Shape
    values: tuple[Fraction | None, ...]
    shift: Fraction = Fraction(0)
    """How far above its values it is drawn, so that lines on one step of a scale do not hide each other."""

    @cached_property
    def known(self) -> tuple[Fraction, ...]:
        """The values without the gaps."""
        return tuple(value for value in self.values if value is not None)

    @cached_property
    def heights(self) -> tuple[float | None, ...]:
        """Where each value is drawn. What a picture shows is not finer than binary numbers are."""
        up, parts = self.shift.as_integer_ratio()
        return tuple(
            None if value is None else (value.numerator * parts + up * value.denominator) / (value.denominator * parts)
            for value in self.values
        )

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """Each value rounded to two places; a gap is empty."""
        return tuple("" if value is None else rounded(value, 2) for value in self.values)


class Wash(Struct, frozen=True, kw_only=True):
    """A band of the target, over the weeks it was in force: from place `first` to place `last`, both included."""

    name: str
    first: int
    last: int
    low: Fraction
    high: Fraction | None
    """None for the highest band."""
    level: int
    """1 for the lowest band, rising."""


class Mark(Struct, frozen=True, kw_only=True):
    """An event, at a place among the weeks."""

    at: int
    label: str


class Plot(Struct, frozen=True, kw_only=True, dict=True):
    """A chart before it is drawn."""

    id: str
    title: str
    unit: str
    weeks: tuple[Week, ...]
    series: tuple[Series, ...]
    stacked: bool = False
    washes: tuple[Wash, ...] = ()
    marks: tuple[Mark, ...] = ()
    small: bool = False
    """Whether there is room for lines only, not for the names of bands and events."""
    scale: tuple[int, int] | None = None
    """Lowest and highest value there can be, for ratings."""

    @cached_property
    def axis(self) -> Axis:
        """The axis of its weeks."""
        return axis_of(self.weeks)

    @cached_property
    def range(self) -> tuple[Fraction, Fraction]:
        """Lowest and highest value of the axis."""
        if self.scale:
            # A rating on the lowest or highest step is still a line to be seen.
            return self.scale[0] - Fraction(1, 4), self.scale[1] + Fraction(1, 4)
        low, high = map(Fraction, self.extent)
        highest_band = max((wash.low for wash in self.washes), default=Fraction(0))
        return (-nice_ceiling(-low) if low < 0 else Fraction(0)), nice_ceiling(max(high, highest_band) * _HEADROOM)

    @property
    def extent(self) -> tuple[float, float]:
        """Lowest and highest value drawn; 0 is always among them, for bars stand on it."""
        heights = [[height or 0.0 for height in series.heights] for series in self.series]
        if self.stacked:
            columns = [*zip(*heights, strict=True)]
            lows = [sum(height for height in column if height < 0) for column in columns]
            highs = [sum(height for height in column if height > 0) for column in columns]
        else:
            lows = highs = [height for column in heights for height in column]
        return min(0.0, *lows, 0.0), max(0.0, *highs, 0.0)


class PlacedMark(Struct, frozen=True, kw_only=True):
    """An event with the place of its name: percent of the width, a row from the top, before or after its line."""

    mark: Mark
    x: Fraction
    row: int
    before: bool


def place_marks(plot: Plot) -> Iterator[PlacedMark]:
    """Put the names of events into rows, so that none lies over another."""
    ends = [Fraction(-1)] * _ROWS
    for mark in plot.marks:
        x = Fraction(mark.at * 100, len(plot.weeks))
        width = _WIDTH * (len(mark.label) + 2)
        before = x > _FLIP
        start = x - width if before else x
        row = next((n for n, end in enumerate(ends) if end <= start), min(range(_ROWS), key=ends.__getitem__))
        ends[row] = start + width
        yield PlacedMark(mark=mark, x=x, row=row, before=before)


def current_bands(plot: Plot) -> tuple[Wash, ...]:
    """Return the bands in force at the end, highest first."""
    last = len(plot.weeks) - 1
    return tuple(sorted((wash for wash in plot.washes if wash.last == last), key=lambda wash: wash.low, reverse=True))


def named_bands(plot: Plot, low: Fraction, high: Fraction) -> Iterator[tuple[Wash, Fraction]]:
    """Yield the current bands whose names have room on an axis, highest first, each with where its name stands.

    That is the foot of the band, or as little below it as the name above needs; one that would leave its band gives way.
    """
    least = (high - low) * _LEAST_GAP
    free = high
    for wash in current_bands(plot):
        foot = min(wash.low, free)
        if low <= foot and wash.low < high and wash.low - foot <= least / 2:
            yield wash, foot
            free = foot - least


def scale_steps(scale: tuple[int, int]) -> tuple[int, ...]:
    """Return the steps of a scale that an axis names: all of a few, else the ends and whole steps between them."""
    low, high = scale
    every = -(-(high - low) // _STEPS) or 1
    return (*range(low, high, every), high)


def runs(heights: tuple[float | None, ...]) -> Iterator[tuple[int, tuple[float, ...]]]:
    """Yield the stretches without gaps, each with the place of its first value."""
    for known, group in groupby(enumerate(heights), key=lambda pair: pair[1] is not None):
        if known:
            places, stretch = zip(*group, strict=True)
            yield places[0], stretch


def nice_ceiling(value: Fraction) -> Fraction:
    """Return the next of 1, 2, 2.5, 5 times a power of ten, for the top of an axis; 1 for nothing."""
    if value <= 0:
        return Fraction(1)
    power = Fraction(1)
    while power * 10 <= value:
        power *= 10
    while power > value:
        power /= 10
    steps = (
        Fraction(1),
        Fraction(3, 2),
        Fraction(2),
        Fraction(5, 2),
        Fraction(3),
        Fraction(4),
        Fraction(5),
        Fraction(6),
        Fraction(8),
        Fraction(10),
    )
    return next(power * step for step in steps if power * step >= value)
