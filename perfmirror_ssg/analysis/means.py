"""What the weeks of any stretch of time came to: the points of those that count, by dimension, and their mean.

In: week slots and week scores. Out: a `Mean`, which opens into its sum. What is missing is left out, never zero.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from perfmirror_ssg.analysis.scoring import WeekScore
from perfmirror_ssg.figures import total
from perfmirror_ssg.model import WeekSlot, When
from perfmirror_ssg.weeks import Week


class Part(Struct, frozen=True, kw_only=True):
    """What a dimension brings into the sum of a period."""

    dimension: str
    points: Fraction
    weighted: Fraction


class Mean(Struct, frozen=True, kw_only=True):
    """The points of a period's counted weeks; weeks that are missing, off or empty are left out, never zero."""

    counted: int
    over: int
    """Weeks of it that are over."""
    weeks: int
    """All of its weeks in the journal, up to the current one."""
    sum: Fraction
    parts: tuple[Part, ...]
    profiles: frozenset[Week | None]
    """Since when the profiles hold that its counted weeks were scored by."""

    @property
    def value(self) -> Fraction | None:
        """Points a week; None without a counted week."""
        return self.sum / self.counted if self.counted else None

    @property
    def needed(self) -> int:
        """Counted weeks it takes to compare it: a third of its weeks, three at least."""
        return max(3, -(-self.weeks // 3))

    @property
    def says(self) -> bool:
        """Whether it stands on enough weeks to be compared."""
        return self.counted >= self.needed


def mean_of(slots: Sequence[WeekSlot], scores: Mapping[Week, WeekScore]) -> Mean:
    """Add up the counted weeks among `slots`, by dimension and in all."""
    counted = [scores[slot.week] for slot in slots if slot.counted]
    columns = zip(*(score.dimensions for score in counted), strict=True)
    return Mean(
        counted=len(counted),
        over=sum(slot.when is When.PAST for slot in slots),
        weeks=len(slots),
        sum=total([score.score for score in counted]),
        parts=tuple(
            Part(
                dimension=column[0].name,
                points=total([each.points for each in column]),
                weighted=total([each.weighted for each in column]),
            )
            for column in columns
        ),
        profiles=frozenset(score.profile.start for score in counted),
    )


def joined(means: Sequence[Mean]) -> Mean:
    """Return what stretches of time came to together; they have no week in common, and are at least one."""
    columns = zip(*(mean.parts for mean in means if mean.parts), strict=True)
    return Mean(
        counted=sum(mean.counted for mean in means),
        over=sum(mean.over for mean in means),
        weeks=sum(mean.weeks for mean in means),
        sum=total([mean.sum for mean in means]),
        parts=tuple(
            Part(
                dimension=column[0].dimension,
                points=total([part.points for part in column]),
                weighted=total([part.weighted for part in column]),
            )
            for column in columns
        ),
        profiles=frozenset().union(*(mean.profiles for mean in means)),
    )
