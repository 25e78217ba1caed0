"""The course of every figure, week by week: what charts are drawn from.

In: a report. Out: a `History`, whose rows all run along the same weeks; None is a gap in the line, never a zero.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from perfmirror_ssg.analysis.report import Report
from perfmirror_ssg.analysis.scoring import WeekScore
from perfmirror_ssg.model import Entry, WeekSlot, When
from perfmirror_ssg.settings import Band, Category, Profile
from perfmirror_ssg.weeks import Week

Course = tuple[Fraction | None, ...]
"""A figure per week."""


class CategoryHistory(Struct, frozen=True, kw_only=True):
    """How often a category was done, and how often it was expected."""

    category: str
    dimension: str
    counts: Course
    """Of counted weeks; 0 is a statement."""
    expected: Course
    """None where config states none."""


class RatingHistory(Struct, frozen=True, kw_only=True):
    """One criterion of a scorecard, about one subject."""

    scorecard: str
    subject: str | None
    criterion: str
    values: Course


class History(Struct, frozen=True, kw_only=True):
    """Every figure over the weeks of the journal up to the current one."""

    weeks: tuple[Week, ...]
    scores: Course
    """Of counted weeks."""
    weighted: Mapping[str, Course]
    """Weighted points of counted weeks, by dimension."""
    profiles: tuple[Profile, ...]
    """In force in each week."""
    categories: tuple[CategoryHistory, ...]
    """Those done or expected in any week, in the order of config."""
    ratings: tuple[RatingHistory, ...]
    """In the order of their first rating."""
    metrics: Mapping[str, Course]


def make_history(report: Report, latest: int = 0) -> History:
    """Lay out every figure along the weeks up to the current one; along the `latest` of them, where a number is given."""
    slots = tuple(slot for slot in report.journal.weeks if slot.when is not When.FUTURE)[-latest:]
    scores = tuple(report.scores[slot.week] if slot.counted else None for slot in slots)
    return History(
        weeks=tuple(slot.week for slot in slots),
        scores=tuple(score.score if score else None for score in scores),
        weighted=_weighted(scores, report.config.dimensions),
        profiles=tuple(report.config.profile(slot.week) for slot in slots),
        categories=tuple(_categories(slots, report.config.categories)),
        ratings=_ratings(slots),
        metrics=_metrics(slots),
    )


def category_history(report: Report, category: Category, latest: int) -> History:
    """Lay one category out along the `latest` weeks up to the current one; the history holds nothing else."""
    weeks = report.journal.weeks
    end = bisect_right(weeks, report.journal.current, key=lambda slot: slot.week)
    slots = weeks[max(0, end - latest) : end]
    return History(
        weeks=tuple(slot.week for slot in slots),
        scores=(),
        weighted={},
        profiles=tuple(report.config.profile(slot.week) for slot in slots),
        categories=tuple(_categories(slots, {category.name: category})),
        ratings=(),
        metrics={},
    )


def weekly_bands(profile: Profile) -> tuple[Band, ...]:
    """Return the bands of a single week, from the highest: the thresholds of the period ÷ its weeks."""
    target = profile.target
    return tuple(Band(name=band.name, threshold=band.threshold / target.period_weeks) for band in target.bands)


def _weighted(scores: Sequence[WeekScore | None], dimensions: Sequence[str]) -> dict[str, Course]:
    return {
        name: tuple(score.dimensions[place].weighted if score else None for score in scores)
        for place, name in enumerate(dimensions)
    }


def _categories(slots: Sequence[WeekSlot], categories: Mapping[str, Category]) -> Iterator[CategoryHistory]:
    counts = [_counts(slot.entry) if slot.counted and slot.entry else None for slot in slots]
    done = {name for week in counts if week for name in week}
    none = Fraction(0)
    for name, category in categories.items():
        expected = tuple(category.at(slot.week).expected for slot in slots)
        if any(expected) or name in done:
            yield CategoryHistory(
                category=name,
                dimension=category.dimension,
                counts=tuple(None if week is None else week.get(name, none) for week in counts),
                expected=expected,
            )


def _counts(entry: Entry) -> dict[str, Fraction]:
    counts: dict[str, int] = {}
    for item in entry.items:
        counts[item.category] = counts.get(item.category, 0) + item.count
    return {name: Fraction(count) for name, count in counts.items()}


def _ratings(slots: Sequence[WeekSlot]) -> tuple[RatingHistory, ...]:
    given: dict[tuple[str, str | None, str], dict[Week, Fraction]] = {}
    for slot in slots:
        for rating in slot.entry.ratings if slot.entry else ():
            given.setdefault((rating.scorecard, rating.subject, rating.criterion), {})[slot.week] = rating.value
    return tuple(
        RatingHistory(scorecard=card, subject=subject, criterion=criterion, values=_course(slots, values))
        for (card, subject, criterion), values in given.items()
    )


def _metrics(slots: Sequence[WeekSlot]) -> dict[str, Course]:
    given: dict[str, dict[Week, Fraction]] = {}
    for slot in slots:
        for name, value in slot.entry.metrics.items() if slot.entry else ():
            given.setdefault(name, {})[slot.week] = value
    return {name: _course(slots, values) for name, values in given.items()}


def _course(slots: Sequence[WeekSlot], values: Mapping[Week, Fraction]) -> Course:
    return tuple(values.get(slot.week) for slot in slots)
