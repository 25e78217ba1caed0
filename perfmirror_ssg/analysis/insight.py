"""What an insight is, and what it is found in.

In: nothing. Out: the types that the functions of `insights_*.py` and the list in `insights.py` share.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from perfmirror_ssg.analysis.expected import Actual, Standing
from perfmirror_ssg.analysis.periods import PeriodScore, Share
from perfmirror_ssg.analysis.scoring import WeekScore
from perfmirror_ssg.model import WeekSlot
from perfmirror_ssg.phrases import number
from perfmirror_ssg.settings import Config
from perfmirror_ssg.weeks import Week

INPUT = "input"
OUTPUT = "output"
OUTCOME = "outcome"
IMPACT = "impact"


class Figure(Struct, frozen=True, kw_only=True):
    """An exact value that an insight states, and how to print it: as it is, as a part in per cent, as a probability."""

    name: str
    value: Fraction
    form: Literal["plain", "part", "chance"] = "plain"


class Found(Struct, frozen=True, kw_only=True):
    """What a function has found: a sentence, the figures and weeks it stands on, and one thing to do."""

    sentence: str
    figures: tuple[Figure, ...]
    weeks: tuple[Week, ...]
    """Oldest first."""
    suggestion: str


class Insight(Struct, frozen=True, kw_only=True):
    """What the weeks say: a sentence with its reason."""

    id: str
    sentence: str
    rule: str
    """When this is said, with the thresholds in force."""
    figures: tuple[Figure, ...]
    weeks: tuple[Week, ...]
    suggestion: str


class Reason(Enum):
    """Why an insight is not said."""

    OFF = "switched off"
    TOO_FEW = "too few weeks to say"
    LONG_AGO = "no week of the period counts"
    OTHER_DIMENSIONS = "other dimensions"
    OTHER_WEIGHTS = "weeks under other weights"
    OTHER_POINTS = "weeks under other points"
    NO_SHARES = "no shares"
    NO_CATEGORY = "no such category"
    NO_WAY = "no category by the piece"
    NO_BAND = "no band is given"
    NEVER_NOTED = "never noted at all"
    NOT_SO = "not the case"


class Silent(Struct, frozen=True, kw_only=True):
    """An insight that is not said, and why."""

    id: str
    rule: str
    reason: Reason
    needed: int
    """Counted weeks from which on it may be said."""
    has: int
    """Counted weeks there are."""
    of_period: bool
    """Whether those are weeks of the period, or of the whole journal."""


class Basis(Struct, frozen=True, kw_only=True):
    """What an insight is found in."""

    config: Config
    period: PeriodScore
    scores: Mapping[Week, WeekScore]
    actuals: tuple[Actual, ...]
    journal: Sequence[WeekSlot]
    """Every week there is."""
    slots: tuple[WeekSlot, ...]
    """The counted weeks it is about, oldest first."""

    @property
    def weeks(self) -> tuple[Week, ...]:
        """The counted weeks it is about."""
        return tuple(slot.week for slot in self.slots)

    @property
    def same_weights(self) -> bool:
        """Whether all weeks of the period were scored with the weights in force at its end."""
        return not self.period.other_weights

    @property
    def same_points(self) -> bool:
        """Whether each category was worth the same in all its weeks that hold pieces of it."""
        worth = {
            (row.category, version.points, version.tiers)
            for score in (self.scores[week] for week in self.weeks)
            for row in (row for dimension in score.dimensions for row in dimension.categories)
            if row.known and row.count
            for version in (self.config.categories[row.category].at(score.week),)
        }
        return len(worth) == len({name for name, *_ in worth})

    def threshold(self, name: str) -> Fraction:
        """Return a threshold in force."""
        return self.config.insights.thresholds[name]

    @property
    def shares(self) -> Mapping[str, Share]:
        """What each dimension brings to the period; empty where no shares are given, as one is negative."""
        return {share.dimension: share for share in self.period.shares if share.share is not None}

    @property
    def adding(self) -> tuple[str, ...]:
        """The categories that add points as things stand, in the order of config."""
        at = {name: category.at(self.period.last) for name, category in self.config.categories.items()}
        return tuple(name for name, version in at.items() if version.adds)

    @property
    def heavy(self) -> frozenset[str]:
        """The dimensions that bring so much already that no more of them is asked for."""
        bounds = {INPUT: self.threshold("balance-input"), OUTPUT: self.threshold("balance-output")}
        return frozenset(name for name, share in self.shares.items() if (share.share or 0) >= bounds.get(name, 2))

    @property
    def enough(self) -> frozenset[str]:
        """The categories of which no more is asked for: those of a heavy dimension, and those done more than expected."""
        heavy = self.heavy
        over = {actual.category for actual in self.actuals if actual.standing is Standing.OVER}
        return frozenset(over.union(name for name in self.adding if self.config.categories[name].dimension in heavy))

    def worth(self, name: str) -> Fraction:
        """Return what a piece adds to a score in the last week of the period; 0 with tiers, where it depends on the others."""
        category = self.config.categories[name]
        version = category.at(self.period.last)
        weight = self.period.profile.weights.get(category.dimension, Fraction(0))
        return Fraction(0) if version.tiers else version.points * weight

    def lacking(self, actual: Actual) -> Fraction:
        """Return the weighted points that are missing of what is expected of a category; negative above it."""
        return ((actual.expected or 0) - actual.towards) * abs(self.worth(actual.category)) if actual.known else Fraction(0)

    @property
    def below(self) -> tuple[Actual, ...]:
        """What lies below what is expected, from what lacks most points on."""
        low = [one for one in self.actuals if one.standing in {Standing.UNDER, Standing.NONE} and one.category in self.adding]
        return tuple(sorted(low, key=lambda one: -self.lacking(one)))

    def called(self, name: str) -> str:
        """Say a category, or what `usual` gives where there is none."""
        return self.config.called(name)

    def usual(self, dimension: str) -> str:
        """Return the category of a dimension that was done most often; else one that is expected; else its first."""
        done = pieces(*self.slots)
        expected = {actual.category for actual in self.actuals if actual.expected}
        names = [name for name in self.adding if self.config.categories[name].dimension == dimension]
        return max(names, key=lambda name: (done.get(name, 0), name in expected), default=dimension)

    def input_first(self, names: Sequence[str]) -> str:
        """Return the first category that is an input, and so is easily planned; else the first."""
        return next((name for name in names if self.config.categories[name].dimension == INPUT), names[0])


class Rule(Struct, frozen=True, kw_only=True):
    """An insight there may be: when it is said, in which weeks it is looked for, and by which function."""

    id: str
    rule: str
    """In words; `{name}` stands for a threshold, `{name%}` for one in per cent."""
    find: Callable[[Basis], Found | Reason | None]
    """None: it is not the case."""
    window: str = ""
    """The threshold that tells how many of the last counted weeks are looked at; empty: those of the period."""
    minimum: int
    """Counted weeks it needs; over a period never fewer than a band does."""
    dimensions: tuple[str, ...] = ()
    """Those it speaks of: where one of them is missing, it is silent."""
    of_shares: bool = False
    """Whether it speaks of shares: where there are none, it is silent."""


MULTIPLE = 3
"""Times what is usual a week, above which nobody is asked to do more of something in one week."""


def more(basis: Basis, name: str, by: int = 1) -> str:
    """Ask for more of a category than its weeks hold, by so many a week; of what follows, by an input.

    Where that is too much for one week, it asks for a beginning.
    """
    called, weeks = basis.called(name), len(basis.slots)
    if basis.config.categories[name].dimension in {OUTCOME, IMPACT} and INPUT in basis.config.dimensions:
        return f"say before the first {basis.called(basis.usual(INPUT))} how it could lead to {called}"
    done = pieces(*basis.slots).get(name, 0)
    usual = done // weeks
    much = by > 1 and usual + by > MULTIPLE * usual
    times = usual + (1 if much else by)
    often = {1: "once", 2: "twice"}.get(times, f"{times} times") + (" to begin with" if much else "")
    return f"{called}, {often}; {f'{done} in' if done else 'none is counted in'} these {number(weeks, 'week')}"


def plan(basis: Basis, names: Sequence[str], by: Mapping[str, int]) -> str:
    """Ask for one of some categories, an input where there is one, by so many a week more, one where that is not told.

    Where there is enough of all, it asks for no more in sum.
    """
    free = [name for name in names if name not in basis.enough]
    if free:
        name = basis.input_first(free)
        return more(basis, name, by.get(name, 1))
    name = basis.input_first(names)
    usual = basis.usual(basis.config.categories[name].dimension)
    if usual == name or name not in {one.category for one in basis.below}:
        return f"say before the first {basis.called(usual)} what it is to change"
    return f"{basis.called(name)}, once, in place of one more {basis.called(usual)}"


def happened(slot: WeekSlot) -> frozenset[str]:
    """Return the categories a week holds work of, by a count or by points set by hand."""
    return frozenset(item.category for item in (slot.entry.items if slot.entry else ()) if item.happened)


def pieces(*slots: WeekSlot) -> Mapping[str, int]:
    """Count the pieces of work of some weeks by category."""
    counts: Counter[str] = Counter()
    for item in (item for slot in slots if slot.entry for item in slot.entry.items):
        counts[item.category] += item.count
    return counts
