"""What config.toml and the shipped presets say, as frozen values. `config.py` makes them.

All points, weights and thresholds are exact fractions of the written decimals.
"""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from perfmirror_ssg.phrases import sentence, spoken
from perfmirror_ssg.weeks import Week


class Site(Struct, frozen=True, kw_only=True):
    """The `[site]` table."""

    title: str
    author: str
    language: str
    timezone: str | None
    start: Week | None
    base_url: str
    output: str
    theme: str
    editor: str
    today: dt.date | None


class Band(Struct, frozen=True, kw_only=True):
    """A name for scores from `threshold` (points per period, inclusive) up to the next band."""

    name: str
    threshold: Fraction


class Target(Struct, frozen=True, kw_only=True):
    """How a period is judged: its length in weeks, and bands from the highest to the lowest."""

    period_weeks: int
    bands: tuple[Band, ...]


class Profile(Struct, frozen=True, kw_only=True):
    """Who I was from a week on: role, level (0: any), weights that sum to 1, target."""

    start: Week | None
    """None for the profile that stands in when config states none."""
    role: str
    level: int
    title: str
    weights: Mapping[str, Fraction]
    target: Target
    template: bool = False
    """Whether the template of its role and level is in force with it."""
    stated: tuple[str, ...] = ()
    """Which of `weights`, `period_weeks` and `bands` config states itself; the others are as shipped.

    `published` where it asks for the published weights.
    """
    shipped_level: int | None = None
    """The level whose shipped figures hold where config states none: its own, or the nearest; 0: any."""


class CategoryVersion(Struct, frozen=True, kw_only=True):
    """What a category is worth from a week on (None: from ever)."""

    start: Week | None
    points: Fraction
    tiers: tuple[tuple[int, Fraction], ...]
    """Steps `(from count, points of the week)`, rising; empty: count times points."""
    expected: Fraction | None
    """Expected count per week."""

    @property
    def adds(self) -> bool:
        """Whether a piece of it may add to a score."""
        return bool(self.tiers) or self.points > 0


class Category(Struct, frozen=True, kw_only=True):
    """A category of work: the dimension it belongs to, and its figures over time, oldest first."""

    name: str
    dimension: str
    description: str
    aliases: tuple[str, ...]
    versions: tuple[CategoryVersion, ...]
    title: str = ""
    """What to call it; empty: its name in words."""

    def at(self, week: Week) -> CategoryVersion:
        """Return the figures in force in a week."""
        if len(self.versions) == 1:
            return self.versions[0]
        in_force = [v for v in self.versions if v.start is None or v.start <= week]
        return in_force[-1] if in_force else self.versions[0]


class Criterion(Struct, frozen=True, kw_only=True):
    """One thing a scorecard asks: its key and its question."""

    name: str
    question: str
    thoughts: tuple[str, ...] = ()
    """Questions to think with."""
    group: str = ""
    """What it is told under, with others; empty: nothing."""


class Scorecard(Struct, frozen=True, kw_only=True):
    """Ratings by judgment: criteria on a scale, with a rhythm, about oneself, the team, a domain, a person."""

    name: str
    title: str
    about: str
    criteria: tuple[Criterion, ...]
    low: int
    high: int
    every: Literal["week", "month", "quarter", "half-year", "year"]
    bands: tuple[Band, ...] = ()

    @property
    def short(self) -> bool:
        """Whether `ratings:` may name its criteria: it is about oneself or the team."""
        return self.about in {"oneself", "the team"}


class Metric(Struct, frozen=True, kw_only=True):
    """A number per week: how to name, measure and read it."""

    name: str
    title: str
    unit: str
    better: Literal["up", "down", ""]


class Expectation(Struct, frozen=True, kw_only=True):
    """What a role and level is expected to show, with the categories and tags that are its evidence."""

    role: str
    level: int
    id: str
    text: str
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    suggestion: str
    """One concrete thing to do next week; may be empty."""
    shipped: bool = False
    """Whether it comes with the program: those for any level then hold only where a level has none of its own."""


class OffRange(Struct, frozen=True, kw_only=True):
    """Weeks off, both ends included, with the reason."""

    first: Week
    last: Week
    reason: str


class Event(Struct, frozen=True, kw_only=True):
    """A mark on every time chart."""

    week: Week
    label: str


class Clocks(Struct, frozen=True, kw_only=True):
    """Days above which noticing or resolving a gap counts as slow."""

    aware_days: int
    resolve_days: int


class ReviewCycle(Struct, frozen=True, kw_only=True):
    """The company's own review cycle."""

    start: Week
    weeks: int


class AudienceShare(Struct, frozen=True, kw_only=True):
    """What an audience may see beyond what entries share."""

    audience: str
    scores: bool = False
    charts: tuple[str, ...] = ()
    """By their names in `[share]`: `score`, `balance`, `categories`, `ratings`, `metrics`."""
    tags: tuple[str, ...] = ()
    title: str = ""
    """What to call the site; empty: a name that says nothing."""


class Insights(Struct, frozen=True, kw_only=True):
    """Which insights are switched off, and the thresholds they go by."""

    off: tuple[str, ...]
    thresholds: Mapping[str, Fraction]
    """Every one in force, by name."""


class Config(Struct, frozen=True, kw_only=True):
    """Everything config.toml says, merged over the presets."""

    site: Site
    profiles: tuple[Profile, ...]
    """Oldest first, never empty."""
    dimensions: tuple[str, ...]
    missing: Literal["prorate", "zero"]
    categories: Mapping[str, Category]
    aliases: Mapping[str, str]
    """Other names of categories, to their own."""
    expectations: tuple[Expectation, ...]
    scorecards: Mapping[str, Scorecard]
    """Those switched on."""
    metrics: Mapping[str, Metric]
    headings: Mapping[str, str]
    """Every heading that opens a log section, case-folded, to the kind's name (or `updates`)."""
    insights: Insights
    clocks: Clocks
    review: ReviewCycle | None
    shares: tuple[AudienceShare, ...]
    off: tuple[OffRange, ...]
    events: tuple[Event, ...]
    questions: tuple[str, ...] = ()
    """Those a story is wanted for, beside the shipped ones."""

    def share(self, audience: str) -> AudienceShare:
        """Return what an audience may see beyond what entries share; nothing where config is silent."""
        return next((share for share in self.shares if share.audience == audience), AudienceShare(audience=audience))

    def profile(self, week: Week) -> Profile:
        """Return the profile in force in a week; weeks before the first use the first."""
        in_force = [p for p in self.profiles if p.start is None or p.start <= week]
        return in_force[-1] if in_force else self.profiles[0]

    def called(self, category: str) -> str:
        """Say a category within a sentence: by its title, else its name in words; one that is not known by the latter."""
        known = self.categories.get(category)
        return known.title if known and known.title else spoken(category)

    def heading(self, category: str) -> str:
        """Say a category on its own: a title as it is written, a name in words with a capital letter."""
        known = self.categories.get(category)
        return known.title if known and known.title else sentence(spoken(category))

    def next_level(self, profile: Profile) -> tuple[str, int] | None:
        """Return the next level of a profile's role that has expectations; None at the top, and for level 0, which is any."""
        higher = [e.level for e in self.expectations if e.role == profile.role and e.level > profile.level]
        return (profile.role, min(higher)) if profile.level and higher else None
