"""Figures are exact, and rounded half away from zero."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmirror_ssg.figures import exact, read_decimal, rounded

DECIMALS = st.decimals(-(10**6), 10**6, places=4)


@given(DECIMALS)
def test_a_written_decimal_is_read_and_printed_exactly(value: Decimal) -> None:
    read = read_decimal(f"{value:f}")
    assert read == Fraction(value)
    assert Fraction(exact(read)) == read


@given(DECIMALS, st.integers(0, 3))
def test_rounding_is_half_away_from_zero(value: Decimal, places: int) -> None:
    rounding = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    assert Decimal(rounded(Fraction(value), places)) == rounding


@pytest.mark.parametrize("text", ["0,7", "1e3", "1_000", "", "three", "0x1", "inf", "nan", "1.", ".5", "٣", "9" * 5000])
def test_what_is_not_plain_decimal_is_refused(text: str) -> None:
    assert read_decimal(text) is None


def test_sums_that_binary_numbers_miss_are_exact() -> None:
    tenth, fifth = read_decimal("0.1"), read_decimal("0.2")
    assert tenth is not None
    assert fifth is not None
    assert exact(tenth + fifth) == "0.3"


@pytest.mark.parametrize(
    ("value", "unrounded", "shown"),
    [
        (Fraction("31.25"), "31.25", "31.3"),
        (Fraction(100, 3), "100/3", "33.3"),
        (Fraction(-1, 8), "-0.125", "-0.1"),
        (Fraction(212), "212", "212"),
        (Fraction("-0.04"), "-0.04", "0"),
    ],
)
def test_a_figure_has_two_prints(value: Fraction, unrounded: str, shown: str) -> None:
    assert (exact(value), rounded(value)) == (unrounded, shown)
