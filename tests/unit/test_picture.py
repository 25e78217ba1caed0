"""The picture without a script says what the figures say."""

import re
from collections.abc import Sequence
from fractions import Fraction

import pytest
from msgspec.structs import replace

from perfmirror_ssg.charts.picture import draw
from perfmirror_ssg.charts.plot import Mark, Plot, Series, Shape, Wash
from perfmirror_ssg.weeks import Week, week_range


def plot(shape: Shape, *values: int | None) -> Plot:
    """Return a plot of one series."""
    known = tuple(None if v is None else Fraction(v) for v in values)
    weeks = tuple(week_range(Week(2026, 10), Week(2026, 9 + len(values))))
    series = Series(name="score", tone="ink", shape=shape, values=known)
    return Plot(id="score", title="Score", unit="points", weeks=weeks, series=(series,))


def heights(d: str) -> list[tuple[float, float]]:
    """Return where each box of a path begins and ends, from below to above."""
    return [(float(low), float(high)) for low, high in re.findall(r"M[\d.]+ ([\d.]+)V([\d.]+)", d)]


def test_a_missing_week_is_a_gap_in_the_line() -> None:
    (line,) = draw(plot("line", 1, 2, None, 4, 5)).shapes
    assert line.d.count("M") == 2


def test_a_week_alone_between_gaps_is_a_dot() -> None:
    (dot,) = draw(plot("line", None, 2, None)).shapes
    assert dot.look == "dots"
    assert dot.d.endswith("h0")


def test_what_is_rated_now_and_then_is_joined_and_marked() -> None:
    line, dots = draw(plot("dots", 1, None, None, 4)).shapes
    assert (line.d.count("M"), dots.d.count("M")) == (1, 2)


def test_higher_values_are_drawn_higher() -> None:
    (line,) = draw(plot("line", 1, 2, 3)).shapes
    ys = [float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", line.d)]
    assert ys == sorted(ys, reverse=True)


def test_bars_stand_on_zero_and_losses_hang_below_it() -> None:
    (bars,) = draw(plot("bars", 4, -2)).shapes
    gain, loss = heights(bars.d)
    assert gain[0] == loss[1]


def test_stacked_bars_stand_on_each_other() -> None:
    single = plot("bars", 4)
    double = replace(single, series=single.series * 2, stacked=True)
    double = replace(double, series=(double.series[0], replace(double.series[1], tone="accent")))
    lower, upper = (heights(shape.d)[0] for shape in draw(double).shapes)
    assert upper[0] == lower[1]


def test_bands_follow_their_history_and_are_named_once_at_the_edge() -> None:
    washes = (
        Wash(name="Strong", first=0, last=1, low=Fraction(10), high=None, level=2),
        Wash(name="Strong", first=2, last=3, low=Fraction(20), high=None, level=2),
    )
    picture = draw(replace(plot("line", 12, 14, 16, 18), washes=washes))
    washes_drawn = [shape.d for shape in picture.shapes if shape.look == "wash wash-2"]
    assert [re.findall(r"[MH]([\d.]+)", d) for d in washes_drawn] == [["0", "500"], ["500", "1000"]]
    assert [word.text for word in picture.bands] == ["Strong"]


def test_a_name_of_a_band_without_room_at_its_foot_stands_a_little_lower() -> None:
    feet = (("Outstanding", 25), ("Strong", 18), ("Meeting", 14), ("Partially", 11), ("Under", 0))
    washes = tuple(Wash(first=0, last=0, name=name, low=Fraction(low), high=None, level=0) for name, low in feet)
    bands = draw(replace(plot("line", 38), washes=washes)).bands
    assert [(word.text, float(word.y)) for word in bands] == [
        ("Outstanding", 37.5),
        ("Strong", 55),
        ("Meeting", 65),
        ("Partially", 74),  # its foot is at 72.5, a line below that of the band above
        ("Under", 100),
    ]


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


@pytest.mark.parametrize(
    ("scale", "named"), [((1, 5), "12345"), ((1, 4), "1234"), ((0, 1), "01"), ((0, 10), ["0", "2", "4", "6", "8", "10"])]
)
def test_ratings_keep_to_whole_steps_of_their_scale(scale: tuple[int, int], named: Sequence[str]) -> None:
    picture = draw(replace(plot("line", 1, 1), scale=scale))
    assert [word.text for word in picture.grid] == list(named)


def test_lines_on_one_step_are_drawn_apart() -> None:
    single = plot("line", 2, 2)
    moved = replace(single.series[0], tone="accent", shift=Fraction(1, 10))
    lower, upper = draw(replace(single, series=(*single.series, moved), scale=(1, 5))).shapes
    assert lower.d != upper.d


@pytest.mark.parametrize(
    ("weeks", "named"),
    [
        (1, ["2026-W44"]),
        (3, ["2026-W44", "W45", "W46"]),
        (12, ["2026-W44", "W47", "W50", "W53"]),
        (26, ["2026-W44", "W50", "2027-W03", "W09", "W15"]),
        (27, ["2027", "Q2"]),
    ],
)
def test_weeks_are_named_while_they_are_few(weeks: int, named: list[str]) -> None:
    short = plot("line", *range(weeks))
    short = replace(short, weeks=tuple(week_range(Week(2026, 44), Week(2026, 44).shift(weeks - 1))))
    assert [word.text for word in draw(short).ticks] == named
