"""How sure somebody was over time, in the height of a line of text: steps without axis or words, which stand beside it.

In: confidences with their weeks. Out: the points of a line in a square of 100, as text.
"""

from collections.abc import Sequence

from perfmirror_ssg.analysis.forecasts import Given
from perfmirror_ssg.weeks import Week


def step_line(given: Sequence[Given], last: Week) -> str:
    """Draw each confidence from its week to that of the next, and the last one up to `last`; nothing for fewer than two."""
    if len(given) < 2:
        return ""
    first = given[0].week
    span = max(first.until(max(last, given[-1].week)), 1)
    edges = [*(100 * first.until(one.week) / span for one in given), 100.0]
    heights = [100 - 100 * float(one.confidence) for one in given]
    points = (f"{_text(x)},{_text(height)}" for n, height in enumerate(heights) for x in edges[n : n + 2])
    return " ".join(points)


def _text(percent: float) -> str:
    return f"{percent:.2f}".rstrip("0").rstrip(".")
