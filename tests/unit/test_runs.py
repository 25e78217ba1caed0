"""The test for a run of weeks is exact: held against all orders, one by one, and against published tables."""

from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmirror_ssg.analysis.runs import Run, find_run

figures = st.lists(st.integers(0, 9), min_size=1, max_size=6)


def run(*values: int) -> Run:
    return find_run([Fraction(value) for value in values])


def s_of(order: tuple[int, ...]) -> int:
    return sum((later > earlier) - (later < earlier) for earlier, later in combinations(order, 2))


def test_a_straight_run_of_five_is_rarer_than_one_in_twenty_and_one_of_four_is_not() -> None:
    assert (run(1, 2, 3, 4, 5).s, run(1, 2, 3, 4, 5).chance) == (10, Fraction(2, 120))
    assert run(4, 3, 2, 1).chance == Fraction(2, 24)
    assert run(4, 3, 2, 1).s == -6


@pytest.mark.parametrize(
    ("values", "s", "one_sided"),
    [
        ((1, 2, 3, 4, 5, 6, 8, 7), 26, "0.000198"),
        ((2, 1, 4, 3, 6, 5, 8, 7, 10, 9), 35, "0.000473"),
        ((5, 1, 2, 3, 4, 6), 7, "0.136"),
    ],
)
def test_chances_are_those_of_the_published_tables(values: tuple[int, ...], s: int, one_sided: str) -> None:
    found = run(*values)
    assert found.s == s
    assert float(found.chance / 2) == pytest.approx(float(one_sided), rel=5e-3)


def test_figures_that_are_all_equal_run_nowhere() -> None:
    assert run(3, 3, 3, 3) == Run(length=4, up=0, down=0, chance=Fraction(1))


@given(figures)
def test_a_chance_is_the_part_of_all_orders_that_run_as_much(values: list[int]) -> None:
    found = run(*values)
    orders = [s_of(order) for order in permutations(values)]
    assert found.s == s_of(tuple(values))
    assert found.chance == Fraction(sum(abs(s) >= abs(found.s) for s in orders), len(orders))


@given(figures)
def test_the_same_weeks_backwards_run_the_other_way_with_the_same_chance(values: list[int]) -> None:
    there, back = run(*values), run(*reversed(values))
    assert (there.s, there.chance) == (-back.s, back.chance)


@given(figures, st.integers(1, 50))
def test_a_scale_changes_no_chance(values: list[int], factor: int) -> None:
    assert run(*values) == run(*(factor * value for value in values))
