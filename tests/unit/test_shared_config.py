"""Config as an audience sees it: the shipped one, and of the person's own what shared figures need."""

from collections.abc import Callable
from pathlib import Path

import pytest

from perfmirror_ssg.config import read_config
from perfmirror_ssg.settings import Config
from tests.editions import narrowed_of

Journal = Callable[[str], Path]

OWN = """==> config.toml <==
schema = 1
[site]
title = "Mine"
author = "Mine"
base_url = "https://mine.example"
editor = "vscode"
start = "2026-W01"
language = "de"
[[profile]]
from = "2026-W01"
role = "IC"
level = 5
title = "Mine"
[[profile]]
from = "2026-W42"
role = "Manager"
level = 4
title = "Mine"
[categories.garden]
dimension = "output"
points = 3
description = "Mine"
aliases = ["mine"]
expected = 2
[[categories.garden.change]]
from = "2026-W44"
points = 4
[categories.orchard]
dimension = "output"
points = 3
description = "Mine"
[scorecards.stakeholders]
about = "oneself"
criteria = {trust = "Mine?"}
scale = [1, 5]
every = "month"
[metrics.hours]
title = "Hours with Ada"
unit = "h"
[metrics.mine]
title = "Mine"
[[expectations]]
role = "IC"
level = 5
id = "mine"
text = "Mine"
[insights]
off = ["primary-focus"]
[clocks]
aware_days = 3
[review]
cycle_start = "2026-W06"
[[off]]
from = "2026-W30"
reason = "Mine"
[[event]]
week = "2026-W40"
label = "Mine"
[share.public]
scores = true
title = "Notes by Ada"
"""
COACH = '[share.coach]\nscores = true\ncharts = ["ratings", "metrics"]\ntags = ["probes"]\n'
PEOPLE = '==> people.toml <==\n[[person]]\nnames = ["Ada"]\nalias = "Heron"\n'
WEEK = """==> journal/2026-W41.md <==
---
share: coach
output: {garden: 2}
ratings: {trust: 4}
metrics: {hours: 3}
---
==> journal/2026-W45.md <==
---
output: {orchard: 2}
metrics: {mine: 3}
---
"""


def config_of(journal: Journal, more: str = COACH) -> Config:
    return narrowed_of(journal(f"{OWN}{more}{PEOPLE}{WEEK}")).config


def test_of_the_site_only_how_it_is_shown_passes(journal: Journal) -> None:
    site = config_of(journal).site
    assert (site.title, site.author, site.base_url, site.editor, site.start) == ("Shared notes", "", "", "none", None)
    assert (site.language, site.theme) == ("de", "default")


def test_the_shared_title_is_that_of_the_audience_under_aliases(journal: Journal) -> None:
    assert config_of(journal, COACH + 'title = "Notes on Ada"\n').site.title == "Notes on Heron"


def test_what_another_audience_may_see_does_not_pass(journal: Journal) -> None:
    shares = config_of(journal).shares
    assert [(share.audience, share.title, share.tags) for share in shares] == [("coach", "", ("probes",))]
    assert config_of(journal, "").share("coach").scores is False


@pytest.mark.parametrize("name", ["off", "events", "expectations", "aliases"])
def test_what_is_only_for_its_writer_is_not_there(journal: Journal, name: str) -> None:
    assert not getattr(config_of(journal), name)


@pytest.mark.parametrize("name", ["insights", "clocks", "review", "headings", "missing"])
def test_what_no_shared_figure_needs_is_as_shipped(journal: Journal, name: str) -> None:
    assert getattr(config_of(journal), name) == getattr(read_config(None).value, name)


def test_categories_are_those_of_the_shared_weeks_as_they_were_then(journal: Journal) -> None:
    (category,) = config_of(journal).categories.values()
    (version,) = category.versions
    assert (category.name, category.description, category.aliases) == ("garden", "", ())
    assert version.points == 3
    assert version.expected is None


def test_profiles_are_those_of_the_shared_weeks_without_their_titles(journal: Journal) -> None:
    assert [(profile.role, profile.title) for profile in config_of(journal).profiles] == [("IC", "")]


def test_without_shared_work_categories_and_profiles_are_as_shipped(journal: Journal) -> None:
    config, shipped = config_of(journal, ""), read_config(None).value
    assert (config.categories, config.profiles) == (shipped.categories, shipped.profiles)


def test_scorecards_and_metrics_are_those_with_figures_without_their_questions(journal: Journal) -> None:
    config = config_of(journal)
    (scorecard,) = config.scorecards.values()
    assert [(criterion.name, criterion.question) for criterion in scorecard.criteria] == [("trust", "")]
    assert [(metric.title, metric.unit) for metric in config.metrics.values()] == [("Hours with Heron", "h")]
    assert not config_of(journal, "").scorecards
    assert not config_of(journal, "").metrics
