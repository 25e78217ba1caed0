"""What an insight is, and what it is found in.

In: nothing. Out: the types that the functions of `insights_*.py` and the list in `insights.py` share.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from perfmirror_ssg.analysis.expected import Actual
from perfmirror_ssg.analysis.periods import PeriodScore, Share
from perfmirror_ssg.analysis.scoring import WeekScore
from perfmirror_ssg.model import WeekSlot
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
        """Whether all its weeks were scored with the weights in force at the end of the period."""
        return all(self.scores[week].profile.weights == self.period.profile.weights for week in self.weeks)

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
        return tuple(name for name, version in at.items() if version.tiers or version.points > 0)

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


def happened(slot: WeekSlot) -> frozenset[str]:
    """Return the categories a week holds work of, by a count or by points set by hand."""
    return frozenset(item.category for item in (slot.entry.items if slot.entry else ()) if item.happened)


def pieces(*slots: WeekSlot) -> Mapping[str, int]:
    """Count the pieces of work of some weeks by category."""
    counts: Counter[str] = Counter()
    for item in (item for slot in slots if slot.entry for item in slot.entry.items):
        counts[item.category] += item.count
    return counts
