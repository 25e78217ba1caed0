"""Cells of a SQLite file, which hold anything in any column."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmirror_ssg.exchange.perf_mirror_cells import day_of, figure_of, is_true, text_of, whole_of
from perfmirror_ssg.exchange.perf_mirror_file import Cell

CELLS = st.one_of(st.none(), st.integers(-(2**63), 2**63 - 1), st.floats(), st.text(max_size=30), st.binary(max_size=30))


@given(CELLS)
def test_any_cell_can_be_read_as_anything(cell: Cell) -> None:
    assert isinstance(text_of(cell), str)
    assert isinstance(is_true(cell), bool)
    assert whole_of(cell) is None or isinstance(whole_of(cell), int)
    day = day_of(cell)
    assert day is None or 1970 <= day.year <= 2999


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (1735898400000, "2025-01-03"),
        (1735898400, "2025-01-03"),
        (1735898400000.0, "2025-01-03"),
        ("1735898400000", "2025-01-03"),
        (b"1735898400000", "2025-01-03"),
        ("2025-01-03 10:00:00", "2025-01-03"),
        ("2025-01-03T10:00:00.000Z", "2025-01-03"),
        ("2025-01-03T10:00:00Z", "2025-01-03"),
        ("2025-01-03T23:30:00-05:00", "2025-01-04"),
        (" 2025-01-03 ", "2025-01-03"),
        (b"2025-01-03 10:00:00", "2025-01-03"),
        (0, "1970-01-01"),
    ],
)
def test_a_moment_is_told_in_every_form(cell: Cell, day: str) -> None:
    assert day_of(cell) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "cell",
    [
        *(None, "", "soon", "2025-13-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "1969-12-31 00:00:00"),
        *(float("inf"), float("nan"), 10**18, -1, -(10**18), 2**63 - 1, b"\xff", "9" * 16),
    ],
)
def test_what_is_no_moment_is_none(cell: Cell) -> None:
    assert day_of(cell) is None


@pytest.mark.parametrize(
    ("cell", "figure"),
    [
        (3, Fraction(3)),
        (-3, Fraction(-3)),
        (0.1 + 0.2, Fraction(3, 10)),
        (1e-7, Fraction(1, 10**7)),
        (2.5, Fraction(5, 2)),
        (2e13, Fraction(2 * 10**13)),
        (-99999999999999.5, Fraction(-199999999999999, 2)),
        (1e15, None),
        (" 2.5 ", Fraction(5, 2)),
        (b"7", Fraction(7)),
        (1e300, None),
        (10**15, None),
        (float("inf"), None),
        (float("nan"), None),
        ("1e3", None),
        ("", None),
        (None, None),
    ],
)
def test_a_figure_is_the_decimal_a_person_would_have_written(cell: Cell, figure: Fraction | None) -> None:
    assert figure_of(cell) == figure


@pytest.mark.parametrize(("cell", "whole"), [(3, 3), (3.0, 3), ("3", 3), (2.5, None), ("three", None), (None, None)])
def test_a_whole_number_may_be_stored_as_another(cell: Cell, whole: int | None) -> None:
    assert whole_of(cell) == whole


@pytest.mark.parametrize(("cell", "yes"), [(1, True), ("true", True), (b"1", True), (0, False), (None, False), ("no", False)])
def test_yes_has_several_forms(cell: Cell, *, yes: bool) -> None:
    assert is_true(cell) is yes
