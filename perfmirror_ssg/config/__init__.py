"""config.toml and the shipped presets to a `Config`.

In: the text of config.toml, or None when there is none. Out: a config that always works, and every problem met:
a bad value costs its key, text that is no TOML costs the file.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, TypeVar

from msgspec import Struct

from perfmirror_ssg.config.categories import read_aliases, read_categories, read_dimensions
from perfmirror_ssg.config.dates import read_events, read_off, read_review
from perfmirror_ssg.config.expectations import read_expectations, strangers
from perfmirror_ssg.config.headings import read_headings
from perfmirror_ssg.config.keys import CLOCKS, KEYS, METRICS, SHARED, SITE, STORIES
from perfmirror_ssg.config.keys_insights import SHIPPED
from perfmirror_ssg.config.keys_scoring import SCORING
from perfmirror_ssg.config.profiles import read_profiles
from perfmirror_ssg.config.scorecards import read_scorecards
from perfmirror_ssg.config.tables import Given, filled, read_root
from perfmirror_ssg.config.toml import read_toml
from perfmirror_ssg.diagnostics import Checked, Diagnostic, in_order
from perfmirror_ssg.settings import AudienceShare, Clocks, Config, Insights, Metric, Site

__all__ = ["read_config"]

T = TypeVar("T")


def read_config(text: str | None, path: str = "config.toml") -> Checked[Config]:
    """Read the text of config.toml over the presets; None, an empty text and `schema = 1` give the same."""
    met = _Met()
    root = met.keep(read_root(KEYS, met.keep(read_toml(text or "", path))))
    config = _config(root, met)
    return Checked(value=config, problems=in_order(met.problems))


class _Met(Struct, frozen=True, kw_only=True):
    """The problems met so far."""

    problems: list[Diagnostic] = []

    def keep(self, checked: Checked[T]) -> T:
        self.problems.extend(checked.problems)
        return checked.value


def _config(root: Given, met: _Met) -> Config:
    given = root.values
    tables: Mapping[str, Any] = {name: table.values for name, table in given.items() if isinstance(table, Given)}
    scoring = given.get("scoring")
    own_categories = tables.get("categories", {})
    dimensions = met.keep(read_dimensions(scoring, _named_dimensions(own_categories, given.get("profile", ()))))
    profiles = met.keep(read_profiles(given.get("profile", ()), dimensions, (scoring or root).place("dimensions")))
    categories = met.keep(read_categories(own_categories, dimensions, profiles))
    aliases = met.keep(read_aliases(own_categories, categories))
    met.problems.extend(strangers(given.get("expectations", ()), profiles))
    scored = filled(SCORING.keys, tables.get("scoring", {}))
    alone = scored["expectations"] == "own"
    return Config(
        site=Site(**filled(SITE.keys, tables.get("site", {}))),
        profiles=profiles,
        dimensions=dimensions,
        missing=scored["missing"],
        categories=categories,
        aliases=aliases,
        expectations=met.keep(read_expectations(given.get("expectations", ()), categories, aliases, alone=alone)),
        scorecards=met.keep(read_scorecards(tables.get("scorecards", {}))),
        metrics={name: _metric(name, metric) for name, metric in tables.get("metrics", {}).items()},
        headings=met.keep(read_headings(given.get("headings"))),
        insights=_insights(tables.get("insights", {})),
        clocks=Clocks(**filled(CLOCKS.keys, tables.get("clocks", {}))),
        review=read_review(given.get("review")),
        shares=tuple(_share(audience, share) for audience, share in tables.get("share", {}).items()),
        off=met.keep(read_off(given.get("off", ()))),
        events=read_events(given.get("event", ())),
        questions=tuple(filled(STORIES.keys, tables.get("stories", {}))["questions"]),
    )


def _named_dimensions(categories: Mapping[str, Given], profiles: Iterable[Given]) -> frozenset[str]:
    """Return the dimensions that categories and weights speak of, known or not."""
    weights = (profile.values.get("weights") for profile in profiles)
    of_weights = {name for stated in weights if isinstance(stated, Given) for name in stated.node.table}
    return frozenset({category.values.get("dimension", "") for category in categories.values()} | of_weights)


def _metric(name: str, given: Given) -> Metric:
    values = filled(METRICS.keys, {"title": name.replace("-", " ").capitalize()}, given.values)
    return Metric(name=name, **values)


def _insights(values: Mapping[str, Any]) -> Insights:
    given = values["thresholds"].values if "thresholds" in values else {}
    own = {name: Fraction(value) for name, value in given.items()}
    return Insights(off=tuple(dict.fromkeys(values.get("off", ()))), thresholds={**SHIPPED, **own})


def _share(audience: str, given: Given) -> AudienceShare:
    return AudienceShare(audience=audience, **filled(SHARED, given.values))
