"""Scores of single weeks, exactly: points per category and dimension, weighted and summed.

In: an entry and the config. Out: a `WeekScore` whose rows are the table that explains it.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from perfmirror_ssg.figures import total
from perfmirror_ssg.memo import Memo
from perfmirror_ssg.model import Entry, WeekSlot, WorkItem
from perfmirror_ssg.settings import CategoryVersion, Config, Profile
from perfmirror_ssg.weeks import Week


class CategoryScore(Struct, frozen=True, kw_only=True):
    """One row of the table: a category of a week, its evidence beneath."""

    category: str
    known: bool
    count: int
    """Of the items whose points were not set by hand."""
    each: Fraction | None
    """Points per piece; None with tiers, or when the category is not known."""
    step: int | None
    """With tiers: the count from which the step reached applies; None below the first, or without tiers."""
    by_hand: Fraction
    """Sum of the points set by hand."""
    points: Fraction
    """What the row adds to its dimension."""
    items: tuple[WorkItem, ...]


class DimensionScore(Struct, frozen=True, kw_only=True):
    """A dimension of a week: its rows, their sum, its weight, and the product."""

    name: str
    categories: tuple[CategoryScore, ...]
    points: Fraction
    weight: Fraction
    weighted: Fraction


class WeekScore(Struct, frozen=True, kw_only=True):
    """A week's score in weighted points, and all it is made of."""

    week: Week
    profile: Profile
    dimensions: tuple[DimensionScore, ...]
    score: Fraction


def score_weeks(weeks: Sequence[WeekSlot], config: Config, memo: Memo) -> Mapping[Week, WeekScore]:
    """Score every week that has work items, also those that do not count."""
    return {slot.week: memo(score_week, slot.entry, config) for slot in weeks if slot.entry and slot.entry.items}


def score_week(entry: Entry, config: Config) -> WeekScore:
    """Score one week with the points and weights in force in it: the sum of weight times points per dimension."""
    profile = config.profile(entry.week)
    dimensions = tuple(_dimension(name, entry, profile, config) for name in config.dimensions)
    score = total([dimension.weighted for dimension in dimensions])
    return WeekScore(week=entry.week, profile=profile, dimensions=dimensions, score=score)


def item_points(item: WorkItem, week: Week, config: Config) -> Fraction | None:
    """Return the points of one item; None with tiers (its category has them) and for a category not known."""
    if item.score is not None:
        return item.score
    version = _version(item.category, item.dimension, week, config)
    return None if version is None or version.tiers else item.count * version.points


def _dimension(name: str, entry: Entry, profile: Profile, config: Config) -> DimensionScore:
    by_category: dict[str, list[WorkItem]] = {}
    for item in entry.items:
        if item.dimension == name:
            by_category.setdefault(item.category, []).append(item)
    rows = tuple(_row(category, name, tuple(items), entry.week, config) for category, items in by_category.items())
    points = total([row.points for row in rows])
    weight = profile.weights.get(name, Fraction(0))
    return DimensionScore(name=name, categories=rows, points=points, weight=weight, weighted=points * weight)


def _row(name: str, dimension: str, items: tuple[WorkItem, ...], week: Week, config: Config) -> CategoryScore:
    version = _version(name, dimension, week, config)
    count = sum(item.count for item in items if item.score is None)
    by_hand = total([item.score for item in items if item.score is not None])
    step, counted = _counted(count, version)
    return CategoryScore(
        category=name,
        known=version is not None,
        count=count,
        each=None if version is None or version.tiers else version.points,
        step=step,
        by_hand=by_hand,
        points=counted + by_hand if by_hand else counted,
        items=items,
    )


def _version(name: str, dimension: str, week: Week, config: Config) -> CategoryVersion | None:
    """Return what a category is worth in a week; None under a dimension not its own, whose weight is not meant for it."""
    category = config.categories.get(name)
    return category.at(week) if category and category.dimension == dimension else None


def _counted(count: int, version: CategoryVersion | None) -> tuple[int | None, Fraction]:
    """Return the step reached and the points of a week's count."""
    if version is None:
        return None, Fraction(0)
    if not version.tiers:
        return None, count * version.points
    reached = [(start, points) for start, points in version.tiers if start <= count]
    return reached[-1] if reached else (None, Fraction(0))
