"""The axis of weeks that all charts of a journal share: names, days, and which of them are written below.

In: weeks without holes. Out: an `Axis`, made once for the same weeks: a long journal has thirty charts.
"""

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from perfmirror_ssg.weeks import Week

_QUARTERS = 27
"""Weeks from which quarters say enough; below, weeks are named."""
_YEARS_ONLY = 3 * 53
"""Weeks above which quarters would crowd the axis."""
_MOST_WEEKS = 5
"""Weeks that are named on a short axis, on a small screen too."""


class Tick(Struct, frozen=True, kw_only=True):
    """A word on the axis of weeks, at a place among them; a week's own name stands under the middle of the week."""

    at: int
    label: str
    middle: bool


class Axis(Struct, frozen=True, kw_only=True):
    """Weeks, in the words and dates that charts need."""

    names: tuple[str, ...]
    days: tuple[str, ...]
    """Mondays: where a week's value is drawn."""
    edges: tuple[str, ...]
    """Half a week to either side: one more than there are weeks."""
    ticks: tuple[Tick, ...]


@lru_cache(maxsize=4)
def axis_of(weeks: tuple[Week, ...]) -> Axis:
    """Return the axis of some weeks."""
    thursdays = [week.thursday.isoformat() for week in weeks]
    return Axis(
        names=tuple(map(str, weeks)),
        days=tuple(week.monday.isoformat() for week in weeks),
        edges=(*(week.shift(-1).thursday.isoformat() for week in weeks[:1]), *thursdays),
        ticks=tuple(_ticks(weeks)) if weeks else (),
    )


def _ticks(weeks: tuple[Week, ...]) -> Iterator[Tick]:
    """Yield the words of an axis: quarters, with the year at its first; years alone when long, weeks when short."""
    if len(weeks) < _QUARTERS:
        yield from _named_weeks(weeks)
        return
    previous = weeks[0].shift(-1).quarter
    for place, week in enumerate(weeks):
        year, _, quarter = week.quarter.partition("-")
        if week.quarter != previous and (quarter == "Q1" or len(weeks) <= _YEARS_ONLY):
            yield Tick(at=place, label=year if quarter == "Q1" else quarter, middle=False)
        previous = week.quarter


def _named_weeks(weeks: tuple[Week, ...]) -> Iterator[Tick]:
    step = -(-len(weeks) // _MOST_WEEKS) or 1
    year = None
    for place in range(0, len(weeks), step):
        week = weeks[place]
        yield Tick(at=place, label=f"W{week.number:02}" if week.year == year else str(week), middle=True)
        year = week.year
