"""The picture that stands without JavaScript: shapes in a stretched SVG, words beside it as text.

In: a `Plot`. Out: a `Picture`, whose coordinates are text ready for the template (which does no arithmetic).
Shapes live in a box of 1000 by 1000 that takes the width it is given; words are placed in percent and never stretched.
"""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from perfmirror_ssg.charts.axis import axis_of
from perfmirror_ssg.charts.plot import Plot, Series, named_bands, place_marks, runs, scale_steps
from perfmirror_ssg.figures import rounded

_BOX = 1000
_INSET = 0.125
"""Share of a week that a bar leaves free on either side."""


class Shape(Struct, frozen=True, kw_only=True):
    """Lines, dots or boxes of one colour, as the `d` of an SVG path."""

    d: str
    tone: str
    look: str
    """`line`, `dots`, `bars` or `wash-1` … by the theme's classes."""


class Word(Struct, frozen=True, kw_only=True):
    """A text at a place in percent of width (`x`) and of height from the top (`y`)."""

    text: str
    x: str = "0"
    y: str = "0"
    row: int = 0
    before: bool = False
    """Whether it stands before its place rather than after it."""
    middle: bool = False
    """Whether its place is its middle."""


class Picture(Struct, frozen=True, kw_only=True):
    """Everything the template draws."""

    shapes: tuple[Shape, ...]
    """From the back to the front."""
    grid: tuple[Word, ...]
    bands: tuple[Word, ...]
    marks: tuple[Word, ...]
    ticks: tuple[Word, ...]


class _Frame(Struct, frozen=True, kw_only=True):
    """From places and values to points of the box. What a picture shows is not finer than binary numbers are."""

    count: int
    low: float
    high: float

    def x(self, place: float) -> str:
        return _short(place * _BOX / self.count)

    def y(self, value: float) -> str:
        return _short((self.high - min(value, self.high)) * _BOX / (self.high - self.low))

    def box(self, left: float, right: float, low: float, high: float) -> str:
        return f"M{self.x(left)} {self.y(low)}V{self.y(high)}H{self.x(right)}V{self.y(low)}z"


def draw(plot: Plot) -> Picture:
    """Lay a plot out."""
    low, high = plot.range
    frame = _Frame(count=max(1, len(plot.weeks)), low=float(low), high=float(high))
    lines = (shape for series in plot.series if series.shape != "bars" for shape in _lines(series, frame))
    return Picture(
        shapes=(*_washes(plot, frame), *_bars(plot, frame), *lines),
        grid=tuple(Word(text=rounded(value, 2), y=_percent(value, low, high)) for value in _grid(plot, low, high)),
        bands=()
        if plot.small
        else tuple(Word(text=wash.name, y=_percent(wash.low, low, high)) for wash in named_bands(plot, low, high)),
        marks=tuple(_marks(plot)),
        ticks=tuple(_ticks(plot)),
    )


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _percent(value: Fraction, low: Fraction, high: Fraction) -> str:
    return rounded((high - value) * 100 / (high - low), 2)


def _grid(plot: Plot, low: Fraction, high: Fraction) -> Iterator[Fraction]:
    yield from map(Fraction, scale_steps(plot.scale)) if plot.scale else {low, Fraction(0), high / 2, high}


def _washes(plot: Plot, frame: _Frame) -> Iterator[Shape]:
    for wash in plot.washes:
        if wash.low < frame.high:
            high = frame.high if wash.high is None else float(wash.high)
            box = frame.box(wash.first, wash.last + 1, max(float(wash.low), frame.low), high)
            yield Shape(d=box, tone="accent", look=f"wash wash-{wash.level}")


def _bars(plot: Plot, frame: _Frame) -> Iterator[Shape]:
    boxes: dict[str, list[str]] = {series.tone: [] for series in plot.series if series.shape == "bars"}
    for place in range(len(plot.weeks)):
        up = down = 0.0
        for series in plot.series:
            value = float(series.values[place] or 0) if series.shape == "bars" else 0.0
            if not value:
                continue
            start = (up if value > 0 else down) if plot.stacked else 0.0
            up, down = (start + value, down) if value > 0 else (up, start + value)
            low, high = sorted((start, start + value))
            boxes[series.tone].append(frame.box(place + _INSET, place + 1 - _INSET, low, high))
    for tone, found in boxes.items():
        if found:
            yield Shape(d="".join(found), tone=tone, look="bars")


def _lines(series: Series, frame: _Frame) -> Iterator[Shape]:
    lines, dots = [], []
    joined: list[str] = []
    for first, values in runs(series.values):
        heights = [frame.y(float(value + series.shift)) for value in values]
        points = [f"{frame.x(first + n + 0.5)} {y}" for n, y in enumerate(heights)]
        if series.shape == "steps":
            lines += [f"M{frame.x(first + n)} {y}H{frame.x(first + n + 1)}" for n, y in enumerate(heights)]
        elif series.shape == "dots":
            dots += [f"M{point}h0" for point in points]
            joined += points
        elif len(points) == 1:
            dots.append(f"M{points[0]}h0")
        else:
            lines.append("M" + "L".join(points))
    lines += ["M" + "L".join(joined)] if len(joined) > 1 else []
    if lines:
        yield Shape(d="".join(lines), tone=series.tone, look="line")
    if dots:
        yield Shape(d="".join(dots), tone=series.tone, look="dots")


def _marks(plot: Plot) -> Iterator[Word]:
    for placed in place_marks(plot):
        label = "" if plot.small else placed.mark.label
        yield Word(text=label, x=rounded(placed.x, 2), row=placed.row, before=placed.before)


def _ticks(plot: Plot) -> Iterator[Word]:
    for tick in axis_of(plot.weeks).ticks:
        x = Fraction((2 * tick.at + tick.middle) * 50, len(plot.weeks))
        yield Word(text=tick.label, x=rounded(x, 2), middle=tick.middle)
