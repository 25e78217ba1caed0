"""Scores of single weeks, exactly: points per category and dimension, weighted and summed.

In: an entry and the config. Out: a `WeekScore` whose rows are the table that explains it.
"""

from dataclasses import dataclass
from fractions import Fraction

from perfmirror_ssg.model import WorkItem
from perfmirror_ssg.settings import Profile
from perfmirror_ssg.weeks import Week


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryScore:
    """One row of the table: a category of a week, its evidence beneath."""

    category: str
    known: bool
    count: int
    """Of the items whose points were not set by hand."""
    each: Fraction | None
    """Points per piece; None with tiers, or when the category is not known."""
    step: int | None
    """With tiers: the step the count reached; None below the first, or without tiers."""
    by_hand: Fraction
    """Sum of the points set by hand."""
    points: Fraction
    """What the row adds to its dimension."""
    items: tuple[WorkItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionScore:
    """A dimension of a week: its rows, their sum, its weight, and the product."""

    name: str
    categories: tuple[CategoryScore, ...]
    points: Fraction
    weight: Fraction
    weighted: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekScore:
    """A week's score in weighted points, and all it is made of."""

    week: Week
    profile: Profile
    dimensions: tuple[DimensionScore, ...]
    score: Fraction
