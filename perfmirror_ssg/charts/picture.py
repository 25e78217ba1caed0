"""The picture that stands without JavaScript: shapes in a stretched SVG, words beside it as text.

In: a `Plot`. Out: a `Picture`, whose coordinates are text ready for the template (which does no arithmetic).
Shapes live in a box of 1000 by 1000 that takes the width it is given; words are placed in percent and never stretched.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from perfmirror_ssg.charts.plot import Plot, Series, named_bands, place_marks, runs
from perfmirror_ssg.figures import rounded
from perfmirror_ssg.weeks import Week

_BOX = 1000
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
    before: bool = False
    """Whether it stands before its place rather than after it."""


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
    low, high = plot.range
    frame = _Frame(count=max(1, len(plot.weeks)), low=low, high=high)
    return Picture(
        washes=tuple(_washes(plot, frame)),
        bars=tuple(_bars(plot, frame)),
        strokes=tuple(stroke for series in plot.series if series.shape != "bars" for stroke in _strokes(series, frame)),
        grid=tuple(Word(text=rounded(v, 2), y=rounded(frame.y(v) / 10, 2)) for v in _grid(low, high)),
        bands=() if plot.small else tuple(_bands(plot, frame)),
        marks=tuple(_marks(plot)),
        ticks=tuple(_ticks(plot.weeks, frame)),
    )


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
    joined: list[str] = []
    for first, values in runs(series.values):
        heights = [rounded(frame.y(value), 2) for value in values]
        points = [f"{frame.x(first + n + Fraction(1, 2))} {y}" for n, y in enumerate(heights)]
        if series.shape == "steps":
            edges = [(frame.x(Fraction(first + n)), frame.x(Fraction(first + n + 1))) for n in range(len(values))]
            lines += [f"M{left} {y}H{right}" for (left, right), y in zip(edges, heights, strict=True)]
        elif series.shape == "dots":
            dots += [f"M{point}h0" for point in points]
            joined += points
        elif len(points) == 1:
            dots.append(f"M{points[0]}h0")
        else:
            lines.append("M" + "L".join(points))
    lines += ["M" + "L".join(joined)] if len(joined) > 1 else []
    if lines:
        yield Stroke(d="".join(lines), tone=series.tone, dots=False)
    if dots:
        yield Stroke(d="".join(dots), tone=series.tone, dots=True)


def _bands(plot: Plot, frame: _Frame) -> Iterator[Word]:
    for wash in named_bands(plot):
        yield Word(text=wash.name, y=rounded(frame.y(wash.low) / 10, 2))


def _marks(plot: Plot) -> Iterator[Word]:
    for placed in place_marks(plot):
        label = "" if plot.small else placed.mark.label
        yield Word(text=label, x=rounded(placed.x, 2), row=placed.row, before=placed.before)


def _ticks(weeks: tuple[Week, ...], frame: _Frame) -> Iterator[Word]:
    years_only = len(weeks) > _YEARS_ONLY
    for place, week in enumerate(weeks):
        year, _, quarter = week.quarter.partition("-")
        if (years_only and quarter != "Q1") or week.quarter == week.shift(-1).quarter:
            continue
        yield Word(text=year if quarter == "Q1" else quarter, x=rounded(Fraction(place * 100, frame.count), 2))
