"""A finished chart: what the page holds of it.

In: a `Plot` and the sentence about it. Out: a `Chart` with specification, picture, sentence and table.
"""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from perfmirror_ssg.charts.picture import Picture, draw
from perfmirror_ssg.charts.plot import Plot, current_bands, named_bands
from perfmirror_ssg.charts.spec import Json, specification
from perfmirror_ssg.figures import exact, rounded

_NAMED = 44
"""Letters of a mark's name that stand beside its line; charts.css and charts.js cut off what is longer."""


class Key(Struct, frozen=True, kw_only=True):
    """A colour and what it stands for."""

    tone: str
    name: str


class Legend(Struct, frozen=True, kw_only=True):
    """A line below a chart."""

    words: str
    narrow: bool
    """Whether a wide screen says the same beside the lines."""


class Chart(Struct, frozen=True, kw_only=True):
    """A chart as a page shows it: drawn, told, and opened into its figures."""

    id: str
    title: str
    sentence: str
    picture: Picture
    spec: Json
    """The Plotly figure, as plain data."""
    keys: tuple[Key, ...]
    """Empty for a single series, which the title names."""
    legend: tuple[Legend, ...]
    """What the names of bands and marks say, for where there is no room for them."""
    dotted: str
    """The same of the marks on a small chart, which names none; it stands beside the table."""
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Newest week first; a gap is an empty cell."""


def make_chart(plot: Plot, sentence: str) -> Chart:
    """Draw a plot in all its forms."""
    names = tuple(series.name for series in plot.series)
    several = len(plot.series) > 1
    return Chart(
        id=plot.id,
        title=plot.title,
        sentence=sentence,
        picture=draw(plot),
        spec=specification(plot),
        keys=tuple(Key(tone=series.tone, name=series.name) for series in plot.series) if several else (),
        legend=() if plot.small else tuple(_legend(plot)),
        dotted=_dotted(plot) if plot.small else "",
        columns=("Week", *names),
        rows=_rows(plot),
    )


def _legend(plot: Plot) -> Iterator[Legend]:
    bands = current_bands(plot)
    if bands:
        told = ", ".join(f"{wash.name} from {rounded(wash.low)}" for wash in bands)
        named = len(tuple(named_bands(plot, *plot.range)))
        yield Legend(words=f"Bands now, points a week: {told}.", narrow=named == len(bands))
    if plot.marks:
        yield Legend(words=_dotted(plot), narrow=all(len(mark.label) <= _NAMED for mark in plot.marks))


def _dotted(plot: Plot) -> str:
    told = ", ".join(f"{mark.label} ({plot.weeks[mark.at]})" for mark in plot.marks)
    return f"Dotted: {told}." if told else ""


def _rows(plot: Plot) -> tuple[tuple[str, ...], ...]:
    columns = (tuple(map(_figure, series.values, series.figures)) for series in plot.series)
    table = [*zip(plot.axis.names, *columns, strict=True)]
    return tuple(row for row in reversed(table) if any(row[1:]))


def _figure(value: Fraction | None, figure: str) -> str:
    """Print a value unrounded where it ends, else as it is drawn."""
    if value is None or value.denominator == 1:
        return figure
    unrounded = exact(value)
    return figure if "/" in unrounded else unrounded
