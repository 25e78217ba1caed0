"""The score of a period against its target: the last N weeks that are over.

In: week slots, week scores and the config. Out: a `PeriodScore` that holds its terms, so that the figure opens.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Literal

from perfmirror_ssg.model import WeekSlot
from perfmirror_ssg.settings import Band, Profile
from perfmirror_ssg.weeks import Week


class Silence(Enum):
    """Why no band is given."""

    NO_DATA = "no data"
    TOO_FEW = "too few weeks to say"
    NO_PROFILE = "before the first profile"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One week of a period: what it adds, or why it adds nothing."""

    slot: WeekSlot
    score: Fraction | None
    """None when the week does not enter the sum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A dimension's part of the period: points, weighted points, share of the weighted sum, weight of the role."""

    dimension: str
    points: Fraction
    weighted: Fraction
    share: Fraction | None
    """None when a dimension is negative or the sum is 0: points are shown and no shares."""
    weight: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodScore:
    """A period judged by the target in force in its last week."""

    profile: Profile
    """In force in the last week; its target judges."""
    terms: tuple[Term, ...]
    """The weeks of the period that exist, oldest first."""
    method: Literal["prorate", "zero"]
    counted: int
    """Weeks the figure stands on."""
    needed: int
    """Counted weeks a band needs."""
    sum: Fraction
    """Of the scores of the weeks that count."""
    score: Fraction | None
    """Prorated or plain; None without data."""
    band: Band | None
    next: Band | None
    """The next band above, None in the highest or without a band."""
    distance: Fraction | None
    """Points to the next band."""
    silence: Silence | None
    predating: int
    """Weeks of the period before the profile in force began."""
    shares: tuple[Share, ...]

    @property
    def length(self) -> int:
        """Weeks the target speaks of."""
        return self.profile.target.period_weeks


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentWeek:
    """The week that is not over: its score so far, and the period's score as if it ended now."""

    week: Week
    score: Fraction
    with_it: PeriodScore


WeekScores = Mapping[Week, Fraction]
