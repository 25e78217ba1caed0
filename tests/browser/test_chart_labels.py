"""Words that look like markup, in a chart that Plotly draws: they are shown and said as they were written."""

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SSG
from tests.sites import parse_site, write_site

WORDS = "p95 < 200 ms & errors > 1%"
LONG = f"{'<' * 43}&lt;"

SITE = f"""==> config.toml <==
schema = 1
[site]
today = 2026-11-20
[metrics.fast]
title = "Fast"
unit = "<b>ms</b> &lt; %{{y}}"
[[event]]
week = "2026-W43"
label = "{WORDS}"
[[event]]
week = "2026-W45"
label = "{LONG}"
"""
WEEK = "==> journal/2026-W{week}.md <==\n---\ninput: {{one-on-one: 2}}\nmetrics: {{fast: {week}}}\n---\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a journal whose labels look like markup; return the folder of pages."""
    home = tmp_path_factory.mktemp("labels")
    write_site(home, parse_site(SITE + "".join(WEEK.format(week=week) for week in range(42, 47))).files)
    subprocess.run([SSG, "build"], cwd=home, check=True)
    return home / "_site"


def test_a_name_in_a_chart_shows_the_words_it_was_given(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/trends.html")
    expect(page.locator("#chart-score .annotation-text").filter(has_text="<")).to_have_text([WORDS, f"{'<' * 43}…"])


def test_a_unit_is_shown_and_said_in_the_words_it_was_given(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/trends.html")
    chart = page.locator("#chart-metric-fast .plot")
    chart.scroll_into_view_if_needed()
    chart.locator(".js-plotly-plot .main-svg").first.wait_for()
    chart.press("ArrowLeft")
    expect(chart.locator(".hovertext")).to_have_text("2026-W46: 46 <b>ms</b> &lt; %{y}")
    expect(page.locator("#chart-metric-fast .plot + p")).to_have_text("2026-W46: 46 <b>ms</b> &lt; %{y}")
