"""The marks of a chart: what changed, when, and by which name."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from msgspec.structs import replace

from perfmirror_ssg.analysis.history import make_history
from perfmirror_ssg.charts.catalogue import categories, score
from perfmirror_ssg.charts.chart import Chart
from perfmirror_ssg.charts.marks import worth
from tests.editions import edition_of, narrowed_of, weeks
from tests.journals import category

Journal = Callable[[str], Path]

CONFIG = """==> config.toml <==
[[profile]]
from = "2026-W30"
role = "IC"
level = 5
[[profile]]
from = "2026-W40"
role = "Manager"
level = 4
title = "Manager, Probes"
[[event]]
week = "2026-W42"
label = "One config format"
[[event]]
week = "2026-W40"
label = "Moved"
[[categories.pull-request.change]]
from = "2026-W40"
points = 1
[[categories.pull-request.change]]
from = "2026-W43"
expected = 1
[[categories.pull-request.change]]
from = "2026-W44"
tiers = [[1, 2], [3, 5]]
[[categories.one-on-one.change]]
from = "2026-W20"
points = 1
"""
ITEMS = "---\ninput: {one-on-one: 2}\noutput: {pull-request: 1}\n---\n"


def charts(root: Path) -> dict[str, Chart]:
    report = edition_of(root).report
    history = make_history(report)
    return {chart.id: chart for draw in (score, categories) for chart in draw(history, report.config)}


def names(chart: Chart) -> list[str]:
    """Return what the Plotly figure calls its marks."""
    return [word["text"] for word in chart.spec["layout"]["annotations"] if word["name"] == "event"]


def test_a_profile_is_marked_where_it_begins_and_shares_the_mark_of_an_event(journal: Journal) -> None:
    found = charts(journal(f"{CONFIG}{weeks(36, 46, ITEMS)}"))["score"]
    assert [word.text for word in found.picture.marks] == ["Moved; Manager, Probes", "One config format"]
    assert names(found) == ["Moved; Manager, Probes", "One config format"]
    assert [shape["x0"] for shape in found.spec["layout"]["shapes"] if shape["type"] == "line"] == ["2026-09-28", "2026-10-12"]
    assert found.legend[-1].words == "Dotted: Moved; Manager, Probes (2026-W40), One config format (2026-W42)."


def test_a_shared_chart_says_that_scoring_changes_and_names_no_role(journal: Journal) -> None:
    shared = weeks(36, 46, ITEMS.replace("---\ninput", "---\nshare: coach\ninput"))
    report = narrowed_of(journal(f'{CONFIG}[share.coach]\ncharts = ["score"]\n{shared}')).report
    (found,) = score(make_history(report), report.config)
    assert names(found) == ["scoring changes"]
    assert found.legend[-1].words == "Dotted: scoring changes (2026-W40)."


def test_the_profile_in_force_in_the_first_week_is_no_change(journal: Journal) -> None:
    root = journal(f"{CONFIG}{weeks(40, 46, ITEMS)}")
    assert names(charts(root)["score"]) == ["Moved", "One config format"]


def test_a_chart_of_a_category_also_marks_and_says_where_its_points_change(journal: Journal) -> None:
    found = charts(journal(f"{CONFIG}{weeks(36, 46, ITEMS)}"))
    assert found["category-pull-request"].dotted == (
        "Dotted: 1 point each; Moved; Manager, Probes (2026-W40), One config format (2026-W42), "
        "2 points from 1 a week, 5 from 3 (2026-W44)."
    )
    assert found["category-pull-request"].sentence.endswith(
        "From 2026-W40: 1 point each. From 2026-W44: 2 points from 1 a week, 5 from 3."
    )
    assert len(found["category-one-on-one"].picture.marks) == 2
    assert "From" not in found["category-one-on-one"].sentence


def test_a_name_too_long_for_its_line_stands_below_on_wide_screens_too(journal: Journal) -> None:
    root = journal(f"{CONFIG.replace('Manager, Probes', 'Manager of all that has to do with probes')}{weeks(36, 46, ITEMS)}")
    assert not charts(root)["score"].legend[-1].narrow


def test_what_a_category_brings_is_said_in_words() -> None:
    version = category("late-delivery", "output", -3).versions[0]
    assert worth(version) == "-3 points each"
    assert worth(replace(version, points=Fraction(1))) == "1 point each"
