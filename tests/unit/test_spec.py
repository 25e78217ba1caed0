"""What Plotly is given is valid, exact enough, and cannot carry markup."""

import json
from fractions import Fraction

import plotly.graph_objects as go
import pytest
from msgspec.structs import replace

from perfmirror_ssg.charts.chart import make_chart
from perfmirror_ssg.charts.plot import Mark, Plot, Series, Shape, Wash
from perfmirror_ssg.charts.spec import specification
from perfmirror_ssg.weeks import Week, week_range

WEEKS = tuple(week_range(Week(2026, 52), Week(2027, 2)))


def plot(shape: Shape = "line") -> Plot:
    """Return a plot with a gap, a band and an event."""
    values = (Fraction("31.25"), None, Fraction(100, 3), Fraction(-1))
    return Plot(
        id="score",
        title="Score",
        unit="points",
        weeks=WEEKS,
        series=(Series(name="score", tone="ink", shape=shape, values=values),),
        washes=(Wash(name="Strong <b>", first=0, last=3, low=Fraction("19.5"), high=None, level=2),),
        marks=(Mark(at=1, label="<a href='https://x.example'>moved</a>"),),
    )


@pytest.mark.parametrize("shape", ["line", "bars", "steps"])
@pytest.mark.parametrize("scale", [None, (0, 5)])
def test_plotly_accepts_every_shape(shape: Shape, scale: tuple[int, int] | None) -> None:
    spec = specification(replace(plot(shape), scale=scale))
    figure = go.Figure(spec)
    assert len(figure.data) == 1


def test_a_gap_stays_a_gap() -> None:
    (trace,) = specification(plot())["data"]
    assert trace["y"] == [31.25, None, 33.333333333333336, -1.0]
    assert trace["connectgaps"] is False


def test_weeks_are_told_as_weeks() -> None:
    (trace,) = specification(plot())["data"]
    assert trace["x"] == ["2026-12-21", "2026-12-28", "2027-01-04", "2027-01-11"]
    assert trace["customdata"][0] == "2026-W52: 31.25 points"


def test_the_axis_names_the_same_weeks_as_the_picture() -> None:
    axis = specification(plot())["layout"]["xaxis"]
    assert axis["tickvals"] == ["2026-12-21", "2026-12-28", "2027-01-04", "2027-01-11"]
    assert axis["ticktext"] == ["2026-W52", "W53", "2027-W01", "W02"]


def test_a_line_that_is_drawn_apart_still_tells_its_value() -> None:
    series = replace(plot().series[0], shift=Fraction(1, 10))
    first, second = specification(replace(plot(), series=(series, series), scale=(0, 40)))["data"]
    assert (first["y"][0], second["text"][0]) == (31.35, "31.25")
    assert first["hovertemplate"].startswith("%{text}")


def test_no_label_carries_markup() -> None:
    assert "<" not in json.dumps(specification(plot())).replace("<extra></extra>", "")


def test_a_label_keeps_its_words_as_entities_and_is_no_template() -> None:
    named = replace(plot().series[0], name="p95 < 200 ms & %{y} > 1%")
    spec = specification(replace(plot(), unit="&lt;", series=(named, named)))
    first = spec["data"][0]
    assert (first["name"], first["customdata"][0]) == ("p95 &lt; 200 ms &amp; %{y} &gt; 1%", "2026-W52: 31.25 &amp;lt;")
    assert first["hovertemplate"] == "%{text} %{fullData.name}<extra></extra>"
    assert spec["layout"]["annotations"][0]["text"] == "Strong &lt;b&gt;"


def test_names_of_events_cover_the_marks_of_others_and_not_each_other() -> None:
    marks = (Mark(at=0, label="Moved to the Probes team"), Mark(at=1, label="The silent pool"))
    words = specification(replace(plot(), marks=marks))["layout"]["annotations"]
    first, second = (word for word in words if word["name"] == "event")
    assert first["bgcolor"] == second["bgcolor"] == "var(--paper)"
    assert first["yshift"] - second["yshift"] > 1.35 * first["font"]["size"]


def test_a_chart_opens_into_a_table_of_its_figures_newest_first() -> None:
    chart = make_chart(plot(), "what it shows")
    assert chart.columns == ("Week", "score")
    assert chart.rows == (("2027-W02", "-1"), ("2027-W01", "33.33"), ("2026-W52", "31.25"))
    assert chart.keys == ()
