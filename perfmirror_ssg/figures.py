"""Exact figures: every number a person writes is read, summed and shown without binary rounding.

In: decimal text, or fractions made of it. Out: `Fraction` values, and the two ways to print one.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from math import lcm

# Longer numbers are a mistake of the keyboard, and would make arithmetic slow.
PLACES = 15
"""Digits before the point of a figure, and after it, at most."""

_DECIMAL = re.compile(rf"[+-]?\d{{1,{PLACES}}}(\.\d{{1,{PLACES}}})?")


def read_decimal(text: str) -> Fraction | None:
    """Read plain decimal notation (`70`, `0.7`, `-3`); None for anything else (`0,7`, `1e3`, `1_000`)."""
    return Fraction(text) if _DECIMAL.fullmatch(text) and text.isascii() else None


def exact(value: Fraction) -> str:
    """Print a figure unrounded: as a decimal when it ends (`31.25`), else as a fraction (`100/3`)."""
    denominator = value.denominator
    if denominator == 1:
        return str(value.numerator)
    twos = fives = 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    if denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    return _fixed(value, max(twos, fives))


def rounded(value: Fraction, places: int = 1) -> str:
    """Print a figure rounded half away from zero; trailing zeros go (`212`, `31.3`, `-0.5`)."""
    if value.denominator == 1:
        return str(value.numerator)
    text = _fixed(value, places)
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def total(values: Sequence[Fraction]) -> Fraction:
    """Add figures up, quickly where they are whole, as nearly all are."""
    if len(values) == 1:
        return values[0]
    if all(value.denominator == 1 for value in values):
        return Fraction(sum(value.numerator for value in values))
    # Whole numbers of the smallest part they have in common: adding fractions would reduce each sum on the way.
    parts = lcm(*(value.denominator for value in values))
    return Fraction(sum(value.numerator * (parts // value.denominator) for value in values), parts)


def _fixed(value: Fraction, places: int) -> str:
    # Whole numbers throughout: a site prints a hundred thousand figures.
    whole = (2 * abs(value.numerator) * 10**places + value.denominator) // (2 * value.denominator)
    digits = str(whole).rjust(places + 1, "0")
    sign = "-" if value.numerator < 0 and whole else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"
