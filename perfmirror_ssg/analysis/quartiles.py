"""Median and quartiles where some values are only known to be at least so much.

In: values, each exact or a lower bound. Out: `Quartiles`, each figure exact or a lower bound itself; none of too few values.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from msgspec import Struct

ENOUGH = 5
"""Values from which a median and quartiles are given: with five, each is one of them that others lie around."""


class Bounded(Struct, frozen=True, kw_only=True, order=True):
    """A figure; with `at_least` it is a lower bound, and the true one is not known yet."""

    value: Fraction
    at_least: bool = False


class Quartiles(Struct, frozen=True, kw_only=True):
    """The middle of some values and of their halves, with how many they are."""

    n: int
    at_least: int
    """How many of the values are lower bounds."""
    lower: Bounded
    median: Bounded
    upper: Bounded


def quartiles(values: Iterable[Bounded]) -> Quartiles | None:
    """Return median and quartiles; None of fewer than ENOUGH values, which can all be shown instead."""
    held = tuple(values)
    if len(held) < ENOUGH:
        return None
    lower, median, upper = (quantile(held, Fraction(part, 4)) for part in (1, 2, 3))
    return Quartiles(n=len(held), at_least=sum(value.at_least for value in held), lower=lower, median=median, upper=upper)


def quantile(values: Sequence[Bounded], part: Fraction) -> Bounded:
    """Return the value below which a part of all lies; at least one value, `part` from 0 to 1.

    Type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages" (1996): the place of it among n ordered values,
    counted from 0, is (n − 1) · part, and between two places it is interpolated. It is computed once with every lower
    bound as it is and once with infinity in its place: the truth lies between the two, so where they agree it is exact.
    """
    bounds = sorted(one.value for one in values)
    known = sorted(one.value for one in values if not one.at_least)
    place = (len(bounds) - 1) * part
    least = _between(bounds, place)
    is_exact = _last(place) < len(known) and _between(known, place) == least
    return Bounded(value=least, at_least=not is_exact)


def _between(ordered: Sequence[Fraction], place: Fraction) -> Fraction:
    below = place.numerator // place.denominator
    rest = place - below
    # Without a rest the next value has no say, and need not exist.
    return ordered[below] + rest * (ordered[below + 1] - ordered[below]) if rest else ordered[below]


def _last(place: Fraction) -> int:
    """Return the last of the places that an interpolation looks at; beyond the known values stands infinity."""
    return -(-place.numerator // place.denominator)
