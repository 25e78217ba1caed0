"""Figures on two axes: where dots, zones and guides stand, and what the table opens into."""

from fractions import Fraction
from math import log

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from perfmirror_ssg.charts.scatter import (
    Cell,
    Dot,
    Guide,
    Line,
    Measure,
    PlacedWord,
    Scatter,
    Step,
    Zone,
    draw_scatter,
    linear,
    logarithmic,
)


def measure(high: int, *steps: int) -> Measure:
    """Make a linear axis from zero."""
    named = tuple(Step(at=Fraction(step), label=str(step)) for step in steps)
    return Measure(title="days", low=Fraction(0), high=Fraction(high), steps=named)


def dot(x: int, y: int, words: str = "a gap") -> Dot:
    """Make a dot of ink."""
    return Dot(x=Fraction(x), y=Fraction(y), words=words)


def zone(name: str, left: int, right: int, low: int, high: int) -> Zone:
    """Make a zone whose name stands at the top."""
    bounds = {"left": Fraction(left), "right": Fraction(right), "low": Fraction(low), "high": Fraction(high)}
    return Zone(name=name, corner="top left", **bounds)


def scatter(*dots: Dot) -> Scatter:
    """Make a figure of 10 by 100."""
    return Scatter(id="one", title="One", across=measure(10, 0, 5), up=measure(100, 0, 50), dots=dots)


def places(made: Scatter) -> list[tuple[str, str]]:
    return [(placed.x, placed.y) for placed in draw_scatter(made, "", (), ()).dots]


def test_places_are_percent_from_the_left_and_from_the_top() -> None:
    # 4 of 10 across; 25 of 100 up, which is 75 below the top.
    assert places(scatter(dot(4, 25))) == [("40", "75")]


def test_the_axes_name_their_steps() -> None:
    made = draw_scatter(scatter(), "", (), ())
    assert made.ticks == (PlacedWord(text="0", at="0"), PlacedWord(text="5", at="50"))
    assert made.levels == (PlacedWord(text="0", at="100"), PlacedWord(text="50", at="50"))


def test_what_lies_beyond_an_axis_stands_at_its_end() -> None:
    assert places(scatter(dot(40, -3))) == [("100", "100")]


def test_a_logarithmic_axis_tells_few_days_and_many_apart() -> None:
    axis = replace(measure(399), scale=logarithmic)
    # log 4 / log 400 = 0.2314, log 15 / log 400 = 0.4520, log 31 / log 400 = 0.5731.
    assert [round(axis.percent(Fraction(days)), 1) for days in (0, 3, 14, 30, 399)] == [0, 23.1, 45.2, 57.3, 100]
    assert round(logarithmic(Fraction(3)), 6) == round(log(4), 6)


def test_dots_of_one_place_stand_side_by_side() -> None:
    assert places(scatter(dot(5, 50), dot(5, 50), dot(5, 50))) == [("50", "50"), ("53", "50"), ("47", "50")]


def test_a_dot_is_not_moved_out_of_its_zone() -> None:
    zones = (zone("quick", 0, 5, 0, 100), zone("slow", 5, 10, 0, 100))
    made = replace(scatter(dot(5, 50), dot(5, 50)), zones=zones)
    assert places(made) == [("50", "50"), ("47", "50")]


def test_zones_and_guides_stand_in_percent() -> None:
    slow = zone("slow", 5, 10, 20, 100)
    guide = Guide(start=(Fraction(0), Fraction(0)), end=(Fraction(10), Fraction(100)))
    made = draw_scatter(replace(scatter(), zones=(slow,), guides=(guide,)), "", (), ())
    (drawn,) = made.zones
    assert (drawn.x, drawn.y, drawn.width, drawn.height, drawn.corner) == ("50", "0", "50", "80", "top left")
    assert made.guides == (Line(x1="0", y1="100", x2="100", y2="0"),)


def test_a_whisker_stands_at_its_dot() -> None:
    made = draw_scatter(scatter(replace(dot(5, 50), low=Fraction(20), high=Fraction(90))), "", (), ())
    assert made.whiskers == (Line(x1="50", y1="80", x2="50", y2="10"),)


def test_a_dot_says_what_it_is_by_its_look() -> None:
    open_ended = replace(dot(5, 90), tone="accent", open_x=True, open_y=True)
    looks = [placed.look for placed in draw_scatter(scatter(dot(1, 1), open_ended), "", (), ()).dots]
    assert looks == ["tone-ink", "tone-accent open-x open-y upper"]


def test_a_figure_keeps_its_sentence_and_its_table() -> None:
    rows = ((Cell(text="a gap", path="records/a.html"), Cell(text="3")),)
    made = draw_scatter(scatter(dot(1, 1)), "One gap.", ("Gap", "Days"), rows)
    assert (made.sentence, made.columns, made.rows) == ("One gap.", ("Gap", "Days"), rows)


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 100)), max_size=40))
def test_every_dot_stands_within_the_figure(points: list[tuple[int, int]]) -> None:
    drawn = places(scatter(*(dot(x, y) for x, y in points)))
    assert len(drawn) == len(points)
    assert all(0 <= float(x) <= 100 and 0 <= float(y) <= 100 for x, y in drawn)
    assert len(set(drawn)) == len(drawn)


def test_a_linear_axis_places_values_as_they_are() -> None:
    assert linear(Fraction(1, 4)) == 0.25
