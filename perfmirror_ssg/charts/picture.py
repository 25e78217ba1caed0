"""The picture that stands without JavaScript: shapes in a stretched SVG, words beside it as text.

In: a `Plot`. Out: a `Picture`, whose coordinates are text ready for the template (which does no arithmetic).
Shapes live in a box of 1000 by 1000 that takes the width it is given; words are placed in percent and never stretched.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from perfmirror_ssg.charts.plot import Mark, Plot, Series, nice_ceiling, runs
from perfmirror_ssg.figures import rounded
from perfmirror_ssg.weeks import Week

_BOX = 1000
_HEADROOM = Fraction(21, 20)
_LEAST_GAP = 9
"""Percent of the height below which two words at the edge would touch."""
_MARK_ROWS = 3
_YEARS_ONLY = 3 * 53
"""Weeks above which quarters would crowd the axis."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in thousandths of the picture."""

    x: str
    y: str
    width: str
    height: str
    tone: str
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line, as the `d` of an SVG path."""

    d: str
    tone: str
    dots: bool
    """Whether it is a row of dots rather than a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A text at a place in percent of width (`x`) and of height from the top (`y`)."""

    text: str
    x: str = "0"
    y: str = "0"
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Everything the template draws."""

    washes: tuple[Box, ...]
    bars: tuple[Box, ...]
    strokes: tuple[Stroke, ...]
    grid: tuple[Word, ...]
    bands: tuple[Word, ...]
    marks: tuple[Word, ...]
    ticks: tuple[Word, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    count: int
    low: Fraction
    high: Fraction

    def x(self, place: Fraction) -> str:
        return rounded(place * _BOX / self.count, 2)

    def y(self, value: Fraction) -> Fraction:
        return (self.high - min(value, self.high)) * _BOX / (self.high - self.low)

    def box(self, *, left: Fraction, right: Fraction, low: Fraction, high: Fraction, tone: str, level: int = 0) -> Box:
        top = self.y(high)
        return Box(
            x=self.x(left),
            y=rounded(top, 2),
            width=rounded((right - left) * _BOX / self.count, 2),
            height=rounded(self.y(low) - top, 2),
            tone=tone,
            level=level,
        )


def draw(plot: Plot) -> Picture:
    """Lay a plot out."""
    low, high = _range(plot)
    frame = _Frame(count=max(1, len(plot.weeks)), low=low, high=high)
    return Picture(
        washes=tuple(_washes(plot, frame)),
        bars=tuple(_bars(plot, frame)),
        strokes=tuple(stroke for series in plot.series if series.shape != "bars" for stroke in _strokes(series, frame)),
        grid=tuple(Word(text=rounded(v, 2), y=rounded(frame.y(v) / 10, 2)) for v in _grid(low, high)),
        bands=tuple(_spread(plot, frame)),
        marks=tuple(_marks(plot.marks, frame)),
        ticks=tuple(_ticks(plot.weeks, frame)),
    )


def _range(plot: Plot) -> tuple[Fraction, Fraction]:
    if plot.scale:
        # A rating on the lowest or highest step is still a line to be seen.
        return plot.scale[0] - Fraction(1, 4), plot.scale[1] + Fraction(1, 4)
    highest_band = max((wash.low for wash in plot.washes), default=Fraction(0))
    top = nice_ceiling(max(plot.top, highest_band) * _HEADROOM)
    bottom = plot.bottom
    return (-nice_ceiling(-bottom) if bottom < 0 else Fraction(0)), top


def _grid(low: Fraction, high: Fraction) -> Iterator[Fraction]:
    whole = low.denominator == high.denominator == 1 or low == 0
    if not whole:
        yield from (low + Fraction(1, 4), (low + high) / 2, high - Fraction(1, 4))
        return
    yield from ({low, Fraction(0), high / 2, high})


def _washes(plot: Plot, frame: _Frame) -> Iterator[Box]:
    for wash in plot.washes:
        high = frame.high if wash.high is None else min(wash.high, frame.high)
        if wash.low < frame.high:
            yield frame.box(
                left=Fraction(wash.first),
                right=Fraction(wash.last + 1),
                low=max(wash.low, frame.low),
                high=high,
                tone="accent",
                level=wash.level,
            )


def _bars(plot: Plot, frame: _Frame) -> Iterator[Box]:
    barred = [series for series in plot.series if series.shape == "bars"]
    inset = Fraction(1, 8)
    for place in range(len(plot.weeks)):
        up = down = Fraction(0)
        for series in barred:
            value = series.values[place]
            if not value:
                continue
            start = (up if value > 0 else down) if plot.stacked else Fraction(0)
            end = start + value
            up, down = (end, down) if value > 0 else (up, end)
            yield frame.box(
                left=place + inset, right=place + 1 - inset, low=min(start, end), high=max(start, end), tone=series.tone
            )


def _strokes(series: Series, frame: _Frame) -> Iterator[Stroke]:
    lines, dots = [], []
    for first, values in runs(series.values):
        points = [f"{frame.x(first + place + Fraction(1, 2))} {rounded(frame.y(v), 2)}" for place, v in enumerate(values)]
        if series.shape == "steps":
            lines += [
                f"M{frame.x(Fraction(first + n))} {rounded(frame.y(v), 2)}H{frame.x(Fraction(first + n + 1))}"
                for n, v in enumerate(values)
            ]
        elif len(points) == 1:
            dots.append(f"M{points[0]}h0")
        else:
            lines.append("M" + "L".join(points))
    if lines:
        yield Stroke(d="".join(lines), tone=series.tone, dots=False)
    if dots:
        yield Stroke(d="".join(dots), tone=series.tone, dots=True)


def _spread(plot: Plot, frame: _Frame) -> Iterator[Word]:
    last = len(plot.weeks) - 1
    free = Fraction(100)
    for wash in sorted((w for w in plot.washes if w.last == last), key=lambda w: w.low):
        place = frame.y(wash.low) / 10
        if wash.low < frame.high and place <= free:
            yield Word(text=wash.name, y=rounded(place, 2))
            free = place - _LEAST_GAP


def _marks(marks: tuple[Mark, ...], frame: _Frame) -> Iterator[Word]:
    ends = [Fraction(-1)] * _MARK_ROWS
    for mark in marks:
        x = Fraction(mark.at) * 100 / frame.count
        row = next((n for n, end in enumerate(ends) if end <= x), min(range(_MARK_ROWS), key=ends.__getitem__))
        ends[row] = x + 2 + len(mark.label)
        yield Word(text=mark.label, x=rounded(x, 2), row=row)


def _ticks(weeks: tuple[Week, ...], frame: _Frame) -> Iterator[Word]:
    years_only = len(weeks) > _YEARS_ONLY
    for place, week in enumerate(weeks):
        year, _, quarter = week.quarter.partition("-")
        if (years_only and quarter != "Q1") or week.quarter == week.shift(-1).quarter:
            continue
        yield Word(text=year if quarter == "Q1" else quarter, x=rounded(Fraction(place * 100, frame.count), 2))
