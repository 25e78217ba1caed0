"""The picture that stands without JavaScript: shapes in a stretched SVG, words beside it as text.

In: a `Plot`. Out: a `Picture`, whose coordinates are text ready for the template (which does no arithmetic).
Shapes live in a box of 1000 by 1000 that takes the width it is given; words are placed in percent and never stretched.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache, lru_cache

from msgspec import Struct

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


class _Columns(Struct, frozen=True, kw_only=True):
    """Where weeks stand in the box, the same for all charts of a journal."""

    edges: tuple[str, ...]
    """One more than there are weeks."""
    middles: tuple[str, ...]
    lefts: tuple[str, ...]
    """Of bars, as `rights`."""
    rights: tuple[str, ...]


@lru_cache(maxsize=4)
def _columns(count: int) -> _Columns:
    def at(part: float, more: int = 0) -> tuple[str, ...]:
        return tuple(_short((place + part) * _BOX / max(1, count)) for place in range(count + more))

    return _Columns(edges=at(0, 1), middles=at(0.5), lefts=at(_INSET), rights=at(1 - _INSET))


class _Frame(Struct, frozen=True, kw_only=True):
    """From weeks and heights to points of the box."""

    columns: _Columns
    low: float
    high: float
    y: Callable[[float], str]
    """How far below the top a height lies."""

    def box(self, left: str, right: str, low: float, high: float) -> str:
        foot = self.y(low)
        return f"M{left} {foot}V{self.y(high)}H{right}V{foot}z"


def _levels(low: float, high: float) -> Callable[[float], str]:
    # A journal holds the same few figures many times.
    return cache(lambda height: _short((high - min(height, high)) * _BOX / (high - low)))


def draw(plot: Plot) -> Picture:
    """Lay a plot out."""
    low, high = plot.range
    bottom, top = float(low), float(high)
    frame = _Frame(columns=_columns(len(plot.weeks)), low=bottom, high=top, y=_levels(bottom, top))
    lines = (shape for series in plot.series if series.shape != "bars" for shape in _lines(series, frame))
    return Picture(
        shapes=(*_washes(plot, frame), *_bars(plot, frame), *lines),
        grid=tuple(Word(text=rounded(value, 2), y=_percent(value, low, high)) for value in _grid(plot, low, high)),
        bands=()
        if plot.small
        else tuple(Word(text=wash.name, y=_percent(foot, low, high)) for wash, foot in named_bands(plot, low, high)),
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
            left, right = frame.columns.edges[wash.first], frame.columns.edges[wash.last + 1]
            box = frame.box(left, right, max(float(wash.low), frame.low), high)
            yield Shape(d=box, tone="accent", look=f"wash wash-{wash.level}")


def _bars(plot: Plot, frame: _Frame) -> Iterator[Shape]:
    gains, losses = ([0.0] * len(plot.weeks) for _ in range(2))
    for series in plot.series:
        if series.shape == "bars" and any(series.heights):
            if not plot.stacked:
                gains, losses = ([0.0] * len(plot.weeks) for _ in range(2))
            yield Shape(d="".join(_boxes(series, frame, gains, losses)), tone=series.tone, look="bars")


def _boxes(series: Series, frame: _Frame, gains: list[float], losses: list[float]) -> Iterator[str]:
    """Yield the bars of a series; each stands on what is there, and adds itself."""
    for place, height in enumerate(series.heights):
        if height:
            below = gains if height > 0 else losses
            start, below[place] = below[place], below[place] + height
            low, high = sorted((start, below[place]))
            yield frame.box(frame.columns.lefts[place], frame.columns.rights[place], low, high)


def _lines(series: Series, frame: _Frame) -> Iterator[Shape]:
    lines, dots = [], []
    joined: list[str] = []
    edges = frame.columns.edges
    for first, heights in runs(series.heights):
        drawn = [(place, frame.y(height)) for place, height in enumerate(heights, start=first)]
        points = [f"{frame.columns.middles[place]} {y}" for place, y in drawn]
        if series.shape == "steps":
            lines += [f"M{edges[place]} {y}H{edges[place + 1]}" for place, y in drawn]
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
    for tick in plot.axis.ticks:
        x = Fraction((2 * tick.at + tick.middle) * 50, len(plot.weeks))
        yield Word(text=tick.label, x=rounded(x, 2), middle=tick.middle)
