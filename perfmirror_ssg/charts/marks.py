"""What changed, and when: the marks that every time chart bears across its lines.

In: a history and config. Out: marks, from the left; what falls in one week is one mark, its labels joined.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from perfmirror_ssg.analysis.career import changes_of
from perfmirror_ssg.analysis.history import History
from perfmirror_ssg.charts.plot import Mark
from perfmirror_ssg.figures import exact
from perfmirror_ssg.settings import Category, CategoryVersion, Config
from perfmirror_ssg.weeks import Week

UNNAMED = "scoring changes"
"""What is said of a profile without a title, as those of a shared site are."""


def marks_of(history: History, config: Config, category: Category | None = None) -> tuple[Mark, ...]:
    """Mark events and the beginnings of profiles; on the chart of a category also, and first, where its points change."""
    if not history.weeks:
        return ()
    labels: dict[int, list[str]] = {}
    for week, label in (*_worths(history, category), *_events(config), *_profiles(history, config)):
        labels.setdefault(history.weeks[0].until(week), []).append(label)
    return tuple(
        Mark(at=at, label="; ".join(dict.fromkeys(told))) for at, told in sorted(labels.items()) if 0 <= at < len(history.weeks)
    )


def tell_changes(weeks: Sequence[Week], category: Category) -> Iterator[str]:
    """Say what a category brings from when on, for each change over the weeks shown."""
    for change in changes_of(category):
        if change.of_points and weeks[0] < change.week <= weeks[-1]:
            yield f"From {change.week}: {worth(change.after)}."


def worth(version: CategoryVersion) -> str:
    """Say what a category brings: `1 point each`, `3 points from 1 a week, 5 from 3`."""
    if not version.tiers:
        return f"{_points(version.points)} each"
    (count, points), *others = version.tiers
    return ", ".join([f"{_points(points)} from {count} a week", *(f"{exact(points)} from {count}" for count, points in others)])


def _points(points: Fraction) -> str:
    return f"{exact(points)} {'point' if points == 1 else 'points'}"


def _events(config: Config) -> Iterator[tuple[Week, str]]:
    return ((event.week, event.label) for event in config.events)


def _profiles(history: History, config: Config) -> Iterator[tuple[Week, str]]:
    # In the first week drawn nothing is seen to change.
    return ((p.start, p.title or UNNAMED) for p in config.profiles if p.start and p.start > history.weeks[0])


def _worths(history: History, category: Category | None) -> Iterator[tuple[Week, str]]:
    changes = changes_of(category) if category else ()
    return ((c.week, worth(c.after)) for c in changes if c.of_points and c.week > history.weeks[0])
