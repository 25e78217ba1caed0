"""Config as an audience sees it: the shipped one, and of the person's own only what shared figures need to be read.

In: the person's config, the entries that are left, aliases. Out: a `Config`; roles, events, weeks off, expectations, names
of categories that are not in use and the rest of it are not in it.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from perfmirror_ssg.audience.aliases import Aliases
from perfmirror_ssg.audience.texts import ours
from perfmirror_ssg.config import read_config
from perfmirror_ssg.model import Audience, Entry
from perfmirror_ssg.settings import AudienceShare, Category, Config, Criterion, Scorecard
from perfmirror_ssg.weeks import Week

SCORED = frozenset({"score", "balance", "categories"})
"""Charts that are made of work items."""

TITLE = "Shared notes"
"""What a shared site is called where config gives it no title: the one of the person's own may say too much."""


def narrow_config(config: Config, audience: Audience, entries: Sequence[Entry], aliases: Aliases) -> Config:
    """Return the config of a shared site; `entries` are those that are left of the journal."""
    share = config.share(audience)
    shipped = read_config(None).value
    site = replace(
        shipped.site,
        title=aliases.text(share.title) or TITLE,
        language=config.site.language,
        theme=config.site.theme,
        output=config.site.output,
        editor="none",
    )
    return replace(
        shipped,
        site=site,
        **(_scoring(config, entries, aliases) if any(entry.items for entry in entries) else {}),
        scorecards=_scorecards(config, entries, aliases),
        expectations=(),
        metrics={
            name: replace(metric, title=_titled(metric.title, aliases))
            for name, metric in config.metrics.items()
            if any(name in entry.metrics for entry in entries)
        },
        shares=(
            AudienceShare(
                audience=audience, scores=share.scores, charts=share.charts, tags=tuple(map(aliases.text, share.tags))
            ),
        ),
    )


def _scoring(config: Config, entries: Sequence[Entry], aliases: Aliases) -> dict[str, object]:
    """Return what the scores of the shared weeks add up from: profiles and categories in use, as they were in those weeks."""
    weeks = [entry.week for entry in entries if entry.items]
    used = {item.category for entry in entries for item in entry.items}
    in_force = [config.profile(week) for week in weeks]
    profiles = tuple(profile for profile in config.profiles if profile in in_force)
    return {
        "profiles": tuple(replace(profile, title="") for profile in profiles),
        "dimensions": config.dimensions,
        "categories": {name: _category(config.categories[name], weeks, aliases) for name in config.categories if name in used},
        "aliases": {},
    }


def _category(category: Category, weeks: Iterable[Week], aliases: Aliases) -> Category:
    in_force = [category.at(week) for week in weeks]
    return replace(
        category,
        description="",
        aliases=(),
        versions=tuple(replace(version, expected=None) for version in category.versions if version in in_force),
        title=_titled(category.title, aliases),
    )


def _scorecards(config: Config, entries: Iterable[Entry], aliases: Aliases) -> Mapping[str, Scorecard]:
    used = {rating.scorecard for entry in entries for rating in entry.ratings}
    return {name: _scorecard(config.scorecards[name], aliases) for name in config.scorecards if name in used}


def _scorecard(scorecard: Scorecard, aliases: Aliases) -> Scorecard:
    criteria = tuple(Criterion(name=criterion.name, question="") for criterion in scorecard.criteria)
    return replace(scorecard, title=_titled(scorecard.title, aliases), criteria=criteria)


def _titled(title: str, aliases: Aliases) -> str:
    """Return a title that names nobody; a shipped one never did."""
    return title if title in ours() else aliases.text(title)
