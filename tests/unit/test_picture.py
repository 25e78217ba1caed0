"""The picture without a script says what the figures say."""

import re
from dataclasses import replace
from fractions import Fraction

from perfmirror_ssg.charts.picture import draw
from perfmirror_ssg.charts.plot import Mark, Plot, Series, Shape, Wash
from perfmirror_ssg.weeks import Week, week_range


def plot(shape: Shape, *values: int | None) -> Plot:
    """Return a plot of one series."""
    known = tuple(None if v is None else Fraction(v) for v in values)
    weeks = tuple(week_range(Week(2026, 10), Week(2026, 9 + len(values))))
    series = Series(name="score", tone="ink", shape=shape, values=known)
    return Plot(id="score", title="Score", unit="points", weeks=weeks, series=(series,))


def test_a_missing_week_is_a_gap_in_the_line() -> None:
    (stroke,) = draw(plot("line", 1, 2, None, 4, 5)).strokes
    assert stroke.d.count("M") == 2


def test_a_week_alone_between_gaps_is_a_dot() -> None:
    (stroke,) = draw(plot("line", None, 2, None)).strokes
    assert stroke.dots
    assert stroke.d.endswith("h0")


def test_higher_values_are_drawn_higher() -> None:
    (stroke,) = draw(plot("line", 1, 2, 3)).strokes
    heights = [float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", stroke.d)]
    assert heights == sorted(heights, reverse=True)


def test_bars_stand_on_zero_and_losses_hang_below_it() -> None:
    gain, loss = draw(plot("bars", 4, -2)).bars
    assert float(gain.y) + float(gain.height) == float(loss.y)


def test_stacked_bars_stand_on_each_other() -> None:
    single = plot("bars", 4)
    double = replace(single, series=single.series * 2, stacked=True)
    lower, upper = draw(double).bars
    assert float(upper.y) + float(upper.height) == float(lower.y)


def test_bands_follow_their_history_and_are_named_once_at_the_edge() -> None:
    washes = (
        Wash(name="Strong", first=0, last=1, low=Fraction(10), high=None, level=2),
        Wash(name="Strong", first=2, last=3, low=Fraction(20), high=None, level=2),
    )
    picture = draw(replace(plot("line", 12, 14, 16, 18), washes=washes))
    assert [(box.x, box.width) for box in picture.washes] == [("0", "500"), ("500", "500")]
    assert [word.text for word in picture.bands] == ["Strong"]


def test_names_of_bands_that_would_touch_give_way() -> None:
    washes = tuple(
        Wash(name=f"b{n}", first=0, last=0, low=Fraction(low), high=None, level=n) for n, low in enumerate((0, 1, 50))
    )
    assert [word.text for word in draw(replace(plot("line", 60), washes=washes)).bands] == ["b2", "b1"]


def test_events_close_together_stand_in_rows() -> None:
    marks = (Mark(at=0, label="Moved to the Probes team"), Mark(at=1, label="The silent pool"))
    picture = draw(replace(plot("line", *range(10)), marks=marks))
    assert [word.row for word in picture.marks] == [0, 1]


def test_quarters_are_named_and_the_first_of_a_year_by_its_year() -> None:
    weeks = tuple(week_range(Week(2025, 45), Week(2026, 20)))
    series = Series(name="s", tone="ink", shape="line", values=(Fraction(1),) * len(weeks))
    picture = draw(Plot(id="s", title="S", unit="", weeks=weeks, series=(series,)))
    assert [word.text for word in picture.ticks] == ["2026", "Q2"]


def test_a_long_journal_names_years_only() -> None:
    weeks = tuple(week_range(Week(2020, 10), Week(2026, 20)))
    series = Series(name="s", tone="ink", shape="line", values=(Fraction(1),) * len(weeks))
    picture = draw(Plot(id="s", title="S", unit="", weeks=weeks, series=(series,)))
    assert [word.text for word in picture.ticks] == ["2021", "2022", "2023", "2024", "2025", "2026"]


def test_ratings_keep_to_their_scale() -> None:
    picture = draw(replace(plot("line", 1, 5), scale=(1, 5)))
    assert [word.text for word in picture.grid] == ["1", "3", "5"]
