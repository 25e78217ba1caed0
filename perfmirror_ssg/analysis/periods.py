"""The score of a period against its target: the last N weeks that are over.

In: week slots, week scores and the config. Out: a `PeriodScore` that holds its terms, so that the figure opens.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from enum import Enum
from fractions import Fraction
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from perfmirror_ssg.analysis.scoring import WeekScore
from perfmirror_ssg.figures import total
from perfmirror_ssg.model import State, WeekSlot, When
from perfmirror_ssg.settings import Band, Config, Profile, Target
from perfmirror_ssg.weeks import Week


class Silence(Enum):
    """Why no band is given."""

    NO_DATA = "no data"
    TOO_FEW = "too few weeks to say"
    NO_PROFILE = "before the first profile"
    BELOW = "below the lowest band"


class Term(Struct, frozen=True, kw_only=True):
    """One week of a period: what it adds, or why it adds nothing."""

    slot: WeekSlot
    score: Fraction | None
    """None when the week does not enter the sum."""


class Share(Struct, frozen=True, kw_only=True):
    """A dimension's part of the period: points, weighted points, share of the weighted sum, weight of the role."""

    dimension: str
    points: Fraction
    weighted: Fraction
    share: Fraction | None
    """None when a dimension is negative or the sum is 0: points are shown and no shares."""
    weight: Fraction


class PeriodScore(Struct, frozen=True, kw_only=True):
    """A period judged by the target in force in its last week."""

    first: Week
    last: Week
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
    """The next band above, None in the highest or when there are too few weeks to say."""
    distance: Fraction | None
    """Points to the next band."""
    silence: Silence | None
    """None when a band is given."""
    predating: int
    """Weeks of the period before the profile in force began."""
    other_weights: int
    """Counted weeks that were scored with other weights than those in force in the last week."""
    shares: tuple[Share, ...]

    @property
    def length(self) -> int:
        """Weeks the target speaks of."""
        return self.profile.target.period_weeks


class CurrentWeek(Struct, frozen=True, kw_only=True):
    """The week that is not over: its score so far, and the period's score as if it ended now."""

    week: Week
    score: Fraction
    with_it: PeriodScore


def period_score(weeks: Sequence[WeekSlot], scores: Mapping[Week, WeekScore], last: Week, config: Config) -> PeriodScore:
    """Judge the period that ends with `last`: prorated, the mean of its counted weeks x N; with zero, the plain sum."""
    profile = config.profile(last)
    length = profile.target.period_weeks
    first = last.shift(1 - length)
    slots = weeks[bisect_left(weeks, first, key=_week) : bisect_right(weeks, last, key=_week)]
    terms = tuple(term(slot, scores, config.missing) for slot in slots)
    counted = [slot.week for slot in slots if slot.counted]
    whole = total([each.score for each in terms if each.score is not None])
    score = None if not counted else whole if config.missing == "zero" else whole / len(counted) * length
    needed = weeks_needed(profile.target)
    silence = _silence(len(counted), needed, last, config)
    band, above = (None, None) if silence or score is None else bands_at(score, profile.target)
    return PeriodScore(
        first=first,
        last=last,
        profile=profile,
        terms=terms,
        method=config.missing,
        counted=len(counted),
        needed=needed,
        sum=whole,
        score=score,
        band=band,
        next=above,
        distance=above.threshold - score if above and score is not None else None,
        silence=silence or (None if band else Silence.BELOW),
        predating=sum(1 for slot in slots if profile.start and slot.week < profile.start),
        other_weights=sum(scores[week].profile.weights != profile.weights for week in counted),
        shares=_shares([scores[week] for week in counted], profile, config.dimensions),
    )


def current_week(
    weeks: Sequence[WeekSlot], scores: Mapping[Week, WeekScore], current: Week, config: Config
) -> CurrentWeek | None:
    """Return the score of the week that is not over; None when it has no items or is off."""
    slot = next((slot for slot in reversed(weeks) if slot.week == current), None)
    if slot is None or slot.state is State.OFF or current not in scores:
        return None
    # As if it ended now: the same arithmetic, with this week over.
    as_over = [replace(s, when=When.PAST) if s is slot else s for s in weeks]
    with_it = period_score(as_over, scores, current, config)
    return CurrentWeek(week=current, score=scores[current].score, with_it=with_it)


def term(slot: WeekSlot, scores: Mapping[Week, WeekScore], missing: str) -> Term:
    """Return what a week adds; with `missing` as zero, one that is over and has no file, or an empty one, adds 0."""
    if slot.counted:
        return Term(slot=slot, score=scores[slot.week].score)
    as_zero = missing == "zero" and slot.when is When.PAST and slot.state in {State.MISSING, State.EMPTY}
    return Term(slot=slot, score=Fraction(0) if as_zero else None)


def bands_at(score: Fraction, target: Target) -> tuple[Band | None, Band | None]:
    """Return the band of a period's score and the next above; bands fall, thresholds are inclusive."""
    above = None
    for band in target.bands:
        if score >= band.threshold:
            return band, above
        above = band
    return None, above


def weeks_needed(target: Target) -> int:
    """Return how many counted weeks a band needs: a third of the target's, three at least."""
    return max(3, -(-target.period_weeks // 3))


def _week(slot: WeekSlot) -> Week:
    return slot.week


def _silence(counted: int, needed: int, last: Week, config: Config) -> Silence | None:
    if not counted:
        return Silence.NO_DATA
    if counted < needed:
        return Silence.TOO_FEW
    begun = config.profiles[0].start
    return Silence.NO_PROFILE if begun and last < begun else None


def _shares(counted: Sequence[WeekScore], profile: Profile, dimensions: Sequence[str]) -> tuple[Share, ...]:
    by_name = {name: [d for week in counted for d in week.dimensions if d.name == name] for name in dimensions}
    points = {name: total([d.points for d in found]) for name, found in by_name.items()}
    weighted = {name: total([d.weighted for d in found]) for name, found in by_name.items()}
    whole = total([*weighted.values()])
    plain = whole > 0 and min(points.values()) >= 0
    return tuple(
        Share(
            dimension=name,
            points=points[name],
            weighted=weighted[name],
            share=weighted[name] / whole if plain else None,
            weight=profile.weights.get(name, Fraction(0)),
        )
        for name in dimensions
    )
