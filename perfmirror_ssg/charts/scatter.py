"""A figure on two axes that is not over time: dots among named zones, guides, whiskers.

In: measures, dots, zones and guides as exact figures. Out: a `ScatterChart`, whose places are text in percent: the template
does no arithmetic. No script draws over it. Dots that would lie on each other are set side by side, within their zone.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import log1p
from typing import Literal

from msgspec import Struct

_APART = (3.0, 5.0)
"""Percent of the width and of the height within which two dots would hide each other."""
_REACH = 6
"""How many steps a dot is moved at most."""
_UPPER = 40.0
"""Percent from the top above which the words of a dot stand below it."""

Corner = Literal["top left", "top right", "bottom left", "bottom right"]


def linear(value: Fraction) -> float:
    """Place a value as it is."""
    return float(value)


def logarithmic(value: Fraction) -> float:
    """Place a value of zero or more by log(1 + value), so that 3, 30 and 300 days stand about as far apart."""
    return log1p(float(value))


class Cell(Struct, frozen=True, kw_only=True):
    """A cell of the table: its words, and a path where it leads somewhere."""

    text: str
    path: str = ""


class Step(Struct, frozen=True, kw_only=True):
    """A word on an axis."""

    at: Fraction
    label: str


class Measure(Struct, frozen=True, kw_only=True):
    """An axis: what it measures, from where to where, and which values are named on it."""

    title: str
    low: Fraction
    high: Fraction
    steps: tuple[Step, ...]
    scale: Callable[[Fraction], float] = linear

    def percent(self, value: Fraction) -> float:
        """Return how far along the axis a value lies; what is beyond an end stands at it."""
        start, end = self.scale(self.low), self.scale(self.high)
        return min(100.0, max(0.0, (self.scale(value) - start) / (end - start) * 100))


class Dot(Struct, frozen=True, kw_only=True):
    """One thing on two axes."""

    x: Fraction
    y: Fraction
    words: str
    """Its name, with its figures; shown when it is pointed at or focused."""
    path: str = ""
    """The page it leads to, or empty."""
    tone: str = "ink"
    open_x: bool = False
    """Whether `x` is a lower bound that still grows; `open_y` says so of `y`."""
    open_y: bool = False
    hollow: bool = False
    """Whether it is a ring: what is a lower bound for good; one that grows is a ring with an arrow."""
    low: Fraction | None = None
    """The ends of its whisker along `y`."""
    high: Fraction | None = None
    label: str = ""
    """A word or two beside it."""


class Zone(Struct, frozen=True, kw_only=True):
    """A named rectangle of the figure, to its right and upper edge included; its name stands in a corner of it."""

    name: str
    left: Fraction
    right: Fraction
    low: Fraction
    high: Fraction
    corner: Corner


class Guide(Struct, frozen=True, kw_only=True):
    """A dotted line from one point to another, each as `(x, y)`."""

    start: tuple[Fraction, Fraction]
    end: tuple[Fraction, Fraction]


class Scatter(Struct, frozen=True, kw_only=True):
    """A figure before it is drawn."""

    id: str
    title: str
    across: Measure
    up: Measure
    dots: tuple[Dot, ...]
    zones: tuple[Zone, ...] = ()
    guides: tuple[Guide, ...] = ()


class Line(Struct, frozen=True, kw_only=True):
    """A line from one point to another, in percent from the left and from the top."""

    x1: str
    y1: str
    x2: str
    y2: str


class PlacedWord(Struct, frozen=True, kw_only=True):
    """A word of an axis, at a place in percent: from the left, or from the top."""

    text: str
    at: str


class PlacedZone(Struct, frozen=True, kw_only=True):
    """A zone in percent from the left and from the top."""

    name: str
    x: str
    y: str
    width: str
    height: str
    corner: str


class PlacedDot(Struct, frozen=True, kw_only=True):
    """A dot in percent from the left and from the top, with its classes."""

    x: str
    y: str
    words: str
    path: str
    look: str
    """`tone-ink`, `open-x`, `open-y`, `hollow`; `upper` where its words stand below it."""
    label: str


class ScatterChart(Struct, frozen=True, kw_only=True):
    """A finished figure: drawn, told, and opened into its table."""

    id: str
    title: str
    sentence: str
    across: str
    up: str
    zones: tuple[PlacedZone, ...]
    guides: tuple[Line, ...]
    whiskers: tuple[Line, ...]
    dots: tuple[PlacedDot, ...]
    ticks: tuple[PlacedWord, ...]
    """Of the axis across."""
    levels: tuple[PlacedWord, ...]
    """Of the axis up."""
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def draw_scatter(scatter: Scatter, sentence: str, columns: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...]) -> ScatterChart:
    """Lay a figure out; the sentence says what to see in it, the rows are all that it was made of."""
    across, up = scatter.across, scatter.up
    places = tuple(_places(scatter))
    return ScatterChart(
        id=scatter.id,
        title=scatter.title,
        sentence=sentence,
        across=across.title,
        up=up.title,
        zones=tuple(_zone(zone, scatter) for zone in scatter.zones),
        guides=tuple(_line(scatter, guide.start, guide.end) for guide in scatter.guides),
        whiskers=tuple(
            _whisker(scatter, dot, x) for dot, (x, _) in zip(scatter.dots, places, strict=True) if dot.low is not None
        ),
        dots=tuple(_dot(dot, *place) for dot, place in zip(scatter.dots, places, strict=True)),
        ticks=tuple(PlacedWord(text=step.label, at=_text(across.percent(step.at))) for step in across.steps),
        levels=tuple(PlacedWord(text=step.label, at=_text(100 - up.percent(step.at))) for step in up.steps),
        columns=columns,
        rows=rows,
    )


def _places(scatter: Scatter) -> Iterator[tuple[float, float]]:
    """Yield where each dot stands, in percent from the left and from the top; the first to come keeps its place."""
    taken: list[tuple[float, float]] = []
    for dot in scatter.dots:
        x, y = scatter.across.percent(dot.x), 100 - scatter.up.percent(dot.y)
        bounds = _bounds(scatter, dot)
        free = (place for place in _around(x, y) if _is_within(place, bounds) and not any(_touch(place, t) for t in taken))
        taken.append(next(free, (x, y)))
        yield taken[-1]


def _around(x: float, y: float) -> Iterator[tuple[float, float]]:
    """Yield a place and those around it, the nearest first, those beside it before those above and below."""
    reach = range(-_REACH, _REACH + 1)
    steps = ((across, up) for across in reach for up in reach)
    for across, up in sorted(steps, key=lambda step: (abs(step[0]) + 2 * abs(step[1]), -step[0], step[1])):
        yield x + across * _APART[0], y + up * _APART[1]


def _touch(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) < _APART[0] - 0.01 and abs(one[1] - other[1]) < _APART[1] - 0.01


def _bounds(scatter: Scatter, dot: Dot) -> tuple[float, float, float, float]:
    """Return left, right, top and foot of the zone that holds a dot; of the whole figure where none does."""
    across, up = scatter.across, scatter.up
    for zone in scatter.zones:
        if zone.left <= dot.x <= zone.right and zone.low <= dot.y <= zone.high:
            return (
                across.percent(zone.left),
                across.percent(zone.right),
                100 - up.percent(zone.high),
                100 - up.percent(zone.low),
            )
    return 0.0, 100.0, 0.0, 100.0


def _is_within(place: tuple[float, float], bounds: tuple[float, float, float, float]) -> bool:
    left, right, top, foot = bounds
    return left <= place[0] <= right and top <= place[1] <= foot


def _zone(zone: Zone, scatter: Scatter) -> PlacedZone:
    left, right = scatter.across.percent(zone.left), scatter.across.percent(zone.right)
    top, foot = 100 - scatter.up.percent(zone.high), 100 - scatter.up.percent(zone.low)
    return PlacedZone(
        name=zone.name,
        x=_text(left),
        y=_text(top),
        width=_text(right - left),
        height=_text(foot - top),
        corner=zone.corner,
    )


def _line(scatter: Scatter, start: tuple[Fraction, Fraction], end: tuple[Fraction, Fraction]) -> Line:
    across, up = scatter.across, scatter.up
    return Line(
        x1=_text(across.percent(start[0])),
        y1=_text(100 - up.percent(start[1])),
        x2=_text(across.percent(end[0])),
        y2=_text(100 - up.percent(end[1])),
    )


def _whisker(scatter: Scatter, dot: Dot, x: float) -> Line:
    low, high = dot.y if dot.low is None else dot.low, dot.y if dot.high is None else dot.high
    return Line(x1=_text(x), y1=_text(100 - scatter.up.percent(low)), x2=_text(x), y2=_text(100 - scatter.up.percent(high)))


def _dot(dot: Dot, x: float, y: float) -> PlacedDot:
    looks = (f"tone-{dot.tone}", "open-x" * dot.open_x, "open-y" * dot.open_y, "hollow" * dot.hollow, "upper" * (y < _UPPER))
    return PlacedDot(
        x=_text(x),
        y=_text(y),
        words=dot.words,
        path=dot.path,
        look=" ".join(filter(None, looks)),
        label=dot.label,
    )


def _text(percent: float) -> str:
    return f"{percent:.2f}".rstrip("0").rstrip(".")
