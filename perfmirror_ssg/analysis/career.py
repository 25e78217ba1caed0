"""The career so far: the weeks each profile held, what they came to, and which figures of categories changed when.

In: a report. Out: a `Career`. A tenure is judged by the target of its own profile, as a period is: the mean of the weeks
that count, times the weeks of the target.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from perfmirror_ssg.analysis.periods import Silence, Term, bands_at, term, weeks_needed
from perfmirror_ssg.analysis.report import Report
from perfmirror_ssg.figures import total
from perfmirror_ssg.model import State, WeekSlot, When
from perfmirror_ssg.settings import Band, Category, CategoryVersion, Config, Profile
from perfmirror_ssg.weeks import Week


class Change(Struct, frozen=True, kw_only=True):
    """A category whose figures are others from a week on."""

    week: Week
    category: str
    before: CategoryVersion
    after: CategoryVersion

    @property
    def of_points(self) -> bool:
        """Whether it changes what a piece is worth, and not only how many are expected."""
        return (self.before.points, self.before.tiers) != (self.after.points, self.after.tiers)


class Tenure(Struct, frozen=True, kw_only=True):
    """The weeks that a profile holds, as far as they are over."""

    profile: Profile
    before: Profile | None
    last: Week | None
    """None where no later profile is stated."""
    terms: tuple[Term, ...]
    """The weeks of the journal in it that are over, oldest first, with what each brings into the mean."""
    counted: int
    entered: int
    """Weeks the mean stands on: those that count, and where config says so the missing and empty ones as 0."""
    sum: Fraction
    mean: Fraction | None
    """Points a week; None without a counted week."""
    needed: int
    """Counted weeks a band needs."""
    band: Band | None
    silence: Silence | None
    """None when a band is given."""
    changes: tuple[Change, ...]
    """Of categories, oldest first."""

    @property
    def prorated(self) -> Fraction | None:
        """Points that the mean makes in as many weeks as the target speaks of."""
        return None if self.mean is None else self.mean * self.profile.target.period_weeks

    @property
    def states(self) -> Mapping[State, int]:
        """How many of its weeks are in each state."""
        return Counter(each.slot.state for each in self.terms)


class Career(Struct, frozen=True, kw_only=True):
    """All profiles of config, oldest first."""

    tenures: tuple[Tenure, ...]
    earlier: tuple[WeekSlot, ...]
    """Weeks before the first profile that are over: scored by its weights, judged by none."""


def make_career(report: Report) -> Career:
    """Tell what each profile came to, over all weeks of the journal that are over."""
    over = [slot for slot in report.journal.weeks if slot.when is When.PAST]
    profiles = report.config.profiles
    places = [bisect_left(over, profile.start, key=_week) if profile.start else 0 for profile in profiles]
    changes = sorted(_changes(report.config), key=lambda change: (change.week, change.category))
    starts = [None, *(profile.start for profile in profiles[1:])]
    ends = [*starts[1:], None]
    return Career(
        tenures=tuple(
            _tenure(
                profiles,
                place,
                tuple(term(slot, report.scores, report.config.missing) for slot in over[first:end]),
                tuple(change for change in changes if _within(change.week, starts[place], ends[place])),
            )
            for place, (first, end) in enumerate(zip(places, [*places[1:], len(over)], strict=True))
        ),
        earlier=tuple(over[: places[0]]),
    )


def changes_of(category: Category) -> Iterator[Change]:
    """Yield the changes of a category's figures, oldest first; what changes nothing is none."""
    for before, after in pairwise(category.versions):
        if after.start and (before.points, before.tiers, before.expected) != (after.points, after.tiers, after.expected):
            yield Change(week=after.start, category=category.name, before=before, after=after)


def _tenure(profiles: Sequence[Profile], place: int, terms: tuple[Term, ...], changes: tuple[Change, ...]) -> Tenure:
    profile = profiles[place]
    later = profiles[place + 1].start if place + 1 < len(profiles) else None
    entered = [each.score for each in terms if each.score is not None]
    counted = sum(each.slot.counted for each in terms)
    needed = weeks_needed(profile.target)
    mean = total(entered) / len(entered) if counted else None
    silence = Silence.NO_DATA if mean is None else Silence.TOO_FEW if counted < needed else None
    band = None if silence or mean is None else bands_at(mean * profile.target.period_weeks, profile.target)[0]
    return Tenure(
        profile=profile,
        before=profiles[place - 1] if place else None,
        last=later.shift(-1) if later else None,
        terms=terms,
        counted=counted,
        entered=len(entered),
        sum=total(entered),
        mean=mean,
        needed=needed,
        band=band,
        silence=silence or (None if band else Silence.BELOW),
        changes=changes,
    )


def _changes(config: Config) -> Iterator[Change]:
    for category in config.categories.values():
        yield from changes_of(category)


def _within(week: Week, first: Week | None, after: Week | None) -> bool:
    return (first is None or week >= first) and (after is None or week < after)


def _week(slot: WeekSlot) -> Week:
    return slot.week
