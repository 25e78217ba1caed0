"""Medians and quartiles, by hand, with and without lower bounds."""

from fractions import Fraction

from perfmirror_ssg.analysis.quartiles import ENOUGH, Bounded, quantile, quartiles


def exact(*values: int) -> list[Bounded]:
    return [Bounded(value=Fraction(value)) for value in values]


def at_least(*values: int) -> list[Bounded]:
    return [Bounded(value=Fraction(value), at_least=True) for value in values]


def made(*values: Bounded) -> tuple[Bounded, Bounded, Bounded]:
    lower, median, upper = (quantile(values, Fraction(part, 4)) for part in (1, 2, 3))
    return lower, median, upper


def test_of_few_values_there_is_neither_median_nor_quartile() -> None:
    assert ENOUGH == 5
    assert quartiles(()) is None
    assert quartiles([*exact(1, 2, 3), *at_least(4)]) is None


def test_one_value_is_all_three() -> None:
    assert made(*exact(7)) == tuple(exact(7, 7, 7))


def test_five_values_have_their_quartiles_among_them() -> None:
    # Places 0 to 4: (5 − 1) · ¼ = 1, · ½ = 2, · ¾ = 3.
    assert made(*exact(9, 1, 4, 30, 2)) == tuple(exact(2, 4, 9))


def test_between_two_values_quartiles_are_interpolated() -> None:
    # Places 0 to 3: 0.75, 1.5, 2.25 of 1, 2, 4, 8: 1 + 0.75 · 1, 2 + 0.5 · 2, 4 + 0.25 · 4.
    assert [one.value for one in made(*exact(1, 2, 4, 8))] == [Fraction(7, 4), 3, 5]


def test_a_lower_bound_above_leaves_the_lower_figures_exact() -> None:
    # 1, 2, 4, 8, at least 9: the place of the upper quartile is 3, which is known whatever the last one comes to.
    assert made(*exact(1, 2, 4, 8), *at_least(9)) == tuple(exact(2, 4, 8))


def test_a_figure_that_a_lower_bound_may_still_raise_is_at_least() -> None:
    # 1, at least 2, 4, 8, 9: as they are 2, 4, 8; with infinity for the second 4, 8, 9.
    assert made(*exact(1, 4, 8, 9), *at_least(2)) == tuple(at_least(2, 4, 8))


def test_lower_bounds_below_equal_values_change_nothing() -> None:
    # 3, at least 3, 3, 3, 3: with infinity for the second the figures are 3, 3, 3 still.
    assert made(*exact(3, 3, 3, 3), *at_least(3)) == tuple(exact(3, 3, 3))


def test_only_lower_bounds_give_lower_bounds() -> None:
    assert made(*at_least(1, 2, 3)) == (
        Bounded(value=Fraction(3, 2), at_least=True),
        Bounded(value=Fraction(2), at_least=True),
        Bounded(value=Fraction(5, 2), at_least=True),
    )


def test_quartiles_say_how_many_values_and_how_many_bounds_they_stand_on() -> None:
    found = quartiles([*exact(1, 2, 4, 8), *at_least(9)])
    assert found is not None
    assert (found.n, found.at_least) == (5, 1)
    assert (found.lower, found.median, found.upper) == tuple(exact(2, 4, 8))
