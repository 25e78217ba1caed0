"""The course of one rating in the height of a line of text: a line or dots, without axis or words.

In: ratings with their weeks, the scorecard, the weeks to show. Out: shapes as a picture has them; the figures stand beside it.
"""

from collections.abc import Iterable
from fractions import Fraction

from perfmirror_ssg.charts import plot as plots
from perfmirror_ssg.charts.picture import Shape, draw
from perfmirror_ssg.charts.plot import Plot, Series
from perfmirror_ssg.settings import Scorecard
from perfmirror_ssg.weeks import Week, week_range


def course_shapes(ratings: Iterable[tuple[Week, Fraction]], card: Scorecard, first: Week, last: Week) -> tuple[Shape, ...]:
    """Draw the ratings from `first` to `last`, both included, on the scale of their scorecard."""
    values = dict(ratings)
    weeks = tuple(week_range(first, last))
    shape: plots.Shape = "line" if card.every == "week" else "dots"
    line = Series(name=card.name, tone="ink", shape=shape, values=tuple(values.get(week) for week in weeks))
    return draw(Plot(id="", title="", unit="", weeks=weeks, series=(line,), scale=(card.low, card.high), small=True)).shapes
