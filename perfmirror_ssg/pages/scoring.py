"""How scoring works here: the rules of the config in force, with the newest counted week as the example.

In: an edition. Out: one `ScoringView`.
"""

from collections.abc import Collection

from msgspec import Struct

from perfmirror_ssg.analysis.scoring import WeekScore
from perfmirror_ssg.pages.answer import role_words
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page, alone
from perfmirror_ssg.pages.places import Ref, category_path, week_path
from perfmirror_ssg.pages.sums import WeekSum, week_sum
from perfmirror_ssg.pages.text import writer
from perfmirror_ssg.pages.words import sentence, spoken, whole
from perfmirror_ssg.settings import Category, CategoryVersion, Profile

PATH = "scoring.html"


class Weight(Struct, frozen=True, kw_only=True):
    """What a dimension weighs."""

    tone: str
    label: str
    value: str


class ProfileRow(Struct, frozen=True, kw_only=True):
    """A profile: since when, its weights, its target."""

    since: str
    role: str
    """Empty in a shared site, which names none."""
    weights: tuple[Weight, ...]
    weeks: str
    bands: tuple[tuple[str, str], ...]
    """Name and threshold, highest first."""


class VersionRow(Struct, frozen=True, kw_only=True):
    """What a category is worth from a week on."""

    since: str
    points: str
    expected: str


class CategoryRules(Struct, frozen=True, kw_only=True):
    """A category with its figures over time, oldest first."""

    label: str
    key: str
    path: str
    """Of its page; empty for one that is neither used nor expected."""
    about: str
    versions: tuple[VersionRow, ...]


class DimensionRules(Struct, frozen=True, kw_only=True):
    """The categories of a dimension."""

    tone: str
    label: str
    categories: tuple[CategoryRules, ...]


class ScoringView(Struct, frozen=True, kw_only=True):
    """What the page shows."""

    path: str = PATH
    title: str = "How scoring works here"
    menu: str = "Pages"
    prorated: bool
    weeks: str
    needed: str
    profiles: tuple[ProfileRow, ...]
    """Newest first."""
    dimensions: tuple[DimensionRules, ...]
    example: WeekSum | None
    example_week: Ref | None


def view(edition: Edition, _: None = None) -> ScoringView:
    """Return the page."""
    config, period = edition.config, edition.report.period
    write = writer(PATH, edition.report.journal.links)
    example = _newest_counted(edition)
    return ScoringView(
        prorated=config.missing == "prorate",
        weeks=str(period.length),
        needed=str(period.needed),
        profiles=tuple(_profile(edition, profile) for profile in reversed(config.profiles)),
        dimensions=tuple(_dimension(edition, name) for name in config.dimensions),
        example=week_sum(edition, example, write) if example else None,
        example_week=Ref(path=week_path(example.week), text=str(example.week)) if example else None,
    )


def _newest_counted(edition: Edition) -> WeekScore | None:
    weeks = (week for week in reversed(edition.pages) if edition.slots[week].counted)
    return next((edition.report.scores[week] for week in weeks if week in edition.report.scores), None)


def _profile(edition: Edition, profile: Profile) -> ProfileRow:
    return ProfileRow(
        since=f"from {profile.start}" if profile.start else "always",
        role="" if edition.is_shared else role_words(profile),
        weights=tuple(
            Weight(tone=edition.tone(name), label=sentence(spoken(name)), value=whole(profile.weights[name]))
            for name in edition.config.dimensions
            if name in profile.weights
        ),
        weeks=str(profile.target.period_weeks),
        bands=tuple((band.name, whole(band.threshold)) for band in profile.target.bands),
    )


def _dimension(edition: Edition, name: str) -> DimensionRules:
    held = [category for category in edition.config.categories.values() if category.dimension == name]
    shown = set() if edition.is_shared else {one.category for one in edition.report.expected if one.known}
    rules = tuple(_category(edition, category, shown) for category in sorted(held, key=lambda category: category.name))
    return DimensionRules(tone=edition.tone(name), label=sentence(spoken(name)), categories=rules)


def _category(edition: Edition, category: Category, shown: Collection[str]) -> CategoryRules:
    return CategoryRules(
        label=edition.config.heading(category.name),
        key=category.name,
        path=category_path(category.name) if category.name in shown else "",
        about=category.description,
        versions=tuple(version_row(version) for version in category.versions),
    )


def version_row(version: CategoryVersion) -> VersionRow:
    """Say what a category is worth from a week on."""
    steps = (f"{whole(points)} from {count}" for count, points in version.tiers)
    return VersionRow(
        since=f"from {version.start}" if version.start else "",
        points=", ".join(steps) if version.tiers else whole(version.points),
        expected=whole(version.expected) if version.expected is not None else "",
    )


PAGE = Page(
    name="scoring",
    template="scoring.html",
    paths=alone(PATH),
    view=view,
    menu="Pages",
    label="Scoring",
    entry=lambda _: PATH,
    shared=lambda edition: edition.share.scores,
)
