"""What must rise or fall from line to line, and what bands come to.

In: values with their places. Out: those out of order; bands, checked.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from perfmirror_ssg.config.tables import Given
from perfmirror_ssg.diagnostics import Checked, Diagnostic
from perfmirror_ssg.figures import exact, rounded
from perfmirror_ssg.settings import Band, Target


def not_rising(values: Sequence[Any]) -> tuple[int, ...]:
    """Return the index of every value that is not greater than the one before it."""
    return tuple(index for index, (earlier, later) in enumerate(pairwise(values), start=1) if not later > earlier)


def read_bands(given: Given, highest: Fraction | None = None) -> Checked[tuple[Band, ...] | None]:
    """Make bands of `[name, threshold]` pairs; None when none are given or they are out of order.

    `highest` is the greatest figure that can be reached, where there is one.
    """
    pairs, nodes = given.values.get("bands"), given.elements("bands")
    if pairs is None or len(pairs) != len(nodes):
        return Checked(value=None)
    problems = []
    if not pairs:
        problems.append(_unfit(given, None, "bands is empty", 'name at least one, as [["Meeting Expectations", 170]]'))
    for index in not_rising([-threshold for _, threshold in pairs]):
        message = f'"{pairs[index][0]}" begins at {exact(pairs[index][1])}, not below "{pairs[index - 1][0]}"'
        problems.append(_unfit(given, index, message, "write bands from the highest to the lowest"))
    for index, (name, threshold) in enumerate(pairs):
        if name in {earlier for earlier, _ in pairs[:index]}:
            problems.append(_unfit(given, index, f'two bands are called "{name}"', "give each band a name of its own"))
        if highest is not None and threshold > highest:
            message = f'"{name}" begins at {exact(threshold)}, which no total reaches'
            problems.append(_unfit(given, index, message, f"the highest total is {exact(highest)}"))
    bands = tuple(Band(name=name, threshold=threshold) for name, threshold in pairs)
    return Checked(value=None if problems else bands, problems=tuple(problems))


def scaled_bands(target: Target, weeks: int) -> str:
    """Write the bands of a target as they would be for another number of weeks, to the point, as a line of config.toml."""
    scaled = (f'["{band.name}", {rounded(band.threshold * weeks / target.period_weeks, 0)}]' for band in target.bands)
    return f"bands = [{', '.join(scaled)}]"


def _unfit(given: Given, index: int | None, message: str, hint: str) -> Diagnostic:
    span = given.place("bands") if index is None else given.elements("bands")[index].span
    return Diagnostic(code="E412", span=span, message=message, hint=hint)
