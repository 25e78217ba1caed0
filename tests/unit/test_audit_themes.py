"""The mutation test: whichever template says one private value, the audit finds it."""

import re
from itertools import cycle
from pathlib import Path

import pytest

from perfmirror_ssg.audit.audit import audit_site
from perfmirror_ssg.audit.withheld import secrets_of
from perfmirror_ssg.build import Mirror, make, narrowed, read
from tests.sites import write_site
from tests.unit.test_audit import FILES, SHARED, TODAY

TEMPLATES = Path(__file__).parents[2] / "perfmirror_ssg" / "theme" / "templates"
NAMES = sorted(path.name for path in TEMPLATES.glob("*.html"))
VALUES = ("Quicksilver", "nobody may know of", "84,250", "Isolde")

ONLY_MINE = {
    "answer.html",
    "calibration.html",
    "categories.html",
    "category.html",
    "clocks.html",
    "decisions.html",
    "due.html",
    "dues.html",
    "expectations.html",
    "format.html",
    "goal.html",
    "goals.html",
    "growth.html",
    "home.html",
    "hypotheses.html",
    "insights.html",
    "observations.html",
    "people.html",
    "person.html",
    "profile.html",
    "review.html",
    "reviews.html",
    "scatter.html",
    "scorecards.html",
    "stories.html",
    "story.html",
    "summaries.html",
    "year.html",
}
"""Templates of pages, and of parts of pages, that only the journal's writer sees."""

CONFIG = """schema = 1
[site]
theme = "mine"
[share.coach]
scores = true
charts = ["score", "balance", "categories", "ratings", "metrics"]
tags = ["probes"]
"""
RECORDS = """
## Decisions
- Defer the split of probes [status:: deferred] [share:: coach] ^defer-split

## Hypotheses
- Latency matters more than price [confidence:: 60%] [share:: coach] ^latency-matters

## Open questions
- Who owns alerts between squads? [share:: coach] ^alert-owner

## Observations
- Nobody reads the status page [share:: coach]
"""
MORE = {
    "config.toml": CONFIG,
    "journal/2026/2026-W20.md": SHARED.replace("tags: [", "input: {one-on-one: 3}\ntags: [probes, ") + RECORDS,
    "journal/2026/2026-W19.md": "---\nshare: coach\ninput: {one-on-one: 2}\noutput: {pull-request: 3}\ntags: [probes]\n---\n",
    "journal/pages/how.md": "---\ntitle: Secretly\nshare: coach\nshare_title: How I work\n---\n::: share\n\nAt dawn.\n\n:::\n",
}


@pytest.fixture(name="mirror", scope="module")
def _mirror(tmp_path_factory: pytest.TempPathFactory) -> Mirror:
    return read(write_site(tmp_path_factory.mktemp("mutants"), {**FILES, **MORE}), lambda _: TODAY)


PLACES = {
    "base.html": "footer",
    "charted.html": "scripts",
    "decisions.html": "sections",
    "forecasts.html": "first",
    "hypotheses.html": "opening",
}
"""Blocks that a template fills where it is not the main one."""


def said_in(name: str, template: str, value: str) -> str:
    """Put a value where a page, a part or a macro says something of its own."""
    block = PLACES.get(name, "main")
    begun = re.compile(rf"({{% block {block} %}}|{{% macro [^%]*%}})")
    return begun.sub(rf"\1<p>{value}</p>", template) if begun.search(template) else f"{template}<p>{value}</p>"


def test_the_site_is_clean_before(mirror: Mirror) -> None:
    shown = narrowed(mirror, "coach")
    secrets = secrets_of(mirror.root, shown.report.journal, shown.config, mirror.people.names)
    assert audit_site(make(shown).site, secrets).problems == ()


@pytest.mark.parametrize(("name", "value"), list(zip(NAMES, cycle(VALUES), strict=False)))
def test_a_template_that_says_a_private_value_is_found(name: str, value: str, mirror: Mirror) -> None:
    own = mirror.root / "themes" / "mine" / "templates" / name
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(said_in(name, (TEMPLATES / name).read_text(encoding="utf-8"), value), encoding="utf-8")
    try:
        shown = narrowed(mirror, "coach")
        site = make(shown).site
        secrets = secrets_of(mirror.root, shown.report.journal, shown.config, mirror.people.names)
        says = any(value.encode() in data for data in site.values())
        found = audit_site(site, secrets).problems
    finally:
        own.unlink()
    assert (bool(found), says) == (says, name not in ONLY_MINE)
