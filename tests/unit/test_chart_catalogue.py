"""The charts of a journal: what is drawn, from which weeks, and what is not."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from perfmirror_ssg.analysis.history import make_history
from perfmirror_ssg.build import read
from perfmirror_ssg.charts.catalogue import CHARTS, score
from perfmirror_ssg.charts.chart import Chart

Journal = Callable[[str], Path]

THREE_WEEKS = """
    ==> config.toml <==
    [[profile]]
    from = "2026-W18"
    role = "Manager"
    level = 4
    [categories.one-on-one]
    expected = 4
    [metrics.focus-hours]
    title = "Focus time"
    unit = "h"
    [[event]]
    week = "2026-W18"
    label = "A new role"
    ==> journal/2026-W17.md <==
    ---
    input: {one-on-one: 6}
    ratings: {energy: 4}
    ---
    ==> journal/2026-W19.md <==
    ---
    input: {one-on-one: 2}
    output: {design-doc: 1}
    metrics: {focus-hours: 11.5}
    ---
    ==> journal/2026-W20.md <==
    ---
    input: {one-on-one: 9}
    ---
"""


def charts(root: Path, today: dt.date = dt.date(2026, 5, 14)) -> dict[str, Chart]:
    """Return every chart of a site folder, by its id."""
    mirror = read(root, lambda _: today)
    assert not mirror.errors
    history = make_history(mirror.report)
    return {chart.id: chart for _, draw in CHARTS for chart in draw(history, mirror.config)}


def home_chart(root: Path, today: dt.date) -> Chart | None:
    """Return the chart of home on a day."""
    mirror = read(root, lambda _: today)
    return next(score(make_history(mirror.report, 52), mirror.config), None)


def test_each_thing_noted_has_its_chart_in_order(journal: Journal) -> None:
    found = [*charts(journal(THREE_WEEKS))]
    assert found == [
        "score",
        "dimensions",
        "category-one-on-one",
        "category-design-doc",
        "ratings-wellbeing",
        "metric-focus-hours",
    ]


def test_the_score_is_that_of_counted_weeks_only(journal: Journal) -> None:
    score = charts(journal(THREE_WEEKS))["score"]
    # 2026-W18 is missing, 2026-W20 is not over.
    assert score.rows == (("2026-W19", "5.5"), ("2026-W17", "7.5"))
    assert score.spec["data"][0]["y"] == [7.5, None, 5.5, None]


def test_weeks_before_the_first_profile_have_no_band(journal: Journal) -> None:
    shapes = [shape for shape in charts(journal(THREE_WEEKS))["score"].spec["layout"]["shapes"] if shape["type"] == "rect"]
    assert {shape["x0"] for shape in shapes} == {"2026-04-23"}
    assert sorted(round(shape["y0"] * 12) for shape in shapes) == [0, 150, 180, 250, 320]


def test_what_is_expected_is_drawn_beside_what_was_done(journal: Journal) -> None:
    found = charts(journal(THREE_WEEKS))
    assert found["category-one-on-one"].sentence == "8 in the last 2 counted weeks, 8 expected."
    assert [key.name for key in found["category-one-on-one"].keys] == ["one-on-one", "expected"]
    assert found["category-design-doc"].keys == ()


def test_events_stand_on_every_chart(journal: Journal) -> None:
    for chart in charts(journal(THREE_WEEKS)).values():
        assert len(chart.picture.marks) == 1


def test_bands_and_events_are_named_below_where_they_have_no_room(journal: Journal) -> None:
    bands, events = charts(journal(THREE_WEEKS))["score"].legend
    assert "Underperforming from 0" in bands.words
    assert events.narrow


def test_an_empty_journal_has_nothing_to_draw(journal: Journal) -> None:
    root = journal("==> config.toml <==\n")
    assert charts(root) == {}
    assert home_chart(root, dt.date(2026, 5, 14)) is None


def test_home_draws_the_last_52_weeks(journal: Journal) -> None:
    root = journal(THREE_WEEKS)
    in_reach = home_chart(root, dt.date(2027, 5, 6))
    assert in_reach is not None
    assert [row[0] for row in in_reach.rows] == ["2026-W20"]
    assert home_chart(root, dt.date(2027, 5, 13)) is None


def test_subjects_and_metrics_of_one_slug_have_charts_of_their_own(journal: Journal) -> None:
    root = journal("""
        ==> config.toml <==
        ==> journal/2026-W19.md <==
        ---
        scorecards: {bus-factor: {Payments: {coverage: 1}, payments: {coverage: 2}, a/b: {coverage: 1}, ab: {coverage: 2}}}
        metrics: {C++: 1, C#: 2}
        ---
    """)
    drawn = charts(root)
    titles = {id_: chart.title.removeprefix("Bus factor: ") for id_, chart in drawn.items()}
    assert {id_: title for id_, title in titles.items() if id_.startswith(("ratings", "metric"))} == {
        "ratings-bus-factor-payments": "Payments",
        "ratings-bus-factor-payments-2": "payments",
        "ratings-bus-factor-ab": "a/b",
        "ratings-bus-factor-ab-2": "ab",
        "metric-c": "C#",
        "metric-c-2": "C++",
    }
